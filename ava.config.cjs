// As tools/test.cjs says, the longest early: what is left for the end is short, and no core waits for another.
const order = (process.env.KVMNET_TEST_ORDER ?? "").split(":");
const rank = (file) => order.findIndex((end) => end !== "" && file.endsWith(end));

module.exports = {
  extensions: ["ts"],
  nodeArguments: ["--require=./tools/typescript.cjs"],
  sortTestFiles: (one, other) => rank(one) - rank(other) || one.localeCompare(other),
  timeout: "5m",
};
