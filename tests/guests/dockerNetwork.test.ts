import test, { type ExecutionContext } from "ava";
import type { DockerArgs } from "../../provider/docker/args";
import { dockerNetwork } from "../../provider/docker/dockerNetwork";
import { checkArgs } from "../../provider/engine/check";
import { findAll } from "../../provider/import/find";
import { isResource } from "../../provider/import/item";
import { natNetwork } from "../../provider/libvirt/natNetwork";
import { networkFirewall } from "../../provider/policy/networkFirewall";
import type { ErrorCode } from "../../provider/resource/error";
import { KvmnetError } from "../../provider/resource/error";
import type { AnyKind } from "../../provider/resource/kind";
import { startDocker, stopDocker } from "../conformance/samples/docker";
import { type TakenHost, takeHost } from "../lab";

/** A real dockerd and real containers, of an image made of busybox: who is reached over which network, and what happens to containers. */

let taken: TakenHost;
const typed = async (script: string): Promise<string> =>
  (await taken.host.run({ name: "typed by hand", script, mutates: true, timeoutMs: 60_000 })).stdout.trim();
const docker = (words: string) => typed(`docker ${words}`);

const checked = (kind: AnyKind, name: string, more: object): never => {
  const { inputs, failures } = checkArgs(kind, { name, owner: `guests/stack/${name}`, ...more });
  if (failures.length > 0) {
    throw new Error(JSON.stringify(failures));
  }
  return inputs as never;
};
const args = (name: string, more: object) => checked(dockerNetwork as unknown as AnyKind, name, more) as DockerArgs;

const NAME = "kvdk";
const lan = (more: object = {}) =>
  args(NAME, {
    subnets: [
      { cidr: "192.168.107.0/24", gateway: "192.168.107.254" },
      { cidr: "fd00:107::/64", gateway: "fd00:107::1" },
    ],
    bridge: "kvdk0",
    ...more,
  });

const refusal = async (running: Promise<unknown>): Promise<KvmnetError> => {
  const error = await running.then(
    () => new Error("it was not refused"),
    (reason) => reason,
  );
  if (!(error instanceof KvmnetError)) {
    throw error;
  }
  return error;
};
async function refused(t: ExecutionContext, code: ErrorCode, words: RegExp, ...running: readonly Promise<unknown>[]): Promise<void> {
  for (const one of running) {
    const error = await refusal(one);
    t.is(error.code, code, error.message);
    t.regex(error.message, words);
  }
}

/** The page that says who asked, of a container on a network. */
const asks = (words: string) => docker(`run --rm ${words} kvbox wget -q -O - http://${taken.outside.address}/`);

const tidy = () =>
  typed(`docker ps --all --quiet | xargs -r docker rm --force >/dev/null
docker network ls --quiet --filter type=custom | xargs -r docker network rm >/dev/null
ip netns del kvdk-guest; ip link del kvdkbr; for name in kvdkvirt; do virsh -q net-destroy $name; virsh -q net-undefine $name; done
rm -rf /etc/kvmnet/docker.d; rmdir /etc/kvmnet; :`);

test.serial.before(async () => {
  taken = await takeHost();
  await startDocker(taken.host);
  await tidy();
  await typed(`set -e; mkdir -p /run/kvbox/bin; cp "$(command -v busybox)" /run/kvbox/bin/
for tool in sh wget ping sleep ip; do ln -sf busybox /run/kvbox/bin/$tool; done
tar -C /run/kvbox -c . | docker import - kvbox >/dev/null; rm -rf /run/kvbox`);
});
test.serial.afterEach.always(() => taken && tidy());
test.serial.after.always(async () => {
  if (taken) {
    await stopDocker(taken.host);
    await typed("iptables -w -P FORWARD ACCEPT");
    await taken.release();
  }
});

test.serial("containers of a bridge reach the outside through the gateway that was asked for, under the host's address", async (t) => {
  const state = await dockerNetwork.create(taken.host, lan());
  t.is(state.bridge, "kvdk0");
  t.regex(await docker(`run --rm --network ${NAME} kvbox ip route`), /^default via 192.168.107.254 dev eth0 *$/m);
  const host = await typed("ip -4 -o addr show eth0 | sed 's,.* inet \\([^/]*\\).*,\\1,'");
  t.is(await asks(`--network ${NAME}`), `you are ${host}`);
  t.regex(await docker(`run --rm --network ${NAME} kvbox ip -6 addr show eth0`), /fd00:107::/);
  // Without a way out.
  const last = await dockerNetwork.read(taken.host, NAME);
  await dockerNetwork.delete(taken.host, last as never);
  await dockerNetwork.create(taken.host, lan({ internal: true }));
  t.regex(await typed(`docker run --rm --network ${NAME} kvbox ping -c 1 -W 1 ${taken.outside.address} 2>&1 || :`), /100% packet loss|unreachable/);
});

