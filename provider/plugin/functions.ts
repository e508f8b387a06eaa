import type { Json } from "../engine/json";
import { KvmnetError } from "../resource/error";

type Lookup = typeof import("../lookup");

interface Access {
  readonly connection?: unknown;
  readonly fromConfig?: unknown;
}

type Call = (lookup: Lookup, args: Json, access: Access, preview: boolean) => Promise<object>;

/** The functions of the package. What they answer is an object, as other languages want it. */
const FUNCTIONS: Readonly<Record<string, Call>> = {
  getHost: (lookup, _args, access) => lookup.getHost(access),
  getNetwork: (lookup, { name }, access) => lookup.getNetwork(String(name), access),
  getDhcpLeases: async (lookup, { network }, access) => ({ leases: await lookup.getDhcpLeases(String(network), access) }),
  getDomainInterfaces: async (lookup, { domain }, access) => ({ interfaces: await lookup.getDomainInterfaces(domain as string | undefined, access) }),
  // What a preview looks at does not begin to run while it waits.
  waitForLease: (lookup, wanted, access, preview) =>
    lookup.waitForLease({ ...(wanted as unknown as Parameters<Lookup["waitForLease"]>[0]), ...(preview && { timeoutSeconds: 0 }) }, access),
};

/** Calls a function by its token, `kvmnet:index:getHost`. */
export async function invoke(token: string, { connection, ...args }: Json, fromConfig: unknown, preview: boolean): Promise<object> {
  const name = token.split(":").at(-1) ?? "";
  const call = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!call) {
    throw new KvmnetError({ code: "invalid-input", problem: `there is no function ${token}`, remedy: `there are ${Object.keys(FUNCTIONS).join(", ")}` });
  }
  const lookup = require("../lookup") as Lookup;
  return call(lookup, args, { connection, fromConfig }, preview);
}
