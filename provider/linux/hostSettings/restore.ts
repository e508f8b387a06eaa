import { danger } from "./dangers";
import { argumentOf, devicePaths, settingsOf, spreadsTo, type Values } from "./settings";
import type { Assignment } from "./sysctl";
import type { HostSettingsState } from "./types";

/**
 * What is put back when only these are declared any more: values that are still as we set them and were others before. What something has come to depend on
 * (a libvirt network that was started since) stays.
 */
export function toRestore(state: HostSettingsState, declared: Values): Assignment[] {
  const dropped = Object.entries(state.sysctls).flatMap(([key, { before, ...sysctl }]) =>
    key in declared || before === undefined ? [] : [{ key, before, ...sysctl }],
  );
  const asked = settingsOf(Object.fromEntries(dropped.map(({ key, before }) => [key, before])), devicePaths(dropped.map(({ key }) => key)));
  const back = ({ key, declared: ours, found }: (typeof dropped)[number], value: string): Assignment[] => {
    const argument = value === found || found !== ours ? undefined : argumentOf({ key, value });
    return argument && !danger(argument, state, asked) ? [{ key, value }] : [];
  };
  const forAll = dropped.filter(({ key }) => spreadsTo(key));
  const restored = forAll.flatMap((sysctl) => back(sysctl, sysctl.before));
  const kept = forAll.filter(({ key, before, found }) => found !== before && !restored.some((one) => one.key === key));
  // A device follows what holds for all, if that stays; what it was before, it was under the former value.
  const staying = Object.entries({ ...declared, ...Object.fromEntries(kept.map(({ key, found }) => [key, found ?? ""])) });
  const follows = (key: string) => staying.find(([other]) => other !== key && spreadsTo(other)?.test(key))?.[1];
  return [...restored, ...dropped.filter((sysctl) => !forAll.includes(sysctl)).flatMap((sysctl) => back(sysctl, follows(sysctl.key) ?? sysctl.before))];
}