test.serial("containers of a macvlan are on the wire themselves", async (t) => {
  const wire = args(NAME, { driver: "macvlan", parent: "eth1", subnets: [{ cidr: "100.64.0.0/24", gateway: taken.outside.address }] });
  await dockerNetwork.create(taken.host, wire);
  t.is(await asks(`--network ${NAME} --ip 100.64.0.177`), "you are 100.64.0.177");
});

test.serial("containers are named, also those that do not run, and are cut off only where that is allowed", async (t) => {
  const state = await dockerNetwork.create(taken.host, lan());
  await docker(`run --detach --name web --network ${NAME} kvbox sleep 1000`);
  await docker(`create --name batch --network ${NAME} kvbox sleep 1000`);
  await refused(t, "refused", /batch \(not running\), web/, dockerNetwork.foreseeDelete(taken.host, state), dockerNetwork.delete(taken.host, state));
  // One of ours that is other than it is to be is made anew, and no more than that: an edit of the program is a replacement.
  await refused(t, "refused", /batch \(not running\), web/, dockerNetwork.update(taken.host, state, lan({ internal: true }), []));
  const before = await docker("inspect --format '{{.State.StartedAt}}' web");
  t.deepEqual((await dockerNetwork.read(taken.host, NAME))?.containers, ["batch", "web"]);
  t.is(await docker("inspect --format '{{.State.StartedAt}}' web"), before);

  const allowed = { ...state, onGuestsAttached: { delete: "detach" as const } };
  t.deepEqual(await dockerNetwork.foreseeDelete(taken.host, allowed), ["takes containers off the network: batch, web"]);
  await dockerNetwork.delete(taken.host, allowed);
  t.is(await dockerNetwork.read(taken.host, NAME), undefined);
  t.is(await docker("inspect --format '{{.State.StartedAt}}' web"), before, "it was disturbed beyond its network");
  t.is(await docker("start batch"), "batch", "it starts without the network");
});

test.serial("a network that cannot be made in the other's place leaves that there, with its containers", async (t) => {
  const state = await dockerNetwork.create(taken.host, lan());
  await docker(`run --detach --name web --network ${NAME} kvbox sleep 1000`);
  const impossible = lan({ options: { "com.docker.network.driver.mtu": "much" }, onGuestsAttached: { delete: "detach" } });
  await refused(t, "step-failed", /much/, dockerNetwork.update(taken.host, state, impossible, []));
  const now = await dockerNetwork.read(taken.host, NAME);
  t.like(now, { owner: state.owner, bridge: "kvdk0", subnets: state.subnets, containers: ["web"] });
});

test.serial("a network of somebody else's with running containers is handed over as it is", async (t) => {
  // As @pulumi/docker makes it.
  await docker(`network create --driver bridge --subnet 192.168.107.0/24 --gateway 192.168.107.254 --opt com.docker.network.bridge.name=kvdk0 ${NAME}`);
  await docker(`run --detach --name web --network ${NAME} kvbox sleep 1000`);
  const seen = () => docker(`network inspect ${NAME}`);
  const before = await seen();
  const same = { subnets: [{ cidr: "192.168.107.0/24", gateway: "192.168.107.254" }], bridge: "kvdk0" };
  await refused(t, "not-ours", /adopt: true/, dockerNetwork.create(taken.host, args(NAME, same)));
  await refused(t, "not-ours", /internal.*kvmnet import/s, dockerNetwork.create(taken.host, args(NAME, { ...same, internal: true, adopt: true })));
  const state = await dockerNetwork.create(taken.host, args(NAME, { ...same, adopt: true }));
  t.is(state.owner, `guests/stack/${NAME}`);
  t.is(await seen(), before, "Docker's network has changed");
  const written = (await findAll(taken.host)).filter((item) => isResource(item) && (item.kind === "DockerNetwork" || item.name === "kvdk0"));
  t.like(written, [{ kind: "DockerNetwork", name: NAME, args: same }], "and its bridge is not written as a device");
  t.is(written.length, 1);

  // Another network of the same name is not the one that was taken over.
  await docker("rm --force web");
  await docker(`network rm ${NAME}`);
  await docker(`network create --subnet 192.168.107.0/24 ${NAME}`);
  t.is(await dockerNetwork.read(taken.host, NAME, state), undefined);
  await refused(t, "not-ours", /another network than ours/, dockerNetwork.delete(taken.host, state));
});

