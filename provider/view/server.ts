import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { verdictOn } from "./gate";

/** What the page may ask for. */
export interface Answers {
  /** HTML, with the policy that holds for it. */
  page(): { readonly html: string; readonly policy: string };
  /** JSON of one question; `undefined`: there is no such thing. */
  ask(what: string, query: URLSearchParams): Promise<unknown>;
  /** Events until the returned function is called. */
  follow(send: (event: string, data: string) => void): () => void;
}

/** Pages that follow at a time: the ones of one person. */
const MOST_FOLLOWERS = 12;
/** Questions to hosts at a time; who asks more is told to come again. */
const MOST_QUESTIONS = 4;
/** A page that takes nothing any more is let go before this many bytes wait for it. */
const MOST_WAITING = 16 * 1024 * 1024;
const ALIVE_MS = 15_000;

/** Nothing of it may be kept, framed, sniffed or asked for by others. */
const HEADERS = {
  "Cache-Control": "no-store",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
} as const;

/** Serves a page on 127.0.0.1, under an address that only its reader knows. */
export class PageServer {
  private readonly token = randomBytes(24).toString("base64url");
  private readonly server: Server;
  private readonly followers = new Set<ServerResponse>();
  private asking = 0;

  constructor(private readonly answers: Answers) {
    this.server = createServer({ maxHeaderSize: 8192, requestTimeout: 10_000, headersTimeout: 10_000, keepAliveTimeout: 5000 }, (request, response) => {
      this.answer(request, response).catch((error: unknown) => {
        process.stderr.write(`kvmnet view: ${(error as Error).stack}\n`);
        response.destroy();
      });
    });
    this.server.maxConnections = 64;
  }

  /** Port 0: any that is free. Gives the address of the page. */
  async listen(port: number): Promise<string> {
    this.server.listen({ host: "127.0.0.1", port, exclusive: true });
    await once(this.server, "listening");
    return `http://127.0.0.1:${this.port}/${this.token}/`;
  }

  async close(): Promise<void> {
    for (const follower of this.followers) {
      follower.destroy();
    }
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, "close");
  }

  private get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "", headers } = request;
    const verdict = verdictOn({ method, url, headers }, { port: this.port, token: this.token });
    if ("status" in verdict) {
      return refuse(response, verdict.status, verdict.why);
    }
    switch (verdict.page) {
      case "": {
        const { html, policy } = this.answers.page();
        return give(response, 200, "text/html; charset=utf-8", html, { "Content-Security-Policy": `${policy}; frame-ancestors 'none'` });
      }
      case "events":
        return this.follow(response);
      default:
        return this.ask(response, verdict.page, verdict.query);
    }
  }

  private async ask(response: ServerResponse, what: string, query: URLSearchParams): Promise<void> {
    if (this.asking >= MOST_QUESTIONS) {
      return refuse(response, 503, "too many questions at a time");
    }
    this.asking += 1;
    try {
      const answer = await this.answers.ask(what, query);
      return answer === undefined ? refuse(response, 404, "there is no such thing any more") : give(response, 200, "application/json", JSON.stringify(answer));
    } finally {
      this.asking -= 1;
    }
  }

  private follow(response: ServerResponse): void {
    if (this.followers.size >= MOST_FOLLOWERS) {
      refuse(response, 503, "too many pages at a time");
      return;
    }
    this.followers.add(response);
    response.writeHead(200, { ...HEADERS, "Content-Type": "text/event-stream" });
    const write = (text: string) => {
      if (response.writableLength > MOST_WAITING) {
        response.destroy();
      } else {
        response.write(text);
      }
    };
    write("retry: 2000\n\n");
    const stop = this.answers.follow((event, data) => write(`event: ${event}\ndata: ${data}\n\n`));
    const alive = setInterval(() => write(":\n\n"), ALIVE_MS);
    response.on("close", () => {
      clearInterval(alive);
      this.followers.delete(response);
      stop();
    });
  }
}

function give(response: ServerResponse, status: number, type: string, text: string, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { ...HEADERS, "Content-Type": type, "Content-Length": Buffer.byteLength(text), ...headers });
  response.end(text);
}

/** Closes the line as well: what may still come of such a request is not read. */
function refuse(response: ServerResponse, status: number, why: string): void {
  give(response, status, "text/plain; charset=utf-8", `${why}\n`, { Connection: "close", ...(status === 405 && { Allow: "GET" }) });
}
