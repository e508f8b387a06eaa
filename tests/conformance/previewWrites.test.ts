import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { kindState, unfolded } from "../../provider/engine/state";
import type { Host } from "../../provider/host/host";
import { Onlooker } from "../../provider/host/onlooker";
import { KvmnetError } from "../../provider/resource/error";
import { openHost, type TakenHost, takeHost } from "../lab";
import { CheckFailed } from "./engine";
import type { Samples } from "./samples";
import { samples as bridge } from "./samples/bridge";
import { samples as dhcpReservation } from "./samples/dhcpReservation";
import { samples as hostInterface } from "./samples/hostInterface";
import { samples as internalNetwork } from "./samples/internalNetwork";
import { samples as macvtapInterface } from "./samples/macvtapInterface";
import { samples as natNetwork } from "./samples/natNetwork";
import { samples as ovsBridge } from "./samples/ovsBridge";
import { samples as ovsPort } from "./samples/ovsPort";
import { samples as policyRule } from "./samples/policyRule";
import { samples as portForward } from "./samples/portForward";
import { samples as securityGroupAttachment } from "./samples/securityGroupAttachment";
import { samples as staticRoute } from "./samples/staticRoute";
import { samples as veth } from "./samples/veth";
import { Stage } from "./stage";

/** Promise 1: no preview writes. Definitions, rules, files and database of the host are byte-identical after previews of every kind of change. */

const all: readonly Samples[] = [
  natNetwork,
  internalNetwork,
  dhcpReservation,
  bridge,
  hostInterface,
  macvtapInterface,
  veth,
  staticRoute,
  policyRule,
  portForward,
  securityGroupAttachment,
  ovsBridge,
  ovsPort,
];

/** What ticks by itself (timers, lifetimes) is left out; so is what a session of ours has for itself. */
const FINGERPRINT = `
find /etc/libvirt /etc/openvswitch /var/lib/libvirt/dnsmasq /etc/systemd /etc/sysctl.d /etc/network /etc/NetworkManager /etc/netplan /etc/resolv.conf /etc/kvmnet /run/kvmnet /run/libvirt/network -type f \\
  ! -path '/run/kvmnet/scratch-*' ! -name '*.lock' 2>/dev/null | sort | xargs sha256sum
for network in $(virsh -q net-list --all --name); do virsh net-info "$network"; virsh net-dumpxml "$network"; virsh net-dumpxml --inactive "$network"; done
ip -d -j addr | tr ',' '\\n' | grep -v -e _timer -e life_time
ip route show table all; ip -6 route show table all | sed 's/expires [0-9]*sec//'; ip rule; ip -6 rule
grep -r . /proc/sys/net/ipv4/conf /proc/sys/net/ipv6/conf 2>/dev/null | grep -v stable_secret
iptables-save 2>/dev/null | grep -v '^[:#]'
nft -s list ruleset
ovs-vsctl --format=json --columns=_uuid,name,ports,fail_mode,datapath_type,other_config,external_ids list Bridge
ovs-vsctl --format=json --columns=_uuid,name,tag,trunks,vlan_mode,interfaces,other_config,external_ids list Port
`;

let taken: TakenHost;
const stages: { readonly samples: Samples; readonly stage: Stage }[] = [];
const fingerprint = async (host: Host) => (await host.run({ name: "look at everything", script: FINGERPRINT, expect: [0, 1, 123] })).stdout.split("\n");

/** Ports of bridges with spanning tree come to forward by themselves, and the kernel forgets faster (`ageing_time`) for a while after that. An IPv6 address gets its routes when nobody else has it, within two seconds; one without a carrier waits for ever. */
async function settledFingerprint(host: Host): Promise<readonly string[]> {
  for (let tries = 0; tries < 60; tries++) {
    const lines = await fingerprint(host);
    const moving =
      tries < 10
        ? /"state":"(listening|learning)"|"topology_change(_detected)?":1|"tentative":true/
        : /"state":"(listening|learning)"|"topology_change(_detected)?":1/;
    if (!lines.some((line) => moving.test(line))) {
      return lines;
    }
    await sleep(1000);
  }
  throw new Error("the bridges of the host do not settle");
}

test.serial.before("a host with a resource of each kind", async (t) => {
  t.timeout(600_000);
  taken = await takeHost();
  for (const samples of all) {
    await samples.setUp?.(taken.host);
    stages.push({ samples, stage: new Stage(samples, async () => taken.host, taken.connection) });
  }
});

test.serial.after.always("leave the host as it was", async () => {
  for (const samples of all) {
    await samples.tearDown?.(taken.host);
  }
  await taken?.release();
});

test.serial("200 previews, of every kind of change, change nothing", async (t) => {
  t.timeout(600_000);
  const made = [];
  for (const { samples, stage } of stages) {
    const { engine, args } = await stage.begin(t);
    await engine.up(args(samples.full));
    made.push({ samples, stage, engine, args });
  }
  const before = await settledFingerprint(taken.host);
  const onlooker = new Onlooker(await openHost(taken.connection));
  const ops: Record<string, number> = {};
  const count = (op: string) => {
    ops[op] = (ops[op] ?? 0) + 1;
  };
  for (const { samples, stage, engine, args } of made) {
    const wanted = [
      samples.full,
      ...samples.edits.map(({ to }) => to),
      { ...samples.minimal, owner: "other/stack/x" },
      { ...samples.full, name: `${samples.name}9` },
    ];
    for (const input of wanted) {
      count(await refusedOr(async () => (await stage.foresee(t, engine, args(input))).op));
    }
    const fresh = stage.engine();
    for (const input of [samples.minimal, { ...samples.full, adopt: true }, { ...samples.minimal, name: `${samples.name}8` }]) {
      count(await refusedOr(async () => (await stage.foresee(t, fresh, args(input))).op));
    }
    const state = kindState(unfolded(samples.kind, engine.saved?.outputs ?? {}));
    count(
      await refusedOr(async () => {
        await samples.kind.foreseeDelete?.(onlooker, state);
        return "delete";
      }),
    );
  }
  const after = await fingerprint(taken.host);
  t.deepEqual(
    after.filter((line) => !before.includes(line)),
    [],
  );
  t.deepEqual(
    before.filter((line) => !after.includes(line)),
    [],
  );
  t.log(ops);
  const total = Object.values(ops).reduce((sum, one) => sum + one, 0);
  t.true(total >= 200, `${total} previews`);
  for (const op of ["create", "update", "replace", "same", "delete", "refused"]) {
    t.true((ops[op] ?? 0) > 0, `no preview was a ${op}`);
  }
});

async function refusedOr(preview: () => Promise<string>): Promise<string> {
  try {
    return await preview();
  } catch (error) {
    if (error instanceof CheckFailed || error instanceof KvmnetError || (error as { cause?: unknown }).cause instanceof KvmnetError) {
      return "refused";
    }
    throw error;
  }
}
