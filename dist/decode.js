export { L as decodeConfig } from "./cli-index.js";
