import { Et as shown, G as AtRecord, Lt as ProblemError } from "./cli-index-scan-worker.js";
import { a as objectIn, c as WholeDocument, i as listIn, n as REFUSED, o as textIn, s as toolFormat, t as MISSING, u as withDocument } from "./tool-format.js";
import { t as Zip } from "./zip.js";
// lib/src/predictions/formats/tools/inspect.js
const MOST_BYTES = 1073741824;
const ROLES = {
	actual: "actual",
	predicted: "predicted",
	id: "id"
};
const inspect = toolFormat({
	id: "inspect",
	roles: ROLES,
	runs: ["epoch"],
	records: inDocument
});
const inspectZip = toolFormat({
	id: "inspect",
	roles: ROLES,
	runs: ["epoch"],
	numbered: true,
	records: inZip
});
async function inDocument(source, onRecord) {
	if (await withDocument(source, (document) => {
		const model = modelOf(document, source.name);
		document.each("samples", exampleOf(model, onRecord));
		return true;
	}) === void 0) throw new ProblemError({
		message: "this is no log of inspect: it holds several JSON objects",
		place: { file: source.name }
	});
}
async function inZip(source, onRecord) {
	const zip = new Zip(source.name, await wholeFile(source));
	const onSample = exampleOf(modelOf(documentIn(zip, "header.json", source.name), source.name), onRecord);
	const names = zip.names.filter((name) => /^samples\/.*\.json$/.test(name)).sort((a, b) => a < b ? -1 : 1);
	if (names.length === 0) throw new ProblemError({
		message: "the log of inspect holds no samples",
		place: { file: source.name },
		advice: "Was it written with --no-log-samples?"
	});
	for (const [number, name] of names.entries()) if (!onSample(documentIn(zip, name, source.name).at(""), number)) return;
}
function documentIn(zip, name, file) {
	const bytes = zip.read(name);
	if (bytes === void 0) throw new ProblemError({
		message: `this is no finished log of inspect: the zip file has no ${name}`,
		place: { file },
		advice: "inspect writes it when the run ends. Was the run stopped?"
	});
	try {
		return new WholeDocument(bytes, 0);
	} catch (thrown) {
		throw new ProblemError({
			message: `the entry ${shown(name)} cannot be read: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
			place: { file }
		}, { cause: thrown });
	}
}
async function wholeFile(source) {
	const chunks = [];
	let size = 0;
	for await (const chunk of source.open()) {
		size += chunk.length;
		if (size > MOST_BYTES) throw new ProblemError({
			message: `the log is larger than ${MOST_BYTES / 1073741824} GiB, the most that is read`,
			place: { file: source.name }
		});
		chunks.push(Uint8Array.from(chunk));
	}
	return Buffer.concat(chunks);
}
function modelOf(header, file) {
	const status = header.at("status");
	if (status !== "success") throw new ProblemError({
		message: `the run did not come to its end: its status is ${shown(String(status))}`,
		place: { file },
		advice: "Samples that are missing were not measured. Run it again, or go on with: inspect eval-retry"
	});
	return header.at("eval.model");
}
function exampleOf(model, onRecord) {
	return (value, offset) => {
		const sample = objectIn(value);
		const { id, epoch, target, metadata, scores: rawScores, score } = sample;
		if (id === void 0) throw new AtRecord(offset, "this is no sample of inspect: it has no `id`");
		const gold = listIn(target);
		if (gold.length > 1) throw new AtRecord(offset, `the sample ${JSON.stringify(id)} has several targets: ${gold.map((one) => shown(String(one))).join(", ")}`, "Several right answers to one question make no confusion matrix. Name another column of gold: columns: { actual: metadata.<key> }");
		const scores = score !== void 0 && rawScores === void 0 ? { score } : objectIn(rawScores);
		const names = Object.keys(scores);
		const [only] = names;
		const predicted = names.length > 1 ? void 0 : predictedOf(sample, only === void 0 ? void 0 : objectIn(objectIn(scores)[only]));
		return onRecord({
			offset,
			fields: {
				id,
				epoch: epoch ?? 1,
				actual: gold.length === 1 ? gold[0] : target,
				predicted,
				input: sample["input"],
				reply: replyOf(sample),
				scores,
				metadata,
				model
			}
		});
	};
}
function predictedOf(sample, score) {
	const { error, output } = sample;
	if (error !== null && error !== void 0) return MISSING;
	if (objectIn(listIn(objectIn(output)["choices"])[0])["stop_reason"] === "content_filter") return REFUSED;
	if (score === void 0) return MISSING;
	const { answer } = score;
	return textIn(typeof answer === "number" || typeof answer === "boolean" ? String(answer) : answer) ?? "(unparsed)";
}
function replyOf({ output }) {
	const { completion, choices } = objectIn(output);
	return completion ?? objectIn(objectIn(listIn(choices)[0])["message"])["content"];
}
export { inspect, inspectZip };
