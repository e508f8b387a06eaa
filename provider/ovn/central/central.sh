#!/bin/sh
# Looks at, or changes, OVN's databases on this host. Reads what `central_py` reads.
run_python "$client_py$files_py$central_py"
