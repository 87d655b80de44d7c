export { St as decodeConfig, Ct as readConfig } from "./cli-index.js";
