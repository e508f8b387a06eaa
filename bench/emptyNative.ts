import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { Stack } from "../tests/e2e/stack";
import type { Contender } from "./contender";
import { contenderOf } from "./kvmnet";
import { networks } from "./networks";

/** The head of a program with resources of the plugin that does nothing (`emptyPlugin.ts`). */
export const EMPTY_CLASS = `import * as pulumi from "@pulumi/pulumi";
class Empty extends pulumi.CustomResource { constructor(name: string, args: object, opts: object) { super("empty:index:Empty", name, args as pulumi.Inputs, opts); } }`;

export const EMPTY_NATIVE = "an empty native resource";

/** A stack whose project has the plugin that does nothing. */
export async function emptyNative(): Promise<{ readonly stack: Stack; remove(): void }> {
  const stack = await Stack.create();
  const folder = mkdtempSync(path.join(tmpdir(), "kvmnet-bench-"));
  await makeEmptyPlugin(folder);
  writeFileSync(
    path.join(stack.folder, "Pulumi.yaml"),
    JSON.stringify({ name: "e2e", runtime: "nodejs", plugins: { providers: [{ name: "empty", path: folder }] } }),
  );
  return {
    stack,
    remove: () => {
      stack.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** As many resources of a native plugin that does nothing: what Pulumi itself takes for each. */
export async function emptyNativeStack(): Promise<Contender> {
  const { stack, remove } = await emptyNative();
  const program = (count: number) =>
    `${EMPTY_CLASS}
for (const { name, cidr } of ${JSON.stringify(networks("bp", count))}) new Empty(name, { name, subnets: [{ cidr }] }, {});
`;
  return { ...contenderOf(stack, program, EMPTY_NATIVE), close: async () => remove() };
}

async function makeEmptyPlugin(folder: string): Promise<void> {
  const file = path.join(folder, "pulumi-resource-empty");
  await build({
    entryPoints: [path.join(__dirname, "emptyPlugin.ts")],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "cjs",
    minify: true,
    banner: { js: "#!/usr/bin/env node" },
    logLevel: "warning",
  });
  writeFileSync(path.join(folder, "package.json"), '{ "type": "commonjs" }');
  chmodSync(file, 0o755);
}
