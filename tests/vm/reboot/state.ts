import type { Vm } from "../../../lab/vm/vm";

/** What a reboot must not change, in lines that a failed comparison can show. */
export interface RunningState {
  readonly links: readonly string[];
  readonly routes: readonly string[];
  readonly rules: readonly string[];
  readonly vlans: readonly string[];
  /** Everything below /etc that has our name in it or in its own name, with its hash or target. */
  readonly files: readonly string[];
  readonly resolvConf: string;
}

const LOOK = `set -e
say() { printf '\\n== %s\\n' "$1"; }
say links; ip -d -j addr show
say routes; ip -j -4 route show table all; ip -j -6 route show table all
say rules; ip -j -4 rule show; ip -j -6 rule show
say vlans; bridge -j vlan show
say files
{ grep -rlIs kvmnet /etc || true; find /etc -name '*kvmnet*' -type f; } | sort -u | while read -r f; do sha256sum "$f"; done
find /etc -lname '*kvmnet*' -printf '%p -> %l\\n' | sort
say resolvConf; cat /etc/resolv.conf
`;

/** As somebody sees it who sits at the machine. */
export async function runningState(vm: Vm): Promise<RunningState> {
  return parseState(await vm.sh(LOOK));
}

/** What is missing (-) and what is there in addition (+), line by line. */
export function differences(expected: RunningState, found: RunningState): string[] {
  const all = (state: RunningState) => Object.entries(state).flatMap(([name, value]) => [value].flat().map((line) => `${name} ${line}`));
  const [before, after] = [all(expected), all(found)];
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ];
}

export function parseState(text: string): RunningState {
  const sections = new Map(
    text
      .split(/^== /m)
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf("\n")), section.slice(section.indexOf("\n") + 1).trim()] as const),
  );
  const body = (name: string) => sections.get(name) ?? "";
  const rows = (name: string) =>
    body(name)
      .split("\n")
      .filter((line) => line.startsWith("["))
      .flatMap((line) => JSON.parse(line) as Row[]);
  return {
    links: lines(rows("links").map(link)),
    routes: lines(rows("routes").map((route) => without(route, route.dst === "fe80::/64" ? [...ROUTE_NOISE, "metric"] : ROUTE_NOISE))),
    rules: lines(rows("rules")),
    vlans: lines(rows("vlans")),
    files: body("files").split("\n").filter(Boolean),
    resolvConf: body("resolvConf"),
  };
}

type Row = Record<string, unknown>;

// Numbers that are given anew at each boot, ticking ages, and our mark: a manager's file says whose the device is after a reboot.
const LINK_NOISE = ["ifindex", "link_index", "ifalias", "group", "qdisc", "txqlen", "promiscuity", "num_tx_queues", "num_rx_queues", "parentbus", "parentdev"];
const ADDRESS_NOISE = ["valid_life_time", "preferred_life_time", "tentative", "dynamic", "label", "protocol", "noprefixroute"];
// The tool that set a route, and whether its device has a carrier just now (which the link shows).
const ROUTE_NOISE = ["protocol", "flags", "expires", "error"];
const TIMES =
  /timer$|^link_failure_count$|^(?:designated_|root_)(?:cost|port)$|^(?:message_age|topology_change|topology_change_detected|config_pending|gso_|gro_|tso_)/;

function link(row: Row): Row {
  const { linkinfo = {}, addr_info = [], ...rest } = row as { linkinfo?: Row; addr_info?: Row[] };
  const details = Object.fromEntries(
    Object.entries(linkinfo).map(([key, value]) => [
      key,
      value && typeof value === "object" ? Object.fromEntries(Object.entries(value).filter(([name]) => !TIMES.test(name))) : value,
    ]),
  );
  const plain = Object.fromEntries(Object.entries(without(rest, LINK_NOISE)).filter(([name]) => !TIMES.test(name)));
  return { ...plain, linkinfo: details, addresses: lines(addr_info.map((address) => without(address, ADDRESS_NOISE))) };
}

function without(row: Row, names: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
}

// Made by the kernel from the MAC that the device has when it is set up; udev gives a bridge its lasting MAC before or after that
// (MACAddressPolicy=persistent, systemd.link(5)). That there is one counts, not which.
const LINK_LOCAL = /fe80::[0-9a-f:]*[0-9a-f]/g;

/** Sorted, and each with its keys in order: the kernel lists them in the order of their making. */
function lines(rows: readonly Row[]): string[] {
  const inOrder = (_: string, value: unknown) => (isRow(value) ? Object.fromEntries(Object.entries(value).sort()) : value);
  return rows.map((row) => JSON.stringify(row, inOrder).replace(LINK_LOCAL, "fe80::*")).sort();
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
