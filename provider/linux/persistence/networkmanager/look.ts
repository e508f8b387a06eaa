import type { Seen } from "../manager";
import { isPortProfile, PRIORITY, profileFolder } from "./keyfile";
import { type Group, type Profile, readProfile, settingOf } from "./readProfile";

export function sees(text: string): Seen {
  const groups = grouped(text);
  const indexes = Object.fromEntries(
    groups.flatMap(({ path, lines }) => match(path, /^\/sys\/class\/net\/(.+)\/ifindex$/).map((device) => [lines[0], device])),
  );
  const profiles = groups.filter(({ path }) => /\/(system-connections|network-scripts)\//.test(path)).map(readProfile);
  const active = groups.flatMap(({ path, lines }) =>
    match(path, /^\/run\/NetworkManager\/devices\/(\d+)$/).flatMap((index) => {
      const uuid = settingOf(lines, "connection-uuid");
      return indexes[index] && uuid && lines.includes("managed=true") ? [{ device: indexes[index], uuid }] : [];
    }),
  );
  const found = active.map(({ device, uuid }) => ({ device, uuid, profile: profileFor(profiles, device, uuid) })).filter(({ profile }) => !profile?.external);
  // A port of ours that was joined since the last boot, and that NetworkManager was told to leave alone until the next one.
  const waiting = profiles.filter(isPort).map((profile) => ({ device: profile.device ?? "", uuid: profile.uuid ?? "", profile }));
  const all = [...waiting.filter(({ device }) => !found.some((one) => one.device === device)), ...found];
  const devices = Object.fromEntries(all.map(({ device, uuid, profile }) => [device, ownerOf(uuid, profile, profiles)]));
  const dns = Object.fromEntries(
    all.flatMap(({ device, profile }) =>
      profile && !isOurs(profile) && profile.dns.servers.length + profile.dns.search.length > 0 ? [[device, profile.dns]] : [],
    ),
  );
  const [, ovsPlugin] = /^plugin (.+)$/m.exec(text) ?? [];
  return { running: /^running$/m.test(text), devices, ...(ovsPlugin && { ovsPlugin }), ...(Object.keys(dns).length > 0 && { dns }) };
}

/** A profile without a UUID gets one from its path: it is known by its device. */
function profileFor(profiles: readonly Profile[], device: string, uuid: string): Profile | undefined {
  return profiles.find((profile) => profile.uuid === uuid) ?? profiles.find((profile) => profile.uuid === undefined && profile.device === device);
}

const isOurs = ({ path }: Profile) => /\/kvmnet-[^/]+\.nmconnection$/.test(path) && path.startsWith(`${profileFolder}/`);

const isPort = (profile: Profile) => isOurs(profile) && isPortProfile(profile.path);

function ownerOf(uuid: string, profile: Profile | undefined, profiles: readonly Profile[]): Seen["devices"][string] {
  if (!profile) {
    return { source: uuid, ours: false, addressed: true };
  }
  const { path: source, type: kind, ipv4, ipv6 } = profile;
  const ours = isOurs(profile);
  // Whoever has it still: with its administrator's file gone, ours stands for itself.
  const replaced = ours ? profiles.find(({ path }) => path === profile.instead) : undefined;
  const { keeps } = replaced ?? (ours ? { keeps: [] } : profile);
  const silent = ["disabled", "ignore", "link-local"];
  return {
    source,
    ours,
    addressed: !ours && !(silent.includes(ipv4) && silent.includes(ipv6)),
    ...(!ours && profile.shared && { shared: true }),
    ...(!ours && profile.priority >= PRIORITY && { foremost: true }),
    ...(replaced && { replaced: replaced.path }),
    ...(keeps.length > 0 && { keeps }),
    ...(kind && { kind }),
  };
}

const match = (text: string, pattern: RegExp): string[] => {
  const [, found] = pattern.exec(text) ?? [];
  return found === undefined ? [] : [found];
};

/** grep prints `PATH:LINE`; a profile's file name may hold blanks and colons, a line that was asked for starts in one of few ways. */
function grouped(text: string): Group[] {
  const groups = new Map<string, string[]>();
  for (const line of text.split("\n")) {
    const [, path, rest] = /^(\/.+?):(\d+$|\[.*|# instead .*|[A-Za-z0-9-]+=.*)$/.exec(line) ?? [];
    if (path !== undefined && rest !== undefined) {
      groups.set(path, [...(groups.get(path) ?? []), rest]);
    }
  }
  return [...groups].map(([path, lines]) => ({ path, lines }));
}
