// npm run plugin: the native plugin as an archive for `pulumi plugin install resource kvmnet VERSION --file …`.
const { spawnSync } = require("node:child_process");
const path = require("node:path");
const { bundle } = require("./bundle.cjs");

const dist = path.join(path.dirname(__dirname), "dist");

async function main() {
  // Whoever has just built it wants it packed as it is.
  if (!process.env.KVMNET_BUILT) await bundle();
  const file = path.join(dist, "pulumi-resource-kvmnet.tar.gz");
  // The CLI wants the files at the root of the archive; who made it is nobody's business.
  const argv = ["-czf", file, "--owner=0", "--group=0", "--numeric-owner", "--exclude=*.cache*", "-C", path.join(dist, "plugin"), "."];
  const done = spawnSync("tar", argv, { stdio: ["ignore", 1, 2] });
  if (done.status !== 0) throw new Error("tar failed; see above");
  console.log(path.relative(process.cwd(), file));
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
