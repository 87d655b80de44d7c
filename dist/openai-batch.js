export { t as openaiBatch } from "./openai-batch2.js";
