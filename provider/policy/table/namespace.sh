#!/bin/sh
# Where tests of the network are made: in a network namespace of the host, or `-`, the host itself.
# `within_namespace NAMESPACE COMMAND …`; `-`: the host itself.
within_namespace() {
  [ "$1" = - ] || set -- ip netns exec "$@"
  [ "$1" != - ] || shift
  "$@"
}
# `cannot NAMESPACE TOOL …`: what is not there to try with says nothing of who answers.
cannot() {
  namespace=$1
  shift
  for tool in ip "$@"; do command -v "$tool" >/dev/null || echo "the host has no $tool"; done
  [ "$namespace" = - ] || ip netns exec "$namespace" true 2>&1 || echo "there is no network namespace $namespace"
}
