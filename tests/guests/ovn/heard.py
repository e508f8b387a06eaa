# Who sends to whom, of the IPv4 frames that arrive at a device within some seconds: heard.py DEVICE SECONDS prints "SOURCE DESTINATION", each pair once.
import socket, sys, time

PACKET_OUTGOING = 4

listening = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x0800))
listening.bind((sys.argv[1], 0))
end = time.monotonic() + float(sys.argv[2])
pairs = set()
while time.monotonic() < end:
    listening.settimeout(max(0.01, end - time.monotonic()))
    try:
        frame, (_, _, kind, _, _) = listening.recvfrom(65535)
    except socket.timeout:
        break
    if kind != PACKET_OUTGOING:
        pairs.add(" ".join(":".join("%02x" % octet for octet in part) for part in (frame[6:12], frame[:6])))
print("\n".join(sorted(pairs)))
