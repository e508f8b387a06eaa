import { readFileSync } from "node:fs";
import type { ServerUnaryCall, sendUnaryData, UntypedServiceImplementation } from "@grpc/grpc-js";
import { type PluginAttach, PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as wire from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { plainJson } from "../engine/json";
import type { Surroundings } from "../engine/operations";
import type { Outlook } from "../engine/outlook";
import { KvmnetError } from "../resource/error";
import type { AnyKind } from "../resource/kind";
import { checkConfig, connectionSecrets, settingsOf } from "./config";
import { statusOf } from "./errors";
import { invoke } from "./functions";
import type { Log } from "./log";
import { Resources } from "./resources";
import { type Arrived, arrived, departing, secretTexts } from "./wire";

export interface PluginSurroundings {
  readonly version: string;
  /** File of the package's schema. */
  readonly schema: string;
  readonly log: Log;
  kindNamed(name: string): AnyKind;
  /** For one configuration of the provider. */
  surroundings(report: (line: string) => void): Surroundings & { readonly outlook?: Outlook };
  /** Ends what is under way on all hosts; afterwards hosts are opened anew. */
  cancel(): Promise<unknown>;
}

/** Anything with properties that may hold secrets. */
const STRUCTS = ["getProperties", "getInputs", "getNews", "getOlds", "getArgs"] as const;

/** Pulumi's protocol for resource providers, over the operations that every door shares. One process may serve many runs, each with its own configuration. */
export class Service {
  private around: ReturnType<PluginSurroundings["surroundings"]>;
  private resources: Resources;
  private connection: unknown;
  private cancelled = new AbortController();

  constructor(private readonly world: PluginSurroundings) {
    this.around = this.fresh();
    this.resources = this.resourcesOf(undefined);
  }

  /** The methods by their names in the protocol; any other answers that it is not implemented. */
  implementation(): UntypedServiceImplementation {
    return {
      handshake: this.unary(this.handshake),
      attach: this.unary(this.attach),
      getPluginInfo: this.unary(this.getPluginInfo),
      getSchema: this.unary(this.getSchema),
      checkConfig: this.unary(this.checkConfig),
      diffConfig: this.unary(this.diffConfig),
      configure: this.unary(this.configure),
      check: this.unary((request: wire.CheckRequest, redacted) => this.resources.check(request, redacted)),
      diff: this.unary((request: wire.DiffRequest) => this.resources.diff(request)),
      create: this.unary((request: wire.CreateRequest) => this.resources.create(request)),
      read: this.unary((request: wire.ReadRequest) => this.resources.read(request)),
      update: this.unary((request: wire.UpdateRequest) => this.resources.update(request)),
      delete: this.unary(async (request: wire.DeleteRequest) => {
        await this.resources.delete(request);
        return new Empty();
      }),
      invoke: this.unary(this.invoke),
      cancel: this.unary(this.cancel),
    };
  }

  private async handshake(request: wire.ProviderHandshakeRequest): Promise<wire.ProviderHandshakeResponse> {
    this.world.log.connect(request.getEngineAddress());
    const response = new wire.ProviderHandshakeResponse();
    response.setAcceptSecrets(true);
    return response;
  }

  private async attach(request: PluginAttach): Promise<Empty> {
    this.world.log.connect(request.getAddress());
    return new Empty();
  }

  private async getPluginInfo(): Promise<PluginInfo> {
    const info = new PluginInfo();
    info.setVersion(this.world.version);
    return info;
  }

  private async getSchema(): Promise<wire.GetSchemaResponse> {
    const response = new wire.GetSchemaResponse();
    response.setSchema(readFileSync(this.world.schema, "utf8"));
    return response;
  }

  private async checkConfig(request: wire.CheckRequest, redacted: (text: string) => string): Promise<wire.CheckResponse> {
    const { values, secrets } = arrived(request.getNews());
    const response = new wire.CheckResponse();
    response.setInputs(departing(values, [...secrets, ...connectionSecrets(values.connection)]));
    const failures = checkConfig(this.around.connectionSchema, values).map(({ property, reason }) => {
      const failure = new wire.CheckFailure();
      failure.setProperty(property);
      failure.setReason(redacted(reason));
      return failure;
    });
    response.setFailuresList(failures);
    return response;
  }

  /** Another way to a host is not another host: that is told by its machine-id, at each operation. So nothing is ever replaced for it. */
  private async diffConfig(): Promise<wire.DiffResponse> {
    return new wire.DiffResponse();
  }

  private async configure(request: wire.ConfigureRequest): Promise<wire.ConfigureResponse> {
    const { connection, preview } = settingsOf(arrived(request.getArgs()).values);
    this.around = this.fresh();
    this.around.outlook?.configure(preview);
    this.connection = connection;
    this.resources = this.resourcesOf(connection);
    const response = new wire.ConfigureResponse();
    response.setAcceptsecrets(true);
    response.setSupportspreview(true);
    return response;
  }

  private async invoke(request: wire.InvokeRequest): Promise<wire.InvokeResponse> {
    const { signal } = this.cancelled;
    const cancelled = new Promise<never>((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(new KvmnetError({ code: "cancelled", problem: "the run was cancelled" })), { once: true });
    });
    const { values } = arrived(request.getArgs());
    const result = await Promise.race([invoke(request.getTok(), values, this.connection, request.getPreview()), cancelled]);
    const response = new wire.InvokeResponse();
    response.setReturn(Struct.fromJavaScript(plainJson(result) as Parameters<typeof Struct.fromJavaScript>[0]));
    return response;
  }

  private async cancel(): Promise<Empty> {
    this.cancelled.abort();
    this.cancelled = new AbortController();
    await this.world.cancel();
    return new Empty();
  }

  private fresh() {
    return this.world.surroundings((line) => this.world.log.info(line));
  }

  private resourcesOf(connection: unknown): Resources {
    return new Resources(this.around, this.world.kindNamed, connection, this.world.log);
  }

  /** A method as the server wants it: what it says goes beside its resource, and no secret that came with it gets out. */
  private unary<Request extends object, Response>(method: (request: Request, redacted: (text: string) => string) => Promise<Response>) {
    return ({ request }: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>): void => {
      const structs = STRUCTS.flatMap((name): Arrived[] => {
        const struct = (request as Record<string, unknown>)[name];
        return typeof struct === "function" ? [arrived(struct.call(request) as Struct | undefined)] : [];
      });
      const texts = structs.flatMap(secretTexts).sort((a, b) => b.length - a.length);
      const redacted = (text: string) => texts.reduce((rest, secret) => rest.replaceAll(secret, "[secret]"), text);
      const urn = (request as { getUrn?(): string }).getUrn?.() ?? "";
      this.world.log
        .about(urn, redacted, () => method.call(this, request, redacted))
        .then(
          (response) => callback(null, response),
          (error) =>
            callback(
              statusOf(
                error,
                redacted,
                structs.flatMap(({ secrets }) => secrets),
              ),
            ),
        );
    };
  }
}
