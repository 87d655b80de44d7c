const { Buffer: Buffer$1, isUtf8 } = process.getBuiltinModule("node:buffer");
const { closeSync, fstatSync, openSync, readSync } = process.getBuiltinModule("node:fs");
// lib/src/problem.js
var ProblemError = class extends Error {
	name = "ProblemError";
	problems;
	constructor(problems, options) {
		const list = Array.isArray(problems) ? problems : [problems];
		super(list.map(describe).join("\n"), options);
		this.problems = list;
	}
};
function describe(problem) {
	const { place, message, advice } = problem;
	return `${place === void 0 ? "" : `${describePlace(place)}: `}${message}${advice === void 0 ? "" : `\n${indent(advice)}`}`;
}
function describePlace(place) {
	return [
		place.file,
		place.line,
		place.column
	].filter((part) => part !== void 0).join(":");
}
function problemsOf(thrown) {
	if (thrown instanceof ProblemError) return thrown.problems;
	return [{
		message: `confusion-gate stopped unexpectedly: ${thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown)}`,
		advice: "This is a fault of confusion-gate. Please report it with this message."
	}];
}
function indent(text) {
	return text.split("\n").map((line) => `  ${line}`).join("\n");
}
// node_modules/leven/index.js
const array = [];
const characterCodeCache = [];
function leven(first, second, options) {
	if (first === second) return 0;
	const maxDistance = options?.maxDistance;
	const swap = first;
	if (first.length > second.length) {
		first = second;
		second = swap;
	}
	let firstLength = first.length;
	let secondLength = second.length;
	while (firstLength > 0 && first.charCodeAt(~-firstLength) === second.charCodeAt(~-secondLength)) {
		firstLength--;
		secondLength--;
	}
	let start = 0;
	while (start < firstLength && first.charCodeAt(start) === second.charCodeAt(start)) start++;
	firstLength -= start;
	secondLength -= start;
	if (maxDistance !== void 0 && secondLength - firstLength > maxDistance) return maxDistance;
	if (firstLength === 0) return maxDistance !== void 0 && secondLength > maxDistance ? maxDistance : secondLength;
	let bCharacterCode;
	let result;
	let temporary;
	let temporary2;
	let index = 0;
	let index2 = 0;
	while (index < firstLength) {
		characterCodeCache[index] = first.charCodeAt(start + index);
		array[index] = ++index;
	}
	while (index2 < secondLength) {
		bCharacterCode = second.charCodeAt(start + index2);
		temporary = index2++;
		result = index2;
		for (index = 0; index < firstLength; index++) {
			temporary2 = bCharacterCode === characterCodeCache[index] ? temporary : temporary + 1;
			temporary = array[index];
			result = array[index] = temporary > result ? temporary2 > result ? result + 1 : temporary2 : temporary2 > temporary ? temporary + 1 : temporary2;
		}
		if (maxDistance !== void 0) {
			let rowMinimum = result;
			for (index = 0; index < firstLength; index++) if (array[index] < rowMinimum) rowMinimum = array[index];
			if (rowMinimum > maxDistance) return maxDistance;
		}
	}
	array.length = firstLength;
	characterCodeCache.length = firstLength;
	return maxDistance !== void 0 && result > maxDistance ? maxDistance : result;
}
function closestMatch(target, candidates, options) {
	if (!Array.isArray(candidates) || candidates.length === 0) return;
	const userMax = options?.maxDistance;
	const targetLength = target.length;
	for (const candidate of candidates) if (candidate === target) return candidate;
	if (userMax === 0) return;
	let best;
	let bestDist = Number.POSITIVE_INFINITY;
	const seen = new Set();
	for (const candidate of candidates) {
		if (seen.has(candidate)) continue;
		seen.add(candidate);
		const lengthDiff = Math.abs(candidate.length - targetLength);
		if (lengthDiff >= bestDist) continue;
		if (userMax !== void 0 && lengthDiff > userMax) continue;
		const cap = Number.isFinite(bestDist) ? userMax === void 0 ? bestDist : Math.min(bestDist, userMax) : userMax;
		const distance = cap === void 0 ? leven(target, candidate) : leven(target, candidate, { maxDistance: cap });
		if (userMax !== void 0 && distance > userMax) continue;
		let actualD = distance;
		if (cap !== void 0 && distance === cap && cap === userMax) actualD = leven(target, candidate);
		if (actualD < bestDist) {
			bestDist = actualD;
			best = candidate;
			if (bestDist === 0) break;
		}
	}
	if (userMax !== void 0 && bestDist > userMax) return;
	return best;
}
// lib/src/predictions/formats/format.js
const FORMAT_IDS = [
	"csv",
	"tsv",
	"json",
	"jsonl",
	"parquet",
	"counts",
	"promptfoo",
	"lm-eval",
	"inspect",
	"openai-batch",
	"anthropic-batch"
];
const TAG_FORMAT_IDS = ["conll", "tags"];
const TABLES = new Set([
	"csv",
	"tsv",
	"parquet",
	"counts"
]);
function isTabular(id) {
	return TABLES.has(id);
}
// lib/src/predictions/scores/options.js
const SCORE_TYPES = ["probability", "logit"];
function scoreColumnNames(from) {
	return typeof from === "string" ? [from] : from.map(([, column]) => column);
}
// lib/src/predictions/numeric-labels.js
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const INTEGRAL_FLOAT = /^(-?(?:0|[1-9]\d*))\.0+$/;
function isNumber(label) {
	return NUMBER.test(label);
}
function isFraction(label) {
	return isNumber(label) && !Number.isInteger(Number(label));
}
function withoutZeroFraction(label) {
	return INTEGRAL_FLOAT.exec(label)?.[1] ?? label;
}
// lib/src/predictions/byte-hash.js
function hashOf(words, start, end) {
	const lastWord = end - 4;
	let hash = end - start;
	let p = start;
	for (; p <= lastWord; p += 4) {
		hash ^= scrambled(words.getInt32(p, true));
		hash = Math.imul(hash << 13 | hash >>> 19, 5) + 3864292196 | 0;
	}
	if (p < end) hash ^= scrambled(tailOf(words, p, end));
	return mix(hash);
}
function secondHashOf(words, start, end) {
	const lastWord = end - 4;
	let hash = 2538058380 ^ end - start;
	let p = start;
	for (; p <= lastWord; p += 4) hash = Math.imul(hash + words.getInt32(p, true), 1540483477) ^ hash >>> 13;
	if (p < end) hash = Math.imul(hash + tailOf(words, p, end), 1540483477) ^ hash >>> 13;
	return mix(hash);
}
function equalBytes(a, aStart, b, bStart, length) {
	const lastWord = length - 4;
	let i = 0;
	for (; i <= lastWord; i += 4) if (a.getInt32(aStart + i, true) !== b.getInt32(bStart + i, true)) return false;
	for (; i < length; i++) if (a.getUint8(aStart + i) !== b.getUint8(bStart + i)) return false;
	return true;
}
function tailOf(words, p, end) {
	let word = 0;
	for (let q = end - 1; q >= p; q--) word = word << 8 | words.getUint8(q);
	return word;
}
function scrambled(word) {
	const k = Math.imul(word, 3432918353);
	return Math.imul(k << 15 | k >>> 17, 461845907);
}
function mix(hash) {
	let h = hash;
	h = Math.imul(h ^ h >>> 16, 2246822507);
	h = Math.imul(h ^ h >>> 13, 3266489909);
	return h ^ h >>> 16;
}
// lib/src/predictions/formats/quoting.js
const MOST_SHOWN = 60;
function shown(text) {
	const characters = Array.from(text.slice(0, 122));
	return JSON.stringify(characters.length > MOST_SHOWN ? `${characters.slice(0, MOST_SHOWN).join("")}…` : text);
}
const MOST_LISTED$1 = 30;
function listed(names) {
	const all = Array.from(names);
	const first = all.slice(0, MOST_LISTED$1).map(shown).join(", ");
	return all.length > MOST_LISTED$1 ? `${first} and ${all.length - MOST_LISTED$1} more` : first;
}
// lib/src/predictions/formats/cells.js
const NOTHING = new Uint8Array(0);
function newCells(columns) {
	return {
		kind: new Uint8Array(columns).fill(0),
		bytes: Array.from({ length: columns }, () => NOTHING),
		start: new Int32Array(columns),
		end: new Int32Array(columns),
		offset: 0
	};
}
function setCell(cells, i, kind, bytes, start, end) {
	cells.kind[i] = kind;
	cells.bytes[i] = bytes;
	cells.start[i] = start;
	cells.end[i] = end;
}
const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });
const LONGEST_BY_HAND = 24;
function textOf(bytes, start, end) {
	if (end - start > LONGEST_BY_HAND) return UTF8.decode(bytes.subarray(start, end));
	let text = "";
	for (let i = start; i < end; i++) {
		const byte = bytes[i];
		if (byte >= 128) return UTF8.decode(bytes.subarray(start, end));
		text += String.fromCharCode(byte);
	}
	return text;
}
var Scratch = class {
	#bytes = new Uint8Array(1024);
	#used = 0;
	get bytes() {
		return this.#bytes;
	}
	get used() {
		return this.#used;
	}
	clear() {
		this.#used = 0;
	}
	room(size) {
		if (this.#used + size > this.#bytes.length) {
			this.#bytes = new Uint8Array(Math.max(this.#bytes.length * 2, size));
			this.#used = 0;
		}
		return this.#bytes;
	}
	take(end) {
		this.#used = end;
	}
};
// lib/src/predictions/formats/words.js
const ONES = 16843009;
const HIGHEST_BITS = 2155905152;
function repeated(byte) {
	return Math.imul(byte, ONES);
}
function quotes(word) {
	return (word ^ 572662306) - ONES & ~word & HIGHEST_BITS;
}
function stringMarks(word) {
	return ((word ^ 33686018) - 555819297 | (word ^ 1549556828) - ONES) & ~word & HIGHEST_BITS;
}
function fieldMarks(word, delimiters) {
	return ((word ^ delimiters) - ONES | word - 235802126) & ~word & HIGHEST_BITS;
}
function lowest(set) {
	return 31 - Math.clz32(set & -set) >> 3;
}
var WordView = class {
	#bytes = new Uint8Array(0);
	#words = new DataView(this.#bytes.buffer);
	#otherBytes = this.#bytes;
	#otherWords = this.#words;
	of(bytes) {
		if (this.#bytes !== bytes) this.#turnTo(bytes);
		return this.#words;
	}
	#turnTo(bytes) {
		const [last, words] = [this.#bytes, this.#words];
		if (this.#otherBytes === bytes) this.#words = this.#otherWords;
		else this.#words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		this.#bytes = bytes;
		this.#otherBytes = last;
		this.#otherWords = words;
	}
};
// lib/src/predictions/label-forms.js
const MOST_LABELS = 5e4;
const MOST_SLICES = 1e3;
const FIRST_MARK = 65520;
const MISSING = 65521;
const UNPARSED = 65522;
const REFUSED = 65523;
const OTHER = 65524;
const UNLABELLED = 65525;
const BLANK = 65526;
const STRUCTURED = 65527;
const NONE = 65535;
const PREDICTION_MARKS = new Map([
	["(missing)", MISSING],
	["(unparsed)", UNPARSED],
	["(refused)", REFUSED],
	["(other)", OTHER]
]);
const SLICE_MARKS = new Map([["(missing)", MISSING]]);
function isLabel(code) {
	return code < FIRST_MARK;
}
var TooManyValues = class extends Error {
	name = "TooManyValues";
};
var LabelForms = class {
	#labels = [];
	#codes = new Map();
	#words = new DataView(new ArrayBuffer(4096));
	#starts = new Int32Array(128);
	#lengths = new Int32Array(128);
	#hashes = new Int32Array(128);
	#meanings = new Uint16Array(128);
	#forms = 0;
	#used = 0;
	#slots = new Int32Array(256).fill(-1);
	#most;
	#marks;
	#wordView = new WordView();
	#last = 0;
	constructor(most, marks) {
		this.#most = most;
		this.#marks = marks;
	}
	code(bytes, start, end, most = this.#most) {
		const words = this.#wordView.of(bytes);
		const length = end - start;
		if (this.#isForm(this.#last, words, start, length)) return this.#meanings[this.#last];
		const hash = hashOf(words, start, end);
		const slots = this.#slots;
		const mask = slots.length - 1;
		let slot = hash & mask;
		for (;;) {
			const form = slots[slot];
			if (form === -1) return this.#learn(bytes, start, end, hash, slot, most);
			if (this.#hashes[form] === hash && this.#isForm(form, words, start, length)) {
				this.#last = form;
				return this.#meanings[form];
			}
			slot = slot + 1 & mask;
		}
	}
	codeOf(label, most = this.#most) {
		return this.#codes.get(label) ?? this.#newLabel(label, most);
	}
	text(code) {
		const text = this.#labels[code];
		if (text === void 0) throw new RangeError(`no label has the code ${code}`);
		return text;
	}
	get size() {
		return this.#labels.length;
	}
	#isForm(form, words, start, length) {
		return this.#lengths[form] === length && length > 0 && equalBytes(this.#words, this.#starts[form], words, start, length);
	}
	#learn(bytes, start, end, hash, slot, most) {
		const text = textOf(bytes, start, end).trim();
		const meaning = text === "" ? BLANK : this.#marks.get(text) ?? this.codeOf(text, most);
		if (this.#forms >= 4 * this.#most) throw new TooManyValues(`more than ${4 * this.#most} distinct values`);
		const form = this.#forms++;
		this.#reserve(end - start);
		this.#slots[slot] = form;
		this.#starts[form] = this.#used;
		this.#lengths[form] = end - start;
		this.#hashes[form] = hash;
		this.#meanings[form] = meaning;
		new Uint8Array(this.#words.buffer).set(bytes.subarray(start, end), this.#used);
		this.#used += end - start;
		if (this.#forms * 2 > this.#slots.length) this.#grow();
		return meaning;
	}
	#reserve(bytes) {
		if (this.#forms > this.#starts.length) {
			this.#starts = grown(this.#starts, new Int32Array(2 * this.#starts.length));
			this.#lengths = grown(this.#lengths, new Int32Array(2 * this.#lengths.length));
			this.#hashes = grown(this.#hashes, new Int32Array(2 * this.#hashes.length));
			this.#meanings = grown(this.#meanings, new Uint16Array(2 * this.#meanings.length));
		}
		const { byteLength } = this.#words;
		if (this.#used + bytes > byteLength) {
			const larger = new Uint8Array(Math.max(2 * byteLength, this.#used + bytes));
			this.#words = new DataView(grown(new Uint8Array(this.#words.buffer), larger).buffer);
		}
	}
	#newLabel(text, most) {
		const code = this.#labels.length;
		if (code >= most) throw new TooManyValues(`more than ${most} distinct values`);
		this.#labels.push(text);
		this.#codes.set(text, code);
		return code;
	}
	#grow() {
		const slots = new Int32Array(this.#slots.length * 4).fill(-1);
		const mask = slots.length - 1;
		for (let form = 0; form < this.#forms; form++) {
			let slot = this.#hashes[form] & mask;
			while (slots[slot] !== -1) slot = slot + 1 & mask;
			slots[slot] = form;
		}
		this.#slots = slots;
	}
};
function grown(from, into) {
	into.set(from);
	return into;
}
// lib/src/predictions/file-problem.js
function fileProblem(file, message, advice, place) {
	return {
		message: place === void 0 ? message : `${file}: ${message}`,
		place: place ?? { file },
		...advice !== void 0 && { advice }
	};
}
// lib/src/predictions/formats/locate.js
const LF$5 = 10;
const CR$3 = 13;
async function locate(source, offset) {
	if (source.numbered === true) return {
		line: offset + 1,
		column: 1
	};
	const counter = new LineCounter(offset);
	for await (const chunk of source.open()) if (counter.count(chunk)) break;
	return counter.position();
}
var LineCounter = class {
	#offset;
	#read = 0;
	#line = 1;
	#column = 1;
	#afterCr = false;
	#loneCrBreaks;
	constructor(offset) {
		this.#offset = offset;
	}
	count(chunk) {
		for (const byte of chunk) {
			if (this.#afterCr) this.#endCr(byte === LF$5);
			if (this.#read === this.#offset) return true;
			this.#pass(byte);
			this.#read++;
		}
		return false;
	}
	position() {
		if (this.#afterCr) this.#endCr(false);
		return {
			line: this.#line,
			column: this.#column
		};
	}
	#pass(byte) {
		if (byte === LF$5) {
			this.#loneCrBreaks ??= false;
			this.#breakLine();
		} else if (byte === CR$3 && this.#loneCrBreaks !== false) {
			this.#afterCr = true;
			this.#column++;
		} else if ((byte & 192) !== 128 && !(byte === 239 && this.#read === 0)) this.#column++;
	}
	#endCr(lineFeedFollows) {
		this.#afterCr = false;
		if (lineFeedFollows) return;
		this.#loneCrBreaks = true;
		this.#breakLine();
	}
	#breakLine() {
		this.#line++;
		this.#column = 1;
	}
};
var Findings = class {
	#message;
	#advice;
	#first = [];
	#count = 0;
	constructor(message, advice) {
		this.#message = message;
		this.#advice = advice;
	}
	add(source, offset, detail = () => "") {
		this.#count++;
		if (this.#first.length < 5) this.#first.push({
			source,
			offset,
			detail: detail()
		});
	}
	get count() {
		return this.#count;
	}
	async problems() {
		const named = [];
		let place;
		for (const { source, offset, detail } of this.#first) {
			const { line } = await locate(source, offset);
			place ??= {
				file: source.name,
				line
			};
			named.push(`${source.name}:${line}${detail === "" ? "" : ` ${detail}`}`);
		}
		if (place === void 0) return [];
		return [{
			message: `${this.#message(this.#count)}: ${andMore(named, this.#count)}`,
			place,
			advice: this.#advice
		}];
	}
};
function andMore(named, count) {
	return `${named.join(", ")}${count > named.length ? ` and ${count - named.length} more` : ""}`;
}
async function problemsIn(kinds) {
	const problems = [];
	for (const kind of kinds) problems.push(...await kind.problems());
	return problems;
}
function duplicateIds(column, mayRepeat = false) {
	return new Findings((count) => `${count} duplicate ${count === 1 ? "id" : "ids"} in the column "${column}"`, `An id must name one example, within a file and across shards. If another column is the id, name it: \`columns: { id: <column> }\`.${mayRepeat ? " Several answers to one example count with `repeats: { by: id }`." : ""}`);
}
function structuresIn(column) {
	return new Findings((count) => `${count} ${count === 1 ? "row holds" : "rows hold"} a JSON object or array in the column "${column}", where a label belongs`, "Name the key inside it with a dotted path, such as `response.label`.");
}
// lib/src/predictions/formats/fault.js
var Fault = class Fault extends Error {
	name = "Fault";
	offset;
	precision;
	advice;
	constructor(offset, precision, message, advice) {
		super(message);
		this.offset = offset;
		this.precision = precision;
		this.advice = advice;
	}
	movedBy(bytes) {
		return new Fault(this.offset + bytes, this.precision, this.message, this.advice);
	}
};
function emptyFile() {
	return new Fault(0, "file", "the file is empty", "Check that the step which writes it ran to its end.");
}
async function placed(source, thrown) {
	if (!(thrown instanceof Fault)) return thrown;
	const { message, advice } = thrown;
	return new ProblemError({
		message,
		place: await placeOf(source, thrown),
		...advice !== void 0 && { advice }
	}, { cause: thrown });
}
async function placeOf(source, fault) {
	const file = source.name;
	if (fault.precision === "file") return { file };
	const { line, column } = await locate(source, fault.offset);
	return fault.precision === "line" ? {
		file,
		line
	} : {
		file,
		line,
		column
	};
}
// lib/src/predictions/formats/encoding.js
const UTF8_ADVICE = "Save the file as UTF-8. In Python: open(path, \"w\", encoding=\"utf-8\"), or to_csv(path, encoding=\"utf-8\").";
const READABLE = `Readable are ${FORMAT_IDS.join(", ")}. Is another one named under \`format\`?`;
const BINARY_FORMATS = [
	["a zip file (as .xlsx and .npz files are)", [
		80,
		75,
		3,
		4
	]],
	["a Parquet file", [
		80,
		65,
		82,
		49
	]],
	["an Arrow or Feather file", [
		65,
		82,
		82,
		79,
		87,
		49
	]],
	["an HDF5 file", [
		137,
		72,
		68,
		70
	]],
	["a NumPy file", [
		147,
		78,
		85,
		77,
		80,
		89
	]],
	["an old Excel file", [
		208,
		207,
		17,
		224
	]],
	["a SQLite database", [
		83,
		81,
		76,
		105,
		116,
		101,
		32,
		102
	]],
	["a Zstandard file", [
		40,
		181,
		47,
		253
	]],
	["a gzip file, compressed once more or under a wrong name", [31, 139]],
	["a Python pickle", [128, 2]],
	["a Python pickle", [128, 3]],
	["a Python pickle", [128, 4]],
	["a Python pickle", [128, 5]]
];
function bodyStart(start) {
	if (looksUtf16(start)) throw new Fault(0, "file", "the file is UTF-16, not UTF-8", UTF8_ADVICE);
	for (const [name, magic] of BINARY_FORMATS) if (magic.every((byte, i) => start[i] === byte)) throw new Fault(0, "file", `the file is ${name}`, READABLE);
	return start[0] === 239 && start[1] === 187 && start[2] === 191 ? 3 : 0;
}
function looksUtf16(start) {
	const [a = 0, b = 0, c = 0, d = 0] = start;
	if (a === 255 && b === 254 || a === 254 && b === 255) return true;
	if (start.length < 4) return false;
	return a !== 0 && b === 0 && c !== 0 && d === 0 || a === 0 && b !== 0 && c === 0 && d !== 0;
}
var TextGuard = class {
	#held = Buffer.alloc(4);
	#heldLength = 0;
	#pass;
	constructor(pass) {
		this.#pass = pass;
	}
	check(chunk, origin) {
		const held = this.#heldLength;
		const joined = this.#completeHeld(chunk);
		if (joined === void 0) return badByte(this.#held[0] ?? 0, origin - held);
		const edge = characterEdge(chunk, joined);
		const body = chunk.subarray(joined, edge);
		const nul = body.indexOf(0);
		const checked = nul === -1 ? body : body.subarray(0, nul);
		if (!isUtf8(checked)) {
			const bad = firstBadByte(checked);
			this.#pass(checked.subarray(0, bad));
			return badByte(checked[bad] ?? 0, origin + joined + bad);
		}
		if (checked.length > 0) this.#pass(checked);
		if (nul !== -1) return nulByte(origin + joined + nul);
		this.#hold(chunk, edge);
	}
	finish(size) {
		return this.#heldLength > 0 ? badByte(this.#held[0] ?? 0, size - this.#heldLength) : void 0;
	}
	#completeHeld(chunk) {
		if (this.#heldLength === 0) return 0;
		const length = sequenceLength(this.#held[0] ?? 0);
		const taken = Math.min(length - this.#heldLength, chunk.length);
		this.#hold(chunk.subarray(0, taken), 0);
		if (this.#heldLength < length) return taken;
		const character = this.#held.subarray(0, length);
		if (!isUtf8(character)) return void 0;
		this.#heldLength = 0;
		this.#pass(character);
		return taken;
	}
	#hold(chunk, from) {
		for (let i = from; i < chunk.length; i++) this.#held[this.#heldLength++] = chunk[i] ?? 0;
	}
};
function characterEdge(chunk, from) {
	for (let i = chunk.length - 1; i >= from && i >= chunk.length - 3; i--) {
		const byte = chunk[i] ?? 0;
		if ((byte & 192) !== 128) return sequenceLength(byte) > chunk.length - i ? i : chunk.length;
	}
	return chunk.length;
}
function sequenceLength(lead) {
	if (lead >= 194 && lead <= 223) return 2;
	if (lead >= 224 && lead <= 239) return 3;
	return lead >= 240 && lead <= 244 ? 4 : 1;
}
function firstBadByte(bytes) {
	let i = 0;
	while (i < bytes.length) {
		const length = sequenceLength(bytes[i] ?? 0);
		if (!isUtf8(bytes.subarray(i, i + length))) break;
		i += length;
	}
	return i;
}
function badByte(byte, offset) {
	return new Fault(offset, "column", `the byte ${`0x${byte.toString(16).toUpperCase().padStart(2, "0")}`} at offset ${describeOffset(offset)} is not UTF-8`, UTF8_ADVICE);
}
function nulByte(offset) {
	return new Fault(offset, "column", `there is a NUL byte at offset ${describeOffset(offset)}, which no text file holds`, "The file is binary or damaged. Write it again as UTF-8 text.");
}
function describeOffset(offset) {
	return `${offset} (0x${offset.toString(16).toUpperCase()})`;
}
const MAX_RECORD = 67108864;
const LARGEST_SLICE = 1048576;
const FIRST_JOIN = 512;
async function scanFile(source, scanner, recordAdvice, maxRecord = MAX_RECORD) {
	const stream = new RecordStream(scanner, recordAdvice, maxRecord);
	try {
		for await (const chunk of source.open()) {
			stream.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
			if (stream.stopped) return;
		}
		stream.end();
	} catch (thrown) {
		throw await placed(source, thrown);
	}
}
const CHUNK_BYTES$1 = 262144;
const BEYOND = 4096;
function scanFrom(file, from, likelyEnd, scanner, recordAdvice, chunk) {
	const stream = new RecordStream(scanner, recordAdvice, MAX_RECORD, from);
	for (let position = from; !stream.stopped;) {
		const wanted = Math.max(BEYOND, likelyEnd + BEYOND - position);
		const read = file.read(wanted < chunk.length ? chunk.subarray(0, wanted) : chunk, position);
		if (read === 0) {
			stream.end();
			return stream.stopped;
		}
		stream.push(Buffer.from(chunk.buffer, chunk.byteOffset, read));
		position += read;
	}
	return true;
}
var RecordStream = class {
	#scanner;
	#recordAdvice;
	#maxRecord;
	#guard = new TextGuard((piece) => this.#feed(piece));
	#start = Buffer.alloc(0);
	#checked = 0;
	#fed = 0;
	#carry = Buffer.alloc(4096);
	#carried = 0;
	#enough = 0;
	#stopped = false;
	constructor(scanner, recordAdvice, maxRecord, from = 0) {
		this.#scanner = scanner;
		this.#recordAdvice = recordAdvice;
		this.#maxRecord = maxRecord;
		if (from === 0) return;
		this.#start = void 0;
		this.#checked = from;
		this.#fed = from;
	}
	get stopped() {
		return this.#stopped;
	}
	push(chunk) {
		if (this.#start === void 0) {
			this.#check(chunk);
			return;
		}
		const start = this.#start.length === 0 ? chunk : Buffer.concat([this.#start, chunk]);
		if (start.length >= 8) this.#begin(start);
		else this.#start = Buffer.from(start);
	}
	end() {
		if (this.#start !== void 0) this.#begin(this.#start);
		this.#refuse(this.#guard.finish(this.#checked));
		if (!this.#stopped) this.#scanCarry(true);
	}
	#begin(start) {
		this.#start = void 0;
		const skipped = bodyStart(start);
		this.#checked = skipped;
		this.#fed = skipped;
		this.#check(start.subarray(skipped));
	}
	#check(chunk) {
		const size = Math.min(LARGEST_SLICE, this.#maxRecord);
		for (let at = 0; at < chunk.length && !this.#stopped; at += size) {
			const slice = chunk.subarray(at, at + size);
			const bad = this.#guard.check(slice, this.#checked);
			this.#checked += slice.length;
			this.#refuse(bad);
		}
	}
	#refuse(bad) {
		if (bad === void 0 || this.#stopped) return;
		if (this.#carried > 0) this.#scanCarry(false);
		if (!this.#stopped) throw bad;
	}
	#feed(piece) {
		if (this.#stopped) return;
		const origin = this.#fed;
		this.#fed += piece.length;
		const from = this.#carried === 0 ? 0 : this.#join(piece, origin);
		if (this.#stopped || from === piece.length) return;
		const next = this.#scan(piece, from, false, origin);
		if (this.#stopped) return;
		this.#append(piece, next, piece.length);
		this.#wait();
	}
	#join(piece, origin) {
		let taken = 0;
		while (taken < piece.length) {
			const upTo = Math.min(piece.length, taken + this.#enough - this.#carried);
			this.#append(piece, taken, upTo);
			taken = upTo;
			if (this.#carried < this.#enough) return taken;
			const start = origin + taken - this.#carried;
			const next = this.#scan(this.#carry.subarray(0, this.#carried), 0, false, start);
			if (this.#stopped) return taken;
			const left = this.#carried - next;
			if (next > 0 && left <= taken) {
				this.#carried = 0;
				return taken - left;
			}
			if (next === 0 && this.#carried > this.#maxRecord) throw this.#tooLarge(start);
			this.#carry.copyWithin(0, next, this.#carried);
			this.#carried = left;
			this.#wait();
		}
		return taken;
	}
	#wait() {
		this.#enough = Math.min(Math.max(this.#carried * 2, this.#carried + FIRST_JOIN), this.#maxRecord + 1);
	}
	#append(piece, from, to) {
		const length = this.#carried + to - from;
		if (length > this.#carry.length) {
			const larger = Buffer.allocUnsafe(Math.max(length, Math.min(this.#carry.length * 2, this.#maxRecord + 1)));
			this.#carry.copy(larger, 0, 0, this.#carried);
			this.#carry = larger;
		}
		piece.copy(this.#carry, this.#carried, from, to);
		this.#carried = length;
	}
	#scanCarry(last) {
		this.#scan(this.#carry.subarray(0, this.#carried), 0, last, this.#fed - this.#carried);
	}
	#scan(bytes, from, last, origin) {
		try {
			const next = this.#scanner(bytes, from, bytes.length, last, origin);
			this.#stopped = next === -1;
			return next;
		} catch (thrown) {
			throw thrown instanceof Fault ? thrown.movedBy(origin) : thrown;
		}
	}
	#tooLarge(offset) {
		return new Fault(offset, "line", `the record that starts here is larger than ${this.#maxRecord >= 1048576 ? `${this.#maxRecord / 1048576} MiB` : `${this.#maxRecord} bytes`}, the most that is read`, this.#recordAdvice);
	}
};
// lib/src/predictions/column-names.js
const PAIRED_NAMES = [
	["y_true", "y_pred"],
	["true_label", "predicted_label"],
	["true_label", "pred_label"],
	["actual", "predicted"],
	["actual_label", "predicted_label"],
	["gold_label", "pred_label"],
	["gold_label", "predicted_label"],
	["gold", "pred"],
	["true", "pred"],
	["true_class", "predicted_class"],
	["true_category", "predicted_category"],
	["expected", "predicted"],
	["expected", "output"],
	["expected", "picked"],
	["expected_label", "predicted_label"],
	["expected_output", "actual_output"],
	["target", "prediction"],
	["target", "outputs"],
	["ground_truth", "prediction"],
	["ground_truth", "response"],
	["ground_truth", "outputs"],
	["reference", "response"],
	["references", "predictions"]
];
const PAIRED_SUFFIXES = [["_orig", "_predicted"], ["_true", "_pred"]];
const CLEAR_ACTUAL = new Set([
	"y_true",
	"true_label",
	"gold",
	"gold_label",
	"ground_truth",
	"expected_label",
	"true_class"
]);
const CLEAR_PREDICTED = new Set([
	"y_pred",
	"predicted_label",
	"predicted",
	"pred",
	"pred_label",
	"predicted_class",
	"prediction_label",
	"yhat"
]);
const WEAK_ACTUAL = new Set([
	"label",
	"target",
	"answer",
	"class",
	"category"
]);
const WEAK_PREDICTED = new Set([
	"prediction",
	"output",
	"response"
]);
const ID_NAMES = new Set([
	"id",
	"example_id",
	"sample_id",
	"doc_id",
	"custom_id",
	"uid",
	"guid",
	"idx"
]);
function normaliseName(name) {
	return name.replace(/^\uFEFF/, "").trim().replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1_$2").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "_").replace(/^_+|_+$/g, "");
}
// lib/src/predictions/formats/at-record.js
var AtRecord = class extends Error {
	offset;
	advice;
	constructor(offset, message, advice) {
		super(message);
		this.offset = offset;
		this.advice = advice;
	}
};
async function placedAtRecord(source, thrown) {
	return thrown instanceof AtRecord ? placed(source, new Fault(thrown.offset, "line", thrown.message, thrown.advice)) : thrown;
}
// lib/src/predictions/formats/counts.js
const COUNT_NAMES = new Set([
	"count",
	"counts",
	"n",
	"num",
	"count_star",
	"n_predictions",
	"n_examples",
	"examples",
	"frequency"
]);
const CLEAR_COUNT_NAMES = new Set([
	"count",
	"counts",
	"count_star",
	"n_predictions"
]);
const WIDE = {
	actual: "actual",
	predicted: "predicted"
};
const MOST_COLUMNS$1 = 6;
const MOST_COLUMNS_OF_UNCLEAR = 4;
function countsIn(inner, countColumn) {
	return {
		id: "counts",
		numbered: inner.numbered === true,
		async preview(source) {
			const preview = await inner.preview(source);
			if (isWide(preview, countColumn)) return wideOf(preview);
			const count = countIn(source, preview, countColumn);
			return {
				...preview,
				format: "counts",
				columns: preview.columns.filter(({ name }) => name !== count)
			};
		},
		async read(source, columns, onRecord) {
			const preview = await inner.preview(source);
			try {
				if (isWide(preview, countColumn)) return await readWide(inner, source, preview, columns, onRecord);
				return await readLong(inner, source, countIn(source, preview, countColumn), columns, onRecord);
			} catch (thrown) {
				throw await placedAtRecord({
					name: source.name,
					open: () => source.open(),
					numbered: inner.numbered === true
				}, thrown);
			}
		}
	};
}
function looksLikeCounts({ columns }) {
	const names = columns.map(({ name }) => normaliseName(name));
	if (columns.length > MOST_COLUMNS$1 || names.some((name) => ID_NAMES.has(name))) return "no";
	const called = (meant) => columns.some(({ name, samples }) => meant.has(normaliseName(name)) && samples.length > 0 && samples.every((text) => countOf$1(text) !== void 0));
	const clear = called(CLEAR_COUNT_NAMES);
	if (clear && names.slice(0, 4).join() === "actual,predicted,outcome,count") return "yes";
	if (PAIRED_NAMES.find((both) => both.every((name) => names.includes(name))) === void 0) return "no";
	if (clear) return columns.length === 3 ? "yes" : "perhaps";
	return columns.length <= MOST_COLUMNS_OF_UNCLEAR && called(COUNT_NAMES) ? "perhaps" : "no";
}
function unclearCounts({ name: file }, { columns }, id) {
	return {
		message: `each row may be one example, or as many as one of its columns says: ${listed(columns.map(({ name }) => name))}`,
		place: { file },
		advice: `Say which: format: counts, or format: ${id} where a row is one example.`
	};
}
function countOf$1(text) {
	if (!/^\s*\d+(?:\.0*)?\s*$/.test(text)) return void 0;
	const count = Number(text);
	return Number.isSafeInteger(count) ? count : void 0;
}
function isWide({ columns }, countColumn) {
	const [first, ...classes] = columns;
	if (first === void 0 || classes.length < 2 || countColumn !== void 0) return false;
	const names = new Set(classes.map(({ name }) => name.trim()));
	return first.samples.length > 0 && first.samples.every((text) => names.has(text.trim())) && classes.every(({ kind }) => kind === "number" || kind === "empty");
}
function wideOf({ columns, records }) {
	const [first, ...classes] = columns;
	const predicted = {
		name: WIDE.predicted,
		samples: classes.map(({ name }) => name),
		kind: "text"
	};
	return {
		format: "counts",
		columns: [{
			name: WIDE.actual,
			samples: first?.samples ?? [],
			kind: "text"
		}, predicted],
		records: records * classes.length
	};
}
function countIn({ name: file }, { columns }, countColumn) {
	const found = countColumn === void 0 ? columns.filter(({ name }) => COUNT_NAMES.has(normaliseName(name))) : columns.filter(({ name }) => name === countColumn);
	const [only, ...others] = found;
	if (only !== void 0 && others.length === 0) return only.name;
	throw new ProblemError({
		message: `these are no counts that can be read: ${countColumn !== void 0 ? `there is no column ${shown(countColumn)}, which \`columns.count\` names` : only === void 0 ? "no column is called like a count" : `several columns are called like a count: ${listed(found.map(({ name }) => name))}`}`,
		place: { file },
		advice: `Its columns are ${listed(columns.map(({ name }) => name))}.\nCounts are rows of actual, predicted and count (name it: columns: { count: <column> }), or a square matrix with one row for each actual and one column for each predicted label.`
	});
}
function countAt(cells, i, column) {
	const text = cells.kind[i] === 1 ? "" : textOf(cells.bytes[i], cells.start[i], cells.end[i]);
	const count = countOf$1(text);
	if (count === void 0) throw new AtRecord(cells.offset, `the column ${shown(column)} holds ${shown(text)}, which is no count`, "A count is a whole number, 0 or more. Shares and percentages are not read: they do not say how many there were.");
	return count;
}
async function readLong(inner, source, column, columns, onRecord) {
	return inner.read(source, [...columns, column], (cells) => {
		cells.count = countAt(cells, columns.length, column);
		if (cells.count > 0) onRecord(cells);
	});
}
async function readWide(inner, source, preview, columns, onRecord) {
	const strange = columns.find((name) => name !== WIDE.actual && name !== WIDE.predicted);
	if (strange !== void 0) throw new ProblemError({
		message: `a matrix has no column ${shown(strange)}`,
		place: { file: source.name },
		advice: "Its rows are actual and its columns predicted labels. Name no columns, or write one row for each pair of labels and its count."
	});
	const names = preview.columns.map(({ name }) => name);
	const classes = names.slice(1).map((name) => Buffer.from(name.trim()));
	const out = newCells(columns.length);
	const seen = new Set();
	let records = 0;
	const { nonFinite } = await inner.read(source, names, (cells) => {
		const row = textOf(cells.bytes[0], cells.start[0], cells.end[0]).trim();
		if (!classes.some((name) => name.toString() === row)) throw new ProblemError({
			message: `the row ${shown(row)} of the matrix has no column of that name`,
			place: { file: source.name },
			advice: "Rows and columns of a matrix have the same labels."
		});
		if (seen.has(row)) throw new ProblemError({
			message: `the matrix has two rows ${shown(row)}`,
			place: { file: source.name }
		});
		seen.add(row);
		classes.forEach((name, i) => {
			out.count = countAt(cells, i + 1, names[i + 1] ?? "");
			if (out.count === 0) return;
			out.offset = cells.offset;
			columns.forEach((column, cell) => {
				if (column === WIDE.predicted) setCell(out, cell, 2, name, 0, name.length);
				else setCell(out, cell, 2, cells.bytes[0], cells.start[0], cells.end[0]);
			});
			records++;
			onRecord(out);
		});
	});
	return {
		records,
		nonFinite
	};
}
// lib/src/predictions/formats/columns.js
const MOST_DIFFERENCES = 3;
function columnsCalled(name, header) {
	const wanted = name.trim();
	return header.flatMap((cell, i) => cell.trim() === wanted ? [i] : []);
}
function columnProblems(found, header, place) {
	return Array.from(found, ([name, positions]) => {
		if (positions.length === 0) return missingColumn$1(name, header, place);
		return positions.length > 1 ? ambiguousColumn(name, positions, place) : void 0;
	}).filter((problem) => problem !== void 0);
}
function refuseColumns(problems) {
	if (problems.length > 0) throw new ProblemError(problems);
}
function missingColumn$1(name, header, place) {
	const maxDistance = Math.min(MOST_DIFFERENCES, Math.floor(name.length / 2));
	const near = closestMatch(name.trim().toLowerCase(), header.map((cell) => cell.trim().toLowerCase()), { maxDistance });
	const meant = header.find((cell) => cell.trim().toLowerCase() === near);
	const [only] = header;
	const separator = header.length === 1 && only?.includes(";") === true;
	return {
		message: `there is no column ${shown(name)}${meant === void 0 ? "" : `; did you mean ${shown(meant.trim())}?`}`,
		place,
		advice: `The columns are ${listed(header.map((cell) => cell.trim()))}.${separator ? " They seem to be separated by semicolons: save the file with commas or tabs." : ""}`
	};
}
function ambiguousColumn(name, positions, place) {
	return {
		message: `the column ${shown(name)} occurs ${positions.length} times in the header, as columns ${positions.map((position) => position + 1).join(", ")}`,
		place,
		advice: "Give the columns different names, or use another one."
	};
}
// lib/src/predictions/formats/csv-row.js
const LF$4 = 10;
const CR$2 = 13;
const QUOTE$5 = 34;
const NEAR = 128;
var CsvRow = class {
	#delimiter;
	#delimiters;
	#loneCr;
	#cellOf;
	#cells;
	#scratch = new Scratch();
	#wordView = new WordView();
	fields = 0;
	constructor(dialect, cellOf, cells) {
		this.#delimiter = dialect.delimiter;
		this.#delimiters = repeated(dialect.delimiter);
		this.#loneCr = dialect.loneCr;
		this.#cellOf = cellOf;
		this.#cells = cells;
		cells.kind.fill(2);
	}
	read(bytes, from, end, last) {
		const delimiter = this.#delimiter;
		const cellOf = this.#cellOf;
		const words = this.#wordView.of(bytes);
		let field = 0;
		let p = from;
		this.#scratch.clear();
		for (;;) {
			const cell = field < cellOf.length ? cellOf[field] ?? -1 : -1;
			field++;
			if (p < end && bytes[p] === QUOTE$5) {
				const open = p;
				let close = open + 1;
				let doubled = 0;
				for (;;) {
					close = nextQuote(bytes, words, close, end);
					if (close === end) {
						if (last) throw neverClosed(open);
						return -1;
					}
					if (close + 1 === end && !last) return -1;
					if (close + 1 === end || bytes[close + 1] !== QUOTE$5) break;
					doubled++;
					close += 2;
				}
				p = close + 1;
				if (cell >= 0) this.#setQuoted(cell, bytes, open + 1, close, doubled);
				if (p < end) {
					const next = bytes[p];
					if (next !== delimiter && next !== LF$4 && next !== CR$2) throw textBehindQuote(p);
				}
			} else {
				const start = p;
				p = this.#endOfField(bytes, words, p, end);
				if (cell >= 0) this.#set(cell, bytes, start, p);
			}
			if (p === end) {
				if (!last) return -1;
				this.fields = field;
				return end;
			}
			const byte = bytes[p];
			p++;
			if (byte === delimiter) continue;
			this.fields = field;
			if (byte === LF$4) return p;
			if (p < end && bytes[p] === LF$4) return p + 1;
			if (p === end && !last) return -1;
			if (p < end && !this.#loneCr) throw textBehindQuote(p - 1);
			return p;
		}
	}
	#endOfField(bytes, words, from, end) {
		const delimiter = this.#delimiter;
		for (let p = from;; p++) {
			p = nextMark(bytes, words, p, end, this.#delimiters);
			if (p === end) return end;
			const byte = bytes[p];
			if (byte === delimiter || byte === LF$4) return p;
			if (byte === CR$2 && this.#endsRow(bytes, p, end)) return p;
		}
	}
	#endsRow(bytes, p, end) {
		return this.#loneCr || p + 1 === end || bytes[p + 1] === LF$4;
	}
	#set(cell, bytes, start, end) {
		const cells = this.#cells;
		cells.bytes[cell] = bytes;
		cells.start[cell] = start;
		cells.end[cell] = end;
	}
	#setQuoted(cell, bytes, start, end, doubled) {
		if (doubled === 0) {
			this.#set(cell, bytes, start, end);
			return;
		}
		const size = end - start - doubled;
		const plain = this.#scratch.room(size);
		const target = this.#scratch.used;
		let to = target;
		for (let p = start; p < end; p++) {
			const byte = bytes[p] ?? 0;
			plain[to++] = byte;
			if (byte === QUOTE$5) p++;
		}
		this.#scratch.take(to);
		this.#set(cell, plain, target, to);
	}
};
function nextMark(bytes, words, from, end, delimiters) {
	const lastWord = end - 4;
	let p = from;
	for (; p <= lastWord; p += 4) {
		const marks = fieldMarks(words.getInt32(p, true), delimiters);
		if (marks !== 0) return p + lowest(marks);
	}
	while (p < end && (bytes[p] ?? 0) > CR$2 && bytes[p] !== (delimiters & 255)) p++;
	return p;
}
function nextQuote(bytes, words, from, end) {
	const near = Math.min(from + NEAR, end - 3);
	let p = from;
	for (; p < near; p += 4) {
		const found = quotes(words.getInt32(p, true));
		if (found !== 0) return p + lowest(found);
	}
	const found = p >= end ? end : bytes.indexOf(QUOTE$5, p);
	return found === -1 || found > end ? end : found;
}
function neverClosed(open) {
	return new Fault(open, "column", "the quote that opens here is never closed", "Close it, or write a quote that is part of the text as two quotes, and the field in quotes: \"say \"\"so\"\"\".");
}
function textBehindQuote(p) {
	return new Fault(p, "column", "there is text behind a closing quote", "A comma, a tab or the end of the line must follow. Write a quote that is part of the text as two quotes: \"say \"\"so\"\"\".");
}
// lib/src/predictions/formats/csv-table.js
const LF$3 = 10;
const CR$1 = 13;
const SPACE$1 = 32;
const ROW_SHOWN = 240;
const ADVICE = "Look for a quote that opens in this row and is never closed: everything behind it belongs to one field.";
var CsvTable = class {
	#delimiter;
	#visitor;
	#dialect;
	#layout;
	#rows;
	headerOffset = 0;
	refused = false;
	constructor(delimiter, visitor) {
		this.#delimiter = delimiter.charCodeAt(0);
		this.#visitor = visitor;
	}
	get records() {
		return this.#rows?.records ?? 0;
	}
	get layout() {
		return this.#layout;
	}
	async read(source) {
		await scanFile(source, (bytes, start, end, last, origin) => this.#scan(bytes, start, end, last, origin), ADVICE);
	}
	#scan(bytes, start, end, last, origin) {
		let p = start;
		if (this.#dialect === void 0) {
			this.#dialect = findDialect(this.#delimiter, bytes, p, end, last);
			if (this.#dialect === void 0) return p;
		}
		while (this.#rows === void 0) {
			p = skipBlankLines(bytes, p, end, last, this.#dialect.loneCr);
			if (p === end) {
				if (last) throw emptyFile();
				return p;
			}
			const next = this.#readHeader(this.#dialect, bytes, p, end, last, origin);
			if (next === -1) return -1;
			if (next === p) return p;
			p = next;
		}
		return this.#rows.scan(bytes, p, end, last, origin);
	}
	#readHeader(dialect, bytes, from, end, last, origin) {
		const counter = new CsvRow(dialect, new Int32Array(0), newCells(0));
		const next = counter.read(bytes, from, end, last);
		if (next === -1) return from;
		if (isBlank$1(bytes, from, next)) return next;
		const header = newCells(counter.fields);
		new CsvRow(dialect, Int32Array.from(header.kind.keys()), header).read(bytes, from, end, last);
		const names = header.bytes.map((value, i) => textOf(value, header.start[i] ?? 0, header.end[i] ?? 0));
		this.headerOffset = origin + from;
		const fields = this.#visitor.onHeader(names);
		if (fields === void 0) {
			this.refused = true;
			return -1;
		}
		this.#layout = {
			...dialect,
			width: names.length,
			fields,
			start: origin + next
		};
		this.#rows = new CsvRows(this.#layout, (cells) => this.#visitor.onRecord(cells));
		return next;
	}
};
var CsvRows = class {
	advice = ADVICE;
	#layout;
	#row;
	#cells;
	#repeated;
	#onRecord;
	#until = Infinity;
	records = 0;
	next = 0;
	constructor(layout, onRecord) {
		const { fields } = layout;
		this.#layout = layout;
		this.#onRecord = onRecord;
		this.#cells = newCells(fields.length);
		this.#cells.kind.fill(2);
		const cellOf = new Int32Array(fields.reduce((width, field) => Math.max(width, field + 1), 0)).fill(-1);
		const repeated = [];
		fields.forEach((field, cell) => {
			const first = cellOf[field] ?? -1;
			if (first === -1) cellOf[field] = cell;
			else repeated.push([first, cell]);
		});
		this.#repeated = repeated;
		this.#row = new CsvRow(layout, cellOf, this.#cells);
	}
	begin(until) {
		this.#until = until;
	}
	scan = (bytes, start, end, last, origin) => {
		const { loneCr, width } = this.#layout;
		const row = this.#row;
		const until = this.#until - origin;
		let p = start;
		for (;;) {
			p = skipBlankLines(bytes, p, end, last, loneCr);
			if (p === end) return p;
			if (p >= until) {
				this.next = origin + p;
				return -1;
			}
			const next = row.read(bytes, p, end, last);
			if (next === -1) return p;
			if (row.fields === width) {
				this.#cells.offset = origin + p;
				if (this.#repeated.length > 0) this.#repeatCells();
				this.records++;
				if (!this.#onRecord(this.#cells)) return -1;
			} else if (!isBlank$1(bytes, p, next)) throw ragged(row.fields, width, bytes, p, next);
			p = next;
		}
	};
	guess(bytes) {
		return bytes.indexOf(LF$3) + 1;
	}
	#repeatCells() {
		for (const [from, to] of this.#repeated) copyCell(this.#cells, from, to);
	}
};
function findDialect(delimiter, bytes, start, end, last) {
	for (let p = start; p < end; p++) {
		if (bytes[p] === LF$3) return {
			delimiter,
			loneCr: false
		};
		if (bytes[p] === CR$1 && (p + 1 < end || last)) return {
			delimiter,
			loneCr: bytes[p + 1] !== LF$3
		};
	}
	return last ? {
		delimiter,
		loneCr: false
	} : void 0;
}
function skipBlankLines(bytes, from, end, last, loneCr) {
	let p = from;
	for (; p < end; p++) {
		const byte = bytes[p];
		if (byte === LF$3) continue;
		if (byte !== CR$1) return p;
		if (p + 1 === end) return last ? end : p;
		if (bytes[p + 1] !== LF$3 && !loneCr) return p;
	}
	return p;
}
function isBlank$1(bytes, from, end) {
	for (let p = from; p < end; p++) {
		const byte = bytes[p];
		if (byte !== SPACE$1 && byte !== LF$3 && byte !== CR$1) return false;
	}
	return true;
}
function copyCell(cells, from, to) {
	setCell(cells, to, 2, cells.bytes[from] ?? new Uint8Array(0), cells.start[from] ?? 0, cells.end[from] ?? 0);
}
function ragged(fields, width, bytes, from, end) {
	const row = shown(textOf(bytes, from, Math.min(end, from + ROW_SHOWN)).trimEnd());
	return new Fault(from, "line", `the row has ${counted(fields, "field")}, but the header has ${width}: ${row}`, "Every row needs as many fields as the header. A text that holds the separator, a quote or a line break must stand in double quotes.");
}
function counted(count, noun) {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
// lib/src/predictions/formats/samples.js
const NUMERIC = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const LOGICAL = /^(?:true|false)$/i;
var Samples = class {
	#name;
	#values = [];
	#kind = "empty";
	constructor(name) {
		this.#name = name;
	}
	add(cells, i) {
		const kind = cells.kind[i] ?? 0;
		if (kind === 0 || kind === 1 || this.#values.length === 200) return;
		const text = textOf(cells.bytes[i] ?? new Uint8Array(0), cells.start[i] ?? 0, cells.end[i] ?? 0);
		if (text.trim() === "") return;
		this.#values.push(text);
		const seen = kindOf$1(kind, text.trim());
		this.#kind = this.#kind === "empty" || this.#kind === seen ? seen : "text";
	}
	column() {
		return {
			name: this.#name,
			samples: this.#values,
			kind: this.#kind
		};
	}
};
function kindOf$1(kind, text) {
	if (kind === 3 || kind === 2 && NUMERIC.test(text)) return "number";
	if (kind === 4 || kind === 2 && LOGICAL.test(text)) return "boolean";
	return kind === 5 ? "structure" : "text";
}
// lib/src/predictions/formats/csv.js
const csv = delimited("csv", ",");
const tsv = delimited("tsv", "	");
function delimited(id, delimiter) {
	const previews = new WeakMap();
	return {
		id,
		preview(source) {
			const known = previews.get(source) ?? previewOf(source);
			previews.set(source, known);
			return known;
		},
		async read(source, columns, onRecord) {
			const asked = new Asked$1(columns);
			const table = new CsvTable(delimiter, {
				onHeader: (names) => asked.in(names),
				onRecord(cells) {
					onRecord(cells);
					return true;
				}
			});
			await table.read(source);
			if (table.refused) {
				const { line } = await locate(source, table.headerOffset);
				refuseColumns(columnProblems(asked.found, asked.header, {
					file: source.name,
					line
				}));
			}
			return {
				records: table.records,
				nonFinite: 0
			};
		},
		async layout(source, columns) {
			const table = new CsvTable(delimiter, {
				onHeader: (names) => new Asked$1(columns).in(names),
				onRecord: () => false
			});
			await table.read(source);
			const { layout } = table;
			return layout === void 0 || layout.loneCr ? void 0 : {
				kind: "table",
				...layout
			};
		}
	};
	async function previewOf(source) {
		let samples = [];
		const table = new CsvTable(delimiter, {
			onHeader(names) {
				samples = names.map((name) => new Samples(name.trim()));
				return names.map((_, i) => i);
			},
			onRecord(cells) {
				samples.forEach((sample, i) => sample.add(cells, i));
				return table.records < 200 && cells.offset < 4194304;
			}
		});
		await table.read(source);
		return {
			format: id,
			columns: samples.map((sample) => sample.column()),
			records: table.records
		};
	}
}
var Asked$1 = class {
	#columns;
	header = [];
	found = new Map();
	constructor(columns) {
		this.#columns = columns;
	}
	in(header) {
		this.header = header;
		for (const name of this.#columns) this.found.set(name, columnsCalled(name, header));
		const positions = this.#columns.flatMap((name) => this.found.get(name) ?? []);
		return Array.from(this.found.values()).every((of) => of.length === 1) ? positions : void 0;
	}
};
const QUOTE$4 = 34;
const COMMA$1 = 44;
const MINUS$2 = 45;
const CLOSE_BRACKET$3 = 93;
const CLOSE_BRACE$3 = 125;
function skipBlanks(bytes, p, end) {
	let q = p;
	while (q < end) {
		const byte = bytes[q];
		if (byte !== 32 && byte !== 10 && byte !== 13 && byte !== 9) break;
		q++;
	}
	return q;
}
function firstMember(bytes, open, end) {
	const p = skipBlanks(bytes, open + 1, end);
	if (p === end) return -1;
	if (bytes[p] !== QUOTE$4 && bytes[p] !== CLOSE_BRACE$3) throw expected("a key in double quotes or \"}\"", bytes, p, end);
	return p;
}
function nextMember(bytes, afterValue, end) {
	let p = skipBlanks(bytes, afterValue, end);
	if (p === end) return -1;
	if (bytes[p] === CLOSE_BRACE$3) return p;
	if (bytes[p] !== COMMA$1) throw expected("\",\" or \"}\"", bytes, p, end);
	p = skipBlanks(bytes, p + 1, end);
	if (p === end) return -1;
	if (bytes[p] !== QUOTE$4) throw expected("a key in double quotes", bytes, p, end);
	return p;
}
function firstItem(bytes, open, end) {
	const p = skipBlanks(bytes, open + 1, end);
	return p === end ? -1 : p;
}
function nextItem(bytes, afterItem, end) {
	let p = skipBlanks(bytes, afterItem, end);
	if (p === end) return -1;
	if (bytes[p] === CLOSE_BRACKET$3) return p;
	if (bytes[p] !== COMMA$1) throw expected("\",\" or \"]\"", bytes, p, end);
	p = skipBlanks(bytes, p + 1, end);
	if (p === end) return -1;
	if (bytes[p] === CLOSE_BRACKET$3) throw expected("a value", bytes, p, end, "JSON allows no comma behind the last value.");
	return p;
}
function expected(what, bytes, p, end, advice) {
	return broken(`expected ${what}, found ${shown(characterAt(bytes, p, end))}`, p, advice);
}
function broken(message, p, advice) {
	return new Fault(p, "column", `broken JSON: ${message}`, advice);
}
function number(bytes, from, end) {
	let p = bytes[from] === MINUS$2 ? from + 1 : from;
	if (p < end && bytes[p] === 48) {
		p++;
		if (p < end && isDigit(bytes[p] ?? 0)) throw broken("a number starts with a superfluous 0", p - 1, "Put a code such as 01 in double quotes.");
	} else p = digits(bytes, p, end);
	if (p !== -1 && p < end && bytes[p] === 46) p = digits(bytes, p + 1, end);
	if (p !== -1 && p < end && ((bytes[p] ?? 0) | 32) === 101) {
		p++;
		if (p < end && (bytes[p] === 43 || bytes[p] === MINUS$2)) p++;
		p = digits(bytes, p, end);
	}
	return p;
}
function digits(bytes, from, end) {
	if (from === end) return -1;
	let p = from;
	while (p < end && isDigit(bytes[p] ?? 0)) p++;
	if (p === from) throw expected("a digit", bytes, p, end);
	return p;
}
function isDigit(byte) {
	return byte >= 48 && byte <= 57;
}
function word(text, bytes, p, end) {
	for (let i = 0; i < text.length; i++) {
		if (p + i === end) return -1;
		if (bytes[p + i] !== text[i]) throw expected("a value", bytes, p, end);
	}
	return p + text.length;
}
const SHORT_ESCAPES$1 = new Uint8Array(256);
for (const letter of Buffer.from("\"\\/bfnrt")) SHORT_ESCAPES$1[letter] = 1;
function escapeLength(bytes, p, end) {
	if (p + 1 === end) return -1;
	const byte = bytes[p + 1] ?? 0;
	if (byte !== 117) {
		if (SHORT_ESCAPES$1[byte] !== 1) throw expected("one of \" \\ / b f n r t u behind a backslash", bytes, p + 1, end);
		return 2;
	}
	for (let i = 2; i < 6; i++) {
		if (p + i >= end) return -1;
		if (hexDigit(bytes[p + i] ?? 0) === -1) throw expected("four hexadecimal digits behind \\u", bytes, p + i, end);
	}
	return 6;
}
function hexDigit(byte) {
	if (isDigit(byte)) return byte - 48;
	const lower = byte | 32;
	return lower >= 97 && lower <= 102 ? lower - 97 + 10 : -1;
}
function characterAt(bytes, p, end) {
	let q = p + 1;
	while (q < end && ((bytes[q] ?? 0) & 192) === 128) q++;
	return new TextDecoder().decode(bytes.subarray(p, q));
}
// lib/src/predictions/formats/json-string.js
const BACKSLASH$2 = 92;
const REPLACEMENT = 65533;
const SHORT_ESCAPES = new Map([
	[98, 8],
	[102, 12],
	[110, 10],
	[114, 13],
	[116, 9]
]);
function unescape(bytes, start, end, scratch) {
	const target = scratch.room(end - start);
	const from = scratch.used;
	let to = from;
	for (let p = start; p < end; p++) {
		const byte = bytes[p] ?? 0;
		if (byte !== BACKSLASH$2) {
			target[to++] = byte;
			continue;
		}
		const letter = bytes[++p] ?? 0;
		if (letter !== 117) {
			target[to++] = SHORT_ESCAPES.get(letter) ?? letter;
			continue;
		}
		const unit = hexUnit(bytes, p + 1);
		const low = isHigh(unit) && bytes[p + 5] === BACKSLASH$2 && bytes[p + 6] === 117 ? hexUnit(bytes, p + 7) : 0;
		const paired = isLow(low);
		to = writeCodePoint(target, to, paired ? 65536 + (unit - 55296 << 10) + (low - 56320) : isHigh(unit) || isLow(unit) ? REPLACEMENT : unit);
		p += paired ? 10 : 4;
	}
	scratch.take(to);
	return from;
}
function hexUnit(bytes, p) {
	let unit = 0;
	for (let i = 0; i < 4; i++) unit = unit * 16 + hexDigit(bytes[p + i] ?? 0);
	return unit;
}
function isHigh(unit) {
	return unit >= 55296 && unit <= 56319;
}
function isLow(unit) {
	return unit >= 56320 && unit <= 57343;
}
function writeCodePoint(target, at, code) {
	let p = at;
	if (code < 128) {
		target[p++] = code;
		return p;
	}
	if (code < 2048) target[p++] = 192 | code >> 6;
	else {
		if (code < 65536) target[p++] = 224 | code >> 12;
		else {
			target[p++] = 240 | code >> 18;
			target[p++] = 128 | code >> 12 & 63;
		}
		target[p++] = 128 | code >> 6 & 63;
	}
	target[p++] = 128 | code & 63;
	return p;
}
// lib/src/predictions/formats/json-cell.js
const QUOTE$3 = 34;
const MINUS$1 = 45;
const UPPER_I = 73;
function storeCell(cells, cell, bytes, start, end, escaped, scratch) {
	if (bytes[start] !== QUOTE$3) setCell(cells, cell, kindOf(bytes, start), bytes, start, end);
	else if (escaped) {
		const from = unescape(bytes, start + 1, end - 1, scratch);
		setCell(cells, cell, 2, scratch.bytes, from, scratch.used);
	} else setCell(cells, cell, 2, bytes, start + 1, end - 1);
}
function kindOf(bytes, p) {
	switch (bytes[p]) {
		case 123:
		case 91: return 5;
		case 116:
		case 102: return 4;
		case 110:
		case 78:
		case UPPER_I: return 1;
		case MINUS$1: return bytes[p + 1] === UPPER_I ? 1 : 3;
		default: return 3;
	}
}
function stringText(bytes, start, end, escaped) {
	if (!escaped) return textOf(bytes, start, end);
	const scratch = new Scratch();
	const from = unescape(bytes, start, end, scratch);
	return textOf(scratch.bytes, from, scratch.used);
}
// lib/src/predictions/formats/json-text.js
const MAX_DEPTH = 1e3;
const QUOTE$2 = 34;
const MINUS = 45;
const COLON = 58;
const BACKSLASH$1 = 92;
const OPEN_BRACKET$6 = 91;
const CLOSE_BRACKET$2 = 93;
const OPEN_BRACE$9 = 123;
const CLOSE_BRACE$2 = 125;
const BLANKS_ABOVE = 538976256;
const TRUE = Buffer.from("true");
const FALSE = Buffer.from("false");
const NULL_WORD = Buffer.from("null");
const NAN = Buffer.from("NaN");
const INFINITY = Buffer.from("Infinity");
var JsonText = class {
	nonFinite = 0;
	escaped = false;
	#wordView = new WordView();
	value(bytes, p, end, depth) {
		switch (bytes[p]) {
			case QUOTE$2: return this.string(bytes, p, end);
			case OPEN_BRACE$9: return this.#object(bytes, p, end, depth + 1);
			case OPEN_BRACKET$6: return this.#array(bytes, p, end, depth + 1);
			default: return this.scalar(bytes, p, end);
		}
	}
	string(bytes, p, end) {
		const words = this.#wordView.of(bytes);
		const lastWord = end - 4;
		this.escaped = false;
		let q = p + 1;
		for (;;) {
			let marks = 0;
			for (; q <= lastWord; q += 4) {
				marks = stringMarks(words.getInt32(q, true));
				if (marks !== 0) break;
			}
			if (marks === 0) q = markAtEnd(bytes, q, end);
			else q += lowest(marks);
			if (q === end) return -1;
			if (bytes[q] === QUOTE$2) return q + 1;
			if (bytes[q] !== BACKSLASH$1) throw broken("a string holds a bare control character", q, "Write it as an escape, such as \\n or \\t.");
			this.escaped = true;
			const length = escapeLength(bytes, q, end);
			if (length === -1) return -1;
			q += length;
		}
	}
	scalar(bytes, p, end) {
		if (p >= end) return -1;
		const byte = bytes[p] ?? 0;
		if (isDigit(byte)) return number(bytes, p, end);
		switch (byte) {
			case MINUS:
				if (p + 1 === end) return -1;
				return bytes[p + 1] === INFINITY[0] ? this.#bareWord(INFINITY, bytes, p + 1, end) : number(bytes, p, end);
			case TRUE[0]: return word(TRUE, bytes, p, end);
			case FALSE[0]: return word(FALSE, bytes, p, end);
			case NULL_WORD[0]: return word(NULL_WORD, bytes, p, end);
			case NAN[0]: return this.#bareWord(NAN, bytes, p, end);
			case INFINITY[0]: return this.#bareWord(INFINITY, bytes, p, end);
			default: throw expected("a value", bytes, p, end);
		}
	}
	colon(bytes, afterKey, end) {
		const p = skipBlanks(bytes, afterKey, end);
		if (p === end) return -1;
		if (bytes[p] !== COLON) throw expected("\":\" behind a key", bytes, p, end);
		const value = skipBlanks(bytes, p + 1, end);
		return value === end ? -1 : value;
	}
	#object(bytes, from, end, depth) {
		checkDepth(depth, from);
		let p = firstMember(bytes, from, end);
		while (p !== -1 && bytes[p] !== CLOSE_BRACE$2) {
			p = this.string(bytes, p, end);
			if (p === -1) return -1;
			p = this.colon(bytes, p, end);
			if (p === -1) return -1;
			p = this.value(bytes, p, end, depth);
			if (p === -1) return -1;
			p = nextMember(bytes, p, end);
		}
		return p === -1 ? -1 : p + 1;
	}
	#array(bytes, from, end, depth) {
		checkDepth(depth, from);
		let p = firstItem(bytes, from, end);
		while (p !== -1 && bytes[p] !== CLOSE_BRACKET$2) {
			p = this.value(bytes, p, end, depth);
			if (p === -1) return -1;
			p = nextItem(bytes, p, end);
		}
		return p === -1 ? -1 : p + 1;
	}
	#bareWord(text, bytes, p, end) {
		const next = word(text, bytes, p, end);
		if (next !== -1) this.nonFinite++;
		return next;
	}
};
function markAtEnd(bytes, from, end) {
	let p = from;
	while (p < end && stringMarks((bytes[p] ?? 0) | BLANKS_ABOVE) === 0) p++;
	return p;
}
function checkDepth(depth, p) {
	if (depth > 1e3) throw new Fault(p, "column", `the JSON is nested more than ${MAX_DEPTH} levels deep`);
}
// lib/src/predictions/formats/json-members.js
function* membersOf(bytes, p) {
	const text = new JsonText();
	const end = bytes.length;
	let at = firstMember(bytes, p, end);
	while (at !== -1 && bytes[at] === 34) {
		const afterKey = text.string(bytes, at, end);
		const key = stringText(bytes, at + 1, afterKey - 1, text.escaped);
		const value = text.colon(bytes, afterKey, end);
		yield [key, value];
		at = nextMember(bytes, text.value(bytes, value, end, 0), end);
	}
}
function* itemsOf(bytes, p) {
	const text = new JsonText();
	const end = bytes.length;
	let at = firstItem(bytes, p, end);
	while (at !== -1 && bytes[at] !== 93) {
		yield at;
		at = nextItem(bytes, text.value(bytes, at, end, 0), end);
	}
}
function resolvePath(bytes, p, path) {
	const members = new Map(membersOf(bytes, p));
	const whole = members.get(path);
	if (whole !== void 0) return whole;
	for (const [key, rest] of splitsOf(path)) {
		const inner = members.get(key);
		const found = inner !== void 0 && bytes[inner] === 123 ? resolvePath(bytes, inner, rest) : void 0;
		if (found !== void 0) return found;
	}
}
function splitsOf(path) {
	const parts = path.split(".");
	return parts.slice(1).map((_, i) => {
		const cut = parts.length - 1 - i;
		return [parts.slice(0, cut).join("."), parts.slice(cut).join(".")];
	});
}
const NAMED_LEVELS = 4;
function addPaths(bytes, p, into, prefix = "", level = 1) {
	for (const [key, value] of membersOf(bytes, p)) addPath(bytes, value, into, prefix + key, level);
}
function addPath(bytes, p, into, path, level) {
	if (level < NAMED_LEVELS && bytes[p] === 123 && bytes[firstMember(bytes, p, bytes.length)] === 34) addPaths(bytes, p, into, `${path}.`, level + 1);
	else into.add(path);
}
// lib/src/predictions/formats/array-path.js
const OPEN_BRACE$8 = 123;
const OPEN_BRACKET$5 = 91;
function arrayPath(name) {
	const [, head, tail] = /^([^[\]]+)(\[.*)$/s.exec(name) ?? [];
	if (head === void 0 || tail === void 0) return void 0;
	const steps = [];
	let rest = tail;
	while (rest !== "") {
		const found = /^(?:\[(-?\d{1,9})\]|\[(\*)\]|\[max:([^[\]]+)\]|\.([^[\]]+))/s.exec(rest);
		if (found === null) return void 0;
		const [whole, index, all, max, path = ""] = found;
		if (index !== void 0) steps.push({
			kind: "index",
			index: Number(index)
		});
		else if (all !== void 0) steps.push({ kind: "all" });
		else steps.push(max === void 0 ? {
			kind: "path",
			path
		} : {
			kind: "max",
			key: max
		});
		rest = rest.slice(whole.length);
	}
	const [first] = steps;
	return {
		name,
		head,
		steps,
		beside: first?.kind === "max" ? `${head.slice(0, head.lastIndexOf(".") + 1)}${first.key}` : void 0
	};
}
function valueAt(path, bytes, beside) {
	let found = [0];
	for (const [i, step] of path.steps.entries()) found = found.flatMap((p) => {
		const next = stepFrom(step, bytes, p, i === 0 ? beside : void 0, path);
		return next === void 0 ? [] : next;
	});
	const [first, ...others] = found;
	if (first !== void 0 && others.length > 0) throw new Fault(0, "line", `the path ${shown(path.name)} gives ${found.length} values, where one belongs`, "Say which one: [0] is the first, [-1] the last, [max:score] the one with the greatest score.");
	return first;
}
function stepFrom(step, bytes, p, beside, path) {
	if (step.kind === "path") {
		const value = bytes[p] === OPEN_BRACE$8 ? resolvePath(bytes, p, step.path) : void 0;
		return value === void 0 ? void 0 : [value];
	}
	if (bytes[p] !== OPEN_BRACKET$5) return void 0;
	const items = Array.from(itemsOf(bytes, p));
	if (step.kind === "all") return items;
	const at = step.kind === "index" ? step.index : greatest(scoresOf(items, step.key, bytes, beside, path));
	const item = items.at(at);
	return item === void 0 ? void 0 : [item];
}
function scoresOf(items, key, bytes, beside, path) {
	const own = items.every((item) => bytes[item] === OPEN_BRACE$8);
	const from = own ? bytes : beside;
	if (from === void 0 || !own && from[0] !== OPEN_BRACKET$5) throw noScore(path, `there is no array ${shown(key)} beside it`);
	const places = own ? items.map((item) => resolvePath(bytes, item, key)) : Array.from(itemsOf(from, 0));
	if (places.length !== items.length) throw noScore(path, `it has ${items.length} items, but ${shown(key)} has ${places.length}`);
	return places.map((p) => {
		const text = p === void 0 ? "" : Buffer.from(from.subarray(p, new JsonText().value(from, p, from.length, 0))).toString();
		const score = text === "" ? NaN : Number(text);
		if (!Number.isFinite(score)) throw noScore(path, `${shown(key)} is ${text === "" ? "absent in an item" : shown(text)}, not a number`);
		return score;
	});
}
function greatest(scores) {
	let best = 0;
	scores.forEach((score, i) => {
		if (score > (scores[best] ?? 0)) best = i;
	});
	return best;
}
function noScore({ name }, why) {
	return new Fault(0, "line", `the path ${shown(name)} names no item: ${why}`);
}
// lib/src/predictions/formats/array-columns.js
const ROW_NUMBER = "$row";
function withArrayColumns(format, nested) {
	return {
		id: format.id,
		...format.oneOf !== void 0 && { oneOf: format.oneOf },
		...format.runs !== void 0 && { runs: format.runs },
		numbered: format.numbered === true,
		preview: (source) => format.preview(source),
		...format.layout !== void 0 && { layout: async (source, columns) => new Asked(columns, nested).more ? void 0 : format.layout?.(source, columns) },
		...format.readRuns !== void 0 && { readRuns: (source, columns, most, onRun) => new Asked(columns, nested).more ? void 0 : format.readRuns?.(source, columns, most, onRun) },
		async read(source, columns, onRecord) {
			const asked = new Asked(columns, nested);
			if (!asked.more) return format.read(source, columns, onRecord);
			try {
				return await format.read(source, asked.inner, (cells) => onRecord(asked.answer(cells)));
			} catch (thrown) {
				throw await placedAtRecord(source, thrown);
			}
		}
	};
}
var Asked = class {
	inner = [];
	#cells;
	#columns;
	#scratch = new Scratch();
	#text = new JsonText();
	#row = 0;
	constructor(columns, nested) {
		this.#cells = newCells(columns.length);
		this.#columns = columns.map((name) => {
			if (name === "$row") return { kind: "row" };
			const path = nested ? arrayPath(name) : void 0;
			const plain = this.#ask(name);
			if (path === void 0) return {
				kind: "plain",
				plain
			};
			return {
				kind: "array",
				plain,
				path,
				head: this.#ask(path.head),
				beside: path.beside === void 0 ? void 0 : this.#ask(path.beside)
			};
		});
	}
	get more() {
		return this.#columns.some(({ kind }) => kind !== "plain");
	}
	answer(cells) {
		const out = this.#cells;
		this.#scratch.clear();
		out.offset = cells.offset;
		out.count = cells.count;
		this.#columns.forEach((column, i) => {
			if (column.kind === "row") {
				const digits = Buffer.from(String(this.#row));
				setCell(out, i, 3, digits, 0, digits.length);
			} else if (column.kind === "plain" || cells.kind[column.plain] !== 0) {
				const { plain } = column;
				setCell(out, i, cells.kind[plain] ?? 0, cells.bytes[plain], cells.start[plain] ?? 0, cells.end[plain] ?? 0);
			} else this.#follow(column, cells, i);
		});
		this.#row++;
		return out;
	}
	#follow({ path, head, beside }, cells, i) {
		const bytes = rangeOf(cells, head);
		const value = bytes === void 0 ? void 0 : this.#valueAt(path, bytes, beside === void 0 ? void 0 : rangeOf(cells, beside), cells.offset);
		this.#cells.kind[i] = 0;
		if (bytes === void 0 || value === void 0) return;
		const end = this.#text.value(bytes, value, bytes.length, 0);
		storeCell(this.#cells, i, bytes, value, end, this.#text.escaped, this.#scratch);
	}
	#valueAt(path, bytes, beside, offset) {
		try {
			return valueAt(path, bytes, beside);
		} catch (thrown) {
			throw thrown instanceof Fault ? new AtRecord(offset, thrown.message, thrown.advice) : thrown;
		}
	}
	#ask(name) {
		const known = this.inner.indexOf(name);
		return known === -1 ? this.inner.push(name) - 1 : known;
	}
};
function rangeOf(cells, i) {
	const bytes = cells.bytes[i];
	const start = cells.start[i] ?? 0;
	return cells.kind[i] === 0 || bytes?.[start] !== 91 ? void 0 : bytes.subarray(start, cells.end[i]);
}
function mayReach(columns, name) {
	const path = arrayPath(name);
	if (path === void 0) return false;
	const opens = (column, mark) => columns.some(({ name: other, samples }) => other === column && samples.some((text) => text.startsWith(mark)));
	if (opens(path.head, "[")) return true;
	return columns.some((column) => path.head.startsWith(`${column.name}.`) && opens(column.name, "{"));
}
// lib/src/predictions/formats/json-shapes.js
const SHAPES = [
	"A JSON file is read in these shapes:",
	"[{\"id\": …, \"actual\": …, \"predicted\": …}, …], also inside an object: {\"results\": […]}",
	"one such object a line (JSON Lines)",
	"{\"columns\": [\"id\", \"actual\", \"predicted\"], \"data\": [[…, …, …], …]}",
	"{\"actual\": {\"0\": …, \"1\": …}, \"predicted\": {\"0\": …, \"1\": …}} or {\"actual\": […], \"predicted\": […]}",
	"[[…], …], whose records are named $record, and their values $record[0] and so on"
].join("\n");
function describeValue(byte) {
	switch (byte) {
		case 123: return "an object";
		case 91: return "an array";
		case 34: return "a string";
		case 116:
		case 102: return "true or false";
		case 110: return "null";
		default: return "a number";
	}
}
// lib/src/predictions/formats/json-joint.js
var Joint = class {
	bytes;
	#words;
	#last;
	#lastBits;
	constructor(bytes) {
		this.bytes = Buffer.from(bytes);
		const unused = -bytes.length & 3;
		const padded = Buffer.concat([bytes, Buffer.alloc(unused)]);
		const words = Array.from({ length: padded.length / 4 }, (_, i) => padded.readInt32LE(4 * i));
		this.#words = words.slice(0, -1);
		this.#last = words.at(-1) ?? 0;
		this.#lastBits = -1 >>> 8 * unused | 0;
	}
	behind(words, p, end) {
		const expected = this.#words;
		const last = p + 4 * expected.length;
		if (last + 4 > end) return -1;
		for (let i = 0; i < expected.length; i++) if (words.getInt32(p + 4 * i, true) !== expected[i]) return -1;
		return ((words.getInt32(last, true) ^ this.#last) & this.#lastBits) === 0 ? p + this.bytes.length : -1;
	}
};
const LEARNT_AT_ONCE = 64;
const MOST_STEPS = 2e3;
const LF$2 = 10;
const SPACE = 32;
const QUOTE$1 = 34;
const BACKSLASH = 92;
const OPEN_BRACE$7 = 123;
const OPEN_BRACKET$4 = 91;
var JsonTemplate = class {
	#paths;
	#cells;
	#text;
	#scratch = new Scratch();
	#wordView = new WordView();
	#root = new Step(new Joint(Buffer.alloc(0)), void 0);
	#steps = 0;
	#unfamiliar = 0;
	#oneLine;
	#onShape;
	constructor(paths, cells, text, oneLine, onShape = () => void 0) {
		this.#onShape = onShape;
		this.#paths = paths;
		this.#oneLine = oneLine;
		this.#cells = cells;
		this.#text = text;
	}
	read(bytes, p, end) {
		this.#scratch.clear();
		try {
			return this.#walk(bytes, p, end);
		} catch (thrown) {
			if (thrown instanceof Fault) return -1;
			throw thrown;
		}
	}
	learn(bytes, p, end) {
		this.#unfamiliar++;
		if (this.#unfamiliar > LEARNT_AT_ONCE && (this.#unfamiliar & this.#unfamiliar - 1) !== 0) return;
		const record = bytes.subarray(p, end);
		const leaves = this.#paths.leaves(record, 0);
		if (leaves === void 0 || this.#steps + leaves.length >= MOST_STEPS) return;
		this.#onShape(record, leaves);
		let step = this.#root;
		for (let i = 0; i <= leaves.length; i++) {
			const leaf = leaves[i];
			const joint = record.subarray(leaves[i - 1]?.end ?? 0, leaf?.start);
			let next = step.following.find((known) => known.joint.bytes.equals(joint));
			if (next === void 0) {
				next = new Step(new Joint(joint), leaf);
				step.add(next);
				this.#steps++;
			}
			step = next;
		}
	}
	#walk(bytes, p, end) {
		const cells = this.#cells;
		const words = this.#wordView.of(bytes);
		const lastWord = end - 4;
		for (let i = 0; i < cells.kind.length; i++) cells.kind[i] = 0;
		let q = p;
		let step = this.#root;
		for (;;) {
			const following = step.following;
			let start = -1;
			for (let i = 0; i < following.length && start === -1; i++) {
				step = following[i];
				if (step !== void 0) start = step.joint.behind(words, q, end);
			}
			if (step === void 0 || start === -1) return -1;
			if (step.ends) return start;
			let escaped = false;
			if (bytes[start] === QUOTE$1) {
				q = start + 1;
				for (;;) {
					let marks = 0;
					for (; q <= lastWord; q += 4) {
						marks = stringMarks(words.getInt32(q, true));
						if (marks !== 0) break;
					}
					if (marks === 0) return -1;
					q += lowest(marks);
					if (bytes[q] === QUOTE$1) break;
					if (bytes[q] !== BACKSLASH) return -1;
					escaped = true;
					const length = escapeLength(bytes, q, end);
					if (length === -1) return -1;
					q += length;
				}
				q++;
			} else {
				q = this.#behindOther(step, bytes, start, end);
				if (q === -1) return -1;
			}
			const filled = step.cells;
			for (let i = 0; i < filled.length; i++) storeCell(cells, filled[i] ?? 0, bytes, start, q, escaped, this.#scratch);
		}
	}
	#behindOther(step, bytes, p, end) {
		const byte = bytes[p] ?? SPACE;
		if (byte <= SPACE) return -1;
		if (byte !== OPEN_BRACE$7 && byte !== OPEN_BRACKET$4) return this.#text.scalar(bytes, p, end);
		if (byte === OPEN_BRACE$7 && step.leads) return -1;
		const line = this.#oneLine ? bytes.indexOf(LF$2, p) : -1;
		return this.#text.value(bytes, p, line === -1 || line > end ? end : line, step.depth);
	}
};
var Step = class {
	joint;
	ends;
	cells;
	leads;
	depth;
	following = [];
	constructor(joint, leaf) {
		this.joint = joint;
		this.ends = leaf === void 0;
		this.cells = leaf?.cells ?? [];
		this.leads = leaf?.leads ?? false;
		this.depth = leaf?.depth ?? 0;
	}
	add(step) {
		this.following.push(step);
		this.following.sort((a, b) => b.joint.bytes.length - a.joint.bytes.length);
	}
};
// lib/src/predictions/formats/json-array.js
const OPEN_BRACE$6 = 123;
const CLOSE_BRACKET$1 = 93;
const CLOSE_BRACE$1 = 125;
const COMMA = 44;
async function readArray(source, reader) {
	const items = new ArrayItems(reader);
	await scanFile(source, items.scan, items.advice);
}
var ArrayItems = class {
	advice = "Look for a quote or a bracket that is never closed.";
	#reader;
	#behind = "nothing";
	#items = 0;
	#until = Infinity;
	next = 0;
	constructor(reader) {
		this.#reader = reader;
	}
	begin(until, at, recordsBefore) {
		this.#until = until;
		this.#behind = {
			start: "nothing",
			record: "bracket",
			behind: "item"
		}[at];
		this.#items = recordsBefore;
	}
	scan = (bytes, start, end, last, origin) => {
		const until = this.#until - origin;
		let p = start;
		while (this.#behind !== "array") {
			const at = this.#behind === "item" ? nextItem(bytes, p, end) : skipBlanks(bytes, p, end);
			if (at === -1 || at === end) {
				if (last) throw cutShort(end, "the file ends before the array does");
				return p;
			}
			if (this.#behind === "nothing") {
				this.#behind = "bracket";
				p = at + 1;
			} else if (bytes[at] === CLOSE_BRACKET$1) {
				this.#behind = "array";
				p = at + 1;
			} else if (at >= until) {
				this.next = origin + at;
				return -1;
			} else {
				const next = this.#readItem(bytes, at, end);
				if (next === -1) {
					if (last) throw cutShort(at, "the file ends before the record that starts here does");
					return p;
				}
				this.#behind = "item";
				this.#items++;
				if (!this.#reader.accept(origin + at)) return -1;
				p = next;
			}
		}
		const rest = skipBlanks(bytes, p, end);
		if (rest < end) throw broken("there is something behind the end of the array", rest);
		return end;
	};
	guess(bytes) {
		for (let close = bytes.indexOf(CLOSE_BRACE$1); close !== -1; close = bytes.indexOf(CLOSE_BRACE$1, close + 1)) {
			const comma = skipBlanks(bytes, close + 1, bytes.length);
			if (bytes[comma] !== COMMA) continue;
			const open = skipBlanks(bytes, comma + 1, bytes.length);
			if (bytes[open] === OPEN_BRACE$6) return open;
		}
		return 0;
	}
	#readItem(bytes, p, end) {
		if (bytes[p] === OPEN_BRACE$6) {
			const next = this.#reader.familiar(bytes, p, end);
			return next === -1 ? this.#reader.read(bytes, p, end) : next;
		}
		const next = new JsonText().value(bytes, p, end, 1);
		if (next === -1 || next === end) return -1;
		throw new Fault(p, "column", `item ${this.#items + 1} of the array is ${describeValue(bytes[p])}, not an object`, SHAPES);
	}
};
function cutShort(p, message) {
	return broken(message, p, "It was cut short: check that the step which writes it ran to its end.");
}
// lib/src/predictions/formats/json-document.js
const OPEN_BRACKET$3 = 91;
const MAX_DOCUMENT = 1073741824;
async function readDocument(source, maxDocument = MAX_DOCUMENT) {
	const first = new FirstObject();
	const pieces = [];
	let size = 0;
	let followed = false;
	let fileOrigin;
	await scanFile(source, (bytes, start, end, _last, origin) => {
		fileOrigin ??= origin + start;
		size += end - start;
		if (size > maxDocument) throw tooLarge(maxDocument);
		pieces.push(Buffer.from(bytes.subarray(start, end)));
		followed = first.isFollowed(bytes, start, end);
		return followed ? -1 : end;
	}, "Look for a quote or a bracket that is never closed.");
	return followed ? void 0 : {
		bytes: Buffer.concat(pieces, size),
		origin: fileOrigin ?? 0
	};
}
function checkDocument(bytes, text) {
	const start = skipBlanks(bytes, 0, bytes.length);
	const end = text.value(bytes, start, bytes.length, 0);
	if (end === -1) throw broken(`the file ends before the ${nameOf(bytes[start])} that starts here does`, start, "It was cut short: check that the step which writes it ran to its end.");
	const rest = skipBlanks(bytes, end, bytes.length);
	if (rest < bytes.length) throw broken(`there is something behind the end of the ${nameOf(bytes[start])}`, rest);
	return start;
}
function nameOf(byte) {
	return byte === OPEN_BRACKET$3 ? "array" : "object";
}
var FirstObject = class {
	#depth = 0;
	#inString = false;
	#escaped = false;
	#ended = false;
	#behind;
	isFollowed(bytes, start, end) {
		let p = start;
		for (; p < end && !this.#ended; p++) this.#pass(bytes[p] ?? 0);
		if (this.#ended && this.#behind === void 0) {
			p = skipBlanks(bytes, p, end);
			if (p < end) this.#behind = bytes[p];
		}
		return this.#behind === 123;
	}
	#pass(byte) {
		if (this.#inString) {
			if (this.#escaped) this.#escaped = false;
			else if (byte === 92) this.#escaped = true;
			else if (byte === 34) this.#inString = false;
		} else if (byte === 34) this.#inString = true;
		else if (byte === 123 || byte === 91) this.#depth++;
		else if (byte === 125 || byte === 93) {
			this.#depth--;
			this.#ended = this.#depth === 0;
		}
	}
};
function tooLarge(maxDocument) {
	return new Fault(0, "file", `the file is one JSON document of more than ${maxDocument / 1048576} MiB, which must be read whole`, "Write it as JSON Lines, which has no limit: df.to_json(path, orient=\"records\", lines=True).");
}
// lib/src/predictions/formats/json-levels.js
const FEW = 8;
var Level = class {
	#byName = new Map();
	#few;
	constructor(wanted) {
		for (const { path, cell } of wanted) {
			this.#entry(path).cells.push(cell);
			for (let dot = path.indexOf("."); dot !== -1; dot = path.indexOf(".", dot + 1)) this.#entry(path.slice(0, dot)).inner.push({
				path: path.slice(dot + 1),
				cell
			});
		}
		this.#few = this.#byName.size <= FEW ? Array.from(this.#byName.values()) : void 0;
	}
	called(key) {
		return this.#byName.get(key);
	}
	find(bytes, start, end) {
		if (this.#few === void 0) return this.#byName.get(textOf(bytes, start, end));
		for (let i = 0; i < this.#few.length; i++) {
			const entry = this.#few[i];
			if (entry?.matches(bytes, start, end) === true) return entry;
		}
	}
	#entry(key) {
		let entry = this.#byName.get(key);
		if (entry === void 0) {
			entry = new Entry(key);
			this.#byName.set(key, entry);
		}
		return entry;
	}
};
var Entry = class {
	#key;
	#level;
	cells = [];
	inner = [];
	seenIn = 0;
	constructor(key) {
		this.#key = new TextEncoder().encode(key);
	}
	get level() {
		return this.#level ??= new Level(this.inner);
	}
	matches(bytes, start, end) {
		const key = this.#key;
		if (key.length !== end - start) return false;
		for (let i = 0; i < key.length; i++) if (bytes[start + i] !== key[i]) return false;
		return true;
	}
};
// lib/src/predictions/formats/json-paths.js
const OPEN_BRACE$5 = 123;
const CLOSE_BRACE = 125;
var JsonPaths = class {
	#wanted;
	#cells;
	#text;
	#root;
	#scratch = new Scratch();
	#pass = 0;
	#setIn;
	#unclear = false;
	constructor(wanted, cells, text) {
		this.#wanted = wanted;
		this.#cells = cells;
		this.#text = text;
		this.#root = new Level(wanted);
		this.#setIn = new Float64Array(cells.kind.length);
	}
	read(bytes, p, end) {
		this.absent();
		this.#scratch.clear();
		this.#pass++;
		this.#unclear = false;
		const next = this.#members(this.#root, bytes, p, end, 1);
		if (next !== -1 && this.#unclear) this.#readAgain(bytes.subarray(0, next), p);
		return next;
	}
	leaves(bytes, p) {
		const leaves = [];
		return !this.#unclear && addLeaves(leaves, this.#root, bytes, p, 1) ? leaves : void 0;
	}
	absent() {
		for (let i = 0; i < this.#wanted.length; i++) this.#cells.kind[this.#wanted[i]?.cell ?? 0] = 0;
	}
	#members(level, bytes, from, end, depth) {
		const text = this.#text;
		let p = firstMember(bytes, from, end);
		while (p !== -1 && bytes[p] !== CLOSE_BRACE) {
			const key = p + 1;
			p = text.string(bytes, p, end);
			if (p === -1) return -1;
			const entry = text.escaped ? level.called(stringText(bytes, key, p - 1, true)) : level.find(bytes, key, p - 1);
			p = text.colon(bytes, p, end);
			if (p === -1) return -1;
			p = entry === void 0 ? text.value(bytes, p, end, depth) : this.#take(entry, bytes, p, end, depth);
			if (p === -1) return -1;
			p = nextMember(bytes, p, end);
		}
		return p === -1 ? -1 : p + 1;
	}
	#take(entry, bytes, p, end, depth) {
		const text = this.#text;
		if (entry.seenIn === this.#pass) this.#unclear = true;
		entry.seenIn = this.#pass;
		const next = entry.inner.length > 0 && bytes[p] === OPEN_BRACE$5 ? this.#members(entry.level, bytes, p, end, depth + 1) : text.value(bytes, p, end, depth);
		if (next === -1) return -1;
		for (let i = 0; i < entry.cells.length; i++) {
			const cell = entry.cells[i] ?? 0;
			if (this.#setIn[cell] === this.#pass) this.#unclear = true;
			this.#setIn[cell] = this.#pass;
			storeCell(this.#cells, cell, bytes, p, next, text.escaped, this.#scratch);
		}
		return next;
	}
	#readAgain(bytes, p) {
		this.absent();
		const text = new JsonText();
		for (const { path, cell } of this.#wanted) {
			const value = resolvePath(bytes, p, path);
			if (value === void 0) continue;
			const next = text.value(bytes, value, bytes.length, 0);
			storeCell(this.#cells, cell, bytes, value, next, text.escaped, this.#scratch);
		}
	}
};
function addLeaves(leaves, level, bytes, p, depth) {
	const text = new JsonText();
	for (const [key, start] of membersOf(bytes, p)) {
		const entry = level.called(key);
		const leads = entry !== void 0 && entry.inner.length > 0;
		if (leads && bytes[start] === OPEN_BRACE$5) {
			if (entry.cells.length > 0 || !addLeaves(leaves, entry.level, bytes, start, depth + 1)) return false;
		} else leaves.push({
			start,
			end: text.value(bytes, start, bytes.length, depth),
			depth,
			cells: entry?.cells ?? [],
			leads
		});
	}
	return true;
}
// lib/src/predictions/formats/json-records.js
var CellReader = class {
	#text = new JsonText();
	#cells;
	#paths;
	#template;
	#onRecord;
	records = 0;
	nonFinite = 0;
	constructor(columns, oneLine, onRecord, onShape) {
		this.#cells = newCells(columns.length);
		this.#paths = new JsonPaths(columns.map((path, cell) => ({
			path,
			cell
		})), this.#cells, this.#text);
		this.#template = new JsonTemplate(this.#paths, this.#cells, this.#text, oneLine, onShape);
		this.#onRecord = onRecord;
	}
	familiar(bytes, p, end) {
		this.#text.nonFinite = this.nonFinite;
		return this.#template.read(bytes, p, end);
	}
	read(bytes, p, end) {
		this.#text.nonFinite = this.nonFinite;
		const next = this.#paths.read(bytes, p, end);
		if (next !== -1) this.#template.learn(bytes, p, next);
		return next;
	}
	accept(offset) {
		this.nonFinite = this.#text.nonFinite;
		this.records++;
		this.#cells.offset = offset;
		return this.#onRecord(this.#cells) !== false;
	}
};
var PreviewReader = class {
	#text = new JsonText();
	#records = [];
	#current;
	familiar() {
		return -1;
	}
	read(bytes, p, end) {
		const next = this.#text.value(bytes, p, end, 0);
		this.#current = next === -1 ? void 0 : bytes.subarray(p, next);
		return next;
	}
	accept(offset) {
		if (this.#current !== void 0) this.#records.push(Buffer.from(this.#current));
		return this.#records.length < 200 && offset < 4194304;
	}
	preview(format) {
		const paths = new Set();
		for (const record of this.#records) addPaths(record, 0, paths);
		const samples = Array.from(paths, (path) => new Samples(path));
		const reader = new CellReader(Array.from(paths), false, (cells) => samples.forEach((sample, i) => sample.add(cells, i)));
		for (const record of this.#records) {
			reader.read(record, 0, record.length);
			reader.accept(0);
		}
		return {
			format,
			columns: samples.map((sample) => sample.column()),
			records: this.#records.length
		};
	}
};
// lib/src/predictions/formats/json-nested.js
const OPEN_BRACE$4 = 123;
const OPEN_BRACKET$2 = 91;
const CLOSE_BRACKET = 93;
const MOST_LEVELS = 3;
function findRecords(bytes, start, wanted) {
	const arrays = new Map();
	addArrays(bytes, start, "", 1, arrays);
	if (wanted !== void 0) {
		const named = resolvePath(bytes, start, wanted.path);
		if (named !== void 0 && bytes[named] === OPEN_BRACKET$2) return named;
		if (!wanted.inherited) throw notThere(wanted.path, named === void 0 ? void 0 : bytes[named], arrays, named ?? start);
	}
	if (isTable$1(bytes, start)) return void 0;
	const [only, ...others] = arrays;
	if (others.length === 0) return only?.[1];
	throw new Fault(start, "column", `the JSON object holds several arrays of records: ${listed(arrays.keys())}`, `Say which one is meant: records: ${only?.[0] ?? ""}\nIf the object as a whole is one record, put it into an array: [{…}]`);
}
function readItems(bytes, array, origin, reader) {
	const end = bytes.length;
	let at = firstItem(bytes, array, end);
	for (let item = 1; bytes[at] !== CLOSE_BRACKET; item++) {
		if (bytes[at] !== OPEN_BRACE$4) throw new Fault(at, "column", `item ${item} of the array is ${describeValue(bytes[at])}, not an object`, SHAPES);
		const familiar = reader.familiar(bytes, at, end);
		const next = familiar === -1 ? reader.read(bytes, at, end) : familiar;
		if (!reader.accept(origin + at)) return;
		at = nextItem(bytes, next, end);
	}
}
function addArrays(bytes, p, prefix, level, into) {
	for (const [key, value] of membersOf(bytes, p)) {
		if (bytes[value] === OPEN_BRACE$4 && level < MOST_LEVELS) addArrays(bytes, value, `${prefix}${key}.`, level + 1, into);
		if (bytes[value] === OPEN_BRACKET$2 && bytes[firstItem(bytes, value, bytes.length)] === OPEN_BRACE$4) into.set(prefix + key, value);
	}
}
function isTable$1(bytes, start) {
	const members = new Map(membersOf(bytes, start));
	const data = members.get("data");
	if (members.has("columns") && data !== void 0 && bytes[data] === OPEN_BRACKET$2 && bytes[firstItem(bytes, data, bytes.length)] !== OPEN_BRACE$4) return true;
	const values = Array.from(members.values());
	if (values.length < 2 || !values.every((value) => bytes[value] === OPEN_BRACKET$2)) return false;
	return new Set(values.map((value) => countOf(itemsOf(bytes, value)))).size === 1;
}
function countOf(items) {
	let count = 0;
	for (const _ of items) count++;
	return count;
}
function notThere(path, byte, arrays, p) {
	const what = byte === void 0 ? "is not in the JSON object" : `is ${describeValue(byte)}, not an array of records`;
	return new Fault(p, "column", `${shown(path)}, which \`records\` names, ${what}`, arrays.size === 0 ? "It holds no array of records." : `Its arrays of records are ${listed(arrays.keys())}.`);
}
// lib/src/predictions/formats/json-rows.js
const OPEN_BRACE$3 = 123;
function bind(name, header) {
	const positions = columnsCalled(name, header);
	if (positions.length > 0) return {
		positions,
		inner: ""
	};
	for (const [key, inner] of splitsOf(name)) {
		const of = columnsCalled(key, header);
		if (of.length > 0) return {
			positions: of,
			inner
		};
	}
	return {
		positions: [],
		inner: ""
	};
}
function* cellsOf(table, bindings, bytes, origin) {
	const cells = newCells(bindings.length);
	const columns = boundColumns(bindings, cells);
	const scratch = new Scratch();
	const text = new JsonText();
	for (const starts of table.rows(columns.map((column) => column.position))) {
		scratch.clear();
		cells.kind.fill(0);
		columns.forEach((column, i) => {
			const start = starts[i] ?? 0;
			const end = text.value(bytes, start, bytes.length, 0);
			for (const cell of column.cells) storeCell(cells, cell, bytes, start, end, text.escaped, scratch);
			if (column.paths !== void 0 && bytes[start] === OPEN_BRACE$3) column.paths.read(bytes, start, end);
		});
		cells.offset = origin + (starts[0] ?? table.header);
		yield cells;
	}
}
function boundColumns(bindings, cells) {
	const wanted = new Map();
	bindings.forEach(({ positions, inner }, cell) => {
		const [position, another] = positions;
		if (position === void 0 || another !== void 0) return;
		const of = wanted.get(position) ?? [];
		of.push({
			path: inner,
			cell
		});
		wanted.set(position, of);
	});
	return Array.from(wanted, ([position, of]) => {
		const inner = of.filter(({ path }) => path !== "");
		return {
			position,
			cells: of.filter(({ path }) => path === "").map(({ cell }) => cell),
			paths: inner.length > 0 ? new JsonPaths(inner, cells, new JsonText()) : void 0
		};
	});
}
// lib/src/predictions/formats/json-table.js
const QUOTE = 34;
const OPEN_BRACKET$1 = 91;
const OPEN_BRACE$2 = 123;
function findTable(bytes, start) {
	const members = new Map(membersOf(bytes, start));
	const columns = members.get("columns");
	const data = members.get("data");
	if (columns !== void 0 && data !== void 0 && bytes[columns] === OPEN_BRACKET$1 && bytes[data] === OPEN_BRACKET$1) return splitTable(bytes, columns, data);
	const [first, ...others] = new Set(Array.from(members.values(), (value) => bytes[value]));
	if (others.length === 0 && first === OPEN_BRACKET$1) return columnTable(members, start, listReader(bytes));
	if (others.length === 0 && first === OPEN_BRACE$2) return columnTable(members, start, seriesReader(bytes));
	throw new Fault(start, "column", `the JSON object ${members.size === 0 ? "is empty" : `with the keys ${listed(members.keys())} is no table of records`}`, SHAPES);
}
const WHOLE_RECORD = "$record";
function itemTable(bytes, start) {
	return {
		columns: [WHOLE_RECORD],
		header: start,
		*rows(positions) {
			let row = 0;
			for (const item of itemsOf(bytes, start)) {
				row++;
				if (bytes[item] !== OPEN_BRACKET$1) throw new Fault(item, "column", `item ${row} of the array is ${describeValue(bytes[item])}, but the first is an array`, SHAPES);
				yield positions.map(() => item);
			}
		}
	};
}
function splitTable(bytes, header, data) {
	const columns = Array.from(itemsOf(bytes, header), (item) => columnName(bytes, item));
	return {
		columns,
		header,
		*rows(positions) {
			let row = 0;
			for (const start of itemsOf(bytes, data)) {
				row++;
				if (bytes[start] !== OPEN_BRACKET$1) throw new Fault(start, "column", `row ${row} of "data" is ${describeValue(bytes[start])}, not an array`, SHAPES);
				const values = Array.from(itemsOf(bytes, start));
				if (values.length !== columns.length) throw new Fault(start, "column", `row ${row} of "data" has ${values.length} values, but "columns" has ${columns.length}`);
				yield positions.map((position) => values[position] ?? start);
			}
		}
	};
}
function columnName(bytes, p) {
	if (bytes[p] === OPEN_BRACKET$1 || bytes[p] === OPEN_BRACE$2) throw new Fault(p, "column", `a name in "columns" is ${describeValue(bytes[p])}, not a string`, "Give every column one name before writing the file.");
	const text = new JsonText();
	const end = text.value(bytes, p, bytes.length, 0);
	return bytes[p] === QUOTE ? stringText(bytes, p + 1, end - 1, text.escaped) : bytes.toString("latin1", p, end);
}
function columnTable(members, header, read) {
	const columns = Array.from(members);
	const lengths = columns.map(([name, p]) => read(name, p).length);
	return {
		columns: Array.from(members.keys()),
		header,
		*rows(positions) {
			const starts = positions.map((position) => {
				const [name, p] = columns[position] ?? ["", 0];
				return read(name, p);
			});
			for (let row = 0; row < (lengths[0] ?? 0); row++) yield starts.map((column) => column[row] ?? 0);
		}
	};
}
function listReader(bytes) {
	let first;
	return (name, p) => {
		const starts = Array.from(itemsOf(bytes, p));
		first ??= {
			name,
			length: starts.length
		};
		if (starts.length !== first.length) throw unequal(p, `the column ${shown(name)} has ${starts.length} values, but ${shown(first.name)} has ${first.length}`);
		return starts;
	};
}
function seriesReader(bytes) {
	let first;
	return (name, p) => {
		first ??= {
			name,
			rows: rowsByKey(bytes, p)
		};
		const { rows } = first;
		const starts = Array.from({ length: rows.size }, () => -1);
		let found = 0;
		for (const [key, value] of membersOf(bytes, p)) {
			const row = rows.get(key);
			if (row === void 0) throw unequal(value, `the column ${shown(name)} has a row ${shown(key)}, which ${shown(first.name)} lacks`);
			if (starts[row] === -1) found++;
			starts[row] = value;
		}
		if (found < rows.size) {
			const missing = Array.from(rows.keys()).find((_, row) => starts[row] === -1) ?? "";
			throw unequal(p, `the column ${shown(name)} lacks the row ${shown(missing)}, which ${shown(first.name)} has`);
		}
		return starts;
	};
}
function unequal(p, message) {
	return new Fault(p, "column", message, `An object of arrays, or of objects, is a table by columns, and all of them need the same rows. ${SHAPES}`);
}
function rowsByKey(bytes, p) {
	const rows = new Map();
	for (const [key] of membersOf(bytes, p)) if (!rows.has(key)) rows.set(key, rows.size);
	return rows;
}
// lib/src/predictions/formats/jsonl.js
const LF$1 = 10;
const CR = 13;
const OPEN_BRACE$1 = 123;
const jsonl = {
	id: "jsonl",
	async preview(source) {
		const reader = new PreviewReader();
		await readLines(source, reader);
		return reader.preview("jsonl");
	},
	async read(source, columns, onRecord) {
		const reader = new CellReader(columns, true, onRecord);
		await readLines(source, reader);
		return {
			records: reader.records,
			nonFinite: reader.nonFinite
		};
	},
	layout: (_, columns) => Promise.resolve({
		kind: "lines",
		columns,
		start: 0
	})
};
async function readLines(source, reader) {
	const lines = new JsonLines(reader);
	await scanFile(source, lines.scan, lines.advice);
}
var JsonLines = class {
	advice = "JSON Lines holds one record a line. Is a line break missing?";
	#reader;
	#empty = true;
	#until = Infinity;
	next = 0;
	constructor(reader) {
		this.#reader = reader;
	}
	begin(until, _at, recordsBefore) {
		this.#until = until;
		this.#empty = recordsBefore === 0;
	}
	scan = (bytes, start, end, last, origin) => {
		const reader = this.#reader;
		const until = this.#until - origin;
		for (let p = start; p < end;) {
			if (p >= until) return this.#stopAt(origin + p);
			const next = behindBreak(bytes, reader.familiar(bytes, p, end), end);
			if (next !== -1) {
				this.#empty = false;
				if (!reader.accept(origin + p)) return -1;
				p = next;
				continue;
			}
			const newline = bytes.indexOf(LF$1, p);
			const found = newline !== -1 && newline < end;
			if (!found && !last) return p;
			const lineEnd = found ? newline : end;
			const object = skipBlanks(bytes, p, lineEnd);
			if (object < lineEnd) {
				this.#empty = false;
				readLine(reader, bytes, object, lineEnd);
				if (!reader.accept(origin + object)) return -1;
			}
			p = found ? lineEnd + 1 : end;
		}
		if (last && this.#empty) throw emptyFile();
		return end;
	};
	guess(bytes) {
		return bytes.indexOf(LF$1) + 1;
	}
	#stopAt(offset) {
		this.next = offset;
		return -1;
	}
};
function behindBreak(bytes, p, end) {
	if (p === -1 || p >= end) return -1;
	if (bytes[p] === LF$1) return p + 1;
	return bytes[p] === CR && p + 1 < end && bytes[p + 1] === LF$1 ? p + 2 : -1;
}
function readLine(reader, bytes, p, end) {
	const object = bytes[p] === OPEN_BRACE$1;
	const next = object ? reader.read(bytes, p, end) : new JsonText().value(bytes, p, end, 0);
	if (next === -1) throw broken(`the line ends before its ${object ? "object" : "value"} does`, end, "JSON Lines holds one whole object a line. For one JSON document over many lines, say format: json.");
	if (!object) throw new Fault(p, "line", `the line holds ${describeValue(bytes[p])}, not an object`, "JSON Lines holds one object a line, such as {\"id\": \"1\", \"actual\": \"spam\", \"predicted\": \"ham\"}.");
	const rest = skipBlanks(bytes, next, end);
	if (rest < end) throw broken("there is something behind the object of the line", rest, "JSON Lines holds one object a line. Is a line break missing?");
}
// lib/src/predictions/formats/json.js
const OPEN_BRACE = 123;
const OPEN_BRACKET = 91;
const json = jsonWith(void 0);
function jsonWith(records) {
	return {
		id: "json",
		async preview(source) {
			const shape = await shapeOf(source);
			if (shape !== "object") refuseRecords(source, records);
			if (shape === "records") {
				const reader = new PreviewReader();
				await readArray(source, reader);
				return reader.preview("json");
			}
			const document = await readDocument(source);
			if (document === void 0) return jsonl.preview(source);
			return inDocument(source, document, () => previewDocument(document, records));
		},
		async read(source, columns, onRecord) {
			const shape = await shapeOf(source);
			if (shape !== "object") refuseRecords(source, records);
			if (shape === "records") {
				const reader = new CellReader(columns, false, onRecord);
				await readArray(source, reader);
				return {
					records: reader.records,
					nonFinite: reader.nonFinite
				};
			}
			const document = await readDocument(source);
			if (document === void 0) return jsonl.read(source, columns, onRecord);
			return inDocument(source, document, () => readWhole(source, document, records, columns, onRecord));
		},
		async layout(source, columns) {
			return await shapeOf(source) === "records" ? {
				kind: "array",
				columns,
				start: 0
			} : void 0;
		}
	};
}
function refuseRecords({ name: file }, records) {
	if (records === void 0 || records.inherited) return;
	throw new ProblemError({
		message: `the file is an array, so there is no ${shown(records.path)} in it, which \`records\` names`,
		place: { file },
		advice: "Remove `records`: the items of the array are the records."
	});
}
async function shapeOf(source) {
	let shape = "object";
	await scanFile(source, (bytes, start, end, last) => {
		const p = skipBlanks(bytes, start, end);
		if (p === end) {
			if (last) throw emptyFile();
			return end;
		}
		if (bytes[p] === OPEN_BRACE) return -1;
		if (bytes[p] !== OPEN_BRACKET) throw expected("\"[\" or \"{\"", bytes, p, end, "If the file is a table of text, say format: csv or format: tsv.");
		const item = skipBlanks(bytes, p + 1, end);
		if (item === end && !last) return p;
		shape = bytes[item] === OPEN_BRACKET ? "arrays" : "records";
		return -1;
	}, "");
	return shape;
}
async function inDocument(source, document, work) {
	try {
		return await work();
	} catch (thrown) {
		throw await placed(source, thrown instanceof Fault ? thrown.movedBy(document.origin) : thrown);
	}
}
function previewDocument({ bytes, origin }, records) {
	const start = checkDocument(bytes, new JsonText());
	if (bytes[start] === OPEN_BRACKET) return previewTable(itemTable(bytes, start), bytes, origin);
	const array = findRecords(bytes, start, records);
	if (array === void 0) return previewTable(findTable(bytes, start), bytes, origin);
	const reader = new PreviewReader();
	readItems(bytes, array, 0, reader);
	return reader.preview("json");
}
function previewTable(table, bytes, origin) {
	const paths = new Set();
	for (const values of firstOf(table.rows(Array.from(table.columns.keys())))) values.forEach((value, i) => addPath(bytes, value, paths, table.columns[i] ?? "", 1));
	const names = Array.from(paths.size > 0 ? paths : table.columns);
	const samples = names.map((name) => new Samples(name));
	const bindings = names.map((name) => bind(name, table.columns));
	let records = 0;
	for (const cells of firstOf(cellsOf(table, bindings, bytes, origin))) {
		records++;
		samples.forEach((sample, i) => sample.add(cells, i));
	}
	return {
		format: "json",
		columns: samples.map((sample) => sample.column()),
		records
	};
}
function* firstOf(records) {
	let left = 200;
	for (const record of records) {
		yield record;
		if (--left === 0) return;
	}
}
async function readWhole(source, { bytes, origin }, records, columns, onRecord) {
	const text = new JsonText();
	const start = checkDocument(bytes, text);
	const items = bytes[start] === OPEN_BRACKET;
	const array = items ? void 0 : findRecords(bytes, start, records);
	if (array === void 0) return {
		records: await readTable(source, items ? itemTable(bytes, start) : findTable(bytes, start), bytes, origin, columns, onRecord),
		nonFinite: text.nonFinite
	};
	const reader = new CellReader(columns, false, onRecord);
	readItems(bytes, array, origin, reader);
	return {
		records: reader.records,
		nonFinite: reader.nonFinite
	};
}
async function readTable(source, table, bytes, origin, columns, onRecord) {
	const bindings = columns.map((name) => bind(name, table.columns));
	const leadsOn = (name) => {
		const path = arrayPath(name);
		return path !== void 0 && columns.includes(path.head);
	};
	const found = new Map(columns.map((name, i) => [name, bindings[i]?.positions ?? []]).filter(([name, positions]) => positions.length > 0 || !leadsOn(name)));
	if (Array.from(found.values()).some(({ length }) => length !== 1)) {
		const place = {
			file: source.name,
			line: (await locate(source, origin + table.header)).line
		};
		refuseColumns(columnProblems(found, table.columns, place));
	}
	let records = 0;
	for (const cells of cellsOf(table, bindings, bytes, origin)) {
		records++;
		onRecord(cells);
	}
	return records;
}
// lib/src/predictions/formats/matching.js
var Enough = class extends Error {};
function withWhere(format, where, inherited) {
	const whole = async (source) => inherited && !hasAll(await format.preview(source), where);
	return {
		id: format.id,
		...format.oneOf !== void 0 && { oneOf: format.oneOf },
		numbered: format.numbered === true,
		async preview(source) {
			const preview = await format.preview(source);
			return inherited && !hasAll(preview, where) ? preview : previewMatching(format, source, preview, where);
		},
		async read(source, columns, onRecord) {
			if (await whole(source)) return format.read(source, columns, onRecord);
			let records = 0;
			const { nonFinite } = await readMatching(format, source, columns, where, (cells) => {
				records++;
				onRecord(cells);
			});
			return {
				records,
				nonFinite
			};
		}
	};
}
function withOneOf(format, columns) {
	return {
		id: format.id,
		numbered: format.numbered === true,
		preview: (source) => format.preview(source),
		async read(source, asked, onRecord) {
			const seen = columns.map(() => new Set());
			const notes = await format.read(source, [...asked, ...columns], (cells) => {
				seen.forEach((values, i) => {
					if (values.size < MOST_VALUES) values.add(textIn(cells, asked.length + i));
				});
				if (seen.every(({ size }) => size === 1)) onRecord(cells);
			});
			const several = columns.flatMap((name, i) => (seen[i]?.size ?? 0) > 1 ? [severalValues(source, name, seen[i] ?? new Set())] : []);
			if (several.length > 0) throw new ProblemError(several.slice(0, 1));
			return notes;
		}
	};
}
const MOST_VALUES = 10;
function textIn(cells, i) {
	if (cells.kind[i] === 0 || cells.kind[i] === 1) return "";
	return textOf(cells.bytes[i], cells.start[i], cells.end[i]).trim();
}
function severalValues({ name: file }, column, values) {
	const [first = ""] = values;
	return {
		message: `the file holds several runs, which differ in ${column}: ${listed(values)}`,
		place: { file },
		advice: `Say which one is meant: where: { ${column}: ${JSON.stringify(first)} }`
	};
}
function hasAll({ columns }, where) {
	return where.every(([name]) => columns.some((column) => column.name === name));
}
function readMatching(format, source, columns, where, onRecord) {
	return format.read(source, [...columns, ...where.map(([name]) => name)], (cells) => {
		if (where.every(([, text], i) => holds(cells, columns.length + i, text))) onRecord(cells);
	});
}
function holds(cells, i, text) {
	if (cells.kind[i] === 0 || cells.kind[i] === 1) return false;
	return textOf(cells.bytes[i], cells.start[i], cells.end[i]).trim() === text;
}
async function previewMatching(format, source, preview, where) {
	const samples = preview.columns.map(({ name }) => new Samples(name));
	let records = 0;
	try {
		await readMatching(format, source, preview.columns.map(({ name }) => name), where, (cells) => {
			records++;
			samples.forEach((sample, i) => sample.add(cells, i));
			if (records === 200) throw new Enough();
		});
	} catch (thrown) {
		if (!(thrown instanceof Enough)) throw thrown;
	}
	if (records === 0 && preview.records > 0) throw nothingMatches(source, preview, where);
	return {
		...preview,
		columns: samples.map((sample) => sample.column()),
		records
	};
}
function nothingMatches({ name: file }, { columns }, where) {
	const asked = where.map(([name, text]) => `${name} = ${shown(text)}`).join(" and ");
	const seen = where.map(([name]) => {
		const values = new Set(columns.find((column) => column.name === name)?.samples);
		return values.size === 0 ? `${shown(name)} is in none of the first records. Columns: ${listed(columns.map((column) => column.name))}` : `${shown(name)} holds ${listed(values)}`;
	});
	return new ProblemError({
		message: `no record matches \`where\`: ${asked}`,
		place: { file },
		advice: seen.join("\n")
	});
}
// lib/src/predictions/formats/tools/detect.js
const BATCH_RESULTS = new Set([
	"succeeded",
	"errored",
	"canceled",
	"expired"
]);
function toolOf(beginning, first) {
	if (/^\s*\{\s*"version"\s*:\s*\d+\s*,\s*"status"\s*:\s*"[a-z]+"\s*,\s*"eval"\s*:\s*\{/.test(beginning)) return "inspect";
	if (/^\s*\{\s*(?:"evalId"\s*:\s*(?:"[^"]*"|null)\s*,\s*)?"results"\s*:\s*\{\s*"version"\s*:\s*\d/.test(beginning)) return "promptfoo";
	if (typeof first !== "object" || first === null) return void 0;
	const record = first;
	const has = (...keys) => keys.every((key) => key in record);
	if (has("doc_id", "doc", "target", "arguments", "resps", "filtered_resps")) return "lm-eval";
	if (has("testIdx", "promptIdx", "vars", "provider", "testCase")) return "promptfoo";
	if (has("custom_id", "response", "error") && isBatchResponse(record["response"])) return "openai-batch";
	if (has("custom_id", "result") && BATCH_RESULTS.has(typeOf(record["result"]))) return "anthropic-batch";
}
function isBatchResponse(response) {
	return response === null || typeof response === "object" && "status_code" in response && "body" in response;
}
function typeOf(result) {
	return typeof result === "object" && result !== null && "type" in result ? result.type : void 0;
}
// lib/src/predictions/formats/table.js
const FORMATS = new Map([
	["csv", () => csv],
	["tsv", () => tsv],
	["json", () => json],
	["jsonl", () => jsonl],
	["parquet", async () => (await import("./parquet.js")).parquet],
	["counts", () => countsIn(csv, void 0)],
	["promptfoo", async () => (await import("./promptfoo.js")).promptfoo],
	["lm-eval", async () => (await import("./lm-eval.js")).lmEval],
	["inspect", async () => (await import("./inspect.js")).inspect],
	["openai-batch", async () => (await import("./openai-batch.js")).openaiBatch],
	["anthropic-batch", async () => (await import("./anthropic-batch.js")).anthropicBatch]
]);
const BY_EXTENSION = new Map([
	["csv", csv],
	["tsv", tsv],
	["tab", tsv],
	["json", json],
	["jsonl", jsonl],
	["ndjson", jsonl]
]);
const LF = 10;
const LOOKED_AT$1 = 65536;
async function chooseFormat(source, choice = {}) {
	const { id, records, count, where, repeated = false, inherited = false } = choice;
	if (isTagFormat(id)) throw new ProblemError({
		message: `${id} is a format of entities, and labels are read from ${FORMAT_IDS.join(", ")}`,
		place: { file: source.name },
		advice: "Add task: entities, or name another format."
	});
	const own = id === void 0 || id === "counts" ? await detected(source, records !== void 0 && !inherited) : await named(source, id);
	const isCounts = id === "counts" || id === void 0 && (count !== void 0 || await holdsCounts(source, own));
	const placed = records === void 0 ? own : withRecords(source, own, {
		path: records,
		inherited
	});
	const reaching = withArrayColumns(isCounts ? countsIn(placed, count) : placed, !isTabular(placed.id));
	const chosen = where === void 0 ? reaching : withWhere(reaching, where, inherited);
	const oneOf = [...chosen.oneOf ?? [], ...repeated ? [] : chosen.runs ?? []];
	return oneOf.length === 0 ? chosen : withOneOf(chosen, oneOf);
}
function isTagFormat(id) {
	return TAG_FORMAT_IDS.some((tag) => tag === id);
}
async function holdsCounts(source, format) {
	if (!isTabular(format.id)) return false;
	const preview = await format.preview(source);
	const looks = looksLikeCounts(preview);
	if (looks === "perhaps") throw new ProblemError(unclearCounts(source, preview, format.id));
	return looks === "yes";
}
function withRecords({ name: file }, format, records) {
	if (format.id === "json") return jsonWith(records);
	if (records.inherited) return format;
	throw new ProblemError({
		message: `\`records\` names a place in a JSON document, but the file is read as ${format.id}`,
		place: { file },
		advice: "Remove `records`, or say format: json."
	});
}
async function formatOf(id) {
	const load = FORMATS.get(id);
	if (load === void 0) throw new RangeError(`no format is called ${id}`);
	return load();
}
async function detected(source, inDocument) {
	if (inDocument) return json;
	const mark = await markOf(source);
	if (mark === PARQUET_MARK) return formatOf("parquet");
	if (mark === ZIP_MARK) {
		const beginning = await beginningOf(source);
		if (beginning.includes(INSPECT_ENTRY)) return inspectOf(beginning);
	}
	const extension = /\.([^./\\]+?)(?:\.gz)?$/i.exec(source.name)?.[1]?.toLowerCase() ?? "";
	const byExtension = BY_EXTENSION.get(extension);
	const chosen = chooseByContent(await startOf(source), byExtension);
	const tool = chosen === json || chosen === jsonl ? toolIn(await beginningOf(source)) : void 0;
	if (tool !== void 0) return named(source, tool);
	if (chosen !== void 0) return chosen;
	throw new ProblemError({
		message: `the format of the file is not known, neither by its extension ${extension === "" ? "(it has none)" : JSON.stringify(extension)} nor by its content`,
		place: { file: source.name },
		advice: `Name the format: "format: csv". The formats are ${FORMAT_IDS.join(", ")}.`
	});
}
function chooseByContent(start, byExtension) {
	if (byExtension === json) return json;
	if (/^\s*(?:\[\s*(?:[[{\]]|$)|\{\s*$)/.test(start)) return json;
	if (byExtension === jsonl) return jsonl;
	if (/^\s*\{\s*(?:["}]|$)/.test(start)) return json;
	const firstLine = /[^\r\n]+/.exec(start)?.[0] ?? "";
	const tabs = firstLine.includes("	");
	if (tabs !== firstLine.includes(",")) return tabs ? tsv : csv;
	return byExtension;
}
async function startOf(source) {
	let start = "";
	await scanFile(source, (bytes, from, end, last) => {
		const p = skipBlanks(bytes, from, end);
		if (p === end && last) throw emptyFile();
		if (p === end) return end - from < LOOKED_AT$1 ? from : end;
		const newline = bytes.indexOf(LF, p);
		const limit = Math.min(end, p + LOOKED_AT$1);
		if (newline === -1 && !last && limit === end) return from;
		start = textOf(bytes, from, newline === -1 ? limit : Math.min(newline, limit));
		return -1;
	}, "");
	return start.replace(/^\s*\n/, "");
}
const MARK_BYTES = 4;
const PARQUET_MARK = "PAR1";
const ZIP_MARK = "PK";
const INSPECT_ENTRY = "_journal/start.json";
async function isParquet(source) {
	return await markOf(source) === PARQUET_MARK;
}
async function markOf(source) {
	const start = [];
	for await (const chunk of source.open()) {
		start.push(...chunk.subarray(0, MARK_BYTES - start.length));
		if (start.length === MARK_BYTES) break;
	}
	return Buffer.from(start).toString("latin1");
}
const TOOL_LOOKED_AT = 1048576;
async function beginningOf(source) {
	const chunks = [];
	let size = 0;
	for await (const chunk of source.open()) {
		chunks.push(new Uint8Array(chunk.subarray(0, TOOL_LOOKED_AT - size)));
		size += chunk.length;
		if (size >= TOOL_LOOKED_AT) break;
	}
	return Buffer.concat(chunks);
}
async function named(source, id) {
	return id === "inspect" ? inspectOf(await beginningOf(source)) : formatOf(id);
}
async function inspectOf(beginning) {
	const { inspect, inspectZip } = await import("./inspect.js");
	return beginning.toString("latin1", 0, 4) === ZIP_MARK ? inspectZip : inspect;
}
function toolIn(beginning) {
	const text = beginning.toString().replace(/^\uFEFF/, "");
	return toolOf(text, valueOf(/[^\r\n]*\S[^\r\n]*/.exec(text)?.[0] ?? ""));
}
function valueOf(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
// lib/src/predictions/role-problems.js
const SAMPLES = 3;
const MOST_LISTED = 40;
function missingColumn(file, role, name, preview, { key, isReply, place }) {
	const named = role === "predicted" && isReply === true ? "response.column" : `${key}.${role}`;
	const nearest = nearestName(name, preview.columns);
	const advice = `${nearest === void 0 ? "" : `Did you mean ${shown(nearest)}? `}Its columns are:\n${listColumns(preview)}`;
	return fileProblem(file, `there is no column ${shown(name)}, which \`${named}\` names`, advice, place);
}
function missingInShard(file, preview, roles) {
	const present = new Set([ROW_NUMBER, ...preview.columns.map((column) => column.name)]);
	const { actual, predicted, id, text, slices, scores } = roles;
	const lacking = new Set([
		actual,
		predicted,
		id,
		text,
		...slices,
		...scores === void 0 ? [] : scoreColumnNames(scores)
	].filter((name) => name !== void 0 && !present.has(name)));
	if (lacking.size === 0) return [];
	return [fileProblem(file, `there is no column ${[...lacking].map((name) => shown(name ?? "")).join(" and no ")}, which other files that are read with it have`, `Its columns are:\n${listColumns(preview)}\nFiles that are read together need the same columns.`)];
}
function unclearLabels(file, preview, wanted) {
	const { actual, predicted, goldElsewhere, key } = wanted;
	const unclear = [...goldElsewhere || actual !== void 0 ? [] : ["the gold label"], ...predicted === void 0 ? ["the predicted label"] : []];
	const models = predicted === void 0 ? preview.columns.filter(isLikePrediction) : [];
	const lines = [...goldElsewhere ? [] : [`  actual: ${actual ?? "<column of the gold label>"}`], `  predicted: ${predicted ?? "<column of what the model said>"}`];
	const several = models.length > 1 ? "\nIf they are the predictions of several models, one of them can be the baseline:\nbaseline: { column: <its column> }" : "";
	const message = `${unclear.length > 1 ? "the columns" : "the column"} of ${unclear.join(" and ")} cannot be told from the names${models.length > 1 ? `; several look like predictions: ${models.map(({ name }) => shown(name)).join(", ")}` : ""}`;
	const [only, ...others] = preview.columns;
	if (others.length === 0 && only?.name.includes(";") === true) return fileProblem(file, `${message}: the file seems to be separated by semicolons`, "Write it with commas: in pandas, to_csv without `sep`.", wanted.place);
	return fileProblem(file, message, `Its columns are:\n${listColumns(preview)}\nName them in the config:\n${yamlUnder(key, lines)}${several}`, wanted.place);
}
const NEEDED_FOR = {
	pairing: "examples cannot be paired with those of the other model",
	gold: "predictions cannot be joined with the gold file",
	repeats: "the runs of an example cannot be found",
	uniqueness: "`unique_ids` cannot be checked",
	names: "examples cannot be named",
	order: "examples cannot be named"
};
function noIdColumn(file, preview, candidates, { idFor, key, place }) {
	const found = candidates.length === 0 ? "no column is named like an id" : `several columns are named like an id: ${candidates.map(shown).join(", ")}`;
	const byOrder = idFor === "pairing" ? "\nor, when both files hold the same examples in the same order, set `pair_by: order`." : "";
	return fileProblem(file, `${NEEDED_FOR[idFor]}: ${found}`, `Its columns are:\n${listColumns(preview)}\nName the id column in the config:\n${yamlUnder(key, ["  id: <column>"])}${byOrder}`, place);
}
function listColumns({ columns }) {
	return [...columns.slice(0, MOST_LISTED).map(({ name, samples }) => {
		const values = [...new Set(samples)].slice(0, SAMPLES).map((text) => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text));
		return `  ${shown(name)}: ${values.length === 0 ? "(empty)" : values.join(", ")}`;
	}), ...columns.length > MOST_LISTED ? [`  and ${columns.length - MOST_LISTED} more`] : []].join("\n");
}
function yamlUnder(key, lines) {
	if (key === "columns") return ["columns:", ...lines].join("\n");
	return [
		"baseline:",
		"  path: <its path>",
		"  columns:",
		...lines.map((line) => `  ${line}`)
	].join("\n");
}
function isLikePrediction({ name }) {
	const normal = normaliseName(name);
	return CLEAR_PREDICTED.has(normal) || WEAK_PREDICTED.has(normal) || normal.endsWith("_prediction") || PAIRED_SUFFIXES.some(([, suffix]) => normal.endsWith(suffix));
}
function nearestName(name, columns) {
	const [best] = columns.map((column) => ({
		name: column.name,
		distance: leven(column.name.toLowerCase(), name.toLowerCase())
	})).sort((a, b) => a.distance - b.distance);
	return best !== void 0 && best.distance <= Math.max(2, Math.floor(name.length / 3)) ? best.name : void 0;
}
// lib/src/predictions/infer-labels.js
const GOLD_BESIDE_A_PREDICTION = new Set([...WEAK_ACTUAL, ...PAIRED_NAMES.map(([actual]) => actual)]);
function inferLabels(columns, known) {
	const { actual, predicted } = known;
	if (known.goldElsewhere) {
		const only = predicted ?? onlyOne(columns, [CLEAR_PREDICTED, WEAK_PREDICTED], known.id);
		return only === void 0 ? void 0 : { predicted: only };
	}
	if (actual !== void 0 && predicted !== void 0) return {
		actual,
		predicted
	};
	const [pair, ...others] = pairsByName(columns).filter((pair) => (actual ?? pair.actual) === pair.actual && (predicted ?? pair.predicted) === pair.predicted);
	if (pair !== void 0) return others.length === 0 ? pair : void 0;
	const free = columns.filter((column) => column.name !== actual && column.name !== predicted);
	const clearActual = actual === void 0 ? called(free, CLEAR_ACTUAL) : [actual];
	const clearPredicted = predicted === void 0 ? called(free, CLEAR_PREDICTED) : [predicted];
	if (clearActual.length > 1 || clearPredicted.length > 1) return void 0;
	const [gold] = clearActual;
	const [said] = clearPredicted;
	if (gold !== void 0 && said !== void 0) return {
		actual: gold,
		predicted: said
	};
	if (said !== void 0) {
		const weak = onlyName(called(free, predicted === void 0 ? WEAK_ACTUAL : GOLD_BESIDE_A_PREDICTION).filter((name) => shareValues(columns, name, said)));
		return weak === void 0 ? void 0 : {
			actual: weak,
			predicted: said
		};
	}
	if (gold !== void 0) {
		const weak = onlyName(called(free, WEAK_PREDICTED).filter((name) => shareValues(columns, gold, name)));
		return weak === void 0 ? void 0 : {
			actual: gold,
			predicted: weak
		};
	}
}
function inferGold(preview, id) {
	return onlyOne(preview.columns, [CLEAR_ACTUAL, WEAK_ACTUAL], id);
}
function onlyOne(columns, tiers, id) {
	const free = columns.filter(({ name }) => name !== id && (id !== void 0 || !ID_NAMES.has(normaliseName(name))));
	return onlyName(tiers.map((names) => called(free, names)).find((names) => names.length > 0) ?? free.map(({ name }) => name));
}
function pairsByName(columns) {
	const named = (wanted) => columns.filter((column) => normaliseName(column.name) === wanted).map((column) => column.name);
	const byName = PAIRED_NAMES.flatMap(([actual, predicted]) => pairsOf(named(actual), named(predicted)));
	const bySuffix = PAIRED_SUFFIXES.flatMap(([actualSuffix, predictedSuffix]) => columns.flatMap(({ name }) => {
		const stem = normaliseName(name);
		if (!stem.endsWith(actualSuffix) || stem === "y_true") return [];
		return pairsOf([name], named(stem.slice(0, -actualSuffix.length) + predictedSuffix));
	}));
	return [...byName, ...bySuffix];
}
function pairsOf(actuals, predicteds) {
	return actuals.flatMap((actual) => predicteds.map((predicted) => ({
		actual,
		predicted
	})));
}
function called(columns, names) {
	return columns.filter((column) => names.has(normaliseName(column.name))).map((column) => column.name);
}
function onlyName(names) {
	return names.length === 1 ? names[0] : void 0;
}
function shareValues(columns, first, second) {
	const samples = (name) => columns.find((column) => column.name === name)?.samples.map((text) => withoutZeroFraction(text.trim())) ?? [];
	const values = new Set(samples(first));
	return samples(second).some((text) => values.has(text));
}
// lib/src/predictions/roles.js
function resolveRoles(file, preview, asked) {
	const wanted = withFormatRoles(preview, asked);
	const problems = [
		["actual", wanted.actual],
		["predicted", wanted.predicted],
		["id", wanted.id],
		["text", wanted.text],
		...(wanted.slices ?? []).map((name) => ["slices", name]),
		...wanted.scores === void 0 ? [] : scoreColumnNames(wanted.scores).map((name) => ["scores", name])
	].flatMap(([role, name]) => name === void 0 || canHold(preview, name) || role === "scores" && isObject(preview, name) ? [] : [missingColumn(file, role, name, preview, wanted)]);
	if (problems.length > 0) throw new ProblemError(problems);
	const { labels, predictedBy } = labelsOf(preview, wanted);
	if (labels === void 0) throw new ProblemError(unclearLabels(file, preview, wanted));
	const { actual, predicted } = labels;
	const id = wanted.id ?? idColumn(file, preview, wanted, [actual, predicted]);
	const inferred = [
		...asked.actual === void 0 && actual !== void 0 ? ["actual"] : [],
		...asked.predicted === void 0 ? ["predicted"] : [],
		...asked.id === void 0 && id !== void 0 ? ["id"] : []
	];
	return {
		...actual !== void 0 && { actual },
		predicted,
		...id !== void 0 && { id },
		...wanted.text !== void 0 && { text: wanted.text },
		slices: wanted.slices ?? [],
		...wanted.scores !== void 0 && { scores: wanted.scores },
		...wanted.scoreType !== void 0 && { scoreType: wanted.scoreType },
		...predictedBy !== void 0 && { predictedBy },
		inferred
	};
}
function labelsOf(preview, wanted) {
	const { columns } = preview;
	const { scores, predicted, isCut } = wanted;
	if (typeof scores !== "string") return { labels: inferLabels(columns, wanted) };
	if (isCut === true) return {
		labels: inferLabels(columns, {
			...wanted,
			predicted: scores
		}),
		predictedBy: "cut"
	};
	const labels = inferLabels(columns.filter(({ name }) => name !== scores), wanted);
	const samples = columns.find(({ name }) => name === scores)?.samples ?? [];
	const areSeveral = isObject(preview, scores) || samples.length > 0 && samples.every((text) => /^\s*[[{]/.test(text));
	if (labels !== void 0 || predicted !== void 0 || !areSeveral) return { labels };
	return {
		labels: inferLabels(columns, {
			...wanted,
			predicted: scores
		}) ?? (wanted.actual === void 0 ? void 0 : {
			actual: wanted.actual,
			predicted: scores
		}),
		predictedBy: "best"
	};
}
function withFormatRoles({ roles, columns }, wanted) {
	if (roles === void 0) return wanted;
	const there = (name) => columns.some((column) => column.name === name) ? name : void 0;
	return {
		...wanted,
		actual: wanted.actual ?? (wanted.goldElsewhere ? void 0 : there(roles.actual)),
		predicted: wanted.predicted ?? there(roles.predicted),
		id: wanted.id ?? (wanted.idFor === "order" ? void 0 : there(roles.id))
	};
}
function canHold({ columns, format }, name) {
	if (columns.some((column) => column.name === name)) return true;
	if (name === "$row") return true;
	if (isTabular(format)) return false;
	return mayReach(columns, name) || columns.some((column) => name.startsWith(`${column.name}.`) && column.samples.some((text) => text.startsWith("{")));
}
function isObject({ columns }, name) {
	return columns.some((column) => column.name.startsWith(`${name}.`));
}
function idColumns(preview, taken) {
	return preview.columns.map(({ name }) => name).filter((name) => ID_NAMES.has(normaliseName(name)) && !taken.includes(name));
}
function idColumn(file, preview, wanted, taken) {
	if (wanted.idFor === "order") return void 0;
	const candidates = idColumns(preview, taken);
	if (candidates.length === 1) return candidates[0];
	if (wanted.idFor === "names") return void 0;
	throw new ProblemError(noIdColumn(file, preview, candidates, wanted));
}
// lib/src/predictions/file-set.js
async function openFileSet(sources, format, wantedIn) {
	const files = await openFiles(sources, format);
	const empty = files.filter((file) => file.preview.records === 0);
	const [first, ...rest] = files;
	if (first === void 0 || empty.length > 0) throw new ProblemError(noRecords(empty.map(({ source }) => source)));
	const other = rest.find((file) => file.format.id === "counts" !== (first.format.id === "counts"));
	if (other !== void 0) throw new ProblemError(mixedCounts(first, other));
	const preview = seenTogether(first.preview, rest.map((file) => file.preview));
	const roles = resolveRoles(first.source.name, preview, wantedIn(preview));
	const problems = files.flatMap((file) => isTable(file) ? missingInShard(file.source.name, file.preview, roles) : []);
	if (problems.length > 0) throw new ProblemError(problems.slice(0, 5));
	return {
		files,
		roles
	};
}
async function openFiles(sources, format) {
	const files = [];
	for (const source of sources) {
		const reader = await chooseFormat(source, format);
		files.push({
			source: reader.numbered === true ? numbered(source) : source,
			format: reader,
			preview: await reader.preview(source)
		});
	}
	return files;
}
function numbered(source) {
	return {
		name: source.name,
		open: () => source.open(),
		...source.openAnywhere !== void 0 && { openAnywhere: () => source.openAnywhere?.() },
		numbered: true
	};
}
function isTable({ format }) {
	return isTabular(format.id);
}
function seenTogether(first, rest) {
	const columns = [...first.columns];
	const places = new Map(columns.map(({ name }, index) => [name, index]));
	for (const preview of rest) for (const column of preview.columns) {
		const place = places.get(column.name);
		const known = place === void 0 ? void 0 : columns[place];
		if (place === void 0 || known === void 0) places.set(column.name, columns.push(column) - 1);
		else if (known.samples.length < 200) columns[place] = bothSeen(known, column);
	}
	return {
		...first,
		columns,
		records: rest.reduce((sum, { records }) => sum + records, first.records)
	};
}
function bothSeen(a, b) {
	const kind = a.kind === b.kind || b.kind === "empty" ? a.kind : a.kind === "empty" ? b.kind : "text";
	return {
		name: a.name,
		samples: [...a.samples, ...b.samples].slice(0, 200),
		kind
	};
}
function mixedCounts(first, other) {
	const [counts, examples] = first.format.id === "counts" ? [first, other] : [other, first];
	return fileProblem(examples.source.name, `the file holds examples, but ${shown(counts.source.name)}, which is read with it, holds counts`, "Files that are read together are all of one kind. Name it: format: counts, or the format of the examples.");
}
function noRecords(sources) {
	if (sources.length === 0) return [{ message: "there are no prediction files to read" }];
	return sources.map(({ name }) => fileProblem(name, "the file holds no predictions: it has no records", "What was not measured never passes. Check the step that writes the file."));
}
function isEmpty(cells, index) {
	const kind = cells.kind[index];
	return kind === 0 || kind === 1 || cells.start[index] === cells.end[index];
}
function isBlank(cells, index) {
	return isEmpty(cells, index) || cellText(cells, index).trim() === "";
}
function isStructure(cells, index) {
	return cells.kind[index] === 5;
}
function cellText(cells, index) {
	if (cells.kind[index] === 0 || cells.kind[index] === 1) return "";
	return textOf(cells.bytes[index] ?? new Uint8Array(0), cells.start[index] ?? 0, cells.end[index] ?? 0);
}
// lib/src/predictions/id-column.js
const LONG = 64;
var IdColumn = class IdColumn {
	#bytes;
	#words;
	starts;
	lengths;
	#known;
	#made;
	#used = 0;
	#latin;
	constructor(rows, starts = new Int32Array(rows), lengths = new Int32Array(rows), bytes = new Uint8Array(16 * rows), hashes) {
		this.#known = hashes;
		this.starts = starts;
		this.lengths = lengths;
		this.#bytes = bytes;
		this.#words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	}
	static over(bytes, starts, lengths, hashes) {
		return new IdColumn(starts.length, starts, lengths, bytes, hashes);
	}
	get used() {
		return this.#used;
	}
	get words() {
		return this.#words;
	}
	take(bytes) {
		this.#used = bytes;
	}
	get bytes() {
		return this.#bytes;
	}
	clear() {
		this.#used = 0;
	}
	set(row, words, start, end) {
		const length = end - start;
		let to = this.#used;
		this.starts[row] = to;
		this.lengths[row] = length;
		if (to + length + 4 > this.#bytes.length) this.#grow(to + length + 4);
		const target = this.#words;
		let p = start;
		if (length > LONG) {
			this.#bytes.set(new Uint8Array(words.buffer, words.byteOffset + start, length & -4), to);
			p += length & -4;
			to += length & -4;
		} else for (const lastWord = end - 4; p <= lastWord; p += 4, to += 4) target.setInt32(to, words.getInt32(p, true), true);
		if (p < end) {
			target.setInt32(to, tailOf(words, p, end), true);
			to += 4;
		}
		this.#used = to;
	}
	move(from, to) {
		this.starts[to] = this.starts[from];
		this.lengths[to] = this.lengths[from];
		if (typeof this.#known !== "object") return;
		this.#known.first[to] = this.#known.first[from];
		this.#known.second[to] = this.#known.second[from];
	}
	hashes(size) {
		if (typeof this.#known === "object") return this.#known;
		if (this.#known !== void 0) return this.#known();
		this.#made ??= {
			first: new Int32Array(this.starts.length),
			second: new Int32Array(this.starts.length)
		};
		const { first, second } = this.#made;
		const words = this.#words;
		for (let i = 0; i < size; i++) {
			const start = this.starts[i];
			const end = start + this.lengths[i];
			first[i] = hashOf(words, start, end);
			second[i] = secondHashOf(words, start, end);
		}
		return this.#made;
	}
	stretch(size) {
		return size === 0 ? {
			from: 0,
			end: 0
		} : {
			from: this.starts[0] & -8,
			end: this.end(size - 1)
		};
	}
	end(row) {
		return this.starts[row] + this.lengths[row];
	}
	text(row) {
		const id = this.#bytes.slice(this.starts[row], this.end(row));
		return textOf(id, 0, id.length);
	}
	binary(row) {
		if (this.#latin?.buffer !== this.#bytes.buffer) this.#latin = Buffer$1.from(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength);
		return this.#latin.toString("latin1", this.starts[row], this.end(row));
	}
	#grow(least) {
		const larger = new Uint8Array(Math.max(least, this.#bytes.length * 2));
		larger.set(this.#bytes);
		this.#bytes = larger;
		this.#words = new DataView(larger.buffer);
	}
};
// lib/src/predictions/row-batch.js
const BATCH_ROWS = 2048;
var RowBatcher = class {
	#labels;
	#order;
	#hasIds;
	#onBatch;
	#batch;
	#wordView = new WordView();
	constructor(labels, hasIds, source, onBatch, order = labels.map((_, column) => column)) {
		this.#labels = labels;
		this.#order = order;
		this.#hasIds = hasIds;
		this.#onBatch = onBatch;
		this.#batch = {
			size: 0,
			codes: labels.map(() => new Uint16Array(BATCH_ROWS)),
			ids: new IdColumn(BATCH_ROWS),
			offsets: new Float64Array(BATCH_ROWS),
			counts: void 0,
			source
		};
	}
	add(cells) {
		const batch = this.#batch;
		const row = batch.size;
		const labels = this.#labels;
		const order = this.#order;
		for (let i = 0; i < order.length; i++) {
			const column = order[i];
			batch.codes[column][row] = labels[column].code(cells, column, batch.source);
		}
		if (this.#hasIds) this.#addId(cells, labels.length, row);
		batch.offsets[row] = cells.offset;
		if (cells.count !== void 0) (batch.counts ??= new Float64Array(BATCH_ROWS))[row] = cells.count;
		batch.size = row + 1;
		if (batch.size === 2048) this.flush();
	}
	addRun(run) {
		const batch = this.#batch;
		this.#labels.forEach((label, column) => run.codes(column, batch.codes[column], (cells) => label.code(cells, column, batch.source)));
		const id = this.#labels.length;
		if (this.#hasIds) run.values(id, (row, words, start, end) => batch.ids.set(row, words, start, isBlankText(words, start, end) ? start : end), (row, cells) => this.#addId(cells, id, row));
		for (let row = 0; row < run.size; row++) batch.offsets[row] = run.first + row;
		batch.size = run.size;
		this.flush();
	}
	flush() {
		if (this.#batch.size === 0) return;
		this.#onBatch(this.#batch);
		this.drop();
	}
	drop() {
		this.#batch.size = 0;
		this.#batch.ids.clear();
	}
	#addId(cells, index, row) {
		const bytes = cells.bytes[index];
		const words = this.#wordView.of(bytes);
		const start = cells.start[index];
		if (lacksId(cells, index, bytes[start])) this.#batch.ids.set(row, words, 0, 0);
		else this.#batch.ids.set(row, words, start, cells.end[index]);
	}
};
function lacksId(cells, index, first) {
	return isEmpty(cells, index) || isStructure(cells, index) || first !== void 0 && first <= 32 && isBlank(cells, index);
}
function isBlankText(words, start, end) {
	if (start === end || words.getUint8(start) > 32) return false;
	return textOf(new Uint8Array(words.buffer, words.byteOffset, words.byteLength), start, end).trim() === "";
}
// lib/src/predictions/web-assembly.js
const COMPILED = new Map();
function compiled(base64) {
	const { Module } = engine();
	const module = COMPILED.get(base64) ?? new Module(Buffer$1.from(base64, "base64"));
	COMPILED.set(base64, module);
	return module;
}
function instantiate(base64, imports = {}) {
	const { Instance } = engine();
	return new Instance(compiled(base64), imports).exports;
}
function engine() {
	if (typeof WebAssembly !== "undefined") return WebAssembly;
	throw new ProblemError({
		message: "this Node runs without WebAssembly, in which examples are counted",
		advice: "Start it without --jitless."
	});
}
// lib/src/predictions/label-column.js
var LabelColumn = class {
	name;
	ahead = true;
	#forms;
	#most;
	constructor(name, forms, most) {
		this.name = name;
		this.#forms = forms;
		this.#most = most;
	}
	code(cells, index, source) {
		if (isEmpty(cells, index)) return BLANK;
		if (isStructure(cells, index)) return STRUCTURED;
		try {
			return this.#forms.code(cells.bytes[index], cells.start[index], cells.end[index], this.#most);
		} catch (thrown) {
			throw this.#explained(thrown, source, () => cellText(cells, index));
		}
	}
	codeOf(label, source) {
		try {
			return this.#forms.codeOf(label, this.#most);
		} catch (thrown) {
			throw this.#explained(thrown, source, () => label);
		}
	}
	#explained(thrown, source, value) {
		return thrown instanceof TooManyValues ? new ProblemError(this.#tooMany(thrown, source, value()), { cause: thrown }) : thrown;
	}
	#tooMany({ message }, source, value) {
		const numbers = isFraction(value.trim()) ? " Numbers with fractions look like regression, which a confusion matrix cannot judge." : "";
		return fileProblem(source.name, `the column ${shown(this.name)} has ${message}, the last one ${shown(value)}`, `A column of labels has few. Is this one a text, an id or a measurement?${numbers} Name the right columns under \`columns\`.`);
	}
};
// lib/src/predictions/formats/record-scanner.js
function scannerOf(layout, onRecord, onShape) {
	if (layout.kind === "table") return {
		records: new CsvRows(layout, onRecord),
		nonFinite: () => 0
	};
	const reader = new CellReader(layout.columns, layout.kind === "lines", onRecord, onShape);
	return {
		records: layout.kind === "lines" ? new JsonLines(reader) : new ArrayItems(reader),
		nonFinite: () => reader.nonFinite
	};
}
// lib/src/predictions/row-engine-wasm.js
const ROW_ENGINE = "AGFzbQEAAAABOAhgAAF/YAN/f38Bf2ACf38Bf2AHf39/fH9/fwF/YAAAYAR/f39/AX9gCH9/f3x/f39/AX9gAX8AAhABBnJlYWRlcgVsZWFybgABAxAPAgEFAQIGAwMABwAAAAQEBQMBAEAGOQp/AEGAwMcAC38AQYDAzwALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEACweCAQ0FSU5QVVQDAQZTSEFQRVMDAAZzdGF0dXMACwhyb3dzVXNlZAAMC2lkQnl0ZXNVc2VkAA0HaGFzaElkcwAOBWNsZWFyAA8Ecm93cwAGBWxpbmVzAAcFaXRlbXMACApiZWdpbkFycmF5AAoMaXNCZWhpbmRJdGVtAAkGbWVtb3J5AgAKoSgP3gICAXsDf0EAJAcgAEEBaiEAA0AgAP0ABAAiAv0MIiIiIiIiIiIiIiIiIiIiIv0jIAL9DFxcXFxcXFxcXFxcXFxcXFz9I/1QIAL9DCAgICAgICAgICAgICAgICD9Jv1Q/WQiA0UEQCABIABBEGoiAEwEQEF/DwsMAQsgACADaGoiBCABTgRAQX8PCyAELQAAIgBBIkYEQCAEQQFqDwsgAEHcAEcEQEF9DwsgBEEGaiABSgRAQX8PC0EBJAcgBC0AASIAQfUARgR/QQIhAANAIABBBkgEQCAAIARqLQAAIgNBIHIhBSADQTBrQQpJBH9BAQUgBUHmAE0gBUHhAE9xC0UEQEF9DwsgAEEBaiEADAELCyAEQQZqBSAAQdwARyAAQSJHcSAAQS9HcSAAQeIAR3EgAEHmAEdxIABB7gBHcSAAQfIAR3EgAEH0AEdxBEBBfQ8LIARBAmoLIQAMAAsAC/0DAgd/AX4gAiABayIFrEKV+Kn6l7fem55/fiEKA0AgA0EIaiIEIAVMBEAgASADaikDACAKQhuJhUKV+Kn6l7fem55/fiEKIAQhAwwBCwsgAyAFSAR+IAEgA2opAwBCASAFIANrrEIDhoZCAX2DIApCG4mFQpX4qfqXt96bnn9+BSAKC0IgiKcgAEHy5rvjA2xzIgdB//8AcSEGA0AgBkEEdEGAwBdqIgMoAgwiCARAIAhBFHYgAEYhBCADKAIIIAdGBH8gAygCBCAFRgVBAAsgBHEEfyADKAIAIQlBACEDAn8DQCADQQhqIgQgBUwEQEEAIAMgCWopAwAgASADaikDAFINAhogBCEDDAELC0EBIAMgBUYNABpCASAFIANrrEIDhoZCAX0gAyAJaikDACABIANqKQMAhYNQCwVBAAsEQCAIQf//P3FBAWsPBSAGQQFqQf//AHEhBgwCCwALCyMGQQF0QYCAAUoEf0EBBSMFIAVqQRBqQYCAIEoLBEBBfw8LIAAgASACEAAhAyAGQQR0QYDAF2ohBCMFQYDAJ2ohBkEAIQIDQCACIAVIBEAgAiAGaiABIAJqLQAAOgAAIAJBAWohAgwBCwsgBCAGNgIAIAQgBTYCBCAEIAc2AgggBCADQQFqIABBFHRyNgIMIwUgBWokBSMGQQFqJAYgAwubAwEFfyAAQQRqIgUgACgCAEEEdGohBgNAIAUoAgQiByABaiACSgRAQX8PCyAFKAIAIQhBACEAAn8DQCAAQQhqIgQgB0wEQEEAIAAgCGopAwAgACABaikDAFINAhogBCEADAELC0EBIAAgB0YNABpCASAHIABrrEIDhoZCAX0gACAIaikDACAAIAFqKQMAhYNQC0UEQEF9DwsgASAHaiEAIAUoAgghBCAFKAIMQQBHIQEgBiAFQRBqIgVGBEAgAA8LIAAgAk4EQEF/DwsgAC0AACIHQSJGBEAgACACEAEiAUEASARAIAEPCyAEQX9GDQEgAyAERkEAIwcbBEBBfQ8LIARBA3QiByAAQQFqNgKABCAHIAFBAWs2AoQEIAQjBzoAwAMFIAdB+wBGIgggB0HbAEZyBEAgASAIcSAEQX9HcgRAQX0PCyAAIAJBARAEIgFBAEgEQCABDwsFIAAgAhAFIgFBAEgEQCABDwsgB0HuAEYgBEF/RnINAiAEQQN0IgcgADYCgAQgByABNgKEBCAEQQA6AMADCwsMAAsAC8kEAQN/IAJBwABKBEBBfQ8LQf0AQd0AIAAtAABB+wBGIgQbIQMgAEEBaiEAA0AgACABSARAIAAtAAAiBUENRyAFQSBHcSAFQQlHcQR/QQEjCCAFQQpHGwVBAAtFBEAgAEEBaiEADAILCwsgACABTgRAQX8PCyAALQAAIANGBEAgAEEBag8LA0AgBARAIAAtAABBIkcEQEF9DwsgACABEAEiAEEASARAIAAPCwNAIAAgAUgEQCAALQAAIgVBDUcgBUEgR3EgBUEJR3EEf0EBIwggBUEKRxsFQQALRQRAIABBAWohAAwCCwsLIAAgAU4EQEF/DwsgAC0AAEE6RwRAQX0PCyAAQQFqIQADQCAAIAFIBEAgAC0AACIFQQ1HIAVBIEdxIAVBCUdxBH9BASMIIAVBCkcbBUEAC0UEQCAAQQFqIQAMAgsLCyAAIAFOBEBBfw8LCyAALQAAIgVBIkYEfyAAIAEQAQUgBUHbAEYgBUH7AEZyBH8gACABIAJBAWoQBAUgACABEAULCyIAQQBIBEAgAA8LA0AgACABSARAIAAtAAAiBUENRyAFQSBHcSAFQQlHcQR/QQEjCCAFQQpHGwVBAAtFBEAgAEEBaiEADAILCwsgACABTgRAQX8PCyAALQAAIgUgA0YEQCAAQQFqDwsgBUEsRwRAQX0PCyAAQQFqIQADQCAAIAFIBEAgAC0AACIFQQ1HIAVBIEdxIAVBCUdxBH9BASMIIAVBCkcbBUEAC0UEQCAAQQFqIQAMAgsLCyAAIAFIDQALQX8L7QMBAX8gAC0AACICQe4ARiACQfQARnIEQCAAQQRqIAFKBEBBfw8LIABBBGpBfSAAKAIAIgBB7uqx4wZGIABB9OTVqwZGchsPCyACQeYARgRAIABBBWogAUoEQEF/DwtBfSAAQQVqIAAoAgFB4djNqwZHGw8LIABBAWogACACQS1GGyICLQAAQTBGIAEgAkpxBEAgAkEBaiEABSACIQADQCAAIAFIBH8gAC0AAEEwa0EKSQVBAAsEQCAAQQFqIQAMAQsLQX9BfSAAIAAgAkYbIAAgAU4bIgBBAEgEQCAADwsLIAAgAUgEfyAALQAAQS5GBUEACwRAIABBAWoiAiEAA0AgACABSAR/IAAtAABBMGtBCkkFQQALBEAgAEEBaiEADAELC0F/QX0gACAAIAJGGyAAIAFOGyIAQQBIBEAgAA8LCyAAIAFIBH8gAC0AAEEgckHlAEYFQQALBEAgASAAQQFqIgBKBH8gAC0AAEErRgR/QQEFIAAtAABBLUYLBUEACwR/IABBAWoFIAALIgIhAANAIAAgAUgEfyAALQAAQTBrQQpJBUEACwRAIABBAWohAAwBCwtBf0F9IAAgACACRhsgACABThsiAEEASARAIAAPCwsgACABTgRAQX8PC0F9IAAgAC0AAEEwa0EKSRsL4AcDB38CewF8A0ADQCAAIAFIBEACQCAALQAAIghBCkYEfyAAQQFqBSAIQQ1GIABBAWogAUhxBH8gAC0AAUEKRgVBAAsEfyAAQQJqBQwCCwshAAwCCwsLIAAiCyABTgRAQQAkAiAADwsgAiALTARAQQMkAiALDwsjA0GAEEYEQEEBJAIgCw8LIAT9DyEQQQAhDQJAA0AgBSANSgR/IA1BAnRBgAhqKAIABUF/CyEOIAAhCiAAIAFIBH8gAC0AAEEiRgVBAAsEQCAAQQFqIgAhCkEAIQwDQCAA/QAEAP0MIiIiIiIiIiIiIiIiIiIiIv0j/WQhCANAIAhFBEBBfyEJIAEgAEEQaiIATA0FIAD9AAQA/QwiIiIiIiIiIiIiIiIiIiIi/SP9ZCEIDAELC0F/IQkgACAIaGoiCEEBaiABTg0DIAgtAAFBIkYEQEEBIQwgCEECaiEADAELC0F9IQkgDkF/RyAMcQ0CIAhBAWohAAUDQAJAIAD9AAQAIg8gEP0jIA/9DAoKCgoKCgoKCgoKCgoKCgr9I/1QIA/9DA0NDQ0NDQ0NDQ0NDQ0NDQ39I/1Q/WQiCARAIAAgCGhqIQAMAQtBfyEJIABBEGoiACABSA0BDAQLC0F/IQkgACABTg0CIAAhCAsgDUEBaiENIA5Bf0cEQCAOQQN0IgkgCjYCgAQgCSAINgKEBAsgACIIQQFqIQAgCC0AACIIIARGDQALIAhBDUYEQEF/IQkgACABTg0BIAAiCEEBaiEAQX0hCSAILQAAQQpHDQEFQX0hCSAIQQpHDQELQX0gACAFIA1HGyEJCyAJIgBBAEgEQCAAQX9zJAIgCw8LIAcEQCMEQYDAB2ohCSAGQQN0IgooAoAEIQxBACEIAkAgCigChAQgDGsiDUEASgR/IAwtAABBIE0FQQALDQAjBCANakEQakGAgBBKDQAjA0ECdCIIQYDAAWojBDYCACAIQYCAAmogDTYCAEEAIQoDQCAKIA1IBEAgCSAKaiAKIAxq/QAEAP0LBAAgCkEQaiEKDAELCyAJIA1qQQA2AgBBASEICwVBASEICyADIAu3oCERAn9BACAIRQ0AGkEAIQgDQCAGIAhKBEBBACAIQQJ0KAKABiIJQQN0IgooAoAEIgwgCigChAQiCkYEf0H2/wMFIAlBIGogCSAJLQDAAxsgDCAKEAILIgpBAEgNAhojAyAJQQt0akEBdEGAwANqIAo7AQAgCEEBaiEIDAELCyAHBEAjBCMDQQJ0QYCAAmooAgBBA2pBfHFqJAQLIwNBA3RBgEBrIBE5AwAjA0EBaiQDQQELDQALQQIkAiALC+4EAgZ/AXxBASQIA0AgACABTgRAQQAkAiAADwsgACACTgRAQQMkAiAADwsjA0GAEEYEQEEBJAIgAA8LQX0hCEEAIQoCQANAIAQgCkoEQEEAIQcDQCAFIAdOBEAgB0EDdCIJIAA2AoAEIAkgADYChAQgB0EBaiEHDAELCyAKQQp0QYDAxwBqIAAgASAFEAMiB0EATg0CIAcgCCAHQX9GGyEIIApBAWohCgwBCwsgCCEHCyAHQQBIBEAgB0F/cyQCIAAPCyAHQQFqIAcgASAHSgR/IActAABBDUYFQQALGyIMIAFOBEBBACQCIAAPCyAMLQAAQQpHBH9BAAUgAyAAt6AhDQJ/QQAgBgR/IwRBgMAHaiELIAVBA3QiCCgCgAQhCkEAIQcCQCAIKAKEBCAKayIJQQBKBH8gCi0AAEEgTQVBAAsNACMEIAlqQRBqQYCAEEoNACMDQQJ0IgdBgMABaiMENgIAIAdBgIACaiAJNgIAQQAhCANAIAggCUgEQCAIIAtqIAggCmr9AAQA/QsEACAIQRBqIQgMAQsLIAkgC2pBADYCAEEBIQcLIAcFQQELRQ0AGkEAIQoDQCAFIApKBEBBACAKQQJ0KAKABiIJQQN0IgcoAoAEIgggBygChAQiB0YEf0H2/wMFIAlBIGogCSAJLQDAAxsgCCAHEAILIgdBAEgNAhojAyAJQQt0akEBdEGAwANqIAc7AQAgCkEBaiEKDAELCyAGBEAjBCMDQQJ0QYCAAmooAgBBA2pBfHFqJAQLIwNBA3RBgEBrIA05AwAjA0EBaiQDQQELCwRAIAxBAWohAAwBBUECJAILCyAAC+cFAgZ/AXxBACQIA0AgACEHA0AgASAHSgRAIActAAAiCEENRyAIQSBHcSAIQQlHcQR/QQEjCCAIQQpHGwVBAAtFBEAgB0EBaiEHDAILCwsgASMJBH8gASAHTARAQQAkAiAADwsgBy0AAEEsRwRAQQIkAiAADwsgB0EBaiEHA0AgASAHSgRAIActAAAiCEENRyAIQSBHcSAIQQlHcQR/QQEjCCAIQQpHGwVBAAtFBEAgB0EBaiEHDAILCwsgBwUgBwsiCUwEQEEAJAIgAA8LIAIgCUwEQEEDJAIgCQ8LIwNBgBBGBEBBASQCIAAPC0F9IQhBACEKAkADQCAEIApKBEBBACEHA0AgBSAHTgRAIAdBA3QiCyAJNgKABCALIAk2AoQEIAdBAWohBwwBCwsgCkEKdEGAwMcAaiAJIAEgBRADIgdBAE4NAiAHIAggB0F/RhshCCAKQQFqIQoMAQsLIAghBwsgB0EASARAIAdBf3MkAiAADwsgAyAJt6AhDSAGBEAjBEGAwAdqIQogBUEDdCIJKAKABCELQQAhCAJAIAkoAoQEIAtrIgxBAEoEfyALLQAAQSBNBUEACw0AIwQgDGpBEGpBgIAQSg0AIwNBAnQiCUGAwAFqIwQ2AgAgCUGAgAJqIAw2AgADQCAIIAxIBEAgCCAKaiAIIAtq/QAEAP0LBAAgCEEQaiEIDAELCyAKIAxqQQA2AgBBASEICwVBASEICwJ/QQAgCEUNABpBACEIA0AgBSAISgRAQQAgCEECdCgCgAYiCUEDdCIKKAKABCILIAooAoQEIgpGBH9B9v8DBSAJQSBqIAkgCS0AwAMbIAsgChACCyIKQQBIDQIaIwMgCUELdGpBAXRBgMADaiAKOwEAIAhBAWohCAwBCwsgBgRAIwQjA0ECdEGAgAJqKAIAQQNqQXxxaiQECyMDQQN0QYBAayANOQMAIwNBAWokA0EBCwRAQQEkCSAHIQAMAQVBAiQCCwsgAAsEACMJCwkAIABBAEckCQsEACMCCwQAIwMLBAAjBAuEAwEGfwNAIAQjA0ECdEgEQCAEQYDAAWooAgBBgMAHaiEFIARBgIACaigCACIDIQFBACEAA0AgAEEEaiICIANMBEAgASAAIAVqKAIAQdHa+OR8bEEPd0GT65zcAWxzQQ13QQVsQZyprs0BayEBIAIhAAwBCwsgACADSARAIAEgACAFaigCAEEBIAMgAGtBA3R0QQFrcUHR2vjkfGxBD3dBk+uc3AFscyEBCyAEQYDAAmogAUEQdiABc0HrlK+veGwiACAAQQ12c0G13MqVfGwiACAAQRB2czYCACADQYzlnrp5cyEBQQAhAANAIABBBGoiAiADTARAIAEgACAFaigCAGpBldPH3gVsIAFBDXZzIQEgAiEADAELCyAAIANIBEAgASAAIAVqKAIAQQEgAyAAa0EDdHRBAWtxakGV08feBWwgAUENdnMhAQsgBEGAgANqIAFBEHYgAXNB65Svr3hsIgAgAEENdnNBtdzKlXxsIgAgAEEQdnM2AgAgBEEEaiEEDAELCwsKAEEAJANBACQECw==";
const MOST_FIELDS = 1024;
const ID_BYTES$1 = 262144;
const ORDER = 768;
const FIELDS = 1024;
const OFFSETS = 8192;
const ID_STARTS = 24576;
const ID_LENGTHS = 32768;
const ID_HASHES = 40960;
const ID_SECOND_HASHES = 49152;
const CODES = 57344;
const IDS = 122880;
const SHAPE_BYTES = 131072;
const SHAPE = 1024;
const MOST_SHAPES = 8;
const NOT_WANTED = -1;
const ESCAPED = 32;
const INPUT_BYTES = 1048576;
const FULL = 1;
function isAtHand() {
	try {
		compiled(ROW_ENGINE);
		return true;
	} catch {
		return false;
	}
}
var RowEngine = class {
	#exports;
	#bytes;
	#onBatch;
	#batch;
	#columns;
	#hasIds;
	#known = new Set();
	#jointsUsed = MOST_SHAPES * SHAPE;
	rows = 0;
	static serves(labels) {
		return labels <= 16 && isAtHand();
	}
	constructor({ coders, order, hasIds, source, onBatch }) {
		const cells = newCells(16);
		const scratch = new Scratch();
		const learn = (place, start, end) => {
			const column = place % ESCAPED;
			if (place < ESCAPED) setCell(cells, column, 2, this.#bytes, start, end);
			else {
				scratch.clear();
				const from = unescape(this.#bytes, start, end, scratch);
				setCell(cells, column, 2, scratch.bytes, from, scratch.used);
			}
			return coders[column].code(cells, column, source);
		};
		this.#exports = instantiate(ROW_ENGINE, { reader: { learn } });
		this.#onBatch = onBatch;
		this.#columns = coders.length;
		this.#hasIds = hasIds ? 1 : 0;
		const { buffer } = this.#exports.memory;
		this.#bytes = new Uint8Array(buffer);
		new Int32Array(buffer, ORDER, 16).set(order);
		const hashes = {
			first: new Int32Array(buffer, ID_HASHES, BATCH_ROWS),
			second: new Int32Array(buffer, ID_SECOND_HASHES, BATCH_ROWS)
		};
		this.#batch = {
			size: 0,
			codes: coders.map((_, column) => new Uint16Array(buffer, CODES + 2 * BATCH_ROWS * column, BATCH_ROWS)),
			ids: IdColumn.over(new Uint8Array(buffer, IDS, ID_BYTES$1), new Int32Array(buffer, ID_STARTS, BATCH_ROWS), new Int32Array(buffer, ID_LENGTHS, BATCH_ROWS), () => {
				this.#exports.hashIds();
				return hashes;
			}),
			offsets: new Float64Array(buffer, OFFSETS, BATCH_ROWS),
			source
		};
	}
	table(delimiter, width, fields) {
		const wanted = new Int32Array(this.#exports.memory.buffer, FIELDS, MOST_FIELDS).fill(NOT_WANTED);
		fields.forEach((field, cell) => wanted[field] = cell);
		return (from, end, until, base) => this.#exports.rows(from, end, until, base, delimiter, width, this.#columns, this.#hasIds);
	}
	json(kind) {
		return (from, end, until, base) => this.#exports[kind](from, end, until, base, this.#known.size, this.#columns, this.#hasIds);
	}
	beginArray(isBehindItem) {
		this.#exports.beginArray(isBehindItem ? 1 : 0);
	}
	get isBehindItem() {
		return this.#exports.isBehindItem() === 1;
	}
	learn(record, leaves) {
		const joints = Array.from({ length: leaves.length + 1 }, (_, i) => record.subarray(leaves[i - 1]?.end ?? 0, leaves[i]?.start ?? record.length));
		const key = joints.map((joint, i) => `${Buffer$1.from(joint).toString("latin1")}\u0000${leaves[i]?.cells.join(" ") ?? ""}`).join("\0");
		const size = joints.reduce((sum, joint) => sum + joint.length, 0);
		const fits = joints.length <= SHAPE / 16 - 1 && this.#known.size < MOST_SHAPES && this.#jointsUsed + size + 16 <= SHAPE_BYTES;
		if (this.#known.has(key) || !fits || leaves.some(({ cells }) => cells.length > 1)) return;
		const shapes = this.#exports.SHAPES.value;
		const words = new Int32Array(this.#exports.memory.buffer, shapes + this.#known.size * SHAPE, SHAPE / 4);
		words[0] = joints.length;
		joints.forEach((joint, i) => {
			const at = shapes + this.#jointsUsed;
			this.#bytes.set(joint, at);
			this.#jointsUsed += joint.length;
			words.set([
				at,
				joint.length,
				leaves[i]?.cells[0] ?? NOT_WANTED,
				leaves[i]?.leads === true ? 1 : 0
			], 1 + 4 * i);
		});
		this.#known.add(key);
	}
	read(readRows, bytes, position, until) {
		const input = this.#exports.INPUT.value;
		this.#bytes.set(bytes, input);
		const base = position - input;
		const stop = Math.min(until - base, 2 ** 31 - 1);
		let at = input;
		do {
			at = readRows(at, input + bytes.length, stop, base);
			if (this.status === FULL) this.handOn();
		} while (this.status === FULL);
		return at - input;
	}
	get status() {
		return this.#exports.status();
	}
	handOn() {
		const size = this.#exports.rowsUsed();
		if (size === 0) return;
		this.#batch.size = size;
		this.#batch.ids.take(this.#exports.idBytesUsed());
		this.rows += size;
		this.#onBatch(this.#batch);
		this.#exports.clear();
	}
	drop() {
		this.#exports.clear();
	}
};
// lib/src/predictions/fast-rows.js
const MOST_STRETCH = 262144;
var FastRows = class {
	advice;
	#engine;
	#read;
	#plain;
	#batcher;
	nonFinite;
	#isArray;
	#until = Infinity;
	#inPlain = false;
	#stretch = 1;
	#recordsBefore = 0;
	#plainRows = 0;
	next = 0;
	static serves(layout, labels) {
		return RowEngine.serves(labels) && (layout.kind !== "table" || layout.width <= 1024 && !layout.loneCr && new Set(layout.fields).size === layout.fields.length);
	}
	constructor(layout, request) {
		const engine = new RowEngine(request);
		this.#engine = engine;
		this.#isArray = layout.kind === "array";
		this.#read = layout.kind === "table" ? engine.table(layout.delimiter, layout.width, layout.fields) : engine.json(layout.kind === "lines" ? "lines" : "items");
		this.#batcher = new RowBatcher(request.coders, request.hasIds, request.source, request.onBatch, request.order);
		const { records, nonFinite } = scannerOf(layout, (cells) => {
			this.#plainRows++;
			this.#batcher.add(cells);
			return true;
		}, (record, leaves) => engine.learn(record, leaves));
		this.#plain = records;
		this.nonFinite = nonFinite;
		this.advice = records.advice;
	}
	begin(until, at, recordsBefore) {
		this.#until = until;
		this.#stretch = 1;
		this.#recordsBefore = recordsBefore - this.#engine.rows - this.#plainRows;
		this.#inPlain = this.#isArray && at === "start";
		if (this.#inPlain) this.#plain.begin(1, "start", recordsBefore);
		else this.#engine.beginArray(at === "behind");
	}
	guess(bytes) {
		return this.#plain.guess(bytes);
	}
	scan = (bytes, start, end, last, origin) => {
		let p = start;
		for (;;) {
			if (!this.#inPlain) {
				const length = Math.min(end - p, INPUT_BYTES);
				const inputEnd = p + length;
				const read = this.#engine.read(this.#read, bytes.subarray(p, inputEnd), origin + p, this.#until);
				p += read;
				const { status } = this.#engine;
				if (status === 3) {
					this.next = origin + p;
					return -1;
				}
				if (status === 0) {
					if (inputEnd < end && read > 0) continue;
					if (inputEnd === end && !last) return p;
				} else this.#stretch = read > this.#stretch ? 1 : Math.min(2 * this.#stretch, MOST_STRETCH);
				this.#engine.handOn();
				this.#turnToPlain(origin + p);
			}
			const next = this.#plain.scan(bytes, p, end, last, origin);
			this.#batcher.flush();
			if (next !== -1) return next;
			this.#inPlain = false;
			this.#engine.beginArray(false);
			p = this.#plain.next - origin;
		}
	};
	flush() {
		this.#engine.handOn();
	}
	drop() {
		this.#engine.drop();
		this.#batcher.drop();
	}
	#turnToPlain(position) {
		this.#inPlain = true;
		const behind = this.#isArray && this.#engine.isBehindItem;
		this.#plain.begin(Math.min(this.#until, position + this.#stretch), behind ? "behind" : "record", this.#recordsBefore + this.#engine.rows + this.#plainRows);
	}
};
// lib/src/predictions/row-scanner.js
function columnOrder(layout, labels) {
	const columns = Array.from({ length: labels }, (_, column) => column);
	if (layout.kind !== "table") return columns;
	return columns.sort((a, b) => layout.fields[a] - layout.fields[b]);
}
function rowScannerOf(layout, coders, hasIds, source, onBatch) {
	const order = columnOrder(layout, coders.length);
	if (FastRows.serves(layout, coders.length)) return new FastRows(layout, {
		coders,
		order,
		hasIds,
		source,
		onBatch
	});
	const batcher = new RowBatcher(coders, hasIds, source, onBatch, order);
	const { records, nonFinite } = scannerOf(layout, (cells) => {
		batcher.add(cells);
		return true;
	});
	return {
		scan: records.scan,
		advice: records.advice,
		begin: (...to) => records.begin(...to),
		get next() {
			return records.next;
		},
		guess: (bytes) => records.guess(bytes),
		flush: () => batcher.flush(),
		drop: () => batcher.drop(),
		nonFinite
	};
}
// lib/src/predictions/ahead/sections.js
const SECTION_BYTES = 1048576;
const FREE = 0;
const TAKEN = 1;
const AHEAD = 2;
const READY = 3;
const LEFT = 4;
const CONTROLS = 4;
const READ = 0;
const LIFE = 1;
const STOPPED = 2;
const PATIENCE_MS = 1e4;
var Sections = class {
	count;
	#words;
	constructor(memory) {
		this.#words = new Int32Array(memory);
		this.count = this.#words.length - CONTROLS;
	}
	static memoryFor(sections) {
		return new SharedArrayBuffer(4 * (CONTROLS + sections));
	}
	take(section) {
		return this.#exchange(section, FREE, TAKEN) || this.#state(section) === TAKEN;
	}
	takeBehind(section) {
		return this.#firstFree(section + 1, TAKEN);
	}
	isAhead(section) {
		return this.#state(section) === AHEAD;
	}
	wait(section) {
		for (;;) {
			const life = Atomics.load(this.#words, LIFE);
			const state = this.#state(section);
			if (state !== AHEAD) return state === READY ? "ready" : "left";
			if (Atomics.wait(this.#words, CONTROLS + section, AHEAD, PATIENCE_MS) === "timed-out" && Atomics.load(this.#words, LIFE) === life) return "dead";
		}
	}
	passed() {
		Atomics.add(this.#words, READ, 1);
		Atomics.notify(this.#words, READ);
	}
	stop() {
		Atomics.store(this.#words, STOPPED, 1);
		this.passed();
	}
	get stopped() {
		return Atomics.load(this.#words, STOPPED) === 1;
	}
	next(after, number) {
		for (;;) {
			if (this.stopped) return void 0;
			const read = Atomics.load(this.#words, READ);
			if (number - read < 4) break;
			Atomics.wait(this.#words, READ, read);
		}
		return this.#firstFree(after + 1, AHEAD);
	}
	done(section, ready) {
		Atomics.store(this.#words, CONTROLS + section, ready ? READY : LEFT);
		Atomics.notify(this.#words, CONTROLS + section);
	}
	signOfLife() {
		Atomics.add(this.#words, LIFE, 1);
	}
	#firstFree(from, taker) {
		for (let section = from; section < this.count; section++) if (this.#exchange(section, FREE, taker)) return section;
	}
	#state(section) {
		return Atomics.load(this.#words, CONTROLS + section);
	}
	#exchange(section, from, to) {
		return Atomics.compareExchange(this.#words, CONTROLS + section, from, to) === from;
	}
};
// lib/src/predictions/ahead/block.js
const MOST_ROWS = SECTION_BYTES / 8;
const ID_BYTES = 2 * SECTION_BYTES;
const LABEL_BYTES = SECTION_BYTES;
const META = 8;
const ROWS = 0;
const START = 1;
const NEXT = 2;
const NON_FINITE = 3;
const LABELS = 4;
var Block = class {
	#meta;
	#codes;
	#offsets;
	#idStarts;
	#idLengths;
	#idHashes;
	#ids;
	#labels;
	#idsUsed = 0;
	constructor(memory, slot, columns) {
		let at = slot * bytesOf(columns);
		const next = (bytes) => {
			at += bytes;
			return at - bytes;
		};
		this.#meta = new Float64Array(memory, next(64), META);
		this.#offsets = new Uint32Array(memory, next(4 * MOST_ROWS), MOST_ROWS);
		this.#idStarts = new Int32Array(memory, next(4 * MOST_ROWS), MOST_ROWS);
		this.#idLengths = new Int32Array(memory, next(4 * MOST_ROWS), MOST_ROWS);
		this.#idHashes = {
			first: new Int32Array(memory, next(4 * MOST_ROWS), MOST_ROWS),
			second: new Int32Array(memory, next(4 * MOST_ROWS), MOST_ROWS)
		};
		this.#codes = Array.from({ length: columns }, () => new Uint16Array(memory, next(2 * MOST_ROWS), MOST_ROWS));
		this.#ids = new Uint8Array(memory, next(ID_BYTES), ID_BYTES);
		this.#labels = new Uint8Array(memory, next(LABEL_BYTES), LABEL_BYTES);
	}
	static memoryFor(columns, slots) {
		return new SharedArrayBuffer(slots * bytesOf(columns));
	}
	begin(start) {
		this.#meta[ROWS] = 0;
		this.#meta[START] = start;
		this.#idsUsed = 0;
	}
	append({ size, codes, ids, offsets }) {
		const rows = this.rows;
		const start = this.start;
		if (rows + size > MOST_ROWS || this.#idsUsed + ids.used > ID_BYTES) return false;
		codes.forEach((column, index) => this.#codes[index].set(column.subarray(0, size), rows));
		for (let i = 0; i < size; i++) {
			this.#offsets[rows + i] = offsets[i] - start;
			this.#idStarts[rows + i] = ids.starts[i] + this.#idsUsed;
			this.#idLengths[rows + i] = ids.lengths[i];
		}
		const { first, second } = ids.hashes(size);
		this.#idHashes.first.set(first.subarray(0, size), rows);
		this.#idHashes.second.set(second.subarray(0, size), rows);
		this.#ids.set(ids.bytes.subarray(0, ids.used), this.#idsUsed);
		this.#idsUsed += ids.used;
		this.#meta[ROWS] = rows + size;
		return true;
	}
	end(next, nonFinite, labels) {
		const text = new TextEncoder().encode(JSON.stringify(labels));
		if (text.length > LABEL_BYTES) return false;
		this.#labels.set(text);
		this.#meta[NEXT] = next;
		this.#meta[NON_FINITE] = nonFinite;
		this.#meta[LABELS] = text.length;
		return true;
	}
	get rows() {
		return this.#meta[ROWS];
	}
	get start() {
		return this.#meta[START];
	}
	get next() {
		return this.#meta[NEXT];
	}
	get nonFinite() {
		return this.#meta[NON_FINITE];
	}
	get labels() {
		return JSON.parse(new TextDecoder().decode(this.#labels.slice(0, this.#meta[LABELS])));
	}
	rowAt(offset) {
		const wanted = offset - this.start;
		let low = 0;
		let high = this.rows;
		while (low < high) {
			const middle = low + high >>> 1;
			if (this.#offsets[middle] < wanted) low = middle + 1;
			else high = middle;
		}
		return low < this.rows && this.#offsets[low] === wanted ? low : void 0;
	}
	codes(column, from, to) {
		return this.#codes[column].subarray(from, to);
	}
	ids(from, to) {
		return IdColumn.over(this.#ids, this.#idStarts.subarray(from, to), this.#idLengths.subarray(from, to), {
			first: this.#idHashes.first.subarray(from, to),
			second: this.#idHashes.second.subarray(from, to)
		});
	}
	offsets(from, to, into) {
		const start = this.start;
		for (let row = from; row < to; row++) into[row - from] = start + this.#offsets[row];
	}
};
function bytesOf(columns) {
	return 64 + (20 + 2 * columns) * MOST_ROWS + ID_BYTES + LABEL_BYTES;
}
// lib/src/predictions/ahead/scan-ahead.js
const LOOKED_AT = 65536;
const MOST_GUESSES = 8;
const MOST_LEFT = 4;
function scanAhead(file, job) {
	const sections = new Sections(job.sections);
	const scan = new SectionScan(file, job);
	const blocks = Array.from({ length: 4 }, (_, slot) => new Block(job.blocks, slot, job.sets.length));
	let left = 0;
	for (let number = 0, section = 0; left < MOST_LEFT; number++) {
		section = sections.next(section, number);
		if (section === void 0) return;
		const ready = scan.run(section, blocks[number % 4], () => sections.signOfLife());
		left = ready ? 0 : left + 1;
		sections.done(section, ready);
	}
}
var Unfit = class extends Error {};
const NAMELESS = {
	name: "",
	open: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({
		done: true,
		value: void 0
	}) }) })
};
var SectionScan = class {
	#file;
	#job;
	#forms;
	#told;
	#rows;
	#chunk = new Uint8Array(CHUNK_BYTES$1);
	#block;
	constructor(file, job) {
		this.#file = file;
		this.#job = job;
		const sets = Math.max(0, ...job.sets) + 1;
		this.#forms = Array.from({ length: sets }, (_, set) => new LabelForms(MOST_LABELS, set === 0 ? PREDICTION_MARKS : SLICE_MARKS));
		this.#told = this.#forms.map(() => 0);
		const coders = job.sets.map((set) => new LabelColumn("", this.#forms[set]));
		this.#rows = rowScannerOf(job.layout, coders, job.hasIds, NAMELESS, (batch) => {
			if (this.#block?.append(batch) !== true) throw new Unfit();
		});
	}
	run(section, block, signOfLife) {
		const { layout, sectionBytes } = this.#job;
		const begin = layout.start + section * sectionBytes;
		this.#block = block;
		let from = begin - 1;
		for (let guess = 0; guess < MOST_GUESSES; guess++) {
			const start = this.#guess(from);
			if (start === void 0) return false;
			try {
				return this.#scan(block, start, begin + sectionBytes, signOfLife);
			} catch (thrown) {
				if (!(thrown instanceof Fault)) return false;
				from = start;
			}
		}
		return false;
	}
	#scan(block, start, until, signOfLife) {
		block.begin(start);
		const rows = this.#rows;
		rows.drop();
		rows.begin(until, "record", 1);
		const before = rows.nonFinite();
		if (!scanFrom({
			...this.#file,
			read: (into, position) => {
				signOfLife();
				return this.#file.read(into, position);
			}
		}, start, until, rows.scan, rows.advice, this.#chunk)) return false;
		rows.flush();
		const news = this.#forms.map((forms, set) => Array.from({ length: forms.size - this.#told[set] }, (_, index) => forms.text(this.#told[set] + index)));
		if (!block.end(rows.next, rows.nonFinite() - before, news)) return false;
		this.#forms.forEach((forms, set) => this.#told[set] = forms.size);
		return true;
	}
	#guess(from) {
		const read = this.#file.read(this.#chunk.subarray(0, LOOKED_AT), from);
		const at = this.#rows.guess(this.#chunk.subarray(0, read));
		return at === 0 ? void 0 : from + at;
	}
};
// lib/src/workspace/reason.js
function reasonOf(error) {
	return error instanceof Error ? error.message : String(error);
}
// lib/src/workspace/bytes.js
const CHUNK_BYTES = 262144;
async function* openFile(absolute, name, giveWay) {
	const raw = rawChunks(absolute, name, giveWay);
	try {
		const first = await raw.next();
		if (first.done === true) return;
		if (first.value[0] !== 31 || first.value[1] !== 139) {
			yield first.value;
			yield* raw;
			return;
		}
	} finally {
		await raw.return(void 0);
	}
	yield* gunzipped(absolute, name, giveWay);
}
async function* gunzipped(absolute, name, giveWay) {
	const { Readable } = process.getBuiltinModule("node:stream");
	const { createGunzip } = process.getBuiltinModule("node:zlib");
	const compressed = Readable.from(copies(rawChunks(absolute, name, giveWay)));
	const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
	compressed.on("error", (error) => gunzip.destroy(error));
	compressed.pipe(gunzip);
	try {
		for await (const chunk of gunzip) yield chunk;
	} catch (error) {
		if (error instanceof ProblemError) throw error;
		throw new ProblemError({
			message: `${name} ${error.code === "Z_BUF_ERROR" ? "is truncated: its gzip data ends too early" : `is damaged: its gzip data cannot be unpacked (${reasonOf(error)})`}`,
			advice: "Check the step that writes or downloads it."
		}, { cause: error });
	} finally {
		compressed.destroy();
	}
}
async function* copies(chunks) {
	for await (const chunk of chunks) yield chunk.slice();
}
async function* rawChunks(absolute, name, giveWay) {
	let file;
	try {
		file = openSync(absolute, "r");
	} catch (error) {
		throw unreadable(name, error);
	}
	const buffer = new Uint8Array(CHUNK_BYTES);
	try {
		for (;;) {
			let read;
			try {
				read = readSync(file, buffer, 0, CHUNK_BYTES, null);
			} catch (error) {
				throw unreadable(name, error);
			}
			if (read === 0) return;
			yield buffer.subarray(0, read);
			const wait = giveWay();
			if (wait !== void 0) await wait;
		}
	} finally {
		closeSync(file);
	}
}
function unreadable(name, error) {
	return new ProblemError({ message: `${name} cannot be read: ${reasonOf(error)}` }, { cause: error });
}
function openAnywhere(absolute, name) {
	const reading = (work) => {
		try {
			return work();
		} catch (error) {
			throw unreadable(name, error);
		}
	};
	const file = reading(() => openSync(absolute, "r"));
	const start = new Uint8Array(2);
	reading(() => readSync(file, start, 0, 2, 0));
	if (start[0] === 31 && start[1] === 139) {
		closeSync(file);
		return;
	}
	return {
		size: reading(() => fstatSync(file).size),
		read: (into, position) => reading(() => readSync(file, into, 0, into.length, position)),
		close: () => closeSync(file)
	};
}
export { emptyFile as $, readLines as A, isNumber as At, skipBlanks as B, problemsOf as Bt, openFiles as C, setCell as Ct, inferGold as D, hashOf as Dt, idColumns as E, shown as Et, checkDocument as F, TAG_FORMAT_IDS as Ft, AtRecord as G, columnProblems as H, readDocument as I, leven as It, normaliseName as J, placedAtRecord as K, readArray as L, ProblemError as Lt, readItems as M, SCORE_TYPES as Mt, CellReader as N, scoreColumnNames as Nt, listColumns as O, secondHashOf as Ot, PreviewReader as P, FORMAT_IDS as Pt, Fault as Q, resolvePath as R, describe as Rt, openFileSet as S, newCells as St, canHold as T, listed as Tt, columnsCalled as U, Samples as V, refuseColumns as W, scanFile as X, CHUNK_BYTES$1 as Y, scanFrom as Z, cellText as _, SLICE_MARKS as _t, scanAhead as a, structuresIn as at, isStructure as b, UNPARSED as bt, Sections as c, BLANK as ct, scannerOf as d, MOST_LABELS as dt, placed as et, LabelColumn as f, MOST_SLICES as ft, IdColumn as g, REFUSED as gt, RowBatcher as h, PREDICTION_MARKS as ht, SectionScan as i, problemsIn as it, findRecords as j, withoutZeroFraction as jt, isParquet as k, isFraction as kt, columnOrder as l, LabelForms as lt, BATCH_ROWS as m, OTHER as mt, openFile as n, andMore as nt, Block as o, locate as ot, instantiate as p, NONE as pt, ID_NAMES as q, reasonOf as r, duplicateIds as rt, SECTION_BYTES as s, fileProblem as st, openAnywhere as t, Findings as tt, rowScannerOf as u, MISSING as ut, isBlank as v, STRUCTURED as vt, seenTogether as w, textOf as wt, isTable as x, isLabel as xt, isEmpty as y, UNLABELLED as yt, JsonText as z, describePlace as zt };
