#!/bin/sh
# The world beyond the hosts: their default gateway, a name server, an echo and a web page that says who asked.
# $1 = directory shared with the lab. Addresses arrive with the wire.
set -eu
shared=$1
mount --make-rprivate /
mount -t proc proc /proc
mount -t sysfs sysfs /sys
ip link set lo up
socat TCP6-LISTEN:7,ipv6only=0,fork,reuseaddr EXEC:cat &
socat UDP6-LISTEN:7,ipv6only=0,fork,reuseaddr EXEC:cat &
socat TCP6-LISTEN:80,ipv6only=0,fork,reuseaddr EXEC:"$(dirname "$0")/answer-http" &
dnsmasq --keep-in-foreground --conf-file=/dev/null --no-resolv --no-hosts --user=root --pid-file= --bind-dynamic --port=53 \
  --address=/outside.example/100.64.0.1 --address=/outside.example/fd00:64::1 &
touch "$shared/booted"
while :; do
  sleep 3600 &
  wait $! || true
done
