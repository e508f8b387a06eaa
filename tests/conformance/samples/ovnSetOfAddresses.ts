export { setSamples as samples } from "./ovnGroups";
