import path from "node:path";
import test from "ava";
import { execa } from "execa";
import { startGuest } from "../../lab/guest";
import { byHand, openSite, type Site } from "./host";

/** Look-ups from a user's program, at a host with a guest: in a preview, in an update, and without Pulumi. */

const MAC = "52:54:00:6e:10:01";

const SETUP = `
cat > /tmp/kvmnet-e2e.xml <<'X'
<network><name>e2elook</name><forward mode='nat'/><bridge name='virbr50'/><mtu size='1400'/><ip address='192.168.150.1' prefix='24'><dhcp><range start='192.168.150.10' end='192.168.150.20'/>
<host mac='${MAC}' name='web' ip='192.168.150.9'/></dhcp></ip></network>
X
virsh -q net-define /tmp/kvmnet-e2e.xml; virsh -q net-start e2elook; rm /tmp/kvmnet-e2e.xml
ip link add e2elookbr type bridge; ip link set e2elookbr up
`;
const CLEAN = "virsh -q destroy look-guest; virsh -q net-destroy e2elook; virsh -q net-undefine e2elook; ip link del e2elookbr; true";

const PROGRAM = `import * as kvmnet from "pulumi-kvmnet";

export = async () => {
  const [host, network, lease] = await Promise.all([
    kvmnet.getHost(),
    kvmnet.getNetwork("e2elook"),
    kvmnet.waitForLease({ network: "e2elook", mac: "${MAC.toUpperCase()}", timeoutSeconds: 60 }),
  ]);
  const nics = await kvmnet.getDomainInterfaces({ domain: "look-guest" });
  const missing = await kvmnet.getNetwork("nowhere").catch((error: kvmnet.KvmnetError) => error.code);
  return {
    machineId: host.machineId,
    mtu: network.live?.mtu?.size,
    stored: network.definition?.ips[0]?.address,
    guests: network.guests.map((guest) => guest.domain),
    lease: { address: lease.address, hostname: lease.hostname },
    // The host may know link-local neighbours, or not yet.
    nics: nics.map(({ type, network, bridge, addresses }) => ({
      type,
      network,
      bridge,
      addresses: addresses.filter(({ address }) => !address.startsWith("fe80:")),
    })),
    missing,
  };
};
`;

let site: Site;

test.serial.before("a guest on a network and on a bridge", async (t) => {
  t.timeout(600_000);
  site = await openSite();
  await byHand(site, SETUP);
  const guest = await startGuest(site.lab, "look-guest", { nics: [{ network: "e2elook", mac: MAC }, { bridge: "e2elookbr" }] });
  await guest.waitForLease();
  await site.lab.exec("ping -c 1 -w 5 192.168.150.9");
});

test.serial.after.always("as it was", async () => {
  await site?.lab.exec(CLEAN);
  site?.stack.remove();
  await site?.release();
});

test.serial("a program of the stack looks up what is there, in preview and in update", async (t) => {
  t.timeout(300_000);
  site.stack.program(PROGRAM);
  const { code, text } = await site.stack.run("preview");
  t.is(code, 0, text);
  t.true(text.includes(site.host.facts.machineId), text);
  await site.stack.up();
  t.deepEqual(await site.stack.outputs(), {
    machineId: site.host.facts.machineId,
    mtu: 1400,
    stored: "192.168.150.1",
    guests: ["look-guest"],
    lease: { address: "192.168.150.9", hostname: "web" },
    nics: [
      {
        type: "network",
        network: "e2elook",
        bridge: "virbr50",
        addresses: [
          { address: "192.168.150.9", prefix: 24, source: "lease" },
          { address: "192.168.150.9", source: "arp" },
        ],
      },
      { type: "bridge", bridge: "e2elookbr", addresses: [] },
    ],
    missing: "refused",
  });
});

test.serial("a program without Pulumi ends by itself when its look-ups are done, or have failed", async (t) => {
  const connection = JSON.stringify(site.connection);
  const run = (expression: string) =>
    execa(
      process.execPath,
      ["-e", `const kvmnet = require("pulumi-kvmnet"); ${expression}.then((found) => console.log(found.length), (error) => console.log(error.code))`],
      {
        cwd: path.join(site.stack.folder),
        timeout: 60_000,
        reject: false,
      },
    );
  t.is((await run(`kvmnet.getDhcpLeases("e2elook", { connection: ${connection} })`)).stdout, "1");
  t.is((await run(`kvmnet.waitForLease({ network: "e2elook", hostname: "nobody", timeoutSeconds: 1, connection: ${connection} })`)).stdout, "deadline");
});
