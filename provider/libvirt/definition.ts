import { type Network, network } from "./model";
import { parseXml, renderXml, type XmlElement } from "./xml";

/** A network definition as libvirt prints it. */
export function parseNetwork(xml: string): Network {
  return network.read(parsed(xml)) as Network;
}

/** libvirt 9 prints a domain's name as it is (virNetworkDefFormatBuf), so that one with `'`, `<` or `&` in it is no XML; anybody may have defined such. */
function parsed(xml: string): XmlElement {
  try {
    return parseXml(xml);
  } catch (error) {
    const mended = xml.replace(/^( *<domain name=')(.*)('(?: \w+='\w+')*\/>)$/m, (_, before, name, after) => `${before}${referenced(name)}${after}`);
    if (mended === xml) {
      throw error;
    }
    return parseXml(mended);
  }
}

const referenced = (text: string) => text.replace(/[&<']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A network definition for `net-define`, on one line. */
export function renderNetwork(value: Network): string {
  return renderXml(network.write("network", value));
}
