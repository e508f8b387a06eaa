import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { accessFiles } from "../lab/access";
import type { LabConnection } from "../lab/host";
import { type Lab, up } from "../lab/lab";
import { startVm } from "../lab/vm/vm";
import { BY_KINDS } from "./byKinds";
import type { Contender } from "./contender";
import { pairKinds, pairProgram, shellScript } from "./devices";
import { EMPTY_NATIVE, emptyNativeStack } from "./emptyNative";
import { guardCosts } from "./guard";
import { EMPTY, emptyStack, kvmnetStack, networkProgram } from "./kvmnet";
import { type Load, loads } from "./many";
import { type Claim, limitClaim, median, ms, ratioClaim, table } from "./measure";
import { outage } from "./outage";
import { overlayCosts } from "./overlay";
import { overlayUp } from "./overlayUp";
import { pluginRefresh, pluginRuns, startupCpu } from "./plugin";
import { nicBoard, nicKinds, nicProgram, portBoard, portProgram, virshNics, vsctlPorts } from "./plugs";
import { looks, previews, type Runs } from "./preview";
import { type Cost, race } from "./race";
import { possibleNetworks } from "./room";
import { ruleCosts } from "./rules";
import { startupShare } from "./startup";
import { hasTerraform, terraformStack } from "./terraform";
import { virshSession } from "./virsh";

/** `npm run bench [-- --only marginal,slow,preview,plugin,look,startup,outage,guard,devices,nics,ports,many,rules,overlay --networks 100 --pairs 20 --rounds 3 --resources 1000]` */
const { values } = parseArgs({
  options: {
    only: { type: "string", default: "startup,preview,plugin,look,marginal,slow,outage,guard,devices,nics,ports,many,rules,overlay" },
    networks: { type: "string", default: "100" },
    pairs: { type: "string", default: "20" },
    rounds: { type: "string", default: "3" },
    resources: { type: "string", default: "1000" },
  },
});
const rounds = Number(values.rounds);
const resources = Number(values.resources);
const RTT_MS = 50;
const INSTANCE = "bench";
/** The package by the name under which all of it comes through the native plugin. */
const NATIVE = "pulumi-kvmnet/plugin";

const say = (line: string) => console.log(`  ${line}`);

async function main(): Promise<void> {
  const lab = await up({ instance: INSTANCE, rttMs: RTT_MS });
  const claims: Claim[] = [];
  const parts: Record<string, (lab: Lab) => Promise<Claim[]>> = {
    startup,
    preview,
    plugin,
    look,
    marginal: plainLink,
    slow: slowLink,
    outage: guestOutage,
    guard,
    devices,
    nics,
    ports,
    many,
    rules,
    overlay,
  };
  try {
    for (const name of values.only.split(",")) {
      const part = parts[name];
      if (!part) {
        throw new Error(`no part ${name}: there are ${Object.keys(parts).join(", ")}`);
      }
      console.log(`== ${name}`);
      claims.push(...(await part(lab)));
    }
  } finally {
    await lab.down();
  }
  console.log(`\n${table(claims)}`);
  process.exitCode = claims.every(({ met }) => met) ? 0 : 1;
}

async function startup(): Promise<Claim[]> {
  const { plugin: native, bare } = await startupCpu(rounds * 5);
  return [
    limitClaim("start-up share of the adapter", await startupShare(rounds * 5), "@pulumi/pulumi is loaded", 0.12),
    limitClaim("CPU of the native plugin's start", native - bare, `beyond a bare Node's ${Math.round(bare * 1000)} ms`, 0.15),
  ];
}

async function plugin(lab: Lab): Promise<Claim[]> {
  const runs = await pluginRuns(host(lab).connection, resources, rounds);
  const more = await pluginRefresh(host(lab).slowConnection as LabConnection, 100, rounds);
  return [
    ...(["preview", "up"] as const).flatMap((command) => unchanged(`${command} without changes through the plugin`, runs[command], "empty native plugin")),
    limitClaim(`one more network in a refresh through the plugin at ${RTT_MS} ms`, more.ours, `${ms(more.empty)} for a resource that does nothing`, 0.01),
    limitClaim("the same beyond a resource that does nothing and whose state says as much", more.ours - more.laden, `its ${ms(more.laden)}`, 0.001),
  ];
}

async function preview(lab: Lab): Promise<Claim[]> {
  return unchanged("preview without changes", await previews(host(lab).connection, resources, rounds), "empty dynamic provider");
}

const unchanged = (what: string, { ours, empty, laden }: Runs, baseline: string): Claim[] => [
  ratioClaim(`${what}, ${resources} resources`, ours, empty, baseline, 1.3),
  ratioClaim(`${what}, ${resources} resources whose states say as much`, ours, laden, baseline, 1.3),
];

/** What it costs a preview to look at the host, over the slow link. */
async function look(lab: Lab): Promise<Claim[]> {
  const { live, offline } = await looks(host(lab).slowConnection as LabConnection, 100, rounds);
  say(`${live.toFixed(2)} s with a look at the host, ${offline.toFixed(2)} s without; load ${loadavg()[0]?.toFixed(1)}`);
  return [
    limitClaim(
      `a look at the host, preview of 100 unchanged resources at ${RTT_MS} ms`,
      live - offline,
      `${(live / offline).toFixed(2)} × the preview without`,
      1,
    ),
  ];
}

