#!/bin/sh
# What a network that starts may meet on the host: routes, devices, and networks of Docker's: `NAME ID BRIDGE|- SUBNET…`.
ip -4 route show table main
echo
ls /sys/class/net
echo
# A Docker that is not there, or does not answer, is no reason to know nothing.
command -v docker >/dev/null || exit 0
ids=$(timeout 5 docker network ls --quiet --filter driver=bridge 2>/dev/null) && [ -n "$ids" ] || exit 0
# shellcheck disable=SC2086 # ids
timeout 10 docker network inspect --format '{{.Name}} {{.Id}} {{with index .Options "com.docker.network.bridge.name"}}{{.}}{{else}}-{{end}}{{range .IPAM.Config}} {{.Subnet}}{{end}}' $ids 2>/dev/null
exit 0
