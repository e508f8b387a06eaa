import { isIp } from "../resource/ip";
import { text } from "../resource/schema";
import { z } from "../resource/zod";

/** What tests of who reaches whom, and how well, are told alike. */

export const namespaceName = () => text().regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,62}$/, "must be letters, digits, _ . or -, the first no . or -");

export const targetAddress = () => text().refine(isIp, "is not an IP address");

export const port = () => z.int().min(1, "must be 1 to 65535").max(65535, "must be 1 to 65535");

export const triggers = () => z.array(text().max(1000, "is longer than 1000 characters")).max(100, "are more than 100").default([]);
