import { AsyncLocalStorage } from "node:async_hooks";
import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

interface Place {
  readonly urn: string;
  readonly redacted: (text: string) => string;
  readonly sending: Promise<void>[];
}

/** One for all: each storage in use makes every promise of the process dearer. */
const places = new AsyncLocalStorage<Place>();

/** What the user is told, beside the resource that a request is about. */
export class Log {
  private client?: EngineClient;

  /** `host:port` of the engine; "" where there is none to tell. */
  constructor(private address: string) {}

  connect(address: string): void {
    if (address !== this.address) {
      this.address = address;
      this.client?.close();
      this.client = undefined;
    }
  }

  /** Runs the work of one request. What it says has arrived when it ends. */
  async about<T>(urn: string, redacted: (text: string) => string, work: () => Promise<T>): Promise<T> {
    const place: Place = { urn, redacted, sending: [] };
    try {
      return await places.run(place, work);
    } finally {
      await Promise.all(place.sending);
    }
  }

  info(text: string): void {
    this.say(LogSeverity.INFO, text);
  }

  warn(text: string): void {
    this.say(LogSeverity.WARNING, text);
  }

  private say(severity: 1 | 2, text: string): void {
    const place = places.getStore();
    if (this.address === "") {
      return;
    }
    const request = new LogRequest();
    request.setSeverity(severity);
    request.setUrn(place?.urn ?? "");
    request.setMessage(place?.redacted(text) ?? text);
    this.client ??= new EngineClient(this.address, credentials.createInsecure());
    const client = this.client;
    // Not to be heard is no reason to fail.
    place?.sending.push(new Promise((resolve) => client.log(request, () => resolve())));
  }
}
