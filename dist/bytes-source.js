import { Lt as ProblemError } from "./cli-index-scan-worker.js";
const zlib = process.getBuiltinModule("node:zlib");
// lib/src/baseline/bytes-source.js
const MOST_UNPACKED = 536870912;
const POINTER = Buffer.from("version https://git-lfs.github.com/spec/");
function bytesSource(name, bytes) {
	const content = bytes[0] === 31 && bytes[1] === 139 ? gunzipped(name, bytes) : bytes;
	if (POINTER.equals(content.subarray(0, POINTER.length))) throw new ProblemError({
		message: `${name} is kept by Git LFS: what is committed is a pointer to it`,
		advice: "Commit the file itself (gzipped it is small), or keep the baseline as an artifact or on a branch."
	});
	return {
		name,
		size: content.length,
		async *open() {
			for (let start = 0; start < content.length; start += CHUNK) yield await Promise.resolve(content.subarray(start, start + CHUNK));
		}
	};
}
const CHUNK = 262144;
function gunzipped(name, bytes) {
	try {
		return zlib.gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED });
	} catch (error) {
		const tooLarge = error.code === "ERR_BUFFER_TOO_LARGE";
		throw new ProblemError({ message: `${name} ${tooLarge ? `unpacks to more than ${MOST_UNPACKED / 1048576} MiB` : `is damaged: its gzip data cannot be unpacked (${error instanceof Error ? error.message : String(error)})`}` }, { cause: error });
	}
}
export { bytesSource as t };
