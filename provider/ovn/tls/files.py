# What is against the files of a TLS connection; stands before other programs. They are tried as OVN's programs use them: by a handshake, with ourselves.
import os, pwd, ssl, time


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
    shake_hands(files, shown_by)


def unfit(files, shown_by, pid_file):
    """{property, file, words} of the first file that is of no use, or None. `shown_by`: to whom the certificate is shown follows from it, `server` or `client`."""
    try:
        return try_files(files, shown_by, owner_of(pid_file))
    except Unfit as found:
        return {"property": found.which, "file": files[found.which], "words": str(found)}
