import type { Fault } from "./fault";

/** The processes of sshd that carry sessions, on the host. */
const sessions = (signal: string) => `for process in /proc/[0-9]*; do
  case $(tr '\\0' ' ' < "$process/cmdline" 2>/dev/null) in *listener*) ;; 'sshd: '*) kill -${signal} "\${process#/proc/}" 2>/dev/null ;; esac
done; true`;

export const cut: Fault = {
  title: "the line is cut on the way",
  begin: sessions("KILL"),
  end: "true",
  midwayMs: 500,
  words: /connection|[Cc]onnect|session/,
};

export const silent: Fault = {
  title: "the line falls silent on the way",
  begin: sessions("STOP"),
  end: sessions("KILL"),
  midwayMs: 300,
  words: /connection|[Cc]onnect|session|did not end within/,
  withinMs: 100_000,
  only: ["create"],
};
