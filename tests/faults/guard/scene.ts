import { setTimeout as sleep } from "node:timers/promises";
import type { ExecutionContext } from "ava";
import { kindArgs } from "../../../provider/engine/args";
import type { Connection } from "../../../provider/host/connection";
import type { Host, Output, Step } from "../../../provider/host/host";
import { type OpenHost, openHost } from "../../../provider/host/hosts";
import { KvmnetError } from "../../../provider/resource/error";
import type { AnyKind } from "../../../provider/resource/kind";
import type { TakenHost } from "../../lab";
import { through } from "../../wrapped";

/** Of the changes of this suite; the least that there is, as each that goes wrong waits for it. */
export const deadlineSeconds = 5;
/** Of the changes that are to stay: on a busy machine a new connection takes seconds. */
const calmSeconds = 60;
/** What may pass beyond it until the host is reached again. */
const graceMs = 5000;
/** So long a new connection may take on a busy machine, a second try included, where the time was over before it was tried. */
const dialMs = 13_000;

/** Every address, route, rule, port and MTU of the host; what the kernel counts or ages is left out. */
const PICTURE = `ip -o addr show permanent scope global | sed 's/^[0-9]*: *//; s/  *valid_lft.*//; s/\\\\.*//' | sort
for f in 4 6; do ip -$f route show table all | grep -v ' proto kernel\\| proto ra\\|^fe80\\|^ff00\\|^local\\|^broadcast\\|^multicast\\|^anycast'; ip -$f rule show; done
for d in /sys/class/net/*; do m=$(readlink $d/master); echo "\${d##*/} \${m##*/} $(cat $d/mtu) $(cat $d/address)"; done
ovs-vsctl show | sed 1d | sort
for t in Bridge Port Interface; do ovs-vsctl --bare --no-headings --columns=name,other_config,external_ids list $t; done | sort
ovs-vsctl --bare --no-headings --columns=name,stp_enable,fail_mode,datapath_type list Bridge | sort
cat /etc/resolv.conf; cat /proc/sys/net/ipv4/conf/*/arp_ignore /proc/sys/net/ipv4/conf/*/rp_filter`;

/** What the guard, or a step, would leave behind if it did. */
const LEFT = `ls -d /var/lib/kvmnet/guard/pending /var/lib/kvmnet/guard/new /etc/systemd/system/kvmnet-guard* /run/systemd/transient/kvmnet-guard* /run/kvmnet/pending-* 2>/dev/null
ps ax -o args= | grep 'guard/pending' | grep -v grep
ls -d /sys/class/net/kvmnet???????? 2>/dev/null; true`;

/** What tells why a host cannot be reached: on it, and beyond it. */
const SIGHT = `date; cat /proc/loadavg; ls -la /var/lib/kvmnet/guard /var/lib/kvmnet/guard/pending 2>/dev/null; cat /var/lib/kvmnet/guard/last/note 2>/dev/null
ip addr; ip route; ip neigh; bridge link; nft list ruleset; ss -tnp; ps ax -o pid,ppid,stat,etime,args | grep 'ssh\\|guard' | grep -v grep`;
const SIGHT_OUTSIDE = "ip addr; ip neigh; bridge fdb; ss -tnp";

export type Ends = "old" | "new" | "either";

export interface Trouble {
  readonly title: string;
  readonly kind: AnyKind;
  readonly args: object;
  /** On the host, past the network; `tidy` also takes away what \`during\` has done. */
  readonly prepare?: string;
  /** In the network beyond the host. */
  readonly outside?: { readonly begin: readonly string[]; readonly end: readonly string[] };
  readonly tidy?: string;
  /** Happens at a step of the client's, before or after it; what it returns stands for the step's own doing. */
  readonly during?: (step: Step, go: () => Promise<Output>, scene: GuardScene) => Promise<Output>;
  readonly ends: Ends;
  readonly words?: RegExp;
  readonly code?: string;
  /** Where the host is reached afterwards. */
  readonly movedTo?: string;
  /** Does not go on to a good change: the one of the trouble was it. */
  readonly itself?: boolean;
  /** Those beyond the host forget its MAC address once the change is made, as they do in time. */
  readonly forget?: boolean;
  /** What the process has done that is killed, where that is not the kind and arguments of this. */
  readonly undo?: () => Pick<Trouble, "kind" | "args">;
  /** What is there of it is removed. */
  readonly remove?: boolean;
  /** Done in a process that is killed: no error is to be had. */
  readonly carryOut?: (scene: GuardScene) => Promise<void>;
}

/** One line of the table in docs/safety.md. */
export interface Row {
  readonly title: string;
  readonly result: string;
}

export class GuardScene {
  readonly rows: Row[] = [];

  constructor(
    readonly taken: TakenHost,
    readonly connection: Connection,
  ) {}

  async picture(): Promise<string> {
    return this.taken.lab.sh(PICTURE);
  }

  /** Until nothing of it is there any more: watchers look once a second. */
  async left(): Promise<string> {
    let left = "";
    for (let i = 0; i < 60; i++) {
      left = (await this.taken.lab.sh(LEFT)).trim();
      if (left === "") {
        return "";
      }
      await sleep(200);
    }
    return left;
  }

  async reachable(withinMs: number, address: string | undefined): Promise<boolean> {
    const until = Date.now() + withinMs;
    do {
      const host = await openHost({ ...this.connection, address, perDialTimeout: 6 }).catch(() => undefined);
      await host?.close();
      if (host) {
        return true;
      }
      await sleep(200);
    } while (Date.now() < until);
    return false;
  }

  /** The host over its NIC, as it should be reached now. */
  async open(address?: string): Promise<OpenHost> {
    try {
      return await openHost({ ...this.connection, address });
    } catch (error) {
      const { lab, outside } = this.taken;
      const [inside, beyond] = await Promise.all([lab.exec(SIGHT), outside.exec(["sh", "-c", SIGHT_OUTSIDE])]);
      throw new Error(`the host is not reached: ${error}\n== on the host\n${inside.stdout}\n== beyond it\n${beyond.stdout}`, { cause: error });
    }
  }

  readonly args = (kind: AnyKind, args: object, timeoutSeconds = calmSeconds): never => {
    const whole = kindArgs(kind).parse({ owner: "p/s/r", guard: { timeoutSeconds }, ...args });
    return kind.complete(whole as never) as never;
  };

  /** The way in goes over a bridge, and back. */
  async converges(t: ExecutionContext, at: string, kind: AnyKind, args: object): Promise<void> {
    const before = await this.picture();
    const host = await this.open();
    try {
      const state = await kind.create(host, this.args(kind, args));
      await kind.delete(host, state as never);
    } finally {
      await host.close();
    }
    t.is(await this.picture(), before, `${at}: a good change and its removal leave the host as it was`);
  }

  async carryOut(trouble: Trouble, host: OpenHost): Promise<{ error?: unknown; state?: object }> {
    try {
      const during = trouble.forget ? this.forgotten : trouble.during;
      const met = during ? this.meeting(host, (step, go) => during(step, go, this)) : host;
      const state = await trouble.kind.create(met, this.args(trouble.kind, trouble.args, trouble.ends === "new" ? calmSeconds : deadlineSeconds));
      if (trouble.remove) {
        await trouble.kind.delete(met, state as never);
      }
      return { state: state as object };
    } catch (error) {
      return { error };
    }
  }

  private readonly forgotten = async (step: Step, go: () => Promise<Output>): Promise<Output> => {
    if (step.name.startsWith("confirm")) {
      await this.taken.lab.exec("for i in $(seq 50); do [ -e /var/lib/kvmnet/guard/pending/applied ] && break; sleep 0.1; done");
      await this.taken.outside.exec(["ip", "neigh", "flush", "all"]);
    }
    return go();
  };

  /** The host as a client sees it whose steps meet something on their way. */
  meeting(host: Host, meet: (step: Step, go: () => Promise<Output>) => Promise<Output>): Host {
    return through(host, (step, send) => meet(step, () => send(step)));
  }
}

/** One case: whatever happens, the host is reached again in time, is as before or as asked, has nothing left of the guard, and takes the next change. */
export async function endure(t: ExecutionContext, scene: GuardScene, trouble: Trouble, good: { kind: AnyKind; args: object }): Promise<void> {
  const { lab } = scene.taken;
  const base = await scene.picture();
  // A baseline in which something is missing by chance would let more pass.
  await lab.sh("for i in 1 2 3 4 5; do ping -6 -n -q -c 1 -w 2 fd00:64::1 && exit; done");
  await lab.sh(trouble.prepare ?? "true");
  await outsideDoes(scene, trouble.outside?.begin);
  const before = await scene.picture();
  let outcome: { error?: unknown; state?: object } = {};
  const host = await scene.open();
  const begun = Date.now();
  try {
    if (trouble.carryOut) {
      await trouble.carryOut(scene);
      // What had been sent may not have begun.
      await sleep(1500);
    } else {
      outcome = await scene.carryOut(trouble, host);
    }
    const left = deadlineSeconds * 1000 + graceMs - (Date.now() - begun);
    t.true(await scene.reachable(Math.max(left, dialMs), trouble.movedTo), `${trouble.title}: reachable within the deadline and ${graceMs / 1000} s`);
    const seconds = ((Date.now() - begun) / 1000).toFixed(1);
    t.is(await scene.left(), "", `${trouble.title}: nothing is left`);
    const after = await scene.picture();
    const is = after === before ? "old" : "new";
    scene.rows.push({
      title: trouble.title,
      result: `${is}, ${outcome.error instanceof KvmnetError ? `\`${outcome.error.code}\`` : "no error"}, ${seconds} s`,
    });
    t.log(`${trouble.title}: ${is} after ${seconds} s`);
    if (trouble.ends === "old") {
      t.is(after, before, `${trouble.title}: as it was before`);
    } else if (trouble.ends === "new") {
      t.is(outcome.error, undefined, `${trouble.title}: ${outcome.error}`);
      t.not(after, before, `${trouble.title}: as asked for`);
    }
    if (trouble.words) {
      t.regex(outcome.error instanceof Error ? outcome.error.message : "no error", trouble.words, trouble.title);
    }
    if (trouble.code) {
      t.is((outcome.error as KvmnetError | undefined)?.code, trouble.code as never, String(outcome.error));
    }
    if (is === "new") {
      await undone(scene, { ...trouble, ...trouble.undo?.() });
    }
  } finally {
    await host.close();
    await lab.exec(trouble.tidy ?? "true");
    await outsideDoes(scene, trouble.outside?.end);
  }
  if (!trouble.itself) {
    await scene.converges(t, trouble.title, good.kind, good.args);
  }
  t.is(await scene.picture(), base, `${trouble.title}: the host as it was at the end`);
}

async function outsideDoes({ taken }: GuardScene, argv: readonly string[] | undefined): Promise<void> {
  if (argv) {
    await taken.outside.exec(argv);
  }
}

/** What came about although its client never heard of it is found by the next one. */
async function undone(scene: GuardScene, { kind, args, movedTo }: Trouble): Promise<void> {
  const host = await scene.open(movedTo);
  try {
    const { guard: _, ...calm } = { guard: undefined, ...args };
    const there = await kind.create(host, scene.args(kind, calm));
    await kind.delete(host, there as never);
  } finally {
    await host.close();
  }
}
