import type { Host } from "../../../provider/host/host";
import { hostSetup } from "../../../provider/linux/hostSetup";
import type { Samples } from "../samples";
import { byHand } from "./links";

const name = "cfsetup";
const RECORD = `/var/lib/kvmnet/setup-${name}`;

const minimal = { features: ["openvswitch"] };
const full = { features: ["libvirt", "nftables"], libvirtDaemons: "monolithic", onDelete: "remove" };

const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });

/** A package that the host has, as a repository of its own: apt needs no network then. Hosts of the lab have a file system of their own, so that this machine keeps its packages. */
const REPOSITORY = `
[ ! -e /srv/cfsetup/Packages ] || exit 0
umask 022
files=/srv/cfsetup/files
mkdir -p $files/DEBIAN
dpkg -L nftables | while read -r path; do [ -d "$path" ] || { mkdir -p "$files\${path%/*}"; cp -a "$path" "$files$path"; }; done
dpkg -s nftables | sed '/^Status:/d; /^Conffiles:/,/^ /d' > $files/DEBIAN/control
dpkg-deb -b $files /srv/cfsetup/nftables.deb
rm -r $files
{ dpkg-deb -f /srv/cfsetup/nftables.deb; echo "Filename: ./nftables.deb
Size: $(stat -c %s /srv/cfsetup/nftables.deb)
SHA256: $(sha256sum < /srv/cfsetup/nftables.deb | cut -d' ' -f1)
"; } > /srv/cfsetup/Packages
rm -rf /etc/apt/sources.list /etc/apt/sources.list.d
echo 'deb [trusted=yes] file:/srv/cfsetup ./' > /etc/apt/sources.list
echo 'APT::Sandbox::User "root";' > /etc/apt/apt.conf.d/99cfsetup`;

/** Another package needs it by its word alone. */
export const withoutPackage = byHand("dpkg -r --force-depends nftables");
const withPackage = "command -v nft >/dev/null || dpkg -i /srv/cfsetup/nftables.deb";

export const samples: Samples = {
  kind: hostSetup,
  name,
  setUp: async (host) => {
    await byHand(REPOSITORY)(host);
    await tidy(host);
  },
  tearDown: tidy,
  minimal,
  full,
  edits: [
    { title: "a feature more", from: minimal, to: { features: ["nftables", "openvswitch"] }, impact: "none" },
    { title: "a feature fewer", to: { ...full, features: ["libvirt"] }, impact: "none" },
    { title: "everything stays when it is removed", to: { ...full, onDelete: "keep" }, impact: "none" },
    { title: "another name", from: minimal, to: { ...minimal, name: "cfsetup2" }, impact: "replace" },
  ],
  drifts: [
    { title: "a package removed", args: { features: ["nftables"] }, byHand: withoutPackage },
    { title: "our record removed", byHand: byHand(`rm ${RECORD}`) },
    { title: "a feature taken out of our record", byHand: byHand(`sed -i 's/^features=.*/features=libvirt/' ${RECORD}`) },
    { title: "a line added to our record", byHand: byHand(`echo note=mine >> ${RECORD}`) },
    { title: "our record says that everything is kept", byHand: byHand(`sed -i 's/^onDelete=.*/onDelete=keep/' ${RECORD}`) },
  ],
  bad: [
    bad("no feature", { features: [] }, "features", /no feature/),
    bad("a feature that there is not", { features: ["ovn"] }, "features[0]", /libvirt/),
    bad("a feature twice", { features: ["libvirt", "libvirt"] }, "features", /twice/),
    bad("an unknown layout", { libvirtDaemons: "modular; reboot" }, "libvirtDaemons", /monolithic/),
    bad("an unknown end", { onDelete: "purge" }, "onDelete", /keep/),
    bad("a misspelt property", { feature: "libvirt" }, "feature", /features/),
    bad("a name that is no file's name", { name: "../setup" }, "name", /file/),
  ],
  foreign: {
    make: byHand(`mkdir -p /var/lib/kvmnet; echo features=openvswitch > ${RECORD}`),
    remove: tidy,
    fingerprint: async (host) => (await host.run({ name: "look at the record", script: `cat ${RECORD}; ls -i ${RECORD}` })).stdout,
    adoptArgs: minimal,
  },
  inventory: async (host) => {
    const script =
      "ls /var/lib/kvmnet/setup-* 2>/dev/null; dpkg-query -s nftables openvswitch-switch libvirt-clients 2>/dev/null | grep -E '^(Package|Status):'; :";
    return (await host.run({ name: "list records and packages", script })).stdout.split("\n").filter(Boolean);
  },
};

function tidy(host: Host): Promise<void> {
  return byHand(`rm -f /var/lib/kvmnet/setup-cfsetup*; ${withPackage}`)(host);
}
