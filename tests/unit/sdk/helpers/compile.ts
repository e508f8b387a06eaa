import { join } from "node:path";
import ts from "typescript";

const root = join(__dirname, "../../../..");

/** Files that all programs have in common. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** Compiles a user's program against the SDK's sources; gives the first line of each error. */
export function errorsOf(program: string): string[] {
  const file = join(root, "examples/first-light/virtual.ts");
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ["node"],
  };
  const host = ts.createCompilerHost(options);
  const [readFile, fileExists, getSourceFile] = [host.readFile, host.fileExists, host.getSourceFile];
  const text = program.replace('"pulumi-kvmnet"', '"../../sdk"');
  host.readFile = (name) => (name === file ? text : readFile(name));
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, version, ...rest) => {
    if (name === file) {
      return ts.createSourceFile(name, text, version);
    }
    parsed.set(name, parsed.get(name) ?? getSourceFile(name, version, ...rest));
    return parsed.get(name);
  };
  const compiled = ts.createProgram([file], options, host);
  // Of the program alone: the SDK's own types are lint's business.
  const found = ts.getPreEmitDiagnostics(compiled, compiled.getSourceFile(file)).filter((one) => one.file?.fileName === file);
  return found.map((one) => ts.flattenDiagnosticMessageText(one.messageText, "\n").split("\n")[0] ?? "");
}
