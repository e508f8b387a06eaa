import { deviceName, field, mac } from "../../resource/schema";
import { z } from "../../resource/zod";
import { persistence } from "../table/state";
import { triggers } from "../tested";

const DAY = 86_400;
const duration = () => z.int().min(1, `must be 1 to ${DAY}`).max(DAY, `must be 1 to ${DAY}`);
const milliseconds = () => z.number().min(0.01, "must be 0.01 to 60000").max(60_000, "must be 0.01 to 60000");
const percent = () => z.number().min(0.001, "must be 0.001 to 100").max(100, "must be 0.001 to 100");
const mbps = () => z.number().min(0.01, "must be 0.01 to 1000000").max(1_000_000, "must be 0.01 to 1000000");

export const testImpairmentArgs = z.strictObject({
  mac: field(mac().optional(), {
    description: "A guest's NIC, by its MAC address: what is on its way to the guest. The guest has to run. Either `mac` or `device`.",
  }),
  device: field(deviceName().optional(), {
    description: "A device of the host that is no guest's: what the host sends by it. Refused where our own session comes in.",
    term: "`tc qdisc add dev`",
  }),
  durationSeconds: field(duration(), {
    description:
      "After which it ends by itself, whoever has died meanwhile: a timer of systemd's, on a host without it a process of its own. From when it was begun; an `up` that changes something begins it anew.",
    unit: "seconds",
  }),
  delayMilliseconds: field(milliseconds().optional(), { description: "How much later each packet is sent.", unit: "ms", term: "netem `delay`" }),
  jitterMilliseconds: field(milliseconds().optional(), {
    description: "By how much the delay varies, either way; packets overtake each other by it. Needs `delayMilliseconds`.",
    unit: "ms",
    term: "netem `delay TIME JITTER`",
  }),
  lossPercent: field(percent().optional(), {
    description: "Of how many packets none is sent. 100: a link that is up and carries nothing.",
    unit: "%",
    term: "netem `loss`",
  }),
  duplicatePercent: field(percent().optional(), { description: "How many packets are sent twice.", unit: "%", term: "netem `duplicate`" }),
  reorderPercent: field(percent().optional(), {
    description: "How many packets are sent at once, ahead of those that are delayed. Needs `delayMilliseconds`.",
    unit: "%",
    term: "netem `reorder`",
  }),
  corruptPercent: field(percent().optional(), { description: "In how many packets a bit is turned.", unit: "%", term: "netem `corrupt`" }),
  rateMbps: field(mbps().optional(), { description: "How fast it is sent at most; what is too much waits.", unit: "Mbit/s", term: "netem `rate`" }),
  triggers: field(triggers(), { description: "Whatever has it begun anew when it changes. The same arguments begin nothing: what is over stays over." }),
});

export const testImpairmentState = z.strictObject({
  mac: field(z.string().optional(), { description: "The guest's NIC." }),
  device: field(z.string().optional(), { description: "The device of the host." }),
  durationSeconds: field(z.int(), { description: "After which it ends.", unit: "seconds" }),
  delayMilliseconds: field(z.number().optional(), { description: "How much later each packet is sent.", unit: "ms" }),
  jitterMilliseconds: field(z.number().optional(), { description: "By how much the delay varies.", unit: "ms" }),
  lossPercent: field(z.number().optional(), { description: "Of how many packets none is sent.", unit: "%" }),
  duplicatePercent: field(z.number().optional(), { description: "How many packets are sent twice.", unit: "%" }),
  reorderPercent: field(z.number().optional(), { description: "How many packets overtake.", unit: "%" }),
  corruptPercent: field(z.number().optional(), { description: "In how many packets a bit is turned.", unit: "%" }),
  rateMbps: field(z.number().optional(), { description: "How fast it is sent at most.", unit: "Mbit/s" }),
  triggers: field(z.array(z.string()), { description: "What has it begun anew when it changes." }),
  impaired: field(z.string(), { description: "The device whose queue it is: of a NIC the host's end." }),
  guest: field(z.string().optional(), { description: "The guest whose NIC it is.", term: "libvirt domain" }),
  until: field(z.string().optional(), { description: "When it is over, or was, by the host's clock: `2026-01-31T12:00:00Z`. Not set: it has not begun." }),
  active: field(z.boolean(), { description: "Whether its time was not over when the host was last looked at." }),
  ...persistence,
});

export const testImpairmentSpec = z.strictObject({
  mac: mac().optional(),
  device: deviceName().optional(),
  durationSeconds: duration(),
  delayMilliseconds: milliseconds().optional(),
  jitterMilliseconds: milliseconds().optional(),
  lossPercent: percent().optional(),
  duplicatePercent: percent().optional(),
  reorderPercent: percent().optional(),
  corruptPercent: percent().optional(),
  rateMbps: mbps().optional(),
  triggers: z.array(z.string()),
  impaired: deviceName(),
  guest: z.string().optional(),
});
