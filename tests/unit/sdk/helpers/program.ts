import Module from "node:module";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import ts from "typescript";

const root = join(__dirname, "../../../..");

export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
}

/** From now on programs of this process run without an engine; each resource that one registers is told. */
export function withoutEngine(registered: (resource: Registered) => void): void {
  void pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, id }) => {
        registered({ type, name, inputs });
        return { id: id || inputs.name || name, state: { stdout: "", ...inputs } };
      },
      call: ({ inputs }) => inputs,
    },
    "project",
    "stack",
  );
  // What `pulumi config set host …` of the template sets.
  pulumi.runtime.setConfig("project:host", "kvm1.example.net");
}

/** Runs a program as Pulumi would; what it looks up on hosts is beyond this. */
export function run(program: string): void {
  const { outputText } = ts.transpileModule(program, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  const load = Module.createRequire(join(root, "package.json"));
  const requireAs = (name: string) => (name === "pulumi-kvmnet" ? require("../../../../sdk") : load(name));
  new Function("require", "exports", "module", outputText)(requireAs, {}, { exports: {} });
}
