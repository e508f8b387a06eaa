import type { Host } from "./host";

/** The host at one moment: whoever asks for a snapshot gets the same one, read anew. */
export function frozen(host: Host): Host {
  const seen = new Map<string, Promise<unknown>>();
  return {
    label: host.label,
    facts: host.facts,
    libvirtUri: host.libvirtUri,
    run: (step) => host.run(step),
    snapshot: <T>(key: string, load: () => Promise<T>) => {
      const value = seen.get(key) ?? load();
      seen.set(key, value);
      return value as Promise<T>;
    },
  };
}
