export { U as decodeConfig } from "./cli-index.js";
