import { timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** What is asked for. */
export interface Asked {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** Where the page is served, and the word in its address that nobody can guess. */
export interface Gate {
  readonly port: number;
  readonly token: string;
}

export type Verdict = { readonly status: number; readonly why: string } | { readonly page: string; readonly query: URLSearchParams };

/**
 * Whether a request is one of our own page's, and for what. A name that somebody has let point to 127.0.0.1 (DNS rebinding) is told by `Host`, pages of
 * others by `Origin` and `Sec-Fetch-Site`, other users of this machine by the token. Pure.
 */
export function verdictOn({ method, url, headers }: Asked, { port, token }: Gate): Verdict {
  const { host, origin } = headers;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) {
    return { status: 403, why: "this page goes by the name 127.0.0.1 alone" };
  }
  if ((origin !== undefined && origin !== `http://${host}`) || !["none", "same-origin", undefined].includes(headers["sec-fetch-site"] as string | undefined)) {
    return { status: 403, why: "pages of others have no business here" };
  }
  if (method !== "GET") {
    return { status: 405, why: "there is nothing here but to look" };
  }
  if ((headers["content-length"] ?? "0") !== "0" || headers["transfer-encoding"] !== undefined) {
    return { status: 413, why: "a request here has no body" };
  }
  const [, given, page, query] = /^\/([^/?#]*)\/([a-z]*)(?:\?([^#]*))?$/.exec(url) ?? [];
  if (given === undefined || page === undefined || !same(given, token)) {
    return { status: 404, why: "the address is the one that the terminal shows" };
  }
  return { page, query: new URLSearchParams(query) };
}

const same = (given: string, token: string) => {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
};
