import { field, text } from "../../resource/schema";
import { z } from "../../resource/zod";
import { persistence } from "../table/state";
import { namespaceName, port, targetAddress, triggers } from "../tested";

const protocol = () => z.enum(["icmp", "tcp", "udp", "http"]);
const expect = () => z.enum(["reachable", "unreachable"]);
const httpPath = () => text().regex(/^\/[A-Za-z0-9._~/%-]{0,200}$/, "must begin with / and go on with at most 200 letters, digits, . _ ~ / % or -");

export const reachabilityTestArgs = z.strictObject({
  namespace: field(namespaceName().optional(), {
    description: "Network namespace of the host from which it is tried: that of a container, of a guest in a lab. Not set: the host itself.",
    term: "`ip netns exec`",
  }),
  protocol: field(protocol(), {
    description:
      "`icmp`: an echo is answered. `tcp`: a connection comes about. `udp`: an empty line is answered by anything. `http`: a GET is answered with a status of 200 to 399, without TLS.",
  }),
  address: field(targetAddress(), { description: "Where to." }),
  port: field(port().optional(), { description: "The port there. Not of `icmp`." }),
  path: field(httpPath().optional(), { description: "What is asked for with `http`. Not set: `/`." }),
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
  namespace: field(z.string().optional(), { description: "The network namespace from which it was tried." }),
  protocol: field(protocol(), { description: "What was tried." }),
  address: field(z.string(), { description: "Where to." }),
  port: field(port().optional(), { description: "The port there." }),
  path: field(z.string().optional(), { description: "What was asked for with `http`." }),
  expect: field(expect(), { description: "Whether it has to answer, or must not." }),
  withinSeconds: field(z.int(), { description: "How long an answer may take.", unit: "seconds" }),
  triggers: field(z.array(z.string()), { description: "What has it tried again when it changes." }),
  passed: field(z.boolean(), { description: "Whether the last try came out as expected." }),
  ...persistence,
});

export const reachabilityTestSpec = z.strictObject({
  namespace: namespaceName().optional(),
  protocol: protocol(),
  address: targetAddress(),
  port: port().optional(),
  path: httpPath().optional(),
  expect: expect(),
  withinSeconds: z.int(),
  triggers: z.array(z.string()),
});
