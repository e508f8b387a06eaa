import { portsOf } from "../device/observe";
import type { Link } from "../kernel/link";
import type { Snapshot } from "../kernel/snapshot";
import type { BondState } from "./types";

type Data = Link["data"];

/** How the bond is doing: shown, compared with nothing. */
export function observeBond(snapshot: Snapshot, link: Link): Pick<BondState, "activePort" | "portStates" | "lacp"> {
  return {
    activePort: text(link.data.active_slave),
    portStates: portsOf(snapshot, link.name).map(observePort),
    lacp: observeLacp(link.data.ad_info as Data | undefined),
  };
}

function observePort({ name, mac, portData }: Link): BondState["portStates"][number] {
  const { state, mii_status: link, perm_hwaddr: own, ad_aggregator_id: aggregator, ad_partner_oper_port_state_str: partner } = portData;
  return {
    port: name,
    mac: text(own) ?? mac,
    state: String(state ?? "").toLowerCase(),
    link: String(link ?? "").toLowerCase(),
    ...(aggregator !== undefined && { aggregator: Number(aggregator) }),
    ...(Array.isArray(partner) && { partner: partner.map(String) }),
  };
}

function observeLacp(info: Data | undefined): BondState["lacp"] {
  return (
    info && {
      aggregator: Number(info.aggregator),
      ports: Number(info.num_ports),
      actorKey: Number(info.actor_key),
      partnerKey: Number(info.partner_key),
      partnerMac: text(info.partner_mac) ?? "",
    }
  );
}

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
