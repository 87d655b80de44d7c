import { Bt as problemsOf, C as openFiles, Dt as hashOf, E as idColumns, Et as shown, Lt as ProblemError, O as listColumns, Ot as secondHashOf, Tt as listed, it as problemsIn, nt as andMore, ot as locate, rt as duplicateIds, st as fileProblem, tt as Findings } from "./cli-index-scan-worker.js";
import { K as UnitCollector, Nt as OUTCOMES, Pt as confusionMatrix, dt as byCodePoint, ft as dividingColumns, lt as modelNamedIn, q as pairedMatrices } from "./cli-index.js";
// lib/src/predictions/documents/document.js
function nameOf({ id, row }, one) {
	return id === void 0 ? `${one} ${row + 1}` : JSON.stringify(id);
}
// lib/src/predictions/documents/join.js
const MOST_OTHER_WORDS = .2;
function haveIds({ documents }) {
	return documents.length > 0 && documents.every(({ id }) => id !== void 0);
}
async function checkIds({ documents, roles }) {
	const duplicates = duplicateIds(roles.id ?? "");
	const seen = new Set();
	for (const { id, source, offset } of documents) {
		if (id === void 0) continue;
		if (seen.has(id)) duplicates.add(source, offset, () => shown(id));
		seen.add(id);
	}
	const problems = await problemsIn([duplicates]);
	if (problems.length > 0) throw new ProblemError(problems);
}
function joinDocuments(one, other, asked, sides, kind) {
	const file = other.files[0]?.name ?? "";
	refuseContradiction(one, other, sides, kind);
	const byId = asked === "id" && haveIds(one) && haveIds(other);
	if (!byId && asked === "id" && !(one.ordered && other.ordered)) throw new ProblemError(fileProblem(file, `${kind.many} of ${sides.one} and of ${sides.other} cannot be paired: there are no ids in ${haveIds(one) ? sides.other : haveIds(other) ? sides.one : "either"}`, `Name the id column: columns: { id: <column> }. Where both hold the same ${kind.many} in the same order, say pair_by: order.`));
	const joined = byId ? byIds(one.documents, other.documents) : byOrder(one.documents, other.documents);
	const contradiction = byId ? void 0 : joined.pairs.find(({ one: a, other: b }) => a.id !== void 0 && b.id !== void 0 && a.id !== b.id);
	if (contradiction !== void 0) throw new ProblemError(fileProblem(file, `${kind.many} are paired by order, and their ids contradict it: ${nameOf(contradiction.one, kind.one)} of ${sides.one} would be ${nameOf(contradiction.other, kind.one)} of ${sides.other}`, "Pair them by id, or give both files the same order."));
	const left = joined.onlyOne.length + joined.onlyOther.length;
	const numbers = byId || left === 0 ? "" : `; ${sides.one} ${sides.one.endsWith("s") ? "have" : "has"} ${one.documents.length} ${kind.many} in all, ${sides.other} ${other.documents.length}`;
	const problems = lengthProblems(joined.pairs, sides, numbers, kind);
	if (problems.length > 0) throw new ProblemError(problems);
	const words = otherWords(joined.pairs, kind);
	if (words.differing > MOST_OTHER_WORDS * words.compared) throw new ProblemError(fileProblem(file, `${words.differing} of ${words.compared} tokens are others in ${sides.other} than in ${sides.one}: the files are about different texts${words.first}`, byId ? "Are the ids of one data set?" : "Sentences are joined by their order. Are both files whole, and of the same data set?"));
	return {
		...joined,
		by: byId ? "id" : "order",
		otherWords: words.differing
	};
}
function refuseContradiction(one, other, sides, kind) {
	const contradiction = kind.contradiction?.(one, other, sides);
	if (contradiction !== void 0) throw new ProblemError(fileProblem(other.files[0]?.name ?? "", contradiction));
}
function byIds(one, other) {
	const others = new Map(other.map((document) => [document.id, document]));
	const pairs = [];
	const onlyOne = [];
	for (const document of one) {
		const partner = others.get(document.id);
		if (partner === void 0) onlyOne.push(document);
		else pairs.push({
			one: document,
			other: partner
		});
		others.delete(document.id);
	}
	return {
		pairs,
		onlyOne,
		onlyOther: [...others.values()]
	};
}
function byOrder(one, other) {
	const common = Math.min(one.length, other.length);
	return {
		pairs: one.slice(0, common).map((document, index) => ({
			one: document,
			other: other[index]
		})),
		onlyOne: one.slice(common),
		onlyOther: other.slice(common)
	};
}
function lengthProblems(pairs, sides, numbers, kind) {
	const named = [];
	let count = 0;
	for (const { one, other } of pairs) {
		const wrong = unequal(one, other, sides, kind);
		if (wrong === void 0) continue;
		count++;
		if (named.length < 5) named.push(`${nameOf(one, kind.one)} ${wrong}`);
	}
	const first = pairs.find(({ one, other }) => unequal(one, other, sides, kind) !== void 0);
	if (first === void 0) return [];
	return [fileProblem(first.other.source.name, `${count} ${count === 1 ? `${kind.one} does` : `${kind.many} do`} not fit between ${sides.one} and ${sides.other}: ${andMore(named, count)}${numbers}`, kind.cutAdvice)];
}
function unequal(one, other, sides, kind) {
	if (one.length !== void 0 && other.length !== void 0) return one.length === other.length ? void 0 : `has a length of ${one.length} in ${sides.one} and ${other.length} in ${sides.other}`;
	const length = one.length ?? other.length;
	if (length === void 0) return void 0;
	return [
		one.gold,
		one.predicted,
		other.gold,
		other.predicted
	].map((answer) => answer === void 0 ? void 0 : kind.outside?.(answer, length)).find((wrong) => wrong !== void 0);
}
function otherWords(pairs, { one: name }) {
	let differing = 0;
	let compared = 0;
	let first = "";
	for (const { one, other } of pairs) {
		if (one.words === void 0 || other.words === void 0) continue;
		const [mine, theirs] = [one.words.split("\n"), other.words.split("\n")];
		compared += mine.length;
		if (one.words === other.words) continue;
		mine.forEach((word, index) => {
			if (word === theirs[index]) return;
			differing++;
			if (first === "") first = `, first in ${nameOf(one, name)}: ${shown(word)} and ${shown(theirs[index] ?? "")}`;
		});
	}
	return {
		differing,
		compared,
		first
	};
}
function leftOver(documents, message, advice) {
	const findings = new Findings(message, advice);
	for (const document of documents) findings.add(document.source, document.offset, () => document.id === void 0 ? "" : shown(document.id));
	return findings;
}
// lib/src/predictions/documents/compare.js
const SIDES = {
	one: "the candidate",
	other: "the baseline"
};
function sameOnes({ many }) {
	return `Judge both models on the same ${many}, or say which are compared: \`examples: common\` (the ones both have) or \`examples: independent\` (unpaired).`;
}
async function compareWithBaseline(labelled, candidate, request, kind) {
	const { baseline } = request;
	if (baseline === void 0) return {
		comparability: { kind: "none" },
		baselineOf: () => void 0,
		unpaired: []
	};
	if (baseline.kind === "column") return {
		comparability: {
			kind: "paired",
			by: "column",
			onlyCandidate: 0,
			onlyBaseline: 0
		},
		baselineOf: ({ baseline: answer }) => answer ?? kind.unanswered,
		unpaired: []
	};
	try {
		return await compareFiles(labelled, candidate, baseline, request, kind);
	} catch (error) {
		return incomparable(problemsOf(error));
	}
}
function incomparable(problems, side, otherTestSet = false) {
	return {
		comparability: {
			kind: "incomparable",
			problems,
			otherTestSet
		},
		baselineOf: () => void 0,
		unpaired: [],
		...side !== void 0 && { side }
	};
}
async function compareFiles(labelled, candidate, own, request, kind) {
	const { columns, gold, examples, pairBy, unlabelled } = request;
	const actual = own.columns?.actual;
	const side = await kind.read(own.sources, {
		columns: {
			actual: typeof actual === "string" ? actual : void 0,
			predicted: own.columns?.predicted,
			id: own.columns?.id
		},
		prefer: {
			actual: typeof columns.actual === "string" ? columns.actual : void 0,
			predicted: columns.predicted,
			id: columns.id ?? candidate.roles.id
		},
		needs: ["predicted"],
		mayHaveGold: gold === void 0,
		textElsewhere: false,
		format: own.format,
		key: "baseline.columns",
		place: request.place
	});
	await checkIds(side);
	const file = side.files[0]?.name ?? "";
	if (examples === "independent") {
		refuseContradiction(candidate, side, SIDES, kind);
		return independent(side, labelled, unlabelled, file, kind);
	}
	const byDocument = new Set(labelled);
	const { pairs, onlyOne, onlyOther, by } = joinDocuments(candidate, side, pairBy, SIDES, kind);
	const judged = pairs.filter(({ one }) => byDocument.has(one));
	const goldIsTheirs = request.goldOf === "baseline";
	const relabelled = judged.filter(({ one, other }) => differ(one, other, kind) !== void 0);
	const left = onlyOne.filter((document) => byDocument.has(document));
	const right = onlyOther.filter(({ gold: theirs }) => theirs !== void 0 || unlabelled === "error");
	const whole = examples === "identical" || by === "order";
	const faults = whole ? [...await problemsIn([leftOver(right, (count) => `${count} ${count === 1 ? `${kind.one} is` : `${kind.many} are`} only in the baseline`, sameOnes(kind))])] : [];
	if (judged.length === 0) faults.push(fileProblem(file, `candidate and baseline have no ${kind.one} in common`));
	const changes = goldIsTheirs ? [] : [...goldDifferences(relabelled, file, kind), ...whole ? await problemsIn([leftOver(left, (count) => `${count} ${count === 1 ? `${kind.one} is` : `${kind.many} are`} only in the candidate`, sameOnes(kind))]) : []];
	if (faults.length + changes.length > 0) return incomparable([...changes, ...faults], side, faults.length === 0 && by === "id");
	const said = new Map(judged.map(({ one, other }) => [one, other.predicted ?? kind.unanswered]));
	const baselineOf = (document) => said.get(document);
	if (!goldIsTheirs) return {
		comparability: {
			kind: "paired",
			by,
			onlyCandidate: left.length,
			onlyBaseline: right.length
		},
		baselineOf,
		unpaired: [],
		side
	};
	const theirs = new Map(judged.map(({ one, other }) => [one, other.gold]));
	return {
		comparability: {
			kind: "paired",
			by,
			onlyCandidate: 0,
			onlyBaseline: right.length,
			testSet: {
				relabelled: relabelled.length,
				added: left.length,
				removed: right.length
			}
		},
		baselineOf,
		goldOf: (document) => theirs.get(document),
		unpaired: [],
		side
	};
}
function independent(side, labelled, unlabelled, file, kind) {
	const goldOf = new Map(labelled.flatMap(({ id, gold }) => id === void 0 ? [] : [[id, gold]]));
	const unpaired = [];
	let without = 0;
	for (const { id, gold, predicted } of side.documents) {
		const own = gold ?? (id === void 0 ? void 0 : goldOf.get(id));
		if (own === void 0) without++;
		else unpaired.push({
			gold: own,
			baseline: predicted ?? kind.unanswered
		});
	}
	if (without > 0 && unlabelled === "error") throw new ProblemError(fileProblem(file, `${without} ${without === 1 ? kind.one : kind.many} of the baseline ${without === 1 ? "has" : "have"} no ${kind.gold}`, "Compared as independent samples, a baseline brings its own gold: baseline: { path: …, columns: { actual: <column> } }."));
	if (unpaired.length === 0) throw new ProblemError(fileProblem(file, `no ${kind.one} of the baseline has ${kind.gold}`));
	return {
		comparability: { kind: "unpaired" },
		baselineOf: () => void 0,
		unpaired,
		side
	};
}
function differ(one, other, kind) {
	return other.gold === void 0 || one.gold === void 0 ? void 0 : kind.differences(one.gold, other.gold);
}
function goldDifferences(pairs, file, kind) {
	if (pairs.length === 0) return [];
	const named = pairs.slice(0, 5).map(({ one, other }) => {
		const [mine, theirs] = differ(one, other, kind) ?? [];
		return `${nameOf(one, kind.one)} has ${mine} here and ${theirs} in the baseline`;
	});
	const count = pairs.length;
	const message = `the ${kind.gold} of ${count} ${count === 1 ? `${kind.one} differ` : `${kind.many} differ`} between candidate and baseline: ${andMore(named, count)}`;
	return [fileProblem(file, message, "A change of gold is no change of the model. Judge the baseline again with today's gold.")];
}
// lib/src/predictions/documents/fingerprint.js
var DocumentFingerprint = class {
	#lanes = new Uint32Array(4);
	#encoder = new TextEncoder();
	add(name, gold) {
		const bytes = this.#encoder.encode(JSON.stringify([name, ...gold]));
		const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		const [first, second] = [hashOf(words, 0, bytes.length), secondHashOf(words, 0, bytes.length)];
		const lanes = this.#lanes;
		lanes[0] = lanes[0] + first;
		lanes[1] = lanes[1] + second;
		lanes[2] = lanes[2] + Math.imul(first ^ second, 3266489917);
		lanes[3] = lanes[3] + Math.imul(first + (second >>> 7), 668265263);
	}
	get text() {
		return [...this.#lanes].map((lane) => lane.toString(16).padStart(8, "0")).join("");
	}
};
// lib/src/predictions/documents/read-judged.js
async function readJudged(request, kind) {
	const { columns, baseline: wantedBaseline } = request;
	const goldFile = request.gold !== void 0;
	const own = await kind.read(request.sources, {
		format: request.format,
		place: request.place,
		columns: {
			...typeof columns.actual === "string" && { actual: columns.actual },
			predicted: columns.predicted,
			id: columns.id,
			text: columns.text,
			slices: dividingColumns(columns),
			...wantedBaseline?.kind === "column" && { baseline: wantedBaseline.column }
		},
		needs: goldFile ? ["predicted"] : ["actual", "predicted"],
		mayHaveGold: false,
		textElsewhere: goldFile,
		key: "columns"
	});
	await checkIds(own);
	const joined = await withGold(own, request, kind);
	const before = request.goldBefore === void 0 || joined.goldFile === void 0 ? void 0 : await asBefore(joined, joined.goldFile, request.goldBefore, request, kind);
	const { side } = before ?? joined;
	const { labelled, dropped } = await labelledOnly(side.documents, request.unlabelled, kind);
	const comparison = await compareWithBaseline(labelled, side, request, kind);
	const { goldOf, baselineOf } = comparison;
	const judged = labelled.flatMap((document) => {
		const gold = goldOf === void 0 ? document.gold : goldOf(document);
		return gold === void 0 ? [] : [{
			document,
			gold,
			candidate: document.predicted ?? kind.unanswered,
			baseline: baselineOf(document)
		}];
	});
	const fingerprint = new DocumentFingerprint();
	for (const { document: { id, row }, gold } of judged) fingerprint.add(id ?? String(row), kind.plain(gold));
	const { model } = own;
	return {
		documents: judged,
		unpaired: comparison.unpaired,
		examples: judged.length,
		dropped,
		withoutPrediction: judged.filter(({ document }) => document.predicted === void 0).length,
		comparability: comparison.comparability,
		...before !== void 0 && { goldChanges: before.changes },
		...model !== void 0 && { model },
		fingerprint: fingerprint.text,
		candidate: sideRead(own),
		...comparison.side !== void 0 && { baseline: sideRead(comparison.side) },
		...joined.gold !== void 0 && { gold: joined.gold },
		labelSet: { merged: [] },
		declared: [...new Set([
			own,
			joined.side,
			comparison.side
		].flatMap((side) => side?.declared ?? []))],
		otherWords: joined.otherWords,
		repeated: own.repeated
	};
}
async function withGold(own, request, kind) {
	const { gold: wanted, pairBy } = request;
	if (wanted === void 0) return {
		side: own,
		otherWords: 0
	};
	const gold = await readGold(wanted.sources, wanted.options, own, request, kind);
	const { pairs, onlyOne, onlyOther, by, otherWords } = joinDocuments(own, gold, pairBy, {
		one: "the predictions",
		other: "the gold file"
	}, kind);
	const problems = await problemsIn([leftOver(onlyOne, (count) => `${count} ${count === 1 ? "prediction has" : "predictions have"} no ${kind.one} in the gold file`, `Every ${kind.one} needs gold. Are both files of the same data set?`), ...by === "order" ? [leftOver(onlyOther, (count) => `${count} ${count === 1 ? kind.one : kind.many} of the gold file ${count === 1 ? "has" : "have"} no prediction`, `Files that are joined by order need the same ${kind.many}. Is the file of predictions whole?`)] : []]);
	if (problems.length > 0) throw new ProblemError(problems);
	const documents = [...pairs.map(({ one, other }) => ({
		...one,
		id: one.id ?? other.id,
		gold: other.gold,
		length: one.length ?? other.length,
		words: one.words ?? other.words,
		text: one.text ?? other.text
	})), ...onlyOther.map((document, index) => ({
		...document,
		row: own.documents.length + index,
		predicted: void 0
	}))];
	const read = [...gold.files];
	return {
		side: {
			...own,
			documents
		},
		gold: {
			files: read,
			id: gold.roles.id ?? "(order)",
			column: gold.roles.actual ?? ""
		},
		goldFile: {
			read: gold,
			documents: [...pairs.map(({ other }) => other), ...onlyOther]
		},
		otherWords
	};
}
async function readGold(sources, options, own, { columns, place }, kind) {
	const gold = await kind.read(sources, {
		columns: {
			actual: options.column,
			id: options.id,
			text: columns.text
		},
		prefer: { id: own.roles.id },
		needs: ["actual"],
		mayHaveGold: false,
		textElsewhere: true,
		format: options.format,
		key: "columns.actual",
		place
	});
	await checkIds(gold);
	return gold;
}
async function asBefore({ side }, now, sources, request, kind) {
	const then = await readGold(sources, request.gold?.options, side, request, kind);
	const { pairs, onlyOne, onlyOther, by } = joinDocuments(now.read, then, request.pairBy, {
		one: "the gold file",
		other: "the gold file as it was"
	}, kind);
	if (by === "order") {
		const problems = await problemsIn([leftOver([...onlyOne, ...onlyOther], (count) => `${count} ${count === 1 ? kind.one : kind.many} came into the gold file or left it, and nobody can tell which`, `Give ${kind.many} ids: then a change of the test set is told apart from one of the model.`)]);
		if (problems.length > 0) throw new ProblemError(problems);
	}
	const partners = new Map(pairs.map(({ one, other }) => [one, other]));
	const documents = side.documents.flatMap((document, index) => {
		const partner = partners.get(now.documents[index]);
		return partner === void 0 ? [] : [{
			...document,
			gold: partner.gold
		}];
	});
	const isOther = ({ gold: mine }, { gold: theirs }) => mine === void 0 || theirs === void 0 ? mine !== theirs : kind.differences(mine, theirs) !== void 0;
	return {
		side: {
			...side,
			documents
		},
		changes: {
			relabelled: pairs.filter(({ one, other }) => isOther(one, other)).length,
			added: onlyOne.length,
			removed: onlyOther.length
		}
	};
}
async function labelledOnly(documents, unlabelled, kind) {
	const labelled = documents.filter((document) => document.gold !== void 0);
	const dropped = documents.length - labelled.length;
	if (dropped > 0 && unlabelled === "error") {
		const without = new Findings((count) => `${count} ${count === 1 ? `${kind.one} has` : `${kind.many} have`} no ${kind.gold}`, `${kind.emptyAdvice} To leave those without gold out, set \`unlabelled: drop\`.`);
		for (const document of documents) if (document.gold === void 0) without.add(document.source, document.offset, () => nameOf(document, kind.one));
		throw new ProblemError(await problemsIn([without]));
	}
	if (labelled.length === 0) throw new ProblemError({
		message: `no ${kind.one} has ${kind.gold}: nothing was measured`,
		place: { file: documents[0]?.source.name ?? "" }
	});
	return {
		labelled,
		dropped
	};
}
function sideRead({ files, roles, nonFinite }) {
	return {
		files,
		roles,
		nonFinite
	};
}
// lib/src/predictions/documents/slim.js
async function writeSlimDocuments({ documents }, { own, answer }, sliceColumns, sink) {
	const encoder = new TextEncoder();
	for (const { document, gold, candidate } of documents) {
		const { id, slices, predicted } = document;
		const fields = [
			...id === void 0 ? [] : [`"id":${JSON.stringify(id)}`],
			...own(document),
			`"gold":${answer(gold)}`,
			`"predicted":${predicted === void 0 ? "null" : answer(candidate)}`,
			...sliceColumns.length === 0 ? [] : [`"slices":{${sliceColumns.map((name, index) => `${JSON.stringify(name)}:${JSON.stringify(slices[index] ?? "")}`).join(",")}}`]
		];
		sink.write(encoder.encode(`{${fields.join(",")}}\n`));
		const wait = sink.busy;
		if (wait !== void 0) await wait;
	}
}
// lib/src/predictions/documents/record-files.js
const EMPTY_SLICE = "(missing)";
async function readRecordFiles(sources, format, many, readerOf) {
	const opened = await openFiles(sources, format);
	const documents = [];
	const files = [];
	const problems = [];
	let nonFinite = 0;
	let repeated = 0;
	for (const file of opened) {
		const { source, format: reader, preview } = file;
		if (preview.records === 0) throw new ProblemError(fileProblem(source.name, `the file holds no ${many}: it has no records`, "What was not measured never passes. Check the step that writes the file."));
		const record = readerOf(file);
		const faults = [];
		const notes = await reader.read(source, record.names, (cells) => {
			const document = record.read(cells, source, documents.length);
			if (typeof document !== "string") documents.push(document);
			else if (faults.length < 5) faults.push({
				offset: cells.offset,
				message: document
			});
		});
		for (const { offset, message } of faults) problems.push({
			message,
			place: {
				file: source.name,
				line: (await locate(source, offset)).line
			}
		});
		files.push({
			name: source.name,
			format: reader.id,
			records: notes.records
		});
		nonFinite += notes.nonFinite;
		repeated += record.repeated;
	}
	if (problems.length > 0) throw new ProblemError(problems);
	return {
		documents,
		files,
		nonFinite,
		repeated,
		model: modelNamedIn({ files: opened })
	};
}
// lib/src/predictions/documents/columns.js
function answerColumns(file, preview, wanted, names, isThere = () => false) {
	const { needs, mayHaveGold } = wanted;
	const present = presentIn(preview);
	const has = (name) => present.has(name) || isThere(name);
	const named = namedColumns(wanted, has);
	const fail = (message) => failWith(file, preview, wanted, names, message);
	for (const [role, name] of Object.entries({
		...named,
		slices: void 0
	})) if (typeof name === "string" && !has(name)) fail(`there is no column ${shown(name)} for ${role}`);
	for (const name of named.slices ?? []) if (!present.has(name)) fail(`there is no column ${shown(name)} for slices`);
	const among = (list, taken) => list.filter((name) => present.has(name) && !taken.includes(name));
	const one = (role, first, second) => {
		const candidates = first.length > 0 ? first : second;
		const [only] = candidates;
		if (only !== void 0 && candidates.length === 1) return only;
		return fail(candidates.length === 0 ? `which column holds the ${role} ${names.what} cannot be told from the names` : `the ${role} ${names.what} may stand in ${candidates.map(shown).join(" or ")}`);
	};
	const taken = [
		named.actual,
		named.predicted,
		named.baseline
	];
	const wantsGold = needs.includes("actual");
	const wantsPredicted = needs.includes("predicted");
	const clearGold = among(names.gold, taken);
	const clearPredicted = among(names.predicted, taken);
	const actual = wantsGold ? named.actual ?? one("gold", clearGold, clearPredicted.length > 0 || named.predicted !== void 0 || !wantsPredicted ? among(names.either, taken) : []) : mayHaveGold ? named.actual ?? only(clearGold) : void 0;
	const predicted = wantsPredicted ? named.predicted ?? one("predicted", clearPredicted, actual !== void 0 || !wantsGold ? among(names.either, [...taken, actual]) : []) : void 0;
	if (actual !== void 0 && actual === predicted) fail(`gold and predicted ${names.what} are the same column ${shown(actual)}: the model would always be right`);
	const twin = named.baseline === void 0 ? void 0 : named.baseline === predicted ? "predictions of the candidate itself" : named.baseline === actual ? `gold ${names.what}` : void 0;
	if (twin !== void 0) fail(`the baseline's column ${shown(named.baseline ?? "")} holds the ${twin}`);
	const id = named.id === void 0 ? idOf(preview, present, [actual, predicted]) : [named.id];
	return {
		actual,
		predicted,
		baseline: named.baseline,
		id,
		text: named.text,
		inferred: [
			...actual !== void 0 && named.actual === void 0 ? ["actual"] : [],
			...predicted !== void 0 && named.predicted === void 0 ? ["predicted"] : [],
			...id.length > 0 && named.id === void 0 ? ["id"] : []
		]
	};
}
function failWith(file, preview, { key, place }, { example }, message) {
	const yaml = key === "columns.actual" ? `columns:\n  actual: { file: <gold file>, id: <id>, column: ${example} }` : `${key.replace(".", ":\n  ")}: { actual: ${example}, predicted: ${example} }`;
	throw new ProblemError(fileProblem(file, message, `Its columns are:\n${listColumns(preview)}\nName them in the config:\n${yaml}`, place));
}
function presentIn({ columns }) {
	return new Set(columns.flatMap(({ name }) => {
		const parts = name.split(".");
		return parts.map((_, index) => parts.slice(0, index + 1).join("."));
	}));
}
function idOf(preview, present, taken) {
	const found = idColumns(preview, taken).filter((name) => !name.includes("."));
	if (found.length === 1) return found;
	if (present.has("File") && present.has("Entities")) return present.has("Line") ? ["File", "Line"] : ["File"];
	return ["_input_hash", "key"].filter((name) => present.has(name)).slice(0, 1);
}
function namedColumns({ columns, prefer = {}, textElsewhere }, has) {
	const shared = (name) => name !== void 0 && has(name) ? name : void 0;
	return {
		...columns,
		actual: columns.actual ?? shared(prefer.actual),
		predicted: columns.predicted ?? shared(prefer.predicted),
		id: columns.id ?? shared(prefer.id),
		text: textElsewhere ? shared(columns.text) : columns.text
	};
}
function only(names) {
	return names.length === 1 ? names[0] : void 0;
}
// lib/src/matrix/sets/closed-set.js
async function refuseGoldOutside({ documents, unpaired }, labels, { one, many, document: name }) {
	const closed = new Set(labels);
	const outside = new Findings((count) => `${count} ${count === 1 ? one : many} outside of labels`, `labels is a closed set: ${listed(labels)}. Add what is missing, or correct the gold.`);
	for (const { document, gold } of documents) for (const { type } of gold) if (!closed.has(type)) outside.add(document.source, document.offset, () => `${shown(type)} in ${nameOf(document, name)}`);
	const problems = [...await problemsIn([outside])];
	const stray = unpaired.flatMap(({ gold }) => gold).find(({ type }) => !closed.has(type));
	if (problems.length === 0 && stray !== void 0) problems.push({ message: `the baseline has ${shown(stray.type)} in its gold, which is not one of labels` });
	if (problems.length > 0) throw new ProblemError(problems);
}
// lib/src/matrix/sets/changes.js
var SetChanges = class {
	#task;
	#flips = [];
	#byType = {
		newly_missed: new Map(),
		newly_found: new Map(),
		newly_spurious: new Map(),
		no_longer_spurious: new Map()
	};
	#newlyWrong = 0;
	#newlyRight = 0;
	constructor(task) {
		this.#task = task;
	}
	add({ document, gold, candidate: now, baseline: before = [] }, baseline, candidate) {
		const task = this.#task;
		const keyOf = (item) => task.keyOf(item);
		const [rightBefore, rightNow] = [baseline, candidate].map(isRight);
		if (rightBefore === true && rightNow === false) this.#newlyWrong++;
		if (rightBefore === false && rightNow === true) this.#newlyRight++;
		const [saidBefore, saidNow] = [new Set(before.map(keyOf)), new Set(now.map(keyOf))];
		const isGold = new Set(gold.map(keyOf));
		const flip = (kind, item, raisedBy) => {
			const counts = this.#byType[kind];
			counts.set(item.type, (counts.get(item.type) ?? 0) + 1);
			const found = isGold.has(keyOf(item));
			const place = task.placeOf(item);
			this.#flips.push({
				item,
				flip: {
					kind,
					document,
					...place !== void 0 && { place },
					actual: found ? item.type : task.actualOf(item, gold, raisedBy),
					baseline: task.insteadOf(item, before, baseline, found),
					candidate: task.insteadOf(item, now, candidate, found)
				}
			});
		};
		for (const item of gold) {
			const [had, has] = [saidBefore.has(keyOf(item)), saidNow.has(keyOf(item))];
			if (had !== has) flip(had ? "newly_missed" : "newly_found", item, candidate);
		}
		for (const item of now) if (!isGold.has(keyOf(item)) && !saidBefore.has(keyOf(item))) flip("newly_spurious", item, candidate);
		for (const item of before) if (!isGold.has(keyOf(item)) && !saidNow.has(keyOf(item))) flip("no_longer_spurious", item, baseline);
	}
	changes(classes) {
		const counts = (kind) => Float64Array.from(classes, (name) => this.#byType[kind].get(name) ?? 0);
		return {
			newlyWrong: this.#newlyWrong,
			newlyRight: this.#newlyRight,
			missed: counts("newly_missed"),
			caught: counts("newly_found"),
			alarms: counts("newly_spurious"),
			cleared: counts("no_longer_spurious")
		};
	}
	flips() {
		return this.#flips.toSorted((a, b) => byName(a.flip, b.flip) || this.#task.inOrder(a.item, b.item)).map(({ flip }) => flip);
	}
};
function isRight({ missed, spurious, retyped }) {
	return missed.length + spurious.length + retyped.length === 0;
}
function byName({ document: a }, { document: b }) {
	return a.id !== void 0 && b.id !== void 0 ? byCodePoint(a.id, b.id) : a.row - b.row;
}
// lib/src/matrix/sets/matrix.js
var SetCounts = class {
	documents = 0;
	cells = new Map();
	overlaps = new Map();
	sizes = new Map();
	add({ exact, retyped, missed, spurious, overlapping }) {
		this.documents++;
		const both = exact.length;
		const [gold, predicted] = [missed, spurious].map((left) => both + retyped.length + left.length);
		const key = `${gold} ${predicted} ${both}`;
		const alike = this.sizes.get(key);
		if (alike === void 0) this.sizes.set(key, {
			gold,
			predicted,
			both,
			count: 1
		});
		else alike.count++;
		for (const own of exact) count(this.cells, own.gold.type, own.gold.type);
		for (const own of retyped) count(this.cells, own.gold.type, own.predicted.type);
		for (const { type } of missed) count(this.cells, type, void 0);
		for (const { type } of spurious) count(this.cells, void 0, type);
		for (const own of overlapping) count(this.overlaps, own.gold.type, own.predicted.type);
	}
};
function count(counts, gold, predicted) {
	const key = JSON.stringify([gold ?? null, predicted ?? null]);
	const found = counts.get(key);
	if (found === void 0) counts.set(key, {
		gold,
		predicted,
		count: 1
	});
	else found.count++;
}
function setMatrix(counts, classes, of) {
	const indexOf = new Map(classes.map((name, index) => [name, index]));
	const row = (type) => type === void 0 ? classes.length : indexOf.get(type) ?? missingClass(type);
	const column = (type) => type === void 0 ? classes.length + OUTCOMES.indexOf("missed") : indexOf.get(type) ?? classes.length + OUTCOMES.indexOf("other");
	const placed = (counted) => [...counted].map(({ gold, predicted, count: number }) => ({
		actual: row(gold),
		predicted: column(predicted),
		count: number
	}));
	const cells = placed(counts.cells.values());
	const matrix = confusionMatrix(classes.length, cells.filter(({ actual }) => actual < classes.length));
	const spurious = cells.filter(({ actual }) => actual === classes.length).sort((a, b) => a.predicted - b.predicted);
	const predicted = matrix.predicted.slice();
	const sums = new Float64Array(classes.length);
	for (const cell of spurious) {
		if (cell.predicted >= classes.length) continue;
		predicted[cell.predicted] = (predicted[cell.predicted] ?? 0) + cell.count;
		sums[cell.predicted] = (sums[cell.predicted] ?? 0) + cell.count;
	}
	const outside = spurious.filter((cell) => cell.predicted >= classes.length).reduce((sum, cell) => sum + cell.count, 0);
	const spuriousRow = [...spurious.filter((cell) => cell.predicted < classes.length), ...outside > 0 ? [{
		actual: classes.length,
		predicted: classes.length + OUTCOMES.indexOf("other"),
		count: outside
	}] : []];
	return {
		...matrix,
		predicted,
		spurious: sums,
		cells: [...matrix.cells, ...spuriousRow],
		overlaps: placed(counts.overlaps.values()).sort((a, b) => a.actual - b.actual || a.predicted - b.predicted),
		...of === "labels" && { labelSets: {
			examples: counts.documents,
			sizes: [...counts.sizes.values()].sort((a, b) => a.gold - b.gold || a.predicted - b.predicted || a.both - b.both)
		} }
	};
}
function missingClass(type) {
	throw new Error(`the gold type ${JSON.stringify(type)} is no class`);
}
// lib/src/matrix/sets/tally.js
function tallySets(read, task, sliceColumns, labels, clustered = false) {
	const typeIds = new Map();
	const whole = new Counting(task, typeIds, clustered);
	const slices = sliceColumns.map(() => new Map());
	for (const judged of read.documents) {
		const candidate = task.match(judged.gold, judged.candidate);
		const baseline = judged.baseline === void 0 ? void 0 : task.match(judged.gold, judged.baseline);
		whole.add(judged, candidate, baseline);
		slices.forEach((values, index) => {
			const value = judged.document.slices[index] ?? "";
			let counting = values.get(value);
			if (counting === void 0) values.set(value, counting = new Counting(task, typeIds, clustered));
			counting.add(judged, candidate, baseline);
		});
	}
	for (const { gold, baseline } of read.unpaired) whole.unpaired.add(task.match(gold, baseline));
	const classes = labels ?? typesOf(read);
	return {
		classes,
		matrices: whole.matrices(classes, read),
		slices: sliceColumns.map((column, index) => ({
			column,
			values: [...slices[index] ?? []].map(([value, counting]) => ({
				value,
				matrices: counting.matrices(classes, read)
			})).sort((a, b) => byCodePoint(a.value, b.value))
		})),
		flips: [],
		sets: {
			of: task.of,
			compared: read.comparability.kind === "unpaired" ? read.documents.length : whole.baseline.documents,
			flips: whole.changes.flips()
		}
	};
}
function typesOf(read) {
	const types = new Set(read.declared);
	for (const { gold, candidate, baseline = [] } of [...read.documents, ...read.unpaired.map((own) => ({
		...own,
		candidate: []
	}))]) for (const items of [
		gold,
		candidate,
		baseline
	]) for (const { type } of items) types.add(type);
	return [...types].sort(byCodePoint);
}
const NOTHING_HERE = -1;
var Counting = class {
	all = new SetCounts();
	candidate = new SetCounts();
	baseline = new SetCounts();
	unpaired = new SetCounts();
	changes;
	#of;
	#units = new UnitCollector();
	#made;
	#typeIds;
	#clustered;
	constructor(task, typeIds, clustered) {
		this.changes = new SetChanges(task);
		this.#of = task.of;
		this.#typeIds = typeIds;
		this.#clustered = clustered;
	}
	add(judged, candidate, baseline) {
		this.all.add(candidate);
		if (baseline === void 0) return;
		this.candidate.add(candidate);
		this.baseline.add(baseline);
		this.changes.add(judged, baseline, candidate);
		this.#units.add(this.#clustered ? judged.document.slices.at(-1) ?? "" : void 0, this.#answers(baseline), this.#answers(candidate));
	}
	matrices(classes, { comparability: { kind } }) {
		const matrix = (counts) => setMatrix(counts, classes, this.#of);
		const candidate = matrix(this.all);
		if (kind === "unpaired" && this.unpaired.documents > 0) return {
			candidate,
			comparison: {
				baseline: matrix(this.unpaired),
				candidate
			}
		};
		if (kind !== "paired") return { candidate };
		const compared = this.candidate.documents === this.all.documents ? candidate : matrix(this.candidate);
		return {
			candidate,
			comparison: {
				baseline: matrix(this.baseline),
				candidate: compared,
				changes: this.changes.changes(classes),
				units: () => this.#made ??= this.#paired(classes)
			}
		};
	}
	#answers({ exact, retyped, missed, spurious, overlapping }) {
		const id = ({ type }) => {
			let known = this.#typeIds.get(type);
			if (known === void 0) this.#typeIds.set(type, known = this.#typeIds.size);
			return known;
		};
		const pair = ({ gold, predicted }) => ({
			actual: id(gold),
			predicted: id(predicted),
			count: 1
		});
		const both = exact.length;
		return {
			cells: [
				...[...exact, ...retyped].map(pair),
				...missed.map((item) => ({
					actual: id(item),
					predicted: NOTHING_HERE,
					count: 1
				})),
				...spurious.map((item) => ({
					actual: NOTHING_HERE,
					predicted: id(item),
					count: 1
				}))
			],
			overlaps: overlapping.map(pair),
			sizes: [{
				gold: both + retyped.length + missed.length,
				predicted: both + retyped.length + spurious.length,
				both,
				count: 1
			}]
		};
	}
	#paired(classes) {
		const indexOf = new Map(classes.map((name, index) => [name, index]));
		const indices = new Map([...this.#typeIds].map(([type, id]) => [id, indexOf.get(type)]));
		return pairedMatrices(classes.length, this.#clustered ? "cluster" : this.#of === "labels" ? "example" : "document", this.#units.kinds({
			row: (id) => id === NOTHING_HERE ? classes.length : indices.get(id) ?? classes.length,
			column: (id) => id === NOTHING_HERE ? classes.length + OUTCOMES.indexOf("missed") : indices.get(id) ?? classes.length + OUTCOMES.indexOf("other")
		}), this.#of);
	}
};
export { presentIn as a, writeSlimDocuments as c, failWith as i, readJudged as l, refuseGoldOutside as n, EMPTY_SLICE as o, answerColumns as r, readRecordFiles as s, tallySets as t };
