import { z } from "./zod";

/** Facts about a field that the SDK docstrings and the reference pages show besides its description and type. */
export interface FieldFacts {
  /** Markdown. What it is and what happens when it is not set. */
  readonly description: string;
  /** `seconds`, `KiB/s`, `bytes` … */
  readonly unit?: string;
  /** What it maps to: `<mtu size=…>`, `ip link … type bridge forward_delay`, `Port.tag`. */
  readonly term?: string;
  /** A state always has it, although an argument may be left out. */
  readonly always?: true;
  /** In a state: how the object is kept, or what to give back, and nothing that a program would read. It is stored in one hidden output. */
  readonly bookkeeping?: true;
}

/** Attaches the documentation of a field to its schema. Call it last: a later method makes a new, bare schema. */
export function field<S extends z.ZodType>(schema: S, facts: FieldFacts): S {
  return schema.meta({ ...facts });
}

const bookkeeping = new WeakMap<z.ZodObject, readonly string[]>();

/** The properties of a state that are book-keeping. */
export function bookkeepingOf(state: z.ZodObject): readonly string[] {
  const known = bookkeeping.get(state);
  const names = known ?? Object.entries(state.shape).flatMap(([name, schema]) => ((schema as z.ZodType).meta()?.bookkeeping === true ? [name] : []));
  bookkeeping.set(state, names);
  return names;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const CONTROL = /[\u0000-\u001f\u007f\u0080-\u009f\u2028\u2029]/;

/** Halves of characters beyond 16 bits, and what is no character at all. */
const UNPAIRED = /[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Any text without control characters: a line break could smuggle a directive into a file of dnsmasq's. */
export const text = () =>
  z
    .string()
    .refine((value) => !CONTROL.test(value), "must not contain control characters")
    .refine((value) => !UNPAIRED.test(value), "must not contain half characters: nothing can store them");

const made = new Map<() => z.ZodType, z.ZodType>();

/** What a schema has against a value, for rules: a schema costs more to make than to ask, and rules are asked of every resource. */
export function objections(schema: () => z.ZodType, value: unknown): string[] {
  const asked = made.get(schema) ?? schema();
  made.set(schema, asked);
  return (asked.safeParse(value).error?.issues ?? []).map(({ message }) => message);
}

/** What takes back a setting that is kept when nobody names it: one word for all kinds. Something that is really called so cannot be named. */
export const NONE = "none" as const;
export type None = typeof NONE;

export function orNone<S extends z.ZodType>(schema: S): z.ZodUnion<[S, z.ZodLiteral<None>]>;
export function orNone<S extends z.ZodType>(schema: S, neutral: z.output<S>): z.ZodType<z.output<S>, z.input<S> | None>;
/** A setting that can be taken back. A state shows `none` for one that is not there, or `neutral`, where the setting has a value of its own for that. */
export function orNone(schema: z.ZodType, neutral?: unknown): z.ZodType {
  const either = z.union([schema, z.literal(NONE)]);
  return neutral === undefined ? either.meta({ none: "shown" }) : either.overwrite((value) => (value === NONE ? neutral : value)).meta({ none: "replaced" });
}

/** The setting itself, of one that can be taken back. */
export const withoutNone = (schema: z.ZodType): z.ZodType | undefined =>
  schema instanceof z.ZodUnion && schema.meta()?.none !== undefined ? (schema.options[0] as z.ZodType) : undefined;

/** The value of a setting, if it has one. */
export const given = <T>(value: T): Exclude<T, None> | undefined => (value === NONE ? undefined : (value as Exclude<T, None>));

/** A Linux network device: 1 to 15 characters (IFNAMSIZ less the final NUL). */
export const deviceName = () =>
  text()
    .min(1, "must not be empty")
    .max(15, "is longer than the 15 characters that Linux allows for a network device")
    .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/, "must start with a letter, a digit or _ and go on with letters, digits, _ . or -")
    .refine((value) => value !== "all" && value !== "default", "is no name for a device: the kernel keeps it for settings of all devices");

export const mac = () =>
  text()
    .regex(/^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}$/, "is not a MAC address such as 52:54:00:12:34:56")
    .refine((value) => (Number.parseInt(value.slice(0, 2), 16) & 1) === 0, "is a multicast MAC address; the first octet must be even")
    .refine((value) => !/^[0:]*$/.test(value), "is all zeros, which no device can have")
    .toLowerCase();

/** An 802.1Q VLAN id. */
export const vlanId = () => z.int().min(1, "must be 1 to 4094").max(4094, "must be 1 to 4094");

export const mtu = () => z.int().min(68, "must be at least 68 bytes").max(65535, "must be at most 65535 bytes");

/** A map of which the keys that are named are managed, and no others: features of a NIC, settings of ports. */
export const mapOfNamed = <K extends z.core.$ZodRecordKey, V extends z.ZodType>(key: K, value: V) => z.record(key, value).meta({ onlyNamed: true });

export const isMapOfNamed = (schema: z.ZodType): schema is z.ZodRecord => schema instanceof z.ZodRecord && schema.meta()?.onlyNamed === true;

/** A string-to-string map as OVSDB and metadata know it. */
export const textMap = () => z.record(text().min(1), text());
