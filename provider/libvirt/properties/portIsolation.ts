import { field } from "../../resource/schema";
import { z } from "../../resource/zod";

export const portIsolation = () =>
  field(z.boolean().optional(), {
    description: "Guests reach the host and what lies behind it, but not each other.",
    term: "<port isolated=…>",
  });
