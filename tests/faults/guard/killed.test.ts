import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import type { Output, Step } from "../../../provider/host/host";
import { openHost } from "../../../provider/host/hosts";
import { noticesTo } from "../../../provider/host/notice";
import { lookAt } from "../../../provider/host/round/round";
import { bridge } from "../../../provider/linux/bridge";
import { hostNetwork } from "../../../provider/linux/hostNetwork";
import { hostSettings } from "../../../provider/linux/hostSettings";
import { network } from "../../../provider/linux/kernel/network";
import { ovsBridge } from "../../../provider/ovs/ovsBridge";
import { KvmnetError } from "../../../provider/resource/error";
import type { AnyKind } from "../../../provider/resource/kind";
import { runClient } from "../../kill/client";
import { type TakenHost, takeHost } from "../../lab";
import { endure, GuardScene, type Trouble } from "./scene";
import { writeRows } from "./table";

/** A change that is right, while something else goes wrong: our process, the connection, the host's disk, the guard's own parts. */

let taken: TakenHost;
let scene: GuardScene;

test.serial.before("a host that is reached over eth0", async () => {
  taken = await takeHost();
  scene = new GuardScene(taken, taken.lab.wireConnection);
});
test.serial.after.always("leave it", async () => {
  writeRows("A change that is right, and something else goes wrong", scene?.rows ?? []);
  await taken?.release();
});

const toBridge = { name: "br0", ports: ["eth0"], moveAddresses: true };
const isArm = ({ name }: Step) => name.startsWith("arm the guard");
const isConfirm = ({ name }: Step) => name.startsWith("confirm");
const onHost = (script: string) => taken.lab.exec(script);

/** Ends a process of the guard's by what it was started with, in the host's own process namespace; the shell that does it says it in two halves. */
const killed = (words: string) =>
  `for p in /proc/[0-9]*; do c=$(tr '\\0' ' ' < $p/cmdline 2>/dev/null); case $c in *guard/pending/kee'per ${words}'*) kill -9 \${p#/proc/} ;; esac; done; true`;

const once = () => {
  let done = false;
  return () => {
    const first = !done;
    done = true;
    return first;
  };
};

/** Something that happens on the host once it is armed. */
const afterArm = (script: string) => async (step: Step, go: () => Promise<Output>) => {
  const output = await go();
  if (isArm(step)) {
    await onHost(script);
  }
  return output;
};

/** Once the change is carried out, before it is confirmed. */
const beforeConfirm = (script: string) => {
  const first = once();
  return async (step: Step, go: () => Promise<Output>) => {
    if (isConfirm(step) && first()) {
      await onHost(`for i in $(seq 50); do [ -e /var/lib/kvmnet/guard/pending/applied ] && break; sleep 0.1; done; ${script}`);
    }
    return go();
  };
};

/** Our process is killed at one of its steps: 1 reads, 2 arms, 3 asks whether it is done, then it confirms. */
const killedAt =
  (step: number, when: "before" | "sent" | "done", args: () => object = () => toBridge, samples = "./samples") =>
  async (where: GuardScene) => {
    await runClient({
      samples: require.resolve(samples),
      operation: "up",
      args: { connection: where.connection as never, ...args(), owner: "p/s/r", guard: { timeoutSeconds: 5 } } as never,
      point: { step, when, ...(when === "sent" && { afterMs: 150 }) } as never,
    });
  };

const asOne = () => ({
  name: "uplink",
  interfaces: { eth0: { addresses: [], gateway: "none", gateway6: "none" } },
  veths: { vin0: { peer: "vin1" } },
  bridges: {
    br0: {
      ports: ["vin0", "eth0"],
      addresses: [`${taken.lab.address}/24`, `${taken.lab.address6}/64`],
      gateway: "100.64.0.1",
      gateway6: "fd00:64::1",
    },
  },
});
const killedAsOne = (step: number, when: "before" | "sent" | "done") => killedAt(step, when, asOne, "./networkSamples");

