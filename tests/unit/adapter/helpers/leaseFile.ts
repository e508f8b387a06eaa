import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { z } from "zod";
import type { Host, Step } from "../../../../provider/host/host";
import type { Change } from "../../../../provider/resource/change";
import { onGuestsAttached } from "../../../../provider/resource/common";
import { KvmnetError } from "../../../../provider/resource/error";
import { named } from "../../../../provider/resource/identity";
import { cidr, contains, ip, subnetOf } from "../../../../provider/resource/ip";
import type { CommonArgs, CommonState, ResourceKind } from "../../../../provider/resource/kind";
import { type Impacts, planProperties } from "../../../../provider/resource/plan";
import { field, mac, textMap, vlanId } from "../../../../provider/resource/schema";

/** A real, tiny kind: a lease file in a directory, so that the adapter's tests need no daemon. */
const reservation = () => z.strictObject({ mac: mac(), ip: ip().optional() });

const subnet = () =>
  z.strictObject({
    cidr: field(cidr(), { description: "The subnet." }),
    gateway: field(ip().optional(), { description: "Default: the first address." }),
    leaseSeconds: z.int().min(120).default(3600),
    reservations: z.array(reservation()).optional(),
  });

export interface LeaseArgs extends CommonArgs {
  subnets: z.output<ReturnType<typeof subnet>>[];
  vlan?: number;
  mode: "open" | "nat";
  labels?: Record<string, string>;
  onGuestsAttached?: { restart: string; delete: string };
}

export interface LeaseState extends CommonState {
  subnets: LeaseArgs["subnets"];
  vlan?: number;
  mode: string;
  labels?: Record<string, string>;
  size: number;
}

const impacts: Impacts<LeaseArgs> = {
  subnets: { impact: "restart", why: "the file is read again" },
  vlan: { impact: "blip", why: "rules are applied again" },
  mode: { impact: "replace", why: "the mode is fixed at creation" },
  labels: { impact: "none", why: "live" },
};

export const leaseFile = (directory: string): ResourceKind<LeaseArgs, LeaseState> => ({
  type: "LeaseFile",
  description: "A lease file.",
  args: z.strictObject({
    subnets: z.array(subnet()).min(1),
    vlan: vlanId().optional(),
    mode: z.enum(["open", "nat"]).default("open"),
    labels: textMap().optional(),
    onGuestsAttached: onGuestsAttached().optional(),
  }),
  state: z.strictObject({
    subnets: z.array(subnet()),
    vlan: vlanId().optional(),
    mode: z.string(),
    labels: textMap().optional(),
    size: field(z.int(), { description: "Of the file.", bookkeeping: true }),
  }),
  rules: [
    function* gatewayInSubnet(args) {
      for (const [i, one] of args.subnets.entries()) {
        if (one.gateway && !contains(subnetOf(one.cidr), one.gateway)) {
          yield { path: ["subnets", i, "gateway"], reason: `${one.gateway} is not in ${one.cidr}` };
        }
      }
    },
    function* vlanOnlyOpen(args) {
      if (args.vlan !== undefined && args.mode === "nat") {
        yield { path: ["vlan"], reason: "cannot be used with mode nat" };
      }
    },
  ],
  impacts,
  complete: (args) => ({
    ...args,
    ...(args.subnets ? { subnets: args.subnets.map((one) => ({ ...one, gateway: one.gateway ?? subnetOf(one.cidr).network })) } : {}),
  }),
  plan(state, args): Change[] {
    return planProperties(state, args, impacts).map((change) =>
      change.impact === "restart" && state.size > 10_000 ? { ...change, refused: "guest web1 is attached; set onGuestsAttached.restart to reattach" } : change,
    );
  },
  async create(host, args) {
    const text = JSON.stringify({ ...args, adopt: undefined, onGuestsAttached: undefined });
    await host.run({ name: "write the file", script: `mkdir -p "$1" && cat > "$1/$2"`, args: [directory, args.name], input: text, mutates: true });
    if (args.labels?.fail) {
      throw new KvmnetError({ code: "step-failed", problem: "could not be started", partialState: { mode: args.mode } });
    }
    return observed(text);
  },
  id: named("file", "leases"),
  async present(host) {
    const { stdout } = await host.run({
      name: "list the files",
      script: `cd "$1" && for f in *; do printf '%s %s\\n' "$f" "$(cat "$f")"; done`,
      args: [directory],
    });
    return stdout.split("\n").flatMap((line) => {
      const [, name = "", text = ""] = /^(\S+) (\{.*)$/.exec(line) ?? [];
      return text === "" ? [] : [{ id: name, observe: () => observed(text) }];
    });
  },
  async read(host, name) {
    const { stdout, code } = await host.run({ name: "read the file", script: `cat "$1/$2" 2>/dev/null`, args: [directory, name], expect: [0, 1] });
    return code === 0 ? observed(stdout) : undefined;
  },
  async update(host, _state, args) {
    return this.create(host, args);
  },
  async delete(host, state) {
    await host.run({ name: "remove the file", script: `rm -f "$1/$2"`, args: [directory, state.name], mutates: true });
  },
});

function observed(text: string): LeaseState {
  return { ...JSON.parse(text), size: text.length };
}

/** This machine, without a pool: every step is a shell of its own. Counts what was sent. */
export class LocalHost implements Host {
  readonly label = "local";
  readonly libvirtUri = "qemu:///system";
  readonly facts;
  readonly steps: string[] = [];

  constructor(machineId = "aaaa") {
    this.facts = {
      machineId,
      bootId: "b1",
      hostname: "here",
      os: { id: "debian", version: "12", like: [] },
      kernel: "",
      systemd: false,
      tools: {},
      sessionDevices: [],
    };
  }

  async run(step: Step) {
    this.steps.push(step.name);
    const child = promisify(execFile)("sh", ["-c", step.script, "sh", ...(step.args ?? [])]);
    // A script that does not read its input may end before we have written it.
    child.child.stdin?.on("error", () => undefined).end(step.input ?? "");
    const result = await child.then(
      ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
      (error) => ({ stdout: String(error.stdout), stderr: String(error.stderr), code: Number(error.code) }),
    );
    if (!(step.expect ?? [0]).includes(result.code)) {
      throw new KvmnetError({ code: "step-failed", problem: result.stderr, step: step.name, exitCode: result.code });
    }
    return result;
  }

  snapshot<T>(_key: string, load: () => Promise<T>): Promise<T> {
    return load();
  }
}
