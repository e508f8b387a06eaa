import { isIp } from "../../resource/ip";
import { field, text } from "../../resource/schema";
import { z } from "../../resource/zod";

export const ipv4 = () => text().refine((value) => isIp(value) && !value.includes(":"), "is not an IPv4 address");

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
