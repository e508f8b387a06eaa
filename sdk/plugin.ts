import { preferPlugin } from "./door";

/** The same classes, all of them through the native plugin: `import * as kvmnet from "pulumi-kvmnet/plugin"`. It counts for the whole program. */
preferPlugin();

export * from "./index";
