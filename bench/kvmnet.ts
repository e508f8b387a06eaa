import type { LabConnection } from "../lab/host";
import { Stack } from "../tests/e2e/stack";
import type { Contender } from "./contender";
import { networks } from "./networks";

/** Programs with so many NAT networks; `from`: by which of its names the package is imported, which says the door. */
export const networkProgram = (from: string) => (count: number) =>
  `import * as kvmnet from "${from}";
for (const { name, cidr } of ${JSON.stringify(networks("bp", count))}) new kvmnet.NatNetwork(name, { subnets: [{ cidr }] });
`;

/** As many resources of a dynamic provider that does nothing: what Pulumi itself takes for each. */
const emptyProgram = (count: number) =>
  `import * as pulumi from "@pulumi/pulumi";
const provider: pulumi.dynamic.ResourceProvider = { create: async (inputs) => ({ id: inputs.name, outs: inputs }) };
class Empty extends pulumi.dynamic.Resource { constructor(name: string, args: object) { super(provider, name, args); } }
for (const { name, cidr } of ${JSON.stringify(networks("bp", count))}) new Empty(name, { name, subnets: [{ cidr }] });
`;

/** Resources that the engine sends at a time: what comes together is one step on the host (docs/speed.md). By default it is four per core. */
export const AT_A_TIME = 64;

export const EMPTY = "an empty resource";

export const emptyStack = (): Promise<Contender> => stackOf({}, emptyProgram, EMPTY);

/** `pulumi up` with our package, installed from `npm pack`. */
export function kvmnetStack(connection: LabConnection, program: (count: number) => string, name = "pulumi-kvmnet"): Promise<Contender> {
  return stackOf(connectionConfig(connection), program, name);
}

/** The connection as the configuration of a stack. */
export function connectionConfig(connection: LabConnection): Record<string, string> {
  const settings = Object.entries(connection).filter(([, value]) => typeof value !== "object");
  return Object.fromEntries(settings.map(([key, value]) => [`kvmnet:connection.${key}`, String(value)]));
}

async function stackOf(config: Record<string, string>, program: (count: number) => string, name: string): Promise<Contender> {
  return contenderOf(await Stack.create(config), program, name);
}

export function contenderOf(stack: Stack, program: (count: number) => string, name: string): Contender {
  return {
    name,
    apply: async (count) => {
      stack.program(program(count));
      await stack.must("up", "--yes", "--skip-preview", "--parallel", String(AT_A_TIME));
    },
    refresh: () => stack.must("refresh", "--yes", "--skip-preview").then(() => undefined),
    destroy: () => stack.must("destroy", "--yes", "--skip-preview").then(() => undefined),
    close: async () => stack.remove(),
  };
}
