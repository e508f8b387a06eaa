import { securityGroup as inOvn } from "../ovn/groups/securityGroup";
import { securityGroup as onHost } from "../policy/securityGroup";
import { securityGroupArgs } from "../resource/securityGroup/schema";
import { eitherKind } from "./eitherKind";
import { ANEW, on, partsOf, stateOf } from "./hostOrOvn";

const rules = (what: string) =>
  ({
    impact: "blip",
    why: `${what} from then on; of guests on bridges established connections stay, in OVN they end where nothing opens them any more`,
  }) as const;

export const securityGroup = eitherKind({
  type: onHost.type,
  description: onHost.description,
  argument: "on",
  parts: partsOf(onHost, inOvn),
  args: securityGroupArgs.extend({ on }),
  state: stateOf(onHost.state),
  impacts: { ...onHost.impacts, ingress: rules("what reaches its members"), egress: rules("what its members may send") },
  why: ANEW,
});
