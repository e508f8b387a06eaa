import { field, text } from "../resource/schema";
import { z } from "../resource/zod";
import { guardSettings } from "./guard/settings";

// A leading "-" would be read as an option by ssh; the rest keeps shells, ssh's own % tokens and its user@host syntax out.
const hostText = () =>
  text()
    .min(1, "must not be empty")
    .max(255, "is longer than a host name can be")
    .regex(
      /^[A-Za-z0-9_:][A-Za-z0-9_.:%-]*$/,
      "must be a host name, an address or a Host of the ssh config (no user, no port, no brackets), and must not start with -",
    );

const userText = () =>
  text()
    .min(1, "must not be empty")
    .regex(/^[A-Za-z0-9_.][A-Za-z0-9_.@+\\-]*\$?$/, "must be a user name, and must not start with -");

const pathText = () =>
  text()
    .min(1, "must not be empty")
    .regex(/^[^"%]*$/, 'must not contain " or %');

const publicKey = () =>
  text().regex(
    /^[a-z0-9@.-]+ [A-Za-z0-9+/]+={0,2}( .*)?$/,
    "is not a public key such as `ssh-ed25519 AAAAC3Nz…` (a line of the host's /etc/ssh/ssh_host_*_key.pub)",
  );

/** What ssh is told to connect to. */
export const hostName = hostText;

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point; a key in PEM form has line breaks
const onlyLineBreaks = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$/;

const privateKeyText = () =>
  z
    .string()
    .regex(onlyLineBreaks, "must not contain control characters other than line breaks")
    .includes("PRIVATE KEY", { error: "is not a private key in PEM or OpenSSH form" });

const hop = () => ({
  host: field(hostText(), { description: "Name or address of the host, or a `Host` of your ssh config.", term: "ssh destination" }),
  user: field(userText().optional(), { description: "User to log in as. Default: what your ssh config says, else your own name.", term: "ssh `User`" }),
  port: field(z.int().min(1, "must be 1 to 65535").max(65535, "must be 1 to 65535").optional(), {
    description: "TCP port of the ssh server. Default: what your ssh config says, else 22.",
    term: "ssh `Port`",
  }),
  password: field(text().optional(), { description: "Password for the login. Give it as a secret; keys are better." }),
  privateKey: field(privateKeyText().optional(), {
    description: "The text of a private key. It goes to a private ssh agent and never lies on disk. Default: the keys and the agent that ssh itself would use.",
  }),
  privateKeyPassword: field(text().optional(), { description: "Passphrase of the private key." }),
  hostKey: field(publicKey().optional(), {
    description:
      "The one host key to accept, as in the host's `/etc/ssh/ssh_host_ed25519_key.pub`. Default: your `known_hosts`; an unknown or changed key is refused.",
    term: "ssh `UserKnownHostsFile`",
  }),
  agentSocketPath: field(pathText().optional(), {
    description: "Socket of the ssh agent to use. Default: your ssh config, else `SSH_AUTH_SOCK`.",
    term: "ssh `IdentityAgent`",
  }),
  dialErrorLimit: field(z.int().min(-1, "must be -1 (no limit) or more").optional(), {
    description: "How many failed attempts to connect to allow, a second apart; -1 for no limit. Default: 1.",
    term: "ssh `ConnectionAttempts`",
  }),
  perDialTimeout: field(z.int().min(0, "must be 0 (no limit) or more").optional(), {
    description: "How long one attempt to connect may take; 0 for no limit. Default: 15.",
    unit: "seconds",
    term: "ssh `ConnectTimeout`",
  }),
});

/** How to reach a host. The shape is that of `@pulumi/command`'s `ConnectionArgs`, with a few settings more. */
export const connection = () =>
  z
    .strictObject({
      ...hop(),
      host: field(hostText().optional(), {
        description: "Name or address of the host, or a `Host` of your ssh config. Required for ssh.",
        term: "ssh destination",
      }),
      proxy: field(z.strictObject(hop()).optional(), {
        description: "A host to go through, with its own credentials. `ProxyJump` in your ssh config works without it.",
        term: "ssh `ProxyCommand`",
      }),
      sshConfigFile: field(pathText().optional(), { description: "The ssh config to use. Default: `~/.ssh/config` and the system's.", term: "ssh `-F`" }),
      become: field(z.enum(["auto", "sudo", "none"]).optional(), {
        description: "How to become root on the host: `auto` uses `sudo -n` unless we log in as root, `sudo` always does, `none` never. Default: `auto`.",
      }),
      libvirtUri: field(
        text()
          .regex(/^[a-z][a-z0-9+.]*:\/\/[^\s]*$/, "must be a libvirt URI such as qemu:///system")
          .optional(),
        { description: "The libvirt daemon, as seen from the host. Default: `qemu:///system`.", term: "`virsh --connect`" },
      ),
      guard: field(guardSettings().optional(), {
        description: "How changes of the way by which we reach the host are guarded, where a resource does not say otherwise.",
      }),
      transport: field(z.enum(["ssh", "local"]).optional(), {
        description: "`local`: this machine itself is the host, no ssh. Default: `ssh`.",
      }),
    })
    .refine((value) => value.transport === "local" || value.host !== undefined, { error: "is required, unless transport is local", path: ["host"] });

export type Connection = z.output<ReturnType<typeof connection>> & {
  /** Where the host is by now, when a change has moved the address that `host` leads to; its key is the one known for `host`. */
  readonly address?: string | undefined;
};

/** The way to another host, with all that reaching this one needs; but for its host key, and where it is by now. */
export function connectionBeside({ hostKey: _key, address: _address, transport: _transport, ...alike }: Connection, host: string): Connection {
  return { ...alike, host };
}

/** One ssh server on the way: the host itself or the proxy before it. */
export type Hop = Connection & { readonly host: string };

/** How the user called the host: `root@kvm1.example.net`, or `local`. */
export function connectionLabel(settings: Connection): string {
  if (settings.transport === "local") {
    return "local";
  }
  const port = settings.port === undefined || settings.port === 22 ? "" : `:${settings.port}`;
  return `${settings.user === undefined ? "" : `${settings.user}@`}${settings.host}${port}`;
}

/** Equal for equal settings, whatever the order of their properties. Holds the secrets: a key for maps, not for people. */
export function connectionKey(settings: Connection): string {
  return JSON.stringify(settings, (_key, value) =>
    value && typeof value === "object" ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
}
