import test from "ava";
import { parseLeases } from "../../../provider/lookup/dhcpLeases";
import { isWanted } from "../../../provider/lookup/waitForLease";

const PRINTED = `
 2026-11-21 05:11:52   52:54:00:3C:80:3f   ipv4   192.168.107.129/24   g1   01:52:54:00:3c:80:3f
 2026-11-21 05:20:00   52:54:00:3c:80:40   ipv4   192.168.107.21/24    -    -
 1970-01-01 00:00:00   52:54:00:3c:80:41   ipv6   FD00:107:0::5/64     db   00:03:00:01:52:54:00:3c:80:41

`;

test("leases as virsh prints them, in the order of addresses", (t) => {
  t.deepEqual(parseLeases(PRINTED), [
    { address: "192.168.107.21", prefix: 24, family: 4, mac: "52:54:00:3c:80:40", expires: "2026-11-21T05:20:00Z" },
    {
      address: "192.168.107.129",
      prefix: 24,
      family: 4,
      mac: "52:54:00:3c:80:3f",
      hostname: "g1",
      clientId: "01:52:54:00:3c:80:3f",
      expires: "2026-11-21T05:11:52Z",
    },
    { address: "fd00:107::5", prefix: 64, family: 6, mac: "52:54:00:3c:80:41", hostname: "db", clientId: "00:03:00:01:52:54:00:3c:80:41" },
  ]);
});

test("no leases", (t) => {
  t.deepEqual(parseLeases("\n"), []);
});

test("a lease is found by MAC and by name, whatever their case", (t) => {
  const [, g1] = parseLeases(PRINTED);
  const is = (wanted: { mac?: string; hostname?: string }) => g1 !== undefined && isWanted(g1, wanted);
  t.true(is({ mac: "52:54:00:3C:80:3F" }));
  t.true(is({ hostname: "G1" }));
  t.true(is({ hostname: "g1.lan.example" }));
  t.false(is({ hostname: "g2" }));
  t.false(is({ mac: "52:54:00:3c:80:3f", hostname: "g2" }));
});
