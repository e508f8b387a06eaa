import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { accessFiles } from "./access";
import { attach, down, type Lab, up } from "./lab";
import { instanceName } from "./paths";

const usage = `npm run lab -- COMMAND          KVM hosts in namespaces of this machine (name of the lab: KVMNET_LAB, default "default")
  up [--hosts N] [--rtt MS]     start, or say that it runs; --rtt adds a port per host with that round trip
  status                        what runs
  exec HOST -- COMMAND…         run in a host, e.g. exec kvm1 -- virsh net-list
  ssh-config                    print the ssh config: ssh -F FILE kvm1
  guest start HOST NAME --network NET [--network NET] [--mac MAC]
  guest exec HOST NAME -- COMMAND…
  guest stop HOST NAME | guest list HOST
  down                          end it; nothing remains`;

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
      process.stdout.write(readFileSync(accessFiles(running().instance).config, "utf8"));
      return 0;
    case "guest":
      return guest(rest);
    case "down":
      await down();
      console.log(`lab ${instanceName()} is down`);
      return 0;
    default:
      console.log(usage);
      return command === undefined || command === "help" || command === "--help" ? 0 : 2;
  }
}

async function upCommand(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...argv], options: { hosts: { type: "string", default: "1" }, rtt: { type: "string", default: "0" } } });
  describe(await up({ hosts: Number(values.hosts), rttMs: Number(values.rtt) }));
  return 0;
}

function status(): number {
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
    console.log(`  ${host.name}  eth0 ${host.address} and ${host.address6}, eth1 and eth2 free; ssh -F ${config} ${host.name} (port ${host.connection.port}${slow})`);
  }
  console.log(`  outside ${lab.outside.address} and ${lab.outside.address6}: gateway, name server, http, echo`);
}

function exec(argv: readonly string[]): number {
  const [host, ...command] = argv.filter((word, index) => !(word === "--" && index === 1));
  if (!host || command.length === 0) throw new Error("exec HOST -- COMMAND…");
  const [file, ...args] = running().host(host).argv(command);
  return spawnSync(file as string, args, { stdio: "inherit" }).status ?? 1;
}

async function guest(_argv: readonly string[]): Promise<number> {
  return 2;
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
