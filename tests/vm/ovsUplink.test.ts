import { setTimeout as sleep } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import type { Owner } from "../../lab/vm/owners";
import { kindArgs } from "../../provider/engine/args";
import { type OpenHost, openHost } from "../../provider/host/hosts";
import { ovsUplink } from "../../provider/linux/ovsUplink";
import type { OvsUplinkArgs } from "../../provider/linux/ovsUplink/types";
import type { ManagerName } from "../../provider/linux/persistence/manager";
import { seeded } from "../kill/random";
import { takeUplink, type Uplink } from "./uplink";

/**
 * The only NIC of a machine, which carries the session, becomes the uplink of a bridge of Open vSwitch: with each network manager, through a reboot, and back. In
 * userspace, where a manager lets it be. One manager as the seed says; KVMNET_VM=all: all of them.
 */

const MINUTE = 60_000;

const WAY = `for d in eth1 bond0 obr0; do ip -o -4 addr show dev $d 2>/dev/null | awk '{ print $2, $4 }'; done
ip -4 route show default | awk '{ print $3, $5 }'
if systemctl -q is-active systemd-resolved; then resolvectl dns | grep -c 192.0.2.53; else grep -c 'nameserver 192.0.2.53' /etc/resolv.conf; fi`;
const over = (device: string) => `${device} 192.0.2.10/24\n192.0.2.1 ${device}\n1\n`;

/** A manager brings things about when it comes to it. */
async function becomes(t: ExecutionContext, { vm }: Uplink, way: string, when: string): Promise<void> {
  let now = "";
  for (let round = 0; round < 60 && now !== way; round++) {
    now = (await vm.exec(WAY)).stdout;
    await sleep(round === 0 || now === way ? 0 : 500);
  }
  t.is(now, way, when);
}

const args = kindArgs(ovsUplink).parse({ name: "eth1", owner: "vm/stack/eth1", bridge: "obr0", guard: { timeoutSeconds: 60 } }) as unknown as OvsUplinkArgs;

/** Over a new connection: the host's address has another device by then. */
async function asked<T>({ connection }: Uplink, ask: (host: OpenHost) => Promise<T>): Promise<T> {
  const host = await openHost(connection);
  try {
    return await ask(host);
  } finally {
    await host.close();
  }
}

const BRIDGE = "ovs-vsctl --may-exist add-br obr0 -- set Bridge obr0 datapath_type=netdev";
/** Of the kernel's datapath Open vSwitch 3.1.0 gets no packets when it was started in the first ten seconds after a boot (lab/vm/image: counts-cores.conf). */
const ANEW = "systemctl restart openvswitch-switch";
const KERNEL_BRIDGE = `ovs-vsctl add-br obr0; ${ANEW}`;

async function refusedBy(t: ExecutionContext, uplink: Uplink, words: RegExp, wanted = args): Promise<void> {
  await uplink.vm.sh(BRIDGE);
  const error = await asked(uplink, (host) => Promise.resolve(ovsUplink.create(host, wanted)).then(() => undefined, String));
  t.regex(error ?? "", words);
  await becomes(t, uplink, over("eth1"), "as before");
  t.is((await uplink.vm.exec("ovs-vsctl port-to-br eth1")).code, 1);
}

/** Open vSwitch's database outlives a reboot as files do: both are put back before anybody reads them. Where somebody gives the NIC its address at a boot. */
async function startedAnew(t: ExecutionContext, uplink: Uplink): Promise<void> {
  const wrong = { ...args, addresses: ["198.51.100.7/24"], gateway: "198.51.100.1", guard: { timeoutSeconds: 600 } };
  const change = asked(uplink, (host) => Promise.resolve(ovsUplink.create(host, wrong)).then(() => "kept", String));
  const applied = "for i in $(seq 600); do [ -e /var/lib/kvmnet/guard/pending/applied ] && exec ovs-vsctl port-to-br eth1; sleep 0.1; done; exit 1";
  t.is(await uplink.vm.sh(applied), "obr0\n");
  await uplink.vm.reboot();
  await becomes(t, uplink, over("eth1"), "started anew before it was confirmed");
  t.is((await uplink.vm.exec("ovs-vsctl port-to-br eth1")).code, 1);
  t.not(await change, "kept");
}

/** An administrator's bond, in the files of networkd: it has what the card had. */
const BOND = `cd /etc/systemd/network
printf '[NetDev]\\nName=bond0\\nKind=bond\\n[Bond]\\nMode=active-backup\\n' > 10-bond0.netdev
sed 's/^Name=eth1/Name=bond0/' 20-eth1.network > 20-bond0.network
printf '[Match]\\nName=eth1\\n[Network]\\nBond=bond0\\nLinkLocalAddressing=no\\n' > 20-eth1.network
networkctl reload; networkctl reconfigure eth1; ip addr flush dev eth1`;

interface Course {
  readonly wanted?: OvsUplinkArgs;
  readonly bridge?: string;
  /** What the machine needs once it is up again. */
  readonly booted?: string;
  /** Somebody else restarts what it stands on: it stays. */
  readonly shaken?: readonly string[];
}

