import { checkArgs } from "../engine/check";
import { resolveConnection } from "../engine/connection";
import { argsOf, claiming, hostChanges } from "../engine/diff";
import { operation } from "../engine/failure";
import type { Json } from "../engine/json";
import { NOTHING } from "../engine/shown";
import { imported, inputOnly, kindState, unfolded } from "../engine/state";
import type { AnyKind, CommonState } from "../resource/kind";
import type { Importer } from "./byId";
import { describeFound } from "./describeFound";

/**
 * The outputs by which a resource may be removed. What was imported and is to go before any `up` has marked it gets our mark first: a removal goes by the
 * mark, so that it never takes what is somebody else's. Any other resource is as it is.
 */
export async function claimed(kind: AnyKind, outputs: Json, importer: Omit<Importer, "name">): Promise<Json> {
  const last = unfolded(kind, outputs);
  if (last.owner !== "") {
    return outputs;
  }
  return operation(`${kind.type} ${last.name}`, NOTHING, async () => {
    const host = await importer.openHost(resolveConnection(importer.connectionSchema, last.connection, importer.stackConnection));
    const now: (CommonState & Json) | undefined = host.facts.machineId === last.machineId ? await kind.read(host, last.name, kindState(last)) : undefined;
    // What is gone, on another machine or somebody else's by now, is the removal's business.
    if (!now || (now.owner !== "" && now.owner !== importer.owner)) {
      return outputs;
    }
    const { item } = await describeFound(host, kind, now, importer.owner);
    const asked = Object.fromEntries(inputOnly(kind).flatMap((name) => (last[name] === undefined ? [] : [[name, last[name]]])));
    const args = claiming(last, argsOf(checkArgs(kind, { ...item.args, ...asked, name: now.name, owner: importer.owner }).inputs));
    const state = now.owner === "" ? await kind.update(host, now, args, hostChanges(kind, now, args, undefined)) : now;
    return imported(kind, state, { ...args, connection: last.connection }, last.machineId);
  });
}
