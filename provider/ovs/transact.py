# Changes and reads the database of Open vSwitch; stands on client.py.
# It reads {works, closing, readBack} on stdin, carries out the works, all that can be in one transaction, waits until ovs-vswitchd has caught up
# (cur_cfg, as ovs-vsctl does), and prints how each work ended, the rows of `readBack` and what ovs-vswitchd complained of meanwhile.
# `hears`: ports whose LACP partners are given the time to answer. `renews`: bridges whose flows that are under way have to learn of the change.
# `journal`: a file in which stands what the works have changed, before anybody acts on it. `undo`: one whose changes are taken back.
# Exit status, besides that of client.py: 5 ovs-vswitchd does not run and nothing was changed.
import glob, json, os, re, socket, sys, time

REALISED_WITHIN = 20
# A partner that is there answers at once; one that does not within 3 s is given up (LACP's short timeout), which is a moment later to be seen.
LACP_WITHIN = 5
# What ovs-vswitchd alone knows is worth no more: a look must not wait for a daemon that stands still.
TOLD_WITHIN = 2
# A monitor starts a crashed ovs-vswitchd again at once; one that is not there for so long does not come.
GONE_AFTER = 3

job = json.load(sys.stdin)
rundir = os.environ.get("OVS_RUNDIR", "/var/run/openvswitch")
database = Database(rundir + "/db.sock", "Open_vSwitch")
transact, call = database.transact, database.call


def commit(members):
    """One transaction of these works. Gives None, or who is at fault (None: it cannot be told) and why; then nothing was changed."""
    looks = [select for _, select in selects] if "journal" in job else []
    owners = [None] * len(looks) + [member for member in members for _ in job["works"][member]]
    if looks:
        # Killed between the commit and the next line, we would not know what to take back.
        write_down(journal + [{"before": rows_of(transact(looks))}])
    results = transact(looks + [operation for member in members for operation in job["works"][member]] + job["closing"] + looks)
    for i, result in enumerate(results):
        if result and "error" in result:
            return (owners[i] if i < len(owners) else None), result
    if looks:
        journal.append({"before": rows_of(results[: len(looks)]), "after": rows_of(results[-len(looks) :])})
        write_down(journal)
    return None


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


def told(*command):
    """What `ovs-appctl` prints; None where ovs-vswitchd does not answer, or refuses."""
    try:
        with open(rundir + "/ovs-vswitchd.pid") as file:
            path = "%s/ovs-vswitchd.%d.ctl" % (rundir, int(file.read()))
        with socket.socket(socket.AF_UNIX) as control:
            control.settimeout(TOLD_WITHIN)
            control.connect(path)
            control.sendall(json.dumps({"method": command[0], "params": command[1:], "id": 1}).encode())
            said = b""
            while True:
                chunk = control.recv(1 << 20)
                said += chunk
                try:
                    return json.loads(said.decode()).get("result")
                except ValueError:
                    if not chunk:
                        return None
    except (OSError, ValueError):
        return None


def hear(ports):
    deadline = time.monotonic() + LACP_WITHIN
    while any(re.search("^(member|slave): .*: expired", told("lacp/show", port) or "", re.M) for port in ports) and time.monotonic() < deadline:
        time.sleep(0.1)


def renew(bridges):
    """Open vSwitch (3.1) does not look at its flows again when a mirror changes: as long as packets come, they go on as before. It does when the
    addresses of a bridge are forgotten; where it has learned none, only by making all flows anew. Gives whether it did."""
    for bridge in bridges:
        learned = len((told("fdb/show", bridge) or "").strip().splitlines()) > 1
        if told(*(["fdb/flush", bridge] if learned else ["revalidator/purge"])) is None:
            return False
    return True


def rows_of(results):
    return {
        table: {row["_uuid"][1]: {column: canonical(value) for column, value in row.items() if column != "_uuid"} for row in result["rows"]}
        for (table, _), result in zip(selects, results)
    }


