import type { Host } from "../../../provider/host/host";
import { ovnCentral } from "../../../provider/ovn/central";
import { filesOf, makeCertificates } from "../../certificates";
import type { Samples } from "../samples";
import { byHand, printed } from "./ovn";

const minimal = { address: "127.0.0.1" };
const full = { address: "127.0.0.1", northboundPort: 6641, southboundPort: 6642, probeMilliseconds: 30_000, onRowsLeft: "discard" };

const FOLDER = "/root/cfcentral";
const tls = filesOf(FOLDER, "one");
const secured = { ...full, tls };

/** A cluster of one, which could grow; of three is a test of its own. */
const clustered = { ...full, cluster: { members: ["127.0.0.1"] } };

const unfit = (title: string, files: object, property: string, reason: RegExp) => bad(title, { tls: { ...tls, ...files } }, property, reason);
const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });
const hand = (command: string) => (host: Host) => byHand(host, command);
const killed = (name: string) =>
  hand(`kill -9 $(cat /run/ovn/${name}.pid)\nfor _ in $(seq 50); do ovn-appctl -t /run/ovn/${name}.ctl version || break; sleep 0.1; done`);

/** As an administrator does it. */
const BY_HAND = `lab-daemon start ovn-central
ovn-sbctl del-connection -- set-connection ptcp:6642:127.0.0.1`;
const CLEAR = `/usr/share/ovn/scripts/ovn-ctl stop_northd >/dev/null 2>&1 || true
lab-daemon stop ovn-central
rm -rf /var/lib/ovn/* /var/lib/ovn/.ovn* /run/ovn/ovn-northd.*
sed -i '/^# kvmnet begins/,/^# kvmnet ends/d' /etc/default/ovn-central`;

export const samples: Samples = {
  kind: ovnCentral,
  name: "cfcentral",
  setUp: hand(makeCertificates(FOLDER, "one", "two")),
  tearDown: hand(`${CLEAR}\nrm -rf ${FOLDER}`),
  minimal,
  full,
  edits: [
    { title: "another address", to: { ...full, address: "127.0.0.2" }, impact: "blip" },
    { title: "another port", to: { ...full, southboundPort: 16642 }, impact: "blip" },
    { title: "the northbound database closed", to: { ...minimal, onRowsLeft: "discard", probeMilliseconds: 30_000 }, impact: "none" },
    { title: "another patience", to: { ...full, probeMilliseconds: 0 }, impact: "none" },
    { title: "TLS", to: secured, impact: "blip" },
    { title: "other files", from: secured, to: { ...full, tls: filesOf(FOLDER, "two") }, impact: "none" },
    { title: "no TLS any more", from: secured, to: { ...full, tls: "none" }, impact: "blip" },
    { title: "a cluster", to: clustered, impact: "blip" },
    { title: "TLS of a member that is alone", from: clustered, to: { ...clustered, tls }, impact: "blip" },
    {
      title: "another member to come",
      from: clustered,
      to: { ...clustered, cluster: { members: ["127.0.0.1", "127.0.0.2"] }, gone: ["127.0.0.3"] },
      impact: "none",
    },
    { title: "rows are to be protected", to: { ...full, onRowsLeft: "refuse" }, impact: "none" },
  ],
  drifts: [
    {
      title: "the options of OVN's units edited",
      args: clustered,
      byHand: hand("sed -i 's/--ovn-northd-sb-db=[^ \"]*/--ovn-northd-sb-db=unix:x/' /etc/default/ovn-central"),
    },
    { title: "another port for hosts", byHand: hand("ovn-sbctl set-connection ptcp:7642:127.0.0.1") },
    { title: "TLS given up", args: secured, byHand: hand("ovn-sbctl set-connection ptcp:6642:127.0.0.1") },
    { title: "the files of TLS taken away", args: secured, byHand: hand("ovn-nbctl del-ssl") },
    {
      title: "other files for TLS",
      args: { ...secured, adopt: true },
      byHand: hand(`ovn-sbctl set-ssl ${FOLDER}/two.key ${FOLDER}/two.pem ${FOLDER}/ca.pem`),
    },
    { title: "no port at all", byHand: hand("ovn-sbctl del-connection") },
    { title: "another patience", byHand: hand("ovn-nbctl set Connection . inactivity_probe=1000") },
    { title: "northd killed", byHand: hand("kill -9 $(cat /run/ovn/ovn-northd.pid)") },
    { title: "northd paused", byHand: hand("ovn-appctl -t ovn-northd pause") },
    { title: "the southbound database killed", byHand: killed("ovnsb_db") },
  ],
  bad: [
    bad("a name for an address", { address: "kvm1" }, "address", /address/),
    bad("a port beyond all", { southboundPort: 65_536 }, "southboundPort", /1 to 65535/),
    bad("no port", { northboundPort: 0 }, "northboundPort", /1 to 65535/),
    bad("one port for both", { northboundPort: 6642 }, "northboundPort", /southboundPort/),
    bad("an address that nobody connects to", { address: "0.0.0.0" }, "address", /every address/),
    bad("a cluster without this host", { cluster: { members: ["192.0.2.1"] } }, "cluster.members", /127\.0\.0\.1/),
    bad("a member twice", { cluster: { members: ["127.0.0.1", "127.0.0.1"] } }, "cluster.members[1]", /repeats/),
    bad("a member that is gone", { cluster: { members: ["127.0.0.1"] }, gone: ["127.0.0.1"] }, "gone[0]", /is a member/),
    unfit("a file of nowhere", { certificate: "one.pem" }, "tls.certificate", /absolute path/),
    {
      ...unfit("a file with a blank in a cluster", { certificate: "/etc/a b.pem" }, "tls.certificate", /option of OVN's units: \/etc\/a b\.pem/),
      args: { ...minimal, tls: { ...tls, certificate: "/etc/a b.pem" }, cluster: { members: ["127.0.0.1"] } },
    },
    bad("a probe in the past", { probeMilliseconds: -1 }, "probeMilliseconds", /negative/),
  ],
  foreign: {
    make: hand(BY_HAND),
    remove: hand(CLEAR),
    fingerprint: (host) => printed(host, "cat /etc/default/ovn-central; ovn-sbctl --columns=target,external_ids list Connection"),
    adoptArgs: { ...minimal, onRowsLeft: "discard" },
  },
  inventory: async (host) => {
    const said = await printed(
      host,
      "cat /etc/default/ovn-central | sed 's/^/file: /'; find /var/lib/ovn /run/ovn -type f -o -type s 2>/dev/null | sed 's/northd[.][0-9]*[.]/northd./' | sort -u; pgrep -a 'ovn-northd|ovsdb-server' | sed 's/^[0-9]* //'",
    );
    return said.split("\n").filter(Boolean);
  },
};
