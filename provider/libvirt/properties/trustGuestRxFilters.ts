import { field } from "../../resource/schema";
import { z } from "../../resource/zod";

export const trustGuestRxFilters = () =>
  field(z.boolean().optional(), {
    description: "Let guests change MAC address and receive filters of their NIC on the host (virtio on macvtap, or a passed-through device).",
    term: "<network trustGuestRxFilters=…>",
  });
