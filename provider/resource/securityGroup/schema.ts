import { place, placeOrRange } from "../addresses";
import { reference } from "../names";
import { field, text } from "../schema";
import { z } from "../zod";

/** Protocols that a rule may name; those with ports and those with types. */
export const protocols = ["any", "tcp", "udp", "sctp", "icmp", "icmpv6", "esp", "ah", "gre"] as const;
export const withPorts: readonly string[] = ["tcp", "udp", "sctp"];

const port = () =>
  text()
    .regex(/^\d{1,5}(-\d{1,5})?$/, 'is no port such as "443", and no range such as "8000-8010"')
    .refine(
      (value) =>
        value
          .split("-")
          .map(Number)
          .every((one) => one >= 1 && one <= 65535),
      "must be 1 to 65535",
    )
    .refine((value) => {
      const [first = 0, last = first] = value.split("-").map(Number);
      return first < last || !value.includes("-");
    }, "is a range whose end is not after its beginning")
    .overwrite((value) => value.split("-").map(Number).join("-"));

const icmpType = () => text().regex(/^([a-z][a-z0-9-]*|\d{1,3})$/, "is no ICMP type such as echo-request or 8");

/** What is opened: of a protocol, and for whom. Of several kinds of peers any will do; without any it is everybody. */
const rule = (peer: "from" | "to") =>
  z.strictObject({
    protocol: field(z.enum(protocols).default("any"), { description: "Which protocol.", term: "`meta l4proto`" }),
    ports: field(z.array(port()).min(1, "needs at least one port; leave it out for all").max(100, "are more than 100 ports").optional(), {
      description: 'Ports at the receiver: `"443"`, `"8000-8010"`. Not set: all. Only of tcp, udp and sctp.',
      term: "`dport`",
    }),
    icmpTypes: field(z.array(icmpType()).min(1, "needs at least one type; leave it out for all").max(50, "are more than 50 types").optional(), {
      description: "Types by nft's name (`echo-request`) or number. Not set: all. Only of icmp and icmpv6. Errors that belong to a connection always pass.",
      term: "`icmp type`",
    }),
    addresses: field(
      z.array(placeOrRange()).min(1, "needs at least one address; leave it out for everybody").max(1000, "are more than 1000: use an AddressSet").optional(),
      {
        description: `${peer === "from" ? "Senders" : "Receivers"}: addresses, subnets, ranges.`,
        term: peer === "from" ? "`saddr`" : "`daddr`",
      },
    ),
    addressSets: field(z.array(reference("an AddressSet")).min(1, "needs at least one set").optional(), {
      description: "Names of address sets on the host, also of other stacks. Give the `name` output, so that Pulumi knows the order.",
    }),
    groups: field(z.array(reference("a SecurityGroup")).min(1, "needs at least one group").optional(), {
      description: "Names of security groups: their members, wherever they are attached on the host.",
    }),
    self: field(z.boolean().default(false), { description: "The members of this group itself." }),
    log: field(z.boolean().default(false), {
      description: "Whether connections that it opens are logged by the kernel: ten at once, then one a second. Of members on Open vSwitch nothing is logged.",
      term: "`log`",
    }),
  });

const ingress = () => z.array(rule("from")).max(500, "are more than 500 rules");
const egress = () => z.array(rule("to")).max(500, "are more than 500 rules");

export const securityGroupArgs = z.strictObject({
  ingress: field(ingress().default([]), {
    description: "What reaches members. Each rule opens something, and their order means nothing; what none opens is dropped. Answers always pass.",
  }),
  egress: field(egress().optional(), {
    description: "What members may send. Not set: everything. `[]`: nothing but answers, ARP, neighbour discovery and DHCP.",
  }),
  members: field(z.array(place()).max(1000, "are more than 1000").default([]), {
    description: "Addresses of members that are not attached on this host (guests of other hosts), for rules that name the group.",
  }),
});

/** A rule with everything that it says. */
export type SpecRule = z.infer<ReturnType<typeof rule>>;

/** What a state shows of it. */
export const securityGroupView = {
  ingress: field(ingress(), { description: "What reaches members." }),
  egress: field(egress().optional(), { description: "What members may send; absent: everything." }),
  members: field(z.array(z.string()), { description: "Addresses of members that are not attached on this host." }),
};

/** What is remembered of it where it holds: nothing that one engine alone understands. */
export const securityGroupSpec = z.strictObject({ ingress: ingress(), egress: egress().optional(), members: z.array(place()) });
