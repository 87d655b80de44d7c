import { Bt as problemsOf, Et as shown, Lt as ProblemError, S as openFileSet, bt as UNPARSED, g as IdColumn, it as problemsIn, jt as withoutZeroFraction, m as BATCH_ROWS, nt as andMore, pt as NONE, st as fileProblem, tt as Findings, ut as MISSING, xt as isLabel, yt as UNLABELLED } from "./cli-index-scan-worker.js";
import { $ as readSide, Q as pairedFiles, Z as baselineRoles, at as JoinedRows, ct as baselineColumn, dt as byCodePoint, et as baselineParsers, rt as readGold, tt as GoldDifferences } from "./cli-index.js";
// lib/src/predictions/repeats/emit.js
const MOST_UNITS = Number.MAX_SAFE_INTEGER;
async function emitRepeated(examples, { combine }, compared, stream) {
	const all = [...examples];
	const unit = combine === "majority" ? 1 : unitFor(all, compared);
	const out = new Rows(stream, stream.sliceForms.length);
	for (const example of all) {
		const parts = combine === "majority" ? [majority(example, compared)] : partsOf(example, unit, compared, stream.forms);
		for (const [index, part] of parts.entries()) {
			const wait = out.add(example, part, index === 0);
			if (wait !== void 0) await wait;
		}
	}
	await out.flush();
	return unit;
}
function unitFor(examples, compared) {
	const numbers = new Set(examples.flatMap(({ candidate, baseline }) => [candidate.runs, compared ? baseline.runs : 1]).filter((runs) => runs > 0));
	let unit = 1;
	for (const runs of numbers) {
		unit = unit / greatestCommonDivisor(unit, runs) * runs;
		if (unit * examples.length <= MOST_UNITS) continue;
		throw new ProblemError({
			message: `the examples have too many different numbers of runs (${[...numbers].slice(0, 8).join(", ")}, …) to be counted exactly`,
			advice: "Run all examples equally often, or judge one answer for each: repeats: { by: id, combine: majority }."
		});
	}
	return unit;
}
function partsOf({ candidate, baseline }, unit, compared, forms) {
	const mine = sharesOf(candidate.runs === 0 ? [[MISSING, 1]] : candidate.times, unit, forms);
	if (!compared || baseline.runs === 0) return mine.map(({ code, units, runs }) => ({
		candidate: code,
		baseline: NONE,
		units,
		runs,
		baselineRuns: 0
	}));
	const theirs = sharesOf(baseline.times, unit, forms);
	const parts = [];
	const pair = (own, other) => {
		const units = Math.min(own.units, other.units);
		if (units === 0) return;
		parts.push({
			candidate: own.code,
			baseline: other.code,
			units,
			runs: own.runs,
			baselineRuns: other.runs
		});
		for (const share of [own, other]) {
			share.units -= units;
			share.runs = 0;
		}
	};
	for (const own of mine) for (const other of theirs) if (own.code === other.code) pair(own, other);
	for (const own of mine) for (const other of theirs) pair(own, other);
	return parts;
}
function sharesOf(times, unit, forms) {
	const runs = times.reduce((sum, [, own]) => sum + own, 0);
	const name = (code) => isLabel(code) ? forms.text(code) : "";
	return times.toSorted(([a], [b]) => byCodePoint(name(a), name(b)) || a - b).map(([code, own]) => ({
		code,
		units: unit / runs * own,
		runs: own
	}));
}
function majority({ candidate, baseline }, compared) {
	const own = candidate.majority;
	return {
		candidate: own === 65535 ? MISSING : own,
		baseline: compared ? baseline.majority : NONE,
		units: 1,
		runs: 1,
		baselineRuns: baseline.runs > 0 ? 1 : 0
	};
}
var Rows = class {
	#stream;
	#encoder = new TextEncoder();
	#batch;
	constructor(stream, slices) {
		this.#stream = stream;
		this.#batch = newBatch(slices);
	}
	add({ id, actual, row, slices, candidate, baseline }, part, isFirst) {
		const batch = this.#batch;
		const i = batch.size++;
		const bytes = this.#encoder.encode(id);
		const padded = new Uint8Array(bytes.length + 7 & -4);
		padded.set(bytes);
		batch.ids.set(i, new DataView(padded.buffer), 0, bytes.length);
		batch.actual[i] = actual;
		batch.candidate[i] = part.candidate;
		batch.baseline[i] = part.baseline;
		batch.slices.forEach((column, index) => column[i] = slices[index] ?? 65521);
		batch.rows[i] = row;
		batch.counts[i] = part.units;
		const { repeats } = batch;
		repeats.first[i] = isFirst ? 1 : 0;
		repeats.runs[i] = part.runs;
		repeats.baselineRuns[i] = part.baselineRuns;
		const [mine, theirs] = [candidate.agreement, baseline.agreement];
		repeats.agreeing[i] = mine.agreeing;
		repeats.pairs[i] = mine.pairs;
		repeats.baselineAgreeing[i] = theirs.agreeing;
		repeats.baselinePairs[i] = theirs.pairs;
		return batch.size === 2048 ? this.flush() : void 0;
	}
	flush() {
		const wait = this.#batch.size > 0 ? this.#stream.emit(this.#batch) : void 0;
		this.#batch = newBatch(this.#batch.slices.length);
		return wait;
	}
};
function newBatch(slices) {
	const codes = () => new Uint16Array(BATCH_ROWS);
	const numbers = () => new Float64Array(BATCH_ROWS);
	return {
		size: 0,
		actual: codes(),
		candidate: codes(),
		baseline: codes(),
		slices: Array.from({ length: slices }, codes),
		ids: new IdColumn(BATCH_ROWS),
		rows: new Uint32Array(BATCH_ROWS),
		counts: numbers(),
		repeats: {
			first: new Uint8Array(BATCH_ROWS),
			runs: numbers(),
			baselineRuns: numbers(),
			agreeing: numbers(),
			pairs: numbers(),
			baselineAgreeing: numbers(),
			baselinePairs: numbers()
		}
	};
}
function greatestCommonDivisor(a, b) {
	return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
// lib/src/predictions/repeats/repeated-example.js
var Answers = class {
	#times = new Map();
	#runs = 0;
	add(code) {
		this.#times.set(code, (this.#times.get(code) ?? 0) + 1);
		this.#runs++;
	}
	get runs() {
		return this.#runs;
	}
	get times() {
		return [...this.#times].sort(([a], [b]) => a - b);
	}
	get agreement() {
		let agreeing = 0;
		for (const times of this.#times.values()) agreeing += pairsOf(times);
		return {
			agreeing,
			pairs: pairsOf(this.#runs)
		};
	}
	get majority() {
		const most = Math.max(0, ...this.#times.values());
		const labels = [...this.#times].filter(([, times]) => times === most);
		return labels.length === 0 ? NONE : labels.length === 1 ? labels[0]?.[0] ?? 65535 : UNPARSED;
	}
	get isTied() {
		return this.majority === 65522 && (this.#times.get(65522) ?? 0) < Math.max(0, ...this.#times.values());
	}
};
function pairsOf(count) {
	return count * (count - 1) / 2;
}
// lib/src/predictions/repeats/read-repeated.js
async function readRepeated(files, request, options, stream) {
	const examples = new Map();
	const gold = request.gold === void 0 ? void 0 : await goldFirst(request, request.gold, files, stream.forms);
	const { firstGold, ...candidate } = await readCandidate(files, request, stream, examples, gold?.rows);
	let withoutPrediction = 0;
	for (const [id, actual] of gold?.labels ?? []) {
		if (examples.has(id)) continue;
		if (actual !== 65525) withoutPrediction++;
		examples.set(id, {
			id,
			actual,
			row: examples.size,
			slices: stream.sliceForms.map(() => MISSING),
			candidate: new Answers(),
			baseline: new Answers()
		});
	}
	const paired = pairedFiles(request);
	const read = paired === void 0 ? candidate : {
		...candidate,
		...await readBaseline(paired, request, stream.forms, examples, gold !== void 0)
	};
	const compared = read.comparability.kind === "paired";
	const unit = await emitRepeated(examples.values(), options, compared, stream);
	return {
		...read,
		firstGold: gold?.first ?? firstGold,
		...gold !== void 0 && { gold: gold.read },
		withoutPrediction,
		unit,
		runs: runsOf(examples, options)
	};
}
function runsOf(examples, { combine }) {
	let [runs, fewest, most, tied] = [
		0,
		Infinity,
		0,
		0
	];
	for (const { candidate } of examples.values()) {
		if (candidate.runs === 0) continue;
		runs += candidate.runs;
		fewest = Math.min(fewest, candidate.runs);
		most = Math.max(most, candidate.runs);
		if (combine === "majority" && candidate.isTied) tied++;
	}
	return {
		runs,
		fewest,
		most,
		tied,
		combined: combine === "majority"
	};
}
async function goldFirst(request, gold, { roles }, forms) {
	const rows = new JoinedRows({
		byOrder: false,
		fromGold: true,
		hasIds: true,
		slices: 0,
		withSideRows: false
	});
	const read = await readGold({
		...gold,
		sharedId: roles.id,
		unlabelled: request.unlabelled,
		parser: request.response?.actual
	}, forms, rows);
	const labels = new Map();
	const codes = new Uint16Array(BATCH_ROWS);
	const { store } = rows;
	const cursor = store.cursor();
	for (let size = cursor.next(); size > 0; size = cursor.next()) {
		store.codes(0, size, codes);
		const ids = store.ids(size);
		for (let i = 0; i < size; i++) labels.set(ids.text(i), codes[i]);
	}
	return {
		rows,
		labels,
		first: read.first,
		read: read.gold
	};
}
async function readCandidate(files, request, stream, examples, gold) {
	const column = baselineColumn(request, files);
	const { forms, sliceForms } = stream;
	const withoutGold = new Findings((count) => `${count} ${count === 1 ? "prediction has" : "predictions have"} an id that the gold file lacks`, "Every prediction needs a gold label. Is this the gold file of these predictions?");
	const otherGold = new Findings((count) => `${count} ${count === 1 ? "run has" : "runs have"} another gold label than an earlier one of the same id`, "The runs of an example have one gold label. Is the id column the right one?");
	const otherSlice = new Findings((count) => `${count} ${count === 1 ? "run is" : "runs are"} in another slice than an earlier one of the same id`, "The runs of an example are in one slice. A column that tells runs apart is none.");
	const same = (mine, theirs) => mine === theirs || mine !== 65525 && theirs !== 65525 && withoutZeroFraction(forms.text(mine)) === withoutZeroFraction(forms.text(theirs));
	const found = new Uint16Array(BATCH_ROWS);
	const { side, places, firstGold, baselineProblems } = await readSide({
		files,
		forms,
		sliceForms,
		unlabelled: request.unlabelled,
		idNeeded: true,
		baselineColumn: column.name,
		parsers: {
			...request.response,
			baseline: column.parser
		},
		findings: [
			withoutGold,
			otherGold,
			otherSlice
		]
	}, ({ size, ids, source, offsets, firstRow, actual, predicted, baseline, slices }) => {
		gold?.store.find(ids, size);
		gold?.store.codes(0, size, found);
		for (let i = 0; i < size; i++) {
			if (ids.lengths[i] === 0) continue;
			const id = ids.text(i);
			if (gold?.store.places[i] === 4294967295) {
				withoutGold.add(source, offsets[i], () => shown(id));
				continue;
			}
			const label = (gold === void 0 ? actual : found)[i];
			let example = examples.get(id);
			if (example === void 0) examples.set(id, example = {
				id,
				actual: label,
				row: firstRow + i,
				slices: slices.map((codes) => codes[i]),
				candidate: new Answers(),
				baseline: new Answers()
			});
			else if (!same(example.actual, label)) otherGold.add(source, offsets[i], () => shown(id));
			const { slices: known } = example;
			if (slices.some((codes, index) => codes[i] !== known[index])) otherSlice.add(source, offsets[i], () => shown(id));
			example.candidate.add(predicted[i]);
			if (baseline[i] !== 65535) example.baseline.add(baseline[i]);
		}
	});
	return {
		candidate: side,
		firstGold,
		places: gold === void 0 ? places : void 0,
		...column.compared(side, baselineProblems)
	};
}
async function readBaseline(own, request, forms, examples, goldElsewhere) {
	try {
		const files = await openFileSet(own.sources, own.format, (preview) => baselineRoles(request, own, preview));
		const advice = "Judge both models on the same examples, or compare those that both have: `examples: common`.";
		const onlyBaseline = new Findings((count) => `${count} ${count === 1 ? "row is" : "rows are"} of examples that only the baseline has`, advice);
		const differences = new GoldDifferences(forms);
		const { side: baseline } = await readSide({
			files,
			forms,
			sliceForms: [],
			unlabelled: request.unlabelled,
			idNeeded: true,
			parsers: baselineParsers(request, own, files),
			findings: []
		}, ({ size, ids, source, offsets, actual, predicted }) => {
			for (let i = 0; i < size; i++) {
				if (ids.lengths[i] === 0) continue;
				const id = ids.text(i);
				const example = examples.get(id);
				if (example === void 0) {
					if (actual[i] !== 65525) onlyBaseline.add(source, offsets[i], () => shown(id));
					continue;
				}
				if (!goldElsewhere) differences.compare(example.actual, actual[i], () => shown(id));
				example.baseline.add(predicted[i]);
			}
		});
		const file = files.files[0]?.source.name ?? "";
		const labelled = [...examples.values()].filter(({ actual }) => actual !== UNLABELLED);
		const onlyCandidate = labelled.filter(({ candidate, baseline: theirs }) => theirs.runs === 0 && candidate.runs > 0);
		const common = labelled.length - labelled.filter(({ baseline: theirs }) => theirs.runs === 0).length;
		for (const example of labelled) if (example.candidate.runs === 0 && example.baseline.runs === 0) example.baseline.add(MISSING);
		const problems = [...differences.problems(file)];
		if (request.examples === "identical") {
			problems.push(...await problemsIn([onlyBaseline]));
			const named = onlyCandidate.slice(0, 5).map(({ id }) => shown(id));
			if (onlyCandidate.length > 0) problems.push(fileProblem(file, `${onlyCandidate.length} ${onlyCandidate.length === 1 ? "example is" : "examples are"} only in the candidate: ${andMore(named, onlyCandidate.length)}`, advice));
		}
		if (problems.length === 0 && common === 0) problems.push(fileProblem(file, "candidate and baseline have no example in common"));
		if (problems.length > 0) return {
			baseline,
			comparability: {
				kind: "incomparable",
				problems
			}
		};
		return {
			baseline,
			comparability: {
				kind: "paired",
				by: "id",
				onlyCandidate: onlyCandidate.length,
				onlyBaseline: onlyBaseline.count
			}
		};
	} catch (error) {
		return { comparability: {
			kind: "incomparable",
			problems: problemsOf(error)
		} };
	}
}
export { readRepeated };
