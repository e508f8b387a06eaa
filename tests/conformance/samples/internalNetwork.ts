import { internalNetwork } from "../../../provider/libvirt/internalNetwork";
import type { Input, Samples } from "../samples";
import { commonDrifts, editStored, foreignNetwork, networkInventory, onNetwork, ownBridge, ownBridgeBad, ownBridgeEdits, removed } from "./networks";

const NAME = "conf-internal";
const minimal: Input = {};
const full: Input = { ...ownBridge("conf-inbr0"), autostart: true, active: true, onGuestsAttached: { restart: "defer", delete: "detach" } };

export const samples: Samples = {
  kind: internalNetwork,
  name: NAME,
  tearDown: removed(NAME),
  minimal,
  full,
  edits: ownBridgeEdits(full, minimal).map((edit) => (edit.impact === "replace" ? { ...edit, to: { name: `${NAME}-renamed` } } : edit)),
  drifts: [
    ...commonDrifts(NAME),
    { title: "the stored definition edited", byHand: onNetwork(NAME, editStored("s/mtu size='1450'/mtu size='1300'/")) },
    {
      title: "given an address",
      byHand: onNetwork(
        NAME,
        `(${editStored("s/<\\/network>/<ip address='192.168.134.1' prefix='24'\\/><\\/network>/")}) && virsh net-destroy "$1" && virsh net-start "$1"`,
      ),
    },
  ],
  bad: [
    { title: "a subnet", args: { subnets: [{ cidr: "192.168.134.0/24" }] }, property: "subnets", reason: /not a property/ },
    { title: "a DNS server", args: { dns: {} }, property: "dns", reason: /not a property/ },
    { title: "MTU too small", args: { mtu: 60 }, property: "mtu", reason: /68/ },
    ...ownBridgeBad(minimal),
  ],
  foreign: foreignNetwork(NAME, '<bridge name="conf-inbr1" stp="on" delay="0"/><mac address="52:54:00:6e:bb:34"/>', {}),
  inventory: networkInventory("conf-"),
};
