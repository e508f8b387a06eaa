#!/bin/sh
# Reads the database. Argument: what `transact_py` reads.
guard_say_back
printf '%s' "$1" | say_transact
:
