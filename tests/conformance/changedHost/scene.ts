import type { ExecutionContext } from "ava";
import { createProvider, type DynamicProvider } from "../../../provider/adapter/provider";
import { Outlook } from "../../../provider/engine/outlook";
import { connection } from "../../../provider/host/connection";
import type { Host } from "../../../provider/host/host";
import { Onlooker } from "../../../provider/host/onlooker";
import { Snapshots } from "../../../provider/host/snapshots";
import { look } from "../../../provider/report/look";
import { isRefused, reportOf } from "../../../provider/report/preview";
import { KvmnetError } from "../../../provider/resource/error";
import type { AnyKind } from "../../../provider/resource/kind";
import { closeHosts, openHost, type TakenHost } from "../../lab";
import { withSnapshots } from "../../wrapped";
import { CheckFailed, Engine } from "../engine";
import type { Input } from "../samples";
import type { Properties } from "../wire";

/** A resource of a case. `args` has its name. */
export interface Given {
  readonly kind: AnyKind;
  readonly args: Input;
}

/** A host that changed since the last state, what a preview has to say of it, and what up then has to do. */
export interface Case {
  readonly title: string;
  /** Made before, and not changed. */
  readonly beside?: readonly Given[];
  /** The resource that it is about. */
  readonly subject: Given;
  /** It has no state yet. */
  readonly isNew?: true;
  /** Typed on the host behind its back. */
  readonly byHand: string;
  /** What a session learns when it begins is another now. */
  readonly newSession?: true;
  /** What the program asks for now; default: what it asked for before. */
  readonly asks?: Input | "deletion";
  readonly tells: RegExp;
  /** `warned`: up refuses it, and what the program does before may mend that. */
  readonly up: "refused" | "warned" | "update" | "create" | "replace" | "deleted";
}

const OWNER = "changed/host/";
const patienceMs = 60_000;

/** Everything that a case may have left, ours or not. */
const CLEAN = `
umount /usr/bin/virsh 2>/dev/null && echo 'virsh is back'
for guest in $(virsh -q list --all --name | grep '^chg'); do virsh -q destroy "$guest"; virsh -q undefine "$guest"; done
for network in $(virsh -q net-list --all --name | grep '^chg'); do virsh -q net-destroy "$network"; virsh -q net-undefine "$network"; done
for link in $(ls /sys/class/net | grep '^chg'); do ip link del "$link"; done
for bridge in $(ovs-vsctl list-br | grep '^chg'); do ovs-vsctl del-br "$bridge"; done
ip rule del priority 1180; ip route flush 198.19.80.0/24
rm -f /run/kvmnet/*chg* /run/kvmnet/route-chg* /run/kvmnet/rule-chg* /etc/sysctl.d/90-kvmnet-chg*
sysctl -qw net.ipv4.conf.eth1.proxy_arp=0 2>/dev/null
exit 0`;

export class Scene {
  private told: string[] = [];

  constructor(private readonly taken: TakenHost) {}

  prepare(script: string): Promise<void> {
    return this.type(script);
  }

  async run(t: ExecutionContext, { beside = [], subject, isNew, byHand, newSession, asks, tells, up }: Case): Promise<void> {
    for (const { kind, args } of beside) {
      await this.engine(kind).up(this.full(args));
    }
    const blind = this.engine(subject.kind);
    if (!isNew) {
      await blind.up(this.full(subject.args, "subject"));
    }
    await this.type(byHand);
    if (newSession) {
      await closeHosts();
    }
    const wanted = this.full(typeof asks === "object" ? asks : subject.args, "subject");
    if (asks === "deletion") {
      await this.deletion(t, blind, subject, tells, up);
      return;
    }
    const foretold = await this.preview(subject.kind, blind, wanted);
    t.regex(foretold.told, tells, "the preview does not tell it");
    if (up === "refused" || up === "warned") {
      t.is(foretold.op === undefined, up === "refused", `whether it is refused: ${foretold.told}`);
      const refusal = await this.refusal(() => this.force(blind, subject.kind, wanted));
      t.truthy(refusal, "up did it");
      t.true(foretold.told.includes(refusal ?? ""), `preview: ${foretold.told}\nup: ${refusal}`);
      return;
    }
    t.is(foretold.op, up, foretold.told);
    this.told = [];
    const seeing = this.engine(subject.kind, true, blind);
    t.is<string, string>(await seeing.up(wanted), up);
    blind.saved = seeing.saved;
    t.is((await this.preview(subject.kind, blind, wanted)).told, "", "a second preview has nothing to say");
    t.is(await blind.refresh(), "same", "up has done all of it");
  }

