import { readFileSync } from "node:fs";
import path from "node:path";
import test from "ava";
import { type Guest, startGuest } from "../../lab/guest";
import { byHand, openSite, type Site } from "./host";

/** The example mac-filter, as it stands, with the real CLI and a real guest: what it sends under other addresses goes nowhere. */

const MINUTE = 60_000;
const PROGRAM = readFileSync(path.resolve(__dirname, "../../examples/mac-filter/index.ts"), "utf8");

/** libvirt leaves its own chains when the last filter is gone. */
const CHAINS = `for tool in iptables ip6tables; do
  $tool -w -D INPUT -j libvirt-host-in; for chain in libvirt-in libvirt-out libvirt-in-post; do $tool -w -D FORWARD -j $chain; done
  for chain in libvirt-host-in libvirt-in libvirt-out libvirt-in-post; do $tool -w -X $chain; done
done 2>/dev/null; true`;

let site: Site;
let guest: Guest;

test.serial.before("a host with a guest", async (t) => {
  t.timeout(10 * MINUTE);
  site = await openSite();
  guest = await startGuest(site.lab, "web1", { nics: [], persistent: true });
});

test.serial.after.always("as it was", async () => {
  await site?.stack.run("destroy", "--yes", "--skip-preview");
  await guest?.stop();
  await site?.host.run({ name: "clean", script: CHAINS, mutates: true });
  await site?.close();
});

const reaches = async (from: string) => (await guest.exec(`ping -c 6 -W 1 -I ${from} 192.168.160.1`)).code === 0;
const bear = async (mac: string) => guest.exec(`ip link set eth0 down && ip link set eth0 address ${mac} && ip link set eth0 up`);

test.serial("a guest sends under its own MAC and IP address, and under no other; the filter outlives neither the program nor the guest", async (t) => {
  t.timeout(10 * MINUTE);
  const { stack } = site;
  stack.program(PROGRAM);
  t.notRegex(await stack.must("preview"), /refused|there is no/, "what the program makes first is not there yet: no news");
  await stack.up();
  await stack.must("preview", "--refresh", "--expect-no-changes");
  t.is(await guest.waitForLease(), "192.168.160.60");
  await guest.exec("ip addr add 192.168.160.61/24 dev eth0");
  t.true(await reaches("192.168.160.60"));
  t.false(await reaches("192.168.160.61"), "an address that is not its own");
  await bear("52:54:00:10:00:66");
  t.false(await reaches("192.168.160.60"), "a MAC address that is not its own");
  await bear("52:54:00:10:00:60");
  t.true(await reaches("192.168.160.60"));
  t.regex(await byHand(site, "virsh nwfilter-binding-list"), /guest/);
  await stack.must("destroy", "--yes", "--skip-preview");
  t.is(await byHand(site, "virsh nwfilter-list | grep -cE ' (own-mac|own-address|guest)$' || true; ls -d /etc/kvmnet 2>/dev/null || true"), "0\n");
});
