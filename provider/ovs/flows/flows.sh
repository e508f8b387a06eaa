#!/bin/sh
# Reads, or changes, the flows of ours. Reads what `flows_py` reads.
run_python "$client_py$flows_py"
