import { networkdRounds } from "./networkd";
import { corpusSuite } from "./suite";

corpusSuite("networkd", networkdRounds);
