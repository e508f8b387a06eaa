/** How groups and sets that are called as those of a host are called in OVN, whose matches can say fewer letters; nobody else's names begin so. */

const GROUP = "kvmnet_group_";
const SET = "kvmnet_set_";

/** Whether a row is of ours by its name. */
export const isOfGroups = (name: string): boolean => name.startsWith(GROUP) || name.startsWith(SET);

const sayable = (name: string): string => name.replace(/[^A-Za-z0-9_]/g, (letter) => `.${letter.charCodeAt(0).toString(16).padStart(2, "0")}`);
const said = (text: string): string => text.replace(/\.([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

export const groupRow = (name: string): string => `${GROUP}${sayable(name)}`;
/** `undefined`: it is none of ours. */
export const groupOf = (row: string): string | undefined => (row.startsWith(GROUP) ? said(row.slice(GROUP.length)) : undefined);

/** OVN's sets are of one family. */
export const setRow = (name: string, family: 4 | 6): string => `${SET}${sayable(name)}_v${family}`;
export const setOf = (row: string): string | undefined => (row.startsWith(SET) && row.endsWith("_v4") ? said(row.slice(SET.length, -"_v4".length)) : undefined);
