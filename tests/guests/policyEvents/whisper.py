"""`say SECONDS TO OWN FALSE`: sends a word each 50 ms from each of two addresses. `hear SECONDS`: prints as JSON how many words of either came, and whether of its own in the last second."""

import json
import socket
import sys
import time

end = time.monotonic() + float(sys.argv[2])
if sys.argv[1] == "say":
    while time.monotonic() < end:
        for address, word in ((sys.argv[4], b"own"), (sys.argv[5], b"false")):
            try:
                with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
                    one.bind((address, 0))
                    one.sendto(word, (sys.argv[3], 9))
            except OSError:
                pass
        time.sleep(0.05)
else:
    told = {"own": 0, "false": 0, "last": False}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.bind(("0.0.0.0", 9))
        one.settimeout(0.1)
        while time.monotonic() < end:
            try:
                word = one.recv(16).decode()
            except OSError:
                continue
            told[word] += 1
            told["last"] = told["last"] or (word == "own" and end - time.monotonic() < 1)
    print(json.dumps(told))
