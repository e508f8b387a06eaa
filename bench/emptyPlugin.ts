import { Server, ServerCredentials, type ServerUnaryCall, type sendUnaryData } from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as wire from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

/** The least that a native plugin can be: it takes everything as it is. Bundled by `emptyNative.ts`. */

/** What each of its resources has as outputs besides, so that a state says as much as one of ours. */
const outputs = Struct.fromJavaScript(JSON.parse(process.env.KVMNET_BENCH_OUTPUTS ?? "{}"));

const unary =
  <Request, Response>(answer: (request: Request) => Response) =>
  ({ request }: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>): void =>
    callback(null, answer(request));

const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
server.addService(ResourceProviderService, {
  handshake: unary(() => {
    const response = new wire.ProviderHandshakeResponse();
    response.setAcceptSecrets(true);
    return response;
  }),
  getPluginInfo: unary(() => new PluginInfo()),
  checkConfig: unary((request: wire.CheckRequest) => {
    const response = new wire.CheckResponse();
    response.setInputs(request.getNews());
    return response;
  }),
  diffConfig: unary(() => new wire.DiffResponse()),
  configure: unary(() => {
    const response = new wire.ConfigureResponse();
    response.setAcceptsecrets(true);
    response.setSupportspreview(true);
    return response;
  }),
  check: unary((request: wire.CheckRequest) => {
    const response = new wire.CheckResponse();
    response.setInputs(request.getNews());
    return response;
  }),
  diff: unary(() => {
    const response = new wire.DiffResponse();
    response.setChanges(wire.DiffResponse.DiffChanges.DIFF_NONE);
    return response;
  }),
  create: unary((request: wire.CreateRequest) => {
    const response = new wire.CreateResponse();
    response.setId("made");
    const properties = request.getProperties() ?? new Struct();
    for (const [key, value] of outputs.getFieldsMap().entries()) {
      properties.getFieldsMap().set(key, value);
    }
    response.setProperties(properties);
    return response;
  }),
  read: unary((request: wire.ReadRequest) => {
    const response = new wire.ReadResponse();
    response.setId(request.getId());
    response.setProperties(request.getProperties());
    response.setInputs(request.getInputs());
    return response;
  }),
  delete: unary(() => new Empty()),
  cancel: unary(() => new Empty()),
});
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
  if (error) {
    throw error;
  }
  console.log(port);
});
