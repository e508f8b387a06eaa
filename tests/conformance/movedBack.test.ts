import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import test from "ava";
import fc from "fast-check";
import { kindArgs } from "../../provider/engine/args";
import { bridge } from "../../provider/linux/bridge";
import type { BridgeArgs, BridgeState } from "../../provider/linux/bridge/types";
import { type TakenHost, takeHost } from "../lab";
import { makeVeths, removeLinks } from "./samples/links";

/** Whatever addresses and routes a NIC has: they are on the bridge while it is a port, and are exactly as before when it is none any more. */
const nic = "kvmbn0";
const name = "kvmbbr";
let taken: TakenHost;

test.serial.before(async () => {
  taken = await takeHost();
  await removeLinks(taken.host, [name]);
  await makeVeths(taken.host, [nic]);
});

test.serial.after.always(async () => {
  if (taken) {
    await removeLinks(taken.host, [name, nic]);
    await typed(`rm -f /run/kvmnet/link-${name}.json`);
    await taken.release();
  }
});

const typed = async (script: string): Promise<string> => (await taken.host.run({ name: "typed by hand", script, mutates: true })).stdout;

/** Words that may be there or not. */
const maybe = (...words: string[]) => fc.constantFrom("", ...words);
const words = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.filter(Boolean).join(" "));
const number = (min: number, max: number) => fc.integer({ min, max }).map(String);
const metric = number(4000, 4999).map((value) => `metric ${value}`);
const table = maybe("table 77", "table 78");
const proto = maybe("proto static", "proto 99");

const address4 = fc.integer({ min: 60, max: 63 }).chain((net) =>
  fc.oneof(
    words(
      fc.constantFrom(...[2, 3].flatMap((host) => [24, 25, 30].map((prefix) => `198.18.${net}.${host}/${prefix}`))),
      maybe("broadcast +", "broadcast 198.18.255.255"),
      fc.constant(`dev ${nic}`),
      maybe(`label ${nic}:${net}`),
      maybe("noprefixroute"),
      maybe("metric 7"),
    ),
    // Several of them may differ in their peer alone.
    words(fc.constantFrom(...[1, 8].map((peer) => `198.18.${net}.5 peer 198.18.${net}.${peer}/32 dev ${nic}`)), maybe("noprefixroute")),
    fc.constant(`198.18.${net}.5/32 dev ${nic}`),
    words(fc.constant(`198.18.${net}.7/28 scope link dev ${nic}`), maybe("noprefixroute")),
    fc.constant(`198.18.${net}.6/32 dev ${nic}`),
  ),
);
const address6 = fc
  .integer({ min: 60, max: 63 })
  .chain((net) =>
    fc.oneof(
      words(
        fc.constantFrom(`fd00:${net}::2/64`, `fd00:${net}::3/128`, "fe80::1:2/64"),
        fc.constant(`dev ${nic} nodad`),
        maybe("noprefixroute"),
        maybe("metric 7"),
      ),
      fc.constant(`fd00:${net}::5 peer fd00:${net}::1/128 dev ${nic} nodad`),
    ),
  );

const via4 = fc.constantFrom("198.18.60.1", "198.18.61.1", "198.18.62.9", "198.18.90.1", "198.18.91.1");
const via6 = fc.constantFrom("fd00:60::9", "fd00:61::1", "fe80::99");
const source4 = maybe("src 198.18.60.2", "src 198.18.61.2", "src 198.18.62.3");
const source6 = maybe("src fd00:60::2", "src fd00:61::2");
const limits = maybe("mtu 1400", "mtu 1400 advmss 1300", "initcwnd 20", "mtu lock 1300");

const route4 = fc.oneof(
  words(fc.constantFrom("198.18.90.1/32", "198.18.91.1/32"), fc.constant(`dev ${nic}`), maybe("scope link"), source4, table),
  words(
    fc.oneof(
      fc.constant("default"),
      number(100, 110).map((net) => `198.18.${net}.0/24`),
    ),
    via4.map((via) => `via ${via} dev ${nic}`),
    maybe("onlink"),
    source4,
    limits,
    metric,
    proto,
    table,
  ),
  words(fc.constant("198.18.120.0/24"), metric, fc.constant(`nexthop via 198.18.60.1 dev ${nic} weight 2 nexthop via 198.18.61.1 dev ${nic} onlink`)),
  words(fc.constant(`198.18.121.0/24 via inet6 fe80::99 dev ${nic}`), metric),
);
const route6 = fc.oneof(
  words(fc.constant(`fd00:90::1/128 dev ${nic}`), metric, table),
  words(
    fc.oneof(
      fc.constant("default"),
      number(100, 110).map((net) => `fd00:${net}::/64`),
    ),
    via6.map((via) => `via ${via} dev ${nic}`),
    maybe("onlink"),
    source6,
    limits,
    metric,
    maybe("pref high", "pref low"),
    proto,
    table,
  ),
);

