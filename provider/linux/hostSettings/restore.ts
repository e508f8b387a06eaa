import { danger } from "./dangers";
import type { HostSettingsState } from "./observe";
import { argumentOf, devicePaths, settingsOf, type Values } from "./settings";
import type { Assignment } from "./sysctl";

/**
 * What is put back when these keys are no longer declared: values that are still as we set them and were others before. What something has come to depend on
 * (a libvirt network that was started since) stays.
 */
export function toRestore(state: HostSettingsState, stillDeclared: ReadonlySet<string>): Assignment[] {
  const dropped = Object.entries(state.sysctls).filter(([key]) => !stillDeclared.has(key));
  const before: Values = Object.fromEntries(dropped.flatMap(([key, sysctl]) => (sysctl.before === undefined ? [] : [[key, sysctl.before]])));
  const asked = settingsOf(before, devicePaths(Object.keys(before)));
  return dropped.flatMap(([key, { declared, found }]) => {
    const value = before[key];
    const argument = value === undefined || value === found || found !== declared ? undefined : argumentOf({ key, value });
    return value === undefined || !argument || danger(argument, state, asked) ? [] : [{ key, value }];
  });
}
