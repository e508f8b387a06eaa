/** Keys in `external_ids` of Open vSwitch's rows that two drivers know. */

/** Whose row it is: `project/stack/logicalName`. */
export const ownerKey = "kvmnet-owner";

/** Of a port that came with the host's addresses (`OvsUplink`): the MAC address that its bridge was told to have, empty where it kept its own. */
export const uplinkKey = "kvmnet-uplink";
