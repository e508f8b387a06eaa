import { join } from "node:path";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { version } from "../../package.json";
import { closeOnSignal } from "../host/lifetime";
import { hosts } from "../host/pool";
import { watchEngine } from "../host/watchdog";
import { kindNamed } from "../registry";
import { surroundings } from "../surroundings";
import { Log } from "./log";
import { Service } from "./service";

/** Pulumi starts `pulumi-resource-kvmnet ENGINE` and reads the port from the first line; without an address somebody else has started us, who attaches. */
const engine = process.argv.slice(2).find((word) => /:\d+$/.test(word));

const service = new Service({
  version,
  schema: join(__dirname, "schema.json"),
  log: new Log(engine ?? ""),
  kindNamed,
  surroundings,
  cancel: () => hosts.cancelAll(),
});

// States and requests may be large: those of the engine are not limited either.
const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
server.addService(ResourceProviderService, service.implementation());
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
  if (error) {
    console.error(error.message);
    process.exit(1);
  }
  closeOnSignal(() => hosts.cancelAll());
  if (engine) {
    // As if the engine had asked for it.
    watchEngine(engine, () => process.kill(process.pid, "SIGTERM"));
  }
  console.log(port);
});
