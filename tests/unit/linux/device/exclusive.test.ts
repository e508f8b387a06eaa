import test from "ava";
import { bond } from "../../../../provider/linux/bond";
import { bridge } from "../../../../provider/linux/bridge";
import { hostInterface } from "../../../../provider/linux/hostInterface";
import { hostNetwork } from "../../../../provider/linux/hostNetwork";
import { ovsUplink } from "../../../../provider/linux/ovsUplink";
import { Exclusives } from "../../../../provider/resource/exclusive";
import type { AnyKind } from "../../../../provider/resource/kind";

/** What stands against the last of these resources of one program. */
function against(...resources: readonly (readonly [AnyKind, object])[]): string[] {
  const exclusives = new Exclusives();
  return resources
    .map(([kind, args], i) => exclusives.take("kvm1", String(i), `${kind.type} ${i}`, kind.exclusives?.(args as never) ?? []))
    .reduce((_, last) => last)
    .map(({ exclusive, other }) => `${exclusive.path.join(".")}: ${exclusive.thing} ${exclusive.key}: ${other}`);
}

const addresses = ["192.0.2.7/24"];
const withAddresses = [bond as AnyKind, { name: "bond0", ports: ["eth1"], addresses }] as const;
const uplink = [ovsUplink as AnyKind, { name: "bond0", bridge: "obr0" }] as const;
const onBridge = [bridge as AnyKind, { name: "br0", ports: ["bond0"], moveAddresses: true }] as const;

test("addresses of a device that another resource moves to itself clash, whichever comes first", (t) => {
  for (const port of [uplink, onBridge]) {
    t.is(against(withAddresses, port).length, 1);
    t.deepEqual(against(port, withAddresses), [`addresses: set of addresses of bond0: ${port[0].type} 0`]);
  }
  const network = { name: "uplink", bridges: { br0: { ports: ["eth0"], moveAddresses: true } } };
  t.deepEqual(against([hostInterface as AnyKind, { name: "eth0", addresses: ["198.51.100.7/24"] }], [hostNetwork as AnyKind, network]), [
    "bridges.br0.ports.0: set of addresses of eth0: HostInterface 0",
  ]);
});

test("a device without addresses of its own may be a port, and one that is none may have some", (t) => {
  t.deepEqual(against([bond as AnyKind, { name: "bond0", ports: ["eth1"], addresses: [] }], uplink), []);
  t.deepEqual(against([bond as AnyKind, { name: "bond0", ports: ["eth1"] }], onBridge), []);
  t.deepEqual(against([hostInterface as AnyKind, { name: "eth0", addresses }], [bridge as AnyKind, { name: "br0", ports: ["eth1"] }]), []);
  t.deepEqual(against(withAddresses, [bridge as AnyKind, { name: "br0", ports: ["bond0"] }]), [], "as hosts have it: the bridge leaves them there");
});
