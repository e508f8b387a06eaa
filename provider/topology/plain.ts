import { visible } from "../engine/shown";

/** Names come from whoever may define a guest or a device: nothing in them may move the cursor, colour the line, turn its direction or end it. */
export const plain = (text: string): string => visible(text).replaceAll("\t", "\\t").replaceAll("\n", "\\n");
