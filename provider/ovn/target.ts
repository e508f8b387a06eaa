import { text } from "../resource/schema";

const host = String.raw`(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?)`;
const active = new RegExp(`^(tcp|ssl):${host}:(\\d{1,5})$`);

/** A database of OVN's, as who connects to it says it. */
export const remoteTarget = () =>
  text().refine(
    (value) => /^unix:\/[^\s,]+$/.test(value) || Number(active.exec(value)?.[4] ?? "65536") <= 65535,
    "is not a database such as tcp:192.0.2.5:6642, ssl:[2001:db8::5]:6642 or unix:/run/ovn/ovnsb_db.sock",
  );
