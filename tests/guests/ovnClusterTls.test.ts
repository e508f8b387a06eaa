import test from "ava";
import type { Host } from "../../provider/host/host";
import { lookAt } from "../../provider/host/round/round";
import { ovnCentral } from "../../provider/ovn/central";
import { centralWorld } from "../../provider/ovn/central/world";
import { ovnChassis } from "../../provider/ovn/chassis";
import { logicalSwitch } from "../../provider/ovn/logicalSwitch";
import { filesOf, makeCertificates } from "../certificates";
import { type TakenHost, takeHosts } from "../lab";
import { argsFor, clearOvn } from "./ovn/scene";

/** OVN's databases on three hosts behind TLS: who is let in, a leader that dies, members that would be none, and the way back. */

type State = Record<string, unknown>;

const FOLDER = "/root/kvoct";
const [OURS, OTHERS] = [`${FOLDER}/ours`, `${FOLDER}/others`];
const PORTS = [6641, 6642, 6643, 6644];
const SWITCHES = Array.from({ length: 8 }, (_, i) => `kvct-${i}`);

let hosts: TakenHost[] = [];
let members: string[] = [];

const at = (index: number) => hosts[index] as TakenHost;
const files = (index: number, folder = OURS) => filesOf(folder, `host${index}`);
const centralArgs = (index: number, further: object = {}) =>
  argsFor(ovnCentral, `kvct${index}`, { address: members[index], cluster: { members }, tls: files(index), ...further });
const make = async (index: number, further?: object) => (await ovnCentral.create(at(index).host, centralArgs(index, further))) as unknown as State;
const addSwitch = (host: Host, name: string) => logicalSwitch.create(host, argsFor(logicalSwitch, name, {}));

async function looked(index: number): Promise<State> {
  await lookAt(at(index).host, centralWorld, Date.now());
  return (await ovnCentral.read(at(index).host, `kvct${index}`)) as unknown as State;
}

async function change(index: number, further: object = {}): Promise<State> {
  const last = (await looked(index)) as never;
  return (await ovnCentral.update(at(index).host, last, centralArgs(index, further), [])) as unknown as State;
}

const leave = async (index: number) => ovnCentral.delete(at(index).host, (await looked(index)) as never);
const switchesAt = async (index: number) =>
  (await at(index).lab.sh("ovn-nbctl --no-leader-only --timeout=5 --bare --columns=name list Logical_Switch")).split("\n").filter(Boolean).sort();
const ownAddress = async (index: number) =>
  (await at(index).lab.sh("ovsdb-tool db-local-address /var/lib/ovn/ovnnb_db.db; ovsdb-tool db-local-address /var/lib/ovn/ovnsb_db.db")).trim();

/** Asks the databases of the first from the third. */
const ask = (port: number, shown?: ReturnType<typeof files>) =>
  at(2).lab.exec(
    `ovsdb-client --timeout=3 ${shown ? `--private-key=${shown.privateKey} --certificate=${shown.certificate} --ca-cert=${shown.caCertificate}` : ""} list-dbs ${shown ? "ssl" : "tcp"}:${members[0]}:${port}`,
  );

test.serial.before(async () => {
  hosts = await takeHosts(3);
  members = hosts.map(({ lab }) => lab.address);
  const names = hosts.map((_, index) => `host${index}`);
  await at(0).lab.sh(makeCertificates(OURS, ...names));
  await at(0).lab.sh(makeCertificates(OTHERS, ...names));
  const input = await at(0).lab.sh(`tar c ${FOLDER} 2>/dev/null | base64`);
  await Promise.all([1, 2].map((index) => at(index).lab.sh("base64 -d | tar x -C /", { input })));
});

test.serial.after.always(async () => {
  for (const { lab } of [...hosts].reverse()) {
    await clearOvn(lab, []);
    await lab.exec(`/usr/share/ovn/scripts/ovn-ctl stop_northd; ovs-vsctl del-ssl; rm -rf ${FOLDER} /var/lib/ovn/.ovn* /run/ovn/ovn-northd.*
sed -i '/^# kvmnet begins/,/^# kvmnet ends/d' /etc/default/ovn-central`);
  }
  await Promise.all(hosts.map(({ release }) => release()));
});

test.serial("one host's databases, over TCP, become a cluster of three over TLS", async (t) => {
  await ovnCentral.create(at(0).host, argsFor(ovnCentral, "kvct0", { address: members[0] }));
  await addSwitch(at(0).host, "kvct-before");
  const states = await Promise.all([change(0), make(1), make(2)]);
  for (const [index, state] of states.entries()) {
    t.like(state, { error: undefined, tls: files(index), southboundRemote: `ssl:${members[index]}:6642` });
    t.deepEqual(ovnCentral.plan((await looked(index)) as never, centralArgs(index)), [], "in step");
    t.is(await ownAddress(index), `ssl:${members[index]}:6643\nssl:${members[index]}:6644`);
    t.deepEqual(await switchesAt(index), ["kvct-before"]);
  }
  t.is(new Set(states.map((state) => (state.northboundServer as { clusterId: string }).clusterId)).size, 1, "one cluster");
  t.is((await at(0).lab.sh("ovn-nbctl list SSL; ovn-sbctl list SSL")).trim(), "", "files of one member are none of the others");
});

