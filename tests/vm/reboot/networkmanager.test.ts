import { rebootSuite } from "./owner";

rebootSuite("networkmanager");
