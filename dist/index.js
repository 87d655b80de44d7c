import { F as LARGE_BYTES, S as metricsJson, _ as fittingMarkdown, a as evaluationText, b as terminalText, d as check, f as exitStatus, i as PLAIN, l as laidOut, m as reportPaths, n as VERSION, t as Workspace, v as terminal, x as failedThresholdsJson } from "./cli-index.js";
import { Bt as describePlace, Rt as ProblemError, Vt as problemsOf } from "./cli-index-scan-worker.js";
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
const FIRST_WAIT = 500;
const TIMEOUT = 15e3;
function openClient({ apiUrl, token, sleep, now, timeout = TIMEOUT }) {
	let waited = 0;
	let loaded;
	const once = async ({ route, parameters, decode }) => {
		if (token === "") return {
			ok: false,
			failure: {
				reason: "no github-token was given",
				transient: false
			}
		};
		try {
			loaded ??= loadSend(apiUrl, token);
			const response = await (await loaded)(route, {
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
	const waitFor = async (failure, tries) => {
		const wait = failure.retryAfter ?? FIRST_WAIT * 2 ** (tries - 1);
		if (waited + wait > 6e4) return false;
		waited += wait;
		await sleep(wait);
		return true;
	};
	return {
		waitFor,
		async request(request) {
			const repeatable = !request.route.startsWith("POST ");
			for (let tries = 1;; tries += 1) {
				const answer = await once(request);
				if (answer.ok || !repeatable || !answer.failure.transient || tries === 4) return answer;
				if (!await waitFor(answer.failure, tries)) return {
					ok: false,
					failure: tooLong(answer.failure)
				};
			}
		}
	};
}
function tooLong(failure) {
	const asked = failure.retryAfter === void 0 ? "" : `GitHub asks to wait ${Math.ceil(failure.retryAfter / 1e3)} s; `;
	return {
		...failure,
		reason: `${failure.reason} (${asked}this action waits no longer than ${MAX_WAIT / 1e3} s in all)`
	};
}
async function loadSend(apiUrl, token) {
	const { getOctokit } = await import("./actions-github.js");
	const silent = () => void 0;
	const octokit = getOctokit(token, {
		baseUrl: apiUrl,
		userAgent: "confusion-gate",
		log: {
			debug: silent,
			info: silent,
			warn: silent,
			error: silent
		}
	});
	return (route, parameters) => octokit.request(route, parameters);
}
function headersOf(headers) {
	if (typeof headers !== "object" || headers === null) return new Map();
	return new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
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
	return JSON.stringify([
		of.workflow,
		of.job,
		of.config,
		[...of.evaluations].toSorted()
	]);
}
function isLater(a, b) {
	return a.runId === b.runId ? a.runAttempt > b.runAttempt : a.runId > b.runId;
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
		waitFor: (failure, tries) => client.waitFor(failure, tries)
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
// lib/src/github/comments.js
async function upsertComment(api, request) {
	const listed = await api.list();
	if (!listed.ok) return explain(listed.failure, request);
	const own = ownComments(listed.value, request);
	if (own.length > 0) return bringUpToDate(api, request, own);
	return request.create ? create(api, request) : { kind: "absent" };
}
async function create(api, request) {
	for (let tries = 1;; tries += 1) {
		const created = await api.create(fullBody(request));
		if (created.ok) return settle(api, request, created.value);
		const { failure } = created;
		if (!failure.transient) return explain(failure, request);
		if (!await api.waitFor(failure, tries)) return explain(tooLong(failure), request);
		const listed = await api.list();
		if (!listed.ok) return explain(listed.failure, request);
		const own = ownComments(listed.value, request);
		const written = own.find((comment) => comment.body === fullBody(request));
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
		await removeAll(api, own.filter(({ id, marker }) => id !== mine.id && !isLater(marker, request)));
		return created;
	}
	const result = await bringUpToDate(api, request, own);
	if (result.kind === "superseded") await api.remove(mine.id);
	return "url" in result && result.url === mine.url || result.kind === "refused" || result.kind === "failed" ? created : result;
}
async function bringUpToDate(api, request, own) {
	const later = own.find(({ marker }) => isLater(marker, request));
	if (later !== void 0) {
		const { runId, runAttempt } = later.marker;
		return {
			kind: "superseded",
			reason: `run ${runId} (attempt ${runAttempt}), which is later than this one, has already written the comment`
		};
	}
	const [oldest, ...younger] = own;
	if (oldest === void 0) return { kind: "absent" };
	const same = textBelowMarker(oldest.body) === textBelowMarker(fullBody(request));
	if (!same || oldest.body !== fullBody(request)) {
		const updated = await api.update(oldest.id, fullBody(request));
		if (!updated.ok) {
			if (updated.failure.status !== 404) return explain(updated.failure, request);
			if (younger.length > 0) return bringUpToDate(api, request, younger);
			return request.create ? create(api, request) : { kind: "absent" };
		}
	}
	await removeAll(api, younger);
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
function fullBody(request) {
	return `${formatMarker(request)}\n${request.body}`;
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
	if (fromFork === true && lacksPermission) hint = ". A pull request from a fork gets a read-only token, whatever the workflow asks for; the job summary has the same report";
	else if (lacksPermission) hint = `. The job needs this permission: ${permission ?? "pull-requests: write"}`;
	return {
		kind: "refused",
		status,
		...permission === void 0 ? {} : { permission },
		reason: `${reason}${hint}`
	};
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
	return {
		owner,
		repo,
		eventName,
		sha,
		headSha: pullRequest?.headSha ?? sha,
		...pullRequest === void 0 ? {} : { pullRequest },
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
	if (comment === void 0 || enforce === void 0) throw new ProblemError(problems);
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
function annotationsOf({ problems, evaluations, run }) {
	return [
		...problems.map((problem) => fromProblem("Confusion gate", problem)),
		...evaluations.flatMap((evaluation) => evaluation.problems.map((problem) => fromProblem(titleOf(evaluation), problem))),
		...evaluations.flatMap((evaluation) => evaluation.thresholds.flatMap((threshold) => fromThreshold(evaluation, threshold, run.enforced))),
		...evaluations.flatMap((evaluation) => evaluation.notices.map((notice) => ({
			level: "notice",
			title: titleOf(evaluation),
			message: terminal(notice)
		})))
	];
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
	const { state, words, place, members } = threshold;
	if (state === "pass" || state === "skipped") return [];
	if (state === "error" && members.length === 0 && evaluation.problems.length > 0) return [];
	return [{
		level: levelOf(evaluation, threshold, enforced),
		title: `${titleOf(evaluation)}: ${state}`,
		message: `${terminal(words)}: ${whatHappened(threshold)}`,
		...place !== void 0 && { place }
	}];
}
function levelOf({ tone }, { state, severity }, enforced) {
	switch (state) {
		case "error": return "error";
		case "fail": return severity === "fail" && enforced ? "error" : "warning";
		default: return tone === "note" || tone === "good" ? "notice" : "warning";
	}
}
function whatHappened({ state, outcome, reason = "", members }) {
	if (state !== "fail" || outcome === void 0) return reason;
	const [only] = members;
	if (members.length !== 1 || only === void 0) return `${terminal(outcome.subject)} ${terminal(outcome.happened)}`;
	return only.evidence.empty ? terminal(outcome.happened) : `${terminal(outcome.happened)}; ${terminal(only.evidence)}`;
}
// lib/src/index.js
const AHEAD = {
	script: new URL("./scan-worker.js", import.meta.url),
	from: LARGE_BYTES
};
const OUTPUT_BYTES = 65536;
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
	const report = await check({
		config: inputs.config,
		configRequired: inputs.config !== INPUT_DEFAULTS.config,
		predictions: inputs.predictions,
		baseline: inputs.baseline,
		evaluations: inputs.evaluations,
		reportDirectory: inputs.reportDirectory,
		run: {
			tool: VERSION,
			commit: context.headSha,
			url: context.runUrl,
			enforced: inputs.enforce
		}
	}, new Workspace(context.workspace, AHEAD));
	process.exitCode = exitStatus(report) === 0 ? 0 : 1;
	for (const evaluation of report.evaluations) log.group(`Evaluation ${evaluation.name}: ${evaluation.conclusion}`, [await laidOut((width) => evaluationText(evaluation, PLAIN, width))]);
	log.annotate(annotationsOf(report));
	publishSummary(report, inputs, context);
	publishOutputs(report, inputs, context, await publishComment(report, inputs, context));
	log.line(`${report.conclusion}: ${terminal(report.summary)}`);
}
function publishSummary(report, { reportDirectory }, context) {
	const surroundings = { fullReport: `\`${reportPaths(reportDirectory).json}\`` };
	const result = appendSummary(process.env, (maxBytes) => fittingMarkdown(report, maxBytes, context.runUrl === "" ? {} : surroundings));
	if (result.kind === "failed") log.annotate([{
		level: "notice",
		message: `The job summary was not written: ${result.reason}`
	}]);
}
async function publishComment(report, inputs, context) {
	const { pullRequest, owner, repo } = context;
	if (pullRequest === void 0) return "";
	const bad = report.conclusion === "fail" || report.conclusion === "error";
	const create = inputs.comment === "always" || inputs.comment === "on-failure" && bad;
	const surroundings = context.runUrl === "" ? {} : { fullReport: `[job summary of run ${context.runId}](${context.runUrl})` };
	return told(await upsertComment(commentsOf(openClient({
		apiUrl: context.apiUrl,
		token: inputs.githubToken,
		sleep,
		now: () => Date.now()
	}), {
		owner,
		repo,
		pullRequest: pullRequest.number
	}), {
		key: inputs.commentKey ?? defaultCommentKey({
			workflow: context.workflow,
			job: context.job,
			config: inputs.config,
			evaluations: inputs.evaluations
		}),
		author: inputs.commentAuthor,
		body: fittingMarkdown(report, 65279, surroundings),
		create,
		headSha: context.headSha,
		runId: context.runId,
		runAttempt: context.runAttempt,
		fromFork: pullRequest.fromFork
	}), inputs, log);
}
async function sleep(milliseconds) {
	await new Promise((resolve) => {
		setTimeout(resolve, milliseconds);
	});
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
function publishOutputs(report, { reportDirectory }, { workspace }, commentUrl) {
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
