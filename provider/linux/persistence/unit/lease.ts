import type { BootConfig } from "../config";
import type { Tools } from "../script";
import { deviceUnit, leaseUnit, linkUnit, literal } from "./names";

/** A DHCP client as a service of its own: the first one that the host has. */
export function clientCommand(device: string, family: 4 | 6, tools: Tools): string | undefined {
  const name = leaseUnit(device, family).replace(/\.service$/, "");
  if (tools.dhclient) {
    return `${tools.dhclient} -${family} -d -pf /run/${name}.pid -lf /var/lib/dhcp/${name}.leases ${device}`;
  }
  if (tools.dhcpcd) {
    return `${tools.dhcpcd} -B -${family} ${device}`;
  }
  return tools.udhcpc && family === 4 ? `${tools.udhcpc} -f -i ${device}` : undefined;
}

export function renderLease({ key, title }: BootConfig, device: string, family: 4 | 6, command: string): string {
  return [
    "[Unit]",
    `Description=kvmnet: ${literal(title)}, DHCP client for IPv${family}`,
    `BindsTo=${deviceUnit(device)}`,
    `After=${linkUnit(key)} ${deviceUnit(device)}`,
    "Before=network.target",
    "",
    "[Service]",
    `ExecStart=${literal(command)}`,
    "Restart=always",
    "RestartSec=5",
    // Asked to end, dhclient releases its lease, and its script then drops every address of the device, also those that are not leased.
    "KillSignal=SIGKILL",
    "SuccessExitStatus=SIGKILL",
    "",
    "[Install]",
    `WantedBy=${deviceUnit(device)}`,
    "",
  ].join("\n");
}
