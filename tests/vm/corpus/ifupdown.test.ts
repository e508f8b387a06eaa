import { ifupdownRefusals, ifupdownRounds } from "./ifupdown";
import { corpusSuite } from "./suite";

corpusSuite("ifupdown", ifupdownRounds, ifupdownRefusals);
