#!/bin/sh
# What the host runs for itself, a change under guard and what takes it back; and whoever only tries.
say_flows
