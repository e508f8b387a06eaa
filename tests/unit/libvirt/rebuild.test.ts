import test from "ava";
import fc from "fast-check";
import { type NetworkKindOf, networkKinds } from "../../../provider/import/chooseNetwork";
import { parseNetwork, renderNetwork } from "../../../provider/libvirt/definition";
import type { Network } from "../../../provider/libvirt/model";
import { normalise } from "../../../provider/libvirt/normalise";
import { carrierOf } from "../../../provider/libvirt/observed";
import { forwardModeOf } from "../../../provider/libvirt/properties/forward";
import { anyNetwork } from "./networkArbitrary";
import { printedByLibvirt } from "./virsh";
import { eachPartMissing, wholeDefinitions } from "./wholeDefinitions";

/** Which kinds are for a network: those that leave its mode as it is, and do not take its addresses. */
const kindsFor = (network: Network): NetworkKindOf[] =>
  networkKinds().filter((kind) => {
    const rebuilt = kind.rebuild(network);
    return forwardModeOf(rebuilt) === forwardModeOf(network) && carrierOf(rebuilt) === carrierOf(network) && rebuilt.ips.length === network.ips.length;
  });

function printed(definitions: readonly string[]): Network[] {
  const texts = printedByLibvirt(definitions, { validate: false });
  return texts.filter((text) => text.startsWith("<network")).map((text) => parseNetwork(text));
}

for (const [title, xml] of Object.entries(wholeDefinitions)) {
  const definitions = eachPartMissing(xml);

  test(`${title}: a definition of which nothing is asked is written back as it was, with any part of it missing`, (t) => {
    const networks = printed(definitions);
    t.true(networks.length > definitions.length * 0.6, `libvirt took ${networks.length} of ${definitions.length}`);
    t.is(networks[0]?.name, "n0", "libvirt takes the whole of it");
    for (const network of networks) {
      const kinds = kindsFor(network);
      t.true(kinds.length > 0);
      for (const kind of kinds) {
        t.is(renderNetwork(kind.rebuild(network, network)), renderNetwork(network), kind.type);
      }
    }
  });

  test(`${title}: where one thing was changed and is changed back, nothing else is touched`, (t) => {
    const [network] = printed([xml]) as [Network];
    for (const { path, edited } of edits(network)) {
      for (const kind of kindsFor(network)) {
        const [is, was, other] = [kind.rebuild(network, edited), network, edited].map((one) => leaves(normalise(one))) as [Leaves, Leaves, Leaves];
        for (const place of new Set([...is.keys(), ...was.keys(), ...other.keys()])) {
          t.true([was.get(place), other.get(place)].includes(is.get(place)), `${kind.type}: ${path} changed, and ${place} became ${is.get(place)}`);
        }
      }
    }
  });
}

test("any definition is written back as it was", (t) => {
  const networks = printed(fc.sample(anyNetwork, 60).map(renderNetwork));
  for (const network of networks) {
    for (const kind of kindsFor(network)) {
      t.is(renderNetwork(kind.rebuild(network, network)), renderNetwork(network), kind.type);
    }
  }
});

/** The network with one number or switch in it changed, wherever there is one. */
function edits(network: Network): { path: string; edited: Network }[] {
  const change = (value: unknown, path: string): { path: string; edited: unknown }[] => {
    if (typeof value === "number" || typeof value === "boolean") {
      return [{ path, edited: typeof value === "number" ? value + 1 : !value }];
    }
    if (typeof value !== "object" || value === null || path.includes("metadata")) {
      return [];
    }
    return Object.entries(value).flatMap(([key, inner]) =>
      change(inner, `${path}.${key}`).map(({ path: at, edited }) => ({
        path: at,
        edited: Array.isArray(value) ? value.map((one, i) => (String(i) === key ? edited : one)) : { ...value, [key]: edited },
      })),
    );
  };
  return change(network, "") as { path: string; edited: Network }[];
}

type Leaves = Map<string, unknown>;

function leaves(value: unknown, path = "", found: Leaves = new Map()): Leaves {
  if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      leaves(inner, `${path}.${key}`, found);
    }
  } else if (value !== undefined) {
    found.set(path, value);
  }
  return found;
}
