#!/usr/bin/python3
"""machine.py FOLDER: a machine whose kernel is a process (user mode Linux), with its power button, its cables and its serial port.

FOLDER/power.json says: `command` (the kernel and its arguments; `{serial}` stands for the descriptor of the serial port), `serial`
(unix socket on which the guest agent is reached), `console` and `pid` (files), `port` of 127.0.0.1 that leads to the machine's sshd,
`guest` (its address there), `gate` (ours, with prefix length), `management` (socket of eth0), `cables` (of eth1 and eth2: `socket`, to
which the machine connects, `local` and `remote`, between which frames go to another machine as datagrams) and `once` (ends when the
machine ends in order, instead of starting it again).

A network device that cannot be opened brings this kernel down: the sockets are there before it, and stay while it starts again.
"""
import ctypes
import fcntl
import json
import os
import selectors
import signal
import socket
import struct
import subprocess
import sys
import threading
import time

FRAME = 65536
CLONE_NEWNS, CLONE_NEWNET = 0x20000, 0x40000000
TUNSETIFF, IFF_TAP, IFF_NO_PI = 0x400454CA, 0x0002, 0x1000

loop = selectors.DefaultSelector()


def watch(source, action):
    loop.register(source, selectors.EVENT_READ, action)


def listener(path, kind, backlog=8):
    if os.path.exists(path):
        os.unlink(path)
    made = socket.socket(socket.AF_UNIX, kind)
    made.bind(path)
    made.listen(backlog)
    return made


class Cable:
    """Between the machine, which connects anew whenever it opens its network device, and what `send` and `receive` reach."""

    def __init__(self, path, far, receive, send):
        self.machine = None
        self.receive, self.send = receive, send
        self.plug = listener(path, socket.SOCK_SEQPACKET)
        watch(self.plug, self.plugged)
        watch(far, self.inward)

    def plugged(self):
        fresh, _ = self.plug.accept()
        self.unplug()
        fresh.setblocking(False)
        self.machine = fresh
        watch(fresh, self.outward)

    def unplug(self):
        if self.machine:
            loop.unregister(self.machine)
            self.machine.close()
            self.machine = None

    def outward(self):
        try:
            frame = self.machine.recv(FRAME)
        except BlockingIOError:
            return
        except OSError:
            frame = b""
        if not frame:
            self.unplug()
            return
        try:
            self.send(frame)
        except OSError:
            pass  # Nobody at the other end, or too slow: frames get lost, as on a wire.

    def inward(self):
        try:
            frame = self.receive()
            if self.machine:
                self.machine.send(frame)
        except OSError:
            pass


def wire(cable):
    if os.path.exists(cable["local"]):
        os.unlink(cable["local"])
    far = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    far.setblocking(False)
    far.bind(cable["local"])
    Cable(cable["socket"], far, lambda: far.recv(FRAME), lambda frame: far.sendto(frame, cable["remote"]))


def management(path, address):
    """eth0: to a network of its own, in which only we are."""
    tap = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(tap, TUNSETIFF, struct.pack("16sH22x", b"gate", IFF_TAP | IFF_NO_PI))
    for words in (["address", "add", address, "dev", "gate"], ["link", "set", "gate", "up"], ["link", "set", "lo", "up"]):
        subprocess.run(["ip", *words], check=True)
    Cable(path, tap, lambda: os.read(tap, FRAME), lambda frame: os.write(tap, frame))


class Forward:
    """Connections to the port go on to the machine's sshd; they end with the machine."""

    def __init__(self, port, guest):
        self.guest = guest
        self.door = socket.create_server(("127.0.0.1", port), backlog=64)
        self.open = set()
        self.lock = threading.Lock()

    def start(self):
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            near, _ = self.door.accept()
            threading.Thread(target=self.connect, args=(near,), daemon=True).start()

    def connect(self, near):
        try:
            far = socket.create_connection((self.guest, 22), timeout=3)
        except OSError:
            near.close()
            return
        far.settimeout(None)
        for end in (near, far):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with self.lock:
            self.open.update((near, far))
        back = threading.Thread(target=pump, args=(far, near), daemon=True)
        back.start()
        pump(near, far)
        back.join()
        with self.lock:
            self.open.difference_update((near, far))
        near.close()
        far.close()

    def drop(self):
        with self.lock:
            for end in self.open:
                shut(end, socket.SHUT_RDWR)


