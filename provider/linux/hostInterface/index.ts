import type { Host } from "../../host/host";
import type { Change } from "../../resource/change";
import { KvmnetError } from "../../resource/error";
import type { ResourceKind } from "../../resource/kind";
import { checkOnHost } from "../device/checks";
import { deviceOrders } from "../device/orders";
import { deviceImpacts, planDevice } from "../device/plan";
import { onceMore } from "../kernel/again";
import { apply } from "../kernel/apply";
import { nicsOf } from "../kernel/nic";
import { nicScript } from "../kernel/scripts";
import { hostSnapshot, type Snapshot, sectionsOf } from "../kernel/snapshot";
import { settled } from "../kernel/verify";
import { nicToTake } from "./checks";
import { type NicContext, observeNic, recordOf } from "./observe";
import { remove } from "./remove";
import { hostInterfaceSpec as spec } from "./spec";
import type { HostInterfaceArgs, HostInterfaceState } from "./types";

export const hostInterface: ResourceKind<HostInterfaceArgs, HostInterfaceState> = {
  type: spec.type,
  description: spec.description,
  args: spec.args,
  state: spec.state,
  rules: spec.rules,
  impacts: deviceImpacts(spec),
  complete: (args) => spec.complete?.(args) ?? args,
  plan: (state, args) => planDevice(spec, state, args),
  create: (host, args) => onceMore(() => reconcile(host, args, "take on the network card")),
  read: async (host, name, last) => read(await hostSnapshot(host), name, lastContext(host, last)),
  update: (host, state, args) => onceMore(() => reconcile(host, args, "change the network card", state)),
  delete: (host, state) => onceMore(() => remove(host, state, lastContext(host, state))),
};

function lastContext(host: Host, last: HostInterfaceState | undefined): NicContext {
  return {
    facts: host.facts,
    devices: Object.keys(last?.boot.owners ?? {}),
    dhcp4: last?.dhcp4,
    dhcp6: last?.dhcp6,
    onGuestsAttached: last?.onGuestsAttached,
    last,
  };
}

/** A NIC without our mark, record or file is one that nobody looks after (any more). */
function read(snapshot: Snapshot, name: string, context: NicContext): HostInterfaceState | undefined {
  const state = observeNic(snapshot, name, context);
  const link = snapshot.links.find((candidate) => candidate.name === name);
  return state && link && (state.owner !== "" || recordOf(snapshot, link)) ? state : undefined;
}

async function reconcile(host: Host, args: HostInterfaceArgs, step: string, last?: HostInterfaceState): Promise<HostInterfaceState> {
  const snapshot = await withEthtool(host, await hostSnapshot(host), args);
  nicToTake(snapshot, args);
  const known: NicContext = { ...lastContext(host, last), devices: [args.name], onGuestsAttached: args.onGuestsAttached };
  const found = observeNic(snapshot, args.name, known);
  refuseWhatCannotBe(args, found ? planDevice(spec, found, args) : []);
  checkOnHost(spec, snapshot, args, found, host.facts);
  const orders = deviceOrders(spec, snapshot, args, found, host.facts);
  // What is asked for is what a client of the manager does.
  const context: NicContext = { ...known, dhcp4: args.dhcp4, dhcp6: args.dhcp6 };
  const observe = (after: Snapshot) => observeNic(after, args.name, context);
  return settled(host, { type: spec.type, args, observe, plan: (state, wanted) => planDevice(spec, state, wanted) }, () => apply(host, step, orders));
}

/** Before it is taken on nobody has asked ethtool about the NIC. */
async function withEthtool(host: Host, snapshot: Snapshot, { name, offloads, queues, ring }: HostInterfaceArgs): Promise<Snapshot> {
  const needed = offloads !== undefined || queues !== undefined || ring !== undefined;
  if (!needed || snapshot.nics[name]?.features) {
    return snapshot;
  }
  const { stdout } = await host.run({ name: "read the network card", script: nicScript, args: [name], needs: ["ethtool"] });
  return { ...snapshot, nics: { ...snapshot.nics, [name]: { ...snapshot.nics[name], ...nicsOf(sectionsOf(stdout))[name] } } };
}

function refuseWhatCannotBe({ name }: HostInterfaceArgs, changes: readonly Change[]): void {
  const change = changes.find((candidate) => candidate.refused);
  if (change?.refused) {
    throw new KvmnetError({ code: "refused", resource: `HostInterface ${name}`, property: String(change.path[0]), problem: change.refused });
  }
}
