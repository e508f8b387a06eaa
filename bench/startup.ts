import path from "node:path";
import { execa } from "execa";
import { installedModules } from "../tests/e2e/installed";
import { median } from "./measure";

/** What a provider host has loaded before it comes to us, then our entry with one kind: seconds of the second alone. */
const PROGRAM = `require("@pulumi/pulumi");
const start = process.hrtime.bigint();
require("pulumi-kvmnet/dynamic").v1("NatNetwork");
console.log(Number(process.hrtime.bigint() - start) / 1e9);`;

/** Seconds that requiring our adapter adds to a provider host, each time in a process of its own. */
export async function startupShare(rounds: number): Promise<number> {
  const cwd = path.dirname(await installedModules());
  const once = async () => Number((await execa(process.execPath, ["-e", PROGRAM], { cwd })).stdout.trim());
  await once();
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round++) {
    seconds.push(await once());
  }
  return median(seconds);
}
