import { isIp } from "../resource/ip";
import type { Problem } from "../resource/kind";
import { field, text } from "../resource/schema";
import { z } from "../resource/zod";
import type { Policy } from "./snapshot";
import { refusal } from "./table/refusal";

/** What tests of who reaches whom, and how well, are told alike. */

export const namespaceName = () => text().regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,62}$/, "must be letters, digits, _ . or -, the first no . or -");

export const guest = () =>
  field(text().min(1, "must not be empty").max(255, "is longer than 255 characters").optional(), {
    description:
      "Running guest from within which it is tried, by its QEMU guest agent, with the tools that it has itself: the guest needs the agent (Debian: `qemu-guest-agent`), and its definition a channel for it (`<target type='virtio' name='org.qemu.guest_agent.0'/>`). This or `namespace`.",
    term: "`virsh qemu-agent-command`",
  });

/** What a fragment remembers of a guest. */
export const guestSpec = {
  guest: z.string().optional(),
  uuid: z
    .string()
    .regex(/^[0-9a-f-]{36}$/)
    .optional(),
};

/** Where a test is made from; none of both is the host itself. */
interface Place {
  readonly guest?: string | undefined;
  readonly namespace?: string | undefined;
  readonly uuid?: string | undefined;
}

export function* onePlace({ guest: inside, namespace }: Place): Iterable<Problem> {
  if (inside !== undefined && namespace !== undefined) {
    yield { path: ["guest"], reason: "stands beside namespace: it is tried from one of the two" };
  }
}

/** The guest goes by its UUID, in which no sign means anything to a shell. */
export function withGuest<T extends Place>(seen: Policy, asked: T): T {
  if (asked.guest === undefined) {
    return asked;
  }
  const uuid = seen.nics.find((nic) => nic.guest === asked.guest)?.uuid;
  if (uuid === undefined) {
    throw refusal("guest", `the host has no guest ${asked.guest} with a NIC`, "define it first; `virsh list --all` shows those that there are");
  }
  return { ...asked, uuid };
}

/** As a line of a fragment says it. */
export const placeOf = ({ uuid, namespace }: Place): string | undefined => (uuid === undefined ? namespace : `guest:${uuid}`);

export const placeWords = ({ guest: inside, namespace }: Place): string => (inside === undefined ? (namespace ?? "the host") : `the guest ${inside}`);

export const targetAddress = () => text().refine(isIp, "is not an IP address");

export const port = () => z.int().min(1, "must be 1 to 65535").max(65535, "must be 1 to 65535");

export const triggers = () => z.array(text().max(1000, "is longer than 1000 characters")).max(100, "are more than 100").default([]);
