# How OVN's databases are set up on this host, and northd; stands on client.py and tls/files.py. Reads {sslColumns, after, seen, text, …} on stdin (world.ts): without `after` it only looks.
# put: writes the configuration that OVN's units read, starts what does not run, and lets others connect; done when the ports answer and northd works.
# remove: stops all of it and takes the databases away.
# Exit status, besides that of client.py: 6 the member of a cluster that we ask has lost the others.
import glob, json, os, re, socket, subprocess, sys, tempfile

WITHIN = 15
# Members try one another, with pauses that grow.
JOINED_WITHIN = 60
ELECTION_WITHIN = 5
CONFIGURATION = "/etc/default/ovn-central"
CTL = "/usr/share/ovn/scripts/ovn-ctl"
UNITS = ["ovn-ovsdb-server-nb", "ovn-ovsdb-server-sb", "ovn-northd"]
SYSTEMD = os.path.isdir("/run/systemd/system")
RUN = os.environ.get("OVN_RUNDIR", "/var/run/ovn")
DATA = os.environ.get("OVN_DBDIR", "/var/lib/ovn")
MARK = "kvmnet-central"
# Options of ovsdb-server that name files for TLS itself, where it does not read them from its table.
SSL_OPTIONS = {"privateKey": "--private-key", "certificate": "--certificate", "caCertificate": "--ca-cert"}

job = json.load(sys.stdin)
SSL_COLUMNS = job["sslColumns"]
log = Log(os.environ.get("OVN_LOGDIR", "/var/log/ovn") + "/ovn-northd.log")


class Failed(Exception):
    pass


def lock_of(path):
    return "%s/.%s.~lock~" % (os.path.dirname(path), os.path.basename(path))


