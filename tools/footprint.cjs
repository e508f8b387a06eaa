// What our installations left on this machine, in a record of its own: kept from starting at the next boot, and taken off again by `npm run lab -- down --purge`.
const { spawnSync } = require("node:child_process");
const { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require("node:fs");
const path = require("node:path");

/** Not in the cache, which a user may throw away at any time. */
const recordFile = "/var/lib/kvmnet-lab/installed.json";

/** What shows that a package serves this machine by now. Its removal would take that along. */
const ownData = [
  { package: /^libvirt-/, what: "guests or networks of yours in /etc/libvirt", found: () => holds("/etc/libvirt/qemu", /\.xml$/) },
  { package: /^libvirt-/, what: "something in /var/lib/libvirt/images", found: () => holds("/var/lib/libvirt/images", /./) },
  { package: /^openvswitch-/, what: "a database in /var/lib/openvswitch", found: () => holds("/var/lib/openvswitch", /^conf\.db$/) },
  { package: /^ovn-/, what: "databases in /var/lib/ovn", found: () => holds("/var/lib/ovn", /_db\.db$/) },
  { package: /^docker\.io$/, what: "something in /var/lib/docker", found: () => holds("/var/lib/docker", /./) },
  { package: /^sudo$/, what: "rules in /etc/sudoers.d", found: () => holds("/etc/sudoers.d", /^(?!README$)/) },
  { package: /^sudo$/, what: "somebody in the group sudo", found: () => /^sudo:[^:]*:\d+:.+$/m.test(readFileSync("/etc/group", "utf8")) },
];

function holds(folder, pattern) {
  return existsSync(folder) && readdirSync(folder).some((name) => pattern.test(name));
}

/** Runs an installation; what is new after it is noted, and its daemons are not started at the next boot. */
function installing(install) {
  const before = { packages: installedPackages(), units: enabledUnits() };
  try {
    install();
  } finally {
    const packages = [...installedPackages()].filter((name) => !before.packages.has(name));
    const shipped = unitsOf(packages);
    const units = [...enabledUnits()].filter((unit) => !before.units.has(unit) && shipped.has(unit));
    // Noted first: a run that is killed here is still undone.
    note(packages, units);
    disable(units, packages);
  }
}

/** Packages that we installed and nobody has removed since, and the daemons that we keep from starting. */
function footprint() {
  if (!existsSync(recordFile)) return { packages: [], units: [] };
  const { packages, units } = JSON.parse(readFileSync(recordFile, "utf8"));
  const installed = installedPackages();
  return { packages: packages.filter((name) => installed.has(name)), units };
}

function note(packages, units) {
  const known = footprint();
  const join = (one, other) => [...new Set([...one, ...other])].sort();
  const record = { packages: join(known.packages, packages), units: join(known.units, units) };
  if (record.packages.length === 0) return;
  mkdirSync(path.dirname(recordFile), { recursive: true });
  writeFileSync(`${recordFile}.new`, `${JSON.stringify(record, null, 2)}\n`);
  renameSync(`${recordFile}.new`, recordFile);
}

/** Removes what we installed, as far as it serves nobody else; returns what stays, and why. */
function removeFootprint(runStep) {
  const { packages, units } = footprint();
  const stays = new Map(inUse(packages, units));
  const go = removable(
    packages.filter((name) => !stays.has(name)),
    (name) => stays.set(name, "another package needs it"),
  );
  // sudo does not go where root has no password, unless it is told that this was so before it came.
  if (go.length > 0) attempt(() => runStep(["env", "SUDO_FORCE_REMOVE=yes", "dpkg", "--purge", ...go], go.length));
  const left = installedPackages();
  for (const name of go.filter((one) => left.has(one))) stays.set(name, "its removal was refused or failed, see above");
  if (stays.size === 0) rmSync(path.dirname(recordFile), { recursive: true, force: true });
  return { removed: go.filter((name) => !left.has(name)), stays };
}

/** What was refused is seen by what is left. */
function attempt(step) {
  try {
    step();
  } catch (error) {
    console.error(error.message);
  }
}

/** Packages whose daemon was enabled or started by hand since, or that hold data of this machine's. */
function inUse(packages, units) {
  const enabled = enabledUnits();
  const used = units.filter((unit) => enabled.has(unit) || systemctl("is-active", "--quiet", unit).status === 0);
  return packages.flatMap((name) => {
    const unit = used.find((one) => unitsOf([name]).has(one));
    if (unit) return [[name, `${unit} is enabled or running`]];
    const data = ownData.find((one) => one.package.test(name) && one.found());
    return data ? [[name, `there is ${data.what}`]] : [];
  });
}

/** Those that dpkg would remove without breaking another package; `keep` is told of the others. */
function removable(packages, keep) {
  let left = packages;
  for (let round = 0; round <= packages.length && left.length > 0; round++) {
    const { status, stdout, stderr } = dpkg("--no-act", "--purge", ...left);
    if (status === 0) return left;
    const refused = `${stdout}${stderr}`.split("Errors were encountered while processing:")[1] ?? "";
    const named = refused.split("\n").map((line) => line.trim().replace(/:\S+$/, ""));
    const next = left.filter((name) => !named.includes(name));
    if (next.length === left.length) throw new Error(`dpkg would not remove what we installed:\n${stderr}`);
    for (const name of left.filter((one) => !next.includes(one))) keep(name);
    left = next;
  }
  return left;
}

function installedPackages() {
  const { stdout } = spawnSync("dpkg-query", ["-W", "-f", `\${db:Status-Status} \${Package}\n`], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  return new Set((stdout ?? "").split("\n").flatMap((line) => (line.startsWith("installed ") ? [line.slice("installed ".length)] : [])));
}

/** What systemd starts at boot, by its links: they are there without a running systemd as well, in a container or a chroot. */
function enabledUnits() {
  const folder = "/etc/systemd/system";
  const wanted = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(wants|requires)$/.test(name)) : [];
  return new Set(wanted.flatMap((name) => readdirSync(path.join(folder, name))));
}

function unitsOf(packages) {
  const { stdout } = packages.length > 0 ? dpkg("-L", ...packages) : { stdout: "" };
  return new Set((stdout ?? "").split("\n").flatMap((file) => /\/lib\/systemd\/system\/([^/]+\.(?:service|socket|timer|path|target))$/.exec(file)?.[1] ?? []));
}

function disable(units, packages) {
  if (existsSync("/usr/bin/systemctl")) {
    if (units.length > 0) systemctl("disable", ...units);
    return;
  }
  // Where there is no systemd, init scripts are what starts; its links are made all the same, for the day when it is installed.
  const env = { ...process.env, DPKG_MAINTSCRIPT_PACKAGE: "kvmnet" };
  for (const unit of units) spawnSync("deb-systemd-helper", ["disable", unit], { stdio: "ignore", env });
  const files = packages.length > 0 ? (dpkg("-L", ...packages).stdout ?? "") : "";
  for (const [, name] of files.matchAll(/^\/etc\/init\.d\/(\S+)$/gm)) spawnSync("update-rc.d", [name, "disable"], { stdio: "ignore" });
}

function systemctl(...args) {
  return spawnSync("systemctl", args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
}

function dpkg(...args) {
  return spawnSync("dpkg", args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024, env: { ...process.env, LC_ALL: "C" } });
}

module.exports = { installing, footprint, removeFootprint };
