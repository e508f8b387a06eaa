/** The short names of `ethtool -K` and what `ethtool -k` calls them (ethtool.8, off_flag_def of ethtool.c). */
const LONG: Readonly<Record<string, string>> = {
  rx: "rx-checksumming",
  tx: "tx-checksumming",
  sg: "scatter-gather",
  tso: "tcp-segmentation-offload",
  ufo: "udp-fragmentation-offload",
  gso: "generic-segmentation-offload",
  gro: "generic-receive-offload",
  lro: "large-receive-offload",
  rxvlan: "rx-vlan-offload",
  txvlan: "tx-vlan-offload",
  ntuple: "ntuple-filters",
  rxhash: "receive-hashing",
};

export const longName = (name: string): string => LONG[name] ?? name;

/** What the kernel does by itself, whatever the NIC: nothing is told to the NIC. */
export const inSoftware: readonly string[] = ["generic-receive-offload", "generic-segmentation-offload", "rx-gro-list", "rx-udp-gro-forwarding"];