async function plainLink(lab: Lab): Promise<Claim[]> {
  const costs = await costsOn(lab, host(lab).connection, true);
  const [ours, empty] = ["pulumi-kvmnet", EMPTY].map((name) => (costs.get(name) as Cost).one) as [number, number];
  return [
    ratioClaim("`up` of one network, whole command", ours, empty, EMPTY, 1.15),
    ...beyondEmpty("one more NAT network, up", costs, "virsh"),
    ...refreshShare(costs, ""),
    ...againstTerraform(costs, "", 0.95),
  ];
}

async function slowLink(lab: Lab): Promise<Claim[]> {
  const connection = host(lab).slowConnection as LabConnection;
  const costs = await costsOn(lab, connection, false);
  return [...refreshShare(costs, ` at ${RTT_MS} ms`), ...againstTerraform(costs, ` at ${RTT_MS} ms`, 0.6)];
}

/** Against the raw tool twice: as a user has it, and without what Pulumi itself takes for a resource that does nothing. */
function beyondEmpty(claim: string, costs: Map<string, Cost>, tool: string, most = 1.1, resources = 1): Claim[] {
  const [ours, one, raw] = ["pulumi-kvmnet", EMPTY, tool].map((name) => (costs.get(name) as Cost).apply) as [number, number, number];
  const empty = one * resources;
  return [
    ratioClaim(claim, ours, raw, tool, most),
    ratioClaim(
      `${claim}, beyond ${resources === 1 ? EMPTY : `${resources} empty resources`} (${Math.round(empty * 1000)} ms)`,
      Math.max(ours - empty, 1e-4),
      raw,
      tool,
      most,
    ),
  ];
}

const withoutPulumi = (claim: string, costs: Map<string, Cost>, tool: string, most: number): Claim => {
  const [kinds, raw] = [BY_KINDS, tool].map((name) => (costs.get(name) as Cost).apply) as [number, number];
  return ratioClaim(`${claim}, by ${BY_KINDS}`, kinds, raw, tool, most);
};

/** What is ours of a refresh: the rest is what an empty provider costs. */
function refreshShare(costs: Map<string, Cost>, where: string): Claim[] {
  const doors = [
    { name: "pulumi-kvmnet", empty: EMPTY, through: "" },
    { name: NATIVE, empty: EMPTY_NATIVE, through: " through the plugin" },
  ];
  return doors.map(({ name, empty, through }) => {
    const [ours, floor] = [name, empty].map((one) => (costs.get(one) as Cost).refresh) as [number, number];
    const claim = `our share of one more NAT network, refresh${through}${where}`;
    return limitClaim(claim, ours - floor, `beyond the ${Math.round(floor * 1000)} ms of ${empty}`, 0.001);
  });
}

function againstTerraform(costs: Map<string, Cost>, where: string, most: number): Claim[] {
  const [ours, native, terraform] = [costs.get("pulumi-kvmnet") as Cost, costs.get(NATIVE) as Cost, costs.get("Terraform")];
  return terraform
    ? [
        ratioClaim(`one more NAT network, up${where}`, ours.apply, terraform.apply, "Terraform", most),
        ratioClaim(`one more NAT network, refresh${where}`, ours.refresh as number, terraform.refresh as number, "Terraform", 0.5),
        ratioClaim(`one more NAT network, refresh through the plugin${where}`, native.refresh as number, terraform.refresh as number, "Terraform", 0.5),
      ]
    : [];
}

async function costsOn(lab: Lab, connection: LabConnection, withVirsh: boolean): Promise<Map<string, Cost>> {
  const contenders: Contender[] = [
    await kvmnetStack(connection, networkProgram("pulumi-kvmnet")),
    await kvmnetStack(connection, networkProgram(NATIVE), NATIVE),
    await emptyStack(),
    await emptyNativeStack(),
  ];
  if (withVirsh) {
    contenders.push(virshSession(connection));
  }
  if (await hasTerraform()) {
    contenders.push(await terraformStack(connection, accessFiles(lab.instance).key));
  } else {
    say("terraform is not on PATH: its lines are left out");
  }
  try {
    return await race(contenders, possibleNetworks(Number(values.networks), say), rounds, say);
  } finally {
    await Promise.all(contenders.map((contender) => contender.close()));
  }
}

async function guestOutage(lab: Lab): Promise<Claim[]> {
  const gaps = { on: [] as number[], off: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    gaps.off.push(await outage(host(lab), false));
    gaps.on.push(await outage(host(lab), true));
    say(`round ${round + 1}: ${gaps.off.at(-1)?.toFixed(2)} s without STP, ${gaps.on.at(-1)?.toFixed(2)} s with`);
  }
  return [limitClaim("a guest's outage when its network restarts, no STP", median(gaps.off), `${median(gaps.on).toFixed(1)} s with STP`, 1)];
}

