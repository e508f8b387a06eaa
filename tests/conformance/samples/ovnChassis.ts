import type { Host } from "../../../provider/host/host";
import { ovnChassis } from "../../../provider/ovn/chassis";
import { filesOf, makeCertificates } from "../../certificates";
import type { Samples } from "../samples";
import { byHand, printed, startCentral, stopCentral } from "./ovn";

const full = {
  remotes: ["tcp:127.0.0.1:6642"],
  encapTypes: ["geneve", "vxlan"],
  encapIps: ["127.0.0.1"],
  bridge: "cfovni",
  datapathType: "netdev",
  bridgeMappings: { physnet1: "cfovnx", physnet2: "cfovnx" },
  cmsOptions: ["enable-chassis-as-gw"],
  monitorAll: true,
  remoteProbeMilliseconds: 30_000,
  openflowProbeSeconds: 10,
  onGuestsAttached: { delete: "detach" },
};

const FOLDER = "/root/cfchassis";
const secured = { ...full, remotes: ["ssl:127.0.0.1:16642"], tls: filesOf(FOLDER, "one") };

const minimal = { remotes: ["tcp:127.0.0.1:6642"], encapTypes: ["geneve"], encapIps: ["127.0.0.1"], datapathType: "netdev" };

const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });

const LEAVE = `
pid=$(cat /run/ovn/ovn-controller.pid 2>/dev/null || true)
ovn-appctl --timeout=5 -t ovn-controller exit >/dev/null 2>&1 || true
# It cleans up as long as it has the key of the database.
for _ in $(seq 100); do [ -n "$pid" ] && [ -d "/proc/$pid" ] || break; sleep 0.1; done
[ -z "$pid" ] || kill -9 "$pid" 2>/dev/null || true
for key in remote encap-type encap-ip bridge bridge-datapath-type bridge-mappings; do ovs-vsctl remove Open_vSwitch . external_ids "ovn-$key"; done
for key in owner name made; do ovs-vsctl remove Open_vSwitch . external_ids "kvmnet-chassis-$key"; done
ovs-vsctl --if-exists del-br br-int -- --if-exists del-br cfovni -- del-ssl
`;

const set = (key: string, value: string) => (host: Host) => byHand(host, `ovs-vsctl set Open_vSwitch . 'external_ids:${key}=${value}'`);

