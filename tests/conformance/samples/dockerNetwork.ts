import { dockerNetwork } from "../../../provider/docker/dockerNetwork";
import type { Samples } from "../samples";
import { OWNER } from "../stage";
import { byHand, inventory, printed, startDocker, stopDocker } from "./docker";

const NAME = "cfdocker";
const MINIMAL = ["--subnet", "192.168.107.0/24"];
const subnet = { cidr: "192.168.107.0/24", gateway: "192.168.107.254", ipRange: "192.168.107.128/25", auxAddresses: { router: "192.168.107.1" } };
const six = { cidr: "fd00:107::/64", gateway: "fd00:107::1" };
const minimal = { subnets: [{ cidr: subnet.cidr }] };
const full = {
  driver: "bridge",
  subnets: [subnet, six],
  ipv6: true,
  internal: true,
  bridge: "cfdk0",
  options: { "com.docker.network.driver.mtu": "1400" },
  labels: { "org.example.team": "net & 'ops' = $HOME" },
  onGuestsAttached: { delete: "refuse" },
};
const macvlan = {
  driver: "macvlan",
  parent: "cfdklow",
  subnets: [{ cidr: "192.168.108.0/24", gateway: "192.168.108.1" }],
  options: { macvlan_mode: "bridge" },
};

/** Anew by hand, with our mark: as one does who copies what `docker inspect` shows. */
const again = (...words: readonly string[]) =>
  `docker network rm ${NAME} >/dev/null; docker network create --label kvmnet.owner=${OWNER} ${words.join(" ")} ${NAME} >/dev/null`;

export const samples: Samples = {
  kind: dockerNetwork,
  name: NAME,
  setUp: async (host) => {
    await startDocker(host);
    await byHand(host, "ip link show cfdklow >/dev/null 2>&1 || ip link add cfdklow type veth peer name cfdkpeer");
  },
  tearDown: async (host) => {
    await stopDocker(host);
    await byHand(host, "ip link delete cfdklow 2>/dev/null || :");
  },
  minimal,
  full,
  edits: [
    // Of the state alone: an update without work looks twice, and writes nothing, so that it is not the one that round trips are counted of.
    { title: "containers may be cut off", from: full, to: { ...full, onGuestsAttached: { delete: "detach" } }, impact: "none" },
    { title: "another gateway", from: minimal, to: { subnets: [{ ...minimal.subnets[0], gateway: "192.168.107.254" }] }, impact: "replace" },
    { title: "onto a device of the host", to: macvlan, impact: "replace" },
  ],
  drifts: [
    { title: "made anew by hand, with another subnet", args: minimal, byHand: (host) => byHand(host, again("--subnet", "192.168.109.0/24")) },
    { title: "made anew by hand, without a way out", args: { ...minimal, internal: false }, byHand: (host) => byHand(host, again(...MINIMAL, "--internal")) },
    { title: "its bridge deleted", byHand: (host) => byHand(host, "ip link delete cfdk0") },
  ],
  bad: [
    { title: "a name of Docker's own", args: { ...minimal, name: "bridge" }, property: "name", reason: /Docker's own/ },
    { title: "a blank in the name", args: { ...minimal, name: "a b" }, property: "name", reason: /file's name/ },
    { title: "another driver", args: { ...minimal, driver: "overlay" }, property: "driver", reason: /./ },
    { title: "macvlan on nothing", args: { ...macvlan, parent: undefined }, property: "parent", reason: /device/ },
    { title: "macvlan with a bridge", args: { ...macvlan, bridge: "dk0" }, property: "bridge", reason: /no bridge/ },
    { title: "a bridge on a device", args: { ...minimal, parent: "eth1" }, property: "parent", reason: /no device/ },
    { title: "host bits", args: { subnets: [{ cidr: "192.168.107.5/24" }] }, property: "subnets[0].cidr", reason: /host bits/ },
    { title: "a gateway elsewhere", args: { subnets: [{ ...subnet, gateway: "192.168.106.1" }] }, property: "subnets[0].gateway", reason: /not in/ },
    { title: "a range that reaches out", args: { subnets: [{ ...subnet, ipRange: "192.168.106.0/23" }] }, property: "subnets[0].ipRange", reason: /not in/ },
    {
      title: "an address elsewhere",
      args: { subnets: [{ ...subnet, auxAddresses: { router: "10.0.0.1" } }] },
      property: "subnets[0].auxAddresses.router",
      reason: /not in/,
    },
    { title: "two subnets of IPv4", args: { subnets: [subnet, { cidr: "10.9.0.0/24" }] }, property: "subnets[1].cidr", reason: /IPv6/ },
    { title: "IPv6 that is off", args: { subnets: [subnet, six], ipv6: false }, property: "subnets[1].cidr", reason: /takes away/ },
    { title: "IPv6 alone", args: { subnets: [six] }, property: "subnets[0].cidr", reason: /of IPv4/ },
    { title: "IPv6 without a subnet", args: { ...minimal, ipv6: true }, property: "ipv6", reason: /subnet/ },
    {
      title: "an option with a property of its own",
      args: { ...minimal, options: { "com.docker.network.bridge.name": "dk0" } },
      property: "options.com.docker.network.bridge.name",
      reason: /say `bridge`/,
    },
    { title: "our mark as a label", args: { ...minimal, labels: { "kvmnet.owner": "me" } }, property: "labels.kvmnet.owner", reason: /set for you/ },
    { title: "a key that ends early", args: { ...minimal, labels: { "a=b": "c" } }, property: "labels.a=b", reason: /letters/ },
    { title: "a line break", args: { ...minimal, labels: { a: "b\nremove" } }, property: "labels.a", reason: /control/ },
  ],
  foreign: {
    make: (host) => byHand(host, `docker network create ${MINIMAL.join(" ")} ${NAME} >/dev/null`),
    remove: (host) => byHand(host, `docker network rm ${NAME} >/dev/null 2>&1 || :; rm -f /etc/kvmnet/docker.d/${NAME}`),
    fingerprint: (host) => printed(host, `docker network inspect ${NAME}; cat /etc/kvmnet/docker.d/${NAME} 2>/dev/null || :`),
    adoptArgs: minimal,
  },
  inventory,
};
