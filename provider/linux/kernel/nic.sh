#!/bin/sh
# Prints one NIC for nicsOf.
say_ethtool "$1"
:
