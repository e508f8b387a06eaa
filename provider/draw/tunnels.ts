import type { HostTopology } from "../topology/model";

export type End = readonly [host: HostTopology, id: string];

/** From each tunnel to the device that has the address at its other end, where that is drawn as well; each pair once. */
export function tunnelsOf(hosts: readonly HostTopology[]): (readonly [End, End])[] {
  const holders = new Map(
    hosts.flatMap((host) =>
      host.nodes
        .filter(({ kind }) => kind !== "guest")
        .flatMap((node) => node.addresses.map((address): [string, End] => [address.split("/")[0] ?? "", [host, node.id]])),
    ),
  );
  return hosts.flatMap((host) =>
    host.nodes.flatMap((node) =>
      (node.remotes ?? []).flatMap((remote): (readonly [End, End])[] => {
        const other = holders.get(remote);
        return other && other[0] !== host ? [[[host, node.id], other]] : [];
      }),
    ),
  );
}
