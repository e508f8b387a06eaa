import { rebootSuite } from "./owner";

rebootSuite("ifupdown");
