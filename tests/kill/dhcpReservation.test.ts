import { samples } from "../conformance/samples/dhcpReservation";
import { killTests } from "./suite";

killTests(samples, "../conformance/samples/dhcpReservation.ts");
