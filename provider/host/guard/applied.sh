#!/bin/sh
# Over the connection that we have, while it lasts: is the change carried out, so that it is time for a new one? Argument: its id.
if guard_is "$guard_pending" "$1" && [ ! -e "$guard_pending/applied" ] && [ ! -e "$guard_pending/back" ]; then say guard applying; else say guard applied; fi
