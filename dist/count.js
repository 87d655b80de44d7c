import { a as presentIn, c as writeSlimDocuments, l as readJudged, n as refuseGoldOutside, o as EMPTY_SLICE, r as answerColumns, s as readRecordFiles, t as tallySets } from "./tally.js";
import { $ as emptyFile, B as skipBlanks, Et as shown, Lt as ProblemError, Q as Fault, X as scanFile, _ as cellText, k as isParquet, st as fileProblem, wt as textOf, y as isEmpty } from "./cli-index-scan-worker.js";
import { Bt as holdsAlternatives, Rt as prefixesOf, Vt as tagOf, dt as byCodePoint, ft as dividingColumns, zt as spansOf } from "./cli-index.js";
function isBoundary(fields) {
	return fields[0] === "-DOCSTART-" || fields[0] === "-X-";
}
function commentId(line) {
	return /^# (?:sent_id|newdoc id|id)\s*[= ]\s*(\S+)/.exec(line)?.[1];
}
function fieldsOf(line, byTab) {
	return byTab ? line.split("	").map((field) => field.trim()) : line.trim().split(/\s+/);
}
function layoutOf(lines, format) {
	const byTab = lines.every((line) => line.includes("	"));
	const rows = lines.map((line) => fieldsOf(line, byTab));
	const columns = rows[0]?.length ?? 0;
	const tagsOnly = rows.every((fields) => fields.every((field) => tagOf(field) !== void 0));
	if (format === "tags" || format === void 0 && tagsOnly && rows.some((fields) => fields.length > 1)) return {
		format: "tags",
		byTab: false,
		columns: 1,
		scored: false
	};
	return {
		format: "conll",
		byTab,
		columns,
		scored: columns > 2 && rows.every((fields) => isScore(fields.at(-1)) && tagOf(fields.at(-2) ?? "") !== void 0)
	};
}
function isScore(field) {
	return field !== void 0 && /^[01](?:\.\d+)?(?:e-?\d+)?$/i.test(field);
}
function tagFault(text, role, scheme) {
	if (holdsAlternatives(text)) return new Fault(0, "line", `the ${role} tag ${shown(text)} holds several tags: which one is meant is not known`, "Use the file in which the alternatives are resolved.");
	if (scheme !== void 0 && tagOf(text) !== void 0) return new Fault(0, "line", `the ${role} tag ${shown(text)} is not of the scheme ${scheme.name}, whose prefixes are ${scheme.prefixes.split("").join(", ")}`, "Name the scheme that the file is written in.");
	return new Fault(0, "line", `the ${role} tag ${shown(text)} is none: a tag is O, or a prefix (B, I, E, S, L, U), a hyphen and a type, such as B-PER`, "If the column holds no tags, name those that do, counted from 1: columns: { actual: \"2\", predicted: \"3\" }.");
}
// lib/src/predictions/entities/conll-lines.js
const LF = 10;
const CR = 13;
async function readLines(source, onLine) {
	let empty = true;
	await scanFile(source, (bytes, start, end, last, origin) => {
		let p = start;
		while (p < end) {
			const newline = bytes.indexOf(LF, p);
			const found = newline !== -1 && newline < end;
			if (!found && !last) return p;
			const stop = found ? newline : end;
			const text = textOf(bytes, p, stop > p && bytes[stop - 1] === CR ? stop - 1 : stop);
			empty &&= text.trim() === "";
			try {
				onLine(text, origin + p);
			} catch (thrown) {
				throw thrown instanceof Fault ? thrown.movedBy(p) : thrown;
			}
			p = found ? newline + 1 : end;
		}
		if (last && empty) throw emptyFile();
		return end;
	}, "A file of tags holds one token, or one sentence, a line. Is it another format?");
}
// lib/src/predictions/entities/tag-columns.js
function tagColumns(source, { format, columns, scored }, { columns: own, prefer = {}, needs, mayHaveGold, key, place }) {
	const shared = (name) => Number(name) <= columns ? name : void 0;
	const fail = (message, advice) => {
		throw new ProblemError(fileProblem(source.name, message, advice, place));
	};
	const column = (role, name) => {
		if (name === void 0) return void 0;
		const number = /^[1-9]\d*$/.test(name) ? Number(name) : 0;
		if (number >= 1 && number <= columns) return number - 1;
		return fail(`${key}: ${role} is ${shown(name)}, and the file has the columns 1 to ${columns}`, "Columns of a CoNLL file have no names: they are counted from 1.");
	};
	if (own.slices !== void 0 && own.slices.length > 0) fail("a file of tags has no columns for slices", "Slices need span JSON, with one document a line.");
	if (own.id !== void 0) fail(`a file of tags has no id column ${shown(own.id)}`, "Ids stand in comments before a sentence, as in \"# sent_id = 1\"; without them sentences are paired by their order.");
	if (own.text !== void 0 && own.text !== "token" && own.text !== "1") fail(`columns.text is ${shown(own.text)}, and the text of a file of tags is its tokens`, "Write text: token.");
	const [namedActual, namedPredicted, baseline] = [
		column("actual", own.actual ?? shared(prefer.actual)),
		column("predicted", own.predicted ?? shared(prefer.predicted)),
		column("baseline", own.baseline)
	];
	const free = Array.from({ length: columns - (scored ? 1 : 0) }, (_, index) => index).filter((index) => (index > 0 || columns === 1 || format === "tags") && index !== baseline);
	const lastOf = (candidates, taken) => candidates.findLast((index) => index !== taken);
	const predicted = needs.includes("predicted") ? namedPredicted ?? lastOf(free, namedActual) : void 0;
	const before = lastOf(free.filter((index) => index < (predicted ?? columns)), void 0);
	const actual = needs.includes("actual") || mayHaveGold ? namedActual ?? before : void 0;
	if (needs.includes("actual") && actual === void 0 || needs.includes("predicted") && predicted === void 0) fail(`the file has ${columns === 1 ? "one column" : `${columns} columns`}: gold and predicted tags need three, token, gold, predicted`, "Where gold tags stand in a file of their own, name it: columns: { actual: { file: <gold file> } }.");
	if (actual !== void 0 && actual === predicted) fail(`gold and predicted tags are the same column ${actual + 1}: the model would always be right`, "Name two columns: columns: { actual: \"2\", predicted: \"3\" }.");
	if (baseline !== void 0 && (baseline === predicted || baseline === actual)) fail(`the baseline's column ${baseline + 1} holds the ${baseline === predicted ? "predictions of the candidate itself" : "gold tags"}`, "Name the column of the baseline's tags.");
	return {
		token: columns > 1 ? 0 : void 0,
		actual,
		predicted,
		baseline
	};
}
// lib/src/predictions/entities/conll.js
async function readTags(sources, wanted, format) {
	const documents = [];
	const files = [];
	let columns;
	let names;
	for (const source of sources) {
		const layout = await lookAt(source, format);
		const found = tagColumns(source, layout, wanted);
		columns ??= found;
		names ??= namesOf(columns);
		if (JSON.stringify(found) !== JSON.stringify(columns)) throw new ProblemError(fileProblem(source.name, `the file has other columns than ${sources[0]?.name ?? ""}: ${layout.columns} of them`, "Files of one side have the same columns."));
		const before = documents.length;
		await readSentences(source, layout, columns, wanted, documents);
		files.push({
			name: source.name,
			format: layout.format,
			records: documents.length - before
		});
	}
	const { columns: named } = wanted;
	const inferred = ["actual", "predicted"].filter((role) => names?.[role] !== void 0 && named[role] === void 0);
	const hasIds = documents.some(({ id }) => id !== void 0);
	return {
		documents,
		files,
		roles: {
			predicted: names?.predicted ?? "",
			...names?.actual !== void 0 && { actual: names.actual },
			...hasIds && { id: "# id" },
			...named.text !== void 0 && { text: "token" },
			slices: [],
			inferred: [...inferred, ...hasIds ? ["id"] : []]
		},
		nonFinite: 0,
		model: void 0,
		ordered: true,
		repeated: 0
	};
}
function namesOf({ actual, predicted }) {
	const name = (column) => column === void 0 ? void 0 : `column ${column + 1}`;
	return {
		actual: name(actual),
		predicted: name(predicted)
	};
}
async function lookAt(source, format) {
	const lines = [];
	await readLines(source, (line) => {
		if (lines.length < 1e3 && line.trim() !== "" && commentId(line) === void 0 && !isBoundary(fieldsOf(line, false))) lines.push(line);
	});
	return layoutOf(lines, format);
}
async function readSentences(source, layout, columns, wanted, into) {
	let sentence = new Sentence(wanted, columns, source, into.length);
	let id;
	const finish = () => {
		if (sentence.empty) return;
		into.push(sentence.document(id));
		id = void 0;
		sentence = new Sentence(wanted, columns, source, into.length);
	};
	await readLines(source, (line, offset) => {
		if (line.trim() === "") return finish();
		const comment = sentence.empty ? commentId(line) : void 0;
		if (comment !== void 0) return void (id = comment);
		const fields = fieldsOf(line, layout.byTab);
		if (layout.format === "tags") {
			for (const tag of fields) sentence.add([tag], offset);
			return finish();
		}
		if (isBoundary(fields)) return finish();
		if (fields.length !== layout.columns) throw new Fault(0, "line", `the line has ${fields.length} ${fields.length === 1 ? "column" : "columns"}, and those before it have ${layout.columns}`, "A blank line ends a sentence; every other line has the same columns.");
		sentence.add(fields, offset);
	});
	finish();
}
var Sentence = class {
	#wanted;
	#columns;
	#source;
	#row;
	#words = [];
	#tags = {
		actual: [],
		predicted: [],
		baseline: []
	};
	#tokens = 0;
	#offset = 0;
	constructor(wanted, columns, source, row) {
		this.#wanted = wanted;
		this.#columns = columns;
		this.#source = source;
		this.#row = row;
	}
	get empty() {
		return this.#tokens === 0;
	}
	add(fields, offset) {
		if (this.#tokens++ === 0) this.#offset = offset;
		const { token } = this.#columns;
		if (token !== void 0) this.#words.push(fields[token] ?? "");
		for (const role of [
			"actual",
			"predicted",
			"baseline"
		]) {
			const column = this.#columns[role];
			if (column !== void 0) this.#tags[role].push(this.#tag(fields[column] ?? "", role));
		}
	}
	document(id) {
		const { columns, reading } = this.#wanted;
		const spans = (role) => this.#columns[role] === void 0 ? void 0 : spansOf(this.#tags[role], reading);
		const words = this.#columns.token === void 0 ? void 0 : this.#words.join("\n");
		return {
			id,
			row: this.#row,
			source: this.#source,
			offset: this.#offset,
			length: this.#tokens,
			words,
			gold: spans("actual"),
			predicted: spans("predicted"),
			baseline: spans("baseline"),
			text: columns.text === void 0 || words === void 0 ? void 0 : {
				text: words,
				unit: "token"
			},
			slices: []
		};
	}
	#tag(text, role) {
		const { scheme } = this.#wanted.reading;
		const tag = tagOf(text);
		if (tag !== void 0 && (scheme === void 0 || prefixesOf(scheme).includes(tag.prefix))) return tag;
		throw tagFault(text, role === "actual" ? "gold" : role, scheme === void 0 ? void 0 : {
			name: scheme,
			prefixes: prefixesOf(scheme)
		});
	}
};
// lib/src/predictions/entities/span-check.js
function inOrder(a, b) {
	return a.start - b.start || a.end - b.end || (a.type < b.type ? -1 : a.type > b.type ? 1 : 0);
}
function checkSpans(found, length, nested) {
	for (const span of found) {
		if (!Number.isSafeInteger(span.start) || !Number.isSafeInteger(span.end) || span.start < 0) return `the span ${spanText(span)} has no whole numbers from 0 on as its ends`;
		if (span.end <= span.start) return `the span ${spanText(span)} is empty: its end is exclusive, and must lie behind its start`;
		if (length !== void 0 && span.end > length) return `the span ${spanText(span)} lies outside of its text, which ends at ${length}`;
	}
	const spans = [];
	let furthest;
	for (const span of found.toSorted(inOrder)) {
		const last = spans.at(-1);
		if (last !== void 0 && inOrder(last, span) === 0) continue;
		if (!nested && furthest !== void 0 && span.start < furthest.end) return `the spans ${spanText(furthest)} and ${spanText(span)} overlap`;
		if (furthest === void 0 || span.end > furthest.end) furthest = span;
		spans.push(span);
	}
	return {
		spans,
		repeated: found.length - spans.length
	};
}
function spanText({ start, end, type }) {
	return `[${start}, ${end}) ${shown(type)}`;
}
// lib/src/predictions/entities/span-columns.js
const NAMES = {
	gold: [
		"gold",
		"gold_entities",
		"gold_spans",
		"gold_ents",
		"actual",
		"expected",
		"reference",
		"ground_truth",
		"y_true",
		"true_entities",
		"true_spans",
		"annotations",
		"textSegmentAnnotations"
	],
	predicted: [
		"predicted",
		"prediction",
		"predictions",
		"pred",
		"preds",
		"predicted_entities",
		"predicted_spans",
		"pred_entities",
		"pred_spans",
		"y_pred",
		"model_entities",
		"model_spans"
	],
	either: [
		"entities",
		"Entities",
		"spans",
		"ents",
		"label",
		"labels"
	],
	what: "spans",
	example: "<list of spans>"
};
const TEXTS = [
	"text",
	"data.text",
	"sentence",
	"content",
	"instance.content",
	"textContent",
	"Text"
];
function spanColumns(file, preview, wanted) {
	const found = answerColumns(file, preview, wanted, NAMES);
	const present = presentIn(preview);
	return {
		...found,
		text: found.text ?? TEXTS.find((name) => present.has(name) && name !== found.actual && name !== found.predicted),
		tokens: present.has("tokens") ? "tokens" : void 0,
		length: isSlimCopy(preview) ? "length" : void 0
	};
}
function isSlimCopy({ columns }) {
	const names = columns.map(({ name }) => name).filter((name) => name !== "id");
	return names[0] === "length" && names[1] === "gold" && names[2] === "predicted";
}
// lib/src/predictions/entities/span-lists.js
const DIALECTS = [
	{
		start: "start",
		end: "end",
		type: [
			"label",
			"entity_group",
			"type",
			"tag",
			"labels"
		]
	},
	{
		start: "start_offset",
		end: "end_offset",
		type: ["label"]
	},
	{
		start: "BeginOffset",
		end: "EndOffset",
		type: ["Type"]
	},
	{
		start: "startOffset",
		end: "endOffset",
		type: ["displayName", "label"]
	}
];
function spansIn(value) {
	if (value === null || value === void 0) return void 0;
	if (Array.isArray(value)) return isLabelStudio(value) ? ofLabelStudio(value) : ofList(value);
	if (isItem(value) && "displayNames" in value) return ofVertex(value);
	return `holds ${typeOf(value)}, not a list of spans`;
}
function ofList(list) {
	const spans = [];
	for (const [index, item] of list.entries()) {
		const span = Array.isArray(item) ? ofTriple(item) : isItem(item) ? ofItem(item) : `is ${typeOf(item)}`;
		if (typeof span === "string") return `holds no list of spans: entry ${index + 1} ${span}`;
		spans.push(span);
	}
	return spans;
}
function ofTriple([start, end, type]) {
	return spanOf(start, end, type, "is a list that is not [start, end, \"TYPE\"]");
}
function ofItem(item) {
	const dialect = DIALECTS.find(({ start, end }) => start in item && end in item);
	if (dialect === void 0) return `has no start and end: its keys are ${Object.keys(item).slice(0, 8).map(shown).join(", ")}`;
	const key = dialect.type.find((name) => name in item);
	if (key === void 0) return "entity" in item ? "is one token of a Hugging Face pipeline: make whole entities with aggregation_strategy=\"simple\"" : `has no type: none of the keys ${dialect.type.map(shown).join(", ")}`;
	const type = item[key];
	if (key === "labels") return Array.isArray(type) && type.length === 1 ? spanOf(item[dialect.start], item[dialect.end], type[0], "has no label") : "has not exactly one label in \"labels\"";
	return spanOf(item[dialect.start], item[dialect.end], type, `has no text as its ${shown(key)}`);
}
function spanOf(start, end, type, wrong) {
	const label = typeof type === "number" ? String(type) : type;
	if (typeof label !== "string" || label.trim() === "") return wrong;
	const ends = [start, end].map((value) => typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value);
	if (typeof ends[0] !== "number" || typeof ends[1] !== "number") return `has no numbers as its ends: ${shown(JSON.stringify(start) ?? "nothing")} and ${shown(JSON.stringify(end) ?? "nothing")}`;
	return {
		start: ends[0],
		end: ends[1],
		type: label
	};
}
function isLabelStudio(list) {
	return list.length > 0 && list.every((entry) => isItem(entry) && Array.isArray(entry["result"]));
}
function ofLabelStudio(list) {
	const kept = list.filter(isItem).filter((entry) => entry["was_cancelled"] !== true);
	const versions = new Set(kept.filter((entry) => "model_version" in entry).map((entry) => entry["model_version"]));
	if (versions.size > 1) return `holds predictions of ${versions.size} models: ${[...versions].slice(0, 8).map((name) => shown(String(name))).join(", ")}. Export those of one`;
	const results = kept[0]?.["result"];
	if (!Array.isArray(results)) return void 0;
	const spans = [];
	for (const result of results) {
		const value = isItem(result) ? result["value"] : void 0;
		if (!isItem(value) || !("labels" in value) || !("start" in value)) continue;
		const span = ofItem(value);
		if (typeof span === "string") return `holds a result that ${span}`;
		spans.push(span);
	}
	return spans;
}
function ofVertex(value) {
	const [types, starts, ends] = [
		value["displayNames"],
		value["textSegmentStartOffsets"],
		value["textSegmentEndOffsets"]
	];
	if (!Array.isArray(types) || !Array.isArray(starts) || !Array.isArray(ends)) return "has displayNames without textSegmentStartOffsets and textSegmentEndOffsets";
	if (types.length !== starts.length || types.length !== ends.length) return `has ${types.length} displayNames, ${starts.length} start offsets and ${ends.length} end offsets: not one a span`;
	return ofList(types.map((type, index) => [
		starts[index],
		ends[index],
		type
	]));
}
function isItem(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function typeOf(value) {
	if (value === null) return "null";
	if (Array.isArray(value)) return "a list";
	return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
// lib/src/predictions/entities/spans.js
async function readSpans(sources, wanted, format) {
	let found;
	return {
		...await readRecordFiles(sources, format, "documents", ({ source, format: reader, preview }) => {
			if (reader.id !== "json" && reader.id !== "jsonl" && reader.id !== "parquet") throw new ProblemError(fileProblem(source.name, `the file is ${reader.id}, and entities are read from JSON and Parquet with lists of spans, and from CoNLL columns`, "Say format: conll for columns of tokens and tags."));
			const mayHaveAnswers = reader.id !== "parquet" || preview.columns.some(({ name }) => name === ANSWER);
			return new SpanReader(found ??= spanColumns(source.name, preview, wanted), wanted, mayHaveAnswers);
		}),
		roles: rolesOf(found, wanted),
		ordered: found?.length !== void 0 && found.id.length === 0
	};
}
function rolesOf(found, { columns }) {
	const { actual, predicted, id = [], inferred = [] } = found ?? {};
	return {
		predicted: predicted ?? "",
		...actual !== void 0 && { actual },
		...id.length > 0 && { id: id.join(":") },
		...columns.text !== void 0 && { text: columns.text },
		slices: columns.slices ?? [],
		inferred
	};
}
const ANSWER = "answer";
var SpanReader = class {
	names;
	repeated = 0;
	#columns;
	#wanted;
	constructor(columns, wanted, mayHaveAnswers) {
		const { actual, predicted, baseline, id, text, tokens, length } = columns;
		const names = [
			actual,
			predicted,
			baseline,
			text,
			tokens,
			length,
			...id,
			...wanted.columns.slices ?? [],
			...mayHaveAnswers ? [ANSWER] : []
		];
		this.names = [...new Set(names.filter((name) => name !== void 0))];
		this.#columns = columns;
		this.#wanted = wanted;
	}
	read(cells, source, row) {
		const { columns, nested } = this.#wanted;
		const { text: textColumn, tokens: tokensColumn, length: lengthColumn, id: idColumns } = this.#columns;
		const at = (name) => this.names.indexOf(name);
		const text = textColumn === void 0 || cells.kind[at(textColumn)] !== 2 ? void 0 : cellText(cells, at(textColumn));
		const tokens = tokensColumn === void 0 || text !== void 0 ? void 0 : tokensIn(parsed(cells, at(tokensColumn)));
		const length = text?.length ?? tokens?.length ?? (lengthColumn === void 0 ? void 0 : numberIn(cells, at(lengthColumn)));
		const spans = {};
		for (const role of [
			"actual",
			"predicted",
			"baseline"
		]) {
			const name = this.#columns[role];
			if (name === void 0) continue;
			const found = role === "actual" && !isAccepted(cells, at(ANSWER)) ? void 0 : name === "spans" && cells.kind[at(name)] === 0 ? [] : spansIn(parsed(cells, at(name)));
			if (found === void 0) continue;
			if (typeof found === "string") return `the column ${shown(name)} ${found}`;
			const checked = checkSpans(found, length, nested);
			if (typeof checked === "string") return `${checked} (in the column ${shown(name)})${checked.endsWith("overlap") ? ". For nested entities, set nested: true" : ""}`;
			spans[role] = checked.spans;
			this.repeated += checked.repeated;
		}
		const empty = idColumns.find((name) => isEmpty(cells, at(name)));
		if (empty !== void 0) return `the record has no id in the column ${shown(empty)}`;
		return {
			id: idColumns.length === 0 ? void 0 : idColumns.map((name) => cellText(cells, at(name))).join(":"),
			row,
			source,
			offset: cells.offset,
			length,
			words: tokens?.join("\n") ?? text,
			gold: spans.actual,
			predicted: spans.predicted,
			baseline: spans.baseline,
			text: columns.text === void 0 ? void 0 : this.#shown(text, tokens),
			slices: (columns.slices ?? []).map((name) => isEmpty(cells, at(name)) ? EMPTY_SLICE : cellText(cells, at(name)))
		};
	}
	#shown(text, tokens) {
		if (text !== void 0) return {
			text,
			unit: this.#columns.text?.startsWith("data.") === true ? "UTF-16 unit" : "code point"
		};
		return tokens === void 0 ? void 0 : {
			text: tokens.join("\n"),
			unit: "token"
		};
	}
};
function isAccepted(cells, index) {
	return cells.kind[index] !== 2 || cellText(cells, index) === "accept";
}
function parsed(cells, index) {
	const kind = cells.kind[index];
	if (kind === 0 || kind === 1 || kind === void 0) return void 0;
	const text = cellText(cells, index);
	if (kind !== 5) return kind === 2 && /^\s*\[/.test(text) ? tryJson(text) : text;
	return tryJson(text);
}
function tryJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		try {
			return JSON.parse(text.replace(/"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g, (part) => part.startsWith("\"") ? part : "null"));
		} catch {
			return text;
		}
	}
}
function numberIn(cells, index) {
	return cells.kind[index] === 3 ? Number(cellText(cells, index)) : void 0;
}
function tokensIn(value) {
	if (!Array.isArray(value)) return void 0;
	return value.map((token) => typeof token === "object" && token !== null && "text" in token ? String(token.text) : String(token));
}
// lib/src/predictions/entities/read-documents.js
async function readDocuments(sources, wanted) {
	const { format = {} } = wanted;
	const [first] = sources;
	const { id } = format;
	if (!(id === void 0 ? first !== void 0 && !await holdsRecords(first) : isTagFormat(id))) return readSpans(sources, wanted, format);
	if (format.inherited !== true && (format.records !== void 0 || format.where !== void 0)) throw new ProblemError(fileProblem(first?.name ?? "", "`records` and `where` name places in JSON, and the file holds tags", "Remove them. If the file is JSON, say format: json.", wanted.place));
	return readTags(sources, wanted, id !== void 0 && isTagFormat(id) ? id : void 0);
}
function isTagFormat(format) {
	return format === "conll" || format === "tags";
}
const LONGEST_LOOKED_AT = 65536;
async function holdsRecords(source) {
	if (/\.(?:jsonl|ndjson|json)(?:\.gz)?$/i.test(source.name) || await isParquet(source)) return true;
	let start = "";
	await scanFile(source, (bytes, from, end, last) => {
		const p = skipBlanks(bytes, from, end);
		if (p === end && last) throw emptyFile();
		if (end - p < 8 && !last && end - from < LONGEST_LOOKED_AT) return from;
		start = textOf(bytes, p, Math.min(end, p + 8));
		return -1;
	}, "");
	return /^(?:\{\s*["}]|\[\s*[[{\]])/.test(start);
}
// lib/src/predictions/entities/kind.js
function entityKind({ reading, nested }) {
	return {
		one: "document",
		many: "documents",
		gold: "gold spans",
		emptyAdvice: "A document without entities has an empty list of them.",
		cutAdvice: "A sentence that was cut (by the longest input of a model, say) has to be made whole: tokens without a prediction are O.",
		unanswered: [],
		differences: (one, other) => sameSpans(one, other) ? void 0 : [listed(one, other), listed(other, one)],
		plain: (spans) => spans.map(({ type, start, end }) => [
			start,
			end,
			type
		]),
		outside(spans, length) {
			const found = spans.find(({ end }) => end > length);
			return found === void 0 ? void 0 : `has the span [${found.start}, ${found.end}), and its text ends at ${length}`;
		},
		read: async (sources, wanted) => readDocuments(sources, {
			...wanted,
			reading,
			nested
		})
	};
}
function sameSpans(a, b) {
	if (a.length !== b.length) return false;
	const [mine, theirs] = [a.toSorted(inOrder), b.toSorted(inOrder)];
	return mine.every((span, index) => inOrder(span, theirs[index]) === 0);
}
function listed(spans, others) {
	const first = spans.find((span) => !others.some((other) => inOrder(span, other) === 0));
	return first === void 0 ? "nothing else" : spanText(first);
}
// lib/src/predictions/entities/slim.js
const SLIM_ENTITIES = {
	own: ({ length }) => [`"length":${length ?? "null"}`],
	answer: (spans) => JSON.stringify(spans.map(({ start, end, type }) => [
		start,
		end,
		type
	]))
};
// lib/src/matrix/entities/match.js
const ENTITIES = {
	of: "entities",
	match: matchEntities,
	keyOf,
	inOrder,
	placeOf: ({ start, end }) => ({
		start,
		end
	}),
	actualOf: (item, gold) => gold.find(({ start, end }) => start === item.start && end === item.end)?.type,
	insteadOf
};
function matchEntities(gold, predicted) {
	const exact = [];
	const byKey = new Map(predicted.map((span) => [keyOf(span), span]));
	const goldLeft = new Set();
	const predictedLeft = new Set(predicted);
	for (const span of gold) {
		const answer = byKey.get(keyOf(span));
		if (answer === void 0) goldLeft.add(span);
		else {
			exact.push({
				gold: span,
				predicted: answer
			});
			predictedLeft.delete(answer);
		}
	}
	if (goldLeft.size === 0 || predictedLeft.size === 0) return {
		exact,
		retyped: [],
		missed: [...goldLeft],
		spurious: [...predictedLeft],
		overlapping: []
	};
	const candidates = overlaps([...goldLeft], [...predictedLeft]);
	const retyped = taken(candidates.filter(isSamePlace).sort(byTypes), goldLeft, predictedLeft);
	const [missed, spurious] = [[...goldLeft], [...predictedLeft]];
	return {
		exact,
		retyped,
		missed,
		spurious,
		overlapping: taken(candidates.filter((pair) => !isSamePlace(pair)).sort(byOverlap), goldLeft, predictedLeft)
	};
}
function taken(pairs, gold, predicted) {
	return pairs.filter((pair) => {
		if (!gold.has(pair.gold) || !predicted.has(pair.predicted)) return false;
		gold.delete(pair.gold);
		predicted.delete(pair.predicted);
		return true;
	});
}
function overlaps(gold, predicted) {
	const others = predicted.toSorted((a, b) => a.start - b.start);
	const reach = [];
	for (const { end } of others) reach.push(Math.max(end, reach.at(-1) ?? 0));
	const pairs = [];
	let first = 0;
	for (const span of gold.toSorted((a, b) => a.start - b.start)) {
		while (first < others.length && reach[first] <= span.start) first++;
		for (let index = first; index < others.length; index++) {
			const other = others[index];
			if (other.start >= span.end) break;
			if (other.end > span.start) pairs.push({
				gold: span,
				predicted: other
			});
		}
	}
	return pairs;
}
function insteadOf(span, said, { retyped, overlapping }, isGold) {
	if (said.some((other) => inOrder(other, span) === 0)) return { type: span.type };
	const pair = isGold ? [...retyped, ...overlapping].find(({ gold }) => gold === span)?.predicted : said.find(({ start, end }) => start === span.start && end === span.end);
	if (pair === void 0) return { type: void 0 };
	return pair.start === span.start && pair.end === span.end ? { type: pair.type } : {
		type: pair.type,
		place: {
			start: pair.start,
			end: pair.end
		}
	};
}
function keyOf({ start, end, type }) {
	return `${start} ${end} ${type}`;
}
function isSamePlace({ gold, predicted }) {
	return gold.start === predicted.start && gold.end === predicted.end;
}
function byOverlap(a, b) {
	const [mine, theirs] = [placesOf(a), placesOf(b)];
	return mine.otherType - theirs.otherType || theirs.overlap - mine.overlap || mine.union - theirs.union || mine.first - theirs.first || mine.overlapStart - theirs.overlapStart || byTypes(a, b);
}
function placesOf({ gold, predicted }) {
	const first = Math.min(gold.start, predicted.start);
	const overlapStart = Math.max(gold.start, predicted.start);
	return {
		otherType: gold.type === predicted.type ? 0 : 1,
		overlap: Math.min(gold.end, predicted.end) - overlapStart,
		union: Math.max(gold.end, predicted.end) - first,
		first,
		overlapStart
	};
}
function byTypes(a, b) {
	return byCodePoint(a.gold.type, b.gold.type) || byCodePoint(a.predicted.type, b.predicted.type);
}
// lib/src/matrix/entities/count.js
async function countEntities(request, labels, copy) {
	const read = await readJudged(request, entityKind(request));
	if (labels !== void 0) await refuseGoldOutside(read, labels, {
		one: "gold entity has a type",
		many: "gold entities have types",
		document: "document"
	});
	const slices = request.columns.slices ?? [];
	const tally = tallySets(read, ENTITIES, slices, labels, request.columns.cluster !== void 0);
	if (copy !== void 0) await writeSlimDocuments(read, SLIM_ENTITIES, dividingColumns(request.columns), copy);
	return {
		read,
		tally
	};
}
export { countEntities };
