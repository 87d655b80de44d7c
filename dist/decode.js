export { nt as decodeConfig } from "./cli-index.js";
