import type { Json } from "../engine/json";
import { namesMadeBy } from "./hostNetwork";
import { Identifiers } from "./identifiers";
import { type Item, isResource, type ResourceItem } from "./item";
import { block, Expression, literal } from "./literal";

export interface Origin {
  /** `root@kvm1.example.net` */
  readonly label: string;
  /** The connection as the program shall have it; absent: the stack's. */
  readonly connection?: Json;
}

/** Arguments that name a device of the host: another resource of the program may be the one that makes it. */
const DEVICE_PATHS = new Set([
  "bridge",
  "bridgeName",
  "ports[]",
  "members[]",
  "selectSrcPorts[]",
  "selectDstPorts[]",
  "outputPort",
  "lowerDevice",
  "parent",
  "device",
  "devices[]",
  "forwardDevice",
  "physicalFunction",
  "nexthops[].device",
  "iif",
  "oif",
]);

/** Kinds whose objects are devices of the host under their own name. */
const DEVICE_KINDS = new Set(["OvsBridge", "OvsPort", "Bridge", "MacvtapInterface", "Dummy", "Veth", "Bond", "Vlan", "Vxlan", "Macvlan"]);

/** Networks have names beside those of devices; so have what policies are made of, and logical switches. */
const networkNamed = (name: string) => `network ${name}`;
/** Made by two kinds. */
const switchNamed = (name: string) => `LogicalSwitch ${name}`;
const POLICY_KINDS = ["AddressSet", "SecurityGroup", "LogicalSwitch", "NwFilter"];

/** Of arguments that name something else than a device: as what the resource is known that makes it. */
function madeAs(path: string, name: string, inOvn: boolean): string | undefined {
  const last = path.split(".").at(-1);
  if (path === "switch" || (path === "network" && inOvn)) {
    return switchNamed(name);
  }
  if (path === "filter.name" || path === "references[].filter") {
    return `NwFilter ${name}`;
  }
  return path === "network" ? networkNamed(name) : last === "addressSets[]" ? `AddressSet ${name}` : last === "groups[]" ? `SecurityGroup ${name}` : undefined;
}

/** The text of a program that describes what was found. Pure. */
export function programOf(items: readonly Item[], { label, connection }: Origin): string {
  const identifiers = new Identifiers();
  const devices = new Map<string, string>();
  const parts = items.map((item) =>
    isResource(item) ? resourceText(item, identifiers, devices, connection !== undefined) : comment(`Not written: ${item.name}: ${item.remark}`),
  );
  return `${[
    `${comment(`What kvmnet import found on ${label}. \`pulumi up\` takes it over: it writes the owner marks and changes nothing else.`)}\nimport * as kvmnet from "pulumi-kvmnet";`,
    ...(connection === undefined ? [] : [`const connection = ${literal(connection, "", "const connection = ".length)};`]),
    ...parts,
  ].join("\n\n")}\n`;
}

function resourceText(item: ResourceItem, identifiers: Identifiers, devices: Map<string, string>, connected: boolean): string {
  const { kind, name, args, remarks, blocked } = item;
  const identifier = identifiers.for(name, kind);
  const referring = kind === "HostNetwork" ? perMember(args, devices) : (withReferences(args, devices, "", args.on === "ovn") as Json);
  const all = { ...(connected && { connection: new Expression("connection") }), adopt: true, ...referring };
  const code = `const ${identifier} = new kvmnet.${kind}(${JSON.stringify(name)}, ${block(all)});`;
  if (blocked.length > 0) {
    return [`Not adopted: ${kind} ${name}:`, ...blocked.map((reason) => `- ${reason}`), ...remarks, ...code.split("\n")].map(comment).join("\n");
  }
  if (kind === "HostNetwork") {
    for (const device of namesMadeBy(args)) {
      devices.set(device, `${identifier}.name.apply(() => ${JSON.stringify(device)})`);
    }
  } else if (DEVICE_KINDS.has(kind)) {
    devices.set(name, `${identifier}.name`);
  } else if (kind === "ProviderNetwork") {
    devices.set(switchNamed(name), `${identifier}.name`);
  } else if (/Network$/.test(kind) && kind !== "DockerNetwork") {
    devices.set(networkNamed(name), `${identifier}.name`);
  } else if (POLICY_KINDS.includes(kind)) {
    devices.set(`${kind} ${name}`, `${identifier}.name`);
  }
  return [...remarks.map(comment), code].join("\n");
}

/** Devices that a `HostNetwork` has itself are named there. */
function perMember(args: Json, devices: ReadonlyMap<string, string>): Json {
  const each = (members: unknown) =>
    Object.fromEntries(Object.entries(members as Json).map(([name, inner]) => [name, withReferences(inner, devices, "", false)]));
  return Object.fromEntries(Object.entries(args).map(([section, members]) => [section, each(members)]));
}

/** Names of devices that the program makes become references to the resource, so that Pulumi knows the order. */
function withReferences(value: unknown, devices: ReadonlyMap<string, string>, path: string, inOvn: boolean): unknown {
  if (Array.isArray(value)) {
    return value.map((element) => withReferences(element, devices, `${path}[]`, inOvn));
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withReferences(inner, devices, path ? `${path}.${key}` : key, inOvn)]));
  }
  const made = typeof value === "string" ? (madeAs(path, value, inOvn) ?? (DEVICE_PATHS.has(path) ? value : undefined)) : undefined;
  const device = made === undefined ? undefined : devices.get(made);
  return device === undefined ? value : new Expression(device);
}

/** One line of comment, whatever the text holds. */
function comment(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they would end the comment
  return `// ${text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ")}`.trimEnd();
}
