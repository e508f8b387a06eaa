import type * as wire from "@pulumi/pulumi/proto/provider_pb";
import { CheckResponse, CreateResponse, type DiffResponse, ReadResponse, UpdateResponse } from "@pulumi/pulumi/proto/provider_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { credentialsOf } from "../engine/connection";
import { foretold } from "../engine/foretell";
import type { Json } from "../engine/json";
import { type Operations, operationsOf, type Surroundings } from "../engine/operations";
import type { PropertyPath } from "../resource/change";
import { impactReport } from "../resource/impact";
import type { AnyKind } from "../resource/kind";
import { diffResponse } from "./differences";
import { checkFailure } from "./failures";
import { claimedOutputs, importObject, lookedUp } from "./importing";
import type { Log } from "./log";
import { kindOf, parsedUrn } from "./urn";
import { arrived, departing } from "./wire";

/** The resources of one configuration of the provider. */
export class Resources {
  private readonly byKind = new Map<string, { readonly kind: AnyKind; readonly operations: Operations }>();

  constructor(
    private readonly around: Surroundings,
    private readonly kindNamed: (name: string) => AnyKind,
    private readonly connection: unknown,
    private readonly log: Log,
  ) {}

  async check(request: wire.CheckRequest, redacted: (text: string) => string): Promise<CheckResponse> {
    const { kind, operations, urn } = this.about(request);
    const news = arrived(request.getNews());
    const isNew = Object.keys(arrived(request.getOlds()).values).length === 0;
    // A name that the program no longer gives is the resource's again, not that of the last run.
    const named = { ...news.values, name: news.values.name ?? urn.name, owner: urn.owner };
    const { inputs, failures, doubts } = await operations.check(named, isNew, news.marked);
    for (const { property, reason } of doubts) {
      this.log.warn(`${kind.type} ${String(inputs.name)}: ${property} ${reason}`);
    }
    const response = new CheckResponse();
    response.setInputs(marked(inputs, news.secrets));
    response.setFailuresList(failures.map((failure) => checkFailure(failure, redacted)));
    return response;
  }

  async diff(request: wire.DiffRequest): Promise<DiffResponse> {
    const { operations } = this.about(request);
    const olds = arrived(request.getOlds()).values;
    const difference = await operations.diff(olds, arrived(request.getNews()).values);
    if (difference.ahead && difference.changes.length > 0) {
      const { text, heavy } = impactReport(difference);
      heavy ? this.log.warn(text) : this.log.info(text);
    }
    return diffResponse(difference);
  }

  async create(request: wire.CreateRequest): Promise<CreateResponse> {
    const { kind, operations } = this.about(request);
    const { values, secrets } = arrived(request.getProperties());
    const { id, outputs } = request.getPreview() ? { id: "", outputs: foretold(kind, values) } : await operations.create(values);
    const response = new CreateResponse();
    response.setId(id);
    response.setProperties(marked(outputs, secrets));
    return response;
  }

  async update(request: wire.UpdateRequest): Promise<UpdateResponse> {
    const { kind, operations } = this.about(request);
    const [olds, news] = [arrived(request.getOlds()), arrived(request.getNews())];
    const outputs = request.getPreview() ? foretold(kind, news.values, olds.values) : await operations.update(request.getId(), olds.values, news.values);
    const response = new UpdateResponse();
    response.setProperties(marked(outputs, news.secrets));
    return response;
  }

  /** A refresh has the last state, a look-up (`.get`) at most what the program says, an import nothing. */
  async read(request: wire.ReadRequest): Promise<ReadResponse> {
    const { kind, operations } = this.about(request);
    const [state, inputs] = [arrived(request.getProperties()), arrived(request.getInputs())];
    const secrets = [...state.secrets, ...inputs.secrets];
    const isKnown = Object.keys(state.values).length > 0;
    if (!isKnown && !request.hasInputs()) {
      return this.import(request);
    }
    const { name, connection } = isKnown ? { name: request.getId(), connection: undefined } : lookedUp(kind, request.getId(), this.around, this.connection);
    const found = await operations.read(name, isKnown ? state.values : { ...(connection && { connection }), ...inputs.values });
    const response = new ReadResponse();
    if (found) {
      response.setId(request.getId());
      response.setProperties(marked(found.outputs, secrets));
      response.setInputs(marked(found.inputs ?? inputs.values, secrets));
    }
    return response;
  }

  async delete(request: wire.DeleteRequest): Promise<void> {
    const { kind, operations, urn } = this.about(request);
    const { values } = arrived(request.getProperties());
    const outputs = values.owner === "" ? await claimedOutputs(kind, this.around, values, urn.owner, this.connection) : values;
    await operations.delete(request.getId(), outputs);
  }

  private async import(request: wire.ReadRequest): Promise<ReadResponse> {
    const { kind, urn } = this.about(request);
    const { outputs, inputs, doubts, remarks } = await importObject(kind, this.around, request.getId(), urn, this.connection);
    if (doubts.length > 0) {
      this.log.warn(doubts.join("\n"));
    }
    if (remarks.length > 0) {
      this.log.info(remarks.join("\n"));
    }
    const response = new ReadResponse();
    response.setId(request.getId());
    response.setProperties(marked(outputs, []));
    response.setInputs(marked(inputs, []));
    return response;
  }

  private about(request: { getUrn(): string }) {
    const urn = parsedUrn(request.getUrn());
    const name = kindOf(urn.type);
    const known = this.byKind.get(name);
    if (known) {
      return { ...known, urn };
    }
    const kind = this.kindNamed(name);
    const operations = operationsOf(kind, this.around);
    operations.configure(this.connection);
    this.byKind.set(name, { kind, operations });
    return { kind, operations, urn };
  }
}

/** What was secret when it came, and the credentials. */
function marked(values: Json, secrets: readonly PropertyPath[]): Struct {
  return departing(values, [...secrets, ...credentialsOf(values.connection)]);
}
