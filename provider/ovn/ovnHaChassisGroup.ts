import { elements } from "../host/ovsdbValue";
import type { Change } from "../resource/change";
import { KvmnetError } from "../resource/error";
import type { CommonArgs } from "../resource/kind";
import { field } from "../resource/schema";
import { z } from "../resource/zod";
import { haChassis, hostIds, refuseUnknownChassis } from "./gatewayChassis";
import { usersOf } from "./haChassisGroup";
import { externalIds, ofExternalIds } from "./maps";
import { rowKind } from "./northbound/rowKind";
import type { Values } from "./northbound/rowSpec";
import { linked, named } from "./northbound/rows";
import { objectName } from "./texts";

const args = z.strictObject({
  name: field(objectName(), { description: "Name of the group, of which OVN has one. Renaming replaces it.", term: "HA_Chassis_Group.name" }),
  chassis: field(hostIds().min(1, "must name a host: without one nobody has the ports"), {
    description:
      "The hosts of which one at a time has the ports of the group: `systemId` outputs of OvnChassis, the most preferred first. The next takes over when one is dead, and gives back when it returns. Exactly these.",
    term: "HA_Chassis_Group.ha_chassis",
  }),
  externalIds: externalIds("HA_Chassis_Group"),
});

type Args = CommonArgs & z.infer<typeof args>;

/** Who comes next is nobody's concern while the first lives. */
function refine(change: Change, { active }: Values): Change {
  if (change.path[0] !== "chassis") {
    return change;
  }
  const [from, to] = [change.from, change.to] as string[][];
  const left = Object.values((active as Record<string, string> | undefined) ?? {}).find((host) => host !== "" && !to?.includes(host));
  return from?.[0] === to?.[0] && left === undefined
    ? { ...change, impact: "none", why: "who takes over when the first is dead" }
    : { ...change, why: `traffic moves to ${to?.[0]}, which knows nothing of the connections of ${left ?? from?.[0]}` };
}

export const ovnHaChassisGroup = rowKind<Args>({
  type: "OvnHaChassisGroup",
  description:
    "Hosts of which one at a time, the most preferred that lives, has the ports that refer to the group: gateways of LogicalRouterPorts, and ports for machines outside.",
  noun: "group of hosts",
  example: "gateways",
  table: "HA_Chassis_Group",
  args,
  rules: [],
  impacts: {
    chassis: { impact: "blip", why: "traffic moves when the most preferred is another, which knows nothing of the connections of the one before" },
    externalIds: ofExternalIds,
  },
  columns: {},
  maps: { externalIds: "external_ids" },
  children: { chassis: haChassis },
  refine,
  outputs: {
    active: field(z.record(z.string(), z.string()), {
      description:
        'Who has each port that refers to the group, by its name: `{ "tenants-outside": "ID" }`, as `systemId` says it; `""`: nobody. As it was when it was read (`pulumi refresh`); `""` where the southbound database is on another host.',
      term: "Port_Binding.chassis",
    }),
  },
  outputsOf: (seen, row) => ({ active: usersOf(seen, row) }),
  refuse: (seen, { name, chassis }, row) => {
    refuseUnknownChassis(seen, "chassis", chassis, linked(seen, haChassis.table, row?.[haChassis.column]));
    if (named(seen, "Logical_Router_Port", name).some((port) => elements(port.gateway_chassis).length > 0)) {
      throw new KvmnetError({
        code: "refused",
        property: "name",
        problem: `the router's port ${name} has gateway hosts of its own, which OVN keeps under the same name: they would overwrite each other`,
        remedy: "choose another name for the group",
      });
    }
  },
  refuseRemoval: (seen, row) => {
    const users = Object.keys(usersOf(seen, row));
    if (users.length > 0) {
      throw new KvmnetError({
        code: "refused",
        problem: `ports refer to the group: ${users.join(", ")}`,
        remedy:
          'remove them first (those of the same program go first when they name it by its `uuid` output), or set `haChassisGroup: "none"` at those that stay',
      });
    }
  },
});
