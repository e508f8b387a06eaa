import { isDeepStrictEqual } from "node:util";
import { canonicalIp, ip } from "../../resource/ip";
import { field, text } from "../../resource/schema";
import { z } from "../../resource/zod";
import type { NetworkDns } from "../model";
import { unsigned16 } from "./address";
import { txtValue } from "./dnsmasqText";
import { dnsName } from "./dnsName";

/** The characters are libvirt's own (virNetworkDNSSrvDefParseXML), but for the slash that parts ids. */
const label = (characters: RegExp, words: string) =>
  text().min(1, "must not be empty").max(62, "is longer than 62 characters: an underscore comes before it").regex(characters, `must consist of ${words}`);
const service = () => label(/^[A-Za-z0-9_*+-]+$/, "letters, digits, - _ + and *");
const protocol = () => label(/^[A-Za-z0-9+-]+$/, "letters, digits, - and +: its underscore goes without saying");

export const dns = () =>
  z.strictObject({
    enabled: field(z.boolean().optional(), { description: "Answer DNS queries on the network. libvirt's default: on.", term: "<dns enable=…>" }),
    forwardPlainNames: field(z.boolean().optional(), {
      description: "Pass names without a dot on to the host's DNS servers. libvirt's default: on.",
      term: "<dns forwardPlainNames=…>",
    }),
    forwarders: field(
      z
        .array(
          z.strictObject({
            address: field(ip().optional(), { description: "DNS server to ask.", term: "<forwarder addr=…>" }),
            domain: field(dnsName().optional(), { description: "Only for names of this domain.", term: "<forwarder domain=…>" }),
          }),
        )
        .optional(),
      { description: "DNS servers to ask instead of the host's own.", term: "<forwarder>" },
    ),
    hosts: field(
      z
        .array(
          z.strictObject({
            ip: field(ip(), { description: "The address.", term: "<host ip=…>" }),
            hostnames: field(z.array(dnsName()).min(1, "must name at least one host"), { description: "Its names.", term: "<hostname>" }),
          }),
        )
        .optional(),
      { description: "Address records. Not set: not managed. `[]`: exactly none.", term: "<dns><host>" },
    ),
    txt: field(
      z
        .array(
          z.strictObject({
            name: field(dnsName(), { description: "Name of the record.", term: "<txt name=…>" }),
            value: field(txtValue(), { description: "Its text. A comma separates strings.", term: "<txt value=…>" }),
          }),
        )
        .optional(),
      { description: "TXT records. Not set: not managed. `[]`: exactly none.", term: "<txt>" },
    ),
    srv: field(
      z
        .array(
          z.strictObject({
            service: field(service(), { description: "Service without underscore: `ldap`.", term: "<srv service=…>" }),
            protocol: field(protocol(), {
              description: "Transport protocol, without underscore: `tcp`, `udp`, `sctp`, `tls`.",
              term: "<srv protocol=…>",
            }),
            domain: field(dnsName().optional(), { description: "Domain of the record; not set: the network's own.", term: "<srv domain=…>" }),
            target: field(z.union([dnsName(), z.literal(".")]).optional(), {
              description: "Host that offers the service; not set, or `.`: the service is not available.",
              term: "<srv target=…>",
            }),
            port: field(unsigned16().optional(), { description: "Its port; not set: dnsmasq answers 1.", term: "<srv port=…>" }),
            priority: field(unsigned16().optional(), { description: "Lower is asked first.", term: "<srv priority=…>" }),
            weight: field(unsigned16().optional(), { description: "Share among those of one priority.", term: "<srv weight=…>" }),
          }),
        )
        .optional(),
      { description: "SRV records. Not set: not managed. `[]`: exactly none.", term: "<srv>" },
    ),
  });

export type Dns = z.infer<ReturnType<typeof dns>>;

export function viewDns(dns: NetworkDns | undefined): Required<Dns> {
  return {
    enabled: dns?.enable ?? true,
    forwardPlainNames: dns?.forwardPlainNames ?? true,
    forwarders: (dns?.forwarders ?? []).map(viewForwarder),
    hosts: (dns?.hosts ?? []).map(viewHost),
    txt: (dns?.txts ?? []).map(viewTxt),
    srv: (dns?.srvs ?? []).map(viewSrv),
  };
}

/** Writes the view into a definition; entries that are already there keep what we do not model. */
export function applyDns(view: Dns, base: NetworkDns | undefined): NetworkDns {
  return {
    ...base,
    enable: view.enabled === false ? false : base?.enable && view.enabled ? base.enable : undefined,
    forwardPlainNames: view.forwardPlainNames === false ? false : base?.forwardPlainNames ? true : undefined,
    forwarders: kept(view.forwarders ?? [], base?.forwarders ?? [], viewForwarder, ({ address, domain }) => ({ addr: address, domain })),
    hosts: kept(view.hosts ?? [], base?.hosts ?? [], viewHost, (host) => host),
    txts: kept(view.txt ?? [], base?.txts ?? [], viewTxt, (txt) => txt),
    srvs: kept(view.srv ?? [], base?.srvs ?? [], viewSrv, (srv) => srv),
  };
}

function kept<View, Entry>(wanted: readonly View[], present: readonly Entry[], view: (entry: Entry) => View, make: (wanted: View) => Entry): Entry[] {
  return wanted.map((item) => present.find((entry) => isDeepStrictEqual(view(entry), item)) ?? make(item));
}

type Of<K extends "forwarders" | "hosts" | "txt" | "srv"> = NonNullable<Dns[K]>[number];

const viewForwarder = ({ addr, domain }: NetworkDns["forwarders"][number]): Of<"forwarders"> => ({
  ...(addr !== undefined && { address: canonicalIp(addr) }),
  ...(domain !== undefined && { domain }),
});
const viewHost = (host: NetworkDns["hosts"][number]): Of<"hosts"> => ({ ip: canonicalIp(host.ip ?? ""), hostnames: host.hostnames });
const viewTxt = (txt: NetworkDns["txts"][number]): Of<"txt"> => ({ name: txt.name ?? "", value: txt.value ?? "" });
const viewSrv = ({ unmodelled: _unmodelled, ...srv }: NetworkDns["srvs"][number]): Of<"srv"> => ({
  ...srv,
  service: srv.service ?? "",
  protocol: srv.protocol ?? "tcp",
});
