import { KvmnetError } from "../../resource/error";
import type { Found, Policy } from "../snapshot";
import { pathOf } from "../table/fragment";
import { isLeftIn, nothingIsLeft } from "../table/left";
import { forwardIn } from "./observe";
import { KIND } from "./render";
import type { PortForwardArgs, PortForwardState } from "./types";

/** Refuses a name that is somebody else's; says whether a file that is nobody's is taken over. */
export function mayTake(found: Found | undefined, { name, owner, adopt }: Pick<PortForwardArgs, "name" | "owner" | "adopt">): boolean {
  if (!found) {
    return false;
  }
  const theirs = forwardIn(found, name)?.owner ?? "";
  if (theirs === owner) {
    return false;
  }
  if (theirs !== "") {
    throw notOurs(name, `a forward of this name is on the host already and belongs to ${theirs}`, "choose another name, or remove it from that program first");
  }
  if (!adopt) {
    throw notOurs(name, `${found.path} is there already, and carries no mark of ours`, "choose another name, or set `adopt: true` to take it over");
  }
  return true;
}

/** Whether there is something of ours to remove; refuses what has become somebody else's. */
export function mayRemove(seen: Policy, { name, owner }: PortForwardState): boolean {
  const found = seen.fragments.get(pathOf(KIND, name));
  const theirs = found && (forwardIn(found, name)?.owner ?? "");
  if (theirs !== undefined && theirs !== owner) {
    throw notOurs(
      name,
      theirs ? `it belongs to ${theirs} now` : `${found?.path} no longer carries our mark`,
      "run `pulumi refresh`, look at what is there, and remove it by hand or try again",
    );
  }
  return theirs !== undefined || isLeftIn(seen, KIND, name) || !nothingIsLeft(seen);
}

const notOurs = (name: string, problem: string, remedy: string) => new KvmnetError({ code: "not-ours", resource: `${KIND} ${name}`, problem, remedy });
