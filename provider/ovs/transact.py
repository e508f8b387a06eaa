# A JSON-RPC client of ovsdb-server's unix socket (RFC 7047).
# Why not `ovsdb-client transact`: it takes the transaction as an argument, which every user of the host can read in `ps` (`options:psk` of a tunnel
# is a secret) and which Linux limits to 128 KiB. Open vSwitch's own packages depend on Python.
# It reads {works, closing, readBack} on stdin, carries out the works, all that can be in one transaction, waits until ovs-vswitchd has caught up
# (cur_cfg, as ovs-vsctl does), and prints how each work ended, the rows of `readBack` and what ovs-vswitchd complained of meanwhile.
# Exit status: 1 an unusable answer, 3 nobody listens, 4 no answer in time, 5 ovs-vswitchd does not run and nothing was changed.
import glob, json, os, re, socket, sys, time

ANSWER_WITHIN = 10
REALISED_WITHIN = 20
# A monitor starts a crashed ovs-vswitchd again at once; one that is not there for so long does not come.
GONE_AFTER = 3

job = json.load(sys.stdin)
rundir = os.environ.get("OVS_RUNDIR", "/var/run/openvswitch")
log = os.environ.get("OVS_LOGDIR", "/var/log/openvswitch") + "/ovs-vswitchd.log"


def stop(status, words):
    print(words, file=sys.stderr)
    sys.exit(status)


connection = socket.socket(socket.AF_UNIX)
connection.settimeout(ANSWER_WITHIN)
try:
    connection.connect(rundir + "/db.sock")
except socket.timeout:
    stop(4, "ovsdb-server does not take the connection to %s/db.sock" % rundir)
except OSError as error:
    stop(3, "ovsdb-server does not listen on %s/db.sock: %s" % (rundir, error.strerror))
text = ""


def receive():
    global text
    while True:
        try:
            message, end = json.JSONDecoder().raw_decode(text)
            text = text[end:].lstrip()
            return message
        except ValueError:
            try:
                chunk = connection.recv(1 << 20)
            except socket.timeout:
                stop(4, "ovsdb-server does not answer on %s/db.sock" % rundir)
            except OSError as error:
                stop(1, "ovsdb-server closed the connection: %s" % error.strerror)
            if not chunk:
                stop(1, "ovsdb-server closed the connection")
            text += chunk.decode("utf-8", "surrogateescape")


def send(message):
    try:
        connection.sendall(json.dumps(message).encode())
    except socket.timeout:
        stop(4, "ovsdb-server takes no request on %s/db.sock" % rundir)
    except OSError as error:
        stop(1, "ovsdb-server closed the connection: %s" % error.strerror)


def transact(operations):
    send({"method": "transact", "params": ["Open_vSwitch"] + operations, "id": 1})
    while True:
        message = receive()
        if message.get("method") == "echo":
            send({"result": message["params"], "error": None, "id": message["id"]})
        elif message.get("id") == 1:
            if message.get("error"):
                stop(1, "ovsdb-server refuses the request: " + json.dumps(message["error"]))
            return message["result"]


def commit(members):
    """One transaction of these works. Gives None, or who is at fault (None: it cannot be told) and why; then nothing was changed."""
    owners = [member for member in members for _ in job["works"][member]]
    results = transact([operation for member in members for operation in job["works"][member]] + job["closing"])
    for i, result in enumerate(results):
        if result and "error" in result:
            return (owners[i] if i < len(owners) else None), result
    return None


def carry_out(members):
    """Who is in the way is left out, so that the others are not held up. Gives whether anything was changed."""
    while members:
        failure = commit(members)
        if not failure:
            for member in members:
                ends[member] = {"end": "done"}
            return True
        culprit, why = failure
        if culprit is None and len(members) > 1:
            return any([carry_out([member]) for member in members])
        culprit = members[0] if culprit is None else culprit
        stale = why["error"] == "timed out"
        ends[culprit] = {"end": "stale"} if stale else {"end": "failed", "words": ": ".join(filter(None, [why["error"], why.get("details")]))}
        members = [member for member in members if member != culprit]
    return False


def configuration(column):
    return transact([{"op": "select", "table": "Open_vSwitch", "where": [], "columns": [column]}])[0]["rows"][0][column]


def vswitchd_runs():
    try:
        with open(rundir + "/ovs-vswitchd.pid") as file:
            os.kill(int(file.read()), 0)
        return True
    except (OSError, ValueError):
        return False


def await_vswitchd():
    """What is changed while it does not run, it never hears of: of ports that went away meanwhile, their devices stay."""
    deadline = time.monotonic() + GONE_AFTER
    while not vswitchd_runs():
        if time.monotonic() > deadline:
            stop(5, "no process runs that %s/ovs-vswitchd.pid names" % rundir)
        time.sleep(0.05)


def realised():
    target, now = configuration("next_cfg"), time.monotonic()
    deadline, last_seen = now + REALISED_WITHIN, now
    while configuration("cur_cfg") < target:
        now = time.monotonic()
        last_seen = now if vswitchd_runs() else last_seen
        if now > deadline or now - last_seen > GONE_AFTER:
            return False
        time.sleep(0.005)
    return True


def size():
    return os.path.getsize(log) if os.path.exists(log) else 0


def complaints(start):
    if size() <= start:
        return []
    with open(log, errors="replace") as file:
        file.seek(start)
        return [line.split("|", 2)[-1].strip() for line in file if re.search("[|](WARN|ERR|EMER)[|]", line)][-500:]


def guests(rows):
    if "vm-id" not in json.dumps(rows):
        return {}
    names = {}
    for path in glob.glob("/run/libvirt/qemu/*.xml"):
        with open(path, errors="replace") as file:
            found = re.search("<uuid>([^<]+)</uuid>", file.read())
        if found:
            names[found.group(1)] = os.path.basename(path)[:-4]
    return names


ends = [None] * len(job["works"])
answer = {"ends": ends}
if job["works"]:
    await_vswitchd()
    start = size()
    changed = carry_out(list(range(len(ends))))
    answer["since"] = {"realised": realised() if changed else True, "complaints": complaints(start)}
answer["tables"] = {}
for select, result in zip(job["readBack"], transact(job["readBack"])):
    if "error" in result:
        stop(1, "cannot read the table " + select["table"] + ": " + json.dumps(result))
    answer["tables"][select["table"]] = result["rows"]
answer["domains"] = guests(answer["tables"].get("Interface", []))
json.dump(answer, sys.stdout)
