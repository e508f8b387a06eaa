# How OVN's databases are set up on this host, and northd; stands on client.py. Reads {after, seen, text, …} on stdin (world.ts): without `after` it only looks.
# put: writes the configuration that OVN's units read, starts what does not run, and lets others connect; done when the ports answer and northd works.
# remove: stops all of it and takes the databases away.
# Exit status: that of client.py.
import glob, json, os, socket, subprocess, sys, tempfile, time

WITHIN = 15
CONFIGURATION = "/etc/default/ovn-central"
CTL = "/usr/share/ovn/scripts/ovn-ctl"
UNITS = ["ovn-ovsdb-server-nb", "ovn-ovsdb-server-sb", "ovn-northd"]
SYSTEMD = os.path.isdir("/run/systemd/system")
RUN = os.environ.get("OVN_RUNDIR", "/var/run/ovn")
DATA = os.environ.get("OVN_DBDIR", "/var/lib/ovn")
MARK = "kvmnet-central"

job = json.load(sys.stdin)
log = Log(os.environ.get("OVN_LOGDIR", "/var/log/ovn") + "/ovn-northd.log")


class Failed(Exception):
    pass


class Side:
    """One of the two databases."""

    def __init__(self, short, name, root):
        self.name, self.root = name, root
        self.socket = "%s/ovn%s_db.sock" % (RUN, short)
        self.file = "%s/ovn%s_db.db" % (DATA, short)
        self.control = ["ovn-%sctl" % short, "--timeout=10", "--no-leader-only", "--db=unix:" + self.socket]
        self.log = Log("%s/ovsdb-server-%s.log" % (os.environ.get("OVN_LOGDIR", "/var/log/ovn"), short))

    def listens(self):
        with socket.socket(socket.AF_UNIX) as connection:
            try:
                connection.connect(self.socket)
            except OSError:
                return False
        return True

    def database(self):
        return Database(self.socket, self.name)

    def ready(self):
        """It answers, and has the row that all others hang on."""
        return self.listens() and bool(self.database().rows([select(self.root, "_uuid")])[self.root])

    def connections(self):
        return self.database().rows([select("Connection", "_uuid", "target", "inactivity_probe", "external_ids")])["Connection"]

    def listen(self, wanted, probe):
        """That it is reached there and, by us, nowhere else; others' connections stay, but for one in the way."""
        rows = self.connections()
        of_ours = [row for row in rows if MARK in dict(row["external_ids"][1])]
        there = [row for row in rows if wanted and row["target"] == wanted["target"]]
        port = "%d" % wanted["port"] if wanted else None
        gone = [row["_uuid"] for row in rows if row not in there and (row in of_ours or (port and row["target"].split(":")[1] == port))]
        operations = [{"op": "mutate", "table": self.root, "where": [], "mutations": [["connections", "delete", ["set", gone]]]}] if gone else []
        columns = {} if probe is None else {"inactivity_probe": probe}
        if there:
            row = there[0]
            marked = {"external_ids": ["map", sorted(dict(row["external_ids"][1], **{MARK: "true"}).items())]}
            operations.append({"op": "update", "table": "Connection", "where": [["_uuid", "==", row["_uuid"]]], "row": dict(columns, **marked)})
        elif wanted:
            row = dict(columns, target=wanted["target"], external_ids=["map", [[MARK, "true"]]])
            operations.append({"op": "insert", "table": "Connection", "uuid-name": "ours", "row": row})
            operations.append({"op": "mutate", "table": self.root, "where": [], "mutations": [["connections", "insert", ["named-uuid", "ours"]]]})
        for result in self.database().transact(operations + [{"op": "commit", "durable": True}]) if operations else []:
            if result and "error" in result:
                raise Failed(json.dumps(result))

    def contents(self):
        """What is of value to others."""
        database = self.database()
        if self is SOUTH:
            return {"rows": {}, "hosts": sorted(row["name"] for row in database.rows([select("Chassis", "name")])["Chassis"])}
        tables = sorted(set(database.call("get_schema", [self.name])["tables"]) - {self.root, "Connection", "SSL"})
        found = database.rows([select(table, "_uuid") for table in tables])
        return {"rows": dict((table, len(rows)) for table, rows in found.items() if rows), "hosts": []}

    def look(self):
        seen = {"stored": os.path.exists(self.file), "connections": None, "rows": {}, "hosts": []}
        return dict(seen, connections=self.connections(), **self.contents()) if self.listens() else seen

    def take_away(self):
        for path in (self.file, "%s/.%s.~lock~" % (DATA, os.path.basename(self.file))):
            if os.path.exists(path):
                os.remove(path)


NORTH, SOUTH = SIDES = [Side("nb", "OVN_Northbound", "NB_Global"), Side("sb", "OVN_Southbound", "SB_Global")]


