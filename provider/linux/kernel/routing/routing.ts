import { isIp } from "../../../resource/ip";
import type { Session } from "./answer";
import { type Claim, parseClaims } from "./claims";
import { type KernelRoute, kernelRoutesOf } from "./routes";
import { type KernelRule, kernelRulesOf } from "./rules";
import { tablesOf } from "./tables";

/** Everything about a host's routing that plans are made from. Plain data. */
export interface Routing {
  readonly routes: readonly KernelRoute[];
  /** In the order of the kernel. */
  readonly rules: readonly KernelRule[];
  readonly claims: readonly Claim<unknown>[];
  /** Absent for a session that did not come in by ssh. */
  readonly session?: Session;
}

type Rows = (section: string) => readonly Record<string, unknown>[];

/** Routes and rules of a family stand in one section; what only rules have is a priority. */
const isRule = (row: Readonly<Record<string, unknown>>) => "priority" in row;

export const routeRows = (rows: Rows, family: 4 | 6) => rows(`inet${family}`).filter((row) => !isRule(row));

/** `rows` and `text` give what a section of the snapshot holds. */
export function routingOf(rows: Rows, text: (section: string) => string): Routing {
  const tables = tablesOf(text("tables"));
  const session = sessionOf(text("session"));
  return {
    routes: ([4, 6] as const).flatMap((family) => kernelRoutesOf(routeRows(rows, family), family, tables)),
    rules: ([4, 6] as const).flatMap((family) => kernelRulesOf(rows(`inet${family}`).filter(isRule), family, tables)),
    claims: parseClaims(text("claims")),
    ...(session && { session }),
  };
}

/** SSH_CONNECTION: the client's address and port, the server's address and port. Who comes from a link-local address needs no route. */
function sessionOf(text: string): Session | undefined {
  const [client = "", clientPort, server = "", serverPort] = text.trim().split(/\s+/);
  return isIp(client) && isIp(server) && !/^fe80/i.test(client)
    ? { client, clientPort: Number(clientPort), server, serverPort: Number(serverPort) }
    : undefined;
}
