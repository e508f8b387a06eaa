import { posix } from "node:path";

/** Of our files, with their texts by path, the units that systemd will not start at the next boot, or not with each device that they wait for. */
export function disabledUnits(texts: ReadonlyMap<string, string>, links: readonly string[]): string[] {
  return [...texts].flatMap(([path, text]) => {
    const wantedBy = /^WantedBy=(.+)$/m.exec(text)?.[1]?.split(" ") ?? [];
    return wantedBy.every((by) => links.includes(`${posix.dirname(path)}/${by}.wants/${posix.basename(path)}`)) ? [] : [path];
  });
}
