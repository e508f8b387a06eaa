import { createProvider } from "../../../provider/adapter/provider";
import { connection } from "../../../provider/host/connection";
import { Snapshots } from "../../../provider/host/snapshots";
import { type KindName, kinds } from "../../../provider/registry";
import { Engine } from "../../conformance/engine";
import { openHost } from "../../lab";
import { withSnapshots } from "../../wrapped";

/** Resources of one program, brought up through the adapter as the Pulumi engine does it. */
export class Program {
  private readonly engines = new Map<string, Engine>();

  constructor(private readonly settings: object) {}

  /** Creates it, or updates what has this name already. */
  async up(kind: KindName, name: string, input: object): Promise<void> {
    const key = `${kind}/${name}`;
    const engine = this.engines.get(key) ?? new Engine(() => this.provider(kind));
    this.engines.set(key, engine);
    await engine.up({ name, owner: `connectivity/stack/${name}`, connection: this.settings, ...input });
  }

  /** In the order opposite to that of making. */
  async destroy(): Promise<void> {
    for (const [key, engine] of [...this.engines].reverse()) {
      await engine.destroy();
      this.engines.delete(key);
    }
  }

  private provider(kind: KindName) {
    const snapshots = new Snapshots();
    return createProvider(kinds[kind](), {
      connectionSchema: connection(),
      openHost: async (settings) => withSnapshots(await openHost(settings), snapshots),
      report: () => undefined,
    });
  }
}

/** Each phase reads for itself, as a provider process of its own does. */
