export { rt as decodeConfig } from "./cli-index.js";
