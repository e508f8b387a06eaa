import type { Exclusive } from "../resource/exclusive";

interface Taking {
  readonly name?: string;
  readonly active?: boolean;
  /** The bridge that libvirt makes, or the name of one that is there and that networks may share. */
  readonly bridge?: { readonly name?: string } | string;
  readonly bandwidth?: unknown;
  readonly subnets?: readonly { readonly cidr?: string }[];
}

/** A network's name, its bridge, the limits of that, and while it runs its subnets: libvirt does not start a network whose subnet another device of the host has. */
export function networkExclusives({ name, active, bridge, bandwidth, subnets = [] }: Taking): Exclusive[] {
  const device = typeof bridge === "object" ? bridge.name : undefined;
  return [
    ...(name === undefined ? [] : [{ path: ["name"], thing: "libvirt network", key: name }]),
    ...(device === undefined ? [] : [{ path: ["bridge", "name"], thing: "device", key: device }]),
    ...(device === undefined || bandwidth === undefined ? [] : [{ path: ["bandwidth"], thing: "limited device", key: device }]),
    ...(active === false ? [] : subnets.flatMap(({ cidr }, i) => (cidr === undefined ? [] : [{ path: ["subnets", i, "cidr"], thing: "subnet", key: cidr }]))),
  ];
}
