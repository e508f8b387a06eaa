import type { Host } from "../host/host";
import { findAll } from "../import/find";
import { type Item, isResource, type ResourceItem } from "../import/item";
import { programOf } from "../import/program";
import { isWithin } from "../import/select";
import type { Node } from "../topology/model";

/** The lines of a program that make a thing, as `kvmnet import` writes them; undefined where no resource describes it. */
export async function programLines(host: Host, node: Node): Promise<string | undefined> {
  const items = await resourcesOf(host, node);
  return items.length > 0 ? programOf(items, { label: host.label }) : undefined;
}

/** The resources that describe a thing. */
export async function resourcesOf(host: Host, node: Node): Promise<ResourceItem[]> {
  return (await findAll(host)).filter((item) => isOf(item, node));
}

/** Networks have names beside those of devices; the NIC of a guest goes by its MAC address. */
function isOf(item: Item, { id, kind, name, mac }: Node): item is ResourceItem {
  if (!isResource(item) || isWithin(item)) {
    return false;
  }
  switch (kind) {
    case "guest":
      return item.kind === "DomainInterface" && item.args.domain === name && String(item.args.mac).toLowerCase() === mac?.toLowerCase();
    case "network":
      return item.name === name && /Network$/.test(item.kind);
    case "entry":
      return id === `${item.kind} ${item.name}`;
    default:
      return item.name === name && !/Network$/.test(item.kind) && item.kind !== "DomainInterface";
  }
}