async function guard(lab: Lab): Promise<Claim[]> {
  const { move, bare, one, ten } = await guardCosts(host(lab), rounds);
  return [
    limitClaim("what the guard adds when the way in moves onto a bridge", move, `${bare.toFixed(2)} s without a guard`, 2),
    ratioClaim("what the guard adds to ten devices of one run", ten, one, "to one device", 1.2),
  ];
}

async function rules(lab: Lab): Promise<Claim[]> {
  const { forward, steps, oneMore, member, ours, byHand } = await ruleCosts(lab, resources, rounds);
  say(`${steps} steps for all; one more forward beside them ${ms(oneMore)}`);
  return [
    limitClaim(`one of ${resources} forwards made at once`, forward, `${steps} ${steps === 1 ? "step" : "steps"} for all`, 0.001),
    limitClaim(`one of ${resources} members of a set`, member, "beyond a set of one", 0.001),
    ratioClaim(`a connection through the last of ${resources} forwards`, 1 / ours, 1 / byHand, "the same rules by hand", 1 / 0.95),
  ];
}

async function overlay(lab: Lab): Promise<Claim[]> {
  const all = await overlayCosts(lab, [resources / 4, resources, resources * 2], say);
  const { ports, made, raw, barriers, looks, oneMore, oneMoreRaw } = all[1] as (typeof all)[number];
  const whole = await overlayUp(lab, ports, rounds);
  const few = (claim: string, count: number): Claim => ({ claim, ours: `${count}`, baseline: "", bar: "≤ 3", met: count <= 3 });
  return [
    ratioClaim(
      `${ports} logical ports in one up, the ports themselves ${ms(made)}`,
      whole.ours,
      whole.empty + raw,
      `${ms(whole.empty)} for as many empty resources and ${ms(raw)} for one transaction of ovn-nbctl`,
      1.3,
    ),
    ratioClaim("the same, against empty resources whose states say as much", whole.ours, whole.laden + raw, `${ms(whole.laden)} and ${ms(raw)}`, 1.3),
    few(`waits for the hosts in it`, barriers),
    few(`steps of a refresh of ${ports} logical ports`, looks),
    limitClaim(`one more logical port beside ${ports}`, oneMore - oneMoreRaw, `beyond OVN's own ${ms(oneMoreRaw)}`, 0.5),
  ];
}

/** On a virtual machine: the namespace lab's kernel has no VLANs. */
async function devices(): Promise<Claim[]> {
  const vm = await startVm({ instance: `${INSTANCE}-devices`, progress: say });
  const { connection } = vm;
  try {
    const contenders = [await kvmnetStack(connection, pairProgram), shellScript(connection), await pairKinds(connection), await emptyStack()];
    const costs = await raced(contenders, Number(values.pairs));
    return [
      ...beyondEmpty("one more VLAN and bridge, up", costs, "shell script", 1.5, 2),
      withoutPulumi("one more VLAN and bridge", costs, "shell script", 1.5),
    ];
  } finally {
    await vm.stop();
  }
}

/** A guest of QEMU's has room for some twenty-five. */
async function nics(lab: Lab): Promise<Claim[]> {
  const { connection } = host(lab);
  await nicBoard(host(lab));
  const marked = virshNics(connection, true);
  const claim = "one more NIC, hot-plugged";
  const costs = await raced([await kvmnetStack(connection, nicProgram), virshNics(connection), marked, await nicKinds(connection), await emptyStack()], 20);
  return [...beyondEmpty(claim, costs, "virsh"), withoutPulumi(claim, costs, "virsh", 1.1), withoutPulumi(claim, costs, marked.name, 1.1)];
}

async function ports(lab: Lab): Promise<Claim[]> {
  const { connection } = host(lab);
  await portBoard(host(lab));
  const other = vsctlPorts(connection);
  return beyondEmpty("one more port of Open vSwitch", await raced([await kvmnetStack(connection, portProgram), other, await emptyStack()], 100), other.name);
}

async function raced(contenders: readonly Contender[], count: number): Promise<Map<string, Cost>> {
  try {
    return await race(contenders, count, rounds, say);
  } finally {
    await Promise.all(contenders.map((contender) => contender.close()));
  }
}

async function many(lab: Lab): Promise<Claim[]> {
  const [half, whole] = (await loads(host(lab).connection, [resources / 4, resources / 2], say)) as [Load, Load];
  const doubled = (what: "refresh" | "preview") =>
    ratioClaim(`${what} of ${resources / 2} networks and as many bridges`, whole[what], half[what], "half as many", 2.2);
  return [
    doubled("refresh"),
    doubled("preview"),
    {
      claim: "memory of the provider with all of these",
      ours: `${Math.round(whole.memory / 2 ** 20)} MB`,
      baseline: "",
      bar: "≤ 300 MB",
      met: whole.memory <= 300 * 2 ** 20,
    },
  ];
}

function host(lab: Lab) {
  const [first] = lab.hosts;
  if (!first) {
    throw new Error("the lab has no host");
  }
  return first;
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
