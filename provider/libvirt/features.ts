import { KvmnetError } from "../resource/error";
import { given } from "../resource/schema";

/** Settings of networks that an older libvirt does not take amiss and forgets: it would never be in step. */
const SINCE: readonly (readonly [path: readonly string[], major: number, minor: number])[] = [
  [["title"], 9, 7],
  [["description"], 9, 7],
  [["domain", "register"], 10, 1],
  [["driverModel"], 10, 0],
];

/** Refuses what the daemon would forget. `version` is its own, as one number (9.7 is 9007). */
export function refuseWhatIsForgotten(args: object, version: number | undefined): void {
  for (const [path, major, minor] of SINCE) {
    const property = path.join(".");
    const value = path.reduce<unknown>((inner, key) => given((inner as Readonly<Record<string, unknown>> | undefined)?.[key]), args);
    if (value !== undefined && version !== undefined && version < major * 1000 + minor) {
      throw new KvmnetError({
        code: "refused",
        property,
        problem: `the host's libvirt ${Math.floor(version / 1000)}.${version % 1000} does not know it: it needs ${major}.${minor}`,
        remedy: `leave \`${property}\` out, or update libvirt on the host`,
      });
    }
  }
}
