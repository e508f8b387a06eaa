#!/bin/sh
# Prints the processes that hold taps and how they were called, for attachedGuests.
holders
:
