"""ADDRESS PORT COUNT: makes so many connections, one after the other, and prints the seconds that they took."""

import socket
import sys
import time

place = (sys.argv[1], int(sys.argv[2]))
began = time.monotonic()
for _ in range(int(sys.argv[3])):
    with socket.create_connection(place, timeout=5) as one:
        one.recv(1)
print(time.monotonic() - began)
