import { isIp } from "../../resource/ip";
import { field, text } from "../../resource/schema";
import { z } from "../../resource/zod";

/** A DNS name. Labels that begin with _ are names as well: `_dmarc.example.net`, `dc._msdcs.example.net`. */
export const dnsName = () =>
  text()
    .min(1, "must not be empty")
    .max(253, "is longer than the 253 characters of a DNS name")
    .regex(/^[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?$/, "is not a DNS name: letters, digits, - _ and dots, beginning and ending with a letter, digit or _")
    .refine((value) => value.split(".").every((label) => label.length > 0 && label.length <= 63), "has an empty label or one of more than 63 characters")
    .refine((value) => value.split(".").every((label) => !/^-|-$/.test(label)), "has a label that begins or ends with -");

export const ipv4 = () => text().refine((value) => isIp(value) && !value.includes(":"), "is not an IPv4 address");

export const port = () => z.int().min(1, "must be 1 to 65535").max(65535, "must be 1 to 65535");

/** 16 bits without sign, as in SRV records. */
export const unsigned16 = () => z.int().min(0, "must be 0 to 65535").max(65535, "must be 0 to 65535");

export const leaseSeconds = () =>
  field(
    z
      .int()
      .min(0, "must not be negative")
      .max(4294967295, "is more than libvirt can store")
      .refine((value) => value === 0 || value >= 120, "must be at least 120 seconds, or 0 for ever: dnsmasq knows no shorter lease"),
    { description: "How long a lease holds; 0 is for ever. Not set: dnsmasq's default of one hour.", unit: "seconds", term: "<lease expiry=… unit='seconds'>" },
  );

export const duid = () =>
  field(
    text()
      .regex(/^[0-9A-Fa-f]{1,2}(:[0-9A-Fa-f]{1,2})+$/, "is not a DHCPv6 client id (DUID) such as 00:03:00:01:52:54:00:12:34:56")
      .toLowerCase()
      .optional(),
    { description: "DHCPv6 client id (DUID) of the guest (IPv6 only).", term: "<host id=…>" },
  );
