import { B as integer, G as Tallier, Ht as TASKS, M as terminalText, Mt as METRIC_BY_ID, St as decodeConfig, U as readAndCount, V as plural, W as measure, X as readExamples, jt as configFromInputs, xt as sharedFile, z as formatValue } from "./cli-index.js";
import { Ft as TAG_FORMAT_IDS, J as normaliseName, Lt as ProblemError, q as ID_NAMES } from "./cli-index-scan-worker.js";
const { posix } = process.getBuiltinModule("node:path");
// lib/src/commands/init/yaml-text.js
const RESERVED = new Set([
	"true",
	"false",
	"yes",
	"no",
	"on",
	"off",
	"y",
	"n",
	"null"
]);
const PLAIN = /^(?:\.{1,2}\/)*[A-Za-z_][\w./-]*$/;
const UNSEEN = /(?![\u200C\u200D])[\p{C}\p{Zl}\p{Zp}]/gu;
function quoted(text) {
	return JSON.stringify(text).replace(UNSEEN, (character) => {
		const point = character.codePointAt(0) ?? 0;
		const digits = point.toString(16).toUpperCase();
		return point > 65535 ? `\\U${digits.padStart(8, "0")}` : `\\u${digits.padStart(4, "0")}`;
	});
}
function scalar(text) {
	return PLAIN.test(text) && !RESERVED.has(text.toLowerCase()) ? text : quoted(text);
}
const LONGEST = 40;
function mentioned(label) {
	const characters = Array.from(label);
	return quoted(characters.length <= LONGEST ? label : `${characters.slice(0, LONGEST).join("")}…`);
}
const WIDEST = 60;
function withComments(lines) {
	const width = Math.max(0, ...lines.map(({ code }) => code.length).filter((length) => length <= WIDEST));
	return lines.map(({ code, comment }) => `${code.padEnd(width)}  # ${comment}`);
}
// lib/src/commands/init/thresholds.js
const SLACK = .5;
const USUAL_DROP = 3;
function proposals(survey) {
	const { tally, positive, task } = survey;
	if (task !== "classification") {
		const of = (average, explanation) => lowerBound(survey, "f1", {
			kind: "average",
			average
		}, `, average: ${average}`, explanation);
		return [
			of("micro", [`F1 of all ${task === "entities" ? "entities" : "labels"} together: it falls with what is missed and with false alarms.`]),
			of("macro", ["The mean over the labels: rare ones count as much as frequent ones."]),
			recallOfEachClass(survey)
		];
	}
	const all = lowerBound(survey, "accuracy", { kind: "whole" }, "", ["The share of all examples that are right."]);
	if (positive === void 0) return [
		all,
		lowerBound(survey, "f1", {
			kind: "average",
			average: "macro"
		}, ", average: macro", ["F1 falls with what is missed and with false alarms. Macro is the mean over the classes: rare ones count as much as", "frequent ones."]),
		recallOfEachClass(survey)
	];
	const selector = {
		kind: "class",
		index: tally.classes.indexOf(positive.label)
	};
	const name = mentioned(positive.label);
	return [
		all,
		lowerBound(survey, "recall", selector, "", [`The share of ${name} that the model finds.`]),
		lowerBound(survey, "precision", selector, "", [`The share of what it calls ${name} that really is.`]),
		missesOf(survey, selector, name)
	];
}
function lowerBound({ tally }, id, selector, keys, explanation) {
	const value = valueOf(id, selector, tally.matrices.candidate);
	if (!value.defined) return {
		explanation,
		entry: `{ metric: ${id}${keys}, min: 0.5 }`,
		today: `cannot be measured today: ${value.reason}`,
		active: false
	};
	const percent = Math.max(0, Math.floor(value.value * 100 - SLACK));
	const today = `today ${formatValue("fraction", value)}`;
	return {
		explanation,
		entry: `{ metric: ${id}${keys}, min: ${(percent / 100).toFixed(2)} }`,
		today: percent === 0 ? `${today}; 0 lets every model pass: raise it when the model is better` : today,
		active: true
	};
}
function missesOf({ tally }, selector, name) {
	const { candidate, comparison } = tally.matrices;
	const misses = valueOf("false_negatives", selector, candidate);
	const before = comparison === void 0 ? void 0 : valueOf("false_negatives", selector, comparison.baseline);
	const explanation = `Examples of ${name} that are missed.`;
	const stays = (today, active) => ({
		explanation: [`${explanation} 0: not one more than the baseline misses.`],
		entry: "{ metric: false_negatives, max_increase: 0 }",
		today,
		active
	});
	if (!misses.defined || before?.defined !== true) return stays(`needs a baseline; today ${formatValue("count", misses)}`, false);
	if (selector.kind === "class" && candidate.support[selector.index] === 0) return stays("cannot be measured today: the class has no gold examples", false);
	const numbers = `today ${integer(misses.value)}, baseline ${integer(before.value)}`;
	const more = misses.value - before.value;
	if (more <= 0) return stays(numbers, true);
	return {
		explanation: [`${explanation} Today's model misses ${integer(more)} more than the baseline; ${integer(more)} is allowed here so that it passes.`, "Is that what you want? Write 0 and no model may miss more than its baseline."],
		entry: `{ metric: false_negatives, max_increase: ${more} }`,
		today: numbers,
		active: true,
		warning: `this model misses ${integer(more)} more ${name} than the baseline (${integer(before.value)} → ${integer(misses.value)}): max_increase is ${more} so that it passes, 0 is stricter`
	};
}
function recallOfEachClass({ tally, minSupport }) {
	const explanation = ["The share of each class that the model finds, in percentage points (pp) below the baseline.", `Classes with fewer than ${minSupport} examples are listed, not judged (min_support).`];
	const entry = (points) => `{ metric: recall, per: class, max_drop: "${points}pp" }`;
	const { comparison } = tally.matrices;
	if (comparison === void 0) return {
		explanation,
		entry: entry(USUAL_DROP),
		today: "needs a baseline",
		active: false
	};
	const drop = largestDrop(comparison, minSupport);
	if (drop === void 0) return {
		explanation,
		entry: entry(USUAL_DROP),
		today: `no class has ${minSupport} examples today`,
		active: false
	};
	const name = mentioned(tally.classes[drop.index] ?? "");
	const fall = `${drop.points.toFixed(1)}pp`;
	if (drop.points <= USUAL_DROP) return {
		explanation,
		entry: entry(USUAL_DROP),
		today: drop.points <= 0 ? "today no class falls" : `today ${name} falls most, by ${fall}`,
		active: true
	};
	const allowed = Math.ceil(drop.points);
	return {
		explanation: [
			...explanation,
			`Today ${name} falls by ${fall}; ${allowed}pp is allowed here so that this passes.`,
			`Is that what you want? ${USUAL_DROP}pp is a usual bound.`
		],
		entry: entry(allowed),
		today: `today ${name} falls most, by ${fall}`,
		active: true,
		warning: `the recall of ${name} lies ${fall} below the baseline: max_drop is "${allowed}pp" so that it passes, "${USUAL_DROP}pp" is stricter`
	};
}
function largestDrop({ baseline, candidate }, minSupport) {
	return [...candidate.support].flatMap((support, index) => {
		const fewer = (baseline.correct[index] ?? 0) - (candidate.correct[index] ?? 0);
		return support >= Math.max(1, minSupport) ? [{
			points: 100 * fewer / support,
			index
		}] : [];
	}).sort((a, b) => b.points - a.points)[0];
}
function valueOf(id, selector, matrix) {
	const metric = METRIC_BY_ID.get(id);
	if (metric === void 0) throw new Error(`no metric ${id}`);
	return measure(metric, selector, matrix);
}
// lib/src/commands/init/config-text.js
const MOST_LISTED = 12;
function configText(survey, schema) {
	return `${[
		header(survey, schema),
		...task(survey),
		predictions(survey),
		baseline(survey),
		columns(survey),
		labels(survey),
		...positive(survey),
		thresholds(survey)
	].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
function header({ predictions: path }, schema) {
	return [
		...schema === void 0 ? [] : [`# yaml-language-server: $schema=${schema}`],
		"# What confusion-gate measures, and the thresholds that decide whether a change may be merged.",
		`# Written by "confusion-gate init" from ${scalar(path)}.`,
		"# Every bound lies a little below what that model reaches, so the first check passes and a clearly worse model fails.",
		"# The bounds are a start: read each one, and tighten what matters to you.",
		...schema === void 0 ? ["# Editors can complete and check this file with the JSON schema that comes with confusion-gate, in schema/."] : []
	];
}
function task({ task: what, separator }) {
	if (what === "classification") return [];
	const lines = [what === "entities" ? "# Typed spans in documents: named entities." : "# Any number of labels an example.", `task: ${what}`];
	return [separator === void 0 ? lines : [
		...lines,
		"# What stands between the labels of one example.",
		`separator: ${quoted(separator)}`
	]];
}
function predictions({ predictions: path }) {
	return ["# The model's predictions: a file or a glob, relative to the root of the repository.", `predictions: ${scalar(path)}`];
}
function baseline({ baseline: path, predictions: candidate, roles, task: what }) {
	if (path !== void 0) return ["# What they are compared with: predictions of the model before the change, for the same examples.", `baseline: ${scalar(path)}`];
	return [
		"# What they are compared with: predictions of the model before the change, for the same examples. Without a baseline only",
		"# fixed bounds can be judged; with one, thresholds can also say how much may get worse, and the report names what flipped.",
		`# baseline: ${scalar(posix.join("baseline", posix.basename(candidate)))}`,
		...roles.id === void 0 && what !== "entities" ? ["# pair_by: order  # there is no id column: both files must hold the same examples in the same order"] : []
	];
}
function columns({ roles, offered, numbered }) {
	if (numbered === true) return ["# Columns are told by their order: the last is what the model said, the one before it what is true.", "# columns: { actual: \"2\", predicted: \"3\" }"];
	return [
		"# Which column holds what.",
		"columns:",
		...withComments([
			...roles.actual === void 0 ? [] : [{
				code: `  actual: ${scalar(roles.actual)}`,
				comment: "what is true"
			}],
			{
				code: `  predicted: ${scalar(roles.predicted)}`,
				comment: "what the model said"
			},
			...roles.id === void 0 ? [] : [{
				code: `  id: ${scalar(roles.id)}`,
				comment: "names an example, and finds it again in the baseline"
			}]
		]),
		...roles.id === void 0 ? ["  # No column is named like an id: examples are named by their row."] : [],
		...offered.text === void 0 ? [] : [
			"  # The texts of examples are private until you say otherwise: with this line they are shown in the comment and in the",
			"  # report, to everybody who can see the pull request. Without it, only ids are.",
			`  # text: ${scalar(offered.text)}`
		],
		...offered.slices.length === 0 ? [] : ["  # Columns whose values divide the examples into slices. A threshold can then look at each slice by itself.", `  # slices: [${offered.slices.map(scalar).join(", ")}]`]
	];
}
function labels({ tally, task: what }) {
	const { classes, matrices } = tally;
	if (classes.length > MOST_LISTED) return [
		`# There are ${integer(classes.length)} classes, too many to list here: without this key, every label that occurs is a class.`,
		what === "classification" ? "# List them all to close the set: then a prediction outside it counts as (other), and a gold label outside it is an error." : "# List them all to close the set: then a gold label outside it is an error.",
		`# labels: [${classes.slice(0, 2).map(mentioned).join(", ")}, …]`
	];
	const { support, predicted } = matrices.candidate;
	return [
		...what === "classification" ? ["# The classes, in the order of the report. The set is closed: a prediction outside it counts as (other), and a gold label", "# outside it is an error. Labels are text: keep the quotes."] : ["# The labels, in the order of the report. The set is closed: a gold label outside it is an error. Labels are text: keep the", "# quotes."],
		"labels:",
		...withComments(classes.map((label, index) => ({
			code: `  - ${quoted(label)}`,
			comment: frequency(support[index] ?? 0, predicted[index] ?? 0, COUNTED[what])
		})))
	];
}
const COUNTED = {
	classification: ["example", "examples"],
	multilabel: ["example that has it", "examples that have it"],
	entities: ["gold entity", "gold entities"]
};
function frequency(support, predicted, [one, many]) {
	if (support > 0) return plural(support, one, many);
	if (predicted > 0) return `never true, but predicted ${plural(predicted, "time")}: is it a class?`;
	return "only the baseline predicts it: is it a class?";
}
function positive({ positive: guess }) {
	if (guess === void 0) return [];
	return [[
		"# The class that must not be missed: recall, precision and false_negatives below speak of it.",
		`# A guess, because ${guess.because}. Check it: if it is the other class, change it here and the bounds with it.`,
		`positive: ${quoted(guess.label)}`
	]];
}
function thresholds(survey) {
	const all = proposals(survey);
	const active = all.filter((proposal) => proposal.active);
	const waiting = all.filter((proposal) => !proposal.active);
	return [
		"# What must hold, or the check fails. Bounds are inclusive; min: 0.95 is 95 %. Each min leaves room below the value of",
		"# today, half a point at least: two trainings of one model seldom give the same value.",
		"thresholds:",
		...entries(active, ""),
		...waiting.length === 0 ? [] : [
			"",
			"  # Not in force yet, for the reason behind the line. To switch it on, take away the \"# \" in front of it.",
			...entries(waiting, "# ")
		]
	];
}
function entries(list, mark) {
	const lines = withComments(list.map(({ entry, today }) => ({
		code: `  ${mark}- ${entry}`,
		comment: today
	})));
	return list.flatMap(({ explanation }, index) => [...explanation.map((sentence) => `  # ${sentence}`), lines[index] ?? ""]);
}
// lib/src/commands/init/columns.js
const SHORTEST_TEXT = 20;
const MOST_VALUES = 12;
const LONGEST_VALUE = 40;
const MOST_SLICES = 3;
function offeredColumns({ columns }, roles, classes) {
	const taken = new Set([
		roles.actual,
		roles.predicted,
		roles.id
	]);
	const rest = columns.filter(({ name }) => !taken.has(name) && name.trim() !== "" && !ID_NAMES.has(normaliseName(name)));
	const [text] = rest.filter(holdsTexts).sort((a, b) => meanLength(b) - meanLength(a));
	const labels = new Set(classes);
	const slices = rest.filter((column) => holdsGroups(column, labels)).slice(0, MOST_SLICES);
	return {
		...text !== void 0 && { text: text.name },
		slices: slices.map(({ name }) => name)
	};
}
function holdsTexts({ kind, samples }) {
	return kind === "text" && meanLength({ samples }) >= SHORTEST_TEXT && new Set(samples).size * 2 > samples.length;
}
function holdsGroups({ kind, samples }, labels) {
	if (kind === "structure" || kind === "empty") return false;
	const values = [...new Set(samples.map((sample) => sample.trim()))];
	if (kind === "number" && !values.every((value) => /^-?\d+$/.test(value))) return false;
	if (values.every((value) => labels.has(value))) return false;
	return values.length >= 2 && values.length <= MOST_VALUES && values.length * 2 <= samples.length && values.every((value) => value.length <= LONGEST_VALUE);
}
function meanLength({ samples }) {
	return samples.reduce((sum, sample) => sum + sample.length, 0) / Math.max(1, samples.length);
}
// lib/src/commands/init/positive.js
const NAMES = new Set([
	"1",
	"abuse",
	"abusive",
	"anomaly",
	"attack",
	"churn",
	"defect",
	"disease",
	"fake",
	"fraud",
	"fraudulent",
	"harmful",
	"hate",
	"malicious",
	"malignant",
	"malware",
	"nsfw",
	"offensive",
	"phishing",
	"pos",
	"positive",
	"relevant",
	"sick",
	"spam",
	"toxic",
	"true",
	"unsafe",
	"y",
	"yes"
]);
function guessPositive(classes, support) {
	const named = classes.filter((label) => NAMES.has(label.toLowerCase()));
	const [only] = named;
	if (named.length === 1 && only !== void 0) return {
		label: only,
		because: "it is named like one"
	};
	const [first, second] = classes;
	if (support[0] === support[1]) return {
		label: second,
		because: "one had to be chosen: no name tells, and both are equally frequent"
	};
	return {
		label: support[0] < support[1] ? first : second,
		because: "it is the rarer of the two"
	};
}
// lib/src/commands/init/survey.js
async function surveyOf(task, predictions, baseline) {
	if (task !== void 0) return task === "classification" ? survey(predictions, baseline) : surveySets(task, predictions, baseline);
	try {
		return await survey(predictions, baseline);
	} catch (thrown) {
		if (!(thrown instanceof ProblemError)) throw thrown;
		for (const other of ["entities", "multilabel"]) {
			const found = await orProblem(surveySets(other, predictions, baseline));
			if (!(found instanceof ProblemError)) return found;
		}
		throw thrown;
	}
}
function looksParted({ task, tally: { classes } }) {
	return task === "classification" && SEPARATORS.some((separator) => classes.some((label) => label.includes(separator)) && 2 * new Set(classes.flatMap((label) => label.split(separator))).size <= classes.length);
}
async function orProblem(attempt) {
	try {
		return await attempt;
	} catch (thrown) {
		if (thrown instanceof ProblemError) return thrown;
		throw thrown;
	}
}
const SEPARATORS = [
	"|",
	";",
	","
];
async function surveySets(task, predictions, baseline) {
	const read = async (separator) => {
		const lines = [
			`task: ${task}`,
			`predictions: ${quoted(predictions.path)}`,
			...separator === void 0 ? [] : [`separator: ${quoted(separator)}`],
			...baseline === void 0 ? [] : [`baseline: ${quoted(baseline.path)}`]
		];
		const [config] = decodeConfig(lines.join("\n"), "init").evaluations;
		const [from] = config?.baseline ?? [];
		if (config === void 0) throw new Error("a config without an evaluation");
		const chosen = baseline === void 0 || from === void 0 || from.kind === "column" ? { kind: "not_configured" } : {
			kind: "files",
			sources: baseline.sources,
			from,
			origin: {
				name: baseline.path,
				passedOver: []
			}
		};
		const { read: found, tally } = await readAndCount(config, {
			sources: predictions.sources,
			gold: void 0,
			chosen
		});
		if (found.comparability.kind === "incomparable") throw new ProblemError(found.comparability.problems);
		return {
			predictions: predictions.path,
			...baseline !== void 0 && { baseline: baseline.path },
			task,
			roles: found.candidate.roles,
			...found.candidate.files.some(({ format }) => TAG_FORMAT_IDS.some((id) => id === format)) && { numbered: true },
			...separator !== void 0 && { separator },
			offered: { slices: [] },
			tally,
			examples: found.examples,
			minSupport: config.minSupport
		};
	};
	if (task === "entities") return read(void 0);
	const whole = await orProblem(read(void 0));
	if (!(whole instanceof ProblemError)) return whole;
	const parted = [];
	for (const separator of SEPARATORS) {
		const found = await orProblem(read(separator));
		if (!(found instanceof ProblemError)) parted.push(found);
	}
	const [best] = parted.toSorted((a, b) => a.tally.classes.length - b.tally.classes.length);
	if (best === void 0) throw whole;
	return best;
}
async function survey(predictions, baseline) {
	const { evaluations } = configFromInputs({ predictions: [predictions.path] });
	const [defaults] = evaluations;
	if (defaults === void 0) throw new Error("a config without an evaluation");
	const tallier = new Tallier([]);
	const read = await readExamples({
		sources: predictions.sources,
		options: { columns: {} },
		baseline: baseline === void 0 ? void 0 : {
			kind: "files",
			sources: baseline.sources
		},
		pairBy: defaults.pairBy,
		examples: defaults.examples,
		unlabelled: defaults.unlabelled,
		uniqueIds: defaults.uniqueIds
	}, (batch) => {
		tallier.add(batch);
	});
	if (read.comparability.kind === "incomparable") throw new ProblemError(read.comparability.problems);
	const tally = tallier.tally(read);
	const { classes, matrices } = tally;
	const { support } = matrices.candidate;
	const [first, second] = classes;
	const positive = classes.length === 2 && first !== void 0 && second !== void 0 ? guessPositive([first, second], [support[0] ?? 0, support[1] ?? 0]) : void 0;
	const preview = read.files.files[0]?.preview;
	return {
		predictions: predictions.path,
		...baseline !== void 0 && { baseline: baseline.path },
		task: "classification",
		roles: read.candidate.roles,
		offered: preview === void 0 ? { slices: [] } : offeredColumns(preview, read.candidate.roles, classes),
		tally,
		examples: read.examples,
		...positive !== void 0 && { positive },
		minSupport: defaults.minSupport
	};
}
// lib/src/commands/init/summary.js
function initSummary({ config, nextCommand, survey }) {
	const { predictions, baseline, roles, tally, positive } = survey;
	const compared = baseline === void 0 ? "no baseline" : `compared with ${baseline}`;
	const mapping = [
		...roles.actual === void 0 ? [] : [`actual = ${roles.actual}`],
		`predicted = ${roles.predicted}`,
		...roles.id === void 0 ? [] : [`id = ${roles.id}`]
	];
	const parted = looksParted(survey) ? ["Note: labels look like several in one text. If they are: confusion-gate init --task multilabel"] : [];
	const warnings = proposals(survey).flatMap(({ warning }) => warning === void 0 ? [] : [`Note: ${warning}`]);
	return [
		`Wrote ${config}`,
		"",
		`${predictions}: ${plural(survey.examples, survey.task === "entities" ? "document" : "example")}, ${integer(tally.classes.length)} ${tally.classes.length === 1 ? "class" : "classes"}, ${compared}`,
		`Columns, inferred from ${survey.numbered ? "their order" : "their names"}: ${mapping.join(", ")}`,
		...survey.task === "classification" ? [] : [`Task: ${survey.task}${survey.separator === void 0 ? "" : `, with ${JSON.stringify(survey.separator)} between labels`}`],
		...positive === void 0 ? [] : [`Positive class: ${positive.label}. A guess, because ${positive.because}: check it`],
		...parted,
		...warnings,
		"",
		"Read the file, then run:",
		`  ${nextCommand}`
	].map((line) => terminalText(line)).join("\n");
}
// lib/src/commands/init.js
async function init(request, files) {
	const { config, task } = request;
	if (!request.force && files.readText(config) !== void 0) throw new ProblemError({
		message: `there is a config at ${config} already`,
		place: { file: config },
		advice: "It is left as it is. Write to another file with `--config FILE`, or overwrite it with `--force`."
	});
	const predictions = await named(request.predictions, files);
	const baseline = request.baseline === void 0 ? void 0 : await named(request.baseline, files);
	if (baseline !== void 0) refuseSameFiles(predictions, baseline);
	const found = await surveyOf(task, predictions, baseline);
	files.writeText(config, configText(found, request.schema));
	return {
		config,
		nextCommand: `confusion-gate check${config === ".github/confusion-gate.yml" ? "" : ` --config ${shellWord(config)}`}`,
		survey: found
	};
}
async function named(path, files) {
	const found = await files.find([path], false);
	if (found.absent.length > 0) throw new ProblemError({
		message: `no file answers to ${JSON.stringify(path)}`,
		advice: "Paths are relative to the working directory. A glob needs quotes, or the shell expands it."
	});
	return {
		path,
		sources: found.files
	};
}
function refuseSameFiles(predictions, baseline) {
	const shared = sharedFile(baseline.sources, predictions.sources);
	if (shared === void 0) return;
	throw new ProblemError({
		message: `${shared.name} is named as predictions and as baseline: nothing could ever change`,
		place: { file: shared.name },
		advice: "Name the predictions of the model before the change as the baseline, or leave it out."
	});
}
function shellWord(text) {
	return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
export { TASKS, init, initSummary };
