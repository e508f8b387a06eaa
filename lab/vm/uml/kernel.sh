#!/bin/sh
# kernel.sh CONFIG WORK TARGET MIRROR: Debian's newest kernel source, built for user mode. TARGET gets `linux`, `modules.tar` and `version`.
# WORK is for the sources (2 GB). Package lists and downloads are there too: this machine's own apt is left alone.
set -eu
config=$(realpath "$1") work=$(realpath "$2") target=$(realpath "$3") mirror=$4
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/deb"
echo "deb [signed-by=$keyring] $mirror unstable main" > "$work/unstable.list"
apt() {
  tool=$1
  shift
  "$tool" -qq -o "Dir::Etc::sourcelist=$work/unstable.list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$work/lists" -o "Dir::Cache=$work/cache" \
    -o APT::Sandbox::User=root -o Acquire::Languages=none -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false -o Acquire::Retries=3 "$@"
}
apt apt-get update
# The meta package depends on the newest one.
package=$(apt apt-cache depends linux-source | sed -n 's/^ *Depends: *\(linux-source-[0-9.]*\)$/\1/p' | head -n 1)
[ -n "$package" ] || { echo "no linux-source in $mirror unstable"; exit 1; }
cd "$work/deb"
apt apt-get download "$package"
# apt has checked the signature and the hash of what it downloaded.
dpkg-deb --fsys-tarfile ./linux-source-*.deb | tar -xO --wildcards './usr/src/linux-source-*.tar.xz' | xz -dcT2 | tar -x --strip-components=1 --one-top-level="$work/source"
rm -f ./linux-source-*.deb

cd "$work/source"
# Its network devices are eth0, eth1 … from the start, as those of any machine.
driver=arch/um/drivers/vector_kern.c
if ! grep -q '"vec%d"' $driver || ! grep -q 'dev->mtu = get_mtu(def);' $driver; then
  echo "$driver is not as we know it"
  exit 1
fi
# The option `mtu` says how large an MTU may be, not how large it is.
sed -i 's/"vec%d"/"eth%d"/; s/dev->mtu = get_mtu(def);/dev->max_mtu = get_mtu(def);/' $driver
# Asked for the rings of a device that is down (`ethtool -g`, a manager that looks), it reads through a null pointer and takes the machine down (7.2).
sed -i '/^static void vector_get_ringparam(/,/^}/ s/vp = netdev_priv(netdev);/&\n\tif (!vp->rx_queue || !vp->tx_queue)\n\t\treturn;/' $driver
# A serial port that was told to wait (4 KB unread) never reads again: it takes itself off its descriptor, and nobody puts it back (7.2).
sed -i '/^void line_throttle(/,/^}/ { /deactivate_chan(/d }' arch/um/drivers/line.c
quiet() { "$@" > "$work/log" 2>&1 || { tail -n 40 "$work/log"; exit 1; }; }
quiet make ARCH=um x86_64_defconfig
quiet env ARCH=um scripts/kconfig/merge_config.sh -m .config "$config"
quiet make ARCH=um olddefconfig
missing=$(grep -E '^CONFIG_[A-Z0-9_]+=[ym]$' "$config" | grep -vxF -f .config || true)
[ -z "$missing" ] || { echo "the kernel does not know:"; echo "$missing"; exit 1; }
quiet nice -n 15 make ARCH=um -j"$(nproc)" linux modules
quiet make ARCH=um INSTALL_MOD_PATH="$work/installed" INSTALL_MOD_STRIP=1 modules_install
strip -o "$target/linux" linux
"$target/linux" --version > "$target/version"
rm -f "$work"/installed/lib/modules/*/build "$work"/installed/lib/modules/*/source
tar -C "$work/installed" -cf "$target/modules.tar" lib
