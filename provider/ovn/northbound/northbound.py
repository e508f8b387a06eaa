# Changes and reads OVN's northbound database, on a host that has it; stands on client.py. Reads {works, matches, closing, readBack, southbound} on stdin: works as for
# Open vSwitch, all that can be in one transaction, and then waits once for all of them until northd and the hosts have taken them up (nb_cfg, as
# `ovn-nbctl --wait=hv` does). Hosts that lagged behind before get a moment. Matches are tried before:
# OVN would take any text, and where it cannot read one no rule is there. Prints how each work ended, the rows, who lags, and what northd complained of.
# Exit status, besides that of client.py: 6 the member of a cluster that we ask has lost the others.
import json, os, subprocess, sys

NORTHD_WITHIN = 15
HOSTS_WITHIN = 10
HOSTS_AT_MOST = 30
A_MOMENT = 1
ELECTION_WITHIN = 5

rundir = os.environ.get("OVN_RUNDIR", "/var/run/ovn")
job = json.load(sys.stdin)
northbound = Database(rundir + "/ovnnb_db.sock", "OVN_Northbound")
# The two need not be on one host.
southbound = Database(rundir + "/ovnsb_db.sock", "OVN_Southbound") if os.path.exists(rundir + "/ovnsb_db.sock") else None


def words_of(table, column):
    """What a column takes, of those that take some words alone."""
    kind = schema["tables"].get(table, {"columns": {}})["columns"].get(column, {"type": {}})["type"]
    said = kind.get("key", {}).get("enum", ["set", []]) if isinstance(kind, dict) else ["set", []]
    return said[1] if isinstance(said, list) else [said]


def commit(members):
    try:
        results = northbound.transact([operation for member in members for operation in job["works"][member]] + job["closing"])
    except SystemExit:
        # A member that loses the others just now takes what is sent, and never answers.
        refuse_alone(Database(northbound.path, northbound.name))
        raise
    owners = [member for member in members for _ in job["works"][member]]
    for i, result in enumerate(results):
        if result and "error" in result:
            return (owners[i] if i < len(owners) else None), result
    return None


def configuration():
    return northbound.rows([select("NB_Global", "nb_cfg", "sb_cfg", "hv_cfg")])["NB_Global"][0]


def hosts():
    """How far each host is, by its name in OVN."""
    return dict((row["name"], row["nb_cfg"]) for row in southbound.rows([select("Chassis_Private", "name", "nb_cfg")])["Chassis_Private"]) if southbound else {}


def until(true, seconds):
    return passes(true, seconds, pause=0.01)


def unreadable(match):
    """Why OVN cannot read it, which ovn-trace says of a packet that is described by it. That it describes none, or many, is well."""
    argv = ["ovn-trace", "--no-leader-only", "--db=unix:%s/ovnsb_db.sock" % rundir, "--minimal", "--", match]
    try:
        said = subprocess.run(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=20).stdout.decode(errors="replace")
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    marker = "error parsing flow: "
    lines = [line[len(marker) :] for line in said.splitlines() if line.startswith(marker)]
    return next((line for line in lines if not line.startswith(("Constraints are ", "flow match expression "))), None)


def refuse_alone(database):
    """The others of a cluster elect another leader meanwhile, when theirs has died; a member without them shows what is old."""
    if not until(lambda: (database.server() or {"connected": False})["connected"], ELECTION_WITHIN):
        stop(6, "ovsdb-server on %s has no connection to the other members of its cluster" % database.path)


def try_matches(ends):
    for i, matches in enumerate(job["matches"] if southbound else []):
        found = ((match["written"], unreadable(match["readable"])) for match in matches)
        why = next(("OVN cannot read the match %s: %s" % (written, said) for written, said in found if said), None)
        if why:
            ends[i] = {"end": "failed", "words": why}


def taken_up(late):
    """Whether northd has it, and the hosts that do not have it in time."""
    target = configuration()["nb_cfg"]
    if not until(lambda: configuration()["sb_cfg"] >= target, NORTHD_WITHIN):
        return {"northd": False, "laggards": []}
    ports = northbound.transact([select("Logical_Switch_Port", "_uuid")])[0]["rows"]
    patience = min(HOSTS_AT_MOST, HOSTS_WITHIN + len(ports) * 0.005)
    if southbound:
        until(lambda: all(at >= target for name, at in hosts().items() if name not in late), patience)
        # One that has just joined, or is busy, was behind for a moment only.
        until(lambda: all(at >= target for at in hosts().values()), A_MOMENT)
        return {"northd": True, "laggards": sorted(name for name, at in hosts().items() if at < target)}
    reached = until(lambda: configuration()["hv_cfg"] >= target, patience)
    return {"northd": True, "laggards": [] if reached else ["a host (its name is in the southbound database, which is not on this host)"]}


refuse_alone(northbound)

schema = northbound.call("get_schema", ["OVN_Northbound"])
ends = [None] * len(job["works"])
answer = {"ends": ends}
if ends:
    now = configuration()
    late = [name for name, at in hosts().items() if at < now["sb_cfg"]]
    log = Log(os.environ.get("OVN_LOGDIR", "/var/log/ovn") + "/ovn-northd.log")
    try_matches(ends)
    changed = carry_out([i for i, end in enumerate(ends) if end is None], ends, commit)
    answer["since"] = dict(taken_up(late) if changed else {"northd": True, "laggards": []}, complaints=log.complaints())
answer["tables"] = northbound.rows(known(job["readBack"], schema))
answer["schema"] = {"version": schema["version"], "mirrorTypes": words_of("Mirror", "type")}
answer["southbound"] = southbound.rows(known(job["southbound"], southbound.call("get_schema", ["OVN_Southbound"]))) if southbound else {}
json.dump(answer, sys.stdout)
