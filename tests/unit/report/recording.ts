import type { Sight } from "../../../provider/report/look";
import { markdown } from "../../../provider/report/markdown";
import { type Preview, reportOf } from "../../../provider/report/preview";

/** A preview of the real CLI, and what the host said when it was asked (`record.ts`). */
export interface Recording {
  readonly preview: Preview;
  readonly looked?: { readonly sights: readonly (readonly [string, Sight])[]; readonly unseen: readonly string[] };
}

export const reportText = ({ preview, looked }: Recording): string =>
  markdown(reportOf(preview, looked && { sights: new Map(looked.sights), unseen: looked.unseen }));
