import test from "ava";
import { disabledUnits } from "../../../../provider/linux/persistence/systemd";

const path = "/etc/systemd/system/kvmnet-link-my-nic.7.service";
const device = "sys-subsystem-net-devices-my\\x2dnic.device";
const texts = new Map([
  [path, `[Service]\nExecStart=/bin/sh\n\n[Install]\nWantedBy=multi-user.target ${device}\n`],
  ["/etc/systemd/network/05-kvmnet-br0.netdev", "[NetDev]\nName=br0\n"],
]);
const link = (by: string) => `/etc/systemd/system/${by}.wants/kvmnet-link-my-nic.7.service`;

test("a unit that systemd would not start, or not for each of its devices, is disabled", (t) => {
  t.deepEqual(disabledUnits(texts, [link("multi-user.target"), link(device)]), []);
  t.deepEqual(disabledUnits(texts, [link("multi-user.target")]), [path]);
  t.deepEqual(disabledUnits(texts, [""]), [path]);
});
