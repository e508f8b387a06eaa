import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { checkArgs } from "../../provider/engine/check";
import { argsOf } from "../../provider/engine/diff";
import { type OpenHost, openHost } from "../../provider/host/hosts";
import { lookAt } from "../../provider/host/round/round";
import { ovnCentral } from "../../provider/ovn/central";
import { centralWorld } from "../../provider/ovn/central/world";
import { filesOf, makeCertificates } from "../certificates";
import { takeVm } from "./machine";
import { bringOvn } from "./packages";

/** OVN's databases where OVN's own units start them, which namespaces have no init system for. */

type State = Record<string, unknown>;

const UNITS = "ovn-central ovn-northd ovn-ovsdb-server-nb ovn-ovsdb-server-sb";
/** All that the package has brought about, and what ours would leave. */
const PICTURE = `cat /etc/default/ovn-central; ls -A /etc/kvmnet 2>&1 | sed 's/^/etc: /'; ls /var/lib/ovn; systemctl is-enabled ${UNITS}; systemctl is-active ${UNITS}
ovn-nbctl --columns=target list Connection; ovn-sbctl --columns=target list Connection; ovn-sbctl list SSL; ss -Hltn 'sport >= 6641 and sport <= 6644'; :`;

const FOLDER = "/root/kvcentral";
const alone = { address: "127.0.0.1" };
const cluster = { ...alone, cluster: { members: ["127.0.0.1"] }, tls: filesOf(FOLDER, "one") };
const args = (more: object) => argsOf(checkArgs(ovnCentral as never, { owner: "vm/stack/kvovn", name: "kvovn", ...more }).inputs) as never;

async function looked(host: OpenHost): Promise<State> {
  await lookAt(host, centralWorld, Date.now());
  return (await ovnCentral.read(host, "kvovn")) as unknown as State;
}

test("made over what the package has started, mended, a cluster behind TLS, rebooted; its removal leaves what the package had", async (t) => {
  t.timeout(600_000);
  const { vm, connection, release } = await takeVm({ instance: "central" });
  t.teardown(release);
  const begun = Date.now();
  const told = (what: string) => t.log(`${what}: ${((Date.now() - begun) / 1000).toFixed(0)} s`);
  await bringOvn({ vm, units: ["ovn-central"] });
  const picture = async () => {
    // Units are started one after the other.
    await vm.exec(`for _ in $(seq 60); do ovn-appctl -t ovn-northd status >/dev/null 2>&1 && ovn-sbctl --timeout=5 show >/dev/null && break; sleep 0.5; done`);
    return vm.sh(PICTURE);
  };
  const before = await picture();
  told("the package's own runs");

  // What a host has is read when a session begins.
  const host = await openHost(connection);
  t.teardown(() => host.close());
  const made = (await ovnCentral.create(host, args(alone))) as unknown as State;
  t.like(made, { error: undefined, southboundRemote: "tcp:127.0.0.1:6642" });
  t.deepEqual(ovnCentral.plan((await looked(host)) as never, args(alone)), []);
  told("made");

  await vm.sh("systemctl stop ovn-northd ovn-ovsdb-server-sb");
  const broken = await looked(host);
  t.regex(String(broken.error), /no ovsdb-server runs for the .*southbound database/);
  const mended = (await ovnCentral.update(host, broken as never, args(alone), [])) as unknown as State;
  t.is(mended.error, undefined);
  t.is(await vm.sh("systemctl is-active ovn-northd ovn-ovsdb-server-nb ovn-ovsdb-server-sb | sort -u"), "active\n");
  told("mended");

  await vm.sh(makeCertificates(FOLDER, "one"));
  await vm.sh("ovn-nbctl ls-add kvlan");
  const clustered = (await ovnCentral.update(host, mended as never, args(cluster), [])) as unknown as State;
  t.like(clustered, { error: undefined, tls: cluster.tls, southboundRemote: "ssl:127.0.0.1:6642" });
  told("a cluster behind TLS");

  await vm.reboot();
  const again = await openHost(connection);
  t.teardown(() => again.close());
  let now = await looked(again);
  for (const end = Date.now() + 60_000; now.error !== undefined && Date.now() < end; now = await looked(again)) {
    await sleep(500);
  }
  t.deepEqual(ovnCentral.plan(now as never, args(cluster)), []);
  t.regex(await vm.sh("ovn-nbctl --no-leader-only ls-list"), /kvlan/);
  told("rebooted");

  await t.throwsAsync(ovnCentral.delete(again, now as never), { message: /not empty: 1 Logical_Switch/ });
  await vm.sh("ovn-nbctl --no-leader-only ls-del kvlan");
  await ovnCentral.delete(again, now as never);
  t.is(await picture(), before);
  told("removed");
});
