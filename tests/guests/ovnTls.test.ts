import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { startUnderlay, underlayAddress } from "../../lab/ovn";
import { lookAt } from "../../provider/host/round/round";
import { ovnCentral } from "../../provider/ovn/central";
import { centralWorld } from "../../provider/ovn/central/world";
import { ovnChassis } from "../../provider/ovn/chassis";
import { logicalSwitch } from "../../provider/ovn/logicalSwitch";
import { logicalSwitchPort } from "../../provider/ovn/logicalSwitchPort";
import { filesOf, makeCertificates } from "../certificates";
import { type TakenHost, takeHosts } from "../lab";
import { argsFor, chassisOf, clearOvn } from "./ovn/scene";

/** OVN's databases behind TLS, with certificates as an administrator makes them: who is let in, and that guests of two hosts reach each other. */

type State = Record<string, unknown>;

const FOLDER = "/root/kvotls";
const [OURS, OTHERS] = [`${FOLDER}/ours`, `${FOLDER}/others`];
const GUESTS = [
  { name: "kvot1", mac: "02:00:00:00:74:01", ip: "10.218.0.11" },
  { name: "kvot2", mac: "02:00:00:00:74:02", ip: "10.218.0.12" },
] as const;

let hosts: TakenHost[] = [];
let central: State;
let chassis: State[] = [];

const at = (index: number) => hosts[index] as TakenHost;
const nameAt = (index: number) => `host${index}`;
const centralArgs = (tls: unknown) => argsFor(ovnCentral, "kvot", { address: underlayAddress(at(0).lab), northboundPort: 6641, tls });
const chassisArgs = (index: number, tls: unknown, remote = `ssl:${underlayAddress(at(0).lab)}:6642`) =>
  argsFor(ovnChassis, `kvot${index}`, { ...chassisOf(at(0), at(index)), remotes: [remote], tls });
const ping = () => at(0).lab.exec(`ip netns exec ${GUESTS[0].name} ping -c 2 -i 0.3 -W 2 ${GUESTS[1].ip}`);

/** Asks the southbound database from the second host. */
const ask = (protocol: string, { privateKey, certificate, caCertificate }: ReturnType<typeof filesOf>) =>
  at(1).lab.exec(
    `ovn-sbctl --timeout=3 --private-key=${privateKey} --certificate=${certificate} --ca-cert=${caCertificate} --db=${protocol}:${underlayAddress(at(0).lab)}:6642 --bare --columns=name list Chassis`,
  );
const connected = async () => (await at(1).lab.exec("ovn-appctl -t ovn-controller connection-status")).stdout.trim() === "connected";
const served = () =>
  at(1).lab.sh(
    `echo | openssl s_client -connect ${underlayAddress(at(0).lab)}:6642 -cert ${OURS}/host1.pem -key ${OURS}/host1.key 2>/dev/null | openssl x509 -noout -serial`,
  );

test.serial.before(async () => {
  hosts = await takeHosts(2);
  await at(0).lab.sh(makeCertificates(OURS, nameAt(0), nameAt(1)));
  await at(0).lab.sh(makeCertificates(OTHERS, nameAt(0), nameAt(1)));
  const input = await at(0).lab.sh(`tar c ${FOLDER} 2>/dev/null | base64`);
  await at(1).lab.sh("base64 -d | tar x -C /", { input });
  await Promise.all(hosts.map(({ lab }) => startUnderlay(lab)));
});

test.serial.after.always(async () => {
  for (const { lab } of [...hosts].reverse()) {
    await clearOvn(lab, ["kvot1", "kvot2"]);
    await lab.exec(`/usr/share/ovn/scripts/ovn-ctl stop_northd; ovs-vsctl del-ssl; rm -rf ${FOLDER} /var/lib/ovn/.ovn* /run/ovn/ovn-northd.*
sed -i '/^# kvmnet begins/,/^# kvmnet ends/d' /etc/default/ovn-central`);
  }
  await Promise.all(hosts.map((taken) => taken.release()));
});

