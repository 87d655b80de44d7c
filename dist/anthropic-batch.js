import { Et as shown, G as AtRecord } from "./cli-index-scan-worker.js";
import { n as predictedOf } from "./openai-batch2.js";
import { a as objectIn, i as listIn, l as eachRecord, s as toolFormat, t as MISSING } from "./tool-format.js";
// lib/src/predictions/formats/tools/anthropic-batch.js
const CUT_OFF = new Set(["max_tokens", "model_context_window_exceeded"]);
const WITHOUT_ANSWER = new Set([
	"errored",
	"canceled",
	"expired"
]);
const anthropicBatch = toolFormat({
	id: "anthropic-batch",
	roles: {
		predicted: "predicted",
		id: "custom_id"
	},
	records: (source, onRecord) => eachRecord(source, "lines", (value, offset) => {
		const { custom_id: id, result } = objectIn(value);
		if (typeof id !== "string") throw new AtRecord(offset, "the line is no result of a batch: it has no `custom_id`");
		const { type, message: rawMessage } = objectIn(result);
		if (type !== "succeeded" && !WITHOUT_ANSWER.has(type)) throw new AtRecord(offset, `the request "${id}" has a result of the type ${shown(String(type))}, which is not known`);
		const message = objectIn(rawMessage);
		const { stop_reason: reason } = message;
		const reply = listIn(message["content"]).map(objectIn).flatMap(({ type: kind, text }) => kind === "text" && typeof text === "string" ? [text] : []).join("");
		return onRecord({
			offset,
			fields: {
				custom_id: id,
				predicted: type === "succeeded" ? predictedOf(reply, reason === "refusal", CUT_OFF.has(reason)) : MISSING,
				reply,
				stop_reason: reason,
				model: message["model"],
				result
			}
		});
	})
});
export { anthropicBatch };