class Side:
    """One of the two databases."""

    def __init__(self, short, name, root):
        self.short, self.name, self.root = short, name, root
        self.port = 6643 if short == "nb" else 6644
        self.control_socket = "%s/ovn%s_db.ctl" % (RUN, short)
        self.socket = "%s/ovn%s_db.sock" % (RUN, short)
        self.file = "%s/ovn%s_db.db" % (DATA, short)
        self.pid_file = "%s/ovn%s_db.pid" % (RUN, short)
        # Until it is whole.
        self.new = self.file + ".kvmnet"
        # What a cluster of this host alone has in it, while that is made anew.
        self.alone = self.file + ".alone.kvmnet"
        self.control = ["ovn-%sctl" % short, "--timeout=10", "--no-leader-only", "--db=unix:" + self.socket]
        self.log = Log("%s/ovsdb-server-%s.log" % (os.environ.get("OVN_LOGDIR", "/var/log/ovn"), short))

    def listens(self):
        with socket.socket(socket.AF_UNIX) as connection:
            try:
                connection.connect(self.socket)
            except OSError:
                return False
        return True

    def server(self):
        return self.database().server() if self.listens() else None

    def readable(self):
        """Of a cluster: it has joined, and knows its leader."""
        server = self.server()
        return server is not None and server["connected"]

    def left(self):
        return self.listens() and self.server() is None

    def appctl(self, *words):
        return said_by("ovn-appctl", "--timeout=10", "-t", self.control_socket, *words)

    def members(self):
        """Ids and addresses as the cluster has them, and which is this one."""
        return re.findall(r"^ {4}\w+ \((\w+) at \w+:\[?([^\]]*?)\]?:\d+\)( \(self\))?", self.appctl("cluster/status", self.name)[1], re.M)

    def without(self, gone):
        """Takes those out of the cluster that are gone, and who this host was before it lost its disk: the dead count for the majority."""
        members = self.members()
        own = [address for _, address, this in members if this]
        dead = [server for server, address, this in members if not this and address in gone + own]
        for server in dead:
            self.appctl("cluster/kick", self.name, server)
        return not dead

    def part(self):
        server = self.server()
        if not server or server["model"] != "clustered":
            return None
        own = re.search(r"^Address: (\w+):\[?(.*?)\]?:\d+$", self.appctl("cluster/status", self.name)[1], re.M)
        return {
            "protocol": own.group(1) if own else "",
            "address": own.group(2) if own else "",
            "clusterId": server["cid"][1] if server["cid"][0] == "uuid" else None,
            "serverId": server["sid"][1] if server["sid"][0] == "uuid" else "",
            "leads": server["leader"],
            "members": sorted(address for _, address, _ in self.members()),
        }

    def database(self):
        return Database(self.socket, self.name)

    def ready(self):
        """It answers, and has the row that all others hang on."""
        return self.readable() and bool(self.database().rows([select(self.root, "_uuid")])[self.root])

    def connections(self):
        return self.database().rows([select("Connection", "_uuid", "target", "inactivity_probe", "external_ids")])["Connection"]

    def told(self):
        """The files for TLS that it was started with."""
        try:
            with open(self.pid_file) as pid, open("/proc/%d/cmdline" % int(pid.read())) as command:
                options = dict(word.split("=", 1) for word in command.read().split("\0") if "=" in word)
        except (OSError, ValueError):
            return None
        files = dict((which, options.get(option, "db:")) for which, option in SSL_OPTIONS.items())
        return None if any(path.startswith("db:") for path in files.values()) else files

    def keys(self):
        """Its row of files for TLS, whoever has given them."""
        return next(iter(self.database().rows([select("SSL", "external_ids", *SSL_COLUMNS.values())])["SSL"]), None)

    def look_at_keys(self):
        told, row = self.told(), self.keys()
        files = told or (row and files_in(row))
        return files and {"files": files, "marked": bool(told) or MARK in dict(row["external_ids"][1]), "unfit": unfit(files, ["server"], self.pid_file)}

    def secure(self, files):
        """That it has these files, or none of ours."""
        row = self.keys()
        if files and not (row and files_in(row) == files):
            columns = dict((column, files[which]) for which, column in SSL_COLUMNS.items())
            return [
                {"op": "insert", "table": "SSL", "uuid-name": "keys", "row": dict(columns, external_ids=["map", [[MARK, "true"]]])},
                {"op": "update", "table": self.root, "where": [], "row": {"ssl": ["named-uuid", "keys"]}},
            ]
        if not files and row and MARK in dict(row["external_ids"][1]):
            return [{"op": "update", "table": self.root, "where": [], "row": {"ssl": ["set", []]}}]
        return []

    def listen(self, wanted, probe, files):
        """That it is reached there and, by us, nowhere else; others' connections stay, but for one in the way."""
        rows = self.connections()
        of_ours = [row for row in rows if MARK in dict(row["external_ids"][1])]
        there = [row for row in rows if wanted and row["target"] == wanted["target"]]
        port = "%d" % wanted["port"] if wanted else None
        gone = [row["_uuid"] for row in rows if row not in there and (row in of_ours or (port and row["target"].split(":")[1] == port))]
        operations = self.secure(wanted and files)
        if gone:
            operations.append({"op": "mutate", "table": self.root, "where": [], "mutations": [["connections", "delete", ["set", gone]]]})
        columns = {} if probe is None else {"inactivity_probe": probe}
        if there:
            row = there[0]
            marked = {"external_ids": ["map", sorted(dict(row["external_ids"][1], **{MARK: "true"}).items())]}
            operations.append({"op": "update", "table": "Connection", "where": [["_uuid", "==", row["_uuid"]]], "row": dict(columns, **marked)})
        elif wanted:
            row = dict(columns, target=wanted["target"], external_ids=["map", [[MARK, "true"]]])
            operations.append({"op": "insert", "table": "Connection", "uuid-name": "ours", "row": row})
            operations.append({"op": "mutate", "table": self.root, "where": [], "mutations": [["connections", "insert", ["named-uuid", "ours"]]]})
        results = self.database().transact(operations + [{"op": "commit", "durable": True}]) if operations else []
        return next((json.dumps(result) for result in results if result and "error" in result), None)

    def contents(self):
        """What is of value to others."""
        database = self.database()
        if self is SOUTH:
            return {"rows": {}, "hosts": sorted(row["name"] for row in database.rows([select("Chassis", "name")])["Chassis"])}
        tables = sorted(set(database.call("get_schema", [self.name])["tables"]) - {self.root, "Connection", "SSL"})
        found = database.rows([select(table, "_uuid") for table in tables])
        return {"rows": dict((table, len(rows)) for table, rows in found.items() if rows), "hosts": []}

    def look(self):
        part, left, runs = self.part(), self.left(), self.listens()
        seen = {"stored": os.path.exists(self.file), "runs": runs, "left": left, "cluster": part, "connections": [], "ssl": None, "rows": {}, "hosts": []}
        if not runs or left or (part and part["clusterId"] is None):
            return seen
        if not passes(self.readable, ELECTION_WITHIN):
            stop(6, "the %s database of this host has no connection to the other members of its cluster" % self.name)
        return dict(seen, connections=self.connections(), ssl=self.look_at_keys(), **self.contents())

    def standalone(self):
        return os.path.exists(self.file) and said_by("ovsdb-tool", "db-is-standalone", self.file)[0] == 0

    def lacks(self):
        """That its file is of no use for the cluster. How the others reach it is fixed in there."""
        return not os.path.exists(self.file) or self.standalone() or self.left() or not self.address().startswith(protocol() + ":")

    def address(self):
        return said_by("ovsdb-tool", "db-local-address", self.file)[1]

    def joined(self):
        """Its file is a cluster's, with what stands in it."""
        return os.path.exists(self.file) and not self.standalone() and said_by("ovsdb-tool", "db-cid", self.file)[0] == 0

    def make(self, cluster, known, left):
        """A file of a cluster: what is there becomes it; where nothing is, the cluster is made, or joined where there is one."""
        own = endpoint(cluster["address"], self.port)
        for path in (self.new, self.alone):
            if os.path.exists(path):
                os.remove(path)
        os.makedirs(DATA, exist_ok=True)
        if self.joined() and not left:
            do("ovsdb-tool", "cluster-to-standalone", self.alone, self.file)
            do("ovsdb-tool", "create-cluster", self.new, self.alone, own)
        elif cluster["makes"] and not known:
            source = self.file if self.standalone() else "/usr/share/ovn/ovn-%s.ovsschema" % self.short
            do("ovsdb-tool", "create-cluster", self.new, source, own)
        else:
            do("ovsdb-tool", "join-cluster", self.new, self.name, own, *[endpoint(other, self.port) for other in cluster["others"]])
        os.rename(self.new, self.file)
        for path in (lock_of(self.new), self.alone, lock_of(self.alone)):
            if os.path.exists(path):
                os.remove(path)

    def silent(self):
        """Other members who do not answer, when so many are left of them that they would have no majority without this one."""
        others = [address for _, address, this in self.members() if not this]
        dead = [address for address in others if not answers(address, self.port)]
        return dead if 2 * len(dead) >= len(others) else []

    def leave(self):
        if not self.part():
            return
        self.appctl("cluster/leave", self.name)
        until(self.left, "the other members do not let the %s database go" % self.name, self.log)

    def take_away(self):
        for path in [one for file in (self.file, self.new, self.alone) for one in (file, lock_of(file))]:
            if os.path.exists(path):
                os.remove(path)


