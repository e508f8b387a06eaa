import { type Network, network } from "./model";
import { parseXml, renderXml } from "./xml";

/** A network definition as libvirt prints it. */
export function parseNetwork(xml: string): Network {
  return network.read(parseXml(xml)) as Network;
}

/** A network definition for `net-define`, on one line. */
export function renderNetwork(value: Network): string {
  return renderXml(network.write("network", value));
}
