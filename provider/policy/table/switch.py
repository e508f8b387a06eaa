# Flows on bridges of Open vSwitch: what attachments ask for there, of all fragments. It reads what to do, the folder of the fragments, where the bridges are noted
# on which flows of ours are, and the numbers of ICMP's types, a line each, on stdin.
# `compare` prints how the switches differ, a line each; `try` that a switch reads the flows; `put` makes them so, each bridge in one transaction of the switch.
#
# Tables: 0 whose a frame is (beside whatever flows others have there, and ahead of them), 240 and 241 whether it uses its own addresses, 242 to 244 what a guest
# sends, 245 to 248 what is sent to one. Of 242 and 246 the first let pass what no network does without, the next what belongs to a connection and what a group
# opens, the last note the connection. Every guest has connections of its own (a zone), in whichever VLAN it is.
# Registers: 0 the groups, 1 whose own addresses, 2 the zone. Their numbers follow from names: a packet that waits for its connection while flows are replaced must
# not be another one's afterwards.
import glob, ipaddress, json, os, re, subprocess, sys, tempfile, zlib

# "kvmnet/p"
COOKIE = "0x6b766d6e65742f70"
VERSIONS = "OpenFlow10,OpenFlow11,OpenFlow12,OpenFlow13,OpenFlow14,OpenFlow15"
MOST = 200000
SHOWN = 20
SPOOF, SPOOF6, FROM, SENT, SENDS, TO, ASKED, REACHED, REACHES = range(240, 249)
NUMBERS = {"esp": 50, "ah": 51, "gre": 47}


class Refused(Exception):
    pass


def run(command, text=None, good=(0,)):
    done = subprocess.run(command, input=text, capture_output=True, text=True, errors="replace")
    if done.returncode not in good:
        raise Refused(done.stderr.strip() or "%s ended with %d" % (command[0], done.returncode))
    return done.stdout


def ofctl(*words, text=None, good=(0,)):
    return run(["ovs-ofctl", "--timeout=20", "-O", VERSIONS] + list(words), text, good)


def elements(value):
    return value[1] if isinstance(value, list) and value[0] == "set" else [value]


def listed(text):
    """Rows of a table as ovs-vsctl has them in JSON."""
    table = json.loads(text)
    return [dict(zip(table["headings"], row)) for row in table["data"]]


class Port:
    def __init__(self, row):
        self.name = row["name"]
        self.mac = dict(row["external_ids"][1]).get("attached-mac", "").lower()
        self.number = next((one for one in elements(row["ofport"]) if one > 0), None)


def switches():
    """Bridges with their ports; nothing where Open vSwitch does not run, which then has no flows either."""
    if not os.path.exists("/run/openvswitch/db.sock"):
        return None
    asked = [("name,ports,fail_mode", "Bridge"), ("_uuid,interfaces", "Port"), ("_uuid,name,ofport,external_ids", "Interface")]
    words = [word for columns, table in asked for word in ("--", "--columns=" + columns, "list", table)]
    try:
        said = run(["ovs-vsctl", "--timeout=10", "--format=json"] + words)
    except Refused as refused:
        if re.search("database connection failed \\((Connection refused|No such file)", str(refused)):
            return None
        raise
    bridges, ports, interfaces = [listed(line) for line in said.splitlines()]
    of_port = {row["_uuid"][1]: [one[1] for one in elements(row["interfaces"])] for row in ports}
    known = {row["_uuid"][1]: Port(row) for row in interfaces}
    return {
        row["name"]: {
            "secure": "secure" in elements(row["fail_mode"]),
            "ports": [known[one] for port in elements(row["ports"]) for one in of_port.get(port[1], []) if one in known],
        }
        for row in bridges
    }


def fragments(folder):
    """What fragments remember, by kind and name."""
    specs = {"AddressSet": {}, "SecurityGroup": {}, "SecurityGroupAttachment": {}}
    for path in sorted(glob.glob(folder + "/*.rules")):
        with open(path, encoding="utf-8", errors="replace") as file:
            mark = next((line[9:] for line in file if line.startswith("# kvmnet ")), "")
        try:
            header = json.loads(mark)
            if header["kind"] in specs:
                specs[header["kind"]][header["name"]] = header["spec"]
        except (ValueError, KeyError, TypeError):
            continue
    return specs


