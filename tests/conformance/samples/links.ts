import type { Host } from "../../../provider/host/host";

/** What an administrator types at the host's own shell; our session runs it like any other. */
export const byHand =
  (script: string) =>
  async (host: Host): Promise<void> => {
    await host.run({ name: "typed by hand", script: `set -e\n${script}`, mutates: true });
  };

/** Pairs of virtual cables: NICs that exist on any host. The far end of `x` is `x-far`. */
export function makeVeths(host: Host, names: readonly string[]): Promise<void> {
  const script =
    'for n in "$@"; do [ -e "/sys/class/net/$n" ] || ip link add "$n" type veth peer name "$n-far"; ip link set "$n" up; ip link set "$n-far" up; done';
  return host.run({ name: "make virtual cables", script, args: names, mutates: true }).then(() => undefined);
}

/** With whatever a run that was broken off may have left of them in files. */
export function removeLinks(host: Host, names: readonly string[]): Promise<void> {
  const script = `for n in "$@"; do
  [ -e "/sys/class/net/$n" ] && ip link del "$n"
  rm -f "/run/kvmnet/link-$n.json"
  sed -i "/^# kvmnet:$n begin/,/^# kvmnet:$n end/d" /etc/resolv.conf
done
:`;
  return host.run({ name: "remove devices", script, args: names, mutates: true }).then(() => undefined);
}

/** Devices of a kind, temporary ones included, and every file of ours. */
export async function deviceInventory(host: Host, kind: string): Promise<string[]> {
  const { stdout } = await host.run({
    name: "list devices",
    script:
      'ip -o link show type "$1" | sed "s/^[0-9]*: //; s/[:@].*//"; ls /run/kvmnet/link-* /etc/systemd/system/kvmnet-link-* 2>/dev/null; sed -n "/^# kvmnet:/p" /etc/resolv.conf',
    args: [kind],
  });
  return stdout.split("\n").filter(Boolean).sort();
}
