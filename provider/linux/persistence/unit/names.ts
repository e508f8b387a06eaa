import { FOLDER, RANKS, ranked } from "../networkd/paths";

/** Without the characters that make a template instance (`@`) or an escape of a unit name. */
const stem = (key: string) => key.replace(/[^A-Za-z0-9.:-]/g, (c) => `_${c.charCodeAt(0).toString(16)}`);

export const unitFolder = "/etc/systemd/system";

export const linkUnit = (key: string): string => `kvmnet-link-${stem(key)}.service`;

export const leaseUnit = (key: string, family: 4 | 6): string => `kvmnet-dhcp${family}-${stem(key)}.service`;

/** Not `kvmnet-…`: that would be a file of networkd's or NetworkManager's own way to persist. Before `rival`, somebody's file that networkd would take otherwise. */
export const networkdFile = (key: string, rival?: string): string => ranked(`kvmnetunit-${stem(key)}.network`, rival);

export const networkdFiles = RANKS.map((rank) => `${FOLDER}/${rank}kvmnetunit-*.network`);

export const networkManagerFile = (key: string): string => `/etc/NetworkManager/conf.d/kvmnetunit-${stem(key)}.conf`;

/** The unit that systemd makes for a network device: `-` stands for `/` in it, so it is escaped, too. */
export function deviceUnit(device: string): string {
  return `sys-subsystem-net-devices-${device.replace(/[^A-Za-z0-9_.:]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`)}.device`;
}

/** `%` starts a specifier in unit files, `\` an escape. */
export const literal = (value: string): string => value.replaceAll("\\", "\\\\").replaceAll("%", "%%");
