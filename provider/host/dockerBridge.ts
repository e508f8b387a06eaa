/** The option of Docker's that names the Linux bridge of a network. */
export const BRIDGE_NAME = "com.docker.network.bridge.name";

/** What Docker calls that bridge: as somebody has said, or by the network's id. */
export const dockerBridge = (id: string, named: string | undefined): string => named ?? `br-${id.slice(0, 12)}`;