  /** About a deletion the engine asks nobody in a preview: the report says it. */
  private async deletion(t: ExecutionContext, blind: Engine, { kind, args }: Given, tells: RegExp, up: Case["up"]): Promise<void> {
    const urn = `urn:pulumi:host::changed::pulumi-nodejs:dynamic/kvmnet:${kind.type}::${String(args.name)}`;
    const preview = { steps: [{ op: "delete", urn, oldState: { outputs: blind.saved?.outputs ?? {} } }] };
    const [report] = reportOf(preview, await look(preview)).resources;
    t.regex(JSON.stringify(report), tells, "the report does not tell it");
    t.is(report !== undefined && isRefused(report), up === "refused", JSON.stringify(report));
    const refusal = await this.refusal(() => blind.destroy());
    t.is(refusal !== undefined, up === "refused", refusal);
    t.is(report?.refused, refusal, "up refuses for the same reason");
  }

  async end(): Promise<void> {
    const { stdout } = await this.host.run({ name: "tidy up", script: CLEAN, mutates: true });
    if (stdout.includes("virsh is back")) {
      await closeHosts();
    }
    this.told = [];
  }

  get host(): Host {
    return this.taken.host;
  }

  private async preview(kind: AnyKind, { saved }: Engine, args: Properties): Promise<{ readonly op?: string; readonly told: string }> {
    this.told = [];
    const looking = this.engine(kind, true);
    looking.saved = saved;
    try {
      const { op } = await looking.preview(args);
      return { op, told: this.told.join("\n") };
    } catch (error) {
      if (error instanceof CheckFailed || causeOf(error)) {
        return { told: `${(error as Error).message}` };
      }
      throw error;
    }
  }

  /** What up sends to the host where no preview stands before it. */
  private async force(engine: Engine, kind: AnyKind, args: Properties): Promise<void> {
    const provider = this.provider(kind, false);
    const { inputs } = await provider.check(engine.saved?.inputs ?? {}, { ...args, __provider: "text" });
    if (!engine.saved) {
      await provider.create({ ...inputs, __provider: "text" });
      return;
    }
    const { id, outputs } = engine.saved;
    const { replaces } = await provider.diff(id, outputs, { ...inputs, __provider: "text" });
    await (replaces.length > 0 ? provider.delete(id, outputs) : provider.update(id, outputs, { ...inputs, __provider: "text" }));
  }

  /** The reason for which something was refused. */
  private async refusal(action: () => Promise<unknown>): Promise<string | undefined> {
    try {
      await action();
      return undefined;
    } catch (error) {
      const cause = causeOf(error);
      if (!cause) {
        throw error;
      }
      // What a step that failed says before the reason.
      return cause.details.problem.replace(/^the network could not be (made|changed[^:]*): /, "");
    }
  }

  /** `looks`: its previews look at the host. */
  private engine(kind: AnyKind, looks = false, like?: Engine): Engine {
    return new Engine(() => this.provider(kind, looks), like?.saved);
  }

  /** A phase has a provider process of its own: it shares the session here, to save time, but not what was read before. */
  private provider(kind: AnyKind, looks: boolean): DynamicProvider {
    const report = (line: string) => void this.told.push(line);
    const snapshots = new Snapshots();
    const opened = async (settings: unknown): Promise<Host> => {
      const host = await openHost(settings);
      return withSnapshots(host, snapshots);
    };
    const outlook = looks ? new Outlook(async (settings) => new Onlooker(await opened(settings)), report, patienceMs) : undefined;
    return createProvider(kind, { connectionSchema: connection(), openHost: opened, report, outlook });
  }

  private full(args: Input, logicalName = args.name): Properties {
    return { owner: `${OWNER}${String(logicalName)}`, connection: this.taken.connection, ...args };
  }

  private async type(script: string): Promise<void> {
    await this.host.run({ name: "typed by hand", script: `set -e\n${script}`, mutates: true });
  }
}

function causeOf(error: unknown): KvmnetError | undefined {
  const cause = (error as { cause?: unknown }).cause;
  return error instanceof KvmnetError ? error : cause instanceof KvmnetError ? cause : undefined;
}
