export { et as decodeConfig } from "./cli-index.js";
