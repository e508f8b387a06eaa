import { z } from "zod";
import type { Problem } from "../../resource/kind";
import { field } from "../../resource/schema";
import type { Network } from "../model";
import { dnsName } from "./address";

export const domain = () =>
  z.strictObject({
    name: field(dnsName(), { description: "DNS domain of the guests.", term: "<domain name=…>" }),
    localOnly: field(z.boolean().optional(), { description: "Never forward queries for this domain to other DNS servers.", term: "<domain localOnly=…>" }),
    register: field(z.boolean().optional(), {
      description: "Register the domain with systemd-resolved on the host. Needs `localOnly` and libvirt 10.8 or later.",
      term: "<domain register=…>",
    }),
  });

export type Domain = z.infer<ReturnType<typeof domain>>;

export function viewDomain({ domain }: Network): { domain?: Domain } {
  const register = domain?.register;
  return domain ? { domain: { name: domain.name ?? "", localOnly: domain.localOnly ?? false, ...(register !== undefined && { register }) } } : {};
}

export function* domainRules({ domain }: { domain?: Domain }): Iterable<Problem> {
  if (domain?.register && !domain.localOnly) {
    yield { path: ["domain", "register"], reason: "needs localOnly: true" };
  }
}
