export { it as decodeConfig, at as readConfig } from "./cli-index.js";
