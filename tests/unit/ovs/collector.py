# Prints what a collector hears: the version of the protocol of each datagram that comes while a command runs and until one has come, for six seconds at most.
# Arguments: address, port, command.
import json, socket, struct, subprocess, sys, time

address, port, command = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
heard = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_DGRAM)
heard.bind((address, port))
running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
versions = []
end = time.monotonic() + 6
while time.monotonic() < end and (running.poll() is None or not versions):
    heard.settimeout(0.1)
    try:
        datagram = heard.recv(65535)
    except socket.timeout:
        continue
    # sFlow's is a word of 32 bits, the others' are of 16.
    short, word = struct.unpack("!HxxH", datagram[:6])[0], struct.unpack("!I", datagram[:4])[0]
    version = "sflow %d" % word if word < 16 else "version %d" % short
    if version not in versions:
        versions.append(version)
running.wait()
print(json.dumps(versions))
