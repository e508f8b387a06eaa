import test from "ava";
import { kindArgs } from "../../provider/engine/args";
import type { Host, Output, Step } from "../../provider/host/host";
import { openHost } from "../../provider/host/hosts";
import { bridge } from "../../provider/linux/bridge";
import type { BridgeArgs } from "../../provider/linux/bridge/types";
import { KvmnetError } from "../../provider/resource/error";
import { through } from "../wrapped";
import { type TakenVm, takeVm } from "./machine";

/** The guard where systemd keeps its timer, and where files would outlive a reboot: networkd runs the uplink. */

let taken: TakenVm;

test.serial.before("a machine that networkd runs", async () => {
  taken = await takeVm({ instance: "guard", owner: "networkd" });
  await taken.vm.configure("eth1", { addresses: ["192.0.2.7/24"], gateway: "192.0.2.1" });
});
test.serial.after.always("let go of it", () => taken?.release());

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

function meeting(host: Host, name: string, meet: () => Promise<unknown>): Host {
  return through(host, async (step: Step, send): Promise<Output> => {
    if (step.name.startsWith(name)) {
      await meet();
    }
    return send(step);
  });
}

test.serial("networkd's uplink moves onto a bridge and back: confirmed, and no timer or unit is left", async (t) => {
  t.timeout(300_000);
  const { host } = taken;
  const before = await picture();
  let timers = "";
  const watched = meeting(host, "confirm", async () => {
    timers = await taken.vm.sh("systemctl list-timers --all --no-legend; ls /etc/systemd/system/sysinit.target.wants");
  });
  const state = await bridge.create(watched, argsOf(60));
  t.regex(timers, /kvmnet-guard\.timer/);
  t.regex(timers, /kvmnet-guard-boot\.service/);
  t.regex(await picture(), /br7 +inet 192\.0\.2\.7\/24[\s\S]*default via 192\.0\.2\.1/);
  t.is((await left()).trim(), "");
  await bridge.delete(host, state);
  t.is(await picture(), before);
  t.is((await left()).trim(), "");
});

test.serial("without a confirmation systemd's timer goes back, files included", async (t) => {
  t.timeout(300_000);
  const before = await picture();
  const host = await openHost(taken.connection);
  const cut =
    "nft add table inet lockout; nft add chain inet lockout in '{ type filter hook input priority 0; }'; nft add rule inet lockout in tcp dport 22 drop; (sleep 30; nft delete table inet lockout) > /dev/null 2>&1 &";
  const error = await t.throwsAsync(
    bridge.create(
      meeting(host, "confirm", () => taken.vm.exec(cut)),
      argsOf(20),
    ),
    { instanceOf: KvmnetError },
  );
  t.is((error as KvmnetError | undefined)?.code, "rolled-back", String(error));
  t.is(await picture(), before);
  t.is((await left()).trim(), "");
  await host.close();
});

test.serial("power is lost before the confirmation: the machine boots as it was, and the next up finishes", async (t) => {
  t.timeout(300_000);
  const before = await picture();
  const host = await openHost(taken.connection);
  let lost = false;
  const dying = through(host, async (step, send) => {
    if (step.name.startsWith("confirm") && !lost) {
      lost = true;
      await taken.vm.sh(
        "for i in $(seq 100); do [ -e /var/lib/kvmnet/guard/pending/applied ] && break; sleep 0.1; done; ls /etc/systemd/network | grep kvmnet",
      );
      await taken.vm.powerLoss();
    }
    if (lost) {
      throw new KvmnetError({ code: "cancelled", problem: "our process is gone" });
    }
    return send(step);
  });
  await t.throwsAsync(bridge.create(dying, argsOf(600)));
  await host.close();
  const again = await openHost(taken.connection);
  t.is(await picture(), before);
  t.is((await left()).trim(), "");
  t.regex(await taken.vm.sh("cat /var/lib/kvmnet/guard/last/note"), /started anew before the change was confirmed/);
  const state = await bridge.create(again, argsOf(60));
  await bridge.delete(again, state);
  t.is(await picture(), before);
  await again.close();
});
