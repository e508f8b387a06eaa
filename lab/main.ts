import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { accessFiles } from "./access";
import { Guest, listGuests, startGuest } from "./guest";
import type { LabHost } from "./host";
import { attach, down, type Lab, up } from "./lab";
import { commentOverBanner } from "./npmBanner";
import { startOvn } from "./ovn";
import { instanceName } from "./paths";
import { assertNoOtherLab, purge } from "./purge";
import * as vm from "./vm/commands";
import { vmAttach, vmDown } from "./vm/lab";

const usage = `npm run lab -- COMMAND          KVM hosts in namespaces of this machine (name of the lab: KVMNET_LAB, default "default")
  up [--hosts N] [--rtt MS] [--ovn]   start, or say that it runs; --rtt adds a port per host with that round trip;
                                --ovn: OVN's databases on the first host, and all hosts joined, with Geneve over eth2
  status                        what runs
  exec HOST -- COMMAND…         run in a host, e.g. exec kvm1 -- virsh net-list
  ssh-config                    print the ssh config: npm run lab -- ssh-config > FILE; ssh -F FILE kvm1
  guest start HOST NAME --network NET [--bridge BR] [--ovs BR] [--direct NIC] [--mac MAC]   each NIC option may be repeated
  guest exec HOST NAME -- COMMAND…
  guest stop HOST NAME | guest list HOST
  down [--purge]                end it; nothing of it remains. --purge also removes the cache and the Debian packages that were installed for it

${vm.vmUsage}`;

async function main(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv;
  switch (command) {
    case "up":
      return upCommand(rest);
    case "status":
      return status();
    case "exec":
      return exec(rest);
    case "ssh-config":
      return sshConfig();
    case "reboot":
      await vm.restartCommand(rest[0], "reboot");
      return 0;
    case "power-loss":
      await vm.restartCommand(rest[0], "powerLoss");
      return 0;
    case "guest":
      return guest(rest);
    case "down":
      return downCommand(rest);
    default:
      console.log(usage);
      return command === undefined || command === "help" || command === "--help" ? 0 : 2;
  }
}

async function upCommand(argv: readonly string[]): Promise<number> {
  const wanted = vm.wantsVm(argv);
  // Under one name, one lab: else `exec kvm1` would mean two hosts.
  if (wanted ? attach() : vmAttach().length > 0) throw new Error(`lab ${instanceName()} is up in another way: npm run lab -- down, or set KVMNET_LAB`);
  if (wanted) {
    await vm.upCommand(argv);
    return 0;
  }
  const options = { hosts: { type: "string", default: "1" }, rtt: { type: "string", default: "0" }, ovn: { type: "boolean", default: false } } as const;
  const { values } = parseArgs({ args: [...argv], options });
  const lab = await up({ hosts: Number(values.hosts), rttMs: Number(values.rtt) });
  if (values.ovn) await startOvn(lab);
  describe(lab);
  return 0;
}

async function downCommand(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...argv], options: { purge: { type: "boolean", default: false } } });
  if (values.purge) assertNoOtherLab();
  await down();
  await vmDown();
  console.log(`lab ${instanceName()} is down`);
  if (values.purge) purge();
  return 0;
}

function sshConfig(): number {
  const vms = vmAttach();
  const text = vms.length > 0 ? vm.sshConfig(vms) : readFileSync(accessFiles(running().instance).config, "utf8");
  commentOverBanner(`ssh config of the lab ${instanceName()}`);
  process.stdout.write(text);
  return 0;
}

function status(): number {
  const vms = vmAttach();
  if (vms.length > 0) {
    vm.describe(vms);
    return 0;
  }
  const lab = attach();
  if (!lab) {
    console.log(`lab ${instanceName()} is not up: npm run lab -- up`);
    return 1;
  }
  describe(lab);
  return 0;
}

function describe(lab: Lab): void {
  const config = accessFiles(lab.instance).config;
  console.log(`lab ${lab.instance} is up`);
  for (const host of lab.hosts) {
    const slow = host.slowConnection ? `, ${host.slowConnection.host} = port ${host.slowConnection.port} with ${lab.state.rttMs} ms round trip` : "";
    console.log(
      `  ${host.name}  eth0 ${host.address} and ${host.address6}, eth1 and eth2 free; ssh -F ${config} ${host.name} (port ${host.connection.port}${slow})`,
    );
  }
  console.log(`  outside ${lab.outside.address} and ${lab.outside.address6}: gateway, name server, http, echo`);
}

function exec(argv: readonly string[]): number {
  const [host, ...command] = argv.filter((word, index) => !(word === "--" && index === 1));
  if (!host || command.length === 0) throw new Error("exec HOST -- COMMAND…");
  const vms = vmAttach();
  if (vms.length > 0) return vm.execCommand(vm.named(vms, host), command);
  const [file, ...args] = running().host(host).argv(command);
  return spawnSync(file as string, args, { stdio: "inherit" }).status ?? 1;
}

async function guest(argv: readonly string[]): Promise<number> {
  const split = argv.indexOf("--");
  const [action, hostName, name, ...rest] = split < 0 ? argv : argv.slice(0, split);
  const host = running().host(hostName ?? "kvm1");
  if (action === "list") {
    console.log((await listGuests(host)).join("\n"));
    return 0;
  }
  if (!name) throw new Error(usage);
  switch (action) {
    case "start":
      return startCommand(host, name, rest);
    case "exec": {
      const { stdout, code } = await new Guest(host, name).exec(argv.slice(split + 1).join(" "), { timeoutMs: 60_000 });
      process.stdout.write(stdout);
      return code;
    }
    case "stop":
      await new Guest(host, name).stop();
      return 0;
    default:
      throw new Error(usage);
  }
}

async function startCommand(host: LabHost, name: string, argv: readonly string[]): Promise<number> {
  const many = { type: "string", multiple: true, default: [] as string[] } as const;
  const { values } = parseArgs({ args: [...argv], options: { network: many, bridge: many, ovs: many, direct: many, mac: many } });
  const nics = [
    ...values.network.map((network) => ({ network })),
    ...values.bridge.map((bridge) => ({ bridge })),
    ...values.ovs.map((ovsBridge) => ({ ovsBridge })),
    ...values.direct.map((direct) => ({ direct })),
  ].map((nic, index) => ({ ...nic, mac: values.mac[index] }));
  console.log(`booting ${name} on ${host.name} …`);
  await startGuest(host, name, { nics });
  console.log(`${name} is up: npm run lab -- guest exec ${host.name} ${name} -- ip addr`);
  return 0;
}

function running(): Lab {
  const lab = attach();
  if (!lab) throw new Error(`lab ${instanceName()} is not up: npm run lab -- up`);
  return lab;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
