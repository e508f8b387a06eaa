/** Who owns eth1 and eth2 in a machine: whose files describe them and who runs them. */
export const owners = ["none", "networkmanager", "networkd", "netplan", "ifupdown"] as const;
export type Owner = (typeof owners)[number];

/** What a machine's NIC has, as its administrator would have written it down. */
export interface NicSettings {
  /** With prefix length, IPv4 and IPv6: `192.0.2.1/24`. None: the NIC is up and has no address of its own. */
  readonly addresses?: readonly string[];
  readonly gateway?: string;
  readonly dns?: readonly string[];
}

export interface NicFile {
  readonly path: string;
  readonly mode: string;
  readonly text: string;
}

/** Enables the manager; the NICs' files are there already. Ends when it runs. */
export const enable: Record<Owner, string> = {
  none: "true",
  // The package of systemd-resolved, which does not run with this owner, brings a `resolvconf` that NetworkManager would call in vain.
  networkmanager:
    "printf '[main]\\nrc-manager=symlink\\n' > /etc/NetworkManager/conf.d/90-lab.conf && systemctl -q enable NetworkManager && systemctl start NetworkManager",
  networkd: resolved("systemctl -q enable systemd-networkd systemd-resolved && systemctl start systemd-networkd systemd-resolved"),
  netplan: resolved("netplan generate && systemctl -q enable systemd-networkd systemd-resolved && systemctl start systemd-networkd systemd-resolved"),
  ifupdown: "systemctl -q enable networking && systemctl start networking",
};

/** Makes the manager take a changed file of NIC "$1". */
export const activate: Record<Owner, string> = {
  none: "true",
  networkmanager: 'nmcli connection reload && nmcli -w 60 connection up "$1"',
  networkd: 'networkctl reload && networkctl reconfigure "$1"',
  netplan: 'netplan generate && networkctl reload && networkctl reconfigure "$1"',
  ifupdown: 'ifdown --force "$1"; ifup "$1"',
};

/** Succeeds when the manager says that it runs NIC "$1". */
export const owned: Record<Owner, string> = {
  none: "true",
  networkmanager: 'test "$(nmcli -g GENERAL.STATE device show "$1")" = "100 (connected)"',
  networkd: 'networkctl --no-legend list "$1" | grep -Eq "(configured|degraded|routable) *configured"',
  netplan: 'networkctl --no-legend list "$1" | grep -Eq "(configured|degraded|routable) *configured" && ls /run/systemd/network/*netplan-"$1".network',
  ifupdown: 'ifquery --state "$1"',
};

function resolved(command: string): string {
  return `ln -sf ../run/systemd/resolve/stub-resolv.conf /etc/resolv.conf && ${command}`;
}

/** The file in which the manager finds a NIC's settings; undefined when nobody manages it. */
export function nicFile(owner: Owner, nic: string, settings: NicSettings = {}): NicFile | undefined {
  switch (owner) {
    case "none":
      return undefined;
    case "networkmanager":
      return { path: `/etc/NetworkManager/system-connections/${nic}.nmconnection`, mode: "600", text: keyfile(nic, settings) };
    case "networkd":
      return { path: `/etc/systemd/network/20-${nic}.network`, mode: "644", text: networkUnit(nic, settings) };
    case "netplan":
      return { path: `/etc/netplan/50-${nic}.yaml`, mode: "600", text: netplanYaml(nic, settings) };
    case "ifupdown":
      return { path: `/etc/network/interfaces.d/${nic}`, mode: "644", text: stanzas(nic, settings) };
  }
}

const isIpv6 = (address: string) => address.includes(":");

function keyfile(nic: string, settings: NicSettings): string {
  const family = (six: boolean, otherwise: string) => {
    const addresses = (settings.addresses ?? []).filter((address) => isIpv6(address) === six);
    const dns = (settings.dns ?? []).filter((server) => isIpv6(server) === six);
    const gateway = settings.gateway !== undefined && isIpv6(settings.gateway) === six ? [`gateway=${settings.gateway}`] : [];
    return [
      `method=${addresses.length > 0 ? "manual" : otherwise}`,
      ...addresses.map((address, index) => `address${index + 1}=${address}`),
      ...gateway,
      ...(dns.length > 0 ? [`dns=${dns.map((server) => `${server};`).join("")}`] : []),
    ];
  };
  const head = ["[connection]", `id=${nic}`, "type=ethernet", `interface-name=${nic}`];
  return lines([...head, "", "[ipv4]", ...family(false, "disabled"), "", "[ipv6]", ...family(true, "link-local")]);
}

function networkUnit(nic: string, { addresses = [], gateway, dns = [] }: NicSettings): string {
  return lines([
    ...["[Match]", `Name=${nic}`, "", "[Network]", "LinkLocalAddressing=ipv6", "IPv6AcceptRA=no"],
    ...addresses.map((address) => `Address=${address}`),
    ...(gateway ? [`Gateway=${gateway}`] : []),
    ...dns.map((server) => `DNS=${server}`),
  ]);
}

function netplanYaml(nic: string, { addresses = [], gateway, dns = [] }: NicSettings): string {
  const list = (values: readonly string[]) => `[${values.map((value) => `"${value}"`).join(", ")}]`;
  return lines([
    ...["network:", "  version: 2", "  renderer: networkd", "  ethernets:", `    ${nic}:`, "      dhcp4: false", "      accept-ra: false"],
    ...(addresses.length > 0 ? [`      addresses: ${list(addresses)}`] : []),
    ...(gateway ? ["      routes:", "        - to: default", `          via: "${gateway}"`] : []),
    ...(dns.length > 0 ? ["      nameservers:", `        addresses: ${list(dns)}`] : []),
  ]);
}

function stanzas(nic: string, { addresses = [], gateway, dns = [] }: NicSettings): string {
  if (addresses.length === 0)
    return lines([`auto ${nic}`, `iface ${nic} inet manual`, `    up ip link set dev ${nic} up`, `    down ip link set dev ${nic} down`]);
  const firstOf = new Set([addresses.findIndex((address) => !isIpv6(address)), addresses.findIndex(isIpv6)]);
  return lines([
    `auto ${nic}`,
    ...addresses.flatMap((address, index) => [
      `iface ${nic} ${isIpv6(address) ? "inet6" : "inet"} static`,
      `    address ${address}`,
      ...(gateway && firstOf.has(index) && isIpv6(gateway) === isIpv6(address) ? [`    gateway ${gateway}`] : []),
      ...(dns.length > 0 && index === 0 ? [`    dns-nameservers ${dns.join(" ")}`] : []),
    ]),
  ]);
}

function lines(all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}
