// A second module, without SIMD, so that every Node has it: the rows that src/predictions/row-store.ts keeps, one store a module. Calls work on
// batches of rows, because at a million rows a look-up costs what it costs to fetch it from memory: what some hundred look-ups need is fetched
// together, first the slots, then the records, so that the waits overlap.
export { begin, size, bytes, append, walk, next, codes, setCodes, claim, compareIds, ids, locate, located } from "./rows";
export { expect, room, find, add } from "./id-table";
