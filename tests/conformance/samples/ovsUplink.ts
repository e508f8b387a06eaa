import { ovsUplink } from "../../../provider/linux/ovsUplink";
import type { Samples } from "../samples";
import { byHand, inventory, printed } from "./ovs";

const NAME = "cfup0";
const OTHER_NIC = "cfup1";
const BRIDGE = "cfubr0";
const OTHER = "cfubr1";

const minimal = { bridge: BRIDGE, persistence: "runtime" };

const full = {
  ...minimal,
  addresses: ["198.18.91.10/24", "fd00:91::10/64"],
  gateway: "198.18.91.1",
  gateway6: "fd00:91::1",
  gatewayMetric: 4291,
  dhcp4: false,
  dhcp6: false,
  dns: { servers: ["198.18.91.53"], search: ["up.example"] },
  guard: { timeoutSeconds: 60 },
};

const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });

/** A NIC with a life before us: addresses and a route; and two bridges in user space. */
const makeNics = (host: Parameters<typeof byHand>[0]) =>
  byHand(
    host,
    `for bridge in ${BRIDGE} ${OTHER}; do ovs-vsctl --may-exist add-br $bridge -- set Bridge $bridge datapath_type=netdev; done
    for nic in ${NAME} ${OTHER_NIC}; do
      [ ! -e /sys/class/net/$nic ] || ip link del $nic
      ip link add $nic type veth peer name $nic'p'
      ip link set $nic up; ip link set $nic'p' up
    done
    rm -f /run/kvmnet/link-${BRIDGE}.json /run/kvmnet/link-${OTHER}.json
    ip addr add 198.18.91.9/24 brd + dev ${NAME}
    ip -6 addr add fd00:91::9/64 dev ${NAME} nodad
    ip route add 198.19.91.0/24 via 198.18.91.8 dev ${NAME} proto static`,
  );

export const samples: Samples = {
  kind: ovsUplink,
  name: NAME,
  setUp: makeNics,
  tearDown: (host) =>
    byHand(
      host,
      `ovs-vsctl --if-exists del-br ${BRIDGE} -- --if-exists del-br ${OTHER}
      for nic in ${NAME} ${OTHER_NIC}; do ip link delete $nic 2>/dev/null || true; done
      rm -f /run/kvmnet/link-${BRIDGE}.json /run/kvmnet/link-${OTHER}.json`,
    ),
  minimal,
  full,
  edits: [
    { title: "another address", to: { ...full, addresses: ["198.18.91.11/24", "fd00:91::10/64"] }, impact: "blip" },
    { title: "a further address", to: { ...full, addresses: [...full.addresses, "198.18.91.12/24"] }, impact: "none" },
    { title: "addresses of its own", from: minimal, to: { ...minimal, addresses: ["198.18.91.10/24"] }, impact: "blip" },
    { title: "another gateway", to: { ...full, gateway: "198.18.91.2" }, impact: "none" },
    { title: "no gateways", to: { ...full, gateway: "none", gateway6: "none", gatewayMetric: undefined }, impact: "none" },
    { title: "another metric", to: { ...full, gatewayMetric: 4292 }, impact: "none" },
    { title: "other name servers", to: { ...full, dns: { servers: ["198.18.91.54"], search: [] } }, impact: "none" },
    { title: "another guard", to: { ...full, guard: { timeoutSeconds: 61 } }, impact: "none" },
    { title: "another bridge", to: { ...full, bridge: OTHER }, impact: "replace" },
    { title: "another NIC", to: { ...full, name: OTHER_NIC }, impact: "replace" },
  ],
  drifts: [
    { title: "an address removed", byHand: (host) => byHand(host, `ip addr del 198.18.91.10/24 dev ${BRIDGE}`) },
    { title: "an address added", byHand: (host) => byHand(host, `ip addr add 198.18.91.77/24 dev ${BRIDGE}`) },
    { title: "a moved address removed", args: minimal, byHand: (host) => byHand(host, `ip addr del 198.18.91.9/24 dev ${BRIDGE}`) },
    { title: "the default route removed", byHand: (host) => byHand(host, `ip route del default dev ${BRIDGE}`) },
    { title: "the bridge's local port down", byHand: (host) => byHand(host, `ip link set ${BRIDGE} down`) },
    { title: "the NIC down", byHand: (host) => byHand(host, `ip link set ${NAME} down`) },
    { title: "the port removed", byHand: (host) => byHand(host, `ovs-vsctl del-port ${NAME}`) },
    { title: "our mark removed", byHand: (host) => byHand(host, `ovs-vsctl remove Port ${NAME} external_ids kvmnet-owner`) },
  ],
  bad: [
    { title: "no bridge", args: { persistence: "runtime" }, property: "bridge", reason: /./ },
    bad("the name of the bridge", { name: BRIDGE }, "name", /the bridge itself/),
    bad("the loopback device", { name: "lo" }, "name", /loopback/),
    bad("a bridge with a name too long", { bridge: "a-name-of-16-chr" }, "bridge", /15/),
    bad("an address without its length", { addresses: ["198.18.91.10"] }, "addresses[0]", /prefix/),
    bad("the address of the network", { addresses: ["198.18.91.0/24"] }, "addresses[0]", /network address/),
    bad("a gateway elsewhere", { addresses: ["198.18.91.10/24"], gateway: "198.18.92.1" }, "gateway", /no subnet/),
    bad("an IPv6 gateway for IPv4", { addresses: ["198.18.91.10/24"], gateway: "fd00:91::1" }, "gateway", /IPv4/),
    bad("a metric without a gateway", { gatewayMetric: 5 }, "gatewayMetric", /no meaning/),
    bad("a lease that nobody renews", { dhcp4: true }, "dhcp4", /manager/),
    bad("a name server twice", { dns: { servers: ["198.18.91.53", "198.18.91.53"] } }, "dns.servers[1]", /twice/),
    bad("a misspelt property", { adresses: [] }, "adresses", /addresses/),
  ],
  foreign: {
    make: (host) =>
      byHand(
        host,
        `ovs-vsctl --may-exist add-port ${BRIDGE} ${NAME} -- set Port ${NAME} external_ids:of=admin; ip addr flush dev ${NAME}; ip link set ${BRIDGE} up`,
      ),
    remove: (host) => byHand(host, `ovs-vsctl --if-exists del-port ${NAME}`),
    fingerprint: (host) =>
      printed(
        host,
        `ovs-vsctl list Port ${NAME}; ovs-vsctl --columns=_uuid,name,type,options,external_ids list Interface ${NAME}; ip -o addr show dev ${BRIDGE}`,
      ),
    adoptArgs: minimal,
  },
  inventory: async (host) => [
    ...(await inventory(host)),
    ...(
      await printed(
        host,
        `ip -o addr show dev ${BRIDGE}; ip -o addr show dev ${NAME}; ip route show dev ${NAME}; ip route show dev ${BRIDGE}; ls /run/kvmnet/link-* 2>/dev/null || true`,
      )
    )
      .split("\n")
      .filter((line) => line && !line.includes("fe80:"))
      .map((line) => line.replace(" tentative", "")),
  ],
};
