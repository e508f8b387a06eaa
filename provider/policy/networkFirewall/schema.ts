import { ANY, place } from "../../resource/addresses";
import { isCidr, isIp } from "../../resource/ip";
import { field, text } from "../../resource/schema";
import { z } from "../../resource/zod";
import { bridgeWord } from "../networks";
import { persistence } from "../table/state";

const family = () => z.enum(["ipv4", "ipv6"]);

export const networkFirewallArgs = z.strictObject({
  network: field(text().min(1, "must not be empty"), {
    description:
      "The libvirt network: a routed one, as a rule, for which libvirt lets everything through both ways; an open one; or one with libvirt's NAT, for which libvirt goes on filtering and translating as well.",
    term: "libvirt network",
  }),
  inboundFrom: field(z.array(place(ANY)).max(1000, "are more than 1000").default([]), {
    description:
      'Who may open connections to the guests besides those that forwards lead there: addresses and subnets. `[]`: nobody. `["any"]`: everybody, so that it only translates. Guests of the network among themselves and the host itself are not asked, answers always pass.',
    term: "`ip saddr`",
  }),
  masquerade: field(z.array(family()).max(2, "are more than the two families").default(["ipv4"]), {
    description:
      "Of which families connections of guests to the outside go under the host's own address, as libvirt's NAT does it. `[]`: of none, for networks to which the outside has a route.",
    term: "`masquerade`",
  }),
  masqueradeExcept: field(z.array(place()).max(1000, "are more than 1000").default([]), {
    description: "Destinations that see the guests' own addresses all the same: subnets behind a VPN, other networks of the host.",
    term: "`ip daddr !=`",
  }),
});

export const networkFirewallState = z.strictObject({
  network: field(text(), { description: "The libvirt network." }),
  inboundFrom: field(z.array(text()), { description: "Who may open connections to the guests besides forwards." }),
  masquerade: field(z.array(family()), { description: "Of which families connections to the outside go under the host's address." }),
  masqueradeExcept: field(z.array(text()), { description: "Destinations that see the guests' own addresses." }),
  bridge: field(text(), { description: "The network's bridge." }),
  subnets: field(z.array(text()), { description: "The network's subnets." }),
  ...persistence,
});

const isPlace = (value: string) => isIp(value) || isCidr(value);

/** What a fragment remembers: the arguments, and what they came to when it was written. */
export const networkFirewallSpec = z.strictObject({
  network: text(),
  inboundFrom: z.array(text().refine((value) => value === ANY || isPlace(value))),
  masquerade: z.array(family()),
  masqueradeExcept: z.array(text().refine(isPlace)),
  bridge: bridgeWord,
  subnets: z.array(text().refine(isCidr)),
});
