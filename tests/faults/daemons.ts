import type { Fault } from "./fault";

const pidFiles = {
  libvirtd: "/run/libvirtd.pid",
  "ovs-vswitchd": "/run/openvswitch/ovs-vswitchd.pid",
  "ovsdb-server": "/run/openvswitch/ovsdb-server.pid",
} as const;

type Daemon = keyof typeof pidFiles;

const service = (daemon: Daemon) => (daemon === "libvirtd" ? daemon : "openvswitch");
const signal = (daemon: Daemon, name: string) => `[ ! -s ${pidFiles[daemon]} ] || kill -${name} "$(cat ${pidFiles[daemon]})" || :`;
const restart = (daemon: Daemon) => `lab-daemon restart ${service(daemon)}${daemon === "libvirtd" ? "" : `; ${orphans}`}`;

/** Open vSwitch's userspace datapath keeps its taps when it dies, and does not know those again whose rows went away meanwhile (docs/openvswitch.md). */
const orphans = `for tap in $(ip -o link show type tun | sed -n 's/^[0-9]*: \\([^:@]*\\).*/\\1/p'); do
  case $(ovs-vsctl --if-exists get Interface "$tap" name)$tap in "$tap" ) [ "$tap" = ovs-netdev ] || ip link delete "$tap" ;; esac
done`;

const notRunning = /not running|did not take it up|connect|[Cc]onnection|end of file|End of file|keepalive|closed/;

export const killed = (daemon: Daemon): Fault => ({
  title: `${daemon} was killed`,
  begin: signal(daemon, "KILL"),
  end: restart(daemon),
  words: notRunning,
});

export const killedMidway = (daemon: Daemon): Fault => ({ ...killed(daemon), title: `${daemon} is killed on the way`, midwayMs: 600 });

/** libvirtd is killed when it calls iptables so: a network's bridge is there, and libvirt has no note of it yet, or none any more. */
export const killedAtRules = (title: string, order: "--insert" | "--delete"): Fault => ({
  title: `libvirtd is killed while it ${title}`,
  begin: `mkdir -p /usr/lib/kvmnet-fault && cat >/usr/lib/kvmnet-fault/iptables.sh <<'WRAPPER' && chmod 755 /usr/lib/kvmnet-fault/iptables.sh && ln -sfn /usr/lib/kvmnet-fault/iptables.sh /etc/alternatives/iptables
#!/bin/sh
case " $* " in *' ${order} '*) ${signal("libvirtd", "KILL")}; exit 1 ;; esac
exec iptables-nft "$@"
WRAPPER`,
  end: `ln -sfn /usr/sbin/iptables-nft /etc/alternatives/iptables; ${restart("libvirtd")}`,
  words: notRunning,
});

export const stopped = (daemon: Daemon): Fault => ({
  title: `${service(daemon)} is not there`,
  begin: `lab-daemon stop ${service(daemon)}`,
  end: restart(daemon),
  words: notRunning,
});

/** For a moment: it has to be waited for. */
export const stutters = (daemon: Daemon): Fault => ({
  title: `${daemon} stands still for 3 s`,
  begin: `${signal(daemon, "STOP")}; ( sleep 3; ${signal(daemon, "CONT")} ) >/dev/null 2>&1 &`,
  end: signal(daemon, "CONT"),
  midwayMs: 200,
});

/** Until it is lifted. */
export const frozen = (daemon: Daemon): Fault => ({
  title: `${daemon} stands still`,
  begin: signal(daemon, "STOP"),
  end: signal(daemon, "CONT"),
  words: /did not end within|does not answer|did not take it up|keepalive|is held by/,
  withinMs: 100_000,
  only: ["create"],
});
