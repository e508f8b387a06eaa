import type { GuardSettings } from "./guard/settings";
import type { Facts, Host, Output, Step } from "./host";
import { Snapshots } from "./snapshots";

/** A preview is short: what its first resource saw is true enough for its last. */
const freshMs = 30_000;
/** A host that needs longer for a look is one that cannot be seen. */
const stepMs = 20_000;

/** A host as a preview sees it: one look of each driver serves all resources, and nothing can be changed. */
export class Onlooker implements Host {
  private readonly snapshots = new Snapshots(freshMs);

  constructor(private readonly host: Host) {}

  get label(): string {
    return this.host.label;
  }

  get facts(): Facts {
    return this.host.facts;
  }

  get libvirtUri(): string {
    return this.host.libvirtUri;
  }

  get guard(): GuardSettings | undefined {
    return this.host.guard;
  }

  async run(step: Step): Promise<Output> {
    if (step.mutates) {
      throw new Error(`a preview wanted to change the host: ${step.name}`);
    }
    return this.host.run({ ...step, timeoutMs: Math.min(step.timeoutMs ?? stepMs, stepMs) });
  }

  snapshot<T>(key: string, load: () => Promise<T>): Promise<T> {
    return this.snapshots.get(key, load);
  }
}
