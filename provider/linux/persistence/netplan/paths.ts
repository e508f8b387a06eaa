import { fileStem } from "../files";

export const FOLDER = "/etc/netplan";

/** After what others usually write (`50-cloud-init.yaml`): a later file adds to lists and wins for everything else. */
export const yamlFile = (key: string) => `${FOLDER}/90-kvmnet-${fileStem(key)}.yaml`;
