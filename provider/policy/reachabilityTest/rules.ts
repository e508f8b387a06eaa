import type { Problem, Rule } from "../../resource/kind";
import { onePlace } from "../tested";
import type { ReachabilityTestArgs } from "./types";

function* portOfProtocol({ protocol, port, path }: ReachabilityTestArgs): Iterable<Problem> {
  if (protocol === "icmp" && port !== undefined) {
    yield { path: ["port"], reason: "is none of icmp, which asks the address as a whole" };
  }
  if (protocol !== "icmp" && port === undefined) {
    yield { path: ["port"], reason: `is needed with ${protocol}` };
  }
  if (protocol !== "http" && path !== undefined) {
    yield { path: ["path"], reason: "is what http asks for" };
  }
}

function* lengthOfPing({ protocol, mtu }: ReachabilityTestArgs): Iterable<Problem> {
  if (protocol !== "icmp" && mtu !== undefined) {
    yield { path: ["mtu"], reason: "is the length of a packet of icmp" };
  }
}

function* nameOfTls({ protocol, serverName, certificate }: ReachabilityTestArgs): Iterable<Problem> {
  for (const [property, value] of Object.entries({ serverName, certificate })) {
    if (protocol !== "tls" && value !== undefined) {
      yield { path: [property], reason: "is of tls" };
    }
  }
}

export const reachabilityTestRules: readonly Rule<ReachabilityTestArgs>[] = [onePlace, portOfProtocol, lengthOfPing, nameOfTls];
