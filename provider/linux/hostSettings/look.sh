#!/bin/sh
# Prints everything that host settings are planned from, for parseSettings. Arguments: patterns of keys below /proc/sys.
sysctl_files='/etc/sysctl.d/*.conf /run/sysctl.d/*.conf /usr/local/lib/sysctl.d/*.conf /usr/lib/sysctl.d/*.conf /lib/sysctl.d/*.conf'
our_files='/etc/sysctl.d/90-kvmnet-*.conf /run/sysctl.d/90-kvmnet-*.conf /etc/modules-load.d/90-kvmnet-*.conf /etc/udev/rules.d/90-kvmnet-*.rules'
cd /proc/sys || exit
# The sysctls of a guest's tap (vnetN) are nobody's to declare, and on a host with many guests they would be most of the answer.
say values
# shellcheck disable=SC2048,SC2086 # patterns
grep -Hs '' $* net/netfilter/nf_conntrack_count | grep -v '/vnet[0-9]'
# shellcheck disable=SC2086 # patterns, from here on
{
  say names
  printf '%s\n' $sysctl_files
  say own
  grep -aHs '' $our_files
  say lines
  grep -aHns '^[[:space:]]*[^#;[:space:]].*=' $sysctl_files
}
say defaults
grep -s '^0\{32\} 00 ' /proc/net/ipv6_route
say networks
grep -Hs "<forward \\|<bridge \\|family='ipv6'" /run/libvirt/network/*.xml
say session
# shellcheck disable=SC2086 # words
set -- ${SSH_CONNECTION:-}
case "${1:-}" in
  *%*) echo "client $1" ;;
  *[.:]*) echo "client $1"; ip -o route get "$1" | sed 's/^/out /'; ip -o addr show to "$3" | sed 's/^/in /' ;;
esac
say_generation settings
:
