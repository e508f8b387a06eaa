/** The sentinel for text, which the engine takes for any type. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/**
 * Values that are not known yet in a preview. The engine sends a sentinel text in their place, whatever type is expected there
 * (pulumi/pulumi#6310): one per type in its own protocol, the one for strings from Node programs (sdk/go resource/plugin/rpc.go).
 */
const SENTINELS: ReadonlySet<unknown> = new Set([
  UNKNOWN, // string, and everything from Node
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // bool
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // array
  "030794c1-ac77-496b-92df-f27374a8bd58", // asset
  "e48ece36-62e2-4504-bad9-02848725956a", // archive
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
]);

export function isUnknown(value: unknown): boolean {
  return SENTINELS.has(value);
}

/** Whether a value is unknown, or holds an unknown at any depth. */
export function hasUnknown(value: unknown): boolean {
  return isUnknown(value) || (typeof value === "object" && value !== null && Object.values(value).some(hasUnknown));
}

/** Stands in checked values for what is not known, or is known to be wrong: nobody may draw conclusions from it. */
export const HOLE: unique symbol = Symbol("a value that is not known");

export function hasHole(value: unknown): boolean {
  return value === HOLE || (typeof value === "object" && value !== null && Object.values(value).some(hasHole));
}

class HoleTouched extends Error {}

/** The same value, but whoever reads one of its holes is thrown out. */
function guarded(value: unknown): unknown {
  if (value === HOLE) {
    throw new HoleTouched();
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return new Proxy(value, { get: (target, key, receiver) => guarded(Reflect.get(target, key, receiver)) });
}

/** What `look` yields about a value, up to the moment when it touches a hole. */
export function untilHole<T, R>(value: T, look: (value: T) => Iterable<R>): R[] {
  if (!hasHole(value)) {
    return [...look(value)];
  }
  const found: R[] = [];
  try {
    for (const one of look(guarded(value) as T)) {
      found.push(one);
    }
  } catch (error) {
    if (!(error instanceof HoleTouched)) {
      throw error;
    }
  }
  return found;
}
