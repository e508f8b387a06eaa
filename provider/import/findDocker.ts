import { bridgesOf } from "../docker/collision";
import { docker } from "../docker/world";
import type { Host } from "../host/host";
import { lookAt } from "../host/round/round";
import { findKinds } from "./findKinds";
import type { Item } from "./item";

/** Docker's user-defined networks, and the bridges that it makes for all of its networks, which are no devices for others to describe. */
export async function findDocker(host: Host): Promise<{ readonly items: Item[]; readonly bridges: readonly string[] }> {
  const seen = await lookAt(host, docker);
  return { items: await findKinds(host, ["DockerNetwork"]), bridges: bridgesOf(seen.networks) };
}
