import { attribute, carried, child, children, type DataOf, element, numberAttribute, wordAttribute, yesNoAttribute } from "../codec";
import { bandwidth, virtualport, vlan } from "../model";

/** libvirt's `<interface>` of a guest, in libvirt's own terms. */
export const domainInterface = element({
  type: attribute("type"),
  managed: yesNoAttribute("managed"),
  mac: child("mac", element({ address: attribute("address") })),
  source: child(
    "source",
    element({
      network: attribute("network"),
      portgroup: attribute("portgroup"),
      /** Of the running guest only. */
      portid: attribute("portid"),
      bridge: attribute("bridge"),
      dev: attribute("dev"),
      type: attribute("type"),
      path: attribute("path"),
      mode: attribute("mode"),
      address: child(
        "address",
        element({ type: attribute("type"), domain: attribute("domain"), bus: attribute("bus"), slot: attribute("slot"), function: attribute("function") }),
      ),
    }),
  ),
  vlan: child("vlan", vlan),
  virtualport: child("virtualport", virtualport),
  port: child("port", element({ isolated: yesNoAttribute("isolated") })),
  target: child("target", element({ dev: attribute("dev") })),
  model: child("model", element({ type: attribute("type") })),
  driver: child("driver", element({ name: attribute("name"), queues: numberAttribute("queues") })),
  filterref: child(
    "filterref",
    element({ filter: attribute("filter"), parameters: children("parameter", element({ name: attribute("name"), value: attribute("value") })) }),
  ),
  bandwidth: child("bandwidth", bandwidth),
  mtu: child("mtu", element({ size: numberAttribute("size") })),
  link: child("link", element({ state: wordAttribute("state", "up", "down") })),
  boot: child("boot", element({ order: numberAttribute("order") })),
  alias: child("alias", element({ name: attribute("name") })),
  address: child("address", carried),
});

export type DomainInterfaceXml = DataOf<typeof domainInterface>;
