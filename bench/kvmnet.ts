import type { LabConnection } from "../lab/host";
import { Stack } from "../tests/e2e/stack";
import type { Contender } from "./contender";
import { networks } from "./networks";

/** Programs with so many NAT networks; `from`: by which of its names the package is imported, which says the door. */
export const networkProgram = (from: string) => (count: number) =>
  `import * as kvmnet from "${from}";
for (const { name, cidr } of ${JSON.stringify(networks("bp", count))}) new kvmnet.NatNetwork(name, { subnets: [{ cidr }] });
`;

/** `pulumi up` with our package, installed from `npm pack`. */
export async function kvmnetStack(connection: LabConnection, program: (count: number) => string, name = "pulumi-kvmnet"): Promise<Contender> {
  const settings = Object.entries(connection).filter(([, value]) => typeof value !== "object");
  const stack = await Stack.create(Object.fromEntries(settings.map(([key, value]) => [`kvmnet:connection.${key}`, String(value)])));
  return {
    name,
    apply: async (count) => {
      stack.program(program(count));
      await stack.up();
    },
    refresh: () => stack.must("refresh", "--yes", "--skip-preview").then(() => undefined),
    destroy: () => stack.must("destroy", "--yes", "--skip-preview").then(() => undefined),
    close: async () => stack.remove(),
  };
}
