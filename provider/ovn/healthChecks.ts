import { entries, map, type Row } from "../host/ovsdbValue";
import { endpoint } from "../resource/endpoint";
import { field } from "../resource/schema";
import { z } from "../resource/zod";
import type { Children } from "./northbound/rowSpec";

/** How it is asked whether the guests behind an address live: a row for each, which the load balancer alone has. */

const count = (otherwise: number) => z.int().min(1, "must be at least 1").max(86400, "must be at most 86400").default(otherwise);

export const healthCheck = z.strictObject({
  vip: field(endpoint(), { description: "The address and port of `vips` whose guests are asked.", term: "Load_Balancer_Health_Check.vip" }),
  intervalSeconds: field(count(5), { description: "How often a guest is asked.", unit: "seconds", term: "options:interval" }),
  timeoutSeconds: field(count(20), { description: "How long an answer may take.", unit: "seconds", term: "options:timeout" }),
  successCount: field(count(3), { description: "Answers, one after the other, after which a guest counts as alive.", term: "options:success_count" }),
  failureCount: field(count(3), { description: "Failures, one after the other, after which it gets no connections.", term: "options:failure_count" }),
});

export type HealthCheck = z.infer<typeof healthCheck>;

/** OVN's words for the numbers, and what it takes where one is missing. */
const options = {
  intervalSeconds: ["interval", 5],
  timeoutSeconds: ["timeout", 20],
  successCount: ["success_count", 3],
  failureCount: ["failure_count", 3],
} as const;

/** Rows have no order. */
const sorted = (checks: readonly HealthCheck[]) => [...checks].sort((a, b) => (a.vip < b.vip ? -1 : Number(a.vip > b.vip)));

const read = (row: Row): HealthCheck => {
  const said = entries(row.options);
  const numbers = Object.entries(options).map(([property, [key, otherwise]]) => [property, Number(said[key] ?? otherwise)]);
  return { vip: String(row.vip), ...(Object.fromEntries(numbers) as Omit<HealthCheck, "vip">) };
};

export const healthChecks: Children = {
  table: "Load_Balancer_Health_Check",
  column: "health_check",
  read: (rows) => sorted(rows.map(read)),
  write: (value) =>
    (value as HealthCheck[]).map(({ vip, ...numbers }) => ({
      vip,
      options: map(Object.fromEntries(Object.entries(options).map(([property, [key]]) => [key, String(numbers[property as keyof typeof options])]))),
    })),
  normal: (value) => sorted(value as HealthCheck[]),
};
