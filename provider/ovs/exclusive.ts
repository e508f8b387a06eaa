import type { Exclusive } from "../resource/exclusive";

/** A bridge is a device of the host, too. */
export const bridgeExclusives = ({ name }: { readonly name?: string }): Exclusive[] =>
  name === undefined ? [] : [{ path: ["name"], thing: "device", key: name }];

interface Named {
  readonly name?: string;
  readonly type?: string;
  readonly members?: readonly string[];
}

/** A `system` port is a NIC that is there, and is a port of one bridge at most, as a bond's members are; any other is a device or a name of its own. */
export function portExclusives({ name, type, members = [] }: Named): Exclusive[] {
  const own: Exclusive[] = name === undefined || type === undefined ? [] : [{ path: ["name"], thing: type === "system" ? "port" : "device", key: name }];
  return [...own, ...members.map((key, i) => ({ path: ["members", i], thing: "port", key }))];
}
