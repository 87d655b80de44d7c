import { Lt as ProblemError } from "./cli-index-scan-worker.js";
import { _t as commitLabel, bt as phrase, ht as refuseDeleted } from "./cli-index.js";
import { t as bytesSource } from "./bytes-source.js";
// lib/src/baseline/from-ref.js
async function fromRef({ path, at, place }, here, stores) {
	const commits = await stores.commits?.();
	if (commits === void 0) throw new ProblemError({
		message: `the baseline ${path} at ${at} is in a repository, and there is none here`,
		...place !== void 0 && { place },
		advice: "Check out the repository with git, or give the action a token."
	});
	if (!await here()) await refuseDeleted(path, commits, place);
	const commit = await commitAt(at, commits);
	const bytes = await commits.file(commit.sha, path);
	if (bytes === void 0) return {
		kind: "absent",
		why: phrase`is not in ${commitLabel(commit.sha)}`
	};
	return {
		kind: "found",
		sources: [bytesSource(`${path} at ${commit.sha.slice(0, 7)}`, bytes)],
		commit: {
			...commit,
			relation: RELATIONS.get(at) ?? phrase`as named`
		}
	};
}
const RELATIONS = new Map([["merge-base", phrase`where this change began`], ["base", phrase`where its branch stands now`]]);
async function commitAt(at, commits) {
	if (at === "merge-base") return (await commits.base()).mergeBase;
	return at === "base" ? (await commits.base()).tip : commits.named(at);
}
export { fromRef };
