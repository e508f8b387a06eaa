import { accessOf } from "../../lab/vm/access";
import type { Owner } from "../../lab/vm/owners";
import { startVm, type Vm } from "../../lab/vm/vm";
import type { Connection } from "../../provider/host/connection";
import { openHost as connect, type OpenHost } from "../../provider/host/hosts";
import { closeHosts } from "../lab";

export interface TakenVm {
  readonly vm: Vm;
  readonly connection: Connection;
  /** The administrator's own session. */
  readonly host: OpenHost;
  release(): Promise<void>;
}

export interface VmWish {
  /** Tells the machines of test files that run at the same time apart. */
  readonly instance: string;
  /** Who owns eth1 and eth2; default nobody. */
  readonly owner?: Owner;
  /** Further NICs (`VmOptions`). */
  readonly spareNics?: number;
}

const NAME = "kvm1";

/** Test runs side by side do not share machines; tools/test.cjs finds those of its run by this name. No user's lab has a `+` in it. */
export const labOf = (instance: string) => `${process.env.KVMNET_TEST_LAB ?? "test"}+${instance}`;

/** A machine for one test file: fresh from the snapshot, eth1 and eth2 free. */
export async function takeVm({ instance, owner = "none", spareNics = 0 }: VmWish): Promise<TakenVm> {
  const vm = await startVm({ instance: labOf(instance), name: NAME, owner, spareNics });
  try {
    const host = await connect(vm.connection);
    return { vm, connection: vm.connection, host, release: () => leave(vm, host) };
  } catch (error) {
    await vm.stop();
    throw error;
  }
}

/** How the machine of a wish will be reached; its port is in its ssh config. Known before it runs. */
export function connectionOf({ instance }: VmWish): Connection {
  return { host: NAME, user: "root", sshConfigFile: accessOf({ instance: labOf(instance), name: NAME }).config };
}

async function leave(vm: Vm, host: OpenHost): Promise<void> {
  await host.close();
  await closeHosts();
  await vm.stop();
}
