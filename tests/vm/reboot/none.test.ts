import { rebootSuite } from "./owner";

rebootSuite("none");
