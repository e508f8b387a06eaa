import type { Host } from "../../../provider/host/host";
import { dnsRecord } from "../../../provider/libvirt/entries/dnsRecord";
import type { Input, Samples } from "../samples";
import { byHand, fingerprint, inventory, NETWORK, OFF, setUp, tearDown } from "./entries";

const minimal: Input = { network: NETWORK, type: "host", ip: "192.168.131.41", hostnames: ["files"] };
const full: Input = { network: NETWORK, type: "host", ip: "192.168.131.41", hostnames: ["files", "files.conf.test"] };
const txt: Input = { network: NETWORK, type: "txt", record: "note.conf.test", value: "v=1,hello 'world'" };
const bareSrv: Input = { network: NETWORK, type: "srv", service: "ldap", protocol: "tcp" };
const srv: Input = { ...bareSrv, domain: "conf.test", target: "db.conf.test", port: 389, priority: 10, weight: 5 };

const bad = (title: string, base: Input, args: Input, property: string, reason: RegExp) => ({ title, args: { ...base, ...args }, property, reason });
const update = (command: string, section: string, xml: string, where: string) => async (host: Host) => {
  await byHand(host, `virsh net-update "$1" ${command} ${section} "${xml}" ${where}`);
};

export const samples: Samples = {
  kind: dnsRecord,
  name: "conf-dns",
  setUp,
  tearDown,
  minimal,
  full,
  edits: [
    { title: "another name", to: { ...full, hostnames: ["files", "git"] }, impact: "none" },
    { title: "another address", to: { ...full, ip: "192.168.131.42" }, impact: "none" },
    { title: "names at an address that has others", to: { ...full, ip: "192.168.131.30" }, impact: "none" },
    { title: "IPv6", to: { ...full, ip: "fd00:131::41" }, impact: "none" },
    { title: "TXT: another text", from: txt, to: { ...txt, value: "v=2" }, impact: "blip" },
    { title: "TXT: another name", from: txt, to: { ...txt, record: "other.conf.test" }, impact: "blip" },
    { title: "SRV: another target", from: srv, to: { ...srv, target: "db2.conf.test", port: 636 }, impact: "blip" },
    { title: "SRV: another weight", from: srv, to: { ...srv, priority: 20, weight: 7 }, impact: "blip" },
    { title: "SRV: from the least", from: bareSrv, to: { ...bareSrv, service: "sip", protocol: "udp" }, impact: "blip" },
    { title: "TXT while the network is off", from: { ...txt, network: OFF }, to: { ...txt, network: OFF, value: "v=2" }, impact: "none" },
    { title: "another type", from: minimal, to: txt, impact: "replace" },
    { title: "another network", from: minimal, to: { ...minimal, network: OFF }, impact: "replace" },
  ],
  drifts: [
    { title: "removed from both", byHand: update("delete", "dns-host", "<host ip='192.168.131.41'/>", "--live --config") },
    { title: "removed from the running network", byHand: update("delete", "dns-host", "<host ip='192.168.131.41'/>", "--live") },
    { title: "removed from the stored definition", byHand: update("delete", "dns-host", "<host ip='192.168.131.41'/>", "--config") },
    {
      title: "one name removed",
      byHand: async (host) => {
        await update("delete", "dns-host", "<host ip='192.168.131.41'/>", "--live --config")(host);
        await update("add", "dns-host", "<host ip='192.168.131.41'><hostname>files</hostname></host>", "--live --config")(host);
      },
    },
    {
      title: "another TXT value",
      args: txt,
      byHand: async (host) => {
        await update("delete", "dns-txt", "<txt name='note.conf.test' value='x'/>", "--live --config")(host);
        await update("add", "dns-txt", "<txt name='note.conf.test' value='by hand'/>", "--live --config")(host);
      },
    },
    {
      title: "SRV record removed",
      args: srv,
      byHand: update("delete", "dns-srv", "<srv service='ldap' protocol='tcp' domain='conf.test' target='db.conf.test'/>", "--live"),
    },
  ],
  bad: [
    bad("no type", minimal, { type: undefined }, "type", /required/),
    bad("unknown type", minimal, { type: "cname" }, "type", /host/),
    bad("no address", minimal, { ip: "192.168.131.300" }, "ip", /IPv4 or IPv6/),
    bad("no names", minimal, { hostnames: [] }, "hostnames", /at least one/),
    bad("no DNS name", minimal, { hostnames: ["web 1"] }, "hostnames[0]", /DNS name/),
    bad("line break in a name", minimal, { hostnames: ["web\naddress=/#/192.0.2.1"] }, "hostnames[0]", /control characters/),
    bad("a TXT record's property", minimal, { value: "x" }, "value", /not a property/),
    bad("line break in a TXT value", txt, { value: "x\nserver=192.0.2.1" }, "value", /control characters/),
    bad("quote in a TXT value", txt, { value: 'x"y' }, "value", /quoting/),
    bad("too long a TXT value", txt, { value: "x".repeat(256) }, "value", /255/),
    bad("no TXT name", txt, { record: "a b" }, "record", /DNS name/),
    bad("underscore in a protocol", srv, { protocol: "_tcp" }, "protocol", /letters, digits/),
    bad("a dot in a service", srv, { service: "ldap.tcp" }, "service", /letters, digits/),
    bad("SRV port without target", srv, { target: undefined }, "target", /needed/),
    bad("SRV port 0", srv, { port: 0 }, "port", /1 to 65535/),
    bad("SRV weight too large", srv, { weight: 65536 }, "weight", /65535/),
    bad("no network", minimal, { network: undefined }, "network", /required/),
  ],
  foreign: {
    make: update("add", "dns-host", "<host ip='192.168.131.41'><hostname>files</hostname></host>", "--live --config"),
    remove: async (host) => {
      await byHand(host, `for how in --live --config; do virsh net-update "$1" delete dns-host "<host ip='192.168.131.41'/>" $how; done; exit 0`);
    },
    fingerprint,
    adoptArgs: minimal,
  },
  inventory,
};
