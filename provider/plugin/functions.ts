import type { Json } from "../engine/json";

/** Calls a function by its token, `kvmnet:index:getHost`. */
export function invoke(token: string, args: Json, fromConfig: unknown, preview: boolean): Promise<object> {
  const { callFunction } = require("../lookup/functions") as typeof import("../lookup/functions");
  return callFunction(token.split(":").at(-1) ?? "", args, fromConfig, preview);
}
