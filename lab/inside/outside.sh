#!/bin/sh
# The world beyond the hosts: their default gateway, a name server, an echo and a web page that says who asked.
# $1 = directory shared with the lab. Addresses arrive with the wire.
set -eu
shared=$1
mount --make-rprivate /
mount -t proc proc /proc
mount -t sysfs sysfs /sys
ip link set lo up
# One listener per family, so that SOCAT_PEERADDR is a plain IPv4 or IPv6 address.
for family in 4 6; do
  only=$([ "$family" = 4 ] || echo ,ipv6only=1)
  socat "TCP$family-LISTEN:7,fork,reuseaddr$only" EXEC:cat &
  socat "UDP$family-LISTEN:7,fork,reuseaddr$only" EXEC:cat &
  socat "TCP$family-LISTEN:80,fork,reuseaddr$only" EXEC:"$(dirname "$0")/answer-http" &
done
dnsmasq --keep-in-foreground --conf-file=/dev/null --no-resolv --no-hosts --user=root --pid-file= --bind-dynamic --port=53 \
  --address=/outside.example/100.64.0.1 --address=/outside.example/fd00:64::1 &
touch "$shared/booted"
while :; do
  sleep 3600 &
  wait $! || true
done
