import test from "ava";
import fc from "fast-check";
import { kindArgs } from "../../../provider/engine/args";
import { type NatNetworkArgs, natNetwork } from "../../../provider/libvirt/natNetwork";
import type { NetworkState } from "../../../provider/libvirt/networkKind";
import { worstImpact } from "../../../provider/resource/change";

function complete(input: object): NatNetworkArgs {
  const args = kindArgs(natNetwork).parse({ name: "lan", owner: "p/s/lan", ...input }) as unknown as NatNetworkArgs;
  return { ...args, ...natNetwork.complete(args) } as NatNetworkArgs;
}

/** A running network that is in step with its arguments. */
function inStep(input: object, more: Partial<NetworkState> = {}): NetworkState {
  const args = complete(input);
  const subnets = args.subnets.map((subnet) => ({ ...subnet, dhcp: { reservations: [], ...subnet.dhcp } }));
  return {
    ...args,
    subnets,
    uuid: "u",
    bridgeName: "virbr0",
    macAddress: "",
    persistent: true,
    guests: [],
    unpluggedGuests: [],
    forwardMode: "nat",
    pendingRestart: false,
    nat: {},
    dns: {},
    ...more,
  } as NetworkState;
}

const minimal = { subnets: [{ cidr: "192.168.107.0/24" }] };
const guest = { domain: "web1", mac: "52:54:00:00:00:01", device: "vnet0" };

test("the least that a user writes gets gateway, DHCP range, autostart and a running network", (t) => {
  const { subnets, autostart, active } = complete(minimal);
  t.deepEqual(subnets, [
    { cidr: "192.168.107.0/24", gateway: "192.168.107.1", dhcp: { enabled: true, ranges: [{ start: "192.168.107.2", end: "192.168.107.254" }] } },
  ]);
  t.true(autostart && active);
});

test("the default range leaves the gateway out, wherever it is", (t) => {
  const ranges = (subnet: object) => complete({ subnets: [subnet] }).subnets[0]?.dhcp?.ranges;
  t.deepEqual(ranges({ cidr: "10.0.0.0/24", gateway: "10.0.0.254" }), [{ start: "10.0.0.1", end: "10.0.0.253" }]);
  t.deepEqual(ranges({ cidr: "10.0.0.0/24", gateway: "10.0.0.100" }), [
    { start: "10.0.0.1", end: "10.0.0.99" },
    { start: "10.0.0.101", end: "10.0.0.254" },
  ]);
  t.deepEqual(ranges({ cidr: "10.0.0.0/30" }), [{ start: "10.0.0.2", end: "10.0.0.2" }]);
});

test("completing twice is completing once, and never breaks a rule", (t) => {
  const subnet = fc.record(
    { cidr: fc.tuple(fc.integer({ min: 8, max: 30 }), fc.integer({ min: 1, max: 99 })).map(([prefix, net]) => ({ prefix, net })), enabled: fc.boolean() },
    { requiredKeys: ["cidr"] },
  );
  fc.assert(
    fc.property(subnet, ({ cidr: { prefix, net }, enabled }) => {
      const bits = BigInt(net) << BigInt(32 - prefix);
      const address = [24n, 16n, 8n, 0n].map((shift) => Number((bits >> shift) & 255n));
      fc.pre(!/^(0|127|22[4-9]|2[3-5]\d)$/.test(String(address[0])));
      const once = complete({ subnets: [{ cidr: `${address.join(".")}/${prefix}`, ...(enabled !== undefined && { dhcp: { enabled } }) }] });
      t.deepEqual(natNetwork.complete(once), once);
      t.deepEqual(
        natNetwork.rules.flatMap((rule) => [...rule(once)]),
        [],
      );
    }),
  );
});

test("a lease time for the whole subnet becomes that of its ranges", (t) => {
  const { subnets } = complete({ subnets: [{ cidr: "10.0.0.0/24", dhcp: { leaseSeconds: 600 } }] });
  t.is(subnets[0]?.dhcp?.ranges?.[0]?.leaseSeconds, 600);
});

test("only the first IPv4 subnet serves DHCP by default", (t) => {
  const { subnets } = complete({ subnets: [{ cidr: "fd00::/64" }, { cidr: "10.0.0.0/24" }, { cidr: "10.0.1.0/24" }] });
  t.deepEqual(
    subnets.map(({ dhcp }) => dhcp?.enabled),
    [false, true, false],
  );
});