def places(values):
    """Addresses, subnets and ranges as subnets of both families, none within another."""
    found = {4: [], 6: []}
    for value in values:
        if "-" in value:
            nets = ipaddress.summarize_address_range(*[ipaddress.ip_address(one) for one in value.split("-")])
        else:
            nets = [ipaddress.ip_network(value, strict=False)]
        for net in nets:
            found[net.version].append(net)
    return {family: list(ipaddress.collapse_addresses(nets)) for family, nets in found.items()}


def number_of(name, taken, bits):
    """A number that follows from a name, as long as no two meet."""
    number = zlib.crc32(name.encode()) & ((1 << bits) - 1)
    while number in taken.values() or number == 0:
        number = (number + 1) & ((1 << bits) - 1)
    taken[name] = number
    return number


def masks(ports):
    """A range of ports as the switch has it: numbers with a mask."""
    first, last = [int(one) for one in (ports.split("-") * 2)[:2]]
    while first <= last:
        size = 1
        while first % (size * 2) == 0 and first + size * 2 - 1 <= last:
            size *= 2
        yield "0x%x/0x%x" % (first, 0x10000 - size)
        first += size


MAC = re.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}")
SIDE = {"from": ("nw_src", "ipv6_src", "dl_src"), "to": ("nw_dst", "ipv6_dst", "dl_dst")}


class Guest:
    def __init__(self, mac):
        self.mac, self.ports, self.groups, self.own, self.spoof = mac, set(), set(), set(), None


