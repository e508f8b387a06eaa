# Sends frames from one network namespace and says which of them arrive in another: `frames.py FROM TO`. Each has its name in its payload or its last octets.
import os, select, socket, struct, sys, time

MAC = bytes.fromhex("5254006e5020")
OTHER = bytes.fromhex("5254006e50ff")
ALL = b"\xff" * 6


def inside(name):
    fd = os.open("/run/netns/" + name, os.O_RDONLY)
    import ctypes

    if ctypes.CDLL(None, use_errno=True).setns(fd, 0x40000000) != 0:
        raise OSError(ctypes.get_errno())
    os.close(fd)
    s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
    s.bind(("eth0", 0))
    return s


def ether(kind, body, source=MAC, to=ALL):
    return to + source + struct.pack("!H", kind) + body


def checksum(data):
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack("!%dH" % (len(data) // 2), data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def udp4(source, name, sport=4000, dport=4001):
    body = name.encode()
    udp = struct.pack("!HHHH", sport, dport, 8 + len(body), 0) + body
    head = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 20 + len(udp), 0, 0, 64, 17, 0, socket.inet_aton(source), socket.inet_aton("192.168.150.21"))
    return head[:10] + struct.pack("!H", checksum(head)) + head[12:] + udp


def ip6(source, to, proto, body):
    s, d = socket.inet_pton(socket.AF_INET6, source), socket.inet_pton(socket.AF_INET6, to)
    pseudo = s + d + struct.pack("!I3xB", len(body), proto)
    at = 2 if proto == 58 else 6
    body = body[:at] + struct.pack("!H", checksum(pseudo + body)) + body[at + 2 :]
    return struct.pack("!IHBB", 0x60000000, len(body), proto, 255) + s + d + body


def udp6(source, name, sport=4000, dport=4001):
    body = name.encode()
    return ip6(source, "fd00:150::21", 17, struct.pack("!HHHH", sport, dport, 8 + len(body), 0) + body)


def icmp6(source, kind, target=None, rest=b""):
    body = struct.pack("!BBHI", kind, 0, 0, 0) + (socket.inet_pton(socket.AF_INET6, target) if target else b"") + rest
    return ip6(source, "ff02::1", 58, body)


def arp(sender, address, code=2):
    return struct.pack("!HHBBH", 1, 0x0800, 6, 4, code) + sender + socket.inet_aton(address) + ALL + socket.inet_aton("192.168.150.21")


FRAMES = {
    "own IPv4": ether(0x0800, udp4("192.168.150.20", "own IPv4")),
    "allowed IPv4": ether(0x0800, udp4("192.168.150.100", "allowed IPv4")),
    "other IPv4": ether(0x0800, udp4("192.168.150.99", "other IPv4")),
    "own IPv4 from another MAC": ether(0x0800, udp4("192.168.150.20", "own IPv4 from another MAC"), OTHER),
    "question for DHCP": ether(0x0800, udp4("0.0.0.0", "question for DHCP", 68, 67)),
    "answer of DHCP": ether(0x0800, udp4("192.168.150.20", "answer of DHCP", 67, 68)),
    "own IPv6": ether(0x86DD, udp6("fd00:150::20", "own IPv6")),
    "allowed IPv6": ether(0x86DD, udp6("fd00:151::7", "allowed IPv6")),
    "link-local IPv6": ether(0x86DD, udp6("fe80::5054:ff:fe6e:5020", "link-local IPv6")),
    "other IPv6": ether(0x86DD, udp6("fd00:150::99", "other IPv6")),
    "answer of DHCPv6": ether(0x86DD, udp6("fe80::5054:ff:fe6e:5020", "answer of DHCPv6", 547, 546)),
    "router advertisement": ether(0x86DD, icmp6("fe80::5054:ff:fe6e:5020", 134, rest=b"\0" * 8)),
    "solicitation from no address": ether(0x86DD, icmp6("::", 135, "fd00:150::20")),
    "neighbour advertisement": ether(0x86DD, icmp6("fd00:150::20", 136, "fd00:150::20")),
    "neighbour advertisement for another address": ether(0x86DD, icmp6("fd00:150::20", 136, "fd00:150::1")),
    "own ARP": ether(0x0806, arp(MAC, "192.168.150.20")),
    "probe of ARP": ether(0x0806, arp(MAC, "0.0.0.0", 1)),
    "ARP for another address": ether(0x0806, arp(MAC, "192.168.150.1")),
    "ARP of another MAC": ether(0x0806, arp(OTHER, "192.168.150.20")),
    "announcement of RARP": ether(0x8035, struct.pack("!HHBBH", 1, 0x0800, 6, 4, 3) + MAC + b"\0" * 4 + MAC + b"\0" * 4),
    "frame in a VLAN": ether(0x8100, struct.pack("!HH", 7, 0x0800) + udp4("192.168.150.20", "frame in a VLAN")),
}

out, into = inside(sys.argv[1]), inside(sys.argv[2])
into.setsockopt(263, 8, 1)  # PACKET_AUXDATA: the kernel takes a VLAN tag out of the frame
for frame in FRAMES.values():
    out.send(frame)
seen = set()
until = time.time() + 1.5
while time.time() < until:
    if select.select([into], [], [], 0.1)[0]:
        data, extra, _, _ = into.recvmsg(2048, 256)
        for _, kind, aux in extra:
            status, _, _, _, _, tag, proto = struct.unpack("IIIHHHH", aux[:20])
            if kind == 8 and status & 0x10:
                data = data[:12] + struct.pack("!HH", proto, tag) + data[12:]
        seen.update(name for name, frame in FRAMES.items() if data[: len(frame)] == frame)
print("\n".join(sorted(seen)))
