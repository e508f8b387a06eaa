import { isElement, parseXml, renderXml, type XmlElement } from "../../../provider/libvirt/xml";

/** Definitions that hold all that libvirt's schema has (network.rng), one for each thing that a network can lie on. */
const dns = `<dns enable='yes' forwardPlainNames='no'>
  <forwarder addr='192.0.2.53' domain='corp.example'/><forwarder domain='local.example'/><forwarder addr='192.0.2.54'/>
  <txt name='a.example' value='v=spf1 -all'/>
  <srv service='ldap' protocol='tcp' domain='corp.example' target='ldap.corp.example' port='389' priority='1' weight='2'/><srv service='none' protocol='udp' target='.'/>
  <host ip='10.7.0.9'><hostname>gw</hostname><hostname>gw2</hostname></host><host ip='fd00:7::9'><hostname>gw</hostname></host></dns>`;
const addresses = `<domain name='lan.example' localOnly='yes' register='yes'/>${dns}
  <ip family='ipv4' address='172.20.10.1' netmask='255.255.240.0' localPtr='yes'><tftp root='/srv/tftp'/><dhcp>
    <range start='172.20.10.100' end='172.20.10.120'><lease expiry='2' unit='hours'/></range>
    <host mac='52:54:00:00:00:AA' name='web' ip='172.20.10.5'><lease expiry='90'/></host><host name='db' ip='172.20.10.6'/><bootp file='pxe.0' server='172.20.10.2'/></dhcp></ip>
  <ip family='ipv6' address='fd00:7:0::1' prefix='64'><dhcp><range start='fd00:7::100' end='fd00:7::1ff'/><host id='00:03:00:01:52:54:00:12:34:56' name='six' ip='fd00:7::5'/></dhcp></ip>
  <route family='ipv4' address='192.168.222.0' netmask='255.255.255.0' gateway='172.20.10.2' metric='3'/><route family='ipv6' address='fd00:8::' prefix='48' gateway='fd00:7::2'/>`;
const rate = (floor = "") =>
  `<bandwidth><inbound average='1000' peak='5000' burst='5120'${floor}/><outbound average='128' peak='256' burst='256'/></bandwidth>`;
const note = "<metadata><o:note xmlns:o='urn:other' v='&amp;lt;'>keep <o:b> </o:b><!-- this --></o:note></metadata>";
const begin = `<network ipv6='yes' trustGuestRxFilters='yes'><name>n</name><title>t</title><description>d</description>${note}`;
const bridge = "<bridge name='virbr7' zone='home' stp='off' delay='2' macTableManager='libvirt'/><mtu size='1400'/><mac address='52:54:00:AA:00:01'/>";
const groups = `<portgroup name='web' default='yes' trustGuestRxFilters='yes'>${rate()}</portgroup><portgroup name='db'/>`;
const tagged = `<vlan trunk='yes'><tag id='42' nativeMode='untagged'/><tag id='47'/></vlan>`;
const ovsPort = (type = " type='openvswitch'") =>
  `<virtualport${type}><parameters profileid='p' interfaceid='09b11c53-8b5c-4eeb-8f00-d84eaa0aaa4f'/></virtualport>`;
const vepa = (type = " type='802.1Qbg'") =>
  `<virtualport${type}><parameters managerid='11' typeid='1193047' typeidversion='2' instanceid='09b11c53-8b5c-4eeb-8f00-d84eaa0aaa4f'/></virtualport>`;
const dnsmasq = "<dnsmasq:options xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'><dnsmasq:option value='cache-size=500'/></dnsmasq:options>";

export const wholeDefinitions: Readonly<Record<string, string>> = {
  nat: `${begin}<forward mode='nat' dev='eth1'><nat ipv6='yes'><address start='192.0.2.1' end='192.0.2.9'/><port start='500' end='1000'/></nat><interface dev='eth1'/></forward>${bridge}${addresses}${rate()}<port isolated='yes'/>${groups}${dnsmasq}</network>`,
  route: `${begin}<forward mode='route' dev='eth1'><interface dev='eth1'/></forward>${bridge}${addresses}${rate()}<port isolated='yes'/>${groups}</network>`,
  open: `${begin}<forward mode='open'/>${bridge}${addresses}${rate()}<port isolated='yes'/>${groups}</network>`,
  isolated: `${begin}${bridge}${addresses}${rate()}<port isolated='yes'/>${groups}</network>`,
  internal: `${begin}${bridge}<domain name='lan.example' localOnly='yes'/>${dns}${rate()}<port isolated='yes'/>${groups}</network>`,
  "Linux bridge": `${begin}<forward mode='bridge'/><bridge name='br0'/>${rate()}<port isolated='yes'/><portgroup name='web' default='yes' trustGuestRxFilters='yes'>${rate()}</portgroup></network>`,
  "Open vSwitch": `${begin}<forward mode='bridge'/><bridge name='br0'/>${ovsPort()}${tagged}${rate()}<portgroup name='web' default='yes' trustGuestRxFilters='yes'>${ovsPort("")}${tagged}${rate()}</portgroup><portgroup name='db'>${ovsPort()}<vlan><tag id='5'/></vlan></portgroup></network>`,
  macvtap: `${begin}<forward mode='vepa' dev='eth1'><interface dev='eth1'/><interface dev='eth2'/></forward>${vepa()}<portgroup name='web' default='yes' trustGuestRxFilters='yes'>${vepa("")}</portgroup></network>`,
  passthrough: `${begin}<forward mode='passthrough' dev='eth1'><interface dev='eth1'/></forward><vlan><tag id='5'/></vlan><portgroup name='web'><vlan><tag id='6'/></vlan></portgroup></network>`,
  "virtual functions": `${begin}<forward mode='hostdev' managed='yes'><driver name='vfio' model='x_vfio'/><address type='pci' domain='0x0000' bus='0x04' slot='0x00' function='0x1'/><address type='pci' domain='0x0' bus='0x4' slot='0x0' function='0x2'/></forward><vlan><tag id='42'/></vlan><portgroup name='web' default='yes' trustGuestRxFilters='yes'><vlan><tag id='6'/></vlan></portgroup></network>`,
  "physical function": `${begin}<forward mode='hostdev' managed='yes'><driver name='vfio'/><pf dev='eth1'/></forward><virtualport type='802.1Qbh'><parameters profileid='p'/></virtualport><portgroup name='web'/></network>`,
};

/** The definition, and the same with each attribute and each element missing in turn. */
export function eachPartMissing(xml: string): string[] {
  return [xml, ...without(parseXml(xml)).map(renderXml)];
}

/** Every attribute and element that could be missing, one at a time. */
function without(element: XmlElement): XmlElement[] {
  const attributes = Object.keys(element.attributes).map((name) => ({
    ...element,
    attributes: Object.fromEntries(Object.entries(element.attributes).filter(([key]) => key !== name)),
  }));
  const children = element.children.flatMap((child, i): XmlElement[] => {
    const others = (...instead: XmlElement[]) => ({ ...element, children: [...element.children.slice(0, i), ...instead, ...element.children.slice(i + 1)] });
    return isElement(child) && child.name !== "name" ? [others(), ...without(child).map((one) => others(one))] : [];
  });
  return [...attributes, ...children];
}
