# A JSON-RPC client of ovsdb-server (RFC 7047), which other programs of ours stand on.
# Why not `ovsdb-client transact`: it takes the transaction as an argument, which every user of the host can read in `ps` (`options:psk` of a tunnel
# is a secret) and which Linux limits to 128 KiB. Open vSwitch's own packages depend on Python.
# Exit status: 1 an unusable answer, 3 nobody listens, 4 no answer in time.
import json, os, re, socket, sys, time

ANSWER_WITHIN = 10


def stop(status, words):
    print(words, file=sys.stderr)
    sys.exit(status)


def select(table, *columns):
    return {"op": "select", "table": table, "where": [], "columns": list(columns)}


def passes(true, seconds, pause=0.05):
    """Whether it comes true within so long."""
    limit = time.monotonic() + seconds
    while not true():
        if time.monotonic() > limit:
            return False
        time.sleep(pause)
    return True


class Database:
    """One database of the server that listens on a unix socket."""

    def __init__(self, path, name):
        self.path, self.name, self.text = path, name, ""
        self.connection = socket.socket(socket.AF_UNIX)
        self.connection.settimeout(ANSWER_WITHIN)
        try:
            self.connection.connect(path)
        except socket.timeout:
            stop(4, "ovsdb-server does not take the connection to " + path)
        except OSError as error:
            stop(3, "ovsdb-server does not listen on %s: %s" % (path, error.strerror))

    def receive(self):
        while True:
            try:
                message, end = json.JSONDecoder().raw_decode(self.text)
                self.text = self.text[end:].lstrip()
                return message
            except ValueError:
                self.text += self.more().decode("utf-8", "surrogateescape")

    def more(self):
        """Up to a point at which a message may end: a large one is not decoded after each of its parts."""
        said = b""
        while not said.rstrip().endswith(b"}"):
            try:
                chunk = self.connection.recv(1 << 20)
            except socket.timeout:
                stop(4, "ovsdb-server does not answer on " + self.path)
            except OSError as error:
                stop(1, "ovsdb-server closed the connection: %s" % error.strerror)
            if not chunk:
                stop(1, "ovsdb-server closed the connection")
            said += chunk
        return said

    def send(self, message):
        try:
            self.connection.sendall(json.dumps(message).encode())
        except socket.timeout:
            stop(4, "ovsdb-server takes no request on " + self.path)
        except OSError as error:
            stop(1, "ovsdb-server closed the connection: %s" % error.strerror)

    def call(self, method, params):
        self.send({"method": method, "params": params, "id": 1})
        while True:
            message = self.receive()
            if message.get("method") == "echo":
                self.send({"result": message["params"], "error": None, "id": message["id"]})
            elif message.get("id") == 1:
                if message.get("error"):
                    stop(1, "ovsdb-server refuses the request: " + json.dumps(message["error"]))
                return message["result"]

    def transact(self, operations):
        return self.call("transact", [self.name] + operations)

    def server(self):
        """What the server says of the database, of a cluster's also its own part; None where it does not have it."""
        select = {"op": "select", "table": "Database", "where": [["name", "==", self.name]], "columns": ["model", "connected", "leader", "cid", "sid"]}
        return next(iter(self.call("transact", ["_Server", select])[0].get("rows", [])), None)

    def rows(self, selects):
        """What each of these reads, by its table. What an older schema lacks is left out: a column is absent, a table empty."""
        found, results = {}, self.transact(selects)
        if any(result and result.get("error") == "syntax error" for result in results):
            found, selects = dict((select["table"], []) for select in selects), known(selects, self.call("get_schema", [self.name]))
            results = self.transact(selects)
        for select, result in zip(selects, results):
            if "error" in result:
                stop(1, "cannot read the table " + select["table"] + ": " + json.dumps(result))
            found[select["table"]] = result["rows"]
        return found

def known(selects, schema):
    """Of these, what the schema has: for one column more the whole would be refused."""
    has = schema["tables"]
    there = [one for one in selects if one["table"] in has]
    return [dict(one, columns=[column for column in one["columns"] if column == "_uuid" or column in has[one["table"]]["columns"]]) for one in there]


class Log:
    """What a daemon complains of in its log from now on."""

    def __init__(self, path):
        self.path, self.start = path, self.size(path)

    @staticmethod
    def size(path):
        return os.path.getsize(path) if os.path.exists(path) else 0

    def complaints(self):
        if self.size(self.path) <= self.start:
            return []
        with open(self.path, errors="replace") as file:
            file.seek(self.start)
            return [line.split("|", 2)[-1].strip() for line in file if re.search("[|](WARN|ERR|EMER)[|]", line)][-500:]


def carry_out(members, ends, commit):
    """
    Works as one transaction; who is in the way is left out, so that the others are not held up. `commit` gives None, or who is at fault (None: it cannot
    be told) and why; then nothing was changed. Gives whether anything was changed.
    """
    while members:
        failure = commit(members)
        if not failure:
            for member in members:
                ends[member] = {"end": "done"}
            return True
        culprit, why = failure
        if culprit is None and len(members) > 1:
            return any([carry_out([member], ends, commit) for member in members])
        culprit = members[0] if culprit is None else culprit
        stale = why["error"] == "timed out"
        ends[culprit] = {"end": "stale"} if stale else {"end": "failed", "words": ": ".join(filter(None, [why["error"], why.get("details")]))}
        members = [member for member in members if member != culprit]
    return False


def canonical(value):
    """Sets and maps come in any order."""
    if isinstance(value, list) and value[0] in ("set", "map"):
        return [value[0], sorted(value[1], key=json.dumps)]
    return value
