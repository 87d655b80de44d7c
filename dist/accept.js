import { A as terminal, Ct as readConfig, M as terminalText, V as plural, d as check, p as copyExtension, v as reportPaths } from "./cli-index.js";
import { Lt as ProblemError } from "./cli-index-scan-worker.js";
// lib/src/commands/accept.js
async function accept(request, files) {
	const targets = targetsOf(await configOf(request, files));
	const report = await check({
		...request,
		configRequired: true,
		predictions: [],
		baseline: []
	}, files);
	const problems = [...report.problems, ...report.evaluations.flatMap(({ measured, problems: own }) => measured === void 0 ? own : [])];
	if (problems.length > 0) throw new ProblemError(problems);
	const lines = [];
	for (const { evaluation, file } of targets) {
		const accepted = report.evaluations.find(({ name }) => name === evaluation.name);
		if (accepted?.measured === void 0) throw new ProblemError({ message: `there are no predictions of ${evaluation.name} to accept` });
		await copied(reportPaths(request.reportDirectory).predictions(evaluation), file, files);
		lines.push(...acceptedLines(accepted, file));
	}
	return [
		...lines,
		"",
		commitWords(targets.map(({ file }) => file), report)
	].join("\n");
}
async function configOf({ config, evaluations }, files) {
	const text = files.readText(config);
	if (text === void 0) throw new ProblemError({
		message: `there is no config at ${config}`,
		advice: "Write one with `confusion-gate init <predictions file>`, or name it with --config."
	});
	return readConfig(text, config, {
		predictions: [],
		baseline: [],
		evaluations
	});
}
function targetsOf({ evaluations }) {
	const problems = [];
	const targets = [];
	for (const evaluation of evaluations) {
		const { name, task, place } = evaluation;
		const source = evaluation.baseline.find(isCommitted);
		const extension = copyExtension(task).replace(".gz", "");
		const at = place !== void 0 && { place };
		if (source === void 0) problems.push({
			message: `${name} has no baseline that is a committed file`,
			...at,
			advice: `Add one: baseline: { ref: { path: baseline/${name}${extension}.gz } }`
		});
		else if (!source.path.endsWith(extension) && !source.path.endsWith(`${extension}.gz`)) problems.push({
			message: `the baseline ${JSON.stringify(source.path)} of ${name} cannot be written: predictions of this task are kept as ${extension}`,
			...at,
			advice: `Call it ${JSON.stringify(`baseline/${name}${extension}.gz`)}.`
		});
		else if (source.format !== void 0 || source.columns !== void 0 || source.response !== void 0) problems.push({
			message: `the baseline ${JSON.stringify(source.path)} of ${name} is read by columns, a format or a response of its own, which the copy of the predictions does not have`,
			...at,
			advice: "Remove them: a copy that confusion-gate wrote is read as it is."
		});
		else targets.push({
			evaluation,
			file: source.path
		});
	}
	if (problems.length > 0) throw new ProblemError(problems);
	return targets;
}
function isCommitted(source) {
	if (source.kind === "ref") return source.at === "merge-base" || source.at === "base";
	return source.kind === "path" && !/[*?[\]{}!()]/u.test(source.path);
}
async function copied(from, to, files) {
	const [copy] = (await files.find([from], true)).files;
	if (copy === void 0) throw new ProblemError({ message: `the copy of the predictions, ${from}, was not written` });
	if (to.endsWith(".gz")) {
		const sink = files.writeGzip(to);
		for await (const chunk of copy.open()) sink.write(chunk.slice());
		await sink.close();
		return;
	}
	const decoder = new TextDecoder();
	let text = "";
	for await (const chunk of copy.open()) text += decoder.decode(chunk, { stream: true });
	files.writeText(to, text + decoder.decode());
}
function acceptedLines({ name, named, thresholds, measured, notices }, file) {
	const { examples = 0, flips = [], provenance } = measured ?? {};
	const against = provenance?.baseline === void 0 ? "there was nothing to compare with" : `against ${terminal(provenance.baseline.origin)}`;
	const open = thresholds.filter(({ state }) => state !== "pass" && state !== "skipped");
	return [
		`${named ? `${terminalText(name)}: ` : ""}${terminalText(file)} now holds ${plural(examples, "example")}; ${against}.`,
		...provenance?.baseline === void 0 ? [] : [`  accepted: ${flips.length === 0 ? "no example changed" : flips.map(({ count, title, description }) => `${count} ${title} (${terminal(description)})`).join(", ")}`],
		...open.map(({ state, words, outcome }) => `  ${state}: ${terminal(words)}${outcome === void 0 ? "" : ` (${terminal(outcome.subject)} ${terminal(outcome.happened)})`}`),
		...measured === void 0 ? notices.map((notice) => `  ${terminal(notice)}`) : []
	];
}
function commitWords(written, { conclusion }) {
	const commit = `Commit it: git add ${written.map((file) => JSON.stringify(file)).join(" ")}`;
	return conclusion === "fail" || conclusion === "error" ? `${commit}\nThe pull request that brings it is still compared with the baseline of its base, so its check stays as it is; what comes after is compared with this.` : commit;
}
export { accept };
