import type { Problem, Rule } from "../../resource/kind";
import { onePlace } from "../tested";
import type { ThroughputTestArgs } from "./types";

function* expectsSomething({ minimumMbps, maximumMbps }: ThroughputTestArgs): Iterable<Problem> {
  if (minimumMbps === undefined && maximumMbps === undefined) {
    yield { path: ["minimumMbps"], reason: "neither minimumMbps nor maximumMbps are set: whatever arrives would pass" };
  }
  if (minimumMbps !== undefined && maximumMbps !== undefined && minimumMbps > maximumMbps) {
    yield { path: ["maximumMbps"], reason: "is less than minimumMbps" };
  }
}

function* rateIsEnough({ protocol, rateMbps, minimumMbps, maximumMbps }: ThroughputTestArgs): Iterable<Problem> {
  if (protocol === "udp" && rateMbps === undefined) {
    yield { path: ["rateMbps"], reason: "is needed with udp, which sends at a rate, whatever arrives" };
  }
  if (rateMbps !== undefined && minimumMbps !== undefined && rateMbps < minimumMbps) {
    yield { path: ["rateMbps"], reason: "is less than minimumMbps: as much could never arrive" };
  }
  if (rateMbps !== undefined && maximumMbps !== undefined && rateMbps <= maximumMbps) {
    yield { path: ["rateMbps"], reason: "is not more than maximumMbps: it would pass without any limit" };
  }
}

function* serverIsElsewhere({ server, serverHost, guest, namespace, serverNamespace }: ThroughputTestArgs): Iterable<Problem> {
  for (const [property, value] of Object.entries({ serverHost, serverNamespace })) {
    if (server !== "started" && value !== undefined) {
      yield { path: [property], reason: 'is where a server is started: it is of server: "started"' };
    }
  }
  if (server === "started" && serverHost === undefined && guest === undefined && namespace === serverNamespace) {
    yield {
      path: ["serverNamespace"],
      reason:
        "is where the client is as well: what they send each other leaves no device. Let one of them be in another network namespace or on another host (`serverHost`), or test a server that runs elsewhere",
    };
  }
}

export const throughputTestRules: readonly Rule<ThroughputTestArgs>[] = [onePlace, expectsSomething, rateIsEnough, serverIsElsewhere];
