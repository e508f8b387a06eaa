import { shellFile } from "../../host/shellFile";

/** Shell text, in one line, that gives `NIC NUMBER` so many virtual functions. For files that are read at boot. */
export const setFunctions = (words: string): string => `${shellFile(__dirname, "sriov.sh").trimEnd()}; set_functions ${words}`;
