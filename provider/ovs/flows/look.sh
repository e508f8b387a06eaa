#!/bin/sh
# Reads the flows of ours. Argument: what `flows_py` reads.
guard_say_back
printf '%s' "$1" | say_flows
:
