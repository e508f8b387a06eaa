import type { Host } from "../../../provider/host/host";
import { columns } from "../../../provider/ovn/northbound/rows";
import { byHand, printed } from "./ovs";

export { byHand, printed };

/** OVN's databases on the host of a test, which is its own chassis. */
export const startCentral = (host: Host) => byHand(host, "[ -s /run/ovn/ovn-northd.pid ] || lab-daemon start ovn-central");

export const stopCentral = (host: Host) => byHand(host, "lab-daemon stop ovn-central; rm -rf /var/lib/ovn/*");

/** Rows of every table of the northbound database that our kinds could leave behind. */
export const inventory = async (host: Host): Promise<string[]> => {
  const said = await printed(
    host,
    Object.keys(columns)
      .map((table) => `ovn-nbctl --bare --columns=_uuid,external_ids list ${table} | paste -sd' ' | sed 's/^/${table} /'`)
      .join("\n"),
  );
  return said.split("\n").filter((line) => /^\w+ ./.test(line));
};
