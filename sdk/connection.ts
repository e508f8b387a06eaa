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
