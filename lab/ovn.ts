import type { LabHost } from "./host";
import type { Lab } from "./lab";

/** Where the tunnels between the hosts of a lab run: a network of its own on the wire, over eth2. */
export const underlayAddress = (lab: Lab, host: LabHost): string => `100.65.0.${lab.hosts.indexOf(host) + 11}`;

/** How a host's OVN is reached that runs the databases. */
export const southbound = (lab: Lab, central: LabHost): string => `tcp:${underlayAddress(lab, central)}:6642`;

/** Databases and northd on a host. */
export async function startCentral(lab: Lab, host: LabHost): Promise<void> {
  await startUnderlay(lab, host);
  await host.sh("[ -s /run/ovn/ovn-northd.pid ] || lab-daemon start ovn-central");
}

export async function startUnderlay(lab: Lab, host: LabHost): Promise<void> {
  await host.sh(["lab-ovn", "underlay", underlayAddress(lab, host)]);
}

/** Databases on the first host, and all of them joined. What runs already stays as it is. */
export async function startOvn(lab: Lab): Promise<void> {
  const [central] = lab.hosts as [LabHost];
  await startCentral(lab, central);
  await Promise.all(
    lab.hosts.map(async (host) => {
      await startUnderlay(lab, host);
      await host.sh(["lab-ovn", "join", southbound(lab, central), underlayAddress(lab, host)]);
    }),
  );
}
