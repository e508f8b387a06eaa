import test from "ava";
import { kindArgs } from "../../provider/engine/args";
import type { Host, Output, Step } from "../../provider/host/host";
import { openHost } from "../../provider/host/hosts";
import { bridge } from "../../provider/linux/bridge";
import type { BridgeArgs } from "../../provider/linux/bridge/types";
import { ovsBridge } from "../../provider/ovs/ovsBridge";
import { KvmnetError } from "../../provider/resource/error";
import type { Row } from "../faults/guard/scene";
import { writeRows } from "../faults/guard/table";
import { seeded } from "../kill/random";
import { through } from "../wrapped";
import { type TakenVm, takeVm } from "./machine";

/** The guard where systemd keeps its timer, and where files would outlive a reboot: networkd runs the uplink. */

let taken: TakenVm;
const rows: Row[] = [];

test.serial.before("a machine that networkd runs", async () => {
  taken = await takeVm({ instance: "guard", owner: "networkd" });
  await taken.vm.configure("eth1", { addresses: ["192.0.2.7/24"], gateway: "192.0.2.1" });
});
test.serial.after.always("let go of it", async () => {
  writeRows("On a machine with systemd", rows);
  await taken?.release();
});

const argsOf = (timeoutSeconds: number) =>
  bridge.complete(
    kindArgs(bridge).parse({
      name: "br7",
      owner: "p/s/br7",
      ports: ["eth1"],
      moveAddresses: true,
      guard: { mode: "always", timeoutSeconds },
    }) as unknown as BridgeArgs,
  ) as BridgeArgs;

const picture = () =>
  taken.vm.sh(
    "for d in eth1 br7; do ip -o -4 addr show dev $d 2>/dev/null | sed 's/^[0-9]*: *//; s/ *valid_lft.*//; s/\\\\.*//'; ip route show dev $d 2>/dev/null; done; find /etc/systemd/network -type f | sort | xargs cat",
  );
const left = () =>
  taken.vm.sh(
    "sleep 2; systemctl list-units --all --plain --no-legend 'kvmnet-guard*' | awk '$2 == \"loaded\" { print $1 }'; ls -d /var/lib/kvmnet/guard/pending /etc/systemd/system/kvmnet-guard* /etc/systemd/system/*.wants/kvmnet-guard* 2>/dev/null; true",
  );

function once(action: () => Promise<unknown>): () => Promise<unknown> {
  let done: Promise<unknown> | undefined;
  return () => {
    done ??= action();
    return done;
  };
}

function meeting(host: Host, name: string, meet: () => Promise<unknown>): Host {
  return through(host, async (step: Step, send): Promise<Output> => {
    if (step.name.startsWith(name)) {
      await meet();
    }
    return send(step);
  });
}

test.serial(
  "networkd's uplink moves onto a bridge and back, and networkd is started anew in the middle: confirmed, and no timer or unit is left",
  async (t) => {
    t.timeout(300_000);
    const { host } = taken;
    const before = await picture();
    let timers = "";
    const watched = meeting(host, "confirm", async () => {
      timers = await taken.vm.sh("systemctl list-timers --all --no-legend; ls /etc/systemd/system/sysinit.target.wants");
      await taken.vm.sh("systemctl restart systemd-networkd");
    });
    const state = await bridge.create(watched, argsOf(60));
    t.regex(timers, /kvmnet-guard\.timer/);
    t.regex(timers, /kvmnet-guard-boot\.service/);
    t.regex(await picture(), /br7 +inet 192\.0\.2\.7\/24[\s\S]*default via 192\.0\.2\.1/);
    t.is((await left()).trim(), "");
    await bridge.delete(host, state);
    t.is(await picture(), before);
    t.is((await left()).trim(), "");
  },
);

const CUT =
  "nft add table inet lockout; nft add chain inet lockout in '{ type filter hook input priority 0; }'; nft add rule inet lockout in tcp dport 22 drop; (sleep 14; nft delete table inet lockout) > /dev/null 2>&1 &";
const seconds = 8;
const APPLIED = "for i in $(seq 100); do [ -e /var/lib/kvmnet/guard/pending/applied ] && break; sleep 0.1; done";

