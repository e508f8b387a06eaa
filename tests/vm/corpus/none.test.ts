import { noneRounds } from "./none";
import { corpusSuite } from "./suite";

corpusSuite("none", noneRounds);
