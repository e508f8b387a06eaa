import { shellFile } from "../../host/shellFile";

/** The remote steps of the host's network: constant texts, values reach them as arguments and on stdin. */

/** Prints a whole host for `parseSnapshot`. Arguments: patterns of our files. */
export const lookScript = (): string =>
  shellFile(
    __dirname,
    "../../host/say.sh",
    "../../host/guard/common.sh",
    "generation.sh",
    "ethtool.sh",
    "../persistence/systemd.sh",
    "../persistence/networkmanager/look.sh",
    "../persistence/networkd/look.sh",
    "../persistence/netplan/look.sh",
    "../persistence/ifupdown/look.sh",
    "../persistence/unit/look.sh",
    "look.sh",
  );

/** Carries out what `stepInput` says, then prints the whole host. */
export const writeScript = (): string =>
  shellFile(
    __dirname,
    "../../host/say.sh",
    "../../host/guard/common.sh",
    "../../host/guard/pending.sh",
    "generation.sh",
    "ethtool.sh",
    "../persistence/sriov.sh",
    "files.sh",
    "verbs.sh",
    "../persistence/systemd.sh",
    "../persistence/networkmanager/verbs.sh",
    "../persistence/networkd/verbs.sh",
    "../persistence/netplan/verbs.sh",
    "../persistence/ifupdown/verbs.sh",
    "../persistence/unit/verbs.sh",
    "steps.sh",
    "../persistence/networkmanager/look.sh",
    "../persistence/networkd/look.sh",
    "../persistence/netplan/look.sh",
    "../persistence/ifupdown/look.sh",
    "../persistence/unit/look.sh",
    "look.sh",
  );

/** Prints the processes that hold taps, for `attachedGuests`. */
export const holdersScript = (): string => shellFile(__dirname, "verbs.sh", "holders.sh");

/** The same without the look: what a change under guard consists of. */
export const stepsScript = (): string =>
  shellFile(
    __dirname,
    "../../host/say.sh",
    "../../host/guard/common.sh",
    "../../host/guard/pending.sh",
    "generation.sh",
    "ethtool.sh",
    "../persistence/sriov.sh",
    "files.sh",
    "verbs.sh",
    "../persistence/systemd.sh",
    "../persistence/networkmanager/verbs.sh",
    "../persistence/networkd/verbs.sh",
    "../persistence/netplan/verbs.sh",
    "../persistence/ifupdown/verbs.sh",
    "../persistence/unit/verbs.sh",
    "steps.sh",
  );

/** Confirms a change under guard, then prints the whole host. */
export const confirmScript = (): string =>
  shellFile(
    __dirname,
    "../../host/say.sh",
    "../../host/guard/common.sh",
    "../../host/guard/confirm.sh",
    "generation.sh",
    "ethtool.sh",
    "../persistence/systemd.sh",
    "../persistence/networkmanager/look.sh",
    "../persistence/networkd/look.sh",
    "../persistence/netplan/look.sh",
    "../persistence/ifupdown/look.sh",
    "../persistence/unit/look.sh",
    "look.sh",
  );

/** Prints one NIC, the argument, for `nicsOf`. */
export const nicScript = (): string => shellFile(__dirname, "../../host/say.sh", "ethtool.sh", "nic.sh");
