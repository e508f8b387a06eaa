import { readFileSync } from "node:fs";
import path from "node:path";
import test from "ava";
import { kindArgs } from "../../provider/engine/args";
import { argsOf } from "../../provider/engine/diff";
import { securityGroupAttachment } from "../../provider/policy/securityGroupAttachment";
import type { AttachmentArgs } from "../../provider/policy/securityGroupAttachment/types";
import { type TakenHost, takeHost } from "../lab";

/** Frames of every sort from a guest, in a network namespace, to another one on the same bridge: which of them arrive. */

const MAC = "52:54:00:6e:50:20";
const FRAMES = readFileSync(path.join(__dirname, "frames.py"), "utf8");

let taken: TakenHost;
const typed = async (script: string, input?: string): Promise<string> =>
  (await taken.host.run({ name: "typed by hand", script, mutates: true, timeoutMs: 60_000, ...(input !== undefined && { input }) })).stdout.trim();

const tidy = () =>
  typed(
    "for n in guest peer; do ip netns del kas-$n; ip link del kas-$n; done; ip link del kasbr; ovs-vsctl --if-exists del-br kasovs; nft delete table bridge kvmnet; rm -rf /etc/kvmnet/policy.d /etc/kvmnet/policy.nft /etc/kvmnet/policy.switches; rmdir /etc/kvmnet; :",
  );

test.serial.before(async () => {
  taken = await takeHost();
  await tidy();
  await typed(`set -e
ip link add kasbr type bridge mcast_snooping 0; ip link set kasbr up
for n in guest peer; do
  ip netns add kas-$n; ip link add kas-$n type veth peer name eth0 netns kas-$n
  ip link set kas-$n master kasbr; ip link set kas-$n up
  ip -n kas-$n link set lo up; ip -n kas-$n link set eth0 up
done
ip -n kas-guest link set eth0 address ${MAC}`);
});

test.serial.after.always(async () => {
  if (taken) {
    await tidy();
    await taken.release();
  }
});

/** Names of those frames that the other guest gets. */
async function arrived(): Promise<string[]> {
  const words = await typed("cat > /tmp/kas-frames.py; python3 /tmp/kas-frames.py kas-guest kas-peer; rm /tmp/kas-frames.py", FRAMES);
  return words.split("\n").filter(Boolean).sort();
}

const attachment = (more: object): AttachmentArgs => {
  const all = kindArgs(securityGroupAttachment).parse({
    name: "kas",
    owner: "guests/stack/kas",
    mac: MAC,
    addresses: ["192.168.150.20", "fd00:150::20"],
    allowedAddresses: ["192.168.150.100", "fd00:151::/64"],
    antiSpoof: true,
    ...more,
  }) as Record<string, unknown>;
  return { ...argsOf(all as never), ...securityGroupAttachment.complete(all as never) } as unknown as AttachmentArgs;
};

const OWN = [
  "allowed IPv4",
  "allowed IPv6",
  "announcement of RARP",
  "link-local IPv6",
  "neighbour advertisement",
  "own ARP",
  "own IPv4",
  "own IPv6",
  "probe of ARP",
  "question for DHCP",
  "solicitation from no address",
];
const FALSE = [
  "ARP for another address",
  "ARP of another MAC",
  "answer of DHCP",
  "answer of DHCPv6",
  "frame in a VLAN",
  "neighbour advertisement for another address",
  "other IPv4",
  "other IPv6",
  "router advertisement",
];
const OTHER_MAC = ["own IPv4 from another MAC"];

test.serial("a guest that is held to its addresses sends nothing else: by its device, and by its MAC address alone", async (t) => {
  t.deepEqual(await arrived(), [...OWN, ...FALSE, ...OTHER_MAC].sort(), "everything arrives before");
  const byDevice = await securityGroupAttachment.create(taken.host, attachment({ device: "kas-guest" }));
  t.is(byDevice.heldBy, "device");
  t.deepEqual(await arrived(), OWN, "by the device");
  const byMac = await securityGroupAttachment.update(taken.host, byDevice, attachment({}), []);
  t.is(byMac.heldBy, "mac");
  t.deepEqual(await arrived(), [...OWN, ...OTHER_MAC].sort(), "by the MAC address: one that it makes up is not held, as the preview says");
  await securityGroupAttachment.delete(taken.host, byMac);
  t.deepEqual(await arrived(), [...OWN, ...FALSE, ...OTHER_MAC].sort(), "and after");
});

test.serial("a preview says what is not held, and refuses what this kernel could not keep", async (t) => {
  const preview = await securityGroupAttachment.foresee?.(taken.host, attachment({}));
  t.regex(preview?.notes.join("\n") ?? "", /holds 52:54:00:6e:50:20 .* to 192\.168\.150\.20/);
  t.regex(preview?.notes.join("\n") ?? "", /not held when it changes its MAC address/);
  await t.throwsAsync(async () => securityGroupAttachment.foresee?.(taken.host, attachment({ addresses: undefined })), { message: /no address is known/ });
  await t.throwsAsync(async () => securityGroupAttachment.foresee?.(taken.host, attachment({ groups: ["web"] })), { message: /no SecurityGroup web/ });
});

test.serial("the same on a bridge of Open vSwitch, in a VLAN: by flows, and by the port that says whose it is", async (t) => {
  await typed(`set -e
ovs-vsctl add-br kasovs -- set Bridge kasovs datapath_type=netdev
for n in guest peer; do ip link set kas-$n nomaster; ovs-vsctl add-port kasovs kas-$n tag=7; done`);
  // An access port takes no frames with a tag, whoever is held to what.
  const everything = [...OWN, ...FALSE, ...OTHER_MAC].filter((frame) => frame !== "frame in a VLAN").sort();
  t.deepEqual(await arrived(), everything, "everything arrives before");
  const byDevice = await securityGroupAttachment.create(taken.host, attachment({ device: "kas-guest" }));
  t.is(byDevice.heldBy, "device");
  t.deepEqual(await arrived(), OWN, "by the device");
  await typed(`ovs-vsctl set Interface kas-guest external_ids:attached-mac=${MAC}`);
  const byMac = await securityGroupAttachment.update(taken.host, byDevice, attachment({}), []);
  t.deepEqual([byMac.heldBy, byMac.faults], ["mac", []]);
  t.deepEqual(await arrived(), OWN, "by the port with its MAC address: also when it makes up another one");
  await securityGroupAttachment.delete(taken.host, byMac);
  t.deepEqual(await arrived(), everything, "and after");
  t.is(
    await typed("ovs-ofctl --no-stats dump-flows kasovs | grep -v NXST; ls -d /etc/kvmnet 2>/dev/null; :"),
    "priority=0 actions=NORMAL",
    "nothing of ours is left",
  );
});
