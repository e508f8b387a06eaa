import { outside } from "./network";
import { inNetwork, type Result, run } from "./run";
import type { LabState } from "./state";

/** The network beyond the hosts: their gateway, which answers ping, DNS (outside.example), echo (port 7) and http (80: `you are ADDRESS`). */
export class Outside {
  readonly address = outside.address;
  readonly address6 = outside.address6;
  readonly name = outside.name;

  constructor(private readonly state: LabState) {}

  exec(argv: readonly string[], options: { input?: string; timeoutMs?: number } = {}): Promise<Result> {
    return run(inNetwork(this.state.outsidePid, argv), options);
  }
}
