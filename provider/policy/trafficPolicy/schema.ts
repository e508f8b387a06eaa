import { deviceName, field, mac } from "../../resource/schema";
import { z } from "../../resource/zod";
import { persistence } from "../table/state";

/** 4 GiB: what tc can say of a burst, and beyond what any NIC does in a second. */
const amount = () => z.int().min(1, "must be at least 1").max(4_194_303, "is more than tc can say (4194303)");

const rate = () =>
  z.strictObject({
    averageKiBps: field(amount(), { description: "What is passed on in the long run.", unit: "KiB/s", term: "average" }),
    peakKiBps: field(amount().optional(), {
      description: "The most that a burst may reach. Of a guest's NIC only. Not set: whatever the burst takes.",
      unit: "KiB/s",
      term: "peak",
    }),
    burstKiB: field(amount().optional(), {
      description:
        "How much may pass at once. Not set: of a guest's NIC what libvirt picks; of a device what passes in 0.1 s at the average rate, at least 64 KiB. Of a device at least 16 KiB, and not more than what passes in a minute.",
      unit: "KiB",
      term: "burst",
    }),
  });

export const trafficPolicyArgs = z.strictObject({
  mac: field(mac().optional(), {
    description:
      "A guest's NIC, by its MAC address. The guest has to be there, running or not: libvirt limits the running NIC at once and stores the limits for the next start, on Linux bridges, Open vSwitch and macvtap alike. Either `mac` or `device`.",
    term: "`virsh domiftune`",
  }),
  device: field(deviceName().optional(), {
    description: "A device of the host that is no guest's: an uplink, a VLAN, a bond, a tunnel.",
    term: "`tc qdisc`, `tc filter`",
  }),
  inbound: field(rate().optional(), {
    description:
      "As libvirt means it, seen from the guest: towards the guest. Of a device what the host receives by it, which on an uplink is the same; what is too much is dropped. Not set: no limit.",
    term: "`<inbound>`; `police`",
  }),
  outbound: field(rate().optional(), {
    description: "From the guest. Of a device what the host sends by it; what is too much waits, at most 50 ms. Not set: no limit.",
    term: "`<outbound>`; `tbf`",
  }),
});

export const trafficPolicyState = z.strictObject({
  mac: field(z.string().optional(), { description: "The guest's NIC." }),
  device: field(z.string().optional(), { description: "The device of the host." }),
  inbound: field(rate().optional(), { description: "The limits towards the guest, or of what the device receives." }),
  outbound: field(rate().optional(), { description: "The limits from the guest, or of what the device sends." }),
  guest: field(z.string().optional(), { description: "The guest whose NIC it is.", term: "libvirt domain" }),
  ...persistence,
});

/** What a fragment remembers: the arguments, and whose NIC it was. */
export const trafficPolicySpec = z.strictObject({
  mac: mac().optional(),
  device: deviceName().optional(),
  inbound: rate().optional(),
  outbound: rate().optional(),
  guest: z.string().optional(),
  uuid: z
    .string()
    .regex(/^[0-9a-f-]{36}$/)
    .optional(),
});
