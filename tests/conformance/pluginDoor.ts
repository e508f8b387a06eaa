import { type Client, credentials, Server, ServerCredentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient, ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as wire from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { DynamicProvider } from "../../provider/adapter/provider";
import type { Surroundings } from "../../provider/engine/operations";
import type { Outlook } from "../../provider/engine/outlook";
import { Log } from "../../provider/plugin/log";
import { Service } from "../../provider/plugin/service";
import type { AnyKind } from "../../provider/resource/kind";
import type { Properties } from "./wire";

/** What the lines of the log reach instead of an engine. */
class HeardLog extends Log {
  constructor(private readonly hear: (line: string) => void) {
    super("");
  }

  override info(text: string): void {
    this.hear(text);
  }

  override warn(text: string): void {
    this.hear(text);
  }
}

/**
 * The native plugin in the place of the dynamic provider: gRPC to a service in this process, as the engine speaks it. So what drives one door drives the
 * other, and the two can be compared.
 */
export async function pluginDoor(
  kind: AnyKind,
  around: Surroundings & { readonly outlook?: Outlook },
  report: (line: string) => void,
): Promise<DynamicProvider & { close(): void }> {
  const service = new Service({
    version: "0.0.0",
    schema: "",
    log: new HeardLog(report),
    kindNamed: () => kind,
    surroundings: () => around,
    cancel: async () => undefined,
  });
  const server = new Server();
  server.addService(ResourceProviderService, service.implementation());
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound))),
  );
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  const urn = (properties: Properties) => {
    const [project = "p", stack = "s", name = String(properties.name ?? "")] = String(properties.owner ?? "").split("/");
    return `urn:pulumi:${stack}::${project}::kvmnet:index:${kind.type}::${name}`;
  };

  return {
    async configure({ config }) {
      const request = new wire.ConfigureRequest();
      request.setArgs(struct({ connection: config.get("kvmnet:connection"), preview: config.get("kvmnet:preview") }));
      await call(client, "configure", request);
    },

    async check(olds, news) {
      const request = new wire.CheckRequest();
      request.setUrn(urn(news));
      request.setOlds(struct(olds));
      request.setNews(struct(news));
      const response = await call<wire.CheckResponse>(client, "check", request);
      const failures = response.getFailuresList().map((failure) => ({ property: failure.getProperty(), reason: failure.getReason() }));
      return { inputs: plain(response.getInputs()), failures };
    },

    async diff(id, olds, news) {
      const request = new wire.DiffRequest();
      request.setId(id);
      request.setUrn(urn(news));
      request.setOlds(struct(olds));
      request.setNews(struct(news));
      const response = await call<wire.DiffResponse>(client, "diff", request);
      const changes = response.getChanges() === wire.DiffResponse.DiffChanges.DIFF_SOME;
      return { changes, replaces: response.getReplacesList(), deleteBeforeReplace: response.getDeletebeforereplace() };
    },

    async create(inputs) {
      const request = new wire.CreateRequest();
      request.setUrn(urn(inputs));
      request.setProperties(struct(inputs));
      const response = await call<wire.CreateResponse>(client, "create", request);
      return { id: response.getId(), outs: plain(response.getProperties()) };
    },

    async read(id, props) {
      const request = new wire.ReadRequest();
      request.setId(id);
      request.setUrn(urn(props));
      // A look-up has no state: what the program says comes as inputs.
      const isLookup = props.machineId === undefined;
      request.setProperties(struct(isLookup ? {} : props));
      request.setInputs(struct(isLookup ? props : {}));
      const response = await call<wire.ReadResponse>(client, "read", request);
      const inputs = plain(response.getInputs());
      return response.getId() === "" ? {} : { id: response.getId(), props: plain(response.getProperties()), ...(isLookup ? {} : { inputs }) };
    },

    async update(id, olds, news) {
      const request = new wire.UpdateRequest();
      request.setId(id);
      request.setUrn(urn(news));
      request.setOlds(struct(olds));
      request.setNews(struct(news));
      const response = await call<wire.UpdateResponse>(client, "update", request);
      return { outs: plain(response.getProperties()) };
    },

    async delete(id, props) {
      const request = new wire.DeleteRequest();
      request.setId(id);
      request.setUrn(urn(props));
      request.setProperties(struct(props));
      await call(client, "delete", request);
    },

    close() {
      client.close();
      server.forceShutdown();
    },
  };
}

/** `__provider` is the dynamic door's; and the protocol has no `undefined`. */
function struct({ __provider, ...properties }: Properties): Struct {
  return Struct.fromJavaScript(JSON.parse(JSON.stringify(properties)));
}

const SIGNATURE = "4dabf18193072939515e22adb298388d";

function plain(value: Struct | undefined): Properties {
  const bare = (one: unknown): unknown => {
    if (typeof one !== "object" || one === null) {
      return one;
    }
    if (SIGNATURE in one) {
      return bare((one as unknown as { value: unknown }).value);
    }
    return Array.isArray(one) ? one.map(bare) : Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, bare(inner)]));
  };
  return bare(value?.toJavaScript() ?? {}) as Properties;
}

function call<Response>(client: Client, method: string, request: object): Promise<Response> {
  return new Promise((resolve, reject) => {
    (client as unknown as Record<string, (request: object, done: (error: ServiceError | null, response: Response) => void) => void>)[method]?.(
      request,
      (error, response) => (error ? reject(failed(error)) : resolve(response)),
    );
  });
}

/** An error as the dynamic door throws it: with what exists, when something does. `grpcCode`: what of its code gets through. */
function failed(error: ServiceError): Error {
  const told = Object.assign(new Error(error.details), { grpcCode: error.code });
  const [detail] = error.metadata.get("grpc-status-details-bin");
  if (detail === undefined) {
    return told;
  }
  const [any] = Status.deserializeBinary(new Uint8Array(detail as Buffer)).getDetailsList();
  const partial = any?.unpack(wire.ErrorResourceInitFailed.deserializeBinary, "pulumirpc.ErrorResourceInitFailed");
  return partial ? Object.assign(told, { id: partial.getId(), properties: plain(partial.getProperties()), reasons: partial.getReasonsList() }) : told;
}
