import test from "ava";
import { meaningOf } from "../../../provider/libvirt/errors";

/** Texts in the form in which libvirt 9 and its helpers print them. */
const said: readonly [title: string, text: string, code: string, problem: RegExp][] = [
  [
    "no daemon",
    "error: failed to connect to the hypervisor\nerror: Failed to connect socket to '/var/run/libvirt/libvirt-sock': No such file or directory",
    "daemon-not-running",
    /libvirt-sock/,
  ],
  [
    "no modular daemon",
    "error: Failed to connect socket to '/var/run/libvirt/virtnetworkd-sock': Connection refused",
    "daemon-not-running",
    /virtnetworkd-sock/,
  ],
  ["subnet in use", "error: Failed to start network x\nerror: internal error: Network is already in use by interface blk0", "step-failed", /interface blk0/],
  ["name taken", "error: operation failed: network 'lan' already exists with uuid 5b158356-7a41-4109-a7a6-e1f22ae0d665", "not-ours", /name exists/],
  [
    "dnsmasq",
    "error: internal error: Child process (VIR_BRIDGE_NAME=b /usr/sbin/dnsmasq --conf-file=/x) unexpected exit status 3: \ndnsmasq: TFTP directory /srv/tftp inaccessible: No such file or directory",
    "step-failed",
    /dnsmasq does not start: TFTP directory \/srv\/tftp inaccessible/,
  ],
  [
    "port 53 taken",
    "error: internal error: Child process (VIR_BRIDGE_NAME=b /usr/sbin/dnsmasq --conf-file=/x) unexpected exit status 2: \ndnsmasq: failed to create listening socket for 192.168.107.1: Address already in use",
    "step-failed",
    /cannot listen on 192\.168\.107\.1: Address already in use/,
  ],
  ["bridge name", "error: internal error: bridge name 'br0' already in use.", "step-failed", /br0/],
  ["bridge names", "error: internal error: Bridge generation exceeded max id 256", "step-failed", /256 bridges at most/],
  [
    "VLAN on a Linux bridge",
    "error: unsupported configuration: <vlan> element specified for network lan, whose type doesn't support vlan configuration",
    "step-failed",
    /VLANs/,
  ],
  ["no SR-IOV", "error: Failed to start network fast\nerror: internal error: No usable Vf's present on SRIOV PF eth1", "step-failed", /eth1 has no SR-IOV/],
  [
    "no virtual function",
    "error: unsupported configuration: device '/sys/bus/pci/devices/0000:04:00.1' in network 'fast' is not an SR-IOV Virtual Function",
    "step-failed",
    /0000:04:00\.1 is no SR-IOV/,
  ],
  [
    "old libvirt",
    "error: XML document failed to validate against schema: Unable to validate doc against /usr/share/libvirt/schemas/network.rng\nElement network has extra content: title",
    "step-failed",
    /<title>/,
  ],
];

for (const [title, text, code, problem] of said) {
  test(title, (t) => {
    t.is(meaningOf(text)?.code, code as never);
    t.regex(meaningOf(text)?.problem ?? "", problem);
  });
}

test("words that nobody knows stay as they are", (t) => {
  t.is(meaningOf("error: something new"), undefined);
});
