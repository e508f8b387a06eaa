import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { execa } from "execa";
import type { LabConnection } from "../lab/host";
import type { Contender } from "./contender";
import { AT_A_TIME } from "./kvmnet";
import { networks } from "./networks";

const { cacheFolder } = require("../tools/cache.cjs") as { cacheFolder(): string };
const { ensureGo } = require("../tools/go.cjs") as { ensureGo(): string };

const MODULE = "github.com/dmacvicar/terraform-provider-libvirt";
const VERSION = "0.8.3";

export const hasTerraform = async (): Promise<boolean> => (await execa("terraform", ["version"], { reject: false })).exitCode === 0;

/** The provider, built once from its Go module into our cache; returns the folder that holds it. */
async function provider(): Promise<string> {
  const target = path.join(cacheFolder(), `terraform-provider-libvirt-${VERSION}`);
  if (existsSync(target)) {
    return target;
  }
  const go = ensureGo();
  const draft = `${target}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const env = { GOFLAGS: "-mod=mod -modcacherw", CGO_ENABLED: "0" };
  await execa(go, ["mod", "init", "bench.invalid/terraform"], { cwd: draft, env });
  await execa(go, ["get", `${MODULE}@v${VERSION}`], { cwd: draft, env });
  await execa(go, ["build", "-trimpath", "-ldflags=-s -w", "-o", path.join(draft, "terraform-provider-libvirt"), MODULE], { cwd: draft, env });
  renameSync(draft, target);
  return target;
}

const configuration = (uri: string, count: number) => `
terraform {
  required_providers {
    libvirt = { source = "dmacvicar/libvirt" }
  }
}
provider "libvirt" {
  uri = ${JSON.stringify(uri)}
}
${networks("bt", count)
  .map(
    ({ name, cidr }) =>
      `resource "libvirt_network" "${name}" {\n  name = "${name}"\n  mode = "nat"\n  addresses = ["${cidr}"]\n  autostart = true\n  dhcp { enabled = true }\n}`,
  )
  .join("\n")}
`;

/** `terraform apply` with the libvirt provider over SSH, as its users run it. */
export async function terraformStack(connection: LabConnection, privateKeyFile: string): Promise<Contender> {
  const folder = mkdtempSync(path.join(tmpdir(), "kvmnet-terraform-"));
  const rc = path.join(folder, "terraform.rc");
  writeFileSync(rc, `provider_installation {\n  dev_overrides {\n    "dmacvicar/libvirt" = ${JSON.stringify(await provider())}\n  }\n  direct {}\n}\n`);
  const uri = `qemu+ssh://root@127.0.0.1:${connection.port}/system?keyfile=${privateKeyFile}&sshauth=privkey&no_verify=1`;
  const env = { TF_CLI_CONFIG_FILE: rc, CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1" };
  const run = (...args: string[]) => execa("terraform", [...args, "-no-color", "-input=false"], { cwd: folder, env });
  return {
    name: "Terraform",
    apply: async (count) => {
      writeFileSync(path.join(folder, "main.tf"), configuration(uri, count));
      await run("apply", "-auto-approve", `-parallelism=${AT_A_TIME}`);
    },
    refresh: async () => {
      await run("apply", "-refresh-only", "-auto-approve");
    },
    destroy: async () => {
      await run("destroy", "-auto-approve");
    },
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
