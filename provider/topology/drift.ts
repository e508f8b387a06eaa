import { foreseeUpdate } from "../engine/foresee";
import type { Json } from "../engine/json";
import { hasSecret } from "../engine/masked";
import { kindState } from "../engine/state";
import type { Host } from "../host/host";
import { pathText } from "../resource/change";
import { KvmnetError } from "../resource/error";
import type { HostTopology } from "./model";
import { drawnAs } from "./resourceKinds";
import type { Recorded } from "./stackState";

/** What a stack has made on this host and is no longer so, said of the things themselves; of what has no place of its own, as remarks. */
export async function withDrift(topology: HostTopology, host: Host, recorded: readonly Recorded[]): Promise<HostTopology> {
  const mine = recorded.filter(({ last }) => last.machineId === topology.machineId);
  const found = new Map<string, string[]>();
  const remarks: string[] = [];
  for (const one of mine) {
    const words = await differences(one, host);
    const { id } = drawnAs({ type: one.kind.type, values: one.last as Json }).node;
    const place = topology.nodes.find((node) => node.id === id);
    if (words !== undefined && place) {
      found.set(place.id, [...(found.get(place.id) ?? []), words]);
    } else if (words !== undefined) {
      remarks.push(`${one.label}: ${words}`);
    }
  }
  const nodes = topology.nodes.map((node) => ({ ...node, problems: [...node.problems, ...(found.get(node.id) ?? [])] }));
  return { ...topology, nodes, remarks: [...topology.remarks, ...remarks] };
}

async function differences({ kind, last, inputs }: Recorded, host: Host): Promise<string | undefined> {
  const { connection: _, ...asked } = inputs;
  const { connection: __, ...left } = last;
  try {
    if (hasSecret(asked) || hasSecret(left)) {
      return (await kind.read(host, last.name, kindState(last))) ? "not compared with the stack: it holds secrets, which a state does not hand out" : GONE;
    }
    const { changes, gone, refusal } = await foreseeUpdate(kind, host, last, inputs);
    if (gone) {
      return GONE;
    }
    const names = [...new Set(changes.map(({ path }) => pathText(path)))];
    return names.length > 0 ? `not as the stack has it: ${names.join(", ")}` : refusal && unlike(refusal);
  } catch (error) {
    if (!(error instanceof KvmnetError)) {
      throw error;
    }
    return unlike(error);
  }
}

const unlike = ({ details }: KvmnetError) => `cannot be compared with the stack: ${details.problem}`;

const GONE = "gone, and the stack has it";