export const samples: Samples = {
  kind: ovnChassis,
  name: "cfchassis",
  setUp: async (host) => {
    await startCentral(host);
    await byHand(host, makeCertificates(FOLDER, "database", "one", "two"));
    await byHand(host, `ovn-sbctl set-ssl ${Object.values(filesOf(FOLDER, "database")).join(" ")} -- set-connection ptcp:6642 pssl:16642`);
    await byHand(host, "ovs-vsctl --may-exist add-br cfovnx -- set Bridge cfovnx datapath_type=netdev");
  },
  tearDown: async (host) => {
    await byHand(host, `${LEAVE}\novs-vsctl --if-exists del-br cfovnx\nrm -rf ${FOLDER}`);
    await stopCentral(host);
  },
  minimal,
  full,
  edits: [
    { title: "another address for tunnels", to: { ...full, encapIps: ["127.0.0.2"] }, impact: "blip" },
    { title: "another bridge", from: minimal, to: { ...minimal, bridge: "cfovni" }, impact: "replace" },
    { title: "one network less", to: { ...full, bridgeMappings: { physnet1: "cfovnx" } }, impact: "blip" },
    {
      title: "other words and probes",
      to: { ...full, cmsOptions: [], remoteProbeMilliseconds: 0, openflowProbeSeconds: 0, monitorAll: false },
      impact: "none",
    },
    { title: "TLS", to: secured, impact: "none" },
    { title: "other files for TLS", from: secured, to: { ...secured, tls: filesOf(FOLDER, "two") }, impact: "none" },
    { title: "no TLS any more", from: secured, to: { ...full, tls: "none" }, impact: "none" },
    { title: "guests are to be protected", to: { ...full, onGuestsAttached: { delete: "refuse" } }, impact: "none" },
  ],
  drifts: [
    { title: "an address changed", byHand: set("ovn-encap-ip", "127.0.0.9") },
    { title: "the mappings removed", byHand: (host) => byHand(host, "ovs-vsctl remove Open_vSwitch . external_ids ovn-bridge-mappings") },
    { title: "our mark removed", byHand: (host) => byHand(host, "ovs-vsctl remove Open_vSwitch . external_ids kvmnet-chassis-owner") },
    { title: "the files of TLS taken away", args: secured, byHand: (host) => byHand(host, "ovs-vsctl del-ssl") },
    {
      title: "ovn-controller killed",
      byHand: (host) => byHand(host, "kill -9 $(cat /run/ovn/ovn-controller.pid); pkill -9 -x ovn-controller || true; rm -f /run/ovn/ovn-controller.pid"),
    },
  ],
  bad: [
    bad("no database", { remotes: [] }, "remotes", /at least one/),
    bad("a database without its port", { remotes: ["tcp:192.0.2.5"] }, "remotes[0]", /is not a database/),
    bad("two databases in one text", { remotes: ["tcp:192.0.2.5:6642,tcp:192.0.2.6:6642"] }, "remotes[0]", /is not a database/),
    bad("an unknown tunnel", { encapTypes: ["stt"] }, "encapTypes[0]", /geneve|vxlan/),
    bad("a name for an address", { encapIps: ["kvm1"] }, "encapIps[0]", /address/),
    bad("an address twice", { encapIps: ["192.0.2.1", "192.0.2.1"] }, "encapIps[1]", /repeats/),
    bad("a network's name with a colon", { bridgeMappings: { "a:b": "br-ex" } }, "bridgeMappings.a:b", /physical network/),
    bad("an option with a comma", { cmsOptions: ["a,b"] }, "cmsOptions[0]", /option/),
    bad("files for nothing", { tls: filesOf(FOLDER, "one") }, "tls", /ssl:/),
    bad("a file of nowhere", { tls: { ...filesOf(FOLDER, "one"), privateKey: "one.key" } }, "tls.privateKey", /absolute path/),
    bad("a probe in the past", { remoteProbeMilliseconds: -1 }, "remoteProbeMilliseconds", /negative/),
  ],
  foreign: {
    make: (host) =>
      byHand(
        host,
        `ovs-vsctl set Open_vSwitch . 'external_ids:ovn-remote="tcp:127.0.0.1:6642"' external_ids:ovn-encap-type=geneve external_ids:ovn-encap-ip=127.0.0.1 external_ids:ovn-bridge-datapath-type=netdev
[ -s /run/ovn/ovn-controller.pid ] || lab-daemon start ovn-controller
for _ in $(seq 50); do [ "$(ovn-appctl -t ovn-controller connection-status)" = connected ] && ovs-vsctl br-exists br-int && break; sleep 0.1; done
for _ in $(seq 100); do [ -z "$(ovn-sbctl --bare --columns=name list Chassis)" ] || break; sleep 0.1; done`,
      ),
    remove: (host) => byHand(host, LEAVE),
    fingerprint: (host) =>
      printed(host, "ovs-vsctl get Open_vSwitch . external_ids; ovs-vsctl --bare --columns=name list Bridge | sort; ovn-sbctl --columns=name list Chassis"),
    adoptArgs: minimal,
  },
  inventory: async (host) => {
    const said = await printed(
      host,
      `ovs-vsctl --bare --columns=external_ids list Open_vSwitch | tr ' ' '\\n' | sed 's/^/key /'
ovs-vsctl --bare --columns=private_key list SSL | sed 's/^/files /'
ovs-vsctl --bare --columns=name list Bridge | sed '/^$/d; s/^/bridge /'
ovs-vsctl --bare --columns=name list Port | sed '/^$/d; s/^/port /'
for table in Chassis Chassis_Private; do ovn-sbctl --bare --columns=name list $table | sed "/^$/d; s/^/$table /"; done
ovn-sbctl --bare --columns=ip list Encap | sed '/^$/d; s/^/encap /'
[ ! -s /run/ovn/ovn-controller.pid ] || echo ovn-controller`,
    );
    return said.split("\n").filter(Boolean);
  },
};
