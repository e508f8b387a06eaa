import type { ResourceKind } from "../../resource/kind";
import { converge, findNic, removeNic } from "./driver";
import { defaultMac } from "./mac";
import { nicImpacts, planNic } from "./plan";
import { nicRules } from "./rules";
import { type AnyNic, type NicArgs, nicArgs } from "./schema";
import { type NicState, nicState } from "./state";
import { completeView } from "./view";

export const domainInterface: ResourceKind<NicArgs, NicState> = {
  type: "DomainInterface",
  description:
    "A network card of an existing guest (libvirt domain): on a libvirt network, a bridge, an Open vSwitch port, macvtap, a vhost-user socket or a virtual function. " +
    "It is plugged into the running guest and stored in its definition.\n\n" +
    "Connection, link state, bandwidth and filter change while the guest runs; what libvirt cannot change on a card in use needs it plugged in again, which is refused unless `onGuestsAttached` allows it.",
  args: nicArgs,
  state: nicState,
  rules: nicRules,
  impacts: nicImpacts as ResourceKind<NicArgs, NicState>["impacts"],
  complete: completeNic,
  plan: (state, args) => planNic(state, args as AnyNic),
  create: (host, args) => converge(host, args as AnyNic),
  read: (host, name, last) => findNic(host, name, last),
  update: (host, state, args) => converge(host, args as AnyNic, state),
  delete: removeNic,
};

function completeNic(args: Partial<NicArgs>): Partial<NicArgs> {
  const { name, owner, mac } = args;
  const address = mac === undefined && name !== undefined && owner !== undefined ? { mac: defaultMac({ name, owner }) } : {};
  return completeView({ ...args, ...address } as Partial<AnyNic>) as Partial<NicArgs>;
}