test.serial("subnets that libvirt and Docker would both have are found before, whoever was first", async (t) => {
  const state = await dockerNetwork.create(taken.host, lan());
  const virt = (cidr: string) => checked(natNetwork as unknown as AnyKind, "kvdkvirt", { subnets: [{ cidr }], bridge: { name: "kvdkvirt", stp: false } });
  await refused(t, "step-failed", /kvdk0, which is Docker's network kvdk/, natNetwork.foresee?.(taken.host, virt("192.168.107.0/24")) as Promise<unknown>);
  t.regex(((await natNetwork.foresee?.(taken.host, virt("192.168.107.128/25")))?.notes ?? []).join(), /overlaps that of Docker's network kvdk/);
  await dockerNetwork.delete(taken.host, state);

  await natNetwork.create(taken.host, virt("192.168.107.0/24"));
  const within = args(NAME, { subnets: [{ cidr: "192.168.0.0/16" }] });
  await refused(
    t,
    "refused",
    /kvdkvirt of the host is in 192\.168\.107\.0\/24/,
    dockerNetwork.foresee?.(taken.host, within) as Promise<unknown>,
    dockerNetwork.create(taken.host, within),
  );
  await docker("network create --subnet 10.107.0.0/16 other");
  await refused(
    t,
    "refused",
    /Docker's network other has 10\.107/,
    dockerNetwork.foresee?.(taken.host, args(NAME, { subnets: [{ cidr: "10.107.5.0/24" }] })) as Promise<unknown>,
  );
});

test.serial("a bridge that is there is left alone: Docker would take its address away", async (t) => {
  await typed("ip link add kvdkbr type bridge; ip addr add 192.168.158.1/24 dev kvdkbr");
  const onIt = lan({ bridge: "kvdkbr" });
  await refused(t, "refused", /the address away/, dockerNetwork.foresee?.(taken.host, onIt) as Promise<unknown>, dockerNetwork.create(taken.host, onIt));
  t.regex(await typed("ip -4 -o addr show kvdkbr"), /192\.168\.158\.1\/24/);
});

test.serial("Docker's policy of DROP leaves guests of libvirt's networks their way out; whether it comes at all hangs on who forwards first", async (t) => {
  const policy = () => typed("iptables -w -S FORWARD | head -1");
  t.is(await policy(), "-P FORWARD ACCEPT", "forwarding was on before Docker came");
  const virt = checked(natNetwork as unknown as AnyKind, "kvdkvirt", { subnets: [{ cidr: "192.168.157.0/24" }], bridge: { name: "kvdkvirt", stp: false } });
  await natNetwork.create(taken.host, virt);
  await typed("lab-daemon stop docker; sysctl -qw net.ipv4.ip_forward=0; lab-daemon start docker");
  await dockerNetwork.create(taken.host, lan());
  t.is(await policy(), "-P FORWARD DROP");
  await typed(`set -e; ip netns add kvdk-guest; ip link add kvdk-g type veth peer name eth0 netns kvdk-guest; ip link set kvdk-g master kvdkvirt up
ip -n kvdk-guest link set eth0 up; ip -n kvdk-guest addr add 192.168.157.20/24 dev eth0; ip -n kvdk-guest route add default via 192.168.157.1`);
  const guestReaches = async (address: string) =>
    (await typed(`ip netns exec kvdk-guest ping -c 2 -W 1 ${address} >/dev/null && echo yes || echo no`)) === "yes";
  t.true(await guestReaches(taken.outside.address));

  // docs/docker.md: Docker's accepts stand ahead of libvirt's rejects, so that containers and guests reach one another; what is rejected before stays so.
  await docker(`run --detach --name web --network ${NAME} --ip 192.168.107.20 kvbox sleep 1000`);
  t.true(await guestReaches("192.168.107.20"));
  const reachesGuest = async () => (await typed("docker exec web ping -c 2 -W 1 192.168.157.20 >/dev/null && echo yes || echo no")) === "yes";
  t.true(await reachesGuest());
  await typed("iptables -w -I DOCKER-USER -i kvdk0 -o kvdkvirt -j REJECT");
  t.false(await reachesGuest());
  await typed("iptables -w -D DOCKER-USER -i kvdk0 -o kvdkvirt -j REJECT");
  t.true(await reachesGuest());
  const wall = await networkFirewall.create(taken.host, checked(networkFirewall as unknown as AnyKind, "kvdkwall", { network: "kvdkvirt" }));
  t.false(await reachesGuest(), "a firewall of the network's own closes it, whoever accepts");
  t.true(await guestReaches(taken.outside.address));
  await networkFirewall.delete(taken.host, wall);
});

test.serial("a Docker that does not answer is an error that says so, and not a network that is gone", async (t) => {
  const state = await dockerNetwork.create(taken.host, lan());
  await typed("lab-daemon stop docker");
  try {
    await refused(t, "daemon-not-running", /Docker is not running/, dockerNetwork.read(taken.host, NAME, state), dockerNetwork.delete(taken.host, state));
    const items = await findAll(taken.host);
    t.true(items.some((item) => !isResource(item) && /Docker was not read: Docker is not running/.test(item.remark)));
  } finally {
    await typed("lab-daemon start docker");
  }
  t.like(await dockerNetwork.read(taken.host, NAME, state), { owner: state.owner, subnets: state.subnets }, "Docker keeps it over a restart");
  await dockerNetwork.delete(taken.host, state);
});
