import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pageOf, pictureOf, type Served } from "../draw/html";
import { KvmnetError } from "../resource/error";
import type { HostTopology } from "../topology/model";
import { plain } from "../topology/plain";
import type { Follower, Sight } from "./follow";
import { programLines } from "./lines";
import { DIRECTIONS, MATRIX, modesOf } from "./reaches";
import type { Answers } from "./server";
import { wordsOf } from "./words";

const asset = (name: string) => readFileSync(join(__dirname, "page", name), "utf8");

/** What the page asks for, from what is followed. */
export class ViewAnswers implements Answers {
  private readonly served: Served = { style: asset("view.css"), script: asset("view.js") };
  /** Drawn once for all pages. */
  private drawn: { readonly of: string; readonly text: string } | undefined;

  constructor(private readonly follower: Follower) {}

  page(): { readonly html: string; readonly policy: string } {
    const { hosts, at } = this.follower.sight;
    return pageOf(hosts, at, this.served);
  }

  /** A drawing whenever it is another one, and with each read when it was and what could not be read. */
  follow(send: (event: string, data: string) => void): () => void {
    let sent = "";
    return this.follower.listen((sight) => {
      const drawing = this.drawingOf(sight.hosts);
      if (drawing !== sent) {
        sent = drawing;
        send("drawing", drawing);
      }
      send("read", JSON.stringify(readOf(sight)));
    });
  }

  /** About a thing that was seen: what was not cannot be asked for. */
  async ask(what: string, query: URLSearchParams): Promise<unknown> {
    const found = this.follower.find(query.get("host") ?? "");
    const node = found?.topology.nodes.find(({ id }) => plain(id) === query.get("id"));
    if (!found || !node) {
      return undefined;
    }
    switch (what) {
      case "words":
        return unlessUnread(
          async () => wordsOf(await found.host.open(), found.topology, node),
          (text) => [{ command: "", text }],
        );
      case "lines":
        return unlessUnread(
          async () => ({ program: await programLines(await found.host.open(), node) }),
          (text) => ({ program: `// ${text}` }),
        );
      case "reaches":
        return { directions: DIRECTIONS, modes: modesOf(found.topology, node).map((mode) => ({ mode, passes: MATRIX[mode] })) };
      default:
        return undefined;
    }
  }

  private drawingOf(hosts: readonly HostTopology[]): string {
    const of = JSON.stringify(hosts);
    if (this.drawn?.of !== of) {
      this.drawn = { of, text: JSON.stringify(pictureOf(hosts)) };
    }
    return this.drawn.text;
  }
}

const readOf = ({ at, unread }: Sight) => ({ at: at.toISOString(), unread: unread.map(({ message }) => plain(message)) });

/** What could not be read is said where the answer would stand. */
async function unlessUnread<T>(read: () => Promise<T>, say: (text: string) => T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof KvmnetError)) {
      throw error;
    }
    return say(plain(error.message));
  }
}
