module.exports = {
  extensions: ["ts"],
  nodeArguments: ["--require=ts-node/register"],
  environmentVariables: { TS_NODE_TRANSPILE_ONLY: "1" },
  timeout: "5m",
};
