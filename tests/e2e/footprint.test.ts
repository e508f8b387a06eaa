import { copyFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import test from "ava";
import { type TakenHost, takeHost } from "../lab";

/** What an installation for the lab leaves on a machine, and its way back: real packages and a real dpkg, on a lab host's own copy of the file system. */

const FOOTPRINT = path.resolve(__dirname, "../../tools/footprint.cjs");
const RECORD = "/var/lib/kvmnet-lab/installed.json";

let taken: TakenHost;

test.before(async () => {
  taken = await takeHost();
  copyFileSync(FOOTPRINT, path.join(taken.lab.sharedFolder, "footprint.cjs"));
  // Node may lie on a mount that the host does not see.
  copyFileSync(process.execPath, path.join(taken.lab.sharedFolder, "node"));
  await clean();
  await sh("chmod 755 /run/lab/node");
});

test.after.always(async () => {
  if (taken) await clean();
  await taken?.release();
});

const sh = (command: string) => taken.lab.sh(command);
const probes = ["probe-refuses", "probe-theirs", "probe-daemon", "probe-lib", "probe-base"];

/** The host is like all others again, whatever became of the tests. */
async function clean(): Promise<void> {
  await sh(
    `rm -f /var/lib/dpkg/info/probe-*.prerm; dpkg --purge --force-all ${probes.join(" ")} >&2; rm -rf ${path.dirname(RECORD)} /tmp/probe-* /tmp/may-go; find /etc/systemd /var/lib/systemd -name 'probe-*' -delete`,
  );
}

const installed = async (name: string) => (await taken.lab.exec(`dpkg-query -W -f '\${db:Status-Status}' ${name}`)).stdout === "installed";
const enabled = async () => (await taken.lab.exec("ls /etc/systemd/system/multi-user.target.wants/probe-daemon.service")).code === 0;

/** A package with nothing in it but a unit, if it has one, and what its scripts do. */
async function pack(name: string, { depends = "", scripts = {} as Record<string, string>, unit = false } = {}): Promise<string> {
  const root = `/tmp/${name}`;
  await sh(`rm -rf ${root}; mkdir -p ${root}/DEBIAN ${root}/lib/systemd/system ${root}/usr/share/doc/${name}`);
  const control = `Package: ${name}\nVersion: 1\nArchitecture: all\nMaintainer: nobody\n${depends && `Depends: ${depends}\n`}Description: probe\n`;
  const write = async (file: string, text: string) => taken.lab.sh(["sh", "-c", 'cat > "$1"', "sh", `${root}/${file}`], { input: text });
  await write("DEBIAN/control", control);
  if (unit) await write(`lib/systemd/system/${name}.service`, "[Service]\nExecStart=/bin/true\n[Install]\nWantedBy=multi-user.target\n");
  for (const [script, text] of Object.entries(scripts)) {
    await write(`DEBIAN/${script}`, `#!/bin/sh\n${text}\n`);
    await sh(`chmod 755 ${root}/DEBIAN/${script}`);
  }
  await sh(`dpkg-deb -b ${root} /tmp/${name}.deb`);
  return `/tmp/${name}.deb`;
}

/** Runs a line with the functions of footprint.cjs, as root on the host. */
async function tool(line: string): Promise<string> {
  const program = `const { spawnSync } = require("node:child_process");
const { installing, footprint, removeFootprint } = require("./footprint.cjs");
const run = ([file, ...args]) => { if (spawnSync(file, args, { stdio: ["ignore", 2, 2] }).status !== 0) throw new Error("failed"); };
${line}`;
  writeFileSync(path.join(taken.lab.sharedFolder, "run.cjs"), program);
  return (await sh("cd / && /run/lab/node /run/lab/run.cjs")).trim();
}

const removal = async () => JSON.parse(await tool("const { removed, stays } = removeFootprint(run); console.log(JSON.stringify([removed, [...stays]]));"));

test.serial("what was installed is noted, dependencies too, and its daemon does not start at the next boot", async (t) => {
  const files = [
    await pack("probe-base"),
    await pack("probe-lib", { depends: "probe-base" }),
    await pack("probe-daemon", { depends: "probe-lib", unit: true, scripts: { postinst: "deb-systemd-helper enable probe-daemon.service" } }),
  ];
  await sh(`dpkg -i ${files[0]}`); // had been there before
  await tool(`installing(() => run(["dpkg", "-i", "${files[1]}", "${files[2]}"]));`);
  t.deepEqual(JSON.parse(await sh(`cat ${RECORD}`)), { packages: ["probe-daemon", "probe-lib"], units: ["probe-daemon.service"] });
  t.false(await enabled());
  t.is(await tool("console.log(footprint().packages.join());"), "probe-daemon,probe-lib");
});

test.serial("what serves somebody else by now stays, with the reason, and goes when it does not any more", async (t) => {
  await sh(`dpkg -i ${await pack("probe-theirs", { depends: "probe-lib" })}`);
  const link = "/etc/systemd/system/multi-user.target.wants/probe-daemon.service";
  await sh(`mkdir -p $(dirname ${link}) && ln -s /lib/systemd/system/probe-daemon.service ${link}`);
  t.deepEqual(await removal(), [
    [],
    [
      ["probe-daemon", "probe-daemon.service is enabled or running"],
      ["probe-lib", "another package needs it"],
    ],
  ]);
  await sh(`rm ${link}`);
  t.deepEqual(await removal(), [["probe-daemon"], [["probe-lib", "another package needs it"]]]);
  t.true((await installed("probe-theirs")) && (await installed("probe-lib")));
  await sh("dpkg --purge probe-theirs");
  t.deepEqual(await removal(), [["probe-lib"], []]);
  t.true(await installed("probe-base"));
  t.is((await taken.lab.exec(`test -e ${RECORD}`)).code, 1);
});

test.serial("a package that refuses its removal stays, and the others go all the same", async (t) => {
  const refuses = await pack("probe-refuses", { scripts: { prerm: "test -e /tmp/may-go" } });
  await tool(`installing(() => run(["dpkg", "-i", "${refuses}", "/tmp/probe-lib.deb"]));`);
  t.deepEqual(await removal(), [["probe-lib"], [["probe-refuses", "its removal was refused or failed, see above"]]]);
  await sh("touch /tmp/may-go");
  t.deepEqual(await removal(), [["probe-refuses"], []]);
});

test.serial("an installation that fails half-way is noted as far as it got", async (t) => {
  const broken = await pack("probe-refuses", { scripts: { preinst: "exit 1" } });
  await taken.lab.exec(
    `cd / && /run/lab/node -e '${`require("/run/lab/footprint.cjs").installing(() => { require("child_process").spawnSync("dpkg", ["-i", "/tmp/probe-lib.deb", "${broken}"]); throw new Error("failed"); })`}'`,
  );
  t.is(await tool("console.log(footprint().packages.join());"), "probe-lib");
  t.deepEqual(await removal(), [["probe-lib"], []]);
});
