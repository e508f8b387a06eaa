import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "ava";
import fc from "fast-check";
import { shellFile } from "../../../provider/host/shellFile";
import { endingOf } from "../../../provider/policy/portForward/ending";
import type { PortForwardSpec } from "../../../provider/policy/portForward/types";
import { contains, subnetOf } from "../../../provider/resource/ip";

const FLOWS = shellFile(path.join(__dirname, "../../../provider/policy/table"), "flows.sh");

/** Which of these lines of `conntrack -L` a note ends, by client and port. */
function ended(note: string, flows: readonly string[]): string[] {
  const scratch = mkdtempSync(path.join(tmpdir(), "kvmnet-flows-"));
  try {
    writeFileSync(path.join(scratch, "note"), `${note}after gone\n`);
    writeFileSync(path.join(scratch, "listed"), flows.map((line) => `${line}\n`).join(""));
    const script = `scratch=$1\n${FLOWS}\nconntrack() { [ "$3" = ipv6 ] || cat "$scratch/listed"; }\nsurplus_flows "$scratch/note"`;
    const lines = execFileSync("sh", ["-c", script, "sh", scratch], { encoding: "utf8" });
    return lines.split("\n").filter(Boolean);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

const flow = (protocol: string, client: string, dport: number, target: string, tport: number, address = "192.0.2.1") =>
  `${protocol}      6 431999 ${protocol === "tcp" ? "ESTABLISHED " : ""}src=${client} dst=${address} sport=4000 dport=${dport} src=${target} dst=${client} sport=${tport} dport=4000 [ASSURED] mark=0 use=1`;

const web: PortForwardSpec = {
  network: "lan",
  listenAddress: "any",
  listenPort: 8443,
  listenPortEnd: 8443,
  protocol: "tcp",
  targets: ["web"],
  targetPort: 443,
  sources: ["any"],
  hairpin: true,
  onEstablished: "end",
  family: 4,
  targetAddresses: ["192.168.1.20", "192.168.1.21"],
  subnets: ["192.168.1.0/24"],
};

test("what a change ends is what was let in before and is not now", (t) => {
  const flows = [
    flow("tcp", "10.0.0.5", 8443, "192.168.1.20", 443),
    flow("tcp", "203.0.113.5", 8443, "192.168.1.20", 443),
    flow("tcp", "203.0.113.6", 8443, "192.168.1.21", 443, "192.0.2.2"),
    flow("tcp", "192.168.1.30", 8443, "192.168.1.20", 443),
    // Somebody else's.
    flow("udp", "203.0.113.7", 8443, "192.168.1.20", 443),
    flow("tcp", "203.0.113.7", 8444, "192.168.1.20", 443),
    flow("tcp", "203.0.113.7", 8443, "192.168.1.22", 443),
    flow("tcp", "203.0.113.7", 8443, "192.168.1.20", 80),
    "icmp     1 29 src=10.0.0.5 dst=192.0.2.1 type=8 code=0 id=7 src=192.168.1.20 dst=10.0.0.5 type=0 code=0 id=7 mark=0 use=1",
  ];
  const clients = (now: Partial<PortForwardSpec> | undefined) =>
    ended(endingOf(web, now && { ...web, ...now }) ?? "", flows).map((line) => line.split(" ").slice(1, 3).join(" "));
  const [office, one, two, inside] = ["10.0.0.5 192.0.2.1", "203.0.113.5 192.0.2.1", "203.0.113.6 192.0.2.2", "192.168.1.30 192.0.2.1"];
  t.deepEqual(clients(undefined), [office, one, two, inside]);
  t.deepEqual(clients({ sources: ["10.0.0.0/8", "203.0.113.6"] }), [one, inside]);
  t.deepEqual(clients({ listenAddress: "192.0.2.1" }), [two]);
  t.deepEqual(clients({ targetAddresses: ["192.168.1.21"] }), [office, one, inside]);
  t.deepEqual(clients({ hairpin: false }), [inside]);
  t.deepEqual(clients({ listenPort: 8444, listenPortEnd: 8444 }), [office, one, two, inside]);
  t.is(endingOf(web, { ...web, onEstablished: undefined, sources: ["10.0.0.0/8"] }), undefined, "kept");
  t.is(endingOf({ ...web, onEstablished: undefined }, undefined), undefined, "kept");
  t.is(endingOf(web, { ...web, targets: ["192.168.1.20", "192.168.1.21"] }), undefined, "nothing narrower");
  t.truthy(endingOf({ ...web, onEstablished: undefined }, { ...web, sources: ["10.0.0.0/8"] }), "asked for in the same change");
  const range = { ...web, listenPort: 8000, listenPortEnd: 8010, targetPort: 8000 };
  const ranged = [flow("tcp", "10.0.0.5", 8003, "192.168.1.20", 8003), flow("tcp", "10.0.0.5", 8009, "192.168.1.20", 8009)];
  t.deepEqual(
    ended(endingOf(range, { ...range, listenPortEnd: 8005 }) ?? "", ranged).map((line) => line.split(" ")[4]),
    ["8009"],
  );
});

test("subnets are told as the provider tells them, over IPv4 and IPv6", (t) => {
  const pair = (ip: fc.Arbitrary<string>, bits: number) =>
    fc
      .tuple(ip, ip, fc.integer({ min: 1, max: bits }), fc.boolean())
      // Half of them with a client in the subnet, which by chance none is.
      .map(([client, other, prefix, near]) => ({ client, place: subnetOf(`${near ? client : other}/${prefix}`).cidr }));
  const six = fc.oneof(
    fc.ipV6().filter((address) => !address.includes(".")),
    fc.constantFrom("::1", "2001:db8::", "fd00::1:0:0:1"),
  );
  fc.assert(
    fc.property(fc.oneof(pair(fc.ipV4(), 32), pair(six, 128)), ({ client, place }) => {
      const note = `was tcp * 1 9 ${place} - * 7\n`;
      const [line] = ended(note, [flow("tcp", client, 3, "10.0.0.1", 7)]);
      t.is(line !== undefined, contains(subnetOf(place), client), `${client} in ${place}`);
    }),
    { numRuns: 150 },
  );
});
