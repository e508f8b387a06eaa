#!/bin/sh
# Our tables, made of fragments: files of which each belongs to one resource. Lines of a fragment:
#   kvmnet_dstnat RULE                   a rule in a chain of the table inet (so of kvmnet_local, kvmnet_srcnat, kvmnet_forward)
#   accept FAMILY BRIDGE                 an accept ahead of libvirt's own rules (hold.sh)
#   limit in|out DEVICE RATE BURST       limits of a device, in bytes a second and bytes (limit.sh)
#   tune UUID MAC INBOUND OUTBOUND       limits of a guest's NIC, as virsh takes them (limit.sh)
#   probe EXPECT SECONDS NAMESPACE PROTOCOL ADDRESS PORT MORE …  what is tried when the fragment is put in (probe.sh)
#   impair DEVICE SECONDS KEY NETEM …    what impairs a device for a time (impair.sh)
#   measure …                            what is measured then (measure.sh)
#   bridge chain NAME RULE               a rule in a chain of the table bridge; without RULE the chain alone
#   bridge begins NAME RULE              the same, for what begins a connection, where others are asked of as well
#   bridge set|map NAME TYPE ELEMENT     an element of a set or a map there; without ELEMENT the set alone. Several fragments may fill one
policy_folder=/etc/kvmnet/policy.d
policy_file=/etc/kvmnet/policy.nft
# What a look has seen of the fragments, as one word.
fragments_hash() {
  hash=$(grep -aHs '' "$policy_folder"/*.rules | sha256sum)
  hash=${hash%% *}
}
# `fragments_with WORD FOLDER`: those that have such a line, as words. A process for each of a thousand forwards would take longer than nft.
fragments_with() { grep -ls "^$1 " "$2"/*.rules; }
# `compose FOLDER`: what nft reads. It takes our tables away first: all of them are replaced in one transaction, or nothing is.
# A table is there only when fragments have something for it: one with hooks costs every packet of the host.
# Why the table inet is as it is: its translations are ahead of those of iptables and firewalld (-100), so that what we refused to share with them is ours, and
# ahead of libvirt's masquerade (100). A guest that reaches another one by an address of the host must not be told of a shorter way (kvmnet_redirects): its
# connection would be torn in two.
# And the table bridge: what is held to its addresses is looked at before anything else (-300). First come ARP, neighbour discovery, routers to guests and DHCP,
# without which there is no network to filter; then who is attached by the NIC, and the bridge as a whole; what none of them has accepted is dropped for those
# that are attached, and for one guest in a frame for all, by which nobody gets round the address that a guest is known by. What comes from a guest and what goes
# to one are asked of separately: an accept ends only its own chain. Whose connections are to end when no group opens them any more (kvmnet_ends) is asked of in
# each packet: what goes the way that the connection was made by the same rules as a new one, answers by the chains `_back`, which have the same the other way
# round. Without anybody like that those are not there. Not at 0: with bridge-nf-call-iptables, frames that br_netfilter takes out and puts in again
# would pass by.
# shellcheck disable=SC2016 # awk's own
compose() {
  set -- "$1"/*.rules
  [ -e "$1" ] || return 0
  awk '
    function note(name, line) { if (!(name in count)) { count[name] = 0 } if (line != "") { text[name, ++count[name]] = line } }
    function rest(words) { line = $0; while (words-- > 0) { if (index(line, " ") == 0) return ""; line = substr(line, index(line, " ") + 1) } return line }
    function body(name) { for (i = 1; i <= count[name]; i++) { line = text[name, i]; sub(/^\001/, ends ? "ct state != established " : "", line); print "\t\t" line } }
    function base(name, hook) { print "\tchain " name " {\n\t\ttype " hook "; policy accept;" }
    function chain(name, hook) { base(name, hook); body(name); print "\t}" }
    function head(family) {
      print "table " family " kvmnet {}\ndelete table " family " kvmnet\ntable " family " kvmnet {"
      print "\tcomment \"written by kvmnet: see /etc/kvmnet/policy.d\""
    }
    function block(kind, name, type) {
      print "\t" kind " " name " {\n\t\ttype " type
      if (type ~ /^ipv[46]_addr$/) print "\t\tflags interval\n\t\tauto-merge"
      if (count[kind " " name] > 0) {
        print "\t\telements = {"
        for (i = 1; i <= count[kind " " name]; i++) print "\t\t\t" text[kind " " name, i] ","
        print "\t\t}"
      }
      print "\t}"
    }
    function fixed(kind, name, type) { block(kind, name, type); written[kind " " name] = 1 }
    function verdicts(side) { fixed("map", side "_device", "ifname : verdict"); fixed("map", side "_mac", "ether_addr : verdict") }
    function sided(side, device, address) {
      print "\t\t" device " vmap @kvmnet_" side "_device\n\t\t" address " vmap @kvmnet_" side "_mac"
      body("chain kvmnet_" side "_bridges")
      print "\t\t" device " vmap @kvmnet_shut_" side "_device\n\t\t" address " vmap @kvmnet_shut_" side "_mac"
      body("chain kvmnet_shut_" side "_bridges")
    }
    function known(side, device, address) {
      print "\tchain kvmnet_" side "_known {\n\t\tct state related accept\n\t\tct status expected accept"
      print "\t\t" device " vmap @kvmnet_ends_" side "_device\n\t\t" address " vmap @kvmnet_ends_" side "_mac"
      body("chain kvmnet_ends_" side "_bridges")
      print "\t\taccept\n\t}\n\tchain kvmnet_" side "_asked {\n\t\tct direction original return"
      print "\t\t" device " vmap @kvmnet_back_" side "_device\n\t\t" address " vmap @kvmnet_back_" side "_mac"
      body("chain kvmnet_back_" side "_bridges")
      print "\t\tdrop\n\t}"
    }
    /^kvmnet_(dstnat|local|srcnat|forward) / { inet = 1; note($1, rest(1)); next }
    /^accept / { inet = 1; next }
    /^bridge (chain|begins) / {
      bridge = 1
      name = "chain " $3
      if (!(name in count) && $3 !~ /^kvmnet_/) order[++blocks] = name
      note(name, rest(3) == "" ? "" : ($2 == "begins" ? "\001" : "") rest(3))
      if ($3 ~ /^kvmnet_(to|from)_/) filters = 1
      if ($3 ~ /^kvmnet_ends_/) ends = 1
      next
    }
    /^bridge (set|map) / {
      bridge = 1
      name = $2 " " $3
      if ($3 ~ /^kvmnet_(to|from)_/) filters = 1
      if ($3 ~ /^kvmnet_ends_/) ends = 1
      if ($3 ~ /^kvmnet_spoof_/) spoofs = 1
      if (!(name in count)) { order[++blocks] = name; kinds[name] = $2; types[name] = $4 ($2 == "map" ? " : verdict" : "") }
      element = rest(4)
      if ((name, element) in seen) element = ""
      if (element != "") seen[name, element] = 1
      note(name, element)
    }
    END {
      if (inet) {
        head("inet")
        chain("kvmnet_dstnat", "nat hook prerouting priority -110")
        chain("kvmnet_local", "nat hook output priority -110")
        chain("kvmnet_srcnat", "nat hook postrouting priority 90")
        if ("kvmnet_forward" in count) chain("kvmnet_forward", "filter hook forward priority -10")
        base("kvmnet_redirects", "filter hook output priority 0")
        print "\t\tct status dnat icmp type redirect drop\n\t\tct status dnat icmpv6 type nd-redirect drop\n\t}\n}"
      }
      if (!bridge) exit
      head("bridge")
      if (filters) {
        verdicts("kvmnet_to"); verdicts("kvmnet_shut_to"); verdicts("kvmnet_from"); verdicts("kvmnet_shut_from")
        if (ends) { verdicts("kvmnet_ends_to"); verdicts("kvmnet_ends_from"); verdicts("kvmnet_back_to"); verdicts("kvmnet_back_from") }
        fixed("set", "kvmnet_own_v4", "ipv4_addr"); fixed("set", "kvmnet_own_v6", "ipv6_addr")
      }
      if (spoofs) verdicts("kvmnet_spoof")
      for (b = 1; b <= blocks; b++) {
        name = order[b]
        if (name in written || (!ends && name ~ /^map kvmnet_back_|\.(in|out)_back$/)) continue
        if (name in kinds) { block(kinds[name], substr(name, 5), types[name]); continue }
        print "\t" name " {"; body(name); print "\t}"
      }
      if (spoofs) {
        base("kvmnet_prerouting", "filter hook prerouting priority -300")
        print "\t\tiifname vmap @kvmnet_spoof_device\n\t\tether saddr vmap @kvmnet_spoof_mac\n\t}"
      }
      if (filters) {
        answered = "\t\tct state established,related " (ends ? "jump kvmnet_%s_known" : "accept") "\n\t\tether type arp accept\n"
        if (ends) { known("from", "iifname", "ether saddr"); known("to", "oifname", "ether daddr") }
        printf "\tchain kvmnet_from {\n" answered, "from"
        print "\t\ticmpv6 type { nd-router-solicit, nd-neighbor-solicit, nd-neighbor-advert, mld-listener-report, mld-listener-done, mld2-listener-report } accept"
        print "\t\tudp sport 68 udp dport 67 accept\n\t\tudp sport 546 udp dport 547 accept"
        sided("from", "iifname", "ether saddr")
        printf "\t}\n\tchain kvmnet_to {\n" answered, "to"
        print "\t\ticmpv6 type { nd-router-advert, nd-neighbor-solicit, nd-neighbor-advert, nd-redirect, mld-listener-query } accept"
        print "\t\tudp sport 67 udp dport 68 accept\n\t\tudp sport 547 udp dport 546 accept"
        sided("to", "oifname", "ether daddr")
        print "\t\tether daddr & 01:00:00:00:00:00 == 01:00:00:00:00:00 ip daddr @kvmnet_own_v4 drop"
        print "\t\tether daddr & 01:00:00:00:00:00 == 01:00:00:00:00:00 ip6 daddr @kvmnet_own_v6 drop\n\t}"
        base("kvmnet_forward_from", "filter hook forward priority -210"); print "\t\tjump kvmnet_from\n\t}"
        base("kvmnet_input_from", "filter hook input priority -210"); print "\t\tjump kvmnet_from\n\t}"
        base("kvmnet_forward_to", "filter hook forward priority -200"); print "\t\tjump kvmnet_to\n\t}"
        base("kvmnet_output_to", "filter hook output priority -200"); print "\t\tjump kvmnet_to\n\t}"
      }
      print "}"
    }' "$@"
}
# Which accepts the fragments ask for: a line `FAMILY BRIDGE` for each.
accepts_wanted() { sed -n 's/^accept //p' "$policy_folder"/*.rules 2>/dev/null | sort -u; }
# Families of our tables: those in FILE, those that are there.
families_in() { sed -n 's/^table \([a-z]*\) kvmnet {$/\1/p' "$1" 2>/dev/null; }
families_there() { nft list tables 2>/dev/null | sed -n 's/^table \([a-z]*\) kvmnet$/\1/p'; }
list_tables() {
  for family in inet bridge; do nft -s list table "$family" kvmnet 2>/dev/null; done
  :
}
# Puts in what FILE says, in one transaction; a table of ours that it does not have goes.
load_tables() {
  if [ ! -f "$1" ]; then
    echo "$1 is not a file, but a directory or missing"
    return 1
  fi
  {
    for family in $(families_there); do
      case " $(families_in "$1" | tr '\n' ' ')" in *" $family "*) ;; *) echo "delete table $family kvmnet" ;; esac
    done
    cat "$1"
  } | nft -f -
}
