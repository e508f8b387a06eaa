// npm run quickstart: a lab host, the stack of Pulumi.yaml applied to it, and a guest that proves the network. May be run again at any time.
require("ts-node/register/transpile-only");
const { spawn, spawnSync } = require("node:child_process");
const { once } = require("node:events");
const path = require("node:path");
const { createInterface } = require("node:readline");
const { setTimeout: sleep } = require("node:timers/promises");
const { footprint } = require("./footprint.cjs");
const { longStep } = require("./longStep.cjs");
const { ensurePulumi } = require("./pulumi.cjs");
const { stackEnvironment, stackName } = require("./quickstartStack.cjs");
const { startGuest, Guest, listGuests } = require("../lab/guest.ts");
const { up } = require("../lab/lab.ts");

const root = path.dirname(__dirname);
const network = "lan";
const guestName = "guest1";
const kvmnet = "dist/provider/cli/kvmnet.js";
const hostWords = ({ name, connection }) => ["--ssh-config", connection.sshConfigFile, name];

async function main() {
  step("Pulumi CLI");
  const bin = await ensurePulumi();
  const env = { ...process.env, ...stackEnvironment(bin) };
  say(path.join(bin, "pulumi"));

  step("build of pulumi-kvmnet");
  longStep({ title: "compiling", seconds: 15, log: "build" }, [process.execPath, path.join(root, "tools/build.cjs")], { cwd: root });

  step("lab: one KVM host in namespaces of this machine");
  const lab = await up();
  const host = lab.hosts[0];
  say(`${host.name} is up; its ssh config: ${host.connection.sshConfigFile}`);

  step(`pulumi up (program: examples/first-light/index.ts, stack: ${stackName})`);
  command("pulumi", ["stack", "select", "--create", stackName], env);
  const connection = { host: host.connection.host, user: host.connection.user, sshConfigFile: host.connection.sshConfigFile };
  for (const [name, value] of Object.entries(connection)) command("pulumi", ["config", "set", "--path", `kvmnet:connection.${name}`, value], env);
  await pulumiUp(env);

  step(`a guest on the network ${network}`);
  await proveWithGuest(host, lab.outside);

  step("what is on the host now, from the wire up: kvmnet show");
  command(process.execPath, [kvmnet, "show", ...hostWords(host)], env);
  howToGoOn(lab);
}

async function proveWithGuest(host, outside) {
  const running = (await listGuests(host)).includes(guestName);
  if (!running) say("booting a guest (emulated, without KVM): about 20 s …");
  const guest = running ? new Guest(host, guestName) : await startGuest(host, guestName, { nics: [{ network }] });
  const { address, range } = await leasedAddress(host, guest);
  say(`${guestName} has ${address}, from the declared range ${range}`);
  const ping = await guest.exec(`ping -c 2 -w 10 ${outside.address}`);
  if (ping.code !== 0) throw new Error(`the guest does not reach the outside:\n${ping.stdout}`);
  say(`it pings the outside host ${outside.address}: ${/^\d+ packets transmitted.*$/m.exec(ping.stdout)?.[0]}`);
  const page = await guest.exec(`wget -qO- http://${outside.address}/`);
  if (page.code !== 0) throw new Error(`the guest gets no answer from the outside:\n${page.stdout}`);
  say(`the outside host sees it as ${/you are (\S+)/.exec(page.stdout)?.[1]} (${host.name} is ${host.address}: NAT)`);
}

/** A guest that runs since an earlier quickstart keeps what it has leased; where the range is another one by now, it asks again. */
async function leasedAddress(host, guest) {
  const xml = await host.sh(["virsh", "net-dumpxml", network]);
  const first = await guest.waitForLease();
  if (rangeHolding(xml, first)) return { address: first, range: rangeHolding(xml, first) };
  say(`${guestName} still has ${first}, leased before the range was changed: it asks for another address …`);
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    await guest.exec("kill -USR1 $(cat /tmp/eth0.pid)");
    await sleep(2000);
    const address = await guest.waitForLease();
    if (rangeHolding(xml, address)) return { address, range: rangeHolding(xml, address) };
  }
  throw new Error(`the guest has ${await guest.waitForLease()}, which is in no DHCP range of ${network}`);
}

/** `START to END` of the DHCP range in the network's XML that holds the address. */
function rangeHolding(xml, address) {
  const number = (text) => text.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const ranges = [...xml.matchAll(/<range start='([0-9.]+)' end='([0-9.]+)'/g)];
  const found = ranges.find(([, start, end]) => number(start) <= number(address) && number(address) <= number(end));
  return found && `${found[1]} to ${found[2]}`;
}

function howToGoOn(lab) {
  step("how to go on");
  say(`Edit examples/first-light/index.ts, for example the end of the DHCP range, ".199" → ".150", then:
  npm run pulumi -- preview        what would change, and whom it would disturb
  npm run pulumi -- up             apply it; live: dnsmasq restarts, guests keep their link and their leases
  npm run quickstart               the same once more, with all that you see above
Look around:
  node ${kvmnet} view ${hostWords(lab.hosts[0]).join(" ")}   the picture of what was built, as a page that follows the host
  node ${kvmnet} topology ${hostWords(lab.hosts[0]).join(" ")} --out net.svg   as a file
  npm run lab -- exec kvm1 -- virsh net-dumpxml ${network}
  npm run lab -- guest exec kvm1 ${guestName} -- ip addr
  ssh -F ${lab.hosts[0].connection.sshConfigFile} kvm1
A host of your own: docs/getting-started.md
Remove:
  npm run lab -- down              the host, its guest and its networks; this machine's own network was never touched
  npm run lab -- down --purge      all else, too: the stack's state, the Pulumi CLI, ${installedText()}`);
}

function installedText() {
  const { packages } = footprint();
  return packages.length === 0 ? "what lies in the cache" : `${packages.length} Debian packages that were installed`;
}

function command(file, args, env) {
  const done = spawnSync(file, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${file} ${args.join(" ")}: exit ${done.status}`);
}

/** At a terminal Pulumi shows its own live tree; into a log it would write a line per resource and state: of those the results are kept. */
async function pulumiUp(env) {
  const args = ["up", "--yes", "--refresh", "--skip-preview"];
  if (process.stdout.isTTY) {
    const { status } = spawnSync("pulumi", args, { cwd: root, env, stdio: "inherit" });
    if (status !== 0) throw new Error(`pulumi ${args.join(" ")}: exit ${status}`);
    return;
  }
  const child = spawn("pulumi", [...args, "--non-interactive", "--suppress-progress", "--color", "never"], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  for await (const line of createInterface({ input: child.stdout })) if (isResult(line)) say(line);
  const [code] = await ended;
  if (code !== 0) throw new Error(`pulumi ${args.join(" ")}: exit ${code}`);
}

function isResult(line) {
  const resource = /^[ +~-]*pulumi[\w:/-]* /.test(line);
  return line.trim() !== "" && (!resource || /\b(created|updated|replaced|deleted|failed)\b/.test(line));
}

function step(text) {
  console.log(`\n== ${text}`);
}

function say(text) {
  console.log(text);
}

main().catch((error) => {
  console.error(`\nquickstart failed: ${error.message}`);
  process.exitCode = 1;
});