async function movesAndComesBack(
  t: ExecutionContext,
  uplink: Uplink,
  keeper: ManagerName,
  { wanted = args, bridge = BRIDGE, booted = "true", shaken = [] }: Course = {},
): Promise<void> {
  const { vm } = uplink;
  const { name } = wanted;
  await vm.sh(bridge);
  if (keeper === "networkd" && name === "eth1") {
    await startedAnew(t, uplink);
  }
  const state = await asked(uplink, async (host) => await ovsUplink.create(host, wanted));
  t.is(await vm.sh("cat /var/lib/kvmnet/guard/last/what; test -e /var/lib/kvmnet/guard/last/kept"), `OvsUplink ${name}\n`);
  t.is(state.persistedBy, keeper);
  await becomes(t, uplink, over("obr0"), "moved");
  const inStep = async () => asked(uplink, async (host) => ovsUplink.plan((await ovsUplink.read(host, name, state)) ?? state, wanted));
  t.deepEqual(await inStep(), []);
  await vm.reboot();
  await vm.sh(booted);
  await becomes(t, uplink, over("obr0"), "after the reboot");
  for (const shake of shaken) {
    await vm.sh(shake);
    await becomes(t, uplink, over("obr0"), shake);
  }
  t.deepEqual(await inStep(), []);
  await asked(uplink, async (host) => ovsUplink.delete(host, (await ovsUplink.read(host, name, state)) ?? state));
  await becomes(t, uplink, over(name), "back");
  t.is((await vm.exec(`ovs-vsctl port-to-br ${name}`)).code, 1);
  await asked(uplink, (host) => ovsUplink.delete(host, state).then(() => undefined));
  await becomes(t, uplink, over(name), "still");
}

const keepers: readonly (readonly [Owner, ManagerName])[] = [
  ["none", "unit"],
  ["networkd", "networkd"],
  ["netplan", "networkd"],
];
const whole = process.env.KVMNET_VM === "all";
const random = seeded();
const chosen = keepers[Math.floor(random.next() * keepers.length)];
const bonded = random.next() < 0.5;
const leased = random.next() < 0.5;

for (const one of keepers) {
  const [owner, keeper] = one;
  (whole || one === chosen ? test.serial : test.serial.skip)(
    `${owner}: over the session that ${owner === "networkd" && bonded ? "its bond" : "it"} carries, through a reboot, and back (KVMNET_SEED=${random.seed})`,
    async (t) => {
      t.timeout(10 * MINUTE);
      const uplink = await takeUplink({ instance: `ovs-uplink-${owner}`, owner });
      t.teardown(uplink.release);
      await becomes(t, uplink, over("eth1"), "at first");
      if (owner === "networkd" && bonded) {
        await uplink.vm.sh(BOND);
        await becomes(t, uplink, over("bond0"), "by a bond");
        await movesAndComesBack(t, uplink, keeper, { wanted: { ...args, name: "bond0" } });
      } else {
        await movesAndComesBack(t, uplink, keeper);
      }
    },
  );
}

(whole ? test.serial : test.serial.skip)(
  "ifupdown: its own stanza would bring the address back to the card at a boot: refused; with the stanza as the refusal says it moves, through a reboot, and back",
  async (t) => {
    t.timeout(10 * MINUTE);
    const uplink = await takeUplink({ instance: "ovs-uplink-ifupdown", owner: "ifupdown" });
    t.teardown(uplink.release);
    await becomes(t, uplink, over("eth1"), "at first");
    await refusedBy(t, uplink, /ifupdown cannot bring this back after a reboot: .*write `iface eth1 inet manual` there/);
    await uplink.vm.sh("printf 'auto eth1\\niface eth1 inet manual\\n' > /etc/network/interfaces.d/eth1");
    await movesAndComesBack(t, uplink, "ifupdown");
  },
);

(whole ? test.serial : test.serial.skip)(
  `networkmanager: with the userspace datapath it would make the local port itself: refused; with the kernel's it moves, ${leased ? "leased" : "with its address"}, through a reboot and restarts, and back (KVMNET_SEED=${random.seed})`,
  async (t) => {
    t.timeout(10 * MINUTE);
    const uplink = await takeUplink({ instance: "ovs-uplink-nm", owner: "networkmanager", lease: leased });
    t.teardown(uplink.release);
    await becomes(t, uplink, over("eth1"), "at first");
    const active = () =>
      uplink.vm.sh("nmcli -g NAME,DEVICE connection show --active | sort; nmcli -g GENERAL.STATE device show eth1; ls /etc/NetworkManager/*/");
    const wanted = { ...args, ...(leased && { dhcp4: true }) };
    await refusedBy(t, uplink, /would itself make the local port of obr0 at a boot/, wanted);
    await uplink.vm.sh("ovs-vsctl del-br obr0");
    const before = await active();
    await movesAndComesBack(t, uplink, "networkmanager", {
      wanted,
      bridge: KERNEL_BRIDGE,
      booted: ANEW,
      shaken: [ANEW, "systemctl restart NetworkManager", "nmcli connection reload"],
    });
    t.is(await active(), before);
  },
);
