import * as pulumi from "@pulumi/pulumi";
import * as kvmnet from "pulumi-kvmnet";

// Where to work: the stack's `kvmnet:connection` (pulumi config set --path kvmnet:connection.host HOST).

/** Another word begins the storm anew: pulumi config set run 2. */
const run = new pulumi.Config().get("run") ?? "1";

// Two ends of a wire: what stands for the link that is to go bad. On a real host name its device instead.
const wire = new kvmnet.Veth("storm0", { addresses: ["198.51.100.1/30"], peer: "storm1" });

// Ten minutes of a bad link, for everything that is sent by this end.
const storm = new kvmnet.TestImpairment("storm", {
  device: wire.name,
  durationSeconds: 600,
  delayMilliseconds: 80,
  jitterMilliseconds: 20,
  lossPercent: 2,
  duplicatePercent: 0.5,
  reorderPercent: 5,
  corruptPercent: 0.1,
  rateMbps: 20,
  triggers: [run],
});

export const until = storm.until; // by the host's clock; then it is over, without anybody's doing
