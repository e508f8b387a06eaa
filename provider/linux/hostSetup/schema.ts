import { field, text } from "../../resource/schema";
import { z } from "../../resource/zod";
import { features, layouts } from "./features";

export const hostSetupArgs = z.strictObject({
  features: field(
    z
      .array(z.enum(features))
      .min(1, "names no feature")
      .refine((list) => new Set(list).size === list.length, "names a feature twice"),
    {
      description:
        "What the host is to be used for. Its packages are installed where they are missing (none is upgraded), and its daemons started, now and at boot. A feature that is taken out of the list stays on the host.",
    },
  ),
  libvirtDaemons: field(z.enum(["auto", ...layouts]).default("auto"), {
    description:
      "How libvirt's daemons are laid out: one `libvirtd` (`monolithic`), or one daemon per driver (`modular`). `auto` keeps what is there. Naming the other one stops and disables the former daemons; guests go on running.",
    term: "`libvirtd.socket`; `virtqemud.socket`, `virtnetworkd.socket` …",
  }),
  onDelete: field(z.enum(["keep", "remove"]).default("keep"), {
    description:
      "When the resource is removed: `keep` everything on the host, or `remove` the packages that it installed, and stop and disable the daemons that it enabled. What was there before stays in either case, and what another HostSetup of the host needs. Refused while guests, networks or bridges use it.",
  }),
});

export const hostSetupState = z.strictObject({
  features: hostSetupArgs.shape.features,
  onDelete: hostSetupArgs.shape.onDelete,
  os: field(text(), { description: "The host's system: `debian 12`." }),
  daemonLayout: field(z.enum([...layouts, "none"]), { description: "How libvirt's daemons are laid out; `none` without libvirt among the features." }),
  packages: field(z.array(text()), { description: "Packages that the features need on this system." }),
  installed: field(z.array(text()), { description: "Those of them that this resource has installed." }),
  versions: field(z.record(z.string(), text()), { description: "Version of each feature that answers." }),
  enabled: field(z.array(text()), { description: "Units that this resource has enabled or started.", bookkeeping: true }),
  amiss: field(z.array(text()), { description: "What keeps a feature from being there, in words.", bookkeeping: true }),
  record: field(z.string(), { description: "SHA-256 of our record on the host.", bookkeeping: true }),
});
