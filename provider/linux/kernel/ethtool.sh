#!/bin/sh
# What ethtool says of one NIC.
say_ethtool() {
  for what in k l g; do say "ethtool-$what" "$1"; ethtool "-$what" "$1" 2>/dev/null; done
}
