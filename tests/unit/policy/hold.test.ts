import path from "node:path";
import test from "ava";
import { shellFile } from "../../../provider/host/shellFile";
import { takeHost } from "../../lab";

/** The accept ahead of libvirt's rules, while libvirt is putting those in. */

const FOLDER = path.join(__dirname, "../../../provider/policy/table");
const CLEAN = `for mark in kvmnet kvmnet2; do iptables -w -D FORWARD -o kvhold0 -m conntrack --ctstate DNAT -m comment --comment $mark -j ACCEPT; done
for chain in LIBVIRT_FWT1 LIBVIRT_FWT2; do iptables -w -D FORWARD -j $chain; iptables -w -X $chain; done; :`;

test("a jump that comes while an accept is moved stays, and one accept is left, ahead of what was there", async (t) => {
  const { host, lab, release } = await takeHost();
  t.teardown(release);
  t.teardown(() => lab.exec(CLEAN));
  const script = `${shellFile(FOLDER, "compose.sh")}
${shellFile(FOLDER, "hold.sh")}
policy_folder=$(mktemp -d) && echo "accept ip kvhold0" > "$policy_folder/a.rules" || exit
jump() { iptables -w -N "$1" && iptables -w -I FORWARD 1 -j "$1"; }
hold_accepts && jump LIBVIRT_FWT1 || exit
ipt() {
  [ "$2" != -D ] || jump LIBVIRT_FWT2 || return
  shift
  iptables -w "$@"
}
hold_accepts
rm -r "$policy_folder"
iptables -w -S FORWARD | grep 'kvhold0\\|LIBVIRT_FWT'`;
  const { stdout } = await host.run({ name: "move the accept", script, mutates: true });
  t.is(
    stdout,
    `-A FORWARD -j LIBVIRT_FWT2
-A FORWARD -o kvhold0 -m conntrack --ctstate DNAT -m comment --comment kvmnet2 -j ACCEPT
-A FORWARD -j LIBVIRT_FWT1
`,
  );
});
