import { readFileSync } from "node:fs";
import path from "node:path";
import test from "ava";
import { byHand, openSite, type Site } from "./host";

/** The example web-server, as it stands, with the real CLI: a guest (a network namespace) behind NAT, clients on the outside, an administrator among them. */

const MINUTE = 60_000;
const PROGRAM = readFileSync(path.resolve(__dirname, "../../examples/web-server/index.ts"), "utf8");
const ADMIN = "10.66.0.9";

const GUEST = `ip netns add e2eweb; ip link add e2eweb type veth peer name eth0 netns e2eweb; ip link set e2eweb up
ip -n e2eweb link set eth0 address 52:54:00:10:00:80; ip -n e2eweb link set lo up; ip -n e2eweb link set eth0 up
ip -n e2eweb addr add 192.168.150.80/24 dev eth0; ip -n e2eweb addr add 192.168.150.66/32 dev eth0
for port in 80 22; do ip netns exec e2eweb setsid -f socat TCP4-LISTEN:$port,fork,reuseaddr SYSTEM:'echo $SOCAT_PEERADDR' >/dev/null 2>&1 </dev/null; done`;
const PLUGGED = "ip link set e2eweb master $(virsh -q net-info dmz | sed -n 's/^Bridge: *//p'); ip -n e2eweb route add default via 192.168.150.1";
const GONE = "ip netns pids e2eweb | xargs -r kill; ip netns del e2eweb; ip link del e2eweb 2>/dev/null; ip route del 10.66.0.0/24 2>/dev/null; true";

let site: Site;

test.serial.before("a host, and a guest that is not plugged in yet", async (t) => {
  t.timeout(10 * MINUTE);
  site = await openSite();
  await byHand(site, GUEST);
  await site.outside.exec(["ip", "addr", "add", `${ADMIN}/32`, "dev", "lo"]);
  await byHand(site, "ip route add 10.66.0.0/24 via 100.64.0.1");
});

test.serial.after.always("as it was", async () => {
  await site?.outside.exec(["ip", "addr", "del", `${ADMIN}/32`, "dev", "lo"]);
  await site?.host.run({ name: "clean", script: GONE, mutates: true });
  await site?.close();
});

/** What a client on the outside is answered: its own address, as the guest sees it. */
async function answer(from: string, port: number): Promise<string> {
  const { stdout } = await site.outside.exec(["socat", "-T2", "-", `TCP4:${site.lab.address}:${port},bind=${from},connect-timeout=2`], { timeoutMs: 10_000 });
  return stdout.trim();
}

test.serial("everybody reaches port 80, an administrator SSH besides, and what is sent from another address goes nowhere", async (t) => {
  t.timeout(10 * MINUTE);
  const { stack } = site;
  stack.program(PROGRAM);
  t.notRegex(await stack.must("preview"), /refused|there is no/, "what the program makes first is not there yet: no news");
  await stack.up();
  await byHand(site, PLUGGED);
  await stack.must("preview", "--refresh", "--expect-no-changes");
  t.is(await answer("100.64.0.1", 80), "100.64.0.1");
  t.is(await answer("100.64.0.1", 2222), "");
  t.is(await answer(ADMIN, 2222), ADMIN);
  const pings = async (from: string) =>
    (await site.lab.exec(["ip", "netns", "exec", "e2eweb", "ping", "-c", "1", "-W", "2", "-I", from, "192.168.150.1"])).code === 0;
  t.true(await pings("192.168.150.80"));
  t.false(await pings("192.168.150.66"), "an address that is not its own");
  await stack.must("destroy", "--yes", "--skip-preview");
  t.is(await answer("100.64.0.1", 80), "");
});
