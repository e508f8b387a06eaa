import { netplanRounds } from "./netplan";
import { corpusSuite } from "./suite";

corpusSuite("netplan", netplanRounds);
