import { t as bytesSource } from "./bytes-source.js";
import { Ct as readConfig, g as gate, h as failedReport, p as copyExtension } from "./cli-index.js";
import { t as Zip } from "./zip.js";
import { Lt as ProblemError } from "./cli-index-scan-worker.js";
// lib/src/config/copy-config.js
const SCORES = ["score", "scores"];
function judgingCopy(evaluation, file, header) {
	const { format, shards: _, response: _response, scores, columns, task, ...same } = evaluation;
	const own = SCORES.find((name) => header.includes(name));
	const { slices, cluster } = columns;
	return {
		...same,
		task,
		predictions: [file],
		...format?.id === "counts" && { format: { id: "counts" } },
		columns: {
			...task === "classification" && {
				actual: "actual",
				predicted: "predicted"
			},
			...slices !== void 0 && { slices },
			...cluster !== void 0 && { cluster },
			...scores !== void 0 && own !== void 0 && { scores: own }
		},
		...scores !== void 0 && own !== void 0 && { scores: own === "scores" ? {
			...scores,
			from: own,
			type: "probability",
			cut: void 0
		} : {
			...scores,
			from: own,
			cut: void 0
		} },
		baseline: evaluation.baseline.filter(({ kind }) => kind !== "column")
	};
}
// lib/src/commands/rejudge.js
async function rejudge(request, files) {
	const { config: file, reportDirectory } = request;
	let run = request.run;
	let copied;
	try {
		const text = files.readText(file);
		if (text === void 0) throw new ProblemError({
			message: `there is no config at ${file}`,
			advice: "The job that publishes checks out the default branch, where the config must be."
		});
		run = {
			...run,
			config: file
		};
		copied = await copiesIn(await readConfig(text, file, {
			predictions: [],
			baseline: [],
			evaluations: request.evaluations
		}), request, files);
	} catch (error) {
		return failedReport(error, run, reportDirectory, files);
	}
	return gate({
		config: copied.config,
		trusted: {
			predictions: true,
			baseline: false
		},
		reportDirectory,
		copyPredictions: true,
		stores: request.stores,
		run
	}, copied.files);
}
async function copiesIn(config, { archive, archiveName }, files) {
	const zip = new Zip(archiveName, archive);
	const copies = new Map();
	const evaluations = [];
	for (const evaluation of config.evaluations) {
		const entry = `predictions/${evaluation.name}${copyExtension(evaluation.task)}`;
		const bytes = zip.read(entry);
		const name = `${entry} of ${archiveName}`;
		const source = bytes === void 0 ? void 0 : bytesSource(name, bytes);
		copies.set(name, source === void 0 ? void 0 : {
			...source,
			identity: name
		});
		evaluations.push(judgingCopy(evaluation, name, source === void 0 ? [] : await headerOf(source)));
	}
	if ([...copies.values()].every((copy) => copy === void 0)) throw new ProblemError({
		message: `${archiveName} holds no copy of the predictions of ${config.evaluations.map(({ name }) => name).join(", ")}`,
		advice: "The first workflow uploads the whole report directory."
	});
	return {
		config: {
			...config,
			evaluations
		},
		files: withCopies(files, copies)
	};
}
async function headerOf(source) {
	for await (const chunk of source.open()) return new TextDecoder().decode(chunk).split("\n", 1)[0]?.split(",") ?? [];
	return [];
}
function withCopies(files, copies) {
	return {
		identity: (name) => copies.has(name) ? name : files.identity(name),
		writeText: (name, text) => files.writeText(name, text),
		writeGzip: (name) => files.writeGzip(name),
		async find(patterns, trusted, place) {
			const found = patterns.flatMap((pattern) => copies.get(pattern) ?? []);
			const lacking = patterns.filter((pattern) => copies.has(pattern) && copies.get(pattern) === void 0);
			const others = patterns.filter((pattern) => !copies.has(pattern));
			if (others.length === 0) return {
				files: found,
				absent: lacking
			};
			const rest = await files.find(others, trusted, place);
			return {
				files: [...found, ...rest.files],
				absent: [...lacking, ...rest.absent]
			};
		}
	};
}
export { rejudge };
