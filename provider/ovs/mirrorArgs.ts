import { guardArg } from "../host/guard/argument";
import type { CommonArgs, Problem } from "../resource/kind";
import { repeated } from "../resource/repeated";
import { field, text, textMap } from "../resource/schema";
import { z } from "../resource/zod";
import { markKey, ovsName } from "./checks";

const mirrorName = () => text().regex(/^[^/]{1,255}$/, "must be 1 to 255 characters without a slash");
const vlan = (from: 0 | 1) => z.int(`must be ${from} to 4095`).min(from, `must be ${from} to 4095`).max(4095, `must be ${from} to 4095`);

export const mirrorArgs = z.strictObject({
  name: field(mirrorName(), {
    description: "Name of the mirror. Open vSwitch takes several of one name; we refuse one that is there already. Renaming replaces the mirror.",
    term: "Mirror.name",
  }),
  bridge: field(ovsName(), {
    description:
      "Open vSwitch bridge whose packets are mirrored. Give the `name` output of an OvsBridge, so that Pulumi knows the order. A change replaces the mirror.",
    term: "Bridge.mirrors",
  }),
  selectAll: field(z.boolean().optional(), { description: "Every packet that comes or goes by any port. Not set: off.", term: "Mirror.select_all" }),
  selectSrcPorts: field(z.array(ovsName()).optional(), {
    description:
      "Ports (of bonds, the bond) whose packets are mirrored that come in by them. Give the `name` outputs of OvsPorts. A port that is not on the bridge is refused.",
    term: "Mirror.select_src_port",
  }),
  selectDstPorts: field(z.array(ovsName()).optional(), {
    description: "Ports whose packets are mirrored that go out by them. A port that is not on the bridge is refused.",
    term: "Mirror.select_dst_port",
  }),
  selectVlans: field(z.array(vlan(0)).optional(), {
    description: "Of what the others select, packets of these VLANs alone; 0 is no VLAN. Not set: of all.",
    term: "Mirror.select_vlan",
  }),
  outputPort: field(ovsName().optional(), {
    description:
      "SPAN: the port where the copies go out. It is the mirror's alone: Open vSwitch takes nothing that comes in by it and sends nothing else there. Either this or `outputVlan`.",
    term: "Mirror.output_port",
  }),
  outputVlan: field(vlan(1).optional(), {
    description:
      "RSPAN: the VLAN in which the copies go out by every port that carries it. Use a VLAN that nobody else is in, on switches that do not learn addresses in it. Either this or `outputPort`.",
    term: "Mirror.output_vlan",
  }),
  snaplen: field(z.int("must be 14 to 65535").min(14, "must be 14 to 65535").max(65535, "must be 14 to 65535").optional(), {
    description: "Longest copy; what is longer is cut. Not set: copies are whole.",
    unit: "bytes",
    term: "Mirror.snaplen",
  }),
  externalIds: field(textMap().optional(), {
    description: "Keys for other programs. Only the keys given here are managed; one that is taken out here is removed. Keys that others set stay untouched.",
    term: "Mirror.external_ids",
  }),
  guard: guardArg(),
});

export type MirrorArgs = CommonArgs & z.infer<typeof mirrorArgs>;

/** Lists of ports, and their words in an error. */
export const selections = ["selectSrcPorts", "selectDstPorts"] as const;

function* oneOutput({ outputPort, outputVlan }: MirrorArgs): Iterable<Problem> {
  if (outputPort === undefined && outputVlan === undefined) {
    yield {
      path: ["outputPort"],
      reason: "is missing: a mirror without an output mirrors nothing, and Open vSwitch does not say so; give outputPort or outputVlan",
    };
  }
  if (outputPort !== undefined && outputVlan !== undefined) {
    yield { path: ["outputVlan"], reason: "does not go together with outputPort, which Open vSwitch would take alone" };
  }
}

function* selectsSomething({ selectAll, selectSrcPorts = [], selectDstPorts = [] }: MirrorArgs): Iterable<Problem> {
  if (!selectAll && selectSrcPorts.length + selectDstPorts.length === 0) {
    yield { path: ["selectAll"], reason: "is off and no port is selected: nothing is mirrored", doubt: true };
  }
  if (selectAll && selectSrcPorts.length + selectDstPorts.length > 0) {
    yield { path: [selectSrcPorts.length > 0 ? "selectSrcPorts" : "selectDstPorts"], reason: "has no effect beside selectAll", doubt: true };
  }
}

function* outputIsNoSource({ outputPort, selectSrcPorts = [], selectDstPorts = [] }: MirrorArgs): Iterable<Problem> {
  if (outputPort !== undefined && [...selectSrcPorts, ...selectDstPorts].includes(outputPort)) {
    yield { path: ["outputPort"], reason: "is mirrored itself; nothing comes in by an output port, and copies are not copied", doubt: true };
  }
}

function* distinct({ selectSrcPorts = [], selectDstPorts = [], selectVlans = [] }: MirrorArgs): Iterable<Problem> {
  yield* repeated("selectSrcPorts", selectSrcPorts);
  yield* repeated("selectDstPorts", selectDstPorts);
  yield* repeated("selectVlans", selectVlans);
}

function* ownMark({ externalIds = {} }: MirrorArgs): Iterable<Problem> {
  yield* markKey("externalIds", externalIds);
}

export const mirrorRules = [oneOutput, selectsSomething, outputIsNoSource, distinct, ownMark];
