#!/bin/sh
# A number of our own for the state of a world (`network`, `settings`): another one after each step that changes it. `next` when there is none yet.
generation_of() {
  generation=
  [ -r "/run/kvmnet/generation-$1" ] && read -r generation < "/run/kvmnet/generation-$1"
  :
}
say_generation() {
  generation_of "$1"
  say generation
  printf '%s\n' "$generation"
}
