import test from "ava";
import { kindArgs } from "../../provider/engine/args";
import { findAll } from "../../provider/import/find";
import { asHostNetwork } from "../../provider/import/hostNetwork";
import { isResource } from "../../provider/import/item";
import { hostNetwork } from "../../provider/linux/hostNetwork";
import type { HostNetworkArgs } from "../../provider/linux/hostNetwork/types";
import { type TakenHost, takeHost } from "../lab";
import { byHand, removeLinks } from "./samples/links";

/** What `kvmnet import --as host-network` writes of a host: taken over, nothing but the marks changes. */

let taken: TakenHost;
const devices = ["kvhib0", "kvhiv0"];

test.serial.before("a host that somebody has set up by hand", async () => {
  taken = await takeHost();
  // The shortest times that STP may have: once its port forwards and its topology rests, nothing changes by itself any more.
  await byHand(`ip link add kvhib0 type bridge stp_state 1 forward_delay 200 max_age 600; ip link add kvhiv0 type veth peer name kvhiv1
ip link set kvhiv1 master kvhib0; for d in kvhiv0 kvhiv1 kvhib0; do ip link set $d up; done
ip addr add 198.18.95.1/24 dev kvhib0; ip addr add 198.18.96.1/24 dev kvhiv0
ip route add 198.18.97.0/24 via 198.18.95.9 proto static; ip rule add pref 950 from 198.18.95.0/24 table 95
for i in $(seq 300); do ip -d link show kvhiv1 | grep -q 'state forwarding' && ip -d link show kvhib0 | grep -q 'topology_change 0' && exit 0; sleep 0.1; done
echo 'the port does not forward' >&2; exit 1`)(taken.host);
});
test.serial.after.always("as it was", async () => {
  await byHand("ip rule del pref 950 2>/dev/null; rm -f /run/kvmnet/route-* /run/kvmnet/rule-*; :")(taken.host);
  await removeLinks(taken.host, devices);
  await taken.release();
});

const everything = async () =>
  (
    await taken.host.run({
      name: "read everything",
      script:
        "ip -o -d link | sed 's/[\\\\ ]*alias .*//; s/[\\\\ ]*$//; s/[a-z_]*timer *[0-9.]*//g'; ip -o addr | sed 's/ tentative//'; ip route show table all; ip -6 route show table all | grep -v fe80; ip rule",
    })
  ).stdout;

test.serial("a whole host becomes one resource, and taking it over writes marks alone", async (t) => {
  const before = await everything();
  const items = asHostNetwork(await findAll(taken.host)).filter(isResource);
  const [found, ...others] = items.filter(({ kind }) => kind === "HostNetwork");
  t.deepEqual(others, []);
  t.deepEqual(
    items.filter(({ kind }) => ["Bridge", "Veth", "StaticRoute", "PolicyRule"].includes(kind)).map(({ name }) => name),
    [],
  );
  t.like(found?.args, {
    bridges: { kvhib0: { ports: ["kvhiv1"], stp: true, addresses: ["198.18.95.1/24"] } },
    veths: { kvhiv0: { peer: "kvhiv1", addresses: ["198.18.96.1/24"] } },
    routes: { "route-198.18.97.0-24": { destination: "198.18.97.0/24", gateway: "198.18.95.9" } },
    rules: { "rule-950": { priority: 950, from: "198.18.95.0/24", table: 95 } },
  });
  const args = hostNetwork.complete(
    kindArgs(hostNetwork).parse({ name: "network", owner: "p/s/network", adopt: true, ...found?.args }) as unknown as HostNetworkArgs,
  ) as HostNetworkArgs;
  const { changes = [] } = (await hostNetwork.foresee?.(taken.host, args)) ?? {};
  t.deepEqual([...new Set(changes.map(({ path }) => path.at(-1)))], ["owner"], JSON.stringify(changes));
  const state = await hostNetwork.create(taken.host, args);
  t.is(await everything(), before);
  t.deepEqual(hostNetwork.plan(state, args), []);
});
