import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Http2Server } from "node:http2";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";

type Json = Record<string, unknown>;

/** Pulumi's own host for dynamic providers, in a process of its own, with us in the place of the engine. */
export class ProviderHost {
  private constructor(
    readonly process: ChildProcess,
    private readonly engine: Http2Server,
    // biome-ignore lint/suspicious/noExplicitAny: the SDK ships these classes without types
    private readonly client: any,
    // biome-ignore lint/suspicious/noExplicitAny: the same
    private readonly messages: any,
    // biome-ignore lint/suspicious/noExplicitAny: the same
    private readonly struct: any,
  ) {}

  /** `project`: a folder with `@pulumi/pulumi` and `pulumi-kvmnet` in its node_modules. */
  static async start(project: string, config: Json = {}): Promise<ProviderHost> {
    // All from the project: two copies of these libraries do not know each other's classes.
    const from = (name: string) => require(require.resolve(name, { paths: [project] }));
    const { ResourceProviderClient } = from("@pulumi/pulumi/proto/provider_grpc_pb");
    const messages = from("@pulumi/pulumi/proto/provider_pb");
    const { Struct } = from("google-protobuf/google/protobuf/struct_pb");
    const { credentials } = from("@grpc/grpc-js");
    const script = require.resolve("@pulumi/pulumi/cmd/dynamic-provider", { paths: [project] });
    // A provider ends when its engine is gone.
    const engine = createServer().listen(0, "127.0.0.1");
    await once(engine, "listening");
    const address = `127.0.0.1:${(engine.address() as AddressInfo).port}`;
    const child = spawn(process.execPath, [script, address], { cwd: project, stdio: ["ignore", "pipe", "inherit"] });
    const [port] = (await once(createInterface(child.stdout), "line")) as [string];
    const host = new ProviderHost(child, engine, new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure()), messages, Struct);
    await host.call("configure", "ConfigureRequest", { Args: config });
    return host;
  }

  async check(olds: Json, news: Json): Promise<{ inputs: Json; failures: string[] }> {
    // biome-ignore lint/suspicious/noExplicitAny: see above
    const response: any = await this.call("check", "CheckRequest", { Olds: olds, News: news });
    // biome-ignore lint/suspicious/noExplicitAny: see above
    const failures = response.getFailuresList().map((one: any) => `${one.getProperty()}: ${one.getReason()}`);
    return { inputs: response.getInputs().toJavaScript(), failures };
  }

  async stop(signal: NodeJS.Signals): Promise<number | null> {
    const ended = once(this.process, "exit") as Promise<[number | null]>;
    this.engine.close();
    this.process.kill(signal);
    return (await ended)[0];
  }

  private call(method: string, message: string, fields: Record<string, Json>): Promise<unknown> {
    const request = new this.messages[message]();
    for (const [name, value] of Object.entries(fields)) {
      request[`set${name}`](this.struct.fromJavaScript(value));
    }
    return new Promise((resolve, reject) =>
      this.client[method](request, (error: Error | null, response: unknown) => (error ? reject(error) : resolve(response))),
    );
  }
}
