import { A as readLines, F as checkDocument, I as readDocument, K as placedAtRecord, L as readArray, M as readItems, N as CellReader, P as PreviewReader, Q as Fault, R as resolvePath, et as placed, j as findRecords, z as JsonText } from "./cli-index-scan-worker.js";
// lib/src/predictions/formats/tools/raw-records.js
var WholeRecords = class {
	#text = new JsonText();
	#onValue;
	#record = new Uint8Array(0);
	constructor(onValue) {
		this.#onValue = onValue;
	}
	familiar() {
		return -1;
	}
	read(bytes, p, end) {
		this.#text.nonFinite = 0;
		const next = this.#text.value(bytes, p, end, 0);
		if (next !== -1) this.#record = bytes.subarray(p, next);
		return next;
	}
	accept(offset) {
		return this.#onValue(parseJson(Buffer.from(this.#record).toString(), this.#text.nonFinite > 0), offset);
	}
};
async function eachRecord(source, shape, onValue) {
	await (shape === "lines" ? readLines : readArray)(source, new WholeRecords(onValue));
}
var WholeDocument = class {
	#bytes;
	#origin;
	#start;
	#text = new JsonText();
	constructor(bytes, origin) {
		this.#bytes = bytes;
		this.#origin = origin;
		this.#start = checkDocument(bytes, this.#text);
	}
	at(path) {
		const p = path === "" ? this.#start : resolvePath(this.#bytes, this.#start, path);
		if (p === void 0) return void 0;
		const end = this.#text.value(this.#bytes, p, this.#bytes.length, 0);
		return parseJson(this.#bytes.toString("utf8", p, end), this.#text.nonFinite > 0);
	}
	each(path, onValue) {
		const array = findRecords(this.#bytes, this.#start, {
			path,
			inherited: false
		});
		if (array !== void 0) readItems(this.#bytes, array, this.#origin, new WholeRecords(onValue));
	}
};
async function withDocument(source, work) {
	const document = await readDocument(source);
	if (document === void 0) return void 0;
	try {
		return work(new WholeDocument(document.bytes, document.origin));
	} catch (thrown) {
		throw await placed(source, thrown instanceof Fault ? thrown.movedBy(document.origin) : thrown);
	}
}
function parseJson(text, nonFinite) {
	if (!nonFinite) return JSON.parse(text);
	return JSON.parse(text.replace(/"(?:[^"\\]|\\.)*"|-?Infinity|NaN/gs, (found) => found.startsWith("\"") ? found : "null"));
}
// lib/src/predictions/formats/tools/tool-format.js
const MISSING = "(missing)";
const UNPARSED = "(unparsed)";
const REFUSED = "(refused)";
function toolFormat(tool) {
	return {
		id: tool.id,
		...tool.numbered === true && { numbered: true },
		...tool.oneOf !== void 0 && { oneOf: tool.oneOf },
		...tool.runs !== void 0 && { runs: tool.runs },
		async preview(source) {
			const reader = new PreviewReader();
			await pass(tool, source, reader);
			return {
				...reader.preview(tool.id),
				roles: tool.roles
			};
		},
		async read(source, columns, onRecord) {
			const reader = new CellReader(columns, false, onRecord);
			await pass(tool, source, reader);
			return {
				records: reader.records,
				nonFinite: 0
			};
		}
	};
}
async function pass(tool, source, reader) {
	try {
		await tool.records(source, ({ offset, fields }) => {
			const bytes = Buffer.from(JSON.stringify(fields));
			reader.read(bytes, 0, bytes.length);
			return reader.accept(offset);
		});
	} catch (thrown) {
		throw await placedAtRecord({
			name: source.name,
			open: () => source.open(),
			numbered: tool.numbered === true
		}, thrown);
	}
}
function objectIn(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
function listIn(value) {
	return Array.isArray(value) ? value : [];
}
function textIn(value) {
	const text = typeof value === "string" ? value.trim() : "";
	return text === "" ? void 0 : text;
}
export { objectIn as a, WholeDocument as c, listIn as i, eachRecord as l, REFUSED as n, textIn as o, UNPARSED as r, toolFormat as s, MISSING as t, withDocument as u };
