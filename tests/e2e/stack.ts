import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { execa } from "execa";
import { builtPlugin, installedModules } from "./installed";

const { ensureLanguageHost } = require("../../tools/languageHosts.cjs") as { ensureLanguageHost(language: string): Promise<string> };
const { ensurePulumi, pulumiEnvironment } = require("../../tools/pulumi.cjs") as {
  ensurePulumi(): Promise<string>;
  pulumiEnvironment(bin: string, folder: string): Record<string, string>;
};

export interface Outcome {
  readonly code: number;
  /** Everything that the user saw. */
  readonly text: string;
}

interface Step {
  readonly op: string;
  readonly urn: string;
}

interface Exported {
  readonly deployment: { readonly resources?: { urn: string; type: string; outputs?: Record<string, unknown> }[]; readonly pending_operations?: unknown[] };
}

/** Without type checks, as our templates have it: they are half of a run's time, and the business of `pack` and `templates`. */
const TSCONFIG = {
  "ts-node": { transpileOnly: true },
  compilerOptions: { target: "es2022", module: "nodenext", moduleResolution: "nodenext", strict: true, skipLibCheck: true, types: ["node"] },
  files: ["index.ts"],
};

/** A project whose resources are the native plugin's. */
interface Project {
  readonly runtime: "yaml" | "python" | "go";
  readonly main: string;
  readonly config: Record<string, string>;
  /** Where the project says that the plugin is; by default as built, null when it says nothing. */
  readonly plugin?: string | null;
  /** Folders of commands that go before all others. */
  readonly bins?: readonly string[];
  /** Beside the program. */
  readonly files?: Record<string, string>;
  readonly env?: Record<string, string>;
}

/** A Pulumi project of a user, in a folder of its own with a local backend; run by the real CLI. */
export class Stack {
  private constructor(
    readonly folder: string,
    readonly env: NodeJS.ProcessEnv,
    private readonly main: string,
  ) {}

  /** A program in TypeScript, with the package as npm installs it. */
  static async create(config: Record<string, string> = {}): Promise<Stack> {
    const modules = await installedModules();
    const folder = mkdtempSync(path.join(tmpdir(), "kvmnet-e2e-"));
    symlinkSync(modules, path.join(folder, "node_modules"));
    const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
    write("Pulumi.yaml", "name: e2e\nruntime: nodejs\n");
    write("package.json", JSON.stringify({ name: "e2e", private: true, main: "index.ts", dependencies: { "pulumi-kvmnet": "*", "@pulumi/pulumi": "*" } }));
    write("tsconfig.json", JSON.stringify(TSCONFIG));
    return Stack.begin(folder, "index.ts", config, [await ensurePulumi()]);
  }

  /** A program in YAML with the native plugin; `plugin`: where the project says that it is, null when it says nothing; by default as built. */
  static async yaml(config: Record<string, string> = {}, plugin?: string | null): Promise<Stack> {
    return Stack.withPlugin({ runtime: "yaml", main: "Main.yaml", config, plugin });
  }

  /** A program in Python; `commands`: folder of the commands of its virtual environment. */
  static async python(commands: string, config: Record<string, string> = {}): Promise<Stack> {
    return Stack.withPlugin({ runtime: "python", main: "__main__.py", config, bins: [commands] });
  }

  /** A program in Go; `project`: what it needs beside it, and in its environment. */
  static async go(project: { files: Record<string, string>; env: Record<string, string> }, config: Record<string, string> = {}): Promise<Stack> {
    const { PATH = "", ...env } = project.env;
    return Stack.withPlugin({ runtime: "go", main: "main.go", config, bins: [PATH], env, files: project.files });
  }

  private static async withPlugin({ runtime, main, config, plugin, bins = [], files = {}, env = {} }: Project): Promise<Stack> {
    const folder = mkdtempSync(path.join(tmpdir(), "kvmnet-e2e-"));
    const plugins = plugin === null ? {} : { plugins: { providers: [{ name: "kvmnet", path: plugin ?? (await builtPlugin()) }] } };
    const all = { "Pulumi.yaml": JSON.stringify({ name: "e2e", runtime, ...plugins }), ...files };
    for (const [file, text] of Object.entries(all)) {
      writeFileSync(path.join(folder, file), text);
    }
    return Stack.begin(folder, main, config, [await ensurePulumi(), ...bins, await ensureLanguageHost(runtime)], env);
  }

  private static async begin(
    folder: string,
    main: string,
    config: Record<string, string>,
    [bin = "", ...more]: readonly string[],
    own: Record<string, string> = {},
  ): Promise<Stack> {
    const env = pulumiEnvironment(bin, path.join(folder, "pulumi"));
    const stack = new Stack(folder, { ...env, ...own, PATH: [...more, env.PATH].join(path.delimiter), NO_COLOR: "1" }, main);
    await stack.must("stack", "init", "dev");
    const settings = Object.entries(config).flatMap(([key, value]) => ["--plaintext", `${key}=${value}`]);
    if (settings.length > 0) {
      await stack.must("config", "set-all", "--path", ...settings);
    }
    return stack;
  }

  program(text: string): void {
    writeFileSync(path.join(this.folder, this.main), text);
  }

  /** Starts the CLI; the caller may kill it. It leads a process group of its own, as at a terminal. */
  start(...args: string[]) {
    return execa("pulumi", ["--non-interactive", ...args], {
      cwd: this.folder,
      env: this.env,
      extendEnv: true,
      all: true,
      reject: false,
      detached: true,
      stdin: "ignore",
    });
  }

  async run(...args: string[]): Promise<Outcome> {
    const { exitCode, all } = await this.start(...args);
    return { code: exitCode ?? -1, text: all ?? "" };
  }

  /** A command that a user expects to succeed; returns what it printed. */
  async must(...args: string[]): Promise<string> {
    const { code, text } = await this.run(...args);
    if (code !== 0) {
      throw new Error(`pulumi ${args.join(" ")}: exit ${code}\n${text}`);
    }
    return text;
  }

  up(): Promise<string> {
    return this.must("up", "--yes", "--skip-preview");
  }

  /** Operation per logical name, those without a change left out. */
  async previewedOps(): Promise<Record<string, string>> {
    const { exitCode, stdout, stderr } = await this.start("preview", "--json");
    if (exitCode !== 0) {
      throw new Error(`pulumi preview: exit ${exitCode}\n${stdout}\n${stderr}`);
    }
    const steps = (JSON.parse(stdout).steps ?? []) as Step[];
    const changing = steps.filter(({ op, urn }) => op !== "same" && urn.includes("kvmnet:"));
    // A replacement is three steps; the one named so stands for all.
    const ops = changing.filter(({ op }) => !["create-replacement", "delete-replaced"].includes(op));
    return Object.fromEntries(ops.map(({ op, urn }) => [urn.split("::").at(-1), op]));
  }

  async exported(): Promise<Exported> {
    return JSON.parse(await this.must("stack", "export"));
  }

  async outputs(): Promise<Record<string, unknown>> {
    return JSON.parse(await this.must("stack", "output", "--json"));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
