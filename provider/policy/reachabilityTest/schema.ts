import { field, text } from "../../resource/schema";
import { z } from "../../resource/zod";
import { persistence } from "../table/state";
import { guest, guestSpec, namespaceName, port, targetAddress, triggers } from "../tested";

const protocol = () => z.enum(["icmp", "tcp", "udp", "http", "tls"]);
const certificate = () => z.enum(["verified", "any"]);
const mtu = () => z.int().min(68, "must be 68 to 65535").max(65535, "must be 68 to 65535");
const serverName = () =>
  text().regex(
    /^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/,
    "is no host name of letters, digits, - and dots",
  );
const expect = () => z.enum(["reachable", "unreachable"]);
const httpPath = () => text().regex(/^\/[A-Za-z0-9._~/%-]{0,200}$/, "must begin with / and go on with at most 200 letters, digits, . _ ~ / % or -");

export const reachabilityTestArgs = z.strictObject({
  guest: guest(),
  namespace: field(namespaceName().optional(), {
    description: "Network namespace of the host from which it is tried: that of a container, of a guest in a lab. Not set: the host itself.",
    term: "`ip netns exec`",
  }),
  protocol: field(protocol(), {
    description:
      "`icmp`: an echo is answered. `tcp`: a connection comes about. `udp`: an empty line is answered by anything. `http`: a GET is answered with a status of 200 to 399, without TLS. `tls`: a handshake comes about, and the certificate is as `certificate` says; needs `openssl` on the host.",
  }),
  address: field(targetAddress(), { description: "Where to." }),
  port: field(port().optional(), { description: "The port there. Not of `icmp`." }),
  path: field(httpPath().optional(), { description: "What is asked for with `http`. Not set: `/`." }),
  mtu: field(mtu().optional(), {
    description:
      "Of `icmp`: how long the packet is that is sent, with its headers of IP and ICMP, and must not be fragmented: whether the way there carries as much. Answers have to come back as long. Not set: a short one.",
    unit: "bytes",
    term: "`ping -M do -s`",
  }),
  serverName: field(serverName().optional(), {
    description:
      "Of `tls`: the name that the server is asked for, and that its certificate has to be for. Not set: none is asked for, and the certificate has to be for the address.",
    term: "SNI; `openssl s_client -servername`",
  }),
  certificate: field(certificate().optional(), {
    description:
      "Of `tls`. `verified`: valid now, for the name or the address, and from an authority that the host trusts (`/etc/ssl`, `/etc/pki`). `any`: whichever, as long as the handshake comes about. Not set: `verified`.",
    term: "`openssl s_client -verify_return_error`",
  }),
  expect: field(expect().default("reachable"), {
    description:
      "Whether it has to answer, or must not. What must not is asked once, and passes when nothing answers in time: also when it is down. Have a second test, from where it ought to answer.",
  }),
  withinSeconds: field(z.int().min(1, "must be 1 to 15").max(15, "must be 1 to 15").default(3), {
    description: "How long an answer may take; what has to answer is asked again until then. Tests of one run wait beside each other.",
    unit: "seconds",
  }),
  triggers: field(triggers(), {
    description: "Whatever has it tried again when it changes, such as outputs of the rules that it is about.",
  }),
});

export const reachabilityTestState = z.strictObject({
  guest: field(z.string().optional(), { description: "The guest from within which it was tried." }),
  namespace: field(z.string().optional(), { description: "The network namespace from which it was tried." }),
  protocol: field(protocol(), { description: "What was tried." }),
  address: field(z.string(), { description: "Where to." }),
  port: field(port().optional(), { description: "The port there." }),
  path: field(z.string().optional(), { description: "What was asked for with `http`." }),
  mtu: field(z.int().optional(), { description: "How long the packet of `icmp` was.", unit: "bytes" }),
  serverName: field(z.string().optional(), { description: "The name that the server of `tls` was asked for." }),
  certificate: field(certificate().optional(), { description: "Whether the certificate had to be verified; absent: it had to, where one was asked for." }),
  expect: field(expect(), { description: "Whether it has to answer, or must not." }),
  withinSeconds: field(z.int(), { description: "How long an answer may take.", unit: "seconds" }),
  triggers: field(z.array(z.string()), { description: "What has it tried again when it changes." }),
  passed: field(z.boolean(), { description: "Whether the last try came out as expected." }),
  ...persistence,
});

export const reachabilityTestSpec = z.strictObject({
  ...guestSpec,
  namespace: namespaceName().optional(),
  protocol: protocol(),
  address: targetAddress(),
  port: port().optional(),
  path: httpPath().optional(),
  mtu: mtu().optional(),
  serverName: serverName().optional(),
  certificate: certificate().optional(),
  expect: expect(),
  withinSeconds: z.int(),
  triggers: z.array(z.string()),
});
