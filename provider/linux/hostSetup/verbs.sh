#!/bin/sh
# The record of a setup is on the disk before anything is installed: it says what was not there before.
verb_install() { setup_read_system; setup_install "$@"; }
verb_uninstall() { setup_read_system; setup_uninstall "$@"; }
verb_start() { setup_start "$1" "$2"; }
verb_disable() {
  words=$(systemctl disable --now "$@" 2>&1) || fail "could not stop $*: $words"
}
verb_answers() {
  command -v "$2" >/dev/null || fail "$1 is installed, and there is no $2"
  answer=$(setup_version "$1") || fail "$1 does not answer: $answer"
}
