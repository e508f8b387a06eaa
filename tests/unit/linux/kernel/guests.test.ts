import test from "ava";
import { attachedGuests, unusedOrder } from "../../../../provider/linux/kernel/guests";
import { isGuestPort, type Link } from "../../../../provider/linux/kernel/link";

const link = (name: string, more: Partial<Link> = {}): Link => ({
  ifindex: 9,
  name,
  kind: "tun",
  mac: "fe:54:00:aa:bb:cc",
  mtu: 1500,
  up: true,
  alias: "",
  owner: "",
  portData: {},
  addresses: [],
  data: {},
  ...more,
});

test("the guest and its MAC are read from how QEMU was called", (t) => {
  const holders = `-- 41 vnet3 qemu-system-x86
/usr/bin/qemu-system-x86_64
-name
guest=web,,1,debug-threads=on
-device
{"driver":"virtio-net-pci","netdev":"hostnet0","mac":"52:54:00:aa:bb:cc","bus":"pci.1"}
-- 41 vnet4 qemu-system-x86
-- 77 tap0 vpn daemon
vpnd
`;
  t.deepEqual(attachedGuests(holders, [link("vnet3")]), [{ domain: "web,1", mac: "52:54:00:aa:bb:cc", device: "vnet3" }]);
  t.deepEqual(attachedGuests(holders, [link("tap0")]), [{ domain: "process vpn daemon 77", mac: "fe:54:00:aa:bb:cc", device: "tap0" }]);
  t.deepEqual(attachedGuests(holders, [link("vnet9")]), [], "a tap that nobody holds is nobody's NIC");
});

test("a macvtap interface is known by its character device", (t) => {
  const vtap = link("vtap0", { kind: "macvtap", ifindex: 12, mac: "52:54:00:00:00:01" });
  t.deepEqual(unusedOrder([vtap, link("vnet3")]), ["unused /dev/tap12 vnet3"]);
  const holders = "-- 5 /dev/tap12 qemu\n-name\ndb1\n-device\nvirtio-net-pci,mac=52:54:00:00:00:01\n";
  t.deepEqual(attachedGuests(holders, [vtap]), [{ domain: "db1", mac: "52:54:00:00:00:01", device: "vtap0" }]);
  t.deepEqual(unusedOrder([]), []);
});

test("a device that Open vSwitch made for the host is no guest's NIC, though its datapath in user space holds a tap", (t) => {
  t.true(isGuestPort(link("mgmt0")));
  t.false(isGuestPort(link("mgmt0", { internal: true })));
  t.false(isGuestPort(link("vnet9", { internal: true })));
});
