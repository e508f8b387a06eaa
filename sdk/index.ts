// Made by `npm run generate` from the schemas in provider/. Do not edit.

export * from "./bridge";
export * from "./bridgedNetwork";
export * from "./connection";
export * from "./dhcpReservation";
export * from "./dnsRecord";
export * from "./domainInterface";
export * from "./hostSetup";
export * from "./internalNetwork";
export * from "./isolatedNetwork";
export * from "./lookups";
export * from "./macvtapInterface";
export * from "./macvtapNetwork";
export * from "./natNetwork";
export * from "./network";
export * from "./openNetwork";
export * from "./ovsBridge";
export * from "./ovsPort";
export * from "./portGroup";
export * from "./resource";
export * from "./routedNetwork";
export * from "./sriovNetwork";