test.serial("files that are of no use are refused before anything is there, with the word of who has tried them", async (t) => {
  await at(0).lab.sh(`cd ${OURS}; openssl x509 -req -in host0.csr -CA ca.pem -CAkey ca.key -days -1 -out old.pem 2>/dev/null
printf extendedKeyUsage=clientAuth >client.ext; openssl x509 -req -in host0.csr -CA ca.pem -CAkey ca.key -days 2 -extfile client.ext -out client.pem 2>/dev/null
openssl pkey -aes128 -passout pass:secret -in host0.key -out locked.key`);
  const good = filesOf(OURS, "host0");
  for (const [files, reason] of [
    [{ certificate: `${OURS}/old.pem` }, /tls\.certificate.*old\.pem.*certificate has expired/s],
    [{ certificate: `${OURS}/client.pem` }, /tls\.certificate.*client\.pem.*unsuitable certificate purpose/s],
    [{ privateKey: `${OTHERS}/host0.key` }, /tls\.privateKey.*key values mismatch/s],
    [{ privateKey: `${OURS}/locked.key` }, /tls\.privateKey.*locked\.key.*is encrypted/s],
    [{ privateKey: `${OURS}/nowhere.key` }, /tls\.privateKey.*nowhere\.key.*No such file/s],
    [{ caCertificate: `${OTHERS}/ca.pem` }, /tls\.certificate.*host0\.pem/s],
    [{ caCertificate: `${OURS}/host1.pem` }, /tls\.caCertificate.*no certificate of a CA/s],
  ] as const) {
    await t.throwsAsync(async () => ovnCentral.foresee?.(at(0).host, centralArgs({ ...good, ...files }), undefined), { message: reason });
  }
  t.is((await at(0).lab.exec("pgrep ovsdb-server | wc -l; ls /var/lib/ovn")).stdout.trim(), "1", "Open vSwitch's own alone");
});

test.serial("two hosts join over TLS, and their guests reach each other", async (t) => {
  central = (await ovnCentral.create(at(0).host, centralArgs(filesOf(OURS, "host0")))) as unknown as State;
  t.like(central, {
    error: undefined,
    southboundRemote: `ssl:${underlayAddress(at(0).lab)}:6642`,
    northboundRemote: `ssl:${underlayAddress(at(0).lab)}:6641`,
  });
  await t.throwsAsync(async () => ovnChassis.foresee?.(at(1).host, chassisArgs(1, undefined), undefined), { message: /has no files for TLS/ });
  for (const index of [0, 1]) {
    const state = (await ovnChassis.create(
      at(index).host,
      chassisArgs(index, filesOf(OURS, nameAt(index)), String(central.southboundRemote)),
    )) as unknown as State;
    t.is(state.error, undefined);
    t.deepEqual(ovnChassis.plan(state as never, chassisArgs(index, filesOf(OURS, nameAt(index)))), []);
    chassis = [...chassis, state];
  }
  await logicalSwitch.create(at(0).host, argsFor(logicalSwitch, "kvot", {}));
  for (const [index, { name, mac, ip }] of GUESTS.entries()) {
    await logicalSwitchPort.create(at(0).host, argsFor(logicalSwitchPort, name, { switch: "kvot", addresses: [`${mac} ${ip}`] }));
    await at(index).lab.sh(["lab-ovn", "guest", name, name, mac, ip]);
  }
  t.is((await ping()).code, 0);
});

test.serial("who has no certificate, or one of another CA, is not let in", async (t) => {
  const mine = filesOf(OURS, "host1");
  t.regex((await ask("ssl", mine)).stdout, new RegExp(String(chassis[1]?.systemId)), "who has one is");
  t.not((await ask("ssl", { ...filesOf(OTHERS, "host1"), caCertificate: mine.caCertificate })).code, 0);
  t.not((await ask("ssl", { ...mine, caCertificate: `${OTHERS}/ca.pem` })).code, 0, "nor believes a database that another CA has signed");
  t.not((await ask("tcp", mine)).code, 0);
  const without = await at(1).lab.exec(
    `(printf '{"method":"list_dbs","params":[],"id":1}'; sleep 1) | timeout 5 openssl s_client -quiet -connect ${underlayAddress(at(0).lab)}:6642 2>&1`,
  );
  t.notRegex(without.stdout, /OVN_Southbound/);
  const shown = `-cert ${mine.certificate} -key ${mine.privateKey}`;
  const having = await at(1).lab.exec(
    `(printf '{"method":"list_dbs","params":[],"id":1}'; sleep 1) | timeout 5 openssl s_client -quiet ${shown} -connect ${underlayAddress(at(0).lab)}:6642 2>&1`,
  );
  t.regex(having.stdout, /OVN_Southbound/, "the same question with one is answered");
});

