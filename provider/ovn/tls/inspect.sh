#!/bin/sh
# What is against the files of a TLS connection. Reads what `inspect_py` reads.
run_python "$files_py$inspect_py"
