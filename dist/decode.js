export { rt as decodeConfig, it as readConfig } from "./cli-index.js";
