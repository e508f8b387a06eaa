import { canonicalIp, isIp } from "./ip";
import { text } from "./schema";

/** Where a service is: `10.0.0.5:80`, `[fd00::5]:80`; an address alone stands for all of its ports. */
export interface Endpoint {
  readonly address: string;
  readonly port?: number;
}

export function parseEndpoint(value: string): Endpoint | undefined {
  if (isIp(value)) {
    return { address: canonicalIp(value) };
  }
  const [, six, four, digits = ""] = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(value) ?? [];
  const [address = "", port] = [six ?? four, Number(digits)];
  const right = isIp(address) && address.includes(":") === (six !== undefined) && port >= 1 && port <= 65535;
  return right ? { address: canonicalIp(address), port } : undefined;
}

/** An address as it stands where a port may follow. */
export const bracketed = (address: string): string => (address.includes(":") ? `[${address}]` : address);

export const canonicalEndpoint = ({ address, port }: Endpoint): string => (port === undefined ? address : `${bracketed(address)}:${port}`);

const normal = (value: string): string => {
  const known = parseEndpoint(value);
  return known ? canonicalEndpoint(known) : value;
};

const REASON = "is not an address with a port, such as 10.20.0.10:80 or [fd00::10]:80, or an address alone";

export const endpoint = () =>
  text()
    .refine((value) => parseEndpoint(value) !== undefined, REASON)
    .overwrite(normal);

/** As a key of a map, which has one way to be written. */
export const endpointKey = () =>
  text()
    .refine((value) => parseEndpoint(value) !== undefined, REASON)
    .refine((value) => parseEndpoint(value) === undefined || normal(value) === value, { error: (issue) => `is written as ${normal(String(issue.input))}` });
