# Prints what comes in by a device while a command runs and a moment after: how many ICMP requests and replies, the longest frame, and the VLANs.
# Arguments: device, command.
import json, socket, struct, subprocess, sys, time

device, command = sys.argv[1], sys.argv[2:]
packets = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.ntohs(3))
packets.setsockopt(263, 8, 1)  # PACKET_AUXDATA: the kernel takes the tag off
packets.bind((device, 0))
seen = {"requests": 0, "replies": 0, "longest": 0, "vlans": []}
subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
end = time.monotonic() + 0.5
while time.monotonic() < end:
    packets.settimeout(max(0.01, end - time.monotonic()))
    try:
        frame, data, _, source = packets.recvmsg(65535, 256)
    except socket.timeout:
        break
    if source[2] == socket.PACKET_OUTGOING or frame[12:14] != b"\x08\x00" or frame[23] != 1:
        continue
    seen["requests" if frame[34] == 8 else "replies"] += 1
    seen["longest"] = max(seen["longest"], len(frame))
    for _, kind, body in data:
        status, _, _, _, _, tci, _ = struct.unpack("IIIHHHH", body[:20])
        if kind == 8 and status & 16 and tci & 4095 not in seen["vlans"]:
            seen["vlans"].append(tci & 4095)
print(json.dumps(seen))