NORTH, SOUTH = SIDES = [Side("nb", "OVN_Northbound", "NB_Global"), Side("sb", "OVN_Southbound", "SB_Global")]


def files_in(row):
    return dict((which, row[column]) for which, column in SSL_COLUMNS.items())


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


def bracketed(address):
    return "[%s]" % address if ":" in address else address


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
        do(CTL, *job["options"], "start_ovsdb")
        until(lambda: all(side.listens() for side in SIDES), "the databases do not start", *[side.log for side in SIDES])
        do(CTL, *job["options"], "--ovn-manage-ovsdb=no", "--no-monitor", "start_northd")


def end_northd():
    if SYSTEMD:
        do("systemctl", "stop", "ovn-northd")
    else:
        said_by(CTL, "--ovn-manage-ovsdb=no", "--no-monitor", "stop_northd")
    until(lambda: not look_at_northd()["runs"], "ovn-northd does not end")


def end():
    end_northd()
    if SYSTEMD:
        do("systemctl", "stop", *UNITS)
    else:
        said_by(CTL, "stop_ovsdb")
    until(lambda: not any(side.listens() for side in SIDES), "OVN's databases do not end")


def until(true, otherwise, *logs, seconds=WITHIN):
    if not passes(true, seconds):
        raise Failed(otherwise + "".join("\n" + line for log in logs for line in log.complaints())[-1500:])


def protocol():
    return "ssl" if job["tls"] else "tcp"


def endpoint(address, port):
    return "%s:%s:%d" % (protocol(), bracketed(address), port)


def answers(address, port, tls=None):
    try:
        with socket.create_connection((address, port), 1) as connection:
            if tls:
                context_of(tls, ssl.PROTOCOL_TLS_CLIENT, True).wrap_socket(connection).close()
    except OSError:
        return False
    return True


def works():
    seen = look_at_northd()
    return seen["runs"] and seen["connected"]


