#!/bin/sh
# apt-install.sh PACKAGES…: installs Debian packages without starting their daemons, which run in the lab and not on this machine.
set -u
# One at a time, since Debian's policy-rc.d, which says whether a daemon may start, is there once.
exec 9> /run/kvmnet-apt.lock
flock 9

policy=/usr/sbin/policy-rc.d mark='made by kvmnet (tools/apt-install.sh), gone when it ends'
# That of an installation which was killed is ours, too.
if [ ! -e "$policy" ] || grep -qF "$mark" "$policy"; then
  trap 'rm -f "$policy"' EXIT
  trap 'exit 130' HUP INT TERM
  printf '#!/bin/sh\n# %s\nexit 101\n' "$mark" > "$policy"
  chmod 755 "$policy"
fi

export DEBIAN_FRONTEND=noninteractive
apt() {
  # Not the lock: a background process of an installation would hold it.
  apt-get -q -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=600 "$@" 9>&-
}
install() { apt install -y --no-install-recommends "$@"; }

install "$@" || { apt update && install "$@"; } || exit

# What the lab has to change a host's packet filter must not change this machine's from its next boot on.
for unit in firewalld ufw docker docker.socket; do
  package=${unit%.socket}
  [ "$package" != docker ] || package=docker.io
  case " $* " in
    *" $package "*) [ ! -d /etc/systemd/system ] || ! command -v systemctl >/dev/null || systemctl --no-reload disable "$unit" 2>/dev/null || : ;;
  esac
done
