import { Lt as ProblemError } from "./cli-index-scan-worker.js";
const { execFile } = process.getBuiltinModule("node:child_process");
// lib/src/workspace/git.js
const DEFAULT_BRANCHES = [
	"origin/HEAD",
	"origin/main",
	"origin/master",
	"main",
	"master"
];
const MOST_BYTES = 536870912;
async function gitCommits(root, compared) {
	const git = async (...args) => said(root, args);
	if ((await git("rev-parse", "--git-dir")).status !== 0) return void 0;
	const commit = async (name) => {
		const found = await git("rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`);
		if (found.status !== 0) return void 0;
		const sha = found.output.toString("utf8").trim();
		const made = (await git("show", "--no-patch", "--format=%cI", sha)).output.toString("utf8").trim();
		return {
			sha,
			...made !== "" && { made }
		};
	};
	const named = async (name) => {
		const found = await commit(name);
		if (found === void 0) throw new ProblemError({
			message: `the repository on disk has no commit ${JSON.stringify(name)}`,
			advice: "Fetch it first: git fetch --tags"
		});
		return found;
	};
	const find = async () => {
		const { bases, head, branch } = compared ?? {
			bases: DEFAULT_BRANCHES,
			head: "HEAD",
			branch: ""
		};
		for (const base of bases) {
			const tip = await commit(base);
			if (tip === void 0) continue;
			const parting = await git("merge-base", tip.sha, head);
			if (parting.status === 0) return {
				mergeBase: await named(parting.output.toString("utf8").trim()),
				tip,
				branch: branch === "" ? base.replace(/^origin\//u, "") : branch
			};
			throw new ProblemError({
				message: `where ${head} parts from ${base} is not known to the repository on disk`,
				advice: "Its history is not there: fetch it with git fetch --unshallow, or check out with fetch-depth: 0."
			});
		}
		throw new ProblemError({
			message: `the repository on disk knows none of ${bases.join(", ")}`,
			advice: "Fetch the branch that the change goes to."
		});
	};
	return {
		base: find,
		named,
		async ancestors(sha) {
			const { status, output, error } = await git("rev-list", "--max-count=100", "--end-of-options", sha);
			if (status !== 0) throw new ProblemError({ message: `the commits before ${sha.slice(0, 7)} cannot be listed: ${error}` });
			return output.toString("utf8").split("\n").filter((line) => line !== "");
		},
		async file(sha, path) {
			const listed = await git("ls-tree", "-z", sha, "--", path);
			const where = `${path} at ${sha.slice(0, 7)}`;
			if (listed.status !== 0) throw new ProblemError({ message: `${where} cannot be looked for: ${listed.error}` });
			const [, id] = /^\d+ blob ([0-9a-f]+)\t/u.exec(listed.output.toString("utf8")) ?? [];
			if (id === void 0) return void 0;
			const { status, output, error } = await git("cat-file", "blob", id);
			if (status !== 0) throw new ProblemError({ message: `${where} cannot be read: ${error}` });
			return output;
		}
	};
}
async function gitHistory(root) {
	const git = async (...args) => said(root, args);
	if ((await git("rev-parse", "--git-dir")).status !== 0) return void 0;
	return {
		async files(branch, directory) {
			for (const name of [`refs/remotes/origin/${branch}`, `refs/heads/${branch}`]) {
				if ((await git("rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`)).status !== 0) continue;
				const { status, output, error } = await git("ls-tree", "-z", "--full-tree", name, "--", `${directory}/`);
				if (status !== 0) throw new ProblemError({ message: `the branch ${branch} cannot be read: ${error}` });
				const entries = output.toString("utf8").split("\0").flatMap((line) => {
					const [, id, path] = /^\d+ blob ([0-9a-f]+)\t(.*)$/su.exec(line) ?? [];
					return id === void 0 || path === void 0 ? [] : [[path.slice(directory.length + 1), id]];
				});
				return new Map(entries);
			}
		},
		async read(id) {
			const { status, output, error } = await git("cat-file", "blob", id);
			if (status !== 0) throw new ProblemError({ message: `a file of the branch cannot be read: ${error}` });
			return output;
		}
	};
}
async function said(root, args) {
	const safe = [
		"--no-replace-objects",
		"--literal-pathspecs",
		"-c",
		"safe.directory=*",
		"-c",
		"core.fsmonitor=false",
		"-c",
		"core.hooksPath=/dev/null"
	];
	const environment = {
		...process.env,
		LC_ALL: "C",
		GIT_OPTIONAL_LOCKS: "0",
		GIT_TERMINAL_PROMPT: "0",
		GIT_NO_LAZY_FETCH: "1",
		GIT_GRAFT_FILE: "/dev/null"
	};
	for (const name of [
		"GIT_DIR",
		"GIT_WORK_TREE",
		"GIT_INDEX_FILE",
		"GIT_OBJECT_DIRECTORY",
		"GIT_ALTERNATE_OBJECT_DIRECTORIES"
	]) Reflect.deleteProperty(environment, name);
	return new Promise((resolve) => {
		execFile("git", [...safe, ...args], {
			cwd: root,
			env: environment,
			encoding: "buffer",
			maxBuffer: MOST_BYTES
		}, (failure, output, error) => {
			resolve({
				status: failure === null ? 0 : typeof failure.code === "number" ? failure.code : 127,
				output,
				error: (error.toString("utf8").split("\n")[0] ?? "").trim()
			});
		});
	});
}
export { gitCommits, gitHistory };
