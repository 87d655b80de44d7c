import { G as AtRecord } from "./cli-index-scan-worker.js";
import { a as objectIn, i as listIn, l as eachRecord, n as REFUSED, o as textIn, r as UNPARSED, s as toolFormat, t as MISSING } from "./tool-format.js";
// lib/src/predictions/formats/tools/openai-batch.js
const openaiBatch = toolFormat({
	id: "openai-batch",
	roles: {
		predicted: "predicted",
		id: "custom_id"
	},
	records: (source, onRecord) => eachRecord(source, "lines", (value, offset) => {
		const { custom_id: id, response, error } = objectIn(value);
		if (typeof id !== "string") throw new AtRecord(offset, "the line is no request of a batch: it has no `custom_id`");
		const { status_code: status, body: rawBody } = objectIn(response);
		const body = objectIn(rawBody);
		const failed = error !== null && error !== void 0;
		if (failed && status === 200) throw new AtRecord(offset, `the request "${id}" has both an answer and an error`);
		return onRecord({
			offset,
			fields: {
				custom_id: id,
				...failed || status !== 200 ? { predicted: MISSING } : "output" in body ? fromResponses(body) : fromChat(body, id, offset),
				model: body["model"],
				response,
				error
			}
		});
	})
});
function fromChat(body, id, offset) {
	const choices = listIn(body["choices"]);
	if (choices.length > 1) throw new AtRecord(offset, `the request "${id}" has ${choices.length} answers, where one belongs`, "Ask for one (n: 1), or read the file with format: jsonl and the path of one of them.");
	const { message, finish_reason: reason } = objectIn(choices[0]);
	const { content, refusal } = objectIn(message);
	const reply = typeof content === "string" ? content : void 0;
	return {
		predicted: predictedOf(reply, textIn(refusal) !== void 0 || reason === "content_filter", reason === "length"),
		reply,
		finish_reason: reason
	};
}
function fromResponses(body) {
	const parts = listIn(body["output"]).flatMap((item) => listIn(objectIn(item)["content"])).map(objectIn);
	const reply = parts.flatMap(({ type, text }) => type === "output_text" && typeof text === "string" ? [text] : []).join("");
	const reason = objectIn(body["incomplete_details"])["reason"];
	return {
		predicted: predictedOf(reply, parts.some(({ type }) => type === "refusal") || reason === "content_filter", body["status"] === "incomplete"),
		reply,
		finish_reason: reason ?? body["status"]
	};
}
function predictedOf(reply, refused, cutOff) {
	if (refused) return REFUSED;
	return cutOff ? UNPARSED : textIn(reply) ?? "(unparsed)";
}
export { predictedOf as n, openaiBatch as t };
