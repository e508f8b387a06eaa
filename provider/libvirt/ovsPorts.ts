interface Table {
  readonly data: readonly (readonly unknown[])[];
}

/** `bridge/port` of every port, from the tables that `ovs-vsctl --format=json` printed: bridges (name, ports), then ports (_uuid, name). */
export function parseOvsPorts(text: string): string[] {
  const [bridges, ports] = text
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Table);
  const names = new Map((ports?.data ?? []).map(([uuid, name]) => [uuidsIn(uuid)[0], String(name)]));
  return (bridges?.data ?? []).flatMap(([bridge, members]) => uuidsIn(members).map((uuid) => `${String(bridge)}/${names.get(uuid)}`));
}

/** One reference, or a set of them: `["uuid", …]`, `["set", [["uuid", …], …]]`. */
function uuidsIn(value: unknown): string[] {
  const [tag, content] = value as [string, unknown];
  return tag === "uuid" ? [String(content)] : (content as unknown[]).flatMap(uuidsIn);
}
