#!/bin/sh
# What only a filter of guests needs to know. Changes nothing: what is tried is tried in a network namespace that is gone afterwards.
# shellcheck disable=SC2016 # of the shell within
printf 'table bridge kvmnet {\n\tchain probe {\n\t\ttype filter hook forward priority -200;\n\t\tmeta ibrname "x" ct state established accept\n\t}\n}\n' |
  unshare -n nft -c -f - 2>/dev/null && echo tracks
# The way of our own session: the neighbour that hands us its frames.
client=${SSH_CONNECTION%% *}
if [ -n "$client" ]; then
  ip -o route get "$client" 2>/dev/null | while read -r _ line; do
    device=$(echo " $line " | sed -n 's/.* dev \([^ ]*\) .*/\1/p')
    via=$(echo " $line " | sed -n 's/.* via \([^ ]*\) .*/\1/p')
    ip neigh show to "${via:-$client}" dev "$device" 2>/dev/null | sed -n "s|.* lladdr \([^ ]*\).*|in $device \1|p"
  done
fi
:
