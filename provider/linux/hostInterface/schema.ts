import { field, mac, mapOfNamed } from "../../resource/schema";
import { z } from "../../resource/zod";
import { actingArgs, addressArgs, addressState, linkArgs, linkState } from "../device/schema";
import { nicBefore, nicDeclared } from "../kernel/nicRecord";

const count = () => z.int().min(1, "must be at least 1").max(65536, "must be at most 65536");
const rate = () => z.int().min(0).max(4294967295);

/** One virtual function, addressed by its index. */
const vfSettings = () =>
  z.strictObject({
    index: field(z.int().min(0).max(65535), { description: "Which virtual function, from 0.", term: "`vf N`" }),
    mac: field(mac().optional(), { description: "MAC address: the guest cannot change it then. Not set: not managed.", term: "`mac`" }),
    vlan: field(z.int().min(0).max(4094, "must be 0 to 4094").optional(), {
      description: "VLAN that the NIC tags and untags for it. 0: none. Not set: not managed.",
      term: "`vlan`",
    }),
    qos: field(z.int().min(0).max(7, "must be 0 to 7").optional(), { description: "Priority in the tag, with `vlan`.", term: "`qos`" }),
    trust: field(z.boolean().optional(), {
      description: "May change its MAC address and listen to everything, as far as the driver goes along. Not set: not managed.",
      term: "`trust`",
    }),
    spoofCheck: field(z.boolean().optional(), { description: "Drop what it sends from another MAC address. Not set: not managed.", term: "`spoofchk`" }),
    linkState: field(z.enum(["auto", "enable", "disable"]).optional(), {
      description: "Its link as the guest sees it: that of the NIC (`auto`), always up, always down. Not set: not managed.",
      term: "`state`",
    }),
    minTxRateMbps: field(rate().optional(), { description: "Rate that it is sure of. 0: none. Not set: not managed.", unit: "Mbit/s", term: "`min_tx_rate`" }),
    maxTxRateMbps: field(rate().optional(), {
      description: "Most that it may send. 0: no limit. Not set: not managed.",
      unit: "Mbit/s",
      term: "`max_tx_rate`",
    }),
  });

export const hostInterfaceArgs = z.strictObject({
  ...addressArgs(),
  ...linkArgs({
    mtu: "Largest packet. Not set: not managed.",
    mac: "MAC address. Not set: not managed.",
    up: "Administratively up.",
  }),
  offloads: field(mapOfNamed(z.string(), z.boolean()).optional(), {
    description:
      "Features by name, as `ethtool -k` prints them or by their short names (`tso`, `gso`, `gro`, `lro`, `rx`, `tx`, `sg`, `rxvlan`, `txvlan`, `ntuple`, `rxhash`). A feature that is not named is not managed.",
    term: "`ethtool -K`",
  }),
  queues: field(
    z
      .strictObject({
        combined: field(count().optional(), { description: "Queues for both directions.", term: "`combined`" }),
        rx: field(count().optional(), { description: "Queues for receiving alone.", term: "`rx`" }),
        tx: field(count().optional(), { description: "Queues for sending alone.", term: "`tx`" }),
      })
      .optional(),
    { description: "How many queues (channels) the NIC uses. One that is not set is not managed.", term: "`ethtool -L`" },
  ),
  ring: field(
    z
      .strictObject({
        rx: field(count().optional(), { description: "For receiving.", unit: "packets", term: "`rx`" }),
        tx: field(count().optional(), { description: "For sending.", unit: "packets", term: "`tx`" }),
      })
      .optional(),
    { description: "Sizes of the NIC's rings. One that is not set is not managed.", term: "`ethtool -G`" },
  ),
  virtualFunctions: field(z.int().min(0).max(65535).optional(), {
    description:
      "How many virtual functions (SR-IOV) the NIC has. The kernel takes all of them away before it makes another number: refused while guests have some, unless `onGuestsAttached.delete` is `detach`. Not set: not managed.",
    term: "`/sys/class/net/NIC/device/sriov_numvfs`",
  }),
  vfSettings: field(z.array(vfSettings()).optional(), {
    description: "Settings of virtual functions. Of one that is not listed, and of a setting that is not named, nothing is managed.",
    term: "`ip link set NIC vf N …`",
  }),
  ...actingArgs("What may happen to guests that have virtual functions of the NIC: `delete: detach` takes them away when their number changes, or on removal."),
});

const counts = () => z.record(z.string(), z.number());

export const hostInterfaceState = z.strictObject({
  ...addressState(),
  ...linkState(),
  master: field(z.string().optional(), { description: "The bridge or bond that it is a port of." }),
  offloads: field(z.record(z.string(), z.boolean()).optional(), { description: "Features, with their long names." }),
  queues: field(counts().optional(), { description: "Queues that are used." }),
  ring: field(counts().optional(), { description: "Sizes of the rings.", unit: "packets" }),
  virtualFunctions: field(z.number().optional(), { description: "Number of virtual functions; absent without SR-IOV." }),
  vfSettings: field(z.array(vfSettings()).optional(), { description: "The virtual functions as they are." }),
  vfUsers: field(z.array(z.string()), { description: "Who uses virtual functions: `0 (vfio-pci)`, `3 (eth1v3, a port of br0)`." }),
  limits: field(
    z.strictObject({
      fixedOffloads: field(z.array(z.string()), { description: "Features that the driver does not let be changed." }),
      queues: field(counts(), { description: "Most queues." }),
      ring: field(counts(), { description: "Largest rings." }),
      virtualFunctions: field(z.number(), { description: "Most virtual functions." }),
    }),
    { description: "What the NIC can do.", bookkeeping: true },
  ),
  before: nicBefore(),
  declared: nicDeclared(),
});
