/** What a host can be prepared for, with the tool by which we come to it. */
export const tools = { libvirt: "virsh", nftables: "nft", openvswitch: "ovs-vsctl" } as const;

export type Feature = keyof typeof tools;

export const features = Object.keys(tools) as [Feature, ...Feature[]];

export const layouts = ["monolithic", "modular"] as const;
