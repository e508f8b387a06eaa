import type { HostTopology } from "../../../provider/topology/model";
import { host, node } from "./samples";

/** Names that would get out of their place if they were not kept in it. */
export const HOSTILE = [
  "<script>alert(1)</script>",
  "</script><script>alert(1)</script>",
  "</text></svg><img src=x onerror=alert(1)>",
  '" onload="alert(1)',
  "' onload='alert(1)",
  "]]><script/>",
  "<![CDATA[x]]>",
  "<!-- x",
  "--> x",
  "<!DOCTYPE svg [<!ENTITY a 'b'>]>",
  "&a;",
  "&#60;script&#62;",
  "&lt;b&gt;",
  "&",
  "<?xml-stylesheet href='x'?>",
  "<foreignObject><iframe src=x>",
  "</style><style>*{display:none}",
  "</title><script>x</script>",
  "javascript:alert(1)",
  "{{constructor.constructor('x')()}}",
  "$\u007bprocess.exit()}",
  "`x`",
  "$& $1 $`",
  "\\u003cscript\\u003e",
  "\u202egnp.exe",
  "\u2066x\u2069",
  "\u200fx",
  "\u2028x\u2029",
  "\u0000",
  "\u0008\u000b",
  "\ufffe\uffff",
  "\ud800",
  "a\nb\tc\r",
  "\u001b[2J\u009b31m",
  "a\u200bb\ufeff",
  '"]; click h0n0 "javascript:alert(1)"',
  "%%{init: {}}%%",
  "__proto__",
  "constructor",
];

/** The name in every place that a text has. */
export const named = (name: string): HostTopology => ({
  ...host(
    name,
    [
      node("nic", name, {
        words: name,
        addresses: [name, name, name],
        vlans: name,
        owner: name,
        problems: [name],
        device: name,
        mac: name,
        remotes: [name],
        fate: "changed",
        changes: [name],
      }),
      ...Array.from({ length: 9 }, (_, i) => node("guest", `${name}${i}`)),
    ],
    Array.from({ length: 9 }, (_, i) => ({ lower: `nic ${name}`, upper: `guest ${name}${i}` })),
  ),
  remarks: [name],
});