def write_down(entries):
    path = job["journal"]
    with open(path + ".new", "w") as file:
        json.dump(entries, file)
        file.flush()
        os.fsync(file.fileno())
    os.rename(path + ".new", path)
    folder = os.open(os.path.dirname(path), os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def elements(value):
    return value[1] if isinstance(value, list) and value[0] == "set" else [value]


def pairs(value):
    return dict((json.dumps(key), (key, content)) for key, content in value[1])


def restored(kind, before, after, refer):
    """Changes of a column from `after` back to `before`; what others have done to a set or map since stays."""
    many = isinstance(kind, dict) and kind.get("max", 1) != 1
    if many and "value" in kind:
        was, became = pairs(before), pairs(after)
        gone = [key for text, (key, content) in became.items() if was.get(text) != (key, content)]
        back = [[key, refer(content)] for text, (key, content) in was.items() if became.get(text) != (key, content)]
        return [["delete", ["set", gone + [key for key, _ in back if key not in gone]]], ["insert", ["map", back]]]
    if many:
        was, became = elements(before), elements(after)
        return [["delete", ["set", [one for one in became if one not in was]]], ["insert", ["set", [refer(one) for one in was if one not in became]]]]
    return None


def take_back(before, after, now):
    """Operations that undo one transaction. What it removed is made again, under other UUIDs, which take the place of the former ones."""
    again, references = [], {}
    for table, rows in before.items():
        # What nothing refers to any more is there until the end of a transaction, so that `after` shows it. Roots are nobody's but who made them.
        if schema[table].get("isRoot"):
            continue
        by_name = dict((row["name"], uuid) for uuid, row in now[table].items() if table != "Mirror" and "name" in row)
        for uuid, row in rows.items():
            if uuid in now[table]:
                continue
            there = by_name.get(row.get("name"))
            references[uuid] = ["uuid", there] if there else ["named-uuid", "row_" + uuid.replace("-", "_")]
            if not there:
                again.append((table, uuid, row))

    def refer(value):
        if isinstance(value, list) and value[0] == "uuid":
            return references.get(value[1], value)
        if isinstance(value, list) and value[0] == "set":
            return ["set", [refer(one) for one in value[1]]]
        if isinstance(value, list) and value[0] == "map":
            return ["map", [[key, refer(content)] for key, content in value[1]]]
        return value

    operations = [
        {"op": "insert", "table": table, "uuid-name": references[uuid][1], "row": dict((column, refer(value)) for column, value in row.items())}
        for table, uuid, row in again
    ]
    for table, rows in before.items():
        for uuid, row in rows.items():
            if uuid not in after[table] or uuid not in now[table]:
                continue
            for column, value in row.items():
                if value == after[table][uuid][column]:
                    continue
                of_row = {"table": table, "where": [["_uuid", "==", ["uuid", uuid]]]}
                mutations = restored(schema[table]["columns"][column]["type"], value, after[table][uuid][column], refer)
                if mutations is None:
                    operations.append(dict(of_row, op="update", row={column: refer(value)}))
                else:
                    operations.append(dict(of_row, op="mutate", mutations=[[column] + mutation for mutation in mutations]))
    return operations


def undo(path):
    """Once: a second time there is nothing left to do."""
    if not os.path.exists(path):
        return
    with open(path) as file:
        entries = json.load(file)
    for entry in reversed(entries):
        now = rows_of(transact([select for _, select in selects]))
        # Without `after` we were killed in between: what has changed since is taken for ours.
        operations = take_back(entry["before"], entry.get("after", now), now)
        for result in transact(operations + job["closing"]) if operations else []:
            if result and "error" in result:
                stop(1, "what was changed cannot be taken back: " + json.dumps(result))
    # At a boot ovs-vswitchd is not there yet, and begins with what it finds.
    if vswitchd_runs():
        realised()
    os.remove(path)


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


selects, journal = [], []
if "journal" in job or "undo" in job:
    schema = call("get_schema", ["Open_vSwitch"])["tables"]
    for table, described in schema.items():
        kept = [column for column, kind in described["columns"].items() if not kind.get("ephemeral") and column not in ("next_cfg", "cur_cfg")]
        selects.append((table, {"op": "select", "table": table, "where": [], "columns": ["_uuid"] + kept}))
if "undo" in job:
    undo(job["undo"])
    sys.exit(0)
ends = [None] * len(job["works"])
answer = {"ends": ends}
if job["works"]:
    await_vswitchd()
    log = Log(os.environ.get("OVS_LOGDIR", "/var/log/openvswitch") + "/ovs-vswitchd.log")
    changed = carry_out(list(range(len(ends))), ends, commit)
    answer["since"] = {"realised": (realised() and renew(job["renews"])) if changed else True, "complaints": log.complaints()}
    hear(job["hears"] if changed else [])
answer["tables"] = database.rows(job["readBack"])
answer["lacp"] = (told("lacp/show") or "") if any(row["lacp"] in ("active", "passive") for row in answer["tables"].get("Port", [])) else ""
answer["domains"] = guests(answer["tables"].get("Interface", []))
json.dump(answer, sys.stdout)
