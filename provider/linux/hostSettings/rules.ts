import type { Problem, Rule } from "../../resource/kind";
import { deviceName, objections } from "../../resource/schema";
import { leavesOf } from "./settings";
import { keyText } from "./sysctl";
import type { HostSettingsArgs } from "./types";

function* fileName(args: HostSettingsArgs): Iterable<Problem> {
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(args.name)) {
    yield { path: ["name"], reason: "is part of a file's name: 1 to 64 letters, digits, _ . or -, the first a letter or digit" };
  }
}

function* something(args: HostSettingsArgs): Iterable<Problem> {
  if (leavesOf(args).length === 0) {
    yield { path: ["name"], reason: "no setting is declared: name at least one, such as `ipForward: true`" };
  }
}

function* devices(args: HostSettingsArgs): Iterable<Problem> {
  for (const [device, settings] of Object.entries(args.interfaces ?? {})) {
    // `default` holds what devices get that are made later: no device, and yet a place for settings.
    for (const reason of device === "default" ? [] : objections(deviceName, device)) {
      yield { path: ["interfaces", device], reason };
    }
    if (/^vnet\d+$/.test(device)) {
      yield {
        path: ["interfaces", device],
        reason: "is a name that libvirt gives to whichever guest starts next; use `default`, which holds for devices that are made later",
      };
    }
    if (Object.keys(settings).length === 0) {
      yield { path: ["interfaces", device], reason: "no setting is declared for it" };
    }
    if (device === "all") {
      yield* forAll(settings);
    }
  }
}

const instead = { forwarding: "ipForward", ipv6Forwarding: "ipv6Forward" } as const;

function* forAll(settings: NonNullable<HostSettingsArgs["interfaces"]>[string]): Iterable<Problem> {
  for (const property of ["forwarding", "ipv6Forwarding"] as const) {
    if (settings[property] !== undefined) {
      yield { path: ["interfaces", "all", property], reason: `for all devices this is the property \`${instead[property]}\`` };
    }
  }
  if (settings.acceptRouterAdvertisements !== undefined) {
    yield {
      path: ["interfaces", "all", "acceptRouterAdvertisements"],
      reason: "the kernel does nothing with it for `all`; name the devices, and `default` for those to come",
    };
  }
}

/** Two properties that set one key would undo each other. */
function* twice(args: HostSettingsArgs): Iterable<Problem> {
  const first = new Map<string, readonly string[]>();
  for (const { path, assignments } of leavesOf(args)) {
    for (const { key } of assignments) {
      const other = first.get(key);
      if (other && path[0] === "interfaces") {
        yield { path, reason: `\`${other.join(".")}\` sets ${keyText(key)} already` };
      } else if (other) {
        yield { path: other, reason: `\`${path.join(".")}\` sets ${keyText(key)} already` };
      }
      first.set(key, path);
    }
  }
}

function* thresholdsRise(args: HostSettingsArgs): Iterable<Problem> {
  for (const family of ["ipv4", "ipv6"] as const) {
    const table = args.neighbourTable?.[family];
    const { gcThreshold1: low, gcThreshold2: soft, gcThreshold3: hard } = table ?? {};
    if (low !== undefined && soft !== undefined && low > soft) {
      yield { path: ["neighbourTable", family, "gcThreshold2"], reason: `is below gcThreshold1 (${low})` };
    }
    if (soft !== undefined && hard !== undefined && soft > hard) {
      yield { path: ["neighbourTable", family, "gcThreshold3"], reason: `is below gcThreshold2 (${soft})` };
    }
  }
}

export const hostSettingsRules: readonly Rule<HostSettingsArgs>[] = [fileName, something, devices, twice, thresholdsRise];
