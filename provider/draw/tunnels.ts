import type { HostTopology } from "../topology/model";

export type End<Host extends HostTopology> = readonly [host: Host, id: string];

/** From each tunnel to the device that has the address at its other end, where that is drawn as well; each pair once. */
export function tunnelsOf<Host extends HostTopology>(hosts: readonly Host[]): (readonly [End<Host>, End<Host>])[] {
  const holders = new Map(
    hosts.flatMap((host) =>
      host.nodes
        .filter(({ kind }) => kind !== "guest")
        .flatMap((node) => node.addresses.map((address): [string, End<Host>] => [address.split("/")[0] ?? "", [host, node.id]])),
    ),
  );
  return hosts.flatMap((host) =>
    host.nodes.flatMap((node) =>
      (node.remotes ?? []).flatMap((remote): (readonly [End<Host>, End<Host>])[] => {
        const other = holders.get(remote);
        return other && other[0] !== host ? [[[host, node.id], other]] : [];
      }),
    ),
  );
}
