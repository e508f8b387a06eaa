/** What the wire between the engine and a dynamic provider does to values: JSON only, everything else is an error there (field/pulumi.md 1.3). */

export type Properties = Record<string, unknown>;

let turned = false;

/** A copy as it arrives on the other side; throws where the real host throws, so that a stray `undefined` or a Date is found here. */
export function overWire<T>(value: T, path = "properties"): T {
  if (value === null || typeof value === "string" || typeof value === "boolean") {
    return value;
  }
  if (typeof value === "number") {
    if (!Number.isFinite(value)) {
      throw new TypeError(`${path}: ${value} does not survive the wire`);
    }
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item, i) => overWire(item, `${path}[${i}]`)) as T;
  }
  if (typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype) {
    // The engine keeps properties in maps, whose keys come in any order: here in another one each time.
    turned = !turned;
    const keys = turned ? Object.keys(value).sort().reverse() : Object.keys(value).sort();
    return Object.fromEntries(keys.map((key) => [key, overWire((value as Properties)[key], `${path}.${key}`)])) as T;
  }
  throw new TypeError(`${path}: ${Object.prototype.toString.call(value)} does not survive the wire ("Unexpected struct type.")`);
}

/** How the engine writes "not known yet", one per expected type (pkg/resource/plugin/rpc.go); Node programs send the string one for everything. */
export const UNKNOWNS = {
  string: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  bool: "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  number: "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  array: "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  asset: "030794c1-ac77-496b-92df-f27374a8bd58",
  archive: "e48ece36-62e2-4504-bad9-02848725956a",
  object: "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
} as const;
