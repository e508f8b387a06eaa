import { join } from "node:path";
import ts from "typescript";

const root = join(__dirname, "../../../..");

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
  host.getSourceFile = (name, version, ...rest) => (name === file ? ts.createSourceFile(name, text, version) : getSourceFile(name, version, ...rest));
  const found = ts.getPreEmitDiagnostics(ts.createProgram([file], options, host)).filter((one) => one.file?.fileName === file);
  return found.map((one) => ts.flattenDiagnosticMessageText(one.messageText, "\n").split("\n")[0] ?? "");
}
