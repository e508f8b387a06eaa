import { inOrderOfAdding } from "../kernel/address";
import { ipLine } from "../kernel/batch";
import { type Link, staticAddresses, staticDetails } from "../kernel/link";
import { inOrderOfDependence, setRoutes } from "../kernel/route";
import type { Snapshot } from "../kernel/snapshot";
import type { Command } from "../persistence/config";
import { addAddressLine, routeOverLine } from "../persistence/lines";
import type { Pause } from "./options";

/** A device goes down for a moment, because the kernel changes something only then. Its ports come back by joining again. */
export function pauseLines(device: string, pause: Pause, ports: readonly string[]): Command[] {
  return [ipLine("link", "set", "dev", device, "down"), ...(pause === "empty" ? ports.map((port) => ipLine("link", "set", "dev", port, "nomaster")) : [])];
}

/**
 * VLAN interfaces on it went down with it. The kernel brings them up again, those included that were down before, but without their routes and IPv6
 * addresses.
 */
export function vlansBackLines(snapshot: Snapshot, device: string): Command[] {
  return vlansOn(snapshot, device).flatMap((vlan) => [
    ...(vlan.up ? [] : [ipLine("link", "set", "dev", vlan.name, "down")]),
    ...inOrderOfAdding(staticAddresses(vlan)).map((address) => addAddressLine(address, vlan.name, staticDetails(vlan, snapshot.routes)[address])),
    ...(vlan.up ? routesOver(snapshot, vlan.name) : []),
  ]);
}

/** Those below first. */
function vlansOn(snapshot: Snapshot, device: string): Link[] {
  const direct = snapshot.links.filter((link) => link.kind === "vlan" && link.lower === device);
  return direct.flatMap((vlan) => [vlan, ...vlansOn(snapshot, vlan.name)]);
}

function routesOver(snapshot: Snapshot, device: string): Command[] {
  const routes = setRoutes(snapshot.routes, device).filter((route) => !route.special);
  return inOrderOfDependence(routes).map((route) => routeOverLine(route, device));
}
