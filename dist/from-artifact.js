import { t as Zip } from "./zip.js";
import { Lt as ProblemError, Tt as listed } from "./cli-index-scan-worker.js";
import { B as integer, _t as commitLabel, bt as phrase, gt as NOTHING, vt as joinPhrases, yt as label } from "./cli-index.js";
import { t as bytesSource } from "./bytes-source.js";
import { t as nearestFirst } from "./nearest.js";
// lib/src/baseline/from-artifact.js
const MOST_RUNS = 20;
async function fromArtifact({ name, path = "", place }, copy, stores) {
	const artifacts = await stores.artifacts?.();
	if (artifacts === void 0) return {
		kind: "absent",
		why: phrase`can be fetched by a workflow only`
	};
	const commits = await stores.commits?.();
	if (commits === void 0) throw new ProblemError({
		message: "without a repository it cannot be told which artifact is the baseline",
		...place !== void 0 && { place }
	});
	const base = await commits.base();
	const found = await artifacts.list(name, base.branch);
	const byCommit = new Map();
	for (const artifact of found.artifacts) if (!byCommit.has(artifact.sha)) byCommit.set(artifact.sha, artifact);
	const objections = [];
	for (const { sha, relation } of (await nearestFirst([...byCommit.keys()], base, commits)).slice(0, MOST_RUNS)) {
		const artifact = byCommit.get(sha);
		const objection = await artifacts.objection(artifact, base.branch);
		if (objection !== void 0) {
			objections.push(phrase`${commitLabel(sha)}: ${label(objection)}`);
			continue;
		}
		return {
			kind: "found",
			sources: [entryOf(await artifacts.read(artifact), artifact, path === "" ? copy : path, place)],
			commit: {
				sha,
				made: artifact.made,
				relation
			}
		};
	}
	const [first = NOTHING, ...more] = objections;
	const others = more.length > 0 ? phrase`${first}, and ${integer(more.length)} more` : first;
	const refused = joinPhrases([...found.refused.map((words) => phrase`${label(words)}`), others], "; ");
	const by = phrase`was left by no successful run of ${base.branch === "" ? phrase`the branch` : label(base.branch)}`;
	return {
		kind: "absent",
		why: refused.empty ? by : phrase`${by} (${refused})`
	};
}
function entryOf(archive, { name, id }, path, place) {
	const shown = `${path} of the artifact ${JSON.stringify(name)} (${id})`;
	if (archive.readUInt16BE(0) !== 20555) throw new ProblemError({
		message: `the artifact ${JSON.stringify(name)} (${id}) is no zip archive`,
		...place !== void 0 && { place }
	});
	const zip = new Zip(`the artifact ${JSON.stringify(name)} (${id})`, archive);
	const bytes = zip.read(path);
	if (bytes !== void 0) return bytesSource(shown, bytes);
	throw new ProblemError({
		message: `the artifact ${JSON.stringify(name)} (${id}) holds no ${JSON.stringify(path)}`,
		...place !== void 0 && { place },
		advice: `It holds ${zip.names.length === 0 ? "nothing" : listed(zip.names)}. Upload the whole report directory, or name the file: artifact: { name: ${name}, path: … }`
	});
}
export { fromArtifact };
