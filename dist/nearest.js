import { V as plural, bt as phrase, yt as label } from "./cli-index.js";
// lib/src/baseline/nearest.js
async function nearestFirst(having, { mergeBase, tip, branch }, commits) {
	const left = new Set(having);
	const order = [];
	const take = (sha, relation) => {
		if (left.delete(sha)) order.push({
			sha,
			relation
		});
	};
	take(mergeBase.sha, phrase`where this change began`);
	if (left.size > 0) (await commits.ancestors(mergeBase.sha)).forEach((sha, before) => take(sha, phrase`${plural(before, "commit")} before this change began`));
	const name = branch === "" ? phrase`its branch` : phrase`${label(branch)}`;
	if (left.size > 0 && tip.sha !== mergeBase.sha) for (const sha of await commits.ancestors(tip.sha)) take(sha, phrase`of ${name}, after this change began`);
	for (const sha of having) take(sha, phrase`of ${name}, not among the last commits before this change`);
	return order;
}
export { nearestFirst as t };