class Flows:
    """Flows of one bridge."""

    def __init__(self, specs, types):
        self.specs, self.types, self.known = specs, types, {}
        self.flows, self.joined, self.conjunctions = {}, {}, 0

    def add(self, table, priority, match, actions):
        self.flows[table, priority, match] = actions
        if len(self.flows) + len(self.joined) > MOST:
            raise Refused("its groups come to more than %d flows: name subnets in place of single addresses" % MOST)

    def lines(self):
        rows = dict(self.flows)
        rows.update((key, ",".join(parts)) for key, parts in self.joined.items())
        for (table, priority, match), actions in rows.items():
            yield "cookie=%s,table=%d,priority=%d%s actions=%s" % (COOKIE, table, priority, match and "," + match, actions)

    def members(self, group):
        """Who is meant by a group: its addresses by family, and its MAC addresses."""
        if group not in self.known:
            attached = [spec for spec in self.specs["SecurityGroupAttachment"].values() if group in spec.get("groups", [])]
            named = [self.specs["SecurityGroup"].get(group, {}).get("members", [])] + [spec["memberAddresses"] for spec in attached]
            self.known[group] = places(sum(named, [])), sorted({spec["mac"] for spec in attached if MAC.fullmatch(spec.get("mac", ""))})
        return self.known[group]

    def peers(self, rule, group, side):
        """Matches of those that a rule is for: by family, and by MAC address; nothing where it is for everybody."""
        groups = rule.get("groups", []) + ([group] if rule["self"] else [])
        sets = rule.get("addressSets", [])
        if not (groups or sets or "addresses" in rule):
            return None
        values = sum([self.specs["AddressSet"].get(one, {}).get("addresses", []) for one in sets], rule.get("addresses", []))
        found, macs = places(values), set()
        for one in groups:
            nets, more = self.members(one)
            macs.update(more)
            found = {family: list(ipaddress.collapse_addresses(found[family] + nets[family])) for family in found}
        v4, v6, ethernet = SIDE[side]
        return {4: ["%s=%s" % (v4, net) for net in found[4]], 6: ["%s=%s" % (v6, net) for net in found[6]]}, ["%s=%s" % (ethernet, mac) for mac in sorted(macs)]

    def services(self, rule, family):
        protocol, six = rule["protocol"], "6" if family == 6 else ""
        ip = "ipv6" if family == 6 else "ip"
        if protocol == "any":
            return [ip]
        if protocol in ("icmp", "icmpv6"):
            if (protocol == "icmp") != (family == 4):
                return []
            types = rule.get("icmpTypes")
            return ["icmp" + six] if types is None else ["icmp%s,icmp_type=%d" % (six, int(self.types[protocol].get(one, one))) for one in types]
        if protocol in NUMBERS:
            return ["%s,nw_proto=%d" % (ip, NUMBERS[protocol])]
        if "ports" not in rule:
            return [protocol + six]
        return ["%s%s,tp_dst=%s" % (protocol, six, mask) for ports in rule["ports"] for mask in masks(ports)]

    def opened(self, table, number, rule, group, side):
        """What one rule of a group opens."""
        match = "reg0=0x%x" % number
        accept = "resubmit(,%d)" % (table + 1)
        peers = self.peers(rule, group, side)
        if peers is None:
            for service in [""] if rule["protocol"] == "any" else self.services(rule, 4) + self.services(rule, 6):
                self.add(table, 30, match + (service and "," + service), accept)
            return
        by_family, macs = peers
        if rule["protocol"] == "any":
            # Also what is not IP.
            for mac in macs:
                self.add(table, 30, match + "," + mac, accept)
            macs = []
        for family in (4, 6):
            self.product(table, match, ["ipv6" if family == 6 else "ip"], self.services(rule, family), by_family[family] + macs, accept)

    def product(self, table, match, ip, services, peers, accept):
        """Each service of each peer; where that were many flows, by a conjunction of the two."""
        if len(services) * len(peers) <= len(services) + len(peers):
            for service in services:
                for peer in peers:
                    self.add(table, 30, ",".join([match, service, peer]), accept)
            return
        self.conjunctions += 1
        for clause, parts in ((1, services), (2, [ip[0] + "," + peer for peer in peers])):
            for part in parts:
                self.joined.setdefault((table, 20, match + "," + part), []).append("conjunction(%d,%d/2)" % (self.conjunctions, clause))
        self.add(table, 20, "conj_id=%d,%s,%s" % (self.conjunctions, match, ip[0]), accept)

    def groups(self, table, number, names, direction, side):
        for name in sorted(names):
            group = self.specs["SecurityGroup"].get(name)
            rules = [] if group is None else group.get(direction)
            if rules is None:
                self.add(table, 30, "reg0=0x%x" % number, "resubmit(,%d)" % (table + 1))
            for rule in rules or []:
                self.opened(table, number, rule, name, side)

    def stages(self):
        """What is the same for every guest."""
        stages = (
            (FROM, "resubmit(,%d)" % TO, (133, 135, 136, 131, 132, 143), ("udp,tp_src=68,tp_dst=67", "udp6,tp_src=546,tp_dst=547")),
            (ASKED, "NORMAL", (134, 135, 136, 137, 130), ("udp,tp_src=67,tp_dst=68", "udp6,tp_src=547,tp_dst=546")),
        )
        for table, on, types, leases in stages:
            for match in ["arp"] + ["icmp6,icmp_type=%d" % one for one in types] + list(leases):
                self.add(table, 50, match, on)
            for ip in ("ip", "ipv6"):
                self.add(table, 40, ip, "ct(table=%d,zone=NXM_NX_REG2[0..15])" % (table + 1))
                self.add(table + 2, 40, ip, "ct(commit,zone=NXM_NX_REG2[0..15]),%s" % on)
            self.add(table, 30, "", "resubmit(,%d)" % (table + 1))
            for state in ("+est+trk", "+rel+trk"):
                self.add(table + 1, 40, "ct_state=" + state, on)
            self.add(table + 2, 50, "ct_state=+inv+trk", on)
            self.add(table + 2, 30, "", on)
        self.add(TO, 0, "", "NORMAL")

    def source(self, guest, number, spoof, zone):
        """By the port, where it is there, and by the MAC address: of either alone the other could be made up."""
        first = FROM if guest.groups else TO
        regs = "set_field:0x%x->reg0,set_field:0x%x->reg2" % (number, zone)
        if guest.spoof:
            regs += ",set_field:0x%x->reg1" % spoof
        begin = "%s,resubmit(,%d)" % (regs, SPOOF if guest.spoof else first)
        for port in sorted(guest.ports):
            self.add(0, 65030, "in_port=%d,dl_src=%s" % (port, guest.mac), begin)
            self.add(0, 65020, "in_port=%d" % port, "drop" if guest.spoof else begin)
        self.add(0, 65010, "dl_src=" + guest.mac, begin)
        if guest.spoof:
            self.held(guest, "reg1=0x%x" % spoof, "resubmit(,%d)" % first)

    def held(self, guest, match, on):
        """Its own addresses: those in ARP and neighbour advertisements, and those that it sends from."""
        own = places(guest.spoof)
        v6 = list(ipaddress.collapse_addresses(own[6] + [ipaddress.ip_network("fe80::/10")]))
        add = lambda priority, words, actions: self.add(SPOOF, priority, match + "," + words, actions)
        for words in ("udp,tp_src=67", "udp6,tp_src=67", "udp,tp_src=547", "udp6,tp_src=547", "icmp6,icmp_type=134", "icmp6,icmp_type=136"):
            add(40, words, "drop")
        # A probe whether an address is free comes from none, as does the first question for a lease.
        for net in own[4] + [ipaddress.ip_network("0.0.0.0")]:
            add(30, "arp,arp_sha=%s,arp_spa=%s" % (guest.mac, net), on)
        add(30, "udp,nw_src=0.0.0.0,tp_src=68,tp_dst=67", on)
        # What QEMU says of a guest that has come from another host.
        add(30, "dl_type=0x8035", on)
        for net in own[4]:
            add(30, "ip,nw_src=%s" % net, on)
        sent6 = "resubmit(,%d)" % SPOOF6
        for net in v6:
            add(50, "icmp6,icmp_type=136,nd_target=%s" % net, sent6)
        add(30, "ipv6", sent6)
        for net in v6 + [ipaddress.ip_network("::")]:
            self.add(SPOOF6, 30, "%s,ipv6,ipv6_src=%s" % (match, net), on)

    def destination(self, guest, number, zone):
        begin = "set_field:0x%x->reg0,set_field:0x%x->reg2,resubmit(,%d)" % (number, zone, ASKED)
        for table, priority in ((0, 65000), (TO, 30)):
            self.add(table, priority, "dl_dst=" + guest.mac, begin)
            # One guest in a frame for all, by which nobody gets round the address that it is known by.
            own = places(guest.own)
            for net in own[4]:
                self.add(table, priority - 10, "dl_dst=01:00:00:00:00:00/01:00:00:00:00:00,ip,nw_dst=%s" % net, "drop")
            for net in own[6]:
                self.add(table, priority - 10, "dl_dst=01:00:00:00:00:00/01:00:00:00:00:00,ipv6,ipv6_dst=%s" % net, "drop")


