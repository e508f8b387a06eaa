import type { Host } from "../../../provider/host/host";
import { columns } from "../../../provider/ovn/northbound/rows";
import { byHand, printed } from "./ovs";

export { byHand, printed };

/** OVN's databases on the host of a test, which is its own chassis. */
export const startCentral = (host: Host) => byHand(host, "[ -s /run/ovn/ovn-northd.pid ] || lab-daemon start ovn-central");

export const stopCentral = (host: Host) => byHand(host, "lab-daemon stop ovn-central; rm -rf /var/lib/ovn/*");

/** A group of hosts under an id that samples can name, of hosts that are there. */
export const groupOfHosts = (name: string, id: string, chassis: string) =>
  `ovsdb-client transact unix:/run/ovn/ovnnb_db.sock '["OVN_Northbound",
  {"op":"insert","table":"HA_Chassis","uuid-name":"c","row":{"chassis_name":"${chassis}","priority":1}},
  {"op":"insert","table":"HA_Chassis_Group","uuid":"${id}","row":{"name":"${name}","ha_chassis":["named-uuid","c"]}}]' >/dev/null`;

/** Rows of every table of the northbound database that our kinds could leave behind; of those that are a part of another row, how many. */
export const inventory = async (host: Host): Promise<string[]> => {
  const said = await printed(
    host,
    Object.entries(columns)
      .map(([table, names]) =>
        (names as readonly string[]).includes("external_ids")
          ? `ovn-nbctl --bare --columns=_uuid,external_ids list ${table} | paste -sd' ' | sed 's/^/${table} /'`
          : `echo "${table} $(ovn-nbctl --bare --columns=_uuid list ${table} | grep -c .)"`,
      )
      .join("\n"),
  );
  return said.split("\n").filter((line) => /^\w+ ./.test(line));
};
