import type { Host } from "../host/host";
import type { End, Task, World } from "../host/round/world";
import { sectionsOf } from "../host/sections";
import { shellFile } from "../host/shellFile";
import { KvmnetError } from "../resource/error";
import { icmpTypes } from "../resource/securityGroup/icmp";
import { type Policy, parsePolicy } from "./snapshot";
import { bootFiles } from "./table/boot";
import { type FarServer, startFarServer } from "./table/farServer";
import { type Fragment, fragmentText, type Line, pathOf } from "./table/fragment";
import { ordersOf, type Work } from "./table/orders";

export function putWork(fragment: Fragment, notes: readonly string[], ending?: string): Work {
  const measure = fragment.rules.find((line) => "measure" in line);
  const server = measure && farServerOf(measure);
  return {
    path: pathOf(fragment.kind, fragment.name),
    text: fragmentText(fragment),
    ...(measure && { measures: true }),
    ...(server && { server }),
    ...(ending !== undefined && { ending }),
    notes,
  };
}

const farServerOf = ({ serverHost: host, serverHostNamespace: namespace, address, port, seconds, withinSeconds }: Extract<Line, { measure: string }>) =>
  host === undefined ? undefined : ({ host, namespace, address, port, seconds: seconds + 2 * withinSeconds } satisfies FarServer);

export const removeWork = (kind: string, name: string, notes: readonly string[], ending?: string): Work => ({
  path: pathOf(kind, name),
  ...(ending !== undefined && { ending }),
  notes,
});

const needs = ["nft", "flock"];
const bootPaths = bootFiles.map(({ path }) => path);

/** Our tables on a host, with what they are made of. All fragments that wait are put in by one transaction. */
export const policy: World<Policy, Work> = {
  name: "policy",
  stepSize: 1000,
  look: async (host) =>
    parsePolicy(
      (
        await host.run({
          name: "read our tables",
          script:
            icmpTypes +
            shellFile(
              __dirname,
              "../host/say.sh",
              "../host/ovs.sh",
              "../host/python.sh",
              "table/compose.sh",
              "table/hold.sh",
              "table/limit.sh",
              "table/impair.sh",
              "table/groupFlows.py",
              "table/switch.py",
              "table/switch.sh",
              "table/look.sh",
            ),
          args: bootPaths,
          needs,
        })
      ).stdout,
      host.facts.sessionDevices,
    ),
  write,
  foretell: async (_host, _seen, { work }) => work.notes,
};

async function write(host: Host, seen: Policy, tasks: readonly Task<Work>[]) {
  // Each was decided on the host as it was; the second of two that touch one thing decides anew.
  const paths = new Set<string>();
  const first = tasks.map(({ work }) => !paths.has(work.path) && paths.add(work.path) !== undefined);
  // Others wait for the lock while one is measured: each has a step of its own, after those that need no time.
  const measured = tasks.every(({ work }) => work.measures) ? 0 : -1;
  const chosen = tasks.map(({ work }, i) => first[i] && (!work.measures || i === measured));
  const far = tasks[measured]?.work.server;
  const started = far && (await startFarServer(host, far).catch((error: KvmnetError) => error));
  if (started instanceof Error) {
    return { seen, ends: tasks.map((_, i): End => (chosen[i] ? { end: "failed", error: started } : { end: "later" })) };
  }
  const { stdout, stderr } = await host
    .run({
      name: tasks.length === 1 && tasks[0] ? tasks[0].step : "change our tables",
      script:
        icmpTypes +
        shellFile(
          __dirname,
          "../host/say.sh",
          "../host/ovs.sh",
          "../host/python.sh",
          "table/compose.sh",
          "table/hold.sh",
          "table/limit.sh",
          "table/impair.sh",
          "table/groupFlows.py",
          "table/switch.py",
          "table/switch.sh",
          "table/orders.sh",
          "table/flows.sh",
          "table/namespace.sh",
          "table/serve.sh",
          "table/probe.sh",
          "table/measure.sh",
          "table/write.sh",
          "table/look.sh",
        ),
      args: [seen.hash, ...bootPaths],
      input: ordersOf(
        seen.boot,
        tasks.flatMap(({ work }, i) => (chosen[i] ? [work] : [])),
      ),
      mutates: true,
      needs: [...needs, ...(tasks.some(({ work }) => work.ending !== undefined) ? ["conntrack"] : [])],
    })
    .finally(started);
  const sections = sectionsOf(stdout);
  const named = (name: string) => sections.find((section) => section.name === name);
  const failed = named("failed");
  const ends = tasks.map(({ step }, i): End => {
    if (first[i] && !chosen[i]) {
      return { end: "later" };
    }
    if (!chosen[i] || named("stale")) {
      return { end: "stale" };
    }
    return named("done") ? { end: "done" } : { end: "failed", error: refusedBy(step, failed?.body.trim() ?? stderr) };
  });
  return { seen: parsePolicy(stdout, host.facts.sessionDevices), ends };
}

const refusedBy = (step: string, words: string) =>
  new KvmnetError({
    code: "step-failed",
    step,
    problem: "the host did not take the rules; those that were there before are in place",
    remedy: "see what it says; once that is mended (nftables in the kernel, a full disk), run `pulumi up` again",
    toolOutput: words,
  });
