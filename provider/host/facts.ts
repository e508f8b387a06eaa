import type { Facts } from "./host";
import { beginMark } from "./program";

/** What the program printed before it was ready, as facts. Whatever a login script printed before is skipped. */
export function parseFacts(greeting: string): Facts & { readonly uid: number } {
  const lines = greeting.slice(greeting.lastIndexOf(beginMark)).split("\n");
  const all = (key: string) => lines.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
  const one = (key: string) => all(key)[0]?.trim() ?? "";
  const release = osRelease(all("os"));
  return {
    uid: Number(one("uid")),
    machineId: one("machine-id"),
    bootId: one("boot-id"),
    hostname: one("hostname"),
    kernel: one("kernel"),
    systemd: one("systemd") === "yes",
    os: { id: release.ID ?? "linux", version: release.VERSION_ID ?? "", like: (release.ID_LIKE ?? "").split(" ").filter(Boolean) },
    tools: Object.fromEntries(all("tool").map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)])),
    sessionDevices: [...new Set(all("session"))],
  };
}

function osRelease(lines: readonly string[]): Record<string, string> {
  const pairs = lines.map((line) => /^([A-Z_]+)=["']?(.*?)["']?$/.exec(line.trim())).filter((match) => match !== null);
  return Object.fromEntries(pairs.map((match) => [match[1], match[2]]));
}
