/**
 * Shell text that gives `$nic` `$number` virtual functions. The kernel refuses a number while there is another one but 0 (drivers/pci/iov.c,
 * sriov_numvfs_store): all of them go first.
 */
export const setFunctions = `f=/sys/class/net/$nic/device/sriov_numvfs; [ "$(cat "$f")" = "$number" ] || { echo 0 > "$f" && echo "$number" > "$f"; }`;
