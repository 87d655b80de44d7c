export { INPUT, SHAPES, status, rowsUsed, idBytesUsed, hashIds, clear } from "./batch";
export { rows } from "./table";
export { lines, items, beginArray, isBehindItem } from "./json";
