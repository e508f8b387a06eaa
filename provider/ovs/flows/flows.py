# Reads the OpenFlow flows of ours, and changes them; stands on client.py.
# It reads {folder, boot, unit, works, try} on stdin and prints the bridges, the files of the folder with how the switch differs from each, what brings
# them back at a boot, and how each work ended. A work is {path, text, was, bridge, cookie, flows, groups, had, meters, metersBefore}: `text` absent to remove, `was` the SHA-256
# of the file that it was decided on, `flows` lines of its bundle, `groups` the numbers of its groups, `had` those of before, `meters` and `metersBefore`
# lines of its meters.
# With `try` nothing is changed: it ends as far as it can be told before.
# `journal`: a file in which stands what was there before, before anything is touched. `undo`: one of which that is put back, and nothing else is done;
# with `atBoot`, before ovs-vswitchd runs, the files alone.
import glob, hashlib, json, os, re, subprocess, sys, tempfile

VERSIONS = "OpenFlow10,OpenFlow11,OpenFlow12,OpenFlow13,OpenFlow14,OpenFlow15"
# So many differences are worth reading.
SHOWN = 20
job = json.load(sys.stdin)
SOCKET = os.environ.get("OVS_RUNDIR", "/var/run/openvswitch") + "/db.sock"


class Refused(Exception):
    pass


def ofctl(*words, text=None):
    """What ovs-ofctl prints; its own words where it fails."""
    command = ["ovs-ofctl", "--timeout=20", "-O", VERSIONS, "--names"]
    done = subprocess.run(command + list(words), input=text, capture_output=True, text=True, errors="replace")
    # diff-flows ends with 2 where it finds a difference.
    if done.returncode not in ([0, 2] if words[0] == "diff-flows" else [0]):
        raise Refused(done.stderr.strip() or "ovs-ofctl ended with %d" % done.returncode)
    return done.stdout


def content(path):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except FileNotFoundError:
        return None


def digest(text):
    return None if text is None else hashlib.sha256(text.encode()).hexdigest()


