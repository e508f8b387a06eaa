#!/bin/sh
# power.sh FOLDER: the machine's power button. QEMU ends when the guest resets, powers off or loses power; it is started again
# until we are killed, and QEMU with us. Arguments lie one per line in FOLDER/restore (once, for the first start) and FOLDER/boot.
set -f
cd "$1" || exit 1
IFS='
'
while :; do
  arguments=boot
  if mv restore restored 2>/dev/null; then arguments=restored; fi
  # shellcheck disable=SC2046 # an argument a line
  setpriv --pdeathsig KILL $(cat $arguments)
  code=$?
  # 0: reset or switched off, 137: killed = power loss. Anything else is a fault that a second start would repeat.
  if [ $code != 0 ] && [ $code != 137 ]; then
    echo "QEMU ended with $code"
    exit 1
  fi
done
