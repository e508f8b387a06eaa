import { networkManagerRefusals, networkManagerRounds } from "./networkmanager";
import { corpusSuite } from "./suite";

corpusSuite("networkmanager", networkManagerRounds, networkManagerRefusals);
