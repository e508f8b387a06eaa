import { readFileSync } from "node:fs";
import type { ServerUnaryCall, sendUnaryData, UntypedServiceImplementation } from "@grpc/grpc-js";
import { type PluginAttach, PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import * as wire from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { credentialsOf } from "../engine/connection";
import { plainJson } from "../engine/json";
import type { Surroundings } from "../engine/operations";
import type { Outlook } from "../engine/outlook";
import { secretTexts, withoutTexts } from "../engine/shown";
import { KvmnetError } from "../resource/error";
import type { AnyKind } from "../resource/kind";
import { checkConfig, settingsOf } from "./config";
import { statusOf } from "./errors";
import { checkFailure } from "./failures";
import type { Log } from "./log";
import { Resources } from "./resources";
import { type Arrived, arrived, departing } from "./wire";

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

/** One configuration of the provider. */
interface Configured {
  readonly around: ReturnType<PluginSurroundings["surroundings"]>;
  readonly resources: Resources;
}

/** Anything with properties that may hold secrets. */
const STRUCTS = ["getProperties", "getInputs", "getNews", "getOlds", "getArgs"] as const;

/** Pulumi's protocol for resource providers, over the operations that every door shares. One process may serve many runs, each with its own configuration. */
export class Service {
  private current?: Configured;
  private connection: unknown;
  private cancelled = new AbortController();

  constructor(private readonly world: PluginSurroundings) {}

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
      check: this.unary((request: wire.CheckRequest, redacted) => this.configured.resources.check(request, redacted)),
      diff: this.unary((request: wire.DiffRequest) => this.configured.resources.diff(request)),
      create: this.unary((request: wire.CreateRequest) => this.configured.resources.create(request)),
      read: this.unary((request: wire.ReadRequest) => this.configured.resources.read(request)),
      update: this.unary((request: wire.UpdateRequest) => this.configured.resources.update(request)),
      delete: this.unary(async (request: wire.DeleteRequest) => {
        await this.configured.resources.delete(request);
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
    const { values, marked, secrets } = arrived(request.getNews());
    const response = new wire.CheckResponse();
    response.setInputs(departing(values, [...secrets, ...credentialsOf(values.connection)]));
    response.setFailuresList(checkConfig(this.configured.around.connectionSchema, values, marked).map((failure) => checkFailure(failure, redacted)));
    return response;
  }

  /** Another way to a host is not another host: that is told by its machine-id, at each operation. So nothing is ever replaced for it. */
  private async diffConfig(): Promise<wire.DiffResponse> {
    return new wire.DiffResponse();
  }

  private async configure(request: wire.ConfigureRequest): Promise<wire.ConfigureResponse> {
    const { connection, preview } = settingsOf(arrived(request.getArgs()).values);
    this.connection = connection;
    this.current = undefined;
    this.configured.around.outlook?.configure(preview);
    const response = new wire.ConfigureResponse();
    response.setAcceptsecrets(true);
    response.setSupportspreview(true);
    return response;
  }

  private async invoke(request: wire.InvokeRequest): Promise<wire.InvokeResponse> {
    const { callFunction } = require("../lookup/functions") as typeof import("../lookup/functions");
    const { signal } = this.cancelled;
    const cancelled = new Promise<never>((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(new KvmnetError({ code: "cancelled", problem: "the run was cancelled" })), { once: true });
    });
    const { values } = arrived(request.getArgs());
    const result = await Promise.race([callFunction(request.getTok().split(":").at(-1) ?? "", values, this.connection, request.getPreview()), cancelled]);
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

  /** Made when it is first asked for: the start of a process is waited for. */
  private get configured(): Configured {
    if (!this.current) {
      const { kindNamed, log } = this.world;
      const around = this.world.surroundings((line) => log.info(line));
      this.current = { around, resources: new Resources(around, kindNamed, this.connection, log) };
    }
    return this.current;
  }

  /** A method as the server wants it: what it says goes beside its resource, and no secret that came with it gets out. */
  private unary<Request extends object, Response>(method: (request: Request, redacted: (text: string) => string) => Promise<Response>) {
    return ({ request }: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>): void => {
      const structs = STRUCTS.flatMap((name): Arrived[] => {
        const struct = (request as Record<string, unknown>)[name];
        return typeof struct === "function" ? [arrived(struct.call(request) as Struct | undefined)] : [];
      });
      const texts = structs.flatMap(({ values, marked }) => secretTexts(values, marked));
      const redacted = (text: string) => withoutTexts(text, texts);
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