const firewall = (rule: string) =>
  `nft add table inet lockout; nft add chain inet lockout in '{ type filter hook input priority 0; }'; nft add rule inet lockout in ${rule}`;
const noFirewall = "nft delete table inet lockout";

/** `ip` takes longer than going back waits for the host's lock, and does its work then. */
const hanging = {
  prepare: `printf '#!/bin/sh\ncase $* in -batch*) sleep 15 ;; esac\nexec /usr/sbin/ip "$@"\n' > /usr/local/sbin/ip; chmod +x /usr/local/sbin/ip`,
  tidy: "rm /usr/local/sbin/ip",
} as const;

const base = { kind: bridge, args: toBridge } as const;
const troubles: Trouble[] = [
  { ...base, title: "our process is killed before it arms", carryOut: killedAt(2, "before"), ends: "old" },
  { ...base, title: "our process is killed while it arms", carryOut: killedAt(2, "sent"), ends: "old" },
  { ...base, title: "our process is killed when it has armed", carryOut: killedAt(2, "done"), ends: "old" },
  { ...base, title: "our process is killed when the change is carried out", carryOut: killedAt(4, "before"), ends: "old" },
  { ...base, title: "our process is killed while it confirms", carryOut: killedAt(4, "sent"), ends: "either" },
  { ...base, title: "our process is killed when it has confirmed", carryOut: killedAt(4, "done"), ends: "either" },
  ...(
    [
      ["before it arms", 2, "before", "old"],
      ["while it arms", 2, "sent", "old"],
      ["when it has armed", 2, "done", "old"],
      ["when the change is carried out", 4, "before", "old"],
      ["while it confirms", 4, "sent", "either"],
    ] as const
  ).map(
    ([when, step, at, ends]): Trouble => ({
      ...base,
      title: `several devices as one: our process is killed ${when}`,
      carryOut: killedAsOne(step, at),
      undo: () => ({ kind: hostNetwork as never, args: asOne() }),
      ends,
    }),
  ),
  { ...base, title: "sshd is started anew in the middle", during: afterArm("lab-daemon restart sshd"), ends: "new", itself: true },
  {
    ...base,
    title: "every connection is cut silently until the time is over",
    during: afterArm(`${firewall("tcp dport 22 drop")}; (sleep 6; ${noFirewall}) > /dev/null 2>&1 &`),
    tidy: noFirewall,
    ends: "old",
    code: "rolled-back",
  },
  {
    ...base,
    title: "every connection is cut with a reset until the time is over",
    during: afterArm(`${firewall("tcp dport 22 reject with tcp reset")}; (sleep 6; ${noFirewall}) > /dev/null 2>&1 &`),
    tidy: noFirewall,
    ends: "old",
    code: "rolled-back",
  },
  {
    ...base,
    title: "sshd is not there until the time is over",
    during: afterArm("lab-daemon stop sshd; (sleep 7; lab-daemon start sshd) > /dev/null 2>&1 &"),
    ends: "old",
    code: "rolled-back",
  },
  {
    ...base,
    title: "the answer to the confirmation is lost, and it is asked again",
    during: (() => {
      const first = once();
      return async (step: Step, go: () => Promise<Output>) => {
        const output = await go();
        if (isConfirm(step) && output.stdout.includes("guard kept") && first()) {
          throw new KvmnetError({ code: "connection-lost", problem: "the answer was lost" });
        }
        return output;
      };
    })(),
    ends: "new",
    itself: true,
  },
  {
    ...base,
    title: "the host shows another key from then on",
    during: beforeConfirm(
      "cp -p /etc/ssh/ssh_host_ed25519_key /run/good-key; rm /etc/ssh/ssh_host_ed25519_key; ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/ssh_host_ed25519_key; lab-daemon restart sshd; (sleep 7; cp -p /run/good-key /etc/ssh/ssh_host_ed25519_key; lab-daemon restart sshd) > /dev/null 2>&1 &",
    ),
    ends: "old",
    code: "rolled-back",
  },
  {
    ...base,
    title: "the timer's own process is killed, and no confirmation comes",
    during: afterArm(`${killed("watch")}; ${firewall("tcp dport 22 drop")}; (sleep 8; ${noFirewall}) > /dev/null 2>&1 &`),
    tidy: noFirewall,
    ends: "old",
    code: "rolled-back",
  },
  { ...base, title: "the process that carries it out is killed in the middle", during: afterArm(killed("apply")), ends: "either" },
  {
    ...base,
    title: "the process that carried it out is killed before the confirmation",
    during: beforeConfirm(killed("apply")),
    ends: "new",
    itself: true,
  },
  { ...base, title: "the timer's own process is killed before the confirmation", during: beforeConfirm(killed("watch")), ends: "new", itself: true },
  { ...base, title: "the change hangs until the time is over", ...hanging, ends: "old", code: "rolled-back" },
  {
    ...base,
    title: "the change hangs, and somebody makes the host go back at its console",
    args: { ...toBridge, guard: { timeoutSeconds: 60 } },
    ...hanging,
    during: afterArm("sleep 1; sh /var/lib/kvmnet/guard/pending/keeper back console"),
    ends: "old",
    code: "rolled-back",
    words: /console/,
  },
  {
    ...base,
    title: "what goes back is killed while it does",
    during: afterArm(
      `${firewall("tcp dport 22 drop")}; (sleep 5; for i in $(seq 40); do [ -e /var/lib/kvmnet/guard/pending/back ] && break; sleep 0.05; done; ${killed("back")}; sleep 2; ${noFirewall}) > /dev/null 2>&1 &`,
    ),
    tidy: noFirewall,
    ends: "old",
  },
  {
    ...base,
    title: "the disk of the host is full",
    prepare: "mkdir -p /var/lib/kvmnet/guard; mount -t tmpfs -o size=16k full /var/lib/kvmnet/guard",
    tidy: "umount /var/lib/kvmnet/guard",
    ends: "old",
    words: /cannot be written: the disk may be full/,
  },
  {
    ...base,
    title: "the disk of the host is read-only",
    prepare: "mkdir -p /var/lib/kvmnet/guard; mount -t tmpfs -o ro full /var/lib/kvmnet/guard",
    tidy: "umount /var/lib/kvmnet/guard",
    ends: "old",
    words: /cannot be written/,
  },
  {
    ...base,
    title: "/run is full",
    prepare: "mkdir -p /run/kvmnet; mount -t tmpfs -o size=4k,nr_inodes=2 full /run/kvmnet; true > /run/kvmnet/one",
    tidy: "umount -l /run/kvmnet",
    ends: "old",
  },
];

