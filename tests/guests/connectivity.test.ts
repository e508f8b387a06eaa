import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import test from "ava";
import { type Guest, startGuest } from "../../lab/guest";
import { frozen } from "../../provider/host/frozen";
import { gather } from "../../provider/topology/gather";
import { type HostTopology, networkId } from "../../provider/topology/model";
import { modePicture, modesRecord } from "../../tools/generate/pictures";
import { networkAlone } from "../../tools/recordPicture";
import { type TakenHost, takeHost } from "../lab";
import {
  addressesOf,
  BRIDGE,
  blockedOf,
  directions,
  GUESTS,
  type Lift,
  MACS,
  type Mode,
  modes,
  NETWORK,
  type Placement,
  type Reach,
} from "./connectivity/modes";
import { answering, giveAddress, reachOf, resolves, seenAs } from "./connectivity/probe";
import { Program } from "./connectivity/program";
import { liftTable, promised, type Row, reachTable } from "./connectivity/table";

/** Who reaches whom on each kind of network, from real guests: docs/connectivity.md is this, and no more. */
const remove = `for guest in ${GUESTS.join(" ")}; do virsh -q destroy $guest; virsh -q undefine $guest; done
virsh -q net-destroy ${NETWORK}; virsh -q net-undefine ${NETWORK}
ovs-vsctl --if-exists del-br ${BRIDGE}; ip link del ${BRIDGE}; ip addr flush dev eth1 scope global
cat /run/connectivity.ip_forward >/proc/sys/net/ipv4/ip_forward && rm /run/connectivity.ip_forward; exit 0`;

let taken: TakenHost;
let guests: [Guest, Guest];
const measured: Row[] = [];
/** The host in each mode, as the docs' pictures have it. */
const pictured: Record<string, HostTopology> = {};

test.serial.before("two guests without a NIC", async () => {
  taken = await takeHost();
  await taken.lab.exec(remove);
  // A host that forwards for other networks, too: where a network blocks, it is not for want of this.
  await taken.lab.sh("cp /proc/sys/net/ipv4/ip_forward /run/connectivity.ip_forward; echo 1 >/proc/sys/net/ipv4/ip_forward");
  guests = await Promise.all([boot(GUESTS[0]), boot(GUESTS[1])]);
});

test.serial.after.always("remove them", async () => {
  await taken?.lab.exec(remove);
  await taken?.release();
});

async function boot(name: string): Promise<Guest> {
  const guest = await startGuest(taken.lab, name, { nics: [], persistent: true });
  // The test sees to the NIC itself, and knows when it is done.
  await guest.exec("touch /tmp/by-hand");
  return guest;
}

for (const mode of modes) {
  test.serial(mode.title, async (t) => {
    t.timeout(120_000);
    const program = new Program(taken.connection);
    const [arrive, leave] = outsideCommands(mode);
    t.teardown(async () => {
      await taken.outside.exec(leave);
      await program.destroy();
    });
    await taken.outside.exec(arrive);
    for (const { kind, name, input } of mode.resources) {
      await program.up(kind, name, input);
    }
    if (mode.hostDevice) {
      await taken.lab.sh(`ip addr add ${addressesOf(mode).host}/24 dev ${mode.hostDevice} && ip link set ${mode.hostDevice} up`);
      t.teardown(() => taken.lab.exec(`ip addr flush dev ${mode.hostDevice} scope global`));
    }
    for (const [i, placement] of mode.placements.entries()) {
      const reach = await measure(program, mode, placement);
      if (i === 0) {
        pictured[mode.title] = networkAlone(await gather(frozen(taken.host)), networkId(NETWORK));
      }
      measured.push({ title: placement.title, reach });
      t.deepEqual(reach, placement.promises, placement.title);
      const { lift, promises } = placement;
      t.is(lift === undefined, blockedOf(promises).length === 0, "every block has its positive control");
      if (lift) {
        const answers = await without(lift, () => answering(taken, guests, mode, promises));
        t.deepEqual(answers, blockedOf(promises), `${placement.title}: it was this that blocked, and nothing else`);
      }
    }
  });
}

test.serial("the measured table is that of the docs", (t) => {
  const table = reachTable(measured);
  t.log(`\n${table}`);
  const docs = readFileSync(path.join(__dirname, "../../docs/connectivity.md"), "utf8");
  t.is(
    docs.split("\n\n").find((block) => block.startsWith("|  | host→guest")),
    table,
  );
  t.is(table, reachTable(promised(modes)));
  t.is(
    docs.split("\n\n").find((block) => block.startsWith("|  | Blocked")),
    liftTable(modes),
  );
  for (const { title } of modes) {
    t.regex(docs, new RegExp(`^## ${escaped(title)}\\n\\n\`\`\`\\n[^\`]*guest`, "m"), "each mode has its diagram");
  }
});

test.serial("the pictures of the docs are of these hosts", (t) => {
  if (process.env.KVMNET_RECORD) {
    writeFileSync(modesRecord, `${JSON.stringify(pictured, undefined, 2)}\n`);
  }
  t.deepEqual(pictured, JSON.parse(readFileSync(modesRecord, "utf8")), "record them anew with KVMNET_RECORD=1, then npm run generate");
  const docs = readFileSync(path.join(__dirname, "../../docs/connectivity.md"), "utf8");
  for (const { title } of modes) {
    t.true(docs.includes(`](${modePicture(title)})`), title);
  }
});

async function measure(program: Program, mode: Mode, { nics, promises }: Placement): Promise<Reach> {
  const addresses = addressesOf(mode).guests;
  const leases = await Promise.all(
    guests.map(async (guest, i) => {
      const nic = { domain: GUESTS[i], type: "network", network: NETWORK, mac: MACS[i], onGuestsAttached: { restart: "reattach" }, ...nics[i] };
      await program.up("DomainInterface", `conn-nic-${i}`, nic);
      return giveAddress(guest, addresses[i] as string, mode);
    }),
  );
  const reachable = directions.filter((direction) => promises[direction]);
  const pinged = await reachOf(taken, guests, mode, reachable);
  const leased = leases.every(Boolean) && (await resolves(guests[0]));
  return { ...pinged, leased, seenAs: pinged["guest→outside"] ? await seenAs(taken, guests[0], mode) : "nobody" };
}

async function without<T>(lift: Lift, action: () => Promise<T>): Promise<T> {
  try {
    await taken.lab.sh(`set -e; ${lift.command}`);
    return await action();
  } finally {
    await taken.lab.exec(lift.undo);
  }
}

/** The outside's end of the mode's network, and its end. */
function outsideCommands(mode: Mode): [string[], string[]] {
  const { cidr, outside } = addressesOf(mode);
  const command = (verb: string) =>
    mode.outside === "routed" ? ["ip", "route", verb, cidr, "via", taken.lab.address] : ["ip", "addr", verb, `${outside}/24`, "dev", "eth0"];
  return [command("replace"), command("del")];
}

const escaped = (text: string) => text.replace(/[()]/g, "\\$&");
