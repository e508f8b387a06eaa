import { networkdRefusals, networkdRounds } from "./networkd";
import { corpusSuite } from "./suite";

corpusSuite("networkd", networkdRounds, networkdRefusals);
