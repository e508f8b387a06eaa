#!/bin/sh
# In front of every step's script: turns what came in the environment into positional parameters. Values never stand in argv, where
# every user of the host could read them; each argument has a ":" in front, because field splitting drops empty fields.
IFS="
"; set -f
# shellcheck disable=SC2086 # an argument a line
set -- $KVMNET_ARGS
set +f; unset IFS
for kvmnet_arg do shift; set -- "$@" "${kvmnet_arg#:}"; done
unset KVMNET_ARGS KVMNET_SCRIPT kvmnet_arg
# shellcheck disable=SC2153 # the loop sets it
kvmnet_scratch=$KVMNET_SCRATCH-$$
unset KVMNET_SCRATCH
# Makes a private folder and names it in $scratch. It is removed when the step is over, however that ends.
scratch() {
  scratch=$kvmnet_scratch
  [ -d "$scratch" ] || mkdir -m 700 "$scratch"
}
