import { KvmnetError } from "../resource/error";

/** What OVN would take, and not carry out, or for somebody else. */
export const refused = (property: string, problem: string, remedy: string) => new KvmnetError({ code: "refused", property, problem, remedy });
