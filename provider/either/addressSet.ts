import { addressSet as inOvn } from "../ovn/groups/addressSet";
import { addressSet as onHost } from "../policy/addressSet";
import { addressSetArgs } from "../resource/addressSet";
import { eitherKind } from "./eitherKind";
import { ANEW, on, partsOf, stateOf } from "./hostOrOvn";

export const addressSet = eitherKind({
  type: onHost.type,
  description: onHost.description,
  argument: "on",
  parts: partsOf(onHost, inOvn),
  args: addressSetArgs.extend({ on }),
  state: stateOf(onHost.state),
  impacts: {
    ...onHost.impacts,
    addresses: {
      impact: "blip",
      why: "whom rules that name it mean from then on; of guests on bridges established connections stay, in OVN they end where nothing opens them any more",
    },
  },
  why: ANEW,
});
