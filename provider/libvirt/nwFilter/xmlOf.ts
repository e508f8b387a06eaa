import { elementsOf, isElement, parseXml, renderXml, type XmlElement, type XmlNode } from "../xml";
import { propertyOf, protocols } from "./protocols";
import type { FilterRule, FilterView, Match, Reference, Value } from "./schema";
import { sorts } from "./values";

/** Between libvirt's XML and the words of a program. */

/** What a filter's definition says, in the form of completed arguments. */
export function viewOf(filter: XmlElement): Required<FilterView> {
  return {
    chain: filter.attributes.chain ?? "root",
    priority: Number(filter.attributes.priority ?? 0),
    references: elementsOf(filter, "filterref").map(referenceOf),
    rules: elementsOf(filter, "rule").map(ruleOf),
  };
}

function referenceOf({ attributes, children }: XmlElement): Reference {
  const parameters = children.filter(isElement).map((one) => ({ name: one.attributes.name ?? "", value: one.attributes.value ?? "" }));
  return sortedReference({ filter: attributes.filter ?? "", ...(parameters.length > 0 && { parameters }) });
}

/** libvirt prints them by name, and those of one name in their order (virNWFilterFormatParamAttributes). */
function sortedReference({ filter, parameters }: Reference): Reference {
  const sorted = [...(parameters ?? [])].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { filter, ...(sorted.length > 0 && { parameters: sorted }) };
}

function ruleOf(rule: XmlElement): FilterRule {
  const { action, direction, priority, statematch } = rule.attributes;
  return {
    action: action as FilterRule["action"],
    direction: direction as FilterRule["direction"],
    priority: Number(priority ?? 500),
    ...(statematch !== undefined && { statematch: false }),
    ...contentOf(elementsOf(rule)),
  };
}

/** In words where there are words for all of it, otherwise as XML. */
function contentOf(elements: readonly XmlElement[]): { readonly [property: string]: Match | string } {
  const [first, second] = elements;
  const property = propertyOf.get(first?.name ?? "");
  const match = first && second === undefined && property !== undefined ? matchOf(property, first) : undefined;
  if (first === undefined) {
    return {};
  }
  return match && property !== undefined ? { [property]: match } : { xml: rendered(elements) };
}

function matchOf(property: string, { attributes, children }: XmlElement): Match | undefined {
  const known = Object.entries(protocols[property]?.attributes ?? {});
  const entries = Object.entries(attributes).map(([term, text]): [string, Value | undefined] => {
    if (term === "match") {
      return ["match", text === "no" ? false : undefined];
    }
    const [name = "", attribute] = known.find(([, one]) => one.term === term) ?? [];
    return [name, attribute && (sorts[attribute.sort].read(text) as Value | undefined)];
  });
  const unsaid = entries.some(([name, value]) => value === undefined && name !== "match");
  return unsaid || children.some(isElement) ? undefined : (Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Match);
}

/** The same elements are the same text, in whatever order their attributes are written. */
const rendered = (elements: readonly XmlElement[]) =>
  elements
    .map(({ name, attributes }) =>
      renderXml({ name, attributes: Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))), children: [] }),
    )
    .join("");

interface Raw {
  readonly elements: readonly XmlElement[];
  /** In normal form. */
  readonly text?: string;
  readonly wrong?: string;
  /** An attribute that no libvirt has that we know. */
  readonly unknown?: string;
}

/** What libvirt takes and leaves out, and where: sets stand in `all` alone, flags of TCP in IPv4's. */
const LEFT_OUT = ["ipset", "ipsetflags", "flags"];

/** A rule's `xml` in normal form with its elements, or what is wrong with it. */
export function rawOf(xml: string): Raw {
  let rule: XmlElement;
  try {
    rule = parseXml(`<rule>${xml}</rule>`);
  } catch (error) {
    return { elements: [], wrong: `is no XML: ${(error as Error).message.split("\n")[0]}` };
  }
  const elements = elementsOf(rule);
  const [first] = elements;
  const wrong = (reason: string) => ({ elements: [], wrong: reason });
  if (first === undefined || rule.children.some((child) => (typeof child === "string" ? child.trim() !== "" : !isElement(child)))) {
    return wrong("must be the elements within the rule, and nothing else");
  }
  if (elements.some(({ name }) => name !== first.name)) {
    return wrong(`names ${[...new Set(elements.map(({ name }) => name))].join(" and ")}: a rule is about one protocol, and libvirt leaves out the others`);
  }
  const property = propertyOf.get(first.name);
  if (property === undefined) {
    return wrong(`<${first.name}> is no protocol that libvirt knows: it would leave it out, and the rule would match everything`);
  }
  if (elements.some(({ children }) => children.some(isElement))) {
    return wrong("holds elements within elements, which libvirt leaves out");
  }
  const attributes = Object.values(protocols[property]?.attributes ?? {});
  let unknown: string | undefined;
  for (const [term, value] of elements.flatMap((one) => Object.entries(one.attributes))) {
    const known = attributes.find((one) => one.term === term);
    if (LEFT_OUT.includes(term) && !known) {
      return wrong(`${term}: libvirt leaves it out of <${first.name}>, and the rule would match more`);
    }
    if (known && sorts[known.sort].read(value) === undefined) {
      return wrong(`${term} has the value ${value}, which it cannot have`);
    }
    unknown ??= known || term === "match" ? undefined : term;
  }
  return "xml" in contentOf(elements)
    ? { elements, text: rendered(elements), ...(unknown !== undefined && { unknown }) }
    : wrong(`has a property of its own: say \`${property}\``);
}

