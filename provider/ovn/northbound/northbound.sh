#!/bin/sh
# Changes, or looks at, the northbound database. Reads what `northbound_py` reads.
run_python "$client_py$northbound_py"
