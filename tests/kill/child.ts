import { createProvider } from "../../provider/adapter/provider";
import { connection } from "../../provider/host/connection";
import { Engine, type Saved } from "../conformance/engine";
import type { Samples } from "../conformance/samples";
import type { Properties } from "../conformance/wire";
import { openHost } from "../lab";
import { dyingAt, type KillPoint } from "./fault";

/** The client process that gets killed: one engine operation on one resource, through the adapter, over a session of its own. */

export interface Job {
  /** Path of the module that exports `samples`. */
  readonly samples: string;
  readonly operation: "up" | "refresh" | "destroy";
  readonly args: Properties;
  readonly saved?: Saved;
  readonly point?: KillPoint;
}

/** What a child that lived to the end tells its parent. */
export interface Report {
  readonly steps: number;
  /** What the engine has saved at its end. */
  readonly saved?: Saved;
  readonly error?: string;
}

async function work(job: Job): Promise<Report> {
  const { samples } = require(job.samples) as { samples: Samples };
  const count = { steps: 0 };
  const start = () =>
    createProvider(samples.kind, {
      connectionSchema: connection(),
      openHost: async (settings) => dyingAt(await openHost(settings), job.point, count),
      report: () => undefined,
    });
  const engine = new Engine(start, job.saved);
  try {
    await (job.operation === "up" ? engine.up(job.args) : engine[job.operation]());
    return { steps: count.steps, saved: engine.saved };
  } catch (error) {
    // As text it is only the resource: Pulumi shows the message beside that.
    return { steps: count.steps, saved: engine.saved, error: `${error}: ${(error as Error).message}` };
  }
}

process.once("message", async (job: Job) => {
  process.send?.(await work(job), () => process.exit(0));
});
