import { mustRun } from "../../lab/run";
import type { Vm } from "../../lab/vm/vm";

/** Files of Debian's packages "$@" as this machine has them, with the libraries that they need. */
const FILES = `set -e
files=$(dpkg -L "$@" | grep -E '^(/usr)?/(etc/default|s?bin|share/ovn|lib/systemd/system)/.')
libraries=$(for file in $files; do ldd "$file" 2>/dev/null; done | sed -n 's,.* => \\(/[^ ]*\\) .*,\\1,p' | sort -u)
tar -C / -cf - --hard-dereference --no-recursion $(for file in $files $libraries; do [ -d "$file" ] || echo ".$file"; done)`;

/** As the packages' own scripts do it. */
const INSTALL = `install -d /var/lib/ovn /var/log/ovn /etc/ovn; ldconfig; systemctl daemon-reload; systemctl -q enable --now "$@"`;

/** Brings OVN into a machine and has these units of its run; what the image has already stays. */
export async function bringOvn({ vm, units }: { readonly vm: Vm; readonly units: readonly string[] }): Promise<void> {
  const { sshConfigFile = "", host } = vm.connection;
  const bring = `(set -- ovn-common "$@"; ${FILES}\n) | ssh -F "$0" "${host}" 'tar -C / -x --skip-old-files'`;
  await mustRun(["sh", "-c", bring, sshConfigFile, ...units], { timeoutMs: 120_000 });
  await vm.sh(["sh", "-c", INSTALL, "sh", ...units]);
}
