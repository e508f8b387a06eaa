import type { Problem } from "../../resource/kind";
import { field, vlanId } from "../../resource/schema";
import { z } from "../../resource/zod";
import type { Network } from "../model";

export const vlan = () =>
  z.strictObject({
    trunk: field(z.boolean().optional(), {
      description: "Guests see the tags themselves. Not set: yes with several tags or a native VLAN, else the one tag is put on for them.",
      term: "<vlan trunk=…>",
    }),
    tags: field(
      z.array(
        z.strictObject({
          id: field(vlanId(), { description: "VLAN id.", term: "<tag id=…>" }),
          nativeMode: field(z.enum(["tagged", "untagged"]).optional(), {
            description: "Makes it the VLAN of untagged frames from the guest, and says whether its frames to the guest are tagged (Open vSwitch only).",
            term: "<tag nativeMode=…>",
          }),
        }),
      ),
      { description: "The VLANs. `[]`: none.", term: "<vlan><tag>" },
    ),
  });

export type Vlan = z.infer<ReturnType<typeof vlan>>;
type Xml = NonNullable<Network["vlan"]>;

export function completeVlan({ trunk, tags }: Vlan): Vlan {
  return { trunk: trunk ?? (tags.length > 1 || tags.some(({ nativeMode }) => nativeMode !== undefined)), tags };
}

export function viewVlan(vlan: Xml | undefined): Vlan {
  const tags = (vlan?.tags ?? []).map(({ id, nativeMode }) => ({ id: id ?? 0, ...(nativeMode !== undefined && { nativeMode }) }));
  return completeVlan({ trunk: vlan?.trunk, tags });
}

export function applyVlan(view: Vlan | undefined, base: Xml | undefined): Xml | undefined {
  return view && view.tags.length > 0 ? { ...base, trunk: view.trunk || undefined, tags: view.tags } : undefined;
}

/** libvirt's own checks (virNetDevVlanParse). */
export function* vlanProblems(vlan: Vlan | undefined, path: readonly (string | number)[]): Iterable<Problem> {
  const { trunk, tags } = vlan ?? { tags: [] };
  const ids = tags.map(({ id }) => id);
  for (const [i, id] of ids.entries()) {
    if (ids.indexOf(id) !== i) {
      yield { path: [...path, "tags", i, "id"], reason: `${id} is in tags[${ids.indexOf(id)}] already` };
    }
  }
  if (tags.filter(({ nativeMode }) => nativeMode !== undefined).length > 1) {
    yield { path: [...path, "tags"], reason: "names more than one native VLAN" };
  }
  if (trunk === false && (tags.length > 1 || tags.some(({ nativeMode }) => nativeMode !== undefined))) {
    yield { path: [...path, "trunk"], reason: "must be true with several tags or a native VLAN" };
  }
  if (trunk && tags.length === 0) {
    yield { path: [...path, "trunk"], reason: "needs tags" };
  }
}