for (const trouble of troubles) {
  test.serial(trouble.title, async (t) => {
    t.timeout(120_000);
    await endure(t, scene, trouble, base);
  });
}

test.serial("a change that was taken back after its client had died is told at the next look, once, until the next change", async (t) => {
  t.timeout(60_000);
  const before = await scene.picture();
  await killedAt(2, "done")(scene);
  for (let i = 0; i < 100 && (await scene.picture()) === before; i++) {
    await sleep(100);
  }
  t.true(await scene.reachable(15_000, undefined));
  t.is(await scene.left(), "");
  const told: string[] = [];
  noticesTo((line) => told.push(line));
  t.teardown(() => noticesTo(() => {}));
  const host = await openHost(taken.lab.wireConnection);
  await lookAt(host, network);
  await lookAt(host, network, Date.now());
  t.is(told.length, 1, told.join("\n"));
  t.regex(
    told[0] ?? "",
    /an earlier run's change \(Bridge br0\) was not confirmed, and the host has taken it back: why it went back: no confirmation came in time/,
  );
  const state = await bridge.create(host, scene.args(bridge, { name: "brx" }));
  await bridge.delete(host, state as never);
  t.is((await lookAt(host, network, Date.now())).takenBack, undefined, "whoever changes the host now has been told");
  await host.close();
});

