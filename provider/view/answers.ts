import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pageOf, pictureOf, type Served } from "../draw/html";
import type { Json } from "../engine/json";
import type { ResourceItem } from "../import/item";
import { KvmnetError } from "../resource/error";
import type { HostTopology, Node } from "../topology/model";
import { plain } from "../topology/plain";
import { draftOf, FORMS, formOf, isForm } from "./draft";
import type { Followed, Follower, Sight } from "./follow";
import { programLines, resourcesOf } from "./lines";
import { DIRECTIONS, MATRIX, modesOf } from "./reaches";
import type { Answers } from "./server";
import { wordsOf } from "./words";

const asset = (name: string) => readFileSync(join(__dirname, "page", name), "utf8");

/** What the page asks for, from what is followed. */
export class ViewAnswers implements Answers {
  private readonly served: Served = { style: asset("view.css"), scripts: [asset("view.js"), asset("form.js")] };
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

  async ask(what: string, query: URLSearchParams): Promise<unknown> {
    const found = this.follower.find(query.get("host") ?? "");
    return found && (what === "form" || what === "draft" ? this.askForm(what, query, found.host) : this.askOf(what, query, found));
  }

  /** A form, for a kind or filled in for what is there; and what is made of one that was filled in. */
  private async askForm(what: "form" | "draft", query: URLSearchParams, host: Followed): Promise<unknown> {
    const name = query.get("kind") ?? "";
    if (!isForm(name)) {
      return what === "form" ? { kinds: FORMS } : undefined;
    }
    if (what === "form") {
      return { kinds: FORMS, schema: formOf(name) };
    }
    const args = objectIn(query.get("args") ?? "");
    return (
      args &&
      unlessUnread(
        async () => draftOf(await host.open(), name, args),
        (text) => ({ program: "", failures: [], preview: [text] }),
      )
    );
  }

  /** About a thing that was seen: what was not cannot be asked for. */
  private async askOf(what: string, query: URLSearchParams, found: { readonly host: Followed; readonly topology: HostTopology }): Promise<unknown> {
    const node = found.topology.nodes.find(({ id }) => plain(id) === query.get("id"));
    if (!node) {
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
      case "filled":
        return unlessUnread(
          async () => filledFor(await resourcesOf(await found.host.open(), node), node),
          (text) => ({ why: text }),
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

/** What a form begins with that edits what is there. */
function filledFor(items: readonly ResourceItem[], { owner }: Node): object {
  const [item] = items.filter(({ kind }) => isForm(kind));
  return item
    ? { kind: item.kind, args: { name: item.name, ...(owner === undefined && { adopt: true }), ...item.args } }
    : { why: "there is no form for what this is" };
}

function objectIn(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
  } catch {
    return undefined;
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
