# How a host is joined to OVN, and its leaving; stands on client.py and tls/files.py. Reads {sslColumns, wait, operations, after, joining, bridge, made, mappings} on stdin: without `after` it only looks.
# join: commits the operations, starts ovn-controller where it does not run, and waits until the southbound database has the host.
# leave: ovn-controller ends in the way that takes the host, its tunnels and patches out of everything, and only then are the operations committed.
# Exit status: that of client.py.
import json, os, socket, subprocess, sys, time

WITHIN = 15
PID = os.environ.get("OVN_RUNDIR", "/var/run/ovn") + "/ovn-controller.pid"
# What OVN's units read.
OPTIONS = ["/etc/default/ovn-host", "/etc/sysconfig/ovn", "/etc/sysconfig/ovn-controller"]
log = Log(os.environ.get("OVN_LOGDIR", "/var/log/ovn") + "/ovn-controller.log")
job = json.load(sys.stdin)
SSL_COLUMNS = job["sslColumns"]
database = Database(os.environ.get("OVS_RUNDIR", "/var/run/openvswitch") + "/db.sock", "Open_vSwitch")
selects = [
    {"op": "select", "table": table, "where": [], "columns": columns}
    for table, columns in (
        ("Open_vSwitch", ["external_ids"]),
        ("SSL", ["_uuid", "external_ids"] + sorted(SSL_COLUMNS.values())),
        ("Bridge", ["_uuid", "name", "ports", "external_ids"]),
        ("Port", ["_uuid", "name", "interfaces", "external_ids"]),
        ("Interface", ["_uuid", "name", "type", "external_ids"]),
    )
]


class Failed(Exception):
    pass


def said_by(*argv):
    try:
        return subprocess.run(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=20)
    except subprocess.TimeoutExpired:
        raise Failed(" ".join(argv[:3]) + ": no answer")


def controller(*words):
    return said_by("ovn-appctl", "--timeout=5", "-t", "ovn-controller", *words)


def runs():
    return controller("version").returncode == 0


def connected():
    return controller("connection-status").stdout.strip() == b"connected"


def keys():
    return dict(database.rows(selects[:1])["Open_vSwitch"][0]["external_ids"][1])


def secrets():
    """The files for TLS that Open vSwitch has, and so ovn-controller."""
    rows = database.rows(selects[1:2])["SSL"]
    return dict((which, rows[0][column]) for which, column in SSL_COLUMNS.items()) if rows else None


def has_keys():
    """By its options, or those that it would be started with."""
    if runs():
        with open(PID) as pid, open("/proc/%d/cmdline" % int(pid.read())) as command:
            return "--private-key" in command.read()
    return any("--ovn-controller-ssl-key" in open(path, errors="replace").read() for path in OPTIONS if os.path.exists(path))


def joined():
    """Whether the southbound database has this host. With keys that are options of ovn-controller, only it can ask."""
    known = keys()
    if not connected():
        return False
    files = secrets()
    if not files and not all(remote.startswith(("tcp:", "unix:")) for remote in known.get("ovn-remote", "").split(",")):
        return True
    found = asked_of(known["ovn-remote"], files, "--columns=name", "find", "Chassis", "name=" + json.dumps(known.get("system-id", "")))
    if found.returncode != 0:
        raise Failed(found.stderr.decode(errors="replace"))
    return found.stdout.strip() != b""


def asked_of(remotes, files, *words):
    """The southbound database."""
    shown = ["--private-key=" + files["privateKey"], "--certificate=" + files["certificate"], "--ca-cert=" + files["caCertificate"]] if files else []
    return said_by("ovn-sbctl", *shown, "--timeout=5", "--no-leader-only", "--db=" + remotes, "--bare", *words)


def refuse_namesake(remotes, addresses, files=None):
    """Copies of one machine have one id, and OVN takes them for one host: each takes the other's tunnels and ports, several times a second, and says nothing."""
    known = keys()
    own_id = known.get("system-id", "")
    name = json.dumps(own_id)
    host = asked_of(remotes, files, "--columns=hostname", "find", "Chassis", "name=" + name).stdout.decode().strip()
    if host in ("", known.get("hostname") or socket.gethostname()):
        return
    there = asked_of(remotes, files, "--columns=ip", "find", "Encap", "chassis_name=" + name).stdout.decode().split()
    # Without any: it is just being changed. With one of ours: this host, as it was called before.
    if there and not set(there) & set(addresses + [one.strip() for one in known.get("ovn-encap-ip", "").split(",")]):
        raise Failed(
            "OVN knows the host %s (%s) by this host's id, %s, as it is with copies of one machine: give this one an id of its own "
            "(uuidgen > /etc/openvswitch/system-id.conf; ovs-vsctl set Open_vSwitch . external_ids:system-id=$(cat /etc/openvswitch/system-id.conf)), "
            "or, if that host is gone for good, take it out (ovn-sbctl chassis-del %s)" % (host, ", ".join(there), own_id, own_id)
        )


