import test, { type ExecutionContext } from "ava";
import { nicFile, type Owner } from "../../../lab/vm/owners";
import type { Vm } from "../../../lab/vm/vm";
import { likelyWay } from "../../../lab/vm/ways";
import { type TakenVm, takeVm } from "../machine";
import { tidy } from "../reboot/owner";
import { RebootScene, type Resource } from "../reboot/scene";
import { differences, runningState } from "../reboot/state";
import type { Configuration, Refusal, Round } from "./configuration";

/** Further NICs, so that several configurations are on a machine at a time. */
const spareNics = 7;

/** Whatever a manager's configuration is: up, nothing left to do, reboot, the same, destroy, as before, also after a reboot. */
export function corpusSuite(owner: Owner, rounds: readonly Round[], refusals: readonly Refusal[] = []): void {
  let taken: TakenVm;
  if (likelyWay() !== "user-mode") {
    test.skip(`${owner}: ${rounds.flat().length + refusals.length} configurations: they need machines in user mode, with ${spareNics} NICs more than emulated ones have`, () => {});
    return;
  }
  test.serial.before(`a machine of ${owner}`, async (t) => {
    t.timeout(600_000);
    taken = await takeVm({ instance: `corpus-${owner}`, owner, spareNics });
    // The lab's own, in whose place those of the corpus come.
    for (const nic of ["eth1", "eth2"]) await taken.vm.sh(`rm -f ${nicFile(owner, nic)?.path ?? ""}`);
  });
  test.serial.after.always("leave the machine", () => taken?.release());

  for (const round of rounds) {
    test.serial(`${owner}: ${round.map(({ title }) => title).join("; ")}`, async (t) => {
      t.timeout(900_000);
      await onHost(t, taken.vm, round, () =>
        new RebootScene(taken, wavesOf(round)).rebooted(t, {
          lasting: true,
          tidy: tidy[owner],
          complaints: complaints[owner],
          limits: round.flatMap(({ limit }) => limit ?? []),
        }),
      );
    });
  }
  if (refusals.length > 0) {
    test.serial(`${owner}, refused before anything is touched: ${refusals.map(({ title }) => title).join("; ")}`, async (t) => {
      t.timeout(900_000);
      await onHost(t, taken.vm, refusals, async () => {
        for (const refusal of refusals) await refused(t, taken, refusal);
      });
    });
  }
}

/** What a manager says of all files together once ours are among them. */
const complaints: Partial<Record<Owner, string>> = { netplan: "netplan generate 2>&1" };

async function refused(t: ExecutionContext, taken: TakenVm, { title, program, says }: Refusal): Promise<void> {
  const scene = new RebootScene(taken, program);
  const before = await scene.calm();
  const error = await t.throwsAsync(scene.up(), undefined, title);
  t.regex(error?.message ?? "", says, title);
  await scene.destroy();
  t.deepEqual(differences(before, await runningState(taken.vm)), [], title);
}

/** The administrator's files are there during the action, and stay as they are. */
async function onHost(t: ExecutionContext, vm: Vm, configurations: readonly Configuration[], action: () => Promise<void>): Promise<void> {
  const files = await Promise.all(
    configurations.flatMap(({ files: of }) => Object.entries(of)).map(async ([path, text]) => [path, await withMacs(vm, text)] as const),
  );
  for (const [path, text] of files)
    await vm.sh(["sh", "-c", 'umask 077; mkdir -p "$(dirname "$1")"; [ ! -e "$1" ] || cp -p "$1" "$1.lab"; cat > "$1"', "sh", path], { input: text });
  for (const { prepare } of configurations) if (prepare) await vm.sh(prepare);
  const paths = files.map(([path]) => path);
  await vm.sh(`chmod 644 ${paths.filter((path) => !/netplan|system-connections/.test(path)).join(" ") || "/dev/null"}`);
  await vm.reboot();
  const sums = async () => vm.sh(["sha256sum", ...paths]);
  const before = await sums();
  try {
    await action();
    t.is(await sums(), before, "files of the administrator's");
  } finally {
    await vm.sh(["sh", "-c", 'for f; do rm -f "$f"; [ ! -e "$f.lab" ] || mv "$f.lab" "$f"; done', "sh", ...paths]);
  }
}

async function withMacs(vm: Vm, text: string): Promise<string> {
  const nics = [...new Set([...text.matchAll(/\{mac:(\w+)\}/g)].map(([, nic = ""]) => nic))];
  const macs = await Promise.all(nics.map(async (nic) => [nic, (await vm.sh(`cat /sys/class/net/${nic}/address`)).trim()] as const));
  return macs.reduce((all, [nic, mac]) => all.replaceAll(`{mac:${nic}}`, mac), text);
}

/** Everything that can be made at the same time is. */
function wavesOf(round: Round): Resource[][] {
  const longest = Math.max(...round.map(({ program }) => program.length));
  return Array.from({ length: longest }, (_, wave) => round.flatMap(({ program }) => program[wave] ?? []));
}
