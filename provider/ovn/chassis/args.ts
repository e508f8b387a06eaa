import { whenGuestsAttached } from "../../resource/common";
import { ip } from "../../resource/ip";
import type { CommonArgs, Problem } from "../../resource/kind";
import { deviceName, field, given, orNone, text } from "../../resource/schema";
import { z } from "../../resource/zod";
import { remoteTarget } from "../target";
import { tlsFiles } from "../tls/files";

/** What stands between the parts of a key's value cannot be in one. */
const word = (what: string) => text().regex(/^[^\s,:=]+$/, `is not ${what}: it must not be empty, nor contain blanks, commas, colons or equals signs`);

export const GUESTS = "While guests of this host are on the integration bridge";

export const chassisArgs = z.strictObject({
  remotes: field(z.array(remoteTarget()).min(1, "must name at least one database"), {
    description:
      "Southbound databases: `tcp:192.0.2.5:6642`, `ssl:192.0.2.5:6642`, `ssl:[2001:db8::5]:6642`, `unix:/run/ovn/ovnsb_db.sock`; of a cluster all of its members. " +
      "Those of `ssl:` need `tls`, or files that an administrator has given. A change connects anew; guests go on.",
    term: "external_ids:ovn-remote",
  }),
  tls: field(orNone(tlsFiles()).optional(), {
    description:
      "How this host shows the databases of `ssl:` who it is, and knows them: files of this host, of which nothing but the names is kept. Open vSwitch has one set of them, for its own managers and controllers as well: " +
      "another set that an administrator has put there is left alone, and refused here. `none`: ours are taken away. Not set: not managed (`ovs-vsctl set-ssl`, or options of the daemon). A change connects anew when the connection ends; guests go on.",
    term: "SSL of Open_vSwitch",
  }),
  encapTypes: field(z.array(z.enum(["geneve", "vxlan"])).min(1, "must name at least one kind of tunnel"), {
    description: "Tunnels to other hosts. `vxlan` has room for fewer networks and is meant for gateways that know no Geneve. A change makes the tunnels anew.",
    term: "external_ids:ovn-encap-type",
  }),
  encapIps: field(z.array(ip()).min(1, "must name at least one address"), {
    description: "Addresses of this host that the others send tunnels to. No two hosts may have the same. A change makes the tunnels anew.",
    term: "external_ids:ovn-encap-ip",
  }),
  bridge: field(deviceName().optional(), {
    description:
      "The integration bridge, which ovn-controller makes where it is missing. Not set: not managed (OVN takes `br-int`). A change makes the host leave and join anew.",
    term: "external_ids:ovn-bridge",
  }),
  datapathType: field(z.enum(["system", "netdev"]).optional(), {
    description: "Datapath of the integration bridge: the kernel's (`system`) or the userspace one (`netdev`). Not set: not managed (the kernel's).",
    term: "external_ids:ovn-bridge-datapath-type",
  }),
  bridgeMappings: field(z.record(word("the name of a physical network"), deviceName()).optional(), {
    description:
      'Physical networks that this host has, and the Open vSwitch bridge that leads to each: `{ physnet1: "br-ex" }`; `{}`: none. Exactly these. Not set: not managed. ' +
      "A port of type `localnet` has its network on the hosts that map its `networkName`, and silently none on others.",
    term: "external_ids:ovn-bridge-mappings",
  }),
  cmsOptions: field(z.array(word("an option")).optional(), {
    description: "Words for who plans the networks, such as `enable-chassis-as-gw`; `[]`: none. Not set: not managed.",
    term: "external_ids:ovn-cms-options",
  }),
  monitorAll: field(z.boolean().optional(), {
    description:
      "Read the whole southbound database, instead of what concerns this host: less work for the database, more memory here. Not set: not managed (false).",
    term: "external_ids:ovn-monitor-all",
  }),
  remoteProbeMilliseconds: field(z.int().min(0, "must not be negative").optional(), {
    description: "How long the database may be silent before the connection is tried; 0: never. Not set: not managed (OVN's default).",
    unit: "milliseconds",
    term: "external_ids:ovn-remote-probe-interval",
  }),
  openflowProbeSeconds: field(z.int().min(0, "must not be negative").optional(), {
    description: "The same for the connection to the integration bridge. Not set: not managed (OVN's default).",
    unit: "seconds",
    term: "external_ids:ovn-openflow-probe-interval",
  }),
  onGuestsAttached: whenGuestsAttached(GUESTS).optional(),
});

export type ChassisArgs = CommonArgs & z.infer<typeof chassisArgs>;

function* noneTwice(args: ChassisArgs): Iterable<Problem> {
  for (const property of ["remotes", "encapTypes", "encapIps", "cmsOptions"] as const) {
    const values: readonly string[] = args[property] ?? [];
    for (const [i, value] of values.entries()) {
      if (values.indexOf(value) < i) {
        yield { path: [property, i], reason: `repeats ${property}[${values.indexOf(value)}]: ${value}` };
      }
    }
  }
}

function* tlsForSomebody(args: ChassisArgs): Iterable<Problem> {
  if (given(args.tls) && !args.remotes.some((remote) => remote.startsWith("ssl:"))) {
    yield { path: ["tls"], reason: "is of no use: none of `remotes` begins with ssl:" };
  }
}

export const chassisRules = [noneTwice, tlsForSomebody];