def known_to(others):
    """Whether a member has the cluster already."""
    query = json.dumps(["_Server", {"op": "select", "table": "Database", "where": [["name", "==", NORTH.name]], "columns": ["cid"]}])
    targets = [endpoint(other, job["listen"]["northbound"]["port"]) for other in others]
    shown = ["%s=%s" % (SSL_OPTIONS[which], path) for which, path in (job["tls"] or {}).items()]
    return any('"uuid"' in said_by("ovsdb-client", *shown, "--timeout=3", "query", target, query)[1] for target in targets)


def cluster_up(cluster):
    """Databases of a cluster, on this host as well."""
    lacking = lacking_of()
    if lacking:
        left = [side for side in SIDES if side.left()]
        end()
        known = known_to(cluster["others"])
        for side in lacking:
            side.make(cluster, known, side in left)
    elif any(side.listens() and side.told() != job["tls"] for side in SIDES):
        end()
    elif job["anew"]:
        end_northd()


def lacking_of():
    return [side for side in SIDES if side.lacks()]


def try_cluster(cluster):
    """Before anything is written: members who are there want to speak to this host, for one that believes to be the first would make a second cluster."""
    lacking = lacking_of()
    for side in lacking:
        for other in cluster["others"]:
            heard({"address": other, "port": side.port}, job["tls"])
        if side.joined() and not side.left() and len(side.members()) != 1:
            raise Failed("the %s database reaches other members in another way, which is fixed in its file" % side.name)


def put():
    if job["cluster"]:
        try_cluster(job["cluster"])
    configure(job["text"])
    if job["cluster"]:
        cluster_up(job["cluster"])
    if not all(side.listens() for side in SIDES) or not look_at_northd()["runs"]:
        start()
    northd("resume")
    logs = [side.log for side in SIDES]
    if job["cluster"]:
        until(lambda: all(side.readable() for side in SIDES), "no other member takes this host into the cluster", *logs, seconds=JOINED_WITHIN)
        for side in SIDES:
            if not side.ready():
                do(*side.control, "init")
    until(lambda: all(side.ready() for side in SIDES), "the databases do not answer", *logs)
    for side, wanted in zip(SIDES, (job["listen"]["northbound"], job["listen"]["southbound"])):
        # Another member may have written the same row at the same time.
        files = None if job["cluster"] else job["tls"]
        error = side.listen(wanted, job["probe"], files) and side.listen(wanted, job["probe"], files)
        if error:
            raise Failed(error)
        if wanted:
            until(lambda: answers(wanted["address"], wanted["port"], job["tls"]), "%s does not listen on %s" % (side.name, wanted["target"]), side.log)
        if job["cluster"] or job["gone"]:
            # Without a leader, while another is elected, it is refused.
            until(lambda: side.without(job["gone"]), "the cluster keeps a member that is gone", side.log)
    until(works, "ovn-northd does not work", log)


def remove():
    if job["empty"] and any(any(side.contents().values()) for side in SIDES if side.readable()):
        return {"end": "stale"}
    if any(os.path.exists(side.file) and not side.standalone() for side in SIDES):
        if not all(side.listens() for side in SIDES):
            # Only it can take itself out of the cluster.
            start()
        until(lambda: all(side.readable() or side.left() for side in SIDES), "the host has lost the other members, who must let it go", *[side.log for side in SIDES])
        # One that leaves at the same time is silent for a moment.
        if not passes(lambda: not any(side.silent() for side in SIDES), WITHIN):
            silent = sorted(set(address for side in SIDES for address in side.silent()))
            raise Failed(
                "without this host too few members are left: %s does not answer, so that the others could change nothing any more. "
                "Start it, or name it in `gone` at another member when it is gone for good; then run it again" % ", ".join(silent)
            )
        for side in SIDES:
            if len(side.members()) > 1:
                side.leave()
    end()
    for side in SIDES:
        side.take_away()
    for path in glob.glob(RUN + "/ovn-northd.*.ctl"):
        # Of those that were killed.
        os.remove(path)
    configure(job["text"])
    if job["ran"]:
        job["options"] = []
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
except (Failed, Unfit) as failure:
    answer["ended"] = {"end": "failed", "words": str(failure)}
answer["text"] = configuration()
answer["databases"] = {"northbound": NORTH.look(), "southbound": SOUTH.look()}
if any(database["cluster"] for database in answer["databases"].values()) and look_at_northd()["runs"]:
    # Without a connection while another leader is elected.
    passes(works, ELECTION_WITHIN)
answer["northd"] = look_at_northd()
json.dump(answer, sys.stdout)
