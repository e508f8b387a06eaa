import { hostName } from "../../host/connection";
import { field } from "../../resource/schema";
import { z } from "../../resource/zod";
import { persistence } from "../table/state";
import { guest, guestSpec, namespaceName, port, targetAddress, triggers } from "../tested";

const server = () => z.enum(["running", "started"]);
const protocol = () => z.enum(["tcp", "udp"]);
const direction = () => z.enum(["send", "receive"]);
const seconds = () => z.int().min(1, "must be 1 to 10").max(10, "must be 1 to 10");
const withinSeconds = () => z.int().min(1, "must be 1 to 5").max(5, "must be 1 to 5");
/** Up to a Tbit/s; down to what iperf3 can still send within a second. */
const mbps = () => z.number().min(0.01, "must be 0.01 to 1000000").max(1_000_000, "must be 0.01 to 1000000");

export const throughputTestArgs = z.strictObject({
  guest: guest(),
  namespace: field(namespaceName().optional(), {
    description: "Network namespace of the host that the client is in: that of a container, of a guest in a lab. Not set: the host itself.",
    term: "`ip netns exec`",
  }),
  server: field(server().default("running"), {
    description:
      "Who runs the other end. `running`: an iperf3 server that is there already, in a guest or on another host (`iperf3 -s`, or the unit of its package). `started`: this host, or the one of `serverHost`, starts one for the test, at `address`, which ends after it.",
    term: "`iperf3 -s -1`",
  }),
  serverHost: field(hostName().optional(), {
    description:
      "The host that starts the server, where that is another one: a name or an address, reached with all the settings of `connection` (user, key, `sshConfigFile`, proxy), but for its host key, which `known_hosts` has to know. Of `started` only.",
    term: "ssh destination",
  }),
  serverNamespace: field(namespaceName().optional(), {
    description: "Network namespace of the host in which the server is started. Of `started` only. Not set: the host itself.",
    term: "`ip netns exec`",
  }),
  address: field(targetAddress(), { description: "Where the server is.", term: "`iperf3 -c`" }),
  port: field(port().default(5201), { description: "The server's port, of TCP; with `udp` the same of UDP besides.", term: "`iperf3 -p`" }),
  protocol: field(protocol().default("tcp"), { description: "What is sent." }),
  direction: field(direction().default("send"), { description: "`send`: from the client to the server. `receive`: the other way.", term: "`iperf3 -R`" }),
  seconds: field(seconds().default(3), {
    description: "How long it is sent. Of several seconds the first is not counted: what a limit lets through at once, and the slow start of TCP.",
    unit: "seconds",
    term: "`iperf3 -t`, `-O`",
  }),
  rateMbps: field(mbps().optional(), {
    description:
      "At most what is sent, so that the test does not fill the link. Needed with `udp`, which sends at this rate whatever arrives. Not set: as much as passes.",
    unit: "Mbit/s",
    term: "`iperf3 -b`",
  }),
  minimumMbps: field(mbps().optional(), { description: "What has to arrive at least. One of `minimumMbps` and `maximumMbps` is needed.", unit: "Mbit/s" }),
  maximumMbps: field(mbps().optional(), { description: "What may arrive at most: proves that a limit holds.", unit: "Mbit/s" }),
  withinSeconds: field(withinSeconds().default(3), {
    description: "How long a server may take until it answers; one that is not there yet, or tests for somebody else, is asked again until then.",
    unit: "seconds",
  }),
  triggers: field(triggers(), { description: "Whatever has it measured again when it changes, such as outputs of the limits that it is about." }),
});

export const throughputTestState = z.strictObject({
  guest: field(z.string().optional(), { description: "The guest that the client was in." }),
  namespace: field(z.string().optional(), { description: "The network namespace that the client was in." }),
  server: field(server(), { description: "Who ran the other end." }),
  serverHost: field(z.string().optional(), { description: "The other host that started the server." }),
  serverNamespace: field(z.string().optional(), { description: "The network namespace in which the server was started." }),
  address: field(z.string(), { description: "Where the server was." }),
  port: field(port(), { description: "The server's port." }),
  protocol: field(protocol(), { description: "What was sent." }),
  direction: field(direction(), { description: "Which way." }),
  seconds: field(z.int(), { description: "How long.", unit: "seconds" }),
  rateMbps: field(z.number().optional(), { description: "At most what was sent.", unit: "Mbit/s" }),
  minimumMbps: field(z.number().optional(), { description: "What has to arrive at least.", unit: "Mbit/s" }),
  maximumMbps: field(z.number().optional(), { description: "What may arrive at most.", unit: "Mbit/s" }),
  withinSeconds: field(z.int(), { description: "How long a server may take until it answers.", unit: "seconds" }),
  triggers: field(z.array(z.string()), { description: "What has it measured again when it changes." }),
  passed: field(z.boolean(), { description: "Whether what was measured last is as expected." }),
  measuredMbps: field(z.number().optional(), { description: "What arrived when it was measured last. Not set: nothing could be measured.", unit: "Mbit/s" }),
  ...persistence,
});

export const throughputTestSpec = z.strictObject({
  ...guestSpec,
  namespace: namespaceName().optional(),
  server: server(),
  serverHost: hostName().optional(),
  serverNamespace: namespaceName().optional(),
  address: targetAddress(),
  port: port(),
  protocol: protocol(),
  direction: direction(),
  seconds: seconds(),
  rateMbps: mbps().optional(),
  minimumMbps: mbps().optional(),
  maximumMbps: mbps().optional(),
  withinSeconds: withinSeconds(),
  triggers: z.array(z.string()),
});
