import test from "ava";
import { verdictOn } from "../../../provider/view/gate";

const gate = { port: 4711, token: "Zm9v-bar_0123456789abcdefghijklm" };
const own = { host: "127.0.0.1:4711" };
const verdict = (url: string, headers: object = {}, method = "GET") => verdictOn({ method, url, headers: { ...own, ...headers } }, gate);
const status = (...asked: Parameters<typeof verdict>) => (verdict(...asked) as { status?: number }).status ?? 200;

test("the page's own requests pass, with what they ask for", (t) => {
  for (const headers of [{}, { "sec-fetch-site": "none" }, { "sec-fetch-site": "same-origin", origin: "http://127.0.0.1:4711" }, { host: "localhost:4711" }]) {
    t.is(status(`/${gate.token}/`, headers), 200, JSON.stringify(headers));
  }
  const asked = verdict(`/${gate.token}/words?host=a&id=network%20lan`) as { page: string; query: URLSearchParams };
  t.is(asked.page, "words");
  t.is(asked.query.get("id"), "network lan");
});

test("a name that somebody let point to this machine is not ours", (t) => {
  for (const host of ["evil.example:4711", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:4711.evil.example", "[::1]:4711", "127.0.0.1:4711, evil", "", undefined]) {
    t.is(status(`/${gate.token}/`, { host }), 403, String(host));
  }
});

test("other origins, methods and bodies are refused, whatever they know", (t) => {
  for (const headers of [
    { origin: "http://evil.example" },
    { origin: "null" },
    { origin: "http://127.0.0.1:80" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ]) {
    t.is(status(`/${gate.token}/`, headers), 403, JSON.stringify(headers));
  }
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "HEAD", "CONNECT", "get"]) {
    t.is(status(`/${gate.token}/`, {}, method), 405, method);
  }
  t.is(status(`/${gate.token}/`, { "content-length": "1" }), 413);
  t.is(status(`/${gate.token}/`, { "transfer-encoding": "chunked" }), 413);
});

test("only the whole token opens, at its place alone", (t) => {
  for (const url of [
    "/",
    "",
    "//",
    "/words",
    `/${gate.token}`,
    `/${gate.token.slice(1)}/`,
    `/${gate.token}x/`,
    `/${gate.token.toUpperCase()}/`,
    `/../${gate.token}/`,
    `/${gate.token}/../x`,
    `/${gate.token}/a/b`,
    `http://evil/${gate.token}/`,
    `/é${gate.token.slice(2)}/`,
    `/?${gate.token}/`,
  ]) {
    t.is(status(url), 404, url);
  }
});
