import {
  attribute,
  carried,
  child,
  children,
  type DataOf,
  element,
  notes,
  numberAttribute,
  onOffAttribute,
  text,
  wordAttribute,
  yesNoAttribute,
} from "./codec";

/**
 * libvirt's network definition, element by element, in libvirt's own terms: types and XML codec in one.
 * Kinds of networks are views on this model; they never see XML.
 */
const lease = element({ expiry: numberAttribute("expiry"), unit: wordAttribute("unit", "seconds", "minutes", "hours") });

export const dhcpRange = element({ start: attribute("start"), end: attribute("end"), lease: child("lease", lease) });

export const dhcpHost = element({
  mac: attribute("mac"),
  id: attribute("id"),
  name: attribute("name"),
  ip: attribute("ip"),
  lease: child("lease", lease),
});

const bootp = element({ file: attribute("file"), server: attribute("server") });

const dhcp = element({ ranges: children("range", dhcpRange), hosts: children("host", dhcpHost), bootp: child("bootp", bootp) });

const ip = element({
  family: wordAttribute("family", "ipv4", "ipv6"),
  address: attribute("address"),
  netmask: attribute("netmask"),
  prefix: numberAttribute("prefix"),
  localPtr: yesNoAttribute("localPtr"),
  tftp: child("tftp", element({ root: attribute("root") })),
  dhcp: child("dhcp", dhcp),
});

const route = element({
  family: wordAttribute("family", "ipv4", "ipv6"),
  address: attribute("address"),
  netmask: attribute("netmask"),
  prefix: numberAttribute("prefix"),
  gateway: attribute("gateway"),
  metric: numberAttribute("metric"),
});

export const dnsHost = element({ ip: attribute("ip"), hostnames: children("hostname", text) });
export const dnsTxt = element({ name: attribute("name"), value: attribute("value") });
export const dnsSrv = element({
  service: attribute("service"),
  protocol: attribute("protocol"),
  domain: attribute("domain"),
  target: attribute("target"),
  port: numberAttribute("port"),
  priority: numberAttribute("priority"),
  weight: numberAttribute("weight"),
});

const dns = element({
  enable: yesNoAttribute("enable"),
  forwardPlainNames: yesNoAttribute("forwardPlainNames"),
  forwarders: children("forwarder", element({ addr: attribute("addr"), domain: attribute("domain") })),
  txts: children("txt", dnsTxt),
  srvs: children("srv", dnsSrv),
  hosts: children("host", dnsHost),
});

const addressRange = element({ start: attribute("start"), end: attribute("end") });
const portRange = element({ start: numberAttribute("start"), end: numberAttribute("end") });
const nat = element({ ipv6: yesNoAttribute("ipv6"), address: child("address", addressRange), port: child("port", portRange) });

export const forwardInterface = element({ dev: attribute("dev"), connections: numberAttribute("connections") });

const forward = element({
  mode: wordAttribute("mode", "nat", "route", "open", "bridge", "passthrough", "private", "vepa", "hostdev"),
  dev: attribute("dev"),
  managed: yesNoAttribute("managed"),
  driver: child("driver", element({ name: attribute("name"), model: attribute("model") })),
  pf: child("pf", element({ dev: attribute("dev") })),
  nat: child("nat", nat),
  interfaces: children("interface", forwardInterface),
  addresses: children(
    "address",
    element({
      type: attribute("type"),
      domain: attribute("domain"),
      bus: attribute("bus"),
      slot: attribute("slot"),
      function: attribute("function"),
      connections: numberAttribute("connections"),
    }),
  ),
});

export const virtualport = element({
  type: attribute("type"),
  parameters: child(
    "parameters",
    element({
      managerid: attribute("managerid"),
      typeid: attribute("typeid"),
      typeidversion: attribute("typeidversion"),
      instanceid: attribute("instanceid"),
      profileid: attribute("profileid"),
      interfaceid: attribute("interfaceid"),
    }),
  ),
});

const rate = element({
  average: numberAttribute("average"),
  peak: numberAttribute("peak"),
  burst: numberAttribute("burst"),
  floor: numberAttribute("floor"),
});
export const bandwidth = element({ inbound: child("inbound", rate), outbound: child("outbound", rate) });

export const vlan = element({
  trunk: yesNoAttribute("trunk"),
  tags: children("tag", element({ id: numberAttribute("id"), nativeMode: wordAttribute("nativeMode", "tagged", "untagged") })),
});

export const portgroup = element({
  name: attribute("name"),
  default: yesNoAttribute("default"),
  trustGuestRxFilters: yesNoAttribute("trustGuestRxFilters"),
  virtualport: child("virtualport", virtualport),
  vlan: child("vlan", vlan),
  bandwidth: child("bandwidth", bandwidth),
});

export const network = element({
  dnsmasqNamespace: attribute("xmlns:dnsmasq"),
  connections: numberAttribute("connections"),
  ipv6: yesNoAttribute("ipv6"),
  trustGuestRxFilters: yesNoAttribute("trustGuestRxFilters"),
  name: child("name", text),
  uuid: child("uuid", text),
  title: child("title", text),
  description: child("description", text),
  metadata: child("metadata", notes),
  forward: child("forward", forward),
  bridge: child(
    "bridge",
    element({
      name: attribute("name"),
      zone: attribute("zone"),
      stp: onOffAttribute("stp"),
      delay: numberAttribute("delay"),
      macTableManager: wordAttribute("macTableManager", "kernel", "libvirt"),
    }),
  ),
  mtu: child("mtu", element({ size: numberAttribute("size") })),
  mac: child("mac", element({ address: attribute("address") })),
  domain: child("domain", element({ name: attribute("name"), localOnly: yesNoAttribute("localOnly"), register: yesNoAttribute("register") })),
  dns: child("dns", dns),
  vlan: child("vlan", vlan),
  bandwidth: child("bandwidth", bandwidth),
  port: child("port", element({ isolated: yesNoAttribute("isolated") })),
  ips: children("ip", ip),
  routes: children("route", route),
  virtualport: child("virtualport", virtualport),
  portgroups: children("portgroup", portgroup),
  dnsmasqOptions: child("dnsmasq:options", carried),
});

export type Network = DataOf<typeof network> & { name: string };
export type NetworkIp = Network["ips"][number];
export type NetworkDns = NonNullable<Network["dns"]>;
export type NetworkForward = NonNullable<Network["forward"]>;
export type DhcpRange = DataOf<typeof dhcpRange>;
export type DhcpHost = DataOf<typeof dhcpHost>;
