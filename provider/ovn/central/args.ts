import { ip } from "../../resource/ip";
import type { CommonArgs, Problem } from "../../resource/kind";
import { field } from "../../resource/schema";
import { z } from "../../resource/zod";

const port = () => z.int("must be 1 to 65535").min(1, "must be 1 to 65535").max(65_535, "must be 1 to 65535");

export const centralArgs = z.strictObject({
  address: field(ip(), {
    description:
      "Address of this host at which the other hosts reach the databases. A change cuts the hosts off until they have the new one; what is set up forwards on.",
    term: "Connection.target",
  }),
  southboundPort: field(port().default(6642), {
    description: "Port of the southbound database, which the hosts connect to.",
    term: "Connection.target",
  }),
  northboundPort: field(port().optional(), {
    description:
      "Port of the northbound database; usually 6641. Not set: it is not opened. It need not be, for these resources reach it over the connection to the host; whoever reaches it can change every network.",
    term: "Connection.target",
  }),
  probeMilliseconds: field(z.int().min(0, "must not be negative").optional(), {
    description: "How long a host may be silent before the connection to it is tried; 0: never. Not set: not managed (OVN's default, 5000).",
    unit: "milliseconds",
    term: "Connection.inactivity_probe",
  }),
  onRowsLeft: field(z.enum(["refuse", "discard"]).optional(), {
    description:
      "When it is removed while switches, routers or other rows are in the databases, or hosts are joined: `refuse` it and name them, or remove the databases with all that is in them (`discard`). Not set: `refuse`.",
  }),
});

export type CentralArgs = CommonArgs & z.infer<typeof centralArgs>;

function* onePortEach(args: CentralArgs): Iterable<Problem> {
  if (args.northboundPort === args.southboundPort) {
    yield { path: ["northboundPort"], reason: `is southboundPort as well: ${args.southboundPort}` };
  }
}

function* oneAddress(args: CentralArgs): Iterable<Problem> {
  if (["0.0.0.0", "::"].includes(args.address)) {
    yield { path: ["address"], reason: "stands for every address, and nobody connects to that: say the one that the other hosts are to use" };
  }
}

export const centralRules = [onePortEach, oneAddress];
