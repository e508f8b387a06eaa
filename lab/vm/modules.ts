/** Modules with all that they need, each after its own needs, from the text of modules.dep. */
export function loadOrder(modulesDep: string, wanted: readonly string[]): string[] {
  const needs = new Map<string, string[]>();
  const paths = new Map<string, string>();
  for (const line of modulesDep.split("\n")) {
    const [file, rest] = line.split(":");
    if (!file || rest === undefined) continue;
    needs.set(file, rest.split(" ").filter(Boolean));
    paths.set(moduleName(file), file);
  }
  const order = new Set<string>();
  const add = (file: string): void => {
    for (const need of needs.get(file) ?? []) add(need);
    order.add(file);
  };
  for (const name of wanted) {
    const file = paths.get(name);
    if (!file) throw new Error(`the kernel has no module ${name}`);
    add(file);
  }
  return [...order];
}

export function moduleName(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1).replace(/\.ko$/, "");
}
