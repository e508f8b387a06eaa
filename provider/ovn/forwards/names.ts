/** How forwards are called among OVN's load balancers; nobody else's names begin so. */

const FORWARD = "kvmnet-forward-";

export const isOfForward = (name: string): boolean => name.startsWith(FORWARD);
export const forwardRow = (name: string): string => `${FORWARD}${name}`;
/** `undefined`: it is none. */
export const forwardOf = (row: string): string | undefined => (isOfForward(row) ? row.slice(FORWARD.length) : undefined);
