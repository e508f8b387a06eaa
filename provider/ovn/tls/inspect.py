# Stands on files.py. Reads {files, peers, shownBy, daemon} on stdin, and says what `unfit` says of them.
import sys

job = json.load(sys.stdin)
json.dump(unfit(job["files"], job["shownBy"], os.environ.get("OVN_RUNDIR", "/var/run/ovn") + "/" + job["daemon"] + ".pid", job["peers"]), sys.stdout)