/** Arguments as `viewOf` would give them. */
export function completeView<A extends FilterView>(args: A): A {
  const rules = args.rules?.map(completeRule);
  const references = args.references?.map(sortedReference);
  return { ...args, ...(rules && { rules }), ...(references && { references }) };
}

function completeRule(rule: FilterRule): FilterRule {
  const entries = Object.entries(rule).flatMap(([property, value]): [string, Match | Value][] => {
    if (value === undefined || (property === "statematch" && value === true)) {
      return [];
    }
    if (property === "xml") {
      return [[property, rawOf(String(value)).text ?? String(value)]];
    }
    return [[property, typeof value === "object" ? completeMatch(value) : value]];
  });
  return Object.fromEntries(entries) as unknown as FilterRule;
}

const completeMatch = (match: Match): Match =>
  Object.fromEntries(Object.entries(match).filter(([property, value]) => value !== undefined && !(property === "match" && value === true)));

/** A definition that says what is asked for; what nobody asked about, and what says it already, stays as `base` has it. */
export function definitionOf(wanted: FilterView, { name, uuid }: { name: string; uuid: string }, base: XmlElement | undefined): XmlElement {
  const { chain, priority } = wanted;
  const { priority: _ofOldChain, ...others } = base?.attributes ?? {};
  const moved = base !== undefined && chain !== undefined && chain !== viewOf(base).chain;
  return {
    name: "filter",
    attributes: {
      ...(moved ? others : base?.attributes),
      name,
      ...(chain !== undefined && { chain }),
      ...(priority !== undefined && { priority: String(priority) }),
    },
    children: base ? entries(base, wanted) : [{ name: "uuid", attributes: {}, children: [uuid] }, ...fresh(wanted)],
  };
}

const fresh = ({ references = [], rules = [] }: FilterView): XmlElement[] => [...references.map(referenceXml), ...rules.map(ruleXml)];

/** References and rules in the places that others had before them, further ones at the end; everything else where it is. */
function entries(base: XmlElement, { references, rules }: FilterView): XmlNode[] {
  const queues = {
    filterref: references && carried(elementsOf(base, "filterref"), referenceOf, references, referenceXml),
    rule: rules && carried(elementsOf(base, "rule"), ruleOf, rules, ruleXml),
  };
  const kept = base.children.flatMap((child): XmlNode[] => {
    const queue = isElement(child) && (child.name === "filterref" || child.name === "rule") ? queues[child.name] : undefined;
    const next = queue?.shift();
    return queue === undefined ? [child] : next ? [next] : [];
  });
  return [...kept, ...(queues.filterref ?? []), ...(queues.rule ?? [])];
}

/** Elements that say what is wanted: those that are there say it in their own way. */
function carried<T>(there: readonly XmlElement[], read: (element: XmlElement) => T, wanted: readonly T[], write: (one: T) => XmlElement): XmlElement[] {
  const free = there.map((element) => ({ element, says: canonical(read(element)) }));
  return wanted.map((one) => {
    const found = free.findIndex(({ says }) => says === canonical(one));
    return found < 0 ? write(one) : (free.splice(found, 1)[0] as (typeof free)[number]).element;
  });
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

const referenceXml = ({ filter, parameters = [] }: Reference): XmlElement => ({
  name: "filterref",
  attributes: { filter },
  children: parameters.map((attributes) => ({ name: "parameter", attributes: { ...attributes }, children: [] })),
});

function ruleXml(rule: FilterRule): XmlElement {
  const { action, direction, priority, statematch, xml } = rule;
  const protocol = Object.keys(protocols).find((property) => rule[property] !== undefined);
  return {
    name: "rule",
    attributes: { action, direction, priority: String(priority), ...(statematch === false && { statematch: "false" }) },
    children: xml !== undefined ? rawOf(xml).elements : protocol === undefined ? [] : [matchXml(protocol, rule[protocol] as Match)],
  };
}

function matchXml(property: string, match: Match): XmlElement {
  const { term, attributes } = protocols[property] as (typeof protocols)[string];
  const said = Object.entries(attributes).flatMap(([name, one]): [string, string][] => {
    const value = match[name];
    return value === undefined ? [] : [[one.term, String(value)]];
  });
  return { name: term, attributes: { ...(match.match === false && { match: "no" }), ...Object.fromEntries(said) }, children: [] };
}
