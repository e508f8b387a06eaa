# Flows that attachments ask for on a bridge of Open vSwitch, made of what all fragments remember. It asks nobody; stands before switch.py.
# Tables: 0 whose a frame is (beside whatever flows others have there, and ahead of them), 240 and 241 whether it uses its own addresses, 242 to 244 what a guest
# sends, 245 to 248 what is sent to one. Of 242 and 246 the first let pass what no network does without, the next what belongs to a connection and what a group
# opens, the last note the connection. Every guest has connections of its own (a zone), in whichever VLAN it is. Whose connections are to end when no group opens
# them any more is asked of in each packet: what goes the way that the connection was made by the same flows as a new one, answers in 249 (sent) and 250 (got).
# Registers: 0 the groups, 1 whose own addresses, 2 the zone, 3 whether connections end. Their numbers follow from names: a packet that waits for its connection while flows are replaced must
# not be another one's afterwards.
import ipaddress, re, zlib

# "kvmnet/p"
COOKIE = "0x6b766d6e65742f70"
MOST = 200000
SPOOF, SPOOF6, FROM, SENT, SENDS, TO, ASKED, REACHED, REACHES, ANSWERS, ANSWERED = range(240, 251)
# Where what a table opens goes on.
ONWARD = {SENT: "resubmit(,%d)" % SENDS, REACHED: "resubmit(,%d)" % REACHES, ANSWERS: "resubmit(,%d)" % TO, ANSWERED: "NORMAL"}
NUMBERS = {"esp": 50, "ah": 51, "gre": 47}
MAC = re.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}")
SIDE = {"from": ("nw_src", "ipv6_src", "dl_src"), "to": ("nw_dst", "ipv6_dst", "dl_dst")}


class Refused(Exception):
    pass


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


class Guest:
    def __init__(self, mac):
        self.mac, self.ports, self.groups, self.own, self.spoof, self.ends = mac, set(), set(), set(), None, False


class Flows:
    """Flows of one bridge."""

    def __init__(self, specs, types, ends):
        self.specs, self.types, self.ends, self.known = specs, types, ends, {}
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

    def services(self, rule, family, answers):
        protocol, six = rule["protocol"], "6" if family == 6 else ""
        ip = "ipv6" if family == 6 else "ip"
        if protocol == "any":
            return [ip]
        if protocol in ("icmp", "icmpv6"):
            if (protocol == "icmp") != (family == 4):
                return []
            if "icmpTypes" not in rule:
                return ["icmp" + six]
            types = [int(self.types[protocol].get(one, one)) for one in rule["icmpTypes"]]
            if answers:
                types = [self.types["answers"][protocol][str(one)] for one in types if str(one) in self.types["answers"][protocol]]
            return ["icmp%s,icmp_type=%d" % (six, one) for one in types]
        if protocol in NUMBERS:
            return ["%s,nw_proto=%d" % (ip, NUMBERS[protocol])]
        if "ports" not in rule:
            return [protocol + six]
        return ["%s%s,tp_%s=%s" % (protocol, six, "src" if answers else "dst", mask) for ports in rule["ports"] for mask in masks(ports)]

    def opened(self, table, number, rule, group, side):
        """What one rule of a group opens."""
        match, accept, answers = "reg0=0x%x" % number, ONWARD[table], table in (ANSWERS, ANSWERED)
        peers = self.peers(rule, group, side)
        if peers is None:
            for service in [""] if rule["protocol"] == "any" else self.services(rule, 4, answers) + self.services(rule, 6, answers):
                self.add(table, 30, match + (service and "," + service), accept)
            return
        by_family, macs = peers
        if rule["protocol"] == "any":
            # Also what is not IP.
            for mac in macs:
                self.add(table, 30, match + "," + mac, accept)
            macs = []
        for family in (4, 6):
            self.product(table, match, ["ipv6" if family == 6 else "ip"], self.services(rule, family, answers), by_family[family] + macs, accept)

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
                self.add(table, 30, "reg0=0x%x" % number, ONWARD[table])
            for rule in rules or []:
                self.opened(table, number, rule, name, side)

    def stages(self):
        """What is the same for every guest."""
        stages = (
            (FROM, ANSWERS, "resubmit(,%d)" % TO, (133, 135, 136, 131, 132, 143), ("udp,tp_src=68,tp_dst=67", "udp6,tp_src=546,tp_dst=547")),
            (ASKED, ANSWERED, "NORMAL", (134, 135, 136, 137, 130), ("udp,tp_src=67,tp_dst=68", "udp6,tp_src=547,tp_dst=546")),
        )
        for table, answers, on, types, leases in stages:
            for match in ["arp"] + ["icmp6,icmp_type=%d" % one for one in types] + list(leases):
                self.add(table, 50, match, on)
            for ip in ("ip", "ipv6"):
                self.add(table, 40, ip, "ct(table=%d,zone=NXM_NX_REG2[0..15])" % (table + 1))
                self.add(table + 2, 40, ip, "ct(commit,zone=NXM_NX_REG2[0..15]),%s" % on)
            self.add(table, 30, "", "resubmit(,%d)" % (table + 1))
            for match in ("reg3=0,ct_state=+est+trk" if self.ends else "ct_state=+est+trk", "ct_state=+rel+trk"):
                self.add(table + 1, 40, match, on)
            if self.ends:
                self.add(table + 1, 40, "reg3=1,ct_state=+est-rel+rpl+trk", "resubmit(,%d)" % answers)
                self.add(table + 2, 45, "ct_state=+est+trk", on)
            self.add(table + 2, 50, "ct_state=+inv+trk", on)
            self.add(table + 2, 30, "", on)
        self.add(TO, 0, "", "NORMAL")

    def whose(self, guest, number, zone):
        """What is known of a frame as soon as it is known whose it is."""
        return "set_field:0x%x->reg0,set_field:0x%x->reg2" % (number, zone) + (",set_field:%d->reg3" % guest.ends if self.ends else "")

    def source(self, guest, number, spoof, zone):
        """By the port, where it is there, and by the MAC address: of either alone the other could be made up."""
        first = FROM if guest.groups else TO
        regs = self.whose(guest, number, zone)
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
        begin = "%s,resubmit(,%d)" % (self.whose(guest, number, zone), ASKED)
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
            guest.ends = guest.ends or spec.get("onEstablished") == "end"
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
    flows, taken, held = Flows(specs, types, any(guest.ends for guest in guests)), {}, {}
    flows.stages()
    if switch["secure"]:
        flows.add(0, 1, "", "NORMAL")
    for guest in guests:
        names = " ".join(sorted(guest.groups))
        if names not in taken:
            number_of(names, taken, 32)
            flows.groups(SENT, taken[names], guest.groups, "egress", "to")
            flows.groups(REACHED, taken[names], guest.groups, "ingress", "from")
            if flows.ends:
                flows.groups(ANSWERS, taken[names], guest.groups, "ingress", "to")
                flows.groups(ANSWERED, taken[names], guest.groups, "egress", "from")
        zone = 0x8000 | number_of(guest.mac, zones, 15)
        flows.source(guest, taken[names], number_of(guest.mac, held, 32), zone)
        if guest.groups:
            flows.destination(guest, taken[names], zone)
    return list(flows.lines())
