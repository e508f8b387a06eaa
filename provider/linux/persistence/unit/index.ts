import type { BootConfig } from "../config";
import { headed } from "../files";
import type { BootChange, BootFile, BootHost, Manager } from "../manager";
import { keepOffFiles } from "./keepOff";
import { clientCommand, renderLease } from "./lease";
import { renderLink } from "./link";
import { leaseUnit, linkUnit, networkdFiles, networkManagerFile, unitFolder } from "./names";

/** systemd alone: for hosts, and for devices, that no network manager looks after. */
export const unit: Manager = {
  name: "unit",
  ownFiles: [`${unitFolder}/kvmnet-link-*.service`, `${unitFolder}/kvmnet-dhcp*-*.service`, ...networkdFiles, "/etc/NetworkManager/conf.d/kvmnetunit-*.conf"],
  sees: (text) => ({ running: text.includes("systemd"), devices: {} }),
  unsupported,
  files,
  before: () => [],
  after,
  afterRemoval: ({ config, removed }) => forget(config, removed),
};

const families = [4, 6] as const;

const wantsLease = (config: BootConfig, family: 4 | 6): boolean | undefined => (family === 4 ? config.dhcp4 : config.dhcp6);

function unsupported(config: BootConfig, { tools }: BootHost): string | undefined {
  const { device } = config;
  return families.some((family) => wantsLease(config, family) && !(device && clientCommand(device, family, tools)))
    ? "leases need a DHCP client on the host; install the package isc-dhcp-client (or dhcpcd-base)"
    : undefined;
}

function files(config: BootConfig, host: BootHost): BootFile[] {
  const { device, key } = config;
  const leases = families.flatMap((family): BootFile[] => {
    const command = device && wantsLease(config, family) && clientCommand(device, family, host.tools);
    return command
      ? [{ path: `${unitFolder}/${leaseUnit(key, family)}`, mode: "644", text: headed(config, renderLease(config, device, family, command)) }]
      : [];
  });
  const link = { path: `${unitFolder}/${linkUnit(key)}`, mode: "644", text: headed(config, renderLink(config, host.tools)) } as const;
  return [link, ...leases, ...keepOffFiles(config, host)];
}

function after({ config, written, removed }: BootChange): string[] {
  const { device, key } = config;
  const link = linkUnit(key);
  const leases = families.map((family) => leaseUnit(key, family)).filter((name) => written.includes(`${unitFolder}/${name}`));
  return [
    ...forget(config, removed),
    ...(written.includes(`${unitFolder}/${link}`) ? [`enable_unit ${link}`] : []),
    ...leases.map((name) => `unit_lease ${name} ${device}`),
    ...reloads(key, written),
  ];
}

function forget({ device, key }: BootConfig, removed: readonly string[]): string[] {
  const gone = [linkUnit(key), ...families.map((family) => leaseUnit(key, family))].filter((name) => removed.includes(`${unitFolder}/${name}`));
  const lease = leaseUnit(key, 4);
  return [
    ...(gone.length > 0 ? [`forget_units ${gone.join(" ")}`] : []),
    ...(device && gone.includes(lease) ? [`unit_unlease ${device} /var/lib/dhcp/${lease.replace(/\.service$/, ".leases")}`] : []),
    ...reloads(key, removed),
  ];
}

function reloads(key: string, paths: readonly string[]): string[] {
  return [...(paths.some(isNetworkdFile) ? ["unit_reload networkd"] : []), ...(paths.includes(networkManagerFile(key)) ? ["unit_reload networkmanager"] : [])];
}

const isNetworkdFile = (path: string): boolean => path.endsWith(".network");
