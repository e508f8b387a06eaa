import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";

/** The plugin as the build makes it, beside this file in the package. */
const folder = [join(__dirname, "../plugin"), join(__dirname, "../dist/plugin")].find((one) => existsSync(join(one, "package.json")));

let offered: { readonly version?: string } | undefined;

/**
 * Puts the package's plugin where the Pulumi CLI looks for plugins, so that nobody has to install it: the engine asks for it when the first resource
 * registers, which comes after this. Gives its version.
 */
export function offerPlugin(): string | undefined {
  offered ??= { version: offer() };
  return offered.version;
}

function offer(): string | undefined {
  // Without an engine (mocks in unit tests) nobody asks for a plugin.
  if (folder === undefined || !pulumi.runtime.hasEngine()) {
    return undefined;
  }
  try {
    return installPlugin(folder);
  } catch (error) {
    pulumi.log.warn(
      `pulumi-kvmnet could not put its plugin where the Pulumi CLI looks for it (${(error as Error).message}). Name it in Pulumi.yaml instead: plugins: { providers: [{ name: kvmnet, path: ${folder} }] }`,
    );
    return version(folder);
  }
}

/** `from`: the folder of a built plugin. Gives the version. */
export function installPlugin(from: string, home = process.env.PULUMI_HOME || join(homedir(), ".pulumi")): string {
  const plugins = join(home, "plugins");
  const target = join(plugins, `resource-kvmnet-v${version(from)}`);
  if (same(from, target)) {
    return version(from);
  }
  mkdirSync(plugins, { recursive: true });
  const draft = mkdtempSync(join(plugins, ".kvmnet-"));
  try {
    cpSync(from, draft, { recursive: true, filter: (file) => !isCache(file) });
    rmSync(target, { recursive: true, force: true });
    renameSync(draft, target);
  } catch (error) {
    // Another program may just have done the same.
    if (!same(from, target)) {
      throw error;
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return version(from);
}

/** What a process of the plugin keeps for the next, beside it. */
const isCache = (file: string) => /\.cache(\.\d+)?$/.test(file);

const version = (plugin: string): string => JSON.parse(readFileSync(join(plugin, "package.json"), "utf8")).version;

/** An earlier build of the same version is another plugin. */
function same(from: string, target: string): boolean {
  const files = readdirSync(from).filter((file) => !isCache(file));
  return files.every((file) => existsSync(join(target, file)) && readFileSync(join(from, file)).equals(readFileSync(join(target, file))));
}
