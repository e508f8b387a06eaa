interface Table {
  readonly data: readonly (readonly unknown[])[];
}

/** The bridges of Open vSwitch, and `bridge/port` of every port. */
export interface OvsPorts {
  readonly bridges: readonly string[];
  readonly ports: readonly string[];
}

/**
 * From the tables that `ovs-vsctl --format=json` printed: bridges (name, ports), then ports (_uuid, name, fake_bridge). A fake bridge (`ovs-vsctl add-br VLAN PARENT TAG`)
 * is a port of its parent, and what is plugged into it really is in the parent, under whatever tag: it counts as a port of both.
 */
export function parseOvsPorts(text: string): OvsPorts {
  const [bridges, ports] = text
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Table);
  const byUuid = new Map((ports?.data ?? []).map(([uuid, name, fake]) => [uuidsIn(uuid)[0], { name: String(name), fake: fake === true }]));
  const found = (bridges?.data ?? []).map(([bridge, members]) => {
    const own = uuidsIn(members).flatMap((uuid) => byUuid.get(uuid) ?? []);
    return { names: [String(bridge), ...own.filter(({ fake }) => fake).map(({ name }) => name)], ports: own };
  });
  return {
    bridges: found.flatMap(({ names }) => names),
    ports: found.flatMap((bridge) => bridge.names.flatMap((name) => bridge.ports.map((port) => `${name}/${port.name}`))),
  };
}

/** One reference, or a set of them: `["uuid", …]`, `["set", [["uuid", …], …]]`. */
function uuidsIn(value: unknown): string[] {
  const [tag, content] = value as [string, unknown];
  return tag === "uuid" ? [String(content)] : (content as unknown[]).flatMap(uuidsIn);
}
