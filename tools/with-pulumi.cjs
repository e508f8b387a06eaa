// node tools/with-pulumi.cjs COMMAND ARGS…: runs it with the Pulumi CLI on PATH and the quickstart's backend.
const { spawnSync } = require("node:child_process");
const { ensurePulumi } = require("./pulumi.cjs");
const { stackEnvironment } = require("./quickstartStack.cjs");

async function main([command, ...args]) {
  if (!command) throw new Error("node tools/with-pulumi.cjs COMMAND ARGS…");
  const environment = stackEnvironment(await ensurePulumi());
  process.exitCode = spawnSync(command, args, { stdio: "inherit", env: { ...process.env, ...environment } }).status ?? 1;
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
