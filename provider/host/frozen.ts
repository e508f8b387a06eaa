import type { Host } from "./host";

/** The host at one moment: whoever asks for a snapshot gets the same one, read anew. Nothing can be changed. */
export function frozen(host: Host): Host {
  const seen = new Map<string, Promise<unknown>>();
  return {
    label: host.label,
    facts: host.facts,
    libvirtUri: host.libvirtUri,
    guard: host.guard,
    run: async (step) => {
      if (step.mutates) {
        throw new Error(`a host that is only read was to be changed: ${step.name}`);
      }
      return host.run(step);
    },
    snapshot: <T>(key: string, load: () => Promise<T>) => {
      const value = seen.get(key) ?? load();
      seen.set(key, value);
      return value as Promise<T>;
    },
  };
}
