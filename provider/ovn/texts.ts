import { canonicalIp, isIp } from "../resource/ip";
import { mac, text } from "../resource/schema";
import { z } from "../resource/zod";
import { isOfGroups } from "./groups/names";

/** Texts that OVN takes as they are and reads later, when nobody hears what it has against them: checked here instead. */

export const objectName = () =>
  text()
    .min(1, "must not be empty")
    .max(255, "is longer than 255 characters")
    .regex(/^[^/]*$/, "must not contain a slash");

/** As `bridgeMappings` of an OvnChassis names it. */
export const physicalNetworkName = () => text().regex(/^[^\s,:=]+$/, "is not the name of a physical network");

/** Of a group of ports, or a set of addresses. */
export const groupName = () =>
  text()
    .regex(/^[A-Za-z_.][A-Za-z_.0-9]*$/, "is no name that a match can say (`@name`, `$name`): letters, digits, _ and . alone, and no digit first")
    .refine((name) => !isOfGroups(name), "begins as those of a SecurityGroup or an AddressSet do, which are theirs alone")
    .max(255, "is longer than 255 characters");

/** A row that another resource has made. */
export const reference = (what: string) => z.guid(`is not the \`uuid\` output of ${what}`).toLowerCase();

const macOf = (word: string): string | undefined => mac().safeParse(word).data;
const parts = (value: string) => value.split(" ");

/** `unknown`, `dynamic`, `dynamic 10.0.0.5`, or a MAC address with addresses or `dynamic`. */
export const portAddress = () =>
  text()
    .refine((value) => value !== "router", "is for ports of type router, which a LogicalRouterPort makes")
    .refine((value) => {
      const [first = "", ...rest] = parts(value);
      return (
        value === "unknown" ||
        value === "router" ||
        ((first === "dynamic" || macOf(first) !== undefined) && rest.every((word) => isIp(word) || (word === "dynamic" && first !== "dynamic")))
      );
    }, "is neither `unknown`, nor `dynamic`, nor a MAC address with IP addresses after blanks, such as 52:54:00:12:34:56 10.0.0.5")
    .overwrite(normal);

/** A MAC address with the addresses, or subnets, that go with it. */
export const securedAddress = () =>
  text()
    .refine((value) => {
      const [first = "", ...rest] = parts(value);
      return macOf(first) !== undefined && rest.every((word) => isIp(word) || isPrefix(word));
    }, "is not a MAC address with IP addresses after blanks, such as 52:54:00:12:34:56 10.0.0.5")
    .overwrite(normal);

function isPrefix(word: string): boolean {
  const [address = "", length = "", ...more] = word.split("/");
  return more.length === 0 && isIp(address) && /^\d+$/.test(length) && Number(length) <= (address.includes(":") ? 128 : 32);
}

function normal(value: string): string {
  return parts(value)
    .map((word) => macOf(word) ?? (isIp(word) ? canonicalIp(word) : word))
    .join(" ");
}
