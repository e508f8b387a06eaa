#!/bin/sh
# set_functions NIC NUMBER: gives a NIC so many virtual functions. In one line, so that it fits into an `interfaces` file. The kernel refuses a number
# while there is another one but 0 (drivers/pci/iov.c, sriov_numvfs_store): all of them go first.
set_functions() { f=/sys/class/net/$1/device/sriov_numvfs; [ "$(cat "$f")" = "$2" ] || { echo 0 >"$f" && echo "$2" >"$f"; }; }
