/** An expression that stands in the place of a value: `brInt.name`. */
export class Expression {
  constructor(readonly text: string) {}
}

const WIDTH = 120;
const STEP = "  ";

/** A JSON value as a TypeScript literal: on one line where it fits from `column` on, else one element a line. */
export function literal(value: unknown, indent = "", column = indent.length): string {
  const short = oneLine(value);
  if (column + short.length <= WIDTH || !isCompound(value)) {
    return short;
  }
  const inner = indent + STEP;
  const lines = Array.isArray(value)
    ? value.map((element) => `${inner}${literal(element, inner)},`)
    : Object.entries(value).map(([name, element]) => `${inner}${key(name)}: ${literal(element, inner, inner.length + key(name).length + 3)},`);
  return Array.isArray(value) ? `[\n${lines.join("\n")}\n${indent}]` : `{\n${lines.join("\n")}\n${indent}}`;
}

/** `{ a: 1 }` written with one property a line, whatever its length. */
export function block(value: object): string {
  const lines = Object.entries(value).map(([name, element]) =>
    isShorthand(name, element) ? `${STEP}${name},` : `${STEP}${key(name)}: ${literal(element, STEP, STEP.length + key(name).length + 3)},`,
  );
  return `{\n${lines.join("\n")}\n}`;
}

const isShorthand = (name: string, value: unknown) => value instanceof Expression && value.text === name;

function oneLine(value: unknown): string {
  if (value instanceof Expression) {
    return value.text;
  }
  if (Array.isArray(value)) {
    return `[${value.map(oneLine).join(", ")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const parts = Object.entries(value).map(([name, element]) => `${key(name)}: ${oneLine(element)}`);
    return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
  }
  return Object.is(value, -0) ? "-0" : JSON.stringify(value);
}

function isCompound(value: unknown): value is object {
  return typeof value === "object" && value !== null && !(value instanceof Expression) && Object.keys(value).length > 0;
}

/** `__proto__` as a plain key would set the prototype. */
function key(name: string): string {
  return name === "__proto__" ? '["__proto__"]' : /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