def pump(source, target):
    try:
        while data := source.recv(FRAME):
            target.sendall(data)
    except OSError:
        shut(source, socket.SHUT_RDWR)
    shut(target, socket.SHUT_WR)


def shut(end, how):
    try:
        end.shutdown(how)
    except OSError:
        pass


class Serial:
    """The serial port, for one caller at a time; the others wait."""

    def __init__(self, path):
        self.ours, self.machines = socket.socketpair()
        self.ours.setblocking(False)
        self.plug = listener(path, socket.SOCK_STREAM)
        self.caller = None
        watch(self.plug, self.called)
        watch(self.ours, self.said)

    def called(self):
        self.caller, _ = self.plug.accept()
        loop.unregister(self.plug)
        watch(self.caller, self.asked)

    def hang_up(self):
        if self.caller:
            loop.unregister(self.caller)
            self.caller.close()
            self.caller = None
            watch(self.plug, self.called)

    def asked(self):
        try:
            data = self.caller.recv(FRAME)
        except OSError:
            data = b""
        if data:
            self.tell(data)
        else:
            self.hang_up()

    def tell(self, data):
        try:
            self.ours.setblocking(True)
            self.ours.settimeout(10)
            self.ours.sendall(data)
        except OSError:
            self.hang_up()  # Nobody reads it.
        finally:
            self.ours.setblocking(False)

    def said(self):
        data = self.ours.recv(FRAME)
        if self.caller:
            try:
                self.caller.sendall(data)
            except OSError:
                self.hang_up()

    def forget(self):
        """What nobody has read before the machine was gone."""
        self.hang_up()
        for end in (self.ours, self.machines):
            end.setblocking(False)
            try:
                while end.recv(FRAME):
                    pass
            except OSError:
                pass
        self.machines.setblocking(True)


class Power:
    def __init__(self, wanted, serial, forward):
        self.wanted, self.serial, self.forward = wanted, serial, forward
        self.failures = 0

    def on(self):
        descriptor = self.serial.machines.fileno()
        command = [word.replace("{serial}", str(descriptor)) for word in self.wanted["command"]]
        with open(self.wanted["console"], "ab") as console:
            self.process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", *command], stdin=subprocess.DEVNULL, stdout=console, stderr=console, pass_fds=[descriptor]
            )
        with open(self.wanted["pid"], "w") as file:
            file.write(str(self.process.pid))
        self.since = time.monotonic()
        self.handle = os.pidfd_open(self.process.pid)
        watch(self.handle, self.ended)

    def ended(self):
        loop.unregister(self.handle)
        os.close(self.handle)
        code = self.process.wait()
        self.forward.drop()
        self.serial.forget()
        if self.wanted.get("once") and code == 0:
            sys.exit(0)
        self.failures = self.failures + 1 if time.monotonic() - self.since < 1 else 0
        # 0: reset or switched off, killed: power loss. Anything else is a fault that another start would repeat.
        if code not in (0, -signal.SIGKILL) or self.failures > 3:
            sys.exit(f"the machine ended with {code}")
        self.on()


def main(folder):
    with open(os.path.join(folder, "power.json")) as file:
        wanted = json.load(file)
    forward = Forward(wanted["port"], wanted["guest"])
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWNS | CLONE_NEWNET) != 0:
        sys.exit(f"no namespaces: {os.strerror(ctypes.get_errno())}")
    # The machine's memory is a file that needs room and must not be on a disk; /dev/shm is small in many containers.
    memory = os.path.join(folder, "memory")
    os.makedirs(memory, exist_ok=True)
    subprocess.run(["mount", "--make-rprivate", "/"], check=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=90%,mode=700", "memory", memory], check=True)
    os.environ["TMPDIR"] = memory
    management(wanted["management"], wanted["gate"])
    for cable in wanted["cables"]:
        wire(cable)
    serial = Serial(wanted["serial"])
    forward.start()
    Power(wanted, serial, forward).on()
    while True:
        for key, _ in loop.select():
            # An action before it in the same round may have ended this one.
            if loop.get_map().get(key.fd) is key:
                key.data()


main(sys.argv[1])