test.serial("a host with certificates of another CA does not join, and is told so; ours again, it does", async (t) => {
  await ovnChassis.delete(at(1).host, { ...chassis[1], onGuestsAttached: { delete: "detach" } } as never);
  t.is((await at(1).lab.sh("ovs-vsctl --bare --columns=private_key list SSL")).trim(), "", "it has taken its files along");
  const failed = await t.throwsAsync(ovnChassis.create(at(1).host, chassisArgs(1, filesOf(OTHERS, "host1"))));
  t.log(String(failed?.message));
  const state = await ovnChassis.read(at(1).host, "kvot1");
  chassis[1] = (await ovnChassis.update(at(1).host, state as never, chassisArgs(1, filesOf(OURS, "host1")), [])) as unknown as State;
  t.is(chassis[1].error, undefined);
  t.is((await ping()).code, 0);
});

test.serial("files of an administrator are left alone, and serve where nobody says others", async (t) => {
  await ovnChassis.delete(at(1).host, { ...chassis[1], onGuestsAttached: { delete: "detach" } } as never);
  await at(1).lab.sh(`ovs-vsctl set-ssl ${Object.values(filesOf(OURS, "host1")).join(" ")}`);
  await t.throwsAsync(ovnChassis.create(at(1).host, chassisArgs(1, filesOf(OURS, "host0"))), { message: /carry no mark of ours/ });
  chassis[1] = (await ovnChassis.create(at(1).host, chassisArgs(1, undefined))) as unknown as State;
  t.deepEqual(chassis[1].tls, filesOf(OURS, "host1"));
  t.is((await ping()).code, 0);
});

test.serial("a renewed key and certificate under the same names are taken by the running databases, and nobody is cut off", async (t) => {
  const before = await served();
  await at(0).lab.sh(`cd ${OURS}; openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=host0 -keyout new.key -out host0.csr 2>/dev/null
openssl x509 -req -in host0.csr -CA ca.pem -CAkey ca.key -days 2 -out new.pem 2>/dev/null; mv new.key host0.key; mv new.pem host0.pem`);
  let now = before;
  for (let i = 0; i < 50 && now === before; i++) {
    await sleep(200);
    now = await served();
  }
  t.is(now, await at(0).lab.sh(`openssl x509 -noout -serial -in ${OURS}/host0.pem`));
  t.true(await connected());
});

test.serial("an expired certificate is told by refresh", async (t) => {
  await at(0).lab.sh(`cd ${OURS}; cp host0.pem good.pem; openssl x509 -req -in host0.csr -CA ca.pem -CAkey ca.key -days -1 -out host0.pem 2>/dev/null`);
  await lookAt(at(0).host, centralWorld, Date.now());
  const found = (await ovnCentral.read(at(0).host, "kvot")) as unknown as State;
  t.regex(String(found.error), /host0\.pem.*certificate has expired/);
  await at(0).lab.sh(`cd ${OURS}; mv good.pem host0.pem`);
});

test.serial("back to TCP, on the running databases; of the files nothing stays but those of the administrator", async (t) => {
  central = (await ovnCentral.update(at(0).host, central as never, centralArgs("none"), [])) as unknown as State;
  t.is(central.southboundRemote, `tcp:${underlayAddress(at(0).lab)}:6642`);
  for (const index of [0, 1]) {
    const state = await ovnChassis.update(at(index).host, chassis[index] as never, chassisArgs(index, "none", String(central.southboundRemote)), []);
    chassis[index] = state as unknown as State;
    t.like(chassis[index], { error: undefined, tls: "none" });
  }
  t.is((await ping()).code, 0);
  t.is((await at(0).lab.sh("ovn-sbctl list SSL; ovn-nbctl list SSL; ovs-vsctl list SSL")).trim(), "");
  t.regex(await at(1).lab.sh("ovs-vsctl list SSL"), /host1\.key/);
});
