/**
 * The remote half: a JSON-RPC client of ovsdb-server's unix socket, 40 lines of Python.
 * Why not `ovsdb-client transact`: it takes the transaction as an argument, which every user of the host can read in `ps`
 * (`options:psk` of a tunnel is a secret) and which Linux limits to 128 KiB. Open vSwitch's own packages depend on Python.
 * It reads {operations, readBack, deadline, name} on stdin, commits, waits until ovs-vswitchd has caught up
 * (cur_cfg, as ovs-vsctl does), and prints the rows of `readBack` with the warnings that ovs-vswitchd logged meanwhile.
 */
const python = `
import glob, json, os, re, socket, sys, time

job = json.load(sys.stdin)
rundir = os.environ.get("OVS_RUNDIR", "/var/run/openvswitch")
log = os.environ.get("OVS_LOGDIR", "/var/log/openvswitch") + "/ovs-vswitchd.log"
connection = socket.socket(socket.AF_UNIX)
try:
    connection.connect(rundir + "/db.sock")
except OSError as error:
    sys.exit("ovsdb-server does not listen on %s/db.sock: %s" % (rundir, error.strerror))
text = ""

def receive():
    global text
    while True:
        try:
            message, end = json.JSONDecoder().raw_decode(text)
            text = text[end:].lstrip()
            return message
        except ValueError:
            chunk = connection.recv(1 << 20)
            if not chunk:
                sys.exit("ovsdb-server closed the connection")
            text += chunk.decode("utf-8", "surrogateescape")

def transact(operations):
    request = {"method": "transact", "params": ["Open_vSwitch"] + operations, "id": 1}
    connection.sendall(json.dumps(request).encode())
    while True:
        message = receive()
        if message.get("method") == "echo":
            connection.sendall(json.dumps({"result": message["params"], "error": None, "id": message["id"]}).encode())
        elif message.get("id") == 1:
            if message.get("error"):
                sys.exit("ovsdb-server refuses the request: " + json.dumps(message["error"]))
            return message["result"]

def size():
    return os.path.getsize(log) if os.path.exists(log) else 0

def warnings(start):
    if size() <= start:
        return ""
    with open(log, errors="replace") as file:
        file.seek(start)
        lines = [line.split("|", 2)[-1] for line in file if re.search("[|](WARN|ERR|EMER)[|]", line)]
    return "\\n".join(line.strip() for line in lines if job["name"] in line)[-2000:]

def configuration(column):
    rows = transact([{"op": "select", "table": "Open_vSwitch", "where": [], "columns": [column]}])[0]["rows"]
    return rows[0][column]

answer = {"failures": [], "realised": True, "log": ""}
if job["operations"]:
    start = size()
    results = transact(job["operations"])
    answer["failures"] = [dict(result, operation=i) for i, result in enumerate(results) if result and "error" in result]
    if not answer["failures"]:
        target, deadline = configuration("next_cfg"), time.monotonic() + job["deadline"]
        while configuration("cur_cfg") < target and time.monotonic() < deadline:
            time.sleep(0.02)
        answer["realised"] = configuration("cur_cfg") >= target
        answer["log"] = warnings(start)
answer["tables"] = {}
for select, result in zip(job["readBack"], transact(job["readBack"])):
    if "error" in result:
        sys.exit("cannot read the table " + select["table"] + ": " + json.dumps(result))
    answer["tables"][select["table"]] = result["rows"]
answer["domains"] = {}
if "vm-id" in json.dumps(answer["tables"].get("Interface", [])):
    for path in glob.glob("/run/libvirt/qemu/*.xml"):
        with open(path, errors="replace") as file:
            found = re.search("<uuid>([^<]+)</uuid>", file.read())
        if found:
            answer["domains"][found.group(1)] = os.path.basename(path)[:-4]
json.dump(answer, sys.stdout)
`;

if (python.includes("'")) {
  throw new Error("the Python program is passed in single quotes");
}

/** RHEL has Python without a `python3` on PATH on minimal installations. */
export const script = `
for python in python3 /usr/libexec/platform-python; do
  command -v "$python" >/dev/null 2>&1 && exec "$python" -I -S -c '${python}'
done
echo "python3 is not installed" >&2
exit 127
`;
