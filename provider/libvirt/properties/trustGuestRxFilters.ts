import { z } from "zod";
import { field } from "../../resource/schema";

export const trustGuestRxFilters = () =>
  field(z.boolean().optional(), {
    description: "Let guests change MAC address and receive filters of their NIC on the host (virtio on macvtap, or a passed-through device).",
    term: "<network trustGuestRxFilters=…>",
  });
