/** A NIC of a test guest: on a libvirt network, a bridge, an Open vSwitch bridge or a macvtap of a host device. */
export type GuestNic = { readonly mac?: string; readonly target?: string } & (
  | { readonly network: string; readonly portgroup?: string }
  | { readonly bridge: string }
  | { readonly ovsBridge: string }
  | { readonly direct: string; readonly mode?: "bridge" | "vepa" | "private" | "passthrough" }
);

/** What a guest may have besides. */
export interface GuestExtras {
  /** QEMU's guest agent in it, and a channel to that. */
  readonly agent?: boolean;
  /** Memory that a switch in user space can reach (vhost-user), and no MSI: without KVM, QEMU (7.2) crashes when a guest turns that on for such a NIC. */
  readonly sharedMemory?: boolean;
}

/** type="qemu": pure emulation, which runs everywhere. */
export function domainXml(name: string, nics: readonly GuestNic[], { agent = false, sharedMemory = false }: GuestExtras = {}): string {
  return `<domain type="qemu">
  <name>${name}</name>
  <memory unit="MiB">${agent ? 256 : 128}</memory>
${sharedMemory ? '  <memoryBacking><source type="memfd"/><access mode="shared"/></memoryBacking>\n' : ""}  <vcpu>1</vcpu>
  <os>
    <type machine="pc">hvm</type>
    <kernel>/run/lab/guests/vmlinuz</kernel>
    <initrd>/run/lab/guests/${agent ? "initrd-agent" : "initrd"}</initrd>
    <cmdline>console=ttyS0 quiet mitigations=off${sharedMemory ? " pci=nomsi" : ""} lab.name=${name}</cmdline>
  </os>
  <features><acpi/></features>
  <on_reboot>restart</on_reboot>
  <devices>
    <controller type="usb" model="none"/>
    <memballoon model="none"/>
    <serial type="file"><source path="/run/lab/guests/${name}.log"/><target port="0"/></serial>
    <serial type="unix"><source mode="bind" path="/run/lab/guests/${name}.sock"/><target port="1"/></serial>
${agent ? '    <channel type="unix"><target type="virtio" name="org.qemu.guest_agent.0"/></channel>\n' : ""}${nics.map(nicXml).join("\n")}
  </devices>
</domain>
`;
}

function nicXml(nic: GuestNic): string {
  const mac = nic.mac ? `<mac address="${escapeXml(nic.mac)}"/>` : "";
  const target = nic.target ? `<target dev="${escapeXml(nic.target)}"/>` : "";
  return `    <interface ${source(nic)}${mac}${target}<model type="virtio"/></interface>`;
}

function source(nic: GuestNic): string {
  if ("network" in nic) return `type="network"><source network="${escapeXml(nic.network)}"${nic.portgroup ? ` portgroup="${escapeXml(nic.portgroup)}"` : ""}/>`;
  if ("bridge" in nic) return `type="bridge"><source bridge="${escapeXml(nic.bridge)}"/>`;
  if ("ovsBridge" in nic) return `type="bridge"><source bridge="${escapeXml(nic.ovsBridge)}"/><virtualport type="openvswitch"/>`;
  return `type="direct"><source dev="${escapeXml(nic.direct)}" mode="${nic.mode ?? "bridge"}"/>`;
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
