import { valueAt } from "../../resource/change";
import type { Leaf } from "./settings";
import type { HostSettingsArgs, HostSettingsState } from "./types";

/** Why a setting must not become this on this host: it would cut off guests or the default route. `undefined` when it may. */
export function danger(
  leaf: Pick<Leaf, "path" | "value">,
  state: Pick<HostSettingsState, "hostFacts" | "ipv6Forward">,
  args: Partial<HostSettingsArgs>,
): string | undefined {
  return guestsReason(leaf, state, args) ?? advertisementReason(leaf, state, args);
}

type Subject = Parameters<typeof danger>;

function guestsReason({ path, value }: Subject[0], { hostFacts }: Subject[1], args: Subject[2]): string | undefined {
  const property = path.at(-1) ?? "";
  if (value !== false || !/^(ipForward|ipv6Forward|forwarding|ipv6Forwarding)$/.test(property) || args.onGuestsCutOff === "allow") {
    return undefined;
  }
  const device = path.length > 1 ? path[1] : undefined;
  const networks = hostFacts.routedNetworks.filter(({ bridge, ipv6 }) => (device === undefined || device === bridge) && (ipv6 || !property.startsWith("ipv6")));
  return networks.length === 0
    ? undefined
    : `running libvirt networks need it: ${networks.map(({ name }) => name).join(", ")}. Their guests would be cut off. Stop those networks first, or set \`onGuestsCutOff: "allow"\``;
}

/** With forwarding on anywhere, the kernel drops all default routes from advertisements but those of devices with accept_ra 2 (rt6_purge_dflt_routers). */
function advertisementReason({ path, value }: Subject[0], { hostFacts }: Subject[1], args: Subject[2]): string | undefined {
  if (value !== true || !/^(ipv6Forward|ipv6Forwarding)$/.test(path.at(-1) ?? "")) {
    return undefined;
  }
  const lost = Object.entries(hostFacts.advertisedDefaults).filter(
    ([device, now]) => (valueAt(args, ["interfaces", device, "acceptRouterAdvertisements"]) ?? now) === "unless-forwarding",
  );
  return lost.length === 0
    ? undefined
    : `the host has its IPv6 default route from router advertisements on ${lost.map(([device]) => device).join(", ")}, and the kernel drops it when forwarding is on. Set \`interfaces: { ${lost.map(([device]) => `"${device}": { acceptRouterAdvertisements: "always" }`).join(", ")} }\` as well, or give the host a static default route`;
}

/** Why a setting may cut us off ourselves. */
export function sessionDanger({ path, value }: Subject[0], state: Subject[1], args: Subject[2]): string | undefined {
  const { sessionDevices, sessionFamily, sessionAsymmetric, advertisedDefaults } = state.hostFacts;
  const property = path.at(-1) ?? "";
  const device = path.length > 1 ? (path[1] ?? "") : "all";
  const touched = sessionDevices.length > 0 && (device === "all" || sessionDevices.includes(device));
  if (!touched) {
    return undefined;
  }
  const routed = args.ipv6Forward ?? state.ipv6Forward ?? false;
  const loses: Record<string, string | false> = {
    disableIpv6: value === true && sessionFamily !== 4 && "the session may come in by IPv6",
    acceptRouterAdvertisements:
      device in advertisedDefaults &&
      sessionFamily !== 4 &&
      (value === "off" || (value === "unless-forwarding" && routed)) &&
      "the way back to us may hang on a router advertisement",
    arpIgnore:
      sessionFamily !== 6 &&
      (value === 8 || (sessionAsymmetric && (value === 1 || value === 2))) &&
      "the host would no longer answer for the address that we connect to",
    reversePathFilter: sessionFamily === 4 && sessionAsymmetric && value === "strict" && "our packets come in on another device than the answers leave by",
  };
  const reason = loses[property];
  return reason ? `${device === "all" ? sessionDevices[0] : device} carries the SSH session that kvmnet itself comes in by, and ${reason}` : undefined;
}
