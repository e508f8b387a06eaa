#!/bin/sh
# One virsh for a whole step, asked line by line: a process for each command would cost more than most commands.
# Arguments: the URI, and the mark that tells our words from everybody else's.
# Without a terminal virsh still prompts and echoes on stdout, which lies in the file `out`; on stderr it complains of a command
# before our mark comes. Nothing but printable ASCII goes in, so that readline takes it as it is; its history stays in our folder.
uri=$1 mark=$2
newline='
'
trap '' PIPE
scratch || exit
cd "${scratch:?}" || exit
mkfifo in words || exit
: >out
XDG_CACHE_HOME=$PWD INPUTRC=/dev/null TERM=dumb virsh -q -c "$uri" <in >>out 2>words &
exec 3>in 4<words

# Has virsh do one thing after the others, without waiting.
tell() { printf '%s\n' "$*" >&3; }
# Waits until virsh has done what it was told; succeeds when it has not complained. Its words are in `said`.
settle() {
  tell "echo --err $mark"
  said=
  while IFS= read -r word <&4; do
    if [ "$word" = "error: $mark" ]; then
      [ -z "$said" ]
      return
    fi
    said=$said$word$newline
  done
  printf %s "$said" >&2
  echo "virsh ended" >&2
  exit 1
}
ask() {
  tell "$*"
  settle
}
# Has virsh say something, behind the mark and a word.
piece() {
  tell "echo $mark $1 ."
  shift
  tell "$*"
}
give_up() { printf %s "$said" >&2; exit 1; }
# Of what went away meanwhile virsh complains, and that is no fault. Whatever else it says is one, such as that the daemon is gone: what
# was not printed must not be taken for gone.
gone_or_exit() {
  settle && return
  ! printf %s "$said" | grep -Evq "^error: (failed to get (network|nwfilter|domain) '|(Network|Network filter|Domain) not found: )" || give_up
}
notes=/run/kvmnet
if [ ! -d "$notes" ] || [ ! -O "$notes" ]; then notes=''; fi
fresh() { : >out; }
# What virsh answered since `fresh`, where the first line is the echo of the first command.
answer() { sed -e 1d -e '/^virsh # /d' -e '/^$/d' out; }
cut_domains() { sed -n "/$mark/p; /^  <name>/p; /^  <uuid>/p; /^    <kvmnet:nic /p; /^    <interface /,/^    <\\/interface>/p"; }
