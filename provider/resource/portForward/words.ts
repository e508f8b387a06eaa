import { ANY } from "../addresses";
import { bracketed } from "../endpoint";
import type { PortForwardSaid } from "./types";

type Ports = Pick<PortForwardSaid, "listenPort" | "listenPortEnd">;
export const isRange = ({ listenPort, listenPortEnd }: Ports) => listenPortEnd !== listenPort;
/** `8443`, `8000-8010`. */
export const ports = (spec: Ports) => (isRange(spec) ? `${spec.listenPort}-${spec.listenPortEnd}` : `${spec.listenPort}`);
export const targetPorts = (spec: PortForwardSaid) => (isRange(spec) ? ports(spec) : `${spec.targetPort}`);

/** `203.0.113.10:8443/tcp → web:443 from anywhere`, as a preview says it. */
export function inWords({ listenAddress, targets, sources, protocol, ...spec }: PortForwardSaid): string {
  const whole = { ...spec, listenAddress, targets, sources, protocol };
  const from = sources.includes(ANY) ? "anywhere" : sources.join(", ");
  const to = targets.map((target) => `${bracketed(target)}:${targetPorts(whole)}`).join(", ");
  return `${listenAddress === ANY ? "*" : bracketed(listenAddress)}:${ports(whole)}/${protocol} → ${to} from ${from}`;
}

/** What a change opens and what it closes, a line each. */
export function openedAndClosed(spec: PortForwardSaid, before: PortForwardSaid | undefined): string[] {
  const opens = inWords(spec);
  const closes = before && inWords(before);
  return [...(closes !== undefined && closes !== opens ? [`closes ${closes}`] : []), ...(closes !== opens ? [`opens ${opens}`] : [])];
}