test.serial("a second client is told who has a change under way, and until when", async (t) => {
  t.timeout(120_000);
  const one = await openHost(taken.lab.wireConnection);
  const args = scene.args(bridge, { ...toBridge, guard: { timeoutSeconds: 60 } });
  let refusal: string | undefined;
  const during = beforeConfirm("true");
  const state = await bridge.create(
    scene.meeting(one, async (step, go) => {
      const output = await during(step, go);
      if (isArm(step)) {
        const client = { connection: taken.lab.connection as never, name: "dum0", owner: "p/s/r" };
        refusal = (await runClient({ samples: require.resolve("./dummySamples"), operation: "up", args: client as never }))?.error;
      }
      return output;
    }),
    args,
  );
  t.regex(refusal ?? "", /process \d+\) has a change of this host under way \(Bridge br0\), which is confirmed or gone by 2\d\d\d-/);
  await bridge.delete(one, state as never);
  t.is(await scene.left(), "");
  scene.rows.push({ title: "two clients at once: the second one is told, and its change is not begun", result: "new, `change-pending` for the second" });
  await one.close();
});

test.serial("changes of other parts of the host in the same run wait for one that is under guard", async (t) => {
  t.timeout(90_000);
  const before = await scene.picture();
  const host = await openHost(taken.lab.wireConnection);
  const always = { guard: { mode: "always", timeoutSeconds: 30 } };
  const wanted = [
    [bridge, toBridge],
    [hostSettings, { name: "quiet", arpIgnore: 1, ...always }],
    [hostSettings, { name: "routing", interfaces: { eth2: { proxyArp: true } } }],
    [ovsBridge, { name: "obr9", datapathType: "netdev" }],
  ] as readonly (readonly [AnyKind, object])[];
  try {
    const made = await Promise.all(wanted.map(async ([kind, args]) => [kind, await kind.create(host, scene.args(kind, args))] as const));
    for (const [kind, state] of made.toReversed()) {
      await kind.delete(host, state as never);
    }
  } finally {
    await taken.lab.sh("for i in $(seq 50); do [ -e /sys/class/net/ovs-netdev ] || break; sleep 0.1; done");
    await host.close();
  }
  t.is(await scene.picture(), before);
  t.is(await scene.left(), "");
});

test.serial("a change that leaves the way in alone is one step, and ten of one step share a guard", async (t) => {
  t.timeout(90_000);
  const host = await openHost(taken.lab.wireConnection);
  const steps: string[] = [];
  const counted = scene.meeting(host, (step, go) => {
    steps.push(step.name);
    return go();
  });
  const apart = await dummyOrBridge(counted);
  t.deepEqual(steps, ["read the network devices", "make the bridge", "remove the bridge"]);
  t.truthy(apart);
  steps.length = 0;
  const always = { guard: { mode: "always", timeoutSeconds: 20 } };
  const names = Array.from({ length: 10 }, (_, i) => `brg${i}`);
  const states = await Promise.all(names.map((name) => bridge.create(counted, scene.args(bridge, { name, ...always }))));
  t.is(steps.filter((name) => name.startsWith("arm")).length, 1, steps.join("; "));
  await Promise.all(states.map((state) => bridge.delete(counted, state as never)));
  await host.close();
});

/** A bridge without ports: nothing of it is near the way in. */
async function dummyOrBridge(host: Parameters<typeof bridge.create>[0]): Promise<object> {
  const state = await bridge.create(host, scene.args(bridge, { name: "brx" }));
  await bridge.delete(host, state as never);
  await sleep(0);
  return state as object;
}
