import { ANY } from "../../resource/addresses";
import type { PortForwardSpec } from "./types";

/** Which connections to end when a forward has become another one, or gone, as `table/flows.sh` reads it; nothing where they stay. */
export function endingOf(before: PortForwardSpec, now: PortForwardSpec | undefined): string | undefined {
  const [then, next] = [letsIn(before), now && letsIn(now)];
  return (now ?? before).onEstablished === "end" && then !== next ? `was ${then}\n${next === undefined ? "" : `is ${next}\n`}` : undefined;
}

function letsIn({ protocol, listenAddress, listenPort, listenPortEnd, sources, hairpin, subnets, targetAddresses, targetPort }: PortForwardSpec): string {
  return [
    protocol,
    listenAddress === ANY ? "*" : listenAddress,
    listenPort,
    listenPortEnd,
    sources.includes(ANY) ? "*" : sources.join(","),
    hairpin ? "-" : subnets.join(","),
    targetAddresses.join(","),
    listenPort === listenPortEnd ? targetPort : "=",
  ].join(" ");
}
