#!/bin/sh
# Changes flows of ours, unless a change of somebody else's waits for its confirmation.
if guard_waits; then say not-begun; exit 0; fi
# Whoever changes the host now has been told.
rm -f "$guard_last/note"
say_flows
:
