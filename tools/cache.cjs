const os = require("node:os");
const path = require("node:path");

/** What is worth keeping between runs and can be made again at any time. */
function cacheFolder() {
  return path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), ".cache"), "kvmnet");
}

module.exports = { cacheFolder };
