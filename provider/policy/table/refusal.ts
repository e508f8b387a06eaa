import { KvmnetError } from "../../resource/error";

/** What stands against a value on this host. */
export const refusal = (property: string, problem: string, remedy: string) => new KvmnetError({ code: "refused", property, problem, remedy });
