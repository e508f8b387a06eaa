/** The arrows of ARCHITECTURE: doors → engine → resource ← {libvirt, linux, ovs, policy, docker} → host; ovn → ovs. @type {import("dependency-cruiser").IConfiguration} */
const drivers = ["libvirt", "linux", "ovs", "ovn", "policy", "docker"];
/** OVN speaks the protocol of Open vSwitch's database, and a chassis is a row there. */
const standsOn = { ovn: "ovs/(answer|client\\.py|keys|mark|ovsdb|value)|" };

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    {
      name: "resource-knows-nobody",
      comment: "The contract stands alone; of the host it knows the types.",
      severity: "error",
      from: { path: "^provider/resource/" },
      to: { path: "^(provider|sdk|lab|tests|bench|examples)/", pathNot: "^provider/(resource/|host/host\\.ts$)" },
    },
    {
      name: "host-knows-only-the-contract",
      severity: "error",
      from: { path: "^provider/host/" },
      to: { path: "^(provider|sdk|lab|tests|bench|examples)/", pathNot: "^provider/(host|resource)/" },
    },
    ...drivers.map((driver) => ({
      name: `${driver}-is-a-driver`,
      comment: "A driver uses the contract and the host; what two drivers need belongs there.",
      severity: "error",
      from: { path: `^provider/${driver}/` },
      to: { path: "^(provider|sdk|lab|tests|bench|examples)/", pathNot: `^provider/(${standsOn[driver] ?? ""}(${driver}|host|resource)/)` },
    })),
    {
      name: "engine-knows-only-the-contract",
      comment: "What both doors share: it is handed a kind and an open host, and knows no door.",
      severity: "error",
      from: { path: "^provider/engine/" },
      to: { path: "^(provider|sdk|lab|tests|bench|examples)/", pathNot: "^provider/(engine/|resource/|host/host\\.ts$)" },
    },
    {
      name: "doors-know-no-driver",
      comment: "Kinds reach a door through the registry.",
      severity: "error",
      from: { path: "^provider/(adapter|plugin)/" },
      to: { path: `^provider/(${drivers.join("|")})/` },
    },
    {
      name: "nobody-comes-through-a-door",
      comment: "A door is for Pulumi: what others need of it belongs to the engine.",
      severity: "error",
      from: { path: "^(provider|sdk)/", pathNot: "^provider/adapter/" },
      to: { path: "^provider/adapter/" },
    },
    {
      name: "nobody-comes-through-the-native-door",
      severity: "error",
      from: { path: "^(provider|sdk)/", pathNot: "^provider/plugin/" },
      to: { path: "^provider/plugin/" },
    },
    {
      name: "zod-stands-alone",
      comment: "The build puts it into that file: a second copy would know none of its schemas.",
      severity: "error",
      from: { path: "^(provider|sdk)/", pathNot: "^provider/resource/zod\\.ts$" },
      to: { path: "(^|/)node_modules/zod/" },
    },
    {
      name: "provider-is-free-of-pulumi",
      comment: "The SDK package takes longer to load than everything of ours. The native door bundles the protocol's messages, which are not the SDK.",
      severity: "error",
      from: { path: "^provider/" },
      to: { path: "(^|/)@pulumi/", pathNot: "@pulumi/pulumi/proto/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "protocol-stays-in-the-native-door",
      severity: "error",
      from: { path: "^(provider|sdk)/", pathNot: "^provider/plugin/" },
      to: { path: "(^|/)(@pulumi/pulumi/proto/|@grpc/|google-protobuf)" },
    },
    {
      name: "sdk-takes-only-types-of-the-provider",
      comment: "Look-ups run in the program; their code is loaded at the first one. Shell files are put into the code by the build.",
      severity: "error",
      from: { path: "^sdk/", pathNot: "^sdk/lookups\\.ts$" },
      to: { path: "^provider/", pathNot: "^provider/host/shellFile\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "sdk-looks-up-through-one-door",
      severity: "error",
      from: { path: "^sdk/lookups\\.ts$" },
      to: { path: "^provider/", pathNot: "^provider/lookup/index\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "product-knows-no-tools",
      severity: "error",
      from: { path: "^(provider|sdk)/" },
      to: { path: "^(lab|tests|bench|tools|examples)/" },
    },
    {
      name: "nobody-but-the-command-serves-pages",
      comment: "What listens on a port is loaded only by who asks for it.",
      severity: "error",
      from: { path: "^(provider|sdk)/", pathNot: "^provider/(view|cli)/" },
      to: { path: "^provider/view/" },
    },
    {
      name: "no-listener-but-view-and-the-plugin",
      severity: "error",
      from: { path: "^(provider|sdk)/", pathNot: "^provider/(view|plugin)/" },
      to: { path: "^(node:)?https?$" },
    },
    { name: "no-unresolved", severity: "error", from: { path: "^(provider|sdk)/" }, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^dist/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
  },
};
