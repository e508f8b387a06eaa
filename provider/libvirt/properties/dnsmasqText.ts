import { text } from "../../resource/schema";

/**
 * Text that libvirt puts into a line of dnsmasq's configuration as it is. dnsmasq (read_file in option.c) reads at most 1,024 bytes at a time, so the rest of
 * a longer line would be a directive of its own; it takes " and \ for quoting, # after a blank for a comment, and drops outer blanks.
 */
export const dnsmasqText = (bytes: number) =>
  text()
    .refine((value) => Buffer.byteLength(value) <= bytes, `is longer than ${bytes} bytes`)
    .refine((value) => !/["\\]/.test(value), 'must not contain " or \\: dnsmasq would read them as quoting')
    .refine((value) => !/(^| )#/.test(value), "must not contain a # after a blank: dnsmasq would take the rest for a comment")
    .refine((value) => !/^ | $/.test(value), "must not begin or end with a blank: dnsmasq drops it");

/** The longest line that dnsmasq reads as one. */
export const LINE_BYTES = 1023;

/** One value in a list of values: a comma would begin the next one. */
const single = (bytes: number) =>
  dnsmasqText(bytes)
    .min(1, "must not be empty")
    .refine((value) => !value.includes(","), "must not contain a comma: dnsmasq would take what follows for another setting");

/** A DHCP message has 128 bytes for it, with a NUL at the end. */
export const bootFile = () =>
  single(127).refine((value) => !/^(tag|net):/.test(value), "must not begin with tag: or net:, which dnsmasq takes for a condition");

/** With a file's name after it, it must fit into dnsmasq's 1,024 bytes. */
export const tftpRoot = () => single(512).refine((value) => value.startsWith("/"), "must be an absolute path");

/** Strings of a TXT record: each has a byte for its length. */
export const txtValue = () =>
  dnsmasqText(700)
    .refine(
      (value) => value.split(",").every((part) => Buffer.byteLength(part) <= 255),
      "has a string of more than the 255 bytes of DNS; a comma separates strings",
    )
    .refine((value) => !/ ,|, /.test(value), "must not have blanks beside a comma: dnsmasq drops them");