def put_back(before):
    """The keys of OVN's and ours."""
    now = keys()
    changed = [key for key in set(now) | set(before) if key.startswith(("ovn-", "kvmnet-chassis-")) and now.get(key) != before.get(key)]
    mutations = [["external_ids", "delete", ["set", changed]], ["external_ids", "insert", ["map", [[key, before[key]] for key in changed if key in before]]]]
    database.transact([{"op": "mutate", "table": "Open_vSwitch", "where": [], "mutations": mutations}])


def start():
    argv = ("systemctl", "start", "ovn-controller") if os.path.isdir("/run/systemd/system") else ("/usr/share/ovn/scripts/ovn-ctl", "start_controller")
    result = said_by(*argv)
    if result.returncode != 0:
        raise Failed((result.stdout + result.stderr).decode(errors="replace"))


def until(true, otherwise):
    if not passes(true, WITHIN):
        raise Failed(otherwise + "".join("\n" + line for line in log.complaints())[-1500:])


def commit(operations):
    results = database.transact(job["wait"] + operations + [{"op": "commit", "durable": True}])
    for result in results:
        if result and "error" in result:
            return {"end": "stale"} if result["error"] == "timed out" else {"end": "failed", "words": json.dumps(result)}
    return None


def local_only(tables):
    """The integration bridge, where nothing but its own port is on it."""
    return [row["_uuid"] for row in tables["Bridge"] if row["name"] == job["bridge"] and row["ports"][0] == "uuid"]


def patches():
    return [row for row in database.rows(selects)["Port"] if "ovn-localnet-port" in dict(row["external_ids"][1])]


def join():
    before, joining = keys(), job["joining"]
    refuse_namesake(**joining)
    ended = commit(job["operations"])
    if ended:
        return ended
    if not runs():
        start()
    until(joined, "the southbound database does not have this host after %d s" % WITHIN)
    try:
        # One may join at the same moment: whose turn it is when one looks, is a matter of chance.
        for _ in range(3 if "ovn-remote" not in before else 0):
            refuse_namesake(**joining)
            time.sleep(0.15)
    except Failed:
        put_back(before)
        raise
    return {"end": "done"}


def leave():
    ended = commit(job["mappings"])
    if ended:
        return ended
    if not runs():
        # Only it can take the host out of the southbound database, whatever has ended it before.
        start()
    until(connected, "ovn-controller is not connected to %s, so it cannot take this host out of it" % keys().get("ovn-remote"))
    if "ovn-bridge-mappings" not in keys():
        until(lambda: not patches(), "ovn-controller does not take its patch ports off")
    if os.path.isdir("/run/systemd/system"):
        # Its way to stop is `exit` as well; systemd would start it again otherwise.
        said_by("systemctl", "stop", "ovn-controller")
    else:
        controller("exit")
    until(lambda: not runs(), "ovn-controller does not end")
    bridge = local_only(database.rows(selects)) if "bridge" in job["made"] else []
    removal = [{"op": "mutate", "table": "Open_vSwitch", "where": [], "mutations": [["bridges", "delete", ["set", bridge]]]}] if bridge else []
    job["wait"] = []
    ended = commit(job["operations"] + removal)
    if ended:
        return ended
    if "daemon" not in job["made"]:
        start()
    return {"end": "done"}


answer = {}
try:
    if job.get("after"):
        answer["ended"] = join() if job["after"] == "join" else leave()
except Failed as failure:
    answer["ended"] = {"end": "failed", "words": str(failure)}
answer["tables"] = database.rows(selects)
answer["controller"] = {"runs": runs(), "connected": connected(), "hasKeys": has_keys()}
answer["unfit"] = unfit(secrets(), ["client"], PID) if secrets() else None
json.dump(answer, sys.stdout)
