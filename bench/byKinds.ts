import type { LabConnection } from "../lab/host";
import type { Connection } from "../provider/host/connection";
import { openHost } from "../provider/host/hosts";
import type { AnyKind } from "../provider/resource/kind";
import type { Contender } from "./contender";
import { wholeArgs } from "./wholeArgs";

export const BY_KINDS = "the kinds themselves";

interface Wanted {
  readonly kind: AnyKind;
  readonly args: object;
}

/** The same without Pulumi: what the host and we take for it. Of each stage all are made at once, when those of the one before are there. */
export async function byKinds(connection: LabConnection, stages: (count: number) => readonly (readonly Wanted[])[]): Promise<Contender> {
  const host = await openHost(connection as Connection);
  let made: { readonly kind: AnyKind; readonly state: object }[][] = [];
  const make = async ({ kind, args }: Wanted) => ({
    kind,
    state: (await kind.create(host, wholeArgs(kind, { owner: "bench/kinds/it", ...args }))) as object,
  });
  return {
    name: BY_KINDS,
    apply: async (count) => {
      for (const stage of stages(count)) {
        made.push(await Promise.all(stage.map(make)));
      }
    },
    destroy: async () => {
      for (const stage of made.reverse()) {
        await Promise.all(stage.map(({ kind, state }) => kind.delete(host, state as never)));
      }
      made = [];
    },
    close: () => host.close(),
  };
}
