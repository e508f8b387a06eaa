import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import test from "ava";
import { startCentral } from "../../lab/ovn";
import { ovnChassis } from "../../provider/ovn/chassis";
import { logicalRouter } from "../../provider/ovn/logicalRouter";
import { logicalRouterPort } from "../../provider/ovn/logicalRouterPort";
import { logicalSwitch } from "../../provider/ovn/logicalSwitch";
import { logicalSwitchPort } from "../../provider/ovn/logicalSwitchPort";
import { ovnLoadBalancer } from "../../provider/ovn/ovnLoadBalancer";
import type { AnyKind } from "../../provider/resource/kind";
import { type TakenHost, takeHost } from "../lab";
import { argsFor, chassisOf, clearOvn, looked } from "./ovn/scene";

/** A load balancer of IPv6, and whether its guests live. One host: what is asked stays on the guest's own. */

const GUESTS = [
  { name: "kvoh1", mac: "02:00:00:00:76:01", ip: "fd00:219::11" },
  { name: "kvoh2", mac: "02:00:00:00:76:02", ip: "fd00:219::12" },
] as const;
const CLIENT = { name: "kvoh3", mac: "02:00:00:00:76:03", ip: "fd00:219::13" } as const;
const serve = (name: string) =>
  `ip netns exec ${name} sh -c "socat TCP6-LISTEN:8080,fork,reuseaddr SYSTEM:'echo ${name}' >/dev/null 2>&1 & echo \\$! >/run/${name}.pid"`;

let taken: TakenHost;
const make = async (kind: AnyKind, name: string, args: object) => (await kind.create(taken.host, argsFor(kind, name, args))) as never;

test.serial.before(async () => {
  taken = await takeHost();
  await startCentral(taken.lab);
});
test.serial.after.always(async () => {
  await taken.lab.exec("rm -f /run/kvoh?.pid");
  await clearOvn(
    taken.lab,
    [...GUESTS, CLIENT].map(({ name }) => name),
  );
  await taken.release();
});

test.serial("guests of IPv6 are asked whether they live: the dead one gets no connections, and gets them again", async (t) => {
  await make(ovnChassis, "kvoh", chassisOf(taken, taken));
  await make(logicalSwitch, "kvoh", {});
  await make(logicalRouter, "kvohr", {});
  await make(logicalRouterPort, "kvohr-lan", { router: "kvohr", switch: "kvoh", mac: "02:00:00:00:76:31", networks: ["fd00:219::1/64"] });
  for (const { name, mac, ip } of [...GUESTS, CLIENT]) {
    await make(logicalSwitchPort, name, { switch: "kvoh", addresses: [`${mac} ${ip}`] });
    await taken.lab.sh(["lab-ovn", "guest", name, name, mac, "10.219.0.1"]);
    await taken.lab.sh(`ip -n ${name} addr add ${ip}/64 dev ${name} nodad; ip -n ${name} -6 route add default via fd00:219::1`);
  }
  for (const { name } of GUESTS) {
    await taken.lab.sh(serve(name));
  }
  const vip = "[fd00:230::100]:80";
  const backends = GUESTS.map(({ ip }) => `[${ip}]:8080`);
  await make(ovnLoadBalancer, "kvoh", {
    vips: { [vip]: backends },
    switches: ["kvoh"],
    reject: true,
    healthChecks: [{ vip, intervalSeconds: 1, timeoutSeconds: 1, successCount: 1, failureCount: 1 }],
    ipPortMappings: Object.fromEntries(GUESTS.map(({ name, ip }) => [ip, { port: name, sourceIp: "fd00:219::fe" }])),
  });
  const [a, b] = backends as [string, string];
  const status = async () => (await looked(ovnLoadBalancer, taken.host, "kvoh"))?.status;
  const settles = async (wanted: object) => {
    for (let i = 0; i < 80 && !isDeepStrictEqual(await status(), wanted); i++) {
      await sleep(100);
    }
    t.deepEqual(await status(), wanted);
  };
  /** Who answers the client, of some connections. */
  const answers = async () => {
    const one = "socat -T3 - TCP6:[fd00:230::100]:80,connect-timeout=2 2>&1 </dev/null";
    const { stdout } = await taken.lab.exec(`ip netns exec ${CLIENT.name} sh -c 'for i in $(seq 12); do ${one}; done'`);
    return [...new Set(stdout.split("\n").map((line) => (/refused|timed out/.exec(line) ?? [line])[0]))].filter(Boolean).sort();
  };
  await settles({ [a]: "online", [b]: "online" });
  t.deepEqual(
    await answers(),
    GUESTS.map(({ name }) => name),
  );
  await taken.lab.sh(`kill $(cat /run/${GUESTS[0].name}.pid)`);
  await settles({ [a]: "offline", [b]: "online" });
  t.deepEqual(await answers(), [GUESTS[1].name], "the dead one gets none");
  await taken.lab.sh(`kill $(cat /run/${GUESTS[1].name}.pid)`);
  await settles({ [a]: "offline", [b]: "offline" });
  t.deepEqual(await answers(), ["refused"], "and where nobody lives, clients are told");
  await taken.lab.sh(serve(GUESTS[0].name));
  await settles({ [a]: "online", [b]: "offline" });
  t.deepEqual(await answers(), [GUESTS[0].name]);
});
