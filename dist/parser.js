import { Dt as tidiedBy, Et as tidied, Ft as dropReasoning, Gt as together, Kt as unparsed, Ot as parsePath, Tt as indexStep, Ut as regexStep, Wt as readingOf, kt as valuesAt, wt as aliasStep } from "./cli-index.js";
// lib/src/predictions/responses/json-reply.js
const BEGINS_JSON = /^\s*[[{"\-\dtfn]/;
const FENCE = /^[ \t]*(?:```|~~~)/;
function jsonStep(path, otherwise, json) {
	const steps = parsePath(path) ?? [];
	return (text) => {
		const values = json(text).flatMap((value) => valuesAt(value, steps));
		if (values.length > 0) return textsOf(values);
		return otherwise === "keep" ? text : unparsed(`there is no JSON with ${path} in it`);
	};
}
function jsonOfReply() {
	let last;
	let values = [];
	return (text) => {
		if (text !== last) {
			values = jsonIn(text);
			last = text;
		}
		return values;
	};
}
function textsOf(values) {
	const items = values.flat();
	const said = items.filter((item) => item !== null);
	if (said.length === 0) return items.length === 0 ? unparsed("the JSON names no label") : { outcome: "missing" };
	return [...new Set(said.map(asText))];
}
function asText(value) {
	return typeof value === "string" ? value : JSON.stringify(value);
}
function jsonIn(text) {
	const whole = parsed(text);
	if (whole.length > 0) return whole;
	const fenced = text.includes("```") || text.includes("~~~") ? inFences(text).flatMap(parsed) : [];
	return fenced.length > 0 || !text.includes("{") ? fenced : objectsIn(text).flatMap(parsed);
}
function parsed(text) {
	if (!BEGINS_JSON.test(text)) return [];
	try {
		return [JSON.parse(text)];
	} catch {
		return [];
	}
}
function inFences(text) {
	const blocks = [];
	let block;
	for (const line of text.split("\n")) if (FENCE.test(line)) {
		if (block !== void 0) blocks.push(block);
		block = block === void 0 ? [] : void 0;
	} else block?.push(line);
	if (block !== void 0) blocks.push(block);
	return blocks.map((lines) => lines.join("\n"));
}
function objectsIn(text) {
	const found = [];
	let depth = 0;
	let start = 0;
	let inString = false;
	for (let i = 0; i < text.length; i++) {
		const sign = text[i];
		if (inString) {
			if (sign === "\\") i++;
			else if (sign === "\"") inString = false;
		} else if (sign === "{") {
			if (depth++ === 0) start = i;
		} else if (depth > 0) {
			if (sign === "\"") inString = true;
			else if (sign === "}" && --depth === 0) found.push(text.slice(start, i + 1));
		}
	}
	return found;
}
// lib/src/predictions/responses/lines.js
const LINE_END = /\r\n|\n|\r/;
function firstLine(text) {
	return text.split(LINE_END).find(isWritten) ?? "";
}
function lastLine(text) {
	return text.split(LINE_END).findLast(isWritten) ?? "";
}
function isWritten(line) {
	return line.trim() !== "";
}
// lib/src/predictions/responses/whole-words.js
const WORD = /^[\p{L}\p{N}\p{M}_]$/u;
const DIGIT = /^\p{Nd}$/u;
const JOIN = /^[-\u2010\u2011'\u2019]$/;
const SIGN = /^[-+\u2212]$/;
const SEPARATOR = /^[.,]$/;
function wholeWords(entries) {
	const root = { next: new Map() };
	for (const { text, label } of entries) if (text !== "") insert(root, text, label);
	return (text) => {
		const letters = Array.from(text);
		const found = new Set();
		let covered = 0;
		for (let start = 0; start < letters.length; start++) {
			if (!mayBegin(letters, start)) continue;
			const longest = longestAt(root, letters, start);
			if (longest === void 0 || longest.end <= covered) continue;
			found.add(longest.label);
			covered = longest.end;
		}
		return found;
	};
}
function insert(root, text, label) {
	let node = root;
	for (const letter of text) {
		let next = node.next.get(letter);
		if (next === void 0) node.next.set(letter, next = { next: new Map() });
		node = next;
	}
	node.label = label;
}
function longestAt(root, letters, start) {
	let longest;
	let node = root;
	for (let at = start; at < letters.length; at++) {
		node = node.next.get(letters[at]);
		if (node === void 0) break;
		if (node.label !== void 0 && mayEnd(letters, at)) longest = {
			end: at + 1,
			label: node.label
		};
	}
	return longest;
}
function mayBegin(letters, at) {
	const first = letters[at] ?? "";
	if (!WORD.test(first)) return true;
	const before = letters[at - 1] ?? "";
	if (WORD.test(before)) return false;
	const second = letters[at - 2] ?? "";
	if (JOIN.test(before) && WORD.test(second)) return false;
	return !DIGIT.test(first) || !(SIGN.test(before) || SEPARATOR.test(before) && DIGIT.test(second));
}
function mayEnd(letters, at) {
	const last = letters[at] ?? "";
	if (!WORD.test(last)) return true;
	const after = letters[at + 1] ?? "";
	if (WORD.test(after)) return false;
	const second = letters[at + 2] ?? "";
	if (JOIN.test(after) && WORD.test(second)) return false;
	return !(DIGIT.test(last) && SEPARATOR.test(after) && DIGIT.test(second));
}
// lib/src/predictions/responses/match.js
function namesOfLabels(labels, steps) {
	return labels.map((label) => ({
		text: tidiedBy(label, steps),
		label
	}));
}
function otherNames(steps) {
	return steps.flatMap((step) => step.kind === "aliases" ? step.aliases.flatMap(({ label, texts }) => texts.map((text) => ({
		text: tidiedBy(text, steps),
		label
	}))) : []);
}
function matchStep({ by, otherwise }, labels, steps) {
	const names = namesOfLabels(labels, steps);
	const none = otherwise === "other" ? { outcome: "other" } : unparsed(by === "exact" ? "it is no label" : "no label occurs in it");
	if (by === "exact") {
		const exact = new Map(names.map(({ text, label }) => [text, { label }]));
		return (text) => text.trim() === "" ? unparsed("nothing is left of it") : exact.get(text.trim()) ?? none;
	}
	const occurring = wholeWords([...names, ...otherNames(steps)]);
	return (text) => {
		const [label, ...others] = occurring(text);
		if (label === void 0) return text.trim() === "" ? unparsed("nothing is left of it") : none;
		if (others.length === 0) return { label };
		return unparsed(`several labels occur in it: ${[label, ...others].slice(0, 4).map((found) => JSON.stringify(found)).join(", ")}`);
	};
}
// lib/src/predictions/responses/outcome-signs.js
function outcomeStep(outcome, sign, before, json) {
	const ending = outcome === "unparsed" ? unparsed("the config counts it as unparsed") : { outcome };
	const isShown = finder(sign, before, json);
	return (text) => isShown(text) ? ending : text;
}
function finder(sign, before, json) {
	if (sign.by === "json") {
		const path = parsePath(sign.path) ?? [];
		const { is } = sign;
		const isSign = is === void 0 ? isThere : (value) => is.includes(asText(value));
		return (text) => json(text).flatMap((value) => valuesAt(value, path)).some(isSign);
	}
	const texts = sign.texts.map((text) => tidiedBy(text, before));
	if (sign.by === "contains") return (text) => texts.some((part) => text.includes(part));
	const whole = new Set(texts);
	return (text) => whole.has(text.trim());
}
function isThere(value) {
	return value !== null && value !== "" && value !== false && !(Array.isArray(value) && value.length === 0);
}
// lib/src/predictions/responses/parser.js
const VERSION = 1;
const TOOL_MARKS = new Set([
	"[invalid]",
	"__invalid__",
	"NO ANSWER FOUND"
]);
async function responseParser(settings) {
	const { steps, labels = [] } = settings;
	const json = jsonOfReply();
	const own = [];
	for (const [index, step] of steps.entries()) own.push(await textStep(step, steps.slice(0, index), labels, json));
	const marks = new Set([...TOOL_MARKS].filter((mark) => !labels.includes(mark)));
	return {
		read: (reply) => {
			const mark = reply.trim();
			return marks.has(mark) ? readingOf(unparsed("tools mark what they could not read like this"), mark) : readOn(reply, own, 0);
		},
		fingerprint: fingerprintOf(settings)
	};
}
function readOn(reply, steps, from) {
	let text = reply;
	for (let at = from; at < steps.length; at++) {
		const taken = steps[at](text);
		if (typeof taken === "string") text = taken;
		else if ("length" in taken) return together(taken.map((part) => readOn(part, steps, at + 1)), text);
		else return readingOf(taken, text);
	}
	const label = text.trim();
	return label === "" ? readingOf(unparsed("nothing is left of it"), reply) : { label };
}
function textStep(step, before, labels, json) {
	switch (step.kind) {
		case "json": return jsonStep(step.path, step.otherwise, json);
		case "regex": return regexStep(step);
		case "drop_reasoning": return dropReasoning(step.tags);
		case "first_line": return firstLine;
		case "last_line": return lastLine;
		case "aliases": return aliasStep(step.aliases, before);
		case "index": return indexStep(step.from, labels);
		case "outcome": return outcomeStep(step.outcome, step.sign, before, json);
		case "match": return matchStep(step, labels, before);
		default: return (text) => tidied(text, step);
	}
}
function fingerprintOf({ steps, labels }) {
	return fnv64(JSON.stringify([
		VERSION,
		steps.map(withoutPlace),
		labels ?? null
	]));
}
function fnv64(text) {
	let hash = 14695981039346656037n;
	for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 1099511628211n);
	return hash.toString(16).padStart(16, "0");
}
function withoutPlace(step) {
	return Object.entries(step).filter(([key]) => key !== "place").toSorted(([a], [b]) => a < b ? -1 : 1);
}
export { responseParser };
