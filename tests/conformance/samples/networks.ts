import type { Host } from "../../../provider/host/host";
import type { Input, Samples } from "../samples";

/** What the samples of all kinds of libvirt networks have in common. */

/** Runs virsh commands as an administrator would; "$1" is the network. */
export const onNetwork = (name: string, script: string) => async (host: Host) => {
  await host.run({ name: "by hand", script, args: [name], mutates: true, timeoutMs: 60_000 });
};

/** Rewrites the stored definition with sed. */
export const editStored = (sed: string) =>
  `f=$(mktemp) && virsh net-dumpxml "$1" --inactive | sed "${sed}" >"$f" && virsh net-define "$f"; r=$?; rm -f "$f"; exit $r`;

const REMOVE = 'for name in "$1" "$1-renamed"; do virsh net-destroy "$name"; virsh net-undefine "$name"; done; exit 0';

export const removed = (name: string) => onNetwork(name, REMOVE);

/** Drifts that any network may suffer. `startable`: the host can run it. */
export function commonDrifts(name: string, { startable = true } = {}): Samples["drifts"] {
  const running: Samples["drifts"] = [
    { title: "stopped", byHand: onNetwork(name, 'virsh net-destroy "$1"') },
    { title: "undefined while it runs", byHand: onNetwork(name, 'virsh net-undefine "$1"') },
  ];
  return [
    ...(startable ? running : []),
    { title: "autostart off", byHand: onNetwork(name, 'virsh net-autostart "$1" --disable') },
    { title: "our mark removed", byHand: onNetwork(name, editStored("/<metadata>/,/<\\/metadata>/d")) },
    { title: "gone", byHand: onNetwork(name, 'virsh net-destroy "$1"; virsh net-undefine "$1"') },
  ];
}

/** A network made by hand, of which the kind can express everything in `adoptArgs`. */
export function foreignNetwork(name: string, body: string, adoptArgs: Input, { startable = true } = {}): Samples["foreign"] {
  const xml = `<network><name>${name}</name><uuid>7c9e6679-7425-40de-944b-e07fc1f9${Buffer.from(name).toString("hex").slice(-4)}</uuid><metadata><o:note xmlns:o="urn:other">keep</o:note></metadata>${body}</network>`;
  const script = `f=$(mktemp) && cat >"$f" && virsh net-define "$f"${startable ? ' && virsh net-start "$1"' : ""}; r=$?; rm -f "$f"; exit $r`;
  return {
    make: async (host) => {
      await host.run({ name: "a network made by hand", script, args: [name], input: xml, mutates: true });
    },
    remove: removed(name),
    fingerprint: async (host) => {
      const look = 'virsh net-dumpxml "$1" --inactive | sed "/kvmnet:owner/d"; virsh net-dumpxml "$1"; virsh net-info "$1"';
      return (await host.run({ name: "look at the network", script: look, args: [name] })).stdout;
    },
    adoptArgs: { autostart: false, ...adoptArgs },
  };
}

/** Networks, their files and their bridges; libvirt itself leaves dnsmasq's pid file behind when a network ends. */
/** Networks with their files, bridges, and the firewall rules that name one. */
export const networkInventory = (bridge: string) => async (host: Host) => {
  const script = `virsh -q net-list --all --name | sed "/^$/d"; find /run/libvirt/network /etc/libvirt/qemu/networks ! -type d ! -name "*.pid" 2>/dev/null
ls /sys/class/net | sed -n "/^virbr/p; /^$1/p"
for family in iptables ip6tables; do $family-save 2>/dev/null | sed -n "/^-A LIBVIRT_.* -[io] $1/s/^/$family /p"; done`;
  return (await host.run({ name: "list networks", script, args: [bridge] })).stdout.split("\n").filter(Boolean).sort();
};

/** Properties of a bridge of libvirt's own, with an edit for each. */
export const ownBridge = (name: string) => ({
  bridge: { name, stp: false, delaySeconds: 2, macTableManager: "kernel" },
  mac: "52:54:00:6e:aa:11",
  mtu: 1450,
  ipv6: true,
  portIsolation: true,
  portGroups: [
    { name: "web", default: true, bandwidth: { inbound: { average: 1000, peak: 2000, burst: 512 } } },
    { name: "db", trustGuestRxFilters: true },
  ],
});

export function ownBridgeEdits(full: Input, minimal: Input): Samples["edits"] {
  const [web, db] = full.portGroups as Input[];
  const stopped = { ...minimal, active: false };
  return [
    { title: "no autostart", to: { ...full, autostart: false }, impact: "none" },
    { title: "another default port group", to: { ...full, portGroups: [{ name: "web" }, { ...db, default: true }] }, impact: "none" },
    { title: "a port group more", to: { ...full, portGroups: [web, db, { name: "admin" }] }, impact: "none" },
    { title: "no port group", to: { ...full, portGroups: [] }, impact: "none" },
    { title: "another MTU", to: { ...full, mtu: 1400 }, impact: "restart" },
    { title: "another MAC address", to: { ...full, mac: "52:54:00:6e:aa:12" }, impact: "restart" },
    { title: "spanning tree", to: { ...full, bridge: { ...(full.bridge as Input), stp: true } }, impact: "restart" },
    { title: "no port isolation", to: { ...full, portIsolation: false }, impact: "restart" },
    { title: "stopped", to: { ...full, active: false }, impact: "restart" },
    // Kernels without sfq (the lab's) cannot run it.
    {
      title: "limits on a stopped network",
      from: stopped,
      to: { ...stopped, bandwidth: { inbound: { average: 1000, peak: 5000, burst: 1024 }, outbound: { average: 128 } } },
      impact: "none",
    },
    { title: "another name", from: minimal, to: { ...minimal, name: "renamed" }, impact: "replace" },
  ];
}

/** Refused of any network on a bridge of libvirt's own. */
export const ownBridgeBad = (minimal: Input): Samples["bad"] => [
  {
    title: "two default port groups",
    args: {
      ...minimal,
      portGroups: [
        { name: "a", default: true },
        { name: "b", default: true },
      ],
    },
    property: "portGroups[1].default",
    reason: /only one/,
  },
  { title: "two port groups of one name", args: { ...minimal, portGroups: [{ name: "a" }, { name: "a" }] }, property: "portGroups[1].name", reason: /already/ },
  {
    title: "VLAN on a bridge of libvirt's",
    args: { ...minimal, portGroups: [{ name: "a", vlan: { tags: [{ id: 4 }] } }] },
    property: "portGroups[0].vlan",
    reason: /not a property/,
  },
  {
    title: "peak below average",
    args: { ...minimal, bandwidth: { inbound: { average: 9, peak: 8 } } },
    property: "bandwidth.inbound.peak",
    reason: /less than average/,
  },
  {
    title: "burst without average",
    args: { ...minimal, bandwidth: { inbound: { average: 0, burst: 8 } } },
    property: "bandwidth.inbound.average",
    reason: /needed/,
  },
  { title: "16 characters of bridge name", args: { ...minimal, bridge: { name: "a123456789012345" } }, property: "bridge.name", reason: /15 characters/ },
];