def put_file(path, text, mode=0o644):
    """Whole, and on the disk, before it has its name."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + ".new", "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(path + ".new", mode)
    os.rename(path + ".new", path)
    settle(os.path.dirname(path))


def settle(folder):
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def remove(path):
    if os.path.exists(path):
        os.unlink(path)
        settle(os.path.dirname(path))


def shown(bridge, cookie, groups, meters):
    """Our part of the switch, in its own canonical words: comparable with themselves alone."""
    flows = [line.strip() for line in ofctl("--no-stats", "dump-flows", bridge, "cookie=%s/-1" % cookie).splitlines() if "actions=" in line]
    metered = meters_on(bridge) if meters else {}
    return sorted(flows) + sorted(line for line in groups_on(bridge) if number(line) in groups) + [metered[one] for one in sorted(meters) if one in metered]


def meters_on(bridge):
    """By their numbers; each is a line, and one for its band."""
    whole = re.sub("\n(?=type=)", " ", ofctl("dump-meters", bridge))
    return {int(found.group(1)): found.group(0) for found in re.finditer("^meter=([0-9]+) .*$", whole, re.M)}


def as_taken(line):
    """A meter as it is shown, in the words that it is given in."""
    head, _, band = line.partition(" bands=")
    return ",".join(head.split()) + ",band=" + ",".join(band.split())


def meter_number(line):
    return int(re.match("meter=([0-9]+)", line).group(1))


def set_meters(bridge, wanted):
    """Those that are not there come, those that are become so."""
    there = meters_on(bridge) if wanted else {}
    for line in wanted:
        ofctl("mod-meter" if meter_number(line) in there else "add-meter", bridge, line)


def delete_meters(bridge, numbers):
    """A flow that still needs one goes with it, so that these go last."""
    there = meters_on(bridge) if numbers else {}
    for one in numbers:
        if one in there:
            ofctl("del-meter", bridge, "meter=%d" % one)


def groups_on(bridge):
    return [line.strip() for line in ofctl("dump-groups", bridge).splitlines() if number(line.strip()) is not None]


def number(line):
    found = re.match("group_id=([0-9]+),", line)
    return found and int(found.group(1))


def differences(path, text):
    """How the switch differs from what it showed when the file was written."""
    mark = re.search("^# kvmnet (.*)$", text, re.M)
    try:
        spec = json.loads(mark.group(1))["spec"]
        bridge, groups, meters = spec["bridge"], [group["id"] for group in spec["groups"]], [meter["id"] for meter in spec.get("meters", [])]
        cookie = re.search("^flow delete cookie=(0x[0-9a-f]+)/-1$", text, re.M).group(1)
    except (AttributeError, KeyError, TypeError, ValueError):
        return {}
    then = content(seen_path(path))
    if then is None:
        return {"unfinished": True}
    try:
        now, then = shown(bridge, cookie, groups, meters), then.splitlines()
    except Refused as refused:
        return {"words": str(refused)}
    missing, surplus = [[line for line in some if line not in set(others)] for some, others in ((then, now), (now, then))]
    return {"missing": missing[:SHOWN], "surplus": surplus[:SHOWN], "more": max(0, len(missing) - SHOWN) + max(0, len(surplus) - SHOWN)}


def seen_path(path):
    return re.sub("flows$", "shown", path)


def with_numbers(line, ports):
    """diff-flows knows no names of ports in what it reads from a file."""
    return "".join(ports.get(word, word) for word in re.split("([,:=()\\s]+)", line))


def key(line):
    """Table, priority and match of a line of diff-flows: what tells a flow from the others of its switch."""
    head = line[1:].split(" actions=", 1)[0]
    return " ".join(word for word in head.split(" ") if not re.match("cookie=|idle_timeout=|hard_timeout=|importance=|send_flow_rem|reset_counts|no_", word))


def owner(line):
    found = re.search(" cookie=(0x[0-9a-f]+) ", line)
    return int(found.group(1), 16) if found else 0


def check(work, ports):
    """Whatever the switch would not take, or would take from others without a word."""
    with tempfile.NamedTemporaryFile("w", prefix="kvmnet-flows-") as file:
        file.write("".join(with_numbers(line, ports) + "\n" for line in work["flows"]))
        file.flush()
        try:
            lines = ofctl("diff-flows", file.name, work["bridge"]).splitlines()
        except Refused as refused:
            raise Refused(re.sub(re.escape(file.name) + ":([0-9]+): ", lambda found: "flows[%d]: " % (int(found.group(1)) - 1), str(refused)))
    mine = set(key(line) for line in lines if line.startswith("-"))
    for line in lines:
        if line.startswith("+") and owner(line) != int(work["cookie"], 16) and key(line) in mine:
            raise Refused("the bridge has a flow of somebody else's with the same table, priority and match, which ours would replace: " + line[1:])
    groups, meters = ours_on(work)
    refuse_taken("group", set(work["groups"]) - groups, lambda: map(number, groups_on(work["bridge"])))
    refuse_taken("meter", set(map(meter_number, work["meters"])) - meters, lambda: meters_on(work["bridge"]))


def refuse_taken(what, new, there):
    taken = new and new & set(there())
    if taken:
        raise Refused("the bridge has a %s %d already, which is not ours: choose another number" % (what, min(taken)))


def left_path(path):
    return re.sub("flows$", "left", path)


def ours_on(work):
    """Numbers of groups and of meters that may be ours on the switch: of the last write, and of those before it that were not finished."""
    left = content(left_path(work["path"])) or ""
    groups = set(work["had"]) | set(map(int, re.findall("^group ([0-9]+)$", left, re.M)))
    meters = set(map(meter_number, work["metersBefore"])) | set(map(int, re.findall("^meter ([0-9]+)$", left, re.M)))
    return groups, meters


def put(work, ports):
    path, text, bridge = work["path"], work["text"], work["bridge"]
    check(work, ports)
    if job["try"]:
        return
    groups, meters = ours_on(work)
    wanted = set(map(meter_number, work["meters"]))
    before = {one: content(one) for one in (path, seen_path(path), left_path(path))}
    # Killed before the end: what the file says was not finished, and is done again; what may be on the switch is not forgotten until then.
    put_file(left_path(path), "".join(["group %d\n" % one for one in sorted(groups)] + ["meter %d\n" % one for one in sorted(meters)]))
    remove(seen_path(path))
    put_file(path, text)
    try:
        set_meters(bridge, work["meters"])
        ofctl("bundle", bridge, "-", text="".join("group delete group_id=%d\n" % gone for gone in sorted(groups - set(work["groups"]))) + text)
        delete_meters(bridge, meters - wanted)
    except Refused:
        for one, was in before.items():
            put_back(one, was)
        take_meters_back(bridge, work["metersBefore"], wanted - meters)
        raise
    put_file(seen_path(path), "".join(line + "\n" for line in shown(bridge, work["cookie"], work["groups"], wanted)))
    remove(left_path(path))
    boot(True)


def take_meters_back(bridge, before, new):
    """Why the switch was not changed is what is told; where it does not take this either, a look finds the difference."""
    try:
        set_meters(bridge, before)
        delete_meters(bridge, new)
    except Refused:
        pass


def put_back(path, text):
    remove(path) if text is None else put_file(path, text)


def take_away(work, bridges):
    if job["try"]:
        return
    # Its flows went with a bridge that is gone.
    if work["bridge"] in bridges:
        groups, meters = ours_on(work)
        deletes = ["flow delete cookie=%s/-1" % work["cookie"]] + ["group delete group_id=%d" % gone for gone in sorted(groups)]
        ofctl("bundle", work["bridge"], "-", text="\n".join(deletes) + "\n")
        delete_meters(work["bridge"], meters)
    for path in (seen_path(work["path"]), left_path(work["path"]), work["path"]):
        remove(path)
    if not glob.glob(job["folder"] + "/*.flows"):
        none_left()


def none_left():
    boot(False)
    for folder in (job["folder"], os.path.dirname(job["folder"])):
        if os.path.isdir(folder) and not os.listdir(folder):
            os.rmdir(folder)


def as_it_is(work, bridges):
    """All that putting back needs: files, and our part of the switch in lines that it takes."""
    groups, meters = ours_on(work)
    groups, meters = groups | set(work["groups"]), meters | set(map(meter_number, work["meters"]))
    path, bridge = work["path"], work["bridge"]
    entry = {"files": {one: content(one) for one in (path, seen_path(path), left_path(path))}, "bridge": bridge, "cookie": work["cookie"]}
    if bridge not in bridges:
        return dict(entry, groups=[], meters=[], flows=[], gone=[], goneMeters=[])
    flows = [line.strip() for line in ofctl("--no-stats", "dump-flows", bridge, "cookie=%s/-1" % work["cookie"]).splitlines() if "actions=" in line]
    there = [line for line in groups_on(bridge) if number(line) in groups] if groups else []
    metered = [as_taken(line) for one, line in (meters_on(bridge) if meters else {}).items() if one in meters]
    gone = [sorted(all_of - set(map(number_of, lines))) for all_of, number_of, lines in ((groups, number, there), (meters, meter_number, metered))]
    return dict(entry, groups=there, meters=metered, flows=flows, gone=gone[0], goneMeters=gone[1])


def take_back(entries):
    for entry in entries:
        for path, text in entry["files"].items():
            put_back(path, text)
    boot(True) if glob.glob(job["folder"] + "/*.flows") else none_left()
    if job["atBoot"]:
        return
    bridges = [bridge["name"] for bridge in bridges_now()]
    for entry in entries:
        if entry["bridge"] in bridges:
            set_meters(entry["bridge"], entry["meters"])
            lines = ["flow delete cookie=%s/-1" % entry["cookie"]] + ["group delete group_id=%d" % gone for gone in entry["gone"]]
            lines += ["group add_or_mod " + line for line in entry["groups"]] + ["flow add " + line for line in entry["flows"]]
            ofctl("bundle", entry["bridge"], "-", text="\n".join(lines) + "\n")
            delete_meters(entry["bridge"], entry["goneMeters"])


def systemctl(*words):
    done = subprocess.run(["systemctl", "-q"] + list(words), capture_output=True, text=True)
    if done.returncode != 0:
        raise Refused(done.stderr.strip() or "systemctl %s ended with %d" % (words[0], done.returncode))


def boot_is():
    systemd = os.path.isdir("/run/systemd/system")
    files = {file["path"]: digest(content(file["path"])) for file in job["boot"]}
    enabled = systemd and subprocess.run(["systemctl", "-q", "is-enabled", job["unit"]], capture_output=True).returncode == 0
    return {"systemd": systemd, "files": {path: found for path, found in files.items() if found}, "enabled": enabled}


def boot(wanted):
    """What brings flows back is there as long as there are some."""
    now = boot_is()
    if not now["systemd"]:
        return
    stale = [file for file in job["boot"] if now["files"].get(file["path"]) != digest(file["text"])]
    if wanted and (stale or not now["enabled"]):
        for file in stale:
            put_file(file["path"], file["text"])
        systemctl("daemon-reload")
        systemctl("enable", job["unit"])
    if not wanted:
        if now["enabled"]:
            # In a boot it waits for its turn, and finds nothing to put in.
            systemctl("disable", *([] if job.get("atBoot") else ["--now"]), job["unit"])
        for file in job["boot"]:
            remove(file["path"])
        systemctl("daemon-reload")


def elements(value):
    return value[1] if isinstance(value, list) and value[0] == "set" else [value]


def read(table, columns):
    return database.rows([{"op": "select", "table": table, "where": [], "columns": columns}])[table]


def bridges_now():
    [root] = read("Open_vSwitch", ["external_ids"])
    keys = dict(root["external_ids"][1])
    integration = keys.get("ovn-bridge", "br-int") if "ovn-remote" in keys else None
    filtered = (content("/etc/kvmnet/policy.switches") or "").split()
    return [
        {
            "name": row["name"],
            "failMode": (elements(row["fail_mode"]) or ["standalone"])[0],
            "controllers": len(elements(row["controller"])),
            "ovn": row["name"] == integration,
            "filtered": row["name"] in filtered,
        }
        for row in read("Bridge", ["name", "fail_mode", "controller"])
    ]


def carry_out_works():
    names = [bridge["name"] for bridge in bridges_now()]
    numbers = {row["name"]: str(elements(row["ofport"])[0]) for row in read("Interface", ["name", "ofport"]) if elements(row["ofport"])}
    if "journal" in job:
        try:
            put_file(job["journal"], json.dumps([as_it_is(work, names) for work in job["works"]]), 0o600)
        except Refused as refused:
            yield from [{"end": "failed", "words": str(refused)}] * len(job["works"])
            return
    for work in job["works"]:
        if digest(content(work["path"])) != work["was"]:
            yield {"end": "stale"}
            continue
        try:
            put(work, numbers) if "text" in work else take_away(work, names)
            yield {"end": "done"}
        except Refused as refused:
            yield {"end": "failed", "words": str(refused)}
        except OSError as error:
            yield {"end": "failed", "words": "%s: %s" % (error.filename or work["path"], error.strerror)}


if "undo" in job:
    # Without a journal nothing was touched.
    written = content(job["undo"])
    if written is not None:
        database = None if job["atBoot"] else Database(SOCKET, "Open_vSwitch")
        take_back(json.loads(written))
    sys.exit(0)
database = Database(SOCKET, "Open_vSwitch")
ends = list(carry_out_works()) if job["works"] else []
files = {path: content(path) or "" for path in sorted(glob.glob(job["folder"] + "/*.flows"))}
answer = {
    "ends": ends,
    "bridges": bridges_now(),
    "files": [{"path": path, "text": text, "differences": differences(path, text)} for path, text in files.items()],
    "boot": boot_is(),
}
print(json.dumps(answer))