/** Some do not go together: what the kernel refuses is no part of the past. */
const past = fc.record({
  addresses: fc.array(fc.oneof(address4, address6), { minLength: 1, maxLength: 6 }),
  routes: fc.array(
    fc.oneof(
      route4.map((words) => `-4 route add ${words}`),
      route6.map((words) => `-6 route add ${words}`),
    ),
    { maxLength: 8 },
  ),
});

// biome-ignore lint/suspicious/noExplicitAny: iproute2's JSON
type Json = any;

/** What `ip -j addr` and `ip -j route` say of a device, in the order of the kernel; only what passes by itself is left out. */
async function picture(device: string): Promise<{ addresses: Json[]; routes: string[] }> {
  const text = await typed(`ip -d -j addr show dev ${device}; ip -j -4 route show table all; ip -j -6 route show table all`);
  const [links = [], ...routes] = text
    .split("\n")
    .filter((line) => line.startsWith("["))
    .map((line) => JSON.parse(line) as Json[]);
  const addresses = (links[0]?.addr_info ?? []).filter((one: Json) => one.protocol !== "kernel_ll");
  return {
    addresses: addresses
      // The kernel makes no route to a single IPv4 address, whatever its flag says.
      .map(({ tentative, noprefixroute, ...one }: Json) => (noprefixroute && (one.address || one.prefixlen !== 32) ? { ...one, noprefixroute } : one))
      .filter((one: Json) => !(one.scope === "link" && /^fe80::.*ff:fe/.test(one.local))),
    routes: routes.map((rows) =>
      rows
        .map((row: Json) => JSON.stringify({ ...row, flags: (row.flags ?? []).filter((flag: string) => flag !== "linkdown") }))
        .filter((row: string) => row.includes(`"dev":"${device}"`) && !/"dst":"(fe80::[^"]*ff:fe|ff00)/.test(row))
        .join("\n"),
    ),
  };
}

/** IPv6 makes its own routes to an address a moment after the address is there. */
async function settledPicture(expected: unknown): ReturnType<typeof picture> {
  const end = Date.now() + 3000;
  let now = await picture(nic);
  while (!isDeepStrictEqual(now, expected) && Date.now() < end) {
    await sleep(100);
    now = await picture(nic);
  }
  return now;
}

/** What cannot be moved as it is, such as a route with several next hops, is named, and nothing is touched. */
function refusal(error: unknown): undefined {
  if (!/has routes that cannot be moved/.test(String(error))) {
    throw error;
  }
}

test.serial("random addresses and routes of a NIC move onto a bridge, and come back as they were", async (t) => {
  t.timeout(300_000);
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(past, async ({ addresses, routes }) => {
      await removeLinks(taken.host, [name]);
      await typed(`ip link set ${nic} down; ip addr flush dev ${nic}; ip link set ${nic} up
for try in 1 2 3 4 5 6 7 8 9 10; do grep -q up /sys/class/net/${nic}/operstate && break; sleep 0.2; done; ip -6 addr add fe80::1/64 dev ${nic} nodad
${[...addresses.map((words) => `addr add ${words}`), ...routes].map((words) => `ip ${words} 2>/dev/null`).join("\n")}; :`);
      const before = await picture(nic);
      const args = kindArgs(bridge).parse({ name, owner: "conformance/stack/moved", ports: [nic], moveAddresses: true }) as unknown as BridgeArgs;
      const state = await bridge.create(taken.host, args).catch((error) => refusal(error));
      if (state === undefined) {
        t.deepEqual(await settledPicture(before), before, "refused, and yet not as it was");
        return;
      }
      const onBridge = JSON.parse(JSON.stringify(await picture(name)).replaceAll(name, nic));
      // An IPv6 address of the link alone stays there.
      const moved = (all: Json[]) =>
        all
          .filter(({ scope, family }: Json) => scope !== "link" || family === "inet")
          .map(({ local, address = local, prefixlen, scope }: Json) => `${local} ${address}/${prefixlen} ${scope}`)
          .sort();
      t.deepEqual(moved(onBridge.addresses), moved(before.addresses));
      t.deepEqual(bridge.plan((await bridge.read(taken.host, name, state)) as BridgeState, args), []);
      await bridge.delete(taken.host, state);
      t.deepEqual(await settledPicture(before), before, [...addresses, ...routes].join("\n"));
      tried += before.addresses.length + routes.length;
    }),
    { numRuns: Number(process.env.KVMNET_MOVES ?? 10), includeErrorInReport: true },
  );
  t.log(`${tried} addresses and routes`);
});
