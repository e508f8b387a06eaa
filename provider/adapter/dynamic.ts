import { watchEngine } from "../host/watchdog";
import { kindNamed } from "../registry";
import { onCancel } from "./cancel";
import { inProviderHost } from "./lifetime";
import { createProvider, type DynamicProvider, type HostSurroundings } from "./provider";

const providers = new Map<string, DynamicProvider>();
let around: HostSurroundings | undefined;

/**
 * The dynamic provider of a resource kind, by its name. States hold the text `require("pulumi-kvmnet/dynamic").v1("NatNetwork")`, so this entry, its name
 * and its argument stay as they are for ever.
 */
export function v1(kindName: string): DynamicProvider {
  const known = providers.get(kindName);
  if (known) {
    return known;
  }
  const kind = kindNamed(kindName);
  around ??= begin();
  const provider = createProvider(kind, around);
  providers.set(kindName, provider);
  return provider;
}

function begin(): HostSurroundings {
  const { surroundings } = require("../surroundings") as typeof import("../surroundings");
  if (inProviderHost()) {
    const { hosts } = require("../host/pool") as typeof import("../host/pool");
    const { closeOnSignal } = require("../host/lifetime") as typeof import("../host/lifetime");
    closeOnSignal(() => hosts.cancelAll());
    onCancel(() => void hosts.cancelAll());
    // As if the engine had asked for it.
    watchEngine(process.argv[2] ?? "", () => process.kill(process.pid, "SIGTERM"));
  }
  // Lines on stdout of a dynamic provider show as information of the stack.
  const report = (line: string) => console.log(line);
  return { ...surroundings(report), report };
}
