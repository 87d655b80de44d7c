import { Et as shown, Lt as ProblemError } from "./cli-index-scan-worker.js";
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
export { Zip as t };
