import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { nwFilters } from "../../provider/libvirt/nwFilter/world";
import { look } from "../../provider/libvirt/step/look";
import { network } from "../../provider/linux/kernel/network";
import { policy } from "../../provider/policy/world";
import { KvmnetError } from "../../provider/resource/error";
import { seeded } from "../kill/random";
import { type TakenHost, takeHost } from "../lab";
import { frozen, killed } from "./daemons";
import { runFull } from "./disks";

/** A look tells the whole truth or fails: what was not printed because the daemon died in the middle must not be taken for gone. */

const random = seeded();
const NAMES = ["kvlook1", "kvlook2", "kvlook3"];
const TRIES = 15;
/** A look takes about so long, and the daemon is killed at some moment of it. */
const LOOK_MS = 160;

let taken: TakenHost;

test.serial.before("three networks", async () => {
  taken = await takeHost();
  for (const name of NAMES) {
    await taken.lab.sh(
      `echo "<network><name>${name}</name><bridge name='${name}'/></network>" | virsh -q net-define /proc/self/fd/0; virsh -q net-start ${name}`,
    );
  }
});

test.serial.after.always("leave it", async () => {
  for (const name of NAMES) {
    await taken?.lab.exec(`virsh -q net-destroy ${name}; virsh -q net-undefine ${name}`);
  }
  await taken?.release();
});

test.serial("libvirtd is killed while it is asked", async (t) => {
  t.timeout(300_000);
  t.log(`KVMNET_SEED=${random.seed}`);
  const ends = { whole: 0, failed: 0 };
  const { begin, end } = killed("libvirtd");
  for (let i = 0; i < TRIES || (ends.failed === 0 && i < 4 * TRIES); i++) {
    const looking = look(taken.host).catch((error: unknown) => error);
    await sleep(random.next() * LOOK_MS);
    await taken.lab.sh(begin);
    const seen = await looking;
    await taken.lab.sh(end);
    if (seen instanceof Error) {
      t.true(seen instanceof KvmnetError, String(seen));
      ends.failed += 1;
    } else {
      const names = (seen as Awaited<ReturnType<typeof look>>).networks.map(({ name }) => name);
      t.deepEqual(
        NAMES.filter((name) => !names.includes(name)),
        [],
        "a network that is there was not seen",
      );
      ends.whole += 1;
    }
  }
  t.log(`${ends.whole} whole, ${ends.failed} failed`);
  t.true(ends.failed > 0, "none was killed in the middle");
});

const worlds = [
  ["libvirt", look],
  ["the host's network", (host: TakenHost["host"]) => network.look(host)],
  ["who may talk to whom", (host: TakenHost["host"]) => policy.look(host)],
] as const;

for (const [world, of] of [...worlds, ["libvirt's filters", (host: TakenHost["host"]) => nwFilters.look(host)] as const]) {
  test.serial(`/run has room for a part while ${world} is looked at: what found no place is not gone`, async (t) => {
    t.timeout(120_000);
    const counted = (seen: Readonly<Record<string, readonly unknown[] | undefined>>) =>
      ["networks", "links", "filters", "guests"].map((part) => seen[part]?.length);
    const whole = counted((await of(taken.host)) as never);
    const ends = { whole: 0, failed: 0 };
    for (const pages of [0, 1, 2, 3, 4, 6, 8, 12]) {
      await taken.lab.sh(`mount -o remount,size=$(( $(df -k --output=used /run | tail -n 1) + ${4 * pages} ))k /run`);
      const seen = await of(taken.host).catch((error: unknown) => error);
      await taken.lab.sh(runFull.end);
      if (seen instanceof Error) {
        t.regex(String(seen), /[Nn]o space left|did not arrive whole|\/run/);
        ends.failed += 1;
      } else {
        t.deepEqual(counted(seen as never), whole, `with ${pages} pages left`);
        ends.whole += 1;
      }
    }
    t.log(`${ends.whole} whole, ${ends.failed} failed`);
  });
}

for (const [world, of] of worlds) {
  test.serial(`Open vSwitch hangs while ${world} is looked at: that is no host without bridges; where it is down, it is`, async (t) => {
    t.timeout(60_000);
    const { begin, end } = frozen("ovsdb-server");
    await taken.lab.sh(begin);
    const hung = await of(taken.host).catch((error: unknown) => error);
    await taken.lab.sh(end);
    t.true(hung instanceof KvmnetError, String(hung));
    t.regex(String(hung), /Open vSwitch runs and does not answer: .*signal 14/);
    // A socket that nobody listens at is what a daemon leaves that was killed.
    await taken.lab.sh("cd /run/openvswitch && mv db.sock away.sock && python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind(\"db.sock\")'");
    await t.notThrowsAsync(of(taken.host));
    await taken.lab.sh("mv /run/openvswitch/away.sock /run/openvswitch/db.sock");
    await t.notThrowsAsync(of(taken.host));
  });
}
