import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "ava";
import { execa } from "execa";
import { down } from "../../lab/lab";
import { quickstartRecord } from "../../tools/generate/pictures";
import { inOrder, recordable, shownHost } from "../../tools/recordPicture";
import { edited } from "./program";

/** A newcomer's first hour: a checkout of his own, the quickstart, the edit that it suggests, and the quickstart once more. */

const { cacheFolder } = require("../../tools/cache.cjs") as { cacheFolder(): string };

const ROOT = path.resolve(__dirname, "../..");
const MINUTE = 60_000;
const lab = `${process.env.KVMNET_TEST_LAB ?? "test"}-quick`.slice(0, 20);
const stack = `quickstart-${lab}`;
const checkout = mkdtempSync(path.join(tmpdir(), "kvmnet-checkout-"));

/** The last number of the guest's address. */
let leased: number;
/** What the first run has said. */
let said = "";

const npm = (...args: string[]) => execa("npm", args, { cwd: checkout, env: { KVMNET_LAB: lab }, all: true, stdin: "ignore" });

test.before(async () => {
  await down(lab);
  // What a clone has, uncommitted changes included; and the packages of this checkout in place of `npm ci`.
  const { stdout } = await execa("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: ROOT });
  for (const file of stdout.split("\n").filter((name) => !/^(tests|docs)\//.test(name))) {
    mkdirSync(path.dirname(path.join(checkout, file)), { recursive: true });
    copyFileSync(path.join(ROOT, file), path.join(checkout, file));
  }
  const modules = path.join(checkout, "node_modules");
  mkdirSync(modules);
  for (const name of readdirSync(path.join(ROOT, "node_modules")).filter((entry) => entry !== "pulumi-kvmnet")) {
    symlinkSync(path.join(ROOT, "node_modules", name), path.join(modules, name));
  }
});

test.after.always(async () => {
  await down(lab);
  rmSync(checkout, { recursive: true, force: true });
  rmSync(path.join(cacheFolder(), stack), { recursive: true, force: true });
});

test.serial("the quickstart says in less than 80 lines what it does", async (t) => {
  t.timeout(15 * MINUTE);
  const { all } = await npm("run", "quickstart");
  t.log(`${all.split("\n").length} lines`);
  t.true(all.split("\n").length < 80, all);
  t.regex(all, /guest1 has 192\.168\.107\.1\d\d, from the declared range 192\.168\.107\.100 to 192\.168\.107\.199/);
  leased = Number(/guest1 has \S+\.(\d+),/.exec(all)?.[1]);
  said = all;
  t.regex(all, /it pings the outside host 100\.64\.0\.1: 2 packets transmitted, 2 packets received/);
});

test.serial("its end says how to see what was built, which is what README's picture shows", async (t) => {
  const words = /dist\/provider\/cli\/kvmnet\.js view (--ssh-config \S+ kvm1)/.exec(said)?.[1] ?? t.fail(said);
  const kvmnet = (...args: string[]) => execa(process.execPath, ["dist/provider/cli/kvmnet.js", ...args, ...String(words).split(" ")], { cwd: checkout });
  const { stdout } = await kvmnet("show", "--json");
  const recorded = JSON.parse(readFileSync(quickstartRecord, "utf8"));
  t.deepEqual(inOrder(recordable(shownHost(stdout))), inOrder(recorded), "record it anew with tools/recordPicture.ts, then npm run generate");
  await kvmnet("topology", "--out", "net.svg");
  t.regex(readFileSync(path.join(checkout, "net.svg"), "utf8"), /guest1, guest/);
});

test.serial("it runs again after the edit that it suggests, and the guest has an address of the new range", async (t) => {
  t.timeout(15 * MINUTE);
  const program = path.join(checkout, "examples/first-light/index.ts");
  // The half of the range that the guest's address is not in.
  const [start, end] = leased > 150 ? [100, 150] : [151, 199];
  writeFileSync(
    program,
    edited(readFileSync(program, "utf8"), `start: "192.168.107.100", end: "192.168.107.199"`, `start: "192.168.107.${start}", end: "192.168.107.${end}"`),
  );
  const preview = await npm("run", "pulumi", "--", "preview", "--stack", stack);
  t.regex(preview.all, /NatNetwork lan: impact blip: subnets\[0\]\.dhcp\.ranges/);
  const { all } = await npm("run", "quickstart");
  t.true(all.split("\n").length < 80, all);
  t.regex(all, new RegExp(`guest1 still has 192\\.168\\.107\\.${leased}, leased before the range was changed`));
  t.regex(all, new RegExp(`guest1 has \\S+, from the declared range 192\\.168\\.107\\.${start} to 192\\.168\\.107\\.${end}`));
});

test.serial("ssh takes what ssh-config writes into a file, and lines that were there stay", async (t) => {
  const file = path.join(checkout, "ssh_config");
  const intoFile = (redirection: string) =>
    execa("sh", ["-c", `{ npm run lab -- ssh-config && echo "# end"; } ${redirection} "$1"`, "sh", file], {
      cwd: checkout,
      env: { KVMNET_LAB: lab, npm_config_loglevel: "notice" },
    });
  for (const { redirection, before } of [
    { redirection: ">", before: "" },
    { redirection: ">>", before: "Host other\n  User nobody\n" },
  ]) {
    writeFileSync(file, before);
    await intoFile(redirection);
    const written = readFileSync(file, "utf8");
    t.true(written.startsWith(`${before}# ssh config of the lab ${lab} `) && written.endsWith("\n# end\n"), written);
    t.notRegex(written, /^>|\0/m);
    t.is((await execa("ssh", ["-F", file, "kvm1", "hostname"])).stdout, "kvm1");
  }
});

test.serial("nothing is installed to look around or to bring a lab down", async (t) => {
  const { all } = await npm("run", "lab", "--", "down");
  t.regex(all, new RegExp(`lab ${lab} is down`));
  t.notRegex(all, /installing/);
});
