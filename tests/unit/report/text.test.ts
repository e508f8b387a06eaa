import test from "ava";
import fc from "fast-check";
import { code, inline } from "../../../provider/report/text";

const HOSTILE = [
  "<img src=https://evil.example/x.png>",
  "![x](https://evil.example/x.png)",
  "[click](javascript:alert(1))",
  "</td></tr></table><h1>approved</h1>",
  "@octocat please merge",
  "fixes #1",
  "a|b|c",
  "`<b>`",
  "``` \n| x |",
  "&lt;script&gt;",
  "see https://evil.example and www.evil.example",
  "\\[x](y)",
  "~~gone~~",
  "\u202eevil",
  "\u2028x",
  "\u001b[31m",
  "a\tb",
];

/** What is left of it when code spans of ours are taken out. */
const outside = (text: string) => text.replaceAll(/`[\w.[\]{}:," -]+`/g, "").replaceAll("<br>", "");

test("no name or tool's word becomes markup, a mention, a link or another cell", (t) => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.constantFrom(...HOSTILE),
        fc.string({ unit: "binary" }),
        fc.array(fc.constantFrom(...HOSTILE, "`", "a")).map((all) => all.join("")),
      ),
      (text) => {
        const line = inline(text);
        t.notRegex(outside(line), /[<>!`[\]\\~|\r\n]|(?<![\w])@|:\/\/|www\.|(?<!&)#\d/i);
        t.notRegex(line, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}|]/u);
        const cell = code(text);
        t.regex(cell, /^`[^`\n\r]*`$/);
        t.notRegex(cell, /(?<!\\)\||[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      },
    ),
  );
});

test("our own words stay as they are", (t) => {
  const ours =
    '**restart**: set `onGuestsAttached: { restart: "reattach" }`, or make the change when they are off; root@kvm1: web1 (52:54:00:aa:bb:cc on vnet0)';
  t.is(inline(ours), ours);
  t.is(inline("a\nb"), "a<br>b");
});
