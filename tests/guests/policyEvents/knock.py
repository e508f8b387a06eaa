"""Connects each 50 ms to each of NAME=ADDRESS:PORT, for SECONDS, and prints as JSON how often it asked, how often it was answered, and whether at the end."""

import json
import socket
import sys
import threading
import time

end = time.monotonic() + float(sys.argv[1])
told = {}


def knock(name, address, port):
    asked = answered = 0
    last = False
    while time.monotonic() < end:
        began = time.monotonic()
        try:
            with socket.create_connection((address, port), timeout=0.4) as one:
                last = bool(one.recv(16))
        except OSError:
            last = False
        asked += 1
        answered += last
        time.sleep(max(0, 0.05 - (time.monotonic() - began)))
    told[name] = {"asked": asked, "answered": answered, "last": last}


threads = []
for word in sys.argv[2:]:
    name, place = word.split("=")
    address, port = place.rsplit(":", 1)
    threads.append(threading.Thread(target=knock, args=(name, address, int(port))))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(json.dumps(told))
