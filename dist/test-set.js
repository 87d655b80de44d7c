import { C as openFiles, jt as withoutZeroFraction, w as seenTogether, wt as textOf } from "./cli-index-scan-worker.js";
import { bt as phrase, nt as goldColumns } from "./cli-index.js";
import { t as bytesSource } from "./bytes-source.js";
const { posix } = process.getBuiltinModule("node:path");
const { Buffer } = process.getBuiltinModule("node:buffer");
// lib/src/predictions/gold-changes.js
const GOLD_BEFORE = {
	id: "id",
	column: "actual"
};
async function goldChanges(options, now, then) {
	const [labels, before] = [await labelsOf(options, now), await labelsOf(options, then)];
	let relabelled = 0;
	let added = 0;
	const lines = [`${GOLD_BEFORE.id},${GOLD_BEFORE.column}\n`];
	for (const [id, label] of labels) {
		const old = before.get(id);
		if (old === void 0) added++;
		else if (withoutZeroFraction(old) !== withoutZeroFraction(label)) relabelled++;
		lines.push(`${quoted(id)},${quoted(old ?? "")}\n`);
	}
	const removed = [...before.keys()].filter((id) => !labels.has(id)).length;
	return {
		relabelled,
		added,
		removed,
		before: new TextEncoder().encode(lines.join(""))
	};
}
async function labelsOf(options, sources) {
	const files = (await openFiles(sources, options.format)).filter(({ preview }) => preview.records > 0);
	const [first, ...rest] = files;
	const labels = new Map();
	if (first === void 0) return labels;
	const { id, column } = goldColumns(first.source.name, seenTogether(first.preview, rest.map(({ preview }) => preview)), options, void 0);
	for (const { source, format } of files) await format.read(source, [id, column], (cells) => {
		const text = (at) => cells.kind[at] === 0 || cells.kind[at] === 1 ? "" : textOf(cells.bytes[at], cells.start[at] ?? 0, cells.end[at] ?? 0).trim();
		labels.set(text(0), text(1));
	});
	return labels;
}
function quoted(text) {
	return `"${text.replaceAll("\"", "\"\"")}"`;
}
// lib/src/baseline/test-set.js
async function goldFileAsItWas(config, options, now, commits) {
	const file = posix.normalize(options.file);
	if (now.length !== 1 || file.startsWith("/") || file.startsWith("..")) return void 0;
	const { mergeBase } = await commits.base();
	const bytes = await commits.file(mergeBase.sha, file);
	if (bytes === void 0) return void 0;
	if (await isSame(now[0], bytes)) return void 0;
	const then = bytesSource(`${file} at ${mergeBase.sha.slice(0, 7)}`, bytes);
	const base = {
		sha: mergeBase.sha,
		relation: phrase`where it began`
	};
	if (config.task !== "classification") return {
		config: {
			...config,
			examples: "common"
		},
		opened: { goldBefore: [then] },
		edit: ({ goldChanges: changes }) => changes === void 0 || isNone(changes) ? void 0 : {
			...changes,
			file,
			base
		}
	};
	const { before, ...changes } = await goldChanges(options, now, [then]);
	if (isNone(changes)) return void 0;
	const gold = {
		...GOLD_BEFORE,
		file,
		format: { id: "csv" }
	};
	return {
		config: {
			...config,
			unlabelled: "drop",
			examples: "common",
			columns: {
				...config.columns,
				actual: gold
			}
		},
		opened: { gold: {
			sources: [bytesSource(then.name, before)],
			options: gold
		} },
		edit: () => ({
			...changes,
			file,
			base
		})
	};
}
function goldColumnAsItWas(config, { files }, commit) {
	if (config.response?.gold !== void 0 || config.repeats !== void 0) return void 0;
	return {
		config: {
			...config,
			unlabelled: "drop"
		},
		opened: { goldOf: "baseline" },
		edit: ({ comparability }) => comparability.kind === "paired" && comparability.testSet !== void 0 ? {
			...comparability.testSet,
			file: files[0]?.name ?? "",
			base: {
				sha: commit.sha,
				relation: commit.relation
			}
		} : void 0
	};
}
function isNone({ relabelled, added, removed }) {
	return relabelled + added + removed === 0;
}
async function isSame(file, bytes) {
	let at = 0;
	for await (const chunk of file.open()) {
		if (!Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).equals(bytes.subarray(at, at + chunk.length))) return false;
		at += chunk.length;
	}
	return at === bytes.length;
}
export { goldColumnAsItWas, goldFileAsItWas };
