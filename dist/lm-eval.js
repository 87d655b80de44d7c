import { Et as shown, G as AtRecord } from "./cli-index-scan-worker.js";
import { a as objectIn, i as listIn, l as eachRecord, o as textIn, r as UNPARSED, s as toolFormat } from "./tool-format.js";
// lib/src/predictions/formats/tools/lm-eval.js
const NOT_FOUND = new Set(["[invalid]", "None"]);
const lmEval = toolFormat({
	id: "lm-eval",
	roles: {
		actual: "actual",
		predicted: "predicted",
		id: "doc_id"
	},
	oneOf: ["filter"],
	records: (source, onRecord) => eachRecord(source, "lines", (value, offset) => {
		const sample = objectIn(value);
		if (sample["doc_id"] === void 0 || sample["filtered_resps"] === void 0) throw new AtRecord(offset, "the line is no sample of lm-eval: it has no `doc_id` or no `filtered_resps`");
		const likelihoods = likelihoodsIn(sample);
		const answer = likelihoods === void 0 ? generated(sample, offset) : chosen(sample, likelihoods, offset);
		const { arguments: _arguments, resps: _resps, filtered_resps: _filtered, metrics: _metrics, ...rest } = sample;
		return onRecord({
			offset,
			fields: {
				...rest,
				filter: sample["filter"] ?? "none",
				...answer
			}
		});
	})
});
function likelihoodsIn({ filtered_resps: responses }) {
	const pairs = listIn(responses);
	const isPair = (pair) => Array.isArray(pair) && pair.length === 2 && /^(?:true|false)$/i.test(String(pair[1]));
	return pairs.length > 0 && pairs.every(isPair) ? pairs.map((pair) => logarithm(listIn(pair)[0])) : void 0;
}
function logarithm(value) {
	const text = String(value).trim();
	return /^-?inf(?:inity)?$/i.test(text) ? text.startsWith("-") ? -Infinity : Infinity : text === "" ? NaN : Number(text);
}
function chosen(sample, likelihoods, offset) {
	const names = choicesIn(sample);
	const half = names.length / 2;
	const choices = names.length > 2 && names.slice(half).every((name, i) => name === names[i]) ? names.slice(0, half) : names;
	const scores = likelihoods.slice(0, choices.length);
	if (names.length !== likelihoods.length || choices.length < 2) throw new AtRecord(offset, `the sample ${shown(String(sample["doc_id"]))} has ${likelihoods.length} log-likelihoods for ${names.length} choices`);
	if (scores.some(Number.isNaN)) throw new AtRecord(offset, `a log-likelihood of the sample ${shown(String(sample["doc_id"]))} is no number`);
	const best = scores.indexOf(Math.max(...scores));
	const gold = goldIn(sample, choices, offset);
	const { acc } = sample;
	if ((acc === 0 || acc === 1) && acc === 1 !== (best === gold)) throw new AtRecord(offset, `the sample ${shown(String(sample["doc_id"]))} contradicts itself: acc is ${acc}, but the choice with the greatest log-likelihood is ${shown(choices[best] ?? "")} and the target is ${shown(choices[gold] ?? "")}`);
	return {
		actual: choices[gold],
		predicted: choices[best],
		likelihoods: Object.fromEntries(choices.map((name, i) => [name, scores[i]]))
	};
}
function choicesIn({ arguments: requests }) {
	if (Array.isArray(requests)) return requests.map((request) => String(listIn(request)[1]).trim());
	return Object.entries(objectIn(requests)).map(([key, request]) => [Number(/\d+$/.exec(key)?.[0]), objectIn(request)["arg_1"]]).sort(([a], [b]) => a - b).map(([, continuation]) => String(continuation).trim());
}
function goldIn({ target, doc_id: id }, choices, offset) {
	const text = String(target).trim();
	const index = choices.indexOf(text);
	if (index !== -1 && !/^\d+$/.test(text)) return index;
	if (/^\d+$/.test(text) && Number(text) < choices.length) return Number(text);
	if (index !== -1) return index;
	throw new AtRecord(offset, `the target of the sample ${shown(String(id))} is ${shown(text)}, which is none of its choices ${choices.map(shown).join(", ")}`, "Several right answers to one question make no confusion matrix.");
}
function generated(sample, offset) {
	const responses = listIn(sample["filtered_resps"]);
	const [first] = responses;
	const answers = Array.isArray(first) ? first : responses;
	if (answers.length > 1) throw new AtRecord(offset, `the filter of the sample ${shown(String(sample["doc_id"]))} left ${answers.length} answers, where one belongs`, "Let a filter end with take_first or majority_vote.");
	const actual = sample["target"];
	const text = textIn(answers[0]);
	return {
		actual,
		predicted: text !== void 0 && (!NOT_FOUND.has(text) || text === textIn(actual)) ? text : UNPARSED,
		reply: listIn(listIn(sample["resps"])[0])[0]
	};
}
export { lmEval };
