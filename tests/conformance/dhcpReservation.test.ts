import { samples } from "./samples/dhcpReservation";
import { conformance } from "./suite";

conformance(samples);
