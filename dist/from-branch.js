import { Lt as ProblemError } from "./cli-index-scan-worker.js";
import { bt as phrase, yt as label } from "./cli-index.js";
import { t as bytesSource } from "./bytes-source.js";
import { t as nearestFirst } from "./nearest.js";
// lib/src/baseline/from-branch.js
async function fromBranch({ branch, place }, kept, stores) {
	const [history, commits] = await Promise.all([stores.history?.(), stores.commits?.()]);
	if (history === void 0 || commits === void 0) throw new ProblemError({
		message: `the baseline is on the branch ${branch} of a repository, and there is none here`,
		...place !== void 0 && { place },
		advice: "Check out the repository with git, or give the action a token."
	});
	const base = await commits.base();
	const files = await history.files(branch, kept.directory);
	if (files === void 0) return {
		kind: "absent",
		why: phrase`does not exist yet`
	};
	const { extension } = kept;
	const shas = [...files.keys()].flatMap((name) => /^[0-9a-f]{40,64}$/u.test(name.slice(0, -extension.length)) && name.endsWith(extension) ? [name.slice(0, -extension.length)] : []);
	const [nearest] = await nearestFirst(shas, base, commits);
	if (nearest === void 0) return {
		kind: "absent",
		why: phrase`has no predictions of ${label(kept.directory)} yet`
	};
	const { sha, relation } = nearest;
	const bytes = await history.read(files.get(`${sha}${extension}`) ?? "");
	const commit = sha === base.mergeBase.sha ? base.mergeBase : { sha };
	return {
		kind: "found",
		sources: [bytesSource(`${kept.directory}/${sha}${extension} of the branch ${branch}`, bytes)],
		commit: {
			...commit,
			relation
		}
	};
}
export { fromBranch };
