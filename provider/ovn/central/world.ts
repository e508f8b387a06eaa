import type { Host, Output } from "../../host/host";
import type { World } from "../../host/round/world";
import { shellFile } from "../../host/shellFile";
import { answerFrom, endOf, type RawEnd, type Server } from "../../ovs/answer";
import { inspect, sslColumns, type TlsFiles } from "../tls/files";
import { type Central, parseCentral, type Raw, type Side } from "./snapshot";

/** Where a database is to be reached over the network. */
export interface Listen {
  /** As OVSDB says it: `ptcp:6642:192.0.2.1`, `pssl:6642:192.0.2.1`. */
  readonly target: string;
  readonly address: string;
  readonly port: number;
}

/** What central.py carries out. */
export type Work = {
  /** /etc/default/ovn-central as it was when this was decided, and as it is to be; null: no file. */
  readonly seen: string | null;
  readonly text: string | null;
  /** Of ovn-ctl, where no unit reads the file. */
  readonly options: readonly string[];
} & (
  | {
      readonly after: "put";
      /** The options are others than before. */
      readonly anew: boolean;
      readonly cluster: { readonly address: string; readonly others: readonly string[]; readonly makes: boolean } | null;
      /** Members to be taken out of the cluster. */
      readonly gone: readonly string[];
      readonly listen: Readonly<Record<Side, Listen | null>>;
      readonly probe: number | null;
      /** Files of every database that is reached by TLS. */
      readonly tls: TlsFiles | null;
    }
  | {
      readonly after: "remove";
      /** Empty databases are to run afterwards. */
      readonly ran: boolean;
      /** They are not removed when something is in them. */
      readonly empty: boolean;
    }
);

interface Answer extends Raw {
  readonly ended?: RawEnd;
}

const script = () => shellFile(__dirname, "../../host/python.sh", "../../ovs/client.py", "../tls/files.py", "central.py", "central.sh");
const tools = ["ovn-northd"];
const expect = [0, 1, 3, 4, 6, 127];
/** Stopping, starting, and what is waited for in central.py. */
const timeoutMs = 240_000;

/** OVN's databases on a host, and northd. */
export const centralWorld: World<Central, Work> = {
  name: "ovn.central",
  stepSize: 1,
  look: async (host) => {
    const name = "read how OVN's databases are set up";
    return parseCentral(answerOf(host, name, await host.run({ name, script: script(), input: JSON.stringify({ sslColumns }), needs: tools, expect })));
  },
  closer: async (host, seen, asked) => ({ ...seen, inspected: await inspect(host, asked, "ovnsb_db") }),
  write: async (host, _seen, [task]) => {
    if (!task) {
      throw new Error("a step without work");
    }
    const { step, work } = task;
    const answer = answerOf(
      host,
      step,
      await host.run({ name: step, script: script(), input: JSON.stringify({ ...work, sslColumns }), mutates: true, timeoutMs, needs: tools, expect }),
    );
    return { seen: parseCentral(answer), ends: [endOf(answer.ended ?? { end: "done" }, { code: "step-failed", step, problem, remedy })] };
  },
};

const server: Server = {
  name: "OVN",
  start: "systemctl start ovn-central",
  refusals: {
    6: {
      code: "step-failed",
      problem: "this member of OVN's database cluster has lost the others: nothing can be changed, and what it shows may be old",
      remedy: "bring back so many members that they are more than half, then run it again",
    },
  },
};

const answerOf = (host: Host, step: string, output: Output): Answer => answerFrom<Answer>(server, host, step, output);

const problem = "OVN's databases could not be brought to what was asked for";
const remedy =
  "see that the address is one of this host's and that nobody else has the ports (`ss -tlnp`), and what the logs in /var/log/ovn say, then run it again";