test.serial("who speaks without TLS, or has a certificate of another CA, gets nothing at any port", async (t) => {
  for (const port of PORTS) {
    t.not((await ask(port)).code, 0, `tcp ${port}`);
    t.not((await ask(port, files(2, OTHERS))).code, 0, `another CA ${port}`);
  }
  t.regex((await ask(6641, files(2))).stdout, /OVN_Northbound/);
  t.regex((await ask(6642, files(2))).stdout, /OVN_Southbound/);
});

test.serial(
  "a host joins by all members; the leader is killed while switches are made through another one: all are there, once, and the host is told",
  async (t) => {
    const states = await Promise.all([0, 1, 2].map(looked));
    const leads = (side: string) => states.findIndex((state) => (state[side] as { role: string }).role === "leader");
    const leader = leads("northboundServer");
    const [through, third] = [0, 1, 2].filter((index) => index !== leader) as [number, number];
    const chassis = (await ovnChassis.create(
      at(third).host,
      argsFor(ovnChassis, "kvct", {
        remotes: states.map(({ southboundRemote }) => southboundRemote),
        tls: files(third),
        encapTypes: ["geneve"],
        encapIps: [members[third]],
        datapathType: "netdev",
      }),
    )) as unknown as State;
    t.is(chassis.error, undefined);
    const making = (async () => {
      for (const name of SWITCHES) {
        await addSwitch(at(through).host, name);
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await at(leader).lab.sh("kill -9 $(cat /run/ovn/ovnnb_db.pid /run/ovn/ovnsb_db.pid /run/ovn/ovn-northd.pid)");
    await making;
    t.deepEqual(await switchesAt(third), ["kvct-before", ...SWITCHES].sort());
    t.is(
      (await at(third).lab.sh("ovn-nbctl --no-leader-only --timeout=20 --wait=hv sync 2>&1; ovn-appctl -t ovn-controller connection-status")).trim(),
      "connected",
    );

    const down = ovnCentral.plan((await looked(leader)) as never, centralArgs(leader));
    t.deepEqual(
      [...new Set(down.map(({ path }) => path[0]))].filter((property) => property === "tls" || property === "cluster"),
      [],
      "what does not run has its files still",
    );
    t.is((await change(leader)).error, undefined);
    await ovnChassis.delete(at(third).host, { ...chassis, onGuestsAttached: { delete: "detach" } } as never);
  },
);

test.serial("who would be a member without TLS, or with a certificate that the others do not believe, is refused before anything is written", async (t) => {
  await leave(2);
  const nothing = async () => (await at(2).lab.sh("ls -A /var/lib/ovn; grep kvmnet /etc/default/ovn-central || true")).trim();
  const wrong = { tls: files(2, OTHERS) };
  const refusal = await t.throwsAsync(async () => ovnCentral.foresee?.(at(2).host, centralArgs(2, wrong), undefined), {
    message: new RegExp(`tls\\.certificate.*${members[0]} port 6643: .*certificate`, "s"),
  });
  t.log(refusal?.message);
  await t.throwsAsync(make(2, wrong), { message: /certificate/ });
  const believed = { tls: { ...files(2, OTHERS), caCertificate: `${FOLDER}/both.pem` } };
  await at(2).lab.sh(`cat ${OURS}/ca.pem ${OTHERS}/ca.pem >${FOLDER}/both.pem`);
  t.log((await t.throwsAsync(make(2, believed), { message: /alert unknown ca|its CA has not signed it/ }))?.message);
  await t.throwsAsync(make(2, { tls: "none" }), { message: /closes the connection without TLS/ });
  t.is(await nothing(), "");
  t.is((await make(2)).error, undefined);
});

test.serial("a member gets other files while the others go on", async (t) => {
  await at(1).lab.sh(`mkdir ${FOLDER}/new; cp ${OURS}/host1.* ${OURS}/ca.pem ${FOLDER}/new`);
  const state = await change(1, { tls: files(1, `${FOLDER}/new`) });
  t.like(state, { error: undefined, tls: files(1, `${FOLDER}/new`) });
  t.regex(await at(1).lab.sh("tr '\\0' ' ' </proc/$(cat /run/ovn/ovnsb_db.pid)/cmdline"), /--private-key=\/root\/kvoct\/new\/host1\.key/);
});

test.serial("without TLS again: refused while others are members, done by the last one, which keeps what is in it", async (t) => {
  await t.throwsAsync(change(0, { tls: "none" }), { message: /by TLS, and their addresses are fixed in their files: .*let the others leave first/s });
  await leave(1);
  await leave(2);
  const alone = { cluster: { members: members.slice(0, 1) } };
  const state = await change(0, { ...alone, tls: "none" });
  t.like(state, { error: undefined, tls: "none", southboundRemote: `tcp:${members[0]}:6642` });
  t.is(await ownAddress(0), `tcp:${members[0]}:6643\ntcp:${members[0]}:6644`);
  t.deepEqual(await switchesAt(0), ["kvct-before", ...SWITCHES].sort());
  t.is((await at(0).lab.sh("ls -A /var/lib/ovn | grep kvmnet || true")).trim(), "");
});
