export { groupSamples as samples } from "./ovnGroups";
