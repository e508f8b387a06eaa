import { copyFileSync, cpSync, existsSync, mkdirSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { domainXml, type GuestExtras, type GuestNic } from "./guest-domain";
import { guestImage } from "./guest-image";
import type { LabHost } from "./host";
import { cacheFolder } from "./paths";

export interface GuestOptions extends GuestExtras {
  readonly nics: readonly GuestNic[];
  /** Defined, so that it outlives a stop; default: gone when it stops. */
  readonly persistent?: boolean;
  /** How long it may take until the guest answers; default 120 s. */
  readonly bootTimeoutMs?: number;
}

export interface GuestResult {
  /** Output and errors together. */
  readonly stdout: string;
  readonly code: number;
}

/** Boots a guest (QEMU's emulation) and waits until it answers on its serial port. Its addresses come later: waitForLease. */
export async function startGuest(host: LabHost, name: string, options: GuestOptions): Promise<Guest> {
  if (!/^[a-z0-9][a-z0-9-]{0,30}$/.test(name)) throw new Error(`guest name "${name}": use a-z, 0-9 and -`);
  await provideImage(host);
  const xml = domainXml(name, options.nics, options);
  await host.sh("mkdir -p /run/lab/guests && cat > /run/lab/guests/$NAME.xml".replace("$NAME", name), { input: xml });
  const file = `/run/lab/guests/${name}.xml`;
  // The first one after libvirtd's start may wait for it to probe QEMU.
  if (options.persistent) await host.sh(`virsh -q define ${file} && virsh -q start ${name}`, { timeoutMs: 120_000 });
  else await host.sh(["virsh", "-q", "create", file], { timeoutMs: 120_000 });
  await keepCapabilities(host);
  const guest = new Guest(host, name);
  await guest.waitUntilUp(options.bootTimeoutMs);
  return guest;
}

export async function listGuests(host: LabHost): Promise<string[]> {
  return (await host.sh(["virsh", "-q", "list", "--name"])).split("\n").filter((name) => name !== "");
}

/** A running guest of a host. */
export class Guest {
  constructor(
    readonly host: LabHost,
    readonly name: string,
  ) {}

  /** Runs a shell text in the guest. */
  async exec(command: string, options: { timeoutMs?: number } = {}): Promise<GuestResult> {
    const timeoutMs = options.timeoutMs ?? 30_000;
    const socket = join(this.host.sharedFolder, "guests", `${this.name}.sock`);
    const answer = await ask(socket, command, timeoutMs);
    if (!answer) throw new Error(`guest ${this.name} gave no answer within ${timeoutMs} ms: ${command}`);
    return answer;
  }

  async waitUntilUp(timeoutMs = 120_000): Promise<void> {
    const socket = join(this.host.sharedFolder, "guests", `${this.name}.sock`);
    const end = Date.now() + timeoutMs;
    while (Date.now() < end) {
      const answer = await ask(socket, "true", 2000).catch(() => undefined);
      if (answer?.code === 0) return;
      await sleep(100);
    }
    const log = await this.host.exec(["tail", "-n", "20", `/run/lab/guests/${this.name}.log`]);
    throw new Error(`guest ${this.name} did not boot within ${timeoutMs} ms; its console:\n${log.stdout}`);
  }

  /** The IPv4 address that the NIC got by DHCP. */
  async waitForLease(nic = "eth0", timeoutMs = 60_000): Promise<string> {
    const end = Date.now() + timeoutMs;
    while (Date.now() < end) {
      const { stdout } = await this.exec(`ip -4 -o addr show dev ${nic}`);
      const address = /inet ([0-9.]+)\//.exec(stdout)?.[1];
      if (address) return address;
      await sleep(300);
    }
    throw new Error(`guest ${this.name} got no lease on ${nic} within ${timeoutMs} ms`);
  }

  async stop(): Promise<void> {
    await this.host.exec(["virsh", "-q", "destroy", this.name]);
    await this.host.exec(["virsh", "-q", "undefine", this.name]);
  }
}

let counter = 0;
/** A question without an answer is put again after so long: on a busy machine the serial port loses characters. */
const againMs = 3000;

/** One request over the guest's second serial port; undefined = no answer in time. QEMU serves one caller after the other. */
function ask(socketPath: string, command: string, timeoutMs: number): Promise<GuestResult | undefined> {
  counter += 1;
  const id = `@${process.pid}.${counter}.${Date.now()}`;
  return new Promise((resolve, reject) => {
    const socket = connect(socketPath);
    let text = "";
    const coded = Buffer.from(command).toString("base64");
    const put = () => socket.write(`\n${id} ${Math.max(1, Math.ceil(timeoutMs / 1000))} ${coded.length} ${coded}\n`);
    const again = setInterval(put, againMs);
    const timer = setTimeout(() => finish(undefined), timeoutMs + 1000);
    const stop = () => {
      clearInterval(again);
      clearTimeout(timer);
      socket.destroy();
    };
    const finish = (result: GuestResult | undefined) => {
      stop();
      resolve(result);
    };
    socket.on("error", (error) => {
      stop();
      reject(error);
    });
    socket.on("close", () => finish(undefined));
    socket.setEncoding("latin1").on("data", (chunk: string) => {
      text += chunk;
      const answers = text
        .split("\n")
        .slice(0, -1)
        .filter((line) => line.startsWith(`${id} `))
        .map((line) => line.split(" "));
      const whole = answers.find(([, , length, output = ""]) => length !== undefined && output.length === Number(length));
      if (!whole) return;
      const [, code, , output = ""] = whole;
      finish({ code: Number(code), stdout: Buffer.from(output, "base64").toString("utf8") });
    });
    put();
  });
}

async function provideImage(host: LabHost): Promise<void> {
  const image = await guestImage();
  const folder = join(host.sharedFolder, "guests");
  mkdirSync(folder, { recursive: true });
  for (const [from, name] of [
    [image.kernel, "vmlinuz"],
    [image.initrd, "initrd"],
    [image.agentInitrd, "initrd-agent"],
  ] as const) {
    if (!existsSync(join(folder, name))) copyFileSync(from, join(folder, name));
  }
}

/** What libvirt learnt about QEMU is kept for later labs: learning it takes ten seconds. libvirt itself checks that it still fits. */
async function keepCapabilities(host: LabHost): Promise<void> {
  const kept = join(cacheFolder(), "libvirt-capabilities");
  if (existsSync(kept)) return;
  await host.sh("cp -r /var/cache/libvirt/. /run/lab/capabilities/");
  cpSync(join(host.sharedFolder, "capabilities"), kept, { recursive: true });
}
