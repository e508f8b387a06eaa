import test from "ava";
import { hostSetup } from "../../provider/linux/hostSetup";
import type { HostSetupArgs } from "../../provider/linux/hostSetup/types";
import { portForward } from "../../provider/policy/portForward";
import type { KvmnetError } from "../../provider/resource/error";
import { killed } from "../faults/daemons";
import { openHost, type TakenHost, takeHost } from "../lab";
import { samples, withoutPackage } from "./samples/hostSetup";
import { byHand } from "./samples/links";

/** A host without a package of a feature, and a real package manager. */

let taken: TakenHost;

test.serial.before("a host that lacks a package", async () => {
  taken = await takeHost();
  await samples.setUp?.(taken.host);
});

test.serial.after.always("as it was", async () => {
  await samples.tearDown?.(taken.host);
  await taken.release();
});

const args = (onDelete: "keep" | "remove"): HostSetupArgs => ({
  name: samples.name,
  owner: "p/s/kvm1",
  features: ["nftables"],
  libvirtDaemons: "auto",
  onDelete,
});

const isThere = async () => (await taken.host.run({ name: "look for nft", script: "command -v nft || :" })).stdout.trim() !== "";

test.serial("what it installs, the same session works with; what it installed goes with it, unless it is in use", async (t) => {
  await withoutPackage(taken.host);
  const host = await openHost(taken.connection);
  try {
    const missing = await t.throwsAsync(portForward.present(host));
    t.regex(missing?.message ?? "", /nft is not installed on the host/);
    const foreseen = await hostSetup.foresee?.(host, args("remove"));
    t.deepEqual(foreseen?.notes, ["installs nftables"]);
    t.false(await isThere(), "a preview installed it");

    const state = await hostSetup.create(host, args("remove"));
    t.deepEqual([state.features, state.installed], [["nftables"], ["nftables"]]);
    t.deepEqual(await portForward.present(host), []);

    for (const table of ["table inet kvmnet", "table bridge kvmnet"]) {
      await byHand(`nft add ${table}`)(host);
      const used = await t.throwsAsync(hostSetup.delete(host, state));
      t.regex(used?.message ?? "", new RegExp(`used on the host: nftables: ${table}`));
      t.true(await isThere());
      await byHand(`nft delete ${table}`)(host);
    }
    await hostSetup.delete(host, state);
    t.false(await isThere());
  } finally {
    await host.close();
  }
});

test.serial("what cannot be told whether it is used is not removed: guests run on without libvirt's daemon", async (t) => {
  const state = await hostSetup.create(taken.host, { ...args("remove"), features: ["libvirt"] });
  // As if it had been installed by this resource.
  await byHand(`sed -i 's/^installed=.*/installed=libvirt-clients/' /var/lib/kvmnet/setup-${samples.name}`)(taken.host);
  const { begin, end } = killed("libvirtd");
  await taken.lab.sh(begin);
  const refused = await t.throwsAsync(async () => hostSetup.foreseeDelete?.(taken.host, state));
  await taken.lab.sh(end);
  t.regex(refused?.message ?? "", /used on the host: libvirt: perhaps guests and networks: virsh does not answer/);
  await byHand(`sed -i 's/^installed=.*/installed=/' /var/lib/kvmnet/setup-${samples.name}`)(taken.host);
  await hostSetup.delete(taken.host, state);
});

test.serial("what it installed stays where nothing else is said, and so does what was there before", async (t) => {
  await hostSetup.delete(taken.host, await hostSetup.create(taken.host, args("keep")));
  t.true(await isThere());
  await hostSetup.delete(taken.host, await hostSetup.create(taken.host, args("remove")));
  t.true(await isThere());
});

test.serial("a package that cannot be had is an error in the package manager's words, and the next run goes on", async (t) => {
  await withoutPackage(taken.host);
  await byHand("mv /srv/cfsetup/nftables.deb /srv/cfsetup/away")(taken.host);
  const failed = await t.throwsAsync(hostSetup.create(taken.host, args("remove")));
  await byHand("mv /srv/cfsetup/away /srv/cfsetup/nftables.deb")(taken.host);
  t.regex(failed?.message ?? "", /apt-get could not install nftables[\s\S]*cfsetup/);
  t.like((failed as KvmnetError).details.partialState, { features: [], owner: "p/s/kvm1" });
  const state = await hostSetup.create(taken.host, args("remove"));
  t.deepEqual(state.installed, ["nftables"]);
  await hostSetup.delete(taken.host, state);
  t.false(await isThere());
});
