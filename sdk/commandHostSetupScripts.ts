import { shellFile } from "../provider/host/shellFile";

/** What a host can be prepared for. */
export const hostFeatures = ["libvirt", "openvswitch", "nftables"] as const;
export type HostFeature = (typeof hostFeatures)[number];

/** What `CommandHostSetup` runs on a host. */
export const hostSetupScript = shellFile(__dirname, "../provider/linux/hostSetup/system.sh", "commandHostSetup.sh");

/** The command that gets the script on stdin: as root, by sudo where the login is somebody else. */
export function hostSetupCommand(daemons: string, features: readonly string[]): string {
  const args = ["apply", daemons, ...features].join(" ");
  return `if [ "$(id -u)" = 0 ]; then exec sh -s -- ${args}; else exec sudo -n sh -s -- ${args}; fi`;
}

/** The `key=value` lines that the script prints. */
export function hostSetupFacts(stdout: string): Record<string, string> {
  return Object.fromEntries(
    stdout
      .split("\n")
      .filter((line) => /^[A-Za-z]+=/.test(line))
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}