/** One as the seed says; KVMNET_VM=all: all of them. */
const whole = process.env.KVMNET_VM === "all";
const random = seeded();
const silences = [
  ["systemd's timer goes back, files included, although the clock jumps ahead by a day", "date -s @$(($(date +%s) + 86400))"],
  ["systemd's timer goes back, although the clock jumps back by a day", "date -s @$(($(date +%s) - 86400))"],
  ["what carried it out goes back when somebody has stopped the timer", "systemctl stop kvmnet-guard.timer"],
  ["the timer goes back when what carried it out was killed", "systemctl kill -s KILL kvmnet-guard-apply.service"],
] as const;
const silence = silences[Math.floor(random.next() * silences.length)];
for (const one of silences) {
  const [what, script] = one;
  (whole || one === silence ? test.serial : test.serial.skip)(`without a confirmation ${what} (KVMNET_SEED=${random.seed})`, async (t) => {
    t.timeout(300_000);
    const before = await picture();
    const host = await openHost(taken.connection);
    const clock = Date.now();
    const error = await t.throwsAsync(
      bridge.create(
        meeting(
          host,
          "confirm",
          once(() => taken.vm.sh(`${APPLIED}; ${CUT} ${script}`)),
        ),
        argsOf(seconds),
      ),
      { instanceOf: KvmnetError },
    );
    await taken.vm.sh(`date -s @${Math.floor(Date.now() / 1000)}`);
    t.is((error as KvmnetError | undefined)?.code, "rolled-back", String(error));
    t.is(await picture(), before);
    t.is((await left()).trim(), "");
    rows.push({ title: `networkd: without a confirmation ${what}`, result: `old, \`rolled-back\`, ${((Date.now() - clock) / 1000).toFixed(1)} s` });
    await host.close();
  });
}

/** Where in the course of a change the machine goes down, and what is there when it is up again. */
const moments = (["reboot", "powerLoss"] as const).flatMap((how) =>
  (
    [
      ["before it is armed", "arm", "before", "old"],
      ["when it is armed", "arm", "after", "old"],
      ["when it is carried out", "confirm", "before", "old"],
      ["when it is confirmed", "confirm", "after", "new"],
    ] as const
  ).map(([when, step, at, ends]) => ({ how, when, step, at, ends })),
);
const chosen = moments[Math.floor(random.next() * moments.length)];

for (const moment of moments) {
  const { how, when, step: at, at: side, ends } = moment;
  const what = how === "reboot" ? "the machine is started anew" : "power is lost";
  (whole || moment === chosen ? test.serial : test.serial.skip)(
    `${what} ${when}: ${ends}, and the next up finishes (KVMNET_SEED=${random.seed})`,
    async (t) => {
      t.timeout(300_000);
      const before = await picture();
      const host = await openHost(taken.connection);
      let down = false;
      const dying = through(host, async (step, send) => {
        const output = !down && step.name.startsWith(at) && side === "after" ? await send(step) : undefined;
        if (!down && step.name.startsWith(at) && (at === "arm" || side === "before" || output?.stdout.includes("guard kept"))) {
          down = true;
          await taken.vm.sh(at === "arm" ? "true" : `[ ! -e /var/lib/kvmnet/guard/pending ] || { ${APPLIED}; ls /etc/systemd/network | grep kvmnet; }`);
          await taken.vm[how]();
        }
        if (down) {
          throw new KvmnetError({ code: "cancelled", problem: "our process is gone" });
        }
        return output ?? send(step);
      });
      await t.throwsAsync(bridge.create(dying, argsOf(600)));
      await host.close();
      const again = await openHost(taken.connection);
      t.is((await left()).trim(), "");
      t.is((await picture()) === before, ends === "old");
      if (side !== "before" || at !== "arm") {
        t.is((await taken.vm.exec("grep -q 'started anew before the change was confirmed' /var/lib/kvmnet/guard/last/note")).code === 0, ends === "old");
      }
      rows.push({ title: `networkd: ${what} ${when}`, result: ends });
      const state = await bridge.create(again, argsOf(60));
      await bridge.delete(again, state);
      t.is(await picture(), before);
      await again.close();
    },
  );
}

test.serial(
  "Open vSwitch: power is lost before the confirmation: its database is as before when ovs-vswitchd reads it, and the next up finishes",
  async (t) => {
    t.timeout(300_000);
    const args = { name: "obr7", owner: "p/s/obr7", datapathType: "netdev", guard: { mode: "always", timeoutSeconds: 600 } };
    const asked = ovsBridge.complete(kindArgs(ovsBridge).parse(args) as never) as never;
    const show = () => taken.vm.sh("for i in $(seq 50); do ovs-vsctl --timeout=2 show 2>/dev/null | sed 1d && exit; sleep 0.2; done");
    const before = await show();
    const host = await openHost(taken.connection);
    let lost = false;
    const dying = through(host, async (step, send) => {
      if (step.name.startsWith("confirm") && !lost) {
        lost = true;
        await taken.vm.sh(`${APPLIED}; ovs-vsctl br-exists obr7`);
        await taken.vm.powerLoss();
      }
      if (lost) {
        throw new KvmnetError({ code: "cancelled", problem: "our process is gone" });
      }
      return send(step);
    });
    await t.throwsAsync(Promise.resolve(ovsBridge.create(dying, asked)));
    await host.close();
    const again = await openHost(taken.connection);
    t.is(await show(), before);
    t.is((await left()).trim(), "");
    t.is(await taken.vm.sh("cat /var/lib/kvmnet/guard/last/note"), "why: the host was started anew before the change was confirmed\n");
    rows.push({ title: "Open vSwitch: power is lost when it is carried out", result: "old" });
    const state = await ovsBridge.create(again, asked);
    await ovsBridge.delete(again, state);
    t.is(await show(), before);
    await again.close();
  },
);
