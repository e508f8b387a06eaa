import type { Host } from "../../../provider/host/host";
import { byHand, printed } from "./ovs";

export { byHand, printed };

/** OVN's databases on the host of a test, which is its own chassis. */
export const startCentral = (host: Host) => byHand(host, "[ -s /run/ovn/ovn-northd.pid ] || lab-daemon start ovn-central");

export const stopCentral = (host: Host) => byHand(host, "lab-daemon stop ovn-central; rm -rf /var/lib/ovn/*");

/** Rows of every table of the northbound database that our kinds could leave behind. */
export const inventory = async (host: Host): Promise<string[]> => {
  const tables = ["Logical_Switch", "Logical_Switch_Port", "DHCP_Options", "Logical_Router", "Logical_Router_Port", "Logical_Router_Static_Route"];
  const said = await printed(
    host,
    tables.map((table) => `ovn-nbctl --bare --columns=_uuid,external_ids list ${table} | paste -sd' ' | sed 's/^/${table} /'`).join("\n"),
  );
  return said.split("\n").filter((line) => /^\w+ ./.test(line));
};
