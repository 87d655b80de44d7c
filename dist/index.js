import { Bt as problemsOf, Lt as ProblemError, zt as describePlace } from "./cli-index-scan-worker.js";
import { A as terminal, C as guardTitle, D as details, E as reportMark, H as worst, I as partsStatus, M as terminalText, N as failedThresholdsJson, O as code, P as metricsJson, S as reportTitle, T as conclusionMark, a as evaluationText, d as check, f as exitStatus, i as PLAIN, it as LARGE_BYTES, k as prose, l as laidOut, n as VERSION, p as copyExtension, t as Workspace, v as reportPaths, w as otherWords, x as fittingMarkdown } from "./cli-index.js";
const path = process.getBuiltinModule("node:path");
const { appendFileSync, existsSync, readFileSync, statSync } = process.getBuiltinModule("node:fs");
const { createHash, randomUUID } = process.getBuiltinModule("node:crypto");
// lib/src/github/json-path.js
function at(value, ...path) {
	let current = value;
	for (const key of path) {
		if (typeof current !== "object" || current === null || !Object.hasOwn(current, key)) return void 0;
		current = Reflect.get(current, key);
	}
	return current;
}
function textAt(value, ...path) {
	const found = at(value, ...path);
	return typeof found === "string" && found !== "" ? found : void 0;
}
function idAt(value, ...path) {
	const found = at(value, ...path);
	return typeof found === "number" && Number.isSafeInteger(found) && found > 0 ? found : void 0;
}
// lib/src/github/refused.js
function refusedBy(what, { reason, permission, status }, needs) {
	const lacks = status === 403 || status === 404 || status === 401;
	return new ProblemError({
		message: `${what}: ${reason}`,
		...lacks && { advice: `The job needs this permission: ${permission ?? needs}` }
	});
}
// lib/src/github/artifacts.js
const MOST_BYTES$2 = 268435456;
const MOST_PAGES = 5;
const PER_PAGE$1 = 100;
const TRUSTED_EVENTS = new Set([
	"push",
	"schedule",
	"workflow_dispatch",
	"repository_dispatch"
]);
const NEEDS$1 = "actions: read";
function artifactsOf(client, { owner, repo }) {
	return {
		async list(name, branch) {
			const artifacts = [];
			const refused = {
				expired: 0,
				elsewhere: 0,
				otherBranches: 0
			};
			for (let page = 1; page <= MOST_PAGES; page++) {
				const answer = await client.request({
					route: "GET /repos/{owner}/{repo}/actions/artifacts",
					parameters: {
						owner,
						repo,
						name,
						per_page: PER_PAGE$1,
						page
					},
					decode: listIn
				});
				if (!answer.ok) throw refusedBy(`the artifacts ${JSON.stringify(name)} cannot be listed`, answer.failure, NEEDS$1);
				for (const { expired, branch: from, fromHere, digest, ...artifact } of answer.value) {
					if (artifact.name !== name) continue;
					if (!fromHere) refused.elsewhere++;
					else if (from !== branch) refused.otherBranches++;
					else if (expired) refused.expired++;
					else artifacts.push({
						...artifact,
						...digest !== void 0 && { digest }
					});
				}
				if (answer.value.length < PER_PAGE$1) break;
			}
			return {
				artifacts: artifacts.toSorted((a, b) => a.made < b.made ? 1 : a.made > b.made ? -1 : b.id - a.id),
				refused: reasons(refused, branch)
			};
		},
		async objection({ runId }, branch) {
			const answer = await client.request({
				route: "GET /repos/{owner}/{repo}/actions/runs/{run_id}",
				parameters: {
					owner,
					repo,
					run_id: runId
				},
				decode: runIn
			});
			if (!answer.ok) throw refusedBy(`the run ${runId} cannot be looked at`, answer.failure, NEEDS$1);
			const { event, conclusion, branch: from, fromHere } = answer.value;
			if (!fromHere) return "its run is of another repository";
			if (from !== branch) return `its run is of the branch ${JSON.stringify(from)}`;
			if (!TRUSTED_EVENTS.has(event)) return `its run was started by ${event}`;
			return conclusion === "success" ? void 0 : `its run ${conclusion === "" ? "has not ended" : `ended in ${conclusion}`}`;
		},
		async read({ id, name, digest }) {
			const answer = await client.download({
				route: "GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}",
				parameters: {
					owner,
					repo,
					artifact_id: id,
					archive_format: "zip"
				},
				maxBytes: MOST_BYTES$2
			});
			if (!answer.ok) throw refusedBy(`the artifact ${JSON.stringify(name)} (${id}) cannot be downloaded`, answer.failure, NEEDS$1);
			const found = `sha256:${createHash("sha256").update(answer.value).digest("hex")}`;
			if (digest !== void 0 && digest !== found) throw new ProblemError({
				message: `the artifact ${JSON.stringify(name)} (${id}) is not what was uploaded: its digest is ${found.slice(0, 19)}…, and should be ${digest.slice(0, 19)}…`,
				advice: "Run the workflow again. If it stays so, the store of artifacts has changed or lost it."
			});
			return answer.value;
		}
	};
}
function reasons({ expired, elsewhere, otherBranches }, branch) {
	return [
		...expired > 0 ? [`${expired} expired`] : [],
		...elsewhere > 0 ? [`${elsewhere} from forks`] : [],
		...otherBranches > 0 ? [`${otherBranches} from other branches than ${branch}`] : []
	];
}
function listIn(body) {
	const all = at(body, "artifacts");
	return Array.isArray(all) ? all.flatMap((one) => artifactIn$1(one) ?? []) : void 0;
}
function artifactIn$1(one) {
	const [id, runId] = [idAt(one, "id"), idAt(one, "workflow_run", "id")];
	const [name, sha, made] = [
		textAt(one, "name"),
		textAt(one, "workflow_run", "head_sha"),
		textAt(one, "created_at")
	];
	if (id === void 0 || runId === void 0 || name === void 0 || sha === void 0 || made === void 0) return void 0;
	const own = idAt(one, "workflow_run", "repository_id");
	return {
		id,
		runId,
		name,
		sha,
		made,
		digest: textAt(one, "digest"),
		expired: at(one, "expired") !== false,
		branch: textAt(one, "workflow_run", "head_branch") ?? "",
		fromHere: own !== void 0 && own === idAt(one, "workflow_run", "head_repository_id")
	};
}
function runIn(body) {
	const event = textAt(body, "event");
	if (event === void 0) return void 0;
	const own = idAt(body, "repository", "id");
	return {
		event,
		conclusion: textAt(body, "conclusion") ?? "",
		branch: textAt(body, "head_branch") ?? "",
		fromHere: own !== void 0 && own === idAt(body, "head_repository", "id")
	};
}
const MARKER = /^<!-- confusion-gate key=([\w.-]+) run=(\d{1,15}) attempt=(\d{1,15}) sha=([0-9a-f]+|unknown) -->$/u;
function formatMarker({ key, runId, runAttempt, headSha }) {
	const sha = /^[0-9a-f]{7,64}$/u.test(headSha) ? headSha : "unknown";
	return `<!-- confusion-gate key=${encodeKey(key)} run=${runId} attempt=${runAttempt} sha=${sha} -->`;
}
function readMarker(body) {
	const [, key, runId, runAttempt, headSha] = MARKER.exec(firstLine(body)) ?? [];
	if (key === void 0 || headSha === void 0) return void 0;
	return {
		key,
		runId: Number(runId),
		runAttempt: Number(runAttempt),
		headSha
	};
}
function textBelowMarker(body) {
	return body.slice(firstLine(body).length).replaceAll("\r\n", "\n").replace(/^\n/u, "").trimEnd();
}
function encodeKey(key) {
	const readable = key.replaceAll(/[^A-Za-z0-9]+/gu, "-").slice(0, 40).replaceAll(/^-|-$/gu, "");
	const exact = createHash("sha256").update(key).digest("hex").slice(0, 12);
	return readable === "" ? exact : `${readable}-${exact}`;
}
function defaultCommentKey(of) {
	const { workflow, job, config, evaluations, predictions } = of;
	return JSON.stringify([
		workflow,
		job,
		config,
		[...evaluations].toSorted(),
		...predictions.length === 0 ? [] : [predictions]
	]);
}
function firstLine(body) {
	return /^[^\r\n]*/u.exec(body)?.[0] ?? "";
}
// lib/src/github/pages.js
const PER_PAGE = 100;
async function requestAllPages(client, request) {
	const items = [];
	for (let page = 1;; page += 1) {
		const answer = await client.request({
			...request,
			parameters: {
				...request.parameters,
				per_page: PER_PAGE,
				page
			}
		});
		if (!answer.ok) return answer;
		items.push(...answer.value);
		if (!/;\s*rel="?next"?/iu.test(answer.headers.get("link") ?? "") || answer.value.length === 0) return {
			ok: true,
			value: items,
			headers: answer.headers
		};
	}
}
// lib/src/github/comments-api.js
const PAUSE = 1500;
function commentsOf(client, { owner, repo, pullRequest }) {
	const ofPullRequest = {
		owner,
		repo,
		issue_number: pullRequest
	};
	const ofComment = (id) => ({
		owner,
		repo,
		comment_id: id
	});
	return {
		list: () => requestAllPages(client, {
			route: "GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
			parameters: ofPullRequest,
			decode: (body) => Array.isArray(body) ? body.map(decodeComment).filter((comment) => comment !== void 0) : void 0
		}),
		create: (body) => client.request({
			route: "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
			parameters: {
				...ofPullRequest,
				body
			},
			decode: decodeComment
		}),
		update: (id, body) => client.request({
			route: "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}",
			parameters: {
				...ofComment(id),
				body
			},
			decode: decodeComment
		}),
		remove: (id) => client.request({
			route: "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}",
			parameters: ofComment(id),
			decode: () => null
		}),
		waitFor: (failure, tries) => client.waitFor(failure, tries),
		pause: () => client.pause(PAUSE)
	};
}
function decodeComment(value) {
	const id = idAt(value, "id");
	const body = at(value, "body");
	if (id === void 0) return void 0;
	return {
		id,
		url: textAt(value, "html_url") ?? "",
		author: textAt(value, "user", "login") ?? "",
		body: typeof body === "string" ? body : ""
	};
}
// lib/src/github/runner-file.js
function appendToRunnerFile(path, text) {
	try {
		appendFileSync(path, text, "utf8");
		return { kind: "written" };
	} catch (error) {
		return {
			kind: "failed",
			reason: error instanceof Error ? error.message : String(error)
		};
	}
}
function runnerFileSize(path) {
	try {
		return statSync(path).size;
	} catch {
		return 0;
	}
}
// lib/src/github/outputs.js
function writeOutputs(environment, outputs) {
	const path = environment["GITHUB_OUTPUT"];
	if (path === void 0 || path === "") return { kind: "absent" };
	const delimiter = `end_of_output_${randomUUID()}`;
	return appendToRunnerFile(path, [...outputs].map(([name, value]) => `${name}<<${delimiter}\n${value}\n${delimiter}\n`).join(""));
}
// lib/src/github/workflow-run.js
function endedRunIn(payload) {
	const run = at(payload, "workflow_run");
	const id = idAt(run, "id");
	const headSha = textAt(run, "head_sha");
	if (id === void 0 || headSha === void 0) return void 0;
	return {
		id,
		headSha,
		event: textAt(run, "event") ?? "",
		headBranch: textAt(run, "head_branch") ?? "",
		headOwner: textAt(run, "head_repository", "owner", "login") ?? "",
		headRepository: textAt(run, "head_repository", "full_name") ?? "",
		url: textAt(run, "html_url") ?? ""
	};
}
async function pullsOf(client, { owner, repo }, run) {
	if (run.headOwner === "" || run.headBranch === "") return [];
	const answer = await client.request({
		route: "GET /repos/{owner}/{repo}/pulls",
		parameters: {
			owner,
			repo,
			state: "open",
			head: `${run.headOwner}:${run.headBranch}`,
			per_page: 100
		},
		decode: (body) => Array.isArray(body) ? body.flatMap((one) => pullIn(one, run, `${owner}/${repo}`)) : void 0
	});
	if (answer.ok) return answer.value;
	throw refusedBy("the pull requests cannot be listed", answer.failure, "pull-requests: write");
}
function pullIn(one, run, here) {
	const number = idAt(one, "number");
	const [sha, from, baseRef, baseSha] = [
		textAt(one, "head", "sha"),
		textAt(one, "head", "repo", "full_name"),
		textAt(one, "base", "ref"),
		textAt(one, "base", "sha")
	];
	if (number === void 0 || baseRef === void 0 || baseSha === void 0 || sha !== run.headSha || from !== run.headRepository) return [];
	return [{
		number,
		baseRef,
		baseSha,
		fromFork: from.toLowerCase() !== here.toLowerCase()
	}];
}
async function artifactsOfRun(client, { owner, repo }, runId, name) {
	const answer = await client.request({
		route: "GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts",
		parameters: {
			owner,
			repo,
			run_id: runId,
			name,
			per_page: 100
		},
		decode: (body) => {
			const all = at(body, "artifacts");
			return Array.isArray(all) ? all.flatMap((one) => artifactIn(one, runId, name)) : void 0;
		}
	});
	if (answer.ok) return answer.value;
	throw refusedBy(`the artifacts of the run ${runId} cannot be listed`, answer.failure, "actions: read");
}
function artifactIn(one, runId, name) {
	const id = idAt(one, "id");
	const digest = textAt(one, "digest");
	if (id === void 0 || textAt(one, "name") !== name || at(one, "expired") !== false) return [];
	return [{
		id,
		runId,
		name,
		sha: textAt(one, "workflow_run", "head_sha") ?? "",
		made: textAt(one, "created_at") ?? "",
		...digest !== void 0 && { digest }
	}];
}
// lib/src/github/summary.js
const SUMMARY_BYTES = 1048576;
function appendSummary(environment, render) {
	const path = environment["GITHUB_STEP_SUMMARY"];
	if (path === void 0 || path === "") return { kind: "absent" };
	const size = runnerFileSize(path);
	const room = SUMMARY_BYTES - size - 1;
	if (room <= 0) return {
		kind: "failed",
		reason: `the job summary of this step is full (${size} bytes)`
	};
	const markdown = render(room);
	const bytes = Buffer.byteLength(markdown);
	if (bytes > room) return {
		kind: "failed",
		reason: `the job summary has ${bytes} bytes, more than the ${room} that are left`
	};
	return appendToRunnerFile(path, `${markdown}\n`);
}
// lib/src/report/annotations.js
function annotationsOf({ problems, evaluations, run, guard }) {
	return [
		...problems.map((problem) => fromProblem("Confusion gate", problem)),
		...guard === void 0 ? [] : [fromGuard(guard, run.config)],
		...evaluations.flatMap((evaluation) => evaluation.problems.map((problem) => fromProblem(titleOf(evaluation), problem))),
		...evaluations.flatMap((evaluation) => evaluation.thresholds.flatMap((threshold) => fromThreshold(evaluation, threshold, run.enforced))),
		...evaluations.flatMap((evaluation) => evaluation.notices.map((notice) => ({
			level: "notice",
			title: titleOf(evaluation),
			message: terminal(notice)
		})))
	];
}
function fromGuard(guard, config) {
	const { changes } = guard;
	const looser = changes.some(({ kind }) => kind === "loosened") || guard.problem !== void 0;
	const message = [
		terminal(guardTitle(guard)),
		...changes.map(({ kind, words }) => `${kind === "changed" ? "" : `${kind}: `}${terminal(words)}`),
		...guard.other === void 0 ? [] : [terminal(otherWords(guard))]
	].join("\n");
	return {
		level: looser ? "warning" : "notice",
		title: "Confusion gate",
		message,
		...config !== void 0 && { place: { file: config } }
	};
}
function titleOf({ name, named }) {
	return named ? `Confusion gate · ${name}` : "Confusion gate";
}
function fromProblem(title, { message, advice, place }) {
	return {
		level: "error",
		title,
		message: advice === void 0 ? message : `${message}\n${advice}`,
		...place !== void 0 && { place }
	};
}
function fromThreshold(evaluation, threshold, enforced) {
	const { state, words, place, members, waiver } = threshold;
	if (state === "pass" || state === "skipped") return [];
	if (state === "error" && members.length === 0 && evaluation.problems.length > 0) return [];
	return [{
		level: levelOf(evaluation, threshold, enforced),
		title: `${titleOf(evaluation)}: ${state}`,
		message: `${terminal(words)}: ${whatHappened(threshold)}${waiver === void 0 ? "" : `; ${terminal(waiver)}`}`,
		...place !== void 0 && { place }
	}];
}
function levelOf({ tone }, { state, severity }, enforced) {
	switch (state) {
		case "error": return "error";
		case "fail": return severity === "fail" && enforced ? "error" : "warning";
		case "waived": return "warning";
		default: return tone === "note" || tone === "good" ? "notice" : "warning";
	}
}
function whatHappened({ state, outcome, reason = "", members }) {
	if (state !== "fail" && state !== "waived" || outcome === void 0) return reason;
	const [only] = members;
	if (members.length !== 1 || only === void 0) return `${terminal(outcome.subject)} ${terminal(outcome.happened)}`;
	return only.evidence.empty ? terminal(outcome.happened) : `${terminal(outcome.happened)}; ${terminal(only.evidence)}`;
}
// lib/src/github/safe-line.js
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const COMMAND_START = /^([\s\p{DI}]*:\p{DI}*)(?=:)/u;
const OLD_COMMAND = /#\p{DI}*(?=#\p{DI}*\[)/gu;
function safeLine(text) {
	return text.replaceAll("	", " ").replaceAll(/\p{Cs}/gu, "�").replaceAll(UNPRINTABLE, shown$1).replace(COMMAND_START, "$1 ").replaceAll(OLD_COMMAND, "$& ");
}
function safeLines(text) {
	return text.split(/\r\n|\r|\n/u).map(safeLine);
}
function cutText(text, limit) {
	if (text.length <= limit) return text;
	const room = limit - 1;
	const beginning = text.slice(0, room + 1);
	let end = 0;
	for (const { index, segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(beginning)) {
		if (index + segment.length > room) break;
		end = index + segment.length;
	}
	if (end === 0) end = /[\uD800-\uDBFF]/u.test(text.charAt(room - 1)) ? room - 1 : room;
	return `${text.slice(0, end)}…`;
}
function shown$1(character) {
	if (character === "\n") return String.raw`\n`;
	if (character === "\r") return String.raw`\r`;
	return String.raw`\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
// lib/src/github/answer.js
const SECONDARY_LIMIT_WAIT = 6e4;
function failureOf(status, headers, body, now, token) {
	const message = textAt(body, "message") ?? "without a message";
	const details = detailsOf(body);
	const words = (details === "" ? message : `${message}: ${details}`).replaceAll(token, "***");
	const limited = status === 429 || status === 403 && isRateLimit(headers, message);
	const wait = (limited || status >= 500 ? statedWait(headers, now) : void 0) ?? (limited ? SECONDARY_LIMIT_WAIT : void 0);
	const permission = permissionOf(headers.get("x-accepted-github-permissions"));
	return {
		status,
		reason: `${status} ${shortened(words)}`,
		...permission === void 0 ? {} : { permission },
		transient: limited || status >= 500,
		...wait === void 0 ? {} : { retryAfter: wait }
	};
}
function noAnswer(error, apiUrl) {
	const names = [
		[
			"cause",
			"cause",
			"code"
		],
		["cause", "code"],
		["code"]
	].map((path) => textAt(error, ...path));
	const why = [error, at(error, "cause")].some((one) => one instanceof Error && /^(Timeout|Abort)Error$/u.test(one.name)) ? "it took too long" : names.find((name) => name !== void 0);
	return {
		reason: shortened(`no answer from ${apiUrl}${why === void 0 ? "" : ` (${why})`}`),
		transient: true
	};
}
function notUnderstood(apiUrl) {
	return {
		reason: shortened(`the answer from ${apiUrl} is not that of a GitHub API`),
		transient: true
	};
}
function isRateLimit(headers, message) {
	return headers.has("retry-after") || headers.get("x-ratelimit-remaining") === "0" || /secondary rate limit|abuse/iu.test(message);
}
function statedWait(headers, now) {
	const after = headers.get("retry-after");
	if (after !== void 0) {
		const until = /^\d+$/u.test(after) ? now + Number(after) * 1e3 : Date.parse(after);
		if (!Number.isNaN(until)) return Math.max(until - now, 0);
	}
	const reset = headers.get("x-ratelimit-reset");
	if (headers.get("x-ratelimit-remaining") !== "0" || reset === void 0 || !/^\d+$/u.test(reset)) return void 0;
	return Math.max(Number(reset) * 1e3 - now, 0);
}
function permissionOf(header) {
	if (header === void 0 || !/^[\w=,; ]+$/u.test(header)) return void 0;
	return header.split(";").map((all) => all.split(",").map((one) => one.trim().replace("=", ": ").replaceAll("_", "-")).join(" and ")).join(" or ");
}
function detailsOf(body) {
	const errors = at(body, "errors");
	if (!Array.isArray(errors)) return "";
	return errors.map((one) => textAt(one, "message") ?? textAt(one, "code")).filter((one) => one !== void 0).join(", ");
}
function shortened(text) {
	const line = safeLine(text);
	return line.length <= 300 ? line : `${line.slice(0, 300)}…`;
}
// lib/src/github/client.js
const API_VERSION = "2022-11-28";
const MAX_WAIT = 6e4;
const FIRST_WAIT$1 = 500;
const TIMEOUT = 15e3;
const DOWNLOAD_TIMEOUT = 12e4;
function openClient({ apiUrl, token, sleep, now, timeout = TIMEOUT }) {
	let waited = 0;
	let loaded;
	const answered = async (work) => {
		if (token === "") return {
			ok: false,
			failure: {
				reason: "no github-token was given",
				transient: false
			}
		};
		try {
			loaded ??= loadSenders(apiUrl, token);
			return await work(await loaded);
		} catch (error) {
			const status = at(error, "response", "status");
			if (typeof status !== "number") return {
				ok: false,
				failure: noAnswer(error, apiUrl)
			};
			return {
				ok: false,
				failure: failureOf(status, headersOf(at(error, "response", "headers")), at(error, "response", "data"), now(), token)
			};
		}
	};
	const once = async ({ route, parameters, decode }) => answered(async ({ withToken }) => {
		const response = await withToken(route, {
			...parameters,
			headers: { "x-github-api-version": API_VERSION },
			request: { signal: AbortSignal.timeout(timeout) }
		});
		const value = decode(response.data);
		if (value === void 0) return {
			ok: false,
			failure: notUnderstood(apiUrl)
		};
		return {
			ok: true,
			value,
			headers: headersOf(response.headers)
		};
	});
	const downloadOnce = async ({ route, parameters, accept, maxBytes }) => answered(async ({ withToken, anonymous }) => {
		const request = {
			signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT),
			redirect: "manual",
			parseSuccessResponseBody: false
		};
		const headers = {
			"x-github-api-version": API_VERSION,
			...accept !== void 0 && { accept }
		};
		let response = await withToken(route, {
			...parameters,
			headers,
			request
		});
		if (response.status >= 300) {
			const location = headersOf(response.headers).get("location") ?? "";
			if (!isAddress(location, apiUrl)) return {
				ok: false,
				failure: notUnderstood(apiUrl)
			};
			response = await anonymous("GET {+location}", {
				location,
				headers: { accept: "*/*" },
				request
			});
			if (response.status >= 300) return {
				ok: false,
				failure: notUnderstood(new URL(location).origin)
			};
		}
		const answerHeaders = headersOf(response.headers);
		const value = await bytesOf(response.data, maxBytes);
		if (value === void 0) return {
			ok: false,
			failure: {
				reason: `the file is larger than ${maxBytes / 1048576} MiB`,
				transient: false
			}
		};
		return {
			ok: true,
			value,
			headers: answerHeaders
		};
	});
	const waitFor = async (failure, tries) => {
		const wait = failure.retryAfter ?? FIRST_WAIT$1 * 2 ** (tries - 1);
		if (waited + wait > 6e4) return false;
		waited += wait;
		await sleep(wait);
		return true;
	};
	const repeated = async (repeatable, send) => {
		for (let tries = 1;; tries += 1) {
			const answer = await send();
			if (answer.ok || !repeatable || !answer.failure.transient || tries === 4) return answer;
			if (!await waitFor(answer.failure, tries)) return {
				ok: false,
				failure: tooLong(answer.failure)
			};
		}
	};
	return {
		waitFor,
		pause: (milliseconds) => sleep(milliseconds * (.5 + Math.random())),
		request: (request) => repeated(!request.route.startsWith("POST "), () => once(request)),
		download: (request) => repeated(true, () => downloadOnce(request))
	};
}
function isAddress(location, apiUrl) {
	return URL.canParse(location) && (location.startsWith("https://") || new URL(location).hostname === new URL(apiUrl).hostname);
}
async function bytesOf(stream, most) {
	const chunks = [];
	let size = 0;
	for await (const chunk of stream ?? []) {
		size += chunk.length;
		if (size > most) return void 0;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks, size);
}
function tooLong(failure) {
	const asked = failure.retryAfter === void 0 ? "" : `GitHub asks to wait ${Math.ceil(failure.retryAfter / 1e3)} s; `;
	return {
		...failure,
		reason: `${failure.reason} (${asked}this action waits no longer than ${MAX_WAIT / 1e3} s in all)`
	};
}
async function loadSenders(apiUrl, token) {
	const { GitHub, getOctokitOptions } = await import("./actions-github.js");
	const silent = () => void 0;
	const options = {
		baseUrl: apiUrl,
		userAgent: "confusion-gate",
		log: {
			debug: silent,
			info: silent,
			warn: silent,
			error: silent
		}
	};
	const withToken = new GitHub(getOctokitOptions(token, options));
	const anonymous = new GitHub(options);
	return {
		withToken: (route, parameters) => withToken.request(route, parameters),
		anonymous: (route, parameters) => anonymous.request(route, parameters)
	};
}
function headersOf(headers) {
	if (typeof headers !== "object" || headers === null) return new Map();
	return new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}
// lib/src/github/comments.js
async function upsertComment(api, request) {
	const result = await write(api, request);
	return request.isThere === void 0 || !("url" in result) ? result : keep(api, request, request.isThere, result);
}
async function write(api, request) {
	const listed = await api.list();
	if (!listed.ok) return explain(listed.failure, request);
	const own = ownComments(listed.value, request);
	if (own.length > 0) return bringUpToDate(api, request, own);
	return request.create ? create(api, request) : { kind: "absent" };
}
const LOOKS = 2;
const MOST_WRITES = 12;
async function keep(api, request, isThere, first) {
	let result = first;
	for (let seen = 0, writes = 1; seen < LOOKS && writes < MOST_WRITES;) {
		await api.pause();
		const listed = await api.list();
		if (!listed.ok) return result;
		const [oldest, ...younger] = ownComments(listed.value, request);
		if (oldest !== void 0 && younger.length === 0 && isThere(textBelowMarker(oldest.body))) {
			seen += 1;
			continue;
		}
		seen = 0;
		writes += 1;
		const again = await write(api, request);
		if (!("url" in again)) return again.kind === "superseded" ? again : result;
		result = again;
	}
	return result;
}
async function create(api, request) {
	for (let tries = 1;; tries += 1) {
		const created = await api.create(fullBody(request, void 0));
		if (created.ok) return settle(api, request, created.value);
		const { failure } = created;
		if (!failure.transient) return explain(failure, request);
		if (!await api.waitFor(failure, tries)) return explain(tooLong(failure), request);
		const listed = await api.list();
		if (!listed.ok) return explain(listed.failure, request);
		const own = ownComments(listed.value, request);
		const written = own.find((comment) => comment.body === fullBody(request, void 0));
		if (written !== void 0) return settle(api, request, written);
		if (own.length > 0) return bringUpToDate(api, request, own);
		if (tries === 4) return explain(failure, request);
	}
}
async function settle(api, request, mine) {
	const created = {
		kind: "created",
		url: mine.url,
		...authorNote(mine, request)
	};
	const listed = await api.list();
	if (!listed.ok) return created;
	const own = ownComments(listed.value, request);
	const [oldest] = own;
	if (oldest === void 0) return created;
	if (oldest.id === mine.id) {
		if (request.isThere === void 0) await removeAll(api, own.filter(({ id, marker, body }) => id !== mine.id && !request.isOutdated(textBelowMarker(body), marker)));
		return created;
	}
	const result = await bringUpToDate(api, request, own);
	if (result.kind === "superseded") await api.remove(mine.id);
	return "url" in result && result.url === mine.url || result.kind === "refused" || result.kind === "failed" ? created : result;
}
async function bringUpToDate(api, request, own) {
	const later = own.find(({ marker, body }) => request.isOutdated(textBelowMarker(body), marker));
	if (later !== void 0) {
		const { runId, runAttempt } = later.marker;
		return {
			kind: "superseded",
			reason: `run ${runId} (attempt ${runAttempt}), which is later than this one, has already written the comment`
		};
	}
	const [oldest, ...younger] = own;
	if (oldest === void 0) return { kind: "absent" };
	const before = textBelowMarker(oldest.body);
	const after = fullBody(request, before);
	const same = before === textBelowMarker(after);
	if (!same || oldest.body !== after) {
		const updated = await api.update(oldest.id, after);
		if (!updated.ok) {
			if (updated.failure.status !== 404) return explain(updated.failure, request);
			if (younger.length > 0) return bringUpToDate(api, request, younger);
			return request.create ? create(api, request) : { kind: "absent" };
		}
	}
	await removeAll(api, request.isThere === void 0 ? younger : younger.filter(({ body }) => request.isThere?.(textBelowMarker(body)) === true));
	return {
		kind: same ? "unchanged" : "updated",
		url: oldest.url
	};
}
async function removeAll(api, comments) {
	for (const { id } of comments) await api.remove(id);
}
function ownComments(comments, { key, author }) {
	const encoded = encodeKey(key);
	return comments.flatMap((comment) => {
		const marker = readMarker(comment.body);
		return marker?.key === encoded && comment.author.toLowerCase() === author.toLowerCase() ? [{
			...comment,
			marker
		}] : [];
	}).toSorted((a, b) => a.id - b.id);
}
function fullBody(request, before) {
	return `${formatMarker(request)}\n${request.text(before)}`;
}
function authorNote({ author }, request) {
	if (author === "" || author.toLowerCase() === request.author.toLowerCase()) return {};
	return { note: `The comment was written by ${author}, not by ${request.author}: set comment-author to ${author}, or each run adds another comment` };
}
function explain(failure, { fromFork }) {
	const { status, permission, transient, reason } = failure;
	if (transient || status === void 0) return {
		kind: "failed",
		reason
	};
	const lacksPermission = status === 403 && /not accessible|permission|must have/iu.test(reason);
	let hint = "";
	if (fromFork === true && lacksPermission) hint = ". A pull request from a fork gets a read-only token, whatever the workflow asks for; a second workflow can write the comment (README, Pull requests from forks)";
	else if (lacksPermission) hint = `. The job needs this permission: ${permission ?? "pull-requests: write"}`;
	return {
		kind: "refused",
		status,
		...permission === void 0 ? {} : { permission },
		reason: `${reason}${hint}`
	};
}
// lib/src/report/markdown/comment-text.js
const MOST_PAST = 5;
const PAST_WORDS = 160;
const SHARED_BYTES = 16384;
const LEAST_BYTES = 8192;
const PART = /^<!-- confusion-gate part=([\w-]+) -->$/u;
const PAST = /^<!-- confusion-gate past=([\w-]+) -->$/u;
const END = "<!-- confusion-gate end -->";
function commentText({ before, part, body, maxBytes, shared }) {
	const written = readComment(before ?? "");
	let others = shared ? written.parts.filter(({ id, sha }) => id !== part.id && sha === part.sha) : [];
	const past = pastOf(written, part.sha);
	const withOwn = (text) => assembled([...others, {
		...part,
		body: text
	}], past);
	while (Buffer.byteLength(withOwn("")) > maxBytes && others.some((other) => other.body !== "")) others = withoutLongest(others);
	const room = maxBytes - Buffer.byteLength(withOwn(""));
	if (room < LEAST_BYTES) return withOwn(room > Buffer.byteLength(part.words) * 4 ? prose(part.words, PAST_WORDS) : "");
	return withOwn(body(shared ? Math.min(room, SHARED_BYTES) : room));
}
function withoutLongest(parts) {
	const longest = parts.reduce((most, { body }) => Math.max(most, body.length), 0);
	const index = parts.findIndex(({ body }) => body.length === longest);
	return parts.map((one, i) => i === index ? {
		...one,
		body: ""
	} : one);
}
function holdsPart(text, part) {
	const found = readComment(text).parts.find(({ id }) => id === part.id);
	return found !== void 0 && (isLater(found, part) || found.runId === part.runId && found.runAttempt === part.runAttempt);
}
function isOutdated(text, marker, part) {
	const { parts } = readComment(text);
	const own = parts.find(({ id }) => id === part.id);
	if (own !== void 0 && isLater(own, part)) return true;
	return isLater(marker, part) && (parts.length === 0 || parts.some(({ sha }) => sha !== part.sha));
}
function isLater(a, b) {
	return a.runId === b.runId ? a.runAttempt > b.runAttempt : a.runId > b.runId;
}
function assembled(unordered, past) {
	const parts = unordered.toSorted((a, b) => a.name < b.name || a.name === b.name && a.id < b.id ? -1 : 1);
	const [only] = parts;
	const single = parts.length === 1 && only !== void 0;
	const heading = single ? `## ${only.mark} Confusion gate · ${only.title}` : `## ${markOf(parts)} Confusion gate · ${partsStatus(parts.map(({ conclusion }) => conclusion))}`;
	return [
		...past.length === 0 ? [] : [`<!-- confusion-gate past=${encoded(past)} -->`],
		heading,
		...parts.flatMap(({ body, ...part }) => [
			`<!-- confusion-gate part=${encoded(part)} -->`,
			...single ? [] : [`### ${part.mark} ${prose(part.name, 80)}: ${part.title}`],
			"",
			body.trim(),
			""
		]),
		END,
		...past.length === 0 ? [] : [details("Earlier verdicts", past.map(({ sha, conclusion, words }) => `- ${code(sha === "" ? "unknown" : sha.slice(0, 7))} ${prose(conclusion, 20)}: ${prose(words, PAST_WORDS)}`).join("\n"))]
	].join("\n");
}
function markOf(parts) {
	const conclusion = worst(parts.map((part) => part.conclusion));
	const usual = conclusionMark(conclusion);
	return parts.find((part) => part.conclusion === conclusion && part.mark !== usual)?.mark ?? usual;
}
function pastOf({ parts, past }, sha) {
	const earlier = parts.filter((part) => part.sha !== sha);
	const [first] = earlier;
	if (first === void 0) return past.slice(0, MOST_PAST);
	const words = earlier.length === 1 ? first.words : partsStatus(earlier.map(({ conclusion }) => conclusion));
	return [{
		sha: first.sha,
		conclusion: worst(earlier.map(({ conclusion }) => conclusion)),
		words: words.slice(0, PAST_WORDS)
	}, ...past.filter((one) => one.sha !== first.sha && one.sha !== sha)].slice(0, MOST_PAST);
}
function readComment(text) {
	const parts = [];
	let past = [];
	let open;
	const close = () => {
		if (open !== void 0) parts.push({
			...open.part,
			body: bodyOf(open.lines)
		});
		open = void 0;
	};
	for (const line of text.replaceAll("\r\n", "\n").split("\n")) {
		const part = decoded(PART.exec(line)?.[1], isPart);
		if (part !== void 0) {
			close();
			open = {
				part,
				lines: []
			};
		} else if (line === END) close();
		else if (open !== void 0) open.lines.push(line);
		else past = decoded(PAST.exec(line)?.[1], isPastList) ?? past;
	}
	close();
	return {
		parts,
		past
	};
}
function bodyOf(lines) {
	const text = lines.join("\n").trim();
	return text.startsWith("### ") ? text.slice(text.indexOf("\n") + 1 || text.length).trim() : text;
}
function encoded(value) {
	return Buffer.from(JSON.stringify(value)).toString("base64url");
}
function decoded(text, is) {
	if (text === void 0) return void 0;
	try {
		const value = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
		return is(value) ? value : void 0;
	} catch {
		return;
	}
}
const CONCLUSIONS = [
	"pass",
	"fail",
	"inconclusive",
	"error",
	"skipped"
];
function has(value, texts, numbers = []) {
	return typeof value === "object" && value !== null && texts.every((key) => typeof Reflect.get(value, key) === "string") && numbers.every((key) => Number.isSafeInteger(Reflect.get(value, key)));
}
function isPart(value) {
	return has(value, [
		"id",
		"sha",
		"name",
		"mark",
		"title",
		"words"
	], ["runId", "runAttempt"]) && CONCLUSIONS.includes(Reflect.get(value, "conclusion"));
}
function isPastList(value) {
	return Array.isArray(value) && value.every((one) => has(one, [
		"sha",
		"conclusion",
		"words"
	]));
}
// lib/src/action/comment.js
async function publishComment(report, { client, inputs, context, log }) {
	const { pullRequest, owner, repo } = context;
	if (pullRequest === void 0) return "";
	const bad = report.conclusion === "fail" || report.conclusion === "error";
	const create = inputs.comment === "always" || inputs.comment === "on-failure" && bad;
	const surroundings = context.runUrl === "" ? {} : { fullReport: `[job summary of run ${context.runId}](${context.runUrl})` };
	const own = defaultCommentKey({
		workflow: context.workflow,
		job: context.job,
		config: inputs.config,
		evaluations: inputs.evaluations,
		predictions: inputs.predictions
	});
	const { headSha: sha, runId, runAttempt } = context;
	const part = {
		id: encodeKey(own),
		runId,
		runAttempt,
		sha,
		name: partName(inputs, context),
		conclusion: report.conclusion,
		mark: reportMark(report),
		title: reportTitle(report),
		words: report.summary.plainText
	};
	const shared = inputs.commentKey !== void 0;
	return told(await upsertComment(commentsOf(client, {
		owner,
		repo,
		pullRequest: pullRequest.number
	}), {
		key: inputs.commentKey ?? own,
		author: inputs.commentAuthor,
		text: (before) => commentText({
			before,
			part,
			maxBytes: 65279,
			shared,
			body: (maxBytes) => belowTitle(fittingMarkdown(report, maxBytes, surroundings))
		}),
		isOutdated: (before, marker) => isOutdated(before, marker, part),
		...shared && { isThere: (text) => holdsPart(text, part) },
		create,
		headSha: context.headSha,
		runId: context.runId,
		runAttempt: context.runAttempt,
		fromFork: pullRequest.fromFork
	}), inputs, log);
}
function partName({ evaluations, predictions }, { job }) {
	return evaluations.length > 0 ? evaluations.join(", ") : predictions.length > 0 ? predictions.join(", ") : job;
}
function belowTitle(markdown) {
	return markdown.slice(markdown.indexOf("\n") + 1).trim();
}
function told(result, { comment }, to) {
	switch (result.kind) {
		case "created":
		case "updated":
		case "unchanged":
			to.line(`Comment ${result.kind}: ${result.url}`);
			if (result.kind === "created" && result.note !== void 0) to.annotate([{
				level: "notice",
				message: result.note
			}]);
			return result.url;
		case "superseded":
			to.line(`Comment left alone: ${result.reason}`);
			return "";
		case "absent": return "";
		case "refused":
		case "failed":
			if (comment === "never") to.line(`No comment was looked for: ${result.reason}`);
			else to.annotate([{
				level: "notice",
				title: "No comment on the pull request",
				message: `${result.reason}. The verdict stands; the job summary has the report.`
			}]);
			return "";
	}
}
// lib/src/github/history.js
const MOST_BYTES$1 = 104857600;
const MOST_TRIES = 20;
const FIRST_WAIT = 200;
const LONGEST_WAIT = 3e3;
const NEEDS = "contents: write";
function historyOf(client, { owner, repo }, { sleep, random }) {
	const of = (more) => ({
		owner,
		repo,
		...more
	});
	const ask = async (route, more, decode) => client.request({
		route: route.replace("/", "/repos/{owner}/{repo}/"),
		parameters: of(more),
		decode
	});
	const head = async (branch) => ask("GET /git/ref/{ref}", { ref: `heads/${branch}` }, (body) => textAt(body, "object", "sha"));
	const tree = async (id) => {
		const answer = await client.request({
			route: "GET /repos/{owner}/{repo}/git/trees/{tree_sha}",
			parameters: of({ tree_sha: id }),
			decode: treeIn
		});
		if (answer.ok) return answer.value;
		throw refusedBy(`the history at ${id.slice(0, 7)} cannot be read`, answer.failure, "contents: read");
	};
	const commit = async (tip, blobs, message) => {
		const base = tip === void 0 ? void 0 : await ask("GET /git/commits/{commit_sha}", { commit_sha: tip }, (body) => textAt(body, "tree", "sha"));
		if (base?.ok === false) return base;
		const files = blobs.map(({ path, sha }) => ({
			path,
			mode: "100644",
			type: "blob",
			sha
		}));
		const made = await ask("POST /git/trees", {
			tree: files,
			...base?.ok === true && { base_tree: base.value }
		}, shaIn);
		return made.ok ? ask("POST /git/commits", {
			message,
			tree: made.value,
			parents: tip === void 0 ? [] : [tip]
		}, shaIn) : made;
	};
	const attempt = async (branch, blobs, message) => {
		const tip = await head(branch);
		if (!tip.ok && tip.failure.status !== 404) return tip;
		const made = await commit(tip.ok ? tip.value : void 0, blobs, message);
		if (!made.ok) return made;
		const moved = tip.ok ? await ask("PATCH /git/refs/{ref}", {
			ref: `heads/${branch}`,
			sha: made.value,
			force: false
		}, (body) => textAt(body, "object", "sha")) : await ask("POST /git/refs", {
			ref: `refs/heads/${branch}`,
			sha: made.value
		}, (body) => textAt(body, "object", "sha"));
		return moved.ok ? made : moved;
	};
	const persistent = async (send) => {
		for (let tries = 1;; tries++) {
			const answer = await send();
			if (answer.ok || tries === MOST_TRIES) return answer;
			if (answer.failure.status === 422 || answer.failure.status === 409) await sleep((.5 + random()) * Math.min(FIRST_WAIT * 2 ** Math.min(tries - 1, 4), LONGEST_WAIT));
			else if (!answer.failure.transient || !await client.waitFor(answer.failure, tries)) return answer;
		}
	};
	return {
		async files(branch, directory) {
			const tip = await head(branch);
			if (!tip.ok) {
				if (tip.failure.status === 404) return void 0;
				throw refusedBy(`the branch ${JSON.stringify(branch)} cannot be read`, tip.failure, "contents: read");
			}
			const found = (await tree(tip.value)).find(({ path, type }) => path === directory && type === "tree");
			if (found === void 0) return new Map();
			return new Map((await tree(found.sha)).flatMap(({ path, type, sha }) => type === "blob" ? [[path, sha]] : []));
		},
		async read(id) {
			const answer = await client.download({
				route: "GET /repos/{owner}/{repo}/git/blobs/{file_sha}",
				parameters: of({ file_sha: id }),
				accept: "application/vnd.github.raw+json",
				maxBytes: MOST_BYTES$1
			});
			if (answer.ok) return answer.value;
			throw refusedBy(`the file ${id.slice(0, 7)} of the history cannot be read`, answer.failure, "contents: read");
		},
		async append(branch, entries, message) {
			const blobs = [];
			for (const { path, bytes } of entries) {
				const blob = await persistent(() => ask("POST /git/blobs", {
					content: Buffer.from(bytes).toString("base64"),
					encoding: "base64"
				}, shaIn));
				if (!blob.ok) return notAppended(blob.failure);
				blobs.push({
					path,
					sha: blob.value
				});
			}
			const moved = await persistent(() => attempt(branch, blobs, message));
			return moved.ok ? {
				kind: "appended",
				commit: moved.value
			} : notAppended(moved.failure);
		}
	};
}
function notAppended({ reason, permission = NEEDS, status }) {
	return {
		kind: "failed",
		reason: status === 403 || status === 404 ? `${reason}. The job needs this permission: ${permission}` : reason
	};
}
function treeIn(body) {
	const entries = at(body, "tree");
	if (!Array.isArray(entries) || at(body, "truncated") === true) return void 0;
	return entries.flatMap((one) => {
		const [path, type, sha] = [
			textAt(one, "path"),
			textAt(one, "type"),
			textAt(one, "sha")
		];
		return path === void 0 || type === void 0 || sha === void 0 ? [] : [{
			path,
			type,
			sha
		}];
	});
}
function shaIn(body) {
	return textAt(body, "sha");
}
// lib/src/action/step.js
async function sleep(milliseconds) {
	await new Promise((resolve) => {
		setTimeout(resolve, milliseconds);
	});
}
function today({ day = "" }) {
	const own = new Date().toISOString().slice(0, 10);
	return day > own ? day : own;
}
// lib/src/action/keep.js
const COPIES = [copyExtension("classification"), copyExtension("entities")];
async function keepPredictions(report, { client, log, inputs: { reportDirectory }, context: { owner, repo, onDefaultBranch, sha, workspace } }) {
	if (!onDefaultBranch || sha === "") return;
	const branches = new Map();
	for (const { name, history } of report.evaluations) for (const branch of history) {
		const copy = COPIES.map((extension) => ({
			extension,
			file: path.resolve(workspace, `${reportDirectory}/predictions/${name}${extension}`)
		})).find(({ file }) => existsSync(file));
		if (copy === void 0) continue;
		const entries = branches.get(branch) ?? [];
		entries.push({
			path: `${name}/${sha}${copy.extension}`,
			bytes: readFileSync(copy.file)
		});
		branches.set(branch, entries);
	}
	if (branches.size === 0) return;
	for (const [branch, entries] of branches) {
		const result = await historyOf(client, {
			owner,
			repo
		}, {
			sleep,
			random: Math.random
		}).append(branch, entries, `Predictions of ${sha}`);
		if (result.kind === "appended") log.line(`Predictions kept on the branch ${terminalText(branch)}: ${entries.map((entry) => entry.path).join(", ")}`);
		else log.annotate([{
			level: "warning",
			title: "The predictions were not kept",
			message: `On the branch ${branch}: ${result.reason}. The verdict stands, but later changes will not be compared with this commit.`
		}]);
	}
}
// lib/src/action/show.js
const OUTPUT_BYTES = 65536;
async function show(report, step) {
	const { log } = step;
	for (const evaluation of report.evaluations) log.group(`Evaluation ${evaluation.name}: ${evaluation.conclusion}`, [await laidOut((width) => evaluationText(evaluation, PLAIN, width))]);
	log.annotate(annotationsOf(report));
	writeSummary(report, step);
	const url = await publishComment(report, step);
	await keepPredictions(report, step);
	publishOutputs(report, step, url);
	log.line(`${report.conclusion}: ${terminal(report.summary)}`);
}
function writeSummary(report, { inputs: { reportDirectory }, context, log }) {
	const surroundings = { fullReport: `\`${reportPaths(reportDirectory).json}\`` };
	const result = appendSummary(process.env, (maxBytes) => fittingMarkdown(report, maxBytes, context.runUrl === "" ? {} : surroundings));
	if (result.kind === "failed") log.annotate([{
		level: "notice",
		message: `The job summary was not written: ${result.reason}`
	}]);
}
function publishOutputs(report, { inputs: { reportDirectory }, context: { workspace }, log }, commentUrl) {
	const paths = reportPaths(reportDirectory);
	const ifWritten = (file) => existsSync(path.resolve(workspace, file)) ? file : "";
	const result = writeOutputs(process.env, new Map([
		["conclusion", report.conclusion],
		["summary", terminal(report.summary)],
		["report-json", ifWritten(paths.json)],
		["report-markdown", ifWritten(paths.markdown)],
		["comment-url", commentUrl],
		["failed-thresholds", failedThresholdsJson(report, OUTPUT_BYTES)],
		["metrics", metricsJson(report, OUTPUT_BYTES)]
	]));
	if (result.kind === "failed") log.annotate([{
		level: "warning",
		message: `The outputs were not written: ${result.reason}`
	}]);
}
// lib/src/baseline/either.js
function either(first, second) {
	let failure;
	const ask = async (of) => {
		try {
			if (failure === void 0) return await of(first);
		} catch (thrown) {
			if (!(thrown instanceof ProblemError)) throw thrown;
			failure = thrown;
		}
		const other = await second();
		if (other === void 0) throw failure;
		return of(other).catch(() => Promise.reject(failure));
	};
	return {
		base: () => ask((store) => store.base()),
		named: (name) => ask((store) => store.named(name)),
		ancestors: (sha) => ask((store) => store.ancestors(sha)),
		file: (commit, path) => ask((store) => store.file(commit, path))
	};
}
// lib/src/github/commits.js
const MOST_BYTES = 104857600;
const CONTENTS = "contents: read";
function commitsOf(client, { owner, repo }, compared) {
	let base;
	const shown = new Set();
	const seen = (commit) => {
		shown.add(commit.sha);
		return commit;
	};
	const named = async (name) => {
		const answer = await client.request({
			route: "GET /repos/{owner}/{repo}/commits/{ref}",
			parameters: {
				owner,
				repo,
				ref: name
			},
			decode: commitIn
		});
		if (answer.ok) return seen(answer.value);
		if (answer.failure.status === 422) throw new ProblemError({ message: `the repository has no commit ${JSON.stringify(name)}` });
		throw refusedBy(`the commit ${JSON.stringify(name)} cannot be found`, answer.failure, CONTENTS);
	};
	const parted = async (bases, head, branch) => {
		let failed;
		for (const from of bases) {
			const answer = await client.request({
				route: "GET /repos/{owner}/{repo}/compare/{basehead}",
				parameters: {
					owner,
					repo,
					basehead: `${from}...${head}`,
					per_page: 1,
					page: 1
				},
				decode: partingIn
			});
			if (answer.ok) return {
				mergeBase: seen(answer.value.mergeBase),
				tip: seen(answer.value.tip),
				branch
			};
			failed ??= refusedBy(`where ${head.slice(0, 7)} parts from ${JSON.stringify(from)} cannot be found`, answer.failure, CONTENTS);
			if (answer.failure.status !== 404) break;
		}
		throw failed ?? new ProblemError({ message: "there is no branch to compare with" });
	};
	const find = async () => {
		if (compared === void 0) throw new ProblemError({ message: "the event of this run names no branch and no commit to compare with" });
		const { branch, from } = compared;
		if (from.kind === "branches") return parted(from.bases, from.head, branch);
		if (from.kind === "commit") {
			const commit = await named(from.sha);
			return {
				mergeBase: commit,
				tip: commit,
				branch
			};
		}
		const answer = await client.request({
			route: "GET /repos/{owner}/{repo}/pulls/{pull_number}",
			parameters: {
				owner,
				repo,
				pull_number: from.number
			},
			decode: endsIn
		});
		if (!answer.ok) throw refusedBy(`the pull request ${from.number} cannot be read`, answer.failure, "pull-requests: read");
		const { ref, sha, head } = answer.value;
		return parted([ref, sha], head, ref);
	};
	return {
		base: () => base ??= find(),
		named,
		async ancestors(sha) {
			const answer = await client.request({
				route: "GET /repos/{owner}/{repo}/commits",
				parameters: {
					owner,
					repo,
					sha,
					per_page: 100
				},
				decode: (body) => Array.isArray(body) ? body.map((one) => textAt(one, "sha")).filter((one) => one !== void 0) : void 0
			});
			if (answer.ok) return answer.value;
			throw refusedBy(`the commits before ${sha.slice(0, 7)} cannot be listed`, answer.failure, CONTENTS);
		},
		async file(commit, path) {
			if (!shown.has(commit)) await named(commit);
			const answer = await client.download({
				route: "GET /repos/{owner}/{repo}/contents/{path}",
				parameters: {
					owner,
					repo,
					path,
					ref: commit
				},
				accept: "application/vnd.github.raw+json",
				maxBytes: MOST_BYTES
			});
			if (answer.ok) return answer.value;
			if (answer.failure.status === 404) return void 0;
			throw refusedBy(`${path} at ${commit.slice(0, 7)} cannot be read`, answer.failure, CONTENTS);
		}
	};
}
function commitIn(body) {
	const sha = textAt(body, "sha");
	const made = textAt(body, "commit", "committer", "date");
	return sha === void 0 ? void 0 : {
		sha,
		...made !== void 0 && { made }
	};
}
function partingIn(body) {
	const mergeBase = commitIn(at(body, "merge_base_commit"));
	const tip = commitIn(at(body, "base_commit"));
	return mergeBase === void 0 || tip === void 0 ? void 0 : {
		mergeBase,
		tip
	};
}
function endsIn(body) {
	const [ref, sha, head] = [
		textAt(body, "base", "ref"),
		textAt(body, "base", "sha"),
		textAt(body, "head", "sha")
	];
	return ref === void 0 || sha === void 0 || head === void 0 ? void 0 : {
		ref,
		sha,
		head
	};
}
// lib/src/action/stores.js
function storesOf({ client, inputs: { githubToken }, context: { owner, repo, compared, workspace } }) {
	if (compared === void 0) return {};
	const onDisk = once(async () => {
		const { from, branch } = compared;
		const { gitCommits } = await import("./git.js");
		if (from.kind === "pull_request") return gitCommits(workspace);
		return gitCommits(workspace, from.kind === "commit" ? {
			branch,
			bases: [from.sha],
			head: from.sha
		} : {
			branch,
			bases: from.bases.flatMap((base) => [base, `origin/${base}`]),
			head: from.head
		});
	});
	return {
		commits: once(async () => githubToken === "" ? onDisk() : either(commitsOf(client, {
			owner,
			repo
		}, compared), onDisk)),
		artifacts: () => Promise.resolve(artifactsOf(client, {
			owner,
			repo
		})),
		history: () => Promise.resolve(historyOf(client, {
			owner,
			repo
		}, {
			sleep,
			random: Math.random
		}))
	};
}
function once(make) {
	let made;
	return () => made ??= make();
}
// lib/src/action/publish.js
const PULL_EVENTS = new Set([
	"pull_request",
	"pull_request_target",
	"pull_request_review"
]);
function isForPublishing({ inputs: { mode }, context: { endedRun } }) {
	return mode === "publish" || mode === "auto" && PULL_EVENTS.has(endedRun?.event ?? "");
}
async function publish(step) {
	const { client, inputs, context, log } = step;
	const { owner, repo, endedRun: ended } = context;
	if (ended === void 0) throw new ProblemError({
		message: "there is no run to publish: mode: publish belongs to a workflow on the event workflow_run",
		advice: "on: { workflow_run: { workflows: [<name of the first workflow>], types: [completed] } }"
	});
	const repository = {
		owner,
		repo
	};
	const pulls = await pullsOf(client, repository, ended);
	if (pulls.length === 0) return skipped(log, `No open pull request has the head ${ended.headSha.slice(0, 7)}: it has moved on, or is closed`);
	const [artifact, ...others] = await artifactsOfRun(client, repository, ended.id, inputs.reportArtifact);
	if (artifact === void 0 || others.length > 0) return skipped(log, `The run ${ended.id} left ${artifact === void 0 ? "no artifact" : "several artifacts"} ${JSON.stringify(inputs.reportArtifact)}`);
	const archive = await artifactsOf(client, repository).read(artifact);
	const { rejudge } = await import("./rejudge.js");
	for (const { number, baseRef, baseSha, fromFork } of pulls) {
		if (await hasSpoken(commentsOf(client, {
			owner,
			repo,
			pullRequest: number
		}), inputs.commentAuthor, ended)) {
			log.line(`The run ${ended.id} has written its comment on #${number} itself`);
			continue;
		}
		const judged = {
			...step,
			context: {
				...context,
				headSha: ended.headSha,
				pullRequest: {
					number,
					headSha: ended.headSha,
					baseRef,
					baseSha,
					fromFork
				},
				compared: {
					branch: baseRef,
					from: {
						kind: "branches",
						bases: [baseRef, baseSha],
						head: ended.headSha
					}
				}
			}
		};
		const report = await rejudge({
			config: inputs.config,
			evaluations: inputs.evaluations,
			reportDirectory: inputs.reportDirectory,
			stores: storesOf(judged),
			run: {
				tool: VERSION,
				commit: ended.headSha,
				url: ended.url,
				enforced: true,
				day: today(context)
			},
			archive,
			archiveName: `the artifact ${JSON.stringify(artifact.name)} of the run ${ended.id}`
		}, new Workspace(context.workspace, step.ahead));
		await show(report, judged);
		if (report.conclusion === "error") process.exitCode = 1;
	}
}
function skipped(log, why) {
	log.annotate([{
		level: "notice",
		message: `Nothing was published. ${why}.`
	}]);
	writeOutputs(process.env, new Map([["conclusion", "skipped"], ["summary", terminalText(why)]]));
}
async function hasSpoken(comments, author, { id, headSha }) {
	const listed = await comments.list();
	if (!listed.ok) throw new ProblemError({ message: `the comments cannot be listed: ${listed.failure.reason}` });
	return listed.value.some(({ body, author: by }) => {
		const marker = by.toLowerCase() === author.toLowerCase() ? readMarker(body) : void 0;
		return marker?.headSha === headSha && marker.runId === id;
	});
}
// lib/src/github/event.js
function readRunContext(environment, readFile) {
	const notes = [];
	const payload = readPayload(environment["GITHUB_EVENT_PATH"], readFile, notes);
	const eventName = environment["GITHUB_EVENT_NAME"] ?? "";
	const [owner = "", repo = ""] = (environment["GITHUB_REPOSITORY"] ?? "").split("/");
	const pullRequest = readPullRequest(eventName, payload);
	const sha = environment["GITHUB_SHA"] ?? "";
	const runId = wholeNumber(environment["GITHUB_RUN_ID"]);
	const serverUrl = address(environment["GITHUB_SERVER_URL"], "https://github.com");
	const actor = environment["GITHUB_ACTOR"];
	const defaultBranch = textAt(payload, "repository", "default_branch") ?? "";
	const ref = environment["GITHUB_REF"] ?? "";
	const onDefaultBranch = defaultBranch !== "" && ref === `refs/heads/${defaultBranch}`;
	const endedRun = eventName === "workflow_run" ? endedRunIn(payload) : void 0;
	const day = dayOf(payload);
	const compared = comparedWith({
		eventName,
		payload,
		pullRequest,
		sha,
		defaultBranch,
		onDefaultBranch
	});
	return {
		owner,
		repo,
		eventName,
		sha,
		headSha: pullRequest?.headSha ?? sha,
		...pullRequest === void 0 ? {} : { pullRequest },
		...compared === void 0 ? {} : { compared },
		...endedRun === void 0 ? {} : { endedRun },
		...day === void 0 ? {} : { day },
		onDefaultBranch: onDefaultBranch && ON_BRANCHES.has(eventName),
		runId,
		runAttempt: wholeNumber(environment["GITHUB_RUN_ATTEMPT"]),
		runNumber: wholeNumber(environment["GITHUB_RUN_NUMBER"]),
		workflow: environment["GITHUB_WORKFLOW"] ?? "",
		job: environment["GITHUB_JOB"] ?? "",
		...actor === void 0 || actor === "" ? {} : { actor },
		serverUrl,
		apiUrl: address(environment["GITHUB_API_URL"], "https://api.github.com"),
		runUrl: runId === 0 ? "" : `${serverUrl}/${owner}/${repo}/actions/runs/${runId}`,
		workspace: environment["GITHUB_WORKSPACE"] ?? ".",
		notes
	};
}
function dayOf(payload) {
	return [
		textAt(payload, "pull_request", "updated_at"),
		textAt(payload, "workflow_run", "updated_at"),
		textAt(payload, "repository", "updated_at")
	].flatMap((time) => /^\d{4}-\d\d-\d\d(?=T)/u.exec(time ?? "") ?? []).toSorted().at(-1);
}
function readPayload(path, readFile, notes) {
	if (path === void 0 || path === "") return void 0;
	try {
		return JSON.parse(readFile(path));
	} catch (error) {
		const why = error instanceof SyntaxError ? "is not JSON" : "cannot be read";
		notes.push(`The file of the event (GITHUB_EVENT_PATH) ${why}, so this run counts as one without a pull request.`);
		return;
	}
}
function readPullRequest(eventName, payload) {
	if (eventName.startsWith("pull_request")) {
		const number = idAt(payload, "pull_request", "number") ?? idAt(payload, "number");
		if (number === void 0) return void 0;
		const pullRequest = at(payload, "pull_request");
		const headSha = textAt(pullRequest, "head", "sha");
		const baseSha = textAt(pullRequest, "base", "sha");
		const baseRef = textAt(pullRequest, "base", "ref");
		return {
			number,
			...headSha === void 0 ? {} : { headSha },
			...baseSha === void 0 ? {} : { baseSha },
			...baseRef === void 0 ? {} : { baseRef },
			fromFork: isFromFork(pullRequest)
		};
	}
	if (eventName === "issue_comment" && at(payload, "issue", "pull_request") !== void 0) {
		const number = idAt(payload, "issue", "number");
		return number === void 0 ? void 0 : {
			number,
			fromFork: false
		};
	}
}
const ON_BRANCHES = new Set([
	"push",
	"schedule",
	"workflow_dispatch",
	"repository_dispatch"
]);
function comparedWith({ eventName, payload, pullRequest, sha, defaultBranch, onDefaultBranch }) {
	if (pullRequest !== void 0) {
		const { number, headSha: head, baseRef: branch = "", baseSha = "" } = pullRequest;
		const bases = [branch, baseSha].filter((base) => base !== "");
		return {
			branch,
			from: head === void 0 || bases.length === 0 ? {
				kind: "pull_request",
				number
			} : {
				kind: "branches",
				bases,
				head
			}
		};
	}
	const queueBase = textAt(payload, "merge_group", "base_sha");
	if (eventName === "merge_group" && queueBase !== void 0) return {
		branch: branchOf(textAt(payload, "merge_group", "base_ref")),
		from: {
			kind: "commit",
			sha: queueBase
		}
	};
	const before = textAt(payload, "before") ?? "";
	if (eventName === "push" && onDefaultBranch && /[1-9a-f]/u.test(before)) return {
		branch: defaultBranch,
		from: {
			kind: "commit",
			sha: before
		}
	};
	if (defaultBranch === "" || sha === "") return void 0;
	return {
		branch: defaultBranch,
		from: onDefaultBranch ? {
			kind: "commit",
			sha
		} : {
			kind: "branches",
			bases: [defaultBranch],
			head: sha
		}
	};
}
function branchOf(ref) {
	return (ref ?? "").replace(/^refs\/heads\//u, "");
}
function isFromFork(pullRequest) {
	if (at(pullRequest, "head", "repo") === null) return true;
	const head = textAt(pullRequest, "head", "repo", "full_name");
	const base = textAt(pullRequest, "base", "repo", "full_name");
	return head !== void 0 && base !== void 0 && head.toLowerCase() !== base.toLowerCase();
}
function wholeNumber(text) {
	return text !== void 0 && /^\d{1,15}$/u.test(text) ? Number(text) : 0;
}
function address(text, otherwise) {
	return text === void 0 || text === "" ? otherwise : text.replace(/\/+$/u, "");
}
// lib/src/github/inputs.js
const INPUT_DEFAULTS = {
	config: ".github/confusion-gate.yml",
	predictions: "",
	baseline: "",
	evaluations: "",
	comment: "always",
	"comment-key": "",
	"comment-author": "github-actions[bot]",
	mode: "auto",
	"report-artifact": "confusion-gate-report",
	"config-from": "head",
	enforce: "true",
	"report-directory": "confusion-gate-report",
	"github-token": ""
};
Object.freeze(Object.keys(INPUT_DEFAULTS));
const COMMENT_MODES = [
	"always",
	"on-failure",
	"never"
];
const MODES = [
	"auto",
	"judge",
	"publish"
];
const CONFIG_SOURCES = ["head", "base"];
const BOOLEANS = new Map([
	["true", true],
	["True", true],
	["TRUE", true],
	["false", false],
	["False", false],
	["FALSE", false]
]);
function readInputs(environment) {
	const problems = [];
	const text = (name) => {
		const given = environment[`INPUT_${name.toUpperCase()}`]?.trim() ?? "";
		return given === "" ? INPUT_DEFAULTS[name] : given;
	};
	const lines = (name) => Object.freeze(text(name).split(/\r\n|\r|\n/u).map((line) => line.trim()).filter((line) => line !== ""));
	const refused = (name, accepted) => {
		problems.push({
			message: `input "${name}" is ${shown(text(name))}, which is not accepted`,
			advice: `Use ${accepted}.`
		});
	};
	const comment = COMMENT_MODES.find((mode) => mode === text("comment"));
	if (comment === void 0) refused("comment", "always, on-failure or never");
	const enforce = BOOLEANS.get(text("enforce"));
	if (enforce === void 0) refused("enforce", "true or false");
	const mode = MODES.find((one) => one === text("mode"));
	if (mode === void 0) refused("mode", "auto, judge or publish");
	const configFrom = CONFIG_SOURCES.find((source) => source === text("config-from"));
	if (configFrom === void 0) refused("config-from", "head or base");
	if (comment === void 0 || enforce === void 0 || configFrom === void 0 || mode === void 0) throw new ProblemError(problems);
	const commentKey = text("comment-key");
	const inputs = {
		config: text("config"),
		predictions: lines("predictions"),
		baseline: lines("baseline"),
		evaluations: lines("evaluations"),
		comment,
		commentKey: commentKey === "" ? void 0 : commentKey,
		commentAuthor: text("comment-author"),
		enforce,
		mode,
		reportArtifact: text("report-artifact"),
		configFrom,
		reportDirectory: text("report-directory"),
		githubToken: text("github-token")
	};
	Object.defineProperty(inputs, "githubToken", { enumerable: false });
	return Object.freeze(inputs);
}
function shown(value) {
	return JSON.stringify(value.length <= 60 ? value : `${value.slice(0, 60)}…`);
}
const ANNOTATION_LENGTH = 4096;
function openLog(write) {
	const free = new Map();
	const line = (text) => {
		for (const one of safeLines(text)) write(`${one}\n`);
	};
	const annotateLevel = (level, annotations) => {
		const places = free.get(level) ?? 10;
		const shown = annotations.length <= places ? annotations.length : Math.max(places - 1, 0);
		for (const annotation of annotations.slice(0, shown)) write(`${command(annotation)}\n`);
		const rest = annotations.slice(shown);
		if (rest.length > 0 && places > 0) write(`${command({
			level,
			message: `and ${rest.length} more ${level}s: see the log of this step`
		})}\n`);
		for (const annotation of rest) line(plain(annotation));
		free.set(level, Math.max(places - annotations.length, 0));
	};
	return {
		line,
		group(title, lines) {
			write(`::group::${escapeData(safeLine(title))}\n`);
			for (const one of lines) line(one);
			write("::endgroup::\n");
		},
		annotate(annotations) {
			for (const level of [
				"error",
				"warning",
				"notice"
			]) annotateLevel(level, annotations.filter((annotation) => annotation.level === level));
		}
	};
}
function command({ level, message, title, place }) {
	const properties = [];
	const add = (name, value) => {
		if (value !== void 0 && value !== "") properties.push(`${name}=${escapeProperty(safeLine(String(value)))}`);
	};
	add("file", place?.file);
	add("line", place?.line);
	add("col", place?.column);
	add("title", title);
	const text = cutText(safeLines(message).join("\n"), ANNOTATION_LENGTH);
	return `::${level}${properties.length === 0 ? "" : ` ${properties.join(",")}`}::${escapeData(text)}`;
}
function plain({ level, message, title, place }) {
	return [
		level,
		place === void 0 ? void 0 : describePlace(place),
		title,
		message
	].filter((part) => part !== void 0 && part !== "").join(": ");
}
function escapeData(text) {
	return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function escapeProperty(text) {
	return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
// lib/src/index.js
const AHEAD = {
	script: new URL("./scan-worker.js", import.meta.url),
	from: LARGE_BYTES
};
const log = openLog((text) => process.stdout.write(text));
process.on("uncaughtException", stop);
process.on("unhandledRejection", stop);
await run().catch(stop);
async function run() {
	const inputs = readInputs(process.env);
	const context = readRunContext(process.env, (file) => readFileSync(file, "utf8"));
	for (const note of context.notes) log.annotate([{
		level: "notice",
		message: note
	}]);
	const step = {
		inputs,
		context,
		client: openClient({
			apiUrl: context.apiUrl,
			token: inputs.githubToken,
			sleep,
			now: () => Date.now()
		}),
		log,
		ahead: AHEAD
	};
	if (isForPublishing(step)) return publish(step);
	const report = await check({
		config: inputs.config,
		configRequired: inputs.config !== INPUT_DEFAULTS.config,
		predictions: inputs.predictions,
		baseline: inputs.baseline,
		evaluations: inputs.evaluations,
		reportDirectory: inputs.reportDirectory,
		stores: storesOf(step),
		...(context.pullRequest !== void 0 || context.eventName === "merge_group") && { configFrom: inputs.configFrom },
		run: {
			tool: VERSION,
			commit: context.headSha,
			url: context.runUrl,
			enforced: inputs.enforce,
			day: today(context)
		}
	}, new Workspace(context.workspace, AHEAD));
	process.exitCode = exitStatus(report) === 0 ? 0 : 1;
	await show(report, step);
}
function stop(thrown) {
	log.annotate(problemsOf(thrown).map(({ message, place, advice }) => ({
		level: "error",
		message: advice === void 0 ? message : `${message}\n${advice}`,
		...place !== void 0 && { place }
	})));
	writeOutputs(process.env, new Map([["conclusion", "error"], ["summary", terminalText(problemsOf(thrown)[0]?.message ?? "")]]));
	process.exitCode = 1;
}
export {};
