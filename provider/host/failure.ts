import type { ErrorDetails } from "../resource/error";
import type { Facts } from "./host";
import { missingTool } from "./packages";

type Failure = Pick<ErrorDetails, "code" | "problem" | "remedy">;

/** What the words of a failing tool mean, where they mean something that every kind of step can meet. */
export function stepFailure(words: string, exitCode: number, facts: Pick<Facts, "os" | "systemd">): Failure {
  return (
    daemonNotRunning(words, facts) ??
    toolMissing(words, exitCode, facts) ??
    permissionDenied(words) ?? { code: "step-failed", problem: "the host could not carry out the step" }
  );
}

const modularDaemons = ["virtqemud", "virtnetworkd", "virtinterfaced", "virtnodedevd", "virtnwfilterd", "virtsecretd", "virtstoraged", "virtproxyd"];

/** A daemon's socket is missing or nobody listens on it: monolithic or modular libvirt, Open vSwitch, or Docker. */
export function daemonNotRunning(words: string, facts: Pick<Facts, "systemd">): Failure | undefined {
  const libvirt = /[Ff]ailed to connect socket to '([^']*\/([^/']+)-sock)(?:-ro)?'/.exec(words);
  const ovs = /(?:unix:)?(\S*db\.sock):? (?:database connection failed|failed to connect)|failed to connect to "?unix:(\S*db\.sock)/.exec(words);
  if (libvirt && /No such file|Connection refused/.test(words)) {
    const [, socket = "", name = ""] = libvirt;
    const modular = modularDaemons.includes(name);
    const daemon = modular ? name : "libvirtd";
    return {
      code: "daemon-not-running",
      problem: `${daemon} is not running: nobody answers on its socket ${socket}`,
      remedy: facts.systemd
        ? `On the host: systemctl enable --now ${daemon}.socket${modular ? "" : ` (a host with modular daemons: systemctl enable --now virtqemud.socket virtnetworkd.socket)`}`
        : `Start ${daemon} on the host (it does not run systemd): ${daemon} -d`,
    };
  }
  if (ovs) {
    return {
      code: "daemon-not-running",
      problem: `Open vSwitch is not running: nobody answers on its database socket ${ovs[1] ?? ovs[2]}`,
      remedy: facts.systemd
        ? "On the host: systemctl enable --now openvswitch-switch (Debian, Ubuntu) or openvswitch (RHEL family)"
        : "Start it on the host: /usr/share/openvswitch/scripts/ovs-ctl start",
    };
  }
  // Since Docker 29 in other words.
  const docker = /(?:Cannot connect to the Docker daemon at|failed to connect to the docker API at) (\S+?)[.;] /.exec(words);
  if (docker) {
    return {
      code: "daemon-not-running",
      problem: `Docker is not running: nobody answers on its socket ${docker[1]}`,
      remedy: facts.systemd ? "On the host: systemctl enable --now docker" : "Start dockerd on the host",
    };
  }
  return undefined;
}

function toolMissing(words: string, exitCode: number, facts: Pick<Facts, "os">): Failure | undefined {
  const tool = exitCode === 127 ? /(?:^|[\s:])([\w.+-]+): (?:command )?not found/m.exec(words)?.[1] : undefined;
  return tool === undefined ? undefined : { code: "tool-missing", problem: `${tool} is not installed on the host`, remedy: missingTool(tool, facts.os) };
}

function permissionDenied(words: string): Failure | undefined {
  return /Permission denied|Operation not permitted|authentication unavailable|access denied/i.test(words)
    ? {
        code: "permission-denied",
        problem: "the host does not allow the step",
        remedy: "Log in as root, or as a user with passwordless sudo (become: auto); with become: none the user itself must be allowed to do it.",
      }
    : undefined;
}
