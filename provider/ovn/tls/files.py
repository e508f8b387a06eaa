# What is against the files of a TLS connection; stands before other programs. They are tried as OVN's programs use them: by a handshake, with ourselves, and with who is to believe them.
import json, os, pwd, socket, ssl, time


class Unfit(Exception):
    def __init__(self, which, words):
        Exception.__init__(self, words)
        self.which = which


def owner_of(pid_file):
    """User and group of a daemon that runs; who starts it is root, as we are."""
    try:
        with open(pid_file) as file:
            status = os.stat("/proc/%d" % int(file.read()))
        return status.st_uid, status.st_gid
    except (OSError, ValueError):
        return os.geteuid(), os.getegid()


def text_of(which, path, reader):
    """As the daemon reads it."""
    own = os.geteuid(), os.getegid(), os.getgroups()
    other = reader != own[:2]
    try:
        if other:
            os.setgroups(os.getgrouplist(pwd.getpwuid(reader[0]).pw_name, reader[1]))
            os.setegid(reader[1])
            os.seteuid(reader[0])
        if os.path.exists(path) and not os.path.isfile(path):
            raise Unfit(which, "is no file")
        with open(path, errors="replace") as file:
            return file.read()
    except OSError as error:
        raise Unfit(which, error.strerror + (" (user %s)" % pwd.getpwuid(reader[0]).pw_name if other else ""))
    finally:
        if other:
            os.seteuid(own[0])
            os.setegid(own[1])
            os.setgroups(own[2])


def words_of(error):
    return getattr(error, "verify_message", None) or str(error)


def authority(which, path):
    """Those whose certificates are believed."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        context.load_verify_locations(path)
    except ssl.SSLError as error:
        raise Unfit(which, words_of(error))
    return context.get_ca_certs()


def context_of(files, kind, verifies):
    context = ssl.SSLContext(kind)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_REQUIRED if verifies else ssl.CERT_NONE
    context.load_verify_locations(files["caCertificate"])
    try:
        context.load_cert_chain(files["certificate"], files["privateKey"], password=lambda: "")
    except ssl.SSLError as error:
        raise Unfit("privateKey", words_of(error))
    return context


def shake_hands(files, shown_by):
    client = context_of(files, ssl.PROTOCOL_TLS_CLIENT, shown_by == "server")
    server = context_of(files, ssl.PROTOCOL_TLS_SERVER, shown_by == "client")
    to_client, to_server = ssl.MemoryBIO(), ssl.MemoryBIO()
    both = [client.wrap_bio(to_client, to_server), server.wrap_bio(to_server, to_client, server_side=True)]
    for _ in range(5):
        for one in both:
            try:
                one.do_handshake()
            except ssl.SSLWantReadError:
                pass
            except ssl.SSLError as error:
                raise Unfit("certificate", words_of(error))


def try_files(files, shown_by, reader):
    texts = dict((which, text_of(which, path, reader)) for which, path in sorted(files.items()))
    if "ENCRYPTED" in texts["privateKey"]:
        raise Unfit("privateKey", "is encrypted, and there is nobody to give the password")
    authority("certificate", files["certificate"])
    known = authority("caCertificate", files["caCertificate"])
    if not known:
        raise Unfit("caCertificate", "has no certificate of a CA")
    if all(ssl.cert_time_to_seconds(one["notAfter"]) < time.time() for one in known):
        raise Unfit("caCertificate", "certificate has expired")
    for one in shown_by:
        shake_hands(files, one)


def heard(at, files):
    """Whether who is at {address, port} answers, by TLS with these files or (None) without; Unfit where it does not want to. A certificate that it does not believe is told after the handshake."""
    try:
        connection = socket.create_connection((at["address"], at["port"]), 1)
    except OSError:
        return False
    who = "%s port %d" % (at["address"], at["port"])
    closes = "closes the connection by TLS: it speaks without" if files else "closes the connection without TLS: say `tls`, as its members do"
    said = b""
    try:
        connection.settimeout(3)
        if files:
            connection = context_of(files, ssl.PROTOCOL_TLS_CLIENT, True).wrap_socket(connection)
            closes = "closes the connection when it has seen the certificate: its CA has not signed it"
        connection.sendall(json.dumps({"method": "echo", "params": [], "id": "kvmnet"}).encode())
        said = connection.recv(1 << 12)
    except socket.timeout:
        return False
    except ssl.SSLEOFError as error:
        closes += " (%s)" % words_of(error)
    except ssl.SSLError as error:
        raise Unfit("certificate", "%s: %s" % (who, words_of(error)))
    except OSError as error:
        closes += " (%s)" % error.strerror
    finally:
        connection.close()
    if not said.startswith(b"{"):
        raise Unfit("certificate", "%s %s" % (who, closes))
    return True


def unfit(files, shown_by, pid_file, peers=()):
    """{property, file, words} of the first file that is of no use, or None. `shown_by`: as whom the certificate is shown, `server`, `client`. `peers`: who has to believe it, if it is there."""
    try:
        try_files(files, shown_by, owner_of(pid_file))
        for peer in peers:
            heard(peer, files)
        return None
    except Unfit as found:
        return {"property": found.which, "file": files[found.which], "words": str(found)}
