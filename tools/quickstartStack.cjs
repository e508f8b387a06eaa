// The stack of the quickstart: one per lab, with a backend in the cache. `npm run pulumi` works on the same.
const path = require("node:path");
const { cacheFolder } = require("./cache.cjs");
const { pulumiEnvironment } = require("./pulumi.cjs");

const lab = process.env.KVMNET_LAB || "default";

/** A stack that refers to a lab's host makes no sense on another lab. */
const stackName = lab === "default" ? "quickstart" : `quickstart-${lab}`;

/** Environment for the CLI in `bin`. */
function stackEnvironment(bin) {
  return pulumiEnvironment(bin, path.join(cacheFolder(), stackName));
}

module.exports = { stackName, stackEnvironment };
