export { K as decodeConfig } from "./cli-index.js";
