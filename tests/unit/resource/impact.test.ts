import test from "ava";
import type { Change, Impact } from "../../../provider/resource/change";
import { impactText } from "../../../provider/resource/impact";

const change = (name: string, impact: Impact, why: string): Change => ({ path: [name], from: 1, to: 2, impact, why });

test("impacts stand once each, the heaviest first, and what nobody notices is a count", (t) => {
  const text = impactText([
    change("title", "none", "a note"),
    change("mtu", "restart", "guests are plugged in again"),
    change("txt", "blip", "dnsmasq restarts"),
    change("owner", "none", "only the mark changes"),
    change("stp", "restart", "guests are plugged in again"),
    change("srv", "blip", "dnsmasq restarts"),
    change("range", "blip", "rules are applied again"),
  ]);
  t.is(text, "restart: mtu, stp (guests are plugged in again); blip: txt, srv (dnsmasq restarts), range (rules are applied again); none: 2 more");
});

test("nothing is said of nothing", (t) => {
  t.is(impactText([]), "");
  t.is(impactText([change("title", "none", "a note"), change("owner", "none", "only the mark changes")]), "none");
});
