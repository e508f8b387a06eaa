import type { BootConfig } from "../config";
import { headed } from "../files";
import type { BootFile, BootHost } from "../manager";
import { networkdFile, networkManagerFile } from "./names";

/** Managers that run as well must not take a device that our unit makes. */
export function keepOffFiles(config: BootConfig, { running, rivals }: BootHost): BootFile[] {
  const { device, maker, key } = config;
  if (!device || !maker) {
    return [];
  }
  const networkd = `[Match]\nName=${device}\n\n[Link]\nUnmanaged=yes\n`;
  const networkManager = `[device-kvmnet-${key}]\nmatch-device=interface-name:=${device}\nmanaged=0\n`;
  return [
    ...(running.includes("networkd") || running.includes("netplan")
      ? [{ path: networkdFile(key, rivals?.[device]), mode: "644", text: headed(config, networkd) } as const]
      : []),
    ...(running.includes("networkmanager") ? [{ path: networkManagerFile(key), mode: "644", text: headed(config, networkManager) } as const] : []),
  ];
}
