import { G as AtRecord } from "./cli-index-scan-worker.js";
import { a as objectIn, i as listIn, l as eachRecord, n as REFUSED, o as textIn, r as UNPARSED, s as toolFormat, t as MISSING, u as withDocument } from "./tool-format.js";
// lib/src/predictions/formats/tools/promptfoo.js
const SAYS_GOLD = new Set([
	"equals",
	"iequals",
	"contains",
	"icontains",
	"starts-with"
]);
const CALL_FAILED = 2;
const promptfoo = toolFormat({
	id: "promptfoo",
	roles: {
		actual: "actual",
		predicted: "predicted",
		id: "testIdx"
	},
	oneOf: ["provider.id", "promptIdx"],
	records: (source, onRecord) => eachResult(source, (value, offset) => {
		const result = objectIn(value);
		const { testIdx, promptIdx, vars, response, testCase, provider, prompt } = result;
		if (vars === void 0 || provider === void 0) throw new AtRecord(offset, "this is no result of promptfoo: it has no `vars` or no `provider`");
		const { raw: _raw, ...promptNames } = objectIn(prompt);
		const { metadata, description } = objectIn(testCase);
		const { output } = objectIn(response);
		return onRecord({
			offset,
			fields: {
				testIdx,
				promptIdx: promptIdx ?? promptNames["label"] ?? promptNames["display"],
				actual: goldOf(objectIn(testCase), offset),
				predicted: predictedOf(result),
				reply: output,
				vars,
				provider: typeof provider === "string" ? { id: provider } : provider,
				prompt: promptNames,
				metadata,
				description,
				success: result["success"],
				score: result["score"]
			}
		});
	})
});
async function eachResult(source, onValue) {
	if (await withDocument(source, (document) => {
		if (document.at("results") === void 0) return false;
		document.each("results.results", onValue);
		return true;
	}) !== true) await eachRecord(source, "lines", onValue);
}
function goldOf(testCase, offset) {
	const labels = new Set(listIn(testCase["assert"]).map(objectIn).filter(({ type }) => SAYS_GOLD.has(type)).flatMap(({ value }) => textIn(value) ?? []));
	const [only, ...others] = labels;
	if (others.length > 0) throw new AtRecord(offset, `the assertions of a test name several labels: ${[...labels].map((label) => JSON.stringify(label)).join(", ")}`, "Name the variable that holds the gold label: columns: { actual: vars.<name> }");
	return only?.includes("{{") === true ? void 0 : only;
}
function predictedOf({ failureReason, response, error }) {
	const { output, isRefusal } = objectIn(response);
	if (failureReason === CALL_FAILED || output === void 0 && (textIn(error) !== void 0 || response === void 0 || response === null)) return MISSING;
	if (isRefusal === true) return REFUSED;
	if (output === null || output === void 0) return UNPARSED;
	return typeof output === "string" ? textIn(output) ?? "(unparsed)" : output;
}
export { promptfoo };
