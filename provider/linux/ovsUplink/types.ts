import type { CommonArgs, CommonState } from "../../resource/kind";
import type { z } from "../../resource/zod";
import type { DeviceArgs } from "../device/spec";
import type { ovsUplinkArgs, ovsUplinkState } from "./schema";

/** `name` is the NIC, as with an OvsPort of type `system`. */
export type OvsUplinkArgs = CommonArgs & z.infer<typeof ovsUplinkArgs>;
export type OvsUplinkState = CommonState & z.infer<typeof ovsUplinkState>;

/** The same as a device with a port: the bridge's local port, and the NIC. Plans and orders are those of devices. */
export type UplinkDevice = DeviceArgs;
