import type { Host, Output } from "../../host/host";
import type { World } from "../../host/round/world";
import { shellFile } from "../../host/shellFile";
import { answerFrom, endOf, openVswitchServer, type RawEnd } from "../../ovs/answer";
import type { Operation } from "../../ovs/ovsdb";
import { inspect, sslColumns, type TlsFiles } from "../tls/files";
import { type Chassis, parseChassis, type Raw } from "./snapshot";

export interface Work {
  /** What it was decided on. */
  readonly wait: readonly Operation[];
  readonly operations: readonly Operation[];
  readonly after: "join" | "leave";
  /** Of a joining: how the databases are asked whether they know another host by this one's id, which has none of these tunnel addresses. */
  readonly joining?: { readonly remotes: string; readonly files: TlsFiles | undefined; readonly addresses: readonly string[] };
  /** Of a leaving: done first, while ovn-controller can still take its patch ports off. */
  readonly mappings: readonly Operation[];
  readonly bridge: string;
  readonly made: readonly string[];
}

interface Answer extends Raw {
  readonly ended?: RawEnd;
}

const script = () => shellFile(__dirname, "../../host/python.sh", "../../ovs/client.py", "../tls/files.py", "chassis.py", "chassis.sh");
const tools = ["ovs-vsctl", "ovn-controller"];
/** Of a leaving: the daemon's start, its connection, its patches and its end, each within 15 s, and some more. */
const timeoutMs = 90_000;

/** A host's part in OVN: keys of Open vSwitch's own row, and the daemon that goes by them. */
export const chassisWorld: World<Chassis, Work> = {
  name: "ovn.chassis",
  stepSize: 1,
  look: async (host) => {
    const name = "read the host's part in OVN";
    return parseChassis(
      answerOf(host, name, await host.run({ name, script: script(), input: JSON.stringify({ sslColumns }), needs: tools, expect: [0, 1, 3, 4, 127] })),
    );
  },
  closer: async (host, seen, asked) => ({ ...seen, inspected: await inspect(host, asked, "ovn-controller") }),
  write: async (host, _seen, [task]) => {
    if (!task) {
      throw new Error("a step without work");
    }
    const output = await host.run({
      name: task.step,
      script: script(),
      input: JSON.stringify({ ...task.work, sslColumns }),
      mutates: true,
      timeoutMs,
      needs: tools,
      expect: [0, 1, 3, 4, 127],
    });
    const answer = answerOf(host, task.step, output);
    return { seen: parseChassis(answer), ends: [endOf(answer.ended ?? { end: "done" }, { code: "step-failed", step: task.step, problem, remedy })] };
  },
};

const answerOf = (host: Host, step: string, output: Output): Answer => answerFrom<Answer>(openVswitchServer, host, step, output);

const problem = "the host's part in OVN could not be brought about";
const remedy =
  "see that the databases can be reached from this host and that no other chassis has its tunnel addresses (`ovn-sbctl show` on a host with the databases; `ovn-sbctl chassis-del ID` for one that is gone for good), then run it again";
