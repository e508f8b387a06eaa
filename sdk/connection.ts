// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";

export interface ConnectionArgs {
  /**
   * Name or address of the host, or a `Host` of your ssh config. Required for ssh.
   *
   * Maps to: `ssh destination`.
   */
  host?: pulumi.Input<string>;
  /**
   * User to log in as. Default: what your ssh config says, else your own name.
   *
   * Maps to: ssh `User`.
   */
  user?: pulumi.Input<string>;
  /**
   * TCP port of the ssh server. Default: what your ssh config says, else 22.
   *
   * Maps to: ssh `Port`.
   */
  port?: pulumi.Input<number>;
  /** Password for the login. Give it as a secret; keys are better. */
  password?: pulumi.Input<string>;
  /** The text of a private key. It goes to a private ssh agent and never lies on disk. Default: the keys and the agent that ssh itself would use. */
  privateKey?: pulumi.Input<string>;
  /** Passphrase of the private key. */
  privateKeyPassword?: pulumi.Input<string>;
  /**
   * The one host key to accept, as in the host's `/etc/ssh/ssh_host_ed25519_key.pub`. Default: your `known_hosts`; an unknown or changed key is refused.
   *
   * Maps to: ssh `UserKnownHostsFile`.
   */
  hostKey?: pulumi.Input<string>;
  /**
   * Socket of the ssh agent to use. Default: your ssh config, else `SSH_AUTH_SOCK`.
   *
   * Maps to: ssh `IdentityAgent`.
   */
  agentSocketPath?: pulumi.Input<string>;
  /**
   * How many failed attempts to connect to allow, a second apart; -1 for no limit. Default: 1.
   *
   * Maps to: ssh `ConnectionAttempts`.
   */
  dialErrorLimit?: pulumi.Input<number>;
  /**
   * How long one attempt to connect may take; 0 for no limit. Default: 15.
   *
   * Unit: seconds. Maps to: ssh `ConnectTimeout`.
   */
  perDialTimeout?: pulumi.Input<number>;
  /**
   * A host to go through, with its own credentials. `ProxyJump` in your ssh config works without it.
   *
   * Maps to: ssh `ProxyCommand`.
   */
  proxy?: pulumi.Input<ConnectionProxyArgs>;
  /**
   * The ssh config to use. Default: `~/.ssh/config` and the system's.
   *
   * Maps to: ssh `-F`.
   */
  sshConfigFile?: pulumi.Input<string>;
  /** How to become root on the host: `auto` uses `sudo -n` unless we log in as root, `sudo` always does, `none` never. Default: `auto`. */
  become?: pulumi.Input<"auto" | "sudo" | "none">;
  /**
   * The libvirt daemon, as seen from the host. Default: `qemu:///system`.
   *
   * Maps to: `virsh --connect`.
   */
  libvirtUri?: pulumi.Input<string>;
  /** How changes of the way by which we reach the host are guarded, where a resource does not say otherwise. */
  guard?: pulumi.Input<ConnectionGuardArgs>;
  /** `local`: this machine itself is the host, no ssh. Default: `ssh`. */
  transport?: pulumi.Input<"ssh" | "local">;
}

/** A host to go through, with its own credentials. `ProxyJump` in your ssh config works without it. */
export interface ConnectionProxyArgs {
  /**
   * Name or address of the host, or a `Host` of your ssh config.
   *
   * Maps to: `ssh destination`.
   */
  host: pulumi.Input<string>;
  /**
   * User to log in as. Default: what your ssh config says, else your own name.
   *
   * Maps to: ssh `User`.
   */
  user?: pulumi.Input<string>;
  /**
   * TCP port of the ssh server. Default: what your ssh config says, else 22.
   *
   * Maps to: ssh `Port`.
   */
  port?: pulumi.Input<number>;
  /** Password for the login. Give it as a secret; keys are better. */
  password?: pulumi.Input<string>;
  /** The text of a private key. It goes to a private ssh agent and never lies on disk. Default: the keys and the agent that ssh itself would use. */
  privateKey?: pulumi.Input<string>;
  /** Passphrase of the private key. */
  privateKeyPassword?: pulumi.Input<string>;
  /**
   * The one host key to accept, as in the host's `/etc/ssh/ssh_host_ed25519_key.pub`. Default: your `known_hosts`; an unknown or changed key is refused.
   *
   * Maps to: ssh `UserKnownHostsFile`.
   */
  hostKey?: pulumi.Input<string>;
  /**
   * Socket of the ssh agent to use. Default: your ssh config, else `SSH_AUTH_SOCK`.
   *
   * Maps to: ssh `IdentityAgent`.
   */
  agentSocketPath?: pulumi.Input<string>;
  /**
   * How many failed attempts to connect to allow, a second apart; -1 for no limit. Default: 1.
   *
   * Maps to: ssh `ConnectionAttempts`.
   */
  dialErrorLimit?: pulumi.Input<number>;
  /**
   * How long one attempt to connect may take; 0 for no limit. Default: 15.
   *
   * Unit: seconds. Maps to: ssh `ConnectTimeout`.
   */
  perDialTimeout?: pulumi.Input<number>;
}

/** How changes of the way by which we reach the host are guarded, where a resource does not say otherwise. */
export interface ConnectionGuardArgs {
  /** `auto`: a change that touches the way by which we reach the host has to be confirmed over a new connection, else the host goes back by itself. `always`: every change of the resource. `off`: none; a change that goes wrong may lock us out. Default: `auto`. */
  mode?: pulumi.Input<"auto" | "always" | "off">;
  /**
   * How long the host waits for the confirmation before it goes back. Default: 90.
   *
   * Unit: seconds.
   */
  timeoutSeconds?: pulumi.Input<number>;
  /** What has to answer afterwards as well, where it answered before: besides the new connection itself, the default gateways and the name servers, which are always tried. */
  probes?: pulumi.Input<pulumi.Input<ConnectionGuardProbeArgs>[]>;
}

export interface ConnectionGuardProbeArgs {
  /** What has to answer, as seen from the host. */
  address: pulumi.Input<string>;
  /** The TCP port that has to take a connection. Not set: a ping. */
  port?: pulumi.Input<number>;
}
