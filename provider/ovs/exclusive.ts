import type { Exclusive } from "../resource/exclusive";

/** A bridge is a device of the host, too. */
export const bridgeExclusives = ({ name }: { readonly name?: string }): Exclusive[] =>
  name === undefined ? [] : [{ path: ["name"], thing: "device", key: name }];

/** A `system` port is a NIC that is there, and is a port of one bridge at most; any other is a device or a name of its own. */
export const portExclusives = ({ name, type }: { readonly name?: string; readonly type?: string }): Exclusive[] =>
  name === undefined || type === undefined ? [] : [{ path: ["name"], thing: type === "system" ? "port" : "device", key: name }];
