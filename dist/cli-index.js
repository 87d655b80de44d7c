import { At as isNumber$1, Bt as problemsOf, C as openFiles, D as inferGold, Dt as hashOf$1, E as idColumns, Et as shown, Ft as TAG_FORMAT_IDS, It as leven, J as normaliseName, Lt as ProblemError, Mt as SCORE_TYPES, Nt as scoreColumnNames, O as listColumns, Ot as secondHashOf, Pt as FORMAT_IDS, Rt as describe, S as openFileSet, T as canHold, Tt as listed$2, X as scanFile, Y as CHUNK_BYTES, Z as scanFrom, _ as cellText$1, _t as SLICE_MARKS, at as structuresIn, b as isStructure, bt as UNPARSED, c as Sections, ct as BLANK, d as scannerOf, dt as MOST_LABELS, et as placed, f as LabelColumn, ft as MOST_SLICES, g as IdColumn, gt as REFUSED$1, h as RowBatcher, ht as PREDICTION_MARKS, i as SectionScan, it as problemsIn, jt as withoutZeroFraction, kt as isFraction, l as columnOrder, lt as LabelForms, m as BATCH_ROWS, mt as OTHER, n as openFile, nt as andMore, o as Block, ot as locate, p as instantiate, pt as NONE, r as reasonOf, rt as duplicateIds, s as SECTION_BYTES, st as fileProblem, t as openAnywhere, tt as Findings, u as rowScannerOf, ut as MISSING, v as isBlank, w as seenTogether, wt as textOf$2, x as isTable, xt as isLabel, y as isEmpty, yt as UNLABELLED, zt as describePlace } from "./cli-index-scan-worker.js";
const path = process.getBuiltinModule("node:path");
const { promisify } = process.getBuiltinModule("node:util");
const { Buffer: Buffer$1 } = process.getBuiltinModule("node:buffer");
const { closeSync, existsSync, lstatSync, mkdirSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync, writeSync } = process.getBuiltinModule("node:fs");
const { availableParallelism } = process.getBuiltinModule("node:os");
// lib/src/predictions/responses/reading.js
function unparsed(reason) {
	return {
		outcome: "unparsed",
		reason
	};
}
function readingOf$1(ending, text) {
	return "reason" in ending ? {
		...ending,
		text
	} : ending;
}
function together(readings, text) {
	const answers = new Map(readings.map((reading) => [nameOf$1(reading), reading]));
	const [only, ...others] = answers.values();
	if (only !== void 0 && others.length === 0) return only;
	return readingOf$1(unparsed(only === void 0 ? "nothing is left of it" : `it says several things: ${[...answers.keys()].slice(0, 4).join(", ")}`), text);
}
function nameOf$1(reading) {
	return "label" in reading ? JSON.stringify(reading.label) : `(${reading.outcome})`;
}
// lib/src/predictions/responses/regex.js
const GROUP = "label";
const MOST_WORK = 1e6;
const FEWEST_MATCHES = 8;
const MOST_MATCHES = 1e3;
async function regexStep({ pattern, take, otherwise, place }) {
	const { RE2JS: engine } = await import("./re2js.js");
	const made = compiled(pattern, engine);
	if ("fault" in made) {
		const [message, advice] = made.fault;
		throw new ProblemError({
			message,
			...place !== void 0 && { place },
			advice
		});
	}
	const { regex } = made;
	const none = otherwise === "keep" ? void 0 : unparsed(`the regex ${pattern} does not match`);
	return (text) => {
		const most = Math.min(MOST_MATCHES, Math.max(FEWEST_MATCHES, Math.floor(MOST_WORK / (text.length + 1))));
		const matches = matchesOf(regex, text, most, take);
		if (matches === void 0) return unparsed(`the regex ${pattern} matches too often to look at every match`);
		if (matches.length === 0) return none ?? text;
		return take === "only" ? [...new Set(matches)] : matches.at(-1) ?? "";
	};
}
const roughCheck = (pattern) => new RegExp(`\\(\\?P?<${GROUP}>`).test(pattern) ? void 0 : namesNoLabel(pattern);
async function fullCheck() {
	const { RE2JS: engine } = await import("./re2js.js");
	return (pattern) => {
		const made = compiled(pattern, engine);
		return "fault" in made ? made.fault : void 0;
	};
}
function namesNoLabel(pattern) {
	return [`the regex ${JSON.stringify(pattern)} has no group named ${GROUP}`, `Name the part that is the label: (?<${GROUP}>…)`];
}
function matchesOf(regex, text, most, take) {
	const matcher = regex.matcher(text);
	const found = [];
	for (let looked = 0; matcher.find(); looked++) {
		if (looked === most) return void 0;
		if (matcher.end() === matcher.start()) continue;
		found.push((matcher.group(GROUP) ?? "").trim());
		if (take === "first") break;
	}
	return found;
}
function compiled(pattern, engine) {
	try {
		const regex = engine.compile(pattern);
		return Object.hasOwn(regex.namedGroups(), GROUP) ? { regex } : { fault: namesNoLabel(pattern) };
	} catch (error) {
		const why = error instanceof Error ? error.message.replace(/^error parsing regexp: /, "") : String(error);
		return { fault: [`the regex ${JSON.stringify(pattern)} cannot be read: ${why}`, "The syntax is RE2's: no look-around, such as (?=…), and no back-references, such as \\1. In YAML write a regex in single quotes."] };
	}
}
// lib/src/config/findings.js
function findingsOf(document, patternFault = roughCheck) {
	const problems = [...document.problems];
	const add = (place, message, advice) => {
		problems.push({
			message,
			...place === void 0 ? {} : { place },
			...advice.length === 0 ? {} : { advice: advice.join("\n") }
		});
	};
	return {
		document,
		problems,
		patternFault,
		atKey: (path, message, ...advice) => add(document.placeOfKey(path), message, advice),
		atValue: (path, message, ...advice) => add(document.placeOf(path), message, advice)
	};
}
const LONGEST$1 = 60;
function shownName(name) {
	return /^[\w.()*<-]+$/.test(name) ? clipped(name) : clipped(JSON.stringify(name));
}
function shownValue$1(value, source) {
	if (typeof value === "string") return clipped(JSON.stringify(value));
	if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
	if (typeof value === "object" && value !== null) return Object.keys(value).length === 0 ? "an empty mapping" : "a mapping";
	if (value === null && (source === void 0 || source === "")) return "empty";
	return clipped(source ?? String(value));
}
function clipped(text) {
	const characters = Array.from(text);
	return characters.length <= LONGEST$1 ? text : `${characters.slice(0, LONGEST$1).join("")}…`;
}
function shownPath(path) {
	return path.map((step, index) => typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${shownName(step)}`).join("");
}
// lib/src/config/nearest.js
function nearest(word, accepted) {
	const wanted = plain(word);
	let best;
	let distance = Math.min(Math.max(2, Math.floor(wanted.length / 3)), wanted.length - 1) + 1;
	for (const candidate of accepted) {
		const found = leven(wanted, plain(candidate), { maxDistance: distance });
		if (found < distance) {
			best = candidate;
			distance = found;
		}
	}
	return best;
}
function didYouMean(word, accepted) {
	const near = nearest(word, accepted);
	return near === void 0 ? [] : [`Did you mean ${shownName(near)}?`];
}
function plain(word) {
	return word.slice(0, 200).toLowerCase().replaceAll("-", "_").replace(/(?<=.)\[.*\]$/s, "");
}
// node_modules/zod/v4/core/util.js
function getEnumValues(entries) {
	const numericValues = Object.values(entries).filter((v) => typeof v === "number");
	return Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
}
function jsonStringifyReplacer(_, value) {
	if (typeof value === "bigint") return value.toString();
	return value;
}
var Cached = class {
	constructor(getter) {
		this._getter = getter;
		this._value = void 0;
	}
	get value() {
		const getter = this._getter;
		if (getter !== void 0) {
			this._value = getter();
			this._getter = void 0;
		}
		return this._value;
	}
};
function cached(getter) {
	return new Cached(getter);
}
function nullish(input) {
	return input === null || input === void 0;
}
function cleanRegex(source) {
	const start = source.startsWith("^") ? 1 : 0;
	const end = source.endsWith("$") ? source.length - 1 : source.length;
	return source.slice(start, end);
}
function assignProp(target, prop, value) {
	Object.defineProperty(target, prop, {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
}
const captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {};
function isObject(data) {
	return typeof data === "object" && data !== null && !Array.isArray(data);
}
function isPlainObject$1(o) {
	if (isObject(o) === false) return false;
	const ctor = o.constructor;
	if (ctor === void 0) return true;
	if (typeof ctor !== "function") return true;
	const prot = ctor.prototype;
	if (isObject(prot) === false) return false;
	if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) return false;
	return true;
}
function shallowClone(o) {
	if (isPlainObject$1(o)) return { ...o };
	if (Array.isArray(o)) return [...o];
	if (o instanceof Map) return new Map(o);
	if (o instanceof Set) return new Set(o);
	return o;
}
const propertyKeyTypes = new Set([
	"string",
	"number",
	"symbol"
]);
function escapeRegex(str) {
	return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
	const cl = new inst._zod.constr(def ?? inst._zod.def);
	if (!def || params?.parent) cl._zod.parent = inst;
	return cl;
}
function normalizeParams(_params) {
	const params = _params;
	if (!params) return {};
	if (typeof params === "string") return { error: () => params };
	if (params?.message !== void 0) {
		if (params?.error !== void 0) throw new Error("Cannot specify both `message` and `error` params");
		params.error = params.message;
	}
	delete params.message;
	if (typeof params.error === "string") return {
		...params,
		error: () => params.error
	};
	return params;
}
function optionalKeys(shape) {
	return Object.keys(shape).filter((k) => {
		return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
	});
}
const NUMBER_FORMAT_RANGES = (() => ({
	safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
	int32: [-2147483648, 2147483647],
	uint32: [0, 4294967295],
	float32: [-34028234663852886e22, 34028234663852886e22],
	float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
function aborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue !== true) return true;
	return false;
}
function explicitlyAborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue === false) return true;
	return false;
}
function prefixIssues(path, issues) {
	return issues.map((iss) => {
		var _a;
		(_a = iss).path ?? (_a.path = []);
		iss.path.unshift(path);
		return iss;
	});
}
function unwrapMessage(message) {
	return typeof message === "string" ? message : message?.message;
}
function sizeCaps(defChecks) {
	const caps = [];
	for (const ch of defChecks ?? []) {
		const d = ch._zod.def;
		if (!/_(length|size)$|_equals$/.test(d.check)) break;
		const max = d.maximum ?? d.length ?? d.size;
		if (max >= 0) caps.push([max, ch]);
	}
	return caps;
}
function attachSchema(issues, start, inst) {
	var _a;
	for (let i = start; i < issues.length; i++) (_a = issues[i]).schema ?? (_a.schema = inst);
}
function finalizeIssue(iss, ctx, config) {
	var _a;
	const traits = iss.inst?._zod?.traits;
	if (traits?.has("$ZodType")) {
		if (traits.has("$ZodCheck")) (_a = iss).schema ?? (_a.schema = iss.inst);
		else iss.schema = iss.inst;
	}
	const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
	const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config.customError?.(iss)) ?? unwrapMessage(config.localeError?.(iss)) ?? "Invalid input";
	const full = {};
	for (const k of Object.keys(iss)) {
		if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__") continue;
		full[k] = iss[k];
	}
	full.path ?? (full.path = []);
	full.message = message;
	if (ctx?.reportInput) full.input = iss.input;
	return full;
}
const highSurrogate = /[\uD800-\uDBFF]/;
function codePointLength(str) {
	const units = str.length;
	if (!highSurrogate.test(str)) return units;
	let count = units;
	for (let i = 0; i < units - 1; i++) if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
		count--;
		i++;
	}
	return count;
}
function getLengthableOrigin(input) {
	if (Array.isArray(input)) return "array";
	if (typeof input === "string") return "string";
	return "unknown";
}
function issue(...args) {
	const [iss, input, inst] = args;
	if (typeof iss === "string") return {
		message: iss,
		code: "custom",
		input,
		inst
	};
	return { ...iss };
}
function members(proto, table) {
	for (const key in table) {
		const desc = Object.getOwnPropertyDescriptor(table, key);
		if (desc.get) Object.defineProperty(proto, key, {
			...desc,
			enumerable: false
		});
		else defineBound(proto, key, desc.value);
	}
}
function own(inst, key, value, enumerable = true) {
	Object.defineProperty(inst, key, {
		configurable: true,
		writable: true,
		enumerable,
		value
	});
	return value;
}
function hide(inst, key, value) {
	return own(inst, key, value, false);
}
function defineBound(proto, key, fn) {
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			return this == null ? fn : own(this, key, fn.bind(this));
		},
		set(value) {
			own(this, key, value);
		}
	});
}
function claim(inst, sentinel) {
	const proto = Object.getPrototypeOf(inst);
	return sentinel in proto ? void 0 : proto;
}
let installing;
let broke = false;
const breaker = {
	configurable: true,
	get() {
		broke = true;
	}
};
function defineLazyInternal(inst, key, compute) {
	const proto = Object.getPrototypeOf(inst._zod);
	if (key in proto && installing !== inst._zod) {
		installing = void 0;
		return;
	}
	installing = inst._zod;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			Object.defineProperty(this, key, breaker);
			const outer = broke;
			broke = false;
			try {
				const value = compute(this);
				if (broke) delete this[key];
				else Object.defineProperty(this, key, {
					configurable: true,
					writable: true,
					value
				});
				broke = broke || outer;
				return value;
			} catch (err) {
				delete this[key];
				broke = broke || outer;
				throw err;
			}
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				value
			});
		}
	});
}
function installLazyProp(inst, key, make, enumerable) {
	const proto = claim(inst, key);
	if (!proto) return;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			const desc = {
				configurable: true,
				writable: true,
				enumerable,
				value: void 0
			};
			Object.defineProperty(this, key, desc);
			desc.value = make(this);
			Object.defineProperty(this, key, desc);
			return desc.value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				enumerable,
				value
			});
		}
	});
}
// node_modules/zod/v4/core/core.js
var _a$1;
const _zodDesc = {
	value: void 0,
	enumerable: false
};
let _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
	const E = _E;
	if (E) {
		const saved = E.stackTraceLimit;
		if (typeof saved === "number") {
			try {
				E.stackTraceLimit = 0;
			} catch {
				_E = null;
				return new Definition();
			}
			try {
				return new Definition();
			} finally {
				E.stackTraceLimit = saved;
			}
		}
	}
	return new Definition();
}
function $constructor(name, initializer, proto, params) {
	const zodProto = {};
	function Internals(def) {
		this.def = def;
		this.constr = _;
		this.traits = new Set();
	}
	Internals.prototype = zodProto;
	const protoMembers = proto;
	const initialized = protoMembers && new WeakSet();
	function init(inst, def) {
		if (!inst._zod) {
			_zodDesc.value = new Internals(def);
			try {
				Object.defineProperty(inst, "_zod", _zodDesc);
			} finally {
				_zodDesc.value = void 0;
			}
		} else if (inst._zod.traits.has(name)) return;
		inst._zod.traits.add(name);
		initializer(inst, def);
		if (initialized) {
			const own = Object.getPrototypeOf(inst);
			const ctorProto = inst._zod.constr.prototype;
			let up = own;
			while (up && up !== ctorProto) up = Object.getPrototypeOf(up);
			const target = up ?? own;
			if (!initialized.has(target)) {
				initialized.add(target);
				members(target, protoMembers);
			}
		}
		const proto = _.prototype;
		for (const k in proto) {
			if (!Object.prototype.hasOwnProperty.call(proto, k)) continue;
			if (!(k in inst)) inst[k] = proto[k].bind(inst);
		}
	}
	const Parent = params?.Parent ?? Object;
	class Definition extends Parent {}
	Object.defineProperty(Definition, "name", { value: name });
	function _(def) {
		const inst = params?.Parent ? newError(Definition) : this;
		init(inst, def);
		const deferred = inst._zod.deferred;
		if (deferred) {
			for (const fn of deferred) fn();
			inst._zod.deferred = void 0;
		}
		const pp = globalThis.__zod_globalConfig?.postProcessor;
		if (pp) pp(inst);
		return inst;
	}
	Object.defineProperty(_, "init", { value: init });
	Object.defineProperty(_, Symbol.hasInstance, { value: (inst) => {
		if (params?.Parent && inst instanceof params.Parent) return true;
		return inst?._zod?.traits?.has(name);
	} });
	Object.defineProperty(_, "name", { value: name });
	return _;
}
var $ZodAsyncError = class extends Error {
	constructor() {
		super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
	}
};
(_a$1 = globalThis).__zod_globalConfig ?? (_a$1.__zod_globalConfig = {});
const globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
	if (newConfig) Object.assign(globalConfig, newConfig);
	return globalConfig;
}
// node_modules/zod/v4/core/errors.js
function _getMessage() {
	const internals = this._zod;
	internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
	return internals.message;
}
function _setMessage(value) {
	this._zod.message = value;
}
const _messageDesc = {
	get: _getMessage,
	set: _setMessage,
	enumerable: true,
	configurable: true
};
const _issuesDesc = {
	value: void 0,
	enumerable: false
};
const _installedToString = new WeakSet([Object.prototype, Error.prototype]);
const initializer = (inst, def) => {
	inst.name = "$ZodError";
	_issuesDesc.value = def;
	Object.defineProperty(inst, "issues", _issuesDesc);
	_issuesDesc.value = void 0;
	Object.defineProperty(inst, "message", _messageDesc);
	const proto = Object.getPrototypeOf(inst);
	if (!_installedToString.has(proto)) {
		_installedToString.add(proto);
		Object.defineProperty(proto, "toString", {
			configurable: true,
			enumerable: false,
			get() {
				const value = () => this.message;
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
				return value;
			},
			set(value) {
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
			}
		});
	}
};
const $ZodRealError = $constructor("$ZodError", initializer, void 0, { Parent: Error });
// node_modules/zod/v4/core/parse.js
const _parse = (_Err) => {
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: false
		} : { async: false };
		const result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) throw new $ZodAsyncError();
		if (result.issues.length) {
			const e = new ((_params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, _params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const parse = _parse($ZodRealError);
const _parseAsync = (_Err) => {
	const fn = async (schema, value, _ctx, params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: true
		} : { async: true };
		let result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) result = await result;
		if (result.issues.length) {
			const e = new ((params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const parseAsync = _parseAsync($ZodRealError);
const _safeParse = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: false
	} : { async: false };
	const result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
const safeParse = _safeParse($ZodRealError);
function failure(Err, issues, ctx) {
	let error;
	return {
		success: false,
		get error() {
			if (!error) {
				error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
				issues = void 0;
				ctx = void 0;
			}
			return error;
		},
		set error(e) {
			error = e;
			issues = void 0;
			ctx = void 0;
		}
	};
}
const _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true
	} : { async: true };
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
const safeParseAsync = _safeParseAsync($ZodRealError);
// node_modules/zod/v4/core/regexes.js
const anyString = /^[\s\S]{0,}$/;
const number$3 = /^-?\d+(?:\.\d+)?$/;
const boolean$1 = /^(?:true|false)$/i;
// node_modules/zod/v4/core/checks.js
const $ZodCheck = $constructor("$ZodCheck", (inst, def) => {
	var _a;
	inst._zod ?? (inst._zod = {});
	inst._zod.def = def;
	(_a = inst._zod).onattach ?? (_a.onattach = []);
});
const _whenHasLength = (payload) => {
	const val = payload.value;
	return !nullish(val) && val.length !== void 0;
};
const numericOriginMap = {
	number: "number",
	bigint: "bigint",
	object: "date"
};
const $ZodCheckLessThan = $constructor("$ZodCheckLessThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value <= def.value : payload.value < def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_big",
			maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckGreaterThan = $constructor("$ZodCheckGreaterThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value >= def.value : payload.value > def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_small",
			minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckNumberFormat = $constructor("$ZodCheckNumberFormat", (inst, def) => {
	$ZodCheck.init(inst, def);
	def.format = def.format || "float64";
	const isInt = def.format?.includes("int");
	const origin = isInt ? "int" : "number";
	const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
	inst._zod.check = (payload) => {
		const input = payload.value;
		if (isInt) {
			if (!Number.isInteger(input)) {
				payload.issues.push({
					expected: origin,
					format: def.format,
					code: "invalid_type",
					continue: false,
					input,
					inst
				});
				return;
			}
			if (!Number.isSafeInteger(input)) {
				if (input > 0) payload.issues.push({
					input,
					code: "too_big",
					maximum: Number.MAX_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				else payload.issues.push({
					input,
					code: "too_small",
					minimum: Number.MIN_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				return;
			}
		}
		if (input < minimum) payload.issues.push({
			origin: "number",
			input,
			code: "too_small",
			minimum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
		if (input > maximum) payload.issues.push({
			origin: "number",
			input,
			code: "too_big",
			maximum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMinLength = $constructor("$ZodCheckMinLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units >= def.minimum && units < def.minimum * 2 ? codePointLength(input) : units) >= def.minimum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_small",
			minimum: def.minimum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStringFormat = $constructor("$ZodCheckStringFormat", (inst, def) => {
	var _a, _b;
	$ZodCheck.init(inst, def);
	if (def.pattern) (_a = inst._zod).check ?? (_a.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: def.format,
			input: payload.value,
			...def.pattern ? { pattern: def.pattern.toString() } : {},
			inst,
			continue: !def.abort
		});
	});
	else (_b = inst._zod).check ?? (_b.check = () => {});
});
const $ZodCheckRegex = $constructor("$ZodCheckRegex", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "regex",
			input: payload.value,
			pattern: def.pattern.toString(),
			inst,
			continue: !def.abort
		});
	};
});
// node_modules/zod/v4/core/versions.js
const version$1 = {
	major: 4,
	minor: 6,
	patch: 7
};
// node_modules/zod/v4/core/schemas.js
const $ZodType = $constructor("$ZodType", (inst, def) => {
	var _a;
	inst ?? (inst = {});
	inst._zod.def = def;
	inst._zod.bag = inst._zod.bag || {};
	inst._zod.version = version$1;
	const defChecks = inst._zod.def.checks;
	const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
	for (const ch of checks) for (const fn of ch._zod.onattach) fn(inst);
	if (checks.length === 0) {
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred?.push(() => {
			inst._zod.run = inst._zod.parse;
		});
	} else {
		const runChecks = (payload, checks, ctx) => {
			if (payload.memo) return payload;
			let isAborted = aborted(payload);
			let asyncResult;
			for (const ch of checks) {
				if (ch._zod.def.when) {
					if (explicitlyAborted(payload)) continue;
					if (!ch._zod.def.when(payload)) continue;
				} else if (isAborted) continue;
				const currLen = payload.issues.length;
				const _ = ch._zod.check(payload);
				if (_ instanceof Promise && ctx?.async === false) throw new $ZodAsyncError();
				if (asyncResult || _ instanceof Promise) asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
					await _;
					if (payload.issues.length === currLen) return;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				});
				else {
					if (payload.issues.length === currLen) continue;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				}
			}
			if (asyncResult) return asyncResult.then(() => {
				return payload;
			});
			return payload;
		};
		const handleCanaryResult = (canary, payload, ctx) => {
			if (aborted(canary)) {
				canary.aborted = true;
				return canary;
			}
			const checkResult = runChecks(payload, checks, ctx);
			if (checkResult instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
			}
			return inst._zod.parse(checkResult, ctx);
		};
		inst._zod.run = (payload, ctx) => {
			if (ctx.skipChecks) return inst._zod.parse(payload, ctx);
			if (ctx.direction === "backward") {
				const canary = inst._zod.parse({
					value: payload.value,
					issues: []
				}, {
					...ctx,
					skipChecks: true
				});
				if (canary instanceof Promise) return canary.then((canary) => {
					return handleCanaryResult(canary, payload, ctx);
				});
				return handleCanaryResult(canary, payload, ctx);
			}
			const result = inst._zod.parse(payload, ctx);
			if (result instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return result.then((result) => runChecks(result, checks, ctx));
			}
			return runChecks(result, checks, ctx);
		};
	}
}, {
	get "~standard"() {
		return hide(this, "~standard", standardProps(this));
	},
	set "~standard"(value) {
		own(this, "~standard", value);
	}
});
const toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync(inst, value) {
	const ctx = { async: true };
	return toStandardResult(await inst._zod.run({
		value,
		issues: []
	}, ctx), ctx);
}
function standardProps(inst) {
	return {
		validate: (value) => {
			const ctx = { async: false };
			try {
				const r = inst._zod.run({
					value,
					issues: []
				}, ctx);
				if (!(r instanceof Promise)) return toStandardResult(r, ctx);
			} catch (_) {}
			return validateAsync(inst, value);
		},
		vendor: "zod",
		version: 1
	};
}
const $ZodString = $constructor("$ZodString", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = def.pattern ?? anyString;
	inst._zod.parse = (payload, _) => {
		if (def.coerce) try {
			payload.value = String(payload.value);
		} catch (_) {}
		if (typeof payload.value === "string") return payload;
		payload.issues.push({
			expected: "string",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
const $ZodNumber = $constructor("$ZodNumber", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = number$3;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Number(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) return payload;
		const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
		payload.issues.push({
			expected: "number",
			code: "invalid_type",
			input,
			inst,
			...received ? { received } : {}
		});
		return payload;
	};
});
const $ZodNumberFormat = $constructor("$ZodNumberFormat", (inst, def) => {
	$ZodCheckNumberFormat.init(inst, def);
	$ZodNumber.init(inst, def);
});
const $ZodBoolean = $constructor("$ZodBoolean", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = boolean$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Boolean(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "boolean") return payload;
		payload.issues.push({
			expected: "boolean",
			code: "invalid_type",
			input,
			inst
		});
		return payload;
	};
});
const $ZodNever = $constructor("$ZodNever", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _ctx) => {
		payload.issues.push({
			expected: "never",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
function capSize(inst, size) {
	const caps = sizeCaps(inst._zod.def.checks);
	if (!caps.length) return;
	const cap = Math.min(...caps.map((c) => c[0]));
	const parse = inst._zod.parse;
	inst._zod.parse = (payload, ctx) => {
		const n = size(payload.value);
		if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
			for (const [max, ch] of sizeCaps(inst._zod.def.checks)) if (n > max && ch._zod.def.when(payload)) {
				const start = payload.issues.length;
				ch._zod.check(payload);
				payload.issues[start].continue = false;
				attachSchema(payload.issues, start, inst);
				return payload;
			}
		}
		return parse(payload, ctx);
	};
}
const arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
	if (result.issues.length) final.issues.push(...prefixIssues(index, result.issues));
	final.value[index] = result.value;
}
const $ZodArray = $constructor("$ZodArray", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!Array.isArray(input)) {
			payload.issues.push({
				expected: "array",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
		const proms = [];
		const abortEarly = ctx?.abortEarly;
		for (let i = 0; i < input.length; i++) {
			const item = input[i];
			const result = def.element._zod.run({
				value: item,
				issues: []
			}, ctx);
			if (result instanceof Promise) proms.push(result.then((result) => handleArrayResult(result, payload, i)));
			else {
				handleArrayResult(result, payload, i);
				if (abortEarly && result.issues.length !== 0 && aborted(result)) break;
			}
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
	capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
	const isPresent = key in input;
	const isOptionalOut = optout === "optional";
	if (!isPresent && isOptionalOut && optin === "optional") return;
	if (result.issues.length) {
		if (optin !== void 0 && isOptionalOut && !isPresent) return;
		final.issues.push(...prefixIssues(key, result.issues));
	}
	if (!isPresent && optin === void 0) {
		if (!result.issues.length) final.issues.push({
			code: "invalid_type",
			expected: "nonoptional",
			input: void 0,
			path: [key]
		});
		return;
	}
	if (result.value === void 0) {
		if (isPresent || optin === "defaulted" && !isOptionalOut) final.value[key] = void 0;
	} else final.value[key] = result.value;
}
const NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
	const keys = Object.keys(def.shape);
	const ownSymbols = Object.getOwnPropertySymbols(def.shape);
	const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
	const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
	for (const k of allKeys) if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
	const okeys = optionalKeys(def.shape);
	return {
		...def,
		allKeys,
		symbolKeys,
		keySet: new Set(keys),
		numKeys: keys.length,
		optionalKeys: new Set(okeys)
	};
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
	const unrecognized = [];
	const keySet = def.keySet;
	const _catchall = def.catchall._zod;
	const t = _catchall.def.type;
	const optin = _catchall.optin;
	const optout = _catchall.optout;
	let seen = 0;
	for (const key in input) {
		if (abortEarly && payload.issues.length !== seen) {
			if (aborted(payload, seen)) break;
			seen = payload.issues.length;
		}
		if (keySet.has(key)) continue;
		if (key === "__proto__") {
			if (t === "never") unrecognized.push(key);
			continue;
		}
		if (t === "never") {
			unrecognized.push(key);
			continue;
		}
		const r = _catchall.run({
			value: input[key],
			issues: []
		}, ctx);
		if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
		else handlePropertyResult(r, payload, key, input, optin, optout);
	}
	if (unrecognized.length) payload.issues.push({
		code: "unrecognized_keys",
		keys: unrecognized,
		input,
		inst,
		continue: true
	});
	if (!proms.length) return payload;
	return Promise.all(proms).then(() => {
		return payload;
	});
}
const $ZodObject = $constructor("$ZodObject", (inst, def) => {
	$ZodType.init(inst, def);
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	const sh = desc?.get ? desc.get.raw : def.shape ?? {};
	if (sh) {
		const get = () => {
			const newSh = { ...sh };
			Object.defineProperty(def, "shape", { value: newSh });
			get.raw = newSh;
			return newSh;
		};
		get.raw = sh;
		Object.defineProperty(def, "shape", { get });
	}
	const _normalized = cached(() => normalizeDef(def));
	defineLazyInternal(inst, "propValues", (zod) => {
		const shape = zod.def.shape;
		const propValues = {};
		for (const key in shape) {
			const field = shape[key]._zod;
			if (field.values) {
				if (!Object.prototype.hasOwnProperty.call(propValues, key)) assignProp(propValues, key, new Set());
				for (const v of field.values) propValues[key].add(v);
				if (field.optin !== void 0) propValues[key].add(void 0);
			}
		}
		return propValues;
	});
	const isObject$1 = isObject;
	const catchall = def.catchall;
	let value;
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject$1(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
		const proms = [];
		const shape = value.shape;
		const abortEarly = ctx?.abortEarly;
		let seen = payload.issues.length;
		for (const key of value.allKeys) {
			if (abortEarly && payload.issues.length !== seen) {
				if (aborted(payload, seen)) break;
				seen = payload.issues.length;
			}
			if (key === "__proto__") continue;
			const el = shape[key];
			const optin = el._zod.optin;
			const optout = el._zod.optout;
			const r = el._zod.run({
				value: input[key],
				issues: []
			}, ctx);
			if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
			else handlePropertyResult(r, payload, key, input, optin, optout);
		}
		if (!catchall) return proms.length ? Promise.all(proms).then(() => payload) : payload;
		return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
	};
});
function handleUnionResults(results, final, inst, ctx) {
	for (const result of results) if (result.issues.length === 0) {
		final.value = result.value;
		return final;
	}
	const nonaborted = results.filter((r) => !aborted(r));
	if (nonaborted.length === 1) {
		final.value = nonaborted[0].value;
		return nonaborted[0];
	}
	final.issues.push({
		code: "invalid_union",
		input: final.value,
		inst,
		errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
	});
	return final;
}
const $ZodUnion = $constructor("$ZodUnion", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
	defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
	defineLazyInternal(inst, "values", (zod) => {
		if (zod.def.options.every((o) => o._zod.values)) return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		if (zod.def.options.every((o) => o._zod.pattern)) {
			const patterns = zod.def.options.map((o) => o._zod.pattern);
			return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
		}
	});
	const first = def.options.length === 1 ? def.options[0]._zod.run : null;
	inst._zod.parse = (payload, ctx) => {
		if (first) return first(payload, ctx);
		let async = false;
		const results = [];
		for (const option of def.options) {
			const result = option._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) {
				results.push(result);
				async = true;
			} else {
				if (result.issues.length === 0) return result;
				results.push(result);
			}
		}
		if (!async) return handleUnionResults(results, payload, inst, ctx);
		return Promise.all(results).then((results) => {
			return handleUnionResults(results, payload, inst, ctx);
		});
	};
});
const $ZodRecord = $constructor("$ZodRecord", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!isPlainObject$1(input)) {
			payload.issues.push({
				expected: "record",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		const proms = [];
		const values = def.keyType._zod.values;
		if (values && !def.partial) {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			const recordKeys = new Set();
			for (const key of values) if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
				recordKeys.add(typeof key === "number" ? key.toString() : key);
				if (key === "__proto__") continue;
				const keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (keyResult.issues.length) {
					payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			let unrecognized;
			for (const key in input) if (!recordKeys.has(key)) {
				if (def.mode === "loose") {
					if (key === "__proto__") continue;
					payload.value[key] = input[key];
				} else {
					unrecognized = unrecognized ?? [];
					unrecognized.push(key);
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		} else {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			let unrecognized;
			for (const key of Reflect.ownKeys(input)) {
				if (key === "__proto__") continue;
				if (!Object.prototype.propertyIsEnumerable.call(input, key)) continue;
				let keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (typeof key === "string" && number$3.test(key) && keyResult.issues.length) {
					const retryResult = def.keyType._zod.run({
						value: Number(key),
						issues: []
					}, ctx);
					if (retryResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
					if (retryResult.issues.length === 0) keyResult = retryResult;
				}
				if (keyResult.issues.length) {
					if (def.mode === "loose") payload.value[key] = input[key];
					else if (values) {
						unrecognized = unrecognized ?? [];
						unrecognized.push(key);
					} else payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
});
const $ZodEnum = $constructor("$ZodEnum", (inst, def) => {
	$ZodType.init(inst, def);
	const values = getEnumValues(def.entries);
	const valuesSet = new Set(values);
	inst._zod.values = valuesSet;
	defineLazyInternal(inst, "pattern", (zod) => {
		const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
		return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (valuesSet.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodLiteral = $constructor("$ZodLiteral", (inst, def) => {
	$ZodType.init(inst, def);
	const values = new Set(def.values);
	inst._zod.values = values;
	defineLazyInternal(inst, "pattern", (zod) => {
		const vals = zod.def.values;
		return new RegExp(vals.length ? `^(${vals.map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (values.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values: def.values,
			input,
			inst
		});
		return payload;
	};
});
function handleOptionalResult(payload, result) {
	payload.value = result.issues.length ? void 0 : result.value;
	return payload;
}
const $ZodOptional = $constructor("$ZodOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	inst._zod.optout = "optional";
	defineLazyInternal(inst, "values", (zod) => {
		const values = zod.def.innerType._zod.values;
		return values ? new Set([...values, void 0]) : void 0;
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === void 0) {
			if (def.innerType._zod.optin !== "defaulted") return payload;
			const result = def.innerType._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) return result.then((result) => handleOptionalResult(payload, result));
			return handleOptionalResult(payload, result);
		}
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodExactOptional = $constructor("$ZodExactOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	defineLazyInternal(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
	inst._zod.parse = (payload, ctx) => {
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodDefault = $constructor("$ZodDefault", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "defaulted";
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		if (payload.value === void 0) {
			payload.value = def.defaultValue;
			return payload;
		}
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then((result) => handleDefaultResult(result, def));
		return handleDefaultResult(result, def);
	};
});
function handleDefaultResult(payload, def) {
	if (payload.value === void 0) payload.value = def.defaultValue;
	return payload;
}
const $ZodCustom = $constructor("$ZodCustom", (inst, def) => {
	$ZodCheck.init(inst, def);
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _) => {
		return payload;
	};
	inst._zod.check = (payload) => {
		const input = payload.value;
		const r = def.fn(input);
		if (r instanceof Promise) return r.then((r) => handleRefineResult(r, payload, input, inst));
		handleRefineResult(r, payload, input, inst);
	};
});
function handleRefineResult(result, payload, input, inst) {
	if (!result) {
		const _iss = {
			code: "custom",
			input,
			inst,
			path: [...inst._zod.def.path ?? []],
			continue: !inst._zod.def.abort
		};
		if (inst._zod.def.params) _iss.params = inst._zod.def.params;
		payload.issues.push(issue(_iss));
	}
}
// node_modules/zod/v4/core/registries.js
var _a;
var $ZodRegistry = class {
	constructor() {
		this._map = new WeakMap();
		this._idmap = new Map();
	}
	add(schema, ..._meta) {
		const meta = _meta[0];
		this._map.set(schema, meta);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.set(meta.id, schema);
		return this;
	}
	clear() {
		this._map = new WeakMap();
		this._idmap = new Map();
		return this;
	}
	remove(schema) {
		const meta = this._map.get(schema);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.delete(meta.id);
		this._map.delete(schema);
		return this;
	}
	get(schema) {
		const p = schema._zod.parent;
		if (p) {
			const pm = { ...this.get(p) ?? {} };
			delete pm.id;
			const f = {
				...pm,
				...this._map.get(schema)
			};
			return Object.keys(f).length ? f : void 0;
		}
		return this._map.get(schema);
	}
	has(schema) {
		return this._map.has(schema);
	}
};
function registry() {
	return new $ZodRegistry();
}
(_a = globalThis).__zod_globalRegistry ?? (_a.__zod_globalRegistry = registry());
const globalRegistry = globalThis.__zod_globalRegistry;
// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
	if (def.checks) def.checks = [...def.checks];
	return def;
}
function _string(Class, params) {
	return new Class(snapshotChecks({
		type: "string",
		...normalizeParams(params)
	}));
}
function _number(Class, params) {
	return new Class(snapshotChecks({
		type: "number",
		checks: [],
		...normalizeParams(params)
	}));
}
function _int(Class, params) {
	return new Class({
		type: "number",
		check: "number_format",
		abort: false,
		format: "safeint",
		...normalizeParams(params)
	});
}
function _boolean(Class, params) {
	return new Class({
		type: "boolean",
		...normalizeParams(params)
	});
}
function _never(Class, params) {
	return new Class({
		type: "never",
		...normalizeParams(params)
	});
}
function _lt(value, params) {
	return new $ZodCheckLessThan({
		check: "less_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
function _gt(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: false
	});
}
function _gte(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
function _minLength(minimum, params) {
	return new $ZodCheckMinLength({
		check: "min_length",
		...normalizeParams(params),
		minimum
	});
}
function _regex(pattern, params) {
	return new $ZodCheckRegex({
		check: "string_format",
		format: "regex",
		...normalizeParams(params),
		pattern
	});
}
function _refine(Class, fn, _params) {
	return new Class({
		type: "custom",
		check: "custom",
		fn,
		...normalizeParams(_params)
	});
}
// node_modules/zod/v4/mini/schemas.js
const ZodMiniType = $constructor("ZodMiniType", (inst, def) => {
	if (!inst._zod) throw new Error("Uninitialized schema in ZodMiniType.");
	$ZodType.init(inst, def);
	inst.def = def;
	inst.type = def.type;
}, {
	get with() {
		return this.check;
	},
	set with(value) {
		own(this, "with", value);
	},
	parse(data, params) {
		return parse(this, data, params, { callee: this.parse });
	},
	parseAsync(data, params) {
		return parseAsync(this, data, params, { callee: this.parseAsync });
	},
	safeParse(data, params) {
		return safeParse(this, data, params);
	},
	safeParseAsync(data, params) {
		return safeParseAsync(this, data, params);
	},
	check(...checks) {
		const def = this.def;
		return this.clone({
			...def,
			checks: [...def.checks ?? [], ...checks.map((ch) => typeof ch === "function" ? { _zod: {
				check: ch,
				def: { check: "custom" },
				onattach: []
			} } : ch)]
		}, { parent: true });
	},
	clone(_def, params) {
		return clone(this, _def, params);
	},
	brand() {
		return this;
	},
	register(reg, meta) {
		reg.add(this, meta);
		return this;
	},
	apply(fn, ...args) {
		return args.length === 0 ? fn(this) : fn(this, ...args);
	}
});
const ZodMiniString = $constructor("ZodMiniString", (inst, def) => {
	$ZodString.init(inst, def);
	ZodMiniType.init(inst, def);
});
function string(params) {
	return _string(ZodMiniString, params);
}
const ZodMiniNumber = $constructor("ZodMiniNumber", (inst, def) => {
	$ZodNumber.init(inst, def);
	ZodMiniType.init(inst, def);
});
function number$2(params) {
	return _number(ZodMiniNumber, params);
}
const ZodMiniNumberFormat = $constructor("ZodMiniNumberFormat", (inst, def) => {
	$ZodNumberFormat.init(inst, def);
	ZodMiniNumber.init(inst, def);
});
function int(params) {
	return _int(ZodMiniNumberFormat, params);
}
const ZodMiniBoolean = $constructor("ZodMiniBoolean", (inst, def) => {
	$ZodBoolean.init(inst, def);
	ZodMiniType.init(inst, def);
});
function boolean(params) {
	return _boolean(ZodMiniBoolean, params);
}
const ZodMiniNever = $constructor("ZodMiniNever", (inst, def) => {
	$ZodNever.init(inst, def);
	ZodMiniType.init(inst, def);
});
function never(params) {
	return _never(ZodMiniNever, params);
}
const ZodMiniArray = $constructor("ZodMiniArray", (inst, def) => {
	$ZodArray.init(inst, def);
	ZodMiniType.init(inst, def);
});
function array(element, params) {
	return new ZodMiniArray({
		type: "array",
		element,
		...normalizeParams(params)
	});
}
const ZodMiniObject = $constructor("ZodMiniObject", (inst, def) => {
	$ZodObject.init(inst, def);
	ZodMiniType.init(inst, def);
	installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
});
function strictObject(shape, params) {
	return new ZodMiniObject({
		type: "object",
		shape,
		catchall: never(),
		...normalizeParams(params)
	});
}
const ZodMiniUnion = $constructor("ZodMiniUnion", (inst, def) => {
	$ZodUnion.init(inst, def);
	ZodMiniType.init(inst, def);
});
function union(options, params) {
	return new ZodMiniUnion({
		type: "union",
		options,
		...normalizeParams(params)
	});
}
const ZodMiniRecord = $constructor("ZodMiniRecord", (inst, def) => {
	$ZodRecord.init(inst, def);
	ZodMiniType.init(inst, def);
});
function record(keyType, valueType, params) {
	if (!valueType || !valueType._zod) return new ZodMiniRecord({
		type: "record",
		keyType: string(),
		valueType: keyType,
		...normalizeParams(valueType)
	});
	return new ZodMiniRecord({
		type: "record",
		keyType,
		valueType,
		...normalizeParams(params)
	});
}
const ZodMiniEnum = $constructor("ZodMiniEnum", (inst, def) => {
	$ZodEnum.init(inst, def);
	ZodMiniType.init(inst, def);
	inst.options = [...inst._zod.values];
});
function _enum(values, params) {
	const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
	return new ZodMiniEnum({
		type: "enum",
		entries,
		...normalizeParams(params)
	});
}
const ZodMiniLiteral = $constructor("ZodMiniLiteral", (inst, def) => {
	$ZodLiteral.init(inst, def);
	ZodMiniType.init(inst, def);
});
function literal$1(value, params) {
	return new ZodMiniLiteral({
		type: "literal",
		values: Array.isArray(value) ? value : [value],
		...normalizeParams(params)
	});
}
const ZodMiniOptional = $constructor("ZodMiniOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	ZodMiniType.init(inst, def);
});
function optional$1(innerType) {
	return new ZodMiniOptional({
		type: "optional",
		innerType
	});
}
const ZodMiniExactOptional = $constructor("ZodMiniExactOptional", (inst, def) => {
	$ZodExactOptional.init(inst, def);
	ZodMiniType.init(inst, def);
});
function exactOptional(innerType) {
	return new ZodMiniExactOptional({
		type: "optional",
		innerType
	});
}
const ZodMiniDefault = $constructor("ZodMiniDefault", (inst, def) => {
	$ZodDefault.init(inst, def);
	ZodMiniType.init(inst, def);
});
function _default(innerType, defaultValue) {
	return new ZodMiniDefault({
		type: "default",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodMiniCustom = $constructor("ZodMiniCustom", (inst, def) => {
	$ZodCustom.init(inst, def);
	ZodMiniType.init(inst, def);
});
function refine(fn, _params = {}) {
	return _refine(ZodMiniCustom, fn, _params);
}
// lib/src/metrics/definition.js
const AVERAGES = [
	"macro",
	"micro",
	"weighted",
	"samples"
];
const TASKS = [
	"classification",
	"multilabel",
	"entities"
];
function tasksOf({ tasks, whole, ofClass }) {
	return tasks ?? (ofClass === void 0 || whole !== void 0 ? ["classification"] : ["classification", "multilabel"]);
}
function averagesIn({ averages }, task) {
	return task === "multilabel" ? averages : averages.filter((average) => average !== "samples");
}
function taskOf({ spurious, labelSets }) {
	return spurious === void 0 ? "classification" : labelSets === void 0 ? "entities" : "multilabel";
}
function isFromMargins({ ofClass, fromMargins }, selector) {
	if (selector.kind === "class" || selector.kind === "average" && selector.average !== "samples") return ofClass !== void 0;
	return selector.kind === "whole" && fromMargins === true;
}
function isOfClass({ ofClass, ofScores }) {
	return ofClass !== void 0 || ofScores !== void 0;
}
// lib/src/predictions/entities/tag.js
const OUTSIDE = {
	prefix: "O",
	type: "_"
};
const KNOWN = new Map([["O", OUTSIDE]]);
const MOST_KNOWN = 1e4;
function tagOf(text) {
	const known = KNOWN.get(text);
	if (known !== void 0) return known;
	const match = /^([BIESLU])(?:-(.*))?$/s.exec(text);
	if (match === null || holdsAlternatives(text)) return void 0;
	const type = match[2] ?? "";
	const tag = {
		prefix: match[1],
		type: type === "" ? "_" : type
	};
	if (KNOWN.size < MOST_KNOWN) KNOWN.set(text, tag);
	return tag;
}
function holdsAlternatives(text) {
	return /[,|;/](?:[BIESLU]-|O$)/.test(text);
}
// lib/src/predictions/entities/scheme.js
const SCHEMES = [
	"IOB1",
	"IOB2",
	"IOE1",
	"IOE2",
	"IOBES",
	"BILOU"
];
const MODES = ["lenient", "strict"];
const ANY = "BIOESLU";
const STRICT = {
	IOB1: {
		prefixes: "IOB",
		start: [
			[
				"O",
				"I",
				"any"
			],
			[
				"I",
				"I",
				"other"
			],
			[
				"B",
				"I",
				"any"
			],
			[
				"I",
				"B",
				"same"
			],
			[
				"B",
				"B",
				"same"
			]
		],
		inside: [[
			"B",
			"I",
			"same"
		], [
			"I",
			"I",
			"same"
		]],
		end: [
			[
				"I",
				"I",
				"other"
			],
			[
				"I",
				"O",
				"any"
			],
			[
				"I",
				"B",
				"any"
			],
			[
				"B",
				"O",
				"any"
			],
			[
				"B",
				"I",
				"other"
			],
			[
				"B",
				"B",
				"same"
			]
		]
	},
	IOB2: {
		prefixes: "IOB",
		start: [[
			ANY,
			"B",
			"any"
		]],
		inside: [[
			"B",
			"I",
			"same"
		], [
			"I",
			"I",
			"same"
		]],
		end: [
			[
				"I",
				"O",
				"any"
			],
			[
				"I",
				"I",
				"other"
			],
			[
				"I",
				"B",
				"any"
			],
			[
				"B",
				"O",
				"any"
			],
			[
				"B",
				"I",
				"other"
			],
			[
				"B",
				"B",
				"any"
			]
		]
	},
	IOE1: {
		prefixes: "IOE",
		start: [
			[
				"O",
				"I",
				"any"
			],
			[
				"I",
				"I",
				"other"
			],
			[
				"E",
				"I",
				"any"
			],
			[
				"E",
				"E",
				"same"
			],
			[
				"O",
				"E",
				"any"
			],
			[
				"I",
				"E",
				"other"
			]
		],
		inside: [[
			"I",
			"I",
			"same"
		], [
			"I",
			"E",
			"same"
		]],
		end: [
			[
				"I",
				"I",
				"other"
			],
			[
				"I",
				"O",
				"any"
			],
			[
				"I",
				"E",
				"other"
			],
			[
				"E",
				"I",
				"same"
			],
			[
				"E",
				"E",
				"same"
			]
		]
	},
	IOE2: {
		prefixes: "IOE",
		start: [
			[
				"O",
				"I",
				"any"
			],
			[
				"O",
				"E",
				"any"
			],
			[
				"E",
				"I",
				"any"
			],
			[
				"E",
				"E",
				"any"
			],
			[
				"I",
				"I",
				"other"
			],
			[
				"I",
				"E",
				"other"
			]
		],
		inside: [[
			"I",
			"E",
			"same"
		], [
			"I",
			"I",
			"same"
		]],
		end: [[
			"E",
			ANY,
			"any"
		]]
	},
	IOBES: {
		prefixes: "IOBES",
		start: [[
			ANY,
			"B",
			"any"
		], [
			ANY,
			"S",
			"any"
		]],
		inside: [
			[
				"B",
				"I",
				"same"
			],
			[
				"B",
				"E",
				"same"
			],
			[
				"I",
				"I",
				"same"
			],
			[
				"I",
				"E",
				"same"
			]
		],
		end: [[
			"S",
			ANY,
			"any"
		], [
			"E",
			ANY,
			"any"
		]]
	},
	BILOU: {
		prefixes: "BILOU",
		start: [[
			ANY,
			"B",
			"any"
		], [
			ANY,
			"U",
			"any"
		]],
		inside: [
			[
				"B",
				"I",
				"same"
			],
			[
				"B",
				"L",
				"same"
			],
			[
				"I",
				"I",
				"same"
			],
			[
				"I",
				"L",
				"same"
			]
		],
		end: [[
			"U",
			ANY,
			"any"
		], [
			"L",
			ANY,
			"any"
		]]
	}
};
function prefixesOf(scheme) {
	return STRICT[scheme].prefixes;
}
function spansOf(tags, reading) {
	return reading.mode === "strict" ? strictSpans(tags, STRICT[reading.scheme]) : lenientSpans(tags);
}
function strictSpans(tags, rules) {
	const spans = [];
	const at = (index) => tags[index] ?? OUTSIDE;
	for (let i = 0; i < tags.length;) {
		if (!fits$1(rules.start, at(i - 1), at(i))) {
			i++;
			continue;
		}
		let end = i + 1;
		while (end < tags.length && fits$1(rules.inside, at(end - 1), at(end))) end++;
		if (fits$1(rules.end, at(end - 1), at(end))) spans.push({
			type: at(i).type,
			start: i,
			end
		});
		i = end;
	}
	return spans;
}
function fits$1(patterns, previous, current) {
	return patterns.some(([before, now, types]) => before.includes(previous.prefix) && now.includes(current.prefix) && (types === "any" || types === "same" === (previous.type === current.type)));
}
const AS_IOBES = {
	B: "B",
	I: "I",
	O: "O",
	E: "E",
	S: "S",
	L: "E",
	U: "S"
};
function lenientSpans(tags) {
	const spans = [];
	let previous = OUTSIDE;
	let open = -1;
	for (let i = 0; i <= tags.length; i++) {
		const tag = tags[i] ?? OUTSIDE;
		const [before, now] = [AS_IOBES[previous.prefix], AS_IOBES[tag.prefix]];
		if (before === "O" || now === "O" || before === "E" || before === "S" || now === "B" || now === "S" || previous.type !== tag.type) {
			if (open !== -1) spans.push({
				type: previous.type,
				start: open,
				end: i
			});
			open = now === "O" ? -1 : i;
		}
		previous = tag;
	}
	return spans;
}
// lib/src/predictions/repeats/options.js
const COMBINE = ["runs", "majority"];
// lib/src/statistics/log-gamma.js
const STIRLING = [
	1 / 12,
	-1 / 360,
	1 / 1260,
	-1 / 1680,
	1 / 1188,
	-691 / 360360,
	1 / 156,
	-3617 / 122400
];
const HALF_LOG_TWO_PI = .9189385332046728;
const LARGE = 15;
function logGamma(x) {
	if (!(x > 0)) throw new RangeError(`the logarithm of the gamma function is not defined at ${x}`);
	let shifted = x;
	let product = 1;
	while (shifted < LARGE) product *= shifted++;
	return (shifted - .5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + remainder(shifted) - Math.log(product);
}
function stirlingError(x) {
	return x >= LARGE ? remainder(x) : logGamma(x + 1) - (x + .5) * Math.log(x) + x - HALF_LOG_TWO_PI;
}
function remainder(x) {
	const square = 1 / (x * x);
	return STIRLING.reduceRight((sum, coefficient) => sum * square + coefficient, 0) / x;
}
// lib/src/statistics/random.js
const DEFAULT_SEED = 20240601;
const MOST_TOSSED = 4096;
var Random = class {
	#a;
	#b;
	#c;
	#counter = 1;
	constructor(seed) {
		let state = seed >>> 0;
		const next = () => {
			state = state + 2654435769 >>> 0;
			let z = state;
			z = Math.imul(z ^ z >>> 16, 2246822507);
			z = Math.imul(z ^ z >>> 13, 3266489909);
			return z ^ z >>> 16 | 0;
		};
		[this.#a, this.#b, this.#c] = [
			next(),
			next(),
			next()
		];
		for (let i = 0; i < 12; i++) this.bits();
	}
	bits() {
		const sum = this.#a + this.#b + this.#counter | 0;
		this.#counter = this.#counter + 1 | 0;
		this.#a = this.#b ^ this.#b >>> 9;
		this.#b = this.#c + (this.#c << 3) | 0;
		this.#c = (this.#c << 21 | this.#c >>> 11) + sum;
		this.#c |= 0;
		return sum;
	}
	fraction() {
		return ((this.bits() >>> 0) + .5) / 4294967296;
	}
	heads(n) {
		if (n > MOST_TOSSED) return this.binomial(n, .5);
		let heads = 0;
		let left = n;
		for (; left >= 32; left -= 32) heads += ones(this.bits());
		return left === 0 ? heads : heads + ones(this.bits() >>> 32 - left);
	}
	headsOfEach(counts, into) {
		let [a, b, c, counter] = [
			this.#a,
			this.#b,
			this.#c,
			this.#counter
		];
		for (let i = 0; i < counts.length; i++) {
			let left = counts[i];
			if (left > MOST_TOSSED) {
				[this.#a, this.#b, this.#c, this.#counter] = [
					a,
					b,
					c,
					counter
				];
				into[i] = this.binomial(left, .5);
				[a, b, c, counter] = [
					this.#a,
					this.#b,
					this.#c,
					this.#counter
				];
				continue;
			}
			let heads = 0;
			while (left > 0) {
				const sum = a + b + counter | 0;
				counter = counter + 1 | 0;
				a = b ^ b >>> 9;
				b = c + (c << 3) | 0;
				c = (c << 21 | c >>> 11) + sum | 0;
				heads += ones(left >= 32 ? sum : sum >>> 32 - left);
				left -= 32;
			}
			into[i] = heads;
		}
		[this.#a, this.#b, this.#c, this.#counter] = [
			a,
			b,
			c,
			counter
		];
	}
	binomial(n, p) {
		if (n <= 0 || p <= 0) return 0;
		if (p >= 1) return n;
		if (p > .5) return n - this.binomial(n, 1 - p);
		return n * p < 10 ? this.#inverted(n, p) : this.#rejected(n, p);
	}
	#inverted(n, p) {
		const odds = p / (1 - p);
		for (;;) {
			let mass = Math.exp(n * Math.log1p(-p));
			let u = this.fraction();
			for (let k = 0; k <= n; k++) {
				if (u < mass) return k;
				u -= mass;
				mass *= odds * (n - k) / (k + 1);
				if (mass < 1e-300) break;
			}
		}
	}
	#rejected(n, p) {
		const q = 1 - p;
		const spread = Math.sqrt(n * p * q);
		const b = 1.15 + 2.53 * spread;
		const a = -.0873 + .0248 * b + .01 * p;
		const c = n * p + .5;
		const vr = .92 - 4.2 / b;
		const alpha = (2.83 + 5.1 / b) * spread;
		const mode = Math.floor((n + 1) * p);
		for (;;) {
			const u = this.fraction() - .5;
			let v = this.fraction();
			const us = .5 - Math.abs(u);
			const k = Math.floor((2 * a / us + b) * u + c);
			if (us >= .07 && v <= vr) return k;
			if (k < 0 || k > n) continue;
			v = Math.log(v * alpha / (a / (us * us) + b));
			const ratio = (mode + .5) * Math.log((mode + 1) / (n - mode + 1) / (p / q)) + stirlingError(mode + 1) + stirlingError(n - mode + 1) + (n + 1) * Math.log((n - mode + 1) / (n - k + 1)) + (k + .5) * Math.log((n - k + 1) * p / q / (k + 1)) - stirlingError(k + 1) - stirlingError(n - k + 1);
			if (v <= ratio) return k;
		}
	}
};
function ones(word) {
	let v = word - (word >>> 1 & 1431655765);
	v = (v & 858993459) + (v >>> 2 & 858993459);
	return Math.imul(v + (v >>> 4) & 252645135, 16843009) >>> 24;
}
// lib/src/thresholds/threshold.js
function isChange(bound) {
	return bound.kind === "max_drop" || bound.kind === "max_increase";
}
function decimal(value) {
	const text = String(value);
	const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
	if (match === null || `${match[2] ?? ""}${match[3] ?? ""}` === "") throw new RangeError(`not a decimal number: ${text}`);
	const [, sign, whole = "", fraction = "", exponent = "0"] = match;
	const shift = Number(exponent) - fraction.length;
	const digits = BigInt(`${whole}${fraction}`) * (sign === "-" ? -1n : 1n);
	return shift >= 0 ? {
		text,
		numerator: digits * 10n ** BigInt(shift),
		denominator: 1n
	} : {
		text,
		numerator: digits,
		denominator: 10n ** BigInt(-shift)
	};
}
// lib/src/thresholds/policy.js
const POLICIES$1 = [
	"significant",
	"point",
	"non_inferiority"
];
function defaultPolicy({ unit }, bound) {
	return isChange(bound) && unit !== "count" ? "significant" : "point";
}
const CORRECTIONS = [
	"holm",
	"benjamini-hochberg",
	"none"
];
// lib/src/predictions/responses/reasoning.js
const REASONING_TAGS = [
	"think",
	"thinking",
	"reasoning"
];
function dropReasoning(tags) {
	const tag = new RegExp(`<(/?)(?:${tags.map(escaped).join("|")})(?:\\s[^<>]*)?>`, "gi");
	return (text) => {
		let kept = [];
		let depth = 0;
		let from = 0;
		for (const match of text.matchAll(tag)) {
			const end = match.index + match[0].length;
			if (match[1] === "") {
				if (depth++ === 0) kept.push(text.slice(from, match.index));
			} else if (depth === 0) kept = [];
			else depth--;
			from = end;
		}
		if (depth === 0) kept.push(text.slice(from));
		return kept.join("");
	};
}
function escaped(tag) {
	return tag.replaceAll(/[^\w]/g, String.raw`\$&`);
}
// lib/src/config/shapes.js
const PARSING = {
	reportInput: true,
	jitless: true
};
function text(phrase) {
	return string({ error: phrase }).check(_regex(/\S/, { error: phrase }));
}
const LABEL_PHRASE = "a label: text without blanks around it";
function label$1() {
	return string({ error: LABEL_PHRASE }).check(_regex(/^[^ \t\r\n]([\s\S]*[^ \t\r\n])?$/, { error: LABEL_PHRASE }));
}
function whole(least) {
	const phrase = `a whole number, ${least} or more`;
	return int({ error: phrase }).check(_gte(least, { error: phrase }));
}
function flag() {
	return boolean({ error: "true or false" });
}
function choice(values) {
	return _enum(values, { error: values.length === 1 ? values.join("") : `one of ${values.join(", ")}` });
}
function mapping(shape, phrase) {
	return strictObject(shape, { error: (issue) => issue.code === "unrecognized_keys" ? Object.keys(shape).join(", ") : phrase });
}
function list(item, phrase) {
	return array(item, { error: phrase }).check(_minLength(1, { error: phrase }));
}
function described(value, facts) {
	globalRegistry.add(value, facts);
	return value;
}
function optional(value, description, facts = {}) {
	return described(exactOptional(value), {
		...facts,
		...description !== void 0 && { description }
	});
}
function defaulting(value, fallback, description) {
	return described(_default(value, fallback), { description });
}
// lib/src/config/response-schema.js
const otherwise = () => defaulting(choice(["unparsed", "keep"]), "unparsed", "A text that the step does not fit: unparsed, or kept as it is.");
const TEXTS = "a list with at least one text";
const texts = () => list(text("text"), TEXTS);
const sign$1 = (description) => optional(mapping({
	json: optional(text("a path"), "A path into the JSON of the reply; what stands there is neither null, false nor empty."),
	is: optional(texts(), "With json: what stands there is one of these."),
	equals: optional(texts(), "The whole text is one of these."),
	contains: optional(texts(), "One of these occurs in the text.")
}, "a mapping such as { json: message.refusal } or { contains: [\"I cannot help\"] }"), description);
const PLAIN_STEPS = [
	"first_line",
	"last_line",
	"drop_reasoning",
	"fold_case",
	"collapse_blanks",
	"strip_punctuation"
];
const JSON_STEP = "a path such as message.content, or a mapping with path and otherwise";
const REGEX_STEP = "a regex such as 'answer: (?<label>\\w+)', or a mapping with pattern, take and otherwise";
const MATCH_STEP = "exact or whole_word, or a mapping with by and otherwise";
const TEXT_OR_TEXTS = "a text, or a list of texts";
const jsonSettings = mapping({
	path: described(text("a path"), { description: "Where in the JSON: choices[0].message.content." }),
	otherwise: otherwise()
}, JSON_STEP);
const regexSettings = mapping({
	pattern: described(text("a regex"), { description: "RE2 syntax. Its group label is what is taken: (?<label>…)." }),
	take: defaulting(choice([
		"only",
		"first",
		"last"
	]), "only", "Of several matches: all of them, which must come to the same label, the first, or the last."),
	otherwise: otherwise()
}, REGEX_STEP);
const matchSettings = mapping({
	by: described(choice(["exact", "whole_word"]), { description: "How the label is found." }),
	otherwise: defaulting(choice(["unparsed", "other"]), "unparsed", "A text without a label: unparsed, or an answer outside the label set.")
}, MATCH_STEP);
const settledStep = described(mapping({
	json: optional(union([text(JSON_STEP), jsonSettings], { error: JSON_STEP }), "Takes the value at a path of the JSON in the reply, which may stand in a code fence or in other text."),
	regex: optional(union([text(REGEX_STEP), regexSettings], { error: REGEX_STEP }), "Takes what the group label of a regex matches."),
	drop_reasoning: optional(texts(), `Drops blocks of reasoning in these tags; plain drop_reasoning means ${REASONING_TAGS.join(", ")}.`),
	unicode: optional(choice(["NFC", "NFKC"]), "Brings characters that can be written in several ways into one form."),
	strip_prefix: optional(union([text("text"), texts()], { error: TEXT_OR_TEXTS }), "Drops one of these from the beginning, in upper or lower case."),
	aliases: optional(record(label$1(), union([label$1(), list(label$1(), TEXTS)], { error: TEXT_OR_TEXTS }), { error: "a mapping such as { positive: [pos, \"1\"] }" }), "What else labels are called: label to texts.", { minProperties: 1 }),
	index: optional(literal$1([
		0,
		1,
		"A"
	], { error: "0, 1 or A" }), "A number (counted from 0 or 1) or a letter (from A) is the label of that place in labels."),
	refused: sign$1("Recognises a refusal."),
	unparsed: sign$1("Recognises what cannot be a label, such as a reply that was cut off."),
	missing: sign$1("Recognises that there is no reply, such as an error of the API."),
	match: optional(union([choice(["exact", "whole_word"]), matchSettings], { error: MATCH_STEP }), "The end: the text is a label, or one label occurs in it as a whole word. Two different labels are (unparsed).")
}, "a mapping such as { json: label }"), {
	id: "response-step",
	title: "Step with settings",
	minProperties: 1,
	maxProperties: 1
});
const STEPS$1 = "a list with at least one step";
const stepSchema = union([choice(PLAIN_STEPS), settledStep], { error: `a step: ${PLAIN_STEPS.join(", ")}, or a mapping such as { json: label } or { match: exact }` });
const steps = () => list(stepSchema, STEPS$1);
const responseSchema = described(mapping({
	column: described(text("the name of a column"), { description: "The column, or the path in JSON, with what the model replied. It may hold whole JSON objects." }),
	steps: described(steps(), { description: "What makes a label of a reply, in this order." }),
	gold: optional(union([literal$1(true, { error: "true" }), steps()], { error: `true, or ${STEPS$1}` }), "Gold labels are read by the same steps (true), or by these."),
	show_unparsed: defaulting(flag(), true, "Whether the report shows up to five replies that could not be read.")
}, "a mapping with column and steps"), {
	id: "response",
	title: "Response",
	description: "How replies of a language model become labels."
});
const BASELINE_RESPONSE = "none, or a mapping with steps";
const baselineResponseSchema = described(union([choice(["none"]), mapping({ steps: described(steps(), { description: "What makes a label of a reply of the baseline." }) }, BASELINE_RESPONSE)], { error: BASELINE_RESPONSE }), {
	id: "baseline-response",
	title: "Response of the baseline",
	description: "How the baseline's replies become labels, where not as the candidate's; none: they are labels as they stand."
});
// lib/src/metrics/reasons.js
const NO_GOLD = "no gold examples of this class";
const NEVER_PREDICTED = "this class is never predicted";
const NO_OTHER_GOLD = "no gold examples of any other class";
const NOTHING_ELSE_PREDICTED = "no example is predicted as anything but this class";
const NEITHER = "this class has no gold examples and is never predicted";
const NO_EXAMPLES$1 = "no examples";
// lib/src/metrics/value.js
function divide(numerator, denominator, reason) {
	if (denominator === 0) return {
		defined: false,
		reason
	};
	const value = numerator / denominator;
	return Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator) ? {
		defined: true,
		value,
		ratio: {
			numerator,
			denominator
		}
	} : {
		defined: true,
		value
	};
}
function count(value) {
	return Number.isSafeInteger(value) ? {
		defined: true,
		value,
		ratio: {
			numerator: value,
			denominator: 1
		}
	} : {
		defined: true,
		value
	};
}
function inexact(value) {
	return value.defined ? {
		defined: true,
		value: value.value
	} : value;
}
// lib/src/metrics/association.js
const ASSOCIATION = [
	{
		id: "informedness",
		explainedBy: "both",
		title: "informedness",
		unit: "number",
		range: [-1, 1],
		better: "higher",
		formula: "recall + specificity − 1 = (TP·TN − FP·FN) / ((TP + FN)·(TN + FP))",
		undefinedWhen: "the class, or every other class, has no gold examples",
		source: "Youden 1950 (J); Powers 2011",
		averages: [],
		ofClass: (counts) => {
			const { positives, negatives } = gold$1(counts);
			return divide(determinant$1(counts), positives * negatives, positives === 0 ? NO_GOLD : NO_OTHER_GOLD);
		}
	},
	{
		id: "markedness",
		explainedBy: "both",
		title: "markedness",
		unit: "number",
		range: [-1, 1],
		better: "higher",
		formula: "precision + negative predictive value − 1 = (TP·TN − FP·FN) / ((TP + FP)·(TN + FN))",
		undefinedWhen: "the class is never predicted, or every example is predicted as the class",
		source: "Powers 2011",
		averages: [],
		ofClass: (counts) => {
			const positives = counts.truePositives + counts.falsePositives;
			const negatives = counts.trueNegatives + counts.falseNegatives;
			return divide(determinant$1(counts), positives * negatives, positives === 0 ? NEVER_PREDICTED : NOTHING_ELSE_PREDICTED);
		}
	},
	{
		id: "positive_likelihood_ratio",
		explainedBy: "both",
		title: "positive likelihood ratio",
		unit: "number",
		range: [0, Infinity],
		better: "higher",
		formula: "recall / false positive rate = TP·(FP + TN) / (FP·(TP + FN))",
		undefinedWhen: "the class, or every other class, has no gold examples; there are no false positives (the ratio would be infinite)",
		source: "scikit-learn `class_likelihood_ratios`",
		averages: [],
		ofClass: (counts) => {
			const { positives, negatives } = gold$1(counts);
			const infinite = counts.truePositives === 0 ? NEVER_PREDICTED : "infinite: no false positives";
			return divide(counts.truePositives * negatives, counts.falsePositives * positives, noGold(counts) ?? infinite);
		}
	},
	{
		id: "negative_likelihood_ratio",
		explainedBy: "both",
		title: "negative likelihood ratio",
		unit: "number",
		range: [0, Infinity],
		better: "lower",
		formula: "false negative rate / specificity = FN·(FP + TN) / (TN·(TP + FN))",
		undefinedWhen: "the class, or every other class, has no gold examples; there are no true negatives (the ratio would be infinite)",
		source: "scikit-learn `class_likelihood_ratios`",
		averages: [],
		ofClass: (counts) => {
			const { positives, negatives } = gold$1(counts);
			const infinite = counts.falseNegatives === 0 ? NOTHING_ELSE_PREDICTED : "infinite: no true negatives";
			return divide(counts.falseNegatives * negatives, counts.trueNegatives * positives, noGold(counts) ?? infinite);
		}
	},
	{
		id: "diagnostic_odds_ratio",
		explainedBy: "both",
		title: "diagnostic odds ratio",
		unit: "number",
		range: [0, Infinity],
		better: "higher",
		formula: "TP·TN / (FP·FN)",
		undefinedWhen: "the class, or every other class, has no gold examples; there are no false positives or no false negatives (the ratio would be infinite)",
		source: "Glas et al. 2003",
		averages: [],
		ofClass: (counts) => {
			const { truePositives, falsePositives, falseNegatives, trueNegatives } = counts;
			const reason = noGold(counts) ?? onePrediction(counts) ?? `infinite: no false ${falsePositives === 0 ? "positives" : "negatives"}`;
			return divide(truePositives * trueNegatives, falsePositives * falseNegatives, reason);
		}
	}
];
function determinant$1({ truePositives, falsePositives, falseNegatives, trueNegatives }) {
	return truePositives * trueNegatives - falsePositives * falseNegatives;
}
function gold$1({ truePositives, falsePositives, falseNegatives, trueNegatives }) {
	return {
		positives: truePositives + falseNegatives,
		negatives: falsePositives + trueNegatives
	};
}
function noGold(counts) {
	const { positives, negatives } = gold$1(counts);
	if (positives === 0) return NO_GOLD;
	return negatives === 0 ? NO_OTHER_GOLD : void 0;
}
function onePrediction({ truePositives, falsePositives, falseNegatives, trueNegatives }) {
	if (truePositives + falsePositives === 0) return NEVER_PREDICTED;
	return trueNegatives + falseNegatives === 0 ? NOTHING_ELSE_PREDICTED : void 0;
}
// lib/src/matrix/places.js
function summed$2({ places, counts }) {
	const inOrder = isAscending(places);
	const sorted = distinct$1(inOrder ? places.slice() : places.toSorted());
	const sums = new Float64Array(sorted.length);
	let at = 0;
	for (let index = 0; index < places.length; index++) {
		const place = places[index];
		if (!inOrder) at = positionIn(sorted, place);
		else if (place !== sorted[at]) at++;
		sums[at] = sums[at] + counts[index];
	}
	return sums.includes(0) ? {
		places: sorted.filter((_, index) => sums[index] !== 0),
		counts: sums.filter((sum) => sum !== 0)
	} : {
		places: sorted,
		counts: sums
	};
}
function isAscending(places) {
	for (let index = 1; index < places.length; index++) if (places[index] < places[index - 1]) return false;
	return true;
}
function distinct$1(sorted) {
	let kept = 0;
	for (const place of sorted) if (kept === 0 || place !== sorted[kept - 1]) sorted[kept++] = place;
	return sorted.subarray(0, kept);
}
function positionIn(sorted, place) {
	let low = 0;
	let high = sorted.length - 1;
	while (low < high) {
		const middle = low + high >>> 1;
		if (sorted[middle] < place) low = middle + 1;
		else high = middle;
	}
	return low;
}
// lib/src/matrix/confusion.js
const OUTCOMES = [
	"unparsed",
	"refused",
	"missing",
	"other",
	"missed"
];
function confusionMatrix(classes, cells) {
	const all = [...cells];
	const width = rowWidth(classes);
	return matrixOf(classes, {
		places: Float64Array.from(all, ({ actual, predicted }) => actual * width + predicted),
		counts: Float64Array.from(all, ({ count }) => count)
	});
}
function rowWidth(classes) {
	return classes + OUTCOMES.length;
}
function matrixOf(classes, counted) {
	const width = rowWidth(classes);
	const { places, counts } = summed$2(counted);
	const support = new Float64Array(classes);
	const predicted = new Float64Array(classes);
	const correct = new Float64Array(classes);
	const outcomes = new Float64Array(OUTCOMES.length);
	const cells = [];
	let total = 0;
	for (let index = 0; index < places.length; index++) {
		const place = places[index];
		const cell = {
			actual: Math.floor(place / width),
			predicted: place % width,
			count: counts[index]
		};
		cells.push(cell);
		total += cell.count;
		add$1(support, cell.actual, cell.count);
		if (cell.predicted < classes) add$1(predicted, cell.predicted, cell.count);
		else add$1(outcomes, cell.predicted - classes, cell.count);
		if (cell.actual === cell.predicted) add$1(correct, cell.actual, cell.count);
	}
	return {
		classes,
		total,
		support,
		predicted,
		correct,
		outcomes,
		cells
	};
}
function countAt(matrix, actual, predicted) {
	const { cells } = matrix;
	let low = 0;
	let high = cells.length;
	while (low < high) {
		const middle = low + high >>> 1;
		const cell = cells[middle];
		if (cell === void 0) break;
		if (cell.actual < actual || cell.actual === actual && cell.predicted < predicted) low = middle + 1;
		else high = middle;
	}
	const found = cells[low];
	return found !== void 0 && found.actual === actual && found.predicted === predicted ? found.count : 0;
}
function unitOf({ runs }) {
	return runs?.unit ?? 1;
}
function examplesOf({ total, labelSets }) {
	return labelSets?.examples ?? total;
}
function oneVersusRest(matrix, index) {
	const truePositives = matrix.correct[index] ?? 0;
	const support = matrix.support[index] ?? 0;
	const predicted = matrix.predicted[index] ?? 0;
	return {
		truePositives,
		falsePositives: predicted - truePositives,
		falseNegatives: support - truePositives,
		trueNegatives: examplesOf(matrix) - support - predicted + truePositives
	};
}
function allAgainstRest(matrix) {
	return Array.from({ length: matrix.classes }, (_, index) => oneVersusRest(matrix, index));
}
function add$1(sums, index, count) {
	sums[index] = (sums[index] ?? 0) + count;
}
// lib/src/metrics/indicator.js
const at = (counts, index) => counts[index] ?? 0;
const RIGHT = {
	among: "all",
	counts: (actual, predicted) => actual === predicted,
	moved: ({ newlyWrong, newlyRight }) => [newlyWrong, newlyRight]
};
const WRONG = {
	among: "all",
	counts: (actual, predicted) => actual !== predicted,
	moved: ({ newlyWrong, newlyRight }) => [newlyRight, newlyWrong]
};
const FOUND$1 = {
	among: "class",
	counts: (actual, predicted) => actual === predicted,
	moved: ({ missed, caught }, own) => [at(missed, own.actual), at(caught, own.actual)]
};
const MISSED = {
	among: "class",
	counts: (actual, predicted) => actual !== predicted,
	moved: ({ missed, caught }, own) => [at(caught, own.actual), at(missed, own.actual)]
};
const RAISED = {
	among: "others",
	counts: (_, predicted, own) => predicted === own.predicted,
	moved: ({ alarms, cleared }, own) => [at(cleared, own.predicted), at(alarms, own.predicted)]
};
const CLEAR = {
	among: "others",
	counts: (_, predicted, own) => predicted !== own.predicted,
	moved: ({ alarms, cleared }, own) => [at(alarms, own.predicted), at(cleared, own.predicted)]
};
const PREDICTED = {
	among: "all",
	counts: (_, predicted, own) => predicted === own.predicted
};
const CELL = {
	among: "class",
	counts: (_, predicted, own) => predicted === own.predicted
};
function outcomeIndicator(outcome) {
	const index = OUTCOMES.indexOf(outcome);
	return {
		among: "all",
		counts: (_, predicted, __, classes) => predicted === classes + index
	};
}
function countingOf({ indicator }, selector, classes) {
	if (indicator === void 0 || selector.kind === "average") return void 0;
	const own = selector.kind === "class" ? {
		actual: selector.index,
		predicted: selector.index
	} : selector.kind === "cell" ? selector : {
		actual: -1,
		predicted: -1
	};
	const { among, counts, moved } = indicator;
	return {
		size: ({ total, support }) => among === "all" ? total : among === "class" ? at(support, own.actual) : total - at(support, own.actual),
		isAmong: (actual) => among === "all" || actual === own.actual === (among === "class"),
		counts: (actual, predicted) => counts(actual, predicted, own, classes),
		moved: moved === void 0 ? void 0 : (changes) => moved(changes, own)
	};
}
// lib/src/metrics/cells.js
const CELLS = [{
	id: "confusion",
	indicator: CELL,
	tasks: ["classification", "entities"],
	title: "confusions",
	unit: "count",
	range: [0, Infinity],
	better: "lower",
	formula: "countᵢⱼ: examples of class i predicted as j",
	undefinedWhen: "never",
	source: "scikit-learn `confusion_matrix`",
	averages: [],
	ofGold: true,
	ofCell: (cell) => count(cell)
}, {
	id: "confusion_rate",
	isShare: true,
	indicator: CELL,
	tasks: ["classification", "entities"],
	title: "confusion rate",
	unit: "fraction",
	range: [0, 1],
	better: "lower",
	formula: "countᵢⱼ / rowᵢ: the share of the examples of class i that is predicted as j",
	undefinedWhen: "the actual class has no gold examples",
	source: "scikit-learn `confusion_matrix`, normalize=\"true\"",
	averages: [],
	ofCell: (cell, support) => divide(cell, support, "no gold examples of the actual class")
}];
// lib/src/metrics/class-counts.js
const SOURCE = "scikit-learn `multilabel_confusion_matrix`";
const CLASS_COUNTS = [
	{
		id: "prevalence",
		title: "prevalence",
		unit: "fraction",
		range: [0, 1],
		better: "neither",
		formula: "(TP + FN) / (TP + FP + FN + TN)",
		undefinedWhen: "there are no examples",
		source: "the share of the gold labels",
		averages: [],
		ofClass: (counts) => divide(gold(counts), gold(counts) + counts.falsePositives + counts.trueNegatives, NO_EXAMPLES$1)
	},
	{
		...classCount("true_positives", "true positives", "higher", "TP", (counts) => counts.truePositives),
		tasks: TASKS,
		ofGold: true,
		explainedBy: "misses",
		indicator: FOUND$1
	},
	{
		...classCount("false_positives", "false positives", "lower", "FP", (counts) => counts.falsePositives),
		tasks: TASKS,
		ofOthers: true,
		explainedBy: "alarms",
		indicator: RAISED
	},
	{
		...classCount("false_negatives", "false negatives", "lower", "FN", (counts) => counts.falseNegatives),
		tasks: TASKS,
		ofGold: true,
		explainedBy: "misses",
		indicator: MISSED
	},
	{
		...classCount("true_negatives", "true negatives", "higher", "TN", (counts) => counts.trueNegatives),
		ofOthers: true,
		explainedBy: "alarms",
		indicator: CLEAR
	},
	{
		...classCount("support", "gold examples", "neither", "TP + FN", gold),
		tasks: TASKS,
		source: "the row sum of the matrix"
	},
	{
		...classCount("predicted", "predictions", "neither", "TP + FP", (counts) => counts.truePositives + counts.falsePositives),
		tasks: TASKS,
		source: "the column sum of the matrix",
		indicator: PREDICTED
	}
];
function classCount(id, title, better, formula, of) {
	return {
		id,
		title,
		unit: "count",
		range: [0, Infinity],
		better,
		formula,
		undefinedWhen: "never",
		source: SOURCE,
		averages: [],
		ofClass: (counts) => count(of(counts))
	};
}
function gold({ truePositives, falseNegatives }) {
	return truePositives + falseNegatives;
}
// lib/src/metrics/correlation.js
const MCC = {
	id: "mcc",
	fromMargins: true,
	explainedBy: "both",
	title: "Matthews correlation coefficient",
	unit: "number",
	range: [-1, 1],
	better: "higher",
	formula: "(n·Σ countₖₖ − Σ rowₖ·columnₖ) / √((n² − Σ rowₖ²)·(n² − Σ columnₖ²)); of a class (TP·TN − FP·FN) / √((TP + FP)·(TP + FN)·(TN + FP)·(TN + FN))",
	undefinedWhen: "all gold labels are the same, or all predictions are the same (of a class: are, or are not, the class); there are no examples",
	source: "scikit-learn `matthews_corrcoef`; Gorodkin 2004 (R_K)",
	averages: [],
	whole: ofMatrix,
	ofClass: ofClass$1
};
function ofMatrix(matrix) {
	const { classes, total } = matrix;
	if (total === 0) return {
		defined: false,
		reason: NO_EXAMPLES$1
	};
	let covariance = 0;
	let goldSpread = 0;
	let predictedSpread = 0;
	for (let index = 0; index < classes; index++) {
		covariance += determinant(oneVersusRest(matrix, index));
		goldSpread += spread(matrix.support[index] ?? 0, total);
		predictedSpread += spread(matrix.predicted[index] ?? 0, total);
	}
	for (const column of matrix.outcomes) predictedSpread += spread(column, total);
	return correlation(covariance, goldSpread, predictedSpread, goldSpread === 0 ? "all gold labels are the same" : "all predictions are the same");
}
function ofClass$1(counts) {
	const { truePositives, falsePositives, falseNegatives, trueNegatives } = counts;
	const gold = truePositives + falseNegatives;
	const predicted = truePositives + falsePositives;
	const total = gold + falsePositives + trueNegatives;
	return correlation(determinant(counts), spread(gold, total), spread(predicted, total), whyUndefined(gold, predicted, total));
}
function whyUndefined(gold, predicted, total) {
	if (gold === 0) return NO_GOLD;
	if (gold === total) return NO_OTHER_GOLD;
	return predicted === 0 ? NEVER_PREDICTED : NOTHING_ELSE_PREDICTED;
}
function spread(part, total) {
	return part * (total - part);
}
function determinant({ truePositives, falsePositives, falseNegatives, trueNegatives }) {
	return truePositives * trueNegatives - falsePositives * falseNegatives;
}
function correlation(covariance, goldSpread, predictedSpread, reason) {
	const quotient = divide(covariance, Math.sqrt(goldSpread * predictedSpread), reason);
	return quotient.defined ? {
		defined: true,
		value: quotient.value
	} : quotient;
}
// lib/src/metrics/cost.js
const COST$1 = {
	id: "cost",
	title: "cost per 1,000 examples",
	unit: "number",
	range: [0, Infinity],
	better: "lower",
	formula: "1000 · Σ costᵢⱼ·countᵢⱼ / n, by the table `costs`",
	undefinedWhen: "there are no examples; a confusion occurs of which the table says nothing",
	source: "Elkan 2001, the cost of a cost matrix",
	needs: "costs",
	averages: [],
	whole: cost
};
const PER_EXAMPLES = 1e3;
function cost({ cells, costs, total }) {
	if (costs === void 0) return {
		defined: false,
		reason: "no costs are given"
	};
	let sum = 0;
	let unknown = 0;
	for (const { actual, predicted, count } of cells) {
		const each = costs.of(actual, predicted);
		if (each === void 0) unknown += count;
		else sum += each * count;
	}
	if (unknown > 0) return {
		defined: false,
		reason: `${unknown} ${unknown === 1 ? "example is" : "examples are"} confused in a way of which costs says nothing (the matrix shows them; "*" stands for every other class)`
	};
	return divide(PER_EXAMPLES * sum, total * costs.unitsOfOne, NO_EXAMPLES$1);
}
// lib/src/metrics/entities.js
const ENTITY_ERRORS = [{
	id: "type_errors",
	tasks: ["entities"],
	title: "type errors",
	unit: "count",
	range: [0, Infinity],
	better: "lower",
	formula: "Σ countᵢⱼ, i ≠ j: entities in the right place with another type",
	undefinedWhen: "never",
	source: "the cells of the matrix beside its diagonal",
	averages: [],
	whole: (matrix) => count(sum$1(matrix.cells, ({ actual, predicted }) => actual < matrix.classes && actual !== predicted && !isMissed(matrix, predicted)))
}, {
	id: "boundary_errors",
	tasks: ["entities"],
	title: "boundary errors",
	unit: "count",
	range: [0, Infinity],
	better: "lower",
	formula: "missed entities that overlap a spurious one of the same type, paired one to one",
	undefinedWhen: "never",
	source: "nervaluate calls it partial",
	averages: [],
	whole: (matrix) => count(sum$1(matrix.overlaps ?? [], ({ actual, predicted }) => actual === predicted))
}];
function isMissed(matrix, predicted) {
	return predicted - matrix.classes === OUTCOMES.indexOf("missed");
}
function sum$1(cells, belongs) {
	return cells.reduce((total, cell) => total + (belongs(cell) ? cell.count : 0), 0);
}
// lib/src/metrics/sum.js
function compensatedSum(values) {
	const sum = new CompensatedSum();
	for (const value of values) sum.add(value);
	return sum.value;
}
var CompensatedSum = class {
	#sum = 0;
	#lost = 0;
	add(value) {
		const sum = this.#sum;
		const next = sum + value;
		this.#lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
		this.#sum = next;
	}
	get value() {
		return this.#sum + this.#lost;
	}
};
function countSum(counts) {
	return counts.reduce((sum, value) => sum + value, 0);
}
const STEPS = [
	{
		id: "mean_absolute_error",
		title: "mean absolute error in steps",
		unit: "number",
		range: [0, Infinity],
		better: "lower",
		formula: `Σ |i − j|·countᵢⱼ / n; an outcome has no place in the order and counts as the class furthest from i`,
		undefinedWhen: "there are no examples",
		source: "scikit-learn `mean_absolute_error` of the class indices",
		needs: "order",
		averages: [],
		whole: (matrix) => share(matrix, (steps) => steps)
	},
	{
		id: "off_by_one_rate",
		isShare: true,
		indicator: withinSteps(1, 1),
		title: "off-by-one rate",
		unit: "fraction",
		range: [0, 1],
		better: "neither",
		formula: "Σ countᵢⱼ over |i − j| = 1, / n",
		undefinedWhen: "there are no examples",
		source: "the share of the examples",
		needs: "order",
		averages: [],
		whole: (matrix) => share(matrix, (steps, isOutcome) => steps === 1 && !isOutcome ? 1 : 0)
	},
	{
		id: "accuracy_within_one",
		isShare: true,
		indicator: withinSteps(0, 1),
		title: "accuracy within one step",
		unit: "fraction",
		range: [0, 1],
		better: "higher",
		formula: "Σ countᵢⱼ over |i − j| ≤ 1, / n",
		undefinedWhen: "there are no examples",
		source: "1-off accuracy: Gaudette and Japkowicz 2009",
		needs: "order",
		averages: [],
		whole: (matrix) => share(matrix, (steps, isOutcome) => steps <= 1 && !isOutcome ? 1 : 0)
	}
];
function withinSteps(least, most) {
	return {
		among: "all",
		counts: (actual, predicted, _, classes) => predicted < classes && Math.abs(actual - predicted) >= least && Math.abs(actual - predicted) <= most
	};
}
function share(matrix, weigh) {
	const { classes, cells, total } = matrix;
	let sum = 0;
	for (const { actual, predicted, count } of cells) {
		const isOutcome = predicted >= classes;
		sum += count * weigh(isOutcome ? outcomeSteps(actual, classes) : Math.abs(actual - predicted), isOutcome);
	}
	return divide(sum, total, NO_EXAMPLES$1);
}
function outcomeSteps(actual, classes) {
	return Math.max(1, actual, classes - 1 - actual);
}
// lib/src/metrics/kappa.js
const UNDEFINED_WHEN = "chance agreement is complete: one class is all of the gold labels and all of the predictions; there are no examples";
const WEIGHTED = "1 − (n·Σ wᵢⱼ·countᵢⱼ) / (Σ wᵢⱼ·rowᵢ·columnⱼ)";
const OUTCOME_WEIGHT = "an outcome has no place in the order and weighs as much as the class furthest from i";
const KAPPAS = [
	{
		...kappa(0, "cohen_kappa", "Cohen's kappa"),
		fromMargins: true,
		formula: "(n·Σ countₖₖ − Σ rowₖ·columnₖ) / (n² − Σ rowₖ·columnₖ)",
		source: "scikit-learn `cohen_kappa_score`; Cohen 1960"
	},
	{
		...kappa(1, "cohen_kappa_linear", "Cohen's kappa (linear weights)"),
		formula: `${WEIGHTED}, wᵢⱼ = |i − j|; ${OUTCOME_WEIGHT}`,
		source: "scikit-learn `cohen_kappa_score`, weights=\"linear\"; Cohen 1968",
		needs: "order"
	},
	{
		...kappa(2, "cohen_kappa_quadratic", "Cohen's kappa (quadratic weights)"),
		formula: `${WEIGHTED}, wᵢⱼ = (i − j)²; ${OUTCOME_WEIGHT}`,
		source: "scikit-learn `cohen_kappa_score`, weights=\"quadratic\"; Cohen 1968",
		needs: "order"
	}
];
function kappa(power, id, title) {
	return {
		id,
		title,
		unit: "number",
		range: [-1, 1],
		better: "higher",
		undefinedWhen: UNDEFINED_WHEN,
		averages: [],
		whole: (matrix) => chanceCorrected(matrix, power)
	};
}
function chanceCorrected(matrix, power) {
	if (matrix.total === 0) return {
		defined: false,
		reason: NO_EXAMPLES$1
	};
	const { classes, total } = matrix;
	const furthest = Math.max(1, classes - 1) ** power;
	const unit = Number.isSafeInteger(furthest * total * total) ? 1 : total;
	const support = shares(matrix.support, unit);
	const predicted = shares(matrix.predicted, unit);
	const observed = disagreement(matrix, power, unit) * (total / unit);
	const outcomes = shares(matrix.outcomes, unit);
	let expected = distances(support, predicted, power) + distances(predicted, support, power);
	for (let outcome = 0; outcome < OUTCOMES.length; outcome++) {
		const column = outcomes[outcome] ?? 0;
		if (column === 0) continue;
		for (let actual = 0; actual < classes; actual++) expected += (support[actual] ?? 0) * column * outcomeWeight(actual, classes, power);
	}
	return divide(expected - observed, expected, "chance agreement is complete: one class is all of the gold labels and all of the predictions");
}
function disagreement(matrix, power, unit) {
	if (power === 0) return (matrix.total - countSum(matrix.correct)) / unit;
	const { classes, cells } = matrix;
	let observed = 0;
	for (const cell of cells) {
		if (cell.actual === cell.predicted) continue;
		const weight = cell.predicted < classes ? Math.abs(cell.actual - cell.predicted) ** power : outcomeWeight(cell.actual, classes, power);
		observed += weight * (cell.count / unit);
	}
	return observed;
}
function outcomeWeight(actual, classes, power) {
	return outcomeSteps(actual, classes) ** power;
}
function distances(upper, lower, power) {
	let [seen, linear, quadratic, sum] = [
		0,
		0,
		0,
		0
	];
	for (let index = 0; index < upper.length; index++) {
		sum += (upper[index] ?? 0) * (power === 0 ? seen : power === 1 ? linear : quadratic);
		seen += lower[index] ?? 0;
		quadratic = quadratic + 2 * linear + seen;
		linear += seen;
	}
	return sum;
}
function shares(counts, unit) {
	return unit === 1 ? counts : counts.map((value) => value / unit);
}
// lib/src/metrics/label-sets.js
const LABEL_SETS = [
	{
		id: "subset_accuracy",
		tasks: ["multilabel"],
		title: "subset accuracy",
		unit: "fraction",
		range: [0, 1],
		better: "higher",
		formula: "examples whose predicted labels are exactly the gold ones / n",
		undefinedWhen: "there are no examples",
		source: "scikit-learn `accuracy_score` of indicator matrices",
		averages: [],
		whole: (matrix) => divide(examplesWith(matrix, isExact), examplesWith(matrix, () => true), NO_EXAMPLES$1)
	},
	{
		id: "inexact_examples",
		tasks: ["multilabel"],
		title: "inexact examples",
		unit: "count",
		range: [0, Infinity],
		better: "lower",
		formula: "examples in which a label is missed or spurious",
		undefinedWhen: "never",
		source: "scikit-learn `zero_one_loss` of indicator matrices, normalize=False",
		averages: [],
		whole: (matrix) => count(examplesWith(matrix, (sizes) => !isExact(sizes)))
	},
	{
		id: "hamming_loss",
		tasks: ["multilabel"],
		title: "Hamming loss",
		unit: "fraction",
		range: [0, 1],
		better: "lower",
		formula: "Σ (FNₖ + FPₖ) / (n K)",
		undefinedWhen: "there are no examples, or no classes",
		source: "scikit-learn `hamming_loss`",
		averages: [],
		whole: (matrix) => divide(matrix.total + countSum(matrix.predicted) - 2 * countSum(matrix.correct), examplesWith(matrix, () => true) * matrix.classes, NO_EXAMPLES$1)
	}
];
function isExact({ gold, predicted, both }) {
	return gold === both && predicted === both;
}
function examplesWith({ labelSets }, belongs) {
	return (labelSets?.sizes ?? []).reduce((sum, sizes) => sum + (belongs(sizes) ? sizes.count : 0), 0);
}
// lib/src/metrics/scores/scored.js
function scoresIn(matrix) {
	if (matrix.scores === void 0) return { reason: "no scores are read (columns.scores)" };
	return matrix.total === 0 ? { reason: NO_EXAMPLES$1 } : matrix.scores();
}
function undefinedBecause({ reason }) {
	return {
		defined: false,
		reason
	};
}
function partedBy(set, index) {
	const { size, actual, rows, columns } = set;
	if (columns.listed !== Infinity) return onlyListed(columns.listed);
	const { positive } = columns;
	const own = columns.byClass[index];
	const flipped = own === void 0 && positive !== void 0 && columns.byClass.length === 2 ? columns.byClass[positive] : void 0;
	const column = own ?? flipped;
	if (column === void 0) return { reason: positive === void 0 ? "no scores of this class" : "the scores are of one class alone, and there are more than two" };
	const positives = new Float64Array(size);
	const negatives = new Float64Array(size);
	let [p, n, without] = [
		0,
		0,
		0
	];
	for (let i = 0; i < size; i++) {
		const score = column[rows[i]] ?? NaN;
		if (Number.isNaN(score)) without++;
		const value = flipped === void 0 ? score : columns.logits ? -score : 1 - score;
		if (actual[i] === index) positives[p++] = value;
		else negatives[n++] = value;
	}
	if (without > 0) return withoutScores(without, size);
	if (p === 0) return { reason: NO_GOLD };
	if (n === 0) return { reason: NO_OTHER_GOLD };
	return {
		positives: positives.subarray(0, p),
		negatives: negatives.subarray(0, n)
	};
}
function withoutScores(without, size) {
	return { reason: `${without} of ${size} examples ${without === 1 ? "has" : "have"} no scores` };
}
function onlyListed(listed) {
	return { reason: `some examples have scores of their best ${listed} labels only` };
}
function ofProbabilities(matrix, measure) {
	const set = scoresIn(matrix);
	if ("reason" in set) return undefinedBecause(set);
	const probabilities = probabilitiesIn(set);
	return "reason" in probabilities ? undefinedBecause(probabilities) : measure(probabilities, set);
}
const FOUND = new WeakMap();
function probabilitiesIn(set) {
	const known = FOUND.get(set);
	if (known !== void 0) return known;
	const found = lookFor(set);
	FOUND.set(set, found);
	return found;
}
function lookFor(set) {
	const { size, actual, columns } = set;
	const { byClass, positive, listed } = columns;
	if (listed !== Infinity) return onlyListed(listed);
	const classes = byClass.length;
	if (positive !== void 0 && classes !== 2) return { reason: "the scores are of one class alone, and there are more than two" };
	const of = reading(set);
	let without = 0;
	for (let i = 0; i < size; i++) for (let k = 0; k < classes; k++) {
		if (!Number.isNaN(of(i, k))) continue;
		without++;
		break;
	}
	if (without > 0) return withoutScores(without, size);
	if (positive === void 0 && actual.some((index) => byClass[index] === void 0)) return { reason: "a class with gold examples has no scores" };
	return {
		classes,
		of
	};
}
function reading({ rows, columns: { byClass, positive, logits } }) {
	if (positive === void 0) return (i, k) => {
		const column = byClass[k];
		return column === void 0 ? 0 : column[rows[i]] ?? NaN;
	};
	const column = byClass[positive];
	return (i, k) => {
		const score = column?.[rows[i]] ?? NaN;
		const probability = logits ? 1 / (1 + Math.exp(-score)) : score;
		return k === positive ? probability : 1 - probability;
	};
}
// lib/src/metrics/scores/probability-metrics.js
const BINS = 10;
const WITHOUT = "examples without scores, or with scores of their best labels only; a class with gold examples that is not scored";
const PROBABILITY_METRICS = [
	{
		id: "log_loss",
		title: "log loss",
		unit: "number",
		range: [0, Infinity],
		better: "lower",
		formula: "mean of −ln p of the actual class, p between 2⁻⁵² and 1 − 2⁻⁵²",
		undefinedWhen: WITHOUT,
		source: "scikit-learn `log_loss`",
		needs: "scores",
		averages: [],
		ofExample: (matrix) => eachExample(matrix, logLossOf),
		whole: (matrix) => ofProbabilities(matrix, (probabilities, set) => meanOver(probabilities, set, logLossOf))
	},
	{
		id: "brier",
		title: "Brier score",
		unit: "number",
		range: [0, 2],
		better: "lower",
		formula: "mean over examples of Σ (pₖ − yₖ)² over the classes; of two classes half of it, which is (p − y)² of either",
		undefinedWhen: WITHOUT,
		source: "scikit-learn `brier_score_loss`; Brier 1950",
		needs: "scores",
		averages: [],
		ofExample: (matrix) => eachExample(matrix, brierOf),
		whole: (matrix) => ofProbabilities(matrix, (probabilities, set) => meanOver(probabilities, set, brierOf))
	},
	{
		id: "calibration_error",
		title: "expected calibration error",
		unit: "fraction",
		range: [0, 1],
		better: "lower",
		formula: "Σ of share · |mean p − how often true| over 10 equally wide bins of p; with `positive` p is that of the positive class, else of the class with the highest p",
		undefinedWhen: WITHOUT,
		source: "Naeini et al. 2015; Guo et al. 2017",
		needs: "scores",
		averages: [],
		whole: (matrix) => ofProbabilities(matrix, calibrationError)
	},
	...[
		2,
		3,
		5,
		10
	].map(topAccuracy)
];
function logLossOf({ of }, i, actual) {
	return -Math.log(Math.min(Math.max(of(i, actual), Number.EPSILON), 1 - Number.EPSILON));
}
function brierOf({ classes, of }, i, actual) {
	let sum = 0;
	for (let k = 0; k < classes; k++) {
		const difference = of(i, k) - (actual === k ? 1 : 0);
		sum += difference * difference * (classes === 2 ? .5 : 1);
	}
	return sum;
}
function meanOver(probabilities, { size, actual }, ofExample) {
	const sum = new CompensatedSum();
	for (let i = 0; i < size; i++) sum.add(ofExample(probabilities, i, actual[i]));
	return meanOf$1(sum, size);
}
function eachExample(matrix, ofExample) {
	const set = scoresIn(matrix);
	if ("reason" in set) return void 0;
	const probabilities = probabilitiesIn(set);
	if ("reason" in probabilities) return void 0;
	return Float64Array.from({ length: set.size }, (_, i) => ofExample(probabilities, i, set.actual[i]));
}
function calibrationError(probabilities, { size, actual, columns }) {
	const said = new Float64Array(BINS);
	const happened = new Float64Array(BINS);
	for (let i = 0; i < size; i++) {
		const k = columns.positive ?? highest(probabilities, i);
		const p = probabilities.of(i, k);
		const bin = Math.min(9, Math.floor(p * BINS));
		said[bin] = said[bin] + p;
		happened[bin] = happened[bin] + (actual[i] === k ? 1 : 0);
	}
	const sum = new CompensatedSum();
	for (let bin = 0; bin < BINS; bin++) sum.add(Math.abs(said[bin] - happened[bin]));
	return meanOf$1(sum, size);
}
function meanOf$1(sum, size) {
	return inexact(divide(sum.value, size, NO_EXAMPLES$1));
}
function highest({ classes, of }, i) {
	let best = 0;
	for (let k = 1; k < classes; k++) if (of(i, k) > of(i, best)) best = k;
	return best;
}
function topAccuracy(k) {
	return {
		id: `top_${k}_accuracy`,
		title: `top-${k} accuracy`,
		unit: "fraction",
		range: [0, 1],
		better: "higher",
		formula: `share of examples whose actual class is among the ${k} with the highest scores; of equal scores the later class is the higher one`,
		undefinedWhen: `examples without scores, or with fewer than ${k}; there are no more than ${k} classes`,
		source: "scikit-learn `top_k_accuracy_score`",
		needs: "scores",
		fewestClasses: k + 1,
		averages: [],
		whole: (matrix) => topShare(matrix, k)
	};
}
function topShare(matrix, k) {
	const set = scoresIn(matrix);
	if ("reason" in set) return undefinedBecause(set);
	const { size, actual, rows, columns } = set;
	const { byClass, others, positive, listed } = columns;
	if (positive !== void 0) return {
		defined: false,
		reason: "the scores are of one class alone"
	};
	if (k >= byClass.length) return {
		defined: false,
		reason: `there are ${byClass.length} classes, so every one is among the best ${k}`
	};
	if (listed < k) return undefinedBecause(onlyListed(listed));
	let right = 0;
	let without = 0;
	for (let i = 0; i < size; i++) {
		const row = rows[i];
		const own = byClass[actual[i]]?.[row] ?? NaN;
		let above = 0;
		let known = 0;
		const count = (score, isLater) => {
			if (Number.isNaN(score)) return;
			known++;
			if (score > own || score === own && isLater) above++;
		};
		byClass.forEach((column, index) => count(column?.[row] ?? NaN, index > actual[i]));
		for (const other of others) count(other[row] ?? NaN, true);
		if (known === 0) without++;
		else if (!Number.isNaN(own) && above < k) right++;
	}
	if (without > 0) return undefinedBecause(withoutScores(without, size));
	return divide(right, size, NO_EXAMPLES$1);
}
// lib/src/metrics/scores/ranking.js
function ranked$1({ positives, negatives }) {
	return {
		positives: positives.sort(),
		negatives: negatives.sort()
	};
}
function areaUnderRoc({ positives, negatives }) {
	let twice = 0;
	let [lower, upTo] = [0, 0];
	for (let i = 0; i < positives.length; i++) {
		const score = positives[i];
		while (lower < negatives.length && negatives[lower] < score) lower++;
		if (upTo < lower) upTo = lower;
		while (upTo < negatives.length && negatives[upTo] === score) upTo++;
		twice += lower + upTo;
	}
	return divide(twice, 2 * positives.length * negatives.length, "no pair to compare");
}
function averagePrecision({ positives: right, negatives: wrong }) {
	const terms = new CompensatedSum();
	let [p, n] = [right.length, wrong.length];
	while (p > 0) {
		const score = right[p - 1];
		const before = p;
		while (p > 0 && right[p - 1] === score) p--;
		while (n > 0 && wrong[n - 1] >= score) n--;
		const found = right.length - p;
		terms.add((before - p) / right.length * (found / (found + wrong.length - n)));
	}
	return terms.value;
}
// lib/src/metrics/scores/ranking-metrics.js
const UNSCORED = "examples without scores; the class or all others have no gold examples";
const RANKING = [
	{
		id: "roc_auc",
		title: "ROC AUC",
		unit: "number",
		range: [0, 1],
		better: "higher",
		formula: "share of pairs, one example of the class and one of another, in which the class scores higher, ties as ½; averages one against the rest",
		undefinedWhen: UNSCORED,
		source: "scikit-learn `roc_auc_score`, multi_class=\"ovr\"; Hanley and McNeil 1982",
		needs: "scores",
		averages: ["macro", "weighted"],
		isRocArea: true,
		ofScores: (matrix, index) => ofClass(matrix, index, ({ area }) => area)
	},
	{
		id: "roc_auc_one_vs_one",
		title: "ROC AUC (one against one)",
		unit: "number",
		range: [0, 1],
		better: "higher",
		formula: "mean over pairs of classes of the ROC AUC among their examples, each class scoring in turn; weighted: by the examples of the pair",
		undefinedWhen: "examples without scores; a class without gold examples",
		source: "scikit-learn `roc_auc_score`, multi_class=\"ovo\"; Hand and Till 2001",
		needs: "scores",
		averages: ["macro", "weighted"],
		averageOfScores: (matrix, average) => ofProbabilities(matrix, (probabilities, set) => oneAgainstOne(probabilities, set, average))
	},
	{
		id: "average_precision",
		title: "average precision",
		unit: "number",
		range: [0, 1],
		better: "higher",
		formula: "Σ (recallₙ − recallₙ₋₁)·precisionₙ over the distinct scores, from the highest on",
		undefinedWhen: UNSCORED,
		source: "scikit-learn `average_precision_score`",
		needs: "scores",
		averages: ["macro", "weighted"],
		ofScores: (matrix, index) => ofClass(matrix, index, ({ precision }) => ({
			defined: true,
			value: precision
		}))
	}
];
function ofClass(matrix, index, of) {
	const set = scoresIn(matrix);
	if ("reason" in set) return undefinedBecause(set);
	const ranking = rankingOf(set, index);
	return "reason" in ranking ? undefinedBecause(ranking) : of(ranking);
}
const RANKINGS = new WeakMap();
function rankingOf(set, index) {
	const known = RANKINGS.get(set) ?? new Map();
	RANKINGS.set(set, known);
	if (!known.has(index)) for (const [k, ranking] of rankingsWith(set, index)) known.set(k, ranking);
	return known.get(index);
}
function rankingsWith(set, index) {
	const { positive, byClass, logits } = set.columns;
	const first = positive !== void 0 && byClass.length === 2 ? positive : index;
	const parted = partedBy(set, first);
	if ("reason" in parted) return [[index, first === index ? parted : partedBy(set, index)]];
	const order = ranked$1(parted);
	const own = [first, rankingIn(order)];
	if (positive === void 0 || byClass.length !== 2) return [own];
	const flipped = (scores) => scores.map((score) => logits ? -score : 1 - score).reverse();
	return [own, [1 - first, rankingIn({
		positives: flipped(order.negatives),
		negatives: flipped(order.positives)
	})]];
}
function rankingIn(order) {
	return {
		area: areaUnderRoc(order),
		precision: averagePrecision(order)
	};
}
function oneAgainstOne(probabilities, set, average) {
	const pairs = pairsOf(probabilities, set);
	if ("reason" in pairs) return undefinedBecause(pairs);
	const weights = pairs.map(({ examples }) => average === "weighted" ? examples : 1);
	return inexact(divide(compensatedSum(pairs.map(({ area }, index) => area * weights[index])), compensatedSum(weights), "there is one class only"));
}
const PAIRS = new WeakMap();
function pairsOf(probabilities, set) {
	const known = PAIRS.get(set);
	if (known !== void 0) return known;
	const found = comparedPairs(probabilities, set);
	PAIRS.set(set, found);
	return found;
}
function comparedPairs({ classes, of }, set) {
	const { size, actual, columns } = set;
	if (classes === 2 && !columns.logits) {
		const [first, second] = [rankingOf(set, 0), rankingOf(set, 1)];
		if ("reason" in first || "reason" in second) return { reason: "a class has no gold examples" };
		return first.area.defined && second.area.defined ? [{
			area: (first.area.value + second.area.value) / 2,
			examples: size
		}] : { reason: "no pair to compare" };
	}
	const rowsOf = Array.from({ length: classes }, () => []);
	for (let i = 0; i < size; i++) rowsOf[actual[i]]?.push(i);
	if (rowsOf.some((rows) => rows.length === 0)) return { reason: "a class has no gold examples" };
	const scores = (rows, k) => Float64Array.from(rows, (i) => of(i, k));
	const pairs = [];
	for (let a = 0; a < classes; a++) for (let b = a + 1; b < classes; b++) {
		const [mine, theirs] = [rowsOf[a] ?? [], rowsOf[b] ?? []];
		const first = areaUnderRoc(ranked$1({
			positives: scores(mine, a),
			negatives: scores(theirs, a)
		}));
		const second = areaUnderRoc(ranked$1({
			positives: scores(theirs, b),
			negatives: scores(mine, b)
		}));
		if (!first.defined) return first;
		if (!second.defined) return second;
		pairs.push({
			area: (first.value + second.value) / 2,
			examples: mine.length + theirs.length
		});
	}
	return pairs;
}
// lib/src/metrics/repeats.js
const REPEATS = [{
	id: "self_agreement",
	needs: "repeats",
	title: "agreement between runs",
	unit: "fraction",
	range: [0, 1],
	better: "higher",
	formula: "mean over examples with two runs or more of the share of pairs of runs that say the same",
	undefinedWhen: "no example has two runs",
	source: "Fleiss 1971, the observed agreement P̄",
	averages: [],
	whole: selfAgreement
}];
function selfAgreement({ runs }) {
	const agreement = runs?.agreement ?? [];
	const examples = agreement.reduce((sum, { count }) => sum + count, 0);
	return inexact(divide(compensatedSum(agreement.map(({ agreeing, pairs, count }) => agreeing / pairs * count)), examples, "no example has two runs"));
}
// lib/src/metrics/rates.js
const OVER_CLASSES = AVERAGES.filter((average) => average !== "samples");
const F_SCORES = new Set([
	"f1",
	"f0.5",
	"f2"
]);
const SET_RATES = new Set([
	"precision",
	"recall",
	"f1",
	"f0.5",
	"f2",
	"jaccard"
]);
const RATES = [
	rate({
		id: "precision",
		tasks: TASKS,
		explainedBy: "alarms",
		title: "precision",
		better: "higher",
		formula: "TP / (TP + FP)",
		undefinedWhen: "the class is never predicted",
		source: "scikit-learn `precision_score`",
		ofClass: ({ truePositives, falsePositives }) => divide(truePositives, truePositives + falsePositives, NEVER_PREDICTED)
	}),
	rate({
		id: "recall",
		indicator: FOUND$1,
		tasks: TASKS,
		explainedBy: "misses",
		title: "recall",
		better: "higher",
		formula: "TP / (TP + FN)",
		undefinedWhen: "the class has no gold examples",
		source: "scikit-learn `recall_score`",
		ofClass: ({ truePositives, falseNegatives }) => divide(truePositives, truePositives + falseNegatives, NO_GOLD)
	}),
	rate({
		id: "f1",
		tasks: TASKS,
		explainedBy: "both",
		title: "F1",
		better: "higher",
		formula: "2 TP / (2 TP + FN + FP)",
		undefinedWhen: "the class has no gold examples and is never predicted",
		source: "scikit-learn `f1_score`",
		ofClass: (counts) => fBeta(counts, 1, 1),
		isOfJaccard: true
	}),
	rate({
		id: "f0.5",
		tasks: TASKS,
		explainedBy: "both",
		title: "F0.5",
		better: "higher",
		formula: "5 TP / (5 TP + FN + 4 FP)",
		undefinedWhen: "the class has no gold examples and is never predicted",
		source: "scikit-learn `fbeta_score`, beta = 0.5",
		ofClass: (counts) => fBeta(counts, 1, 4)
	}),
	rate({
		id: "f2",
		tasks: TASKS,
		explainedBy: "both",
		title: "F2",
		better: "higher",
		formula: "5 TP / (5 TP + 4 FN + FP)",
		undefinedWhen: "the class has no gold examples and is never predicted",
		source: "scikit-learn `fbeta_score`, beta = 2",
		ofClass: (counts) => fBeta(counts, 4, 1)
	}),
	rate({
		id: "specificity",
		indicator: CLEAR,
		explainedBy: "alarms",
		title: "specificity",
		better: "higher",
		formula: "TN / (TN + FP)",
		undefinedWhen: "no other class has gold examples",
		source: "scikit-learn `recall_score` of \"not this class\"",
		ofClass: ({ trueNegatives, falsePositives }) => divide(trueNegatives, trueNegatives + falsePositives, NO_OTHER_GOLD)
	}),
	rate({
		id: "negative_predictive_value",
		explainedBy: "misses",
		title: "negative predictive value",
		better: "higher",
		formula: "TN / (TN + FN)",
		undefinedWhen: "every example is predicted as the class",
		source: "scikit-learn `precision_score` of \"not this class\"",
		ofClass: ({ trueNegatives, falseNegatives }) => divide(trueNegatives, trueNegatives + falseNegatives, NOTHING_ELSE_PREDICTED)
	}),
	rate({
		id: "false_positive_rate",
		indicator: RAISED,
		explainedBy: "alarms",
		title: "false positive rate",
		better: "lower",
		formula: "FP / (FP + TN)",
		undefinedWhen: "no other class has gold examples",
		source: "1 − specificity",
		ofClass: ({ falsePositives, trueNegatives }) => divide(falsePositives, falsePositives + trueNegatives, NO_OTHER_GOLD)
	}),
	rate({
		id: "false_negative_rate",
		indicator: MISSED,
		tasks: TASKS,
		explainedBy: "misses",
		title: "false negative rate",
		better: "lower",
		formula: "FN / (FN + TP)",
		undefinedWhen: "the class has no gold examples",
		source: "1 − recall",
		ofClass: ({ falseNegatives, truePositives }) => divide(falseNegatives, falseNegatives + truePositives, NO_GOLD)
	}),
	rate({
		id: "false_discovery_rate",
		tasks: TASKS,
		explainedBy: "alarms",
		title: "false discovery rate",
		better: "lower",
		formula: "FP / (FP + TP)",
		undefinedWhen: "the class is never predicted",
		source: "1 − precision",
		ofClass: ({ falsePositives, truePositives }) => divide(falsePositives, falsePositives + truePositives, NEVER_PREDICTED)
	}),
	rate({
		id: "false_omission_rate",
		explainedBy: "misses",
		title: "false omission rate",
		better: "lower",
		formula: "FN / (FN + TN)",
		undefinedWhen: "every example is predicted as the class",
		source: "1 − negative predictive value",
		ofClass: ({ falseNegatives, trueNegatives }) => divide(falseNegatives, falseNegatives + trueNegatives, NOTHING_ELSE_PREDICTED)
	}),
	rate({
		id: "jaccard",
		tasks: TASKS,
		explainedBy: "both",
		title: "Jaccard index",
		better: "higher",
		formula: "TP / (TP + FP + FN)",
		undefinedWhen: "the class has no gold examples and is never predicted",
		source: "scikit-learn `jaccard_score`",
		ofClass: ({ truePositives, falsePositives, falseNegatives }) => divide(truePositives, truePositives + falsePositives + falseNegatives, NEITHER)
	})
];
function rate(definition) {
	return {
		...definition,
		...!F_SCORES.has(definition.id) && { isShare: true },
		unit: "fraction",
		range: [0, 1],
		averages: SET_RATES.has(definition.id) ? AVERAGES : OVER_CLASSES
	};
}
function fBeta({ truePositives, falsePositives, falseNegatives }, missWeight, falseAlarmWeight) {
	const hits = (missWeight + falseAlarmWeight) * truePositives;
	return divide(hits, hits + missWeight * falseNegatives + falseAlarmWeight * falsePositives, NEITHER);
}
// lib/src/metrics/whole.js
const WHOLE$1 = [
	{
		id: "accuracy",
		fromMargins: true,
		isShare: true,
		indicator: RIGHT,
		title: "accuracy",
		unit: "fraction",
		range: [0, 1],
		better: "higher",
		formula: "Σ countₖₖ / n",
		undefinedWhen: "there are no examples",
		source: "scikit-learn `accuracy_score`",
		averages: [],
		whole: (matrix) => divide(countSum(matrix.correct), matrix.total, NO_EXAMPLES$1)
	},
	{
		id: "balanced_accuracy",
		fromMargins: true,
		title: "balanced accuracy",
		unit: "fraction",
		range: [0, 1],
		better: "higher",
		formula: "mean of countₖₖ / rowₖ over the classes with gold examples",
		undefinedWhen: "there are no examples",
		source: "scikit-learn `balanced_accuracy_score`",
		averages: [],
		whole: balancedAccuracy
	},
	{
		id: "error_rate",
		fromMargins: true,
		isShare: true,
		indicator: WRONG,
		title: "error rate",
		unit: "fraction",
		range: [0, 1],
		better: "lower",
		formula: "(n − Σ countₖₖ) / n",
		undefinedWhen: "there are no examples",
		source: "scikit-learn `zero_one_loss`",
		averages: [],
		whole: (matrix) => divide(errors(matrix), matrix.total, NO_EXAMPLES$1)
	},
	{
		id: "errors",
		fromMargins: true,
		indicator: WRONG,
		title: "errors",
		unit: "count",
		range: [0, Infinity],
		better: "lower",
		formula: "n − Σ countₖₖ",
		undefinedWhen: "never",
		source: "scikit-learn `zero_one_loss`, normalize=False",
		averages: [],
		whole: (matrix) => count(errors(matrix))
	},
	{
		id: "examples",
		fromMargins: true,
		tasks: ["classification", "multilabel"],
		title: "examples",
		unit: "count",
		range: [0, Infinity],
		better: "neither",
		formula: "n",
		undefinedWhen: "never",
		source: "the sum of the matrix",
		averages: [],
		whole: (matrix) => count(examplesOf(matrix))
	}
];
const OUTCOME_RATES$1 = Object.entries({
	unparsed: "rate of unparsed predictions",
	refused: "rate of refused predictions",
	missing: "rate of missing predictions",
	other: "rate of predictions outside the label set"
}).map(([outcome, title]) => ({
	id: `${outcome}_rate`,
	isShare: true,
	indicator: outcomeIndicator(outcome),
	title,
	unit: "fraction",
	range: [0, 1],
	better: "lower",
	formula: `column of \`(${outcome})\` / n`,
	undefinedWhen: "there are no examples",
	source: "the share of the predictions",
	averages: [],
	whole: (matrix) => divide(matrix.outcomes[OUTCOMES.findIndex((name) => name === outcome)] ?? 0, matrix.total, NO_EXAMPLES$1)
}));
function errors(matrix) {
	return matrix.total - countSum(matrix.correct);
}
function balancedAccuracy(matrix) {
	const recalls = [];
	matrix.support.forEach((support, index) => {
		const recall = divide(matrix.correct[index] ?? 0, support, NO_EXAMPLES$1);
		if (recall.defined) recalls.push(recall.value);
	});
	return inexact(divide(compensatedSum(recalls), recalls.length, NO_EXAMPLES$1));
}
// lib/src/metrics/catalogue.js
const METRICS = [
	...WHOLE$1,
	...KAPPAS,
	...STEPS,
	COST$1,
	MCC,
	...RATES,
	...ASSOCIATION,
	...CLASS_COUNTS,
	...CELLS,
	...OUTCOME_RATES$1,
	...REPEATS,
	...RANKING,
	...PROBABILITY_METRICS,
	...LABEL_SETS,
	...ENTITY_ERRORS
];
const METRIC_BY_ID = new Map(METRICS.map((metric) => [metric.id, metric]));
// lib/src/config/threshold-schema.js
const CHANGE_PHRASE = "a number, 0 or more, or text such as \"2pp\" or \"2% of baseline\"";
const CHANGE_PATTERN = /^(\d+(?:\.\d+)?) ?(pp|% of baseline)$/;
const bound = () => number$2({ error: "a number" });
const change$1 = () => union([number$2({ error: CHANGE_PHRASE }).check(_gte(0, { error: CHANGE_PHRASE })), string({ error: CHANGE_PHRASE }).check(_regex(CHANGE_PATTERN, { error: CHANGE_PHRASE }))], { error: CHANGE_PHRASE });
const BOUND_KEYS = [
	"min",
	"max",
	"max_drop",
	"max_increase"
];
const SELECTOR_KEYS = [
	"class",
	"per",
	"average",
	"actual",
	"predicted"
];
const thresholdSchema = described(mapping({
	metric: described(_enum(METRICS.map((metric) => metric.id), { error: "the id of a metric" }), { description: "What is measured, such as accuracy, recall or false_negatives." }),
	class: optional(label$1(), "The class whose metric is meant: class: spam."),
	per: optional(choice(["class"]), "per: class measures every class by itself."),
	average: optional(choice(AVERAGES), "The average over all classes: macro (each class counts the same), micro (each example), weighted (by support); of label sets also samples (of each example by itself)."),
	actual: optional(label$1(), "The row of a cell of the confusion matrix: what is true. Goes with predicted."),
	predicted: optional(label$1(), "The column of a cell: what the model said. A class, or an outcome such as \"(missing)\". Goes with actual."),
	slice: optional(union([choice(["*"]), described(record(text("the name of a column"), label$1(), { error: "a mapping" }), {
		minProperties: 1,
		maxProperties: 1
	})], { error: "a mapping such as { language: de }, or \"*\" for each value" }), "Only the examples of one slice: { language: de }, or { language: \"*\" } for each value of the column; \"*\" alone when there is one slice column."),
	min: optional(bound(), "The smallest value that passes, in the unit of the metric: a fraction (0.95) or a count."),
	max: optional(bound(), "The largest value that passes, in the unit of the metric."),
	max_drop: optional(change$1(), "How far the metric may fall below the baseline, for metrics where higher is better: 0.01, \"1pp\", or \"2% of baseline\"."),
	max_increase: optional(change$1(), "How far the metric may rise above the baseline, for metrics where lower is better: 0, \"1pp\", or \"2% of baseline\"."),
	severity: defaulting(choice(["fail", "warn"]), "fail", "fail makes the check red; warn is only shown."),
	policy: optional(choice(POLICIES$1), "What a value beyond the bound means. significant (changes of rates and averages): it fails when chance does not explain it. point (counts, min and max): it fails. non_inferiority: it passes only when a value beyond the bound is ruled out."),
	min_support: optional(whole(0), "Classes and slices with fewer examples are listed, not judged; for per: class and slice: \"*\" only.")
}, "a mapping such as { metric: recall, class: spam, min: 0.9 }"), {
	id: "threshold",
	title: "Threshold",
	description: "One rule: a metric, of what it is measured, and its bounds.",
	anyOf: BOUND_KEYS.map((key) => ({ required: [key] })),
	dependentRequired: {
		actual: ["predicted"],
		predicted: ["actual"]
	}
});
// lib/src/config/schema.js
const COLUMN = "the name of a column";
const column$1 = (description) => optional(text(COLUMN), description);
const format = () => optional(choice([...FORMAT_IDS, ...TAG_FORMAT_IDS]), "The format of the file; by default told by extension and content. conll and tags are for entities.");
const PATH_OF_RECORDS = "a dotted path to an array of records";
const records = () => optional(text(PATH_OF_RECORDS), "Where the array of records stands in a JSON document: a dotted path. Found by itself when there is only one.");
const WHERE = "a mapping of columns to the text they must hold, such as { type: match }";
const where$1 = () => optional(record(string(), text("text; put numbers and booleans in quotes"), { error: WHERE }).check(refine((value) => Object.keys(value).length > 0, { error: WHERE })), "Only the records are read whose columns hold exactly these texts.", { minProperties: 1 });
const goldFile = described(mapping({
	file: described(text("a path"), { description: "The file that holds the gold labels." }),
	id: column$1("Its id column, by which gold labels and predictions are joined."),
	column: column$1("Its column of gold labels."),
	format: format(),
	records: records(),
	where: where$1()
}, "a mapping with file, and optionally id, column, format, records and where"), {
	id: "gold-file",
	title: "Gold file",
	description: "Gold labels that stand in a file of their own."
});
const GOLD = "the name of a column, or a mapping such as { file: gold.csv, id: id, column: label }";
const SCORES = "the name of a column, or a mapping of labels to columns such as { ham: p_ham, spam: p_spam }";
const scores = described(union([text(COLUMN), record(string(), text(COLUMN), { error: SCORES }).check(refine((value) => Object.keys(value).length > 1, { error: SCORES }))], { error: SCORES }), {
	id: "scores",
	title: "Scores",
	description: "Where the scores stand: a column with the score of the positive class, or with those of all classes as an object, as a list of { label, score }, or as an array in the order of labels; or a column for each label."
});
const columns = described(mapping({
	actual: optional(union([text(COLUMN), goldFile], { error: GOLD }), "What is true: a column, or a column of another file."),
	predicted: column$1("What the model said."),
	id: column$1("The id of an example: pairs candidate and baseline, and names examples in the report."),
	text: column$1("The text of an example. Never inferred: without it only ids are shown in comment and report."),
	count: column$1("With format: counts, how many examples a row stands for."),
	slices: optional(list(text(COLUMN), "a list with at least one column name"), "Columns whose values divide the examples into slices, such as language."),
	scores: optional(scores)
}, "a mapping such as { actual: label, predicted: prediction }"), {
	id: "columns",
	title: "Columns",
	description: "Which columns hold what. A dotted path reaches into nested JSON. What is not named is inferred, and the result is printed."
});
const baselineColumns = described(mapping({
	actual: column$1("What is true. Where the candidate has a gold file, it serves both."),
	predicted: column$1("What the baseline said."),
	id: column$1("The id of an example."),
	count: column$1("With format: counts, how many examples a row stands for."),
	scores: optional(scores)
}, "a mapping such as { actual: label, predicted: prediction }"), {
	id: "baseline-columns",
	title: "Columns of the baseline",
	description: "The baseline's own columns where they differ. Texts and slices go by the candidate's names."
});
const BASELINE$1 = "a path, or a mapping with path, ref, artifact, branch or column, or a list of these";
const readingOfBaseline = {
	columns: optional(baselineColumns),
	format: format(),
	records: records(),
	where: where$1(),
	response: optional(baselineResponseSchema)
};
const REF = "a path, or a mapping such as { path: baseline/spam.csv, at: merge-base }";
const ARTIFACT = "a name, or a mapping such as { name: evaluation, path: predictions/spam.csv.gz }";
const baselineSources = [
	described(mapping({
		path: described(text("a path or a glob"), { description: "The baseline's predictions: a path or a glob." }),
		...readingOfBaseline
	}, BASELINE$1), {
		id: "baseline-file",
		title: "Baseline file"
	}),
	described(mapping({
		ref: described(union([text("a path"), mapping({
			path: described(text("a path"), { description: "The file, from the top of the repository." }),
			at: defaulting(text("merge-base, base, a tag or a commit"), "merge-base", "merge-base: where the change parts from the branch it goes to. base: where that branch stands now. Else a tag, a branch or a commit.")
		}, REF)], { error: REF }), { description: "A committed file: read from the repository, never from the files of the change." }),
		...readingOfBaseline
	}, BASELINE$1), {
		id: "baseline-ref",
		title: "Committed baseline"
	}),
	described(mapping({
		artifact: described(union([text("a name"), mapping({
			name: described(text("a name"), { description: "The name of the artifact." }),
			path: optional(text("a path"), "The file in it. By default the copy of the predictions that every run leaves.")
		}, ARTIFACT)], { error: ARTIFACT }), { description: "An artifact of a successful run of the branch that the change goes to: of the commit where the two part, of the nearest before it, else the newest." }),
		...readingOfBaseline
	}, BASELINE$1), {
		id: "baseline-artifact",
		title: "Baseline artifact"
	}),
	described(mapping({
		branch: described(text("the name of a branch"), { description: "A branch for this alone, to which runs of the default branch add their predictions, a file a commit." }),
		...readingOfBaseline
	}, BASELINE$1), {
		id: "baseline-branch",
		title: "Baseline branch"
	}),
	described(mapping({
		column: described(text(COLUMN), { description: "A column of the candidate's own file that holds the baseline's predictions." }),
		response: optional(baselineResponseSchema)
	}, BASELINE$1), {
		id: "baseline-column",
		title: "Baseline column"
	})
];
const baseline = union([text("a path or a glob"), ...baselineSources], { error: BASELINE$1 });
const predictions = described(union([text("a path or a glob"), list(text("a path or a glob"), "a list with at least one path or glob")], { error: "a path, a glob, or a list of them" }), { description: "The candidate's predictions: a path, a glob, or a list of them. Relative to the workspace." });
const NUMBER = "a number";
const CONFIDENCE = "a number above 0.5 and below 1";
const COSTS = "a mapping of actual labels to predicted labels to costs, such as { spam: { ham: 10 }, ham: { spam: 1 } }";
const COST = "a number, 0 or more";
const costs = described(record(string(), record(string(), number$2({ error: COST }).check(_gte(0, { error: COST })), { error: COSTS }).check(refine((row) => Object.keys(row).length > 0, { error: COSTS })), { error: COSTS }).check(refine((table) => Object.keys(table).length > 0, { error: COSTS })), {
	id: "costs",
	title: "Costs",
	minProperties: 1,
	description: "What a confusion costs: actual label, then predicted label or outcome; \"*\" is every other one. Right answers cost nothing unless they are named."
});
const repeats = described(mapping({
	by: described(choice(["id"]), { description: "What the runs of one example have in common." }),
	combine: defaulting(choice(COMBINE), "runs", "runs: each run counts, as an equal part of its example. majority: one answer counts, the label that most runs gave; a tie is (unparsed).")
}, "a mapping such as { by: id }"), {
	id: "repeats",
	title: "Repeats",
	description: "The same id several times (repeated runs, epochs, seeds) is one example with several answers. Without this key it is an error."
});
const DATE = "a day, as in \"2026-12-31\"";
function isDay(value) {
	const [, year, month] = /^(\d{4})-(\d\d)-(?:0[1-9]|[12]\d|3[01])$/u.exec(value) ?? [];
	const next = month === "12" ? `${Number(year) + 1}-01` : `${year}-${String(Number(month) + 1).padStart(2, "0")}`;
	return Date.parse(value) < Date.parse(`${next}-01`);
}
const waiver = described(mapping({
	threshold: described(text("the key of a threshold, such as recall[spam]"), { description: "What may fail, as reports call it: recall[spam], recall[spam] max_drop, or with its bound." }),
	reason: described(text("a reason"), { description: "Why it may fail." }),
	approver: described(text("a name"), { description: "Who allows it." }),
	expires: described(string({ error: DATE }).check(refine(isDay, { error: DATE })), {
		description: "The last day on which it holds, in UTC.",
		pattern: String.raw`^\d{4}-\d\d-\d\d$`
	})
}, "a mapping with threshold, reason, approver and expires"), {
	id: "waiver",
	title: "Waiver"
});
const settingsShape = {
	shards: optional(whole(1), "The predictions are exactly that many files: fewer or more, or the same one twice, is an error."),
	format: format(),
	records: records(),
	where: where$1(),
	task: defaulting(choice(TASKS), "classification", "What the model does: classification gives each example one label, multilabel any number of them; entities finds typed spans in documents."),
	separator: optional(text("the sign between labels, such as \"|\""), "Multilabel: what stands between labels that are written as one text. Lists need none."),
	scheme: optional(choice(SCHEMES), "Entities: the scheme that tags are written in. Without it any prefix is read."),
	mode: defaulting(choice(MODES), "lenient", "Entities: lenient reads tags as conlleval does; strict drops what is not well-formed in the scheme, as seqeval's strict mode does."),
	nested: defaulting(flag(), false, "Entities: spans of one document may overlap. By default that is an error."),
	columns: optional(columns),
	response: optional(responseSchema),
	baseline: optional(union([
		text("a path or a glob"),
		...baselineSources,
		list(baseline, BASELINE$1)
	], { error: BASELINE$1 }), "The predictions that the candidate is compared with; of a list the first that exists serves."),
	labels: optional(list(label$1(), "a list with at least one label"), "The classes: their order, and a closed set. By default all labels that occur.", { uniqueItems: true }),
	ordered: defaulting(flag(), false, "The order of labels means something, as in grades: weighted kappas and errors in steps need it."),
	costs: optional(costs),
	repeats: optional(repeats),
	positive: optional(label$1(), "The class that metrics of a class speak of when a threshold names none."),
	score_type: optional(choice(SCORE_TYPES), "What the scores are: probabilities, which is the default, or logits."),
	decision_threshold: optional(number$2({ error: NUMBER }), "Predictions are made anew: the positive class from this score on, else the other of two labels."),
	pair_by: defaulting(choice(["id", "order"]), "id", "How examples of candidate and baseline find each other: by id, or by row."),
	examples: defaulting(choice([
		"identical",
		"common",
		"independent"
	]), "identical", "Which examples are compared: identical sets (else an error), those in common, or independent sets without pairing."),
	unlabelled: defaulting(choice(["error", "drop"]), "error", "Rows without a gold label: an error, or dropped and counted."),
	min_examples: defaulting(whole(1), 1, "Fewer examples are an error."),
	min_support: defaulting(whole(0), 20, "In per: class and slice: \"*\", members with fewer examples are listed, not judged."),
	confidence: defaulting(number$2({ error: CONFIDENCE }).check(_gt(.5, { error: CONFIDENCE }), _lt(1, { error: CONFIDENCE })), .95, "Of intervals. A change fails policy: significant when equally good models would show it in at most half of the rest: 2.5 %."),
	correction: defaulting(choice(CORRECTIONS), "holm", "How the members of per: class and slice: \"*\" share the chance of a false alarm: holm bounds that of any, benjamini-hochberg the share of false ones, none that of each."),
	cluster_by: column$1("Examples with the same value of this column (a document, a conversation, a patient) are one unit of chance. Entities go by document."),
	seed: defaulting(whole(0), DEFAULT_SEED, "Where tests draw: the same seed gives the same numbers on every machine."),
	unique_ids: defaulting(flag(), false, "Check ids for duplicates even without a baseline."),
	on_missing_baseline: defaulting(choice(["skip", "error"]), "skip", "When no baseline exists yet: skip its thresholds, or stop with an error."),
	on_inconclusive: defaulting(choice([
		"notice",
		"warn",
		"fail"
	]), "notice", "What an inconclusive result does."),
	on_no_predictions: defaulting(choice(["error", "skip"]), "error", "When there are no predictions: an error, or conclusion skipped."),
	model: optional(text("text"), "Names the model, for the provenance in the report."),
	waivers: optional(list(waiver, "a list with at least one waiver"), "Thresholds that may fail for a while: said in the report, and an error once it is over.")
};
const evaluationSchema = described(mapping({
	predictions,
	...settingsShape,
	thresholds: optional(list(thresholdSchema, "a list with at least one threshold"), "The rules that decide. Without this key everything is reported and nothing is gated.")
}, "a mapping of keys"), {
	id: "evaluation",
	title: "Evaluation",
	description: "One set of predictions, what it is compared with, and its thresholds."
});
const settingsSchema = mapping({
	predictions: optional$1(predictions),
	...settingsShape
}, "a mapping of keys");
const NAME_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
// lib/src/config/overrides.js
function configFromInputs({ predictions, baseline }) {
	const defaults = settingsSchema.parse({}, PARSING);
	return {
		evaluations: [{
			name: "default",
			predictions,
			task: defaults.task,
			columns: {},
			baseline: (baseline ?? []).map(baselinePath),
			ordered: defaults.ordered,
			pairBy: defaults.pair_by,
			examples: defaults.examples,
			unlabelled: defaults.unlabelled,
			minExamples: defaults.min_examples,
			minSupport: defaults.min_support,
			chance: {
				confidence: defaults.confidence,
				correction: defaults.correction,
				seed: defaults.seed
			},
			uniqueIds: defaults.unique_ids,
			waivers: [],
			onMissingBaseline: defaults.on_missing_baseline,
			onInconclusive: defaults.on_inconclusive,
			onNoPredictions: defaults.on_no_predictions
		}],
		single: true
	};
}
function withOverrides(config, overrides) {
	const predictions = unlessEmpty(overrides.predictions);
	const baseline = unlessEmpty(overrides.baseline);
	const wanted = unlessEmpty(overrides.evaluations);
	const evaluations = wanted === void 0 ? config.evaluations : selected$1(config, wanted);
	if (predictions === void 0 && baseline === void 0) return {
		...config,
		evaluations
	};
	if (evaluations.length > 1) {
		const inputs = [...predictions === void 0 ? [] : ["predictions"], ...baseline === void 0 ? [] : ["baseline"]];
		throw new ProblemError({
			message: `the ${inputs.length === 1 ? "input" : "inputs"} ${inputs.join(" and ")} cannot say which of ${evaluations.length} evaluations ${inputs.length === 1 ? "it is" : "they are"} for: ${evaluations.map(({ name }) => name).join(", ")}`,
			advice: "Name one evaluation in the input evaluations, or set the paths in the config."
		});
	}
	return {
		...config,
		evaluations: evaluations.map((evaluation) => ({
			...evaluation,
			...predictions === void 0 ? {} : { predictions },
			...baseline === void 0 ? {} : { baseline: baseline.map((path) => ({
				...describedIn(evaluation),
				...baselinePath(path)
			})) }
		}))
	};
}
function selected$1({ evaluations, file }, wanted) {
	const names = evaluations.map(({ name }) => name);
	const problems = wanted.filter((name) => !names.includes(name)).map((name) => ({
		message: `the config has no evaluation ${shownName(name)}, which the input evaluations asks for`,
		...file === void 0 ? {} : { place: { file } },
		advice: [...didYouMean(name, names), `Evaluations: ${names.join(", ")}`].join("\n")
	}));
	if (problems.length > 0) throw new ProblemError(problems);
	return evaluations.filter(({ name }) => wanted.includes(name));
}
function unlessEmpty(list) {
	return list === void 0 || list.length === 0 ? void 0 : list;
}
function baselinePath(path) {
	return {
		kind: "path",
		path
	};
}
function describedIn({ baseline }) {
	const [only, ...others] = baseline;
	if (only === void 0 || only.kind === "column" || others.length > 0) return {};
	return {
		...only.columns !== void 0 && { columns: only.columns },
		...only.format !== void 0 && { format: only.format },
		...only.response !== void 0 && { response: only.response }
	};
}
// lib/src/matrix/matrices.js
function eachMatrix({ candidate, comparison }, make) {
	const whole = make(candidate, "candidate");
	if (comparison === void 0) return { candidate: whole };
	const compared = comparison.candidate === candidate ? whole : make(comparison.candidate, "compared");
	return {
		candidate: whole,
		comparison: {
			...comparison,
			candidate: compared,
			baseline: make(comparison.baseline, "baseline")
		}
	};
}
function withCosts(tally, table) {
	if (table === void 0) return tally;
	const costs = costsOf$1(table, tally.classes);
	const all = (matrices) => eachMatrix(matrices, (matrix) => ({
		...matrix,
		costs
	}));
	return {
		...tally,
		matrices: all(tally.matrices),
		slices: tally.slices.map(({ column, values }) => ({
			column,
			values: values.map(({ value, matrices }) => ({
				value,
				matrices: all(matrices)
			}))
		}))
	};
}
function costliest({ cells, costs }) {
	if (costs === void 0) return void 0;
	let most;
	let cost = 0;
	let total = 0;
	for (const cell of cells) {
		const own = (costs.of(cell.actual, cell.predicted) ?? 0) * cell.count;
		total += own;
		if (own > cost) [most, cost] = [cell, own];
	}
	return most === void 0 ? void 0 : {
		cell: most,
		cost: cost / costs.unitsOfOne,
		total: total / costs.unitsOfOne
	};
}
function costsOf$1({ unitsOfOne, rows }, classes) {
	const columns = [...classes, ...OUTCOMES.map((outcome) => `(${outcome})`)];
	const others = rows.get("*");
	const looked = (actual, predicted) => {
		const name = columns[predicted] ?? "";
		const row = rows.get(classes[actual] ?? "");
		if (actual === predicted) return row?.get(name) ?? 0;
		return row?.get(name) ?? row?.get("*") ?? others?.get(name) ?? others?.get("*");
	};
	const known = new Map();
	return {
		unitsOfOne,
		of(actual, predicted) {
			const place = actual * columns.length + predicted;
			let cost = known.get(place);
			if (cost === void 0) {
				cost = looked(actual, predicted);
				if (cost !== void 0) known.set(place, cost);
			}
			return cost;
		}
	};
}
// lib/src/metrics/key.js
function metricKey(id, names, slice) {
	return `${id}${keyEnding(names, slice)}`;
}
function keyEnding(names, slice) {
	const where = slice === void 0 ? "" : `{${plainOrQuoted(slice.column)}=${slice.each === true ? "*" : plainOrQuoted(slice.value)}}`;
	const what = within$3(names);
	return `${what === "" ? "" : `[${what}]`}${where}`;
}
function selectorNames(selector, labels) {
	switch (selector.kind) {
		case "whole":
		case "average": return selector;
		case "class": return {
			kind: "class",
			label: labelAt(labels, selector.index)
		};
		case "cell": {
			const outcome = OUTCOMES[selector.predicted - labels.length];
			return {
				kind: "cell",
				actual: selector.actual === labels.length ? { spurious: true } : labelAt(labels, selector.actual),
				predicted: outcome === void 0 ? labelAt(labels, selector.predicted) : { outcome }
			};
		}
	}
}
const SPURIOUS = "(spurious)";
function outcomeLabel(outcome) {
	return `(${outcome})`;
}
function within$3(names) {
	switch (names.kind) {
		case "whole": return "";
		case "class": return plainOrQuoted(names.label);
		case "per-class": return "*";
		case "average": return names.average;
		case "cell": {
			const predicted = typeof names.predicted === "string" ? plainOrQuoted(names.predicted) : outcomeLabel(names.predicted.outcome);
			return `${typeof names.actual === "string" ? plainOrQuoted(names.actual) : SPURIOUS}→${predicted}`;
		}
	}
}
const RESERVED = new Set([
	"",
	"*",
	SPURIOUS,
	...AVERAGES,
	...OUTCOMES.map(outcomeLabel)
]);
const MARKS = /[[\]{}=→"\\\p{Cc}]/u;
function plainOrQuoted(name) {
	return RESERVED.has(name) || MARKS.test(name) || name.trim() !== name ? JSON.stringify(name) : name;
}
function labelAt(labels, index) {
	const label = labels[index];
	if (label === void 0) throw new Error(`no label ${index}: there are ${labels.length}`);
	return label;
}
// lib/src/config/labels.js
const LISTED$2 = 20;
const OUTCOME_NAMES = new Map(OUTCOMES.map((outcome) => [outcomeLabel(outcome), outcome]));
function checkClass(findings, path, label, labels) {
	const outcome = OUTCOME_NAMES.get(label);
	if (outcome === void 0 && label !== "(spurious)") return checkMember(findings, path, label, labels, []);
	const advice = outcome === void 0 || outcome === "missed" ? "It is measured of entities, by metric: confusion." : `How often it happens is measured by metric: ${outcome}_rate`;
	findings.atValue(path, `${String(path.at(-1))} ${shownValue$1(label, void 0)} is an outcome, not a class`, advice);
	return false;
}
function checkPredicted(findings, path, label, labels, task) {
	const columns = outcomeColumns(task);
	if (columns.includes(label)) return true;
	if (!OUTCOME_NAMES.has(label)) return checkMember(findings, path, label, labels, columns);
	findings.atValue(path, `the matrix of ${task === "entities" ? "entities" : "a classification"} has no column ${label}`, `Its columns beside the classes: ${columns.join(", ")}`);
	return false;
}
function outcomeColumns(task) {
	return [...OUTCOME_NAMES].filter(([, outcome]) => isColumnOf(outcome, task)).map(([name]) => name);
}
function isOutcomeName(name) {
	return OUTCOME_NAMES.has(name);
}
function isColumnOf(outcome, task) {
	return outcome === "other" || outcome === "missed" === (task === "entities");
}
function isReserved(label) {
	return OUTCOME_NAMES.has(label) || label === "(spurious)";
}
function checkLabels(findings, path, labels) {
	const first = new Map();
	for (const [index, label] of labels.entries()) {
		const shown = shownValue$1(label, void 0);
		const earlier = first.get(label);
		if (earlier !== void 0) findings.atValue([...path, index], `label ${shown} stands twice in labels, first as number ${earlier + 1}`, "Remove one of the two.");
		else first.set(label, index);
		if (isReserved(label)) findings.atValue([...path, index], `label ${shown} has the name of an outcome column`, "A predicted label outside labels is counted as (other), an absent one as (missing): neither is listed.");
	}
}
function checkMember(findings, path, label, labels, others) {
	if (labels === void 0 || labels.has(label)) return true;
	const known = `${[...labels].slice(0, LISTED$2).map(shownName).join(", ")}${labels.size > LISTED$2 ? `, … (${labels.size} in all)` : ""}`;
	findings.atValue(path, `${String(path.at(-1))} ${shownValue$1(label, void 0)} is not one of labels`, ...didYouMean(label, [...labels, ...others]), `labels: ${known}`);
	return false;
}
// lib/src/config/costs.js
function costsOf(findings, path, raw, labels) {
	const rows = entriesOf(raw).map(([actual, row]) => {
		checkName(findings, [...path, actual], actual, labels, []);
		return [actual, entriesOf(row).map(([predicted, cost]) => {
			checkName(findings, [
				...path,
				actual,
				predicted
			], predicted, labels, COLUMNS$3);
			return [predicted, decimal(Number(cost))];
		})];
	});
	const finest = rows.flatMap(([, entries]) => entries).reduce((most, [, { denominator }]) => denominator > most ? denominator : most, 1n);
	return {
		unitsOfOne: Number(finest),
		rows: new Map(rows.map(([actual, entries]) => [actual, new Map(entries.map(([predicted, { numerator, denominator }]) => [predicted, Number(numerator * (finest / denominator))]))]))
	};
}
function entriesOf(mapping) {
	return typeof mapping === "object" && mapping !== null ? Object.entries(mapping) : [];
}
const COLUMNS$3 = outcomeColumns("classification");
function checkName(findings, path, name, labels, columns) {
	const isOutcome = isOutcomeName(name);
	if (name === "*" || columns.includes(name) || !isOutcome && labels?.has(name) !== false) return;
	const known = [
		...labels ?? [],
		...columns,
		"*"
	];
	const why = isOutcome && columns.length === 0 ? "which is an outcome, and what is true is a class" : labels === void 0 ? "which is no answer to an example" : "which is not one of labels";
	findings.atKey(path, `costs names ${shownValue$1(name, void 0)}, ${why}`, ...didYouMean(name, known));
}
// lib/src/predictions/multilabel/options.js
const LABEL_SET_FORMATS = [
	"csv",
	"tsv",
	"json",
	"jsonl",
	"parquet"
];
// lib/src/config/combinations.js
const BASELINE_KEYS = [
	"pair_by",
	"examples",
	"on_missing_baseline",
	"correction",
	"cluster_by"
];
function checkCombinations(findings, path, settings, given, present) {
	if (settings.ordered && !present.labels) findings.atKey([...path, "ordered"], "ordered: true needs labels: without them the classes have no order but that of the alphabet", "Add labels: [lowest, …, highest].");
	if (!present.baseline) {
		const joinsGold = settings.task !== "classification" && typeof settings.columns?.actual === "object";
		for (const key of BASELINE_KEYS.filter((name) => given.has(name) && !(joinsGold && name === "pair_by"))) findings.atKey([...path, key], `${key} has no effect without a baseline`, `Add baseline: <path of the baseline's predictions>, or remove ${key}.`);
	}
	if (settings.pair_by === "order" && settings.examples !== "identical") {
		const why = settings.examples === "common" ? "the examples in common are found by id" : "independent examples are not paired";
		findings.atKey([...path, "examples"], `examples: ${settings.examples} contradicts pair_by: order: ${why}`, "Remove one of the two.");
	}
	checkColumns(findings, path, settings);
	checkCounts(findings, path, settings, given);
	checkTask(findings, path, settings, given);
	checkRepeats(findings, path, settings, given);
	checkClusters(findings, path, settings);
	checkResponse(findings, path, settings);
	checkBaseline(findings, path, settings);
}
const ENTITY_KEYS = [
	"scheme",
	"mode",
	"nested"
];
const ENTITY_FORMATS = [
	...TAG_FORMAT_IDS,
	"json",
	"jsonl"
];
const CLASSIFICATION_KEYS = [
	"ordered",
	"costs",
	"repeats",
	"unique_ids",
	"response"
];
const WHY_NOT = {
	entities: {
		ordered: "Remove it. Entity types have no order.",
		costs: "Remove it. Costs are those of answers to examples.",
		repeats: "Remove it. Judge one run of each document.",
		unique_ids: "Remove it. Ids of documents are always checked.",
		response: "Remove it. Entities are read from lists of spans; make those of the replies in a step of your own."
	},
	multilabel: {
		ordered: "Remove it. Labels of one set have no order.",
		costs: "Remove it. Costs are those of one label taken for another.",
		repeats: "Remove it. Judge one run of each example.",
		unique_ids: "Remove it. Ids are always checked.",
		response: "Remove it. Sets of labels are read from lists; make those of the replies in a step of your own."
	}
};
function checkTask(findings, path, { task, format, mode, scheme, baseline }, given) {
	const without = (key) => `${key} has no effect with task: ${task}`;
	if (task !== "classification") {
		const why = WHY_NOT[task];
		for (const key of CLASSIFICATION_KEYS.filter((name) => given.has(name))) findings.atKey([...path, key], without(key), why[key]);
		for (const [index, entry] of [baseline ?? []].flat().entries()) if (typeof entry === "object" && "response" in entry) findings.atKey([
			...path,
			"baseline",
			...Array.isArray(baseline) ? [index] : [],
			"response"
		], without("response"), why.response);
	}
	if (task !== "entities") for (const key of ENTITY_KEYS.filter((name) => given.has(name))) findings.atKey([...path, key], without(key), "It belongs to task: entities.");
	if (task !== "multilabel" && given.has("separator")) findings.atKey([...path, "separator"], without("separator"), "It belongs to task: multilabel.");
	if (task === "entities" && mode === "strict" && scheme === void 0) findings.atKey([...path, "mode"], "mode: strict needs a scheme to be strict about", `Add scheme: ${SCHEMES.join(" | ")}.`);
	if (format === void 0) return;
	const isTags = TAG_FORMAT_IDS.some((id) => id === format);
	if (task !== "entities" && isTags) findings.atValue([...path, "format"], `${format} is a format of entities`, "Add task: entities.");
	const accepted = task === "entities" ? ENTITY_FORMATS : task === "multilabel" ? LABEL_SET_FORMATS : void 0;
	if (accepted?.includes(format) === false && !(isTags && task !== "entities")) findings.atValue([...path, "format"], `${task === "entities" ? "entities" : "sets of labels"} are not read from ${format}`, `Accepted with task: ${task}: ${accepted.join(", ")}`);
	if (task === "entities" && isTags) {
		for (const key of ["records", "where"]) if (given.has(key)) findings.atKey([...path, key], `${key} has no effect with format: ${format}`, "It belongs to JSON.");
	}
}
function checkColumns(findings, path, { columns }) {
	const { actual, predicted, slices = [] } = columns ?? {};
	if (predicted !== void 0 && actual === predicted) findings.atValue([
		...path,
		"columns",
		"predicted"
	], `predicted and actual are the same column ${shownName(predicted)}: the model would always be right`);
	for (const [index, slice] of slices.entries()) if (slices.indexOf(slice) < index) findings.atValue([
		...path,
		"columns",
		"slices",
		index
	], `the column ${shownName(slice)} stands twice in columns.slices`, "Remove one of the two.");
}
function checkCounts(findings, path, settings, given) {
	const { format, columns, examples } = settings;
	if (format !== "counts") {
		if (columns?.count !== void 0 && format !== void 0) findings.atValue([
			...path,
			"columns",
			"count"
		], `columns.count has no effect with format: ${format}`, "Say format: counts, or remove it.");
		return;
	}
	for (const key of ["id", "text"]) if (columns?.[key] !== void 0) findings.atValue([
		...path,
		"columns",
		key
	], `columns.${key} contradicts format: counts: a row of counts stands for many examples`, "Remove one of the two.");
	for (const key of ["pair_by", "unique_ids"]) if (given.has(key)) findings.atKey([...path, key], `${key} has no effect with format: counts, which has no ids`, `Remove ${key}.`);
	if (given.has("examples") && examples !== "independent") findings.atKey([...path, "examples"], `examples: ${examples} contradicts format: counts: without ids examples cannot be paired`, "Remove it, or say examples: independent.");
}
function checkRepeats(findings, path, { repeats, format, columns, pair_by: pairBy, examples }, given) {
	if (repeats === void 0) return;
	const contradicts = (key, why) => findings.atKey([...path, ...key.split(".")], `${key} contradicts repeats: ${why}`, "Remove one of the two.");
	if (given.has("unique_ids")) contradicts("unique_ids", "an id stands once for each run");
	if (pairBy === "order") contradicts("pair_by", "the runs of an example are found by its id");
	if (examples === "independent") contradicts("examples", "examples with several runs are compared one by one");
	if (columns?.scores !== void 0) contradicts("columns.scores", "scores are those of one answer");
	if (format === "counts") contradicts("format", "a row of counts stands for many examples");
}
function checkClusters(findings, path, { cluster_by: cluster, columns, examples, format }) {
	if (cluster === void 0) return;
	const at = [...path, "cluster_by"];
	if (columns?.slices?.includes(cluster) === true) findings.atKey(at, `the column ${shownName(cluster)} stands in columns.slices, too: it names either slices or clusters`, "Remove one of the two.");
	if (examples === "independent") findings.atKey(at, "cluster_by contradicts examples: independent: clusters are swapped between two models on the same examples", "Remove one of the two.");
	if (format === "counts") findings.atKey(at, "cluster_by contradicts format: counts: a row of counts stands for many examples", "Remove one of the two.");
}
function checkResponse(findings, path, { columns, response }) {
	if (response === void 0) return;
	const { column } = response;
	const shown = shownName(column);
	if (columns?.predicted !== void 0 && columns.predicted !== column) findings.atValue([
		...path,
		"columns",
		"predicted"
	], `predictions come from the replies in response.column, ${shown}, and from the column ${shownName(columns.predicted)}`, "Remove one of the two.");
	if (columns?.actual === column) findings.atValue([
		...path,
		"response",
		"column"
	], `the column of replies ${shown} is the actual column: the model would always be right`);
}
function checkBaseline(findings, path, settings) {
	const { baseline, columns } = settings;
	if (baseline === void 0) return;
	const candidate = [settings.predictions ?? []].flat();
	for (const [index, entry] of [baseline].flat().entries()) {
		const entryPath = Array.isArray(baseline) ? [
			...path,
			"baseline",
			index
		] : [...path, "baseline"];
		if (typeof entry === "object" && "column" in entry) {
			const role = entry.column === columns?.predicted ? "predicted" : entry.column === columns?.actual ? "actual" : void 0;
			if (role !== void 0) findings.atValue([...entryPath, "column"], `the baseline's column ${shownName(entry.column)} is the ${role} column`, "Name the column of the baseline's predictions.");
			continue;
		}
		if (typeof entry === "object" && !("path" in entry)) continue;
		const file = typeof entry === "string" ? entry : entry.path;
		const readsOtherColumns = typeof entry === "object" && entry.columns?.predicted !== void 0 && entry.columns.predicted !== columns?.predicted;
		if (candidate.includes(file) && !readsOtherColumns) findings.atValue(typeof entry === "string" ? entryPath : [...entryPath, "path"], `the baseline ${shownValue$1(file, void 0)} is the candidate's own file: nothing could ever change`, "Name the file of the baseline's predictions, or a column of the same file: baseline: { column: base_prediction }");
	}
}
// lib/src/config/issues.js
const SOURCES = [
	"path",
	"ref",
	"artifact",
	"branch",
	"column"
];
const WEIGHT_KEYS = new Set(["weight", "weights"]);
const BOOLEAN_WORDS = new Map([
	["yes", true],
	["on", true],
	["true", true],
	["no", false],
	["off", false],
	["false", false]
]);
const MANY_VALUES = 8;
function reportIssues(findings, base, found) {
	const issues = found.flatMap(concerned);
	const explained = new Set();
	for (const issue of issues) if (issue.code === "unrecognized_keys") reportUnknownKeys(findings, [...base, ...keysOf(issue)], issue, explained);
	reportUnquotedLabels(findings, base, issues.filter(isUnquotedListLabel));
	for (const issue of issues) if (issue.code !== "unrecognized_keys" && !isUnquotedListLabel(issue)) reportValue(findings, base, issue, explained);
}
function concerned(issue) {
	if (issue.code !== "invalid_union") return [issue];
	const [best] = issue.errors.filter((branch) => !branch.some((inner) => inner.path.length === 0 && (inner.code === "invalid_type" || inner.code === "invalid_value"))).toSorted((a, b) => a.length - b.length);
	return best === void 0 ? [issue] : best.flatMap((inner) => concerned({
		...inner,
		path: [...issue.path, ...inner.path]
	}));
}
function reportUnknownKeys(findings, parent, issue, explained) {
	const accepted = issue.message.split(", ");
	const explain = (key) => void explained.add(JSON.stringify([...parent, key]));
	const candidates = parent.length === 0 ? [...accepted, "evaluations"] : accepted;
	for (const key of issue.keys) {
		const path = [...parent, key];
		if (WEIGHT_KEYS.has(key)) findings.atKey(path, `${key}: weights are not supported yet, every example counts once`, "Remove the key.");
		else if (SOURCES.includes(key) && accepted.some((other) => SOURCES.includes(other)) && accepted.includes("response")) findings.atKey(path, `a baseline comes from one of ${SOURCES.join(", ")}, and this one has another`, "Several are a list: they are tried in order.");
		else if (key === "<<") findings.atKey(path, "merge keys (<<) are not supported", "Write the keys out, or share a whole value with an alias: thresholds: *common");
		else {
			findings.atKey(path, `the key ${shownName(key)} is not known here`, ...didYouMean(key, candidates), `Accepted here: ${candidates.join(", ")}`);
			const meant = nearest(key, candidates);
			if (meant !== void 0) explain(meant === "evaluations" ? "predictions" : meant);
		}
	}
}
function reportUnquotedLabels(findings, base, group) {
	const [first] = group;
	if (first === void 0) return;
	const sources = group.map((issue) => findings.document.sourceOf([...base, ...keysOf(issue)]) ?? "");
	const shown = sources.slice(0, MANY_VALUES);
	const more = sources.length > shown.length ? `, … (${sources.length} in all)` : "";
	findings.atValue([...base, ...keysOf(first)], `labels must be text, but ${shown.map((source) => source === "" ? "an empty value" : source).join(", ")}${more} ${sources.length === 1 ? "is" : "are"} not`, `Put ${sources.length === 1 ? "it" : "each"} in quotes: ${shown.map((source) => JSON.stringify(source)).join(", ")}${more === "" ? "" : ", …"}`);
}
function isUnquotedListLabel(issue) {
	return issue.code === "invalid_type" && issue.path.at(-2) === "labels" && typeof issue.path.at(-1) === "number" && isScalar(issue.input);
}
function reportValue(findings, base, issue, explained) {
	const path = [...base, ...keysOf(issue)];
	const subject = subjectOf$1(base, keysOf(issue));
	const { input } = issue;
	if (input === void 0 && issue.path.length > 0) {
		if (!explained.has(JSON.stringify(path))) findings.atValue(path.slice(0, -1), `${subject} is missing`, `It takes ${issue.message}.`);
		return;
	}
	const shown = shownValue$1(input, findings.document.sourceOf(path));
	if (issue.code === "invalid_key") findings.atKey(path, `${subject}: a key must not be blank`);
	else if (issue.code === "invalid_value" && issue.values.length > MANY_VALUES && typeof input === "string") {
		const accepted = issue.values.map(String);
		findings.atValue(path, `${subject} ${shown} does not exist`, ...didYouMean(input, accepted), `Accepted: ${accepted.join(", ")}`);
	} else if (isBarePercentage(path, input)) {
		const number = input.replace("%", "").trim();
		findings.atValue(path, `${subject} ${shown} is ambiguous`, `Write "${number}pp" for percentage points, or "${number}% of baseline" for a share of the baseline's value.`);
	} else findings.atValue(path, `${subject} must be ${issue.message}, but is ${shown}`, ...hint(issue, findings.document.sourceOf(path)));
}
function hint(issue, source) {
	const { input } = issue;
	if (typeof input === "string") {
		const words = wordsOf(issue);
		if (words.length > 0) return didYouMean(input, words);
	}
	const expected = expectedOf(issue);
	if (expected.has("string") && !expected.has("number") && isScalar(input) && source !== void 0 && source !== "") return [`Put it in quotes: ${JSON.stringify(source)}`];
	if (expected.has("boolean") && typeof input === "string") {
		const meant = BOOLEAN_WORDS.get(input.toLowerCase());
		return meant === void 0 ? [] : [`Write ${String(meant)}, without quotes.`];
	}
	const isNumber = typeof input === "string" && input.trim() !== "" && Number.isFinite(Number(input));
	if ((expected.has("number") || expected.has("int")) && isNumber) return ["Write it without quotes."];
	return [];
}
function wordsOf(issue) {
	if (issue.code === "invalid_value") return issue.values.map(String);
	return issue.code === "invalid_union" ? issue.errors.flatMap((branch) => branch.flatMap(wordsOf)) : [];
}
function expectedOf(issue) {
	if (issue.code === "invalid_type") return new Set([issue.expected]);
	if (issue.code === "invalid_union") return new Set(issue.errors.flatMap((branch) => branch.flatMap((inner) => [...expectedOf(inner)])));
	return issue.code === "invalid_format" && issue.path.some((step) => step === "max_drop" || step === "max_increase") ? new Set(["number"]) : new Set();
}
function isBarePercentage(path, input) {
	const key = path.at(-1);
	return (key === "max_drop" || key === "max_increase") && typeof input === "string" && /^\s*\d+(\.\d+)?\s*%\s*$/.test(input);
}
function isScalar(value) {
	return typeof value === "number" || typeof value === "boolean" || value === null;
}
function subjectOf$1(base, path) {
	const [first, second, ...rest] = path;
	if (first === void 0) return `evaluation ${shownName(String(base.at(-1)))}`;
	if (first === "thresholds" && typeof second === "number") return rest.length === 0 ? "a threshold" : shownPath(rest);
	return shownPath(path);
}
function keysOf(issue) {
	return issue.path.filter((step) => typeof step !== "symbol");
}
// lib/src/predictions/responses/json-path.js
const EVERY$1 = Symbol("[*]");
const NEXT = /\.?([^.[\]"]+)|\[(\d{1,9})\]|\[(\*)\]|\[("(?:[^"\\]|\\.)*")\]/y;
function parsePath(text) {
	const path = text.trim();
	if (path === "$") return [];
	const steps = [];
	NEXT.lastIndex = path.startsWith("$.") ? 2 : path.startsWith("$[") ? 1 : 0;
	const begin = NEXT.lastIndex;
	if (path.startsWith(".", begin)) return void 0;
	while (NEXT.lastIndex < path.length) {
		const at = NEXT.lastIndex;
		const match = NEXT.exec(path);
		if (match === null) return void 0;
		const [, name, position, every, quoted] = match;
		if (at > begin && name !== void 0 && !path.startsWith(".", at)) return void 0;
		const step = name ?? (position !== void 0 ? Number(position) : every !== void 0 ? EVERY$1 : keyOf$1(quoted ?? ""));
		if (step === void 0) return void 0;
		steps.push(step);
	}
	return steps.length === 0 ? void 0 : steps;
}
function keyOf$1(quoted) {
	try {
		return String(JSON.parse(quoted));
	} catch {
		return;
	}
}
function valuesAt(value, path) {
	let values = [value];
	for (const step of path) values = values.flatMap((inner) => next(inner, step));
	return values;
}
function next(value, step) {
	if (Array.isArray(value)) return step === EVERY$1 ? value : typeof step === "number" && step < value.length ? [value[step]] : [];
	if (typeof value !== "object" || value === null || typeof step !== "string" || !Object.hasOwn(value, step)) return [];
	return [value[step]];
}
// lib/src/predictions/responses/tidying.js
const AROUND$1 = /^[\p{P}\p{Z}\s`~<>=|^]$/u;
const SIGNS = "-+−";
const KINDS$1 = new Set([
	"fold_case",
	"unicode",
	"collapse_blanks",
	"strip_punctuation",
	"strip_prefix"
]);
function isTidying(step) {
	return KINDS$1.has(step.kind);
}
function tidied(text, step) {
	switch (step.kind) {
		case "fold_case": return foldCase(text);
		case "unicode": return text.normalize(step.form);
		case "collapse_blanks": return text.replaceAll(/\s+/g, " ").trim();
		case "strip_punctuation": return stripPunctuation(text);
		case "strip_prefix": return stripPrefix(text, step.prefixes);
	}
}
function tidiedBy(text, steps) {
	return steps.filter(isTidying).reduce(tidied, text).trim();
}
function foldCase(text) {
	return text.toUpperCase().toLowerCase();
}
function stripPunctuation(text) {
	const letters = Array.from(text);
	const first = letters.findIndex((letter) => !AROUND$1.test(letter));
	if (first === -1) return "";
	const last = letters.findLastIndex((letter) => !AROUND$1.test(letter));
	const sign = letters[first - 1];
	const signed = sign !== void 0 && SIGNS.includes(sign) && /^\p{Nd}$/u.test(letters[first] ?? "");
	return letters.slice(signed ? first - 1 : first, last + 1).join("");
}
function stripPrefix(text, prefixes) {
	const trimmed = text.trimStart();
	const lengths = prefixes.filter((prefix) => foldCase(trimmed.slice(0, prefix.length)) === foldCase(prefix)).map((prefix) => prefix.length);
	return lengths.length === 0 ? text : trimmed.slice(Math.max(...lengths)).trim();
}
// lib/src/predictions/responses/other-names.js
function aliasStep(aliases, before) {
	const labels = new Map(aliases.flatMap(({ label, texts }) => texts.map((text) => [tidiedBy(text, before), { label }])));
	return (text) => labels.get(text.trim()) ?? text;
}
function indexStep(from, labels) {
	return (text) => {
		const label = labels[placeOf$1(text.trim(), from) ?? -1];
		return label === void 0 ? text : { label };
	};
}
function placeOf$1(text, from) {
	if (from === "A") return /^[A-Za-z]$/.test(text) ? text.toUpperCase().charCodeAt(0) - 65 : void 0;
	const number = withoutZeroFraction(text);
	return /^\d{1,6}$/.test(number) ? Number(number) - from : void 0;
}
// lib/src/config/response-steps.js
const LAST_LETTER = 26;
const NO_LABELS = "Add labels: [<label>, <label>, …] to the evaluation.";
function stepsOf(findings, path, entries, facts) {
	const placed = entries.flatMap((raw, index) => {
		const entry = stepSchema.safeParse(raw, PARSING).data;
		const at = [...path, index];
		return entry === void 0 ? [] : stepOf(findings, at, entry, raw, facts).map((step) => ({
			step,
			at
		}));
	});
	const end = placed.findIndex(({ step }) => step.kind === "match");
	const beyond = end === -1 ? void 0 : placed[end + 1];
	if (beyond !== void 0) findings.atValue(beyond.at, "this step is never reached: match is the end", "Move match to the end.");
	checkNames(findings, path, placed, facts);
	return placed.map(({ step }) => step);
}
function stepOf(findings, path, entry, raw, facts) {
	if (typeof entry === "string") return [entry === "drop_reasoning" ? {
		kind: entry,
		tags: REASONING_TAGS
	} : { kind: entry }];
	const keys = Object.keys(entry);
	if (keys.length !== 1) {
		const what = keys.length === 0 ? "a step is an empty mapping" : `a step does one thing, but this one has ${keys.map(shownName).join(" and ")}`;
		findings.atValue(path, what, "Begin each step with a dash of its own.");
		return [];
	}
	return [...extractionOf(findings, path, entry), ...meaningOf(findings, path, entry, Object(raw), facts)];
}
function extractionOf(findings, path, { json, regex, drop_reasoning: tags, unicode: form, strip_prefix: prefixes }) {
	if (json !== void 0) {
		const { path: inside, otherwise } = typeof json === "string" ? {
			path: json,
			otherwise: "unparsed"
		} : json;
		checkPath(findings, typeof json === "string" ? [...path, "json"] : [
			...path,
			"json",
			"path"
		], inside);
		return [{
			kind: "json",
			path: inside,
			otherwise
		}];
	}
	if (regex !== void 0) {
		const short = typeof regex === "string";
		const { pattern, take, otherwise } = short ? {
			pattern: regex,
			take: "only",
			otherwise: "unparsed"
		} : regex;
		const at = short ? [...path, "regex"] : [
			...path,
			"regex",
			"pattern"
		];
		const fault = findings.patternFault(pattern);
		if (fault !== void 0) findings.atValue(at, ...fault);
		return [{
			kind: "regex",
			pattern,
			take,
			otherwise,
			place: findings.document.placeOf(at)
		}];
	}
	if (tags !== void 0) return [{
		kind: "drop_reasoning",
		tags
	}];
	if (form !== void 0) return [{
		kind: "unicode",
		form
	}];
	return prefixes === void 0 ? [] : [{
		kind: "strip_prefix",
		prefixes: [prefixes].flat()
	}];
}
function meaningOf(findings, path, entry, raw, facts) {
	const { aliases, index, match } = entry;
	if (aliases !== void 0) {
		const at = [...path, "aliases"];
		const decoded = Object.entries(Object(raw["aliases"])).map(([label, texts]) => ({
			label,
			texts: [texts].flat().map(String)
		}));
		if (decoded.length === 0) findings.atValue(at, "aliases is empty", "Write { <label>: [<text>, <text>] }.");
		for (const { label } of decoded) checkLabel(findings, [...at, label], label, facts.labels);
		return [{
			kind: "aliases",
			aliases: decoded
		}];
	}
	if (index !== void 0) {
		checkIndex(findings, [...path, "index"], index, facts);
		return [{
			kind: "index",
			from: index
		}];
	}
	if (match !== void 0) {
		if (!facts.given) findings.atValue([...path, "match"], "match compares with labels, and the evaluation has none", NO_LABELS);
		return [typeof match === "string" ? {
			kind: "match",
			by: match,
			otherwise: "unparsed"
		} : {
			kind: "match",
			...match
		}];
	}
	for (const outcome of [
		"refused",
		"unparsed",
		"missing"
	]) {
		const sign = entry[outcome];
		if (sign !== void 0) return signOf(findings, [...path, outcome], sign).map((by) => ({
			kind: "outcome",
			outcome,
			sign: by
		}));
	}
	return [];
}
function signOf(findings, path, sign) {
	const { json, is, equals, contains } = sign;
	const ways = [
		"json",
		"equals",
		"contains"
	].filter((way) => sign[way] !== void 0);
	if (ways.length !== 1) {
		const what = ways.length === 0 ? "does not say how it is recognised" : `is recognised in one way, but has ${ways.join(" and ")}`;
		findings.atValue(path, `${String(path.at(-1))} ${what}`, "Write one of json (with is, or without), equals and contains; for more, write another step.");
		return [];
	}
	if (json !== void 0) {
		checkPath(findings, [...path, "json"], json);
		return [{
			by: "json",
			path: json,
			...is !== void 0 && { is }
		}];
	}
	if (is !== void 0) findings.atKey([...path, "is"], "is goes with json", "equals compares the whole text.");
	return equals === void 0 ? [{
		by: "contains",
		texts: contains ?? []
	}] : [{
		by: "equals",
		texts: equals
	}];
}
function checkLabel(findings, path, label, labels) {
	if (labels === void 0 || labels.has(label)) return;
	findings.atKey(path, `aliases gives other names to ${shownValue$1(label, void 0)}, which is not one of labels`, ...didYouMean(label, labels), "An alias is written { <label>: [<text>, <text>] }.");
}
function checkPath(findings, path, text) {
	if (parsePath(text) !== void 0) return;
	findings.atValue(path, `${String(path.at(-1))} ${shownValue$1(text, void 0)} is no path into JSON`, "Write keys with dots and positions in brackets: choices[0].message.content. A key with dots in it: [\"a.b\"].");
}
function checkIndex(findings, path, from, { labels, given }) {
	if (!given) findings.atValue(path, "index counts in labels, and the evaluation has none", NO_LABELS);
	const list = [...labels ?? []];
	if (from === "A" && list.length > LAST_LETTER) findings.atValue(path, `index: A has letters for ${LAST_LETTER} labels, but there are ${list.length}`, "Use aliases.");
	const mistaken = list.find((label) => (list[placeOf$1(label, from) ?? -1] ?? label) !== label);
	if (mistaken === void 0) return;
	const other = list[placeOf$1(mistaken, from) ?? -1] ?? "";
	findings.atValue(path, `index ${from} takes ${shownValue$1(mistaken, void 0)} for the place of ${shownValue$1(other, void 0)}, but it is a label itself`, "Use aliases, which say what each text means.");
}
function checkNames(findings, path, placed, { labels }) {
	const steps = placed.map(({ step }) => step);
	const tidying = steps.filter(isTidying).map(({ kind }) => kind);
	const after = tidying.length === 0 ? "" : ` after ${[...new Set(tidying)].join(", ")}`;
	const meaning = new Map();
	const add = (at, name, label) => {
		const text = tidiedBy(name, steps);
		const known = meaning.get(text);
		const shown = shownValue$1(name, void 0);
		if (text === "") findings.atValue(at, `nothing is left of ${shown}${after}`, "No reply could ever be read as it. Leave that step out.");
		else if (known === void 0) meaning.set(text, label);
		else if (known !== label) findings.atValue(at, `${shown} would mean ${shownValue$1(label, void 0)} and ${shownValue$1(known, void 0)}${after}`, "Each text can stand for one label only.");
	};
	if (steps.some(({ kind }) => kind === "match")) for (const label of labels ?? []) add(path, label, label);
	for (const { step, at } of placed) {
		if (step.kind !== "aliases") continue;
		for (const { label, texts } of step.aliases) for (const name of texts) add([
			...at,
			"aliases",
			label
		], name, label);
	}
}
// lib/src/config/response.js
function responseOf(findings, path, raw, facts) {
	const { column, steps, gold, show_unparsed: showUnparsed } = Object(raw);
	const decoded = stepsOf(findings, [...path, "steps"], listed$1(steps), facts);
	const goldSteps = gold === void 0 ? void 0 : gold === true ? decoded : stepsOf(findings, [...path, "gold"], listed$1(gold), facts);
	return {
		column: typeof column === "string" ? column : "",
		steps: decoded,
		...goldSteps !== void 0 && { gold: goldSteps },
		showUnparsed: showUnparsed !== false
	};
}
function baselineResponseOf(findings, path, raw, facts) {
	const { steps } = Object(raw);
	return raw === "none" ? raw : { steps: stepsOf(findings, [...path, "steps"], listed$1(steps), facts) };
}
function listed$1(value) {
	return Array.isArray(value) ? value : [];
}
// lib/src/config/scores.js
function scoreColumns(raw) {
	if (typeof raw === "string") return raw;
	if (typeof raw !== "object" || raw === null) return void 0;
	return Object.entries(raw).map(([label, column]) => [label, String(column)]);
}
function scoresOf$1(findings, path, settings, from) {
	const { score_type: type, decision_threshold: threshold, labels, positive } = settings;
	if (from === void 0) {
		for (const key of ["score_type", "decision_threshold"]) if (settings[key] !== void 0) findings.atKey([...path, key], `${key} has no effect without scores`, "Name their column: columns: { scores: <column> }.");
		return;
	}
	if (settings.task !== "classification") findings.atKey([
		...path,
		"columns",
		"scores"
	], `scores are not read with task: ${settings.task}`, "Remove it.");
	if (settings.format === "counts") findings.atKey([
		...path,
		"columns",
		"scores"
	], "columns.scores contradicts format: counts: a row of counts stands for many examples", "Remove one of the two.");
	if (typeof from !== "string" && labels !== void 0) {
		for (const [label] of from) if (!labels.includes(label)) findings.atKey([
			...path,
			"columns",
			"scores",
			label
		], `columns.scores names the label ${JSON.stringify(label)}, which is not one of labels`, ...didYouMean(label, labels));
		const unscored = labels.filter((label) => !from.some(([scored]) => scored === label));
		if (unscored.length > 0) findings.atKey([
			...path,
			"columns",
			"scores"
		], `columns.scores has no column for ${unscored.map((label) => JSON.stringify(label)).join(", ")}`, "Name one for each of labels.");
	}
	return {
		from,
		type: type ?? "probability",
		positive,
		labels,
		...cutOf(findings, path, settings, from, threshold)
	};
}
function cutOf(findings, path, { labels, positive, score_type: type, response, columns }, from, threshold) {
	if (threshold === void 0) return {};
	const at = [...path, "decision_threshold"];
	const problem = (message, advice) => {
		findings.atKey(at, message, advice);
		return {};
	};
	const negative = labels?.find((label) => label !== positive);
	if (positive === void 0 || negative === void 0 || labels?.length !== 2) return problem("decision_threshold needs two labels and the positive one of them", "Add labels: [<negative>, <positive>] and positive: <positive>.");
	if (typeof from !== "string") return problem("decision_threshold cuts one column with the score of the positive class", `Name it alone: columns: { scores: <column of ${positive}> }.`);
	if (response !== void 0) return problem("decision_threshold contradicts response: both make the predictions", "Remove one of the two.");
	if (columns?.predicted !== void 0) return problem("decision_threshold contradicts columns.predicted: both say what the predictions are", "Remove one of the two.");
	if (type !== "logit" && (threshold < 0 || threshold > 1)) return problem(`decision_threshold is ${threshold}, but probabilities lie between 0 and 1`, "Where the scores are logits, say score_type: logit.");
	return { cut: {
		from: threshold,
		positive,
		negative
	} };
}
// lib/src/thresholds/direction.js
function directionOf(metric, selector) {
	if (selector.kind !== "cell") return metric.better;
	return selector.actual === selector.predicted ? "higher" : "lower";
}
// lib/src/config/bound.js
function limitOf(findings, path, kind, value, metric, wholeCounts) {
	const [least, most] = metric.range;
	const shown = shownValue$1(value, findings.document.sourceOf(path));
	if (metric.unit === "count" && wholeCounts && !Number.isInteger(value)) {
		findings.atValue(path, `${kind} is ${shown}, but ${metric.id} is a count of examples`, "Write a whole number.");
		return;
	}
	if (value < least || value > most) {
		const asPercentage = metric.unit === "fraction" && value > 1 && value <= 100;
		findings.atValue(path, `${kind} is ${shown}, but ${metric.id} lies ${rangeOf(metric)}`, ...asPercentage ? [`Write ${String(value / 100)} for ${shown} %.`] : []);
		return;
	}
	return {
		kind,
		limit: decimal(value)
	};
}
function changeOf(findings, path, kind, value, metric, wholeCounts) {
	const width = metric.range[1] - metric.range[0];
	if (typeof value === "number") {
		const shown = shownValue$1(value, findings.document.sourceOf(path));
		if (metric.unit === "count" && wholeCounts && !Number.isInteger(value)) {
			findings.atValue(path, `${kind} is ${shown}, but ${metric.id} is a count of examples`, "Write a whole number, or a share such as \"2% of baseline\".");
			return;
		}
		if (value > width) {
			const asPoints = metric.unit === "fraction" && value <= 100;
			findings.atValue(path, `${kind} is ${shown}, but ${metric.id} can change by ${width} at most`, ...asPoints ? [`Write "${shown}pp" for percentage points.`] : []);
			return;
		}
		return {
			kind,
			allowed: decimal(value),
			unit: "own"
		};
	}
	const [, number = "0", suffix] = CHANGE_PATTERN.exec(value) ?? [];
	const allowed = hundredth(decimal(number), value);
	if (suffix !== "pp") {
		if (kind === "max_drop" && metric.range[0] >= 0 && Number(number) > 100) {
			findings.atValue(path, `${kind} is ${shownValue$1(value, void 0)}, but ${metric.id} cannot lose more than all of the baseline's value`);
			return;
		}
		return {
			kind,
			allowed,
			unit: "percent_of_baseline"
		};
	}
	if (metric.unit !== "fraction") {
		findings.atValue(path, `${kind} is ${shownValue$1(value, void 0)}, but ${metric.id} is ${metric.unit === "count" ? "a count of examples" : "no fraction"} and has no percentage points`, `Write ${metric.unit === "count" ? "a whole number" : "a number"}, or a share such as "2% of baseline".`);
		return;
	}
	if (Number(number) > width * 100) {
		findings.atValue(path, `${kind} is ${shownValue$1(value, void 0)}, but ${metric.id} can change by ${width * 100} percentage points at most`);
		return;
	}
	return {
		kind,
		allowed,
		unit: "points"
	};
}
function hundredth(number, text) {
	return {
		text,
		numerator: number.numerator,
		denominator: number.denominator * 100n
	};
}
function rangeOf(metric) {
	const [least, most] = metric.range;
	if (most === Infinity) return least === -Infinity ? "anywhere" : `at ${least} or above`;
	return `between ${least} and ${most}`;
}
// lib/src/config/selector.js
const FORM_OF = {
	class: "class",
	per: "class",
	average: "average",
	actual: "cell",
	predicted: "cell"
};
function selectorOf(findings, path, metric, entry, facts) {
	const given = SELECTOR_KEYS.filter((key) => entry[key] !== void 0);
	const surplus = given.filter((key) => !takesKey(metric, key));
	for (const key of surplus) findings.atKey([...path, key], `${metric.id} takes no ${key}`, sentenceOf(metric, facts.task));
	const [first, ...others] = given.filter((key) => !surplus.includes(key));
	const clash = others.find((key) => key !== "predicted");
	if (first !== void 0 && clash !== void 0) {
		findings.atKey([...path, clash], `${first} and ${clash} exclude each other: a threshold speaks of one thing`, "Write two thresholds.");
		return;
	}
	if (surplus.length > 0) return void 0;
	return metric.ofCell === void 0 ? classSelector(findings, path, metric, entry, facts) : cellSelector(findings, path, metric, entry, facts);
}
function classSelector(findings, path, metric, entry, facts) {
	const { class: label, per, average } = entry;
	if (label !== void 0) return checkClass(findings, [...path, "class"], label, facts.labels) ? {
		kind: "class",
		label
	} : void 0;
	if (per !== void 0) return { kind: "per-class" };
	if (average !== void 0) {
		const averages = averagesIn(metric, facts.task);
		if (averages.includes(average)) return {
			kind: "average",
			average
		};
		findings.atValue([...path, "average"], `${metric.id} has no ${average} average${average === "samples" && metric.averages.includes(average) ? " here: it is one over examples with several labels" : ""}`, `Its averages: ${averages.join(", ")}`);
		return;
	}
	if (metric.whole !== void 0) return { kind: "whole" };
	if (facts.positive !== void 0) return {
		kind: "class",
		label: facts.positive
	};
	if (!facts.positiveBroken) findings.atValue([...path, "metric"], `${metric.id} does not say of which class`, sentenceOf(metric, facts.task), "Or set positive: for the evaluation; then its class is meant.");
}
function cellSelector(findings, path, metric, entry, facts) {
	const { actual, predicted } = entry;
	if (actual === void 0 || predicted === void 0) {
		const missing = [actual === void 0 ? "actual" : "", predicted === void 0 ? "predicted" : ""].filter((key) => key !== "");
		findings.atValue([...path, "metric"], `${metric.id} does not say of which cell: ${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} missing`, sentenceOf(metric, facts.task));
		return;
	}
	const isSpurious = facts.task === "entities" && actual === "(spurious)";
	if (isSpurious && metric.unit !== "count") findings.atValue([...path, "actual"], `${metric.id} is a share of the gold entities of a type, and ${SPURIOUS} has none`, "Use metric: confusion, or false_discovery_rate of the predicted type.");
	const actualIsKnown = isSpurious || checkClass(findings, [...path, "actual"], actual, facts.labels);
	const predictedIsKnown = checkPredicted(findings, [...path, "predicted"], predicted, facts.labels, facts.task);
	return actualIsKnown && predictedIsKnown ? {
		kind: "cell",
		actual,
		predicted
	} : void 0;
}
function takesKey(metric, key) {
	const form = FORM_OF[key];
	if (form === "cell") return metric.ofCell !== void 0;
	return form === "class" ? isOfClass(metric) : metric.averages.length > 0;
}
function sentenceOf(metric, task) {
	const forms = [];
	if (isOfClass(metric)) forms.push("class: <label>", "per: class");
	if (metric.averages.length > 0) forms.push(`average: ${averagesIn(metric, task).join(" | ")}`);
	if (metric.ofCell !== void 0) forms.push("actual: <label> with predicted: <label>");
	const choices = forms.length < 2 ? forms.join("") : `${forms.slice(0, -1).join(", ")} or ${forms.at(-1) ?? ""}`;
	if (metric.whole === void 0) return `${metric.id} takes ${choices}.`;
	return forms.length === 0 ? `${metric.id} is measured of the whole matrix.` : `${metric.id} takes ${choices}, or nothing for the whole matrix.`;
}
// lib/src/config/slice.js
const EACH = "*";
function sliceOf(findings, path, slice, raw, columns) {
	if (slice === EACH) return onlyColumn(findings, path, columns);
	const entries = Object.entries(raw ?? {});
	const [entry, second] = entries;
	if (entry === void 0 || second !== void 0) {
		findings.atValue(path, `slice must name one column, but names ${entries.length === 0 ? "none" : entries.map(([name]) => shownName(name)).join(", ")}`, "Write slice: { language: de }, or { language: \"*\" } for each value.");
		return;
	}
	const [column, value] = entry;
	if (typeof value !== "string") {
		findings.atValue([...path, column], `slice.${shownName(column)} must be ${LABEL_PHRASE}, but is ${shownValue$1(value, findings.document.sourceOf([...path, column]))}`);
		return;
	}
	if (columns !== void 0 && !columns.includes(column)) {
		findings.atKey([...path, column], `slice names the column ${shownName(column)}, which is not one of columns.slices`, ...didYouMean(column, columns), columns.length === 0 ? `Add to the evaluation: columns: { slices: [${shownName(column)}] }` : `columns.slices: ${columns.map(shownName).join(", ")}`);
		return;
	}
	return {
		column,
		value,
		each: value === EACH
	};
}
function onlyColumn(findings, path, columns) {
	if (columns === void 0) return void 0;
	const [column, second] = columns;
	if (column === void 0) {
		findings.atValue(path, "slice \"*\" needs a slice column, and the evaluation names none", "Add to the evaluation: columns: { slices: [<column>] }");
		return;
	}
	if (second !== void 0) {
		findings.atValue(path, `slice "*" does not say which of ${columns.length} slice columns is meant`, `Write one threshold a column: ${columns.map((name) => `slice: { ${shownName(name)}: "*" }`).join(", ")}`);
		return;
	}
	return {
		column,
		value: EACH,
		each: true
	};
}
// lib/src/config/thresholds.js
const SUBJECT_KEYS = [
	"metric",
	"slice",
	...SELECTOR_KEYS
];
function thresholdsOf(findings, path, entries, facts) {
	const thresholds = [];
	const seen = new Map();
	for (const [index, raw] of entries.entries()) {
		const given = new Map(Object.entries(raw ?? {}));
		const entry = readableEntry(raw, given);
		if (entry === void 0) continue;
		for (const threshold of decodeEntry(findings, [...path, index], entry, given, facts)) {
			checkAgainstEarlier(findings, [...path, index], threshold, seen);
			thresholds.push(threshold);
		}
	}
	return thresholds;
}
function readableEntry(raw, given) {
	const { data, error } = thresholdSchema.safeParse(raw, PARSING);
	if (error === void 0) return data;
	const broken = new Set(error.issues.map((issue) => issue.path[0]));
	const isUnknown = (key) => !Object.hasOwn(thresholdSchema.shape, key);
	if (SUBJECT_KEYS.some((key) => broken.has(key)) || [...given.keys()].some(isUnknown)) return void 0;
	const sound = [...given].filter(([key]) => !broken.has(key));
	return thresholdSchema.safeParse(Object.fromEntries(sound), PARSING).data;
}
function decodeEntry(findings, path, entry, given, facts) {
	const metric = METRIC_BY_ID.get(entry.metric);
	if (metric === void 0) throw new Error(`the schema accepts the metric ${entry.metric}, which the catalogue does not know`);
	if (!tasksOf(metric).includes(facts.task)) {
		findings.atValue([...path, "metric"], whyNotOf(metric, facts.task), `Metrics of ${TASK_WORDS[facts.task]}: ${METRICS.filter((other) => tasksOf(other).includes(facts.task)).map(({ id }) => id).join(", ")}`);
		return [];
	}
	if (metric.needs === "order" && !facts.ordered) findings.atValue([...path, "metric"], `${metric.id} weighs errors by the order of the classes, and the evaluation has none`, "Set labels: [lowest, …, highest] and ordered: true for the evaluation.");
	if (metric.needs === "scores" && !facts.scores) findings.atValue([...path, "metric"], `${metric.id} is measured of scores, and the evaluation reads none`, "Name where they stand: columns: { scores: <column> }.");
	if (metric.needs === "costs" && !facts.costs) findings.atValue([...path, "metric"], `${metric.id} needs a table of costs, and the evaluation has none`, "Add costs: { <actual>: { <predicted>: <cost> } } to the evaluation; \"*\" stands for every other class.");
	if (metric.needs === "repeats" && !facts.repeats) findings.atValue([...path, "metric"], `${metric.id} is measured of several runs of an example, and the evaluation reads one`, "Add repeats: { by: id } to the evaluation.");
	if (facts.labels === void 0 && (metric.id === "other_rate" || entry.predicted === "(other)")) findings.atValue([...path, "metric"], `${metric.id} of (other) needs labels: without a closed set every label that occurs is a class, and nothing is other`, "Add labels: [<every class>].");
	const selector = selectorOf(findings, path, metric, entry, facts);
	const slice = entry.slice === void 0 ? void 0 : sliceOf(findings, [...path, "slice"], entry.slice, given.get("slice"), facts.slices);
	if (entry.min_support !== void 0 && entry.per === void 0 && entry.slice === void 0) findings.atKey([...path, "min_support"], "min_support has no effect here: what is named is always judged", "It belongs to per: class and to slice: \"*\".");
	else if (entry.min_support !== void 0 && entry.per === void 0 && slice?.each === false) findings.atKey([...path, "min_support"], "min_support has no effect on a slice that is named: it is always judged", "It belongs to per: class and to slice: \"*\".");
	if (entry.policy !== void 0 && entry.policy !== "point" && metric.unit === "count" && (entry.min !== void 0 || entry.max !== void 0)) findings.atKey([...path, "policy"], `policy: ${entry.policy} has no effect on a bound on a count: it is taken literally`, "Remove it, or bound a rate.");
	const bounds = boundsOf(findings, path, entry, given, metric, selector, facts);
	if (selector === void 0 || entry.slice !== void 0 && slice === void 0) return [];
	return bounds.map((bound) => ({
		metric,
		selector,
		...slice === void 0 ? {} : { slice },
		bound,
		severity: entry.severity,
		policy: entry.policy ?? defaultPolicy(metric, bound),
		minSupport: entry.min_support ?? facts.minSupport,
		place: findings.document.placeOfKey([...path, bound.kind])
	}));
}
function boundsOf(findings, path, entry, given, metric, selector, { hasBaseline, repeats }) {
	if (!BOUND_KEYS.some((key) => given.has(key))) {
		findings.atValue(path, `the threshold for ${metric.id} has no bound`, `Give it at least one of ${BOUND_KEYS.join(", ")}.`);
		return [];
	}
	const bounds = [];
	for (const kind of ["min", "max"]) {
		const value = entry[kind];
		if (value !== void 0) bounds.push(limitOf(findings, [...path, kind], kind, value, metric, !repeats));
	}
	for (const kind of ["max_drop", "max_increase"]) {
		const value = entry[kind];
		if (value === void 0) continue;
		if (!hasBaseline) findings.atKey([...path, kind], `${kind} compares with a baseline, and the evaluation has none`, "Add baseline: <path of the baseline's predictions> to the evaluation, or use min or max.");
		if (!fits(findings, [...path, kind], kind, metric, selector)) continue;
		bounds.push(changeOf(findings, [...path, kind], kind, value, metric, !repeats));
	}
	return bounds.filter((bound) => bound !== void 0);
}
function fits(findings, path, kind, metric, selector) {
	if (selector === void 0 && metric.ofCell !== void 0) return true;
	const direction = selector === void 0 ? metric.better : directionOf(metric, selector);
	const right = direction === "higher" ? "max_drop" : "max_increase";
	if (direction === "neither" || kind === right) return true;
	const why = selector?.kind === "cell" && direction === "higher" ? `${metric.id} of a class with itself counts right answers: higher is better` : `for ${metric.id} ${direction} is better`;
	findings.atKey(path, `${kind} does not fit: ${why}`, `Use ${right} instead.`);
	return false;
}
function checkAgainstEarlier(findings, path, threshold, seen) {
	const { metric, selector, slice, bound } = threshold;
	const key = (kind) => JSON.stringify([
		metric.id,
		selector,
		slice,
		kind
	]);
	const twin = seen.get(key(bound.kind));
	if (twin !== void 0) {
		findings.atKey([...path, bound.kind], `${bound.kind} of ${metric.id} stands twice for the same ${subjectOf(selector, slice)}, first in line ${twin.place?.line ?? 0}`, "Remove one of the two.");
		return;
	}
	seen.set(key(bound.kind), threshold);
	const low = seen.get(key("min"));
	const high = seen.get(key("max"));
	if (bound.kind !== "min" && bound.kind !== "max" || low?.bound.kind !== "min" || high?.bound.kind !== "max") return;
	if (isAbove(low.bound.limit, high.bound.limit)) findings.atKey([...path, bound.kind], `min ${low.bound.limit.text} is above max ${high.bound.limit.text}: no value of ${metric.id} could pass`);
}
function isAbove(a, b) {
	return a.numerator * b.denominator > b.numerator * a.denominator;
}
function subjectOf(selector, slice) {
	const subject = {
		whole: "matrix",
		class: "class",
		"per-class": "classes",
		average: "average",
		cell: "cell"
	}[selector.kind];
	return slice === void 0 ? subject : `${subject} and slice`;
}
const TASK_WORDS = {
	classification: "a classification",
	multilabel: "label sets",
	entities: "entities"
};
function whyNotOf(metric, task) {
	const only = tasksOf(metric);
	if (!only.includes("classification")) return `${metric.id} is measured of ${only.map((own) => TASK_WORDS[own]).join(" and ")} only`;
	const why = metric.ofClass !== void 0 ? "it needs true negatives, and there is no number of entities that are none" : "it needs one prediction for each example";
	return `${metric.id} is not measured of ${TASK_WORDS[task]}: ${why}`;
}
// lib/src/thresholds/threshold-key.js
function thresholdKey(threshold) {
	const { bound } = threshold;
	return `${subjectKey(threshold)} ${bound.kind} ${isChange(bound) ? bound.allowed.text : bound.limit.text}`;
}
function subjectKey({ metric, selector, slice }) {
	return metricKey(metric.id, keyNames(selector), slice);
}
function keyNames(selector) {
	if (selector.kind !== "cell") return selector;
	const outcome = OUTCOMES.find((name) => outcomeLabel(name) === selector.predicted);
	return {
		kind: "cell",
		actual: selector.actual === "(spurious)" ? { spurious: true } : selector.actual,
		predicted: outcome === void 0 ? selector.predicted : { outcome }
	};
}
// lib/src/thresholds/waiver.js
function waives({ threshold: named }, threshold) {
	const subject = subjectKey(threshold);
	return named === subject || named === `${subject} ${threshold.bound.kind}` || named === thresholdKey(threshold);
}
function withWaivers(verdicts, waivers, today) {
	const isOver = ({ expires }) => today === void 0 || expires < today;
	const holding = waivers.filter((waiver) => !isOver(waiver));
	return {
		verdicts: verdicts.map((verdict) => {
			const waiver = verdict.state === "fail" ? holding.find((one) => waives(one, verdict.threshold)) : void 0;
			return waiver === void 0 ? verdict : {
				...verdict,
				state: "waived",
				waiver
			};
		}),
		problems: waivers.filter(isOver).map(({ threshold, expires, approver, place }) => ({
			message: today === void 0 ? `the waiver of ${threshold} ends on ${expires}, and the day of the run is not known` : `the waiver of ${threshold} by ${approver} ended on ${expires}`,
			...place !== void 0 && { place },
			advice: "Remove it, or have it approved for longer."
		}))
	};
}
// lib/src/config/evaluation.js
function evaluationOf(findings, path, name, raw, supplied) {
	const parsed = evaluationSchema.safeParse(raw, PARSING);
	const issues = parsed.error?.issues ?? [];
	reportIssues(findings, path, issues.filter((issue) => !(supplied.predictions && issue.path[0] === "predictions" && issue.input === void 0)));
	const given = new Map(typeof raw === "object" && raw !== null && !Array.isArray(raw) ? Object.entries(raw) : []);
	const broken = new Set(issues.map((issue) => issue.path[0]));
	for (const key of given.keys()) if (!Object.hasOwn(evaluationSchema.shape, key)) broken.add(nearest(key, Object.keys(evaluationSchema.shape)));
	const isGiven = (key) => given.has(key) || broken.has(key);
	const hasBaseline = isGiven("baseline") || supplied.baseline;
	const sound = () => Object.fromEntries([...given].filter(([key]) => Object.hasOwn(settingsSchema.shape, key) && !broken.has(key)));
	const settings = parsed.success ? parsed.data : settingsSchema.parse(sound(), PARSING);
	const { labels, positive } = settings;
	const closedSet = labels === void 0 ? void 0 : new Set(labels);
	if (labels !== void 0) checkLabels(findings, [...path, "labels"], labels);
	const positiveIsClass = positive !== void 0 && checkClass(findings, [...path, "positive"], positive, closedSet);
	checkCombinations(findings, path, settings, given, {
		labels: isGiven("labels"),
		baseline: hasBaseline
	});
	const labelFacts = {
		labels: closedSet,
		given: isGiven("labels")
	};
	const response = given.has("response") ? responseOf(findings, [...path, "response"], given.get("response"), labelFacts) : void 0;
	const costs = settings.costs === void 0 ? void 0 : costsOf(findings, [...path, "costs"], given.get("costs"), closedSet);
	const rawColumns = given.get("columns");
	const scoreNames = settings.columns?.scores === void 0 ? void 0 : scoreColumns(rawColumns.scores);
	const scores = scoresOf$1(findings, path, settings, scoreNames);
	const entries = given.get("thresholds");
	const thresholds = Array.isArray(entries) ? thresholdsOf(findings, [...path, "thresholds"], entries, {
		...closedSet === void 0 ? {} : { labels: closedSet },
		...positiveIsClass ? { positive } : {},
		task: settings.task,
		positiveBroken: isGiven("positive") && !positiveIsClass,
		ordered: settings.ordered || broken.has("ordered"),
		costs: isGiven("costs"),
		repeats: isGiven("repeats"),
		scores: settings.columns?.scores !== void 0 || broken.has("columns"),
		hasBaseline,
		slices: broken.has("columns") ? void 0 : settings.columns?.slices ?? [],
		minSupport: settings.min_support
	}) : void 0;
	return {
		name,
		predictions: [settings.predictions ?? []].flat(),
		...formatOf(settings),
		...settings.shards === void 0 ? {} : { shards: settings.shards },
		task: settings.task,
		...settings.task === "entities" && { entities: {
			reading: readingOf(settings),
			nested: settings.nested
		} },
		...settings.task === "multilabel" && { multilabel: {
			...settings.separator !== void 0 && { separator: settings.separator },
			...labels !== void 0 && { labels }
		} },
		columns: {
			...columnsOf(settings.columns),
			...settings.cluster_by !== void 0 && { cluster: settings.cluster_by },
			...scoreNames !== void 0 && { scores: scoreNames },
			...response !== void 0 && { predicted: response.column }
		},
		...response === void 0 ? {} : { response },
		baseline: baselineOf(findings, [...path, "baseline"], settings.baseline, labelFacts),
		...labels === void 0 ? {} : { labels },
		ordered: settings.ordered,
		...scores === void 0 ? {} : { scores },
		...costs === void 0 ? {} : { costs },
		...settings.repeats === void 0 ? {} : { repeats: { combine: settings.repeats.combine } },
		...positive === void 0 ? {} : { positive },
		pairBy: settings.pair_by,
		examples: settings.examples,
		unlabelled: settings.unlabelled,
		minExamples: settings.min_examples,
		minSupport: settings.min_support,
		chance: {
			confidence: settings.confidence,
			correction: settings.correction,
			seed: settings.seed,
			...settings.cluster_by !== void 0 && { clustered: true }
		},
		uniqueIds: settings.unique_ids,
		waivers: waiversOf(findings, [...path, "waivers"], settings.waivers ?? [], thresholds),
		onMissingBaseline: settings.on_missing_baseline,
		onInconclusive: settings.on_inconclusive,
		onNoPredictions: settings.on_no_predictions,
		...settings.model === void 0 ? {} : { model: settings.model },
		...thresholds === void 0 ? {} : { thresholds },
		place: findings.document.placeOfKey(path)
	};
}
function readingOf({ mode, scheme }) {
	if (scheme === void 0) return { mode: "lenient" };
	return {
		mode,
		scheme
	};
}
function waiversOf(findings, path, waivers, thresholds) {
	return waivers.map((own, index) => {
		const waiver = {
			...own,
			place: findings.document.placeOf([...path, index])
		};
		if (thresholds?.some((threshold) => waives(waiver, threshold)) !== true) {
			const keys = [...new Set((thresholds ?? []).map((threshold) => subjectKey(threshold)))];
			findings.atValue([
				...path,
				index,
				"threshold"
			], `no threshold is called ${shownName(own.threshold)}`, ...didYouMean(own.threshold, keys), keys.length === 0 ? "There are no thresholds." : `Thresholds: ${keys.join(", ")}`);
		}
		return waiver;
	});
}
function baselineOf(findings, path, baseline, facts) {
	if (baseline === void 0) return [];
	const isList = Array.isArray(baseline);
	return [baseline].flat().map((entry, index) => {
		const at = isList ? [...path, index] : path;
		const place = findings.document.placeOf(at);
		if (typeof entry === "string") return {
			kind: "path",
			path: entry,
			place
		};
		const response = entry.response === void 0 ? {} : { response: baselineResponseOf(findings, [...at, "response"], entry.response, facts) };
		if ("column" in entry) return {
			kind: "column",
			column: entry.column,
			...response,
			place
		};
		const { columns } = entry;
		const { count: _, scores: ownScores, ...others } = columns ?? {};
		const scores = scoreColumns(ownScores);
		const named = {
			...others,
			...scores !== void 0 && { scores }
		};
		return {
			...placeOfBaseline(entry),
			...columns !== void 0 && { columns: named },
			...formatOf(entry),
			...response,
			place
		};
	});
}
function placeOfBaseline(source) {
	if ("path" in source) return {
		kind: "path",
		path: source.path
	};
	if ("ref" in source) return {
		kind: "ref",
		...typeof source.ref === "string" ? {
			path: source.ref,
			at: "merge-base"
		} : source.ref
	};
	if ("artifact" in source) return {
		kind: "artifact",
		...typeof source.artifact === "string" ? { name: source.artifact } : source.artifact
	};
	return {
		kind: "branch",
		branch: source.branch
	};
}
function formatOf({ format: id, records, where, columns }) {
	const count = columns?.count;
	if (id === void 0 && records === void 0 && where === void 0 && count === void 0) return {};
	return { format: {
		...id !== void 0 && { id },
		...records !== void 0 && { records },
		...count !== void 0 && { count },
		...where !== void 0 && { where: Object.entries(where) }
	} };
}
function columnsOf(columns = {}) {
	const { actual, count: _count, scores: _scores, ...others } = columns;
	if (actual === void 0 || typeof actual === "string") return {
		...others,
		...actual !== void 0 && { actual }
	};
	const { format: _format, records: _records, where: _where, ...gold } = actual;
	return {
		...others,
		actual: {
			...gold,
			...formatOf(actual)
		}
	};
}
// node_modules/js-yaml/dist/js-yaml.mjs
/*! js-yaml 5.5.0 https://github.com/nodeca/js-yaml @license MIT */
var NOT_RESOLVED = Symbol("NOT_RESOLVED");
function defineScalarTag(tagName, options) {
	return {
		tagName,
		nodeKind: "scalar",
		implicit: options.implicit ?? false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		implicitFirstChars: options.implicitFirstChars ?? null,
		resolve: options.resolve,
		identify: options.identify,
		represent: options.represent ?? ((data) => String(data)),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
function defineSequenceTag(tagName, options) {
	const carrierIsResult = options.finalize === void 0;
	return {
		tagName,
		nodeKind: "sequence",
		implicit: false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		create: options.create,
		addItem: options.addItem,
		finalize: options.finalize ?? ((carrier) => carrier),
		carrierIsResult,
		identify: options.identify,
		represent: options.represent ?? ((data) => data),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
function defineMappingTag(tagName, options) {
	const carrierIsResult = options.finalize === void 0;
	return {
		tagName,
		nodeKind: "mapping",
		implicit: false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		create: options.create,
		addPair: options.addPair,
		has: options.has,
		keys: options.keys,
		get: options.get,
		finalize: options.finalize ?? ((carrier) => carrier),
		carrierIsResult,
		identify: options.identify,
		represent: options.represent ?? ((data) => data),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
var strTag = defineScalarTag("tag:yaml.org,2002:str", {
	resolve: (source) => source,
	identify: (data) => typeof data === "string"
});
var NULL_VALUES$1 = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
];
var nullCoreTag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: [
		"",
		"~",
		"n",
		"N"
	],
	resolve: (source) => {
		if (NULL_VALUES$1.indexOf(source) !== -1) return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
var nullJsonTag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: ["n"],
	resolve: (source, isExplicit) => {
		if (source === "null" || isExplicit && source === "") return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
var NULL_VALUES = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
];
var nullYaml11Tag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: [
		"",
		"~",
		"n",
		"N"
	],
	resolve: (source) => {
		if (NULL_VALUES.indexOf(source) !== -1) return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
var TRUE_VALUES$2 = [
	"true",
	"True",
	"TRUE"
];
var FALSE_VALUES$2 = [
	"false",
	"False",
	"FALSE"
];
var boolCoreTag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: [
		"t",
		"T",
		"f",
		"F"
	],
	resolve: (source) => {
		if (TRUE_VALUES$2.indexOf(source) !== -1) return true;
		if (FALSE_VALUES$2.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
var TRUE_VALUES$1 = ["true"];
var FALSE_VALUES$1 = ["false"];
var boolJsonTag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: ["t", "f"],
	resolve: (source) => {
		if (TRUE_VALUES$1.indexOf(source) !== -1) return true;
		if (FALSE_VALUES$1.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
var TRUE_VALUES = [
	"true",
	"True",
	"TRUE",
	"y",
	"Y",
	"yes",
	"Yes",
	"YES",
	"on",
	"On",
	"ON"
];
var FALSE_VALUES = [
	"false",
	"False",
	"FALSE",
	"n",
	"N",
	"no",
	"No",
	"NO",
	"off",
	"Off",
	"OFF"
];
var boolYaml11Tag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: [
		"y",
		"Y",
		"n",
		"N",
		"t",
		"T",
		"f",
		"F",
		"o",
		"O"
	],
	resolve: (source) => {
		if (TRUE_VALUES.indexOf(source) !== -1) return true;
		if (FALSE_VALUES.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
var YAML_INTEGER_IMPLICIT_PATTERN$1 = new RegExp("^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
var YAML_INTEGER_EXPLICIT_PATTERN$1 = new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$2(source) {
	let value = source;
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger$2(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_INTEGER_EXPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
	} else if (!YAML_INTEGER_IMPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger$2(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
var intCoreTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		..."0123456789"
	],
	resolve: resolveYamlInteger$2,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
var YAML_INTEGER_IMPLICIT_PATTERN = new RegExp("^-?(?:0|[1-9][0-9]*)$");
var YAML_INTEGER_EXPLICIT_PATTERN = new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$1(source) {
	let value = source;
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger$1(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_INTEGER_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	} else if (!YAML_INTEGER_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger$1(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
var intJsonTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: ["-", ..."0123456789"],
	resolve: resolveYamlInteger$1,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
var YAML_INTEGER_PATTERN = new RegExp("^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+|[-+]?(?:0|[1-9][0-9_]*))$");
function parseYamlInteger(source) {
	let value = source.replace(/_/g, "");
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	if (value.includes(":")) {
		let result = 0;
		for (const part of value.split(":")) result = result * 60 + Number(part);
		return sign * result;
	}
	if (value !== "0" && value[0] === "0") return sign * parseInt(value, 8);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger(source) {
	if (!YAML_INTEGER_PATTERN.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
var intYaml11Tag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		..."0123456789"
	],
	resolve: resolveYamlInteger,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
var YAML_FLOAT_PATTERN$1 = new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN$1 = new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$2(source) {
	if (!YAML_FLOAT_PATTERN$1.test(source)) return NOT_RESOLVED;
	let value = source.toLowerCase();
	const sign = value[0] === "-" ? -1 : 1;
	if ("+-".includes(value[0])) value = value.slice(1);
	if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
	if (value === ".nan") return NaN;
	const result = sign * parseFloat(value);
	if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN$1.test(source)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat$2(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
var floatCoreTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		".",
		..."0123456789"
	],
	resolve: resolveYamlFloat$2,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat$2
});
var YAML_FLOAT_IMPLICIT_PATTERN = new RegExp("^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$");
var YAML_FLOAT_EXPLICIT_PATTERN = new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$1(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_FLOAT_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
		let value = source.toLowerCase();
		const sign = value[0] === "-" ? -1 : 1;
		if ("+-".includes(value[0])) value = value.slice(1);
		if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
		if (value === ".nan") return NaN;
		const result = sign * parseFloat(value);
		return Number.isFinite(result) ? result : NOT_RESOLVED;
	}
	if (!YAML_FLOAT_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	const result = Number(source);
	if (Number.isFinite(result)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat$1(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
var floatJsonTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: ["-", ..."0123456789"],
	resolve: resolveYamlFloat$1,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat$1
});
var YAML_FLOAT_PATTERN = new RegExp("^(?:[-+]?(?:(?:[0-9][0-9_]*)?\\.[0-9_]*)(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN = new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat(source) {
	if (!YAML_FLOAT_PATTERN.test(source)) return NOT_RESOLVED;
	let value = source.toLowerCase().replace(/_/g, "");
	const sign = value[0] === "-" ? -1 : 1;
	if ("+-".includes(value[0])) value = value.slice(1);
	if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
	if (value === ".nan") return NaN;
	let result = 0;
	if (value.includes(":")) {
		for (const part of value.split(":")) result = result * 60 + Number(part);
		result *= sign;
	} else result = sign * parseFloat(value);
	if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN.test(source)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
var floatYaml11Tag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		".",
		..."0123456789"
	],
	resolve: resolveYamlFloat,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat
});
var mergeTag = defineScalarTag("tag:yaml.org,2002:merge", {
	implicit: true,
	implicitFirstChars: ["<"],
	resolve: (source, isExplicit) => {
		if (source === "<<" || isExplicit && source === "") return "<<";
		return NOT_RESOLVED;
	},
	identify: () => false
});
var BASE64_PATTERN = /^[A-Za-z0-9+/]*={0,2}$/;
function resolveYamlBinary(source) {
	const input = source.replace(/\s/g, "");
	if (input.length % 4 !== 0 || !BASE64_PATTERN.test(input)) return NOT_RESOLVED;
	const binary = atob(input);
	const result = new Uint8Array(binary.length);
	for (let index = 0; index < binary.length; index++) result[index] = binary.charCodeAt(index);
	return result;
}
function representYamlBinary(object) {
	let binary = "";
	for (let index = 0; index < object.length; index++) binary += String.fromCharCode(object[index]);
	return btoa(binary);
}
var binaryTag = defineScalarTag("tag:yaml.org,2002:binary", {
	resolve: resolveYamlBinary,
	identify: (object) => Object.prototype.toString.call(object) === "[object Uint8Array]",
	represent: representYamlBinary
});
var YAML_DATE_REGEXP = new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9])-([0-9][0-9])$");
var YAML_TIMESTAMP_REGEXP = new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9]?)-([0-9][0-9]?)(?:[Tt]|[ \\t]+)([0-9][0-9]?):([0-9][0-9]):([0-9][0-9])(?:\\.([0-9]*))?(?:[ \\t]*(Z|([-+])([0-9][0-9]?)(?::([0-9][0-9]))?))?$");
function makeUtcDate(year, month, day, hour = 0, minute = 0, second = 0, fraction = 0) {
	const date = new Date(Date.UTC(year, month, day, hour, minute, second, fraction));
	date.setUTCFullYear(year, month, day);
	return date;
}
function resolveYamlTimestamp(source) {
	let match = YAML_DATE_REGEXP.exec(source);
	if (match === null) match = YAML_TIMESTAMP_REGEXP.exec(source);
	if (match === null) return NOT_RESOLVED;
	const year = +match[1];
	const month = +match[2] - 1;
	const day = +match[3];
	if (!match[4]) {
		const date = makeUtcDate(year, month, day);
		if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return NOT_RESOLVED;
		return date;
	}
	const hour = +match[4];
	const minute = +match[5];
	const second = +match[6];
	let fraction = 0;
	if (hour > 23 || minute > 59 || second > 59) return NOT_RESOLVED;
	if (match[7]) {
		let value = match[7].slice(0, 3);
		while (value.length < 3) value += "0";
		fraction = +value;
	}
	const date = makeUtcDate(year, month, day, hour, minute, second, fraction);
	if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return NOT_RESOLVED;
	if (match[9]) {
		const offsetHour = +match[10];
		const offsetMinute = +(match[11] || 0);
		if (offsetHour > 23 || offsetMinute > 59) return NOT_RESOLVED;
		const offset = (offsetHour * 60 + offsetMinute) * 6e4;
		date.setTime(date.getTime() - (match[9] === "-" ? -offset : offset));
	}
	return date;
}
var timestampTag = defineScalarTag("tag:yaml.org,2002:timestamp", {
	implicit: true,
	implicitFirstChars: [..."0123456789"],
	resolve: resolveYamlTimestamp,
	identify: (object) => object instanceof Date,
	represent: (object) => object.toISOString()
});
var seqTag = defineSequenceTag("tag:yaml.org,2002:seq", {
	create: () => [],
	addItem: (container, item) => {
		container.push(item);
	},
	identify: Array.isArray
});
function isPlainObject(data) {
	if (data === null || typeof data !== "object" || Array.isArray(data)) return false;
	const prototype = Object.getPrototypeOf(data);
	return prototype === null || prototype === Object.prototype;
}
var omapTag = defineSequenceTag("tag:yaml.org,2002:omap", {
	create: () => ({
		list: [],
		seen: new Set()
	}),
	addItem: (carrier, item) => {
		let key;
		if (item instanceof Map) {
			if (item.size !== 1) return "cannot resolve an ordered map item";
			key = item.keys().next().value;
		} else if (isPlainObject(item)) {
			const itemKeys = Object.keys(item);
			if (itemKeys.length !== 1) return "cannot resolve an ordered map item";
			key = itemKeys[0];
		} else return "cannot resolve an ordered map item";
		if (carrier.seen.has(key)) return "duplicate key in ordered map";
		carrier.seen.add(key);
		carrier.list.push(item);
		return "";
	},
	finalize: (carrier) => carrier.list,
	identify: () => false
});
var pairsTag = defineSequenceTag("tag:yaml.org,2002:pairs", {
	create: () => [],
	addItem: (container, item) => {
		if (item instanceof Map) {
			if (item.size !== 1) return "cannot resolve a pairs item";
			container.push(item.entries().next().value);
			return "";
		}
		if (Object.prototype.toString.call(item) !== "[object Object]") return "cannot resolve a pairs item";
		const object = item;
		const keys = Object.keys(object);
		if (keys.length !== 1) return "cannot resolve a pairs item";
		container.push([keys[0], object[keys[0]]]);
		return "";
	},
	identify: () => false
});
var mapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => ({}),
	identify: isPlainObject,
	represent: (o) => {
		const map = new Map();
		for (const key of Object.keys(o)) map.set(key, o[key]);
		return map;
	},
	addPair: (container, key, value) => {
		if (key !== null && typeof key === "object") return "object-based map does not support complex keys";
		const normalizedKey = String(key);
		if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else container[normalizedKey] = value;
		return "";
	},
	has: (container, key) => {
		if (key !== null && typeof key === "object") return false;
		return Object.prototype.hasOwnProperty.call(container, String(key));
	},
	keys: (container) => Object.keys(container),
	get: (container, key) => {
		const normalizedKey = String(key);
		if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
		return container[normalizedKey];
	}
});
var setTag = defineMappingTag("tag:yaml.org,2002:set", {
	create: () => new Set(),
	identify: (data) => data instanceof Set,
	represent: (data) => {
		const map = new Map();
		for (const key of data) map.set(key, null);
		return map;
	},
	addPair: (container, key, value) => {
		if (value !== null) return "cannot resolve a set item";
		container.add(key);
		return "";
	},
	has: (container, key) => container.has(key),
	keys: (container) => container.keys(),
	get: () => null
});
function createTagDefinitionMap() {
	return {
		scalar: Object.create(null),
		sequence: Object.create(null),
		mapping: Object.create(null)
	};
}
function createTagDefinitionListMap() {
	return {
		scalar: [],
		sequence: [],
		mapping: []
	};
}
function compileTags(tags) {
	const result = [];
	for (const tag of tags) {
		let index = result.length;
		for (let previousIndex = 0; previousIndex < result.length; previousIndex++) {
			const previous = result[previousIndex];
			if (previous.nodeKind === tag.nodeKind && previous.tagName === tag.tagName && previous.matchByTagPrefix === tag.matchByTagPrefix) {
				index = previousIndex;
				break;
			}
		}
		result[index] = tag;
	}
	return result;
}
var Schema = class Schema {
	tags;
	implicitScalarTags;
	implicitScalarByFirstChar;
	implicitScalarAnyFirstChar;
	defaultScalarTag;
	defaultSequenceTag;
	defaultMappingTag;
	exact;
	prefix;
	constructor(tags) {
		const compiledTags = compileTags(tags);
		const implicitScalarTags = [];
		const exact = createTagDefinitionMap();
		const prefix = createTagDefinitionListMap();
		for (const tag of compiledTags) {
			if (tag.nodeKind === "scalar" && tag.implicit) {
				if (tag.matchByTagPrefix) throw new Error("Implicit scalar tags cannot match by tag prefix");
				implicitScalarTags.push(tag);
			}
			switch (tag.nodeKind) {
				case "scalar":
					if (tag.matchByTagPrefix) prefix.scalar.push(tag);
					else exact.scalar[tag.tagName] = tag;
					break;
				case "sequence":
					if (tag.matchByTagPrefix) prefix.sequence.push(tag);
					else exact.sequence[tag.tagName] = tag;
					break;
				case "mapping": if (tag.matchByTagPrefix) prefix.mapping.push(tag);
				else exact.mapping[tag.tagName] = tag;
			}
		}
		const implicitScalarAnyFirstChar = implicitScalarTags.filter((tag) => tag.implicitFirstChars === null);
		const keys = new Set();
		for (const tag of implicitScalarTags) if (tag.implicitFirstChars !== null) for (const key of tag.implicitFirstChars) keys.add(key);
		const implicitScalarByFirstChar = new Map();
		for (const key of keys) implicitScalarByFirstChar.set(key, implicitScalarTags.filter((tag) => tag.implicitFirstChars === null || tag.implicitFirstChars.indexOf(key) !== -1));
		const defaultScalarTag = exact.scalar["tag:yaml.org,2002:str"];
		if (!defaultScalarTag) throw new Error("schema does not define the default scalar tag (tag:yaml.org,2002:str)");
		this.tags = compiledTags;
		this.implicitScalarTags = implicitScalarTags;
		this.implicitScalarByFirstChar = implicitScalarByFirstChar;
		this.implicitScalarAnyFirstChar = implicitScalarAnyFirstChar;
		this.defaultScalarTag = defaultScalarTag;
		this.defaultSequenceTag = exact.sequence["tag:yaml.org,2002:seq"];
		this.defaultMappingTag = exact.mapping["tag:yaml.org,2002:map"];
		this.exact = exact;
		this.prefix = prefix;
	}
	lookupScalarTag(tagName) {
		const exactTag = this.exact.scalar[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.scalar) if (tagName.startsWith(tag.tagName)) return tag;
	}
	lookupSequenceTag(tagName) {
		const exactTag = this.exact.sequence[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.sequence) if (tagName.startsWith(tag.tagName)) return tag;
	}
	lookupMappingTag(tagName) {
		const exactTag = this.exact.mapping[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.mapping) if (tagName.startsWith(tag.tagName)) return tag;
	}
	resolveImplicitScalarTag(source) {
		const candidates = this.implicitScalarByFirstChar.get(source.charAt(0)) ?? this.implicitScalarAnyFirstChar;
		for (const tag of candidates) {
			const value = tag.resolve(source, false, tag.tagName);
			if (value !== NOT_RESOLVED) return {
				value,
				tag
			};
		}
		const tag = this.defaultScalarTag;
		return {
			value: tag.resolve(source, false, tag.tagName),
			tag
		};
	}
	withTags(...tags) {
		let flatTags = [];
		for (const tag of tags) flatTags = flatTags.concat(tag);
		return new Schema([...this.tags, ...flatTags]);
	}
};
var FAILSAFE_SCHEMA = new Schema([
	strTag,
	seqTag,
	mapTag
]);
new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullJsonTag,
	boolJsonTag,
	intJsonTag,
	floatJsonTag
]);
var CORE_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullCoreTag,
	boolCoreTag,
	intCoreTag,
	floatCoreTag
]);
new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullYaml11Tag,
	boolYaml11Tag,
	intYaml11Tag,
	floatYaml11Tag,
	timestampTag,
	mergeTag,
	binaryTag,
	omapTag,
	pairsTag,
	setTag
]).withTags({
	...intYaml11Tag,
	resolve: (source, isExplicit, tagName) => {
		const result = intYaml11Tag.resolve(source, isExplicit, tagName);
		return result === NOT_RESOLVED ? intCoreTag.resolve(source, isExplicit, tagName) : result;
	}
}, {
	...floatYaml11Tag,
	resolve: (source, isExplicit, tagName) => {
		const result = floatYaml11Tag.resolve(source, isExplicit, tagName);
		return result === NOT_RESOLVED ? floatCoreTag.resolve(source, isExplicit, tagName) : result;
	}
});
defineMappingTag("tag:yaml.org,2002:map", {
	create: () => new Map(),
	addPair: (container, key, value) => {
		container.set(key, value);
		return "";
	},
	has: (container, key) => container.has(key),
	keys: (container) => container.keys(),
	get: (container, key) => container.get(key),
	identify: (data) => data instanceof Map || isPlainObject(data),
	represent: (data) => {
		if (data instanceof Map) return data;
		const map = new Map();
		const obj = data;
		for (const key of Object.keys(obj)) map.set(key, obj[key]);
		return map;
	}
});
function normalizeKey(key) {
	if (Array.isArray(key)) {
		const array = Array.prototype.slice.call(key);
		for (let index = 0; index < array.length; index++) {
			if (Array.isArray(array[index])) return null;
			if (typeof array[index] === "object" && Object.prototype.toString.call(array[index]) === "[object Object]") array[index] = "[object Object]";
		}
		return String(array);
	}
	if (typeof key === "object" && Object.prototype.toString.call(key) === "[object Object]") return "[object Object]";
	return String(key);
}
defineMappingTag("tag:yaml.org,2002:map", {
	create: () => ({}),
	identify: isPlainObject,
	represent: (o) => {
		const map = new Map();
		for (const key of Object.keys(o)) map.set(key, o[key]);
		return map;
	},
	addPair: (container, key, value) => {
		const normalizedKey = normalizeKey(key);
		if (normalizedKey === null) return "nested arrays are not supported inside keys";
		if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else container[normalizedKey] = value;
		return "";
	},
	has: (container, key) => {
		const normalizedKey = normalizeKey(key);
		return normalizedKey !== null && Object.prototype.hasOwnProperty.call(container, normalizedKey);
	},
	keys: (container) => Object.keys(container),
	get: (container, key) => {
		const normalizedKey = String(key);
		if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
		return container[normalizedKey];
	}
});
var DEFAULT_SNIPPET_OPTIONS = {
	maxLength: 79,
	indent: 1,
	linesBefore: 3,
	linesAfter: 2
};
function getLine(buffer, lineStart, lineEnd, position, maxLineLength) {
	let head = "";
	let tail = "";
	const maxHalfLength = Math.floor(maxLineLength / 2) - 1;
	if (position - lineStart > maxHalfLength) {
		head = " ... ";
		lineStart = position - maxHalfLength + head.length;
	}
	if (lineEnd - position > maxHalfLength) {
		tail = " ...";
		lineEnd = position + maxHalfLength - tail.length;
	}
	return {
		str: head + buffer.slice(lineStart, lineEnd).replace(/\t/g, "→") + tail,
		pos: position - lineStart + head.length
	};
}
function padStart(string, max) {
	return " ".repeat(Math.max(max - string.length, 0)) + string;
}
function makeSnippet(mark, options) {
	if (!mark.buffer) return null;
	const opts = {
		...DEFAULT_SNIPPET_OPTIONS,
		...options
	};
	const re = /\r?\n|\r|\0/g;
	const lineStarts = [0];
	const lineEnds = [];
	let match;
	let foundLineNo = -1;
	while (match = re.exec(mark.buffer)) {
		lineEnds.push(match.index);
		lineStarts.push(match.index + match[0].length);
		if (mark.position <= match.index && foundLineNo < 0) foundLineNo = lineStarts.length - 2;
	}
	if (foundLineNo < 0) foundLineNo = lineStarts.length - 1;
	let result = "";
	const lineNoLength = Math.min(mark.line + opts.linesAfter, lineEnds.length).toString().length;
	const maxLineLength = opts.maxLength - (opts.indent + lineNoLength + 3);
	for (let i = 1; i <= opts.linesBefore; i++) {
		if (foundLineNo - i < 0) break;
		const line = getLine(mark.buffer, lineStarts[foundLineNo - i], lineEnds[foundLineNo - i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo - i]), maxLineLength);
		result = `${" ".repeat(opts.indent)}${padStart((mark.line - i + 1).toString(), lineNoLength)} | ${line.str}\n${result}`;
	}
	const line = getLine(mark.buffer, lineStarts[foundLineNo], lineEnds[foundLineNo], mark.position, maxLineLength);
	result += `${" ".repeat(opts.indent)}${padStart((mark.line + 1).toString(), lineNoLength)} | ${line.str}\n`;
	result += `${"-".repeat(opts.indent + lineNoLength + 3 + line.pos)}^\n`;
	for (let i = 1; i <= opts.linesAfter; i++) {
		if (foundLineNo + i >= lineEnds.length) break;
		const line = getLine(mark.buffer, lineStarts[foundLineNo + i], lineEnds[foundLineNo + i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo + i]), maxLineLength);
		result += `${" ".repeat(opts.indent)}${padStart((mark.line + i + 1).toString(), lineNoLength)} | ${line.str}\n`;
	}
	return result.replace(/\n$/, "");
}
function formatError(exception, compact) {
	let where = "";
	if (!exception.mark) return exception.reason;
	if (exception.mark.name) where += `in "${exception.mark.name}" `;
	where += `(${exception.mark.line + 1}:${exception.mark.column + 1})`;
	if (!compact && exception.mark.snippet) where += `\n\n${exception.mark.snippet}`;
	return `${exception.reason} ${where}`;
}
var YAMLException = class YAMLException extends Error {
	reason;
	mark;
	constructor(reason, mark) {
		super();
		this.name = "YAMLException";
		this.reason = reason;
		this.mark = mark;
		this.message = formatError(this, false);
		if (Error.captureStackTrace) Error.captureStackTrace(this, this.constructor);
	}
	toString(compact) {
		return `${this.name}: ${formatError(this, compact)}`;
	}
	static throwAt(source, position, message, filename = "") {
		let line = 0;
		let lineStart = 0;
		for (let index = 0; index < position; index++) {
			const ch = source.charCodeAt(index);
			if (ch === 10) {
				line++;
				lineStart = index + 1;
			} else if (ch === 13) {
				line++;
				if (source.charCodeAt(index + 1) === 10) index++;
				lineStart = index + 1;
			}
		}
		const mark = {
			name: filename,
			buffer: source,
			position,
			line,
			column: position - lineStart
		};
		mark.snippet = makeSnippet(mark);
		throw new YAMLException(message, mark);
	}
};
var EVENT_ID = {
	DOCUMENT: 1,
	SEQUENCE: 2,
	MAPPING: 3,
	SCALAR: 4,
	ALIAS: 5,
	POP: 6
};
var SCALAR_STYLE = {
	PLAIN: 1,
	SINGLE_QUOTED: 2,
	DOUBLE_QUOTED: 3,
	LITERAL_BLOCK: 4,
	FOLDED_BLOCK: 5
};
var COLLECTION_STYLE = {
	BLOCK: 1,
	FLOW: 2
};
var CHOMPING_MODE = {
	CLIP: 1,
	STRIP: 2,
	KEEP: 3
};
var NO_RANGE$3 = -1;
function simpleEscapeSequence(c) {
	switch (c) {
		case 48: return "\0";
		case 97: return "\x07";
		case 98: return "\b";
		case 116: return "	";
		case 9: return "	";
		case 110: return "\n";
		case 118: return "\v";
		case 102: return "\f";
		case 114: return "\r";
		case 101: return "\x1B";
		case 32: return " ";
		case 34: return "\"";
		case 47: return "/";
		case 92: return "\\";
		case 78: return "";
		case 95: return "\xA0";
		case 76: return "\u2028";
		case 80: return "\u2029";
		default: return "";
	}
}
var simpleEscapeCheck = new Array(256);
var simpleEscapeMap = new Array(256);
for (let i = 0; i < 256; i++) {
	simpleEscapeCheck[i] = simpleEscapeSequence(i) ? 1 : 0;
	simpleEscapeMap[i] = simpleEscapeSequence(i);
}
function charFromCodepoint(c) {
	if (c <= 65535) return String.fromCharCode(c);
	return String.fromCharCode((c - 65536 >> 10) + 55296, (c - 65536 & 1023) + 56320);
}
function fromHexCode$1(c) {
	if (c >= 48 && c <= 57) return c - 48;
	return (c | 32) - 97 + 10;
}
function escapedHexLen$1(c) {
	if (c === 120) return 2;
	if (c === 117) return 4;
	return 8;
}
function skipFoldedBreaks(input, position, end) {
	let breaks = 0;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 10) {
			breaks++;
			position++;
		} else if (ch === 13) {
			breaks++;
			position++;
			if (input.charCodeAt(position) === 10) position++;
		} else if (ch === 32 || ch === 9) position++;
		else break;
	}
	return {
		position,
		breaks
	};
}
function foldedBreaks(count) {
	if (count === 1) return " ";
	return "\n".repeat(count - 1);
}
function getPlainValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, captureEnd);
}
function getSingleQuotedValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 39) {
			result += input.slice(captureStart, position) + "'";
			position += 2;
			captureStart = captureEnd = position;
		} else if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, end);
}
function getDoubleQuotedValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 92) {
			result += input.slice(captureStart, position);
			position++;
			const escaped = input.charCodeAt(position);
			if (escaped === 10 || escaped === 13) position = skipFoldedBreaks(input, position, end).position;
			else if (escaped < 256 && simpleEscapeCheck[escaped]) {
				result += simpleEscapeMap[escaped];
				position++;
			} else {
				let hexLength = escapedHexLen$1(escaped);
				let hexResult = 0;
				for (; hexLength > 0; hexLength--) {
					position++;
					const digit = fromHexCode$1(input.charCodeAt(position));
					hexResult = (hexResult << 4) + digit;
				}
				result += charFromCodepoint(hexResult);
				position++;
			}
			captureStart = captureEnd = position;
		} else if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, end);
}
function getBlockValue(input, start, end, indent, chomping, folded) {
	const textIndent = indent < 0 ? 0 : indent;
	const region = input.slice(start, end).replace(/\r\n?/g, "\n");
	const lines = region === "" ? [] : (region.endsWith("\n") ? region.slice(0, -1) : region).split("\n");
	let result = "";
	let didReadContent = false;
	let emptyLines = 0;
	let atMoreIndented = false;
	for (const line of lines) {
		let column = 0;
		while (column < textIndent && line.charCodeAt(column) === 32) column++;
		if (indent < 0 || column >= line.length) {
			emptyLines++;
			continue;
		}
		const content = line.slice(textIndent);
		const first = content.charCodeAt(0);
		if (folded) {
			if (first === 32 || first === 9) {
				atMoreIndented = true;
				result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
			} else if (atMoreIndented) {
				atMoreIndented = false;
				result += "\n".repeat(emptyLines + 1);
			} else if (emptyLines === 0) {
				if (didReadContent) result += " ";
			} else result += "\n".repeat(emptyLines);
		} else result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
		result += content;
		didReadContent = true;
		emptyLines = 0;
	}
	if (chomping === CHOMPING_MODE.KEEP) result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
	else if (chomping !== CHOMPING_MODE.STRIP) {
		if (didReadContent) result += "\n";
	}
	return result;
}
function getScalarValue(input, scalar) {
	if (scalar.valueStart === NO_RANGE$3) return "";
	const { valueStart, valueEnd } = scalar;
	if (scalar.fast) return input.slice(valueStart, valueEnd);
	switch (scalar.style) {
		case SCALAR_STYLE.SINGLE_QUOTED: return getSingleQuotedValue(input, valueStart, valueEnd);
		case SCALAR_STYLE.DOUBLE_QUOTED: return getDoubleQuotedValue(input, valueStart, valueEnd);
		case SCALAR_STYLE.LITERAL_BLOCK: return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, false);
		case SCALAR_STYLE.FOLDED_BLOCK: return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, true);
		default: return getPlainValue(input, valueStart, valueEnd);
	}
}
var DEFAULT_TAG_HANDLERS = Object.assign(Object.create(null), {
	"!": "!",
	"!!": "tag:yaml.org,2002:"
});
function tagPercentDecode(source) {
	let result = "";
	let index = 0;
	while (index < source.length) {
		if (source.charCodeAt(index) !== 37) {
			result += source[index++];
			continue;
		}
		let ch = parseInt(source.slice(index + 1, index + 3), 16);
		index += 3;
		if (ch >= 192) {
			let remaining = ch < 224 ? 1 : ch < 240 ? 2 : 3;
			ch &= (1 << 6 - remaining) - 1;
			while (remaining-- > 0) {
				ch = ch << 6 | parseInt(source.slice(index + 1, index + 3), 16) & 63;
				index += 3;
			}
		}
		if (ch < 65536) result += String.fromCharCode(ch);
		else {
			ch -= 65536;
			result += String.fromCharCode(55296 | ch >> 10, 56320 | ch & 1023);
		}
	}
	return result;
}
function tagNameFull(rawTag, tagHandlers) {
	if (rawTag.startsWith("!<") && rawTag.endsWith(">")) return tagPercentDecode(rawTag.slice(2, -1));
	const handleEnd = rawTag.indexOf("!", 1);
	const handle = handleEnd === -1 ? "!" : rawTag.slice(0, handleEnd + 1);
	return tagPercentDecode(tagHandlers?.[handle] ?? DEFAULT_TAG_HANDLERS[handle] ?? handle) + tagPercentDecode(rawTag.slice(handle.length));
}
var NO_RANGE$2 = -1;
var MERGE_TAG_NAME = "tag:yaml.org,2002:merge";
var DEFAULT_CONSTRUCTOR_OPTIONS = {
	filename: "",
	schema: CORE_SCHEMA,
	json: false,
	maxTotalMergeKeys: 1e4,
	maxAliases: -1
};
function eventPosition$1(event) {
	if ("tagStart" in event && event.tagStart !== NO_RANGE$2) return event.tagStart;
	if ("anchorStart" in event && event.anchorStart !== NO_RANGE$2) return event.anchorStart;
	if ("valueStart" in event && event.valueStart !== NO_RANGE$2) return event.valueStart;
	if ("start" in event) return event.start;
	return 0;
}
function throwError$1(state, message) {
	YAMLException.throwAt(state.source, state.position, message, state.filename);
}
function finalizeCollection(state, position, tag, carrier) {
	try {
		return tag.finalize(carrier);
	} catch (error) {
		if (error instanceof YAMLException) throw error;
		YAMLException.throwAt(state.source, position, error instanceof Error ? error.message : String(error), state.filename);
	}
}
function constructScalar(state, event) {
	const source = getScalarValue(state.source, event);
	const rawTag = event.tagStart === NO_RANGE$2 ? "" : state.source.slice(event.tagStart, event.tagEnd);
	const strTag = state.schema.defaultScalarTag;
	if (rawTag !== "") {
		if (rawTag === "!") return {
			value: source,
			tag: strTag
		};
		const tagName = tagNameFull(rawTag, state.tagHandlers);
		const scalarTag = state.schema.lookupScalarTag(tagName);
		if (scalarTag) {
			const result = scalarTag.resolve(source, true, tagName);
			if (result === NOT_RESOLVED) throwError$1(state, `cannot resolve a node with !<${tagName}> explicit tag`);
			return {
				value: result,
				tag: scalarTag
			};
		}
		const collectionTagDef = state.schema.lookupMappingTag(tagName) ?? state.schema.lookupSequenceTag(tagName);
		if (collectionTagDef) {
			if (source !== "") throwError$1(state, `cannot resolve a node with !<${tagName}> explicit tag`);
			const carrier = collectionTagDef.create(tagName);
			return {
				value: collectionTagDef.carrierIsResult ? carrier : finalizeCollection(state, state.position, collectionTagDef, carrier),
				tag: collectionTagDef
			};
		}
		throwError$1(state, `unknown scalar tag !<${tagName}>`);
	}
	if (event.style === SCALAR_STYLE.PLAIN) return state.schema.resolveImplicitScalarTag(source);
	return {
		value: strTag.resolve(source, false, strTag.tagName),
		tag: strTag
	};
}
function collectionTagName(state, event, defaultTagName) {
	const rawTag = event.tagStart === NO_RANGE$2 ? "" : state.source.slice(event.tagStart, event.tagEnd);
	return rawTag === "" || rawTag === "!" ? defaultTagName : tagNameFull(rawTag, state.tagHandlers);
}
function isMappingTag(tag) {
	return tag.nodeKind === "mapping";
}
function chargeMergeWork(state) {
	state.totalMergeKeys++;
	if (state.maxTotalMergeKeys !== -1 && state.totalMergeKeys > state.maxTotalMergeKeys) throwError$1(state, `merge keys exceeded maxTotalMergeKeys (${state.maxTotalMergeKeys})`);
}
function mergeKeys(state, frame, source, sourceTag) {
	chargeMergeWork(state);
	for (const sourceKey of sourceTag.keys(source)) {
		chargeMergeWork(state);
		if (frame.tag.has(frame.value, sourceKey)) continue;
		const err = frame.tag.addPair(frame.value, sourceKey, sourceTag.get(source, sourceKey));
		if (err) throwError$1(state, err);
		frame.overridable ??= new Set();
		frame.overridable.add(sourceKey);
	}
}
function mergeSource(state, frame, source, sourceTag) {
	state.position = frame.keyPosition;
	if (isMappingTag(sourceTag)) mergeKeys(state, frame, source, sourceTag);
	else if (sourceTag.nodeKind === "sequence" && Array.isArray(source)) {
		if (source.length > 100) throwError$1(state, "abnormal merge sequence size");
		for (const element of source) {
			const elementTag = state.nodeTags.get(element);
			if (!elementTag) throwError$1(state, "cannot merge mappings; the provided source object is unacceptable");
			mergeKeys(state, frame, element, elementTag);
		}
	} else throwError$1(state, "cannot merge mappings; the provided source object is unacceptable");
}
function addMappingValue(state, frame, key, value, tag) {
	state.position = frame.keyPosition;
	if (frame.keyIsMerge) {
		mergeSource(state, frame, value, tag);
		return;
	}
	if (!state.json && frame.tag.has(frame.value, key) && !frame.overridable?.has(key)) throwError$1(state, "duplicated mapping key");
	const err = frame.tag.addPair(frame.value, key, value);
	if (err) throwError$1(state, err);
	frame.overridable?.delete(key);
}
function addValue(state, value, tag) {
	const frame = state.frames[state.frames.length - 1];
	if (frame.kind === "document") {
		frame.value = value;
		frame.hasValue = true;
	} else if (frame.kind === "sequence") {
		if (isMappingTag(tag)) state.nodeTags.set(value, tag);
		const err = frame.tag.addItem(frame.value, value, frame.index++);
		if (err) throwError$1(state, err);
	} else if (frame.hasKey) {
		const key = frame.key;
		frame.key = void 0;
		frame.hasKey = false;
		addMappingValue(state, frame, key, value, tag);
	} else {
		frame.key = value;
		frame.keyPosition = state.position;
		frame.hasKey = true;
		frame.keyIsMerge = tag.tagName === MERGE_TAG_NAME;
	}
}
function storeAnchor(state, event, value, tag, isValueFinal) {
	if (event.anchorStart !== NO_RANGE$2) {
		const anchor = {
			value,
			tag,
			isValueFinal
		};
		state.anchors.set(state.source.slice(event.anchorStart, event.anchorEnd), anchor);
		return anchor;
	}
	return null;
}
function constructFromEvents(events, options) {
	const state = {
		...DEFAULT_CONSTRUCTOR_OPTIONS,
		...options,
		events,
		documents: [],
		eventIndex: 0,
		position: 0,
		frames: [],
		anchors: new Map(),
		nodeTags: new Map(),
		tagHandlers: Object.create(null),
		totalMergeKeys: 0,
		aliasCount: 0
	};
	while (state.eventIndex < state.events.length) {
		const event = state.events[state.eventIndex++];
		state.position = eventPosition$1(event);
		switch (event.type) {
			case EVENT_ID.DOCUMENT:
				state.anchors = new Map();
				state.nodeTags = new Map();
				state.aliasCount = 0;
				state.tagHandlers = Object.create(null);
				for (const directive of event.directives) if (directive.kind === "tag") state.tagHandlers[directive.handle] = directive.prefix;
				state.frames.push({
					kind: "document",
					position: state.position,
					value: void 0,
					hasValue: false
				});
				break;
			case EVENT_ID.SCALAR: {
				const { value, tag } = constructScalar(state, event);
				storeAnchor(state, event, value, tag, true);
				addValue(state, value, tag);
				break;
			}
			case EVENT_ID.SEQUENCE: {
				const tagName = collectionTagName(state, event, "tag:yaml.org,2002:seq");
				const tag = state.schema.lookupSequenceTag(tagName);
				if (!tag) throwError$1(state, `unknown sequence tag !<${tagName}>`);
				const value = tag.create(tagName);
				const anchor = storeAnchor(state, event, value, tag, tag.carrierIsResult);
				state.frames.push({
					kind: "sequence",
					position: state.position,
					value,
					tag,
					anchor,
					index: 0
				});
				break;
			}
			case EVENT_ID.MAPPING: {
				const tagName = collectionTagName(state, event, "tag:yaml.org,2002:map");
				const tag = state.schema.lookupMappingTag(tagName);
				if (!tag) throwError$1(state, `unknown mapping tag !<${tagName}>`);
				const value = tag.create(tagName);
				const anchor = storeAnchor(state, event, value, tag, tag.carrierIsResult);
				state.frames.push({
					kind: "mapping",
					position: state.position,
					value,
					tag,
					anchor,
					key: void 0,
					keyPosition: state.position,
					hasKey: false,
					keyIsMerge: false,
					overridable: null
				});
				break;
			}
			case EVENT_ID.ALIAS: {
				if (state.maxAliases !== -1 && ++state.aliasCount > state.maxAliases) throwError$1(state, `aliases exceeded maxAliases (${state.maxAliases})`);
				const name = state.source.slice(event.anchorStart, event.anchorEnd);
				const anchor = state.anchors.get(name);
				if (!anchor) throwError$1(state, `unidentified alias "${name}"`);
				if (!anchor.isValueFinal) throwError$1(state, `recursive alias "${name}" is not supported for tag ${anchor.tag.tagName} because it uses finalize()`);
				addValue(state, anchor.value, anchor.tag);
				break;
			}
			case EVENT_ID.POP: {
				const frame = state.frames.pop();
				if (frame.kind === "mapping" && frame.hasKey) {
					state.position = frame.keyPosition;
					throwError$1(state, "incomplete mapping pair in event stream");
				}
				if (frame.kind === "document") state.documents.push(frame.value);
				else {
					const value = frame.tag.carrierIsResult ? frame.value : finalizeCollection(state, frame.position, frame.tag, frame.value);
					if (frame.anchor) {
						frame.anchor.value = value;
						frame.anchor.isValueFinal = true;
					}
					addValue(state, value, frame.tag);
				}
				break;
			}
		}
	}
	return state.documents;
}
var NO_RANGE$1 = -1;
var HAS_OWN = Object.prototype.hasOwnProperty;
var CONTEXT_FLOW_IN = 1;
var CONTEXT_FLOW_OUT = 2;
var CONTEXT_BLOCK_IN = 3;
var CONTEXT_BLOCK_OUT = 4;
var PATTERN_NON_PRINTABLE = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/;
var PATTERN_FLOW_INDICATORS = /[,\[\]{}]/;
var PATTERN_TAG_HANDLE = /^(?:!|!!|![0-9A-Za-z-]+!)$/;
var NS_URI_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$,_.!~*'()\[\]])`;
var NS_TAG_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$.~*'()_])`;
var PATTERN_TAG_URI = new RegExp(`^(?:${NS_URI_CHAR})*$`);
var PATTERN_TAG_SUFFIX = new RegExp(`^(?:${NS_TAG_CHAR})+$`);
var PATTERN_TAG_PREFIX = new RegExp(`^(?:!(?:${NS_URI_CHAR})*|${NS_TAG_CHAR}(?:${NS_URI_CHAR})*)$`);
var DEFAULT_PARSER_OPTIONS = {
	filename: "",
	maxDepth: 100
};
function addDocumentEvent(state, explicitStart, explicitEnd) {
	state.events.push({
		type: EVENT_ID.DOCUMENT,
		explicitStart,
		explicitEnd,
		directives: state.directives
	});
}
function addSequenceEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
	state.events.push({
		type: EVENT_ID.SEQUENCE,
		start,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style
	});
}
function addMappingEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
	state.events.push({
		type: EVENT_ID.MAPPING,
		start,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style
	});
}
function insertFlowPairMappingEvent(state, snapshot) {
	state.events.splice(snapshot.eventsLength, 0, {
		type: EVENT_ID.MAPPING,
		start: snapshot.position,
		anchorStart: NO_RANGE$1,
		anchorEnd: NO_RANGE$1,
		tagStart: NO_RANGE$1,
		tagEnd: NO_RANGE$1,
		style: COLLECTION_STYLE.FLOW
	});
}
function addScalarEvent(state, valueStart, valueEnd, anchorStart, anchorEnd, tagStart, tagEnd, style, chomping = CHOMPING_MODE.CLIP, indent = -1, fast = false) {
	state.events.push({
		type: EVENT_ID.SCALAR,
		valueStart,
		valueEnd,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style,
		chomping,
		indent,
		fast
	});
}
function addAliasEvent(state, anchorStart, anchorEnd) {
	state.events.push({
		type: EVENT_ID.ALIAS,
		anchorStart,
		anchorEnd
	});
}
function addPopEvent(state) {
	state.events.push({ type: EVENT_ID.POP });
}
function addEmptyScalarEvent(state) {
	addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, SCALAR_STYLE.PLAIN);
}
function emptyProperties() {
	return {
		anchorStart: NO_RANGE$1,
		anchorEnd: NO_RANGE$1,
		tagStart: NO_RANGE$1,
		tagEnd: NO_RANGE$1
	};
}
function snapshotState(state) {
	return {
		position: state.position,
		line: state.line,
		lineStart: state.lineStart,
		lineIndent: state.lineIndent,
		firstTabInLine: state.firstTabInLine,
		eventsLength: state.events.length
	};
}
function restoreState(state, snapshot) {
	state.position = snapshot.position;
	state.line = snapshot.line;
	state.lineStart = snapshot.lineStart;
	state.lineIndent = snapshot.lineIndent;
	state.firstTabInLine = snapshot.firstTabInLine;
	state.events.length = snapshot.eventsLength;
}
function throwError(state, message) {
	YAMLException.throwAt(state.input.slice(0, state.length), state.position, message, state.filename);
}
function isEol(c) {
	return c === 10 || c === 13;
}
function isWhiteSpace(c) {
	return c === 9 || c === 32;
}
function isWsOrEol(c) {
	return isWhiteSpace(c) || isEol(c);
}
function isWsOrEolOrEnd(c) {
	return c === 0 || isWsOrEol(c);
}
function isFlowIndicator(c) {
	return c === 44 || c === 91 || c === 93 || c === 123 || c === 125;
}
function fromDecimalCode(c) {
	return c >= 48 && c <= 57 ? c - 48 : -1;
}
function fromHexCode(c) {
	if (c >= 48 && c <= 57) return c - 48;
	const lc = c | 32;
	if (lc >= 97 && lc <= 102) return lc - 97 + 10;
	return -1;
}
function escapedHexLen(c) {
	if (c === 120) return 2;
	if (c === 117) return 4;
	if (c === 85) return 8;
	return 0;
}
function isSimpleEscape(c) {
	return c === 48 || c === 97 || c === 98 || c === 116 || c === 9 || c === 110 || c === 118 || c === 102 || c === 114 || c === 101 || c === 32 || c === 34 || c === 47 || c === 92 || c === 78 || c === 95 || c === 76 || c === 80;
}
function consumeLineBreak(state) {
	if (state.input.charCodeAt(state.position) === 10) state.position++;
	else {
		state.position++;
		if (state.input.charCodeAt(state.position) === 10) state.position++;
	}
	state.line++;
	state.lineStart = state.position;
	state.lineIndent = 0;
	state.firstTabInLine = -1;
}
function skipSeparationSpace(state, allowComments) {
	let lineBreaks = 0;
	let ch = state.input.charCodeAt(state.position);
	let hasSeparation = state.position === state.lineStart || isWsOrEol(state.input.charCodeAt(state.position - 1));
	while (ch !== 0) {
		while (isWhiteSpace(ch)) {
			hasSeparation = true;
			if (ch === 9 && state.firstTabInLine === -1) state.firstTabInLine = state.position;
			ch = state.input.charCodeAt(++state.position);
		}
		if (allowComments && hasSeparation && ch === 35) do
			ch = state.input.charCodeAt(++state.position);
		while (!isEol(ch) && ch !== 0);
		if (!isEol(ch)) break;
		consumeLineBreak(state);
		lineBreaks++;
		hasSeparation = true;
		ch = state.input.charCodeAt(state.position);
		while (ch === 32) {
			state.lineIndent++;
			ch = state.input.charCodeAt(++state.position);
		}
	}
	return lineBreaks;
}
function testDocumentSeparator(state, position = state.position) {
	const ch = state.input.charCodeAt(position);
	if ((ch === 45 || ch === 46) && ch === state.input.charCodeAt(position + 1) && ch === state.input.charCodeAt(position + 2)) {
		const following = state.input.charCodeAt(position + 3);
		return following === 0 || isWsOrEol(following);
	}
	return false;
}
function skipByteOrderMark(state) {
	if (state.position === state.lineStart && state.input.charCodeAt(state.position) === 65279) {
		state.position++;
		state.lineStart = state.position;
	}
}
function testDocumentBoundary(state) {
	if (state.position !== state.lineStart) return false;
	if (testDocumentSeparator(state)) return true;
	if (state.input.charCodeAt(state.position) !== 65279) return false;
	const snapshot = snapshotState(state);
	skipByteOrderMark(state);
	skipSeparationSpace(state, true);
	const ch = state.input.charCodeAt(state.position);
	const result = state.position === state.lineStart && (ch === 37 || ch === 45 && testDocumentSeparator(state));
	restoreState(state, snapshot);
	return result;
}
function skipUntilLineEnd(state) {
	let ch = state.input.charCodeAt(state.position);
	while (ch !== 0 && !isEol(ch)) ch = state.input.charCodeAt(++state.position);
}
function checkPrintable(state, start, end) {
	const match = PATTERN_NON_PRINTABLE.exec(state.input.slice(start, end));
	if (match !== null) {
		state.position = start + match.index + match[0].length - 1;
		throwError(state, "the stream contains non-printable characters");
	}
}
function readTagProperty(state, props, inFlow) {
	if (state.input.charCodeAt(state.position) !== 33) return false;
	if (props.tagStart !== NO_RANGE$1) throwError(state, "duplication of a tag property");
	const start = state.position;
	let isVerbatim = false;
	let isNamed = false;
	let tagHandle = "!";
	let ch = state.input.charCodeAt(++state.position);
	if (ch === 60) {
		isVerbatim = true;
		ch = state.input.charCodeAt(++state.position);
	} else if (ch === 33) {
		isNamed = true;
		tagHandle = "!!";
		ch = state.input.charCodeAt(++state.position);
	}
	let suffixStart = state.position;
	let tagName;
	if (isVerbatim) {
		while (ch !== 0 && ch !== 62) ch = state.input.charCodeAt(++state.position);
		if (ch !== 62) throwError(state, "unexpected end of the stream within a verbatim tag");
		tagName = state.input.slice(suffixStart, state.position);
		state.position++;
	} else {
		while (ch !== 0 && !isWsOrEol(ch) && !(inFlow && isFlowIndicator(ch))) {
			if (ch === 33) {
				if (!isNamed) {
					tagHandle = state.input.slice(suffixStart - 1, state.position + 1);
					if (!PATTERN_TAG_HANDLE.test(tagHandle)) throwError(state, "named tag handle cannot contain such characters");
					isNamed = true;
					suffixStart = state.position + 1;
				} else throwError(state, "tag suffix cannot contain exclamation marks");
			}
			ch = state.input.charCodeAt(++state.position);
		}
		tagName = state.input.slice(suffixStart, state.position);
		if (PATTERN_FLOW_INDICATORS.test(tagName)) throwError(state, "tag suffix cannot contain flow indicator characters");
	}
	if (tagName && !(isVerbatim ? PATTERN_TAG_URI.test(tagName) : PATTERN_TAG_SUFFIX.test(tagName))) throwError(state, `tag name cannot contain such characters: ${tagName}`);
	if (!isVerbatim && tagHandle !== "!" && tagHandle !== "!!" && !HAS_OWN.call(state.tagHandlers, tagHandle)) throwError(state, `undeclared tag handle "${tagHandle}"`);
	props.tagStart = start;
	props.tagEnd = state.position;
	return true;
}
function readAnchorProperty(state, props) {
	if (state.input.charCodeAt(state.position) !== 38) return false;
	if (props.anchorStart !== NO_RANGE$1) throwError(state, "duplication of an anchor property");
	state.position++;
	const start = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
	if (state.position === start) throwError(state, "name of an anchor node must contain at least one character");
	props.anchorStart = start;
	props.anchorEnd = state.position;
	return true;
}
function readAlias(state, props) {
	if (state.input.charCodeAt(state.position) !== 42) return false;
	if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) throwError(state, "alias node should not have any properties");
	state.position++;
	const start = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
	if (state.position === start) throwError(state, "name of an alias node must contain at least one character");
	addAliasEvent(state, start, state.position);
	return true;
}
function readFlowScalarBreak(state, nodeIndent) {
	skipSeparationSpace(state, false);
	if (state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readSingleQuotedScalar(state, nodeIndent, props) {
	if (state.input.charCodeAt(state.position) !== 39) return false;
	state.position++;
	const start = state.position;
	let simple = true;
	while (state.input.charCodeAt(state.position) !== 0) {
		const ch = state.input.charCodeAt(state.position);
		if (ch === 39) {
			if (state.input.charCodeAt(state.position + 1) === 39) {
				simple = false;
				state.position += 2;
				continue;
			}
			const end = state.position;
			state.position++;
			addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.SINGLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
			return true;
		}
		if (isEol(ch)) {
			simple = false;
			readFlowScalarBreak(state, nodeIndent);
		} else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a single quoted scalar");
		else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
		else state.position++;
	}
	throwError(state, "unexpected end of the stream within a single quoted scalar");
}
function readDoubleQuotedScalar(state, nodeIndent, props) {
	if (state.input.charCodeAt(state.position) !== 34) return false;
	state.position++;
	const start = state.position;
	let simple = true;
	while (state.input.charCodeAt(state.position) !== 0) {
		const ch = state.input.charCodeAt(state.position);
		if (ch === 34) {
			const end = state.position;
			state.position++;
			addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.DOUBLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
			return true;
		}
		if (ch === 92) {
			simple = false;
			const escaped = state.input.charCodeAt(++state.position);
			if (isEol(escaped)) readFlowScalarBreak(state, nodeIndent);
			else if (isSimpleEscape(escaped)) state.position++;
			else {
				let hexLength = escapedHexLen(escaped);
				if (hexLength === 0) throwError(state, "unknown escape sequence");
				while (hexLength-- > 0) {
					state.position++;
					if (fromHexCode(state.input.charCodeAt(state.position)) < 0) throwError(state, "expected hexadecimal character");
				}
				state.position++;
			}
		} else if (isEol(ch)) {
			simple = false;
			readFlowScalarBreak(state, nodeIndent);
		} else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a double quoted scalar");
		else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
		else state.position++;
	}
	throwError(state, "unexpected end of the stream within a double quoted scalar");
}
function readBlockScalar(state, parentIndent, props) {
	const ch = state.input.charCodeAt(state.position);
	let chomping = CHOMPING_MODE.CLIP;
	let indent = -1;
	let detectedIndent = false;
	if (ch !== 124 && ch !== 62) return false;
	const style = ch === 124 ? SCALAR_STYLE.LITERAL_BLOCK : SCALAR_STYLE.FOLDED_BLOCK;
	state.position++;
	while (state.input.charCodeAt(state.position) !== 0) {
		const current = state.input.charCodeAt(state.position);
		const digit = fromDecimalCode(current);
		if (current === 43 || current === 45) {
			if (chomping !== CHOMPING_MODE.CLIP) throwError(state, "repeat of a chomping mode identifier");
			chomping = current === 43 ? CHOMPING_MODE.KEEP : CHOMPING_MODE.STRIP;
			state.position++;
		} else if (digit >= 0) {
			if (digit === 0) throwError(state, "bad explicit indentation width of a block scalar; it cannot be less than one");
			if (detectedIndent) throwError(state, "repeat of an indentation width identifier");
			indent = parentIndent + digit - 1;
			detectedIndent = true;
			state.position++;
		} else break;
	}
	let hadWhitespace = false;
	while (isWhiteSpace(state.input.charCodeAt(state.position))) {
		hadWhitespace = true;
		state.position++;
	}
	if (hadWhitespace && state.input.charCodeAt(state.position) === 35) skipUntilLineEnd(state);
	if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
	else if (state.input.charCodeAt(state.position) !== 0) throwError(state, "a line break is expected");
	let contentIndent = detectedIndent ? indent : -1;
	let maxLeadingIndent = 0;
	const valueStart = state.position;
	let valueEnd = state.position;
	while (state.input.charCodeAt(state.position) !== 0) {
		const linePosition = state.position;
		let column = 0;
		while (state.input.charCodeAt(linePosition + column) === 32) column++;
		const first = state.input.charCodeAt(linePosition + column);
		if (first === 0) {
			if (contentIndent >= 0) {
				if (column > contentIndent) valueEnd = linePosition + column;
			} else if (column > 0) valueEnd = linePosition + column;
			break;
		}
		if (testDocumentBoundary(state)) break;
		if (!detectedIndent && contentIndent === -1 && isEol(first)) maxLeadingIndent = Math.max(maxLeadingIndent, column);
		if (!detectedIndent && contentIndent === -1 && !isEol(first)) {
			if (first === 9 && column < parentIndent) {
				state.position = linePosition + column;
				throwError(state, "tab characters must not be used in indentation");
			}
			if (column >= parentIndent && column < maxLeadingIndent) {
				state.position = linePosition + column;
				throwError(state, "bad indentation of a mapping entry");
			}
		}
		if (contentIndent === -1 && first !== 0 && !isEol(first) && column < parentIndent) {
			state.lineIndent = column;
			state.position = linePosition + column;
			break;
		}
		if (!detectedIndent && first !== 0 && !isEol(first) && contentIndent === -1) contentIndent = column;
		const requiredIndent = contentIndent === -1 ? parentIndent + 1 : contentIndent;
		if (first !== 0 && !isEol(first) && column < requiredIndent) {
			state.lineIndent = column;
			state.position = linePosition + column;
			break;
		}
		skipUntilLineEnd(state);
		valueEnd = state.position;
		if (isEol(state.input.charCodeAt(state.position))) {
			consumeLineBreak(state);
			valueEnd = state.position;
		}
	}
	checkPrintable(state, valueStart, valueEnd);
	addScalarEvent(state, valueStart, valueEnd, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, style, chomping, contentIndent);
	return true;
}
function canStartPlainScalar(state, nodeContext) {
	const ch = state.input.charCodeAt(state.position);
	const inFlow = nodeContext === CONTEXT_FLOW_IN;
	if (ch === 0 || isWsOrEol(ch) || ch === 35 || ch === 38 || ch === 42 || ch === 33 || ch === 124 || ch === 62 || ch === 39 || ch === 34 || ch === 37 || ch === 64 || ch === 96 || isFlowIndicator(ch)) return false;
	if (ch === 63 || ch === 45) {
		const following = state.input.charCodeAt(state.position + 1);
		if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) return false;
	}
	return true;
}
function readPlainScalar(state, nodeIndent, nodeContext, props) {
	if (!canStartPlainScalar(state, nodeContext)) return false;
	const start = state.position;
	let end = state.position;
	let ch = state.input.charCodeAt(state.position);
	const inFlow = nodeContext === CONTEXT_FLOW_IN;
	let multiline = false;
	while (ch !== 0) {
		if (testDocumentBoundary(state)) break;
		if (ch === 58) {
			const following = state.input.charCodeAt(state.position + 1);
			if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) break;
		} else if (ch === 35) {
			if (isWsOrEol(state.input.charCodeAt(state.position - 1))) break;
		} else if (inFlow && isFlowIndicator(ch)) break;
		else if (isEol(ch)) {
			const savedPosition = state.position;
			const savedLine = state.line;
			const savedLineStart = state.lineStart;
			const savedLineIndent = state.lineIndent;
			skipSeparationSpace(state, false);
			if (state.lineIndent >= nodeIndent) {
				multiline = true;
				ch = state.input.charCodeAt(state.position);
				continue;
			}
			state.position = savedPosition;
			state.line = savedLine;
			state.lineStart = savedLineStart;
			state.lineIndent = savedLineIndent;
			break;
		}
		if (!isWhiteSpace(ch)) end = state.position + 1;
		ch = state.input.charCodeAt(++state.position);
	}
	if (end === start) return false;
	checkPrintable(state, start, end);
	addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN, CHOMPING_MODE.CLIP, -1, !multiline);
	return true;
}
function skipFlowSeparationSpace(state, nodeIndent) {
	const startLine = state.line;
	skipSeparationSpace(state, true);
	if (state.line > startLine && state.lineIndent < nodeIndent || state.firstTabInLine !== -1 && state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readFlowCollection(state, nodeIndent, props) {
	const ch = state.input.charCodeAt(state.position);
	const isMapping = ch === 123;
	const start = state.position;
	let readNext = true;
	if (ch !== 91 && ch !== 123) return false;
	const terminator = isMapping ? 125 : 93;
	if (isMapping) addMappingEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
	else addSequenceEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
	state.position++;
	while (state.input.charCodeAt(state.position) !== 0) {
		skipFlowSeparationSpace(state, nodeIndent);
		let ch = state.input.charCodeAt(state.position);
		if (ch === terminator) {
			state.position++;
			addPopEvent(state);
			return true;
		} else if (!readNext) throwError(state, "missed comma between flow collection entries");
		else if (ch === 44) throwError(state, "expected the node content, but found ','");
		let isPair = false;
		let isExplicitPair = false;
		if (ch === 63 && isWsOrEol(state.input.charCodeAt(state.position + 1))) {
			isPair = isExplicitPair = true;
			state.position += 1;
			skipFlowSeparationSpace(state, nodeIndent);
		}
		const entryLine = state.line;
		const entryStart = snapshotState(state);
		const keyWasRead = parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true);
		skipFlowSeparationSpace(state, nodeIndent);
		ch = state.input.charCodeAt(state.position);
		if ((isMapping || isExplicitPair || state.line === entryLine) && ch === 58) {
			isPair = true;
			state.position++;
			skipFlowSeparationSpace(state, nodeIndent);
			if (!isMapping) {
				insertFlowPairMappingEvent(state, entryStart);
				if (!keyWasRead) addEmptyScalarEvent(state);
			} else if (!keyWasRead) addEmptyScalarEvent(state);
			if (!parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true)) addEmptyScalarEvent(state);
			skipFlowSeparationSpace(state, nodeIndent);
			if (!isMapping) addPopEvent(state);
		} else if (isMapping && isPair) {
			if (!keyWasRead) addEmptyScalarEvent(state);
			addEmptyScalarEvent(state);
		} else if (isMapping) addEmptyScalarEvent(state);
		else if (isPair) {
			insertFlowPairMappingEvent(state, entryStart);
			if (!keyWasRead) addEmptyScalarEvent(state);
			addEmptyScalarEvent(state);
			addPopEvent(state);
		}
		ch = state.input.charCodeAt(state.position);
		if (ch === 44) {
			readNext = true;
			state.position++;
		} else readNext = false;
	}
	throwError(state, "unexpected end of the stream within a flow collection");
}
function readBlockSequence(state, nodeIndent, props) {
	if (state.firstTabInLine !== -1 || state.input.charCodeAt(state.position) !== 45 || !isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) return false;
	addSequenceEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
	while (state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) {
		if (state.firstTabInLine !== -1) {
			state.position = state.firstTabInLine;
			throwError(state, "tab characters must not be used in indentation");
		}
		const entryLine = state.line;
		state.position++;
		const hadBreak = skipSeparationSpace(state, true) > 0;
		if (state.firstTabInLine !== -1 && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
		if (hadBreak && state.lineIndent <= nodeIndent) addEmptyScalarEvent(state);
		else parseNode(state, nodeIndent, CONTEXT_BLOCK_IN, false, true);
		skipSeparationSpace(state, true);
		if (state.lineIndent < nodeIndent || state.position >= state.length) break;
		if (state.lineIndent > nodeIndent) throwError(state, "bad indentation of a sequence entry");
		if (state.line === entryLine && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
	}
	addPopEvent(state);
	return true;
}
function readBlockMapping(state, nodeIndent, flowIndent, props) {
	let atExplicitKey = false;
	let detected = false;
	let mappingOpened = false;
	let pendingExplicitKey = false;
	if (state.firstTabInLine !== -1) return false;
	let ch = state.input.charCodeAt(state.position);
	while (ch !== 0) {
		if (!atExplicitKey && state.firstTabInLine !== -1) {
			state.position = state.firstTabInLine;
			throwError(state, "tab characters must not be used in indentation");
		}
		const following = state.input.charCodeAt(state.position + 1);
		const entryLine = state.line;
		if ((ch === 63 || ch === 58) && isWsOrEolOrEnd(following)) {
			if (!mappingOpened) {
				addMappingEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
				mappingOpened = true;
			}
			if (ch === 63) {
				if (atExplicitKey) addEmptyScalarEvent(state);
				detected = true;
				atExplicitKey = true;
			} else if (atExplicitKey) atExplicitKey = false;
			else {
				addEmptyScalarEvent(state);
				detected = true;
				atExplicitKey = false;
			}
			state.position += 1;
			pendingExplicitKey = true;
		} else {
			if (atExplicitKey) {
				addEmptyScalarEvent(state);
				atExplicitKey = false;
			}
			const beforeKey = snapshotState(state);
			if (!parseNode(state, flowIndent, CONTEXT_FLOW_OUT, false, true)) break;
			if (state.line === entryLine) {
				ch = state.input.charCodeAt(state.position);
				while (isWhiteSpace(ch)) ch = state.input.charCodeAt(++state.position);
				if (ch === 58) {
					ch = state.input.charCodeAt(++state.position);
					if (!isWsOrEolOrEnd(ch)) throwError(state, "a whitespace character is expected after the key-value separator within a block mapping");
					if (!mappingOpened) {
						state.events.splice(beforeKey.eventsLength, 0, {
							type: EVENT_ID.MAPPING,
							start: beforeKey.position,
							anchorStart: props.anchorStart,
							anchorEnd: props.anchorEnd,
							tagStart: props.tagStart,
							tagEnd: props.tagEnd,
							style: COLLECTION_STYLE.BLOCK
						});
						mappingOpened = true;
					}
					detected = true;
					atExplicitKey = false;
					pendingExplicitKey = false;
				} else if (detected) throwError(state, "expected ':' after a mapping key");
				else {
					if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
						restoreState(state, beforeKey);
						return false;
					}
					return true;
				}
			} else if (detected) throwError(state, "can not read a block mapping entry; a multiline key may not be an implicit key");
			else {
				if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
					restoreState(state, beforeKey);
					return false;
				}
				return true;
			}
		}
		if (parseNode(state, nodeIndent, CONTEXT_BLOCK_OUT, true, pendingExplicitKey)) pendingExplicitKey = false;
		if (!atExplicitKey) {
			if (pendingExplicitKey) {
				addEmptyScalarEvent(state);
				pendingExplicitKey = false;
			}
		}
		skipSeparationSpace(state, true);
		ch = state.input.charCodeAt(state.position);
		if ((state.line === entryLine || state.lineIndent > nodeIndent) && ch !== 0) throwError(state, "bad indentation of a mapping entry");
		else if (state.lineIndent < nodeIndent) break;
	}
	if (!detected) return false;
	if (atExplicitKey) addEmptyScalarEvent(state);
	if (mappingOpened) addPopEvent(state);
	return true;
}
function parseNode(state, parentIndent, nodeContext, allowToSeek, allowCompact, allowPropertyMapping = true) {
	if (state.depth >= state.maxDepth) throwError(state, `nesting exceeded maxDepth (${state.maxDepth})`);
	state.depth++;
	let indentStatus = 1;
	let atNewLine = false;
	let hasContent = false;
	let propertyStart = null;
	const props = emptyProperties();
	let allowBlockScalars = nodeContext === CONTEXT_BLOCK_OUT || nodeContext === CONTEXT_BLOCK_IN;
	let allowBlockCollections = allowBlockScalars;
	const allowBlockStyles = allowBlockScalars;
	if (allowToSeek && skipSeparationSpace(state, true)) {
		atNewLine = true;
		if (state.lineIndent > parentIndent) indentStatus = 1;
		else if (state.lineIndent === parentIndent) indentStatus = 0;
		else indentStatus = -1;
	}
	if (indentStatus === 1) while (true) {
		const ch = state.input.charCodeAt(state.position);
		const propertyState = snapshotState(state);
		if (atNewLine && indentStatus !== 1 && (ch === 33 || ch === 38)) break;
		if (atNewLine && allowBlockStyles && (props.tagStart !== NO_RANGE$1 || props.anchorStart !== NO_RANGE$1) && (ch === 33 || ch === 38)) {
			const fallbackState = snapshotState(state);
			const flowIndent = parentIndent + 1;
			if (readBlockMapping(state, state.position - state.lineStart, flowIndent, props) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) {
				state.depth--;
				return true;
			}
			restoreState(state, fallbackState);
		}
		if (atNewLine && (ch === 33 && props.tagStart !== NO_RANGE$1 || ch === 38 && props.anchorStart !== NO_RANGE$1)) break;
		if (!readTagProperty(state, props, nodeContext === CONTEXT_FLOW_IN) && !readAnchorProperty(state, props)) break;
		if (propertyStart === null) propertyStart = propertyState;
		if (skipSeparationSpace(state, true)) {
			atNewLine = true;
			allowBlockCollections = allowBlockStyles;
			if (state.lineIndent > parentIndent) indentStatus = 1;
			else if (state.lineIndent === parentIndent) indentStatus = 0;
			else indentStatus = -1;
		} else allowBlockCollections = false;
	}
	if (allowBlockCollections) allowBlockCollections = atNewLine || allowCompact;
	if (indentStatus === 1 || nodeContext === CONTEXT_BLOCK_OUT) {
		const flowIndent = nodeContext === CONTEXT_FLOW_IN || nodeContext === CONTEXT_FLOW_OUT ? parentIndent : parentIndent + 1;
		const blockIndent = state.position - state.lineStart;
		if (indentStatus === 1) {
			if (allowBlockCollections && (readBlockSequence(state, blockIndent, props) || readBlockMapping(state, blockIndent, flowIndent, props)) || readFlowCollection(state, flowIndent, props)) hasContent = true;
			else {
				const ch = state.input.charCodeAt(state.position);
				if (propertyStart !== null && allowPropertyMapping && allowBlockStyles && !allowBlockCollections && ch !== 124 && ch !== 62) {
					const fallbackState = snapshotState(state);
					const propertyIndent = propertyStart.position - propertyStart.lineStart;
					restoreState(state, propertyStart);
					if (readBlockMapping(state, propertyIndent, flowIndent, emptyProperties()) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) hasContent = true;
					else restoreState(state, fallbackState);
				}
				if (!hasContent && (allowBlockScalars && readBlockScalar(state, flowIndent, props) || readSingleQuotedScalar(state, flowIndent, props) || readDoubleQuotedScalar(state, flowIndent, props) || readAlias(state, props) || readPlainScalar(state, flowIndent, nodeContext, props))) hasContent = true;
			}
		} else if (indentStatus === 0) hasContent = allowBlockCollections && readBlockSequence(state, blockIndent, props);
	}
	allowBlockScalars = allowBlockScalars && !hasContent;
	if (!hasContent && (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1 || allowBlockScalars)) {
		addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN);
		hasContent = true;
	}
	state.depth--;
	return hasContent || props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1;
}
function readDirective(state) {
	if (state.lineIndent > 0 || state.input.charCodeAt(state.position) !== 37) return false;
	state.position++;
	const nameStart = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
	const name = state.input.slice(nameStart, state.position);
	const args = [];
	if (name.length === 0) throwError(state, "directive name must not be less than one character in length");
	while (state.input.charCodeAt(state.position) !== 0 && !isEol(state.input.charCodeAt(state.position))) {
		while (isWhiteSpace(state.input.charCodeAt(state.position))) state.position++;
		if (state.input.charCodeAt(state.position) === 35 || isEol(state.input.charCodeAt(state.position)) || state.input.charCodeAt(state.position) === 0) break;
		const start = state.position;
		while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
		args.push(state.input.slice(start, state.position));
	}
	if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
	if (name === "YAML") {
		if (state.directives.some((directive) => directive.kind === "yaml")) throwError(state, "duplication of %YAML directive");
		if (args.length !== 1) throwError(state, "YAML directive accepts exactly one argument");
		const match = /^([0-9]+)\.([0-9]+)$/.exec(args[0]);
		if (match === null) throwError(state, "ill-formed argument of the YAML directive");
		if (parseInt(match[1], 10) !== 1) throwError(state, "unacceptable YAML version of the document");
		state.directives.push({
			kind: "yaml",
			version: args[0]
		});
	} else if (name === "TAG") {
		if (args.length !== 2) throwError(state, "TAG directive accepts exactly two arguments");
		const [handle, prefix] = args;
		if (!PATTERN_TAG_HANDLE.test(handle)) throwError(state, "ill-formed tag handle (first argument) of the TAG directive");
		if (HAS_OWN.call(state.tagHandlers, handle)) throwError(state, `there is a previously declared suffix for "${handle}" tag handle`);
		if (!PATTERN_TAG_PREFIX.test(prefix)) throwError(state, "ill-formed tag prefix (second argument) of the TAG directive");
		state.tagHandlers[handle] = prefix;
		state.directives.push({
			kind: "tag",
			handle,
			prefix
		});
	}
	return true;
}
function readDocument(state) {
	state.directives = [];
	state.tagHandlers = Object.create(null);
	let hasDirectives = false;
	skipSeparationSpace(state, true);
	while (readDirective(state)) {
		hasDirectives = true;
		skipSeparationSpace(state, true);
	}
	let explicitStart = false;
	let explicitEnd = false;
	let allowCompact = true;
	if (state.lineIndent === 0 && state.input.charCodeAt(state.position) === 45 && state.input.charCodeAt(state.position + 1) === 45 && state.input.charCodeAt(state.position + 2) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 3))) {
		explicitStart = true;
		const markerLine = state.line;
		state.position += 3;
		skipSeparationSpace(state, true);
		allowCompact = state.line > markerLine;
	} else if (hasDirectives) throwError(state, "directives end mark is expected");
	const documentEventIndex = state.events.length;
	if (!explicitStart && state.position === state.lineStart && state.input.charCodeAt(state.position) === 46 && testDocumentSeparator(state)) {
		state.position += 3;
		skipSeparationSpace(state, true);
		return;
	}
	addDocumentEvent(state, explicitStart, false);
	if (!parseNode(state, state.lineIndent - 1, CONTEXT_BLOCK_OUT, false, allowCompact, allowCompact)) addEmptyScalarEvent(state);
	skipSeparationSpace(state, true);
	if (state.position === state.lineStart && testDocumentSeparator(state)) {
		explicitEnd = state.input.charCodeAt(state.position) === 46;
		if (explicitEnd) {
			const markerLine = state.line;
			state.position += 3;
			skipSeparationSpace(state, true);
			if (state.line === markerLine && state.position < state.length) throwError(state, "end of the stream or a document separator is expected");
		}
	}
	const documentEvent = state.events[documentEventIndex];
	if (documentEvent?.type === EVENT_ID.DOCUMENT) documentEvent.explicitEnd = explicitEnd;
	addPopEvent(state);
	if (!explicitEnd && state.position < state.length && !testDocumentBoundary(state)) throwError(state, "end of the stream or a document separator is expected");
}
function parseEvents(input, options) {
	const length = input.length;
	const state = {
		...DEFAULT_PARSER_OPTIONS,
		...options,
		input: `${input}\0`,
		length,
		position: 0,
		line: 0,
		lineStart: 0,
		lineIndent: 0,
		firstTabInLine: -1,
		depth: 0,
		directives: [],
		tagHandlers: Object.create(null),
		events: []
	};
	const nullpos = input.indexOf("\0");
	if (nullpos !== -1) YAMLException.throwAt(input, nullpos, "null byte is not allowed in input", state.filename);
	while (state.position < state.length) {
		skipByteOrderMark(state);
		skipSeparationSpace(state, true);
		if (state.position >= state.length) break;
		const documentStart = state.position;
		readDocument(state);
		if (state.position === documentStart) throwError(state, "can not read a document");
	}
	return state.events;
}
({
	...DEFAULT_PARSER_OPTIONS,
	...DEFAULT_CONSTRUCTOR_OPTIONS
});
function hasBit(mask, bit) {
	return (mask & 1 << bit) !== 0;
}
var DEFAULT_SCALAR_STYLE_RULES = {
	applyQuoteFlowKeysOption,
	doubleQuoteForInvisibles,
	doubleQuoteWhitespaceOnly,
	applyForceQuotesOption,
	tryLongOrMultilineAsBlock,
	quoteInvalidPlain,
	fallbackToDoubleQuoted
};
function _preferredQuotedStyle(layout) {
	if (layout.presenterOptions.quoteStyle === "single" && hasBit(layout.allowedStylesMask, SCALAR_STYLE.SINGLE_QUOTED)) return SCALAR_STYLE.SINGLE_QUOTED;
	return SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyQuoteFlowKeysOption(layout) {
	if (!layout.presenterOptions.quoteFlowKeys) return;
	if (!layout.isKey || !layout.flowOnly || layout.style !== SCALAR_STYLE.PLAIN) return;
	layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteForInvisibles(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && /[\t\x7F-\xA0\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteWhitespaceOnly(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && /^\s+$/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyForceQuotesOption(layout) {
	if (!layout.presenterOptions.forceQuotes) return;
	if (layout.isKey || layout.style !== SCALAR_STYLE.PLAIN) return;
	if (layout.node.tag !== layout.presenterOptions.schema.defaultScalarTag.tagName) return;
	layout.style = layout.node.value.includes("\n") ? SCALAR_STYLE.DOUBLE_QUOTED : _preferredQuotedStyle(layout);
}
function tryLongOrMultilineAsBlock(layout) {
	if (layout.style !== SCALAR_STYLE.PLAIN || layout.isKey) return;
	const value = layout.node.value;
	const multiline = value.indexOf("\n") !== -1;
	if (!hasBit(layout.allowedStylesMask, SCALAR_STYLE.LITERAL_BLOCK)) {
		if (multiline) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
		return;
	}
	const w = layout.presenterOptions.lineWidth;
	if (w === -1) {
		if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
		return;
	}
	const availableWidth = Math.max(Math.min(w, 40), w - layout.shiftOfContent);
	let position = 0;
	let shouldFold = false;
	while (position <= value.length) {
		let lineEnd = value.length;
		const nextLineBreak = value.indexOf("\n", position);
		if (nextLineBreak !== -1) lineEnd = nextLineBreak;
		const line = value.slice(position, lineEnd);
		if (line.length > availableWidth && line[0] !== " " && / [^ \t]/.test(line)) shouldFold = true;
		if (nextLineBreak === -1) break;
		position = nextLineBreak + 1;
	}
	if (shouldFold) layout.style = SCALAR_STYLE.FOLDED_BLOCK;
	else if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
}
function quoteInvalidPlain(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && !hasBit(layout.allowedStylesMask, SCALAR_STYLE.PLAIN)) layout.style = _preferredQuotedStyle(layout);
}
function fallbackToDoubleQuoted(layout) {
	if (!hasBit(layout.allowedStylesMask, layout.style)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
var SRC_C_PRINTABLE = "[\\x09\\x0A\\x0D\\x20-\\x7E\\x85\\xA0-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}]";
var SRC_B_CHAR = "[\\n\\r]";
var SRC_C_BYTE_ORDER_MARK = "\\uFEFF";
var SRC_S_WHITE = "[ \\t]";
var SRC_NB_CHAR = `(?:(?!(?:${SRC_B_CHAR}|${SRC_C_BYTE_ORDER_MARK}))${SRC_C_PRINTABLE})`;
var SRC_NS_CHAR = `(?:(?!${SRC_S_WHITE})${SRC_NB_CHAR})`;
var SRC_NB_JSON = "[\\x09\\x20-\\uD7FF\\uE000-\\uFFFF\\u{10000}-\\u{10FFFF}]";
var SRC_C_INDICATOR = "[-?:,\\[\\]{}#&*!|>'\"%@`]";
var SRC_C_FLOW_INDICATOR = "[,\\[\\]{}]";
var SRC_NS_PLAIN_SAFE_FLOW_OUT = SRC_NS_CHAR;
var SRC_NS_PLAIN_SAFE_FLOW_IN = `(?:(?!${SRC_C_FLOW_INDICATOR})${SRC_NS_CHAR})`;
var SRC_NS_PLAIN_FIRST_FLOW_OUT = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))`;
var SRC_NS_PLAIN_FIRST_FLOW_IN = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))`;
var SRC_NS_PLAIN_CHAR_FLOW_OUT = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_OUT})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))#*`;
var SRC_NS_PLAIN_CHAR_FLOW_IN = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_IN})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))#*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_OUT})*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_IN})*`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_OUT = `${SRC_NS_PLAIN_FIRST_FLOW_OUT}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_IN = `${SRC_NS_PLAIN_FIRST_FLOW_IN}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_OUT;
var SRC_NS_PLAIN_ONE_LINE_FLOW_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_IN;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_OUT}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_IN}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT = `${SRC_NS_PLAIN_ONE_LINE_FLOW_OUT}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT})*`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_IN = `${SRC_NS_PLAIN_ONE_LINE_FLOW_IN}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN})*`;
new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT})$`, "u");
new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_IN})$`, "u");
new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY})$`, "u");
new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_FLOW_KEY})$`, "u");
new RegExp(`^(?:${SRC_NB_JSON})*$`, "u");
new RegExp(`^(?:${SRC_NB_JSON}|\\n)*$`, "u");
new RegExp(`^(?:${SRC_NB_CHAR}|\\n)*$`, "u");
Object.keys(DEFAULT_SCALAR_STYLE_RULES).map((name) => Reflect.get(DEFAULT_SCALAR_STYLE_RULES, name));
EVENT_ID.DOCUMENT;
EVENT_ID.SEQUENCE;
EVENT_ID.MAPPING;
EVENT_ID.SCALAR;
EVENT_ID.ALIAS;
EVENT_ID.POP;
SCALAR_STYLE.PLAIN;
SCALAR_STYLE.SINGLE_QUOTED;
SCALAR_STYLE.DOUBLE_QUOTED;
SCALAR_STYLE.LITERAL_BLOCK;
SCALAR_STYLE.FOLDED_BLOCK;
COLLECTION_STYLE.BLOCK;
COLLECTION_STYLE.FLOW;
CHOMPING_MODE.CLIP;
CHOMPING_MODE.STRIP;
CHOMPING_MODE.KEEP;
// lib/src/config/outline.js
var UnreadableOutline = class extends Error {
	name = "UnreadableOutline";
	fault;
	constructor(fault) {
		super(fault.message);
		this.fault = fault;
	}
};
const MAX_NODES = 1e5;
function outlineOf(events, text, lineOf) {
	const faults = [];
	const anchors = new Map();
	const frames = [];
	let root;
	const place = (node) => {
		const frame = frames.at(-1);
		if (frame === void 0) root = node;
		else if (frame.node.items !== void 0) frame.node.items.push(node);
		else if (frame.key !== void 0) {
			frame.node.entries?.set(frame.key.name, {
				keyOffset: frame.key.offset,
				node
			});
			delete frame.key;
		}
	};
	const grow = (frame, size, offset) => {
		if (frame === void 0) return;
		frame.node.size += size;
		if (frame.node.size > 1e5) throw new UnreadableOutline({
			offset,
			message: `the file holds more than ${MAX_NODES.toLocaleString("en-GB")} values once its aliases are written out`,
			advice: "Aliases (*name) that contain aliases multiply. Write the values out, or use fewer."
		});
	};
	const awaitsKey = () => {
		const frame = frames.at(-1);
		return frame?.node.entries !== void 0 && frame.key === void 0;
	};
	const readKey = (event) => {
		const frame = frames.at(-1);
		if (frame === void 0) return;
		const name = getScalarValue(text, event);
		const offset = startOf(event);
		const value = scalarValue(event, text);
		if (typeof value !== "string") faults.push({
			offset,
			message: `the key ${name === "" ? "is empty" : `${name} is ${kindOf(value)}`}, not text`,
			advice: `Put it in quotes: "${name}":`
		});
		const earlier = frame.node.entries?.get(name);
		if (earlier !== void 0) faults.push({
			offset,
			message: `the key ${JSON.stringify(name)} stands twice in the same mapping, first in line ${lineOf(earlier.keyOffset)}`,
			advice: "Remove one of the two."
		});
		frame.key = {
			name,
			offset
		};
	};
	const open = (event, parts) => {
		if (awaitsKey()) throw new UnreadableOutline({
			offset: startOf(event),
			message: "a list or a mapping cannot be a key"
		});
		const node = {
			offset: startOf(event),
			...parts,
			size: 1,
			closed: false
		};
		remember(event, node);
		place(node);
		frames.push({ node });
	};
	const remember = (event, node) => {
		if (event.anchorStart >= 0) anchors.set(text.slice(event.anchorStart, event.anchorEnd), node);
	};
	const readAlias = (event) => {
		const name = text.slice(event.anchorStart, event.anchorEnd);
		const offset = event.anchorStart - 1;
		const node = anchors.get(name);
		if (node === void 0) throw new UnreadableOutline({
			offset,
			message: `*${name} is read as a YAML alias, and there is no anchor &${name} above it`,
			advice: `A value that begins with * needs quotes: "*${name}"`
		});
		if (!node.closed) throw new UnreadableOutline({
			offset,
			message: `the alias *${name} stands inside its own anchor &${name}`
		});
		if (awaitsKey()) throw new UnreadableOutline({
			offset,
			message: `the alias *${name} cannot be a key`,
			advice: "Write the key out."
		});
		place(node);
		grow(frames.at(-1), node.size, offset);
	};
	for (const event of events.slice(1, -1)) if (event.type === EVENT_ID.SCALAR) {
		if (awaitsKey()) readKey(event);
		else {
			const node = scalarNode(event, text, frames.at(-1)?.key?.offset ?? 0);
			remember(event, node);
			place(node);
			grow(frames.at(-1), 1, node.offset);
		}
	} else if (event.type === EVENT_ID.MAPPING) open(event, { entries: new Map() });
	else if (event.type === EVENT_ID.SEQUENCE) open(event, { items: [] });
	else if (event.type === EVENT_ID.ALIAS) readAlias(event);
	else if (event.type === EVENT_ID.POP) {
		const frame = frames.pop();
		if (frame === void 0) continue;
		frame.node.closed = true;
		grow(frames.at(-1), frame.node.size, frame.node.offset);
	}
	return {
		root: root ?? {
			offset: 0,
			size: 1,
			closed: true
		},
		faults
	};
}
function scalarNode(event, text, fallback) {
	const plain = {
		offset: event.valueStart < 0 ? fallback : startOf(event),
		size: 1,
		closed: true
	};
	if (event.valueStart < 0) return {
		...plain,
		source: ""
	};
	if (event.style === SCALAR_STYLE.PLAIN) return {
		...plain,
		source: text.slice(event.valueStart, event.valueEnd)
	};
	return event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? {
		...plain,
		source: text.slice(event.valueStart - 1, event.valueEnd + 1)
	} : plain;
}
function startOf(event) {
	const quoted = "style" in event && "valueStart" in event && (event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED);
	const value = "valueStart" in event ? event.valueStart - (quoted ? 1 : 0) : event.start;
	const marks = [event.anchorStart < 0 ? -1 : event.anchorStart - 1, event.tagStart].filter((offset) => offset >= 0);
	return Math.min(value, ...marks);
}
function scalarValue(event, text) {
	const bare = {
		...event,
		anchorStart: -1,
		anchorEnd: -1
	};
	return constructFromEvents([
		{
			type: EVENT_ID.DOCUMENT,
			explicitStart: false,
			explicitEnd: false,
			directives: []
		},
		bare,
		{ type: EVENT_ID.POP }
	], { source: text })[0];
}
function kindOf(value) {
	if (value === null) return "null";
	return typeof value === "boolean" ? "a boolean" : "a number";
}
const MAX_DEPTH = 50;
const BYTE_ORDER_MARK = 65279;
function parseYaml(original, file) {
	if (Buffer.byteLength(original) > 1048576) throw new ProblemError({
		message: "the config is larger than 1 MiB",
		place: { file },
		advice: "Is it the right file? A config holds rules; predictions stand in files of their own."
	});
	const text = original.charCodeAt(0) === BYTE_ORDER_MARK ? original.slice(1) : original;
	const lines = lineStarts(text);
	const charactersIn = /[\ud800-\udbff]/.test(text) ? (part) => Array.from(part).length : (part) => part.length;
	const placeAt = (offset) => {
		const line = lineOf(lines, offset);
		return {
			file,
			line,
			column: charactersIn(text.slice(lines[line - 1] ?? 0, offset)) + 1
		};
	};
	const fail = (offset, message, advice) => {
		throw new ProblemError({
			message,
			place: placeAt(offset),
			...advice === void 0 ? {} : { advice }
		});
	};
	try {
		const events = parseEvents(text, { maxDepth: MAX_DEPTH });
		refuseSeveralDocuments(events, fail);
		const outline = outlineOf(events, text, (offset) => lineOf(lines, offset));
		const [value] = constructFromEvents(events, {
			source: text,
			json: true
		});
		if (value === void 0 || value === null) fail(0, "the config is empty", "It needs at least predictions: and, to gate anything, thresholds:");
		if (outline.root.entries === void 0) fail(outline.root.offset, `the config must be a mapping of keys, but is ${outline.root.items === void 0 ? "a single value" : "a list"}`);
		const { root, faults } = outline;
		return {
			value,
			problems: faults.map(({ offset, ...fault }) => ({
				...fault,
				place: placeAt(offset)
			})),
			placeOf: (path) => placeAt(nodeAt(root, path).offset),
			placeOfKey: (path) => placeAt(keyOffset(root, path)),
			keysOf: (path) => [...nodeAt(root, path).entries?.keys() ?? []],
			sourceOf: (path) => nodeAt(root, path).source
		};
	} catch (error) {
		if (error instanceof UnreadableOutline) return fail(error.fault.offset, error.fault.message, error.fault.advice);
		if (error instanceof YAMLException) return fail(error.mark?.position ?? 0, syntaxMessage(error.reason), syntaxAdvice(error.reason));
		throw error;
	}
}
function refuseSeveralDocuments(events, fail) {
	if (events.length === 0) fail(0, "the config is empty", "It needs at least predictions: and, to gate anything, thresholds:");
	const second = events.findIndex((event, index) => index > 0 && event.type === EVENT_ID.DOCUMENT);
	if (second < 0) return;
	const content = events[second + 1];
	fail(content === void 0 ? 0 : offsetOf(content), "the config holds several YAML documents (separated by ---)", "Keep one document; several evaluations stand under evaluations:");
}
function offsetOf(event) {
	if ("start" in event) return event.start;
	return "valueStart" in event ? Math.max(event.valueStart, 0) : 0;
}
function syntaxMessage(reason) {
	if (reason.startsWith("nesting exceeded")) return `the config is nested more than ${MAX_DEPTH} levels deep`;
	const tag = /^unknown (?:scalar|sequence|mapping) tag !<(.*)>$/s.exec(reason)?.[1];
	return tag === void 0 ? `this is not valid YAML: ${reason}` : `the YAML tag ${tag} is not known`;
}
function syntaxAdvice(reason) {
	if (reason.startsWith("tab characters")) return "Indent with spaces.";
	if (reason.startsWith("unknown")) return "Remove the tag. A value that begins with ! needs quotes.";
	if (reason.startsWith("bad indentation")) return "Keys of one mapping stand in the same column; a value with \": \" in it, or with one of % @ ` at its start, needs quotes.";
	if (reason.startsWith("missed comma")) return "Inside { … } and [ … ] entries are separated by commas, and a value with [ ] { } or a comma in it needs quotes.";
	if (reason.startsWith("deficient") || reason.startsWith("unexpected end")) return "Is a quote or a bracket above it closed?";
}
function nodeAt(root, path) {
	let node = root;
	for (const step of path) {
		const next = typeof step === "number" ? node.items?.[step] : node.entries?.get(step)?.node;
		if (next === void 0) return node;
		node = next;
	}
	return node;
}
function keyOffset(root, path) {
	const parent = nodeAt(root, path.slice(0, -1));
	const key = path.at(-1);
	return (typeof key === "string" ? parent.entries?.get(key)?.keyOffset : void 0) ?? nodeAt(root, path).offset;
}
function lineStarts(text) {
	const starts = [0];
	for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
	return starts;
}
function lineOf(lines, offset) {
	let low = 0;
	let high = lines.length;
	while (high - low > 1) {
		const middle = low + high >>> 1;
		if ((lines[middle] ?? 0) <= offset) low = middle;
		else high = middle;
	}
	return low + 1;
}
// lib/src/config/decode.js
async function readConfig(text, file, overrides = {}) {
	return decodeConfig(text, file, overrides, text.includes("regex") ? await fullCheck() : roughCheck);
}
function decodeConfig(text, file, overrides = {}, patternFault = roughCheck) {
	const document = parseYaml(text, file);
	const findings = findingsOf(document, patternFault);
	const root = Object(document.value);
	const supplied = {
		predictions: unlessEmpty(overrides.predictions) !== void 0,
		baseline: unlessEmpty(overrides.baseline) !== void 0
	};
	const single = !Object.hasOwn(root, "evaluations");
	const evaluations = single ? [evaluationOf(findings, [], "default", root, supplied)] : severalOf(findings, root, supplied);
	if (findings.problems.length > 0) throw new ProblemError(distinct(findings.problems).toSorted(byPlace));
	return withOverrides({
		file,
		evaluations,
		single
	}, overrides);
}
function severalOf(findings, root, supplied) {
	const { document } = findings;
	for (const key of document.keysOf([]).filter((name) => name !== "evaluations")) if (Object.hasOwn(evaluationSchema.shape, key)) findings.atKey([key], `${key} stands beside evaluations: a config holds one evaluation at the top level, or several under evaluations`, `Move ${key} into an evaluation.`);
	else findings.atKey([key], `the key ${shownName(key)} is not known here`, ...didYouMean(key, ["evaluations"]), "Accepted here: evaluations");
	const value = root["evaluations"];
	const names = document.keysOf(["evaluations"]);
	if (names.length === 0) {
		findings.atKey(["evaluations"], `evaluations must be a mapping of names to evaluations, but is ${shownValue$1(value, document.sourceOf(["evaluations"]))}`);
		return [];
	}
	const byName = new Map(Object.entries(Object(value)));
	const first = new Map();
	return names.map((name) => {
		const path = ["evaluations", name];
		if (!NAME_PATTERN.test(name)) findings.atKey(path, `the evaluation name ${shownName(name)} cannot be a file name`, "Use up to 64 letters, digits, dots, hyphens and underscores, beginning with a letter or a digit.");
		const twin = first.get(name.toLowerCase());
		if (twin === void 0) first.set(name.toLowerCase(), name);
		else findings.atKey(path, `the evaluation names ${shownName(twin)} and ${shownName(name)} differ in upper and lower case only`, "They become file names, which some systems would not tell apart.");
		return evaluationOf(findings, path, name, byName.get(name), supplied);
	});
}
function distinct(problems) {
	return [...new Map(problems.map((problem) => [describe(problem), problem])).values()];
}
function byPlace(a, b) {
	return (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0);
}
// lib/src/config/baseline-source.js
function sourceName(source) {
	switch (source.kind) {
		case "path": return source.path;
		case "ref": return `${source.path} at ${source.at}`;
		case "artifact": return `artifact ${source.name}`;
		case "branch": return `branch ${source.branch}`;
		case "column": return `column ${source.column}`;
	}
}
// lib/src/baseline/choose.js
async function chooseBaseline(sources, seek) {
	if (sources.length === 0) return { kind: "not_configured" };
	const passedOver = [];
	for (const source of sources) {
		const origin = {
			name: sourceName(source),
			passedOver
		};
		if (source.kind === "column") return {
			kind: "column",
			from: source,
			origin
		};
		try {
			const sought = await seek(source);
			if (sought.kind === "found") return {
				kind: "files",
				sources: sought.sources,
				from: source,
				origin: {
					...origin,
					...sought.commit !== void 0 && { commit: sought.commit }
				}
			};
			passedOver.push({
				name: origin.name,
				why: sought.why
			});
		} catch (error) {
			return {
				kind: "unusable",
				origin,
				problems: problemsOf(error)
			};
		}
	}
	return {
		kind: "first_run",
		tried: passedOver
	};
}
// lib/src/predictions/source.js
function sharedFile(files, others) {
	return files.find(({ identity }) => others.some((other) => other.identity === identity));
}
// lib/src/baseline/refused.js
function refusedAsBaseline(file, candidate, ownCopy, place) {
	const { name, identity } = file;
	const where = place === void 0 ? {} : { place };
	if (sharedFile([file], candidate) !== void 0) return [{
		message: `the baseline ${JSON.stringify(name)} is the file with the predictions that it is to be compared with`,
		...where,
		advice: "Name the predictions of the model before the change."
	}];
	if (identity !== ownCopy) return [];
	return [{
		message: `the baseline ${JSON.stringify(name)} is where this run leaves its own predictions: a failed run would be the baseline of the next`,
		...where,
		advice: "Keep the copy of a good run elsewhere, and compare with that."
	}];
}
// lib/src/report/phrase.js
var Phrase = class {
	parts;
	constructor(parts) {
		this.parts = parts;
	}
	get empty() {
		return this.parts.length === 0;
	}
	get plainText() {
		return this.parts.map((part) => typeof part === "string" ? part : part.label).join("");
	}
};
function phrase(words, ...values) {
	const parts = [];
	for (let index = 0; index < words.length; index++) {
		const text = words[index];
		if (text !== "") parts.push(text);
		const value = values[index];
		if (value === void 0 || value === "") continue;
		if (value instanceof Phrase) parts.push(...value.parts);
		else parts.push(typeof value === "number" ? String(value) : value);
	}
	return new Phrase(parts);
}
const NOTHING$2 = new Phrase([]);
function label(text) {
	return { label: text };
}
function commitLabel(sha) {
	return {
		label: sha.slice(0, 7),
		isCommit: true
	};
}
function joinPhrases(phrases, separator) {
	const spoken = phrases.filter(({ empty }) => !empty);
	const [only = NOTHING$2] = spoken;
	return spoken.length <= 1 ? only : new Phrase(spoken.flatMap(({ parts }, index) => index === 0 ? parts : [separator, ...parts]));
}
function capital({ parts }) {
	const [first, ...rest] = parts;
	return typeof first === "string" ? new Phrase([`${first.charAt(0).toUpperCase()}${first.slice(1)}`, ...rest]) : new Phrase(parts);
}
// lib/src/baseline/from-path.js
const GLOB = /[*?[\]{}!()]/u;
async function fromPath({ path, place }, find, stores) {
	const sources = await find();
	if (sources.length > 0) return {
		kind: "found",
		sources
	};
	const commits = GLOB.test(path) ? void 0 : await stores.commits?.();
	if (commits !== void 0) await refuseDeleted(path, commits, place);
	return {
		kind: "absent",
		why: phrase`does not exist yet`
	};
}
async function refuseDeleted(path, commits, place) {
	const { mergeBase } = await commits.base();
	if (await commits.file(mergeBase.sha, path) === void 0) return;
	throw new ProblemError({
		message: `the baseline ${JSON.stringify(path)} is not here, but it is in ${mergeBase.sha.slice(0, 7)}, where this change began: somebody deleted it`,
		...place !== void 0 && { place },
		advice: "Bring it back. To compare with something else, change `baseline` in a change of its own."
	});
}
// lib/src/baseline/seek.js
async function seekBaseline(source, { evaluation, extension, find, stores }) {
	switch (source.kind) {
		case "path": return fromPath(source, () => find(source.path, source), stores);
		case "ref": return (await import("./from-ref.js")).fromRef(source, async () => (await find(source.path, source)).length > 0, stores);
		case "artifact": return (await import("./from-artifact.js")).fromArtifact(source, `predictions/${evaluation}${extension}`, stores);
		case "branch": return (await import("./from-branch.js")).fromBranch(source, {
			directory: evaluation,
			extension
		}, stores);
	}
}
// lib/src/baseline/state.js
function baselineState(chosen, { comparability }) {
	if (chosen.kind !== "column" && chosen.kind !== "files") return chosen;
	return comparability.kind === "incomparable" ? {
		kind: "unusable",
		origin: chosen.origin,
		problems: comparability.problems
	} : {
		kind: "used",
		origin: chosen.origin
	};
}
function noComparison(baseline, config) {
	if (baseline.kind === "unusable") {
		const [first, ...more] = baseline.problems;
		return {
			kind: "error",
			reason: `the baseline cannot be compared: ${first?.message ?? ""}${more.length > 0 ? ` (and ${more.length} more)` : ""}`
		};
	}
	if (baseline.kind !== "first_run") return void 0;
	return {
		kind: config.onMissingBaseline === "error" ? "error" : "first_run",
		reason: `no baseline yet: ${baseline.tried.map(({ name, why }) => `${name} ${why.plainText}`).join(", ")}`
	};
}
function missingBaseline(tried, place) {
	return {
		message: `there is no baseline: ${tried.map(({ name, why }) => `${JSON.stringify(name)} ${why.plainText}`).join(", ")}; and \`on_missing_baseline\` is \`error\``,
		...place !== void 0 && { place }
	};
}
// lib/src/predictions/file-checks.js
function noSuchFile(pattern, place) {
	return {
		message: `no file answers to ${JSON.stringify(pattern)}`,
		...place !== void 0 && { place },
		advice: "What was not measured never passes. Check the path and the step that writes the file; where having no predictions is fine, set `on_no_predictions: skip`."
	};
}
function refuseOwnOutputs(candidate, own, place) {
	const caught = candidate.filter(({ identity }) => own.has(identity));
	if (caught.length === 0) return;
	throw new ProblemError(caught.map(({ name }) => ({
		message: `the predictions ${JSON.stringify(name)} are a file that this run writes itself`,
		...place !== void 0 && { place },
		advice: "Name the predictions more closely, or set another report directory."
	})));
}
function checkGoldFiles(file, found, candidate, place) {
	const where = place === void 0 ? {} : { place };
	if (found.length === 0) throw new ProblemError({
		message: `there is no gold file ${JSON.stringify(file)}`,
		...where,
		advice: "Check the path under `columns.actual.file`."
	});
	const shared = sharedFile(found, candidate);
	if (shared === void 0) return;
	throw new ProblemError({
		message: `the gold file ${JSON.stringify(shared.name)} is the file with the predictions`,
		...where,
		advice: "Where both stand in one file, name the column: `actual: <column>`."
	});
}
// lib/src/predictions/shards.js
async function checkShards(sources, shards) {
	if (sources.length !== shards) throw new ProblemError({
		message: `\`shards\` is ${shards}, but there ${sources.length === 1 ? "is 1 file" : `are ${sources.length} files`}: ${listed$2(sources.map(({ name }) => name))}`,
		advice: sources.length < shards ? "Did a job of the matrix fail, or an artifact not arrive? What was not measured never passes." : "Is a shard of an earlier run among them?"
	});
	const byContent = new Map();
	for (const source of sources) {
		const key = await contentKey(source);
		const twin = byContent.get(key);
		if (twin !== void 0) throw new ProblemError({
			message: `${listed$2([twin, source.name])} hold the same, byte by byte: one shard would count twice`,
			place: { file: source.name },
			advice: "Where two shards may well be alike, write the number of the shard into a column of its own."
		});
		byContent.set(key, source.name);
	}
}
async function contentKey(source) {
	const piece = new Uint8Array(65536);
	const words = new DataView(piece.buffer);
	let used = 0;
	let size = 0;
	let first = 0;
	let second = 0;
	const mixIn = () => {
		first = Math.imul(first, 31) + hashOf$1(words, 0, used) | 0;
		second = Math.imul(second, 37) + secondHashOf(words, 0, used) | 0;
		used = 0;
	};
	for await (const chunk of source.open()) {
		size += chunk.length;
		for (let at = 0; at < chunk.length;) {
			const taken = Math.min(piece.length - used, chunk.length - at);
			piece.set(chunk.subarray(at, at + taken), used);
			used += taken;
			at += taken;
			if (used === piece.length) mixIn();
		}
	}
	mixIn();
	return `${size} ${first} ${second}`;
}
// lib/src/predictions/responses/load.js
async function parserOf(steps) {
	const { responseParser } = await import("./parser.js");
	return responseParser(steps);
}
async function parsersOf(response, labels) {
	if (response === void 0) return void 0;
	const { steps, gold } = response;
	return {
		predicted: await parserOf({
			steps,
			labels
		}),
		actual: gold === void 0 ? void 0 : await parserOf({
			steps: gold,
			labels
		})
	};
}
// lib/src/baseline/request.js
async function baselineRequest(chosen, { labels, format, repeats }) {
	if (chosen.kind !== "column" && chosen.kind !== "files") return void 0;
	const { response: steps } = chosen.from;
	const response = steps === void 0 || steps === "none" ? steps : await parserOf({
		...steps,
		labels
	});
	if (chosen.kind === "column") return {
		kind: "column",
		column: chosen.from.column,
		response
	};
	return {
		kind: "files",
		sources: chosen.sources,
		format: repeats === void 0 ? chosen.from.format ?? inherited(format) : {
			...chosen.from.format ?? inherited(format),
			repeated: true
		},
		columns: chosen.from.columns,
		response
	};
}
function inherited(choice) {
	if (choice === void 0) return void 0;
	const { id, ...place } = choice;
	if (id === "counts") return {
		...place,
		id,
		inherited: true
	};
	return place.records === void 0 && place.where === void 0 ? void 0 : {
		...place,
		inherited: true
	};
}
// lib/src/predictions/example-batch.js
const NO_ROW = 4294967295;
function numbered(first, size) {
	return Uint32Array.from({ length: size }, (_, i) => first + i);
}
function keepExamples(batch, isKept) {
	const { actual, baseline, candidate, slices, ids, rows, counts, sideRows, repeats } = batch;
	const columns = [
		actual,
		baseline,
		candidate,
		...slices,
		rows,
		...counts === void 0 ? [] : [counts],
		...sideRows === void 0 ? [] : [sideRows.candidate, sideRows.baseline],
		...Object.values({ ...repeats })
	];
	let to = 0;
	for (let from = 0; from < batch.size; from++) {
		if (!isKept(from)) continue;
		if (from !== to) {
			for (const column of columns) column[to] = column[from];
			ids?.move(from, to);
		}
		to++;
	}
	batch.size = to;
}
// lib/src/predictions/example-counts-wasm.js
const EXAMPLE_COUNTS = "AGFzbQEAAAABGAVgA39/fwBgAABgAAF/YAF/AX9gAn9/AAMHBgECAwQAAAUDAQAqBiQHfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC34BQjYLfwFBAAsHSQYLY291bnRMYWJlbHMABBBhZGRUb0ZpbmdlcnByaW50AAUEbGFuZQACCHNsb3RzTm93AAEJY291bnRSb3dzAAMGbWVtb3J5AgAIAQAKjQcGBwBBgAgkBAsEACMECx8AIAAEfyAAQQFGBH8jAQUjAiMDIABBAkYbCwUjAAsLkwQDBn8BfgJ8A0AgACADSgRAAkAgA0EBdEGA6ABqLwEAIgJB//8DRiABBHwgA0EDdEGAiAFqKwMABUQAAAAAAADwPwsiCUQAAAAAAAAAAGFyDQAgA0EBdCIEQYAIajMBACAEQYAoajMBAEIQhoQgBEGAyABqMwEAQiCGhCACrUIwhoQiCEKV+Kn6l7fem55/fiMFiKchAgNAIAJBBHRBgIijAWoiBCsDCEQAAAAAAAAAAGEEf0EBBSAEKQMAIAhRC0UEQCACQQFqIwRBAWtxIQIMAQsLIAQgBCsDCCIKIAmgOQMIIApEAAAAAAAAAABiDQAgBCAINwMAIwZBAWokBiMEIwZBAXRJBEAjBEGAgIAgTwRAAAsjBEEEdCIHQYCIowFqIgUgB0EBdGpB//8DakEQdj8AayICQQBKBH8gAkAAQQBIBUEACwRAAAsgBUEAIAdBAXT8CwAjBEEBdCQEIwVCAX0kBUGAiKMBIQIDQCACIAVJBEAgAisDCCIJRAAAAAAAAAAAYgRAIAIpAwAiCEKV+Kn6l7fem55/fiMFiKchBANAIAUgBEEEdGoiBisDCEQAAAAAAAAAAGEEf0EBBSAGKQMAIAhRC0UEQCAEQQFqIwRBAWtxIQQMAQsLIAYgCDcDACAGIAk5AwgLIAJBEGohAgwBCwtBgIijASAFIAdBAXT8CgAACwsgA0EBaiEDDAELCwtrAQN/IABBDHRBgAhqIQMgAEETdEGAiCNqIQRBACEAA0AgACABSARAIAQgAyAAQQF0ai8BAEEDdGoiBSAFKwMAIAIEfCAAQQN0QYCIAWorAwAFRAAAAAAAAPA/C6A5AwAgAEEBaiEADAELCwvcAQEEfwNAIAAgA0oEQCACBH8gA0ECdEGAiAJqKAIABUEACyADQQF0QYAIai8BAEECdCIFQYCIA2ooAgBzQbHz3fF5bCEEIAIEfyADQQJ0QYDIAmooAgAFQQALIAVBgIgTaigCAGpB95Svr3hsIQUjACABBH8gA0EDdEGAiAFqKwMA/AanBUEBCyIGIAQgBEEPdnNsaiQAIwEgBSAFQQ12cyAGbGokASMCIAQgBXNBvdzKlXxsIAZsaiQCIwMgBCAFQQd2akGv1tO+AmwgBmxqJAMgA0EBaiEDDAELCws=";
// lib/src/predictions/example-counts.js
const CODES$1 = 65536;
const MOST_COLUMNS$1 = 4;
const COLUMNS$2 = 1024;
const TIMES = COLUMNS$2 + 8 * BATCH_ROWS;
const ID_HASHES = TIMES + 8 * BATCH_ROWS;
const ID_SECOND_HASHES = ID_HASHES + 4 * BATCH_ROWS;
const LABEL_HASHES = ID_SECOND_HASHES + 4 * BATCH_ROWS;
const LABEL_SECOND_HASHES = LABEL_HASHES + 4 * CODES$1;
const LABELS = LABEL_SECOND_HASHES + 4 * CODES$1;
const TABLE = LABELS + 32 * CODES$1;
var Batch = class {
	exports = instantiate(EXAMPLE_COUNTS);
	#views = viewsOf$1(this.exports.memory);
	setColumn(column, codes, size) {
		this.#now().columns[column]?.set(codes.subarray(0, size));
	}
	setTimes(times, size) {
		if (times === void 0) return 0;
		this.#now().times.set(times.subarray(0, size));
		return 1;
	}
	#now() {
		if (this.#views.buffer !== this.exports.memory.buffer) this.#views = viewsOf$1(this.exports.memory);
		return this.#views;
	}
};
function viewsOf$1({ buffer }) {
	return {
		buffer,
		columns: Array.from({ length: MOST_COLUMNS$1 }, (_, column) => new Uint16Array(buffer, COLUMNS$2 + 2 * BATCH_ROWS * column, BATCH_ROWS)),
		times: new Float64Array(buffer, TIMES, BATCH_ROWS)
	};
}
var LabelCounts = class {
	sums;
	#batch = new Batch();
	#forms;
	#ofLabels;
	#ofIds;
	#hashed = 0;
	constructor(forms) {
		this.#forms = forms;
		const { buffer } = this.#batch.exports.memory;
		this.sums = Array.from({ length: MOST_COLUMNS$1 }, (_, sum) => new Float64Array(buffer, LABELS + 8 * CODES$1 * sum, CODES$1));
		this.#ofLabels = {
			first: new Int32Array(buffer, LABEL_HASHES, CODES$1),
			second: new Int32Array(buffer, LABEL_SECOND_HASHES, CODES$1)
		};
		this.#ofIds = {
			first: new Int32Array(buffer, ID_HASHES, BATCH_ROWS),
			second: new Int32Array(buffer, ID_SECOND_HASHES, BATCH_ROWS)
		};
	}
	add(column, codes, size, times) {
		this.#batch.setColumn(column, codes, size);
		this.#batch.exports.countLabels(column, size, this.#batch.setTimes(times, size));
		this.sums[column][NONE] = 0;
	}
	addToFingerprint(size, ids, times) {
		for (; this.#hashed < this.#forms.size; this.#hashed++) this.#hash(this.#hashed);
		if (ids !== void 0) {
			this.#ofIds.first.set(ids.first.subarray(0, size));
			this.#ofIds.second.set(ids.second.subarray(0, size));
		}
		this.#batch.exports.addToFingerprint(size, this.#batch.setTimes(times, size), ids === void 0 ? 0 : 1);
	}
	get fingerprint() {
		return [
			0,
			1,
			2,
			3
		].map((lane) => (this.#batch.exports.lane(lane) >>> 0).toString(16).padStart(8, "0")).join("");
	}
	#hash(label) {
		const bytes = new TextEncoder().encode(this.#forms.text(label));
		const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		this.#ofLabels.first[label] = hashOf$1(words, 0, bytes.length);
		this.#ofLabels.second[label] = secondHashOf(words, 0, bytes.length);
	}
};
var RowCounts = class {
	#batch = new Batch();
	add(columns, size, times) {
		columns.forEach((codes, column) => this.#batch.setColumn(column, codes, size));
		this.#batch.exports.countRows(size, this.#batch.setTimes(times, size));
	}
	*rows() {
		const { buffer } = this.#batch.exports.memory;
		const slots = this.#batch.exports.slotsNow();
		const codes = new Uint16Array(buffer, TABLE, 8 * slots);
		const counts = new Float64Array(buffer, TABLE, 2 * slots);
		for (let slot = 0; slot < slots; slot++) {
			const times = counts[2 * slot + 1];
			if (times !== 0) yield [
				codes[8 * slot],
				codes[8 * slot + 1],
				codes[8 * slot + 2],
				codes[8 * slot + 3],
				times
			];
		}
	}
};
// lib/src/predictions/options.js
function dividingColumns({ slices = [], cluster }) {
	return cluster === void 0 ? slices : [...slices, cluster];
}
// lib/src/predictions/label-set.js
function labelSet(forms, counts, labels) {
	const closed = labels === void 0 ? void 0 : new Set(labels);
	const merged = new Map();
	const texts = {
		actual: columnTexts(forms, counts.actual, closed, merged),
		baseline: columnTexts(forms, counts.baseline, closed, merged),
		candidate: columnTexts(forms, counts.candidate, closed, merged)
	};
	const classes = labels ?? [...new Set([
		...texts.actual.values(),
		...texts.baseline.values(),
		...texts.candidate.values()
	])].sort(byCodePoint);
	const indexOf = new Map(classes.map((label, index) => [label, index]));
	const toClasses = (column) => {
		const map = new Uint16Array(65536).fill(OTHER);
		for (let code = 65535; !isLabel(code); code--) map[code] = code;
		for (const [code, text] of column) map[code] = indexOf.get(text) ?? 65524;
		return map;
	};
	return {
		classes,
		actual: toClasses(texts.actual),
		baseline: toClasses(texts.baseline),
		candidate: toClasses(texts.candidate),
		merged: [...merged].map(([from, to]) => ({
			from,
			to
		})).sort((a, b) => byCodePoint(a.from, b.from))
	};
}
function codesIn(forms, counts) {
	const codes = [];
	for (let code = 0; code < forms.size; code++) if (counts[code] !== 0) codes.push(code);
	return codes;
}
function columnTexts(forms, counts, closed, merged) {
	const texts = new Map(codesIn(forms, counts).map((code) => [code, forms.text(code)]));
	if (![...texts.values()].every(isNumber$1)) return texts;
	const spelling = new Map([...closed ?? []].map((label) => [withoutZeroFraction(label), label]));
	for (const [code, text] of texts) {
		if (closed?.has(text) === true) continue;
		const integer = withoutZeroFraction(text);
		const label = spelling.get(integer) ?? integer;
		if (label === text) continue;
		texts.set(code, label);
		merged.set(text, label);
	}
	return texts;
}
function byCodePoint(a, b) {
	const length = Math.min(a.length, b.length);
	for (let i = 0; i < length; i++) {
		const x = a.charCodeAt(i);
		const y = b.charCodeAt(i);
		if (x !== y) return surrogatesLast(x) - surrogatesLast(y);
	}
	return a.length - b.length;
}
function surrogatesLast(unit) {
	return unit >= 55296 && unit <= 57343 ? unit + 65536 : unit;
}
// lib/src/predictions/example-stream.js
const ACTUAL = 0;
const CANDIDATE = 1;
const BASELINE = 2;
const BASELINE_ACTUAL = 3;
var ExampleStream = class {
	forms = new LabelForms(MOST_LABELS, PREDICTION_MARKS);
	sliceForms;
	vocabulary;
	#counts = new LabelCounts(this.forms);
	#onExamples;
	#examples = 0;
	#ofBaseline = 0;
	#dropped = 0;
	constructor({ options }, onExamples) {
		this.sliceForms = dividingColumns(options.columns).map((name, index, all) => new LabelForms(name === options.columns.cluster && index === all.length - 1 ? MOST_LABELS : MOST_SLICES, SLICE_MARKS));
		this.vocabulary = {
			forms: this.forms,
			sliceForms: this.sliceForms
		};
		this.#onExamples = onExamples;
	}
	get examples() {
		return this.#examples;
	}
	get dropped() {
		return this.#dropped;
	}
	get fingerprint() {
		return this.#counts.fingerprint;
	}
	get counts() {
		const [actual, candidate, baseline, baselineActual] = this.#counts.sums;
		return {
			actual,
			candidate,
			baseline,
			baselineActual
		};
	}
	emit(batch) {
		const { actual, counts, repeats } = batch;
		const before = examplesIn(batch);
		keepLabelled(batch);
		const after = examplesIn(batch);
		this.#dropped += before - after;
		if (batch.size === 0) return void 0;
		this.#counts.add(ACTUAL, actual, batch.size, repeats?.runs ?? counts);
		this.#counts.add(CANDIDATE, batch.candidate, batch.size, repeats?.runs ?? counts);
		this.#counts.add(BASELINE, batch.baseline, batch.size, repeats?.baselineRuns ?? counts);
		this.#counts.addToFingerprint(batch.size, batch.ids?.hashes(batch.size), repeats?.first ?? counts);
		this.#examples = exactly(this.#examples + after);
		return this.#onExamples(batch, this.vocabulary);
	}
	emitUnpaired(batch) {
		keepLabelled(batch);
		this.#counts.add(BASELINE_ACTUAL, batch.actual, batch.size, batch.counts);
		this.#counts.add(BASELINE, batch.baseline, batch.size, batch.counts);
		if (batch.size > 0) this.#onExamples(batch, this.vocabulary);
		const examples = examplesIn(batch);
		this.#ofBaseline = exactly(this.#ofBaseline + examples);
		return examples;
	}
	forgetBaseline() {
		this.counts.baseline.fill(0);
		this.counts.baselineActual.fill(0);
	}
	labelSet(labels) {
		const { candidate, baseline, baselineActual } = this.counts;
		const actual = this.counts.actual.slice();
		for (let code = 0; code < this.forms.size; code++) actual[code] = actual[code] + baselineActual[code];
		return labelSet(this.forms, {
			actual,
			candidate,
			baseline
		}, labels);
	}
};
function keepLabelled(batch) {
	const { actual, size } = batch;
	for (let i = 0; i < size; i++) if (actual[i] === 65525) return keepExamples(batch, (index) => actual[index] !== UNLABELLED);
}
function exactly(examples) {
	if (examples <= Number.MAX_SAFE_INTEGER) return examples;
	throw new ProblemError({
		message: `the rows stand for more than ${Number.MAX_SAFE_INTEGER} examples, beyond which no sum is exact`,
		advice: "Is the column of counts the right one?"
	});
}
function examplesIn({ size, counts, repeats }) {
	if (repeats !== void 0) return repeats.first.subarray(0, size).reduce((sum, isFirst) => sum + isFirst, 0);
	if (counts === void 0) return size;
	let sum = 0;
	for (let i = 0; i < size; i++) sum += counts[i];
	return sum;
}
// lib/src/predictions/gold-labels.js
var GoldLabels = class {
	#first = new Map();
	#met = new Uint8Array(65536);
	#absent;
	#marks;
	#structures;
	#unread;
	#drop;
	#isRead;
	constructor(name, unlabelled, isRead) {
		this.#isRead = isRead;
		this.#unread = new Findings((count) => `${count} gold ${count === 1 ? "label" : "labels"} in the column "${name}" cannot be read by the steps of \`response.gold\``, "Every example needs a gold label. Mend the steps or the gold data; where gold labels are labels already, remove `gold`.");
		this.#drop = unlabelled === "drop";
		this.#structures = structuresIn(name);
		this.#absent = new Findings((count) => `${count} ${count === 1 ? "row has" : "rows have"} no gold label in the column "${name}"`, "Add the labels, or leave such rows out and have them counted with `unlabelled: drop`.");
		this.#marks = new Findings((count) => `${count} gold ${count === 1 ? "label" : "labels"} in the column "${name}" ${count === 1 ? "has" : "have"} the name of an outcome, which only a prediction can have`, "Does this column hold predictions? Name the column of gold labels: `columns: { actual: <column> }`. No class can be called (missing), (unparsed), (refused) or (other).");
	}
	get first() {
		return this.#first;
	}
	settle(codes, { size, offsets, source }) {
		const met = this.#met;
		for (let row = 0; row < size; row++) {
			const code = codes[row];
			if (met[code] === 1) continue;
			const offset = offsets[row];
			if (isLabel(code)) {
				met[code] = 1;
				this.#first.set(code, {
					source,
					offset
				});
			} else {
				this.#note(code, source, offset);
				codes[row] = UNLABELLED;
			}
		}
	}
	problems() {
		return problemsIn([
			this.#absent,
			this.#marks,
			this.#unread,
			this.#structures
		]);
	}
	#note(code, source, offset) {
		if (code === 65527) this.#structures.add(source, offset);
		else if (this.#isRead && code !== 65526) this.#unread.add(source, offset, () => markText(code));
		else if (code !== 65526) this.#marks.add(source, offset, () => shown(markText(code)));
		else if (!this.#drop) this.#absent.add(source, offset);
	}
};
function markText(code) {
	return [...PREDICTION_MARKS].find(([, mark]) => mark === code)?.[0] ?? "";
}
async function goldOutside(first, forms, { classes, actual }, counts) {
	const outside = [...first].filter(([code]) => actual[code] === OTHER);
	const named = classes.slice(0, 20).map(shown);
	const problems = [];
	for (const [code, { source, offset }] of outside.slice(0, 5)) {
		const count = counts[code] ?? 0;
		problems.push({
			message: `the gold label ${shown(forms.text(code))} is not in \`labels\` (${count} ${count === 1 ? "example" : "examples"})`,
			place: {
				file: source.name,
				line: (await locate(source, offset)).line
			},
			advice: `\`labels\` is the closed set of classes: ${andMore(named, classes.length)}. Add the label, or mend the gold data.`
		});
	}
	const more = outside.slice(5);
	const [next] = more;
	if (next !== void 0) problems.push({
		message: `${more.length} more gold ${more.length === 1 ? "label is" : "labels are"} not in \`labels\``,
		place: { file: next[1].source.name }
	});
	return problems;
}
// lib/src/predictions/model-name.js
function modelNamedIn({ files }) {
	const names = new Set();
	for (const { preview } of files) {
		const column = preview.columns.find(({ name }) => normaliseName(name) === "model");
		if (column === void 0) return void 0;
		for (const sample of column.samples) names.add(sample.trim());
	}
	const [name, ...others] = names;
	return others.length === 0 && name !== "" ? name : void 0;
}
// lib/src/predictions/plausibility.js
const LEAST_SHARE_OF_KNOWN_LABELS = .5;
const FEWEST_FOR_SHARE = 20;
const MOST_FRACTIONS = 20;
const NAMED$1 = 3;
function implausible(answers, forms, { classes }, isClosed) {
	const said = codesIn(forms, answers.counts);
	const gold = codesIn(forms, answers.gold);
	const total = sumOf$1(answers, said);
	if (total === 0) {
		if (isAll(answers.counts, [65521])) return [nothingPredicted(answers)];
		const unread = answers.side === "baseline" ? [
			MISSING,
			UNPARSED,
			OTHER
		] : answers.replies === void 0 ? [] : [MISSING, UNPARSED];
		return isAll(answers.counts, unread) ? [nothingRead(answers)] : [];
	}
	if (isClosed && answers.side === "candidate") return [];
	if (!isClosed && areMeasurements(forms, said, gold)) return [regression(answers, forms, said, gold)];
	const known = isClosed ? new Set(classes.keys()) : new Set(gold.map((code) => answers.goldClassOf[code] ?? 65524));
	const strangers = said.filter((code) => !known.has(answers.classOf[code] ?? 65524));
	const sane = total - sumOf$1(answers, strangers);
	const { inferred } = answers.roles;
	const isGuess = !isClosed && (inferred.includes("predicted") || inferred.includes("actual"));
	if (!(answers.side === "baseline" && sane === 0) && (total <= FEWEST_FOR_SHARE || (isGuess ? sane / total >= LEAST_SHARE_OF_KNOWN_LABELS : sane > 0))) return [];
	const among = isClosed ? "in `labels`" : "among the gold labels";
	return [speakDifferently(answers, `${sane === 0 ? "none" : `only ${sane}`} of ${total} predictions ${sane > 1 ? "are" : "is"} ${among}`, textsOf(forms, strangers), textsOf(forms, gold))];
}
function sumOf$1({ counts }, codes) {
	return codes.reduce((sum, code) => sum + (counts[code] ?? 0), 0);
}
function isAll(counts, marks) {
	return counts.every((count, code) => count === 0 || marks.includes(code));
}
function areMeasurements(forms, said, gold) {
	const isMany = (codes) => codes.length > MOST_FRACTIONS && codes.every((code) => isNumber$1(forms.text(code)));
	const fractions = (codes) => codes.filter((code) => isFraction(forms.text(code))).length;
	return isMany(said) && isMany(gold) && Math.max(fractions(said), fractions(gold)) > MOST_FRACTIONS;
}
function nothingPredicted({ file, roles, place }) {
	return fileProblem(file, `the column ${shown(roles.predicted)} is empty in every row`, "No predictions were measured. Check the step that writes the file.", place);
}
function nothingRead({ file, roles, place, replies = [], counts }) {
	const why = replies.map(({ reason, count }) => `\n${count} × ${reason}`).join("");
	return fileProblem(file, `none of ${(counts[65522] ?? 0) + (counts[65524] ?? 0)} predictions in the column ${shown(roles.predicted)} is a label`, `What was not measured never passes. Check the step that writes the file, and the steps under \`response\` that read it.${why}`, place);
}
function regression({ file, roles, place }, forms, said, gold) {
	return fileProblem(file, `this looks like regression: ${shown(roles.predicted)} holds ${said.length} different numbers such as ${textsOf(forms, said)}, ${goldName(roles)} holds ${gold.length} such as ${textsOf(forms, gold)}`, "A confusion matrix needs classes. Name the columns of class labels under `columns`, or list the classes under `labels` if these numbers are classes.", place);
}
function speakDifferently({ side, file, roles, place }, share, strangers, gold) {
	const key = side === "candidate" ? "columns" : "baseline.columns";
	return fileProblem(file, `${share}: the column ${shown(roles.predicted)} holds ${strangers}, ${goldName(roles)} holds ${gold}`, `Is it raw text, a class index beside names, or another column? Name the right columns under \`${key}\`, or list the classes under \`labels\` if this is what the model says.`, place);
}
function goldName({ actual }) {
	return actual === void 0 ? "the gold file" : shown(actual);
}
function textsOf(forms, codes) {
	return codes.slice(0, NAMED$1).map((code) => shown(forms.text(code))).join(", ");
}
// lib/src/predictions/baseline-column.js
function baselineColumn({ baseline: request, response }, { files, roles }) {
	if (request?.kind !== "column") return {
		name: void 0,
		compared: () => ({ comparability: { kind: "none" } })
	};
	const { column } = request;
	if (column === roles.predicted || column === roles.actual) {
		const role = column === roles.predicted ? "the predictions" : "the gold labels";
		const problem = fileProblem(files[0]?.source.name ?? "", `the baseline's column ${shown(column)} holds ${role} of the candidate itself`, "Name the column with the predictions of the model before the change.");
		return {
			name: void 0,
			compared: () => ({ comparability: {
				kind: "incomparable",
				problems: [problem]
			} })
		};
	}
	const lacking = firstLacking(files, column);
	if (lacking !== void 0) {
		const { source, preview } = lacking;
		const problem = fileProblem(source.name, `there is no column ${shown(column)}, which \`baseline.column\` names`, `Its columns are:\n${listColumns(preview)}`);
		return {
			name: void 0,
			compared: () => ({ comparability: {
				kind: "incomparable",
				problems: [problem]
			} })
		};
	}
	const own = request.response ?? response?.predicted;
	const parser = own === "none" ? void 0 : own;
	return {
		name: column,
		parser,
		compared: (side, problems) => {
			if (problems.length > 0) return { comparability: {
				kind: "incomparable",
				problems
			} };
			return {
				baseline: {
					files: side.files,
					...parser !== void 0 && { parser: parser.fingerprint },
					roles: {
						...roles,
						predicted: column,
						inferred: roles.inferred.filter((role) => role !== "predicted")
					},
					nonFinite: 0
				},
				comparability: {
					kind: "paired",
					by: "column",
					onlyCandidate: 0,
					onlyBaseline: 0
				}
			};
		}
	};
}
function firstLacking(files, column) {
	const lacking = files.filter(({ preview }) => !canHold(preview, column));
	return lacking.length === files.length ? lacking[0] : lacking.find(isTable);
}
// lib/src/predictions/row-store-wasm.js
const ROW_STORE = "AGFzbQEAAAABIgdgAn9/AX9gAn9/AGAAAX9gAX8Bf2ADf39/AGAAAGABfwADFRQAAAQFAgECAgMDAAEAAgYBAAEDAQUDAQACBi4JfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALB5YBEgViZWdpbgAOBHNpemUABAVieXRlcwANBmFwcGVuZAAPBHdhbGsAAARuZXh0AAYFY29kZXMACwhzZXRDb2RlcwAFBWNsYWltAAwKY29tcGFyZUlkcwAKA2lkcwAJBmxvY2F0ZQAIB2xvY2F0ZWQABwZleHBlY3QAEgRyb29tABAEZmluZAARA2FkZAATBm1lbW9yeQIACAEDCp4iFMYBAQV/IAFBAXQhAQNAIAMgAEECdEgEQAJAIAEjAk8EQCADQYCIAWpBfzYCAAwBCyADQYCIAWogAUEBdjYCACAGQQFqIQYjASABaiMAQQF0aiIBLQAAIgJB/wBxIQQgAUEBaiEBQQchBQNAIAJB/wBLBEAgASICQQFqIQEgBCACLQAAIgJB/wBxIAV0ciEEIAVBB2ohBQwBCwsgASQFIAQkBiMFIwZqIwFrQQFqQX5xIQELIANBBGohAwwBCwsgAUEBdiQEIAYLxAUCBn8BfgJ/QQEjAq0jAa0gACMHa0ECdCICrXx8Qv+ABHxCEIgiCD8AIgOtWA0AGkEAIAhC//8DVg0AGkH//wMgCKciBCADQUBrIgUgBCAFSxsiBCAEQf//A08bIANrQABBAE4Ef0EBBSAIpyADa0AAQQBOCwsEfyACBEAjASACaiMBIwL8CgAACyMBIAJqJAFBAQVBAAtFBEBBAA8LIAAkByABJAhBgIAEQQAjB0ECdPwLACMHQQFrIQZBgBBBARAAIQQDQCAEQQBKBEBBACEFA0AgBSAEQQJ0SARAIwEgBUGAiAFqKAIAQQF0aiMAQQF0aiIALQAAIgFB/wBxIQMgAEEBaiEAQQchAgNAIAFB/wBLBEAgACIBQQFqIQAgAyABLQAAIgFB/wBxIAJ0ciEDIAJBB2ohAgwBCwsgACQFIAMkBiMFIQcjBiIDIQBBACEBA0AgAUEEaiICIANMBEAgACABIAdqKAIAQdHa+OR8bEEPd0GT65zcAWxzQQ13QQVsQZyprs0BayEAIAIhAQwBCwsgASADSARAIAAgASAHaigCAEEBIAMgAWtBA3R0QQFrcUHR2vjkfGxBD3dBk+uc3AFscyEACyAFQYDIAWogAEEQdiAAc0HrlK+veGwiACAAQQ12c0G13MqVfGwiACAAQRB2czYCACAFQQRqIQUMAQsLIARBAnQhAiMHQQFrIQNBACEBQQAhAANAIAAgAkgEQCABIABBgMgBaigCACADcUECdEGAgARqKAIAcyEBIABBBGohAAwBCwtBACEAA0AgACAEQQJ0SARAIABBgMgBaigCACICIAZxIQEDQCABQQJ0QYCABGooAgAEQCABQQFqIAZxIQEMAQsLIAFBAnRBgIAEaiAAQYCIAWooAgAgAiMIQX9zcXI2AgAgAEEEaiEADAELC0GAECMEEAAhBAwBCwtBAQv3AwEHfyMHQQFrIQggACEGA0AgASAGSgRAIAIgBkGACGooAgBqIQcgBkGAyABqKAIAIgkhBEEAIQMDQCADQQRqIgUgCUwEQCAEIAMgB2ooAgBB0dr45HxsQQ93QZPrnNwBbHNBDXdBBWxBnKmuzQFrIQQgBSEDDAELCyADIAlIBEAgBCADIAdqKAIAQQEgCSADa0EDdHRBAWtxQdHa+OR8bEEPd0GT65zcAWxzIQQLIAZBgMgBaiAEQRB2IARzQeuUr694bCIDIANBDXZzQbXcypV8bCIDIANBEHZzNgIAIAZBBGohBgwBCwsjB0EBayEDQQAhBCAAIQIDQCABIAJKBEAgBCACQYDIAWooAgAgA3FBAnRBgIAEaigCAHMhBCACQQRqIQIMAQsLIAAhAgNAIAEgAkoEQCACQYDIAWooAgAiAyAIcSIEQQJ0QYCABGooAgAhBgNAIAYEfyADIAZzIwhBf3NxBUEACwRAIARBAWogCHEiBEECdEGAgARqKAIAIQYMAQsLIAJBgPgCaiAENgIAIAJBBGohAgwBCwtBACECA0AgACABSARAIAIjASMIIABBgPgCaigCAEECdEGAgARqKAIAcUEBdGoiAi8BACACIABBgMgAaigCACMAQQF0akE/cWovAQBzcyECIABBBGohAAwBCwsLHABBgIAFJAFBAiQCQQEkBEGAICQHQf///wckCAsEACMDC1MBAn8jASABQQF0aiECQQAhAQNAIAAgAUoEQCABQQJ0QYCIAWooAgAiA0F/RwRAIAIgA0EBdGogAUEBdEGAyAJqLwEAOwEACyABQQFqIQEMAQsLCwQAIwQLBAAjBgtlAQN/IwEgAEEBdGojAEEBdGoiAC0AACIBQf8AcSECIABBAWohAEEHIQMDQCABQf8ASwRAIAAiAUEBaiEAIAIgAS0AACIBQf8AcSADdHIhAiADQQdqIQMMAQsLIAAkBSACJAYjBQuHBAEHfyMBQYCIASgCAEEBdGohBgNAIAQgAEECdEgEQCMBIARBgIgBaigCAEEBdGojAEEBdGoiAS0AACICQf8AcSEFIAFBAWohAUEHIQMDQCACQf8ASwRAIAEiAkEBaiEBIAUgAi0AACICQf8AcSADdHIhBSADQQdqIQMMAQsLIAEkBSAFJAYgBEGACGojBSAGazYCACAEQYDIAGojBjYCACMFIQUjBiIHIQFBACECA0AgAkEEaiIDIAdMBEAgASACIAVqKAIAQdHa+OR8bEEPd0GT65zcAWxzQQ13QQVsQZyprs0BayEBIAMhAgwBCwsgAiAHSARAIAEgAiAFaigCAEEBIAcgAmtBA3R0QQFrcUHR2vjkfGxBD3dBk+uc3AFscyEBCyAEQYDIAWogAUEQdiABc0HrlK+veGwiASABQQ12c0G13MqVfGwiASABQRB2czYCACMFIQUjBiIHQYzlnrp5cyEBQQAhAgNAIAJBBGoiAyAHTARAIAEgAiAFaigCAGpBldPH3gVsIAFBDXZzIQEgAyECDAELCyACIAdIBEAgASACIAVqKAIAQQEgByACa0EDdHRBAWtxakGV08feBWwgAUENdnMhAQsgBEGAiAJqIAFBEHYgAXNB65Svr3hsIgEgAUENdnNBtdzKlXxsIgEgAUEQdnM2AgAgBEEEaiEEDAELCyAGC7UCAQh/A0AgACAGSgRAIAZBAnQiA0GAiAFqKAIAIgRBf0ciAgRAIAEgA0GACGooAgBqIQkgA0GAyABqKAIAIQcjASAEQQF0aiMAQQF0aiICLQAAIgNB/wBxIQUgAkEBaiECQQchBANAIANB/wBLBEAgAiIDQQFqIQIgBSADLQAAIgNB/wBxIAR0ciEFIARBB2ohBAwBCwsgAiQFIAUkBiMGIAdGBH8jBSEEQQAhAgJ/A0AgAkEIaiIDIAdMBEBBACACIARqKQMAIAIgCWopAwBSDQIaIAMhAgwBCwtBASACIAdGDQAaQgEgByACa6xCA4aGQgF9IAIgBGopAwAgAiAJaikDAIWDUAsFQQALRSECCyAGQYDoAmogAjoAACAIQQFqIAggAhshCCAGQQFqIQYMAQsLIAgLWAECfyMBIAFBAXRqIQJBACEBA0AgACABSgRAIAFBAXRBgMgCaiABQQJ0QYCIAWooAgAiA0F/RgR/Qf//AwUgAiADQQF0ai8BAAs7AQAgAUEBaiEBDAELCwuOAQEEfyMBIAFBAXRqIQMDQCAAIAJKBEAgAkECdEGAiAFqKAIAIgRBf0ciAQRAIAMgBEEBdGovAQBB//8DRiEBCyACQYDoAmogAUU6AAAgAQRAIAMgBEEBdGogAkEBdEGAyAJqLwEAOwEABSACQQJ0QYCIAWpBfzYCACAFQQFqIQULIAJBAWohAgwBCwsgBQsHACMBIwJqCwYAIAAkAAvzAQEHfwNAIAggAEECdEgEQCMCQQF2IQQjASMCaiEDQQAhBwNAIAcjAEkEQCADQf//AzsBACAHQQFqIQcgA0ECaiEDDAELCyAIQYDIAGooAgAiBiEHA0AgB0H/AEsEQCADIgJBAWohAyACIAdB/wBxQYABcjoAACAHQQd2IQcMAQsLIANBAWohBSADIAc6AAAgASAIQYAIaigCAGohAkEAIQcDQCAGIAdLBEAgBSAHaiACIAdqKQMANwMAIAdBCGohBwwBCwsgBSAGaiMBa0EBakF+cSQCIwNBAWokAyAIQYCIAWogBDYCACAIQQRqIQgMAQsLC9wBAgF+AX8gAAR+IAAjAEEBdEEGamytIwKtIAGtfHwFIwKtCyECIwghAANAIABB/////wdJIACtIAJCAYhUcQRAIABBAXRBAXIhAAwBCwsgACMIRwR/IwcgABABBUEBC0UEQEEADwsjAa0gAnxChwF8QniDIgKnQQACf0EBIAIgAa18Qv+ABHxCEIgiAj8AIgGtWA0AGkEAIAJC//8DVg0AGkH//wMgAqciACABQUBrIgMgACADSxsiACAAQf//A08bIAFrQABBAE4Ef0EBBSACpyABa0AAQQBOCwsbC64DAQ1/A0AgACAHSgRAIAdBAnQiBCAHQYACaiICIAAgACACShtBAnQiCyABEAIDQCAEIAtIBEAgBEGAiAFqIwdBAWshDSAEQYDIAWooAgAhDiAEQYD4AmooAgAhBgNAAkAgBkECdEGAgARqKAIAIgJFDQAgAiAOcyMIQX9zcQR/QQAFIAEgBEGACGooAgBqIQogBEGAyABqKAIAIQgjASACIwhxQQF0aiMAQQF0aiICLQAAIgNB/wBxIQUgAkEBaiECQQchCQNAIANB/wBLBEAgAiIDQQFqIQIgBSADLQAAIgNB/wBxIAl0ciEFIAlBB2ohCQwBCwsgAiQFIAUkBiMGIAhGBH8jBSEFQQAhAgJ/A0AgAkEIaiIDIAhMBEBBACACIAVqKQMAIAIgCmopAwBSDQIaIAMhAgwBCwtBASACIAhGDQAaQgEgCCACa6xCA4aGQgF9IAIgBWopAwAgAiAKaikDAIWDUAsFQQALCw0AIAZBAWogDXEhBgwBCwsgBkECdEGAgARqKAIAIgIjCHFBfyACGzYCACAEQQRqIQQMAQsLIAdBgAJqIQcMAQsLC0QBAX8jByEBA0AgAK1CBX4gAa1CAoZWBEAgAUGAgICAAk8EQEEADwsgAUEBdCEBDAELCyABIwdGBH9BAQUgASMIEAELC64FAQ1/A0AgACAJSgRAIAlBAnQiBiAJQYACaiICIAAgACACShtBAnQiCyABEAIDQCAGIAtIBEAjB0EBayEMIAZBgMgBaigCACENIAZBgPgCaigCACEDA0ACQCADIgJBAnRBgIAEaigCACIERQ0AIAQgDXMjCEF/c3EEf0EABSABIAZBgAhqKAIAaiEKIAZBgMgAaigCACEOIwEgBCMIcUEBdGojAEEBdGoiAi0AACIFQf8AcSEIIAJBAWohAkEHIQcDQCAFQf8ASwRAIAIiBEEBaiECIAggBC0AACIFQf8AcSAHdHIhCCAHQQdqIQcMAQsLIAIkBSAIJAYjBiAORgR/IwUhBUEAIQICfwNAIAJBCGoiBCAOTARAQQAgAiAFaikDACACIApqKQMAUg0CGiAEIQIMAQsLQQEgAiAORg0AGkIBIA4gAmusQgOGhkIBfSACIAVqKQMAIAIgCmopAwCFg1ALBUEACwsgAyECDQAgAkEBaiAMcSEDDAELCwJAIAIiBEECdEGAgARqKAIABEAgBkGAiAFqQX82AgAMAQsjAkEBdiEHIwEjAmohA0EAIQIDQCACIwBJBEAgA0H//wM7AQAgAkEBaiECIANBAmohAwwBCwsgBkGAyABqKAIAIgghBQNAIAVB/wBLBEAgAyICQQFqIQMgAiAFQf8AcUGAAXI6AAAgBUEHdiEFDAELCyADQQFqIQIgAyAFOgAAIAEgBkGACGooAgBqIQNBACEFA0AgBSAISQRAIAIgBWogAyAFaikDADcDACAFQQhqIQUMAQsLIAIgCGojAWtBAWpBfnEkAiMDQQFqJAMgBEECdEGAgARqIAcgBkGAyAFqKAIAIwhBf3NxcjYCACAGQYCIAWogBzYCAAsgBkEEaiEGDAELCyAJQYACaiEJDAELCws=";
// lib/src/predictions/row-store.js
const NOWHERE = 4294967295;
const FIRST_PLACE = 1;
const MOST_EXPECTED = 5e7;
const STARTS = 1024;
const LENGTHS = STARTS + 4 * BATCH_ROWS;
const PLACES = LENGTHS + 4 * BATCH_ROWS;
const HASHES = PLACES + 4 * BATCH_ROWS;
const SECOND_HASHES = HASHES + 4 * BATCH_ROWS;
const CODES = SECOND_HASHES + 4 * BATCH_ROWS;
const REFUSED = CODES + 2 * BATCH_ROWS;
var RowStore = class {
	#exports;
	#views;
	places = new Uint32Array(BATCH_ROWS);
	marked = new Uint8Array(BATCH_ROWS);
	constructor(columns) {
		this.#exports = instantiate(ROW_STORE);
		this.#exports.begin(columns);
		this.#views = viewsOf(this.#exports.memory);
	}
	get size() {
		return this.#exports.size();
	}
	get bytes() {
		return this.#exports.bytes() >>> 0;
	}
	expect(rows) {
		this.#exports.expect(Math.min(rows, MOST_EXPECTED));
	}
	find(ids, size) {
		this.#exports.find(size, this.#give(ids, size, 0));
		this.#takePlaces(size);
	}
	add(ids, size) {
		if (this.#exports.expect(this.size + size) === 0) throw tooMany(this.size);
		this.#exports.add(size, this.#give(ids, size, size));
		this.#takePlaces(size);
	}
	append(ids, size) {
		this.#exports.append(size, this.#give(ids, size, size));
		this.#takePlaces(size);
	}
	cursor() {
		let place = FIRST_PLACE;
		return { next: (most = BATCH_ROWS) => {
			const size = this.#exports.walk(most, place);
			place = this.#exports.next();
			this.#takePlaces(most);
			return size;
		} };
	}
	codes(column, size, into) {
		this.#exports.codes(size, column);
		into.set(this.#now().codes.subarray(0, size));
	}
	setCodes(column, size, codes) {
		this.#now().codes.set(codes.subarray(0, size));
		this.#exports.setCodes(size, column);
	}
	claim(column, size, codes) {
		this.#now().codes.set(codes.subarray(0, size));
		const refused = this.#exports.claim(size, column);
		this.marked.set(this.#now().refused.subarray(0, size));
		return refused;
	}
	compareIds(ids, size) {
		const others = this.#exports.compareIds(size, this.#give(ids, size, 0));
		this.marked.set(this.#now().refused.subarray(0, size));
		return others;
	}
	ids(size) {
		const base = this.#exports.ids(size) >>> 0;
		const { buffer, starts, lengths, hashes, secondHashes } = this.#now();
		return IdColumn.over(new Uint8Array(buffer, base), starts, lengths, {
			first: hashes,
			second: secondHashes
		});
	}
	idText(place) {
		const start = this.#exports.locate(place) >>> 0;
		return textOf$2(this.#now().bytes, start, start + this.#exports.located());
	}
	#give(ids, size, newRows) {
		const { from, end } = ids.stretch(size);
		const address = this.#exports.room(newRows, end - from) >>> 0;
		if (address === 0) throw tooMany(this.size);
		const { bytes, starts, lengths } = this.#now();
		bytes.set(ids.bytes.subarray(from, end), address);
		starts.set(ids.starts.subarray(0, size));
		lengths.set(ids.lengths.subarray(0, size));
		return address - from;
	}
	#takePlaces(size) {
		this.places.set(this.#now().places.subarray(0, size));
	}
	#now() {
		if (this.#views.buffer !== this.#exports.memory.buffer) this.#views = viewsOf(this.#exports.memory);
		return this.#views;
	}
};
function viewsOf({ buffer }) {
	return {
		buffer,
		bytes: new Uint8Array(buffer),
		starts: new Int32Array(buffer, STARTS, BATCH_ROWS),
		lengths: new Int32Array(buffer, LENGTHS, BATCH_ROWS),
		places: new Uint32Array(buffer, PLACES, BATCH_ROWS),
		hashes: new Int32Array(buffer, HASHES, BATCH_ROWS),
		secondHashes: new Int32Array(buffer, SECOND_HASHES, BATCH_ROWS),
		codes: new Uint16Array(buffer, CODES, BATCH_ROWS),
		refused: new Uint8Array(buffer, REFUSED, BATCH_ROWS)
	};
}
function tooMany(rows) {
	return new ProblemError({
		message: `there is no memory for more than ${rows} examples and their ids: they are kept in at most 4 GiB`,
		advice: "Judge fewer examples at once, or give them shorter ids."
	});
}
var JoinedRows = class {
	byOrder;
	fromGold;
	hasIds;
	slices;
	withSideRows;
	store;
	constructor(options) {
		this.byOrder = options.byOrder;
		this.fromGold = options.fromGold;
		this.hasIds = options.hasIds;
		this.slices = options.slices;
		this.withSideRows = options.withSideRows;
		this.store = new RowStore(3 + options.slices + (options.withSideRows ? 4 : 0));
	}
	setSideRows(side, size, firstRow) {
		if (!this.withSideRows) return;
		const column = this.#sideColumn(side);
		const [low, high] = [new Uint16Array(size), new Uint16Array(size)];
		for (let i = 0; i < size; i++) {
			low[i] = firstRow + i;
			high[i] = firstRow + i >>> 16;
		}
		this.store.setCodes(column, size, low);
		this.store.setCodes(column + 1, size, high);
	}
	sideRows(side, size, into) {
		const column = this.#sideColumn(side);
		const [low, high] = [new Uint16Array(size), new Uint16Array(size)];
		this.store.codes(column, size, low);
		this.store.codes(column + 1, size, high);
		for (let i = 0; i < size; i++) into[i] = low[i] | high[i] << 16;
	}
	#sideColumn(side) {
		return 3 + this.slices + (side === "candidate" ? 0 : 2);
	}
	name(place, row) {
		return this.hasIds ? shown(this.store.idText(place)) : `row ${row + 1}`;
	}
};
// lib/src/predictions/ahead/read-sections.js
const OWN_SLOTS = 2;
const MOST_MISSES = 4;
async function readSections(file, hand, layout, wanted, onBatch, sectionBytes = SECTION_BYTES) {
	const { source, coders, sets, id } = wanted;
	const count = Math.max(1, Math.ceil((file.size - layout.start) / sectionBytes));
	const job = {
		layout,
		sectionBytes,
		sets,
		hasIds: id !== void 0,
		sections: Sections.memoryFor(count),
		blocks: Block.memoryFor(sets.length, 4)
	};
	const sections = new Sections(job.sections);
	const blocks = Array.from({ length: 4 }, (_, slot) => new Block(job.blocks, slot, sets.length));
	sections.take(count - 1);
	hand(job);
	const reading = new SectionsReading(file, job, coders, source, onBatch);
	const theirs = new Translator(job, coders, source);
	const own = new OwnAhead(new SectionScan(file, job), sets.length, new Translator(job, coders, source));
	try {
		let number = 0;
		let dead = false;
		for (let section = 0; section < count; section++) {
			if (dead || sections.take(section)) {
				if (!own.use(section, reading)) reading.scan(section, count);
			} else {
				while (sections.isAhead(section) && own.hasRoom) {
					const behind = sections.takeBehind(section);
					if (behind === void 0) break;
					own.scan(behind);
				}
				const state = sections.wait(section);
				dead = state === "dead";
				if (state !== "ready" || !reading.use(blocks[number % 4], theirs)) reading.scan(section, count);
				if (dead || reading.misses >= MOST_MISSES) sections.stop();
				number++;
				sections.passed();
			}
			const wait = file.giveWay();
			if (wait !== void 0) await wait;
		}
		return {
			records: reading.rows,
			nonFinite: reading.nonFinite
		};
	} catch (thrown) {
		throw await placed(source, thrown);
	} finally {
		sections.stop();
	}
}
var OwnAhead = class {
	#scan;
	#translator;
	#free;
	#blocks = new Map();
	constructor(scan, columns, translator) {
		this.#scan = scan;
		this.#translator = translator;
		const memory = Block.memoryFor(columns, OWN_SLOTS);
		this.#free = Array.from({ length: OWN_SLOTS }, (_, slot) => new Block(memory, slot, columns));
	}
	get hasRoom() {
		return this.#free.length > 0;
	}
	scan(section) {
		const block = this.#free.pop();
		if (block === void 0) return;
		if (this.#scan.run(section, block, () => void 0)) this.#blocks.set(section, block);
		else this.#free.push(block);
	}
	use(section, reading) {
		const block = this.#blocks.get(section);
		if (block === void 0) return false;
		const used = reading.use(block, this.#translator);
		this.#blocks.delete(section);
		this.#free.push(block);
		return used;
	}
};
var SectionsReading = class {
	#file;
	#job;
	#onBatch;
	#rows;
	#chunk = new Uint8Array(CHUNK_BYTES);
	#offsets = new Float64Array(BATCH_ROWS);
	#source;
	#next;
	#nonFinite = 0;
	rows = 0;
	misses = 0;
	constructor(file, job, coders, source, onBatch) {
		this.#file = file;
		this.#job = job;
		this.#source = source;
		this.#next = job.layout.start;
		this.#onBatch = (batch) => {
			this.rows += batch.size;
			onBatch(batch);
		};
		this.#rows = rowScannerOf(job.layout, coders, job.hasIds, source, this.#onBatch);
	}
	get nonFinite() {
		return this.#nonFinite + this.#rows.nonFinite();
	}
	scan(section, count) {
		const { layout, sectionBytes } = this.#job;
		const until = section === count - 1 ? Infinity : layout.start + (section + 1) * sectionBytes;
		if (this.#next >= until) return;
		const rows = this.#rows;
		rows.begin(until, this.#next === layout.start ? "start" : "record", this.rows);
		const stopped = scanFrom(this.#file, this.#next, Math.min(until, this.#file.size), rows.scan, rows.advice, this.#chunk);
		rows.flush();
		this.#next = stopped ? rows.next : Infinity;
	}
	use(block, translator) {
		translator.learn(block.labels);
		const first = block.start === this.#next ? 0 : this.#job.layout.kind === "table" ? block.rowAt(this.#next) : void 0;
		if (first === void 0) {
			this.misses++;
			return false;
		}
		this.misses = 0;
		for (let from = first; from < block.rows; from += BATCH_ROWS) this.#pass(block, translator, from, Math.min(from + BATCH_ROWS, block.rows));
		this.#nonFinite += block.nonFinite;
		this.#next = block.next;
		return true;
	}
	#pass(block, translator, from, to) {
		const codes = translator.translated((column) => block.codes(column, from, to), to - from);
		block.offsets(from, to, this.#offsets);
		const ids = block.ids(from, to);
		this.#onBatch({
			size: to - from,
			codes,
			ids,
			offsets: this.#offsets,
			source: this.#source
		});
	}
};
const NOT_MET = 65534;
var Translator = class {
	#coders;
	#source;
	#order;
	#sets;
	#labels;
	#codes;
	constructor({ sets, layout }, coders, source) {
		this.#order = columnOrder(layout, sets.length);
		this.#coders = coders;
		this.#source = source;
		this.#sets = Array.from({ length: Math.max(0, ...sets) + 1 }, () => []);
		this.#labels = sets.map((set) => this.#sets[set]);
		this.#codes = sets.map(() => nothingMet());
	}
	learn(news) {
		news.forEach((labels, set) => {
			for (const label of labels) this.#sets[set]?.push(label);
		});
	}
	translated(columnOf, rows) {
		const columns = this.#codes.map((_, column) => columnOf(column));
		if (columns.some((theirs, column) => hasNews(theirs, this.#codes[column]))) for (let row = 0; row < rows; row++) for (const column of this.#order) this.#meet(columns[column][row], column);
		columns.forEach((theirs, column) => translate(theirs, this.#codes[column]));
		return columns;
	}
	#meet(theirs, column) {
		const ours = this.#codes[column];
		if (ours[theirs] !== NOT_MET) return;
		const label = this.#labels[column]?.[theirs];
		if (label === void 0) throw new RangeError(`the scanner ahead has told no label with the code ${theirs}`);
		ours[theirs] = this.#coders[column].codeOf(label, this.#source);
	}
};
function nothingMet() {
	const meanings = new Uint16Array(65536).fill(NOT_MET);
	for (let code = 65535; !isLabel(code); code--) meanings[code] = code;
	return meanings;
}
function hasNews(codes, meanings) {
	for (let row = 0; row < codes.length; row++) if (meanings[codes[row]] === NOT_MET) return true;
	return false;
}
function translate(codes, meanings) {
	for (let row = 0; row < codes.length; row++) codes[row] = meanings[codes[row]];
}
// lib/src/predictions/read-rows.js
const LARGE_BYTES = 134217728;
async function readRows$1(wanted, onBatch) {
	const { source, format, names, coders, id } = wanted;
	const columns = id === void 0 ? names : [...names, id];
	const layout = coders.every(({ ahead }) => ahead) ? await format.layout?.(source, columns) : void 0;
	if (layout !== void 0) {
		const file = source.openAnywhere?.();
		try {
			if (file?.hand !== void 0 && file.size >= 134217728) return await readSections(file, file.hand, layout, wanted, onBatch);
		} finally {
			file?.close();
		}
		return readFromStart(layout, wanted, onBatch);
	}
	const batcher = new RowBatcher(coders, id !== void 0, source, onBatch);
	const runs = coders.every(({ ahead }) => ahead) ? format.readRuns?.(source, columns, BATCH_ROWS, (run) => batcher.addRun(run)) : void 0;
	if (runs !== void 0) return runs;
	const notes = await format.read(source, columns, (cells) => batcher.add(cells));
	batcher.flush();
	return notes;
}
async function readFromStart(layout, { source, coders, id }, onBatch) {
	let records = 0;
	const rows = rowScannerOf(layout, coders, id !== void 0, source, (batch) => {
		records += batch.size;
		onBatch(batch);
	});
	rows.begin(Infinity, "start", 0);
	await scanFile(source, (bytes, start, end, last, origin) => rows.scan(bytes, Math.max(start, Math.min(end, layout.start - origin)), end, last, origin), rows.advice);
	rows.flush();
	return {
		records,
		nonFinite: rows.nonFinite()
	};
}
// lib/src/predictions/responses/reply-cache.js
const LONGEST = 256;
const MOST$1 = 16384;
var ReplyCache = class {
	#read;
	#known = new Map();
	constructor(read) {
		this.#read = read;
	}
	read(reply) {
		if (reply.length > LONGEST) return this.#read(reply);
		const known = this.#known.get(reply);
		if (known !== void 0) return known;
		const reading = this.#read(reply);
		if (this.#known.size === MOST$1) this.#known.clear();
		this.#known.set(reply, reading);
		return reading;
	}
};
const MOST_CHARACTERS$1 = 150;
const LONGEST_NAME$1 = 500;
const KEPT$1 = 1024;
var UnparsedReplies = class {
	#kept = new Map();
	#largest = Infinity;
	#replies = 0;
	add(text, reason) {
		this.#replies++;
		const name = nameOf(text, reason);
		const known = this.#kept.get(name);
		if (known !== void 0) {
			known.count++;
			return;
		}
		const key = hashOf(name);
		if (key > this.#largest) return;
		this.#kept.set(name, {
			key,
			text: abridged(text),
			reason,
			count: 1
		});
		if (this.#kept.size >= 2 * KEPT$1) this.#prune();
	}
	get replies() {
		return this.#replies;
	}
	shown() {
		if (this.#kept.size > KEPT$1) this.#prune();
		return [...this.#kept.values()].toSorted((a, b) => b.count - a.count || byCodePoint(a.text, b.text) || byCodePoint(a.reason, b.reason)).slice(0, 5).map(({ text, reason, count }) => ({
			text,
			reason,
			count
		}));
	}
	#prune() {
		const byKey = [...this.#kept].toSorted(([a, { key: x }], [b, { key: y }]) => x - y || byCodePoint(a, b));
		for (const [reply] of byKey.slice(KEPT$1)) this.#kept.delete(reply);
		this.#largest = byKey[1023]?.[1].key ?? Infinity;
	}
};
function nameOf(text, reason) {
	return `${reason}\u0000${text.length <= LONGEST_NAME$1 ? text : `${text.slice(0, LONGEST_NAME$1)}\u0000${text.length}\u0000${hashOf(text)}`}`;
}
function hashOf(text) {
	let hash = 2166136261;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
	return hash >>> 0;
}
function abridged(text) {
	const half = MOST_CHARACTERS$1 / 2;
	return (text.length <= MOST_CHARACTERS$1 ? [text] : [
		text.slice(0, half).replace(/[\uD800-\uDBFF]$/, ""),
		" […] ",
		text.slice(-75).replace(/^[\uDC00-\uDFFF]/, "")
	]).flatMap((part) => Array.from(part)).join("");
}
// lib/src/predictions/reply-column.js
const OUTCOME_CODES = {
	missing: MISSING,
	refused: REFUSED$1,
	other: OTHER,
	unparsed: UNPARSED
};
function labelCoder(labels, parser) {
	return parser === void 0 ? labels : new ReplyColumn(labels, parser);
}
var ReplyColumn = class {
	ahead = false;
	parser;
	unparsed = new UnparsedReplies();
	#labels;
	#cache;
	constructor(labels, parser) {
		this.parser = parser;
		this.#labels = labels;
		this.#cache = new ReplyCache((reply) => parser.read(reply));
	}
	code(cells, index, source) {
		if (isEmpty(cells, index)) return BLANK;
		const reply = cellText$1(cells, index);
		const word = reply.trim();
		if (word === "") return BLANK;
		return (isStructure(cells, index) ? void 0 : PREDICTION_MARKS.get(word)) ?? this.#codeOf(this.#cache.read(reply), source);
	}
	codeOf(label, source) {
		return this.#labels.codeOf(label, source);
	}
	#codeOf(reading, source) {
		if ("label" in reading) return PREDICTION_MARKS.get(reading.label) ?? this.#labels.codeOf(reading.label, source);
		if (reading.outcome === "unparsed") this.unparsed.add(reading.text, reading.reason);
		return OUTCOME_CODES[reading.outcome];
	}
};
// lib/src/predictions/gold-file.js
async function readGold({ sources, options, sharedId, unlabelled, parser }, forms, { store }) {
	const files = (await openFiles(sources, options.format)).filter((file) => file.preview.records > 0);
	const [first, ...rest] = files;
	if (first === void 0) throw new ProblemError(fileProblem(options.file, "the gold file has no records"));
	const { id, column } = goldColumns(first.source.name, seenTogether(first.preview, rest.map(({ preview }) => preview)), options, sharedId);
	const labels = new GoldLabels(column, unlabelled, parser !== void 0);
	const noId = new Findings((count) => `${count} gold ${count === 1 ? "row has" : "rows have"} no id in the column "${id}"`, "Every gold row needs an id to be joined by.");
	const duplicates = new Findings((count) => `${count} duplicate ${count === 1 ? "id" : "ids"} in the column "${id}" of the gold file`, "An id must name one example.");
	const coders = [labelCoder(new LabelColumn(column, forms), parser)];
	const read = [];
	for (const { source, format } of files) {
		const { records } = await readRows$1({
			source,
			format,
			names: [column],
			coders,
			sets: [0],
			id
		}, (batch) => {
			const { size, ids, offsets } = batch;
			const codes = batch.codes[0];
			labels.settle(codes, batch);
			store.add(ids, size);
			store.setCodes(0, size, codes);
			for (let i = 0; i < size; i++) if (ids.lengths[i] === 0) noId.add(source, offsets[i]);
			else if (store.places[i] === 4294967295) duplicates.add(source, offsets[i], () => shown(ids.text(i)));
		});
		read.push({
			name: source.name,
			format: format.id,
			records
		});
	}
	const problems = [...await labels.problems(), ...await problemsIn([noId, duplicates])];
	if (problems.length > 0) throw new ProblemError(problems);
	return {
		gold: {
			files: read,
			id,
			column
		},
		first: labels.first
	};
}
function goldColumns(file, preview, options, sharedId) {
	const has = (name) => canHold(preview, name);
	const lacking = [options.id, options.column].filter((name) => name !== void 0).filter((name) => !has(name));
	const [inferredId, ...otherIds] = idColumns(preview, [options.column]);
	const shared = sharedId !== void 0 && has(sharedId) ? sharedId : void 0;
	const id = options.id ?? shared ?? (otherIds.length === 0 ? inferredId : void 0);
	const column = options.column ?? inferGold(preview, id);
	if (id !== void 0 && column !== void 0 && lacking.length === 0) return {
		id,
		column
	};
	const what = lacking.length > 0 ? `it has no column ${lacking.map(shown).join(" and no ")}` : `which column is ${id === void 0 ? "the id" : "the gold label"} cannot be told from the names`;
	throw new ProblemError(fileProblem(file, `the gold file cannot be joined: ${what}`, `Its columns are:\n${listColumns(preview)}\nName them in the config:\ncolumns:\n  actual: { file: ${options.file}, id: <id column>, column: <gold column> }`));
}
// lib/src/predictions/gold-differences.js
var GoldDifferences = class {
	#forms;
	#same = new Set();
	#named = [];
	#count = 0;
	constructor(forms) {
		this.#forms = forms;
	}
	compare(mine, theirs, name) {
		if (mine === theirs || this.#same.has(mine * 65536 + theirs)) return;
		if (this.#areOneNumber(mine, theirs)) {
			this.#same.add(mine * 65536 + theirs);
			return;
		}
		this.#count++;
		if (this.#named.length < 5) this.#named.push(`${name()} is ${this.#text(mine)} here and ${this.#text(theirs)} in the baseline`);
	}
	get count() {
		return this.#count;
	}
	problems(file) {
		if (this.#count === 0) return [];
		const message = `the gold label of ${this.#count} ${this.#count === 1 ? "example" : "examples"} differs between candidate and baseline: ${andMore(this.#named, this.#count)}`;
		return [fileProblem(file, message, "A change of gold labels is no change of the model. Judge the baseline again with today's gold labels.")];
	}
	#areOneNumber(mine, theirs) {
		return isLabel(mine) && isLabel(theirs) && withoutZeroFraction(this.#forms.text(mine)) === withoutZeroFraction(this.#forms.text(theirs));
	}
	#text(code) {
		return isLabel(code) ? shown(this.#forms.text(code)) : "without a gold label";
	}
};
var GrowingTable = class {
	columns = new Map();
	rows = 0;
	listed = Infinity;
	#room = 4096;
	set(label, row, score) {
		(this.columns.get(label) ?? this.#begun(label))[row] = score;
	}
	beginRow() {
		if (this.rows === this.#room) this.#grow();
		return this.rows++;
	}
	list(labels) {
		this.listed = Math.min(this.listed, labels);
	}
	#begun(label) {
		const column = new Float64Array(this.#room).fill(NaN);
		this.columns.set(label, column);
		return column;
	}
	#grow() {
		const before = this.#room;
		this.#room *= 2;
		for (const [label, column] of this.columns) {
			const larger = new Float64Array(this.#room).fill(NaN, before);
			larger.set(column);
			this.columns.set(label, larger);
		}
	}
};
// lib/src/predictions/slim-rows-wasm.js
const SLIM_ROWS = "AGFzbQEAAAABFgRgAAF/YAR/f39/AX9gAn9/AX9gAAADBgUBAAACAwUDAQAuBhUEfwFBAAt/AUEAC38BQQALfwFBAAsHNQYGc3RhdHVzAAEHb3V0VXNlZAACBWNsZWFyAAQFd3JpdGUAAAVsZWFybgADBm1lbW9yeQIACtUGBeYEAgl/AX4gACEEA0AgASAESgRAIARBAXQiAEGAKGoiBS8BAEH//wNHBEAgAEGACGozAQAgBTMBAEIQhoQgAEGAyABqMwEAQiCGhCAAQYDoAGozAQBCMIaEIg1Clfip+pe33puef35CMYinIQADQCAAQQR0QYCIEmoiCigCDAR/IAopAwAgDVEFQQELRQRAIABBAWpB//8BcSEADAELCyAKKAIMIgZFBEBBAiQAIAQPCyAGIAIEfyAEQQJ0QYDIAWooAgAFQQALIgxqQRBqQYCAEEoEQEEDJAAgBA8LIwEgDGogBmpBEGpBgIAQSgRAQQEkACAEDwsgAgRAIAMgBEECdEGAiAFqKAIAaiEHQQAhBQJ/A0AgBSAMSARAIAUgB2opAwAhDSAMIAVrIgBBCEgEQCANQn8gAKxCA4aGhCENC0EBIA1Crdq06dKly5YtfSANQn+Fg0KAgYKEiJCgwIB/g0IAUgR/QQggDCAFayIAIABBCEobIQkgBSAHaiILIQACfwNAIAAgCSALakgEQEEBIAAtAAAiCEEiRiAIQSxGciAIQQpGciAIQQ1Gcg0CGiAAQQFqIQAMAQsLQQALBUEACw0CGiAFQQhqIQUMAQsLQQALBEBBAyQAIAQPCyMBQYCIAmohAEEAIQUDQCAFIAxIBEAgACAFaiAFIAdqKQMANwMAIAVBCGohBQwBCwsjASAMaiQBCyAKKAIIIQUjAUGAiAJqIQdBACEAA0AgACAGSARAIAAgB2ogACAFaikDADcDACAAQQhqIQAMAQsLIwEgBmokAQsgBEEBaiEEDAELC0EAJAAgAQsEACMACwQAIwEL2QECAX8BfiMDQQF0QYCAAk4Ef0EBBSMCIAFqQQhqQYCAgAFKCwRAQQAPCyAAQQF0IgBBgAhqMwEAIABBgChqMwEAQhCGhCAAQYDIAGozAQBCIIaEIABBgOgAajMBAEIwhoQiA0KV+Kn6l7fem55/fkIxiKchAANAIABBBHRBgIgSaiICKAIMBH8gAikDACADUQVBAQtFBEAgAEEBakH//wFxIQAMAQsLIAIgAzcDACACIwJBgIgyaiIANgIIIAIgATYCDCMCIAFBB2pBeHFqJAIjA0EBaiQDIAALBgBBACQBCw==";
// lib/src/predictions/slim-rows.js
const MOST_COLUMNS = 4;
const COLUMNS$1 = 1024;
const ID_STARTS = COLUMNS$1 + 8 * BATCH_ROWS;
const ID_LENGTHS = ID_STARTS + 4 * BATCH_ROWS;
const OUT = ID_LENGTHS + 4 * BATCH_ROWS;
const IDS = OUT + 262144 + 524288 + 2097152;
const PAGE = 65536;
const FULL$1 = 1;
const NEW = 2;
const UNUSUAL = 3;
var SlimRows = class {
	#exports;
	#onText;
	static serves(columns) {
		return columns <= MOST_COLUMNS;
	}
	constructor(onText) {
		this.#exports = instantiate(SLIM_ROWS);
		this.#onText = onText;
	}
	add({ size, columns, ids }, text) {
		const shift = ids === void 0 ? 0 : this.#give(ids, size);
		columns.forEach((codes, column) => new Uint16Array(this.#exports.memory.buffer, COLUMNS$1 + 2 * column * BATCH_ROWS, size).set(codes.subarray(0, size)));
		for (let row = 0; row < size;) {
			row = this.#exports.write(row, size, ids === void 0 ? 0 : 1, shift);
			const status = this.#exports.status();
			if (status === FULL$1) this.flush();
			else if (status === UNUSUAL || status === NEW && !this.#learn(row, text.behindId(row))) {
				this.flush();
				this.#onText(text.whole(row++));
			}
		}
	}
	flush() {
		this.#onText(new Uint8Array(this.#exports.memory.buffer, OUT, this.#exports.outUsed()));
		this.#exports.clear();
	}
	#learn(row, text) {
		const at = this.#exports.learn(row, text.length);
		if (at === 0) return false;
		new Uint8Array(this.#exports.memory.buffer, at, text.length).set(text);
		return true;
	}
	#give(ids, size) {
		const { from, end } = ids.stretch(size);
		const { memory } = this.#exports;
		const lacking = IDS + end - from + 8 - memory.buffer.byteLength;
		if (lacking > 0 && memory.grow(Math.ceil(lacking / PAGE)) < 0) throw new RangeError("there is no memory for the ids of a batch");
		new Uint8Array(memory.buffer, IDS).set(ids.bytes.subarray(from, end));
		new Int32Array(memory.buffer, ID_STARTS, size).set(ids.starts.subarray(0, size));
		new Int32Array(memory.buffer, ID_LENGTHS, size).set(ids.lengths.subarray(0, size));
		return IDS - from;
	}
};
// lib/src/predictions/slim.js
const SLIM_ROLES = {
	id: "id",
	actual: "actual",
	predicted: "predicted"
};
const COUNT = "count";
const COLUMNS = [
	"id",
	"actual",
	"predicted",
	"outcome"
];
const PARSER_COLUMN = "parser";
const MARK_TEXTS = new Map([
	[MISSING, ["", "missing"]],
	[UNPARSED, ["(unparsed)", "unparsed"]],
	[REFUSED$1, ["(refused)", "refused"]],
	[OTHER, ["(other)", "other"]]
]);
const SCORE_COLUMNS = {
	single: "score",
	several: "scores"
};
function slimScores({ columns }) {
	return Object.values(SCORE_COLUMNS).find((wanted) => columns.some(({ name }) => name === wanted));
}
function isSlimCopy({ columns }) {
	const first = columns.map(({ name }) => name).slice(0, COLUMNS.length);
	const withoutId = COLUMNS.slice(1);
	return COLUMNS.every((name, index) => first[index] === name) || withoutId.every((name, index) => first[index] === name);
}
var SlimPredictions = class {
	#sink;
	#rows;
	#sliceColumns;
	#closed;
	#pairs = new Map();
	#parser;
	#begun = false;
	constructor(sink, sliceColumns, labels, parser) {
		this.#sink = sink;
		this.#rows = new SlimRows((text) => sink.write(text));
		this.#parser = parser === void 0 ? [] : [parser];
		this.#sliceColumns = sliceColumns;
		this.#closed = labels === void 0 ? void 0 : new Set(labels.map(withoutZeroFraction));
	}
	add(batch, vocabulary) {
		const { size, ids, actual, candidate, slices, counts, sideRows, repeats } = batch;
		if (!this.#begun) this.#begin(ids !== void 0, counts !== void 0 && repeats === void 0, sideRows?.scores);
		const columns = [
			actual,
			candidate,
			...slices
		];
		if (counts === void 0 && sideRows === void 0 && repeats === void 0 && SlimRows.serves(columns.length)) this.#rows.add({
			size,
			columns,
			ids
		}, {
			behindId: (row) => Buffer.from(this.#behindId(batch, row, vocabulary)),
			whole: (row) => Buffer.from(this.#row(batch, row, vocabulary))
		});
		else {
			let text = "";
			for (let row = 0; row < size; row++) if (candidate[row] !== 65535) text += this.#row(batch, row, vocabulary).repeat(repeats?.runs[row] ?? 1);
			this.#sink.write(Buffer.from(text));
		}
		return this.#sink.busy;
	}
	end() {
		this.#rows.flush();
	}
	#begin(withIds, withCounts, scores) {
		this.#begun = true;
		const own = [
			...COLUMNS,
			...this.#parser.map(() => PARSER_COLUMN),
			...withCounts ? [COUNT] : [],
			...scores === void 0 ? [] : [scores.single ? SCORE_COLUMNS.single : SCORE_COLUMNS.several]
		];
		const header = [...withIds ? own : own.slice(1), ...sliceHeaders(this.#sliceColumns, withCounts)];
		this.#sink.write(Buffer.from(`${header.map(quoted$1).join(",")}\n`));
	}
	#row(batch, row, vocabulary) {
		const behind = this.#behindId(batch, row, vocabulary);
		return batch.ids === void 0 ? behind : `${quoted$1(batch.ids.text(row))}${behind}`;
	}
	#behindId({ ids, actual, candidate, slices, counts, sideRows, repeats }, row, { forms, sliceForms }) {
		const cells = [this.#labels(actual[row], candidate[row], forms)];
		if (counts !== void 0 && repeats === void 0) cells.push(String(counts[row]));
		if (sideRows !== void 0) cells.push(sideRows.scores === void 0 ? "" : scoreCell(sideRows.scores, sideRows.candidate[row]));
		slices.forEach((slice, column) => {
			const code = slice[row];
			cells.push(quoted$1(isLabel(code) ? sliceForms[column]?.text(code) ?? "" : ""));
		});
		return `${ids === void 0 ? "" : ","}${cells.join(",")}\n`;
	}
	#labels(actual, candidate, forms) {
		const pair = actual * 65536 + candidate;
		let cells = this.#pairs.get(pair);
		if (cells === void 0) {
			const predicted = MARK_TEXTS.get(candidate) ?? this.#labelCells(forms.text(candidate));
			cells = [
				forms.text(actual),
				...predicted,
				...this.#parser
			].map(quoted$1).join(",");
			this.#pairs.set(pair, cells);
		}
		return cells;
	}
	#labelCells(text) {
		return [text, this.#closed === void 0 || this.#closed.has(withoutZeroFraction(text)) ? "" : "other"];
	}
};
function sliceHeaders(names, withCounts) {
	const own = [
		...COLUMNS,
		PARSER_COLUMN,
		...Object.values(SCORE_COLUMNS),
		...withCounts ? [COUNT] : []
	];
	const taken = new Set([...own, ...names]);
	return names.map((name) => {
		if (!own.includes(name)) return name;
		let other = `slice_${name}`;
		while (taken.has(other)) other = `slice_${other}`;
		taken.add(other);
		return other;
	});
}
function scoreCell({ single, columns }, row) {
	const entries = [...columns].map(([label, column]) => [label, column[row] ?? NaN]).filter(([, score]) => !Number.isNaN(score));
	if (single) return String(entries[0]?.[1] ?? "");
	if (entries.length === 0) return "";
	const isPart = entries.reduce((sum, [, score]) => sum + score, 0) < .99;
	return quoted$1(JSON.stringify(isPart ? entries.map(([label, score]) => ({
		label,
		score
	})) : Object.fromEntries(entries)));
}
function quoted$1(cell) {
	return /[",\r\n]/.test(cell) ? `"${cell.replaceAll("\"", "\"\"")}"` : cell;
}
// lib/src/predictions/response-parsers.js
function baselineParsers({ response, options }, own, { files, roles }) {
	const isCopy = files.some(({ preview }) => isSlimCopy(preview));
	const sameColumn = roles.predicted === options.columns.predicted;
	const parser = own.response ?? (!isCopy && sameColumn ? response?.predicted : void 0);
	return {
		predicted: parser === "none" ? void 0 : parser,
		actual: isCopy ? void 0 : response?.actual
	};
}
function parserNamedIn({ files }) {
	const names = files.flatMap(({ preview }) => isSlimCopy(preview) ? preview.columns.find(({ name }) => name === "parser")?.samples ?? [] : []);
	return names.length === 0 ? void 0 : [...new Set(names)].join(", ");
}
// lib/src/predictions/row-places.js
const EVERY = 64;
var RowPlaces = class {
	#files = [];
	beginFile() {
		this.#files.push({
			rows: [],
			offsets: []
		});
	}
	add({ size, offsets }, firstRow) {
		const file = this.#files.at(-1);
		for (let i = 0; i < size; i += EVERY) {
			file?.rows.push(firstRow + i);
			file?.offsets.push(offsets[i]);
		}
	}
	firstOf(file) {
		return this.#files[file]?.rows[0] ?? 0;
	}
	before(row) {
		for (let file = this.#files.length - 1; file >= 0; file--) {
			const { rows, offsets } = this.#files[file];
			let low = 0;
			let high = rows.length;
			while (low < high) {
				const middle = low + high >>> 1;
				if (rows[middle] <= row) low = middle + 1;
				else high = middle;
			}
			if (low > 0) return {
				file,
				row: rows[low - 1],
				offset: offsets[low - 1],
				end: offsets[low]
			};
		}
	}
};
// lib/src/predictions/scores/listed-scores.js
function listedScores(text, order) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return;
	}
	if (Array.isArray(value)) return listOf(value, order);
	if (typeof value !== "object" || value === null) return void 0;
	const entries = Object.entries(value);
	if ("label" in value && "score" in value) return listOf([value], order);
	return entries.length > 0 && entries.every(([, score]) => typeof score === "number") ? {
		labels: entries.map(([label]) => label.trim()),
		scores: entries.map(([, score]) => score),
		isList: false
	} : void 0;
}
function listOf(items, order) {
	const [first] = items;
	if (items.length === 1 && Array.isArray(first)) return listOf(first, order);
	if (items.length > 0 && items.every((item) => typeof item === "number")) return order?.length === items.length ? {
		labels: order,
		scores: items,
		isList: false
	} : "unclear";
	const pairs = items.map(pairOf);
	const sound = pairs.filter((pair) => pair !== void 0);
	const labels = sound.map(([label]) => label);
	if (sound.length === 0 || sound.length < pairs.length || new Set(labels).size < labels.length) return void 0;
	return {
		labels,
		scores: sound.map(([, score]) => score),
		isList: true
	};
}
function pairOf(item) {
	if (typeof item !== "object" || item === null || !("label" in item) || !("score" in item)) return void 0;
	const { label, score } = item;
	return (typeof label === "string" || typeof label === "number") && typeof score === "number" ? [String(label).trim(), score] : void 0;
}
function bestOf({ labels, scores }) {
	let best = 0;
	for (let i = 1; i < scores.length; i++) if (scores[i] > scores[best]) best = i;
	return labels[best];
}
// lib/src/predictions/scores/from-scores.js
function byCut(labels, { from, positive, negative }) {
	return coder(labels, (text) => {
		const score = Number(text);
		return Number.isNaN(score) ? void 0 : score >= from ? positive : negative;
	});
}
function byBest(labels, order) {
	return coder(labels, (text) => {
		const listed = listedScores(text, order);
		return listed === void 0 || listed === "unclear" ? void 0 : bestOf(listed);
	});
}
function coder(labels, labelOf) {
	return {
		ahead: false,
		code(cells, index, source) {
			if (isBlank(cells, index)) return BLANK;
			const label = labelOf(cellText$1(cells, index).trim());
			return label === void 0 ? UNPARSED : labels.codeOf(label, source);
		},
		codeOf: (label, source) => labels.codeOf(label, source)
	};
}
// lib/src/predictions/scores/decimal.js
const [MINUS, POINT, ZERO, NINE] = [
	45,
	46,
	48,
	57
];
const MOST_DIGITS = 15;
const POWERS_OF_TEN = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);
function plainDecimal(bytes, start, end) {
	let at = start;
	const isNegative = bytes[at] === MINUS;
	if (isNegative) at++;
	const first = at;
	let digits = 0;
	let point = -1;
	for (; at < end; at++) {
		const byte = bytes[at];
		if (byte >= ZERO && byte <= NINE) digits = digits * 10 + (byte - ZERO);
		else if (byte === POINT && point === -1) point = at;
		else return void 0;
	}
	const length = end - first - (point === -1 ? 0 : 1);
	if (length < 1 || length > MOST_DIGITS) return void 0;
	const value = point === -1 ? digits : digits / POWERS_OF_TEN[end - point - 1];
	return isNegative ? -value : value;
}
// lib/src/predictions/scores/score-reader.js
var ScoreReader = class {
	columns;
	#options;
	#table = new GrowingTable();
	#bad = new Findings((count) => `${count} ${count === 1 ? "row has" : "rows have"} scores that are none`, "Scores are numbers: of the positive class, or of every class. An example without any has an empty cell.");
	#outside = new Findings((count) => `${count} ${count === 1 ? "row has a score" : "rows have scores"} that cannot be a probability`, "Probabilities lie between 0 and 1. Where the scores are logits, say score_type: logit.");
	#sums = new Findings((count) => `the probabilities of ${count} ${count === 1 ? "row" : "rows"} do not add up to 1`, "Name the columns of all classes under columns.scores. Where the scores are logits, say score_type: logit.");
	#unclear = new Findings((count) => `${count} ${count === 1 ? "row has" : "rows have"} scores without labels`, "An array of numbers is in the order of labels, and a single number is of the class that positive names: add labels, or positive.");
	#labels;
	#row = [];
	#isSingle;
	constructor(options) {
		const { from } = options;
		this.#options = options;
		this.#isSingle = typeof from === "string";
		this.#labels = typeof from === "string" ? [] : from.map(([label]) => label);
		this.columns = typeof from === "string" ? [this.#column(from, (cells, at, source) => this.#takeCell(cells, at, source))] : from.map(([, name], index) => this.#column(name, (cells, at, source) => this.#takeOneOf(cells, at, source, index)));
	}
	get table() {
		const { columns, listed } = this.#table;
		return {
			columns,
			logits: this.#options.type === "logit" && this.#isSingle,
			listed,
			single: this.#isSingle
		};
	}
	get findings() {
		return [
			this.#bad,
			this.#outside,
			this.#sums,
			this.#unclear
		];
	}
	#column(name, take) {
		return {
			name,
			ahead: false,
			code(cells, at, source) {
				take(cells, at, source);
				return 0;
			},
			codeOf: () => 0
		};
	}
	#takeOneOf(cells, at, source, index) {
		if (index === 0) this.#row.length = 0;
		this.#row.push(isEmpty(cells, at) ? NaN : plainIn(cells, at) ?? this.#number(cells, at, source));
		if (index === this.#labels.length - 1) this.#putRow(this.#labels, this.#row, source, cells.offset, false);
	}
	#takeCell(cells, at, source) {
		if (isEmpty(cells, at)) {
			this.#table.beginRow();
			return;
		}
		const plain = plainIn(cells, at);
		if (plain !== void 0 || cells.kind[at] === 3 || cells.kind[at] === 2 && !/^\s*[[{]/.test(cellText$1(cells, at))) {
			const { positive, type } = this.#options;
			const score = plain ?? this.#number(cells, at, source);
			const row = this.#table.beginRow();
			if (positive === void 0) return this.#unclear.add(source, cells.offset, () => String(score));
			if (type === "probability" && !isProbability(score)) this.#outside.add(source, cells.offset, () => String(score));
			this.#table.set(positive, row, score);
			return;
		}
		this.#isSingle = false;
		const listed = listedScores(cellText$1(cells, at), this.#options.labels);
		if (listed === "unclear" || listed === void 0) {
			this.#table.beginRow();
			(listed === "unclear" ? this.#unclear : this.#bad).add(source, cells.offset, () => shown(cellText$1(cells, at)));
			return;
		}
		this.#putRow(listed.labels, listed.scores, source, cells.offset, listed.isList);
	}
	#putRow(labels, scores, source, offset, isList) {
		const row = this.#table.beginRow();
		const absent = scores.filter(Number.isNaN).length;
		if (absent === scores.length) return;
		const found = () => labels.map((label, i) => `${label} ${String(scores[i])}`).join(", ");
		if (absent > 0 || !scores.every(Number.isFinite)) return this.#bad.add(source, offset, () => shown(found()));
		const isLogit = this.#options.type === "logit";
		if (!isLogit && !scores.every(isProbability)) return this.#outside.add(source, offset, () => shown(found()));
		const probabilities = isLogit ? softmax(scores) : scores;
		const sum = probabilities.reduce((total, score) => total + score, 0);
		if (isList && (isLogit || sum < .99)) this.#table.list(labels.length);
		else if (Math.abs(sum - 1) > .01) return this.#sums.add(source, offset, () => `${Number(sum.toPrecision(4))}`);
		labels.forEach((label, i) => this.#table.set(label, row, probabilities[i]));
	}
	#number(cells, at, source) {
		const text = cellText$1(cells, at).trim();
		const score = text === "" ? NaN : Number(text);
		if (text !== "" && !Number.isFinite(score)) this.#bad.add(source, cells.offset, () => shown(text));
		return score;
	}
};
function plainIn({ kind, bytes, start, end }, at) {
	return kind[at] === 3 || kind[at] === 2 ? plainDecimal(bytes[at], start[at], end[at]) : void 0;
}
function isProbability(score) {
	return Number.isNaN(score) || score >= 0 && score <= 1;
}
function softmax(logits) {
	const most = Math.max(...logits);
	const powers = logits.map((logit) => Math.exp(logit - most));
	const sum = powers.reduce((total, power) => total + power, 0);
	return powers.map((power) => power / sum);
}
// lib/src/predictions/side.js
const MOST_BESIDE_BASELINE = 4e4;
const NOTHING$1 = new Uint16Array(BATCH_ROWS).fill(NONE);
async function readSide(plan, onBatch) {
	const { files, forms, parsers = {} } = plan;
	const { roles } = files;
	const coders = [];
	const names = [];
	const sets = [];
	const place = (name, coder, set = 0) => {
		if (name === void 0) return -1;
		coders.push(coder(name));
		sets.push(set);
		return names.push(name) - 1;
	};
	const predicted = predictedCoder(new LabelColumn(roles.predicted, forms), plan);
	const predictedAt = place(roles.predicted, () => predicted);
	const actualAt = place(roles.actual, (name) => labelCoder(new LabelColumn(name, forms), parsers.actual));
	const baselineCoder = new BaselineColumn(labelCoder(new LabelColumn(plan.baselineColumn ?? "", forms, MOST_BESIDE_BASELINE), parsers.baseline));
	const baselineAt = place(plan.baselineColumn, () => baselineCoder);
	const slicesAt = roles.slices.map((slice, index) => place(slice, (name) => new LabelColumn(name, plan.sliceForms[index]), index + 1));
	const scores = plan.scores === void 0 || roles.scores === void 0 ? void 0 : new ScoreReader({
		...plan.scores,
		from: roles.scores,
		...roles.scoreType !== void 0 && { type: roles.scoreType }
	});
	for (const column of scores?.columns ?? []) place(column.name, () => column);
	const gold = new GoldLabels(roles.actual ?? "", plan.unlabelled, parsers.actual !== void 0);
	const structures = [roles.predicted, ...roles.slices].map(structuresIn);
	const baselineStructures = structuresIn(plan.baselineColumn ?? "");
	const noId = new Findings((count) => `${count} ${count === 1 ? "row has" : "rows have"} no id in the column "${roles.id ?? ""}"`, "Every example needs an id to be paired by.");
	const read = [];
	let nonFinite = 0;
	let rows = 0;
	const places = new RowPlaces();
	for (const { source, format } of files.files) {
		places.beginFile();
		const notes = await readRows$1({
			source,
			format,
			names,
			coders,
			sets,
			id: roles.id
		}, (batch) => {
			const column = (at) => at === -1 ? NOTHING$1 : batch.codes[at];
			const side = {
				...batch,
				predicted: column(predictedAt),
				actual: column(actualAt),
				baseline: column(baselineAt),
				slices: slicesAt.map(column),
				scores: scores?.table,
				firstRow: rows
			};
			if (actualAt !== -1) gold.settle(side.actual, batch);
			if (baselineAt !== -1) settle(side.baseline, batch, baselineStructures);
			[side.predicted, ...side.slices].forEach((codes, index) => settle(codes, batch, structures[index]));
			if (plan.idNeeded) findLacking(batch.ids, batch, noId);
			places.add(batch, rows);
			onBatch(side);
			rows += batch.size;
		});
		read.push({
			name: source.name,
			format: format.id,
			records: notes.records
		});
		nonFinite += notes.nonFinite;
	}
	const problems = [...await gold.problems(), ...await problemsIn([
		noId,
		...structures,
		...scores?.findings ?? [],
		...plan.findings
	])];
	if (problems.length > 0) throw new ProblemError(problems);
	return {
		side: {
			files: read,
			roles,
			nonFinite,
			...repliesRead(predicted, files),
			...scores !== void 0 && { scores: scores.table }
		},
		places,
		firstGold: gold.first,
		baselineProblems: [...baselineCoder.problems, ...await problemsIn([baselineStructures])]
	};
}
function predictedCoder(labels, { files: { roles }, parsers, scores }) {
	if (roles.predictedBy === "cut" && scores?.cut !== void 0) return byCut(labels, scores.cut);
	if (roles.predictedBy === "best") return byBest(labels, scores?.labels);
	return labelCoder(labels, parsers?.predicted);
}
function repliesRead(predicted, files) {
	if (predicted instanceof ReplyColumn) {
		const { parser, unparsed } = predicted;
		return {
			parser: parser.fingerprint,
			unparsed: {
				replies: unparsed.replies,
				shown: unparsed.shown()
			}
		};
	}
	const parser = parserNamedIn(files);
	return parser === void 0 ? {} : { parser };
}
function settle(codes, { size, source, offsets }, structures) {
	for (let row = 0; row < size; row++) {
		const code = codes[row];
		if (isLabel(code) || code !== 65526 && code !== 65527) continue;
		codes[row] = MISSING;
		if (code === 65527) structures.add(source, offsets[row]);
	}
}
function findLacking({ lengths }, { size, source, offsets }, noId) {
	for (let row = 0; row < size; row++) if (lengths[row] === 0) noId.add(source, offsets[row]);
}
var BaselineColumn = class {
	#column;
	#broken;
	constructor(column) {
		this.#column = column;
	}
	get ahead() {
		return this.#column.ahead;
	}
	code(...cell) {
		return this.#unlessBroken(() => this.#column.code(...cell));
	}
	codeOf(...label) {
		return this.#unlessBroken(() => this.#column.codeOf(...label));
	}
	get problems() {
		return this.#broken?.problems ?? [];
	}
	#unlessBroken(code) {
		if (this.#broken !== void 0) return NONE;
		try {
			return code();
		} catch (thrown) {
			if (!(thrown instanceof ProblemError)) throw thrown;
			this.#broken = thrown;
			return NONE;
		}
	}
};
// lib/src/predictions/side-roles.js
function pairedFiles({ baseline, examples }) {
	return baseline?.kind === "files" && examples !== "independent" ? baseline : void 0;
}
function unpairedFiles({ baseline, examples }) {
	return baseline?.kind === "files" && examples === "independent" ? baseline : void 0;
}
function candidateRoles(request, { format }) {
	const { options, gold, uniqueIds } = request;
	if (format === "counts" && gold !== void 0) throw new ProblemError(countsWithoutIds("cannot be joined with a gold file", "Join them where they are counted: actual, predicted and count belong into one row.", options.place));
	const purpose = idPurpose(request);
	return {
		...labelNames(options.columns),
		text: options.columns.text,
		slices: dividingColumns(options.columns),
		scores: options.columns.scores,
		isCut: request.scores?.cut !== void 0,
		goldElsewhere: gold !== void 0,
		idFor: uniqueIds && (purpose === "names" || purpose === "order") ? "uniqueness" : purpose,
		key: "columns",
		isReply: request.response?.predicted !== void 0,
		place: options.place
	};
}
function baselineRoles(request, own, preview) {
	const named = labelNames(own.columns ?? {});
	const shared = labelNames(request.options.columns);
	const has = (name) => canHold(preview, name);
	const likeCandidate = namesIn(shared).every(has) && namesIn(shared).some((name) => !Object.values(SLIM_ROLES).includes(name));
	const ours = isSlimCopy(preview) && !likeCandidate;
	const choose = (role) => {
		const name = ours ? SLIM_ROLES[role] : shared[role];
		return named[role] ?? (name !== void 0 && has(name) ? name : void 0);
	};
	if (preview.format === "counts" && pairedFiles(request) !== void 0) throw new ProblemError(countsWithoutIds("cannot be paired with examples", "Compare the two without pairing: examples: independent", void 0, own.sources[0]?.name));
	if (typeof own.columns?.actual === "object") throw new ProblemError(ownGoldFile(own));
	const paired = pairedFiles(request) !== void 0;
	const actual = choose("actual");
	const goldElsewhere = request.gold !== void 0 && (paired || actual === void 0);
	return {
		actual,
		predicted: choose("predicted"),
		id: choose("id"),
		slices: paired ? [] : slicesOf(request, own, has),
		...scoresOf(request, own, preview, ours),
		goldElsewhere,
		idFor: goldElsewhere || paired ? idPurpose(request) : "names",
		key: "baseline.columns"
	};
}
function idPurpose(request) {
	if (request.gold !== void 0) return "gold";
	if (request.repeats !== void 0) return "repeats";
	if (request.pairBy === "order") return "order";
	return pairedFiles(request) === void 0 ? "names" : "pairing";
}
function labelNames({ actual, predicted, id }) {
	return {
		actual: typeof actual === "string" ? actual : void 0,
		predicted,
		id
	};
}
function namesIn(names) {
	return Object.values(names).filter((name) => name !== void 0);
}
function scoresOf(request, own, preview, isCopy) {
	if (request.scores === void 0) return {};
	const shared = isCopy ? slimScores(preview) : request.options.columns.scores;
	const scores = own.columns?.scores ?? (shared !== void 0 && scoreColumnNames(shared).every((name) => canHold(preview, name)) ? shared : void 0);
	return {
		scores,
		...isCopy && scores === SCORE_COLUMNS.several && { scoreType: "probability" },
		isCut: request.scores.cut !== void 0 && scores !== void 0 && !isCopy
	};
}
function slicesOf({ options }, own, has) {
	const shared = dividingColumns(options.columns);
	const slices = own.columns?.slices ?? shared;
	if (slices.length !== shared.length) throw new ProblemError({
		message: `\`baseline.columns.slices\` names ${slices.length} columns, but \`columns.slices\` names ${shared.length}`,
		advice: "They are compared one by one: name as many, in the same order."
	});
	return own.columns?.slices !== void 0 || slices.every(has) ? slices : [];
}
function ownGoldFile(own) {
	return {
		message: "`baseline.columns.actual` is a gold file, but a baseline has none of its own",
		place: { file: own.sources[0]?.name ?? "" },
		advice: "Name its column of gold labels, or give `columns: { actual: { file: … } }`: then candidate and baseline are judged by the same gold file."
	};
}
function countsWithoutIds(what, advice, place, file) {
	return {
		message: `counts have no ids, so they ${what}`,
		...place !== void 0 && { place },
		...file !== void 0 && { place: { file } },
		advice
	};
}
// lib/src/predictions/pairing.js
const SAME_ORDER = "Pairing by order needs the same examples in the same order.";
const SAME_EXAMPLES = "Judge both models on the same examples, or say which are compared: `examples: common` (the ones both have) or `examples: independent` (unpaired).";
async function pairWithFiles(own, request, forms, rows) {
	try {
		const files = await openFileSet(own.sources, own.format, (preview) => baselineRoles(request, own, preview));
		const duplicates = duplicateIds(files.roles.id ?? "");
		const onlyBaseline = onlyInBaseline(rows.byOrder);
		const gold = new GoldDifferences(forms);
		const goldIsTheirs = request.goldOf === "baseline";
		const otherIds = new Findings((count) => `${count} ${count === 1 ? "row has" : "rows have"} another id in the baseline than in the candidate`, SAME_ORDER);
		const idsMustAgree = rows.byOrder && rows.hasIds && files.roles.id !== void 0;
		const mine = new Uint16Array(BATCH_ROWS);
		const { store } = rows;
		let claimed = 0;
		const putAtHand = rows.byOrder ? byOrder(store) : byId(store);
		const { side: baseline } = await readSide({
			files,
			forms,
			sliceForms: [],
			unlabelled: request.unlabelled,
			idNeeded: !rows.byOrder,
			parsers: baselineParsers(request, own, files),
			scores: request.scores,
			findings: []
		}, (batch) => {
			const { size, ids, source, offsets, firstRow, actual, predicted } = batch;
			putAtHand(batch);
			const name = (i) => rows.name(store.places[i], firstRow + i);
			if (idsMustAgree && store.compareIds(ids, size) > 0) store.marked.forEach((isOther, i) => {
				if (i < size && isOther === 1) otherIds.add(source, offsets[i], () => `${shown(ids.text(i))} instead of ${name(i)}`);
			});
			const left = store.claim(2, size, predicted);
			claimed += size - left;
			rows.setSideRows("baseline", size, firstRow);
			for (let i = 0; left > 0 && i < size; i++) {
				if (store.marked[i] === 0) continue;
				if (store.places[i] !== 4294967295) duplicates.add(source, offsets[i], () => shown(ids.text(i)));
				else if (actual[i] !== 65525) onlyBaseline.add(source, offsets[i], () => rows.byOrder ? "" : shown(ids.text(i)));
			}
			if (rows.fromGold) return;
			store.codes(0, size, mine);
			for (let i = 0; i < size; i++) if (mine[i] !== actual[i] && store.marked[i] === 0) gold.compare(mine[i], actual[i], () => name(i));
			if (goldIsTheirs) store.setCodes(0, size, actual);
		});
		const file = files.files[0]?.source.name ?? "";
		const overlap = claimed === store.size ? {
			common: claimed,
			onlyCandidate: 0,
			named: []
		} : overlapOf(rows);
		const isIdentical = request.examples === "identical";
		const faults = [...await problemsIn([duplicates, otherIds]), ...isIdentical ? await problemsIn([onlyBaseline]) : []];
		if (overlap.common === 0) faults.push(fileProblem(file, "candidate and baseline have no example in common"));
		const changes = [...goldIsTheirs ? [] : gold.problems(file), ...isIdentical && !goldIsTheirs ? onlyInCandidate(overlap, rows.byOrder, file) : []];
		if (faults.length + changes.length > 0) return {
			baseline,
			comparability: {
				kind: "incomparable",
				problems: [...faults, ...changes],
				otherTestSet: faults.length === 0 && !rows.byOrder
			}
		};
		if (goldIsTheirs) leaveNew(rows);
		return {
			baseline,
			comparability: {
				kind: "paired",
				by: rows.byOrder ? "order" : "id",
				onlyCandidate: goldIsTheirs ? 0 : overlap.onlyCandidate,
				onlyBaseline: onlyBaseline.count,
				...goldIsTheirs && { testSet: {
					relabelled: gold.count,
					added: overlap.onlyCandidate,
					removed: onlyBaseline.count
				} }
			}
		};
	} catch (error) {
		return { comparability: {
			kind: "incomparable",
			problems: problemsOf(error)
		} };
	}
}
function leaveNew({ store }) {
	const [actual, baseline] = [new Uint16Array(BATCH_ROWS), new Uint16Array(BATCH_ROWS)];
	const cursor = store.cursor();
	for (let size = cursor.next(); size > 0; size = cursor.next()) {
		store.codes(0, size, actual);
		store.codes(2, size, baseline);
		for (let i = 0; i < size; i++) if (baseline[i] === 65535) actual[i] = UNLABELLED;
		store.setCodes(0, size, actual);
	}
}
function byId(store) {
	return ({ ids, size }) => store.find(ids, size);
}
function byOrder(store) {
	const cursor = store.cursor();
	return ({ size }) => cursor.next(size);
}
function overlapOf(rows) {
	const { store } = rows;
	const actual = new Uint16Array(BATCH_ROWS);
	const candidate = new Uint16Array(BATCH_ROWS);
	const baseline = new Uint16Array(BATCH_ROWS);
	const named = [];
	let common = 0;
	let onlyCandidate = 0;
	let row = 0;
	const count = (size) => {
		for (let i = 0; i < size; i++, row++) {
			if (actual[i] === 65525) continue;
			if (baseline[i] !== 65535) common++;
			else if (candidate[i] !== 65535) {
				onlyCandidate++;
				if (named.length < 5) named.push(rows.name(store.places[i], row));
			}
		}
	};
	const cursor = store.cursor();
	for (let size = cursor.next(); size > 0; size = cursor.next()) {
		store.codes(0, size, actual);
		store.codes(1, size, candidate);
		store.codes(2, size, baseline);
		count(size);
	}
	return {
		common,
		onlyCandidate,
		named
	};
}
function onlyInCandidate({ onlyCandidate: count, named }, byOrder, file) {
	if (count === 0) return [];
	const what = byOrder ? `the candidate has ${count} ${count === 1 ? "row" : "rows"} more than the baseline` : `${count} ${count === 1 ? "example is" : "examples are"} only in the candidate`;
	return [fileProblem(file, `${what}: ${andMore(named, count)}`, byOrder ? SAME_ORDER : SAME_EXAMPLES)];
}
function onlyInBaseline(byOrder) {
	if (byOrder) return new Findings((count) => `the baseline has ${count} ${count === 1 ? "row" : "rows"} more than the candidate`, SAME_ORDER);
	return new Findings((count) => `${count} ${count === 1 ? "example is" : "examples are"} only in the baseline`, SAME_EXAMPLES);
}
// lib/src/predictions/read-joined.js
async function readJoined(files, request, stream) {
	const { gold, pairBy } = request;
	const rows = new JoinedRows({
		byOrder: gold === void 0 && pairBy === "order",
		fromGold: gold !== void 0,
		hasIds: gold !== void 0 || files.roles.id !== void 0,
		slices: stream.sliceForms.length,
		withSideRows: request.scores !== void 0
	});
	const goldFile = gold === void 0 ? void 0 : await readGold({
		...gold,
		sharedId: files.roles.id,
		unlabelled: request.unlabelled,
		parser: request.response?.actual
	}, stream.forms, rows);
	const { firstGold, ...candidate } = await readCandidate(files, request, stream, rows);
	const paired = pairedFiles(request);
	const compared = paired === void 0 ? candidate : {
		...candidate,
		...await pairWithFiles(paired, request, stream.forms, rows)
	};
	const withoutPrediction = await passOn(rows, stream, compared.comparability.kind === "paired", candidate.candidate.scores);
	return {
		...compared,
		firstGold: goldFile?.first ?? firstGold,
		...goldFile !== void 0 && { gold: goldFile.gold },
		withoutPrediction,
		rows
	};
}
async function readCandidate(files, request, stream, rows) {
	const { roles } = files;
	const column = baselineColumn(request, files);
	const duplicates = duplicateIds(roles.id ?? "", true);
	const withoutGold = new Findings((count) => `${count} ${count === 1 ? "prediction has" : "predictions have"} an id that the gold file lacks`, "Every prediction needs a gold label. Is this the gold file of these predictions?");
	const { store } = rows;
	const { side, places, firstGold, baselineProblems } = await readSide({
		files,
		forms: stream.forms,
		sliceForms: stream.sliceForms,
		unlabelled: request.unlabelled,
		idNeeded: roles.id !== void 0,
		baselineColumn: column.name,
		parsers: {
			...request.response,
			baseline: column.parser
		},
		scores: request.scores,
		findings: [duplicates, withoutGold]
	}, (batch) => {
		const { size, ids, source, offsets, firstRow } = batch;
		if (firstRow === 0 && rows.hasIds && !rows.fromGold) store.expect(rowsExpected(files, batch));
		putAtHand(rows, batch);
		const left = keepRows(rows, batch, column.name !== void 0);
		rows.setSideRows("candidate", size, firstRow);
		for (let i = 0; left > 0 && i < size; i++) {
			if (store.marked[i] === 0 || ids.lengths[i] === 0) continue;
			(rows.fromGold && store.places[i] === 4294967295 ? withoutGold : duplicates).add(source, offsets[i], () => shown(ids.text(i)));
		}
	});
	return {
		candidate: side,
		firstGold,
		places: rows.fromGold ? void 0 : places,
		...column.compared(side, baselineProblems)
	};
}
function rowsExpected({ files }, { size, offsets }) {
	if (size < 2048) return size;
	const bytes = files.reduce((sum, { source }) => sum + (source.size ?? 0), 0);
	return Math.ceil(bytes / (offsets[size - 1] - offsets[0]) * (size - 1));
}
function putAtHand({ store, fromGold, hasIds }, { ids, size }) {
	if (fromGold) store.find(ids, size);
	else if (hasIds) store.add(ids, size);
	else store.append(ids, size);
}
function keepRows({ store, fromGold }, { size, actual, predicted, baseline, slices }, withBaseline) {
	const left = store.claim(1, size, predicted);
	if (!fromGold) store.setCodes(0, size, actual);
	if (withBaseline) store.setCodes(2, size, baseline);
	slices.forEach((slice, index) => store.setCodes(3 + index, size, slice));
	return left;
}
async function passOn(rows, stream, compared, scores) {
	const { store, hasIds } = rows;
	const columns = {
		actual: new Uint16Array(BATCH_ROWS),
		candidate: new Uint16Array(BATCH_ROWS),
		baseline: new Uint16Array(BATCH_ROWS).fill(NONE),
		slices: Array.from({ length: rows.slices }, () => new Uint16Array(BATCH_ROWS)),
		rows: new Uint32Array(BATCH_ROWS),
		sideRows: rows.withSideRows ? {
			candidate: new Uint32Array(BATCH_ROWS),
			baseline: new Uint32Array(BATCH_ROWS),
			scores
		} : void 0
	};
	let withoutPrediction = 0;
	let row = 0;
	const cursor = store.cursor();
	for (let size = cursor.next(); size > 0; size = cursor.next()) {
		store.codes(0, size, columns.actual);
		store.codes(1, size, columns.candidate);
		if (compared) store.codes(2, size, columns.baseline);
		columns.slices.forEach((slice, index) => store.codes(3 + index, size, slice));
		if (columns.sideRows !== void 0) {
			rows.sideRows("candidate", size, columns.sideRows.candidate);
			rows.sideRows("baseline", size, columns.sideRows.baseline);
		}
		for (let i = 0; i < size; i++) {
			columns.rows[i] = row++;
			if (columns.candidate[i] !== 65535) continue;
			if (columns.actual[i] !== 65525) withoutPrediction++;
			settleMissing(columns, i, compared);
		}
		const wait = stream.emit({
			size,
			...columns,
			ids: hasIds ? store.ids(size) : void 0
		});
		if (wait !== void 0) await wait;
	}
	return withoutPrediction;
}
function settleMissing({ candidate, baseline, slices }, i, compared) {
	candidate[i] = MISSING;
	if (compared && baseline[i] === 65535) baseline[i] = MISSING;
	for (const slice of slices) slice[i] = MISSING;
}
// lib/src/predictions/read-streamed.js
async function readStreamed(files, request, stream) {
	const { id } = files.roles;
	const column = baselineColumn(request, files);
	const seen = id !== void 0 && (request.uniqueIds || request.baseline !== void 0) ? new RowStore(0) : void 0;
	const duplicates = duplicateIds(id ?? "", true);
	const rows = new Uint32Array(BATCH_ROWS);
	const noRows = new Uint32Array(BATCH_ROWS).fill(NO_ROW);
	const { side, places, firstGold, baselineProblems } = await readSide({
		files,
		forms: stream.forms,
		sliceForms: stream.sliceForms,
		unlabelled: request.unlabelled,
		idNeeded: seen !== void 0,
		baselineColumn: column.name,
		parsers: {
			...request.response,
			baseline: column.parser
		},
		scores: request.scores,
		findings: [duplicates]
	}, (batch) => {
		const { size, ids, source, offsets, firstRow } = batch;
		if (seen !== void 0) {
			seen.add(ids, size);
			for (let i = 0; i < size; i++) if (seen.places[i] === 4294967295 && ids.lengths[i] !== 0) duplicates.add(source, offsets[i], () => shown(ids.text(i)));
		}
		for (let i = 0; i < size; i++) rows[i] = firstRow + i;
		const sideRows = request.scores === void 0 ? void 0 : {
			candidate: rows.slice(),
			baseline: noRows,
			scores: batch.scores
		};
		stream.emit({
			...exampleBatch(batch, id === void 0 ? void 0 : ids, rows),
			sideRows
		});
	});
	return {
		candidate: side,
		firstGold,
		places,
		...column.compared(side, baselineProblems)
	};
}
function exampleBatch({ size, actual, predicted, baseline, slices, counts }, ids, rows) {
	return {
		size,
		actual,
		candidate: predicted,
		baseline,
		slices,
		ids,
		rows,
		counts
	};
}
// lib/src/predictions/read-examples.js
async function readExamples(asked, onExamples) {
	const stream = new ExampleStream(asked, onExamples);
	const files = await openFileSet(asked.sources, asked.options.format, (preview) => candidateRoles(withoutPairs(asked, preview), preview));
	const request = files.files.reduce((known, { preview }) => withoutPairs(known, preview), asked);
	const waits = request.gold !== void 0 || pairedFiles(request) !== void 0;
	const repeated = request.repeats === void 0 ? void 0 : await (await import("./read-repeated.js")).readRepeated(files, request, request.repeats, stream);
	const joined = repeated === void 0 && waits ? await readJoined(files, request, stream) : void 0;
	const candidate = repeated ?? joined ?? await readStreamed(files, request, stream);
	const unpaired = unpairedFiles(request);
	const read = unpaired === void 0 ? candidate : {
		...candidate,
		...await (await import("./read-unpaired.js")).readUnpaired(unpaired, request, stream, joined?.rows)
	};
	if (read.comparability.kind === "incomparable") stream.forgetBaseline();
	const labels = stream.labelSet(request.labels);
	await checkCandidate(request, files, stream, labels, candidate);
	const doubts = doubtsOfBaseline(request, stream, labels, read.baseline, read.comparability);
	if (doubts.length > 0) stream.forgetBaseline();
	const { baseline } = read;
	const model = modelNamedIn(files);
	return {
		...stream.vocabulary,
		labelSet: doubts.length > 0 ? stream.labelSet(request.labels) : labels,
		examples: stream.examples,
		dropped: stream.dropped,
		withoutPrediction: (repeated ?? joined)?.withoutPrediction ?? 0,
		comparability: doubts.length > 0 ? {
			kind: "incomparable",
			problems: doubts
		} : read.comparability,
		...model !== void 0 && { model },
		fingerprint: stream.fingerprint,
		candidate: candidate.candidate,
		...baseline !== void 0 && { baseline },
		...candidate.gold !== void 0 && { gold: candidate.gold },
		...repeated !== void 0 && {
			unit: repeated.unit,
			runs: repeated.runs
		},
		files,
		places: candidate.places
	};
}
function withoutPairs(request, { format }) {
	return format === "counts" ? {
		...request,
		pairBy: "id",
		examples: "independent"
	} : request;
}
async function checkCandidate(request, files, stream, labels, { firstGold, candidate: side }) {
	const file = files.files[0]?.source.name ?? "";
	const problems = [];
	if (stream.examples === 0) problems.push(fileProblem(file, "no row has a gold label", "What was not measured never passes."));
	if (request.labels !== void 0) problems.push(...await goldOutside(firstGold, stream.forms, labels, stream.counts.actual));
	if (problems.length === 0) {
		const { actual, candidate } = stream.counts;
		const answers = {
			side: "candidate",
			file,
			roles: files.roles,
			counts: candidate,
			gold: actual,
			replies: side.unparsed?.shown,
			classOf: labels.candidate,
			goldClassOf: labels.actual,
			place: request.options.place
		};
		problems.push(...implausible(answers, stream.forms, labels, request.labels !== void 0));
	}
	if (problems.length > 0) throw new ProblemError(problems);
}
function doubtsOfBaseline(request, stream, labels, side, { kind }) {
	if (side === void 0 || kind !== "paired" && kind !== "unpaired") return [];
	const { actual, baseline, baselineActual } = stream.counts;
	const gold = kind === "paired" ? actual : baselineActual;
	return implausible({
		side: "baseline",
		file: side.files[0]?.name ?? "",
		roles: side.roles,
		counts: baseline,
		gold,
		replies: side.unparsed?.shown,
		classOf: labels.baseline,
		goldClassOf: labels.actual
	}, stream.forms, labels, request.labels !== void 0);
}
// lib/src/matrix/agreement.js
var AgreementTally = class {
	#whole = new Agreements();
	#slices;
	constructor(slices) {
		this.#slices = Array.from({ length: slices }, () => new Map());
	}
	add(batch) {
		const { size, slices, repeats } = batch;
		if (repeats === void 0) return;
		for (let i = 0; i < size; i++) {
			if (repeats.first[i] === 0) continue;
			this.#whole.add(batch, i);
			slices.forEach((codes, column) => this.#of(column, codes[i]).add(batch, i));
		}
	}
	put(matrices, { unit = 1 }, slice) {
		const agreements = slice === void 0 ? this.#whole : this.#of(slice.column, slice.code);
		return eachMatrix(matrices, (matrix, of) => ({
			...matrix,
			runs: {
				unit,
				agreement: agreements.list(of)
			}
		}));
	}
	#of(column, code) {
		const values = this.#slices[column];
		let found = values.get(code);
		if (found === void 0) values.set(code, found = new Agreements());
		return found;
	}
};
var Agreements = class {
	#of = {
		candidate: new Map(),
		compared: new Map(),
		baseline: new Map()
	};
	add({ baseline, repeats }, i) {
		if (repeats === void 0) return;
		const own = [repeats.agreeing[i], repeats.pairs[i]];
		this.#count("candidate", ...own);
		if (baseline[i] === 65535) return;
		this.#count("compared", ...own);
		this.#count("baseline", repeats.baselineAgreeing[i], repeats.baselinePairs[i]);
	}
	list(of) {
		return [...this.#of[of].values()].sort((a, b) => a.pairs - b.pairs || a.agreeing - b.agreeing);
	}
	#count(of, agreeing, pairs) {
		if (pairs === 0) return;
		const key = `${agreeing} ${pairs}`;
		const alike = this.#of[of].get(key);
		if (alike === void 0) this.#of[of].set(key, {
			agreeing,
			pairs,
			count: 1
		});
		else alike.count++;
	}
};
const WHOLE = 0;
const IN_NO_SLICE = new Uint16Array(BATCH_ROWS).fill(WHOLE);
var JointTally = class {
	#rows = new RowCounts();
	add({ size, actual, baseline, candidate, counts }, slices) {
		this.#rows.add([
			actual,
			baseline,
			candidate,
			slices
		], size, counts);
	}
	table(labels) {
		return this.tables(labels).get(WHOLE) ?? jointTable(labels.classes.length, []);
	}
	tables(labels) {
		const classes = labels.classes.length;
		const width = sideWidth(classes);
		const slices = new Map();
		for (const [actual, baseline, candidate, slice, count] of this.#rows.rows()) {
			let counted = slices.get(slice);
			if (counted === void 0) slices.set(slice, counted = {
				places: [],
				counts: []
			});
			const gold = labels.actual[actual];
			if (gold >= classes) {
				if (candidate === 65535) continue;
				throw new RangeError(`the gold label code ${actual} is no class`);
			}
			counted.places.push(placeOf(gold, column(labels.baseline, baseline, classes), column(labels.candidate, candidate, classes), width));
			counted.counts.push(count);
		}
		return new Map([...slices].map(([slice, { places, counts }]) => [slice, tableOf(classes, {
			places: new Float64Array(places),
			counts: new Float64Array(counts)
		})]));
	}
};
const OUTCOME_OF_MARK = new Map([
	[UNPARSED, "unparsed"],
	[REFUSED$1, "refused"],
	[MISSING, "missing"],
	[OTHER, "other"]
]);
function column(map, code, classes) {
	if (code === 65535) return -1;
	const meaning = map[code];
	const outcome = OUTCOME_OF_MARK.get(meaning);
	return outcome === void 0 ? meaning : classes + OUTCOMES.indexOf(outcome);
}
function jointTable(classes, cells) {
	const all = [...cells];
	const width = sideWidth(classes);
	return tableOf(classes, {
		places: Float64Array.from(all, ({ actual, baseline, candidate }) => placeOf(actual, baseline, candidate, width)),
		counts: Float64Array.from(all, ({ count }) => count)
	});
}
function sideWidth(classes) {
	return classes + OUTCOMES.length + 1;
}
function placeOf(actual, baseline, candidate, width) {
	return (actual * width + baseline + 1) * width + candidate + 1;
}
function tableOf(classes, counted) {
	const width = sideWidth(classes);
	const { places, counts } = summed$2(counted);
	const cells = [];
	for (let index = 0; index < places.length; index++) {
		const place = places[index];
		const upper = Math.floor(place / width);
		cells.push({
			actual: Math.floor(upper / width),
			baseline: upper % width - 1,
			candidate: place % width - 1,
			count: counts[index]
		});
	}
	return {
		classes,
		cells
	};
}
function candidateMatrix(joint) {
	return margin(joint, "candidate");
}
function pairedMatrices$1(joint, all = candidateMatrix(joint)) {
	const both = joint.cells.filter((cell) => cell.baseline !== -1 && cell.candidate !== -1);
	const whole = both.length === joint.cells.length;
	const common = {
		classes: joint.classes,
		cells: both
	};
	return {
		baseline: margin(common, "baseline"),
		candidate: whole ? all : margin(common, "candidate")
	};
}
function independentMatrices(joint, all = candidateMatrix(joint)) {
	return {
		baseline: margin(joint, "baseline"),
		candidate: all
	};
}
function margin({ classes, cells }, side) {
	const width = rowWidth(classes);
	const places = new Float64Array(cells.length);
	const counts = new Float64Array(cells.length);
	let used = 0;
	for (const cell of cells) {
		const predicted = cell[side];
		if (predicted === -1) continue;
		places[used] = cell.actual * width + predicted;
		counts[used++] = cell.count;
	}
	return matrixOf(classes, {
		places: places.subarray(0, used),
		counts: counts.subarray(0, used)
	});
}
// lib/src/matrix/changes.js
function changesOf({ classes, cells }) {
	const [missed, caught, alarms, cleared] = Array.from({ length: 4 }, () => new Float64Array(classes));
	let newlyWrong = 0;
	let newlyRight = 0;
	for (const { actual, baseline, candidate, count } of cells) {
		if (baseline === candidate || baseline === -1 || candidate === -1) continue;
		if (baseline === actual) {
			newlyWrong += count;
			add(missed, actual, count);
		} else add(cleared, baseline, count);
		if (candidate === actual) {
			newlyRight += count;
			add(caught, actual, count);
		} else add(alarms, candidate, count);
	}
	return {
		newlyWrong,
		newlyRight,
		missed,
		caught,
		alarms,
		cleared
	};
}
function add(counts, index, count) {
	if (index < counts.length) counts[index] = counts[index] + count;
}
const NAMED_IN_ALL = 5e4;
var FlipCollector = class {
	#cells = new Map();
	#most = 200;
	add({ size, actual, baseline, candidate, ids, rows }) {
		for (let i = 0; i < size; i++) {
			const before = baseline[i];
			const after = candidate[i];
			if (before === after || before === 65535 || after === 65535) continue;
			this.#keep((actual[i] * 65536 + before) * 65536 + after, ids, i, rows[i]);
		}
	}
	#keep(cell, ids, index, row) {
		let kept = this.#cells.get(cell);
		if (kept === void 0) {
			this.#cells.set(cell, kept = []);
			this.#most = Math.max(1, Math.min(200, Math.floor(NAMED_IN_ALL / this.#cells.size)));
		}
		const last = kept.length >= this.#most ? kept.at(-1) : void 0;
		if (last !== void 0 && !standsBefore(last, ids, index, row)) return;
		const flip = {
			id: ids?.binary(index),
			row
		};
		kept.splice(insertionPoint(kept, flip), 0, flip);
		if (kept.length > this.#most) kept.length = this.#most;
	}
	flips(labels, joint) {
		const width = sideWidth(joint.classes);
		const names = new Map();
		for (const [key, kept] of this.#cells) {
			const upper = Math.floor(key / 65536);
			const place = placeOf(labels.actual[Math.floor(upper / 65536)], column(labels.baseline, upper % 65536, joint.classes), column(labels.candidate, key % 65536, joint.classes), width);
			const others = names.get(place);
			names.set(place, others === void 0 ? kept : [...others, ...kept].sort(compare$2));
		}
		return joint.cells.flatMap(({ actual, baseline, candidate, count }) => {
			if (baseline === -1 || candidate === -1 || baseline === actual === (candidate === actual)) return [];
			const examples = (names.get(placeOf(actual, baseline, candidate, width)) ?? []).slice(0, this.#most).map(named);
			return [{
				actual,
				baseline,
				candidate,
				direction: baseline === actual ? "newly_wrong" : "newly_right",
				count,
				examples
			}];
		});
	}
};
function named({ id, row }) {
	return {
		id: id !== void 0 && /[\u0080-\u00FF]/.test(id) ? Buffer$1.from(id, "latin1").toString() : id,
		row
	};
}
function standsBefore(last, ids, index, row) {
	if (ids === void 0 || last.id === void 0) return row < last.row;
	const { bytes } = ids;
	const start = ids.starts[index];
	const length = ids.lengths[index];
	for (let i = 0; i < length && i < last.id.length; i++) {
		const difference = bytes[start + i] - last.id.charCodeAt(i);
		if (difference !== 0) return difference < 0;
	}
	return length === last.id.length ? row < last.row : length < last.id.length;
}
function compare$2(a, b) {
	if (a.id === void 0 || b.id === void 0 || a.id === b.id) return a.row - b.row;
	return a.id < b.id ? -1 : 1;
}
function insertionPoint(kept, flip) {
	let low = 0;
	let high = kept.length;
	while (low < high) {
		const middle = low + high >>> 1;
		if (compare$2(kept[middle], flip) <= 0) low = middle + 1;
		else high = middle;
	}
	return low;
}
// lib/src/matrix/paired-matrices.js
function pairedExamples({ classes, cells }) {
	const both = cells.filter(({ baseline, candidate }) => baseline !== -1 && candidate !== -1);
	const width = rowWidth(classes);
	const known = new Map();
	const answers = (actual, predicted) => {
		const place = actual * width + predicted;
		const own = known.get(place) ?? { cells: [{
			actual,
			predicted,
			count: 1
		}] };
		known.set(place, own);
		return own;
	};
	return pairedMatrices(classes, "example", both.map(({ actual, baseline, candidate, count }) => ({
		count,
		baseline: answers(actual, baseline),
		candidate: answers(actual, candidate)
	})), void 0);
}
function pairedMatrices(classes, of, kinds, sets) {
	const layout = new Layout(classes, kinds, sets);
	const added = (withCells) => {
		const known = new Map();
		const addedBy = (answers) => {
			const own = known.get(answers) ?? layout.added(answers, withCells);
			known.set(answers, own);
			return own;
		};
		return kinds.map(({ count, baseline, candidate }) => ({
			count,
			baseline: addedBy(baseline),
			candidate: addedBy(candidate)
		}));
	};
	let units;
	let margins;
	return {
		of,
		kinds,
		get width() {
			return layout.width;
		},
		get units() {
			return units ??= added(true);
		},
		margins: () => margins ??= {
			width: layout.margins,
			units: added(false)
		},
		view: (like) => new View(layout, like)
	};
}
const TOTAL = 0;
const EXAMPLES = 1;
const MARGINS = 2;
var Layout = class {
	classes;
	sets;
	support;
	predicted;
	correct;
	outcomes;
	spurious;
	margins;
	#kinds;
	#rest;
	constructor(classes, kinds, sets) {
		this.classes = classes;
		this.sets = sets;
		this.support = MARGINS;
		this.predicted = this.support + classes;
		this.correct = this.predicted + classes;
		this.outcomes = this.correct + classes;
		this.spurious = this.outcomes + OUTCOMES.length;
		this.margins = this.spurious + classes;
		this.#kinds = kinds;
	}
	get width() {
		return this.sizes.end;
	}
	get cells() {
		return this.#occurring.cells;
	}
	get overlaps() {
		return this.#occurring.overlaps;
	}
	get sizes() {
		return this.#occurring.sizes;
	}
	get #occurring() {
		return this.#rest ??= restOf$1(this.classes, this.margins, this.#kinds);
	}
	added({ cells, overlaps = [], sizes = [] }, withCells) {
		const sums = new Map();
		const add = (place, amount) => void sums.set(place, (sums.get(place) ?? 0) + amount);
		const { classes } = this;
		let gold = 0;
		for (const cell of cells) {
			const { actual, predicted, count } = cell;
			if (withCells) add(this.cells.placeOf(cell), count);
			if (predicted < classes) add(this.predicted + predicted, count);
			if (actual === classes) {
				if (predicted < classes) add(this.spurious + predicted, count);
				continue;
			}
			gold += count;
			add(this.support + actual, count);
			if (predicted >= classes) add(this.outcomes + predicted - classes, count);
			if (actual === predicted) add(this.correct + actual, count);
		}
		if (gold > 0) add(TOTAL, gold);
		if (withCells) for (const overlap of overlaps) add(this.overlaps.placeOf(overlap), overlap.count);
		for (const own of sizes) {
			if (withCells) add(this.sizes.placeOf(own), own.count);
			add(EXAMPLES, own.count);
		}
		return {
			places: [...sums.keys()],
			amounts: [...sums.values()]
		};
	}
};
function restOf$1(classes, start, kinds) {
	const sides = kinds.flatMap(({ baseline, candidate }) => [baseline, candidate]);
	const width = rowWidth(classes);
	const cellKey = ({ actual, predicted }) => actual * width + predicted;
	const cells = new Occurring(start, sides.flatMap((side) => side.cells), cellKey);
	const overlaps = new Occurring(cells.end, sides.flatMap((side) => side.overlaps ?? []), cellKey);
	return {
		cells,
		overlaps,
		sizes: new Occurring(overlaps.end, sides.flatMap((side) => side.sizes ?? []), ({ gold, predicted, both }) => (gold * 65536 + predicted) * 65536 + both)
	};
}
var Occurring = class {
	list;
	end;
	start;
	#places;
	#keyOf;
	constructor(start, all, keyOf) {
		const byKey = new Map(all.map((thing) => [keyOf(thing), thing]));
		const keys = [...byKey.keys()].sort((a, b) => a - b);
		this.list = keys.map((key) => byKey.get(key));
		this.#places = new Map(keys.map((key, index) => [key, start + index]));
		this.start = start;
		this.end = start + keys.length;
		this.#keyOf = keyOf;
	}
	placeOf(thing) {
		return this.#places.get(this.#keyOf(thing));
	}
};
const NOTHING = new Float64Array(0);
var View = class {
	classes;
	costs;
	runs;
	overlaps;
	labelSets;
	support = NOTHING;
	predicted = NOTHING;
	correct = NOTHING;
	outcomes = NOTHING;
	spurious;
	#layout;
	#vector = NOTHING;
	#cells;
	constructor(layout, { costs, runs }) {
		this.#layout = layout;
		this.classes = layout.classes;
		if (costs !== void 0) this.costs = costs;
		if (runs !== void 0) this.runs = runs;
		if (layout.sets === void 0) return;
		this.overlaps = this.#live(layout.overlaps);
		if (layout.sets === "labels") this.labelSets = Object.defineProperty({
			examples: 0,
			sizes: this.#live(layout.sizes)
		}, "examples", { get: () => this.#vector[EXAMPLES] });
	}
	get cells() {
		if (this.#cells === void 0) {
			this.#cells = this.#layout.cells.list.map(({ actual, predicted }) => ({
				actual,
				predicted,
				count: 0
			}));
			this.#fill(this.#cells);
		}
		return this.#cells;
	}
	#fill(cells) {
		const { start } = this.#layout.cells;
		for (let i = 0; i < cells.length; i++) cells[i].count = this.#vector[start + i];
	}
	#live({ list, start }) {
		return list.map((thing, index) => Object.defineProperty({
			...thing,
			count: 0
		}, "count", {
			get: () => this.#vector[start + index],
			enumerable: true
		}));
	}
	get total() {
		return this.#vector[TOTAL];
	}
	show(vector) {
		const isNew = vector !== this.#vector;
		this.#vector = vector;
		if (this.#cells !== void 0) this.#fill(this.#cells);
		if (!isNew) return;
		const { classes, support, predicted, correct, outcomes, spurious, sets } = this.#layout;
		const part = (start, length = classes) => vector.subarray(start, start + length);
		this.support = part(support);
		this.predicted = part(predicted);
		this.correct = part(correct);
		this.outcomes = part(outcomes, OUTCOMES.length);
		if (sets !== void 0) this.spurious = part(spurious);
	}
};
// lib/src/matrix/scores.js
function classScores({ columns, single, logits, listed }, { classes }) {
	const indexOf = new Map(classes.map((label, index) => [label, index]));
	const classOf = (label) => indexOf.get(label) ?? indexOf.get(withoutZeroFraction(label));
	const byClass = classes.map(() => void 0);
	const others = [];
	let positive;
	for (const [label, column] of columns) {
		const index = classOf(label);
		if (index === void 0) others.push(column);
		else byClass[index] = column;
		if (single) positive = index;
	}
	return {
		byClass,
		others,
		positive,
		logits,
		listed
	};
}
// lib/src/matrix/score-tally.js
var Column = class {
	#values;
	#make;
	size = 0;
	constructor(make) {
		this.#make = make;
		this.#values = make(4096);
	}
	add(values, count) {
		if (this.size + count > this.#values.length) {
			const larger = this.#make(Math.max(2 * this.#values.length, this.size + count));
			larger.set(this.#values);
			this.#values = larger;
		}
		for (let i = 0; i < count; i++) this.#values[this.size + i] = values[i];
		this.size += count;
	}
	get values() {
		return this.#values;
	}
};
const codes = (size) => new Uint16Array(size);
const rows = (size) => new Uint32Array(size);
function isNumber(score) {
	return score !== void 0 && !Number.isNaN(score);
}
function once$2(make) {
	let made;
	return () => made ??= make();
}
var ScoreTally = class {
	#actual = new Column(codes);
	#candidate = new Column(codes);
	#baseline = new Column(codes);
	#candidateRows = new Column(rows);
	#baselineRows = new Column(rows);
	#names = new Column(rows);
	#slices;
	constructor(slices) {
		this.#slices = Array.from({ length: slices }, () => new Column(codes));
	}
	add({ size, actual, candidate, baseline, slices, rows: names, sideRows }) {
		if (sideRows === void 0) return;
		this.#actual.add(actual, size);
		this.#names.add(names, size);
		this.#candidate.add(candidate, size);
		this.#baseline.add(baseline, size);
		this.#candidateRows.add(sideRows.candidate, size);
		this.#baselineRows.add(sideRows.baseline, size);
		slices.forEach((slice, column) => this.#slices[column]?.add(slice, size));
	}
	scored(read) {
		const { candidate, baseline, labelSet } = read;
		const columns = (table) => table === void 0 ? void 0 : classScores(table, labelSet);
		const [own, before] = [columns(candidate.scores), columns(baseline?.scores)];
		return {
			put: (matrices, slice) => eachMatrix(matrices, (matrix, of) => {
				const scores = of === "baseline" ? before : own;
				return scores === void 0 ? matrix : {
					...matrix,
					scores: once$2(() => this.#set(of, scores, read, slice))
				};
			}),
			scoresOf: this.#scoresOf(own, before)
		};
	}
	#scoresOf(own, baseline) {
		const places = once$2(() => {
			const found = new Map();
			for (let i = 0; i < this.#names.size; i++) if (this.#candidate.values[i] !== 65535) found.set(this.#names.values[i], i);
			return found;
		});
		return (row, index) => {
			const place = places().get(row);
			const now = place === void 0 ? void 0 : own?.byClass[index]?.[this.#candidateRows.values[place]];
			const before = place === void 0 ? void 0 : baseline?.byClass[index]?.[this.#baselineRows.values[place]];
			return {
				...isNumber(now) && { now },
				...isNumber(before) && { before }
			};
		};
	}
	#set(of, columns, { labelSet, comparability }, slice) {
		const size = this.#actual.size;
		const slices = slice === void 0 ? void 0 : this.#slices[slice.column]?.values;
		const from = of === "baseline" ? this.#baselineRows.values : this.#candidateRows.values;
		const paired = comparability.kind === "paired";
		const actual = new Uint16Array(size);
		const predicted = new Uint16Array(size);
		const said = of === "baseline" ? this.#baseline.values : this.#candidate.values;
		const classOf = of === "baseline" ? labelSet.baseline : labelSet.candidate;
		const chosen = new Uint32Array(size);
		let count = 0;
		for (let i = 0; i < size; i++) {
			const [hasCandidate, hasBaseline] = [this.#candidate.values[i] !== NONE, this.#baseline.values[i] !== NONE];
			if (!(of === "candidate" ? hasCandidate : of === "baseline" ? hasBaseline && (!paired || hasCandidate) : hasCandidate && (!paired || hasBaseline)) || slice !== void 0 && slices?.[i] !== slice.code) continue;
			actual[count] = labelSet.actual[this.#actual.values[i]];
			predicted[count] = classOf[said[i]];
			chosen[count] = from[i] ?? 4294967295;
			count++;
		}
		return {
			size: count,
			actual: actual.subarray(0, count),
			predicted: predicted.subarray(0, count),
			rows: chosen.subarray(0, count),
			columns
		};
	}
};
// lib/src/matrix/unit-collector.js
var UnitCollector = class {
	#alike = new Map();
	#byKey = new Map();
	add(key, baseline, candidate) {
		if (key === void 0) {
			const unit = {
				count: 1,
				baseline: sumsOf(baseline, new Map()),
				candidate: sumsOf(candidate, new Map())
			};
			const alike = JSON.stringify([textOf$1(unit.baseline), textOf$1(unit.candidate)]);
			const known = this.#alike.get(alike);
			if (known === void 0) this.#alike.set(alike, unit);
			else known.count++;
			return;
		}
		let unit = this.#byKey.get(key);
		if (unit === void 0) this.#byKey.set(key, unit = {
			count: 1,
			baseline: new Map(),
			candidate: new Map()
		});
		sumsOf(baseline, unit.baseline);
		sumsOf(candidate, unit.candidate);
	}
	kinds(ofBaseline, ofCandidate = ofBaseline) {
		return [...this.#alike.values(), ...this.#byKey.values()].map(({ count, baseline, candidate }) => ({
			count,
			baseline: answersOf(baseline, ofBaseline),
			candidate: answersOf(candidate, ofCandidate)
		})).map((kind) => ({
			kind,
			text: JSON.stringify(kind)
		})).sort((a, b) => a.text < b.text ? -1 : a.text > b.text ? 1 : 0).map(({ kind }) => kind);
	}
};
function sumsOf({ cells, overlaps = [], sizes = [] }, sums) {
	const add = (key, count) => void sums.set(key, (sums.get(key) ?? 0) + count);
	for (const { actual, predicted, count } of cells) add(`c ${actual} ${predicted}`, count);
	for (const { actual, predicted, count } of overlaps) add(`o ${actual} ${predicted}`, count);
	for (const { gold, predicted, both, count } of sizes) add(`s ${gold} ${predicted} ${both}`, count);
	return sums;
}
function textOf$1(sums) {
	return [...sums].map(([key, count]) => `${key} ${count}`).sort();
}
function answersOf(sums, { row, column }) {
	const cells = [];
	const overlaps = [];
	const sizes = [];
	for (const [key, count] of sums) {
		const [kind, ...numbers] = key.split(" ");
		const [a = 0, b = 0, c = 0] = numbers.map(Number);
		if (kind === "s") sizes.push({
			gold: a,
			predicted: b,
			both: c,
			count
		});
		else (kind === "c" ? cells : overlaps).push({
			actual: row(a),
			predicted: column(b),
			count
		});
	}
	const inOrder = (x, y) => x.actual - y.actual || x.predicted - y.predicted;
	return {
		cells: cells.sort(inOrder),
		...overlaps.length > 0 && { overlaps: overlaps.sort(inOrder) },
		...sizes.length > 0 && { sizes }
	};
}
// lib/src/matrix/unit-tally.js
var UnitTally = class {
	#whole = new UnitCollector();
	#slices;
	#cluster;
	constructor(slices, cluster) {
		this.#slices = Array.from({ length: slices }, () => new Map());
		this.#cluster = cluster;
	}
	add({ size, actual, baseline, candidate, counts, slices, repeats }) {
		let from = 0;
		while (from < size) {
			let end = from + 1;
			while (end < size && repeats !== void 0 && repeats.first[end] === 0) end++;
			const rows = Array.from({ length: end - from }, (_, i) => from + i).filter((i) => baseline[i] !== 65535 && candidate[i] !== 65535);
			const cells = (said) => rows.map((i) => ({
				actual: actual[i],
				predicted: said[i],
				count: counts?.[i] ?? 1
			}));
			const key = this.#cluster === void 0 ? void 0 : slices[this.#cluster]?.[from];
			if (rows.length > 0) {
				const [before, now] = [{ cells: cells(baseline) }, { cells: cells(candidate) }];
				this.#whole.add(key, before, now);
				slices.forEach((codes, index) => this.#of(index, codes[from]).add(key, before, now));
			}
			from = end;
		}
	}
	paired({ classes, actual, baseline, candidate }, slice) {
		const collector = slice === void 0 ? this.#whole : this.#of(slice.column, slice.code);
		const row = (code) => actual[code];
		const naming = (map) => ({
			row,
			column: (code) => column(map, code, classes.length)
		});
		return pairedMatrices(classes.length, this.#cluster === void 0 ? "example" : "cluster", collector.kinds(naming(baseline), naming(candidate)), void 0);
	}
	#of(index, code) {
		const values = this.#slices[index];
		let found = values.get(code);
		if (found === void 0) values.set(code, found = new UnitCollector());
		return found;
	}
};
// lib/src/matrix/tally.js
const EMPTY_SLICE = "(missing)";
var Tallier = class {
	#whole = new JointTally();
	#flips = new FlipCollector();
	#slices;
	#columns;
	#scores;
	#agreement;
	#units;
	constructor(sliceColumns, { scored = false, repeated = false, cluster = false } = {}) {
		this.#columns = sliceColumns;
		this.#scores = scored ? new ScoreTally(sliceColumns.length) : void 0;
		this.#units = repeated || cluster ? new UnitTally(sliceColumns.length + (cluster ? 1 : 0), cluster ? sliceColumns.length : void 0) : void 0;
		this.#agreement = repeated ? new AgreementTally(sliceColumns.length) : void 0;
		this.#slices = sliceColumns.map(() => new JointTally());
	}
	add(batch) {
		this.#whole.add(batch, IN_NO_SLICE);
		this.#slices.forEach((slice, column) => slice.add(batch, batch.slices[column]));
		this.#scores?.add(batch);
		this.#agreement?.add(batch);
		this.#units?.add(batch);
		if (batch.counts === void 0 || batch.repeats !== void 0) this.#flips.add(batch);
	}
	tally(read) {
		const joint = this.#whole.table(read.labelSet);
		const scored = this.#scores?.scored(read);
		const matrices = (table, slice) => {
			const units = this.#units;
			const plain = matricesOf(table, read, units === void 0 ? () => pairedExamples(table) : () => units.paired(read.labelSet, slice));
			const counted = this.#agreement?.put(plain, read, slice) ?? plain;
			return scored === void 0 ? counted : scored.put(counted, slice);
		};
		return {
			classes: read.labelSet.classes,
			matrices: matrices(joint),
			slices: this.#columns.map((name, index) => ({
				column: name,
				values: [...this.#slices[index]?.tables(read.labelSet) ?? []].map(([code, table]) => ({
					value: sliceText(read, index, code),
					matrices: matrices(table, {
						column: index,
						code
					})
				})).filter(({ matrices: own }) => own.candidate.total > 0 || own.comparison !== void 0).sort((a, b) => byCodePoint(a.value, b.value))
			})),
			...scored !== void 0 && { scoresOf: scored.scoresOf },
			flips: read.comparability.kind === "paired" ? this.#flips.flips(read.labelSet, joint) : []
		};
	}
};
function matricesOf(joint, read, units) {
	const candidate = candidateMatrix(joint);
	switch (read.comparability.kind) {
		case "paired": return {
			candidate,
			comparison: {
				...pairedMatrices$1(joint, candidate),
				changes: changesOf(joint),
				units: once$1(units)
			}
		};
		case "unpaired": {
			const comparison = independentMatrices(joint, candidate);
			return comparison.baseline.total === 0 ? { candidate } : {
				candidate,
				comparison
			};
		}
		case "none":
		case "incomparable": return { candidate };
	}
}
function once$1(make) {
	let made;
	return () => (made ??= { value: make() }).value;
}
function sliceText(read, index, code) {
	return isLabel(code) ? read.sliceForms[index]?.text(code) ?? "" : EMPTY_SLICE;
}
// lib/src/matrix/count-examples.js
async function countExamples(request, copy) {
	const slices = request.options.columns.slices ?? [];
	const { cluster } = request.options.columns;
	const tallier = new Tallier(slices, {
		scored: request.scores !== void 0,
		repeated: request.repeats !== void 0,
		cluster: cluster !== void 0
	});
	const slim = copy === void 0 ? void 0 : new SlimPredictions(copy, cluster === void 0 ? slices : [...slices, cluster], request.labels, request.response?.predicted?.fingerprint);
	const read = await readExamples(request, (batch, vocabulary) => {
		tallier.add(batch);
		return slim?.add(batch, vocabulary);
	});
	slim?.end();
	return {
		read,
		tally: tallier.tally(read)
	};
}
// lib/src/predictions/texts.js
const MOST_CHARACTERS = 1e3;
var AllFound = class extends Error {};
async function fetchTexts(files, wanted, places) {
	const texts = new Map();
	const { text } = files.roles;
	if (text === void 0 || wanted.length === 0) return texts;
	if (places === void 0) await passById(files, text, new Set(wanted.flatMap(({ id }) => id === void 0 ? [] : [id])), texts);
	else await readRows(files, text, wanted, places, texts);
	return texts;
}
async function passById(files, text, ids, texts) {
	const { id } = files.roles;
	if (id === void 0 || ids.size === 0) return;
	await untilAllFound(async () => {
		for (const file of files.files) await file.format.read(file.source, [text, id], (cells) => {
			const key = cellText$1(cells, 1);
			if (ids.has(key)) texts.set(key, beginningOf(cellText$1(cells, 0)));
			if (texts.size === ids.size) throw new AllFound();
		});
	});
}
async function readRows({ files }, text, wanted, places, texts) {
	const byFile = new Map();
	for (const one of wanted) {
		const file = places.before(one.row)?.file;
		if (file !== void 0) byFile.set(file, [...byFile.get(file) ?? [], one]);
	}
	for (const [number, rows] of byFile) {
		const file = files[number];
		if (file === void 0) continue;
		const anywhere = file.source.openAnywhere?.();
		try {
			if (anywhere === void 0 || !await readInPlace(file, anywhere, text, rows, places, texts)) await passByRow(file, text, rows, places.firstOf(number), texts);
		} finally {
			anywhere?.close();
		}
	}
}
async function readInPlace({ source, format }, file, text, wanted, places, texts) {
	const layout = await format.layout?.(source, [text]);
	if (layout === void 0) return false;
	const chunk = new Uint8Array(CHUNK_BYTES);
	let row = 0;
	let target = 0;
	let found = "";
	const { records } = scannerOf(layout, (cells) => {
		if (row === target) found = cellText$1(cells, 0);
		return row++ < target;
	});
	try {
		for (const one of wanted) {
			const place = places.before(one.row);
			if (place === void 0) continue;
			row = place.row;
			target = one.row;
			records.begin(Infinity, "record", 1);
			scanFrom(file, place.offset, place.end ?? file.size, records.scan, records.advice, chunk);
			if (row <= target) throw new ProblemError(fileProblem(source.name, "the file has changed while it was read", "Let the step that writes it end before this one starts."));
			texts.set(keyOf(one), beginningOf(found));
		}
	} catch (thrown) {
		throw await placed(source, thrown);
	}
	return true;
}
async function passByRow({ source, format }, text, wanted, firstRow, texts) {
	const byRow = new Map(wanted.map((one) => [one.row, one]));
	let row = firstRow;
	await untilAllFound(async () => {
		await format.read(source, [text], (cells) => {
			const one = byRow.get(row++);
			if (one === void 0) return;
			texts.set(keyOf(one), beginningOf(cellText$1(cells, 0)));
			byRow.delete(one.row);
			if (byRow.size === 0) throw new AllFound();
		});
	});
}
async function untilAllFound(read) {
	try {
		await read();
	} catch (error) {
		if (!(error instanceof AllFound)) throw error;
	}
}
function keyOf({ id, row }) {
	return id ?? String(row);
}
function beginningOf(text) {
	return text.slice(0, MOST_CHARACTERS).replace(/[\uD800-\uDBFF]$/, "");
}
// lib/src/report/first-in-order.js
function firstInOrder(list, most, compare) {
	const chosen = [];
	for (const entry of list) {
		if (chosen.length >= most && (most <= 0 || compare(entry, chosen[most - 1]) >= 0)) continue;
		let low = 0;
		let high = chosen.length;
		while (low < high) {
			const middle = low + high >>> 1;
			if (compare(chosen[middle], entry) <= 0) low = middle + 1;
			else high = middle;
		}
		chosen.splice(low, 0, entry);
		if (chosen.length > most) chosen.pop();
	}
	return chosen;
}
// lib/src/metrics/averages.js
function averageOf(metric, ofClass, average, matrix, values) {
	if (matrix.classes === 0) return {
		defined: false,
		reason: "no classes"
	};
	if (matrix.total === 0 && (matrix.spurious === void 0 || average === "weighted")) return {
		defined: false,
		reason: NO_EXAMPLES$1
	};
	if (average === "samples") return averageOfSamples(metric, ofClass, matrix);
	if (average === "micro") {
		const value = ofClass(summed$1(matrix));
		return value.defined ? value : {
			defined: false,
			reason: `${metric.title} of the counts summed over all classes is 0 / 0`
		};
	}
	const worst = metric.better === "lower" ? metric.range[1] : metric.range[0];
	const members = [];
	for (let index = 0; index < matrix.classes; index++) {
		const value = values?.[index] ?? ofClass(oneVersusRest(matrix, index));
		members.push(value.defined ? value.value : worst);
	}
	return meanOf(members, average, matrix);
}
function averageOfSamples({ better, range }, ofClass, { classes, labelSets }) {
	if (labelSets === void 0) throw new Error("examples have no labels of their own to average over");
	const worst = better === "lower" ? range[1] : range[0];
	return inexact(divide(compensatedSum(labelSets.sizes.map(({ gold, predicted, both, count }) => {
		const value = ofClass({
			truePositives: both,
			falsePositives: predicted - both,
			falseNegatives: gold - both,
			trueNegatives: classes - gold - predicted + both
		});
		return (value.defined ? value.value : worst) * count;
	})), labelSets.examples, NO_EXAMPLES$1));
}
function averageOfScores(metric, average, matrix, values) {
	if (metric.averageOfScores !== void 0) return metric.averageOfScores(matrix, average);
	const { ofScores } = metric;
	if (ofScores === void 0 || average === "micro" || average === "samples") throw new Error(`${metric.id} has no ${average} average`);
	const members = values ?? Array.from({ length: matrix.classes }, (_, index) => ofScores(matrix, index));
	const lacking = members.find((value) => !value.defined);
	if (lacking?.defined === false) return {
		defined: false,
		reason: `a class has none: ${lacking.reason}`
	};
	return meanOf(members.map((value) => value.defined ? value.value : 0), average, matrix);
}
function meanOf(members, average, { classes, support, total }) {
	return average === "macro" ? inexact(divide(compensatedSum(members), classes, "no classes")) : inexact(divide(compensatedSum(members.map((member, index) => member * (support[index] ?? 0))), total, NO_EXAMPLES$1));
}
function summed$1(matrix) {
	const { classes, total } = matrix;
	const examples = examplesOf(matrix);
	const truePositives = countSum(matrix.correct);
	const predicted = countSum(matrix.predicted);
	return {
		truePositives,
		falsePositives: predicted - truePositives,
		falseNegatives: total - truePositives,
		trueNegatives: classes * examples - total - predicted + truePositives
	};
}
// lib/src/metrics/measure.js
function measure(metric, selector, matrix) {
	return inExamples$1(metric, measured(metric, selector, matrix), matrix);
}
function inExamples$1({ unit }, value, matrix) {
	const ofOne = unitOf(matrix);
	return unit !== "count" || ofOne === 1 || !value.defined ? value : divide(value.value, ofOne, "");
}
function measured(metric, selector, matrix) {
	switch (selector.kind) {
		case "whole":
			if (metric.whole === void 0) break;
			return metric.whole(matrix);
		case "class":
			within$2(selector.index, matrix.classes, "class");
			if (metric.ofScores !== void 0) return metric.ofScores(matrix, selector.index);
			if (metric.ofClass === void 0) break;
			return metric.ofClass(oneVersusRest(matrix, selector.index));
		case "average":
			if (!metric.averages.includes(selector.average)) break;
			if (metric.needs === "scores") return averageOfScores(metric, selector.average, matrix);
			if (metric.ofClass === void 0) break;
			return averageOf(metric, metric.ofClass, selector.average, matrix);
		case "cell": {
			if (metric.ofCell === void 0) break;
			const actual = within$2(selector.actual, matrix.classes + (matrix.spurious === void 0 ? 0 : 1), "row");
			const predicted = within$2(selector.predicted, matrix.classes + OUTCOMES.length, "column");
			return metric.ofCell(countAt(matrix, actual, predicted), matrix.support[actual] ?? 0);
		}
	}
	throw new Error(`${metric.id} has no form for the selector ${JSON.stringify(selector)}`);
}
function within$2(index, limit, what) {
	if (Number.isInteger(index) && index >= 0 && index < limit) return index;
	throw new Error(`the matrix has no ${what} ${index}: there are ${limit}`);
}
// lib/src/thresholds/exact.js
const TOLERANCE = 1e-12;
const FAR = 1e-9;
function compareWithLimit(value, limit) {
	const bound = limitToDouble(limit);
	return clearSign(value.value - bound, Math.max(Math.abs(value.value), Math.abs(bound))) ?? compare$1(number$1(value), {
		exact: true,
		...limit
	});
}
function compareChange(candidate, baseline, bound) {
	const drop = baseline.value - candidate.value;
	const room = limitToDouble(bound.allowed) * (bound.unit === "percent_of_baseline" ? Math.abs(baseline.value) : 1);
	const clear = clearSign((bound.kind === "max_drop" ? drop : -drop) - room, Math.max(Math.abs(candidate.value), Math.abs(baseline.value), room));
	if (clear !== void 0) return clear;
	const [now, before] = [number$1(candidate), number$1(baseline)];
	const worse = bound.kind === "max_drop" ? subtract(before, now) : subtract(now, before);
	const allowed = {
		exact: true,
		...bound.allowed
	};
	return compare$1(worse, bound.unit === "percent_of_baseline" ? multiply(allowed, magnitude$1(before)) : allowed);
}
function change(candidate, baseline) {
	const [now, before] = [candidate.ratio, baseline.ratio];
	if (now !== void 0 && before !== void 0) {
		const [a, b, denominator] = [
			now.numerator * before.denominator,
			before.numerator * now.denominator,
			now.denominator * before.denominator
		];
		if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(a - b) && Number.isSafeInteger(denominator)) return (a - b) / denominator;
	}
	return toDouble(subtract(number$1(candidate), number$1(baseline)));
}
function limitToDouble({ numerator, denominator }) {
	return Number(numerator) / Number(denominator);
}
function clearSign(difference, size) {
	if (!(Math.abs(difference) > FAR * Math.max(1, size))) return void 0;
	return difference < 0 ? -1 : 1;
}
function number$1(value) {
	const { ratio } = value;
	return ratio === void 0 ? {
		exact: false,
		value: value.value
	} : {
		exact: true,
		numerator: BigInt(ratio.numerator),
		denominator: BigInt(ratio.denominator)
	};
}
function compare$1(a, b) {
	if (a.exact && b.exact) {
		const difference = a.numerator * b.denominator - b.numerator * a.denominator;
		const sign = a.denominator < 0n !== b.denominator < 0n ? -difference : difference;
		return sign < 0n ? -1 : sign > 0n ? 1 : 0;
	}
	const difference = toDouble(a) - toDouble(b);
	return Math.abs(difference) <= 1e-12 ? 0 : difference < 0 ? -1 : 1;
}
function subtract(a, b) {
	return a.exact && b.exact ? {
		exact: true,
		numerator: a.numerator * b.denominator - b.numerator * a.denominator,
		denominator: a.denominator * b.denominator
	} : {
		exact: false,
		value: toDouble(a) - toDouble(b)
	};
}
function multiply(a, b) {
	return a.exact && b.exact ? {
		exact: true,
		numerator: a.numerator * b.numerator,
		denominator: a.denominator * b.denominator
	} : {
		exact: false,
		value: toDouble(a) * toDouble(b)
	};
}
function magnitude$1(a) {
	if (!a.exact) return {
		exact: false,
		value: Math.abs(a.value)
	};
	return {
		exact: true,
		numerator: a.numerator < 0n ? -a.numerator : a.numerator,
		denominator: a.denominator < 0n ? -a.denominator : a.denominator
	};
}
function toDouble(a) {
	return a.exact ? Number(a.numerator) / Number(a.denominator) : a.value;
}
const CLASSES_OF_PART = 6;
const MOST_LABELS_SHOWN = 30;
const PART_OF_LABELS = 12;
function numberReport(matrices, id, selector) {
	const metric = metricOf(id);
	const value = measure(metric, selector, matrices.candidate);
	const { comparison } = matrices;
	if (comparison === void 0) return {
		unit: metric.unit,
		value
	};
	const now = comparison.candidate === matrices.candidate ? value : measure(metric, selector, comparison.candidate);
	const before = measure(metric, selector, comparison.baseline);
	if (metric.unit === "count" && !countsCompare(matrices)) return {
		unit: metric.unit,
		value
	};
	return {
		unit: metric.unit,
		value,
		...now.defined && before.defined && { change: change(now, before) }
	};
}
function countsCompare({ comparison }) {
	return comparison !== void 0 && comparison.candidate.total === comparison.baseline.total && examplesOf(comparison.candidate) === examplesOf(comparison.baseline);
}
function metricOf(id) {
	const metric = METRIC_BY_ID.get(id);
	if (metric === void 0) throw new Error(`no metric ${id}`);
	return metric;
}
function matrixReport({ classes, matrices }) {
	if (matrices.candidate.labelSets !== void 0) return labelTable(classes, matrices);
	const complete = classes.length <= 12;
	const shown = complete ? classes.map((_, index) => index) : mostConfused(matrices);
	const most = costliest(matrices.candidate)?.cell;
	const marked = (actual, predicted) => {
		const report = cellReport(matrices, actual, predicted);
		return most?.actual === actual && most.predicted === predicted ? {
			...report,
			costliest: true
		} : report;
	};
	const outcomes = OUTCOMES.flatMap((name, index) => occurs(matrices, index) ? [{
		name: outcomeLabel(name),
		index: classes.length + index
	}] : []);
	return {
		complete,
		columns: [
			...shown.map((index) => ({
				name: classes[index] ?? "",
				kind: "class",
				precision: numberReport(matrices, "precision", {
					kind: "class",
					index
				})
			})),
			...complete ? [] : [{
				name: "elsewhere",
				kind: "elsewhere"
			}],
			...outcomes.map(({ name }) => ({
				name,
				kind: "outcome"
			}))
		],
		rows: shown.map((actual) => ({
			name: classes[actual] ?? "",
			cells: [
				...shown.map((predicted) => marked(actual, predicted)),
				...complete ? [] : [elsewhere(matrices, actual, shown)],
				...outcomes.map(({ index }) => marked(actual, index))
			],
			support: matrices.candidate.support[actual] ?? 0,
			recall: numberReport(matrices, "recall", {
				kind: "class",
				index: actual
			})
		})),
		...matrices.candidate.spurious !== void 0 && { spurious: {
			name: "(spurious)",
			cells: [
				...shown.map((predicted) => cellReport(matrices, classes.length, predicted)),
				...complete ? [] : [elsewhere(matrices, classes.length, shown)],
				...outcomes.map(({ index }) => cellReport(matrices, classes.length, index))
			]
		} },
		overall: overallReport(matrices)
	};
}
function labelTable(classes, matrices) {
	const complete = classes.length <= MOST_LABELS_SHOWN;
	const shown = complete ? classes.map((_, index) => index) : mostConfused(matrices, PART_OF_LABELS);
	const missed = classes.length + OUTCOMES.indexOf("missed");
	const row = (name, indices, selector) => {
		const sum = (of) => (matrix) => indices.reduce((all, index) => all + of(matrix, index), 0);
		const number = (id) => numberReport(matrices, id, selector);
		const own = indices.length === 1 ? indices[0] ?? 0 : classes.length;
		return {
			name,
			cells: [
				cell(matrices, own, sum((matrix, index) => countAt(matrix, index, index)), true),
				cell(matrices, own, sum((matrix, index) => countAt(matrix, index, missed)), false),
				cell(matrices, classes.length, sum((matrix, index) => countAt(matrix, classes.length, index)), false)
			],
			support: sum(({ support }, index) => support[index] ?? 0)(matrices.candidate),
			recall: number("recall"),
			precision: number("precision"),
			f1: number("f1")
		};
	};
	return {
		complete,
		columns: [
			"found",
			"missed",
			"false alarms"
		].map((name) => ({
			name,
			kind: "outcome"
		})),
		rows: shown.map((index) => row(classes[index] ?? "", [index], {
			kind: "class",
			index
		})),
		total: row("all labels", [...classes.keys()], {
			kind: "average",
			average: "micro"
		}),
		overall: overallReport(matrices)
	};
}
function overallReport(matrices) {
	return matrices.candidate.spurious === void 0 ? {
		title: "accuracy",
		...numberReport(matrices, "accuracy", { kind: "whole" })
	} : {
		title: "F1 (micro)",
		...numberReport(matrices, "f1", {
			kind: "average",
			average: "micro"
		})
	};
}
function occurs({ candidate, comparison }, outcome) {
	return [candidate, comparison?.baseline].some((matrix) => (matrix?.outcomes[outcome] ?? 0) > 0);
}
function cellReport(matrices, actual, predicted) {
	return cell(matrices, actual, (matrix) => countAt(matrix, actual, predicted), actual === predicted);
}
function elsewhere(matrices, actual, shown) {
	const columns = [...shown, ...OUTCOMES.map((_, index) => matrices.candidate.classes + index)];
	return cell(matrices, actual, (matrix) => columns.reduce((left, predicted) => left - countAt(matrix, actual, predicted), rowSum(matrix, actual)), false);
}
function cell(matrices, actual, countIn, right) {
	const count = countIn(matrices.candidate);
	const { comparison } = matrices;
	if (comparison === void 0) return {
		count,
		mark: right ? "right" : "wrong"
	};
	const { candidate, baseline } = comparison;
	const [now, before] = [countIn(candidate), countIn(baseline)];
	const worse = actual < candidate.classes ? now * (baseline.support[actual] ?? 0) > before * (candidate.support[actual] ?? 0) : now > before;
	return {
		count,
		...countsCompare(matrices) && { change: now - before },
		mark: right ? "right" : worse ? "worse" : "wrong"
	};
}
function rowSum(matrix, actual) {
	return actual < matrix.classes ? matrix.support[actual] ?? 0 : matrix.cells.reduce((sum, own) => sum + (own.actual === actual ? own.count : 0), 0);
}
function mostConfused({ candidate, comparison }, most = CLASSES_OF_PART) {
	const errors = (matrix, index) => {
		const { falseNegatives, falsePositives } = oneVersusRest(matrix, index);
		return falseNegatives + falsePositives;
	};
	return firstInOrder(Array.from({ length: candidate.classes }, (_, index) => ({
		index,
		errors: errors(candidate, index),
		added: comparison === void 0 ? 0 : errors(comparison.candidate, index) - errors(comparison.baseline, index)
	})), most, (a, b) => b.added - a.added || b.errors - a.errors || a.index - b.index).map(({ index }) => index).toSorted((a, b) => a - b);
}
// lib/src/report/confusions.js
const LISTED$1 = 6;
function confusionReports({ classes, matrices }) {
	const { candidate, comparison } = matrices;
	const comparable = countsCompare(matrices);
	const places = placesOf(candidate, comparison);
	const report = ({ actual, predicted, count, now, before }) => ({
		actual: classes[actual] ?? "(spurious)",
		predicted: columnName(classes, predicted),
		count,
		...comparison !== void 0 && { baseline: before },
		...comparable && { change: now - before }
	});
	const wrong = places.filter(({ actual, predicted }) => actual !== predicted);
	const changed = !comparable ? [] : wrong.filter(({ now, before }) => now !== before);
	const more = ({ now, before }) => now - before;
	const chosen = changed.length > 0 ? [...firstInOrder(changed.filter((place) => more(place) > 0), LISTED$1, (a, b) => more(b) - more(a)), ...firstInOrder(changed.filter((place) => more(place) < 0), LISTED$1, (a, b) => more(a) - more(b))] : firstInOrder(wrong.filter(({ count }) => count > 0), LISTED$1, (a, b) => b.count - a.count);
	return {
		cells: places.map(report),
		confusions: {
			by: changed.length > 0 ? "changed" : "frequent",
			pairs: chosen.map(report)
		}
	};
}
function columnName(classes, column) {
	return classes[column] ?? outcomeLabel(OUTCOMES[column - classes.length] ?? "other");
}
function placesOf(candidate, comparison) {
	const width = rowWidth(candidate.classes);
	const all = new Cursor(candidate.cells, width);
	const now = new Cursor(comparison?.candidate.cells ?? [], width);
	const before = new Cursor(comparison?.baseline.cells ?? [], width);
	const places = [];
	for (;;) {
		const next = Math.min(all.next, now.next, before.next);
		if (next === Infinity) return places;
		places.push({
			actual: Math.floor(next / width),
			predicted: next % width,
			count: all.take(next),
			now: now.take(next),
			before: before.take(next)
		});
	}
}
var Cursor = class {
	#cells;
	#width;
	#index = 0;
	next;
	constructor(cells, width) {
		this.#cells = cells;
		this.#width = width;
		this.next = this.#place();
	}
	take(place) {
		if (this.next !== place) return 0;
		const count = this.#cells[this.#index]?.count ?? 0;
		this.#index++;
		this.next = this.#place();
		return count;
	}
	#place() {
		const cell = this.#cells[this.#index];
		return cell === void 0 ? Infinity : cell.actual * this.#width + cell.predicted;
	}
};
function flipGroups({ classes, flips, scoresOf }, positive, texts) {
	return grouped({
		classes,
		flips
	}, positive).map(({ title, description, members, examples }) => ({
		title,
		description,
		direction: members[0]?.direction ?? "newly_wrong",
		count: sumOf(members),
		uniform: members.length === 1,
		examples: examples.map(({ cell, example: { id, row } }) => {
			const text = texts.get(id ?? String(row));
			return {
				...id !== void 0 && { id },
				row: row + 1,
				...text !== void 0 && { text },
				actual: columnName(classes, cell.actual),
				baseline: columnName(classes, cell.baseline),
				candidate: columnName(classes, cell.candidate),
				...scoreOf(scoresOf?.(row, positive === void 0 ? cell.actual : classes.indexOf(positive)))
			};
		})
	}));
}
function scoreOf({ now, before } = {}) {
	if (now === void 0 && before === void 0) return {};
	return { score: {
		...before !== void 0 && { baseline: before },
		...now !== void 0 && { candidate: now }
	} };
}
function sumOf(cells) {
	return cells.reduce((sum, { count }) => sum + count, 0);
}
function namedFlips(tally, positive) {
	return grouped(tally, positive).flatMap(({ examples }) => examples.map(({ example }) => example));
}
function grouped({ classes, flips }, positive) {
	const index = positive === void 0 ? -1 : classes.indexOf(positive);
	return (index === -1 ? GENERAL : aroundPositive(index, positive ?? "")).flatMap(({ title, one, belongs, description }) => {
		const members = flips.filter(belongs);
		const [first] = members;
		if (first === void 0) return [];
		const examples = firstInOrder(members.flatMap((cell) => cell.examples.map((example) => ({
			cell,
			example
		}))), 200, (a, b) => a.example.id === void 0 || b.example.id === void 0 ? a.example.row - b.example.row : byCodePoint(a.example.id, b.example.id));
		const words = members.length === 1 ? phrase`baseline ${label(columnName(classes, first.baseline))}, now ${label(columnName(classes, first.candidate))}` : description;
		return [{
			title: one !== void 0 && sumOf(members) === 1 ? one : title,
			description: words,
			members,
			examples
		}];
	});
}
const GENERAL = [{
	title: "newly wrong",
	belongs: ({ direction }) => direction === "newly_wrong",
	description: phrase`right before`
}, {
	title: "newly right",
	belongs: ({ direction }) => direction === "newly_right",
	description: phrase`wrong before`
}];
function aroundPositive(positive, name) {
	return [
		{
			title: "newly missed",
			belongs: (flip) => flip.direction === "newly_wrong" && flip.actual === positive,
			description: phrase`baseline ${label(name)}, now something else`
		},
		{
			title: "new false alarms",
			one: "new false alarm",
			belongs: (flip) => flip.direction === "newly_wrong" && flip.actual !== positive && flip.candidate === positive,
			description: phrase`right before, now ${label(name)}`
		},
		{
			title: "newly wrong among the others",
			belongs: (flip) => flip.direction === "newly_wrong" && flip.actual !== positive && flip.candidate !== positive,
			description: phrase`right before`
		},
		{
			title: "newly caught",
			belongs: (flip) => flip.direction === "newly_right" && flip.actual === positive,
			description: phrase`now ${label(name)}`
		},
		{
			title: "newly cleared",
			belongs: (flip) => flip.direction === "newly_right" && flip.actual !== positive && flip.baseline === positive,
			description: phrase`baseline ${label(name)}, right now`
		},
		{
			title: "newly right among the others",
			belongs: (flip) => flip.direction === "newly_right" && flip.actual !== positive && flip.baseline !== positive,
			description: phrase`wrong before`
		}
	];
}
// lib/src/reading.js
async function readAndCount(config, opened, copy) {
	try {
		const counted = await countOfTask(config, await wantedOf(config, opened), copy);
		await copy?.close();
		return counted;
	} catch (error) {
		await copy?.discard();
		throw error;
	}
}
async function readAsItWas(config, opened, now, ofChange, stores) {
	const asItWas = await testSetAsItWas(config, opened, now, ofChange, stores);
	if (asItWas === void 0) return void 0;
	const counted = await readAndCount(asItWas.config, {
		...opened,
		...asItWas.opened
	});
	const edit = asItWas.edit(counted.read);
	return edit === void 0 ? void 0 : {
		...counted,
		edit
	};
}
async function testSetAsItWas(config, { gold, chosen }, now, ofChange, stores) {
	if (chosen.kind !== "files") return void 0;
	const { commit } = chosen.origin;
	if (gold === void 0 && (commit === void 0 || now.comparability.kind !== "incomparable" || now.comparability.otherTestSet !== true)) return void 0;
	const { goldFileAsItWas, goldColumnAsItWas } = await import("./test-set.js");
	if (gold === void 0) return commit === void 0 ? void 0 : goldColumnAsItWas(config, now.candidate, commit);
	const commits = ofChange || commit !== void 0 ? await stores.commits?.() : void 0;
	return commits === void 0 ? void 0 : goldFileAsItWas(config, gold.options, gold.sources, commits);
}
async function wantedOf(config, { chosen, ...files }) {
	const { pairBy, examples, unlabelled } = config;
	return {
		...files,
		baseline: await baselineRequest(chosen, config),
		pairBy,
		examples,
		unlabelled
	};
}
async function countOfTask(config, wanted, copy) {
	const { columns, entities, format, labels, multilabel, place, positive, repeats, uniqueIds } = config;
	if (entities !== void 0) {
		const { countEntities } = await import("./count.js");
		return {
			...await countEntities({
				...wanted,
				columns,
				format,
				place,
				...entities
			}, labels, copy),
			texts: new Map()
		};
	}
	if (multilabel !== void 0) {
		const { countLabelSets } = await import("./count2.js");
		return {
			...await countLabelSets({
				...wanted,
				columns,
				format,
				place
			}, multilabel, copy),
			texts: new Map()
		};
	}
	const choice = repeats === void 0 ? format : {
		...format,
		repeated: true
	};
	const options = {
		columns,
		...choice !== void 0 && { format: choice },
		...place !== void 0 && { place }
	};
	const { read, tally: counted } = await countExamples({
		...wanted,
		options,
		uniqueIds,
		repeats,
		scores: config.scores,
		response: await parsersOf(config.response, labels),
		labels
	}, copy);
	const tally = withCosts(counted, config.costs);
	return {
		read,
		tally,
		texts: await fetchTexts(read.files, namedFlips(tally, positive), read.places)
	};
}
// lib/src/matrix/in-examples.js
function inExamples(tally) {
	const unit = unitOf(tally.matrices.candidate);
	if (unit === 1) return tally;
	const all = (matrices) => {
		const { candidate, comparison } = eachMatrix(matrices, (matrix) => scaled(matrix, unit));
		return comparison === void 0 ? { candidate } : {
			candidate,
			comparison: {
				...comparison,
				...comparison.changes !== void 0 && { changes: scaledChanges(comparison.changes, unit) }
			}
		};
	};
	return {
		...tally,
		matrices: all(tally.matrices),
		slices: tally.slices.map(({ column, values }) => ({
			column,
			values: values.map(({ value, matrices }) => ({
				value,
				matrices: all(matrices)
			}))
		})),
		flips: tally.flips.map((flip) => ({
			...flip,
			count: flip.count / unit
		}))
	};
}
function scaled(matrix, unit) {
	const each = (counts) => counts.map((count) => count / unit);
	return {
		...matrix,
		total: matrix.total / unit,
		support: each(matrix.support),
		predicted: each(matrix.predicted),
		correct: each(matrix.correct),
		outcomes: each(matrix.outcomes),
		cells: matrix.cells.map((cell) => ({
			...cell,
			count: cell.count / unit
		})),
		...matrix.runs !== void 0 && { runs: {
			...matrix.runs,
			unit: 1
		} }
	};
}
function scaledChanges({ newlyWrong, newlyRight, missed, caught, alarms, cleared }, unit) {
	const each = (counts) => counts.map((count) => count / unit);
	return {
		newlyWrong: newlyWrong / unit,
		newlyRight: newlyRight / unit,
		missed: each(missed),
		caught: each(caught),
		alarms: each(alarms),
		cleared: each(cleared)
	};
}
// lib/src/thresholds/conclude.js
function conclude(verdicts, options) {
	if (options.problems || verdicts.some(({ state }) => state === "error")) return "error";
	if (verdicts.some(({ state, threshold }) => state === "fail" && threshold.severity === "fail")) return "fail";
	if (verdicts.some(({ state, threshold }) => state === "inconclusive" && threshold.severity === "fail") && options.onInconclusive === "fail") return "fail";
	if (!options.gated || options.firstRun || verdicts.some(({ state }) => state === "skipped" || state === "inconclusive")) return "inconclusive";
	return "pass";
}
const ORDER$3 = [
	"error",
	"fail",
	"inconclusive",
	"pass",
	"skipped"
];
function worst(conclusions) {
	return ORDER$3.find((conclusion) => conclusions.includes(conclusion)) ?? "error";
}
// lib/src/report/numbers.js
const DECIMALS = {
	fraction: 1,
	count: 0,
	number: 3
};
const MOST_DECIMALS = 12;
function integer$1(value) {
	const whole = Math.round(value);
	return isNoChange(value - whole) ? fixed(value, 0) : fixed(value, telling(value, whole, 2)).replace(/0+$/, "");
}
function formatValue(unit, value, decimals = DECIMALS[unit]) {
	return value?.defined === true ? formatNumber(unit, value.value, decimals) : "–";
}
function formatNumber(unit, value, decimals = DECIMALS[unit]) {
	if (unit === "count") return integer$1(value);
	const fewest = Math.max(decimals, DECIMALS[unit]);
	if (unit === "number") return fixed(value, telling(value, 0, fewest));
	const percent = value * 100;
	return `${fixed(percent, Math.max(telling(percent, 0, fewest), telling(percent, 100, fewest)))} %`;
}
function formatChange(unit, change, decimals = DECIMALS[unit]) {
	if (isNoChange(change)) return "±0";
	const size = Math.abs(change) * (unit === "fraction" ? 100 : 1);
	const shown = unit === "count" ? integer$1(size) : fixed(size, telling(size, 0, Math.max(decimals, DECIMALS[unit])));
	return `${change < 0 ? "−" : "+"}${shown}`;
}
function numberWithChange({ unit, value, change = 0 }) {
	return `${formatValue(unit, value)}${isNoChange(change) ? "" : ` (${formatChange(unit, change)})`}`;
}
function isNoChange(change) {
	return Math.abs(change) < 1e-12;
}
function plural(count, one, many = `${one}s`) {
	return `${integer$1(count)} ${count === 1 ? one : many}`;
}
function telling(value, round, fewest) {
	const distance = Math.abs(value - round);
	if (distance < 1e-12 || distance > 10 ** -fewest) return fewest;
	let decimals = fewest;
	while (decimals < MOST_DECIMALS && Number(value.toFixed(decimals)) === round) decimals++;
	return decimals;
}
function fixed(value, decimals) {
	const digits = Math.abs(value).toFixed(decimals);
	const grouped = Math.abs(value) < 999 ? digits : digits.replace(/^\d+/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ","));
	return value < 0 && Number(digits) !== 0 ? `−${grouped}` : grouped;
}
// lib/src/report/costs.js
function costWords({ classes, matrices: { candidate } }) {
	const most = costliest(candidate);
	if (most === void 0) return candidate.costs === void 0 ? NOTHING$2 : phrase`Nothing costs anything.`;
	const { cell, cost, total } = most;
	return phrase`${cell.actual === cell.predicted ? phrase`${label(classes[cell.actual] ?? "")}, even read right,` : phrase`${label(classes[cell.actual] ?? "")} read as ${label(columnName(classes, cell.predicted))}`} costs most: ${times$1(cell.count)}, ${amount$1(cost)} of ${amount$1(total)} in all.`;
}
function times$1(count) {
	return count === 1 ? "once" : `${formatNumber("count", count)} times`;
}
function amount$1(cost) {
	return Number.isInteger(cost) ? formatNumber("count", cost) : formatNumber("number", cost).replace(/0+$/, "");
}
// lib/src/report/chance-words.js
const UNITS$1 = {
	example: "examples",
	document: "documents",
	cluster: "clusters"
};
function chanceWords(threshold, member, confidence) {
	const { chance, interval, state } = member;
	if (state === "error" || state === "too_few") return NOTHING$2;
	if (!isChange(threshold.bound)) return interval === void 0 ? NOTHING$2 : phrase`${percent(confidence)} CI ${range(interval, (value) => formatValue(threshold.metric.unit, {
		defined: true,
		value
	}))}`;
	if (chance === void 0) return NOTHING$2;
	switch (threshold.policy) {
		case "significant": return state === "fail" ? beyond(threshold, member, chance, confidence) : state === "inconclusive" ? within$1(threshold, member, chance, confidence) : sensitivity$1(threshold, chance);
		case "point": return literal(member, chance);
		case "non_inferiority": return ruledOut(threshold, member, chance, confidence);
	}
}
function beyond(threshold, { change = 0 }, chance, confidence) {
	return phrase`${unpaired(chance)}equally good models would show this ${howOften(chance.p)} of the time${ci(threshold, chance, confidence, change, "excludes")}`;
}
function within$1(threshold, { change = 0 }, chance, confidence) {
	return joinPhrases([phrase`${unpaired(chance)}within noise: ${howOften(chance.p)} by chance${ci(threshold, chance, confidence, change, "includes")}`, needed(chance, "would settle it")], "; ");
}
function sensitivity$1({ metric, bound }, chance) {
	const { detectable, of } = chance;
	const what = isChange(bound) && bound.kind === "max_increase" ? "rises" : "drops";
	if (detectable === void 0) return phrase`${unpaired(chance)}too few ${UNITS$1[of]} to catch any ${what.slice(0, -1)} reliably`;
	return phrase`${unpaired(chance)}would catch ${what} of ${size(metric.unit, detectable)} or more`;
}
function literal({ change = 0, state }, { p }) {
	return state !== "fail" || isNoChange(change) ? NOTHING$2 : phrase`equally good models would show this ${howOften(p)} of the time`;
}
function ruledOut(threshold, { state, change = 0 }, chance, confidence) {
	const what = isChange(threshold.bound) && threshold.bound.kind === "max_increase" ? "a larger rise" : "a larger drop";
	const limits = ci(threshold, chance, confidence, change, "any");
	if (state === "pass") return phrase`${what} is ruled out${limits}`;
	return joinPhrases([phrase`${what} cannot be ruled out${limits}`, needed(chance, "would be needed of models that are equally good")], "; ");
}
function unpaired({ paired }) {
	return paired ? "" : "as independent samples, ";
}
function needed({ needed: wanted, units, of }, what) {
	if (wanted === void 0 || wanted <= units) return NOTHING$2;
	return phrase`about ${integer$1(roundedUp(wanted))} ${UNITS$1[of]} ${what}`;
}
function roundedUp(value) {
	const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 2);
	return Math.ceil(value / step) * step;
}
function ci(threshold, { interval }, confidence, change, claim) {
	if (interval === void 0) return NOTHING$2;
	const excludes = change < 0 ? interval.upper < 0 : interval.lower > 0;
	if (claim !== "any" && excludes !== (claim === "excludes")) return NOTHING$2;
	return phrase` (${percent(confidence)} CI ${range(interval, (value) => formatChange(threshold.metric.unit, value))})`;
}
function range({ lower, upper }, format) {
	return `${format(lower)} to ${format(upper)}`;
}
function percent(share) {
	return `${Number((share * 100).toFixed(2))} %`;
}
function howOften(p) {
	if (p < .001) return "less than 0.1 %";
	const share = p * 100;
	return `${share < 9.95 ? share.toFixed(1) : share.toFixed(0)} %`;
}
function size(unit, value) {
	if (unit === "fraction") return `${formatChange("fraction", value).slice(1)} points`;
	if (unit === "count") return integer$1(Math.ceil(value));
	return formatChange("number", value).slice(1);
}
// lib/src/report/evidence.js
function countsOf$1({ classes, matrices, slices, sets }, { unit, confidence }) {
	const indices = new Map(classes.map((name, index) => [name, index]));
	const sliced = new Map(slices.map(({ column, values }) => [column, new Map(values.map(({ value, matrices: own }) => [value, own]))]));
	return {
		matricesOf: (slice) => slice === void 0 ? matrices : sliced.get(slice.column)?.get(slice.value),
		indexOf: (name) => indices.get(name),
		of: sets?.of ?? "examples",
		unit,
		confidence
	};
}
function evidence(threshold, member, counts) {
	if (member.state === "error") return phrase`${member.reason ?? ""}`;
	return joinPhrases([
		countsWords(threshold, member, counts),
		chanceWords(threshold, member, counts.confidence),
		phrase`${member.note ?? ""}`
	], "; ");
}
function countsWords(threshold, member, counts) {
	if (speaksForItself(threshold, counts)) return NOTHING$2;
	const share = shareWords(threshold, member, counts);
	if (!share.empty) return share;
	const scope = scopeOf(threshold, member, counts);
	if (scope?.changes !== void 0) return movedWords(scope, scope.changes);
	if (scope === void 0) return NOTHING$2;
	return threshold.metric.unit === "count" ? outOfWords(threshold, scope) : presentWords(threshold, scope);
}
function speaksForItself({ metric, selector }, { of }) {
	if (metric.needs === "repeats") return true;
	return of === "entities" && metric.unit === "count" && (selector.kind === "whole" || selector.kind === "cell" && selector.actual === "(spurious)");
}
function headlineEvidence(threshold, member, counts) {
	const scope = scopeOf(threshold, member, counts);
	if (scope === void 0 || speaksForItself(threshold, counts)) return NOTHING$2;
	const moved = scope.changes === void 0 ? NOTHING$2 : movedWords(scope, scope.changes);
	const share = shareWords(threshold, member, counts);
	if (!share.empty) return phrase`: ${joinPhrases([share, moved], "; ")}`;
	const what = moved.empty ? presentWords(threshold, scope) : moved;
	const outOf = outOfWords(threshold, scope);
	const chance = chanceWords(threshold, member, counts.confidence);
	return joinPhrases([
		what.empty ? NOTHING$2 : phrase`: ${what}`,
		outOf.empty ? NOTHING$2 : phrase`, ${outOf}`,
		chance.empty ? NOTHING$2 : phrase`; ${chance}`
	], "");
}
function scopeOf({ metric, bound, selector }, { label: name, slice }, { matricesOf, indexOf, of }) {
	const matrices = matricesOf(slice);
	const matrix = isChange(bound) ? matrices?.comparison?.candidate : matrices?.candidate;
	if (matrices === void 0 || matrix === void 0) return void 0;
	const index = name === void 0 ? void 0 : indexOf(name);
	const own = name === void 0 || index === void 0 ? void 0 : {
		name,
		index
	};
	return {
		matrix,
		changes: selector.kind === "cell" ? void 0 : matrices.comparison?.changes,
		explainedBy: metric.explainedBy,
		own,
		of
	};
}
function shareWords({ metric, bound }, { value }, { unit }) {
	if (isChange(bound) || metric.unit !== "fraction" || metric.explainedBy === "both" || !value.defined || value.ratio === void 0) return NOTHING$2;
	return phrase`${integer$1(value.ratio.numerator / unit)} of ${integer$1(value.ratio.denominator / unit)}`;
}
function movedWords({ own, explainedBy, of }, changes) {
	if (own === void 0 && of === "entities") return phrase`${plural(changes.newlyWrong, "document")} newly wrong, ${integer$1(changes.newlyRight)} newly right`;
	if (own === void 0) return phrase`${integer$1(changes.newlyWrong)} newly wrong, ${integer$1(changes.newlyRight)} newly right`;
	const { index } = own;
	return explained(explainedBy, phrase`${integer$1(changes.missed[index] ?? 0)} newly missed, ${integer$1(changes.caught[index] ?? 0)} newly caught`, phrase`${plural(changes.alarms[index] ?? 0, "new false alarm")}, ${integer$1(changes.cleared[index] ?? 0)} cleared`);
}
function presentWords({ metric }, { matrix, own, explainedBy }) {
	if (own === void 0 || metric.unit === "count") return NOTHING$2;
	const { falseNegatives, falsePositives } = oneVersusRest(matrix, own.index);
	return explained(explainedBy, phrase`${integer$1(falseNegatives)} missed`, phrase`${plural(falsePositives, "false alarm")}`);
}
function outOfWords({ metric, selector }, { matrix, own, explainedBy, of }) {
	if (own === void 0 && of === "entities") return phrase`of ${plural(matrix.total, "gold entity", "gold entities")}`;
	if (own === void 0) return metric.id === "examples" ? NOTHING$2 : phrase`of ${plural(examplesOf(matrix), "example")}`;
	if (explainedBy === "misses" || selector.kind === "cell") return ofClassWords(matrix, own, of);
	if (explainedBy !== "alarms" || of === "entities") return NOTHING$2;
	const others = plural(examplesOf(matrix) - (matrix.support[own.index] ?? 0), "example");
	return of === "labels" ? phrase`of ${others} without ${label(own.name)}` : phrase`of ${others} of other classes`;
}
function ofClassWords({ support }, { name, index }, of) {
	const examples = support[index] ?? 0;
	return phrase`of ${integer$1(examples)} ${label(name)} ${of === "entities" ? examples === 1 ? "entity" : "entities" : examples === 1 ? "example" : "examples"}`;
}
function explained(by, misses, alarms) {
	switch (by) {
		case "misses": return misses;
		case "alarms": return alarms;
		case "both": return joinPhrases([misses, alarms], "; ");
		case void 0: return NOTHING$2;
	}
}
// lib/src/report/baseline-words.js
const MOST_SOURCES = 5;
const DAY = 864e5;
function originWords({ name, commit }, today) {
	if (commit === void 0) return phrase`${label(name)}`;
	const { sha, made, relation } = commit;
	return phrase`${label(name)} (${commitLabel(sha)}, ${relation}${made === void 0 ? "" : `, ${ageWords(made.slice(0, 10), today)}`})`;
}
function ageWords(day, today = "") {
	const days = Math.round((Date.parse(today) - Date.parse(day)) / DAY);
	if (!(days >= 0)) return `of ${/^\d{4}-\d\d-\d\d$/u.test(day) ? day : "an unknown day"}`;
	return days === 0 ? "of today" : `${plural(days, "day")} old`;
}
function passedOverWords(sources) {
	const shown = joinPhrases(sources.slice(0, MOST_SOURCES).map(({ name, why }) => phrase`${label(name)} ${why}`), ", ");
	return sources.length > MOST_SOURCES ? phrase`${shown}, and ${plural(sources.length - MOST_SOURCES, "more source")}` : shown;
}
// lib/src/report/words.js
function subject(metric, selector, slice) {
	return phrase`${selected(metric, selector)}${where(slice)}`;
}
function selected(metric, selector) {
	const { title } = metric;
	switch (selector.kind) {
		case "whole": return phrase`${title}`;
		case "class": return phrase`${title} of ${label(selector.label)}`;
		case "per-class": return phrase`${title} of each class`;
		case "average": return phrase`${title} (${selector.average})`;
		case "cell":
			if (selector.actual === "(spurious)") return phrase`spurious ${label(selector.predicted)} entities`;
			if (selector.predicted === outcomeLabel("missed")) return phrase`${metric.unit === "count" ? "missed" : "share of missed"} ${label(selector.actual)} entities`;
			return phrase`${metric.unit === "count" ? "examples" : "share"} of ${label(selector.actual)} predicted as ${label(selector.predicted)}`;
	}
}
function where(slice) {
	if (slice === void 0) return NOTHING$2;
	if ("each" in slice && slice.each) return phrase` for each ${label(slice.column)}`;
	return phrase` where ${label(slice.column)} is ${label(slice.value)}`;
}
function thresholdWords({ metric, selector, slice, bound }) {
	const of = subject(metric, selector, slice);
	if (!isChange(bound)) return phrase`${of} ${bound.kind === "min" ? "at least" : "at most"} ${amount(metric, bound.limit)}`;
	const verb = bound.kind === "max_drop" ? "fall" : "rise";
	return isZero(bound.allowed) ? phrase`${of} may not ${verb}` : phrase`${of} may ${verb} by ${allowance(metric, bound)}`;
}
function boundWords({ metric, bound }) {
	return isChange(bound) ? allowance(metric, bound) : amount(metric, bound.limit);
}
function happenedWords({ metric, bound }, { value, baseline, decimals, state, change = 0 }) {
	const now = formatValue(metric.unit, value, decimals);
	if (!isChange(bound)) {
		const [verb, below, above] = metric.unit === "count" ? [
			"are",
			"fewer than",
			"more than"
		] : [
			"is",
			"below",
			"above"
		];
		return phrase`${verb} ${now}${state === "fail" ? `, ${bound.kind === "min" ? below : above} ${amount(metric, bound.limit)}` : ""}`;
	}
	if (isNoChange(change)) return phrase`stayed at ${now}`;
	return phrase`${change > 0 ? "rose" : "fell"} ${formatValue(metric.unit, baseline, decimals)} → ${now}`;
}
function allowedWords({ metric, bound }) {
	if (!isChange(bound)) return NOTHING$2;
	return phrase` (allowed ${bound.kind === "max_drop" ? "−" : "+"}${isZero(bound.allowed) ? "0" : allowance(metric, bound)})`;
}
function amount(metric, limit) {
	if (metric.unit === "fraction") return `${shifted(limit, 2)} %`;
	return metric.unit === "count" ? integer$1(limitToDouble(limit)) : shifted(limit, 0);
}
function allowance(metric, { allowed, unit }) {
	if (unit === "percent_of_baseline") return `${shifted(allowed, 2)} % of the baseline`;
	if (metric.unit === "count") return integer$1(limitToDouble(allowed));
	if (metric.unit === "number") return shifted(allowed, 0);
	const points = shifted(allowed, 2);
	return `${points} ${points === "1" ? "point" : "points"}`;
}
function shifted({ numerator, denominator }, places) {
	const scaled = numerator * 10n ** BigInt(places);
	const magnitude = scaled < 0n ? -scaled : scaled;
	const rest = magnitude % denominator;
	const digits = rest === 0n ? "" : `.${rest.toString().padStart(denominator.toString().length - 1, "0").replace(/0+$/, "")}`;
	return `${scaled < 0n ? "−" : ""}${magnitude / denominator}${digits}`;
}
function isZero({ numerator }) {
	return numerator === 0n;
}
// lib/src/report/threshold-report.js
function thresholdReport(verdict, counts, noBaseline) {
	const { threshold, state, members } = verdict;
	const reason = members.length === 0 && isChange(threshold.bound) && (state === "skipped" || state === "error") ? noBaseline ?? verdict.reason : verdict.reason;
	const worst = worstMember(verdict);
	return {
		key: thresholdKey(threshold),
		words: thresholdWords(threshold),
		state,
		severity: threshold.severity,
		policy: threshold.policy,
		unit: threshold.metric.unit,
		shrinks: threshold.bound.kind === "max_drop" || threshold.bound.kind === "min",
		...verdict.waiver !== void 0 && { waiver: waiverWords(verdict.waiver) },
		...reason !== void 0 && { reason },
		...threshold.place !== void 0 && { place: threshold.place },
		...worst?.value.defined === true && { outcome: {
			subject: memberSubject(threshold, worst),
			happened: happenedWords(threshold, worst),
			allowed: allowedWords(threshold)
		} },
		members: members.map((member) => memberReport(threshold, member, counts))
	};
}
function waiverWords({ expires, approver, reason }) {
	return phrase`waived until ${expires} by ${label(approver)}: ${label(reason)}`;
}
function worstMember({ threshold: { bound }, members }) {
	const order = {
		error: 0,
		fail: 1,
		inconclusive: 2,
		pass: 3,
		too_few: 4
	};
	const sign = bound.kind === "max" || bound.kind === "max_increase" ? 1 : -1;
	const badness = ({ change, value }) => sign * (isChange(bound) ? change ?? 0 : value.defined ? value.value : 0);
	return firstInOrder(members, 1, (a, b) => order[a.state] - order[b.state] || badness(b) - badness(a))[0];
}
function memberReport(threshold, member, counts) {
	const { unit } = threshold.metric;
	const { key, label, slice, state, value, baseline, change, support, chance, interval, reason, decimals } = member;
	return {
		key,
		subject: memberSubject(threshold, member),
		...label !== void 0 && { label },
		...member.pooled !== void 0 && { pooled: member.pooled },
		...slice !== void 0 && { slice },
		state,
		shown: {
			value: formatValue(unit, value, decimals),
			baseline: baseline === void 0 ? "" : formatValue(unit, baseline, decimals),
			change: change === void 0 ? "" : formatChange(unit, change, decimals)
		},
		value,
		...baseline !== void 0 && { baseline },
		...change !== void 0 && { change },
		support,
		...chance !== void 0 && { chance },
		...interval !== void 0 && { interval },
		evidence: counts === void 0 ? NOTHING$2 : evidence(threshold, member, counts),
		...reason !== void 0 && { reason }
	};
}
function memberSubject({ metric, selector, slice }, member) {
	if (member.pooled !== void 0) return phrase`${metric.title} of ${integer$1(member.pooled)} small classes together`;
	return subject(metric, selector.kind === "per-class" ? {
		kind: "class",
		label: member.label ?? ""
	} : selector, member.slice ?? slice);
}
// lib/src/report/headline.js
function headline(verdicts, reports, counts) {
	const worst = worstVerdict(verdicts);
	const report = reports[worst];
	const verdict = verdicts[worst];
	if (verdict === void 0 || report === void 0) return void 0;
	const { outcome, words, reason } = report;
	if (verdict.state === "error" || outcome === void 0) return {
		claim: words,
		evidence: reason === void 0 ? NOTHING$2 : phrase`: ${reason}`
	};
	return {
		claim: phrase`${outcome.subject} ${outcome.happened}`,
		evidence: phrase`${outcome.allowed}${behind(verdict, counts)}${othersWords(verdict)}`
	};
}
function behind(verdict, counts) {
	const member = worstMember(verdict);
	return member === void 0 || counts === void 0 ? NOTHING$2 : headlineEvidence(verdict.threshold, member, counts);
}
function othersWords({ members }) {
	const others = members.filter(({ state }) => state === "fail").length - 1;
	return others > 0 ? phrase`; ${plural(others, "other")} failed too` : NOTHING$2;
}
function worstVerdict(verdicts) {
	const rank = ({ state, threshold: { metric, selector, severity } }) => {
		if (state === "error") return 0;
		const misses = metric.explainedBy === "misses" || selector.kind === "cell" && selector.actual !== selector.predicted;
		return (severity === "fail" ? 1 : 3) + (misses ? 0 : 1);
	};
	return verdicts.flatMap((verdict, index) => verdict.state === "error" || verdict.state === "fail" ? [{
		index,
		rank: rank(verdict)
	}] : []).sort((a, b) => a.rank - b.rank)[0]?.index ?? -1;
}
// lib/src/metrics/scorecard.js
function scorecard(matrix, options) {
	const task = taskOf(matrix);
	const has = {
		order: options.ordered,
		scores: matrix.scores !== void 0,
		costs: matrix.costs !== void 0,
		repeats: matrix.runs !== void 0
	};
	const metrics = METRICS.filter((metric) => tasksOf(metric).includes(task) && (metric.needs === void 0 || has[metric.needs]) && matrix.classes >= (metric.fewestClasses ?? 0));
	const counts = allAgainstRest(matrix);
	const classes = [];
	const averages = [];
	for (const metric of metrics) {
		const { ofClass, ofScores } = metric;
		const values = ofScores !== void 0 ? counts.map((_, index) => ofScores(matrix, index)) : ofClass === void 0 ? void 0 : counts.map((own) => ofClass(own));
		if (values !== void 0) classes.push({
			metric,
			values: values.map((value) => inExamples$1(metric, value, matrix))
		});
		for (const average of averagesIn(metric, task)) {
			const value = metric.needs === "scores" ? averageOfScores(metric, average, matrix, values) : ofClass === void 0 ? void 0 : averageOf(metric, ofClass, average, matrix, values);
			if (value !== void 0) averages.push({
				metric,
				average,
				value
			});
		}
	}
	return {
		whole: metrics.flatMap((metric) => metric.whole === void 0 ? [] : [{
			metric,
			value: inExamples$1(metric, metric.whole(matrix), matrix)
		}]),
		classes,
		averages
	};
}
// lib/src/report/metric-reports.js
function metricReports({ classes, matrices }, ordered) {
	const { comparison } = matrices;
	const comparable = countsCompare(matrices);
	const all = scorecard(matrices.candidate, { ordered });
	const now = comparison === void 0 ? void 0 : comparison.candidate === matrices.candidate ? all : scorecard(comparison.candidate, { ordered });
	const before = comparison === void 0 ? void 0 : scorecard(comparison.baseline, { ordered });
	const row = ({ id, title, unit }, ending, value, nowValue, beforeValue) => metricReport(`${id}${ending}`, title, unit, value, comparable || unit !== "count" ? nowValue : void 0, beforeValue);
	const rows = (list, ending) => {
		const nowList = now && list(now);
		const beforeList = before && list(before);
		return list(all).map((measured, index) => row(measured.metric, ending(measured), measured.value, nowList?.[index]?.value, beforeList?.[index]?.value));
	};
	const ofClass = (name, index) => {
		const ending = keyEnding({
			kind: "class",
			label: name
		});
		return all.classes.map(({ metric, values }, at) => row(metric, ending, values[index], now?.classes[at]?.values[index], before?.classes[at]?.values[index]));
	};
	const classMetrics = classes.map((name, index) => ({
		name,
		metrics: ofClass(name, index)
	}));
	const averages = rows((card) => card.averages, ({ average }) => keyEnding({
		kind: "average",
		average
	}));
	return {
		metrics: rows((card) => card.whole, () => keyEnding({ kind: "whole" })),
		averages: all.averages.flatMap(({ metric, average }, index) => {
			if (average !== "macro") return [];
			const of = (wanted) => averages[all.averages.findIndex((own, at) => at >= index && own.metric === metric && own.average === wanted)];
			const [macro, micro, weighted, samples] = [
				of("macro"),
				of("micro"),
				of("weighted"),
				of("samples")
			];
			return macro === void 0 || weighted === void 0 ? [] : [{
				title: metric.title,
				macro,
				...micro !== void 0 && { micro },
				weighted,
				...samples !== void 0 && { samples }
			}];
		}),
		classMetrics,
		perClass: classReports(classMetrics, all, matrices.candidate.support)
	};
}
function classReports(classMetrics, { classes }, support) {
	const column = (id) => {
		const index = classes.findIndex(({ metric }) => metric.id === id);
		return (metrics) => metrics[index] ?? missing(id);
	};
	const [precision, recall, f1, missed, falseAlarms] = [
		column("precision"),
		column("recall"),
		column("f1"),
		column("false_negatives"),
		column("false_positives")
	];
	return classMetrics.map(({ name, metrics }, index) => ({
		name,
		support: support[index] ?? 0,
		precision: precision(metrics),
		recall: recall(metrics),
		f1: f1(metrics),
		missed: missed(metrics),
		falseAlarms: falseAlarms(metrics)
	}));
}
function missing(id) {
	throw new Error(`no metric ${id}`);
}
function metricReport(key, title, unit, value, now, before) {
	if (before === void 0) return {
		key,
		title,
		unit,
		value
	};
	return before.defined && now?.defined === true ? {
		key,
		title,
		unit,
		value,
		baseline: before,
		change: change(now, before)
	} : {
		key,
		title,
		unit,
		value,
		baseline: before
	};
}
// lib/src/statistics/known.js
function unknown(reason) {
	return {
		defined: false,
		reason
	};
}
function limits(lower, upper) {
	return {
		defined: true,
		lower,
		upper
	};
}
function requireCounts(counts) {
	for (const [name, value] of Object.entries(counts)) if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${name} is ${value}, not a count`);
}
function rounded(p) {
	return Number(p.toPrecision(12));
}
function isSignificant(p, tail) {
	return rounded(p) <= rounded(tail);
}
// lib/src/statistics/normal.js
const SQRT_TWO_PI = 2.5066282746310007;
const SERIES_END = 2.5;
const TERMS = 160;
function normalDensity(z) {
	return Math.exp(-z * z / 2) / SQRT_TWO_PI;
}
function normalTail(z) {
	if (z < 0) return 1 - normalTail(-z);
	if (z >= SERIES_END) {
		let below = z;
		for (let k = TERMS; k > 0; k--) below = z + k / below;
		return normalDensity(z) / below;
	}
	let term = z;
	let sum = z;
	for (let odd = 3; term > sum * 1e-17; odd += 2) {
		term *= z * z / odd;
		sum += term;
	}
	return .5 - normalDensity(z) * sum;
}
function normalQuantile(tail) {
	if (!(tail > 0 && tail < 1)) throw new RangeError(`the normal distribution has no quantile at ${tail}`);
	if (tail > .5) return -normalQuantile(1 - tail);
	if (tail === .5) return 0;
	const root = Math.sqrt(-2 * Math.log(tail));
	let z = root - (2.515517 + root * (.802853 + root * .010328)) / (1 + root * (1.432788 + root * (.189269 + root * .001308)));
	for (let step = 0; step < 20; step++) {
		const reached = normalTail(z);
		const change = Math.log(reached / tail) * reached / normalDensity(z);
		z += change;
		if (Math.abs(change) <= 1e-16 * Math.max(1, Math.abs(z))) break;
	}
	return z;
}
// lib/src/statistics/sensitivity.js
const POWER = .8;
function detectableDrop(n, discordance, tail, power = POWER) {
	const [level, reach] = [normalQuantile(tail), normalQuantile(1 - power)];
	const excess = (drop) => drop * Math.sqrt(n) - level * Math.sqrt(discordance) - reach * Math.sqrt(Math.max(0, discordance - drop * drop));
	if (!(n > 0) || excess(discordance) < 0) return unknown("no drop is reliably detectable");
	let [low, high] = [0, discordance];
	for (;;) {
		const middle = (low + high) / 2;
		if (middle === low || middle === high) return {
			defined: true,
			drop: high
		};
		if (excess(middle) < 0) low = middle;
		else high = middle;
	}
}
function visibleDrop(n, discordance, tail, power = POWER) {
	const today = detectableDrop(n, discordance, tail, power);
	if (today.defined) return today;
	const [level, reach] = [normalQuantile(tail), normalQuantile(1 - power)];
	const excess = (drop) => drop * Math.sqrt(n) - level * Math.sqrt(drop) - reach * Math.sqrt(Math.max(0, drop - drop * drop));
	if (!(n > 0) || excess(1) < 0) return today;
	let [low, high] = [Math.min(discordance, 1), 1];
	for (;;) {
		const middle = (low + high) / 2;
		if (middle === low || middle === high) return {
			defined: true,
			drop: high
		};
		if (excess(middle) < 0) low = middle;
		else high = middle;
	}
}
function examplesForDrop(drop, discordance, tail, power = POWER) {
	if (!(drop > 0) || drop > discordance) throw new RangeError(`a drop of ${drop} with a discordance of ${discordance}`);
	return ((normalQuantile(tail) * Math.sqrt(discordance) + normalQuantile(1 - power) * Math.sqrt(discordance - drop * drop)) / drop) ** 2;
}
function examplesForMargin(margin, discordance, tail, power = POWER) {
	return (normalQuantile(tail) + normalQuantile(1 - power)) ** 2 * discordance / margin ** 2;
}
function detectableBySpread(spread, tail, power = POWER) {
	return (normalQuantile(tail) + normalQuantile(1 - power)) * spread;
}
function spreadBetween(share, n, m) {
	return Math.sqrt(share * (1 - share) * (1 / n + 1 / m));
}
// lib/src/thresholds/chance.js
function badDirection({ kind }) {
	return kind === "max_increase" ? 1 : -1;
}
function tailOf({ confidence }) {
	return (1 - confidence) / 2;
}
// lib/src/report/notices.js
function notices(outcome) {
	return [...gateNotices(outcome), ...dataNotices(outcome)];
}
function gateNotices({ config, conclusion, baseline, verdicts, testSet, measured }) {
	if (conclusion === "skipped") return [phrase`No file answers to ${names(config.predictions)}, and ${label("on_no_predictions")} is ${label("skip")}.`];
	const notes = [];
	if (baseline.kind === "first_run" && config.onMissingBaseline !== "error") notes.push(phrase`First run: baseline recorded, nothing compared. ${capital(passedOverWords(baseline.tried))}.`);
	if ((baseline.kind === "used" || baseline.kind === "unusable") && baseline.origin.passedOver.length > 0) notes.push(phrase`The baseline is ${label(baseline.origin.name)}: ${passedOverWords(baseline.origin.passedOver)}.`);
	if (testSet !== void 0) notes.push(testSetWords(testSet, measured?.read.examples ?? 0));
	if (config.thresholds === void 0) notes.push(phrase`Nothing is gated: there are no thresholds. Add some under ${label("thresholds:")} to block merges.`);
	if (config.onInconclusive === "fail" && verdicts.some(({ state }) => state === "inconclusive")) notes.push(phrase`What cannot be decided counts as failed: ${label("on_inconclusive")} is ${label("fail")}.`);
	return notes;
}
function testSetWords({ file, base, relabelled, added, removed, examples }, common) {
	const edits = joinPhrases([
		relabelled > 0 ? phrase`${plural(relabelled, "gold label")} changed` : NOTHING$2,
		added > 0 ? phrase`${plural(added, "example")} added` : NOTHING$2,
		removed > 0 ? phrase`${plural(removed, "example")} removed` : NOTHING$2
	], ", ");
	return phrase`This change edits its test set ${label(file)} (compared with ${commitLabel(base.sha)}, ${base.relation}): ${edits}. The matrix and every change are of the model alone: of the ${plural(common, "example")} that both have, by the gold labels as they were. Bounds on values (${label("min")}, ${label("max")}) speak of all ${integer$1(examples)} as they are now.`;
}
function gainOfPairing({ matrices: { candidate, comparison } }, confidence) {
	const others = phrase`Paired by id, smaller changes would be seen.`;
	if (comparison === void 0 || candidate.spurious !== void 0) return others;
	const { baseline } = comparison;
	const [n, m] = [candidate.total, baseline.total];
	const errors = 1 - (countSum(candidate.correct) + countSum(baseline.correct)) / (n + m);
	const tail = tailOf({ confidence });
	const [apart, together] = [detectableBySpread(spreadBetween(errors, n, m), tail), detectableDrop(n, errors, tail)];
	if (!together.defined || !(together.drop < apart)) return others;
	const points = (share) => (share * 100).toFixed(1);
	return phrase`So a drop of accuracy is caught from ${points(apart)} points on. Paired by id on these ${plural(n, "example")}, models that make half of their errors alike would show it from ${points(together.drop)} points on.`;
}
function dataNotices({ config, measured, testSet }) {
	if (measured === void 0) return [];
	const { withoutPrediction, candidate, baseline, labelSet, comparability } = measured.read;
	const { sets } = measured.tally;
	const dropped = measured.read.dropped - (testSet?.added ?? 0);
	const isEntities = sets?.of === "entities";
	const notes = [];
	if (comparability.kind === "paired" && comparability.onlyCandidate + comparability.onlyBaseline > 0) {
		const { onlyCandidate, onlyBaseline } = comparability;
		const common = measured.read.examples - onlyCandidate;
		notes.push(phrase`Compared on common examples: ${integer$1(onlyCandidate)} only in the candidate, ${integer$1(onlyBaseline)} only in the baseline. Changes are those on the ${integer$1(common)} common ones; values, and bounds on them, are of all ${integer$1(measured.read.examples)} of the candidate.`);
	}
	if (comparability.kind === "unpaired") notes.push(phrase`Candidate and baseline are compared as independent samples: which examples flipped is not known. ${gainOfPairing(measured.tally, config.chance.confidence)}`);
	notes.push(...runNotices(measured.read.runs));
	if (dropped > 0) notes.push(phrase`${isEntities ? phrase`${plural(dropped, "document")} without gold spans` : phrase`${plural(dropped, "row")} without a gold label`} ${dropped === 1 ? "was" : "were"} left out (${label("unlabelled: drop")}).`);
	if (isEntities && withoutPrediction > 0) notes.push(phrase`${plural(withoutPrediction, "document has", "documents have")} no prediction: all ${withoutPrediction === 1 ? "its" : "their"} entities count as missed.`);
	else if (sets !== void 0 && withoutPrediction > 0) notes.push(phrase`${plural(withoutPrediction, "example has", "examples have")} no prediction: all ${withoutPrediction === 1 ? "its" : "their"} labels count as missed.`);
	else if (withoutPrediction > 0) notes.push(phrase`${plural(withoutPrediction, "gold id has", "gold ids have")} no prediction and ${withoutPrediction === 1 ? "counts" : "count"} as ${label("(missing)")}.`);
	const nonFinite = candidate.nonFinite + (baseline?.nonFinite ?? 0);
	if (nonFinite > 0) notes.push(phrase`${plural(nonFinite, "bare NaN or Infinity", "bare NaN or Infinity values")} in JSON ${nonFinite === 1 ? "was" : "were"} taken as null.`);
	const { otherWords = 0, repeated = 0 } = measured.read;
	if (otherWords > 0) notes.push(phrase`${plural(otherWords, "token is", "tokens are")} spelt in another way in the gold file than in the predictions; sentences and their lengths are the same.`);
	if (repeated > 0) notes.push(phrase`${plural(repeated, isEntities ? "span" : "label")} stood twice in a list and ${repeated === 1 ? "was" : "were"} read once.`);
	notes.push(...parserNotices(candidate, baseline));
	const { merged } = labelSet;
	if (merged.length > 0) {
		const shown = merged.slice(0, 3).map(({ from, to }) => phrase`${label(from)} as ${label(to)}`);
		const more = merged.length > 3 ? ` and ${integer$1(merged.length - 3)} more alike` : "";
		notes.push(phrase`In columns of numbers only, the same number is one label: read ${joinPhrases(shown, ", ")}${more}.`);
	}
	return notes;
}
function runNotices(runs) {
	if (runs === void 0) return [];
	const each = runs.fewest === runs.most ? `${integer$1(runs.most)} of each example` : `${integer$1(runs.fewest)} to ${integer$1(runs.most)} of an example`;
	const what = phrase`${plural(runs.runs, "run")}, ${each}`;
	if (!runs.combined) return [phrase`${what}: each counts as an equal part of its example.`];
	return [phrase`${what}: the label that most runs of an example gave is its answer.${runs.tied === 0 ? NOTHING$2 : phrase` Of ${plural(runs.tied, "example")} several were given equally often: ${runs.tied === 1 ? "it counts" : "they count"} as ${label("(unparsed)")}.`}`];
}
function parserNotices({ parser: mine }, baseline) {
	const theirs = baseline?.parser;
	if (baseline === void 0 || mine === theirs) return [];
	const different = phrase`A change may come from there, and not from the model.`;
	if (mine === void 0) return [phrase`The baseline's labels were read from replies (parser ${label(theirs ?? "")}), the candidate's are as they stood in its file. ${different}`];
	if (theirs === void 0) return [phrase`The candidate's labels were read from replies (parser ${label(mine)}), the baseline's are as they stood in its file. ${different}`];
	return [phrase`The baseline's replies were read by another parser (${label(theirs)}) than the candidate's (${label(mine)}). ${different}`];
}
const MOST_NAMES = 5;
function names(paths) {
	const shown = joinPhrases(paths.slice(0, MOST_NAMES).map((path) => phrase`${label(path)}`), ", ");
	return paths.length > MOST_NAMES ? phrase`${shown} and ${integer$1(paths.length - MOST_NAMES)} more` : shown;
}
// lib/src/report/overlaps.js
function overlapReports({ classes, matrices: { candidate, comparison } }) {
	const now = countsOf(comparison?.candidate);
	const before = countsOf(comparison?.baseline);
	const all = countsOf(candidate);
	const paired = comparison?.changes !== void 0;
	return [...new Set([...all.keys(), ...before.keys()])].sort((a, b) => a - b).map((key) => {
		const [actual, predicted] = [Math.floor(key / WIDTH$1), key % WIDTH$1];
		return {
			actual: classes[actual] ?? "",
			predicted: columnName(classes, predicted),
			count: all.get(key) ?? 0,
			...paired && { change: (now.get(key) ?? 0) - (before.get(key) ?? 0) }
		};
	}).filter(({ count, change = 0 }) => count > 0 || change !== 0);
}
const NAMED = 5;
function overlapWords(tally) {
	if (tally.sets?.of === "labels") return NOTHING$2;
	const { candidate } = tally.matrices;
	const overlaps = overlapReports(tally).filter(({ count }) => count > 0);
	if (overlaps.length === 0) return NOTHING$2;
	const total = (list) => list.reduce((sum, { count }) => sum + count, 0);
	const [same, other] = [overlaps.filter(({ actual, predicted }) => actual === predicted), overlaps.filter(({ actual, predicted }) => actual !== predicted)];
	const named = (list, name) => {
		const shown = list.toSorted((a, b) => b.count - a.count).slice(0, NAMED);
		return phrase` (${joinPhrases([...shown.map((own) => phrase`${name(own)} ${integer$1(own.count)}`), ...list.length > shown.length ? [phrase`…`] : []], ", ")})`;
	};
	const parts = [...same.length === 0 ? [] : [phrase`${integer$1(total(same))} of the right type with other boundaries${named(same, ({ actual }) => phrase`${label(actual)}`)}`], ...other.length === 0 ? [] : [phrase`${integer$1(total(other))} of another type${named(other, ({ actual, predicted }) => phrase`${label(actual)} as ${label(predicted)}`)}`]];
	return phrase`Of ${plural(candidate.outcomes[OUTCOMES.indexOf("missed")] ?? 0, "missed entity", "missed entities")}, ${integer$1(total(overlaps))} ${total(overlaps) === 1 ? "overlaps" : "overlap"} a prediction: ${joinPhrases(parts, "; ")}. Overlaps stay missed and spurious in the matrix.`;
}
const WIDTH$1 = 131072;
function countsOf(matrix) {
	const counts = new Map();
	for (const { actual, predicted, count } of matrix?.overlaps ?? []) {
		const key = actual * WIDTH$1 + predicted;
		counts.set(key, (counts.get(key) ?? 0) + count);
	}
	return counts;
}
// lib/src/metrics/scores/cut-off.js
function cutRange({ size, predicted, rows, columns }, positive) {
	const column = columns.byClass[positive];
	if (column === void 0 || columns.byClass.length !== 2) return void 0;
	let over = -Infinity;
	let upTo = Infinity;
	for (let i = 0; i < size; i++) {
		const score = column[rows[i]] ?? NaN;
		if (Number.isNaN(score)) return void 0;
		if (predicted[i] === positive) upTo = Math.min(upTo, score);
		else if (predicted[i] === 1 - positive) over = Math.max(over, score);
		else return void 0;
	}
	return over < upTo ? {
		over,
		upTo
	} : void 0;
}
function contradictions(set) {
	const { size, predicted, columns } = set;
	const { positive } = columns;
	const probabilities = probabilitiesIn(set);
	if ("reason" in probabilities || positive !== void 0 && cutRange(set, positive) !== void 0) return 0;
	const { classes, of } = probabilities;
	let count = 0;
	for (let i = 0; i < size; i++) {
		const said = predicted[i];
		if (said >= classes) continue;
		const own = of(i, said);
		for (let k = 0; k < classes; k++) {
			if (of(i, k) <= own) continue;
			count++;
			break;
		}
	}
	return count;
}
function betterCut(set, positive, than) {
	const parted = partedBy(set, positive);
	if ("reason" in parted) return void 0;
	const right = parted.positives.toSorted();
	const wrong = parted.negatives.toSorted();
	const beats = (count, other) => other === 0 ? count === 0 : count < other;
	let best;
	let [misses, cleared] = [0, 0];
	let over = -Infinity;
	while (misses < right.length || cleared < wrong.length) {
		const upTo = Math.min(right[misses] ?? Infinity, wrong[cleared] ?? Infinity);
		const falseAlarms = wrong.length - cleared;
		if (beats(misses, than.misses) && beats(falseAlarms, than.falseAlarms) && misses + falseAlarms <= (best === void 0 ? Infinity : best.misses + best.falseAlarms)) best = {
			over,
			upTo,
			misses,
			falseAlarms
		};
		while (right[misses] === upTo) misses++;
		while (wrong[cleared] === upTo) cleared++;
		over = upTo;
	}
	return best;
}
function roundIn({ over, upTo }) {
	for (let decimals = 0; decimals < 15; decimals++) {
		const factor = 10 ** decimals;
		const candidate = Math.floor(upTo * factor) / factor;
		if (candidate > over && candidate <= upTo) return candidate;
	}
	return upTo;
}
// lib/src/report/score-words.js
function scoreWords(tally, positive) {
	const scores = tally.matrices.candidate.scores?.();
	if (scores === void 0) return NOTHING$2;
	const against = contradictions(scores);
	return joinPhrases([against === 0 ? NOTHING$2 : phrase`${plural(against, "prediction contradicts its", "predictions contradict their")} scores${scores.columns.positive === void 0 ? ": another class scores higher" : ": no cut-off gives them"}.`, positive === void 0 ? NOTHING$2 : cutWords(tally, tally.classes.indexOf(positive))], " ");
}
function cutWords({ matrices: { comparison } }, positive) {
	if (comparison?.changes === void 0 || comparison.candidate.classes !== 2 || positive === -1) return NOTHING$2;
	const { candidate, baseline } = comparison;
	const area = metricOf("roc_auc");
	const now = measure(area, {
		kind: "class",
		index: positive
	}, candidate);
	const before = measure(area, {
		kind: "class",
		index: positive
	}, baseline);
	if (!now.defined || !before.defined) return NOTHING$2;
	const { falseNegatives: misses } = oneVersusRest(candidate, positive);
	const { falseNegatives: missesBefore, falsePositives: alarmsBefore } = oneVersusRest(baseline, positive);
	const areas = phrase`(ROC AUC ${formatNumber("number", before.value)} → ${formatNumber("number", now.value)})`;
	if (misses < missesBefore && now.value < before.value) return phrase`Fewer misses come from the cut-off: the ranking got worse ${areas}.`;
	if (misses <= missesBefore || now.value < before.value) return NOTHING$2;
	const scores = candidate.scores?.();
	const ranking = now.value > before.value ? phrase`The ranking got better ${areas}` : phrase`The ranking is as good as before ${areas}`;
	const better = scores === void 0 ? void 0 : betterCut(scores, positive, {
		misses: missesBefore,
		falseAlarms: alarmsBefore
	});
	const own = scores === void 0 ? void 0 : cutRange(scores, positive);
	if (better === void 0 || own === void 0) return phrase`${ranking}; the misses come from the cut-off.`;
	const place = own.over < .5 && own.upTo >= .5 ? .5 : roundIn(own);
	return phrase`${ranking}; the misses come from the cut-off. At ${roundIn(better)} instead of ${place} this model misses ${integer$1(better.misses)} and raises ${plural(better.falseAlarms, "false alarm")}: better than the baseline on both (${integer$1(missesBefore)} and ${integer$1(alarmsBefore)}).`;
}
// lib/src/report/sensitivity-notices.js
const FEW_CLUSTERS = 20;
const TOO_FEW_CLUSTERS = 6;
const BLUNT = .1;
const BLUNT_TIMES = 5;
function sensitivityNotices(verdicts) {
	return [...clusterNotices(verdicts), ...verdicts.flatMap(bluntNotice)];
}
function clusterNotices(verdicts) {
	const fewest = verdicts.flatMap(({ members }) => members.flatMap(({ chance }) => chance === void 0 || chance.of === "example" ? [] : [chance])).reduce((least, own) => least === void 0 || own.units < least.units ? own : least, void 0);
	if (fewest === void 0 || fewest.units >= FEW_CLUSTERS) return [];
	const what = plural(fewest.units, fewest.of);
	return [fewest.units < TOO_FEW_CLUSTERS ? phrase`${what} can show no change that is beyond chance: ${integer$1(TOO_FEW_CLUSTERS)} is the least.` : phrase`${what} say little about chance: ${integer$1(FEW_CLUSTERS)} or more make a test that can be trusted.`];
}
function bluntNotice({ threshold, members }) {
	const [only] = members;
	const { bound, policy, metric } = threshold;
	if (only?.chance === void 0 || members.length !== 1 || !isChange(bound)) return [];
	if (policy === "non_inferiority") return unlikelyToPass(threshold, only.chance);
	if (policy !== "significant" || metric.unit !== "fraction" || bound.unit === "percent_of_baseline") return [];
	return seesTooLittle(threshold, only, only.chance, limitToDouble(bound.allowed));
}
function seesTooLittle(threshold, { support, label: name }, { detectable, units, of, paired }, allowed) {
	if (!paired || detectable !== void 0 && (detectable < BLUNT || detectable < BLUNT_TIMES * allowed)) return [];
	const change = threshold.bound.kind === "max_drop" ? "drops" : "rises";
	const examples = name === void 0 || of !== "example" ? plural(units, of) : phrase`${integer$1(support)} ${label(name)} ${support === 1 ? "example" : "examples"}`;
	const step = of === "example" && units === support ? ` it moves in steps of ${points(1 / units)} and` : " it";
	const sees = detectable === void 0 ? `sees no ${change} reliably` : `sees ${change} from ${points(detectable)} on`;
	return [phrase`“${thresholdWords(threshold)}”: with ${examples}${step} ${sees}.`];
}
function unlikelyToPass(threshold, { needed, units, of }) {
	if (isChange(threshold.bound) && threshold.bound.allowed.numerator === 0n) return [phrase`“${thresholdWords(threshold)}”: nothing less than a model that is shown to be better passes.`];
	if (needed === void 0 || needed <= units) return [];
	return [phrase`“${thresholdWords(threshold)}”: an equally good model would be blocked more than one time out of five; about ${integer$1(needed)} ${of}s would be enough, and there are ${integer$1(units)}.`];
}
function points(share) {
	return `${formatChange("fraction", share).slice(1)} points`;
}
// lib/src/report/set-flips.js
const DOCUMENT = {
	entities: "document",
	labels: "example"
};
const GROUPS = [
	{
		kind: "newly_missed",
		title: "newly missed",
		direction: "newly_wrong",
		what: {
			entities: "gold entities that only the baseline found",
			labels: "gold labels that only the baseline gave"
		}
	},
	{
		kind: "newly_spurious",
		title: "newly spurious",
		direction: "newly_wrong",
		what: {
			entities: "predicted entities that are wrong, and that the baseline did not predict",
			labels: "wrong labels that the baseline did not give"
		}
	},
	{
		kind: "newly_found",
		title: "newly found",
		direction: "newly_right",
		what: {
			entities: "gold entities that only the candidate finds",
			labels: "gold labels that only the candidate gives"
		}
	},
	{
		kind: "no_longer_spurious",
		title: "no longer spurious",
		direction: "newly_right",
		what: {
			entities: "wrong predictions of the baseline that are gone",
			labels: "wrong labels of the baseline that are gone"
		}
	}
];
const AROUND = 300;
function setFlipGroups({ flips, of }) {
	return GROUPS.flatMap(({ kind, title, direction, what }) => {
		const own = flips.filter((flip) => flip.kind === kind);
		const documents = new Set(own.map(({ document }) => document)).size;
		return own.length === 0 ? [] : [{
			title,
			description: phrase`${what[of]}, in ${plural(documents, DOCUMENT[of])}`,
			direction,
			count: own.length,
			uniform: false,
			examples: own.slice(0, 200).map(flipReport)
		}];
	});
}
function flipReport({ document: { id, row, text }, place, actual, baseline, candidate }) {
	return {
		...id !== void 0 && { id },
		row: row + 1,
		...text !== void 0 && { text: place === void 0 ? text.text : inSentence(text, place) },
		...place !== void 0 && { place: [place.start, place.end] },
		actual: actual ?? "(spurious)",
		baseline: insteadWords(baseline),
		candidate: insteadWords(candidate)
	};
}
function insteadWords({ type, place }) {
	if (type === void 0) return "(nothing)";
	return place === void 0 ? type : `${type} at ${place.start}–${place.end}`;
}
function inSentence({ text, unit }, { start, end }) {
	const pieces = unit === "token" ? text.split("\n") : unit === "code point" ? Array.from(text) : text.split("");
	const separator = unit === "token" ? " " : "";
	const [before, own, after] = [
		pieces.slice(0, start),
		pieces.slice(start, end),
		pieces.slice(end)
	].map((part) => part.join(separator));
	const [left, right] = [Array.from(before), Array.from(after)];
	const shownBefore = left.length > AROUND ? `…${left.slice(-300).join("")}` : before;
	const shownAfter = right.length > AROUND ? `${right.slice(0, AROUND).join("")}…` : after;
	return [
		shownBefore,
		`⟦${own}⟧`,
		shownAfter
	].filter((part) => part !== "").join(separator);
}
// lib/src/report/status.js
function evaluationStatus(conclusion, broken, firstRun, thresholds) {
	if (conclusion === "skipped") return "no predictions, skipped";
	if (broken) return "could not be judged";
	const words = thresholds.length === 0 ? "nothing is gated" : thresholdCounts(thresholds);
	return firstRun ? `first run: ${words}` : words;
}
function runStatus(evaluations) {
	return conclusionsStatus(evaluations.map(({ conclusion }) => conclusion), "evaluation");
}
function partsStatus(conclusions) {
	return conclusionsStatus(conclusions, "part");
}
function conclusionsStatus(conclusions, noun) {
	const number = (wanted) => conclusions.filter((conclusion) => conclusion === wanted).length;
	return counted(conclusions.length, noun, [
		[
			number("error"),
			"could not be judged",
			"could not be judged"
		],
		[
			number("fail"),
			"failed",
			"failed"
		],
		[
			number("inconclusive"),
			"is inconclusive",
			"are inconclusive"
		],
		[
			number("skipped"),
			"is skipped",
			"are skipped"
		]
	]);
}
function thresholdCounts(thresholds) {
	const number = (wanted, weight) => thresholds.filter(({ state, severity }) => state === wanted && (weight === void 0 || severity === weight)).length;
	return counted(thresholds.length, "threshold", [
		[
			number("error"),
			"could not be judged",
			"could not be judged"
		],
		[
			number("fail", "fail"),
			"failed",
			"failed"
		],
		[
			number("fail", "warn"),
			"warns",
			"warn"
		],
		[
			number("waived"),
			"failed and is waived",
			"failed and are waived"
		],
		[
			number("inconclusive"),
			"is inconclusive",
			"are inconclusive"
		],
		[
			number("skipped"),
			"is skipped",
			"are skipped"
		]
	]);
}
function counted(total, noun, parts) {
	const [only] = parts.filter(([count]) => count > 0);
	if (total === 1) return `the ${noun} ${only === void 0 ? "passed" : only[1]}`;
	const bad = parts.filter(([count]) => count > 0).map(([count, one, many], index) => `${integer$1(count)}${index === 0 ? ` of ${integer$1(total)} ${noun}s` : ""} ${count === 1 ? one : many}`);
	if (bad.length > 0) return bad.join(", ");
	return `${total === 2 ? "both" : `all ${integer$1(total)}`} ${noun}s passed`;
}
// lib/src/report/summary.js
function runSummary(evaluations, problems) {
	const [problem] = problems;
	if (problem !== void 0) return problems.length === 1 ? phrase`${problem.message}` : phrase`${integer$1(problems.length)} problems, the first: ${problem.message}`;
	const worst = worstFirst(evaluations)[0];
	if (worst === void 0) return phrase`there is no evaluation`;
	if (evaluations.length === 1) return namedLine(worst);
	return worst.tone === "good" ? phrase`${runStatus(evaluations)}` : phrase`${runStatus(evaluations)}; ${namedLine(worst)}`;
}
const ORDER$2 = {
	error: 0,
	fail: 1,
	inconclusive: 3,
	skipped: 4,
	pass: 5
};
function worstFirst(evaluations) {
	const rank = ({ conclusion, tone }) => tone === "warning" ? 2 : ORDER$2[conclusion];
	return evaluations.toSorted((a, b) => rank(a) - rank(b));
}
function namedLine(evaluation) {
	const line = oneLine(evaluation);
	return evaluation.named ? phrase`${label(evaluation.name)}: ${line}` : line;
}
function oneLine({ problems: [problem], headline, status }) {
	if (problem !== void 0) return phrase`${problem.message}`;
	return headline === void 0 ? phrase`${status}` : phrase`${status}: ${headline.claim}${headline.evidence}`;
}
// lib/src/report/build.js
function buildReport(outcomes, named, problems, run, guard) {
	const evaluations = outcomes.map((outcome) => evaluationReport(outcome, named, run.day));
	return {
		conclusion: problems.length > 0 ? "error" : worst(evaluations.map((evaluation) => evaluation.conclusion)),
		summary: runSummary(evaluations, problems),
		problems,
		evaluations,
		run,
		...guard !== void 0 && { guard }
	};
}
function evaluationReport(outcome, named, day) {
	const { config, conclusion, problems, verdicts, baseline } = outcome;
	const measured = outcome.measured === void 0 ? void 0 : {
		...outcome.measured,
		tally: inExamples(outcome.measured.tally)
	};
	const counts = measured === void 0 ? void 0 : countsOf$1(measured.tally, {
		unit: unitOf(outcome.measured?.tally.matrices.candidate ?? measured.tally.matrices.candidate),
		confidence: config.chance.confidence
	});
	const today = outcome.testSet === void 0 ? counts : countsOf$1(outcome.testSet.tally, {
		unit: unitOf(outcome.testSet.tally.matrices.candidate),
		confidence: config.chance.confidence
	});
	const thresholds = verdicts.map((verdict) => thresholdReport(verdict, isChange(verdict.threshold.bound) ? counts : today, whyNoBaseline$1(outcome, verdict)));
	return {
		name: config.name,
		named,
		history: conclusion === "pass" || conclusion === "inconclusive" ? config.baseline.flatMap((source) => source.kind === "branch" ? [source.branch] : []) : [],
		conclusion,
		tone: toneOf(outcome, thresholds),
		status: evaluationStatus(conclusion, problems.length > 0, baseline.kind === "first_run", thresholds),
		headline: headline(verdicts, thresholds, counts),
		problems,
		notices: notices(outcome),
		...outcome.testSet !== void 0 && { testSet: outcome.testSet },
		thresholds,
		cautions: sensitivityNotices(verdicts),
		...measured !== void 0 && { measured: measuredReport(outcome, measured, day) }
	};
}
function whyNoBaseline$1({ baseline, config }, { state }) {
	if (baseline.kind === "unusable") return "the baseline cannot be compared";
	return baseline.kind === "first_run" && (state === "skipped" || config.onMissingBaseline === "error") ? "no baseline yet" : void 0;
}
function toneOf({ conclusion, config, baseline }, thresholds) {
	if (conclusion === "fail" || conclusion === "error") return "bad";
	if (thresholds.some(({ state }) => state === "fail" || state === "waived")) return "warning";
	if (conclusion !== "inconclusive") return "good";
	return config.onInconclusive === "warn" && baseline.kind !== "first_run" && config.thresholds !== void 0 ? "warning" : "note";
}
function measuredReport({ config, baseline }, { read, tally, texts }, day) {
	return {
		classes: tally.classes,
		...config.positive !== void 0 && { positive: config.positive },
		examples: read.examples,
		counts: tally.sets?.of ?? "examples",
		...tally.sets !== void 0 && { overlaps: overlapReports(tally) },
		overlapWords: overlapWords(tally),
		costWords: costWords(tally),
		scoreWords: scoreWords(tally, config.positive),
		comparison: comparisonWords(read, baseline),
		compared: tally.matrices.comparison !== void 0,
		matrix: matrixReport(tally),
		...confusionReports(tally),
		flips: tally.sets === void 0 ? flipGroups(tally, config.positive, texts) : setFlipGroups(tally.sets),
		...unparsedReport(config, read.candidate),
		...metricReports(tally, config.ordered),
		slices: tally.slices.map(({ column, values }) => ({
			column,
			values: values.map(({ value, matrices }) => ({
				value,
				examples: matrices.candidate.total,
				overall: overallReport(matrices)
			}))
		})),
		provenance: provenanceReport(read, baseline, config.columns, config.model ?? read.model, day)
	};
}
function unparsedReport({ response }, { unparsed }) {
	return response?.showUnparsed === true && unparsed !== void 0 && unparsed.replies > 0 ? { unparsed } : {};
}
function comparisonWords({ comparability, examples }, baseline) {
	switch (comparability.kind) {
		case "paired": {
			const paired = examples - comparability.onlyCandidate;
			const how = comparability.by === "order" ? " by row order" : "";
			return paired === examples ? phrase`all paired${how}` : phrase`${integer$1(paired)} of ${integer$1(examples)} paired${how}`;
		}
		case "unpaired": return phrase`not paired with the baseline`;
		case "incomparable": return phrase`the baseline cannot be compared`;
		case "none": return phrase`${baseline.kind === "first_run" ? "no baseline yet" : baseline.kind === "unusable" ? "the baseline cannot be read" : "no baseline"}`;
	}
}
function provenanceReport(read, baseline, { cluster }, model, day) {
	return {
		candidate: sideReport(read.candidate, cluster),
		...read.gold !== void 0 && { gold: goldReport(read.gold) },
		...read.baseline !== void 0 && (baseline.kind === "used" || baseline.kind === "unusable") && { baseline: {
			...sideReport(read.baseline, cluster),
			origin: originWords(baseline.origin, day),
			from: baseline.origin
		} },
		fingerprint: read.fingerprint,
		...model !== void 0 && { model }
	};
}
function sideReport({ files, roles, parser }, cluster) {
	const column = (role, name) => name === void 0 ? [] : [{
		role,
		name,
		inferred: role !== "text" && roles.inferred.includes(role)
	}];
	return {
		files: files.map(fileReport),
		columns: [
			...column("actual", roles.actual),
			...column("predicted", roles.predicted),
			...column("id", roles.id),
			...column("text", roles.text),
			...roles.slices.map((name, index) => ({
				role: name === cluster && index === roles.slices.length - 1 ? "cluster" : "slice",
				name,
				inferred: false
			}))
		],
		...parser !== void 0 && { parser }
	};
}
function goldReport({ files, id, column }) {
	return {
		files: files.map(fileReport),
		columns: [{
			role: "actual",
			name: column,
			inferred: false
		}, {
			role: "id",
			name: id,
			inferred: false
		}]
	};
}
function fileReport({ name, format, records }) {
	return {
		name,
		format,
		rows: records
	};
}
// lib/src/report/json-text.js
var Facts = class {
	list;
	constructor(list) {
		this.list = list;
	}
};
const BETWEEN_FACTS = /\},\{"(?=[a-z])/g;
function jsonText(document) {
	const text = {
		pieces: [],
		joined: []
	};
	write(document, "", text);
	return `${text.joined.join("")}${text.pieces.join("")}\n`.replaceAll("##[", String.raw`#\u0023[`);
}
const MOST_PIECES = 8e3;
function write(value, indent, text) {
	if (typeof value !== "object") text.pieces.push(JSON.stringify(value));
	else if (value instanceof Facts) writeFacts(value, indent, text);
	else if (isList(value)) writeList(value, indent, text);
	else writeObject(value, indent, text);
}
function writeList(values, indent, text) {
	if (values.every(isPlain)) {
		text.pieces.push(JSON.stringify(values));
		return;
	}
	const deeper = `${indent}  `;
	const next = `,\n${deeper}`;
	let start = `[\n${deeper}`;
	for (const value of values) {
		text.pieces.push(start);
		write(value, deeper, text);
		start = next;
		if (text.pieces.length < MOST_PIECES) continue;
		text.joined.push(text.pieces.join(""));
		text.pieces = [];
	}
	text.pieces.push(`\n${indent}]`);
}
function writeFacts({ list }, indent, text) {
	if (list.length === 0) {
		text.pieces.push("[]");
		return;
	}
	const line = `\n${indent}  `;
	text.pieces.push("[", line, JSON.stringify(list).slice(1, -1).replace(BETWEEN_FACTS, `},${line}{"`), `\n${indent}]`);
}
function writeObject(object, indent, text) {
	const keys = Object.keys(object);
	if (!isSorted(keys)) return writeObject(Object.fromEntries(Object.entries(object).toSorted(([a], [b]) => a < b ? -1 : 1)), indent, text);
	if (Object.values(object).every(isPlain)) {
		text.pieces.push(JSON.stringify(object));
		return;
	}
	const deeper = `${indent}  `;
	const next = `,\n${deeper}`;
	let start = `{\n${deeper}`;
	for (const key of keys) {
		const value = object[key];
		if (value === void 0) continue;
		text.pieces.push(start, "\"", key, "\": ");
		write(value, deeper, text);
		start = next;
	}
	text.pieces.push(`\n${indent}}`);
}
function isSorted(keys) {
	for (let index = 1; index < keys.length; index++) if (keys[index] < keys[index - 1]) return false;
	return true;
}
function isPlain(value) {
	return typeof value !== "object";
}
function isList(value) {
	return Array.isArray(value);
}
// lib/src/report/json-document.js
function reportDocument({ conclusion, summary, problems, evaluations, run, guard }) {
	return {
		version: 1,
		conclusion,
		summary: summary.plainText,
		problems: problems.map(problemJson),
		evaluations: evaluations.map(evaluationJson),
		run: {
			tool: run.tool,
			config: run.config,
			commit: run.commit,
			url: run.url,
			enforced: run.enforced
		},
		config_guard: guard === void 0 ? void 0 : guardJson(guard)
	};
}
function guardJson({ counts, base, changes, other, problem }) {
	return {
		counts,
		base: base === "" ? void 0 : base,
		changes: changes.map(({ kind, words }) => ({
			kind,
			description: words.plainText
		})),
		other: other === void 0 ? void 0 : {
			conclusion: other.conclusion,
			summary: other.summary.plainText
		},
		problem
	};
}
function problemJson({ message, place, advice }) {
	return {
		message,
		place: placeJson(place),
		advice
	};
}
function placeJson(place) {
	return place === void 0 ? void 0 : {
		file: place.file,
		line: place.line,
		column: place.column
	};
}
function evaluationJson({ name, conclusion, status, headline, problems, notices, testSet, thresholds, cautions, measured }) {
	return {
		name,
		conclusion,
		status,
		headline: headline === void 0 ? void 0 : `${headline.claim.plainText}${headline.evidence.plainText}`,
		problems: problems.map(problemJson),
		notices: notices.map((notice) => notice.plainText),
		test_set: testSet === void 0 ? void 0 : {
			file: testSet.file,
			base: testSet.base.sha,
			relation: testSet.base.relation.plainText,
			relabelled: testSet.relabelled,
			added: testSet.added,
			removed: testSet.removed
		},
		thresholds: thresholds.map(thresholdJson),
		cautions: cautions.map((caution) => caution.plainText),
		measured: measured === void 0 ? void 0 : measuredJson(measured)
	};
}
function thresholdJson({ key, words, state, severity, policy, waiver, reason, place, outcome, members }) {
	return {
		key,
		description: words.plainText,
		state,
		severity,
		policy,
		waiver: waiver?.plainText,
		reason,
		place: placeJson(place),
		outcome: outcome === void 0 ? void 0 : `${outcome.subject.plainText} ${outcome.happened.plainText}${outcome.allowed.plainText}`,
		members: members.map(memberJson)
	};
}
function memberJson({ key, label, slice, state, shown, value, baseline, change, support, chance, interval, evidence, reason }) {
	const limits = interval ?? chance?.interval;
	return {
		baseline: baseline?.defined === true ? baseline.value : void 0,
		change,
		class: label,
		detectable: chance?.detectable,
		evidence: evidence.empty ? void 0 : evidence.plainText,
		interval: limits === void 0 ? void 0 : {
			lower: limits.lower,
			upper: limits.upper
		},
		key,
		needed: chance?.needed,
		p_value: chance?.p,
		reason,
		shown: {
			baseline: shown.baseline,
			change: shown.change,
			value: shown.value
		},
		slice: slice === void 0 ? void 0 : {
			column: slice.column,
			value: slice.value
		},
		state,
		support,
		undefined_because: value.defined ? void 0 : value.reason,
		value: value.defined ? value.value : void 0
	};
}
function measuredJson({ scoreWords, costWords, classes, positive, examples, counts, overlaps, comparison, compared, cells, flips, metrics, averages, classMetrics, slices, unparsed, provenance }) {
	const { candidate, gold, baseline, fingerprint, model } = provenance;
	return {
		classes,
		positive,
		examples,
		counts: counts === "examples" ? void 0 : counts,
		comparison: comparison.plainText,
		compared,
		confusion_matrix: new Facts(cells.map(confusionJson)),
		overlaps: overlaps?.map((own) => ({ ...own })),
		metrics: new Facts(wholeMetrics({
			metrics,
			averages
		}).map(metricJson)),
		class_metrics: classMetrics.map((own) => ({
			class: own.name,
			metrics: new Facts(own.metrics.map(metricJson))
		})),
		slices: slices.map(({ column, values }) => ({
			column,
			values: values.map(({ value, examples: size, overall }) => ({
				value,
				examples: size,
				[overall.title === "accuracy" ? "accuracy" : "f1_micro"]: numberJson(overall)
			}))
		})),
		flips: flips.map(flipsJson),
		unparsed: unparsed === void 0 ? void 0 : unparsedJson(unparsed),
		costs: costWords.empty ? void 0 : costWords.plainText,
		scores: scoreWords.empty ? void 0 : scoreWords.plainText,
		provenance: {
			candidate: sideJson(candidate),
			gold: gold === void 0 ? void 0 : sideJson(gold),
			baseline: baseline === void 0 ? void 0 : {
				...originJson(baseline.from),
				...sideJson(baseline)
			},
			fingerprint,
			model
		}
	};
}
function originJson({ name, commit, passedOver }) {
	return {
		origin: name,
		commit: commit === void 0 ? void 0 : {
			sha: commit.sha,
			made: commit.made,
			relation: commit.relation.plainText
		},
		passed_over: passedOver.length === 0 ? void 0 : passedOver.map(({ name: source, why }) => ({
			origin: source,
			why: why.plainText
		}))
	};
}
function wholeMetrics({ metrics, averages }) {
	return [...metrics, ...averages.flatMap(({ macro, micro, weighted, samples }) => [
		macro,
		micro,
		weighted,
		samples
	].filter((own) => own !== void 0))];
}
function confusionJson({ actual, predicted, count, baseline, change }) {
	return {
		actual,
		baseline,
		change,
		count,
		predicted
	};
}
function metricJson({ key, unit, value, baseline, change }) {
	return {
		baseline: baseline?.defined === true ? baseline.value : void 0,
		change,
		key,
		undefined_because: value.defined ? void 0 : value.reason,
		unit,
		value: value.defined ? value.value : void 0
	};
}
function numberJson({ unit, value, change }) {
	return {
		change,
		undefined_because: value.defined ? void 0 : value.reason,
		unit,
		value: value.defined ? value.value : void 0
	};
}
function flipsJson({ title, description, direction, count, examples }) {
	return {
		title,
		description: description.plainText,
		direction,
		count,
		examples: examples.map(({ score, ...example }) => ({
			...example,
			...score !== void 0 && { score: { ...score } }
		}))
	};
}
function unparsedJson({ replies, shown }) {
	return {
		replies,
		shown: shown.map((reply) => ({ ...reply }))
	};
}
function sideJson({ files, columns, parser }) {
	return {
		files: files.map((file) => ({ ...file })),
		columns: columns.map((column) => ({ ...column })),
		parser
	};
}
// lib/src/report/json.js
function reportJson(report) {
	return jsonText(reportDocument(report));
}
function metricsJson({ evaluations }, maxBytes) {
	const entries = (ofClasses) => object(evaluations.flatMap(({ name, measured }) => {
		if (measured === void 0) return [];
		return [[name, object([...wholeMetrics(measured), ...ofClasses ? measured.classMetrics.flatMap((own) => own.metrics) : []].map(metricEntry))]];
	}));
	const everything = isTooLong(evaluations, maxBytes) ? void 0 : entries(true);
	if (everything !== void 0 && Buffer.byteLength(everything) < maxBytes) return everything;
	const whole = entries(false);
	return Buffer.byteLength(whole) < maxBytes ? whole : "{}";
}
function failedThresholdsJson({ evaluations }, maxBytes) {
	const fitting = [];
	let bytes = 2;
	for (const { name, thresholds } of evaluations) for (const { key, state, severity, words } of thresholds) {
		if (state !== "error" && (state !== "fail" || severity !== "fail")) continue;
		const entry = JSON.stringify({
			evaluation: name,
			threshold: key,
			state,
			description: words.plainText
		});
		bytes += Buffer.byteLength(entry) + 1;
		if (bytes >= maxBytes) return `[${fitting.join(",")}]`;
		fitting.push(entry);
	}
	return `[${fitting.join(",")}]`;
}
function isTooLong(evaluations, maxBytes) {
	let bytes = 0;
	for (const { measured } of evaluations) for (const { metrics } of measured?.classMetrics ?? []) {
		for (const { key } of metrics) bytes += key.length;
		if (bytes >= maxBytes) return true;
	}
	return false;
}
function metricEntry({ key, value }) {
	return [key, value.defined ? JSON.stringify(value.value) : "null"];
}
function object(entries) {
	return `{${entries.toSorted(([a], [b]) => a < b ? -1 : a > b ? 1 : 0).map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(",")}}`;
}
// lib/src/report/visible.js
const HIDDEN_CLASS = String.raw`\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB`;
const JOINING_SCRIPTS = [
	"Arab",
	"Syrc",
	"Mong",
	"Nkoo",
	"Deva",
	"Beng",
	"Guru",
	"Gujr",
	"Orya",
	"Taml",
	"Telu",
	"Knda",
	"Mlym",
	"Sinh",
	"Khmr",
	"Mymr"
].map((script) => String.raw`\p{Script=${script}}`).join("");
const AT_WORK = [
	String.raw`\u200D(?<=\p{Extended_Pictographic}\p{Emoji_Modifier}?\uFE0F?\u200D)(?=\p{Extended_Pictographic})`,
	String.raw`\p{Variation_Selector}(?<=[\p{Extended_Pictographic}\p{Script=Han}\p{Script=Mongolian}]\p{Variation_Selector}|[\d#*]\uFE0F(?=\u20E3))`,
	String.raw`[\u{E0061}-\u{E007A}\u{E007F}](?<=\u{1F3F4}[\u{E0061}-\u{E007A}]{1,6}\u{E007F}?)`,
	String.raw`[\u200C\u200D](?<=[${JOINING_SCRIPTS}][\u200C\u200D])(?=[${JOINING_SCRIPTS}])`
].join("|");
const suspect = once(() => new RegExp(`[${HIDDEN_CLASS}]`, "u"));
const suspectInName = once(() => new RegExp(String.raw`[${HIDDEN_CLASS}]|(?![ \u3000])\p{Zs}`, "u"));
const hidden = once(() => new RegExp(`${AT_WORK}|([${HIDDEN_CLASS}])`, "gu"));
const hiddenInName = once(() => new RegExp(String.raw`${AT_WORK}|([${HIDDEN_CLASS}]|(?![ \u3000])\p{Zs})`, "gu"));
const joining = once(() => new RegExp(String.raw`[\p{M}\p{Emoji_Modifier}\p{Regional_Indicator}\p{Join_Control}\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF\u{E0000}-\u{E0FFF}]`, "gu"));
const segmenter = once(() => new Intl.Segmenter("en", { granularity: "grapheme" }));
const SIMPLE = /^[ -~\u00A1-\u00AC\u00AE-\u02FF\u0370-\u0482\u048A-\u052F\u2010-\u2027\u2030-\u205E\u2190-\u22FF]*$/;
const MOST_CODE_POINTS = 12;
const FEW_JOINED = 5;
const UNITS = 4;
function visibleName(text, most) {
	return visible(text, most, (part) => withCodes(part.replaceAll("\n", String.raw`\n`).replaceAll("\r", String.raw`\r`).replaceAll("	", String.raw`\t`), suspectInName, hiddenInName));
}
function visibleText(text, most) {
	return visible(text, most, (part) => withCodes(part.replace(/\s*[\r\n\v\f\u0085\u2028\u2029]\s*/g, " ").replaceAll("	", " "), suspect, hidden));
}
function visible(text, most, shown) {
	if (SIMPLE.test(text)) return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
	const part = text.slice(0, most * UNITS);
	const whole = part.length < text.length ? part.replace(/[\uD800-\uDBFF]$/, "") : text;
	const line = shown(whole);
	const points = Array.from(line);
	const joined = SIMPLE.test(line) ? 0 : line.match(joining())?.length ?? 0;
	if (joined === 0 || joined <= FEW_JOINED && points.length <= most) return cut(points, most, whole.length < text.length);
	const graphemes = [];
	for (const { segment } of segmenter().segment(line)) {
		if (graphemes.length > most) break;
		const own = Array.from(segment);
		graphemes.push(own.length <= MOST_CODE_POINTS ? segment : `${own.slice(0, MOST_CODE_POINTS).join("")}…`);
	}
	return cut(graphemes, most, whole.length < text.length);
}
function cut(graphemes, most, more) {
	if (graphemes.length > most) return `${graphemes.slice(0, most - 1).join("")}…`;
	return `${graphemes.join("")}${more ? "…" : ""}`;
}
function withCodes(text, mayHide, hiddenIn) {
	return SIMPLE.test(text) || !mayHide().test(text) ? text : text.replace(hiddenIn(), byCode);
}
function byCode(character, unseen) {
	return unseen === void 0 ? character : `\\u{${(unseen.codePointAt(0) ?? 0).toString(16)}}`;
}
function once(make) {
	let made;
	return () => made ??= make();
}
// lib/src/report/escape.js
const ZERO_WIDTH_SPACE = "​";
const LABEL_GRAPHEMES = 60;
const WORDS_GRAPHEMES = 1e3;
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
function code(text, most = LABEL_GRAPHEMES) {
	const shown = visibleName(text, most);
	if (shown.trim() === "") return shown === "" ? "(empty)" : "(blank)";
	return leftToRight(shown.includes("|") ? `<code>${entities(shown)}</code>` : codeSpan(shown));
}
function codeSpan(shown) {
	const longestRun = shown.includes("`") ? Math.max(...[...shown.matchAll(/`+/g)].map(([run]) => run.length)) : 0;
	const fence = "`".repeat(longestRun + 1);
	const pad = /^`|`$|^ .* $/.test(shown) ? " " : "";
	return `${fence}${pad}${withoutMentions(shown)}${pad}${fence}`;
}
function codeBlock(lines, most) {
	const shown = lines.map((line) => withoutMentions(visibleText(line, most))).filter((line) => line.trim() !== "");
	const longestRun = Math.max(2, ...shown.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)));
	const fence = "`".repeat(longestRun + 1);
	return [
		fence,
		...shown,
		fence
	];
}
function prose(text, most) {
	return atLineStart(inline(text, most));
}
function message(text, most) {
	return atLineStart(inlineMessage(text, most));
}
function markdown({ parts }) {
	return atLineStart(parts.map((part) => typeof part === "string" ? inlineMessage(part, WORDS_GRAPHEMES) : code(part.label)).join(""));
}
function inlineMessage(text, most) {
	const parts = visibleText(text, most).split("`");
	const odd = parts.length % 2 === 0 ? parts.length - 1 : parts.length;
	return parts.map((part, index) => {
		if (index === odd) return inline(`\`${part}`, most);
		if (index % 2 === 0) return inline(part, most);
		return part === "" ? inline("``", most) : code(part, most);
	}).join("");
}
function inline(text, most) {
	return leftToRight(withoutReferences(withoutMentions(visibleText(text, most))).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace(/[\\`*_[\]#~|]/g, String.raw`\$&`).replaceAll("$", () => "<span>$</span>"));
}
function atLineStart(shown) {
	return shown.replace(/^\s+/, " ").replace(/^( ?)([-+=])/, String.raw`$1\$2`).replace(/^( ?\d+)([.)])/, String.raw`$1\$2`);
}
function html(text, most = LABEL_GRAPHEMES) {
	return leftToRight(entities(withoutReferences(visibleName(text, most))).replaceAll("&#36;", () => "<span>&#36;</span>"));
}
function entities(text) {
	return withoutLinks(withoutMentions(text)).replace(/[!-/:-@[-`{-~]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
function leftToRight(shown) {
	return RIGHT_TO_LEFT.test(shown) ? `&lrm;${shown}&lrm;` : shown;
}
function withoutMentions(text) {
	return text.replaceAll("@", `@${ZERO_WIDTH_SPACE}`);
}
function withoutLinks(text) {
	return text.replaceAll("://", `:${ZERO_WIDTH_SPACE}//`).replace(/(www)(?=\.)/gi, `$1${ZERO_WIDTH_SPACE}`);
}
function withoutReferences(text) {
	return withoutLinks(text).replace(/#(?=\d)/g, `#${ZERO_WIDTH_SPACE}`).replace(/\b(GH-)(?=\d)/gi, `$1${ZERO_WIDTH_SPACE}`).replace(/:(?=[\w+-]+(?::|$))/g, `:${ZERO_WIDTH_SPACE}`).replace(/\b(?=\d*[a-f])[0-9a-f]{7,}\b/gi, (digits) => digits.replace(/.{6}(?=.)/g, `$&${ZERO_WIDTH_SPACE}`));
}
function terminal({ parts }) {
	const name = (label) => /^[\d.,-]+$/.test(label) ? `"${label}"` : terminalName(label);
	return withoutCommands(parts.map((part) => typeof part === "string" ? visibleText(part, WORDS_GRAPHEMES) : part.isCommit === true ? terminalName(part.label) : name(part.label)).join(""));
}
function terminalName(text, most = LABEL_GRAPHEMES) {
	const shown = visibleName(text, most);
	return withoutCommands(isOneWord(shown) ? shown : `"${shown.replaceAll("\"", String.raw`\"`)}"`);
}
function isOneWord(shown) {
	return /^[\w.:!?'/\\@&%#*+()<>=…-]+$/.test(shown) || /^[\p{L}\p{M}\p{N}\p{Extended_Pictographic}_.:!?'/\\@&%#*+()<>=…-]+$/u.test(shown);
}
function terminalText(text, most = WORDS_GRAPHEMES) {
	return withoutCommands(visibleText(text, most));
}
function withoutCommands(text) {
	return text.replace(/^(\s*:)(?=:)/, "$1 ").replaceAll("##[", "# #[");
}
// lib/src/report/markdown/detail.js
const EVERYTHING = {
	flips: Infinity,
	text: 1e3,
	classes: Infinity,
	slices: Infinity,
	metrics: true,
	provenance: true,
	matrix: true,
	thresholds: Infinity,
	members: Infinity,
	problems: Infinity,
	message: 1e3,
	advice: true,
	evaluations: Infinity
};
const FULL = {
	...EVERYTHING,
	flips: 20,
	text: 160,
	classes: 1e3,
	slices: 40,
	thresholds: 1e3,
	members: 50,
	problems: 50
};
const FEWER_CLASSES = {
	...FULL,
	classes: 40
};
const WITHOUT_METRICS = {
	...FEWER_CLASSES,
	metrics: false
};
const WITHOUT_TABLES = {
	...WITHOUT_METRICS,
	classes: 0,
	slices: 0
};
const FEWER_FLIPS = {
	...WITHOUT_TABLES,
	flips: 5,
	text: 80,
	members: 10,
	problems: 20
};
const MATRIX_AND_THRESHOLDS = {
	...FEWER_FLIPS,
	flips: 0,
	provenance: false,
	thresholds: 50,
	members: 5,
	evaluations: 50
};
const THRESHOLDS = {
	...MATRIX_AND_THRESHOLDS,
	matrix: false,
	thresholds: 25,
	members: 3,
	problems: 10,
	evaluations: 20
};
const LEVELS = [
	FULL,
	FEWER_CLASSES,
	WITHOUT_METRICS,
	WITHOUT_TABLES,
	FEWER_FLIPS,
	MATRIX_AND_THRESHOLDS,
	THRESHOLDS,
	{
		...THRESHOLDS,
		thresholds: 5,
		members: 0,
		problems: 3,
		message: 300,
		advice: false,
		evaluations: 10
	}
];
function first(list, most, what, { leftOut }) {
	if (list.length <= most) return list;
	leftOut.add(most === 0 ? what : `most ${what}`);
	return list.slice(0, most);
}
// lib/src/report/markdown/problems.js
const ADVICE_GRAPHEMES = 1e3;
function problemList(problems, rendering) {
	const { detail } = rendering;
	const shown = first(problems, detail.problems, "problems", rendering);
	const more = problems.length - shown.length;
	return [...shown.map((problem) => `- ${problemText(problem, rendering).join("\n  ")}`), ...more > 0 ? [`- … and ${integer$1(more)} more`] : []].join("\n");
}
function problemText({ message: words, place, advice }, { detail }) {
	const what = `${place === void 0 ? "" : `${code(describePlace(place), 120)}: `}${message(words.trim(), detail.message)}`;
	return advice === void 0 || !detail.advice ? [what] : adviceText(what, advice.split("\n"));
}
function adviceText(what, advice) {
	const lines = [what];
	for (let at = 0; at < advice.length;) {
		const block = advice.slice(at).findIndex((line) => !isCode(line));
		const end = block === -1 ? advice.length : at + block;
		if (end > at) {
			lines.push(...codeBlock(advice.slice(at, end), ADVICE_GRAPHEMES));
			at = end;
		} else {
			const sentence = message((advice[at] ?? "").trim(), ADVICE_GRAPHEMES);
			if (sentence !== "") lines.push(/^`{3,}$/.test(lines.at(-1) ?? "") ? sentence : `<br>${sentence}`);
			at++;
		}
	}
	return lines;
}
function isCode(line) {
	return /^\s+\S|^[a-z_]+:(?:$| [{["])/.test(line);
}
// lib/src/report/markdown/alert.js
const KINDS = {
	bad: "CAUTION",
	warning: "WARNING",
	note: "NOTE"
};
function alert(report, rendering) {
	const [worst] = worstFirst(report.evaluations);
	if (report.problems.length > 0) return quoted("bad", problemList(report.problems, rendering));
	if (worst === void 0 || worst.tone === "good") return "";
	const words = report.evaluations.length === 1 ? singleWords(worst, rendering) : severalWords(worst);
	return words === "" ? "" : quoted(worst.tone, words + reportedOnly(report));
}
function alertHasProblems({ problems, evaluations }) {
	return problems.length === 0 && evaluations.length === 1;
}
function alertHasNotice(report) {
	const [single] = report.evaluations;
	return alertHasProblems(report) && single !== void 0 && single.problems.length === 0 && single.headline === void 0 && single.tone !== "good";
}
function singleWords({ problems, headline, notices: [notice] }, rendering) {
	if (problems.length > 0) return problemList(problems, rendering);
	if (headline !== void 0) return headlineWords(headline);
	return notice === void 0 ? "" : markdown(notice);
}
function severalWords({ name, problems: [problem], headline, notices: [notice] }) {
	if (problem !== void 0) return `**${code(name)}**: ${message(problem.message.trim(), 300)}`;
	if (headline !== void 0) return `${code(name)}: ${headlineWords(headline)}`;
	return notice === void 0 ? "" : `**${code(name)}**: ${markdown(notice)}`;
}
function headlineWords({ claim, evidence }) {
	return `**${markdown(capital(claim)).trim()}**${markdown(evidence).trimEnd()}.`;
}
function reportedOnly({ run, conclusion }) {
	return run.enforced || conclusion !== "fail" ? "" : " Reported only: `enforce` is `false`.";
}
function quoted(tone, text) {
	return [`[!${KINDS[tone]}]`, ...text.split("\n")].map((line) => `> ${line}`).join("\n");
}
// lib/src/report/markdown/table.js
const RULES = {
	left: ":--",
	right: "--:",
	centre: ":-:"
};
function table(head, alignments, rows) {
	const line = (cells) => `| ${head.map((_, index) => cells[index] ?? "").join(" | ")} |`;
	return [
		line(head),
		`|${head.map((_, index) => RULES[alignments[index] ?? "left"]).join("|")}|`,
		...rows.map(line)
	].join("\n");
}
function unbroken(cell) {
	return cell.replaceAll(/ (?!\()/g, "\xA0");
}
function details(summary, body) {
	return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}
// lib/src/report/markdown/flips.js
function flipsSection(groups, rendering) {
	if (groups.length === 0) return "";
	const title = groups.map(({ title: name, count }, index) => index === 0 ? `<b>${integer$1(count)} ${name}</b>` : `${integer$1(count)} ${name}`).join(" · ");
	const blocks = groups.map((group) => groupText(group, rendering));
	return rendering.detail.flips === 0 ? title : details(title, blocks.join("\n\n"));
}
function groupText({ title, count, description, examples, uniform }, rendering) {
	const { detail } = rendering;
	const shown = first(examples, detail.flips, "flipped examples", rendering);
	const withText = shown.some(({ text }) => text !== void 0);
	const withScore = shown.some(({ score }) => score !== void 0);
	const grid = table([
		`id${withText ? roomFor(shown) : ""}`,
		...withText ? ["text"] : [],
		...uniform ? [] : ["actual", "was → is"],
		...withScore ? [unbroken("score was → is")] : []
	], [], shown.map(({ id, row, place, text, actual, baseline, candidate, score }) => [
		`${id === void 0 ? `${place === void 0 ? "row" : "document"} ${integer$1(row)}` : code(id, 80)}${place === void 0 ? "" : ` ${place[0]}–${place[1]}`}`,
		...withText ? [prose(text ?? "", detail.text)] : [],
		...uniform ? [] : [code(actual), `${code(baseline)} → ${code(candidate)}`],
		...withScore ? [unbroken(`${scoreText(score?.baseline)} → ${scoreText(score?.candidate)}`)] : []
	]));
	const more = count > shown.length ? `\n\n… and ${integer$1(count - shown.length)} more` : "";
	return `**${integer$1(count)} ${title}** (${markdown(description)})\n\n${grid}${more}`;
}
function scoreText(score) {
	return score === void 0 ? "–" : score.toFixed(2);
}
function roomFor(examples) {
	const longest = Math.max(...examples.map(({ id = "" }) => id.length));
	return "\xA0".repeat(Math.min(2 * longest, 40));
}
// lib/src/report/markdown/marks.js
const WARNING = "⚠️";
const STATE_MARKS = {
	pass: "✅",
	fail: "❌",
	waived: WARNING,
	inconclusive: "⚪",
	skipped: "⏭️",
	error: "⛔"
};
const CELL_MARKS = {
	right: "🟩",
	worse: "🟥",
	wrong: "⬜"
};
const ADVICE = "💡";
const COSTLIEST = "💰";
function conclusionMark(conclusion) {
	return STATE_MARKS[conclusion];
}
function evaluationMark({ conclusion, tone }) {
	return tone === "warning" ? WARNING : STATE_MARKS[conclusion];
}
function reportMark({ conclusion, evaluations, guard }) {
	const looser = guard?.changes.some(({ kind }) => kind === "loosened") === true;
	return conclusion === "pass" && (looser || evaluations.some(({ tone }) => tone === "warning")) ? WARNING : STATE_MARKS[conclusion];
}
function thresholdMark({ state, severity }) {
	return state === "fail" && severity === "warn" ? WARNING : STATE_MARKS[state];
}
function memberMark({ state }, { severity }) {
	return state === "error" ? STATE_MARKS.error : severity === "warn" ? WARNING : STATE_MARKS.fail;
}
// lib/src/report/markdown/matrix.js
const WIDEST_HEAD = 100;
const LONGEST_NAME = 60;
function matrixSection({ matrix, confusions, classes, counts, overlaps, overlapWords, costWords }) {
	const notes = [overlapWords, costWords].filter(({ empty }) => !empty).map((words) => `\n\n${words === costWords ? `${COSTLIEST} ` : ""}${markdown(words)}`);
	const grid = `${matrixTable(matrix)}${notes.join("")}`;
	if (counts === "labels") return `${matrix.complete ? "" : `The ${integer$1(matrix.rows.length)} labels with the most errors, of ${integer$1(classes.length)}:\n\n`}${grid}${insteadTable(overlaps ?? [])}`;
	if (matrix.complete) return grid;
	return `The ${integer$1(matrix.rows.length)} most confused of ${integer$1(classes.length)} classes:\n\n${grid}${pairs(confusions)}`;
}
function labelRows({ columns, rows, total }) {
	const row = ({ cells, support, recall, precision, f1 }) => [
		...cells.map(cellText),
		integer$1(support),
		...[
			recall,
			precision,
			f1
		].map((own) => own === void 0 ? "" : unbroken(numberWithChange(own)))
	];
	return table([
		"label",
		...columns.map(({ name }) => `_${name}_`),
		"support",
		"recall",
		"precision",
		"F1"
	], [
		"left",
		...columns.map(() => "right"),
		"right",
		"right",
		"right",
		"right"
	], [...rows.map((own) => [`**${code(own.name)}**`, ...row(own)]), ...total === void 0 ? [] : [[`**${total.name}**`, ...row(total)]]]);
}
function matrixTable(matrix) {
	if (matrix.total !== void 0) return labelRows(matrix);
	const { columns, rows, spurious, overall } = matrix;
	const numbered = columns.reduce((sum, { name }) => sum + Math.min(name.length, LONGEST_NAME), 0) > WIDEST_HEAD;
	return table([
		"actual ↓ · predicted →",
		...columns.map(({ name, kind }, index) => kind !== "class" ? `_${name}_` : numbered ? `**${index + 1}**` : code(name)),
		"support",
		"recall"
	], [
		"left",
		...columns.map(() => "right"),
		"right",
		"right"
	], [
		...rows.map(({ name, cells, support, recall }, index) => [
			`${numbered ? `**${index + 1}**\u00A0` : ""}**${code(name)}**`,
			...cells.map(cellText),
			integer$1(support),
			unbroken(numberWithChange(recall))
		]),
		...spurious === void 0 ? [] : [[
			`_${spurious.name}_`,
			...spurious.cells.map(cellText),
			"",
			""
		]],
		[
			"**precision**",
			...columns.map(({ precision }) => precision === void 0 ? "" : unbroken(numberWithChange(precision))),
			"",
			`**${unbroken(overall.title)} ${unbroken(numberWithChange(overall))}**`
		]
	]);
}
const INSTEAD = 8;
function insteadTable(overlaps) {
	const shown = overlaps.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count).slice(0, INSTEAD);
	if (shown.length === 0) return "";
	const changed = shown.some(({ change }) => change !== void 0);
	return `\n\n${details("Missed with what instead", table([
		"missed",
		"with what instead",
		"examples",
		...changed ? ["change"] : []
	], [
		"left",
		"left",
		"right",
		"right"
	], shown.map(({ actual, predicted, count, change = 0 }) => [
		code(actual),
		code(predicted),
		integer$1(count),
		...changed ? [change === 0 ? "" : formatChange("count", change)] : []
	])))}`;
}
function cellText({ count, change = 0, mark, costliest }) {
	if (count === 0 && change === 0) return "·";
	return unbroken(`${mark === "right" && count === 0 ? "" : `${CELL_MARKS[mark]} `}${costliest === true ? `${COSTLIEST} ` : ""}${integer$1(count)}${change === 0 ? "" : ` (${formatChange("count", change)})`}`);
}
function pairs({ by, pairs: list }) {
	if (list.length === 0) return "";
	const changed = by === "changed";
	const grid = table([
		"actual",
		"predicted",
		...changed ? [unbroken("was → is"), "change"] : ["examples"]
	], [
		"left",
		"left",
		"right",
		"right"
	], list.map(({ actual, predicted, count, baseline = 0, change = 0 }) => [
		code(actual),
		code(predicted),
		...changed ? [unbroken(`${integer$1(baseline)} → ${integer$1(baseline + change)}`), `${change > 0 ? "🟥" : "🟩"}\u00A0${formatChange("count", change)}`] : [integer$1(count)]
	]));
	return `\n\n${changed ? "The confusions that changed most, what got worse first" : "The most frequent confusions"}:\n\n${grid}`;
}
// lib/src/report/markdown/metric-tables.js
const CLASSES_SIDE_BY_SIDE = 4;
function metricTables(measured, rendering) {
	const { perClass, slices, counts } = measured;
	const { detail } = rendering;
	const parts = [
		{
			title: "Per class",
			text: classTable(perClass, rendering)
		},
		...slices.map((slice) => ({
			title: `by ${html(slice.column)}`,
			text: sliceTable(slice, counts, rendering)
		})),
		{
			title: "all metrics",
			text: detail.metrics ? allMetrics(measured) : ""
		}
	].filter(({ text }) => text !== "");
	if (!detail.metrics) rendering.leftOut.add("the tables of all metrics");
	const title = parts.map((part) => part.title).join(" · ");
	return parts.length === 0 ? "" : details(`${title.charAt(0).toUpperCase()}${title.slice(1)}`, parts.map(({ text }) => text).join("\n\n"));
}
function classTable(perClass, rendering) {
	const most = rendering.detail.classes;
	const shown = first(perClass.length <= most ? perClass : perClass.toSorted((a, b) => worsening(b) - worsening(a)), most, "rows of the per-class tables", rendering);
	if (shown.length === 0) return "";
	const grid = table([
		"class",
		"support",
		"precision",
		"recall",
		"F1",
		"missed",
		"false alarms"
	], [
		"left",
		"right",
		"right",
		"right",
		"right",
		"right",
		"right"
	], shown.map((row) => [
		code(row.name),
		integer$1(row.support),
		...[
			row.precision,
			row.recall,
			row.f1,
			row.missed,
			row.falseAlarms
		].map(number)
	]));
	return perClass.length > shown.length ? `${grid}\n\n… and ${integer$1(perClass.length - shown.length)} more classes` : grid;
}
function worsening({ missed }) {
	return missed.change ?? (missed.value.defined ? missed.value.value : 0);
}
function sliceTable({ column, values }, counts, rendering) {
	const most = rendering.detail.slices;
	const shown = first(values.length <= most ? values : values.toSorted((a, b) => b.examples - a.examples), most, "rows of the tables of slices", rendering);
	if (shown.length === 0) return "";
	const grid = table([
		code(column),
		counts === "examples" ? counts : `gold ${counts}`,
		values[0]?.overall.title ?? ""
	], [
		"left",
		"right",
		"right"
	], shown.map(({ value, examples, overall }) => [
		code(value),
		integer$1(examples),
		number(overall)
	]));
	return values.length > shown.length ? `${grid}\n\n… and ${integer$1(values.length - shown.length)} more values` : grid;
}
function allMetrics({ metrics, averages, classMetrics }) {
	const kinds = AVERAGES.filter((kind) => averages.some((own) => own[kind] !== void 0));
	const ofClasses = classMetrics.length > CLASSES_SIDE_BY_SIDE ? [] : classMetrics;
	const tables = [table(["metric", "value"], ["left", "right"], metrics.filter(speaks).map((metric) => [prose(metric.title, 80), number(metric)])), table(["average", ...kinds], ["left", ...kinds.map(() => "right")], averages.map((own) => [prose(own.title, 80), ...kinds.map((kind) => metricCell(own[kind]))]))];
	if (ofClasses.length > 0) tables.push(table(["of a class", ...ofClasses.map(({ name }) => code(name))], ["left", ...ofClasses.map(() => "right")], (ofClasses[0]?.metrics ?? []).map(({ title }, index) => [prose(title, 80), ...ofClasses.map((own) => metricCell(own.metrics[index]))])));
	return tables.join("\n\n");
}
function metricCell(metric) {
	return metric === void 0 ? "" : number(metric);
}
const OUTCOME_RATES = new Set(OUTCOMES.map((outcome) => `${outcome}_rate`));
function speaks({ key, value, baseline }) {
	return !OUTCOME_RATES.has(key) || [value, baseline].some((side) => side?.defined === true && side.value > 0);
}
function number(of) {
	return unbroken(numberWithChange(of));
}
// lib/src/report/markdown/provenance.js
const FILES$1 = 10;
function provenanceSection({ provenance, classes }) {
	const { candidate, gold, baseline, model, fingerprint } = provenance;
	return details("Provenance", [
		...sideLines("candidate", candidate),
		...gold === void 0 ? [] : sideLines("gold", gold),
		...baseline === void 0 ? [] : sideLines("baseline", baseline),
		...model === void 0 ? [] : [`- model: ${code(model, 120)}`],
		`- ${plural(classes.length, "class", "classes")}; fingerprint of the examples: ${code(fingerprint)} (ids and gold labels, whatever their order)`
	].join("\n"));
}
function sideLines(title, { files, columns, parser }) {
	const shown = files.slice(0, FILES$1).map(({ name, format, rows }) => `${code(name, 120)} (${format}, ${plural(rows, "row")})`);
	const more = files.length > FILES$1 ? ` and ${integer$1(files.length - FILES$1)} more files` : "";
	const roles = columns.map(({ role, name, inferred }) => `${role} = ${code(name)}${inferred ? " (inferred)" : ""}`);
	const read = parser === void 0 ? [] : [`  - labels were read from replies by the parser ${code(parser)} (of steps and label set)`];
	return [
		`- ${title}: ${shown.join(", ")}${more}`,
		`  - columns: ${roles.join(", ")}`,
		...read
	];
}
// lib/src/report/expansion.js
function failingMembers({ members }) {
	return members.filter(({ state }) => state === "fail" || state === "error");
}
function expansionWords(threshold) {
	const { reason = "" } = threshold;
	const members = threshold.members.filter(({ pooled }) => pooled === void 0);
	const count = (wanted) => members.filter(({ state }) => state === wanted).length;
	const [few, noise, passed] = [
		count("too_few"),
		count("inconclusive"),
		count("pass")
	];
	const judged = members.length - few;
	if (judged === 0) return reason;
	return [`${passed === judged ? `all ${integer$1(judged)} pass` : `${integer$1(passed)} of ${integer$1(judged)} pass`}${noise > 0 ? `, ${integer$1(noise)} within noise` : ""}${sensitivity(threshold)}`, ...few > 0 ? [`${integer$1(few)} too few to judge`] : []].join("; ");
}
function sensitivity({ members, policy, unit, shrinks }) {
	if (policy !== "significant") return "";
	const visible = members.flatMap(({ state, chance, pooled }) => pooled === void 0 && state !== "too_few" && chance?.detectable !== void 0 ? [chance.detectable] : []);
	if (visible.length === 0) return "";
	const [least, most] = [Math.min(...visible), Math.max(...visible)];
	const size = (value) => formatChange(unit, value).slice(1);
	const points = unit === "fraction" ? " points" : "";
	return `, and would show ${shrinks ? "drops" : "rises"} of ${size(least) === size(most) ? size(least) : `${size(least)} to ${size(most)}`}${points}`;
}
// lib/src/report/markdown/thresholds.js
const ORDER$1 = {
	error: 0,
	fail: 1,
	waived: 2,
	inconclusive: 3,
	skipped: 4,
	pass: 5
};
function thresholdsSection(thresholds, rendering) {
	if (thresholds.length === 0) return "";
	const most = rendering.detail.thresholds;
	const shown = first(thresholds.length <= most ? thresholds : thresholds.toSorted((a, b) => ORDER$1[a.state] - ORDER$1[b.state] || Number(a.severity === "warn") - Number(b.severity === "warn")), most, "thresholds", rendering);
	const compared = shown.some(({ members }) => members.some(({ baseline }) => baseline !== void 0));
	const grid = table([
		"",
		"threshold",
		"value",
		...compared ? ["baseline", "change"] : [],
		""
	], [
		"centre",
		"left",
		"right",
		...compared ? ["right", "right"] : [],
		"left"
	], shown.flatMap((threshold) => [...rowsOf(threshold, compared, rendering), ...threshold.waiver === void 0 ? [] : [waiverRow(threshold.waiver, compared)]]));
	const hidden = thresholds.length - shown.length;
	return hidden > 0 ? `${grid}\n\n… and ${plural(hidden, "more threshold")}, none of them worse than these.` : grid;
}
function waiverRow(waiver, compared) {
	return [
		"",
		`↳ ${markdown(waiver)}`,
		"",
		...compared ? ["", ""] : [],
		""
	];
}
function rowsOf(threshold, compared, rendering) {
	const { members, words, reason = "" } = threshold;
	const [only] = members;
	const row = (mark, what, { value, baseline, change }, last) => compared ? [
		mark,
		what,
		unbroken(value),
		unbroken(baseline),
		change,
		last
	] : [
		mark,
		what,
		unbroken(value),
		last
	];
	const mark = thresholdMark(threshold);
	if (only === void 0) return [row(mark, markdown(words), {
		value: "–",
		baseline: "",
		change: ""
	}, message(reason, rendering.detail.message))];
	if (members.length === 1 && only.state !== "too_few") return [row(mark, markdown(words), only.shown, markdown(only.evidence))];
	const bad = failingMembers(threshold);
	const listed = first(bad, rendering.detail.members, "failing classes and slices", rendering);
	const more = bad.length - listed.length;
	return [
		row(mark, markdown(words), NO_NUMBERS, message(expansionWords(threshold), rendering.detail.message)),
		...listed.map((member) => row(memberMark(member, threshold), `↳ ${markdown(member.subject)}`, member.shown, markdown(member.evidence))),
		...more > 0 ? [row("", `↳ … and ${integer$1(more)} more`, NO_NUMBERS, "")] : []
	];
}
const NO_NUMBERS = {
	value: "",
	baseline: "",
	change: ""
};
// lib/src/report/markdown/unparsed.js
const REASON = 160;
function unparsedSection(unparsed, { detail, leftOut }) {
	if (unparsed === void 0) return "";
	if (detail.flips === 0) {
		leftOut.add("replies that could not be read");
		return "";
	}
	const { replies, shown } = unparsed;
	const rows = shown.map(({ text, reason, count }) => [
		prose(text, detail.text),
		prose(reason, REASON),
		integer$1(count)
	]);
	return details(`${plural(replies, "reply", "replies")} could not be read`, `${table([
		"reply",
		"why",
		"times"
	], [
		"left",
		"left",
		"right"
	], rows)}${restOf(unparsed)}`);
}
function restOf({ replies, shown }) {
	const rest = replies - shown.reduce((sum, { count }) => sum + count, 0);
	return rest === 0 ? "" : `\n\n… and ${plural(rest, "more reply", "more replies")}`;
}
// lib/src/report/markdown/evaluation.js
function* evaluationSections(evaluation, said, rendering) {
	const { measured, thresholds, cautions, problems, notices } = evaluation;
	const { detail, leftOut } = rendering;
	if (!said.problems && problems.length > 0) yield problemList(problems, rendering);
	if (measured !== void 0) yield introduction$1(evaluation, measured, said);
	yield notices.slice(said.firstNotice ? 1 : 0).map(markdown).join(" ");
	if (measured !== void 0 && detail.matrix) yield matrixSection(measured);
	yield thresholdsSection(thresholds, rendering);
	if (detail.metrics && cautions.length > 0) yield details(cautions.length === 1 ? "A threshold that sees little" : "Thresholds that see little", cautions.map((caution) => `- ${markdown(caution)}`).join("\n"));
	if (measured === void 0) return;
	if (!measured.scoreWords.empty) yield `${ADVICE} ${markdown(measured.scoreWords)}`;
	yield flipsSection(measured.flips, rendering);
	yield unparsedSection(measured.unparsed, rendering);
	yield metricTables(measured, rendering);
	if (detail.provenance) yield provenanceSection(measured);
	if (!detail.matrix) leftOut.add("the matrix");
	if (!detail.provenance) leftOut.add("the provenance");
}
function introduction$1({ name, named }, { examples, counts, comparison, positive, provenance }, said) {
	return [
		...named && !said.name ? [`**${prose(name, 80)}**`] : [],
		`${plural(examples, counts === "entities" ? "document" : "example")}, ${markdown(comparison)}`,
		...provenance.baseline === void 0 ? [] : [`baseline ${markdown(provenance.baseline.origin)}`],
		...positive === void 0 ? [] : [`positive class ${code(positive)}`],
		...provenance.model === void 0 ? [] : [`model ${code(provenance.model, 120)}`]
	].join(" · ");
}
// lib/src/report/guard-words.js
function guardTitle({ changes, problem, base }) {
	const since = base === "" ? NOTHING$2 : phrase` (compared with ${commitLabel(base)}, where it began)`;
	if (problem !== void 0) return phrase`Whether this change loosens its own gate cannot be told${since}: ${problem}.`;
	return phrase`This change ${changes.some(({ kind }) => kind === "loosened") ? "loosens" : "edits"} its own gate${since}:`;
}
function otherWords({ counts, other }) {
	if (other === void 0) return NOTHING$2;
	return phrase`${counts === "head" ? "By the config as it was" : "The config as it was counts. By that of this change"}: ${other.conclusion}. ${capital(other.summary)}.`;
}
// lib/src/report/markdown/guard.js
function guardSection(guard, rendering) {
	const { changes } = guard;
	const shown = first(changes, rendering.detail.members, "changes of the config", rendering);
	const hidden = changes.length - shown.length;
	return [
		`${WARNING} **${markdown(guardTitle(guard))}**`,
		...changes.length === 0 ? [] : [[...shown.map(({ kind, words }) => `- ${kind === "changed" ? "" : `${kind}: `}${markdown(words)}`), ...hidden > 0 ? [`- … and ${plural(hidden, "more change")}`] : []].join("\n")],
		...guard.other === void 0 ? [] : [markdown(otherWords(guard))]
	].join("\n\n");
}
// lib/src/report/markdown/whole-blocks.js
const NOTE = "… cut here: the report is longer than fits. More is in `report.json`.";
const CLOSED = "</details>";
function wholeBlocks(text, maxBytes) {
	const kept = [];
	let bytes = Buffer.byteLength(NOTE) + 1;
	let open = 0;
	for (const block of text.trimEnd().split("\n\n")) {
		const opens = open + (block.startsWith("<details>") ? 1 : 0) - (block === CLOSED ? 1 : 0);
		const after = bytes + Buffer.byteLength(block) + 2;
		if (kept.length > 0 && after + Math.max(0, opens) * 12 > maxBytes) break;
		kept.push(block);
		bytes = after;
		open = opens;
	}
	return `${[
		...kept,
		...Array.from({ length: open }, () => CLOSED),
		NOTE
	].join("\n\n")}\n`;
}
// lib/src/report/markdown/markdown.js
function reportMarkdown(report, surroundings = {}) {
	return rendered(report, EVERYTHING, surroundings, Infinity) ?? "";
}
function fittingMarkdown(report, maxBytes, surroundings = {}) {
	for (const level of LEVELS) {
		const text = rendered(report, level, surroundings, maxBytes);
		if (text !== void 0) return text;
	}
	return wholeBlocks(rendered(report, LEVELS.at(-1) ?? EVERYTHING, surroundings, Infinity) ?? "", maxBytes);
}
function rendered(report, detail, surroundings, maxBytes) {
	const parts = [];
	let bytes = 0;
	for (const section of sections(report, {
		detail,
		leftOut: new Set()
	}, surroundings)) {
		if (section === "") continue;
		parts.push(section);
		bytes += Buffer.byteLength(section) + (parts.length === 1 ? 1 : 2);
		if (bytes > maxBytes) return void 0;
	}
	return `${parts.join("\n\n")}\n`;
}
function* sections(report, rendering, surroundings) {
	const { evaluations } = report;
	const [single] = evaluations;
	yield `## ${reportMark(report)} Confusion gate · ${reportTitle(report)}`;
	yield alert(report, rendering);
	if (report.guard !== void 0) yield guardSection(report.guard, rendering);
	if (single !== void 0 && evaluations.length === 1) yield* evaluationSections(single, {
		problems: alertHasProblems(report),
		firstNotice: alertHasNotice(report),
		name: false
	}, rendering);
	else {
		const shown = first(worstFirst(evaluations), rendering.detail.evaluations, "evaluations", rendering);
		for (const evaluation of shown) yield* severalSections(evaluation, rendering);
		const hidden = evaluations.length - shown.length;
		if (hidden > 0) yield `… and ${plural(hidden, "more evaluation")}, none of them worse than these.`;
	}
	yield footer(report, rendering, surroundings);
}
function reportTitle({ evaluations, problems }) {
	const [single] = evaluations;
	if (problems.length > 0) return `could not be judged: ${plural(problems.length, "problem")}`;
	if (single !== void 0 && evaluations.length === 1) return single.named ? `${prose(single.name, 80)}: ${single.status}` : single.status;
	return runStatus(evaluations);
}
function* severalSections(evaluation, rendering) {
	const said = {
		problems: false,
		firstNotice: false,
		name: true
	};
	const mark = evaluationMark(evaluation);
	if (evaluation.tone === "good") {
		const body = [...evaluationSections(evaluation, said, rendering)].filter((section) => section !== "").join("\n\n");
		yield details(`${mark} <b>${html(evaluation.name, 80)}</b>: ${evaluation.status}`, body);
		return;
	}
	yield `### ${mark} ${prose(evaluation.name, 80)}: ${evaluation.status}`;
	yield* evaluationSections(evaluation, said, rendering);
}
function footer({ evaluations, run }, { leftOut }, { fullReport }) {
	const compared = evaluations.some(({ measured }) => measured?.compared === true);
	return `<sub>${[
		...evaluations.some((evaluation) => evaluation.measured !== void 0) ? [`Rows are actual classes, columns predicted ones${compared ? "; (±) is the change against the baseline, 🟥 marks more errors than there" : ""}.`] : [],
		...leftOut.size === 0 ? [] : [`Not shown: ${[...leftOut].join(", ")}; more is in ${code("report.json")}.`],
		...fullReport === void 0 ? [] : [`Full report: ${fullReport}.`],
		...run.config === void 0 ? [] : [`Config ${code(run.config, 120)}.`],
		...run.commit === void 0 ? [] : [`Commit ${code(run.commit.slice(0, 12))}.`],
		`confusion-gate ${run.tool}`
	].join(" ")}</sub>`;
}
// lib/src/statistics/binomial-density.js
function binomialLogPmf(k, n, p, q) {
	if (k < 0 || k > n) return -Infinity;
	if (p === 0) return k === 0 ? 0 : -Infinity;
	if (q === 0) return k === n ? 0 : -Infinity;
	if (n === 0) return 0;
	if (k === 0) return n * logOfShare(q, p);
	if (k === n) return n * logOfShare(p, q);
	const misses = n - k;
	return stirlingError(n) - stirlingError(k) - stirlingError(misses) - deviance(k, n * p) - deviance(misses, n * q) + .5 * Math.log(n / (2 * Math.PI * k * misses));
}
function binomialPmf(k, n, p, q = 1 - p) {
	return Math.exp(binomialLogPmf(k, n, p, q));
}
function logOfShare(p, complement) {
	return complement < .5 ? Math.log1p(-complement) : Math.log(p);
}
function deviance(x, mean) {
	const difference = x - mean;
	if (Math.abs(difference) >= .1 * (x + mean)) return x * Math.log(x / mean) - difference;
	const ratio = difference / (x + mean);
	const square = ratio * ratio;
	let sum = difference * ratio;
	let term = 2 * x * ratio;
	for (let odd = 3;; odd += 2) {
		term *= square;
		const next = sum + term / odd;
		if (next === sum) return sum;
		sum = next;
	}
}
// lib/src/statistics/beta.js
const TINY = 1e-300;
const EPSILON = 1e-16;
const MOST_TERMS = 1e6;
const MOST_STEPS = 300;
function betaTails(a, b, x, y) {
	if (x <= 0) return {
		lower: 0,
		upper: 1
	};
	if (y <= 0) return {
		lower: 1,
		upper: 0
	};
	if (x <= (a + 1) / (a + b + 2)) {
		const lower = smallSide(a, b, x, y);
		return {
			lower,
			upper: 1 - lower
		};
	}
	const upper = smallSide(b, a, y, x);
	return {
		lower: 1 - upper,
		upper
	};
}
function smallSide(a, b, x, y) {
	const prefactor = Math.exp(binomialLogPmf(a, a + b, x, y)) * b / (a + b);
	let upper = 1;
	let lower = 1 / floored(1 - (a + b) * x / (a + 1));
	let fraction = lower;
	for (let m = 1; m < MOST_TERMS; m++) {
		const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
		lower = 1 / floored(1 + even * lower);
		upper = floored(1 + even / upper);
		fraction *= lower * upper;
		const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
		lower = 1 / floored(1 + odd * lower);
		upper = floored(1 + odd / upper);
		const change = lower * upper;
		fraction *= change;
		if (Math.abs(change - 1) <= EPSILON) break;
	}
	return prefactor * fraction;
}
function floored(value) {
	return Math.abs(value) < TINY ? TINY : value;
}
function betaQuantile(p, q, a, b) {
	if (p <= 0) return {
		x: 0,
		y: 1
	};
	if (q <= 0) return {
		x: 1,
		y: 0
	};
	const middle = betaTails(a, b, .5, .5);
	if (p <= q ? p <= middle.lower : q >= middle.upper) {
		const x = lowerHalf(p, q, a, b);
		return {
			x,
			y: 1 - x
		};
	}
	const y = lowerHalf(q, p, b, a);
	return {
		x: 1 - y,
		y
	};
}
function lowerHalf(p, q, a, b) {
	const byLower = p <= q;
	const target = Math.log(byLower ? p : q);
	let [least, most] = [0, .5];
	let x = Math.min(.5, a / (a + b));
	for (let step = 0; step < MOST_STEPS; step++) {
		const tails = betaTails(a, b, x, 1 - x);
		const tail = byLower ? tails.lower : tails.upper;
		const distance = (Math.log(tail) - target) * (byLower ? 1 : -1);
		if (distance < 0) least = x;
		else most = x;
		const density = Math.exp(binomialLogPmf(a, a + b, x, 1 - x)) * a * b / ((a + b) * x * (1 - x));
		const newton = x - distance * tail / density;
		const next = newton > least && newton < most ? newton : (least + most) / 2;
		if (Math.abs(next - x) <= 2 * EPSILON * x) return next;
		x = next;
	}
	return x;
}
// lib/src/statistics/binomial.js
function binomialTails(k, n, p, q = 1 - p) {
	return {
		atMost: k >= n ? 1 : k < 0 ? 0 : betaTails(k + 1, n - k, p, q).upper,
		atLeast: k <= 0 ? 1 : k > n ? 0 : betaTails(k, n - k + 1, p, q).lower
	};
}
// lib/src/statistics/mcnemar.js
function mcnemar(broken, fixed) {
	requireCounts({
		broken,
		fixed
	});
	const flips = broken + fixed;
	const { atLeast: exactWorse } = binomialTails(broken, flips, .5);
	const { atLeast: exactBetter } = binomialTails(fixed, flips, .5);
	const half = binomialPmf(broken, flips, .5) / 2;
	const [worse, better] = [exactWorse - half, exactBetter - half];
	return {
		worse,
		better,
		twoSided: Math.min(1, 2 * Math.min(worse, better)),
		exact: {
			worse: exactWorse,
			better: exactBetter,
			twoSided: Math.min(1, 2 * Math.min(exactWorse, exactBetter))
		},
		chiSquare: chiSquare(broken, fixed)
	};
}
function smallestMidP(flips) {
	return .5 ** (flips + 1);
}
function chiSquare(broken, fixed) {
	const flips = broken + fixed;
	if (flips === 0) return unknown("no example flipped");
	const difference = Math.abs(broken - fixed);
	const [root, correctedRoot] = [difference / Math.sqrt(flips), Math.max(0, difference - 1) / Math.sqrt(flips)];
	return {
		defined: true,
		value: difference * difference / flips,
		p: 2 * normalTail(root),
		corrected: Math.max(0, difference - 1) ** 2 / flips,
		correctedP: 2 * normalTail(correctedRoot)
	};
}
// lib/src/statistics/proportion.js
const NOTHING_COUNTED = "nothing was counted";
const clopperPearson = (hits, n, alpha) => proportionInterval(hits, n, () => ({
	lower: hits === 0 ? 0 : betaQuantile(alpha / 2, 1 - alpha / 2, hits, n - hits + 1).x,
	upper: hits === n ? 1 : betaQuantile(1 - alpha / 2, alpha / 2, hits + 1, n - hits).x
}));
const wilson = (hits, n, alpha) => proportionInterval(hits, n, () => {
	const z = normalQuantile(alpha / 2);
	const share = hits / n;
	const middle = share + z * z / (2 * n);
	const half = z * Math.sqrt(share * (1 - share) / n + z * z / (4 * n * n));
	const scale = 1 + z * z / n;
	const upper = (middle + half) / scale;
	return {
		lower: hits === 0 ? 0 : share * share / (scale * upper),
		upper: hits === n ? 1 : upper
	};
});
function f1Interval(truePositives, falsePositives, falseNegatives, alpha, interval = clopperPearson) {
	const jaccard = interval(truePositives, truePositives + falsePositives + falseNegatives, alpha);
	return jaccard.defined ? limits(2 * jaccard.lower / (1 + jaccard.lower), 2 * jaccard.upper / (1 + jaccard.upper)) : jaccard;
}
function proportionInterval(hits, n, solve) {
	requirePart(hits, n);
	if (n === 0) return unknown(NOTHING_COUNTED);
	const { lower, upper } = solve();
	return limits(lower, upper);
}
function requirePart(hits, n) {
	requireCounts({
		hits,
		n
	});
	if (hits > n) throw new RangeError(`${hits} hits of ${n}`);
}
// lib/src/statistics/paired-difference.js
const NO_EXAMPLES = "there are no examples";
function tangoZ(broken, fixed, n, delta) {
	const linear = -fixed - broken + (2 * n - fixed + broken) * delta;
	const constant = -broken * delta * (1 - delta);
	const root = Math.sqrt(Math.max(0, linear * linear - 8 * n * constant));
	const variance = n * (2 * (linear <= 0 ? (root - linear) / (4 * n) : -2 * constant / (root + linear)) + delta * (1 - delta));
	const difference = fixed - broken - n * delta;
	if (variance > 0) return difference / Math.sqrt(variance);
	return difference === 0 ? 0 : difference * Infinity;
}
function tangoInterval(broken, fixed, n, alpha) {
	requireFlips(broken, fixed, n);
	if (n === 0) return unknown(NO_EXAMPLES);
	const z = normalQuantile(alpha / 2);
	const change = (fixed - broken) / n;
	return limits(change === -1 ? -1 : crossing(-1, change, (delta) => tangoZ(broken, fixed, n, delta) > z), change === 1 ? 1 : crossing(change, 1, (delta) => tangoZ(broken, fixed, n, delta) > -z));
}
function nonInferiority(broken, fixed, n, margin) {
	requireFlips(broken, fixed, n);
	if (!(margin >= 0)) throw new RangeError(`a margin of ${margin}`);
	if (n === 0) return {
		z: -Infinity,
		p: 1
	};
	const z = tangoZ(broken, fixed, n, -margin);
	return {
		z,
		p: normalTail(z)
	};
}
function newcombeIndependent(first, second, alpha) {
	const [before, after] = [wilson(first.hits, first.n, alpha), wilson(second.hits, second.n, alpha)];
	if (!before.defined) return before;
	if (!after.defined) return after;
	const [p1, p2] = [first.hits / first.n, second.hits / second.n];
	return limits(p2 - p1 - Math.hypot(p2 - after.lower, before.upper - p1), p2 - p1 + Math.hypot(after.upper - p2, p1 - before.lower));
}
function requireFlips(broken, fixed, n) {
	requireCounts({
		broken,
		fixed,
		n
	});
	if (broken + fixed > n) throw new RangeError(`${broken + fixed} of ${n} examples flipped`);
}
function crossing(from, to, holds) {
	let [yes, no] = [from, to];
	for (;;) {
		const middle = (yes + no) / 2;
		if (middle === yes || middle === no) return middle;
		if (holds(middle)) yes = middle;
		else no = middle;
	}
}
// lib/src/thresholds/chance-of-flips.js
const FEWEST_FLIPS = 4;
function chanceOfFlips(tested, options) {
	const flips = flipsOf(tested);
	return flips === void 0 || flips.n === 0 ? void 0 : chanceOf(flips, tested, options);
}
function flipsOf({ metric, selector, bound, matrices: { comparison } }) {
	if (comparison?.changes === void 0) return void 0;
	const counting = countingOf(metric, selector, comparison.candidate.classes);
	if (counting === void 0) return void 0;
	const [before, now] = counting.moved?.(comparison.changes) ?? movedOf(comparison, counting);
	const [worse, better] = badDirection(bound) === 1 ? [now, before] : [before, now];
	return {
		worse,
		better,
		n: counting.size(comparison.candidate)
	};
}
function chanceOf({ worse, better, n }, { metric, bound, margin, rulesOut }, options) {
	const tail = tailOf(options);
	const scale = metric.unit === "count" ? n : 1;
	const share = margin / scale;
	const [before, now] = badDirection(bound) === 1 ? [better, worse] : [worse, better];
	const interval = tangoInterval(before, now, n, 2 * tail);
	const discordance = Math.max(worse + better, Math.min(FEWEST_FLIPS, n)) / n;
	const detectable = visibleDrop(n, discordance, tail);
	const drop = (worse - better) / n;
	const needed = rulesOut ? share > 0 ? examplesForMargin(share, discordance, tail) : void 0 : drop > 0 ? examplesForDrop(drop, Math.max(drop, discordance), tail) : void 0;
	return {
		p: mcnemar(worse, better).worse,
		smallest: smallestMidP(worse + better),
		...interval.defined && { interval: {
			lower: interval.lower * scale,
			upper: interval.upper * scale
		} },
		...rulesOut && { ruledOut: isSignificant(nonInferiority(worse, better, n, Math.min(1, share)).p, tail) },
		...detectable.defined && { detectable: detectable.drop * scale },
		...needed !== void 0 && { needed: Math.ceil(needed) },
		of: "example",
		units: n,
		paired: true
	};
}
function movedOf({ units }, { isAmong, counts }) {
	let [before, now] = [0, 0];
	for (const { count, baseline, candidate } of units?.().kinds ?? []) {
		const [mine, theirs] = [candidate.cells[0], baseline.cells[0]];
		if (mine === void 0 || theirs === void 0 || !isAmong(mine.actual)) continue;
		const [counted, counts_] = [counts(theirs.actual, theirs.predicted), counts(mine.actual, mine.predicted)];
		if (counted && !counts_) before += count;
		if (!counted && counts_) now += count;
	}
	return [before, now];
}
// lib/src/statistics/delong.js
function deLong(baseline, candidate) {
	const [m, n] = [baseline.positives.length, baseline.negatives.length];
	if (m < 2 || n < 2) return unknown("fewer than two examples of a side");
	const [before, now] = [placements(baseline), placements(candidate)];
	const change = now.area - before.area;
	const difference = (one, other) => one.map((value, index) => value - other[index]);
	const variance = varianceOf(difference(now.ofPositives, before.ofPositives)) / m + varianceOf(difference(now.ofNegatives, before.ofNegatives)) / n;
	if (!(variance > 0)) return unknown("the two areas do not vary");
	const standardError = Math.sqrt(variance);
	return {
		defined: true,
		areas: [before.area, now.area],
		standardError,
		p: normalTail(-change / standardError)
	};
}
function placements({ positives, negatives }) {
	const [above, below] = [positives.toSorted(), negatives.toSorted()];
	const ofPositives = positives.map((score) => rank(below, score) / below.length);
	const ofNegatives = negatives.map((score) => 1 - rank(above, score) / above.length);
	return {
		area: ofPositives.reduce((sum, value) => sum + value, 0) / positives.length,
		ofPositives,
		ofNegatives
	};
}
function rank(sorted, score) {
	return (firstNotBelow(sorted, (value) => value < score) + firstNotBelow(sorted, (value) => value <= score)) / 2;
}
function firstNotBelow(sorted, isBelow) {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = low + high >>> 1;
		if (isBelow(sorted[middle])) low = middle + 1;
		else high = middle;
	}
	return low;
}
function varianceOf(values) {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
// lib/src/statistics/paired-units.js
function unitsIn({ units }) {
	return units.reduce((sum, { count }) => sum + count, 0);
}
function addTo(state, { places, amounts }, times) {
	for (let i = 0; i < places.length; i++) {
		const place = places[i];
		state[place] = state[place] + amounts[i] * times;
	}
}
function statesOf({ width, units }) {
	const [baseline, candidate] = [new Float64Array(width), new Float64Array(width)];
	for (const unit of units) {
		addTo(baseline, unit.baseline, unit.count);
		addTo(candidate, unit.candidate, unit.count);
	}
	return {
		baseline,
		candidate
	};
}
function differenceOf({ baseline, candidate }) {
	const sums = new Map();
	candidate.places.forEach((place, i) => sums.set(place, (sums.get(place) ?? 0) + candidate.amounts[i]));
	baseline.places.forEach((place, i) => sums.set(place, (sums.get(place) ?? 0) - baseline.amounts[i]));
	const changed = [...sums].filter(([, amount]) => amount !== 0);
	return {
		places: changed.map(([place]) => place),
		amounts: changed.map(([, amount]) => amount)
	};
}
// lib/src/statistics/bootstrap.js
const RESAMPLES = 2e3;
const FEWEST_UNITS$1 = 20;
function bootstrap(paired, statistics, seed, resamples = RESAMPLES) {
	return resampled(paired, statistics, seed, resamples)?.map((values) => values.sort());
}
const MOST_KEPT = 2e6;
const KEPT = new WeakMap();
function bootstrapOfCandidate(paired, value, seed, resamples = RESAMPLES) {
	if (paired.width * resamples > MOST_KEPT) return bootstrap(paired, [(_, vector) => value(vector)], seed, resamples)?.[0];
	let kept = KEPT.get(paired);
	if (kept?.seed !== seed || kept.vectors.length !== resamples) {
		const vectors = [];
		if (resampled(paired, [(_, vector) => vectors.push(vector.slice())], seed, resamples) === void 0) return void 0;
		kept = {
			seed,
			vectors
		};
		KEPT.set(paired, kept);
	}
	return Float64Array.from(kept.vectors, value).sort();
}
function resampled(paired, statistics, seed, resamples = RESAMPLES) {
	const total = unitsIn(paired);
	if (total < FEWEST_UNITS$1) return void 0;
	const random = new Random(seed);
	const [baseline, candidate] = [new Float64Array(paired.width), new Float64Array(paired.width)];
	const found = statistics.map(() => new Float64Array(resamples));
	for (let resample = 0; resample < resamples; resample++) {
		baseline.fill(0);
		candidate.fill(0);
		let [left, mass] = [total, total];
		for (const unit of paired.units) {
			if (left === 0) break;
			const drawn = unit.count >= mass ? left : random.binomial(left, unit.count / mass);
			mass -= unit.count;
			left -= drawn;
			if (drawn === 0) continue;
			addTo(baseline, unit.baseline, drawn);
			addTo(candidate, unit.candidate, drawn);
		}
		statistics.forEach((statistic, index) => found[index][resample] = statistic(baseline, candidate));
	}
	return found;
}
function percentileInterval(sorted, alpha) {
	return between(sorted, alpha / 2, 1 - alpha / 2);
}
function bcaInterval(sorted, observed, influences, alpha) {
	const below = sorted.reduce((count, value) => count + (value < observed - 1e-12 ? 1 : value <= observed + 1e-12 ? .5 : 0), 0) / sorted.length;
	if (!(below > 0 && below < 1)) return percentileInterval(sorted, alpha);
	const bias = -normalQuantile(below);
	const squares = influences.reduce((sum, { count, influence }) => sum + count * influence ** 2, 0);
	const cubes = influences.reduce((sum, { count, influence }) => sum + count * influence ** 3, 0);
	const acceleration = squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
	const shifted = (z) => normalTail(-(bias + (bias + z) / (1 - acceleration * (bias + z))));
	const z = normalQuantile(alpha / 2);
	return between(sorted, shifted(-z), shifted(z));
}
function influencesOf(paired, statistic) {
	const states = statesOf(paired);
	const total = unitsIn(paired);
	const step = total * 1e-5;
	const [baseline, candidate] = [new Float64Array(paired.width), new Float64Array(paired.width)];
	const moved = (unit, by) => {
		baseline.set(states.baseline);
		candidate.set(states.candidate);
		addTo(baseline, unit.baseline, by);
		addTo(candidate, unit.candidate, by);
		return statistic(baseline, candidate);
	};
	const raw = paired.units.map((unit) => ({
		count: unit.count,
		influence: (moved(unit, step) - moved(unit, -step)) / (2 * step) * total
	}));
	const mean = raw.reduce((sum, { count, influence }) => sum + count * influence, 0) / total;
	return raw.map(({ count, influence }) => ({
		count,
		influence: influence - mean
	}));
}
function between(sorted, low, high) {
	const [first, last] = [sorted[0], sorted.at(-1)];
	if (first === void 0 || last === void 0 || !sorted.every(Number.isFinite)) return unknown("some resamples have no value");
	if (first === last) return unknown("no resample differs");
	return limits(quantile(sorted, low), quantile(sorted, high));
}
function quantile(sorted, share) {
	const place = (sorted.length - 1) * Math.min(1, Math.max(0, share));
	const below = Math.floor(place);
	const low = sorted[below];
	return low + (sorted[Math.min(below + 1, sorted.length - 1)] - low) * (place - below);
}
// lib/src/statistics/delta.js
const STEP = 1e-5;
const FLAT = 1e-9;
function standardError(paired, statistic, { baseline, candidate } = statesOf(paired)) {
	const n = unitsIn(paired);
	if (n < 2) return void 0;
	const gradient = (vector) => gradientAt(vector, () => statistic(baseline, candidate));
	const [ofBaseline, ofCandidate] = [gradient(baseline), gradient(candidate)];
	const influences = paired.units.map((unit) => ({
		count: unit.count,
		value: influenceOf(unit.baseline, ofBaseline) + influenceOf(unit.candidate, ofCandidate)
	}));
	const mean = influences.reduce((sum, { count, value }) => sum + count * value, 0) / n;
	const squares = influences.reduce((sum, { count, value }) => sum + count * (value - mean) ** 2, 0);
	return Math.sqrt(squares * n / (n - 1));
}
function gradientAt(vector, value) {
	return vector.map((own, place) => {
		const step = STEP * Math.max(1, own);
		vector[place] = own + step;
		const above = value();
		vector[place] = own - step;
		const below = value();
		vector[place] = own;
		return (above - below) / (2 * step);
	});
}
function influenceOf({ places, amounts }, slopes) {
	let sum = 0;
	for (let i = 0; i < places.length; i++) sum += slopes[places[i]] * amounts[i];
	return sum;
}
const DRAWS_FOR_ERROR = 400;
function normalIntervals(paired, statistics, alpha, seed) {
	const states = statesOf(paired);
	const drawn = paired.width <= 1e3 ? void 0 : resampled(paired, statistics, seed, DRAWS_FOR_ERROR);
	return statistics.map((statistic, index) => {
		const value = statistic(states.baseline, states.candidate);
		const error = drawn === void 0 ? standardError(paired, statistic, states) : deviation(drawn[index]);
		if (error === void 0 || !(error > FLAT) || !Number.isFinite(value)) return unknown("it does not vary");
		const reach = normalQuantile(alpha / 2) * error;
		return limits(value - reach, value + reach);
	});
}
function deviation(values) {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
// lib/src/statistics/swap-test.js
const MOST_WAYS = 2e4;
const SWAPS = 1e4;
const FEWEST_AS_BAD = 10;
const SIGNS_OVER_NORMAL = 3.178;
const TIE = 1e-12;
function swapTest(paired, statistics, seed, swaps = SWAPS) {
	const { baseline, candidate } = statesOf(paired);
	const { kinds, opposite } = merged(paired.units.map((unit) => ({
		count: unit.count,
		difference: differenceOf(unit)
	})).filter(({ count, difference }) => count > 0 && difference.places.length > 0));
	const differing = kinds.reduce((sum, { count }) => sum + count, 0);
	if (differing === 0) return statistics.map(() => ({
		p: 1,
		exact: true,
		spread: 0,
		differing
	}));
	const tally = new Tally(statistics, statistics.map((statistic) => statistic(baseline, candidate)));
	for (const { count, difference } of opposite) {
		addTo(candidate, difference, count);
		addTo(baseline, difference, -count);
	}
	const exact = kinds.reduce((product, { count }) => product * (count + 1), 1) <= Math.min(MOST_WAYS, 2 * swaps);
	if (exact) enumerate(kinds, baseline, candidate, (before, after, weight) => tally.add(before, after, weight));
	else draw(kinds, baseline, candidate, seed, swaps / 2, (before, after) => tally.addBoth(before, after));
	return statistics.map((_, index) => ({
		...tally.result(index, exact),
		differing
	}));
}
function swapsByGradient(paired, statistics) {
	const { baseline, candidate } = statesOf(paired);
	const middle = baseline.map((own, place) => (own + candidate[place]) / 2);
	const moving = middle.slice();
	const units = paired.units.filter((unit) => !isSame(unit.baseline, unit.candidate));
	const differing = unitsIn({ units });
	return statistics.map((statistic) => {
		const slopes = gradientAt(moving, () => statistic(middle, moving));
		const variance = units.reduce((sum, { count, baseline: before, candidate: now }) => sum + count * (influenceOf(now, slopes) - influenceOf(before, slopes)) ** 2, 0);
		const spread = Math.sqrt(variance);
		return {
			p: spread > 0 ? normalTail(statistic(baseline, candidate) / spread) : 1,
			exact: false,
			spread,
			differing
		};
	});
}
function isSame(one, other) {
	return one === other || one.places.length === other.places.length && one.places.every((place, i) => place === other.places[i] && one.amounts[i] === other.amounts[i]);
}
function merged(kinds) {
	const byDifference = new Map();
	const opposite = [];
	for (const { count, difference } of kinds) {
		const { places, amounts } = difference;
		const order = places.map((_, i) => i).sort((a, b) => places[a] - places[b]);
		const sign = Math.sign(amounts[order[0]]);
		const key = order.map((i) => `${places[i]} ${sign * amounts[i]}`).join();
		const alike = byDifference.get(key);
		if (alike === void 0) byDifference.set(key, {
			count,
			sign,
			difference
		});
		else {
			alike.count += count;
			if (alike.sign !== sign) opposite.push({
				count,
				difference: alike.difference
			});
		}
	}
	return {
		kinds: [...byDifference.values()],
		opposite
	};
}
var Tally = class {
	#statistics;
	#observed;
	#asBad;
	#sums;
	#squares;
	#weight = 0;
	constructor(statistics, observed) {
		this.#statistics = statistics;
		this.#observed = observed;
		[this.#asBad, this.#sums, this.#squares] = [
			0,
			1,
			2
		].map(() => new Float64Array(statistics.length));
	}
	add(baseline, candidate, weight) {
		this.#weight += weight;
		for (let i = 0; i < this.#statistics.length; i++) this.#count(i, this.#statistics[i](baseline, candidate), weight);
	}
	addBoth(baseline, candidate) {
		this.#weight += 2;
		for (let i = 0; i < this.#statistics.length; i++) {
			const value = this.#statistics[i](baseline, candidate);
			this.#count(i, value, 1);
			this.#count(i, -value, 1);
		}
	}
	#count(i, value, weight) {
		if (!(value < this.#observed[i] - TIE)) this.#asBad[i] = this.#asBad[i] + weight;
		if (!Number.isFinite(value)) return;
		this.#sums[i] = this.#sums[i] + weight * value;
		this.#squares[i] = this.#squares[i] + weight * value * value;
	}
	result(i, exact) {
		const weight = this.#weight;
		const mean = this.#sums[i] / weight;
		const asBad = this.#asBad[i];
		const spread = Math.sqrt(Math.max(0, this.#squares[i] / weight - mean * mean));
		if (exact) return {
			p: asBad / weight,
			exact,
			spread
		};
		const counted = (asBad + 1) / (weight + 1);
		const tail = asBad < FEWEST_AS_BAD && spread > 0 ? SIGNS_OVER_NORMAL * normalTail((this.#observed[i] - mean) / spread) : 1;
		return {
			p: Math.min(counted, tail),
			exact,
			spread
		};
	}
};
function enumerate(kinds, baseline, candidate, visit) {
	const [before, after] = [baseline.slice(), candidate.slice()];
	const go = (index, weight) => {
		const kind = kinds[index];
		if (kind === void 0) {
			visit(before, after, weight);
			return;
		}
		let choices = 1;
		for (let swapped = 0; swapped <= kind.count; swapped++) {
			go(index + 1, weight * choices);
			choices = choices * (kind.count - swapped) / (swapped + 1);
			addTo(after, kind.difference, -1);
			addTo(before, kind.difference, 1);
		}
		addTo(after, kind.difference, kind.count + 1);
		addTo(before, kind.difference, -(kind.count + 1));
	};
	go(0, 1);
}
function draw(kinds, baseline, candidate, seed, swaps, visit) {
	const random = new Random(seed);
	const [before, after] = [baseline.slice(), candidate.slice()];
	const sum = baseline.map((own, place) => own + candidate[place]);
	const counts = Float64Array.from(kinds, ({ count }) => count);
	const ends = new Uint32Array(kinds.length);
	let end = 0;
	kinds.forEach(({ difference }, index) => ends[index] = end += difference.places.length);
	const places = Uint32Array.from(kinds.flatMap(({ difference }) => difference.places));
	const amounts = Float64Array.from(kinds.flatMap(({ difference }) => difference.amounts));
	const heads = new Float64Array(kinds.length);
	for (let swap = 0; swap < swaps; swap++) {
		after.set(candidate);
		random.headsOfEach(counts, heads);
		let from = 0;
		for (let kind = 0; kind < counts.length; kind++) {
			const swapped = heads[kind];
			const upTo = ends[kind];
			if (swapped > 0) for (let i = from; i < upTo; i++) after[places[i]] = after[places[i]] - amounts[i] * swapped;
			from = upTo;
		}
		for (let place = 0; place < sum.length; place++) before[place] = sum[place] - after[place];
		visit(before, after);
	}
}
// lib/src/statistics/sign-flip.js
const MOST_ENUMERATED = 14;
const MOST_DRAWN$1 = 2e3;
function signFlipTest(differences, seed) {
	const values = differences.filter((value) => value !== 0).sort();
	const squares = values.reduce((sum, value) => sum + value * value, 0);
	const spread = Math.sqrt(squares) / Math.max(1, differences.length);
	if (values.length === 0) return {
		p: 1,
		spread
	};
	const observed = values.reduce((sum, value) => sum + value, 0);
	const tie = 1e-12 * Math.max(1, Math.sqrt(squares));
	const asBad = (sum) => sum >= observed - tie;
	if (values.length <= MOST_ENUMERATED) {
		const ways = 2 ** values.length;
		let count = 0;
		for (let signs = 0; signs < ways; signs++) if (asBad(values.reduce((sum, value, i) => (signs >>> i & 1) === 1 ? sum - value : sum + value, 0))) count++;
		return {
			p: count / ways,
			spread
		};
	}
	if (values.length > MOST_DRAWN$1) return {
		p: normalTail(observed / Math.sqrt(squares)),
		spread
	};
	const random = new Random(seed);
	let count = 0;
	for (let draw = 0; draw < SWAPS; draw++) {
		let sum = 0;
		for (let i = 0, bits = 0; i < values.length; i++) {
			if (i % 32 === 0) bits = random.bits();
			sum += (bits & 1) === 1 ? values[i] : -values[i];
			bits >>>= 1;
		}
		if (asBad(sum)) count++;
	}
	return {
		p: (count + 1) / 10001,
		spread
	};
}
// lib/src/thresholds/chance-of-scores.js
function chanceOfScores(tested, options) {
	const { comparison } = tested.matrices;
	const { candidate, baseline, changes } = comparison ?? {};
	if (changes === void 0 || candidate?.scores === void 0 || baseline?.scores === void 0) return void 0;
	return tested.metric.ofExample === void 0 ? ofRanking(tested, options) : ofMeans(tested, options);
}
function ofRanking({ metric, selector, bound, matrices: { comparison }, margin, rulesOut }, options) {
	const [mine, theirs] = [comparison?.candidate.scores?.(), comparison?.baseline.scores?.()];
	if (metric.isRocArea !== true || selector.kind !== "class" || mine === void 0 || theirs === void 0) return void 0;
	const [now, before] = [partedBy(mine, selector.index), partedBy(theirs, selector.index)];
	if ("reason" in now || "reason" in before) return void 0;
	const result = deLong(before, now);
	if (!result.defined) return void 0;
	const change = result.areas[1] - result.areas[0];
	return ofNormal({
		p: result.p,
		spread: result.standardError,
		change,
		units: mine.size
	}, {
		bound,
		margin,
		rulesOut
	}, options);
}
function ofMeans({ metric, bound, matrices: { comparison }, margin, rulesOut }, options) {
	const { ofExample } = metric;
	if (ofExample === void 0 || comparison === void 0) return void 0;
	const [now, before] = [ofExample(comparison.candidate), ofExample(comparison.baseline)];
	if (now === void 0 || before === void 0 || now.length !== before.length) return void 0;
	const towards = badDirection(bound);
	const differences = now.map((value, index) => towards * (value - before[index]));
	const { p, spread } = signFlipTest(differences, options.seed);
	const change = differences.reduce((sum, value) => sum + towards * value, 0) / now.length;
	return ofNormal({
		p,
		spread: Math.sqrt(Math.max(0, spread * spread - change * change / now.length)),
		change,
		units: now.length
	}, {
		bound,
		margin,
		rulesOut
	}, options);
}
function ofNormal({ p, spread, change, units }, { bound, margin, rulesOut }, options) {
	const tail = tailOf(options);
	const reach = normalQuantile(tail) * spread;
	const detectable = detectableBySpread(spread, tail);
	const aim = rulesOut ? margin : badDirection(bound) * change;
	return {
		p,
		smallest: 0,
		...spread > 0 && {
			interval: {
				lower: change - reach,
				upper: change + reach
			},
			detectable
		},
		...rulesOut && { ruledOut: badDirection(bound) === 1 ? change + reach <= margin : change - reach >= -margin },
		...spread > 0 && aim > 0 && { needed: Math.ceil(units * (detectable / aim) ** 2) },
		of: "example",
		units,
		paired: true
	};
}
// lib/src/thresholds/chance-of-swaps.js
function chancesOfSwaps(tested, options) {
	const chances = tested.map(() => void 0);
	const groups = new Map();
	tested.forEach(({ matrices }, index) => groups.set(matrices, [...groups.get(matrices) ?? [], index]));
	for (const [{ comparison }, indices] of groups) {
		const units = comparison?.units?.();
		if (comparison === void 0 || units === void 0) continue;
		chancesOfGroup(indices.map((index) => tested[index]), units, comparison.candidate, options).forEach((chance, place) => chances[indices[place]] = chance);
	}
	return chances;
}
function chancesOfGroup(tested, units, like, options) {
	const chances = [];
	for (const fromMargins of [true, false]) {
		const places = tested.flatMap(({ metric, selector }, index) => isFromMargins(metric, selector) === fromMargins ? [index] : []);
		if (places.length === 0) continue;
		const paired = fromMargins ? units.margins() : units;
		chancesOn(places.map((index) => tested[index]), paired, units, like, options).forEach((chance, place) => chances[places[place]] = chance);
	}
	return chances;
}
function chancesOn(tested, paired, units, like, options) {
	const tail = tailOf(options);
	const values = sides(units, like);
	const worsening = tested.map(({ metric, selector, bound }) => (baseline, candidate) => badDirection(bound) * (values.candidate(metric, selector, candidate) - values.baseline(metric, selector, baseline)));
	const decides = tested.some(({ exceeds, rulesOut }) => exceeds || rulesOut);
	const total = unitsIn(paired);
	const results = !decides && total >= 2e3 && paired.width <= 1e3 ? swapsByGradient(paired, worsening) : swapTest(paired, worsening, options.seed, options.swaps ?? (decides ? 1e4 : 1e3));
	const observed = statesOf(paired);
	const shown = tested.flatMap(({ exceeds, rulesOut }, index) => exceeds || rulesOut ? [index] : []);
	const intervals = intervalsOf(shown.map((index) => worsening[index]), paired, total, tail, options.seed);
	return tested.map((own, index) => {
		const { bound, margin, rulesOut } = own;
		const { p, spread, differing } = results[index];
		const worse = intervals[shown.indexOf(index)];
		const detectable = detectableBySpread(spread, tail);
		const drop = worsening[index](observed.baseline, observed.candidate);
		const aim = rulesOut ? margin : drop;
		return {
			p,
			smallest: .5 ** differing,
			...worse?.defined === true && { interval: badDirection(bound) === 1 ? {
				lower: worse.lower,
				upper: worse.upper
			} : {
				lower: -worse.upper,
				upper: -worse.lower
			} },
			...rulesOut && { ruledOut: differing === 0 || worse?.defined === true && worse.upper <= margin },
			...spread > 0 && total >= FEWEST_UNITS && detectable <= room(own) && { detectable },
			...spread > 0 && aim > 0 && { needed: Math.ceil(total * (detectable / aim) ** 2) },
			of: units.of,
			units: total,
			paired: true
		};
	});
}
const FEWEST_UNITS = 6;
function intervalsOf(statistics, paired, total, tail, seed) {
	if (total >= 2e3) return normalIntervals(paired, statistics, 2 * tail, seed);
	return (statistics.length === 0 ? void 0 : bootstrap(paired, statistics, seed))?.map((values) => percentileInterval(values, 2 * tail)) ?? [];
}
function room({ metric, selector, bound, matrices: { comparison } }) {
	const before = comparison === void 0 ? void 0 : measure(metric, selector, comparison.baseline);
	return before?.defined === true ? Math.abs((badDirection(bound) === 1 ? metric.range[1] : metric.range[0]) - before.value) : Infinity;
}
function sides(units, like) {
	const side = () => {
		const view = units.view(like);
		return (metric, selector, vector) => {
			view.show(vector);
			const value = measure(metric, selector, view);
			if (value.defined) return value.value;
			const worst = metric.better === "lower" ? metric.range[1] : metric.range[0];
			return Number.isFinite(worst) ? worst : NaN;
		};
	};
	return {
		baseline: side(),
		candidate: side()
	};
}
// lib/src/thresholds/chance-of-unpaired.js
function chanceOfUnpaired(tested, options) {
	const { comparison } = tested.matrices;
	if (comparison === void 0) return void 0;
	return ofShares(tested, comparison, options) ?? ofResamples(tested, comparison, options);
}
function ofShares({ metric, selector, bound, margin, rulesOut }, { baseline, candidate }, options) {
	const counting = countingOf(metric, selector, candidate.classes);
	if (counting === void 0 || candidate.spurious !== void 0) return void 0;
	const side = (matrix) => ({
		hits: matrix.cells.reduce((sum, { actual, predicted, count }) => sum + (counting.isAmong(actual) && counting.counts(actual, predicted) ? count : 0), 0),
		n: counting.size(matrix)
	});
	const [before, now] = [side(baseline), side(candidate)];
	if (before.n === 0 || now.n === 0) return void 0;
	const tail = tailOf(options);
	const scale = metric.unit === "count" ? now.n : 1;
	const interval = newcombeIndependent(before, now, 2 * tail);
	if (!interval.defined) return void 0;
	const towards = badDirection(bound);
	const excludesNothing = (alpha, side) => {
		const own = newcombeIndependent(before, now, alpha);
		return own.defined && (side === 1 ? own.lower > 0 : own.upper < 0);
	};
	const worse = towards * (now.hits / now.n - before.hits / before.n) > 0;
	const level = levelAt((alpha) => excludesNothing(alpha, worse ? towards : -towards));
	const least = .5 / (before.n + now.n);
	const spread = spreadBetween(Math.min(1 - least, Math.max(least, (before.hits + now.hits) / (before.n + now.n))), now.n, before.n) * scale;
	const drop = towards * (now.hits / now.n - before.hits / before.n) * scale;
	return {
		p: worse ? level : 1 - level,
		smallest: 0,
		interval: {
			lower: interval.lower * scale,
			upper: interval.upper * scale
		},
		...rulesOut && { ruledOut: towards === 1 ? interval.upper * scale <= margin : interval.lower * scale >= -margin },
		...sensitivityOf(spread, rulesOut ? margin : drop, now.n, scale, tail),
		of: "example",
		units: Math.min(before.n, now.n),
		paired: false
	};
}
function sensitivityOf(spread, aim, units, most, tail) {
	const detectable = detectableBySpread(spread, tail);
	return {
		...spread > 0 && detectable <= most && { detectable },
		...spread > 0 && aim > 0 && { needed: Math.ceil(units * (detectable / aim) ** 2) }
	};
}
function levelAt(excludes) {
	let [low, high] = [1e-15, 1];
	for (let step = 0; step < 60; step++) {
		const middle = Math.sqrt(low * high);
		if (excludes(middle)) high = middle;
		else low = middle;
	}
	return high / 2;
}
function ofResamples({ metric, selector, bound, margin, rulesOut }, { baseline, candidate }, options) {
	if (candidate.spurious !== void 0) return void 0;
	const draws = (matrix, seed) => {
		const units = unitsOf(matrix);
		const { candidate: value } = sides(units, matrix);
		return resampled(units, [(_, vector) => value(metric, selector, vector)], seed)?.[0];
	};
	const [before, now] = [draws(baseline, options.seed), draws(candidate, options.seed + 1)];
	if (before === void 0 || now === void 0) return void 0;
	const changes = now.map((value, index) => value - before[index]).sort();
	const interval = percentileInterval(changes, 2 * tailOf(options));
	if (!interval.defined) return void 0;
	const towards = badDirection(bound);
	const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
	const spread = Math.sqrt(changes.reduce((sum, change) => sum + (change - mean) ** 2, 0) / changes.length);
	return {
		p: (changes.reduce((count, change) => count + (towards * change <= 0 ? 1 : 0), 0) + 1) / (changes.length + 1),
		smallest: 1 / (changes.length + 1),
		interval: {
			lower: interval.lower,
			upper: interval.upper
		},
		...rulesOut && { ruledOut: towards === 1 ? interval.upper <= margin : interval.lower >= -margin },
		...sensitivityOf(spread, rulesOut ? margin : towards * mean, candidate.total, metric.range[1] - metric.range[0], tailOf(options)),
		of: "example",
		units: Math.min(baseline.total, candidate.total),
		paired: false
	};
}
function unitsOf({ classes, cells }) {
	return pairedMatrices(classes, "example", cells.filter(({ count }) => count > 0).map(({ actual, predicted, count }) => ({
		count,
		baseline: { cells: [] },
		candidate: { cells: [{
			actual,
			predicted,
			count: 1
		}] }
	})), void 0);
}
// lib/src/thresholds/chances.js
const MOST_DRAWN = 50;
function chancesOf(tested, options) {
	const chances = tested.map(() => void 0);
	const swapped = [];
	tested.forEach((own, index) => {
		const { metric, selector, matrices } = own;
		const { comparison } = matrices;
		if (comparison === void 0 || metric.needs === "repeats") return;
		if (metric.needs === "scores") chances[index] = chanceOfScores(own, options);
		else if (comparison.changes === void 0) chances[index] = chanceOfUnpaired(own, options);
		else if (comparison.units === void 0) return;
		else if (countingOf(metric, selector, comparison.candidate.classes) !== void 0 && comparison.candidate.runs === void 0 && comparison.candidate.spurious === void 0 && comparison.units().of === "example") chances[index] = chanceOfFlips(own, options);
		else swapped.push(index);
	});
	const drawn = swapped.filter((index) => swapped.length <= MOST_DRAWN || tested[index]?.exceeds === true || tested[index]?.rulesOut === true);
	chancesOfSwaps(drawn.map((index) => tested[index]), options).forEach((chance, place) => chances[drawn[place]] = chance);
	return chances;
}
// lib/src/statistics/adjust.js
function benjaminiHochberg(values) {
	const order = inOrder(values);
	const adjusted = values.slice();
	let lowest = 1;
	for (let rank = order.length - 1; rank >= 0; rank--) {
		const index = order[rank];
		lowest = Math.min(lowest, values[index] * order.length / (rank + 1));
		adjusted[index] = lowest;
	}
	return adjusted;
}
function taroneHolm(family, level) {
	const found = new Set();
	const smallest = Float64Array.from(family, (member) => rounded(member.smallest)).sort();
	const candidates = (k) => upTo(smallest, rounded(level / k)) - found.size;
	for (const index of inOrder(family.map(({ p }) => p))) {
		let [low, high] = [1, Math.max(1, family.length - found.size)];
		while (low < high) {
			const k = low + high >>> 1;
			if (candidates(k) <= k) high = k;
			else low = k + 1;
		}
		if (rounded(family[index]?.p ?? 1) > rounded(level / low)) return found;
		found.add(index);
	}
	return found;
}
function upTo(sorted, most) {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = low + high >>> 1;
		if (sorted[middle] <= most) low = middle + 1;
		else high = middle;
	}
	return low;
}
function inOrder(values) {
	return values.map((_, index) => index).sort((a, b) => values[a] - values[b] || a - b);
}
// lib/src/thresholds/chance-of-value.js
function intervalOfValue(metric, selector, { candidate: matrix, comparison }, options) {
	if (metric.needs === "scores" || metric.unit === "count" || matrix.runs !== void 0) return void 0;
	const value = measure(metric, selector, matrix);
	if (!value.defined) return void 0;
	const alpha = 2 * tailOf(options);
	const shared = comparison?.candidate === matrix ? comparison.units?.() : void 0;
	if (shared !== void 0 && shared.of !== "example") return ofUnits(metric, selector, matrix, shared, value.value, options);
	if (options.clustered === true || matrix.spurious !== void 0 || unitOf(matrix) > 1) return void 0;
	if (selector.kind !== "average") {
		const closed = metric.isShare === true && value.ratio !== void 0 ? clopperPearson(value.ratio.numerator, value.ratio.denominator, alpha) : metric.isOfJaccard === true && selector.kind === "class" ? ofJaccard(matrix, selector.index, alpha) : void 0;
		if (closed !== void 0) return closed.defined ? closed : void 0;
	}
	return ofUnits(metric, selector, matrix, selector.kind === "class" ? unitsOf(againstRest(matrix, selector.index)) : unitsOf(matrix), value.value, options);
}
function ofJaccard(matrix, index, alpha) {
	const { truePositives, falsePositives, falseNegatives } = oneVersusRest(matrix, index);
	return f1Interval(truePositives, falsePositives, falseNegatives, alpha);
}
function againstRest(matrix, index) {
	const { classes, cells } = matrix;
	const rest = index === 0 ? 1 : 0;
	if (classes < 2) return matrix;
	const width = rowWidth(classes);
	const counts = new Map();
	for (const { actual, predicted, count } of cells) {
		const place = (actual === index ? index : rest) * width + (predicted === index || predicted >= classes ? predicted : rest);
		counts.set(place, (counts.get(place) ?? 0) + count);
	}
	return {
		...matrix,
		cells: [...counts].sort(([one], [other]) => one - other).map(([place, count]) => ({
			actual: Math.floor(place / width),
			predicted: place % width,
			count
		}))
	};
}
function ofUnits(metric, selector, matrix, units, value, options) {
	const alpha = 2 * tailOf(options);
	const paired = isFromMargins(metric, selector) ? units.margins() : units;
	const { candidate } = sides(units, matrix);
	const statistic = (_, vector) => candidate(metric, selector, vector);
	const interval = unitsIn(paired) >= 2e3 && (selector.kind !== "class" || units.of !== "example") ? within(metric, normalIntervals(paired, [statistic], alpha, options.seed)[0]) : bootstrapped(paired, statistic, value, alpha, options.seed);
	return interval?.defined === true ? interval : void 0;
}
function within({ range: [least, most] }, interval) {
	return interval?.defined === true ? limits(Math.max(least, interval.lower), Math.min(most, interval.upper)) : interval;
}
function bootstrapped(paired, statistic, value, alpha, seed) {
	const sorted = bootstrapOfCandidate(paired, (vector) => statistic(vector, vector), seed);
	return sorted === void 0 ? void 0 : bcaInterval(sorted, value, influencesOf(paired, statistic), alpha);
}
// lib/src/thresholds/decimals.js
const FEWEST = {
	fraction: 1,
	count: 0,
	number: 3
};
const MOST = 12;
function decimalsThatAgree(unit, bound, value, baseline) {
	const fewest = FEWEST[unit];
	if (!value.defined) return fewest;
	const scale = unit === "fraction" ? 100 : 1;
	const agrees = isChange(bound) ? baseline?.defined === true && changeAgrees(bound, value, baseline, scale) : valueAgrees(bound, value, scale);
	if (agrees === false) return fewest;
	let decimals = fewest;
	while (decimals < MOST && !agrees(decimals)) decimals++;
	return decimals;
}
function valueAgrees(bound, value, scale) {
	const relation = compareWithLimit(value, bound.limit);
	const distance = Math.abs(value.value - limitToDouble(bound.limit)) * scale;
	return (decimals) => isBeyondRounding(distance, decimals, 1, value.value * scale) || compare(printed(value.value * scale, decimals), times(bound.limit, integer(scale))) === relation;
}
function changeAgrees(bound, now, before, scale) {
	const relation = compareChange(now, before, bound);
	const isShare = bound.unit === "percent_of_baseline";
	if (isShare && relation === 0) return () => true;
	const sign = bound.kind === "max_drop" ? -1 : 1;
	const worse = sign * change(now, before) * scale;
	const share = limitToDouble(bound.allowed);
	const distance = Math.abs(worse - share * scale * (isShare ? Math.abs(before.value) : 1));
	return (decimals) => {
		if (isBeyondRounding(distance, decimals, isShare ? 2 + share : 2, Math.max(Math.abs(now.value), Math.abs(before.value)) * scale)) return true;
		const [nowPrinted, beforePrinted] = [printed(now.value * scale, decimals), printed(before.value * scale, decimals)];
		const allowed = times(bound.allowed, isShare ? magnitude(beforePrinted) : integer(scale));
		const difference = times(minus(nowPrinted, beforePrinted), integer(sign));
		return compare(printed(worse, decimals), allowed) === relation && compare(difference, allowed) === relation;
	};
}
function isBeyondRounding(distance, decimals, units, size) {
	return distance > units * 10 ** -decimals + TOLERANCE * Math.abs(size);
}
function printed(value, decimals) {
	return decimal(value.toFixed(decimals));
}
function integer(value) {
	return {
		numerator: BigInt(value),
		denominator: 1n
	};
}
function times(a, b) {
	return {
		numerator: a.numerator * b.numerator,
		denominator: a.denominator * b.denominator
	};
}
function minus(a, b) {
	return {
		numerator: a.numerator * b.denominator - b.numerator * a.denominator,
		denominator: a.denominator * b.denominator
	};
}
function magnitude(a) {
	return a.numerator < 0n ? {
		numerator: -a.numerator,
		denominator: a.denominator
	} : a;
}
function compare(a, b) {
	const { numerator } = minus(a, b);
	return numerator < 0n ? -1 : numerator > 0n ? 1 : 0;
}
// lib/src/thresholds/measure-member.js
function measureMember(threshold, { selector, label }, scope, classes, expands) {
	const { metric, bound } = threshold;
	const { matrices, slice } = scope;
	const { comparison } = matrices;
	const common = {
		key: metricKey(metric.id, selectorNames(selector, classes), slice),
		...label !== void 0 && { label },
		...slice !== void 0 && { slice }
	};
	const judged = isChange(bound) ? comparison?.candidate : matrices.candidate;
	if (judged === void 0) {
		const reason = slice === void 0 ? "there is no baseline to compare with" : "the baseline has no examples of this slice";
		const support = supportOf(selector, matrices.candidate);
		return {
			...common,
			value: {
				defined: false,
				reason
			},
			support,
			state: expands && isTooSmall(threshold, selector, scope) ? "too_few" : "error",
			reason,
			decimals: 1
		};
	}
	const value = measure(metric, selector, judged);
	const baseline = comparison === void 0 ? void 0 : measure(metric, selector, comparison.baseline);
	const support = supportOf(selector, judged);
	const measured = {
		...common,
		value,
		...baseline !== void 0 && { baseline },
		...optionalChange(comparison === void 0 ? void 0 : comparison.candidate === judged ? value : measure(metric, selector, comparison.candidate), baseline),
		support
	};
	if (expands && isTooSmall(threshold, selector, scope)) return {
		...measured,
		state: "too_few",
		decimals: 1
	};
	const reason = whyNotMeasured(threshold, selector, judged, value) ?? (isChange(bound) ? whyNoBaseline(threshold, selector, comparison?.baseline, baseline) ?? whyNotComparable(threshold, selector, matrices) : void 0);
	if (reason !== void 0) return {
		...measured,
		state: "error",
		reason,
		decimals: 1
	};
	const note = noteOn(bound, baseline);
	return {
		...measured,
		state: isWithin(bound, value, baseline) ? "pass" : "fail",
		...note !== void 0 && { note },
		decimals: decimalsThatAgree(metric.unit, bound, value, baseline)
	};
}
function isTooSmall({ metric, minSupport }, selector, { matrices }) {
	const { candidate, comparison } = matrices;
	const compared = comparison === void 0 ? 0 : Math.max(supportOf(selector, comparison.candidate), supportOf(selector, comparison.baseline));
	const alarms = metric.explainedBy === "alarms" && selector.kind === "class" ? (candidate.predicted[selector.index] ?? 0) / unitOf(candidate) : 0;
	return Math.max(supportOf(selector, candidate), compared, alarms) < minSupport;
}
function isWithin(bound, value, baseline) {
	if (!value.defined) return false;
	if (isChange(bound)) return baseline?.defined === true && compareChange(value, baseline, bound) <= 0;
	const side = compareWithLimit(value, bound.limit);
	return side === 0 || bound.kind === "min" === side > 0;
}
function whyNotMeasured({ metric }, selector, matrix, value) {
	if (!value.defined) return value.reason;
	if (examplesOf(matrix) === 0) return "no examples";
	const support = supportOf(selector, matrix);
	if (metric.ofGold === true && support === 0) return "no gold examples of this class, so nothing was measured";
	return metric.ofOthers === true && taskOf(matrix) !== "entities" && unitsBehind(selector, matrix) === examplesOf(matrix) ? "no gold examples of other classes, so nothing was measured" : void 0;
}
function whyNotComparable({ metric }, selector, { comparison }) {
	if (comparison === void 0 || comparison.changes !== void 0 || metric.unit !== "count") return void 0;
	const [now, before] = [comparison.candidate, comparison.baseline];
	return now.total === before.total && examplesOf(now) === examplesOf(before) && supportOf(selector, now) === supportOf(selector, before) ? void 0 : `counts of unpaired samples of different sizes (${examplesOf(now)} and ${examplesOf(before)} examples) cannot be compared: use a rate`;
}
function whyNoBaseline(threshold, selector, matrix, baseline) {
	const reason = matrix === void 0 || baseline === void 0 ? "there is none" : whyNotMeasured(threshold, selector, matrix, baseline);
	return reason === void 0 ? void 0 : `undefined for the baseline: ${reason}`;
}
function noteOn(bound, baseline) {
	return isChange(bound) && bound.unit === "percent_of_baseline" && baseline?.defined === true && baseline.value === 0 ? `the baseline is 0, and a share of 0 is 0: it must not get worse` : void 0;
}
function optionalChange(candidate, baseline) {
	return candidate?.defined === true && baseline?.defined === true ? { change: change(candidate, baseline) } : {};
}
function supportOf(selector, matrix) {
	return unitsBehind(selector, matrix) / unitOf(matrix);
}
function unitsBehind(selector, matrix) {
	if (selector.kind === "class") return matrix.support[selector.index] ?? 0;
	if (selector.kind === "cell" && selector.actual < matrix.classes) return matrix.support[selector.actual] ?? 0;
	return examplesOf(matrix);
}
// lib/src/thresholds/pool.js
function pooledMember({ threshold, members }, options) {
	const { metric, bound, policy } = threshold;
	const [first] = members;
	if (first === void 0 || threshold.selector.kind !== "per-class" || threshold.slice !== void 0 || !isChange(bound) || metric.unit !== "fraction" || metric.indicator === void 0 || first.matrices.candidate.spurious !== void 0 || first.matrices.candidate.runs !== void 0) return void 0;
	const small = members.filter(({ measurement: { state, value, baseline } }) => state === "too_few" && value.defined && baseline?.defined === true);
	const flips = small.map(({ selector, matrices }) => flipsOf({
		metric,
		selector,
		bound,
		matrices
	})).filter((own) => own !== void 0);
	if (small.length < 2 || flips.length < small.length) return void 0;
	const [value, baseline] = [summed(small.map(({ measurement }) => measurement.value)), summed(small.map(({ measurement }) => measurement.baseline))];
	if (!value.defined || !baseline.defined) return void 0;
	const all = {
		worse: sum(flips, ({ worse }) => worse),
		better: sum(flips, ({ better }) => better),
		n: sum(flips, ({ n }) => n)
	};
	const allowed = limitToDouble(bound.allowed);
	const margin = bound.unit === "percent_of_baseline" ? allowed * Math.abs(baseline.value) : allowed;
	return {
		measurement: {
			key: `${metric.id}[small classes]`,
			pooled: small.length,
			value,
			baseline,
			change: change(value, baseline),
			support: sum(small, ({ measurement: { support } }) => support),
			state: isWithin(bound, value, baseline) ? "pass" : "fail",
			decimals: decimalsThatAgree(metric.unit, bound, value, baseline)
		},
		selector: { kind: "whole" },
		matrices: first.matrices,
		test: void 0,
		chance: chanceOf(all, {
			metric,
			bound,
			margin,
			rulesOut: policy === "non_inferiority"
		}, options)
	};
}
function summed(values) {
	const ratios = values.map((value) => value?.defined === true ? value.ratio : void 0);
	if (ratios.some((ratio) => ratio === void 0)) return {
		defined: false,
		reason: "no quotient of counts"
	};
	const [numerator, denominator] = [sum(ratios, (ratio) => ratio?.numerator ?? 0), sum(ratios, (ratio) => ratio?.denominator ?? 0)];
	return denominator === 0 ? {
		defined: false,
		reason: "nothing was counted"
	} : {
		defined: true,
		value: numerator / denominator,
		ratio: {
			numerator,
			denominator
		}
	};
}
function sum(list, of) {
	return list.reduce((total, own) => total + of(own), 0);
}
// lib/src/thresholds/decide.js
function decided(draft, chanceOf, options) {
	const { threshold, expands } = draft;
	const pooled = expands ? pooledMember(draft, options) : void 0;
	const members = pooled === void 0 ? draft.members : [...draft.members, pooled];
	const chances = members.map((member) => chanceOf(member));
	const beyondChance = isChange(threshold.bound) && threshold.policy === "significant" ? foundAmong(members, chances, options) : new Set();
	const judged = members.map((member, index) => {
		const { measurement } = member;
		if (measurement.state !== "pass" && measurement.state !== "fail") return measurement;
		const { bound } = threshold;
		return isChange(bound) ? ofChange(measurement, threshold, chances[index], beyondChance.has(index)) : ofValue(member, threshold, bound, options);
	});
	return {
		threshold,
		...stateOf(judged, expands, threshold.minSupport),
		members: judged
	};
}
function foundAmong(members, chances, options) {
	const tail = tailOf(options);
	if (chances.every((chance) => chance === void 0)) return new Set();
	const family = chances.flatMap((chance, index) => chance === void 0 ? members[index]?.measurement.state === "pass" ? [{
		p: 1,
		smallest: 0,
		index
	}] : [] : [{
		...chance,
		index
	}]);
	const found = (places) => new Set([...places].map((place) => family[place]?.index ?? -1));
	if (options.correction === "holm") return found(taroneHolm(family, tail));
	return found((options.correction === "none" ? family.map(({ p }) => p) : benjaminiHochberg(family.map(({ p }) => p))).flatMap((p, place) => isSignificant(p, tail) ? [place] : []));
}
const LITERALLY = "no test of chance is known for it, so the bound is taken literally";
function ofChange(measurement, { policy }, chance, beyondChance) {
	const own = chance === void 0 ? measurement : {
		...measurement,
		chance
	};
	if (policy === "non_inferiority") {
		if (chance?.ruledOut === void 0) return {
			...own,
			state: "error",
			reason: "no test is known that could rule a change of it out: use policy: significant or point"
		};
		return {
			...own,
			state: chance.ruledOut ? "pass" : "fail"
		};
	}
	if (policy === "point" || measurement.state === "pass") return own;
	if (chance === void 0) return {
		...own,
		note: withNote(measurement.note, LITERALLY)
	};
	return {
		...own,
		state: beyondChance ? "fail" : "inconclusive"
	};
}
function ofValue({ measurement, selector, matrices }, { metric, policy }, bound, options) {
	if (policy === "point") return measurement;
	const interval = intervalOfValue(metric, selector, matrices, options);
	if (interval === void 0) {
		if (policy === "significant") return measurement.state === "pass" ? measurement : {
			...measurement,
			note: withNote(measurement.note, LITERALLY)
		};
		return {
			...measurement,
			state: "error",
			reason: "no interval is known for it here, so nothing can be ruled out: use policy: point"
		};
	}
	const own = {
		...measurement,
		interval
	};
	if (policy === "non_inferiority") return {
		...own,
		state: isInside(interval, bound) ? "pass" : "fail"
	};
	return measurement.state === "pass" || isOutside(interval, bound) ? own : {
		...own,
		state: "inconclusive"
	};
}
function isInside({ lower, upper }, { kind, limit }) {
	return kind === "min" ? lower >= limitToDouble(limit) : upper <= limitToDouble(limit);
}
function isOutside({ lower, upper }, { kind, limit }) {
	return kind === "min" ? upper < limitToDouble(limit) : lower > limitToDouble(limit);
}
function withNote(note, more) {
	return note === void 0 ? more : `${note}; ${more}`;
}
function stateOf(members, expands, minSupport) {
	const failing = members.find((member) => member.state === "error");
	if (failing !== void 0) return {
		state: "error",
		reason: expands ? `${failing.key}: ${failing.reason ?? ""}` : failing.reason ?? ""
	};
	if (members.some((member) => member.state === "fail")) return { state: "fail" };
	if (members.some((member) => member.state === "inconclusive")) return {
		state: "inconclusive",
		reason: "beyond the bound, but within what chance explains"
	};
	if (!members.some((member) => member.state === "pass" && member.pooled === void 0)) return {
		state: "inconclusive",
		reason: `no member has ${minSupport} examples or more (min_support): too few to judge`
	};
	return { state: "pass" };
}
// lib/src/thresholds/resolve.js
const LISTED = 12;
var Classes = class {
	names;
	#indices;
	constructor(names) {
		this.names = names;
		this.#indices = new Map(names.map((name, index) => [name, index]));
	}
	indexOf(name) {
		return this.#indices.get(name);
	}
};
function resolveSelector(named, classes, hasSpurious = false) {
	switch (named.kind) {
		case "whole": return [{ selector: { kind: "whole" } }];
		case "average": return [{ selector: {
			kind: "average",
			average: named.average
		} }];
		case "per-class": return classes.names.map((label, index) => ({
			selector: {
				kind: "class",
				index
			},
			label
		}));
		case "class": {
			const index = classes.indexOf(named.label);
			return index === void 0 ? unknownClass(named.label, classes.names) : [{
				selector: {
					kind: "class",
					index
				},
				label: named.label
			}];
		}
		case "cell": {
			const isSpurious = hasSpurious && named.actual === "(spurious)" && classes.indexOf("(spurious)") === void 0;
			const actual = isSpurious ? classes.names.length : classes.indexOf(named.actual);
			const predicted = columnOf(named.predicted, classes);
			if (actual === void 0) return unknownClass(named.actual, classes.names);
			if (predicted === void 0) return unknownClass(named.predicted, classes.names);
			return [{
				selector: {
					kind: "cell",
					actual,
					predicted
				},
				...!isSpurious && { label: named.actual }
			}];
		}
	}
}
function scopesOf({ slice }, tally) {
	if (slice === void 0) return [{ matrices: tally.matrices }];
	const column = tally.slices.find(({ column: name }) => name === slice.column);
	if (column === void 0) return { unknown: `no slice column ${shown(slice.column)} was read` };
	const chosen = slice.each ? column.values : column.values.filter(({ value }) => value === slice.value);
	if (chosen.length === 0) return unknownSlice(slice.value, column);
	return chosen.map(({ value, matrices }) => ({
		matrices,
		slice: {
			column: slice.column,
			value
		}
	}));
}
function columnOf(predicted, classes) {
	const index = classes.indexOf(predicted);
	if (index !== void 0) return index;
	const outcome = OUTCOMES.findIndex((name) => outcomeLabel(name) === predicted);
	return outcome === -1 ? void 0 : classes.names.length + outcome;
}
function unknownClass(label, classes) {
	return { unknown: `there is no class ${shown(label)}${nearMiss(label, classes)}; the classes are ${listed(classes)}` };
}
function unknownSlice(value, { column, values }) {
	const names = values.map((entry) => entry.value);
	return { unknown: `the slice column ${shown(column)} has no value ${shown(value)}${nearMiss(value, names)}; its values are ${listed(names)}` };
}
function nearMiss(name, names) {
	const most = Math.max(1, Math.floor(name.length / 3));
	let best;
	for (const other of names) {
		const distance = leven(other.toLowerCase(), name.toLowerCase());
		if (distance <= most && distance < (best?.distance ?? Infinity)) best = {
			name: other,
			distance
		};
	}
	return best === void 0 ? "" : ` (did you mean ${shown(best.name)}?)`;
}
function listed(names) {
	const first = names.slice(0, LISTED).map(shown);
	return names.length > first.length ? `${first.join(", ")} and ${names.length - first.length} more` : first.join(", ");
}
// lib/src/thresholds/draft.js
function testOf({ metric, bound, policy }, { state, baseline }, selector, matrices) {
	if (!isChange(bound) || state !== "pass" && state !== "fail" || baseline?.defined !== true) return void 0;
	const allowed = limitToDouble(bound.allowed);
	return {
		metric,
		selector,
		bound,
		matrices,
		margin: bound.unit === "percent_of_baseline" ? allowed * Math.abs(baseline.value) : allowed,
		exceeds: state === "fail",
		rulesOut: policy === "non_inferiority"
	};
}
// lib/src/thresholds/judge.js
function judge(thresholds, tally, noComparison, options, unsliced = 0) {
	const classes = new Classes(tally.classes);
	const drafts = thresholds.map((threshold) => draftOf(threshold, tally, classes, noComparison, unsliced));
	const tested = drafts.flatMap((draft) => "verdict" in draft ? [] : draft.members.flatMap((member) => member.test === void 0 ? [] : [{
		member,
		test: member.test
	}]));
	const chances = chancesOf(tested.map(({ test }) => test), options);
	const chanceOf = new Map(tested.map(({ member }, index) => [member, chances[index]]));
	return drafts.map((draft) => "verdict" in draft ? draft.verdict : decided(draft, (member) => chanceOf.get(member) ?? member.chance, options));
}
function draftOf(threshold, tally, classes, noComparison, unsliced) {
	const without = (state, reason) => ({ verdict: {
		threshold,
		state,
		members: [],
		reason
	} });
	if (threshold.slice !== void 0 && unsliced > 0) return without("error", `${unsliced} gold ${unsliced === 1 ? "example has" : "examples have"} no prediction and so no slice: they may belong to any`);
	const missing = isChange(threshold.bound) ? noComparison : void 0;
	if (missing?.kind === "error") return without("error", missing.reason);
	const scopes = scopesOf(threshold, tally);
	const selectors = resolveSelector(threshold.selector, classes, tally.matrices.candidate.spurious !== void 0);
	if ("unknown" in scopes) return without("error", scopes.unknown);
	if ("unknown" in selectors) return without("error", selectors.unknown);
	if (missing !== void 0) return without("skipped", missing.reason);
	const expands = threshold.selector.kind === "per-class" || threshold.slice?.each === true;
	return {
		threshold,
		expands,
		members: selectors.flatMap((resolved) => scopes.map((scope) => {
			const measurement = measureMember(threshold, resolved, scope, tally.classes, expands);
			const { selector } = resolved;
			return {
				measurement,
				selector,
				matrices: scope.matrices,
				test: testOf(threshold, measurement, selector, scope.matrices)
			};
		}))
	};
}
// lib/src/thresholds/preconditions.js
function unmetDemands(examples, tally, demands) {
	return [
		...tooFewExamples(examples, tally, demands),
		...unknownPositive(tally.classes, demands),
		...unknownInCosts(tally.classes, demands)
	];
}
function tooFewExamples(examples, { matrices, sets }, { minExamples, thresholds, place }) {
	const problem = (count, what) => count >= minExamples ? [] : [{
		message: `${count} ${what} are fewer than \`min_examples\` (${minExamples})`,
		...place !== void 0 && { place },
		advice: "Did a step lose part of the predictions?"
	}];
	const compared = matrices.comparison === void 0 ? void 0 : sets?.compared ?? matrices.comparison.candidate.total / unitOf(matrices.candidate);
	const judgesChanges = thresholds?.some(({ bound }) => isChange(bound)) === true;
	return examples >= minExamples && judgesChanges && compared !== void 0 ? problem(compared, "examples that both models have") : problem(examples, "examples");
}
function unknownPositive(classes, { positive, place }) {
	if (positive === void 0 || classes.includes(positive)) return [];
	return [{
		message: `\`positive\` is ${JSON.stringify(positive)}, which is no class`,
		...place !== void 0 && { place },
		advice: `The classes are ${listed$2(classes)}.`
	}];
}
function unknownInCosts(classes, { costs, place }) {
	const known = new Set([
		...classes,
		"*",
		...OUTCOMES.map(outcomeLabel)
	]);
	const named = costs === void 0 ? [] : [...costs.rows].flatMap(([actual, row]) => [actual, ...row.keys()]);
	const unknown = [...new Set(named)].filter((name) => !known.has(name));
	if (unknown.length === 0) return [];
	return [{
		message: `\`costs\` names ${listed$2(unknown)}, which ${unknown.length === 1 ? "is no class" : "are no classes"}`,
		...place !== void 0 && { place },
		advice: `The classes are ${listed$2(classes)}. Where one may be absent from the data, name all of them under \`labels\`.`
	}];
}
// lib/src/gate.js
function reportPaths(directory) {
	return {
		json: `${directory}/report.json`,
		markdown: `${directory}/report.md`,
		predictions: ({ name, task }) => `${directory}/predictions/${name}${copyExtension(task)}`
	};
}
function copyExtension(task) {
	return task === "classification" ? ".csv.gz" : ".jsonl.gz";
}
async function gate(request, files) {
	const { config, run, guard } = request;
	const { other, ...said } = guard ?? {};
	const rival = other === void 0 ? void 0 : buildReport(await evaluated({
		...request,
		config: other,
		copyPredictions: false
	}, readOnly(files)), !other.single, [], run);
	const outcomes = await evaluated(request, files);
	const guardReport = guard === void 0 ? void 0 : {
		...said,
		...rival !== void 0 && { other: {
			conclusion: rival.conclusion,
			summary: rival.summary
		} }
	};
	return written((problems) => buildReport(outcomes, !config.single, problems, run, guardReport), [], request.reportDirectory, files);
}
async function evaluated(request, files) {
	const outcomes = [];
	for (const evaluation of request.config.evaluations) outcomes.push(await evaluate(evaluation, request, files));
	return outcomes;
}
function readOnly(files) {
	return {
		find: async (...asked) => files.find(...asked),
		identity: (name) => files.identity(name),
		writeText: () => void 0,
		writeGzip: () => ({
			write: () => void 0,
			close: () => Promise.resolve(),
			discard: () => Promise.resolve()
		})
	};
}
function failedReport(thrown, run, reportDirectory, files) {
	return written((problems) => buildReport([], false, problems, run), problemsOf(thrown), reportDirectory, files);
}
function written(reportOf, problems, directory, files) {
	const paths = reportPaths(directory);
	const report = reportOf(problems);
	try {
		files.writeText(paths.json, reportJson(report));
		files.writeText(paths.markdown, reportMarkdown(report));
		return report;
	} catch (error) {
		const failed = reportOf([...problems, ...problemsOf(error)]);
		rewrite(paths.json, reportJson(failed), files);
		return failed;
	}
}
function rewrite(name, text, files) {
	try {
		files.writeText(name, text);
	} catch (error) {
		if (!(error instanceof ProblemError)) throw error;
	}
}
async function evaluate(config, request, files) {
	const nothing = {
		config,
		baseline: { kind: "not_configured" },
		verdicts: []
	};
	try {
		const opened = await open(config, request, files);
		if (opened === "skipped") return {
			...nothing,
			conclusion: "skipped",
			problems: []
		};
		return await judged(config, opened.sources, opened.chosen, request, files);
	} catch (error) {
		return {
			...nothing,
			conclusion: "error",
			problems: problemsOf(error)
		};
	}
}
async function countEvaluation(config, request, files) {
	const opened = await open(config, request, files);
	if (opened === "skipped") throw new ProblemError(config.predictions.map((pattern) => noSuchFile(pattern, config.place)));
	const { sources, chosen } = opened;
	const { read, tally } = await readAndCount(config, {
		sources,
		chosen,
		gold: await goldOf(config, sources, files)
	});
	const baseline = baselineState(chosen, read);
	if (baseline.kind === "unusable") throw new ProblemError(baseline.problems);
	return tally;
}
async function open(config, request, files) {
	const candidate = await files.find(config.predictions, request.trusted.predictions, config.place);
	refuseOwnOutputs(candidate.files, ownOutputs(request, files), config.place);
	if (candidate.absent.length > 0) {
		if (candidate.files.length === 0 && config.onNoPredictions === "skip") return "skipped";
		throw new ProblemError(candidate.absent.map((pattern) => noSuchFile(pattern, config.place)));
	}
	if (config.shards !== void 0) await checkShards(candidate.files, config.shards);
	const ownCopy = files.identity(reportPaths(request.reportDirectory).predictions(config));
	const find = async (path, { kind, place }) => {
		const found = (await files.find([path], request.trusted.baseline, place)).files;
		const refused = kind === "path" ? found.flatMap((file) => refusedAsBaseline(file, candidate.files, ownCopy, place)) : [];
		if (refused.length > 0) throw new ProblemError(refused);
		return found;
	};
	const seeking = {
		evaluation: config.name,
		extension: copyExtension(config.task),
		find,
		stores: request.stores
	};
	const chosen = await chooseBaseline(config.baseline, (source) => seekBaseline(source, seeking));
	return {
		sources: candidate.files,
		chosen
	};
}
function ownOutputs({ config, reportDirectory }, files) {
	const paths = reportPaths(reportDirectory);
	return new Set([
		paths.json,
		paths.markdown,
		...config.evaluations.map(paths.predictions)
	].map((name) => files.identity(name)));
}
async function judged(config, sources, chosen, request, files) {
	const opened = {
		sources,
		gold: await goldOf(config, sources, files),
		chosen
	};
	const copy = files.writeGzip(reportPaths(request.reportDirectory).predictions(config));
	if (!request.copyPredictions) await copy.discard();
	const now = await readAndCount(config, opened, request.copyPredictions ? copy : void 0);
	const before = await readAsItWas(config, opened, now.read, request.ofChange === true, request.stores);
	const { read, tally, texts } = before ?? now;
	const baseline = baselineState(chosen, read);
	const problems = [...baseline.kind === "unusable" ? baseline.problems : []];
	if (baseline.kind === "first_run" && config.onMissingBaseline === "error") problems.push(missingBaseline(baseline.tried, config.place));
	problems.push(...unmetDemands(now.read.examples, now.tally, config));
	const thresholds = config.thresholds ?? [];
	const judgedOn = (counted, own) => judge(own, counted.tally, noComparison(baseline, config), config.chance, counted.read.withoutPrediction);
	const { verdicts, problems: ended } = withWaivers(before === void 0 ? judgedOn(now, thresholds) : inOrderOf(thresholds, [...judgedOn(before, thresholds.filter(({ bound }) => isChange(bound))), ...judgedOn(now, thresholds.filter(({ bound }) => !isChange(bound)))]), config.waivers, request.run.day);
	problems.push(...ended);
	return {
		config,
		conclusion: conclude(verdicts, {
			problems: problems.length > 0,
			firstRun: baseline.kind === "first_run",
			gated: config.thresholds !== void 0,
			onInconclusive: config.onInconclusive
		}),
		problems,
		baseline,
		verdicts,
		measured: {
			read,
			tally,
			texts
		},
		...before !== void 0 && { testSet: {
			...before.edit,
			tally: now.tally,
			examples: now.read.examples
		} }
	};
}
function inOrderOf(thresholds, verdicts) {
	return thresholds.flatMap((threshold) => verdicts.find((verdict) => verdict.threshold === threshold) ?? []);
}
async function goldOf({ columns, place }, candidate, files) {
	if (typeof columns.actual !== "object") return void 0;
	const { files: found } = await files.find([columns.actual.file], false, place);
	checkGoldFiles(columns.actual.file, found, candidate, place);
	return {
		sources: found,
		options: columns.actual
	};
}
// lib/src/report/config-changes.js
const ORDER = {
	loosened: 0,
	changed: 1,
	tightened: 2
};
function configChanges(before, after) {
	const changes = [];
	for (const old of before.evaluations) {
		const now = after.evaluations.find(({ name }) => name === old.name);
		if (now === void 0) changes.push({
			kind: "loosened",
			words: phrase`the evaluation ${label(old.name)} was removed`
		});
		else changes.push(...evaluationChanges(old, now).map(({ kind, words }) => ({
			kind,
			words: before.single && after.single ? words : phrase`${label(old.name)}: ${words}`
		})));
	}
	for (const { name } of after.evaluations) if (!before.evaluations.some((old) => old.name === name)) changes.push({
		kind: "tightened",
		words: phrase`the evaluation ${label(name)} was added`
	});
	return changes.toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind]);
}
function evaluationChanges(old, now) {
	return [
		...thresholdChanges(old.thresholds ?? [], now.thresholds ?? []),
		...labelChanges(old.labels, now.labels),
		...waiverChanges(old.waivers, now.waivers),
		...settingChanges(old, now)
	];
}
function thresholdChanges(old, now) {
	const nameOf = (threshold) => `${subjectKey(threshold)} ${threshold.bound.kind}`;
	const after = new Map(now.map((threshold) => [nameOf(threshold), threshold]));
	const before = new Set(old.map(nameOf));
	return [...old.flatMap((threshold) => {
		const same = after.get(nameOf(threshold));
		return same === void 0 ? [{
			kind: "loosened",
			words: phrase`removed: ${thresholdWords(threshold)}`
		}] : boundChanges(threshold, same);
	}), ...now.filter((threshold) => !before.has(nameOf(threshold))).map((threshold) => ({
		kind: "tightened",
		words: phrase`added: ${thresholdWords(threshold)}`
	}))];
}
const SEVERITIES = ["warn", "fail"];
const POLICIES = [
	"significant",
	"point",
	"non_inferiority"
];
function boundChanges(old, now) {
	const of = subject(old.metric, old.selector, old.slice);
	const changes = [];
	const [from, to] = [boundWords(old), boundWords(now)];
	if (from !== to) changes.push({
		kind: comparedBounds(old.bound, now.bound),
		words: phrase`${label(old.bound.kind)} of ${of} ${from} → ${to}`
	});
	changes.push(...ranked(phrase`${label("severity")} of ${of}`, SEVERITIES, old.severity, now.severity), ...ranked(phrase`${label("policy")} of ${of}`, POLICIES, old.policy, now.policy));
	if (old.minSupport !== now.minSupport) changes.push({
		kind: now.minSupport > old.minSupport ? "loosened" : "tightened",
		words: phrase`${label("min_support")} of ${of} ${old.minSupport} → ${now.minSupport}`
	});
	return changes;
}
function comparedBounds(old, now) {
	if (isChange(old) && isChange(now)) {
		if ([old, now].filter(({ unit }) => unit === "percent_of_baseline").length === 1) return "changed";
		return limitToDouble(now.allowed) > limitToDouble(old.allowed) ? "loosened" : "tightened";
	}
	if (isChange(old) || isChange(now)) return "changed";
	return limitToDouble(now.limit) > limitToDouble(old.limit) === (old.kind === "max") ? "loosened" : "tightened";
}
function ranked(what, fromLoosest, old, now) {
	if (old === now) return [];
	return [{
		kind: fromLoosest.indexOf(now) < fromLoosest.indexOf(old) ? "loosened" : "tightened",
		words: phrase`${what} ${label(old)} → ${label(now)}`
	}];
}
function labelChanges(old, now) {
	if (old === void 0 && now === void 0) return [];
	if (old === void 0) return [{
		kind: "changed",
		words: phrase`${label("labels")} is now a closed set`
	}];
	if (now === void 0) return [{
		kind: "loosened",
		words: phrase`${label("labels")} is no closed set any more`
	}];
	const lost = old.filter((name) => !now.includes(name));
	const gained = now.filter((name) => !old.includes(name));
	const named = (names) => joinPhrases(names.map((name) => phrase`${label(name)}`), ", ");
	return [
		...lost.length > 0 ? [{
			kind: "loosened",
			words: phrase`${label("labels")} lost ${named(lost)}`
		}] : [],
		...gained.length > 0 ? [{
			kind: "changed",
			words: phrase`${label("labels")} gained ${named(gained)}`
		}] : [],
		...lost.length === 0 && gained.length === 0 && old.some((name, index) => name !== now[index]) ? [{
			kind: "changed",
			words: phrase`the order of ${label("labels")} changed`
		}] : []
	];
}
function waiverChanges(old, now) {
	const plain = ({ threshold, reason, approver, expires }) => JSON.stringify([
		threshold,
		reason,
		approver,
		expires
	]);
	const words = (verb, { threshold, approver, expires }) => phrase`a waiver of ${label(threshold)} until ${label(expires)} by ${label(approver)} was ${verb}`;
	const [before, after] = [new Set(old.map(plain)), new Set(now.map(plain))];
	return [...now.filter((waiver) => !before.has(plain(waiver))).map((waiver) => ({
		kind: "loosened",
		words: words("added", waiver)
	})), ...old.filter((waiver) => !after.has(plain(waiver))).map((waiver) => ({
		kind: "tightened",
		words: words("removed", waiver)
	}))];
}
const SETTINGS = [
	{
		key: "predictions",
		of: ({ predictions }) => predictions
	},
	{
		key: "shards",
		of: ({ shards }) => shards
	},
	{
		key: "format",
		of: ({ format }) => format
	},
	{
		key: "task",
		of: ({ task, entities, multilabel }) => [
			task,
			entities,
			multilabel
		]
	},
	{
		key: "columns",
		of: ({ columns }) => columns
	},
	{
		key: "response",
		of: ({ response }) => response
	},
	{
		key: "baseline",
		of: ({ baseline }) => baseline
	},
	{
		key: "ordered",
		of: ({ ordered }) => ordered
	},
	{
		key: "costs",
		of: ({ costs }) => costs
	},
	{
		key: "repeats",
		of: ({ repeats }) => repeats
	},
	{
		key: "positive",
		of: ({ positive }) => positive
	},
	{
		key: "scores",
		of: ({ scores }) => scores
	},
	{
		key: "seed",
		of: ({ chance: { seed } }) => seed
	},
	{
		key: "pair_by",
		of: ({ pairBy }) => pairBy
	},
	{
		key: "examples",
		of: ({ examples }) => examples,
		strictness: ({ examples }) => [
			"independent",
			"common",
			"identical"
		].indexOf(examples)
	},
	{
		key: "unlabelled",
		of: ({ unlabelled }) => unlabelled,
		strictness: ({ unlabelled }) => ["drop", "error"].indexOf(unlabelled)
	},
	{
		key: "min_examples",
		of: ({ minExamples }) => minExamples,
		strictness: ({ minExamples }) => minExamples
	},
	{
		key: "confidence",
		of: ({ chance: { confidence } }) => confidence,
		strictness: ({ chance: { confidence } }) => -confidence
	},
	{
		key: "correction",
		of: ({ chance: { correction } }) => correction,
		strictness: ({ chance: { correction } }) => [
			"holm",
			"benjamini-hochberg",
			"none"
		].indexOf(correction)
	},
	{
		key: "unique_ids",
		of: ({ uniqueIds }) => uniqueIds,
		strictness: ({ uniqueIds }) => Number(uniqueIds)
	},
	{
		key: "on_missing_baseline",
		of: ({ onMissingBaseline }) => onMissingBaseline,
		strictness: ({ onMissingBaseline }) => ["skip", "error"].indexOf(onMissingBaseline)
	},
	{
		key: "on_inconclusive",
		of: ({ onInconclusive }) => onInconclusive,
		strictness: ({ onInconclusive }) => [
			"notice",
			"warn",
			"fail"
		].indexOf(onInconclusive)
	},
	{
		key: "on_no_predictions",
		of: ({ onNoPredictions }) => onNoPredictions,
		strictness: ({ onNoPredictions }) => ["skip", "error"].indexOf(onNoPredictions)
	}
];
function settingChanges(old, now) {
	return SETTINGS.flatMap(({ key, of, strictness }) => {
		const [from, to] = [plainText(of(old)), plainText(of(now))];
		if (from === to) return [];
		return [{
			kind: strictness === void 0 ? "changed" : strictness(now) < strictness(old) ? "loosened" : "tightened",
			words: phrase`${label(key)}${fromTo(of(old), of(now))}`
		}];
	});
}
function fromTo(old, now) {
	const [from, to] = [shownValue(old), shownValue(now)];
	return from === void 0 || to === void 0 ? phrase` changed` : phrase` ${from} → ${to}`;
}
function shownValue(value) {
	if (value === void 0) return phrase`nothing`;
	if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return phrase`${label(String(value))}`;
	if (!Array.isArray(value) || value.length > 3) return void 0;
	if (value.every((item) => typeof item === "string")) return value.length === 0 ? phrase`nothing` : joinPhrases(value.map((item) => phrase`${label(item)}`), ", ");
	return value.every(isSource) ? joinPhrases(value.map((item) => phrase`${label(sourceName(item))}`), ", ") : void 0;
}
function isSource(value) {
	return typeof value === "object" && value !== null && "kind" in value;
}
function plainText(value) {
	return JSON.stringify(value, (key, inner) => key === "place" ? void 0 : typeof inner === "bigint" ? String(inner) : inner instanceof Map || inner instanceof Set ? [...inner] : inner) ?? "";
}
// lib/src/commands/config-guard.js
async function guardedConfig({ file, text, counts, commits, decode }) {
	const told = await baseText(file, counts, commits);
	if ("problem" in told) return {
		config: await decode(text, file),
		guard: {
			counts,
			changes: [],
			base: "",
			problem: told.problem
		}
	};
	const { sha, text: before } = told;
	if (before === void 0 || before === text) return { config: await decode(text, file) };
	const at = `${file} at ${sha.slice(0, 7)}`;
	if (text === void 0 && counts === "head") throw new ProblemError({
		message: `the config ${file} is not here, but it is in ${sha.slice(0, 7)}, where this change began: somebody deleted it`,
		advice: "Bring it back, or remove the step that gates with it."
	});
	if (counts === "base") {
		const config = await decode(before, at);
		const other = await decode(text, file);
		const changes = configChanges(config, other);
		return changes.length === 0 ? { config } : {
			config,
			guard: {
				counts,
				base: sha,
				changes,
				other
			}
		};
	}
	const config = await decode(text, file);
	const base = await decoded(async () => decode(before, at));
	if ("problem" in base) return {
		config,
		guard: {
			counts,
			base: sha,
			changes: [],
			problem: base.problem
		}
	};
	const changes = configChanges(base.config, config);
	return changes.length === 0 ? { config } : {
		config,
		guard: {
			counts,
			base: sha,
			changes,
			other: base.config
		}
	};
}
async function baseText(file, counts, commits) {
	try {
		const { mergeBase } = await commits.base();
		const bytes = await commits.file(mergeBase.sha, file);
		return {
			sha: mergeBase.sha,
			text: bytes === void 0 ? void 0 : new TextDecoder().decode(bytes)
		};
	} catch (thrown) {
		if (counts === "base" || !(thrown instanceof ProblemError)) throw thrown;
		return { problem: thrown.problems[0]?.message ?? "" };
	}
}
async function decoded(work) {
	try {
		return { config: await work() };
	} catch (thrown) {
		if (!(thrown instanceof ProblemError)) throw thrown;
		return { problem: `it cannot be used any more: ${thrown.problems[0]?.message ?? ""}` };
	}
}
// lib/src/commands/check.js
const DEFAULT_CONFIG = ".github/confusion-gate.yml";
async function check(request, files) {
	let run = request.run;
	let read;
	try {
		const text = files.readText(request.config);
		if (text !== void 0) run = {
			...run,
			config: request.config
		};
		read = await guardedOrPlain(text, request);
	} catch (error) {
		return failedReport(error, run, request.reportDirectory, files);
	}
	const trusted = {
		predictions: request.predictions.length > 0,
		baseline: request.baseline.length > 0
	};
	return gate({
		...read,
		trusted,
		reportDirectory: request.reportDirectory,
		copyPredictions: request.copyPredictions ?? true,
		stores: request.stores,
		run,
		ofChange: request.configFrom !== void 0
	}, files);
}
async function guardedOrPlain(text, request) {
	const { config: file, configFrom, stores } = request;
	const commits = configFrom === void 0 || file.startsWith("/") || file.split("/").includes("..") ? void 0 : await stores.commits?.();
	if (configFrom === void 0 || commits === void 0) return { config: await configOf(text, file, request) };
	return guardedConfig({
		file: file.replace(/^\.\//u, ""),
		text,
		counts: configFrom,
		commits,
		decode: async (content, name) => configOf(content, name, request)
	});
}
async function configOf(text, config, { configRequired, predictions, baseline, evaluations }) {
	if (text !== void 0) return readConfig(text, config, {
		predictions,
		baseline,
		evaluations
	});
	if (predictions.length > 0 && !configRequired) {
		if (evaluations.length === 0) return configFromInputs({
			predictions,
			baseline
		});
		throw new ProblemError({
			message: `there is no evaluation ${evaluations.map((name) => JSON.stringify(name)).join(", ")}: there is no config at ${config}`,
			advice: "Without a config the predictions are one evaluation without a name."
		});
	}
	throw new ProblemError({
		message: `there is no config at ${config}`,
		advice: "Write one with `confusion-gate init <predictions file>`. Without a config, name the predictions (input `predictions`, or --predictions on the command line): then everything is reported and nothing is gated."
	});
}
function exitStatus({ conclusion, run }) {
	if (conclusion === "error") return 2;
	return conclusion === "fail" && run.enforced ? 1 : 0;
}
// lib/src/report/terminal-width.js
const COLOURS = /\u001B\[\d+m/g;
const MOST_REMEMBERED = 1e4;
async function laidOut(write) {
	let known = true;
	const text = write((part) => {
		const bare = part.includes("\x1B") ? part.replaceAll(COLOURS, "") : part;
		known &&= SIMPLE.test(bare);
		return bare.length;
	});
	if (known) return text;
	const { default: stringWidth } = await import("./string-width.js");
	return write(remembering(stringWidth));
}
function remembering(width) {
	const remembered = new Map();
	return (part) => {
		let known = remembered.get(part);
		if (known === void 0) {
			if (remembered.size === MOST_REMEMBERED) remembered.clear();
			remembered.set(part, known = width(part));
		}
		return known;
	};
}
// lib/src/report/terminal-table.js
function textOf({ lines }) {
	return lines.map((line) => line.trimEnd()).join("\n");
}
function aligned(rows, alignments, width) {
	const sizes = rows.map((row) => row.map((cell) => width(cell)));
	const widths = [];
	for (const row of sizes) row.forEach((size, index) => widths[index] = Math.max(widths[index] ?? 0, size));
	return {
		lines: rows.map((row, line) => widths.map((size, index) => {
			const cell = row[index] ?? "";
			const pad = " ".repeat(size - (sizes[line]?.[index] ?? 0));
			return alignments[index] === "right" ? pad + cell : cell + pad;
		}).join("  ")),
		width: widths.reduce((sum, size) => sum + size + 2, -2)
	};
}
// lib/src/report/terminal.js
const asIs = (text) => text;
const PLAIN = {
	good: asIs,
	bad: asIs,
	doubt: asIs,
	strong: asIs,
	faint: asIs
};
const ansi = (code) => (text) => `\u001B[${code}m${text}\u001B[0m`;
const COLOURED = {
	good: ansi(32),
	bad: ansi(31),
	doubt: ansi(33),
	strong: ansi(1),
	faint: ansi(2)
};
const WIDTH = 120;
const NAME = 24;
const FLIPS = 20;
const MEMBERS = 20;
const FILES = 5;
const REPLY = 80;
const WORDS = {
	pass: "PASS",
	fail: "FAIL",
	inconclusive: "INCONCLUSIVE",
	error: "ERROR",
	skipped: "SKIPPED"
};
function terminalReport(report, paint, width) {
	const colour = report.conclusion === "pass" ? paint.good : report.conclusion === "fail" || report.conclusion === "error" ? paint.bad : paint.doubt;
	return [
		...report.problems.map((problem) => problemLines(problem, paint)),
		...report.guard === void 0 ? [] : [guardLines(report.guard, paint)],
		...report.evaluations.map((evaluation) => evaluationText(evaluation, paint, width)),
		`${paint.strong(colour(WORDS[report.conclusion]))} ${terminal(report.summary)}`
	].filter((part) => part !== "").join("\n\n");
}
function guardLines(guard, paint) {
	return [
		paint.doubt(terminal(guardTitle(guard))),
		...guard.changes.map(({ kind, words }) => `  ${kind === "changed" ? "" : `${kind}: `}${terminal(words)}`),
		...guard.other === void 0 ? [] : [terminal(otherWords(guard))]
	].join("\n");
}
function evaluationText(evaluation, paint, width) {
	const { measured, problems, notices, thresholds, cautions, named, name, status } = evaluation;
	return [
		named ? paint.strong(terminalName(name)) : "",
		...problems.map((problem) => problemLines(problem, paint)),
		measured === void 0 ? "" : introduction(measured),
		...notices.map((notice) => paint.doubt(terminal(notice))),
		measured === void 0 ? "" : matrixText(measured, paint, width),
		thresholds.length === 0 ? "" : [status, ...thresholds.flatMap((threshold) => [thresholdLines(threshold, paint), ...threshold.waiver === void 0 ? [] : [`      ${terminal(threshold.waiver)}`]])].join("\n"),
		cautions.map((caution) => terminal(caution)).join("\n"),
		measured === void 0 || measured.scoreWords.empty ? "" : terminal(measured.scoreWords),
		measured === void 0 ? "" : measured.flips.map((group) => flipLines(group, paint, width)).join("\n"),
		measured?.unparsed === void 0 ? "" : unparsedLines(measured.unparsed, paint),
		measured === void 0 ? "" : provenanceLines(measured, paint)
	].filter((part) => part !== "").join("\n\n");
}
function problemLines({ message, place, advice }, paint) {
	const where = place === void 0 ? "" : `${terminalText(describePlace(place))}: `;
	const help = advice === void 0 ? [] : advice.split("\n").map((line) => `  ${terminalText(line)}`);
	return [`${paint.bad("error")} ${where}${terminalText(message)}`, ...help].join("\n");
}
function introduction({ examples, counts, comparison, provenance, positive }) {
	return [
		`${plural(examples, counts === "entities" ? "document" : "example")}, ${terminal(comparison)}`,
		...provenance.baseline === void 0 ? [] : [`baseline ${terminal(provenance.baseline.origin)}`],
		...positive === void 0 ? [] : [`positive class ${terminalName(positive)}`],
		...provenance.model === void 0 ? [] : [`model ${terminalName(provenance.model)}`]
	].join(" · ");
}
function matrixText({ matrix, classes, counts, confusions, overlapWords, costWords }, paint, width) {
	const grid = `${textOf(fittingMatrix(matrix, paint, width))}${[overlapWords, costWords].filter(({ empty }) => !empty).map((words) => `\n${terminal(words)}`).join("")}`;
	if (matrix.complete) return grid;
	if (counts === "labels") return `The ${integer$1(matrix.rows.length)} labels with the most errors, of ${integer$1(classes.length)}:\n${grid}`;
	return `The ${integer$1(matrix.rows.length)} most confused of ${integer$1(classes.length)} classes:\n${grid}${pairLines(confusions, width)}`;
}
function fittingMatrix(matrix, paint, width) {
	const named = matrixGrid(matrix, paint, width, {
		numbered: false,
		changes: true
	});
	if (named.width <= WIDTH) return named;
	const numbered = matrixGrid(matrix, paint, width, {
		numbered: true,
		changes: true
	});
	return numbered.width <= WIDTH ? numbered : matrixGrid(matrix, paint, width, {
		numbered: true,
		changes: false
	});
}
function matrixGrid({ columns, rows, spurious, total, overall }, paint, width, { numbered, changes }) {
	const number = (value) => numberWithChange(changes ? value : {
		unit: value.unit,
		value: value.value
	});
	const cellText = ({ count, change = 0, mark }) => {
		const text = `${integer$1(count)}${changes && change !== 0 ? ` (${formatChange("count", change)})` : ""}`;
		return mark === "right" ? paint.good(text) : mark === "worse" ? paint.bad(text) : text;
	};
	const ofLabels = total !== void 0;
	const head = [
		ofLabels ? "label" : "actual ↓ predicted →",
		...columns.map(({ name, kind }, index) => numbered && kind === "class" ? String(index + 1) : kind === "class" ? terminalName(name, NAME) : name),
		"support",
		"recall",
		...ofLabels ? ["precision", "F1"] : []
	];
	const numbers = ({ cells, support, recall, precision, f1 }) => [
		...cells.map(cellText),
		integer$1(support),
		...[
			recall,
			precision,
			f1
		].flatMap((own) => own === void 0 ? [] : [number(own)])
	];
	const body = rows.map((row, index) => [`${numbered ? `${index + 1} ` : ""}${terminalName(row.name, NAME)}`, ...numbers(row)]);
	const bottom = total !== void 0 ? [total.name, ...numbers(total)] : [
		"precision",
		...columns.map(({ precision }) => precision === void 0 ? "" : number(precision)),
		overall.title,
		number(overall)
	];
	const spuriousRow = spurious === void 0 ? [] : [[spurious.name, ...spurious.cells.map(cellText)]];
	return aligned([
		head.map(paint.faint),
		...body,
		...spuriousRow,
		bottom
	], ["left", ...bottom.slice(1).map(() => "right")], width);
}
function pairLines({ by, pairs }, width) {
	if (pairs.length === 0) return "";
	const rows = pairs.map(({ actual, predicted, count, change = 0 }) => [
		`  ${terminalName(actual, 40)} → ${terminalName(predicted, 40)}`,
		integer$1(count),
		change === 0 ? "" : formatChange("count", change)
	]);
	return `\n\n${by === "changed" ? "The confusions that changed most, what got worse first" : "The most frequent confusions"}:\n${textOf(aligned(rows, [
		"left",
		"right",
		"right"
	], width))}`;
}
function thresholdLines(threshold, paint) {
	const { members, reason = "", words } = threshold;
	const [only] = members;
	const head = `  ${sign(threshold, paint)} ${terminal(words)}`;
	if (only === void 0) return `${head}: ${terminalText(reason)}`;
	if (members.length === 1 && only.state !== "too_few") return `${head}: ${memberText(only, paint)}`;
	const bad = failingMembers(threshold);
	return [
		`${head}: ${terminalText(expansionWords(threshold))}`,
		...bad.slice(0, MEMBERS).map((member) => `      ${terminal(member.subject)}: ${memberText(member, paint)}`),
		...bad.length > MEMBERS ? [`      … and ${integer$1(bad.length - MEMBERS)} more`] : []
	].join("\n");
}
function sign({ state, severity }, paint) {
	switch (state) {
		case "pass": return paint.good("✓");
		case "fail": return severity === "warn" ? paint.doubt("!") : paint.bad("✗");
		case "waived": return paint.doubt("!");
		case "error": return paint.bad("⨯");
		case "inconclusive":
		case "skipped": return paint.doubt("·");
	}
}
function memberText({ shown: { value, baseline, change }, evidence }, paint) {
	return `${value}${baseline === "" ? "" : ` (baseline ${baseline}${change === "" ? "" : `, ${change}`})`}${evidence.empty ? "" : paint.faint(` · ${terminal(evidence)}`)}`;
}
function flipLines({ title, count, description, examples, direction, uniform }, paint, width) {
	const head = `${paint.strong(`${integer$1(count)} ${title}`)} (${terminal(description)})`;
	if (direction === "newly_right") return head;
	const shown = examples.slice(0, FLIPS).map(({ id, row, place, baseline, candidate }) => [`  ${id === void 0 ? `${place === void 0 ? "row" : "document"} ${integer$1(row)}` : terminalName(id, 40)}${place === void 0 ? "" : ` ${place[0]}–${place[1]}`}`, ...uniform ? [] : [`${terminalName(baseline, NAME)} → ${terminalName(candidate, NAME)}`]]);
	const names = aligned(shown, [], width);
	const room = Math.max(WIDTH - names.width - 2, 20);
	return [
		head,
		...names.lines.map((name, index) => `${name}  ${terminalText(examples[index]?.text ?? "", room)}`.trimEnd()),
		...count > shown.length ? [`  … and ${integer$1(count - shown.length)} more`] : []
	].join("\n");
}
function unparsedLines({ replies, shown }, paint) {
	const lines = shown.map(({ text, reason, count }) => `  ${integer$1(count)} × ${terminalText(text, REPLY)}${paint.faint(` · ${terminalText(reason, WIDTH)}`)}`);
	const rest = replies - shown.reduce((sum, { count }) => sum + count, 0);
	return [
		paint.strong(`${plural(replies, "reply", "replies")} could not be read`),
		...lines,
		...rest === 0 ? [] : [`  … and ${integer$1(rest)} more`]
	].join("\n");
}
function provenanceLines({ provenance: { candidate, gold, baseline } }, paint) {
	const side = (title, { files, columns, parser }) => {
		const names = files.slice(0, FILES).map(({ name, rows }) => `${terminalText(name)} (${plural(rows, "row")})`);
		const more = files.length > FILES ? ` and ${integer$1(files.length - FILES)} more` : "";
		const mapping = columns.map(({ role, name, inferred }) => `${role} = ${terminalName(name)}${inferred ? " (inferred)" : ""}`);
		return `${title}: ${names.join(", ")}${more}; ${mapping.join(", ")}${parser === void 0 ? "" : `; parser ${terminalName(parser)}`}`;
	};
	return paint.faint([
		side("candidate", candidate),
		...gold === void 0 ? [] : [side("gold", gold)],
		...baseline === void 0 ? [] : [side("baseline", baseline)]
	].join("\n"));
}
// lib/src/version.js
const VERSION = "0.1.0";
// lib/src/workspace/gzip-file.js
const PIECE_BYTES = 524288;
const LEVEL = 3;
const LITTLE_BYTES = 65536;
const MOST_WAITING = 4;
var GzipFile = class {
	#path;
	#partial;
	#name;
	#file;
	#open = true;
	#piece = Buffer.allocUnsafe(PIECE_BYTES);
	#used = 0;
	#members = 0;
	#waiting = [];
	#last = Promise.resolve();
	constructor(absolute, name) {
		this.#path = absolute;
		this.#partial = `${absolute}.partial`;
		this.#name = name;
		rmSync(this.#partial, { force: true });
		this.#file = openSync(this.#partial, "wx");
	}
	write(bytes) {
		for (let from = 0; from < bytes.length;) {
			const part = bytes.subarray(from, from + PIECE_BYTES - this.#used);
			this.#piece.set(part, this.#used);
			this.#used += part.length;
			from += part.length;
			if (this.#used === PIECE_BYTES) this.#flush();
		}
	}
	get busy() {
		return this.#waiting.length < MOST_WAITING ? void 0 : this.#waiting[0];
	}
	async close() {
		if (this.#used > 0 || this.#members === 0) this.#flush();
		try {
			await this.#last;
		} finally {
			this.#release();
		}
		this.#writing(() => {
			renameSync(this.#partial, this.#path);
		});
	}
	async discard() {
		await this.#last.catch(() => void 0);
		this.#release();
		rmSync(this.#partial, { force: true });
		if (lstatSync(this.#path, { throwIfNoEntry: false })?.isFile() === true) rmSync(this.#path);
	}
	#flush() {
		const member = packed(this.#piece.subarray(0, this.#used));
		this.#last = Promise.all([member, this.#last]).then(([bytes]) => this.#writing(() => writeWhole(this.#file, bytes)));
		this.#waiting.push(this.#last.catch(() => void 0).finally(() => void this.#waiting.shift()));
		this.#piece = Buffer.allocUnsafe(PIECE_BYTES);
		this.#used = 0;
		this.#members++;
	}
	#release() {
		if (this.#open) closeSync(this.#file);
		this.#open = false;
	}
	#writing(write) {
		try {
			write();
		} catch (error) {
			throw new ProblemError({ message: `${this.#name} cannot be written: ${reasonOf(error)}` }, { cause: error });
		}
	}
};
async function packed(bytes) {
	const { gzip, gzipSync } = process.getBuiltinModule("node:zlib");
	return bytes.length < LITTLE_BYTES ? gzipSync(bytes, { level: LEVEL }) : promisify(gzip)(bytes, { level: LEVEL });
}
function writeWhole(file, bytes) {
	for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from);
}
// lib/src/workspace/scan-thread.js
var ScanThread = class {
	#script;
	#worker;
	constructor(script) {
		this.#script = script;
	}
	static get pays() {
		return availableParallelism() > 1;
	}
	start() {
		if (this.#worker !== void 0) return;
		const { Worker: Thread } = process.getBuiltinModule("node:worker_threads");
		this.#worker = new Thread(this.#script, { resourceLimits: {
			maxYoungGenerationSizeMb: 1,
			stackSizeMb: 1
		} });
		this.#worker.on("error", () => void 0);
		this.#worker.unref();
	}
	hand(file, job) {
		this.start();
		this.#worker?.postMessage({
			file,
			job
		});
	}
};
// lib/src/workspace/workspace.js
var Workspace = class {
	#root;
	#written = [];
	#thread;
	#aheadFrom;
	constructor(root, ahead) {
		this.#thread = ahead !== void 0 && ScanThread.pays ? new ScanThread(ahead.script) : void 0;
		this.#aheadFrom = ahead?.from ?? Infinity;
		try {
			this.#root = realpathSync(root);
		} catch (error) {
			throw new ProblemError({
				message: `the workspace cannot be read: ${reasonOf(error)}`,
				advice: "Does a step before this one check out the repository?"
			}, { cause: error });
		}
	}
	async find(patterns, trusted, place) {
		const problems = [];
		const absent = [];
		const files = new Map();
		for (const pattern of patterns) {
			if (!trusted && !this.#isInside(path.resolve(this.#root, pattern))) {
				problems.push(outside(pattern, place));
				continue;
			}
			const names = await this.#namesOf(pattern);
			if (names.length === 0) absent.push(pattern);
			for (const name of names) {
				const looked = this.#look(name, trusted, place);
				if ("message" in looked) problems.push(looked);
				else if (!files.has(looked.real)) files.set(looked.real, this.#file(name, looked));
			}
		}
		if (problems.length > 0) throw new ProblemError(problems);
		return {
			files: [...files.values()].toSorted((a, b) => a.name < b.name ? -1 : 1),
			absent
		};
	}
	readText(name) {
		const absolute = path.resolve(this.#root, name);
		if (!exists(absolute)) return void 0;
		const looked = this.#look(name, !this.#isInside(absolute), void 0);
		if ("message" in looked) throw new ProblemError(looked);
		try {
			return readFileSync(looked.real, "utf8");
		} catch (error) {
			throw new ProblemError({ message: `${name} cannot be read: ${reasonOf(error)}` }, { cause: error });
		}
	}
	identity(name) {
		const absolute = path.resolve(this.#root, name);
		let above = absolute;
		while (!existsSync(above)) above = path.dirname(above);
		return path.join(realpathSync(above), path.relative(above, absolute));
	}
	writeText(name, text) {
		this.#writing(name, (absolute) => {
			rmSync(absolute, { force: true });
			writeFileSync(absolute, text, { flag: "wx" });
		});
	}
	writeGzip(name) {
		return this.#writing(name, (absolute) => {
			const file = new GzipFile(absolute, name);
			this.#written.push(file);
			return file;
		});
	}
	#writing(name, write) {
		const absolute = path.resolve(this.#root, name);
		try {
			let above = path.dirname(absolute);
			while (!existsSync(above)) above = path.dirname(above);
			if (this.#isInside(absolute) && !this.#isInside(realpathSync(above))) throw new Error("a link leads outside the workspace");
			mkdirSync(path.dirname(absolute), { recursive: true });
			return write(absolute);
		} catch (error) {
			if (error instanceof ProblemError) throw error;
			throw new ProblemError({ message: `${name} cannot be written: ${reasonOf(error)}` }, { cause: error });
		}
	}
	async #namesOf(pattern) {
		if (exists(path.resolve(this.#root, pattern))) return [pattern];
		if (!GLOB_SIGN.test(pattern)) return [];
		const { glob, isDynamicPattern } = await import("./tinyglobby.js");
		if (!isDynamicPattern(pattern)) return [];
		return (await glob(pattern, {
			cwd: this.#root,
			onlyFiles: true,
			dot: true,
			expandDirectories: false,
			followSymbolicLinks: true
		})).toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
	}
	#file(name, { real, stats }) {
		const absolute = path.resolve(this.#root, name);
		const shown = (this.#isInside(absolute) ? path.relative(this.#root, absolute) : path.normalize(name)).split(path.sep).join("/");
		if (stats.size >= this.#aheadFrom) this.#thread?.start();
		return {
			name: shown,
			identity: real,
			size: stats.size,
			open: () => openFile(real, shown, () => this.#giveWay()),
			openAnywhere: () => this.#openAnywhere(real, shown)
		};
	}
	#openAnywhere(real, shown) {
		const file = openAnywhere(real, shown);
		const thread = this.#thread;
		return file === void 0 ? void 0 : {
			...file,
			giveWay: () => this.#giveWay(),
			...thread !== void 0 && { hand: (job) => thread.hand(real, job) }
		};
	}
	#look(name, trusted, place) {
		const absolute = path.resolve(this.#root, name);
		const at = place !== void 0 && { place };
		let looked;
		try {
			const real = realpathSync(absolute);
			looked = {
				real,
				stats: statSync(real)
			};
		} catch (error) {
			if (lstatSync(absolute, { throwIfNoEntry: false })?.isSymbolicLink() === true) return {
				message: `${name} is a link that leads nowhere`,
				...at,
				advice: "Fetch what it points to before this step, as `dvc pull` does."
			};
			return {
				message: `${name} cannot be read: ${reasonOf(error)}`,
				...at
			};
		}
		if (!trusted && !this.#isInside(looked.real)) return outside(name, place);
		if (looked.stats.isDirectory()) return {
			message: `${name} is a directory, not a file`,
			...at,
			advice: `Name the files in it, as in \`${name.replace(/\/$/, "")}/*.csv\`.`
		};
		if (!looked.stats.isFile()) return {
			message: `${name} is not a regular file`,
			...at,
			advice: "A file is read more than once, which a pipe or a device does not allow. Write it to disk first."
		};
		return looked;
	}
	#giveWay() {
		return this.#written.find(({ busy }) => busy !== void 0)?.busy;
	}
	#isInside(absolute) {
		const relative = path.relative(this.#root, absolute);
		return relative !== ".." && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
	}
};
const GLOB_SIGN = /[!()*+?@[\\\]{|}]/;
const NO_SUCH_NAME = new Set([
	"ENOTDIR",
	"ENAMETOOLONG",
	"ERR_INVALID_ARG_VALUE"
]);
function exists(absolute) {
	try {
		return lstatSync(absolute, { throwIfNoEntry: false }) !== void 0;
	} catch (error) {
		if (NO_SUCH_NAME.has(error.code ?? "")) return false;
		throw new ProblemError({ message: `${absolute} cannot be read: ${reasonOf(error)}` }, { cause: error });
	}
}
function outside(name, place) {
	return {
		message: `${name} lies outside the workspace`,
		...place !== void 0 && { place },
		advice: "A config names files of the workspace only. A path outside can be given by the `predictions` and `baseline` inputs of the workflow."
	};
}
export { readSide as $, terminal as A, LABEL_SET_FORMATS as At, integer$1 as B, holdsAlternatives as Bt, guardTitle as C, readConfig as Ct, details as D, tidiedBy as Dt, reportMark as E, tidied as Et, reportJson as F, dropReasoning as Ft, Tallier as G, together as Gt, worst as H, TASKS as Ht, partsStatus as I, isChange as It, changesOf as J, UnitCollector as K, unparsed as Kt, thresholdWords as L, Random as Lt, terminalText as M, METRIC_BY_ID as Mt, failedThresholdsJson as N, OUTCOMES as Nt, code as O, parsePath as Ot, metricsJson as P, confusionMatrix as Pt, pairedFiles as Q, formatChange as R, prefixesOf as Rt, reportTitle as S, decodeConfig as St, conclusionMark as T, indexStep as Tt, readAndCount as U, regexStep as Ut, plural as V, tagOf as Vt, measure as W, readingOf$1 as Wt, readExamples as X, jointTable as Y, baselineRoles as Z, readOnly as _, commitLabel as _t, evaluationText as a, JoinedRows as at, statesOf as b, phrase as bt, textOf as c, baselineColumn as ct, check as d, byCodePoint as dt, baselineParsers as et, exitStatus as f, dividingColumns as ft, gate as g, NOTHING$2 as gt, failedReport as h, refuseDeleted as ht, PLAIN as i, LARGE_BYTES as it, terminalName as j, configFromInputs as jt, prose as k, valuesAt as kt, laidOut as l, modelNamedIn as lt, countEvaluation as m, numbered as mt, VERSION as n, goldColumns as nt, terminalReport as o, NOWHERE as ot, copyExtension as p, NO_ROW as pt, pairedMatrices as q, COLOURED as r, readGold as rt, aligned as s, RowStore as st, Workspace as t, GoldDifferences as tt, DEFAULT_CONFIG as u, goldOutside as ut, reportPaths as v, joinPhrases as vt, otherWords as w, aliasStep as wt, fittingMarkdown as x, sharedFile as xt, judge as y, label as yt, formatValue as z, spansOf as zt };
