import { rebootSuite } from "./owner";

rebootSuite("netplan");
