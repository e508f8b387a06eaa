"""`say STOP TO OWN FALSE`: sends a word each 50 ms from each of two addresses. `hear STOP`: prints as JSON how many words of either came, and which of them in the last second. Both until there is a file STOP, and for 1.2 s more."""

import json
import os
import socket
import sys
import time

latest = time.monotonic() + 60
end = None


def going():
    global end
    if end is None and (os.path.exists(sys.argv[2]) or time.monotonic() > latest):
        end = time.monotonic() + 1.2
    return end is None or time.monotonic() < end


if sys.argv[1] == "say":
    while going():
        for address, word in ((sys.argv[4], b"own"), (sys.argv[5], b"false")):
            try:
                with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
                    one.bind((address, 0))
                    one.sendto(word, (sys.argv[3], 9))
            except OSError:
                pass
        time.sleep(0.05)
else:
    told = {"own": 0, "false": 0}
    at = {"own": 0, "false": 0}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.bind(("0.0.0.0", 9))
        one.settimeout(0.1)
        while going():
            try:
                word = one.recv(16).decode()
            except OSError:
                continue
            told[word] += 1
            at[word] = time.monotonic()
    print(json.dumps({**told, "last": [word for word in at if at[word] > end - 1]}))
