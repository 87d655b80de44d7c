#!/usr/bin/env node
import { F as reportJson, M as terminalText, d as check, f as exitStatus, i as PLAIN, it as LARGE_BYTES$1, l as laidOut, n as VERSION, o as terminalReport, r as COLOURED, t as Workspace, u as DEFAULT_CONFIG } from "./cli-index.js";
import { Bt as problemsOf, Lt as ProblemError, Rt as describe } from "./cli-index-scan-worker.js";
const path = process.getBuiltinModule("node:path");
const { fileURLToPath } = process.getBuiltinModule("node:url");
const { parseArgs } = process.getBuiltinModule("node:util");
// lib/src/commands/progress.js
const LARGE_BYTES = 52428800;
const STEP_BYTES = 33554432;
function withProgress(files, terminal) {
	return {
		identity: (name) => files.identity(name),
		readText: (name) => files.readText(name),
		writeText: (name, text) => files.writeText(name, text),
		writeGzip: (name) => files.writeGzip(name),
		find: async (...args) => {
			const found = await files.find(...args);
			return {
				...found,
				files: found.files.map((file) => file.size > LARGE_BYTES ? told(file, terminal) : file)
			};
		}
	};
}
function told(file, terminal) {
	return {
		name: file.name,
		identity: file.identity,
		size: file.size,
		async *open() {
			const progress = new Progress(file, terminal);
			let read = 0;
			for await (const chunk of file.open()) {
				yield chunk;
				read += chunk.length;
				progress.at(read);
			}
			progress.end();
		},
		openAnywhere() {
			const anywhere = file.openAnywhere?.();
			if (anywhere === void 0) return void 0;
			const progress = new Progress(file, terminal);
			return {
				...anywhere,
				read: (into, position) => {
					progress.at(position);
					return anywhere.read(into, position);
				},
				close: () => {
					progress.end();
					anywhere.close();
				}
			};
		}
	};
}
var Progress = class {
	#file;
	#terminal;
	#next = STEP_BYTES;
	#told = false;
	constructor(file, terminal) {
		this.#file = file;
		this.#terminal = terminal;
	}
	at(read) {
		if (read < this.#next) return;
		const steps = Math.floor(read / STEP_BYTES);
		this.#next = (steps + 1) * STEP_BYTES;
		this.#told = true;
		const mebibytes = (bytes) => `${Math.round(bytes / 1024 / 1024)}`;
		const of = read <= this.#file.size ? ` of ${mebibytes(this.#file.size)}` : "";
		const { isTTY } = this.#terminal;
		this.#terminal.write(`${isTTY === true ? "\r" : ""}reading ${this.#file.name}: ${mebibytes(read)}${of} MiB${isTTY === true ? "" : "\n"}`);
	}
	end() {
		if (this.#terminal.isTTY === true && this.#told) this.#terminal.write("\r\x1B[K");
	}
};
// lib/src/cli.js
const AHEAD = {
	script: new URL("./scan-worker.js", import.meta.url),
	from: LARGE_BYTES$1
};
const HELP = `confusion-gate ${VERSION}: gates model evaluations

  confusion-gate check [options]        judge predictions by a config
    --config FILE                       default: .github/confusion-gate.yml
    --predictions FILE                  files or globs, may be repeated; then no config is needed
    --baseline FILE                     a file or glob; of several the first that exists serves
    --evaluation NAME                   run only this one, may be repeated
    --report-directory DIRECTORY        default: confusion-gate-report
    --no-predictions-copy               do not write predictions/<evaluation>.csv.gz, the baseline of a later run
    --config-from head|base             whose config counts where a branch edits it; without it nobody looks
    --json                              print report.json instead of text

  confusion-gate init FILE [options]    write a commented config for a predictions file
    --baseline FILE                     the baseline to compare with
    --task TASK                         classification, multilabel or entities; told from the file without it
    --config FILE                       where to write it; default: .github/confusion-gate.yml
    --force                             overwrite it

  confusion-gate calibrate [options]    how often each threshold fails a good model, and what it catches
    --config FILE                       default: .github/confusion-gate.yml
    --evaluation NAME                   only this one, may be repeated
    --false-alarms SHARE                how often a harmless change may be blocked, for proposals; default: 0.05
    --draws NUMBER                      samples a step; default: 400

  confusion-gate accept [options]       make the current predictions the committed baseline, and say what that accepts
    --config FILE                       default: .github/confusion-gate.yml
    --evaluation NAME                   only this one, may be repeated
    --report-directory DIRECTORY        default: confusion-gate-report

Exit status: 0 pass or inconclusive, 1 a threshold failed, 2 an error.
Paths are relative to the working directory.
`;
const STORES = {
	commits: async () => (await import("./git.js")).gitCommits(process.cwd()),
	history: async () => (await import("./git.js")).gitHistory(process.cwd())
};
const COMMANDS = "The commands are check, init, calibrate and accept; `confusion-gate --help` explains them.";
for (const stream of [process.stdout, process.stderr]) stream.on("error", (error) => {
	if (error.code !== "EPIPE") throw error;
});
process.exitCode = await main(process.argv.slice(2)).catch((thrown) => {
	for (const problem of problemsOf(thrown)) process.stderr.write(`${describe(problem).split("\n").map((line) => terminalText(line)).join("\n")}\n`);
	return 2;
});
async function main(args) {
	const [command, ...rest] = args;
	const asked = new Set(args);
	if (asked.has("--help") || asked.has("-h") || command === "help") return print(HELP);
	switch (command) {
		case "check": return runCheck(rest);
		case "init": return runInit(rest);
		case "accept": return runAccept(rest);
		case "calibrate": return runCalibrate(rest);
		case "--version": return print(`${VERSION}\n`);
		case void 0: throw new ProblemError({
			message: "no command was given",
			advice: COMMANDS
		});
		default: throw new ProblemError({
			message: `there is no command ${JSON.stringify(command)}`,
			advice: COMMANDS
		});
	}
}
async function runCheck(args) {
	const { values } = parsed(args, false, {
		config: { type: "string" },
		predictions: {
			type: "string",
			multiple: true,
			default: []
		},
		baseline: {
			type: "string",
			multiple: true,
			default: []
		},
		evaluation: {
			type: "string",
			multiple: true,
			default: []
		},
		"report-directory": {
			type: "string",
			default: "confusion-gate-report"
		},
		"no-predictions-copy": {
			type: "boolean",
			default: false
		},
		"config-from": { type: "string" },
		json: {
			type: "boolean",
			default: false
		}
	});
	const configFrom = values["config-from"];
	if (configFrom !== void 0 && configFrom !== "head" && configFrom !== "base") throw new ProblemError({
		message: `--config-from is ${JSON.stringify(configFrom)}`,
		advice: "Use head or base."
	});
	const report = await check({
		config: values.config ?? ".github/confusion-gate.yml",
		configRequired: values.config !== void 0,
		predictions: values.predictions,
		baseline: values.baseline,
		evaluations: values.evaluation,
		reportDirectory: values["report-directory"],
		copyPredictions: !values["no-predictions-copy"],
		stores: STORES,
		...configFrom !== void 0 && { configFrom },
		run: {
			tool: VERSION,
			enforced: true,
			day: today()
		}
	}, withProgress(new Workspace(process.cwd(), AHEAD), process.stderr));
	const paint = process.stdout.isTTY && process.stdout.hasColors() ? COLOURED : PLAIN;
	print(values.json ? reportJson(report) : `${await laidOut((width) => terminalReport(report, paint, width))}\n`);
	return exitStatus(report);
}
function parsed(args, allowPositionals, options) {
	try {
		return parseArgs({
			args,
			options,
			allowPositionals
		});
	} catch (error) {
		throw new ProblemError({
			message: error instanceof Error ? error.message : String(error),
			advice: `The flags are: ${Object.keys(options).map((name) => `--${name}`).join(", ")}`
		}, { cause: error });
	}
}
function print(text) {
	process.stdout.write(text);
	return 0;
}
async function runInit(args) {
	const { values, positionals } = parsed(args, true, {
		baseline: { type: "string" },
		task: { type: "string" },
		config: {
			type: "string",
			default: DEFAULT_CONFIG
		},
		force: {
			type: "boolean",
			default: false
		}
	});
	const [predictions, surplus] = positionals;
	if (predictions === void 0 || surplus !== void 0) throw new ProblemError({
		message: predictions === void 0 ? "init needs a predictions file" : `init takes one predictions file, and was given ${positionals.length}`,
		advice: "As in: confusion-gate init out/predictions.csv\nSeveral files are one glob, in quotes: confusion-gate init \"out/*.csv\""
	});
	const schema = schemaSeenFrom(values.config);
	const { init, initSummary, TASKS } = await import("./init.js");
	const task = TASKS.find((name) => name === values.task);
	if (values.task !== void 0 && task === void 0) throw new ProblemError({
		message: `--task is ${JSON.stringify(values.task)}`,
		advice: `Use ${TASKS.join(", ")}.`
	});
	return print(`${initSummary(await init({
		predictions: belowWorkingDirectory(predictions),
		...values.baseline !== void 0 && { baseline: belowWorkingDirectory(values.baseline) },
		...task !== void 0 && { task },
		config: values.config,
		force: values.force,
		...schema !== void 0 && { schema }
	}, withProgress(new Workspace(process.cwd(), AHEAD), process.stderr)))}\n`);
}
async function runCalibrate(args) {
	const { values } = parsed(args, false, {
		config: {
			type: "string",
			default: DEFAULT_CONFIG
		},
		evaluation: {
			type: "string",
			multiple: true,
			default: []
		},
		"false-alarms": {
			type: "string",
			default: "0.05"
		},
		draws: {
			type: "string",
			default: "400"
		}
	});
	const [rate, draws] = [Number(values["false-alarms"]), Number(values.draws)];
	if (!(rate > 0 && rate < .5)) throw new ProblemError({
		message: `--false-alarms is ${JSON.stringify(values["false-alarms"])}`,
		advice: "Write a share above 0 and below 0.5, such as 0.05."
	});
	if (!Number.isInteger(draws) || draws < 20 || draws > 1e5) throw new ProblemError({
		message: `--draws is ${JSON.stringify(values.draws)}`,
		advice: "Write a whole number from 20 to 100000."
	});
	const workspace = new Workspace(process.cwd(), AHEAD);
	const text = workspace.readText(values.config);
	if (text === void 0) throw new ProblemError({
		message: `there is no config at ${values.config}`,
		advice: "Write one with `confusion-gate init <predictions file>`, or name it with --config."
	});
	const [{ calibrate }, { readConfig }] = await Promise.all([import("./calibrate.js"), import("./decode.js")]);
	const written = await calibrate(await readConfig(text, values.config, {
		predictions: [],
		baseline: [],
		evaluations: values.evaluation
	}), {
		rate,
		draws
	}, withProgress(workspace, process.stderr), STORES);
	return print(`${await laidOut(written)}\n`);
}
async function runAccept(args) {
	const { values } = parsed(args, false, {
		config: {
			type: "string",
			default: DEFAULT_CONFIG
		},
		evaluation: {
			type: "string",
			multiple: true,
			default: []
		},
		"report-directory": {
			type: "string",
			default: "confusion-gate-report"
		}
	});
	const { accept } = await import("./accept.js");
	return print(`${await accept({
		config: values.config,
		evaluations: values.evaluation,
		reportDirectory: values["report-directory"],
		stores: STORES,
		run: {
			tool: VERSION,
			enforced: true,
			day: today()
		}
	}, withProgress(new Workspace(process.cwd(), AHEAD), process.stderr))}\n`);
}
function today() {
	return new Date().toISOString().slice(0, 10);
}
function belowWorkingDirectory(file) {
	return slashes(path.isAbsolute(file) ? path.relative(process.cwd(), file) : file);
}
function schemaSeenFrom(config) {
	const schema = path.resolve(fileURLToPath(import.meta.url), "../../schema/confusion-gate.schema.json");
	if (path.relative(process.cwd(), schema).startsWith("..")) return void 0;
	return slashes(path.relative(path.dirname(path.resolve(config)), schema));
}
function slashes(file) {
	return file.split(path.sep).join("/");
}
export {};
