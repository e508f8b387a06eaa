"""Connects each 50 ms to each of NAME=ADDRESS:PORT until there is a file STOP, and for 1.2 s more; prints as JSON how often it asked, how often it was answered, and whether in the last second."""

import json
import os
import socket
import sys
import threading
import time

began = time.monotonic()
end = [began + 60]
told = {}


def knock(name, address, port):
    asked = answered = 0
    at = began
    while time.monotonic() < end[0]:
        now = time.monotonic()
        asked += 1
        try:
            with socket.create_connection((address, port), timeout=0.4) as one:
                if one.recv(16):
                    answered += 1
                    at = time.monotonic()
        except OSError:
            pass
        time.sleep(max(0, 0.05 - (time.monotonic() - now)))
    told[name] = {"asked": asked, "answered": answered, "last": answered > 0 and at > end[0] - 1}


threads = []
for word in sys.argv[2:]:
    name, place = word.split("=")
    address, port = place.rsplit(":", 1)
    threads.append(threading.Thread(target=knock, args=(name, address, int(port))))
for thread in threads:
    thread.start()
while time.monotonic() < end[0] and not os.path.exists(sys.argv[1]):
    time.sleep(0.05)
end[0] = time.monotonic() + 1.2
for thread in threads:
    thread.join()
print(json.dumps(told))
