import { Bt as problemsOf, Et as shown, Lt as ProblemError, S as openFileSet, m as BATCH_ROWS, pt as NONE, rt as duplicateIds, st as fileProblem, tt as Findings, yt as UNLABELLED } from "./cli-index-scan-worker.js";
import { $ as readSide, Z as baselineRoles, et as baselineParsers, mt as numbered, pt as NO_ROW, st as RowStore, ut as goldOutside } from "./cli-index.js";
// lib/src/predictions/read-unpaired.js
async function readUnpaired(own, request, stream, rows) {
	try {
		const files = await openFileSet(own.sources, own.format, (preview) => baselineRoles(request, own, preview));
		const { roles } = files;
		const seen = roles.id === void 0 ? void 0 : new RowStore(0);
		const duplicates = duplicateIds(roles.id ?? "");
		const withoutGold = new Findings((count) => `${count} ${count === 1 ? "prediction has" : "predictions have"} an id that the gold file lacks`, "Every prediction needs a gold label.");
		let labelled = 0;
		const nothing = new Uint16Array(BATCH_ROWS).fill(NONE);
		const rowNumbers = new Uint32Array(BATCH_ROWS);
		const noRows = new Uint32Array(BATCH_ROWS).fill(NO_ROW);
		const sliceForms = roles.slices.length > 0 ? stream.sliceForms : [];
		const { side: baseline, firstGold } = await readSide({
			files,
			forms: stream.forms,
			sliceForms,
			unlabelled: request.unlabelled,
			idNeeded: seen !== void 0,
			parsers: baselineParsers(request, own, files),
			scores: request.scores,
			findings: [duplicates, withoutGold]
		}, (batch) => {
			const { size, ids, source, offsets, firstRow } = batch;
			if (seen !== void 0) {
				seen.add(ids, size);
				for (let i = 0; i < size; i++) if (seen.places[i] === 4294967295 && ids.lengths[i] !== 0) duplicates.add(source, offsets[i], () => shown(ids.text(i)));
			}
			const actual = roles.actual === void 0 ? new Uint16Array(size).fill(UNLABELLED) : batch.actual;
			if (roles.actual === void 0) {
				const store = rows?.store;
				store?.find(ids, size);
				store?.codes(0, size, actual);
				for (let i = 0; i < size; i++) {
					if (store !== void 0 && store.places[i] !== 4294967295) continue;
					actual[i] = UNLABELLED;
					withoutGold.add(source, offsets[i], () => shown(ids.text(i)));
				}
			}
			const slices = sliceForms.length > 0 ? batch.slices : stream.sliceForms.map(() => nothing);
			labelled += stream.emitUnpaired({
				size,
				actual,
				baseline: batch.predicted,
				candidate: nothing,
				slices,
				ids: void 0,
				rows: rowNumbers,
				counts: batch.counts,
				...request.scores !== void 0 && { sideRows: {
					candidate: noRows,
					baseline: numbered(firstRow, size),
					scores: void 0
				} }
			});
		});
		if (labelled === 0) throw new ProblemError(fileProblem(files.files[0]?.source.name ?? "", "no row of the baseline has a gold label"));
		const outside = request.labels === void 0 ? [] : await goldOutside(firstGold, stream.forms, stream.labelSet(request.labels), stream.counts.baselineActual);
		if (outside.length > 0) return {
			baseline,
			comparability: {
				kind: "incomparable",
				problems: outside
			}
		};
		return {
			baseline,
			comparability: { kind: "unpaired" }
		};
	} catch (error) {
		return { comparability: {
			kind: "incomparable",
			problems: problemsOf(error)
		} };
	}
}
export { readUnpaired };
