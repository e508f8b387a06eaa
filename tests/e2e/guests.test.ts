import test from "ava";
import { type Guest, startGuest } from "../../lab/guest";
import { openSite, type Site } from "./host";
import { edited } from "./program";

/** Promise 5 with a real guest on the network: nobody is cut off without having allowed it. */

const PROGRAM = `import * as kvmnet from "pulumi-kvmnet";

export const network = new kvmnet.NatNetwork("e2eguests", { subnets: [{ cidr: "192.168.117.0/24" }], mtu: 1500 }).name;
`;

let site: Site;
let guest: Guest;

test.serial.before("a network with a guest", async (t) => {
  t.timeout(600_000);
  site = await openSite();
  site.stack.program(PROGRAM);
  await site.stack.up();
  guest = await startGuest(site.lab, "e2eguest", { nics: [{ network: "e2eguests" }] });
});

test.serial.after.always("remove the guest and the stack", async () => {
  await guest?.stop();
  await site?.close();
});

test.serial("an edit that needs a restart is refused in preview, with the guest named", async (t) => {
  await site.stack.must("refresh", "--yes", "--skip-preview");
  site.stack.program(edited(PROGRAM, "mtu: 1500", "mtu: 1400"));
  const { code, text } = await site.stack.run("preview");
  t.not(code, 0);
  t.regex(text, /e2eguest/);
  t.regex(text, /onGuestsAttached/);
  site.stack.program(PROGRAM);
});

test.serial("an up that has not seen the guest yet is refused as well, and changes nothing", async (t) => {
  const before = await site.inventory();
  site.stack.program(edited(PROGRAM, "mtu: 1500", "mtu: 1400"));
  const { code, text } = await site.stack.run("up", "--yes", "--skip-preview");
  t.not(code, 0);
  t.regex(text, /e2eguest/);
  t.is(await site.inventory(), before);
  site.stack.program(PROGRAM);
  await site.stack.up();
  t.is((await site.stack.run("preview", "--expect-no-changes")).code, 0);
});

test.serial("destroy is refused, with the guest named, and the network stays", async (t) => {
  const { code, text } = await site.stack.run("destroy", "--yes", "--skip-preview");
  t.not(code, 0);
  t.regex(text, /e2eguest/);
  t.true((await site.inventory()).includes("e2eguests"));
});

test.serial("allowed, the network restarts and the guest hangs on it again", async (t) => {
  site.stack.program(edited(PROGRAM, "mtu: 1500", 'mtu: 1400, onGuestsAttached: { restart: "reattach" }'));
  await site.stack.up();
  const { stdout } = await site.host.run({ name: "look at the guest's port", script: "bridge link | grep -c vnet; virsh net-dumpxml e2eguests" });
  t.regex(stdout, /^1\n/);
  t.regex(stdout, /mtu size='1400'/);
});
