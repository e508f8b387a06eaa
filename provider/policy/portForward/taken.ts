import { KvmnetError } from "../../resource/error";
import { meets, type Taken } from "../../resource/portForward/taken";
import type { Policy } from "../snapshot";
import { pathOf } from "../table/fragment";
import { allWritten } from "../table/spec";
import { KIND } from "./render";
import { portForwardSpec } from "./schema";
import type { PortForwardSpec } from "./types";

type Listen = Pick<PortForwardSpec, "listenAddress" | "listenPort" | "listenPortEnd" | "protocol" | "family">;

const takenBy = ({ protocol, listenAddress, listenPort, listenPortEnd }: Listen, by: string): Taken => ({
  protocol,
  address: listenAddress,
  first: listenPort,
  last: listenPortEnd,
  by,
});

/** Refuses ports that somebody else has. `before`: what this forward has already, which nobody need give it. */
export function refuseTaken(seen: Policy, name: string, spec: PortForwardSpec, before: PortForwardSpec | undefined): void {
  const wanted = takenBy(spec, "");
  const others = allWritten(seen.fragments.values(), KIND, portForwardSpec).flatMap((other) =>
    other.path === pathOf(KIND, name) || other.spec.family !== spec.family
      ? []
      : [takenBy(other.spec, `the PortForward ${other.name} of ${other.owner} forwards it`)],
  );
  const same = before !== undefined && sameListen(before, spec);
  const other = [...others, ...(same ? [] : [...seen.listeners, ...seen.translations])].find((one) => meets(one, wanted, spec.family));
  if (other) {
    const port = Math.max(other.first, wanted.first);
    throw new KvmnetError({
      code: "refused",
      property: "listenPort",
      problem: `port ${port}/${spec.protocol} is taken on the host: ${other.by}`,
      remedy: "choose another port or another listenAddress, or free it there",
    });
  }
}

const sameListen = (a: Listen, b: Listen) =>
  a.listenAddress === b.listenAddress &&
  a.listenPort === b.listenPort &&
  a.listenPortEnd === b.listenPortEnd &&
  a.protocol === b.protocol &&
  a.family === b.family;
