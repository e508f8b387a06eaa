import { addressSet } from "../../../provider/either/addressSet";
import { fragmentOf } from "../../../provider/policy/addressSet/render";
import type { Input, Samples } from "../samples";
import { inventory, tidyTables, typed, unmarked } from "./policyTable";

const name = "cfset";
const FILE = `/etc/kvmnet/policy.d/AddressSet-${name}.rules`;

const minimal: Input = { addresses: [] };
const full: Input = { on: "host", addresses: ["10.0.0.0/8", "192.0.2.7/32", "198.51.100.10-198.51.100.20", "2001:DB8::/32", "fd00::1"] };

const bad = (title: string, addresses: unknown, property: string, reason: RegExp) => ({ title, args: { addresses }, property, reason });

export const samples: Samples = {
  kind: addressSet,
  name,
  setUp: (host) => typed(tidyTables)(host),
  tearDown: (host) => typed(tidyTables)(host),
  minimal,
  full,
  edits: [
    { title: "one more", to: { addresses: [...(full.addresses as string[]), "203.0.113.0/24"] }, impact: "none" },
    { title: "one fewer", to: { addresses: (full.addresses as string[]).slice(1) }, impact: "none" },
    { title: "what overlaps is joined", to: { addresses: ["10.0.0.0/8", "10.0.0.5", "9.255.255.0-10.0.0.7"] }, impact: "none" },
    { title: "nobody", to: minimal, impact: "none" },
    { title: "another name", to: { ...full, name: "cfset2" }, impact: "replace" },
  ],
  drifts: [
    { title: "an element removed", byHand: typed(`nft delete element bridge kvmnet AddressSet.${name}.v4 '{ 192.0.2.7 }'`) },
    { title: "an element added", byHand: typed(`nft add element bridge kvmnet AddressSet.${name}.v6 '{ 2001:db9::1 }'`) },
    { title: "the table removed", args: minimal, byHand: typed("nft delete table bridge kvmnet") },
    { title: "our file removed", byHand: typed(`rm ${FILE}`) },
    { title: "a line of our file changed", byHand: typed(`sed -i 's/192.0.2.7$/192.0.2.8/' ${FILE}`) },
  ],
  bad: [
    bad("no addresses", undefined, "addresses", /required/),
    bad("a name", ["office"], "addresses[0]", /address/),
    bad("words of nft", ["10.0.0.1 }"], "addresses[0]", /address/),
    bad("host bits", ["10.0.0.1/8"], "addresses[0]", /10\.0\.0\.0\/8/),
    bad("everybody", ["0.0.0.0/0"], "addresses[0]", /everybody/),
    bad("a range backwards", ["10.0.0.9-10.0.0.1"], "addresses[0]", /no range/),
    bad("a range of two families", ["10.0.0.9-fd00::1"], "addresses[0]", /no range/),
    bad("a range of one", ["10.0.0.9-10.0.0.9"], "addresses[0]", /no range/),
    bad("a line break", ["10.0.0.1\n"], "addresses[0]", /control characters/),
    bad("a number", [10], "addresses[0]", /./),
    { title: "a name with a quote", args: { ...full, name: 'a"b' }, property: "name", reason: /file/ },
  ],
  foreign: { ...unmarked(fragmentOf(name, "", { addresses: ["10.0.0.0/8"] })), adoptArgs: { addresses: ["10.0.0.0/8"] } },
  inventory,
};
