export type Yaml = string | number | boolean | readonly Yaml[] | { readonly [key: string]: Yaml | undefined };

/** Block style for mappings, flow style within lists; strings are quoted as in JSON, which YAML reads. What is `undefined` or empty is left out. */
export function renderYaml(value: Readonly<Record<string, Yaml | undefined>>, indent = ""): string {
  return Object.entries(value)
    .filter((entry): entry is [string, Yaml] => !isEmpty(entry[1]))
    .map(([key, each]) =>
      isMapping(each) ? `${indent}${quoted(key)}:\n${renderYaml(each, `${indent}  `)}` : `${indent}${quoted(key)}: ${JSON.stringify(each)}\n`,
    )
    .join("");
}

const isMapping = (value: Yaml): value is { readonly [key: string]: Yaml } => typeof value === "object" && !Array.isArray(value);

function isEmpty(value: Yaml | undefined): boolean {
  return value === undefined || (typeof value === "object" && Object.values(value).every(isEmpty));
}

/** netplan's own words are plain; a device's name may look like a number or a boolean. */
const quoted = (key: string): string =>
  /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(key) && !/^(y|n|yes|no|on|off|true|false|null)$/.test(key) ? key : JSON.stringify(key);
