#!/bin/sh
# The accept for forwarded connections into networks that libvirt filters: one for each bridge, at the head of the base chain in which libvirt decides.
# A reject of libvirt's is final, so no table of ours can open what it closes. Families are `ip` and `ip6`, as nft calls them.
ipt() {
  case $1 in ip) tool=iptables ;; *) tool=ip6tables ;; esac
  shift
  "$tool" -w 5 "$@"
}
# Whose rules filter this bridge: nft's only where libvirt made a table of its own for it.
by_nft() { nft list table "$1" libvirt_network 2>/dev/null | grep -qF "\"$2\""; }
nft_forward() { nft -a list chain "$1" libvirt_network forward 2>/dev/null; }
# The accepts of ours that stand ahead of libvirt's jumps, and those behind, where they do nothing: `ahead|behind FAMILY BRIDGE WHERE WHICH`, which one being its
# comment or its handle: numbers are others' a moment later, when libvirt puts its jumps in.
# shellcheck disable=SC2016 # awk's own
held() {
  for family in ip ip6; do
    { ipt "$family" -S FORWARD 2>/dev/null; } | awk -v family="$family" '
      / -j LIBVIRT_FW/ { jumped = 1 }
      /--comment "?kvmnet2?"? -j ACCEPT$/ {
        mark = /kvmnet2"? -j ACCEPT$/ ? "kvmnet2" : "kvmnet"
        for (i = 1; i < NF; i++) if ($i == "-o") print (jumped ? "behind" : "ahead"), family, $(i + 1), "iptables", mark
      }'
    nft_forward "$family" | awk -v family="$family" '
      / jump / { jumped = 1 }
      /ct status dnat.* comment "kvmnet" #/ { for (i = 1; i < NF; i++) if ($i == "oifname") { gsub(/"/, "", $(i + 1)); print (jumped ? "behind" : "ahead"), family, $(i + 1), "nft", $NF } }'
  done
}
backend_of() { if by_nft "$1" "$2"; then echo nft; else echo iptables; fi; }
# FAMILY VERB BRIDGE COMMENT
ipt_accept() { ipt "$1" "$2" FORWARD -o "$3" -m conntrack --ctstate DNAT -m comment --comment "$4" -j ACCEPT; }
accept_add() {
  case $3 in
    nft) nft insert rule "$1" libvirt_network forward oifname "\"$2\"" ct status dnat accept comment '"kvmnet"' ;;
    *)
      # One that does nothing goes after this one has come, and is told from it by its comment.
      mark=kvmnet
      case "$now$newline" in *" $1 $2 iptables kvmnet$newline"*) mark=kvmnet2 ;; esac
      case "$now$newline" in *" $1 $2 iptables $mark$newline"*) ipt_accept "$1" -D "$2" "$mark" ;; esac
      ipt_accept "$1" -I "$2" "$mark"
      ;;
  esac
}
accept_remove() {
  case $3 in
    nft) nft delete rule "$1" libvirt_network forward handle "$4" ;;
    *) ipt_accept "$1" -D "$2" "$4" ;;
  esac
}
# Accepts that are missing or do nothing come first, then those go that are too many: there is no moment without.
hold_accepts() {
  wanted=$(accepts_wanted)
  now=$(held)
  [ -n "$wanted$now" ] || return 0
  result=0
  while read -r family bridge; do
    [ -n "$bridge" ] || continue
    backend=$(backend_of "$family" "$bridge")
    case "$newline$now" in *"${newline}ahead $family $bridge $backend "*) continue ;; esac
    accept_add "$family" "$bridge" "$backend" || result=1
  done <<end
$wanted
end
  kept=$newline
  surplus=
  while read -r place family bridge backend which; do
    [ -n "$which" ] || continue
    case "$newline$wanted$newline$kept" in
      *"$newline$family $bridge $backend$newline"*) surplus="$family $bridge $backend $which$newline$surplus" ;;
      *"$newline$family $bridge$newline"*) if [ "$place" = ahead ]; then kept="$kept$family $bridge $backend$newline"; else surplus="$family $bridge $backend $which$newline$surplus"; fi ;;
      *) surplus="$family $bridge $backend $which$newline$surplus" ;;
    esac
  done <<end
$(held)
end
  while read -r family bridge backend which; do
    [ -n "$which" ] || continue
    accept_remove "$family" "$bridge" "$backend" "$which" || result=1
  done <<end
$surplus
end
  return $result
}
newline='
'