def guests_on(name, switch, attachments):
    """Guests of a bridge that somebody asks for, with all that several attachments say of one."""
    guests = {}
    for spec in attachments:
        if spec.get("onSwitch") != name:
            continue
        macs = [spec["mac"]] if "mac" in spec else [port.mac for port in switch["ports"]]
        for mac in macs:
            if not MAC.fullmatch(mac):
                continue
            guest = guests.setdefault(mac, Guest(mac))
            guest.groups.update(spec.get("groups", []))
            guest.ports.update(port.number for port in switch["ports"] if port.number and (port.mac == mac or ("mac" in spec and port.name == spec.get("tap"))))
            if "mac" in spec:
                guest.own.update(spec["memberAddresses"] if "groups" in spec else [])
                guest.spoof = sorted(spec["memberAddresses"] + spec["allowedAddresses"]) if spec["antiSpoof"] else guest.spoof
    return [guests[mac] for mac in sorted(guests)]


def flows_on(name, switch, specs, types, zones):
    """All flows of ours on a bridge; none where nobody is attached."""
    attachments = list(specs["SecurityGroupAttachment"].values())
    guests = guests_on(name, switch, attachments)
    if not any(spec.get("onSwitch") == name for spec in attachments):
        return []
    flows, taken, held = Flows(specs, types), {}, {}
    flows.stages()
    if switch["secure"]:
        flows.add(0, 1, "", "NORMAL")
    for guest in guests:
        names = " ".join(sorted(guest.groups))
        if names not in taken:
            number_of(names, taken, 32)
            flows.groups(SENT, taken[names], guest.groups, "egress", "to")
            flows.groups(REACHED, taken[names], guest.groups, "ingress", "from")
        zone = 0x8000 | number_of(guest.mac, zones, 15)
        flows.source(guest, taken[names], number_of(guest.mac, held, 32), zone)
        if guest.groups:
            flows.destination(guest, taken[names], zone)
    return list(flows.lines())


