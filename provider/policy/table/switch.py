# Flows on bridges of Open vSwitch, as groupFlows.py makes them: how the switches differ, and what makes them so.
# It reads what to do, the folder of the fragments, where the bridges are noted on which flows of ours are, and the numbers of ICMP's types, a line each, on stdin.
# `compare` prints how the switches differ, a line each; `try` finds what stands in the way; `put` makes them so, each bridge in one transaction of the switch.
import glob, json, os, re, subprocess, sys, tempfile

VERSIONS = "OpenFlow10,OpenFlow11,OpenFlow12,OpenFlow13,OpenFlow14,OpenFlow15"
SHOWN = 20


def run(command, text=None, good=(0,)):
    done = subprocess.run(command, input=text, capture_output=True, text=True, errors="replace")
    if done.returncode not in good:
        raise Refused(done.stderr.strip() or "%s ended with %d" % (command[0], done.returncode))
    return done.stdout


def ofctl(*words, text=None, good=(0,)):
    return run(["ovs-ofctl", "--timeout=20", "-O", VERSIONS] + list(words), text, good)


def elements(value):
    return value[1] if isinstance(value, list) and value[0] == "set" else [value]


def listed(text):
    """Rows of a table as ovs-vsctl has them in JSON."""
    table = json.loads(text)
    return [dict(zip(table["headings"], row)) for row in table["data"]]


class Port:
    def __init__(self, row):
        self.name = row["name"]
        self.mac = dict(row["external_ids"][1]).get("attached-mac", "").lower()
        self.number = next((one for one in elements(row["ofport"]) if one > 0), None)


def switches():
    """Bridges with their ports; nothing where Open vSwitch does not run, which then has no flows either."""
    if not os.path.exists("/run/openvswitch/db.sock"):
        return None
    asked = [("name,ports,fail_mode", "Bridge"), ("_uuid,interfaces", "Port"), ("_uuid,name,ofport,external_ids", "Interface")]
    words = [word for columns, table in asked for word in ("--", "--columns=" + columns, "list", table)]
    try:
        said = run(["ovs-vsctl", "--timeout=10", "--format=json"] + words)
    except Refused as refused:
        if re.search("database connection failed \\((Connection refused|No such file)", str(refused)):
            return None
        raise
    bridges, ports, interfaces = [listed(line) for line in said.splitlines()]
    of_port = {row["_uuid"][1]: [one[1] for one in elements(row["interfaces"])] for row in ports}
    known = {row["_uuid"][1]: Port(row) for row in interfaces}
    return {
        row["name"]: {
            "secure": "secure" in elements(row["fail_mode"]),
            "ports": [known[one] for port in elements(row["ports"]) for one in of_port.get(port[1], []) if one in known],
        }
        for row in bridges
    }


def fragments(folder):
    """What fragments remember, by kind and name."""
    specs = {"AddressSet": {}, "SecurityGroup": {}, "SecurityGroupAttachment": {}}
    for path in sorted(glob.glob(folder + "/*.rules")):
        with open(path, encoding="utf-8", errors="replace") as file:
            mark = next((line[9:] for line in file if line.startswith("# kvmnet ")), "")
        try:
            header = json.loads(mark)
            if header["kind"] in specs:
                specs[header["kind"]][header["name"]] = header["spec"]
        except (ValueError, KeyError, TypeError):
            continue
    return specs


def key(line):
    """What tells a flow from the others of its switch."""
    return " ".join(word for word in line[1:].split(" actions=", 1)[0].split(" ") if not re.match("cookie=|idle_timeout=|hard_timeout=|importance=|send_flow_rem|reset_counts|no_", word))


def is_ours(line):
    return " cookie=%s " % COOKIE in line


def differences(bridge, lines):
    """Flows that the switch has not, those that it has with our cookie besides, and those of others that are in the place of ours."""
    with tempfile.NamedTemporaryFile("w", prefix="kvmnet-flows-") as file:
        file.write("".join(line + "\n" for line in lines))
        file.flush()
        both = ofctl("diff-flows", file.name, bridge, good=(0, 2)).splitlines()
    missing = [line for line in both if line.startswith("-")]
    mine = set(map(key, missing))
    surplus = [line for line in both if line.startswith("+") and is_ours(line)]
    return missing, surplus, [line for line in both if line.startswith("+") and not is_ours(line) and key(line) in mine]


def put(bridge, lines, only_try):
    missing, surplus, others = differences(bridge, lines)
    if others:
        raise Refused("%s has a flow of somebody else's with the same table, priority and match as one of ours: %s" % (bridge, others[0][1:]))
    if (missing or surplus) and not only_try:
        ofctl("bundle", bridge, "-", text="flow delete cookie=%s/-1\n" % COOKIE + "".join("flow add %s\n" % line for line in lines))


def noted(path):
    try:
        with open(path) as file:
            return set(file.read().split())
    except FileNotFoundError:
        return set()


def note(path, names):
    """On which bridges flows of ours may be; there before they are."""
    if names == noted(path):
        return
    if not names:
        os.unlink(path)
        return
    with open(path + ".new", "w") as file:
        file.write("".join(name + "\n" for name in sorted(names)))
        file.flush()
        os.fsync(file.fileno())
    os.rename(path + ".new", path)


def compare(bridge, lines):
    missing, surplus, others = differences(bridge, lines)
    rows = [("missing", line) for line in missing] + [("surplus", line) for line in surplus + others]
    for what, line in rows[:SHOWN]:
        print(what, bridge, re.sub(" cookie=0x[0-9a-f]+", "", line[1:]))
    if len(rows) > SHOWN:
        print("words", bridge, "%d more differences" % (len(rows) - SHOWN))


def wanted_on(there, folder, types):
    """Flows by bridge, or why there are none."""
    specs, zones = fragments(folder), {}
    for name in sorted(there):
        try:
            yield name, flows_on(name, there[name], specs, types, zones)
        except Refused as refused:
            yield name, refused
        except (AttributeError, KeyError, TypeError, ValueError) as odd:
            yield name, Refused("a fragment in %s holds what none of ours does: %s" % (folder, odd))


def compare_all(wanted, before):
    for name in sorted(wanted):
        try:
            if isinstance(wanted[name], Refused):
                raise wanted[name]
            if wanted[name] or name in before:
                compare(name, wanted[name])
        except Refused as refused:
            print("words", name, " ".join(str(refused).split()))
    if any(not wanted.get(name) for name in before):
        print("noted")


def put_all(wanted, before, path, only_try):
    for refused in wanted.values():
        if isinstance(refused, Refused):
            raise refused
    asked = {name for name, lines in wanted.items() if lines}
    touched = asked | (before & set(wanted))
    if not only_try:
        note(path, touched)
    for name in sorted(touched):
        put(name, wanted[name], only_try)
    if not only_try:
        note(path, asked)


def work():
    verb, folder, path, types = sys.stdin.read().splitlines()
    there, before = switches(), noted(path)
    if there is None:
        return
    wanted = dict(wanted_on(there, folder, json.loads(types)))
    compare_all(wanted, before) if verb == "compare" else put_all(wanted, before, path, verb == "try")


try:
    work()
except (Refused, OSError) as problem:
    sys.exit("%s" % problem)