def select(table, *columns):
    return {"op": "select", "table": table, "where": [], "columns": list(columns)}


def said_by(*argv):
    try:
        result = subprocess.run(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=40)
    except subprocess.TimeoutExpired:
        raise Failed(" ".join(argv[:3]) + ": no answer")
    return result.returncode, result.stdout.decode(errors="replace").strip()


def do(*argv):
    code, said = said_by(*argv)
    if code != 0:
        raise Failed("%s: %s" % (" ".join(argv[:2]), said))


def northd(*words):
    return said_by("ovn-appctl", "--timeout=5", "-t", "ovn-northd", *words)


def look_at_northd():
    code, status = northd("status")
    connected = code == 0 and all(northd(side + "-connection-status")[1] == "connected" for side in ("nb", "sb"))
    return {"runs": code == 0, "paused": "paused" in status, "connected": connected}


def configuration():
    if not os.path.exists(CONFIGURATION):
        return None
    with open(CONFIGURATION, errors="surrogateescape") as file:
        return file.read()


def configure(text):
    """Whole or not at all, and as readable as it was."""
    if text == configuration():
        return
    if text is None:
        os.remove(CONFIGURATION)
        return
    os.makedirs(os.path.dirname(CONFIGURATION), exist_ok=True)
    mode = os.stat(CONFIGURATION).st_mode & 0o7777 if os.path.exists(CONFIGURATION) else 0o644
    handle, path = tempfile.mkstemp(dir=os.path.dirname(CONFIGURATION), prefix=".ovn-central.")
    with os.fdopen(handle, "w", errors="surrogateescape") as file:
        file.write(text)
        os.fchmod(file.fileno(), mode)
        os.fsync(file.fileno())
    os.rename(path, CONFIGURATION)


def start():
    if SYSTEMD:
        # The first is what is started at boot; it wants the others, and does not look after them.
        do("systemctl", "enable", "--now", "ovn-central")
        do("systemctl", "start", *UNITS)
    else:
        do(CTL, "start_ovsdb")
        until(lambda: all(side.listens() for side in SIDES), "the databases do not start", *[side.log for side in SIDES])
        do(CTL, "--ovn-manage-ovsdb=no", "--no-monitor", "start_northd")


def end():
    if SYSTEMD:
        do("systemctl", "stop", *reversed(UNITS))
    else:
        said_by(CTL, "--ovn-manage-ovsdb=no", "--no-monitor", "stop_northd")
        said_by(CTL, "stop_ovsdb")
    until(lambda: not any(side.listens() for side in SIDES) and not look_at_northd()["runs"], "OVN's databases do not end")


def until(true, otherwise, *logs):
    limit = time.monotonic() + WITHIN
    while not true():
        if time.monotonic() > limit:
            raise Failed(otherwise + "".join("\n" + line for log in logs for line in log.complaints())[-1500:])
        time.sleep(0.05)


def answers(at):
    try:
        socket.create_connection((at["address"], at["port"]), 1).close()
    except OSError:
        return False
    return True


def works():
    seen = look_at_northd()
    return seen["runs"] and seen["connected"]


def put():
    configure(job["text"])
    if not all(side.listens() for side in SIDES) or not look_at_northd()["runs"]:
        start()
    northd("resume")
    until(lambda: all(side.ready() for side in SIDES), "the databases do not answer", *[side.log for side in SIDES])
    for side, wanted in zip(SIDES, (job["listen"]["northbound"], job["listen"]["southbound"])):
        side.listen(wanted, job["probe"])
        if wanted:
            until(lambda: answers(wanted), "%s does not listen on %s" % (side.name, wanted["target"]), side.log)
    until(works, "ovn-northd does not work", log)


def remove():
    if job["empty"] and any(any(side.contents().values()) for side in SIDES if side.listens()):
        return {"end": "stale"}
    end()
    for side in SIDES:
        side.take_away()
    for path in glob.glob(RUN + "/ovn-northd.*.ctl"):
        # Of those that were killed.
        os.remove(path)
    configure(job["text"])
    if job["ran"]:
        start()
    elif SYSTEMD:
        do("systemctl", "disable", "--now", "ovn-central")
    return {"end": "done"}


answer = {}
try:
    if job.get("after") and job["seen"] != configuration():
        answer["ended"] = {"end": "stale"}
    elif job.get("after"):
        answer["ended"] = (put() if job["after"] == "put" else remove()) or {"end": "done"}
except Failed as failure:
    answer["ended"] = {"end": "failed", "words": str(failure)}
answer["text"] = configuration()
answer["northd"] = look_at_northd()
answer["databases"] = {"northbound": NORTH.look(), "southbound": SOUTH.look()}
json.dump(answer, sys.stdout)
