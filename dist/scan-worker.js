import { a as scanAhead, t as openAnywhere } from "./cli-index-scan-worker.js";
const { parentPort } = process.getBuiltinModule("node:worker_threads");
// lib/src/scan-worker.js
parentPort?.on("message", ({ file, job }) => {
	const source = openAnywhere(file, file);
	if (source === void 0) return;
	scanAhead({
		...source,
		giveWay: () => void 0
	}, job);
	source.close();
});
export {};
