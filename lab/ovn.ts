import type { LabHost } from "./host";
import type { Lab } from "./lab";

/** Where the tunnels between the hosts of a lab run: a network of its own on the wire, over eth2. */
export const underlayAddress = (host: LabHost): string => `100.65.0.${host.address.split(".").at(-1)}`;

/** How a host's OVN is reached that runs the databases. */
export const southbound = (central: LabHost): string => `tcp:${underlayAddress(central)}:6642`;

export async function startUnderlay(host: LabHost): Promise<void> {
  await host.sh(["lab-ovn", "underlay", underlayAddress(host)]);
}

/** Databases and northd on a host. */
export async function startCentral(host: LabHost): Promise<void> {
  await startUnderlay(host);
  await host.sh("[ -s /run/ovn/ovn-northd.pid ] || lab-daemon start ovn-central");
}

/** Databases on the first host, and all of them joined. What runs already stays as it is. */
export async function startOvn({ hosts }: Lab): Promise<void> {
  const [central] = hosts as [LabHost];
  await startCentral(central);
  await Promise.all(
    hosts.map(async (host) => {
      await startUnderlay(host);
      await host.sh(["lab-ovn", "join", southbound(central), underlayAddress(host)]);
    }),
  );
}
