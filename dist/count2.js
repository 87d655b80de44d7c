import { c as writeSlimDocuments, i as failWith, l as readJudged, n as refuseGoldOutside, o as EMPTY_SLICE, r as answerColumns, s as readRecordFiles, t as tallySets } from "./tally.js";
import { Et as shown, Lt as ProblemError, Tt as listed, _ as cellText, st as fileProblem, y as isEmpty } from "./cli-index-scan-worker.js";
import { At as LABEL_SET_FORMATS, dt as byCodePoint, ft as dividingColumns } from "./cli-index.js";
// lib/src/predictions/multilabel/label-columns.js
const NAMES = {
	gold: [
		"gold",
		"gold_labels",
		"actual",
		"expected",
		"reference",
		"references",
		"ground_truth",
		"y_true",
		"true_labels",
		"target",
		"targets"
	],
	predicted: [
		"predicted",
		"prediction",
		"predictions",
		"pred",
		"preds",
		"predicted_labels",
		"pred_labels",
		"y_pred"
	],
	either: ["labels", "label"],
	what: "sets of labels",
	example: "<column, or \"true_*\">"
};
const ROLES = [
	"actual",
	"predicted",
	"baseline"
];
function labelColumns(file, preview, wanted, labels) {
	const present = preview.columns.map(({ name }) => name);
	const isPattern = (name) => !present.includes(name) && name.split("*").length === 2;
	const matching = (pattern) => {
		const [head = "", tail = ""] = pattern.split("*");
		return new Map(present.filter((name) => name.length > head.length + tail.length && name.startsWith(head) && name.endsWith(tail)).map((name) => [name.slice(head.length, name.length - tail.length), name]));
	};
	const found = answerColumns(file, preview, wanted, NAMES, (name) => isPattern(name) && matching(name).size > 0);
	const places = new Map();
	for (const role of ROLES) {
		const name = found[role];
		if (name === void 0) continue;
		if (!isPattern(name)) places.set(role, {
			kind: "column",
			name
		});
		else if (name !== "*") places.set(role, {
			kind: "columns",
			pattern: name,
			names: matching(name)
		});
		else if (labels === void 0) failWith(file, preview, wanted, NAMES, `which of all columns are labels cannot be told from ${shown(name)}: name them under labels`);
		else places.set(role, {
			kind: "columns",
			pattern: name,
			names: new Map(labels.filter((own) => present.includes(own)).map((own) => [own, own]))
		});
	}
	checkSameLabels(file, places, labels, wanted);
	const { actual, predicted, baseline, ...others } = found;
	return {
		...others,
		places,
		names: {
			actual,
			predicted,
			baseline
		}
	};
}
function declaredLabels({ places }) {
	const named = [...places.values()].flatMap((place) => place.kind === "columns" ? [...place.names.keys()] : []);
	return named.length === 0 ? void 0 : [...new Set(named)];
}
function checkSameLabels(file, places, labels, { place }) {
	const sides = [...places.values()].filter((side) => side.kind === "columns");
	const wanted = labels ?? [...new Set(sides.flatMap(({ names }) => [...names.keys()]))];
	for (const { pattern, names } of sides) {
		const lacking = wanted.filter((label) => !names.has(label));
		if (lacking.length === 0) continue;
		const message = `no column ${shown(pattern)} is there for the ${lacking.length === 1 ? "label" : "labels"} ${listed(lacking)}`;
		throw new ProblemError(fileProblem(file, message, labels === void 0 ? "Gold and predictions need a column for the same labels. Where the columns of one are not all labels, name the labels in the config: labels: [ … ]." : "labels names them. Each needs its column.", place));
	}
}
// lib/src/predictions/multilabel/label-lists.js
function labelsIn(cells, index, separator, closed) {
	const kind = cells.kind[index];
	if (kind === 0 || kind === 1) return void 0;
	const text = cellText(cells, index);
	if (kind === 5) return ofValue(JSON.parse(text), closed);
	if (kind === 3 || kind === 4) return `holds ${shown(text)}, not a set of labels`;
	if (separator !== void 0) return setOf(text.split(separator).map((part) => part.trim()).filter((part) => part !== ""));
	if (text.trim() === "") return setOf([]);
	const list = asJson(text) ?? asPythonList(text);
	return list === void 0 ? `holds the text ${shown(text)}, which is no list of labels. Where labels are separated by a sign, name it: separator: "|"` : ofValue(list, closed);
}
const TRUTH = new Map([
	["0", false],
	["1", true],
	["0.0", false],
	["1.0", true],
	["false", false],
	["true", true]
]);
function isSet(cells, index) {
	return TRUTH.get(cellText(cells, index).trim().toLowerCase());
}
function ofValue(value, closed) {
	if (Array.isArray(value)) return ofList(value, closed);
	if (typeof value !== "object" || value === null) return `holds ${shown(JSON.stringify(value))}, not a set of labels`;
	const labels = [];
	for (const [label, says] of Object.entries(value)) {
		const truth = TRUTH.get(String(says));
		if (truth === void 0) return `holds an object in which ${shown(label)} is ${shown(JSON.stringify(says))}, neither 0 nor 1`;
		if (truth) labels.push(label);
	}
	return setOf(labels);
}
function ofList(list, closed) {
	const wrong = list.findIndex((item) => typeof item !== "string" && typeof item !== "number");
	if (wrong >= 0) return `holds a list whose entry ${wrong + 1} is ${shown(JSON.stringify(list[wrong]) ?? "nothing")}, no label`;
	const labels = list.map(String);
	if (list.length > 1 && list.every((item) => item === 0 || item === 1) && closed?.has("0") !== true && closed?.has("1") !== true) return `holds the list ${shown(JSON.stringify(list))}, which says yes or no to labels that it does not name. Write the names of the labels, or a column for each of them`;
	if (labels.some((label) => label.trim() === "")) return "holds a list with an empty label";
	return setOf(labels);
}
function setOf(labels) {
	const once = [...new Set(labels)];
	return {
		labels: once.map((type) => ({ type })),
		repeated: labels.length - once.length
	};
}
function asJson(text) {
	if (!/^\s*[[{]/.test(text)) return void 0;
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
const PYTHON_TEXT = /^\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\s*(,|$)/s;
function asPythonList(text) {
	const inner = /^\s*\[(.*)\]\s*$/s.exec(text)?.[1];
	if (inner === void 0) return void 0;
	const labels = [];
	let rest = inner.trim();
	while (rest !== "") {
		const match = PYTHON_TEXT.exec(rest);
		if (match === null) return void 0;
		labels.push((match[1] ?? match[2] ?? "").replace(/\\(['"\\])/g, "$1"));
		rest = rest.slice(match[0].length);
	}
	return labels;
}
// lib/src/predictions/multilabel/read-label-sets.js
async function readLabelSets(sources, wanted, options) {
	let found;
	const read = await readRecordFiles(sources, wanted.format, "examples", ({ source, format, preview }) => {
		if (!LABEL_SET_FORMATS.includes(format.id)) throw new ProblemError(fileProblem(source.name, `the file is ${format.id}, and sets of labels are read from ${LABEL_SET_FORMATS.join(", ")}`, "Name another format, or write the sets into such a file."));
		return new LabelSetReader(found ??= labelColumns(source.name, preview, wanted, options.labels), wanted, options);
	});
	const declared = found === void 0 ? void 0 : declaredLabels(found);
	return {
		...read,
		roles: rolesOf(found, wanted),
		ordered: false,
		...declared !== void 0 && { declared }
	};
}
function rolesOf(found, { columns }) {
	const { names: { actual, predicted } = {}, id = [], inferred = [] } = found ?? {};
	return {
		predicted: predicted ?? "",
		...actual !== void 0 && { actual },
		...id.length > 0 && { id: id.join(":") },
		...columns.text !== void 0 && { text: columns.text },
		slices: columns.slices ?? [],
		inferred
	};
}
var LabelSetReader = class {
	names;
	repeated = 0;
	#columns;
	#wanted;
	#separator;
	#closed;
	#at;
	constructor(columns, wanted, { separator, labels }) {
		const { places, id, text } = columns;
		const names = [
			...[...places.values()].flatMap((place) => place.kind === "column" ? [place.name] : [...place.names.values()]),
			...id,
			...text === void 0 ? [] : [text],
			...wanted.columns.slices ?? []
		];
		this.names = [...new Set(names)];
		this.#at = new Map(this.names.map((name, index) => [name, index]));
		this.#columns = columns;
		this.#wanted = wanted;
		this.#separator = separator;
		this.#closed = labels === void 0 ? void 0 : new Set(labels);
	}
	read(cells, source, row) {
		const { id, text, places } = this.#columns;
		const said = {};
		for (const [role, place] of places) {
			const found = place.kind === "column" ? this.#listed(cells, place.name) : this.#ticked(cells, place);
			if (typeof found === "string") return found;
			if (found !== void 0) said[role] = found;
		}
		const empty = id.find((name) => isEmpty(cells, this.#index(name)));
		if (empty !== void 0) return `the record has no id in the column ${shown(empty)}`;
		return {
			id: id.length === 0 ? void 0 : id.map((name) => cellText(cells, this.#index(name))).join(":"),
			row,
			source,
			offset: cells.offset,
			length: void 0,
			words: void 0,
			gold: said.actual,
			predicted: said.predicted,
			baseline: said.baseline,
			text: text === void 0 || isEmpty(cells, this.#index(text)) ? void 0 : {
				text: cellText(cells, this.#index(text)),
				unit: "code point"
			},
			slices: (this.#wanted.columns.slices ?? []).map((name) => isEmpty(cells, this.#index(name)) ? EMPTY_SLICE : cellText(cells, this.#index(name)))
		};
	}
	#listed(cells, name) {
		const found = labelsIn(cells, this.#index(name), this.#separator, this.#closed);
		if (typeof found === "string") return `the column ${shown(name)} ${found}`;
		this.repeated += found?.repeated ?? 0;
		return found?.labels;
	}
	#ticked(cells, { names }) {
		const labels = [];
		for (const [type, name] of names) {
			const says = isSet(cells, this.#index(name));
			if (says === void 0) return `the column ${shown(name)} holds ${shown(cellText(cells, this.#index(name)))}, neither 0 nor 1`;
			if (says) labels.push({ type });
		}
		return labels;
	}
	#index(name) {
		return this.#at.get(name) ?? -1;
	}
};
// lib/src/predictions/multilabel/kind.js
function labelSetKind(options) {
	return {
		one: "example",
		many: "examples",
		gold: "gold labels",
		emptyAdvice: "An example of no label has an empty list of them.",
		cutAdvice: "",
		unanswered: [],
		differences(one, other) {
			const [mine, theirs] = [without(one, other), without(other, one)];
			return mine.length + theirs.length === 0 ? void 0 : [wordsOf(mine), wordsOf(theirs)];
		},
		plain: (labels) => labels.map(({ type }) => type).sort(byCodePoint),
		contradiction: (one, other, sides) => options.labels === void 0 ? otherColumns(one, other, sides) : void 0,
		read: async (sources, wanted) => readLabelSets(sources, wanted, options)
	};
}
function otherColumns(one, other, sides) {
	if (one.declared === void 0 || other.declared === void 0) return void 0;
	const [mine, theirs] = [new Set(one.declared), new Set(other.declared)];
	const [onlyMine, onlyTheirs] = [one.declared.filter((label) => !theirs.has(label)), other.declared.filter((label) => !mine.has(label))];
	if (onlyMine.length + onlyTheirs.length === 0) return void 0;
	return `the files are not about the same labels: ${[...onlyMine.length === 0 ? [] : [`columns only in ${sides.one}: ${listed(onlyMine)}`], ...onlyTheirs.length === 0 ? [] : [`columns only in ${sides.other}: ${listed(onlyTheirs)}`]].join("; ")}. Name those that count under labels`;
}
function without(labels, others) {
	return labels.map(({ type }) => type).filter((type) => !others.some((other) => other.type === type));
}
function wordsOf(labels) {
	return labels.length === 0 ? "nothing else" : listed(labels);
}
// lib/src/predictions/multilabel/slim.js
const SLIM_LABEL_SETS = {
	own: () => [],
	answer: (labels) => JSON.stringify(labels.map(({ type }) => type))
};
// lib/src/matrix/multilabel/match.js
const LABELS = {
	of: "labels",
	match: matchLabels,
	keyOf: ({ type }) => type,
	inOrder: (a, b) => byCodePoint(a.type, b.type),
	placeOf: () => void 0,
	actualOf: (_, __, { missed }) => together(missed),
	insteadOf: (label, said, { spurious }, isGold) => said.some(({ type }) => type === label.type) ? { type: label.type } : { type: isGold ? together(spurious) : void 0 }
};
function matchLabels(gold, predicted) {
	const [isGold, isPredicted] = [gold, predicted].map((labels) => new Set(labels.map(({ type }) => type)));
	const missed = gold.filter(({ type }) => !isPredicted.has(type));
	const spurious = predicted.filter(({ type }) => !isGold.has(type));
	return {
		exact: gold.filter(({ type }) => isPredicted.has(type)).map((label) => ({
			gold: label,
			predicted: label
		})),
		retyped: [],
		missed,
		spurious,
		overlapping: missed.flatMap((own) => spurious.map((other) => ({
			gold: own,
			predicted: other
		})))
	};
}
function together(labels) {
	return labels.length === 0 ? void 0 : labels.map(({ type }) => type).sort(byCodePoint).join(", ");
}
// lib/src/matrix/multilabel/count.js
async function countLabelSets(request, options, copy) {
	const read = await readJudged(request, labelSetKind(options));
	if (options.labels !== void 0) await refuseGoldOutside(read, options.labels, {
		one: "gold label is",
		many: "gold labels are",
		document: "example"
	});
	const slices = request.columns.slices ?? [];
	const tally = tallySets(read, LABELS, slices, options.labels, request.columns.cluster !== void 0);
	if (copy !== void 0) await writeSlimDocuments(read, SLIM_LABEL_SETS, dividingColumns(request.columns), copy);
	return {
		read,
		tally
	};
}
export { countLabelSets };
