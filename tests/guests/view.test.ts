import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import ava from "ava";
import { execa, type ResultPromise } from "execa";
import type { Browser, Page } from "playwright-core";
import { type Guest, startGuest } from "../../lab/guest";
import { htmlOf, pictureOf } from "../../provider/draw/html";
import { frozen } from "../../provider/host/frozen";
import { gather } from "../../provider/topology/gather";
import { Follower } from "../../provider/view/follow";
import { launchBrowser, noBrowser } from "../browser";
import { type TakenHost, takeHost } from "../lab";
import { HOSTILE, named } from "../unit/topology/hostile";
import { big, few } from "../unit/topology/pictures";

/** Pages in a real browser: `kvmnet view` on a host whose guests come and go, and what `kvmnet topology` writes. */
const test = noBrowser === undefined ? ava.serial : ava.serial.skip;
if (noBrowser !== undefined) {
  console.error(`pages are not tested: ${noBrowser}`);
}

const NETWORK =
  '<network><name>view-nat</name><forward mode="nat"/><bridge name="viewnat" stp="off"/><ip address="192.168.149.1" prefix="24"><dhcp><range start="192.168.149.50" end="192.168.149.99"/></dhcp></ip></network>';
/** As much of markup as libvirt and the kernel allow. */
const HOSTILE_NETWORK = "<img src=x onerror=alert(1)>\"'&amp;";
const HOSTILE_DEVICE = '<svg&onload="x';
const MAC = "52:54:00:6e:49:01";
const xmlText = (text: string) => text.replaceAll(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const remove = `virsh -q destroy view-guest; for n in view-nat "$1"; do virsh -q net-destroy "$n"; virsh -q net-undefine "$n"; done
ip link set eth1 nomaster; ip link del viewbr; ip link del "$2"; exit 0`;
const removeAll = () => taken.lab.exec(["sh", "-c", remove, "sh", HOSTILE_NETWORK, HOSTILE_DEVICE]);

let taken: TakenHost;
let browser: Browser;
let served: ResultPromise;
let address = "";
let page: Page;
let guest: Guest | undefined;
/** What a page complains of: nothing may. */
const complaints: string[] = [];

async function opened(url: string): Promise<Page> {
  const fresh = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  fresh.on("pageerror", (error) => complaints.push(error.message));
  fresh.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  fresh.on("dialog", (dialog) => {
    complaints.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await fresh.goto(url);
  return fresh;
}

/** A function for the browser, whose own words the compiler does not know here. */
const inPage = <F>(parameter: string, body: string) => new Function(parameter, body) as F;

const reading = { timeout: 30_000 };

if (noBrowser === undefined) {
  ava.serial.before("a host, its page, and a browser", async (t) => {
    t.timeout(120_000);
    taken = await takeHost();
    await removeAll();
    await taken.lab.sh("ip link add viewbr type bridge && ip link set eth1 up master viewbr && ip link set viewbr up");
    await taken.lab.sh(["ip", "link", "add", HOSTILE_DEVICE, "type", "bridge"]);
    const hostile = `<network><name>${xmlText(HOSTILE_NETWORK)}</name></network>`;
    for (const [xml, name] of [[NETWORK, "view-nat"] as const, [hostile, HOSTILE_NETWORK] as const]) {
      await taken.lab.sh("cat >/tmp/net.xml && virsh -q net-define /tmp/net.xml", { input: xml });
      await taken.lab.sh(["virsh", "-q", "net-start", name]);
    }
    const { sshConfigFile = "", host = "" } = taken.connection as { sshConfigFile?: string; host?: string };
    served = execa(
      process.execPath,
      ["-r", "./tools/typescript.cjs", "provider/cli/kvmnet.ts", "view", "--ssh-config", sshConfigFile, host, "kvmnet-no-such-host.invalid"],
      {
        reject: false,
      },
    );
    const said = once(served.stdout as NodeJS.ReadableStream, "data");
    browser = await launchBrowser();
    const [first] = await said;
    address = /^http:\S+/.exec(String(first))?.[0] ?? "";
    page = await opened(address);
  });

  ava.after.always(async () => {
    served?.kill("SIGKILL");
    await browser?.close();
    await guest?.stop();
    if (taken) {
      await removeAll();
      await taken.release();
    }
  });
}

test("a click shows what a thing is, what reaches what, the host's own words, and the lines that make it", async (t) => {
  t.timeout(90_000);
  await page.getByRole("button", { name: /^view-nat, NAT network/ }).click();
  const details = page.getByRole("complementary", { name: "Details" });
  await details.getByText("<forward mode='nat'>").waitFor(reading);
  t.regex((await details.getByRole("region", { name: "What reaches what" }).textContent()) ?? "", /outside → guestblocked/);
  t.regex((await details.getByRole("region", { name: /^ip -d -s link show dev viewnat$/ }).textContent()) ?? "", /bridge forward_delay/);
  t.regex((await details.getByRole("region", { name: /^virsh net-dhcp-leases view-nat$/ }).textContent()) ?? "", /Expiry Time/);
  await details.getByRole("button", { name: /lines of a program/ }).click();
  const program = details.getByLabel("Program", { exact: true });
  await program.waitFor(reading);
  t.regex((await program.textContent()) ?? "", /new kvmnet\.NatNetwork\("view-nat", \{[\s\S]*192\.168\.149\.0\/24/);
});

test("a host that cannot be read is named with the reason, and the other is shown all the same", async (t) => {
  t.timeout(60_000);
  await page
    .getByRole("alert")
    .getByText(/kvmnet-no-such-host\.invalid/)
    .waitFor({ timeout: 50_000 });
  t.is(await page.getByRole("button", { name: /^view-nat, NAT network/ }).count(), 1);
});

test("what is on the host keeps its place in the page, whatever it is called", async (t) => {
  await page.locator("[data-key]").filter({ hasText: "onerror=" }).first().click();
  const details = page.getByRole("complementary", { name: "Details" });
  await details.getByText(`<name>&lt;img src=x`).waitFor(reading);
  t.is(await details.getByRole("heading", { level: 2 }).textContent(), HOSTILE_NETWORK);
  await page.locator("[data-key]").filter({ hasText: "<svg&onload" }).first().click();
  await details.getByText(`${HOSTILE_DEVICE}: <BROADCAST`).first().waitFor(reading);
  t.is(await page.locator("img, main svg svg, aside svg, iframe, [onload], [onerror]").count(), 0);
});

test("a guest that starts appears by itself; what is chosen stays so; its lease and its NIC are shown", async (t) => {
  t.timeout(120_000);
  await page.getByRole("button", { name: /^view-nat, NAT network/ }).click();
  await page.evaluate("window.sameDocument = true");
  guest = await startGuest(taken.lab, "view-guest", { nics: [{ network: "view-nat", mac: MAC }] });
  const box = page.getByRole("button", { name: /^view-guest, guest/ });
  await box.waitFor(reading);
  t.is(await page.getByRole("button", { name: /^view-nat, NAT network/ }).getAttribute("aria-pressed"), "true");
  await guest.waitForLease();
  await page.getByRole("button", { name: /^view-guest, guest.*192\.168\.149\.\d+/ }).waitFor(reading);
  t.true(await page.evaluate<boolean>("'sameDocument' in window"), "without a reload");
  await page.getByRole("complementary").getByRole("button", { name: "view-guest" }).click();
  await page.getByText(`<mac address='${MAC}'/>`).waitFor(reading);
  t.regex((await page.getByRole("region", { name: "virsh net-dhcp-leases view-nat" }).textContent()) ?? "", new RegExp(`${MAC}.*192\\.168\\.149\\.`));
  await guest.stop();
  guest = undefined;
  await box.waitFor({ ...reading, state: "detached" });
});

test("keys alone do: find, choose, walk along, close; and everything has a name", async (t) => {
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await page.keyboard.type("viewbr");
  t.is(await page.getByRole("searchbox", { name: /Find things/ }).inputValue(), "viewbr");
  t.is(await page.locator("#found").textContent(), "1 thing found");
  t.deepEqual(await page.locator("[data-key]:not(.dim) text.name").allTextContents(), ["viewbr"]);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "viewbr", exact: true }).waitFor();
  await page.getByRole("searchbox").press("Escape");
  t.is(await page.locator(".dim").count(), 0);
  const focused = () => page.evaluate<string>("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent");
  for (let i = 0; i < 10 && !(await focused()).startsWith("viewbr,"); i += 1) {
    await page.keyboard.press("Tab");
  }
  t.regex(await focused(), /^viewbr, bridge/, "one stop for the whole drawing, at what is chosen");
  await page.keyboard.press("ArrowLeft");
  t.regex(await focused(), /^eth1, /);
  await page.keyboard.press("Enter");
  t.is(await focused(), "eth1", "the heading of the details");
  await page.keyboard.press("Escape");
  t.regex(await focused(), /^eth1, /);
  for (const part of ["banner", "main", "search", "status"] as const) {
    t.true((await page.getByRole(part).count()) > 0, part);
  }
  const nameless = inPage<(all: unknown) => number>(
    "all",
    "return all.filter((one) => !(one.getAttribute('aria-label') || one.textContent || one.labels?.length)).length",
  );
  t.is(await page.locator("button, input, [role=button], [role=group]").evaluateAll(nameless), 0);
});

test("a form writes lines for a program, says what is wrong and what a preview would say, and changes nothing", async (t) => {
  t.timeout(60_000);
  const stateOf = () =>
    taken.lab.sh(
      "virsh net-list --all; for n in $(virsh net-list --name); do virsh net-dumpxml $n; done 2>/dev/null; ip address; bridge link; bridge vlan; ovs-vsctl show",
    );
  const before = await stateOf();
  await page.getByRole("button", { name: "New …" }).click();
  const dialog = page.getByRole("dialog");
  const name = dialog.getByLabel("name *", { exact: true }).first();
  const lines = dialog.getByLabel("Lines of the program");
  const preview = dialog.getByRole("list", { name: "Preview" });
  const says = (text: RegExp) => preview.getByText(text).first().waitFor(reading);
  await dialog.getByText(/^subnets: /).waitFor(reading);
  await name.fill('</pre><img src="x">');
  await dialog.getByLabel("cidr *").fill("192.168.149.0/24");
  await lines.getByText('"</pre><img src=\\"x\\">"').waitFor(reading);
  await name.fill("view-more");
  await says(/refused: the subnet is already in use/);
  await dialog.getByLabel("cidr *").fill("192.168.151.0/24");
  await says(/^create$/);
  t.is(await lines.textContent(), 'const viewMore = new kvmnet.NatNetwork("view-more", {\n  subnets: [{ cidr: "192.168.151.0/24" }],\n});\n');
  await dialog.getByLabel("mtu (bytes)").fill("many");
  await dialog.getByText('mtu: "many" must be a number').waitFor(reading);
  await dialog.getByLabel("Kind").selectOption("Bridge");
  await dialog.getByRole("heading", { name: /New Bridge/ }).waitFor(reading);
  await dialog.getByLabel("ports", { exact: true }).fill("eth1");
  await says(/refused: .*viewbr/s);
  await dialog.getByText("Close").click();
  await page.getByRole("button", { name: /^view-nat, NAT network/ }).click();
  await page.getByRole("button", { name: "Edit as a program" }).click();
  await says(/takes over what is there/);
  await dialog.getByLabel("end *").first().fill("192.168.149.90");
  await says(/impact blip: subnets\[0\]\.dhcp\.ranges/);
  t.regex((await lines.textContent()) ?? "", /NatNetwork\("view-nat", \{\n {2}adopt: true,[\s\S]*end: "192\.168\.149\.90"/);
  await dialog.getByText("Close").click();
  t.is(await page.locator("img").count(), 0);
  t.is(await stateOf(), before);
});

test("hosts are read once for all pages, and not at all while none is open", async (t) => {
  let reads = 0;
  const see = () => {
    reads += 1;
    return gather(frozen(taken.host));
  };
  const host = { see, open: async () => taken.host };
  const follower = new Follower([host], (error) => t.fail(String(error)));
  const heard = [0, 0, 0];
  const stops = heard.map((_, n) =>
    follower.listen(() => {
      heard[n] = (heard[n] ?? 0) + 1;
    }),
  );
  await sleep(5000);
  t.true(reads >= 2 && reads <= 3, `${reads} reads in five seconds`);
  t.deepEqual(new Set(heard).size, 1, "each hears of every read");
  t.true(reads - (heard[0] ?? 0) <= 1, `${heard[0]} of ${reads}, one of them under way`);
  for (const stop of stops) {
    stop();
  }
  await sleep(2500);
  const after = reads;
  await sleep(2500);
  t.is(reads, after);
  const again = follower.listen(() => undefined);
  await sleep(300);
  t.is(reads, after + 1);
  again();
  follower.end();
});

test("no name gets out of its place in the document of a page that topology writes", async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), "kvmnet-page-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  /** Kinds of elements with their attributes: of some there are more where a text takes two lines. */
  const shape = () =>
    page.evaluate<string[]>("[...new Set([...document.querySelectorAll('*')].map((one) => [one.tagName, ...one.getAttributeNames()].join(' ')))].sort()");
  const read = async (name: string) => {
    const file = path.join(folder, "net.html");
    writeFileSync(file, htmlOf([named(name)]));
    await page.goto(`file://${file}`);
    await page.locator("[data-key]").first().click();
    return shape();
  };
  const plainly = await read("lan");
  for (const name of HOSTILE) {
    t.deepEqual(await read(name), plainly, JSON.stringify(name));
  }
});

test("two hundred guests take no longer than their boxes", async (t) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "kvmnet-page-")), "net.html");
  t.teardown(() => rmSync(path.dirname(file), { recursive: true }));
  writeFileSync(file, htmlOf(few()));
  await page.goto(`file://${file}`);
  /** Drawn anew as a live page does it: parsed, laid out, painted over. */
  const timed = inPage<(detail: object) => number>(
    "detail",
    `const begun = performance.now();
    document.dispatchEvent(new CustomEvent("kvmnet:drawing", { detail }));
    document.querySelector("main").getBoundingClientRect();
    return performance.now() - begun;`,
  );
  const draw = (picture: object) => page.evaluate(timed, picture);
  const [small, large] = [few(), big()].map(pictureOf) as [ReturnType<typeof pictureOf>, ReturnType<typeof pictureOf>];
  const times: [number[], number[]] = [[], []];
  for (let i = 0; i < 9; i += 1) {
    times[0].push(await draw(small));
    times[1].push(await draw(large));
  }
  const [one, other] = times.map((each) => Math.min(...each)) as [number, number];
  const boxes = (picture: typeof small) => Object.keys((picture.data as { boxes: object }).boxes).length;
  t.log(`${boxes(small)} boxes in ${one.toFixed(1)} ms, ${boxes(large)} in ${other.toFixed(1)} ms`);
  t.true(other / one <= (2 * boxes(large)) / boxes(small), `${other} ms against ${one} ms`);
  await page.getByRole("searchbox").fill("vm5-8-5");
  t.is(await page.locator("#found").textContent(), "1 thing found");
});

test("the page says when its server is gone, which ends at once on Ctrl-C, with pages open", async (t) => {
  const live = await opened(address);
  await live.getByText("live", { exact: true }).waitFor(reading);
  t.deepEqual(complaints, []);
  served.kill("SIGINT");
  const { exitCode, failed } = await served;
  t.is(exitCode, 0);
  t.false(failed);
  await live.getByText("not connected").waitFor(reading);
});
