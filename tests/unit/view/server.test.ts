import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import test from "ava";
import { PageServer } from "../../../provider/view/server";

let following = 0;
let release = () => {};
const held = new Promise<void>((resolve) => {
  release = resolve;
});

/** Real HTTP; what is answered is beside the point here. */
const server = new PageServer({
  page: () => ({ html: "<p>page</p>", policy: "default-src 'none'" }),
  ask: async (what) => {
    if (what === "slow") {
      await held;
    }
    return what === "nothing" ? undefined : { what };
  },
  follow: (send) => {
    following += 1;
    send("read", "{}");
    return () => {
      following -= 1;
    };
  },
});
let address: URL;

test.before(async () => {
  address = new URL(await server.listen(0));
});

async function get(path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const sent = request(new URL(path, address), { headers, agent: false });
  sent.on("error", () => undefined);
  sent.end();
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  return response;
}

async function text(path: string, headers: Record<string, string> = {}): Promise<[number | undefined, string]> {
  const response = await get(path, headers);
  let body = "";
  for await (const chunk of response) {
    body += String(chunk);
  }
  return [response.statusCode, body];
}

test.serial("answers carry the headers that keep others out; what there is not is not found", async (t) => {
  const { headers } = await get("");
  t.is(headers["content-security-policy"], "default-src 'none'; frame-ancestors 'none'");
  t.like(headers, { "x-frame-options": "DENY", "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "cache-control": "no-store" });
  t.is(headers["access-control-allow-origin"], undefined);
  t.deepEqual(await text("words"), [200, '{"what":"words"}']);
  t.is((await text("nothing"))[0], 404);
  t.is((await text("", { host: "evil.example" }))[0], 403);
  t.is((await text("/"))[0], 404);
});

test.serial("pages that follow are bounded, and let go when they leave", async (t) => {
  const pages = await Promise.all(Array.from({ length: 12 }, () => get("events")));
  t.is(following, 12);
  t.is((await text("events"))[0], 503);
  for (const page of pages) {
    page.destroy();
  }
  for (let i = 0; following > 0 && i < 100; i += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  t.is(following, 0);
});

test.serial("so are questions at a time, what a request may bring, and how long it may take to be written", async (t) => {
  const slow = Array.from({ length: 4 }, () => text("slow"));
  let refused = 0;
  for (let i = 0; refused !== 503 && i < 50; i += 1) {
    refused = (await text("words"))[0] ?? 0;
  }
  t.is(refused, 503);
  release();
  t.deepEqual(
    (await Promise.all(slow)).map(([status]) => status),
    [200, 200, 200, 200],
  );
  t.is((await text("words", { "x-long": "x".repeat(10_000) }))[0], 431);
  const line = connect(Number(address.port), "127.0.0.1");
  line.write("GARBAGE\r\n\r\n");
  const [answer] = (await once(line, "data")) as [Buffer];
  t.regex(String(answer), /^HTTP\/1\.1 400/);
  line.destroy();
});

test.serial("it ends at once, with pages that follow and lines that say nothing", async (t) => {
  const page = await get("events");
  const silent = connect(Number(address.port), "127.0.0.1");
  await once(silent, "connect");
  const cut = once(page, "error");
  silent.on("error", () => undefined);
  const begun = Date.now();
  await server.close();
  t.true(Date.now() - begun < 2000);
  t.regex(String((await cut)[0]), /aborted/);
  t.is(following, 0);
});
