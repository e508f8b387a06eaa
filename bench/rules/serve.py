"""Takes connections at port 80, one after the other, and closes them."""

import socket

with socket.create_server(("0.0.0.0", 80), backlog=1024) as server:
    while True:
        server.accept()[0].close()
