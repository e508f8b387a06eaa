import { setTimeout as sleep } from "node:timers/promises";
import type { Guest } from "../../../lab/guest";
import { outside as labOutside } from "../../../lab/network";
import type { TakenHost } from "../../lab";
import { addressesOf, blockedOf, type Direction, directions, type Mode, RECORD, type Reach } from "./modes";

type Guests = readonly [Guest, Guest];
type Pinged = Record<Direction, boolean>;

/** So often, half a minute's worth at most: emulated guests on a busy machine leave a ping or two without an answer. */
const attempts = 12;

/** The guest's NIC gets its lease, or an address by hand where nobody offers one; says whether it is the lease that was reserved. */
export async function giveAddress(guest: Guest, own: string, mode: Mode): Promise<boolean> {
  const { host, cidr } = addressesOf(mode);
  const size = cidr.split("/")[1];
  const expected = mode.placements.some(({ promises }) => promises.leased);
  const { stdout, code } = await guest.exec(
    `killall udhcpc 2>/dev/null; until [ -e /sys/class/net/eth0 ]; do sleep 0.1; done; ip addr flush dev eth0; ip link set eth0 up
     udhcpc -n -q -f -i eth0 -t ${expected ? 10 : 2} -T 1 -s /dhcp >/dev/null 2>&1; leased=$?
     [ $leased = 0 ] || ip addr add ${own}/${size} dev eth0
     ip route | grep -q default || ip route add default via ${host}
     ip -4 -o addr show dev eth0; exit $leased`,
  );
  if (!stdout.includes(`inet ${own}/`)) throw new Error(`${guest.name} has not got ${own}: ${stdout}`);
  return code === 0;
}

/** Whether the network's DNS record resolves in the guest, by the name server that its lease named. */
export async function resolves(guest: Guest): Promise<boolean> {
  const { stdout } = await guest.exec(`nslookup ${RECORD.hostname} $(awk '/^nameserver/ { print $2; exit }' /etc/resolv.conf) 2>&1`);
  return stdout.includes(RECORD.ip);
}

/** Pings in every direction, until what is promised answers (caches and ports need a moment), then once more for all of it. */
export async function reachOf(taken: TakenHost, guests: Guests, mode: Mode, wanted: readonly Direction[]): Promise<Pinged> {
  for (let attempt = 1; ; attempt++) {
    const pinged = await pingAll(taken, guests, mode);
    if (attempt === attempts || wanted.every((direction) => pinged[direction])) {
      return pinged;
    }
    await sleep(500);
  }
}

/** Whose address the outside sees behind the guest's pings; TCP does not do for all modes: OVS' userspace datapath passes on checksums left to a card. */
export async function seenAs(taken: TakenHost, guest: Guest, mode: Mode): Promise<Reach["seenAs"]> {
  const { guests } = addressesOf(mode);
  for (let attempt = 1; attempt <= 3; attempt++) {
    const listening = taken.outside.exec(["timeout", "2", "socat", "-u", "IP4-RECVFROM:1,fork", "SYSTEM:echo from $SOCAT_PEERADDR. >&2"]);
    await sleep(300);
    await guest.exec(ping(outsideOf(mode)));
    const seen = (await listening).stderr;
    if (seen.includes(`from ${guests[0]}.`)) return "guest";
    if (seen.includes(`from ${taken.lab.address}.`)) return "host";
  }
  return "nobody";
}

/** The blocked directions that answer now: each must do so once, not all at the same time. */
export async function answering(taken: TakenHost, guests: Guests, mode: Mode, promises: Reach): Promise<Direction[]> {
  const blocked = blockedOf(promises);
  const answered = new Set<Direction>();
  for (let attempt = 1; attempt <= attempts && answered.size < blocked.length; attempt++) {
    const pinged = await pingAll(taken, guests, mode);
    for (const direction of blocked) if (pinged[direction]) answered.add(direction);
  }
  return blocked.filter((direction) => answered.has(direction));
}

const outsideOf = (mode: Mode) => (mode.outside === "bridged" ? addressesOf(mode).outside : labOutside.address);
const ping = (address: string) => `ping -c 2 -W 1 ${address}`;

async function pingAll({ lab, outside }: TakenHost, [guest]: Guests, mode: Mode): Promise<Pinged> {
  const { host, guests } = addressesOf(mode);
  const fromGuest = { "guest→host": host, "guest→guest": guests[1], "guest→outside": outsideOf(mode) };
  const [fromHost, fromOutside, answered] = await Promise.all([
    lab.exec(ping(guests[0])),
    outside.exec(ping(guests[0]).split(" ")),
    guest.exec(
      `${Object.values(fromGuest)
        .map((address) => `(${ping(address)} >/dev/null 2>&1 && echo ${address}) &`)
        .join(" ")} wait`,
    ),
  ]);
  const lines = answered.stdout.split("\n");
  const found: Partial<Pinged> = { "host→guest": fromHost.code === 0, "outside→guest": fromOutside.code === 0 };
  return Object.fromEntries(
    directions.map((direction) => [direction, found[direction] ?? lines.includes(fromGuest[direction as keyof typeof fromGuest])]),
  ) as Pinged;
}
