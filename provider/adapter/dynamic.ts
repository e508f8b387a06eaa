import { Outlook } from "../engine/outlook";
import type { Connection } from "../host/connection";
import { watchEngine } from "../host/watchdog";
import { kinds } from "../registry";
import { onCancel } from "./cancel";
import { closeOnSignal, inProviderHost } from "./lifetime";
import { createProvider, type DynamicProvider } from "./provider";

const providers = new Map<string, DynamicProvider>();
/** One for all kinds: resources of one program get in each other's way whatever kind they are. */
let outlook: Outlook | undefined;

/**
 * The dynamic provider of a resource kind, by its name. States hold the text `require("pulumi-kvmnet/dynamic").v1("NatNetwork")`, so this entry, its name
 * and its argument stay as they are for ever.
 */
export function v1(kindName: string): DynamicProvider {
  const provider = providers.get(kindName) ?? build(kindName);
  providers.set(kindName, provider);
  return provider;
}

function build(kindName: string): DynamicProvider {
  const load = Object.entries(kinds).find(([name]) => name === kindName)?.[1];
  if (!load) {
    throw new Error(
      `pulumi-kvmnet has no resource kind ${kindName}; there are ${Object.keys(kinds).join(", ")}. A newer release may have it: npm install pulumi-kvmnet@latest`,
    );
  }
  const { connection } = require("../host/connection") as typeof import("../host/connection");
  const { hosts } = require("../host/pool") as typeof import("../host/pool");
  if (inProviderHost() && providers.size === 0) {
    closeOnSignal(() => hosts.cancelAll());
    onCancel(() => void hosts.cancelAll());
    // As if the engine had asked for it.
    watchEngine(process.argv[2] ?? "", () => process.kill(process.pid, "SIGTERM"));
  }
  const openHost = (settings: unknown) => hosts.get(settings as Connection);
  // Lines on stdout of a dynamic provider show as information of the stack.
  const report = (line: string) => console.log(line);
  (require("../host/guard/notice") as typeof import("../host/guard/notice")).noticesTo(report);
  const { Onlooker } = require("../host/onlooker") as typeof import("../host/onlooker");
  outlook ??= new Outlook(async (settings) => new Onlooker(await openHost(settings)), report);
  return createProvider(load(), { connectionSchema: connection(), openHost, report, outlook });
}
