// npm run quickstart: a lab host, the stack of Pulumi.yaml applied to it, and a guest that proves the network. May be run again at any time.
require("ts-node/register/transpile-only");
const { spawnSync } = require("node:child_process");
const path = require("node:path");
const { build } = require("./build.cjs");
const { cacheFolder } = require("./cache.cjs");
const { ensurePulumi, pulumiEnvironment } = require("./pulumi.cjs");
const { startGuest, Guest, listGuests } = require("../lab/guest.ts");
const { up } = require("../lab/lab.ts");

const root = path.dirname(__dirname);
const stack = "quickstart";
const network = "lan";
const guestName = "guest1";

async function main() {
  step("Pulumi CLI");
  const bin = await ensurePulumi();
  const env = { ...process.env, ...pulumiEnvironment(bin, path.join(cacheFolder(), "quickstart")) };
  say(path.join(bin, "pulumi"));

  step("build of pulumi-kvmnet");
  build();

  step("lab: one KVM host in namespaces of this machine");
  const lab = await up();
  const host = lab.hosts[0];
  say(`${host.name} is up; its ssh config: ${host.connection.sshConfigFile}`);

  step(`pulumi up (program: examples/first-light/index.ts, stack: ${stack})`);
  command("pulumi", ["stack", "select", "--create", stack], env);
  const connection = { host: host.connection.host, user: host.connection.user, sshConfigFile: host.connection.sshConfigFile };
  for (const [name, value] of Object.entries(connection)) command("pulumi", ["config", "set", "--path", `kvmnet:connection.${name}`, value], env);
  command("pulumi", ["up", "--yes", "--refresh", "--skip-preview", "--color", process.stdout.isTTY ? "always" : "never"], env);

  step("what exists on the host, by its own tools");
  for (const line of ["virsh net-list --all", "bridge link", "ip -d link show type macvtap", "ovs-vsctl show"]) {
    say(`\n${host.name}# ${line}`);
    process.stdout.write(await host.sh(line));
  }

  step(`a guest on the network ${network}`);
  await proveWithGuest(host, lab.outside);
  howToGoOn(lab);
}

async function proveWithGuest(host, outside) {
  const running = (await listGuests(host)).includes(guestName);
  if (!running) say("booting a guest (emulated, without KVM): some seconds …");
  const guest = running ? new Guest(host, guestName) : await startGuest(host, guestName, { nics: [{ network }] });
  const address = await guest.waitForLease();
  const range = rangeHolding(await host.sh(["virsh", "net-dumpxml", network]), address);
  if (!range) throw new Error(`the guest has ${address}, which is in no DHCP range of ${network}`);
  say(`${guestName} has ${address}, from the declared range ${range}`);
  const ping = await guest.exec(`ping -c 2 -w 10 ${outside.address}`);
  if (ping.code !== 0) throw new Error(`the guest does not reach the outside:\n${ping.stdout}`);
  say(ping.stdout.trim());
  const page = await guest.exec(`wget -qO- http://${outside.address}/`);
  if (page.code !== 0) throw new Error(`the guest gets no answer from the outside:\n${page.stdout}`);
  say(`the outside host sees it as ${/you are (\S+)/.exec(page.stdout)?.[1]} (${host.name} is ${host.address}: NAT)`);
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
Look around:
  npm run lab -- exec kvm1 -- virsh net-dumpxml ${network}
  npm run lab -- guest exec kvm1 ${guestName} -- ip addr
  ssh -F ${lab.hosts[0].connection.sshConfigFile} kvm1
Remove everything:
  npm run lab -- down              the host, its guest and its networks; this machine's own network was never touched
  rm -r ${cacheFolder()}           the stack's state, the Pulumi CLI and the guest's image`);
}

function command(file, args, env) {
  const done = spawnSync(file, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${path.basename(file)} ${args.join(" ")}: exit ${done.status}`);
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
