import fc from "fast-check";
import type { NicView } from "../../../../provider/libvirt/domainInterface/schema";
import { completeView } from "../../../../provider/libvirt/domainInterface/view";

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const number = (max: number) => fc.integer({ min: 1, max });
const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,10}$/);
const anyText = fc
  .string({ minLength: 1, maxLength: 12, unit: fc.constantFrom("a", "ä", "<", "&", "'", '"', " ", "€", ">", "]]>") })
  .filter((value) => value.trim() === value);
const hexDigits = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const address = hexDigits(6).map((hex) => `52:54:00:${hex.slice(0, 2)}:${hex.slice(2, 4)}:${hex.slice(4, 6)}`);
const rate = fc
  .record({ averageKiBps: number(9999) })
  .chain((base) => fc.record({ peakKiBps: number(9999), burstKiB: number(9999) }, { requiredKeys: [] }).map((more) => ({ ...base, ...more })));

const vlan = fc
  .uniqueArray(number(4094), { minLength: 0, maxLength: 3 })
  .chain((ids) => fc.record({ trunk: fc.boolean(), native: fc.boolean() }).map(({ trunk, native }) => ({ ids, trunk, native })))
  .map(({ ids, trunk, native }) => ({
    trunk: ids.length > 0 && trunk,
    tags: ids.map((id, i) => ({ id, ...(native && i === 0 && { nativeMode: "untagged" as const }) })),
  }));

const common = {
  mac: address,
  model: fc.constant("virtio"),
  queues: number(8),
  linkState: fc.constantFrom("up" as const, "down" as const),
  bootOrder: fc.integer({ min: 0, max: 9 }),
};

const filter = fc.oneof(
  fc.constant({}),
  fc.record({ name: anyText, parameters: fc.array(fc.record({ name: word, value: word }), { minLength: 1, maxLength: 3 }) }),
);

const bandwidth = fc.record({ inbound: rate, outbound: rate }, { requiredKeys: [] });

/** Views of NICs of every type, in normal form. */
export const nicViews: fc.Arbitrary<NicView> = fc
  .oneof(
    fc.record({
      type: fc.constant("network"),
      ...common,
      network: anyText,
      portGroup: fc.oneof(fc.constant("none"), word),
      mtu: fc.oneof(fc.constant("none" as const), number(9000)),
      vlan,
      bandwidth,
      filter,
      isolated: fc.boolean(),
    }),
    fc.record({
      type: fc.constant("bridge"),
      ...common,
      bridge: word,
      mtu: fc.oneof(fc.constant("none" as const), number(9000)),
      bandwidth,
      filter,
      isolated: fc.boolean(),
    }),
    fc.record({
      type: fc.constant("openvswitch"),
      ...common,
      bridge: word,
      interfaceId: maybe(fc.uuid()),
      mtu: fc.oneof(fc.constant("none" as const), number(9000)),
      vlan,
      bandwidth,
    }),
    fc.record({ type: fc.constant("direct"), ...common, device: word, mode: fc.constantFrom("bridge", "passthrough"), vlan, bandwidth }),
    fc.record({
      type: fc.constant("vhostuser"),
      ...common,
      path: fc.constant("/run/a b'.sock"),
      mode: fc.constantFrom("client", "server"),
      mtu: fc.oneof(fc.constant("none" as const), number(9000)),
    }),
    fc.record({
      type: fc.constant("hostdev"),
      mac: common.mac,
      bootOrder: common.bootOrder,
      pciAddress: fc.tuple(hexDigits(4), hexDigits(2), hexDigits(1), fc.integer({ min: 0, max: 7 })).map(([a, b, c, d]) => `${a}:${b}:0${c}.${d}`),
      vlan: fc.constantFrom({ tags: [] }, { tags: [{ id: 7 }] }),
    }),
  )
  .map((view) => completeView(JSON.parse(JSON.stringify(view)) as NicView));
