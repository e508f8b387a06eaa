#!/bin/sh
# How a script answers: sections, each under a line `== name words`.
say() { printf '\n== %s\n' "$*"; }
