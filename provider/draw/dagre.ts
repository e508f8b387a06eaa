/** The one library of ours that lays out graphs. The build puts its code into this file's place, so that the package needs it in no other way (tools/bundle.cjs). */
export { Graph, layout } from "@dagrejs/dagre";
