import type { Host } from "../host/host";
import { ovsFlows } from "../ovs/flows";
import { describe } from "./describe";
import type { Item } from "./item";

/** OpenFlow flows of ours. What others have put into a switch knows no owner. */
export async function findFlows(host: Host): Promise<Item[]> {
  return (await ovsFlows.present(host)).flatMap(({ name = "", observe }) => {
    const state = observe(name);
    return state ? [describe(ovsFlows, state)] : [];
  });
}
