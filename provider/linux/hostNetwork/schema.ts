import { guardArg, guardState } from "../../host/guard/argument";
import { bookkeepingOf, deviceName, field, mapOfNamed, text } from "../../resource/schema";
import { z } from "../../resource/zod";
import { hostFacts } from "../kernel/hostFacts";
import { kindOf, type Section, sectionNames } from "./sections";

const devices = "By its name on the host, each with the properties of";

const descriptions: Readonly<Record<Section, string>> = {
  interfaces: `Network cards that are there: ${devices.toLowerCase()} \`HostInterface\`. One that is no longer named gets back what it had.`,
  dummies: `Dummy interfaces. ${devices} \`Dummy\`.`,
  veths: `Pairs of virtual Ethernet devices. ${devices} \`Veth\`.`,
  bonds: `Bonds. ${devices} \`Bond\`.`,
  vlans: `VLAN interfaces. ${devices} \`Vlan\`.`,
  vxlans: `VXLAN interfaces. ${devices} \`Vxlan\`.`,
  macvlans: `Macvlan interfaces. ${devices} \`Macvlan\`.`,
  macvtaps: `Macvtap interfaces. ${devices} \`MacvtapInterface\`.`,
  bridges: `Bridges. ${devices} \`Bridge\`.`,
  routes: "Routes. By a name of your own, each with the properties of `StaticRoute`.",
  rules: "Rules. By a name of your own, each with the properties of `PolicyRule`.",
};

const isRouting = (section: Section) => section === "routes" || section === "rules";

/** One guard for all: those within have none of their own. */
const memberArgs = (section: Section) => (kindOf(section).args as z.ZodObject).omit({ guard: true });

const memberKey = (section: Section) => (isRouting(section) ? text().min(1, "must not be empty").max(100, "is longer than 100 characters") : deviceName());

const bySection = <S>(make: (section: Section) => S) => Object.fromEntries(sectionNames.map((section) => [section, make(section)])) as Record<Section, S>;

export const hostNetworkArgs = z.strictObject({
  ...bySection((section) => field(mapOfNamed(memberKey(section), memberArgs(section)).optional(), { description: descriptions[section] })),
  guard: guardArg(),
});

/** What a program reads of one of them: without what is kept for later. */
function memberState(section: Section): z.ZodObject {
  const { state } = kindOf(section);
  const hidden = [...bookkeepingOf(state), "guard", "hostFacts"].filter((name) => name in state.shape);
  return z.strictObject({
    name: field(z.string(), { description: "Name." }),
    owner: field(z.string(), { description: "The mark that it carries on the host." }),
    ...state.omit(Object.fromEntries(hidden.map((name) => [name, true])) as never).shape,
  });
}

export const hostNetworkState = z.strictObject({
  ...bySection((section) => field(z.record(z.string(), memberState(section)).optional(), { description: descriptions[section].split(".")[0] ?? "" })),
  kept: field(z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))), {
    description: "What is kept of each for its removal.",
    bookkeeping: true,
  }),
  hostFacts: hostFacts(),
  guard: guardState(),
});
