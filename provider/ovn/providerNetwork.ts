import type { CommonArgs } from "../resource/kind";
import { field, orNone, vlanId } from "../resource/schema";
import { z } from "../resource/zod";
import { rowKind } from "./northbound/rowKind";
import { observeTwin } from "./northbound/twin";
import { physicalSide } from "./physicalSide";
import { switchParts } from "./switchParts";
import { physicalNetworkName } from "./texts";

const { properties, impacts, ...parts } = switchParts;

const args = z.strictObject({
  ...properties,
  physicalNetwork: field(physicalNetworkName(), {
    description:
      "The physical network, as `bridgeMappings` of an OvnChassis names it: guests and routers of a host that maps it are on that host's bridge. `none` in an observation: the port that leads there is missing, or is not as it should be.",
    term: "options:network_name",
  }),
  vlanId: field(orNone(vlanId()).optional(), {
    description: "The VLAN of the physical network. `none`: untagged. Not set: not managed (untagged).",
    term: "Logical_Switch_Port.tag_request",
  }),
});

export const providerNetwork = rowKind<CommonArgs & z.infer<typeof args>>({
  ...parts,
  type: "ProviderNetwork",
  description:
    "A logical switch of OVN that is a physical network: a switch and its port of type `localnet`, which is called as the switch with `-physical` after it, made, changed and removed together.",
  noun: "provider network",
  thing: "logical switch",
  example: "outside",
  table: "Logical_Switch",
  args,
  impacts: {
    ...impacts,
    physicalNetwork: { impact: "blip", why: "the switch is another network from then on" },
    vlanId: { impact: "blip", why: "the switch is another VLAN from then on" },
  },
  twin: physicalSide,
  outputs: {
    hosts: field(z.array(z.string()).optional(), {
      description: "Names of the hosts that map the physical network, as they say themselves. Absent where the southbound database is on another host.",
      term: "Chassis.other_config:ovn-bridge-mappings",
    }),
  },
  outputsOf: (seen, row) => (seen.mapped ? { hosts: seen.mapped.get(String(observeTwin(physicalSide, seen, row).physicalNetwork)) ?? [] } : {}),
  // OVN says nothing: it waits for one that does.
  warnings: ({ hosts, physicalNetwork }) =>
    Array.isArray(hosts) && hosts.length === 0
      ? [`no host maps the physical network ${physicalNetwork}, so nothing leaves there: say it in \`bridgeMappings\` of an OvnChassis`]
      : [],
});
