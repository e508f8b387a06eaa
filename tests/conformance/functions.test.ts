import test from "ava";
import { callFunction, functions } from "../../provider/lookup/functions";
import { type TakenHost, takeHost } from "../lab";

/** Every function of the package against a real host: what it answers is what its table promises, no more and no less. */

let taken: TakenHost;

const SETUP = `
ip link add kvfnbr type bridge stp_state 1; ip link set kvfnbr up; ip addr add 198.18.90.1/24 dev kvfnbr
ip link add kvfnd type veth peer name kvfnf; ip link set kvfnd master kvfnbr; ip link set kvfnd up
ip link add docker0 type bridge; ip addr add 172.17.0.1/16 dev docker0
ovs-vsctl add-br kvfnovs -- set bridge kvfnovs datapath_type=netdev
ovs-vsctl add-port kvfnovs kvfnp tag=7 -- set interface kvfnp type=internal -- --id=@m create Mirror name=kvfnm select_all=true output_vlan=9 -- set Bridge kvfnovs mirrors=@m -- set-controller kvfnovs tcp:127.0.0.1:16655
printf '%s' "<network><name>kvfn</name><bridge name='kvfnvb'/><ip address='198.18.91.1' prefix='24'><dhcp><range start='198.18.91.2' end='198.18.91.9'/></dhcp></ip></network>" > /tmp/kvfn.xml
virsh -q net-define /tmp/kvfn.xml; virsh -q net-start kvfn; rm /tmp/kvfn.xml
`;

const CLEAN = `ip link del kvfnbr; ip link del kvfnd; ip link del docker0; ovs-vsctl --if-exists del-br kvfnovs; virsh -q net-destroy kvfn; virsh -q net-undefine kvfn; true`;

test.serial.before("a host with one of each", async () => {
  taken = await takeHost();
  await taken.host.run({ name: "set up", script: SETUP, mutates: true });
});

test.serial.after.always("as it was", async () => {
  await taken?.host.run({ name: "clean", script: CLEAN, mutates: true });
  await taken?.release();
});

const call = (name: string, args: object = {}) => callFunction(name, { ...args, connection: taken.connection }, undefined, false);

for (const [name, args] of Object.entries({
  getHost: {},
  getNetwork: { name: "kvfn" },
  getDhcpLeases: { network: "kvfn" },
  getDomainInterfaces: {},
  getBridge: { name: "kvfnbr" },
  getHostInterfaces: {},
  getOvsBridge: { name: "kvfnovs" },
  getDockerNetworks: {},
})) {
  test.serial(`${name} answers as its table says`, async (t) => {
    const result = functions[name]?.result.safeParse(await call(name, args));
    t.true(result?.success, String(result?.error));
  });
}

test.serial("a bridge, its ports and addresses", async (t) => {
  t.like(await call("getBridge", { name: "kvfnbr" }), { addresses: ["198.18.90.1/24"], ports: ["kvfnd"], guestPorts: [], stp: true, owner: "", up: true });
  const error = await t.throwsAsync(call("getBridge", { name: "kvfnd" }));
  t.regex(error?.message ?? "", /kvfnd is no Linux bridge \(veth\)/);
});

test.serial("the host's devices", async (t) => {
  const { interfaces } = (await call("getHostInterfaces")) as { interfaces: { name: string }[] };
  t.like(
    interfaces.find(({ name }) => name === "kvfnd"),
    { kind: "veth", master: "kvfnbr", carriesSession: false, guest: false },
  );
  t.like(
    interfaces.find(({ name }) => name === "lo"),
    { kind: "loopback", addresses: ["127.0.0.1/8", "::1/128"] },
  );
});

test.serial("an Open vSwitch bridge and its ports", async (t) => {
  t.like(await call("getOvsBridge", { name: "kvfnovs" }), {
    datapathType: "netdev",
    owner: "",
    ports: [{ name: "kvfnp", type: "internal", tag: 7, trunks: [], owner: "" }],
    mirrors: [{ name: "kvfnm", owner: "", outputVlan: 9 }],
    controllers: [{ target: "tcp:127.0.0.1:16655", connected: false }],
  });
  const error = await t.throwsAsync(call("getOvsBridge", { name: "kvfnbr" }));
  t.regex(error?.message ?? "", /there is no Open vSwitch bridge named kvfnbr/);
});

test.serial("Docker's bridges are seen where Docker itself does not answer", async (t) => {
  const { networks } = (await call("getDockerNetworks")) as { networks: { name: string }[] };
  t.like(
    networks.find(({ name }) => name === "docker0"),
    { driver: "bridge", bridge: "docker0", subnets: ["172.17.0.0/16"], gateways: ["172.17.0.1"] },
  );
});

test.serial("what a function does not take is refused by name", async (t) => {
  const error = await t.throwsAsync(call("getBridge", { nane: "kvfnbr" }));
  t.regex(error?.message ?? "", /getBridge/);
  await t.throwsAsync(call("getBridges", {}), { message: /there is no function getBridges/ });
});
