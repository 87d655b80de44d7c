import { A as terminal, It as isChange, J as changesOf, L as thresholdWords, Lt as Random, Nt as OUTCOMES, R as formatChange, V as plural, Y as jointTable, _ as readOnly, b as statesOf, c as textOf, j as terminalName, m as countEvaluation, q as pairedMatrices, s as aligned, y as judge, z as formatValue } from "./cli-index.js";
import { Lt as ProblemError } from "./cli-index-scan-worker.js";
// lib/src/commands/calibrate/sample.js
const DECIDED_ANEW = .25;
function populationOf({ candidate, comparison }, sets) {
	const { classes } = candidate;
	const paired = comparison?.units?.();
	if (paired !== void 0) return {
		kinds: paired.kinds,
		of: paired.of,
		sets,
		classes,
		like: comparison?.candidate ?? candidate,
		size: sizeOf(paired.kinds)
	};
	return {
		kinds: candidate.cells.flatMap(({ actual, predicted, count }) => {
			const row = candidate.cells.filter((cell) => cell.actual === actual);
			const support = row.reduce((sum, cell) => sum + cell.count, 0);
			const pair = (other, times) => ({
				count: times,
				baseline: one(actual, predicted),
				candidate: one(actual, other)
			});
			return [pair(predicted, count * .75), ...row.map((cell) => pair(cell.predicted, count * DECIDED_ANEW * cell.count / support))];
		}),
		of: "example",
		sets,
		classes,
		like: candidate,
		size: candidate.total
	};
}
function sampled({ kinds, of, sets, classes, like, size }, random, worse, exchanged) {
	const drawn = [];
	const weight = kinds.reduce((sum, { count }) => sum + count, 0);
	let [left, mass] = [Math.round(size), weight];
	for (const kind of kinds) {
		const times = kind.count >= mass ? left : random.binomial(left, kind.count / mass);
		left -= times;
		mass -= kind.count;
		const swapped = exchanged ? random.heads(times) : 0;
		for (const { count, baseline, candidate } of [{
			...kind,
			count: times - swapped
		}, {
			count: swapped,
			baseline: kind.candidate,
			candidate: kind.baseline
		}]) {
			const losing = canLose(candidate, classes, worse.of) ? random.binomial(count, worse.share) : 0;
			if (count > losing) drawn.push({
				count: count - losing,
				baseline,
				candidate
			});
			if (losing > 0) drawn.push({
				count: losing,
				baseline,
				candidate: lost(candidate, classes, sets, worse.of)
			});
		}
	}
	return matricesOf(drawn, {
		of,
		sets,
		classes,
		like
	});
}
function matricesOf(kinds, { of, sets, classes, like }) {
	const paired = pairedMatrices(classes, of, kinds, sets);
	const states = statesOf(paired);
	const [candidate, baseline] = [paired.view(like), paired.view(like)];
	candidate.show(states.candidate);
	baseline.show(states.baseline);
	return {
		candidate,
		comparison: {
			candidate,
			baseline,
			changes: changesIn(kinds, classes),
			units: () => paired
		}
	};
}
function changesIn(kinds, classes) {
	const cells = kinds.flatMap(({ count, baseline, candidate }) => {
		const [before, now] = [baseline.cells[0], candidate.cells[0]];
		return before === void 0 || now === void 0 || before.actual >= classes ? [] : [{
			actual: before.actual,
			baseline: before.predicted,
			candidate: now.predicted,
			count
		}];
	});
	return changesOf(jointTable(classes, cells));
}
function canLose({ cells }, classes, of) {
	return cells.some(({ actual, predicted }) => actual === predicted && actual < classes && (of === void 0 || actual === of));
}
function lost({ cells, overlaps, sizes }, classes, sets, of) {
	const wrong = (actual) => sets === void 0 && classes > 1 ? (actual + 1) % classes : classes + OUTCOMES.indexOf(sets === void 0 ? "missing" : "missed");
	let gone = 0;
	return {
		cells: cells.map((cell) => {
			if (cell.actual !== cell.predicted || of !== void 0 && cell.actual !== of) return cell;
			gone += cell.count;
			return {
				...cell,
				predicted: wrong(cell.actual)
			};
		}),
		...overlaps !== void 0 && { overlaps },
		...sizes !== void 0 && { sizes: sizes.map((own) => ({
			...own,
			predicted: own.predicted - gone,
			both: own.both - gone
		})) }
	};
}
function one(actual, predicted) {
	return { cells: [{
		actual,
		predicted,
		count: 1
	}] };
}
function sizeOf(kinds) {
	return kinds.reduce((sum, { count }) => sum + count, 0);
}
// lib/src/commands/calibrate/simulate.js
const STEPS = [
	.01,
	.02,
	.03,
	.05,
	.08,
	.12,
	.2,
	.3
];
const CAUGHT = .8;
function calibrated(thresholds, tally, chance, { draws, rate }) {
	const options = {
		...chance,
		swaps: 1e3
	};
	const sets = tally.sets?.of;
	const whole = populationOf(tally.matrices, sets);
	const slices = tally.slices.map(({ column, values }) => ({
		column,
		values: values.map(({ value, matrices }) => ({
			value,
			population: populationOf(matrices, sets)
		}))
	}));
	const sample = (random, worse, exchanged) => ({
		...tally,
		flips: [],
		matrices: sampled(whole, random, worse, exchanged),
		slices: slices.map(({ column, values }) => ({
			column,
			values: values.map(({ value, population }) => ({
				value,
				matrices: sampled(population, random, worse, exchanged)
			}))
		}))
	});
	const verdicts = (worse, threshold) => {
		const random = new Random(chance.seed);
		return Array.from({ length: draws }, () => judge([threshold], sample(random, worse, isChange(threshold.bound)), void 0, options)[0]);
	};
	const indices = new Map(tally.classes.map((name, index) => [name, index]));
	return thresholds.map((threshold) => {
		const own = verdicts({
			share: 0,
			of: void 0
		}, threshold);
		const of = threshold.selector.kind === "class" ? indices.get(threshold.selector.label) : threshold.selector.kind === "cell" ? indices.get(threshold.selector.actual) : void 0;
		const steps = STEPS.map((share) => verdicts({
			share,
			of
		}, threshold));
		const failed = steps.map((step) => shareOf(step, "fail"));
		const caught = failed.findIndex((share) => share >= CAUGHT);
		return {
			threshold,
			falseAlarms: shareOf(own, "fail"),
			failed,
			errors: shareOf(own, "error"),
			catches: caught === -1 ? void 0 : mean((steps[caught] ?? []).map(worstChange)) - mean(own.map(worstChange)),
			proposal: proposalFor(threshold, own, rate)
		};
	});
}
function shareOf(verdicts, wanted) {
	return verdicts.filter(({ state }) => state === wanted).length / verdicts.length;
}
function worstChange({ members, threshold: { bound } }) {
	return mean(members.map(({ value, change = 0 }) => isChange(bound) ? change : value.defined ? value.value : 0));
}
function mean(values) {
	return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
function proposalFor({ bound, policy, metric, selector, slice }, verdicts, rate) {
	if (policy !== "point" || selector.kind === "per-class" || slice?.each === true) return void 0;
	const seen = verdicts.map(worstChange).sort((a, b) => a - b);
	const low = bound.kind === "max_drop" || bound.kind === "min";
	const place = Math.floor(rate * seen.length);
	const quantile = low ? seen[place] : seen[seen.length - 1 - place];
	if (quantile === void 0) return void 0;
	const step = metric.unit === "count" ? 1 : .001;
	const outwards = low ? Math.floor(quantile / step + 1e-9) * step : Math.ceil(quantile / step - 1e-9) * step;
	return isChange(bound) ? Math.max(0, bound.kind === "max_drop" ? -outwards : outwards) : outwards;
}
// lib/src/commands/calibrate/table.js
const BARS = [
	"▁",
	"▂",
	"▃",
	"▄",
	"▅",
	"▆",
	"▇",
	"█"
];
function calibrationText(name, calibrations, examples, { draws, rate }, width) {
	const rows = calibrations.map((own) => [
		terminal(thresholdWords(own.threshold)),
		percent(own.falseAlarms),
		catches(own),
		own.failed.map(bar).join(""),
		proposal(own)
	]);
	const head = [
		"threshold",
		"fails a good model",
		"catches",
		`loses ${shareText(STEPS[0])} … ${shareText(STEPS.at(-1) ?? 0)}`,
		`for ${percent(rate)}`
	];
	return [
		`${name === void 0 ? "" : `${terminalName(name)}: `}${examples}, ${draws} samples of equally good models and of worse ones.`,
		textOf(aligned([head, ...rows], [
			"left",
			"right",
			"right",
			"left",
			"left"
		], width)),
		"\"fails a good model\": how often a harmless change would be blocked. \"catches\": the change that is caught four times out of five.",
		`The bars show how often a model fails that lost ${STEPS.map(shareText).join(", ")} of its right answers (of the class, where one is named).`,
		`"for ${percent(rate)}": the bound that equally good models exceed at most so often, where it is taken literally.`
	].join("\n");
}
function catches({ threshold: { metric, bound }, catches: change }) {
	if (change === void 0) return "nothing";
	const size = formatChange(metric.unit, change);
	return metric.unit === "fraction" ? `${size} points` : isChange(bound) ? size : size;
}
function proposal({ threshold: { metric, bound, policy }, proposal: value, errors }) {
	if (errors > 0) return `cannot be judged in ${percent(errors)} of the samples`;
	if (value === void 0) return policy === "point" ? "" : "kept by its policy";
	if (!isChange(bound)) return `${bound.kind}: ${metric.unit === "fraction" ? value.toFixed(3) : formatValue(metric.unit, {
		defined: true,
		value
	})}`;
	return metric.unit === "fraction" ? `${bound.kind}: "${(value * 100).toFixed(1)}pp"` : `${bound.kind}: ${formatValue(metric.unit, {
		defined: true,
		value
	})}`;
}
function bar(share) {
	return BARS[Math.min(BARS.length - 1, Math.floor(share * BARS.length))] ?? "";
}
function percent(share) {
	return `${Number((share * 100).toFixed(1))} %`;
}
function shareText(share) {
	return `${Math.round(share * 100)} %`;
}
// lib/src/commands/calibrate.js
async function calibrate(config, asked, files, stores) {
	const texts = [];
	for (const evaluation of config.evaluations) texts.push(await calibrationOf(evaluation, config, asked, files, stores));
	return (width) => texts.map((text) => text(width)).join("\n\n");
}
async function calibrationOf(evaluation, config, asked, files, stores) {
	const { thresholds = [], name, place } = evaluation;
	const own = thresholds.filter(({ metric: { needs } }) => needs !== "scores" && needs !== "repeats");
	if (own.length === 0) throw new ProblemError({
		message: `there is no threshold to calibrate${config.single ? "" : ` in ${name}`}: those of scores and of agreement between runs are not simulated`,
		...place !== void 0 && { place }
	});
	const tally = await countEvaluation(evaluation, {
		config,
		trusted: {
			predictions: false,
			baseline: false
		},
		reportDirectory: "confusion-gate-report",
		copyPredictions: false,
		stores,
		run: {
			tool: "",
			enforced: true
		}
	}, readOnly(files));
	const calibrations = calibrated(own, tally, evaluation.chance, asked);
	return (width) => calibrationText(config.single ? void 0 : name, calibrations, examplesIn(tally), asked, width);
}
function examplesIn({ matrices: { candidate, comparison } }) {
	const size = comparison?.units?.().units.reduce((sum, { count }) => sum + count, 0) ?? candidate.total;
	const of = comparison?.units?.().of ?? "example";
	return `${plural(size, of)}${comparison?.units === void 0 ? " of one model, beside a second that answers a quarter of them anew" : " of two models"}`;
}
export { calibrate };