def key(line):
    """What tells a flow from the others of its switch."""
    return " ".join(word for word in line[1:].split(" actions=", 1)[0].split(" ") if not re.match("cookie=|idle_timeout=|hard_timeout=|importance=|send_flow_rem|reset_counts|no_", word))


def is_ours(line):
    return " cookie=%s " % COOKIE in line


def differences(bridge, lines):
    """Flows that the switch has not, those that it has with our cookie besides, and those of others that are in the place of ours."""
    with tempfile.NamedTemporaryFile("w", prefix="kvmnet-flows-") as file:
        file.write("".join(line + "\n" for line in lines))
        file.flush()
        both = ofctl("diff-flows", file.name, bridge, good=(0, 2)).splitlines()
    missing = [line for line in both if line.startswith("-")]
    mine = set(map(key, missing))
    surplus = [line for line in both if line.startswith("+") and is_ours(line)]
    return missing, surplus, [line for line in both if line.startswith("+") and not is_ours(line) and key(line) in mine]


def put(bridge, lines, only_try):
    missing, surplus, others = differences(bridge, lines)
    if others:
        raise Refused("%s has a flow of somebody else's with the same table, priority and match as one of ours: %s" % (bridge, others[0][1:]))
    if (missing or surplus) and not only_try:
        ofctl("bundle", bridge, "-", text="flow delete cookie=%s/-1\n" % COOKIE + "".join("flow add %s\n" % line for line in lines))


def noted(path):
    try:
        with open(path) as file:
            return set(file.read().split())
    except FileNotFoundError:
        return set()


def note(path, names):
    """On which bridges flows of ours may be; there before they are."""
    if names == noted(path):
        return
    if not names:
        os.unlink(path)
        return
    with open(path + ".new", "w") as file:
        file.write("".join(name + "\n" for name in sorted(names)))
        file.flush()
        os.fsync(file.fileno())
    os.rename(path + ".new", path)


def compare(bridge, lines):
    missing, surplus, others = differences(bridge, lines)
    rows = [("missing", line) for line in missing] + [("surplus", line) for line in surplus + others]
    for what, line in rows[:SHOWN]:
        print(what, bridge, re.sub(" cookie=0x[0-9a-f]+", "", line[1:]))
    if len(rows) > SHOWN:
        print("words", bridge, "%d more differences" % (len(rows) - SHOWN))


def wanted_on(there, folder, types):
    """Flows by bridge, or why there are none."""
    specs, zones = fragments(folder), {}
    for name in sorted(there):
        try:
            yield name, flows_on(name, there[name], specs, types, zones)
        except Refused as refused:
            yield name, refused
        except (AttributeError, KeyError, TypeError, ValueError) as odd:
            yield name, Refused("a fragment in %s holds what none of ours does: %s" % (folder, odd))


def compare_all(wanted, before):
    for name in sorted(wanted):
        try:
            if isinstance(wanted[name], Refused):
                raise wanted[name]
            if wanted[name] or name in before:
                compare(name, wanted[name])
        except Refused as refused:
            print("words", name, " ".join(str(refused).split()))
    if any(not wanted.get(name) for name in before):
        print("noted")


def put_all(wanted, before, path, only_try):
    for refused in wanted.values():
        if isinstance(refused, Refused):
            raise refused
    asked = {name for name, lines in wanted.items() if lines}
    touched = asked | (before & set(wanted))
    if not only_try:
        note(path, touched)
    for name in sorted(touched):
        put(name, wanted[name], only_try)
    if not only_try:
        note(path, asked)


def work():
    verb, folder, path, types = sys.stdin.read().splitlines()
    there, before = switches(), noted(path)
    if there is None:
        return
    wanted = dict(wanted_on(there, folder, json.loads(types)))
    compare_all(wanted, before) if verb == "compare" else put_all(wanted, before, path, verb == "try")


try:
    work()
except (Refused, OSError) as problem:
    sys.exit("%s" % problem)
