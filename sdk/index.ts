// Made by `npm run generate` from the schemas in provider/. Do not edit.

export * from "./bridge";
export * from "./connection";
export * from "./hostSetup";
export * from "./macvtapInterface";
export * from "./natNetwork";
export * from "./ovsBridge";
export * from "./ovsPort";
export * from "./resource";
