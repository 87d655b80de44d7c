export { at as decodeConfig, ot as readConfig } from "./cli-index.js";
