# How a host is joined to OVN, and its leaving; stands on client.py and tls/files.py. Reads {sslColumns, wait, operations, after, joining, bridge, made, mappings} on stdin: without `after` it only looks.
# join: commits the operations, starts ovn-controller where it does not run, and waits until the southbound database has the host; where that is another one by its id, all of it is undone.
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
        ("Open_vSwitch", ["external_ids", "ssl"]),
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


def external_ids(row):
    return dict(row["external_ids"][1])


def keys():
    return external_ids(database.rows(selects[:1])["Open_vSwitch"][0])


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
    """Whether the southbound database has this host as it is to be. With keys that are options of ovn-controller, only it can ask."""
    remotes, files = keys().get("ovn-remote"), secrets()
    return connected() and (not may_ask(remotes, files) or bool(known_as(remotes, files).addresses & set(job["joining"]["addresses"])))


def may_ask(remotes, files):
    return bool(files) or all(remote.startswith(("tcp:", "unix:")) for remote in remotes.split(","))


def asked_of(remotes, files, seconds, *words):
    """The southbound database."""
    shown = ["--private-key=" + files["privateKey"], "--certificate=" + files["certificate"], "--ca-cert=" + files["caCertificate"]] if files else []
    return said_by("ovn-sbctl", *shown, "--timeout=%d" % seconds, "--no-leader-only", "--db=" + remotes, "--format=json", *words)


class Known:
    """What the southbound database has by this host's id, all of one moment."""

    def __init__(self, said):
        chassis, encaps = [json.loads(line)["data"] for line in said.decode().splitlines()]
        self.hostname, ids = chassis[0] if chassis else ("", ["set", []])
        self.addresses = set(address for address, in encaps)
        # As ovn-sbctl's conditions are written.
        self.encaps = "[%s]" % ",".join(one for _, one in ([ids] if ids[0] == "uuid" else ids[1]))


def known_as(remotes, files, unlike=None):
    """With `unlike` it is waited for that something else is there: None when nothing came within a second."""
    own_id = keys().get("system-id", "")
    name = json.dumps(own_id)
    wait = ("wait-until", "Chassis", own_id, "encaps!=" + unlike.encaps, "--") if unlike else ()
    look = ("--columns=hostname,encaps", "find", "Chassis", "name=" + name, "--", "--columns=ip", "find", "Encap", "chassis_name=" + name)
    limit = time.monotonic() + 5
    while True:
        answer = asked_of(remotes, files, 1 if unlike else 5, *wait, *look)
        if answer.returncode == 0:
            return Known(answer.stdout)
        if unlike:
            return None
        # It may just be started anew.
        if time.monotonic() > limit:
            raise Failed(answer.stderr.decode(errors="replace"))
        time.sleep(0.2)


def refuse(other):
    own_id = keys().get("system-id", "")
    raise Failed(
        "OVN knows the host %s (%s) by this host's id, %s, as it is with copies of one machine: give this one an id of its own "
        "(uuidgen > /etc/openvswitch/system-id.conf; ovs-vsctl set Open_vSwitch . external_ids:system-id=$(cat /etc/openvswitch/system-id.conf)), "
        "or, if that host is gone for good, take it out (ovn-sbctl chassis-del %s)" % (other.hostname, ", ".join(sorted(other.addresses)), own_id, own_id)
    )


def refuse_namesake(remotes, addresses, files=None):
    """Copies of one machine have one id, and OVN takes them for one host: each takes the other's tunnels and ports, several times a second, and says nothing."""
    there, known = known_as(remotes, files), keys()
    # Of our name or with a tunnel of ours, it may be this host as it was before.
    own = set(addresses + [one.strip() for one in known.get("ovn-encap-ip", "").split(",")])
    if there.addresses and not there.addresses & own and there.hostname != (known.get("hostname") or socket.gethostname()):
        refuse(there)


def refuse_rival(remotes, addresses, files=None):
    """One that joins at the same moment, or has our name: as soon as ours has put us there, its ovn-controller puts it there again."""
    limit, seen = time.monotonic() + WITHIN, known_as(remotes, files)
    while seen and time.monotonic() < limit:
        if not seen.addresses & set(addresses):
            refuse(seen)
        seen = known_as(remotes, files, seen)


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
    return [row for row in database.rows(selects)["Port"] if "ovn-localnet-port" in external_ids(row)]


def join():
    before, ran, joining = database.rows(selects), runs(), job["joining"]
    asked = may_ask(joining["remotes"], joining.get("files"))
    if asked:
        refuse_namesake(**joining)
    ended = commit(job["operations"])
    if ended:
        return ended
    if not ran:
        start()
    until(joined, "the southbound database does not have this host after %d s" % WITHIN)
    if asked and "ovn-remote" not in external_ids(before["Open_vSwitch"][0]):
        try:
            refuse_rival(**joining)
        except Failed:
            undo(before, ran)
            forget(**joining)
            raise
    return {"end": "done"}


def undo(before, ran):
    """Of a first joining. ovn-controller only ends, and its ports are taken off in its place: it would take out of the databases what is the other host there."""
    controller("exit", "--restart")
    until(lambda: not runs(), "ovn-controller does not end")
    now = database.rows(selects)
    old, new = external_ids(before["Open_vSwitch"][0]), keys()
    changed = [key for key in set(old) | set(new) if key.startswith(("ovn-", "kvmnet-chassis-")) and old.get(key) != new.get(key)]
    mutations = [["external_ids", "delete", ["set", changed]], ["external_ids", "insert", ["map", [[key, old[key]] for key in changed if key in old]]]]
    made = [row["_uuid"] for row in now["Bridge"] if row["name"] == job["bridge"] and row["_uuid"] not in [one["_uuid"] for one in before["Bridge"]]]
    operations = [{"op": "mutate", "table": "Open_vSwitch", "where": [], "mutations": mutations + [["bridges", "delete", ["set", made]]]}]
    ports = [row["_uuid"] for row in now["Port"] if "ovn-chassis-id" in external_ids(row) or "ovn-localnet-port" in external_ids(row)]
    operations.append({"op": "mutate", "table": "Bridge", "where": [], "mutations": [["ports", "delete", ["set", ports]]]})
    if before["Open_vSwitch"][0]["ssl"] != now["Open_vSwitch"][0]["ssl"]:
        operations += [{"op": "insert", "table": "SSL", "uuid-name": "was", "row": dict((c, row[c]) for c in row if c != "_uuid")} for row in before["SSL"]]
        operations.append({"op": "update", "table": "Open_vSwitch", "where": [], "row": {"ssl": ["named-uuid", "was"] if before["SSL"] else ["set", []]}})
    database.transact(operations)
    if ran:
        start()


def forget(remotes, addresses, files=None):
    """What we have written of this host, where the other one does not write it again, as it leaves as well."""
    try:
        there = known_as(remotes, files)
    except Failed:
        # What was refused is what is told.
        return
    if there.addresses & set(addresses) and not known_as(remotes, files, there):
        asked_of(remotes, files, 5, "--if-exists", "chassis-del", keys().get("system-id", ""))


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
