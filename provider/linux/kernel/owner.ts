/**
 * The owner mark of a network device is its alias: `kvmnet:project/stack/name`. Characters that tools would split or
 * interpret are percent-encoded, so that the mark is one word in an ip batch and in a systemd unit.
 */
const PREFIX = "kvmnet:";

/** IFALIASZ is 256 with the final NUL. */
export const MAX_ALIAS_BYTES = 255;

export function aliasOf(owner: string): string {
  return (
    PREFIX +
    encodeURIComponent(owner)
      .replaceAll("%2F", "/")
      .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  );
}

/** The owner that an alias names; "" when there is no alias or it is not a mark of ours. */
export function ownerOf(alias: string): string {
  if (!alias.startsWith(PREFIX)) {
    return "";
  }
  try {
    return decodeURIComponent(alias.slice(PREFIX.length));
  } catch {
    return alias.slice(PREFIX.length);
  }
}