test("lists that are not set are not managed; empty ones are exactly empty", (t) => {
  const reservations = [{ mac: "52:54:00:00:00:01", ip: "192.168.107.9" }];
  const state = inStep({ subnets: [{ cidr: "192.168.107.0/24", dhcp: { reservations } }] });
  t.deepEqual(natNetwork.plan(state, complete(minimal)), []);
  const changes = natNetwork.plan(state, complete({ subnets: [{ cidr: "192.168.107.0/24", dhcp: { reservations: [] } }] }));
  t.deepEqual(
    changes.filter(({ path }) => path[0] === "subnets").map(({ path, impact }) => [path.join("."), impact]),
    [["subnets.0.dhcp.reservations", "blip"]],
  );
});

test("a reservation is a blip, and a restart names the guests that it would cut off", (t) => {
  const state = inStep(minimal, { guests: [guest] });
  const blip = natNetwork.plan(state, complete({ subnets: [{ cidr: "192.168.107.0/24", dhcp: { reservations: [{ hostname: "a", ip: "192.168.107.9" }] } }] }));
  t.is(worstImpact(blip), "blip");
  t.is(blip[0]?.refused, undefined);
  const restart = natNetwork.plan(state, complete({ ...minimal, mtu: 1400 }));
  t.is(worstImpact(restart), "restart");
  t.regex(restart[0]?.refused ?? "", /web1.*reattach/);
  t.is(natNetwork.plan(state, complete({ ...minimal, mtu: 1400, onGuestsAttached: { restart: "reattach" } }))[0]?.refused, undefined);
});

test("stopping a network under its guests is refused unless they may be cut off", (t) => {
  const state = inStep(minimal, { guests: [guest] });
  t.regex(natNetwork.plan(state, complete({ ...minimal, active: false }))[0]?.refused ?? "", /web1/);
  t.is(natNetwork.plan(state, complete({ ...minimal, active: false, onGuestsAttached: { delete: "detach" } }))[0]?.refused, undefined);
});

test("a stored definition that differs is mended without disturbing anybody", (t) => {
  const { subnets } = inStep(minimal) as unknown as NatNetworkArgs;
  const state = inStep(minimal, { guests: [guest], nextStart: { forwardMode: "nat", subnets, mtu: 9000, nat: {}, dns: {} } });
  t.deepEqual(natNetwork.plan(state, complete(minimal)), []);
  const changes = natNetwork.plan({ ...state, mtu: 1500 } as NetworkState, complete({ ...minimal, mtu: 1500 }));
  t.deepEqual(
    changes.map(({ path, from, to, impact, refused }) => ({ path, from, to, impact, refused })),
    [{ path: ["mtu"], from: 9000, to: 1500, impact: "none", refused: undefined }],
  );
});

test("nothing on a stopped network is a restart", (t) => {
  const changes = natNetwork.plan(inStep(minimal, { active: false }), complete({ ...minimal, mtu: 1400 }));
  t.deepEqual(
    changes.map(({ path, impact }) => [path.join("."), impact]),
    [
      ["mtu", "none"],
      ["active", "none"],
    ],
  );
});

test("a renumbered subnet costs a restart, and what goes with it unasked is said", (t) => {
  const byHand = {
    subnets: [{ cidr: "192.168.107.0/24", dhcp: { reservations: [{ hostname: "a", ip: "192.168.107.9" }] } }],
    routes: [{ destination: "10.9.0.0/16", gateway: "192.168.107.7" }],
  };
  const state = { ...complete(byHand), active: true, persistent: true, guests: [], unpluggedGuests: [], ownedLists: [] } as never;
  const plan = natNetwork.plan(state, complete({ subnets: [{ cidr: "192.168.108.0/24" }] }));
  const said = (path: string) => plan.find((change) => change.path.join(".") === path);
  t.is(said("subnets.0.cidr")?.impact, "restart");
  for (const path of ["subnets.0.dhcp.reservations", "routes"]) {
    t.regex(said(path)?.why ?? "", /1 of them lie in no subnet any more/);
  }
});
