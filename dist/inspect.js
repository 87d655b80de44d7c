import { Rt as ProblemError, ot as shown, st as AtRecord } from "./cli-index-scan-worker.js";
import { a as objectIn, c as WholeDocument, i as listIn, n as REFUSED, o as textIn, s as toolFormat, t as MISSING, u as withDocument } from "./tool-format.js";
const zlib = process.getBuiltinModule("node:zlib");
// lib/src/predictions/formats/tools/zstd-frames.js
const MAGIC = 4247762216;
const SKIPPABLE = 407710288;
const DICTIONARY_BYTES = [
	0,
	1,
	2,
	4
];
const SIZE_BYTES = [
	0,
	2,
	4,
	8
];
const RLE = 1;
function zstdFrames(bytes) {
	const frames = [];
	for (let at = 0; at < bytes.length;) {
		const magic = bytes.readUInt32LE(at);
		if ((magic & 4294967280) >>> 0 === SKIPPABLE) {
			at += 8 + bytes.readUInt32LE(at + 4);
			continue;
		}
		if (magic !== MAGIC) throw new Error("what stands there is no zstd frame");
		const end = frameEnd(bytes, at);
		if (end > bytes.length) throw new RangeError("its last frame is cut short");
		frames.push(bytes.subarray(at, end));
		at = end;
	}
	return frames;
}
function frameEnd(bytes, start) {
	const descriptor = bytes.readUInt8(start + 4);
	const isSingle = (descriptor & 32) !== 0;
	const sizeFlag = descriptor >> 6;
	const sizeBytes = sizeFlag === 0 && isSingle ? 1 : SIZE_BYTES[sizeFlag] ?? 0;
	let at = start + 5 + (isSingle ? 0 : 1) + (DICTIONARY_BYTES[descriptor & 3] ?? 0) + sizeBytes;
	for (;;) {
		const header = bytes.readUIntLE(at, 3);
		at += 3 + ((header >> 1 & 3) === RLE ? 1 : header >> 3);
		if ((header & 1) === 1) return at + ((descriptor & 4) === 0 ? 0 : 4);
	}
}
// lib/src/predictions/formats/tools/zip.js
const MOST_UNPACKED = 536870912;
const STORED = 0;
const DEFLATED = 8;
const ZSTD = 93;
var Zip = class {
	#file;
	#bytes;
	#entries = new Map();
	constructor(file, bytes) {
		this.#file = file;
		this.#bytes = bytes;
		try {
			for (const entry of this.#directory()) {
				if (this.#entries.has(entry.name)) throw this.#damaged(`it has two entries ${shown(entry.name)}`);
				this.#entries.set(entry.name, entry);
			}
		} catch (thrown) {
			throw thrown instanceof RangeError ? this.#damaged("its directory ends too early") : thrown;
		}
	}
	get names() {
		return Array.from(this.#entries.keys());
	}
	read(name) {
		const entry = this.#entries.get(name);
		if (entry === void 0) return void 0;
		const { at, packed, unpacked, method, checksum } = entry;
		if (unpacked > MOST_UNPACKED) throw this.#problem(`the entry ${shown(name)} unpacks to more than ${MOST_UNPACKED / 1048576} MiB, the most that is read`);
		if (at + 30 > this.#bytes.length || this.#bytes.readUInt32LE(at) !== 67324752) throw this.#damaged(`the entry ${shown(name)} is not where the directory says`);
		const start = at + 30 + this.#bytes.readUInt16LE(at + 26) + this.#bytes.readUInt16LE(at + 28);
		if (start + packed > this.#bytes.length) throw this.#damaged(`the entry ${shown(name)} is cut short`);
		const content = this.#unpack(name, method, this.#bytes.subarray(start, start + packed), unpacked);
		if (content.length !== unpacked) throw this.#damaged(`the entry ${shown(name)} unpacks to ${content.length} bytes instead of ${unpacked}`);
		if (typeof zlib.crc32 === "function" && zlib.crc32(content) !== checksum) throw this.#damaged(`the entry ${shown(name)} has another checksum than the directory says`);
		return content;
	}
	#unpack(name, method, bytes, size) {
		const maxOutputLength = Math.max(size, 1);
		try {
			if (method === STORED) return bytes;
			if (method === DEFLATED) return zlib.inflateRawSync(bytes, { maxOutputLength });
		} catch (thrown) {
			throw this.#cannotUnpack(name, thrown);
		}
		if (method !== ZSTD) throw this.#problem(`the entry ${shown(name)} is packed by method ${method}, which is not read`, "Read are stored, deflated and zstd entries.");
		if (typeof zlib.zstdDecompressSync !== "function") throw this.#problem("the file is packed with zstd, which this version of Node cannot unpack", "Use Node 22.15 or newer, as the action does, or let inspect write JSON: --log-format json");
		try {
			let left = maxOutputLength;
			const frames = zstdFrames(bytes).map((frame) => {
				const content = zlib.zstdDecompressSync(frame, { maxOutputLength: Math.max(left, 1) });
				left -= content.length;
				return content;
			});
			return Buffer.concat(frames);
		} catch (thrown) {
			throw this.#cannotUnpack(name, thrown);
		}
	}
	*#directory() {
		const bytes = this.#bytes;
		const end = bytes.lastIndexOf(Buffer.from("PK", "latin1"));
		if (end === -1 || end + 22 > bytes.length) throw this.#damaged("its directory, which stands at its end, is missing");
		let count = bytes.readUInt16LE(end + 10);
		let at = bytes.readUInt32LE(end + 16);
		if (at === 4294967295 || count === 65535) {
			if (end < 20 || bytes.readUInt32LE(end - 20) !== 117853008) throw this.#damaged("its directory for large files is missing");
			const large = Number(bytes.readBigUInt64LE(end - 12));
			if (bytes.readUInt32LE(large) !== 101075792) throw this.#damaged("its directory for large files is missing");
			count = Number(bytes.readBigUInt64LE(large + 32));
			at = Number(bytes.readBigUInt64LE(large + 48));
		}
		for (let i = 0; i < count; i++) {
			if (bytes.readUInt32LE(at) !== 33639248) throw this.#damaged("its directory is not where its end says");
			if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw this.#problem("the file is encrypted", "Write it without a password.");
			const nameLength = bytes.readUInt16LE(at + 28);
			const extraLength = bytes.readUInt16LE(at + 30);
			const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
			const [unpacked, packed, offset] = wide([
				bytes.readUInt32LE(at + 24),
				bytes.readUInt32LE(at + 20),
				bytes.readUInt32LE(at + 42)
			], extra);
			yield {
				name: bytes.toString("utf8", at + 46, at + 46 + nameLength),
				method: bytes.readUInt16LE(at + 10),
				checksum: bytes.readUInt32LE(at + 16),
				unpacked,
				packed,
				at: offset
			};
			at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
		}
	}
	#cannotUnpack(name, thrown) {
		return this.#damaged(`the entry ${shown(name)} cannot be unpacked (${thrown instanceof Error ? thrown.message : String(thrown)})`);
	}
	#damaged(why) {
		return this.#problem(`the zip file is damaged: ${why}`, "Check that the step which writes it ran to its end.");
	}
	#problem(message, advice) {
		return new ProblemError({
			message,
			place: { file: this.#file },
			...advice !== void 0 && { advice }
		});
	}
};
function wide([unpacked, packed, offset], extra) {
	const values = [
		unpacked,
		packed,
		offset
	];
	for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
		if (extra.readUInt16LE(at) !== 1) continue;
		let next = at + 4;
		for (const i of [
			0,
			1,
			2
		]) {
			if (values[i] !== 4294967295) continue;
			values[i] = Number(extra.readBigUInt64LE(next));
			next += 8;
		}
	}
	return values;
}
// lib/src/predictions/formats/tools/inspect.js
const MOST_BYTES = 1073741824;
const ROLES = {
	actual: "actual",
	predicted: "predicted",
	id: "id"
};
const inspect = toolFormat({
	id: "inspect",
	roles: ROLES,
	runs: ["epoch"],
	records: inDocument
});
const inspectZip = toolFormat({
	id: "inspect",
	roles: ROLES,
	runs: ["epoch"],
	numbered: true,
	records: inZip
});
async function inDocument(source, onRecord) {
	if (await withDocument(source, (document) => {
		const model = modelOf(document, source.name);
		document.each("samples", exampleOf(model, onRecord));
		return true;
	}) === void 0) throw new ProblemError({
		message: "this is no log of inspect: it holds several JSON objects",
		place: { file: source.name }
	});
}
async function inZip(source, onRecord) {
	const zip = new Zip(source.name, await wholeFile(source));
	const onSample = exampleOf(modelOf(documentIn(zip, "header.json", source.name), source.name), onRecord);
	const names = zip.names.filter((name) => /^samples\/.*\.json$/.test(name)).sort((a, b) => a < b ? -1 : 1);
	if (names.length === 0) throw new ProblemError({
		message: "the log of inspect holds no samples",
		place: { file: source.name },
		advice: "Was it written with --no-log-samples?"
	});
	for (const [number, name] of names.entries()) if (!onSample(documentIn(zip, name, source.name).at(""), number)) return;
}
function documentIn(zip, name, file) {
	const bytes = zip.read(name);
	if (bytes === void 0) throw new ProblemError({
		message: `this is no finished log of inspect: the zip file has no ${name}`,
		place: { file },
		advice: "inspect writes it when the run ends. Was the run stopped?"
	});
	try {
		return new WholeDocument(bytes, 0);
	} catch (thrown) {
		throw new ProblemError({
			message: `the entry ${shown(name)} cannot be read: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
			place: { file }
		}, { cause: thrown });
	}
}
async function wholeFile(source) {
	const chunks = [];
	let size = 0;
	for await (const chunk of source.open()) {
		size += chunk.length;
		if (size > MOST_BYTES) throw new ProblemError({
			message: `the log is larger than ${MOST_BYTES / 1073741824} GiB, the most that is read`,
			place: { file: source.name }
		});
		chunks.push(Uint8Array.from(chunk));
	}
	return Buffer.concat(chunks);
}
function modelOf(header, file) {
	const status = header.at("status");
	if (status !== "success") throw new ProblemError({
		message: `the run did not come to its end: its status is ${shown(String(status))}`,
		place: { file },
		advice: "Samples that are missing were not measured. Run it again, or go on with: inspect eval-retry"
	});
	return header.at("eval.model");
}
function exampleOf(model, onRecord) {
	return (value, offset) => {
		const sample = objectIn(value);
		const { id, epoch, target, metadata, scores: rawScores, score } = sample;
		if (id === void 0) throw new AtRecord(offset, "this is no sample of inspect: it has no `id`");
		const gold = listIn(target);
		if (gold.length > 1) throw new AtRecord(offset, `the sample ${JSON.stringify(id)} has several targets: ${gold.map((one) => shown(String(one))).join(", ")}`, "Several right answers to one question make no confusion matrix. Name another column of gold: columns: { actual: metadata.<key> }");
		const scores = score !== void 0 && rawScores === void 0 ? { score } : objectIn(rawScores);
		const names = Object.keys(scores);
		const [only] = names;
		const predicted = names.length > 1 ? void 0 : predictedOf(sample, only === void 0 ? void 0 : objectIn(objectIn(scores)[only]));
		return onRecord({
			offset,
			fields: {
				id,
				epoch: epoch ?? 1,
				actual: gold.length === 1 ? gold[0] : target,
				predicted,
				input: sample["input"],
				reply: replyOf(sample),
				scores,
				metadata,
				model
			}
		});
	};
}
function predictedOf(sample, score) {
	const { error, output } = sample;
	if (error !== null && error !== void 0) return MISSING;
	if (objectIn(listIn(objectIn(output)["choices"])[0])["stop_reason"] === "content_filter") return REFUSED;
	if (score === void 0) return MISSING;
	const { answer } = score;
	return textIn(typeof answer === "number" || typeof answer === "boolean" ? String(answer) : answer) ?? "(unparsed)";
}
function replyOf({ output }) {
	const { completion, choices } = objectIn(output);
	return completion ?? objectIn(objectIn(listIn(choices)[0])["message"])["content"];
}
export { inspect, inspectZip };
