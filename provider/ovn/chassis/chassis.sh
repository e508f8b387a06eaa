#!/bin/sh
# Looks at, or changes, how this host is joined to OVN. Reads what `chassis_py` reads.
run_python "$client_py$files_py$chassis_py"
