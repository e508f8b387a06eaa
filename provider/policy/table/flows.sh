#!/bin/sh
# Ends connections that forwards no longer let in. What they are is in a note beside the fragment, NAME.ending, which stays there until that is done:
#   was|is PROTOCOL ADDRESS FIRST LAST SOURCES EXCEPT TARGETS PORT   what the forward let in, and what it lets in by now; `*`: whatever, `=`: the same, `-`: none
#   after HASH                                                       the fragment that it is about, once that is in; `gone`
fragment_state() { if [ -e "$1" ]; then sha256sum < "$1"; else echo gone; fi; }
# Notes of a step that was killed: one whose fragment did not come about is about nothing.
settle_notes() {
  for note in "$policy_folder"/*.ending; do
    [ ! -e "$note" ] || grep -qxF "after $(fragment_state "${note%.ending}.rules")" "$note" || rm -f "$note" || return
  done
  end_flows
}
put_notes() {
  for note in "${scratch:?}/end"/*; do
    [ -e "$note" ] || continue
    name=${note##*/}
    echo "after $(fragment_state "$scratch/after/${name%.ending}.rules")" >> "$note" && put_file "$policy_folder/$name" "$note" || return
  done
}
drop_notes() {
  for note in "$scratch/end"/*; do rm -f "$policy_folder/${note##*/}"; done
}
# Connections to end, of all notes: `PROTOCOL CLIENT ADDRESS CLIENTPORT PORT TARGET TARGETPORT BACK`, where BACK is whom the target answers.
# Addresses are compared as digits of 16, all of one length.
# shellcheck disable=SC2016 # awk's own
surplus_flows() {
  conntrack -L -f ipv4 -g > "$scratch/flows" && conntrack -L -f ipv6 -g > "$scratch/flows6" || return
  for note in "$@"; do
    awk '
      function value(digit) { return index("0123456789abcdef", digit) - 1 }
      function words(text, parts, n, i, all) {
        n = split(text, parts, ":")
        for (i = 1; i <= n && text != ""; i++) all = all substr("0000" parts[i], length(parts[i]) + 1)
        return all
      }
      function digits(address, parts, head, tail) {
        if (split(address, parts, ".") == 4) return sprintf("%02x%02x%02x%02x", parts[1], parts[2], parts[3], parts[4])
        split(address, parts, "::")
        head = words(parts[1]); tail = words(parts[2])
        while (length(head) + length(tail) < 32) head = head "0"
        return head tail
      }
      function within(address, place, parts, net, bits, whole, step) {
        split(place, parts, "/")
        net = digits(parts[1])
        bits = parts[2] == "" ? 4 * length(net) : parts[2]
        whole = int(bits / 4)
        if (length(net) != length(address) || substr(net, 1, whole) != substr(address, 1, whole)) return 0
        if (bits % 4 == 0) return 1
        step = 2 ^ (4 - bits % 4)
        return int(value(substr(net, whole + 1, 1)) / step) == int(value(substr(address, whole + 1, 1)) / step)
      }
      function among(address, places, parts, n, i) {
        if (places == "*" || places == "-") return places == "*"
        n = split(places, parts, ",")
        for (i = 1; i <= n; i++) if (within(digits(address), parts[i])) return 1
        return 0
      }
      function lets(rule, r) {
        split(rule, r, " ")
        return proto == r[1] && among(dst, r[2]) && dport + 0 >= r[3] + 0 && dport + 0 <= r[4] + 0 && among(src, r[5]) && !among(src, r[6]) &&
          among(target, r[7]) && tport == (r[8] == "=" ? dport : r[8])
      }
      $1 == "was" || $1 == "is" { kind = $1; $1 = ""; if (kind == "was") was = $0; else is = $0; next }
      $1 != "tcp" && $1 != "udp" { next }
      {
        proto = $1; n = 0
        split("", end)
        for (i = 2; i <= NF; i++) if (split($i, part, "=") == 2 && part[1] ~ /^(src|dst|sport|dport)$/) end[++n] = part[2]
        if (n != 8) next
        src = end[1]; dst = end[2]; sport = end[3]; dport = end[4]; target = end[5]; back = end[6]; tport = end[7]
        if (lets(was) && !(is != "" && lets(is))) print proto, src, dst, sport, dport, target, tport, back
      }' "$note" "$scratch/flows" "$scratch/flows6" || return
  done
}
# Without its entry a connection goes on where the guest is the next to speak: the kernel takes up connections in the middle (nf_conntrack_tcp_loose), and translates
# a guest to the port that it has if that is free. So the entry that the guest would make is there before it, from a port that its client has never heard of: the
# client answers that it knows none of it, and the guest's end is closed as well.
end_flow() {
  try=1
  while [ "$try" -le 5 ]; do
    # One that has ended meanwhile is none to remove; what is left is looked for afterwards.
    conntrack -D -p "$1" -s "$2" -d "$3" --sport "$4" --dport "$5"
    [ "$8" = "$2" ] || return 0
    case $3 in *:*) from="[$3]:$try" ;; *) from=$3:$try ;; esac
    # shellcheck disable=SC2046 # words
    ! conntrack -I -p "$1" -s "$6" -d "$2" --sport "$7" --dport "$4" --src-nat "$from" -u ASSURED,SEEN_REPLY \
      $(if [ "$1" = tcp ]; then echo --state ESTABLISHED -t 432000; else echo -t 600; fi) || return 0
    conntrack -D -p "$1" -s "$6" -d "$2" --sport "$7" --dport "$4"
    try=$((try + 1))
  done
  return 1
}
end_flows() {
  set -- "$policy_folder"/*.ending
  [ -e "$1" ] || return 0
  surplus_flows "$@" > "$scratch/surplus" || return
  while read -r flow; do
    # shellcheck disable=SC2086 # words
    end_flow $flow </dev/null >/dev/null || return
  done < "$scratch/surplus"
  surplus_flows "$@" > "$scratch/surplus" || return
  if [ -s "$scratch/surplus" ]; then
    echo "connections that nothing lets in any more are still there:"
    cat "$scratch/surplus"
    return 1
  fi
  rm -f "$@"
}
