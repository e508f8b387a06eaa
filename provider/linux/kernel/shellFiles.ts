/** Shell files that several steps have in common, in their order, as seen from a folder of `provider/linux`. The build follows these lists by name (tools/shellFiles.cjs). */

/** What a step begins with that may be one under guard. */
export const guardedFiles = ["../../host/say.sh", "../../host/guard/common.sh", "../../host/guard/pending.sh", "../kernel/generation.sh"] as const;

/** What the confirmation of one begins with. */
export const confirmingFiles = ["../../host/say.sh", "../../host/guard/common.sh", "../../host/guard/confirm.sh", "../kernel/generation.sh"] as const;

/** The whole of the host's network, as `parseSnapshot` reads it. */
export const lookFiles = [
  "../../host/ovs.sh",
  "../persistence/networkmanager/look.sh",
  "../persistence/networkd/look.sh",
  "../persistence/netplan/look.sh",
  "../persistence/ifupdown/look.sh",
  "../persistence/unit/look.sh",
  "../kernel/look.sh",
] as const;

/** What carries out a step on the host's network. */
export const stepFiles = [
  ...guardedFiles,
  "../kernel/ethtool.sh",
  "../persistence/sriov.sh",
  "../kernel/files.sh",
  "../kernel/verbs.sh",
  "../kernel/openVswitch.sh",
  "../persistence/systemd.sh",
  "../persistence/networkmanager/verbs.sh",
  "../persistence/networkd/verbs.sh",
  "../persistence/netplan/verbs.sh",
  "../persistence/ifupdown/verbs.sh",
  "../persistence/unit/verbs.sh",
  "../kernel/steps.sh",
] as const;

/** The same for its settings. */
export const settingStepFiles = [...guardedFiles, "../kernel/files.sh", "../hostSettings/verbs.sh", "../kernel/steps.sh"] as const;

/** The same for what is installed on it. */
export const setupStepFiles = [...guardedFiles, "../kernel/files.sh", "../hostSetup/system.sh", "../hostSetup/verbs.sh", "../kernel/steps.sh"] as const;
