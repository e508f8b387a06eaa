import { text } from "../../resource/schema";

/** libvirt names files after the network, and names those to dnsmasq. */
export const networkName = () =>
  text()
    .min(1, "must not be empty")
    .refine((value) => Buffer.byteLength(value) <= 200, "is longer than 200 bytes")
    .refine((value) => !value.startsWith("-"), "must not begin with -: tools would take it for an option")
    .refine((value) => !value.includes("/"), "must not contain a slash")
    .refine((value) => !/^ | $/.test(value), "must not begin or end with a blank")
    .refine((value) => !value.includes(" #"), "must not contain a # after a blank: dnsmasq would take the rest for a comment");
