import type { Host } from "../../../provider/host/host";

/** What the samples of network entries stand on: a network that nobody manages, with entries of somebody else in each list, and one that is off. */
export const NETWORK = "conf-entries";
export const OFF = "conf-entries-off";

const definition = (
  name: string,
  bridge: string,
  net: string,
) => `<network><name>${name}</name><forward mode="nat"/><bridge name="${bridge}"/><domain name="conf.test"/>
<dns><txt name="theirs.conf.test" value="stay"/><host ip="192.168.${net}.30"><hostname>theirs</hostname></host></dns>
<ip address="192.168.${net}.1" netmask="255.255.255.0"><dhcp><range start="192.168.${net}.100" end="192.168.${net}.200"/><host mac="52:54:00:6e:20:99" ip="192.168.${net}.99"/></dhcp></ip>
<ip family="ipv6" address="fd00:${net}::1" prefix="64"><dhcp><range start="fd00:${net}::100" end="fd00:${net}::1ff"/></dhcp></ip><portgroup name="theirs"/></network>`;

export async function byHand(host: Host, script: string, input = ""): Promise<string> {
  return (await host.run({ name: "by hand", script, args: [NETWORK, OFF], input, mutates: true, timeoutMs: 60_000 })).stdout;
}

export async function setUp(host: Host): Promise<void> {
  await byHand(host, 'virsh net-define /proc/self/fd/0 && virsh net-start "$1"', definition(NETWORK, "conf-ent0", "131"));
  await byHand(host, "virsh net-define /proc/self/fd/0", definition(OFF, "conf-ent1", "132"));
}

export async function tearDown(host: Host): Promise<void> {
  await byHand(host, 'for name in "$1" "$2"; do virsh net-destroy "$name"; virsh net-undefine "$name"; done; exit 0');
}

/** Both definitions of both networks, less what is ours in the metadata and what libvirt counts. */
export async function fingerprint(host: Host): Promise<string> {
  return byHand(host, 'for name in "$1" "$2"; do virsh net-dumpxml "$name" --inactive; virsh net-dumpxml "$name"; done | sed "/<metadata>/,/<\\/metadata>/d"');
}

/** Every line of both networks in either definition that is an entry or a mark of one, sorted: the order of entries means nothing. */
export async function inventory(host: Host): Promise<readonly string[]> {
  const script = `for name in "$1" "$2"; do for how in "" --inactive; do
    virsh net-dumpxml "$name" $how | sed -n "/<host\\|<hostname\\|<txt\\|<srv\\|<portgroup\\|<tag\\|bound \\|kvmnet:entry/{s/^ */$name $how: /;p}"
  done; done; ls /etc/libvirt/qemu/networks /run/libvirt/network | grep -v '\\.pid$'`;
  return (await byHand(host, script)).split("\n").filter(Boolean).sort();
}
