import type { Fault } from "./fault";

/** A tool of the host, and how a call is known that only reads: such a call works, so that the fault meets the change. */
interface Tool {
  readonly path: string;
  /** Sets `reads=yes`. */
  readonly reads: string;
  /** Does the real thing without what changes something. Default: nothing at all. */
  readonly pretend?: string;
}

const changing = "net-(define|create|start|destroy|undefine|update|autostart|edit)|(attach|detach|update)-device";

export const tools = {
  virsh: {
    path: "/usr/bin/virsh",
    reads: `printf '%s\\n' "$*" | grep -Eq '${changing}' || reads=yes`,
    pretend: `count=$#
for word do
  case $word in *';'* | net-*) word=$(printf '%s' "$word" | tr ';' '\\n' | grep -Ev '${changing}' | tr '\\n' ';') ;; esac
  set -- "$@" "$word"
done
shift "$count"; "$real" "$@"; exit 0`,
  },
  ip: {
    path: "/bin/ip",
    reads: `case " $* " in *' -j '* | *' -json '* | *' show '* | *' get '* | *' -V '*) reads=yes ;; esac`,
    pretend: "cat >/dev/null; exit 0",
  },
  dnsmasq: { path: "/usr/sbin/dnsmasq", reads: `case "$*" in *--version* | *--help* | *--test*) reads=yes ;; esac` },
  sysctl: { path: "/sbin/sysctl", reads: `case " $* " in *' -w '* | *=*) ;; *) reads=yes ;; esac` },
  mv: { path: "/bin/mv", reads: "" },
  base64: { path: "/usr/bin/base64", reads: "" },
  /** What carries our transactions: one that holds works changes something. */
  python3: {
    path: "/usr/bin/python3",
    reads: `input=$(cat); case $input in *'"works":[]'*) reads=yes ;; esac; real_input() { printf '%s' "$input"; }`,
    pretend: "exit 0",
  },
} as const satisfies Record<string, Tool>;

export type ToolName = keyof typeof tools;

const folder = "/usr/lib/kvmnet-fault";

/** virsh without a command takes them line by line: what becomes of a line that changes something. */
const dialog = (line: string) => `if [ "$#" -le 3 ]; then
  while IFS= read -r line; do
    if printf '%s\\n' "$line" | grep -Eq '${changing}'; then ${line}; fi
    printf '%s\\n' "$line"
  done | "$real" "$@"
  exit
fi`;

/** A wrapper in the tool's place, seen by everything on the host. `line`: the same for one of several commands that a tool reads. */
function wrapped(name: ToolName, how: string, body: string, line: string, more: Partial<Fault> = {}): Fault {
  const { path, reads }: Tool = tools[name];
  const real = `${folder}/${name}`;
  const piped = name === "python3" ? "real_input | " : "";
  const script = `#!/bin/sh
real=${real}; reads=
${name === "virsh" ? dialog(line) : ""}
${reads}
if [ -n "$reads" ]; then ${piped}"$real" "$@"; exit; fi
${body.replaceAll("RUN", `${piped}"$real" "$@"`)}
`;
  return {
    title: `${name} ${how}`,
    begin: `mkdir -p ${folder} && target=$(readlink -f ${path}) && cp "$target" ${real}.new && mv ${real}.new ${real} && cat > ${real}.sh <<'WRAPPER'
${script}WRAPPER
chmod 755 ${real} ${real}.sh && mount --bind ${real}.sh "$target"`,
    end: `target=$(readlink -f ${path}); if grep -qs " $target " /proc/self/mountinfo; then umount -l "$target"; fi`,
    ...more,
  };
}

export const fails = (name: ToolName): Fault =>
  wrapped(name, "fails", `cat >/dev/null 2>&1 </dev/null; echo "error: ${name} was told to fail" >&2; exit 1`, "line=told-to-fail", { words: toldTo(name) });

/** It did what it was asked to, and complains: nothing may be believed but what is read afterwards, and its words are an error. */
export const failsAfter = (name: ToolName): Fault =>
  wrapped(name, "fails after its work", `RUN; echo "error: ${name} was told to fail" >&2; exit 1`, 'line="$line; told-to-fail"', { words: toldTo(name) });

/** Exit status 0, and nothing was done. */
export const lies = (name: ToolName): Fault => wrapped(name, "says that it did, and did nothing", (tools[name] as Tool).pretend ?? "exit 0", "line=echo");

export const slow = (name: ToolName): Fault => wrapped(name, "is slow", "sleep 1; RUN", "sleep 1");

export const hangs = (name: ToolName): Fault =>
  wrapped(name, "hangs", "exec sleep 300", "sleep 300", { words: /did not end within/, withinMs: 100_000, only: ["create"] });

/** libvirtd hides a daemon's words here and there; ours are kept in any case. */
const toldTo = (name: ToolName) => (name === "dnsmasq" ? /dnsmasq/ : new RegExp(`${name} was told to fail|told-to-fail`));

export const missing = (name: ToolName): Fault => ({
  title: `${name} is not there`,
  begin: `mv ${tools[name].path} ${tools[name].path}.away`,
  end: `[ ! -e ${tools[name].path}.away ] || mv ${tools[name].path}.away ${tools[name].path}`,
  words: new RegExp(name),
});
