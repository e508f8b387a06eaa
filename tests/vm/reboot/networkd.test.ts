import { rebootSuite } from "./owner";

rebootSuite("networkd");
