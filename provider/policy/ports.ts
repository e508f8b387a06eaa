import type { Taken } from "../resource/portForward/taken";

/** Lines of `ss -Hltnu`. What listens on the loopback alone is in nobody's way. */
export function listenersOf(text: string): Taken[] {
  return text.split("\n").flatMap((line): Taken[] => {
    const [protocol, , , , local = ""] = line.trim().split(/\s+/);
    const [, host = "", port] = /^(.*):(\d+)$/.exec(local) ?? [];
    const address = host.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
    if ((protocol !== "tcp" && protocol !== "udp") || port === undefined || /^127\.|^::1$|^::ffff:127\./.test(address)) {
      return [];
    }
    const place = address === "*" || (address === "::" && host === "*") ? "any" : address === "0.0.0.0" ? "any4" : address === "::" ? "any6" : address;
    return [{ protocol, address: place, first: Number(port), last: Number(port), by: `the host itself listens on ${local}` }];
  });
}

/** Translations that others have set up: of iptables in the words of `iptables -S`, of nft after `nft TABLE CHAIN:`. */
export function translationsOf(text: string): Taken[] {
  return text.split("\n").flatMap((line): Taken[] => {
    const from = /^nft (\S+ \S+) (\S+):/.exec(line);
    const chain = from?.[2] ?? /^-A (\S+)/.exec(line)?.[1];
    if (!chain) {
      return [];
    }
    const protocol = /(?:-p |\b)(tcp|udp)\b/.exec(line)?.[1] as "tcp" | "udp" | undefined;
    const address = (from ? /ip6? daddr (?!!=)(\S+)/ : /(?<!! )-d (\S+?)(?:\/(?:32|128))?(?= )/).exec(line)?.[1] ?? "any";
    const ports = from ? (/dport (\{[^}]*\}|[\d-]+)/.exec(line)?.[1] ?? "") : (/--dports? (\S+)/.exec(line)?.[1] ?? "");
    const by = ownerOf(from?.[1], chain);
    const protocols = protocol ? [protocol] : (["tcp", "udp"] as const);
    return [...ports.matchAll(/(\d+)(?:[-:](\d+))?/g)].flatMap(([, first, last]) =>
      protocols.map((one): Taken => ({ protocol: one, address, first: Number(first), last: Number(last ?? first), by })),
    );
  });
}

function ownerOf(table: string | undefined, chain: string): string {
  if (table?.endsWith(" firewalld")) {
    return `firewalld forwards it (chain ${chain})`;
  }
  return chain.startsWith("DOCKER") ? "Docker publishes it" : `a rule in the chain ${chain}${table ? ` of the table ${table}` : ""} translates it`;
}
