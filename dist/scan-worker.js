import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
;// CONCATENATED MODULE: external "node:buffer"
const external_node_buffer_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");
;// CONCATENATED MODULE: ./lib/src/problem.js
/** The one error class of the product. It carries a list, because several things can be wrong at once. */
class problem_ProblemError extends Error {
    name = 'ProblemError';
    problems;
    constructor(problems, options) {
        const list = Array.isArray(problems) ? problems : [problems];
        super(list.map(describe).join('\n'), options);
        this.problems = list;
    }
}
/** `file:line:column: message` and the advice below it. */
function describe(problem) {
    const { place, message, advice } = problem;
    const where = place === undefined ? '' : `${describePlace(place)}: `;
    return `${where}${message}${advice === undefined ? '' : `\n${indent(advice)}`}`;
}
function describePlace(place) {
    return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
}
/** Every thrown thing as problems: nothing that is thrown may get lost or look like success. */
function problemsOf(thrown) {
    if (thrown instanceof problem_ProblemError)
        return thrown.problems;
    const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    return [{ message: `confusion-gate stopped unexpectedly: ${message}`, advice: 'This is a fault of confusion-gate. Please report it with this message.' }];
}
function indent(text) {
    return text.split('\n').map((line) => `  ${line}`).join('\n');
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/locate.js
const LF = 0x0a;
const CR = 0x0d;
/**
 * The line and column of the byte at `offset` of the decompressed file, found by reading it again, so that the readers
 * need not count lines. A column counts characters (code points); a leading byte order mark is none.
 *
 * LF and CRLF end a line. A lone CR does so only where the first line break of the file is a lone CR, as in the CSV files
 * of old spreadsheets; elsewhere it is a character like any other. The CSV reader decides by the same first line break.
 */
async function locate(source, offset) {
    const counter = new LineCounter(offset);
    for await (const chunk of source.open()) {
        if (counter.count(chunk))
            break;
    }
    return counter.position();
}
/** Counts lines and characters up to an offset. */
class LineCounter {
    #offset;
    #read = 0;
    #line = 1;
    #column = 1;
    /** The byte before was a CR that ends its line unless an LF follows. */
    #afterCr = false;
    /** Unknown until the first line break. */
    #loneCrBreaks;
    constructor(offset) {
        this.#offset = offset;
    }
    /** True once the byte at the offset has been seen: whether it is an LF decides what a CR before it was. */
    count(chunk) {
        for (const byte of chunk) {
            if (this.#afterCr)
                this.#endCr(byte === LF);
            if (this.#read === this.#offset)
                return true;
            this.#pass(byte);
            this.#read++;
        }
        return false;
    }
    position() {
        if (this.#afterCr)
            this.#endCr(false);
        return { line: this.#line, column: this.#column };
    }
    #pass(byte) {
        if (byte === LF) {
            this.#loneCrBreaks ??= false;
            this.#breakLine();
        }
        else if (byte === CR && this.#loneCrBreaks !== false) {
            this.#afterCr = true;
            this.#column++;
        }
        else if ((byte & 0xc0) !== 0x80 && !(byte === 0xef && this.#read === 0)) {
            // Continuation bytes are no characters of their own. No file may start with U+F000…U+FFFF but for the byte order mark.
            this.#column++;
        }
    }
    #endCr(lineFeedFollows) {
        this.#afterCr = false;
        if (lineFeedFollows)
            return;
        this.#loneCrBreaks = true;
        this.#breakLine();
    }
    #breakLine() {
        this.#line++;
        this.#column = 1;
    }
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/fault.js


/**
 * Something malformed, known by its byte offset only. Counting lines is left to the one moment when somebody will read
 * the message: `placed` turns a Fault into a ProblemError by another pass over the file.
 */
class Fault extends Error {
    name = 'Fault';
    /** Where it is, in bytes from the start of what its thrower was given. */
    offset;
    precision;
    advice;
    constructor(offset, precision, message, advice) {
        super(message);
        this.offset = offset;
        this.precision = precision;
        this.advice = advice;
    }
    /** The same fault counted from `bytes` earlier. */
    movedBy(bytes) {
        return new Fault(this.offset + bytes, this.precision, this.message, this.advice);
    }
}
/** The fault of a file without any content. */
function fault_emptyFile() {
    return new Fault(0, 'file', 'the file is empty', 'Check that the step which writes it ran to its end.');
}
/** What to throw at the user instead of `thrown`: a Fault gets its file, line and column, anything else stays as it is. */
async function placed(source, thrown) {
    if (!(thrown instanceof Fault))
        return thrown;
    const { message, advice } = thrown;
    const place = await placeOf(source, thrown);
    return new problem_ProblemError({ message, place, ...(advice !== undefined && { advice }) }, { cause: thrown });
}
async function placeOf(source, fault) {
    const file = source.name;
    if (fault.precision === 'file')
        return { file };
    const { line, column } = await locate(source, fault.offset);
    return fault.precision === 'line' ? { file, line } : { file, line, column };
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/encoding.js


/** As many bytes of a file's start as `bodyStart` must see, unless the file is shorter. */
const START_LENGTH = 8;
const UTF8_ADVICE = 'Save the file as UTF-8. In Python: open(path, "w", encoding="utf-8"), or to_csv(path, encoding="utf-8").';
const READABLE = 'This version reads csv, tsv, json and jsonl.';
/** First bytes of formats that people hand in by mistake. */
const BINARY_FORMATS = [
    ['a zip file (as .xlsx, .npz and .eval files are)', [0x50, 0x4b, 0x03, 0x04]],
    ['a Parquet file', [0x50, 0x41, 0x52, 0x31]],
    ['an Arrow or Feather file', [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31]],
    ['an HDF5 file', [0x89, 0x48, 0x44, 0x46]],
    ['a NumPy file', [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]],
    ['an old Excel file', [0xd0, 0xcf, 0x11, 0xe0]],
    ['a SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
    ['a Zstandard file', [0x28, 0xb5, 0x2f, 0xfd]],
    ['a gzip file, compressed once more or under a wrong name', [0x1f, 0x8b]],
    ['a Python pickle', [0x80, 0x02]],
    ['a Python pickle', [0x80, 0x03]],
    ['a Python pickle', [0x80, 0x04]],
    ['a Python pickle', [0x80, 0x05]],
];
/** Where the text of a file starts: 3 behind a UTF-8 byte order mark, else 0. Throws a Fault for UTF-16 and binary files. */
function bodyStart(start) {
    if (looksUtf16(start))
        throw new Fault(0, 'file', 'the file is UTF-16, not UTF-8', UTF8_ADVICE);
    for (const [name, magic] of BINARY_FORMATS) {
        if (magic.every((byte, i) => start[i] === byte))
            throw new Fault(0, 'file', `the file is ${name}`, READABLE);
    }
    return start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? 3 : 0;
}
/** A byte order mark, or Latin letters with a NUL before or behind each. */
function looksUtf16(start) {
    const [a = 0, b = 0, c = 0, d = 0] = start;
    if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
        return true;
    if (start.length < 4)
        return false;
    return (a !== 0 && b === 0 && c !== 0 && d === 0) || (a === 0 && b !== 0 && c === 0 && d !== 0);
}
/**
 * Lets through what is valid UTF-8 without NUL, in pieces that never cut a character. What a chunk edge cuts is held back
 * and comes with the next chunk.
 */
class TextGuard {
    #held = Buffer.alloc(4);
    #heldLength = 0;
    #pass;
    /** `pass` gets every valid piece, in order and without gap. It must copy what it keeps. */
    constructor(pass) {
        this.#pass = pass;
    }
    /** Returns the fault of the first bad byte, after everything before it has been passed. `origin`: where the chunk stands in the file. */
    check(chunk, origin) {
        const held = this.#heldLength;
        const joined = this.#completeHeld(chunk);
        if (joined === undefined)
            return badByte(this.#held[0] ?? 0, origin - held);
        const edge = characterEdge(chunk, joined);
        const body = chunk.subarray(joined, edge);
        const nul = body.indexOf(0);
        const checked = nul === -1 ? body : body.subarray(0, nul);
        if (!(0,external_node_buffer_namespaceObject.isUtf8)(checked)) {
            const bad = firstBadByte(checked);
            this.#pass(checked.subarray(0, bad));
            return badByte(checked[bad] ?? 0, origin + joined + bad);
        }
        if (checked.length > 0)
            this.#pass(checked);
        if (nul !== -1)
            return nulByte(origin + joined + nul);
        this.#hold(chunk, edge);
        return undefined;
    }
    /** The end of the file, whose length in bytes is `size`. */
    finish(size) {
        return this.#heldLength > 0 ? badByte(this.#held[0] ?? 0, size - this.#heldLength) : undefined;
    }
    /** Completes the character the last edge has cut; returns how many bytes of the chunk that took, or undefined when it is no character. */
    #completeHeld(chunk) {
        if (this.#heldLength === 0)
            return 0;
        const length = sequenceLength(this.#held[0] ?? 0);
        const taken = Math.min(length - this.#heldLength, chunk.length);
        this.#hold(chunk.subarray(0, taken), 0);
        if (this.#heldLength < length)
            return taken;
        const character = this.#held.subarray(0, length);
        if (!(0,external_node_buffer_namespaceObject.isUtf8)(character))
            return undefined;
        this.#heldLength = 0;
        this.#pass(character);
        return taken;
    }
    #hold(chunk, from) {
        for (let i = from; i < chunk.length; i++)
            this.#held[this.#heldLength++] = chunk[i] ?? 0;
    }
}
/** Where the last character that may be incomplete starts; the end where there is none. */
function characterEdge(chunk, from) {
    for (let i = chunk.length - 1; i >= from && i >= chunk.length - 3; i--) {
        const byte = chunk[i] ?? 0;
        if ((byte & 0xc0) !== 0x80)
            return sequenceLength(byte) > chunk.length - i ? i : chunk.length;
    }
    return chunk.length;
}
/** How many bytes the character takes that this byte begins; 1 for a byte that cannot begin one. */
function sequenceLength(lead) {
    if (lead >= 0xc2 && lead <= 0xdf)
        return 2;
    if (lead >= 0xe0 && lead <= 0xef)
        return 3;
    return lead >= 0xf0 && lead <= 0xf4 ? 4 : 1;
}
function firstBadByte(bytes) {
    let i = 0;
    while (i < bytes.length) {
        const length = sequenceLength(bytes[i] ?? 0);
        if (!(0,external_node_buffer_namespaceObject.isUtf8)(bytes.subarray(i, i + length)))
            break;
        i += length;
    }
    return i;
}
function badByte(byte, offset) {
    const value = `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    return new Fault(offset, 'column', `the byte ${value} at offset ${describeOffset(offset)} is not UTF-8`, UTF8_ADVICE);
}
function nulByte(offset) {
    return new Fault(offset, 'column', `there is a NUL byte at offset ${describeOffset(offset)}, which no text file holds`, 'The file is binary or damaged. Write it again as UTF-8 text.');
}
function describeOffset(offset) {
    return `${offset} (0x${offset.toString(16).toUpperCase()})`;
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/chunks.js


/** Returned by a scanner that has seen enough; the file is closed. */
const chunks_STOP = -1;
/** The largest record that is read. Something that long is a quote or bracket that was never closed. */
const MAX_RECORD = 64 * 1024 * 1024;
/** Larger chunks are taken in slices, so that the limit of a record holds for every way a file can arrive. */
const LARGEST_SLICE = 1024 * 1024;
/** What is joined to a leftover at first: enough for most records, little to copy. */
const FIRST_JOIN = 512;
/**
 * Runs a scanner over a file, so that neither its results nor its errors depend on how the file was cut into chunks. Chunks
 * are scanned in place; only a record across an edge is copied. Throws ProblemError, with file, line and column, for a Fault
 * of the scanner, for bytes that are not UTF-8 text, and for a record above `maxRecord` bytes (`recordAdvice` says what to do).
 */
async function chunks_scanFile(source, scanner, recordAdvice, maxRecord = MAX_RECORD) {
    const stream = new RecordStream(scanner, recordAdvice, maxRecord);
    try {
        for await (const chunk of source.open()) {
            stream.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
            if (stream.stopped)
                return;
        }
        stream.end();
    }
    catch (thrown) {
        throw await placed(source, thrown);
    }
}
/** Bytes read at once from the middle of a file. */
const CHUNK_BYTES = 256 * 1024;
/** Read beyond where reading is likely to end: the record that goes on there. */
const BEYOND = 4 * 1024;
/**
 * Runs a scanner over a file from the record that starts at `from` on, until it stops; it is likely to stop soon behind `likelyEnd`. As
 * `scanFile` it hides how the bytes were cut. False when the file ended before the scanner stopped. Throws a Fault, counted from the start of
 * the file.
 */
function scanFrom(file, from, likelyEnd, scanner, recordAdvice, chunk = new Uint8Array(CHUNK_BYTES)) {
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
class RecordStream {
    #scanner;
    #recordAdvice;
    #maxRecord;
    #guard = new TextGuard((piece) => this.#feed(piece));
    /** The file's first bytes until there are enough to know what it is; then undefined. */
    #start = Buffer.alloc(0);
    /** Bytes of the file that went to the guard, and that the scanner has got. */
    #checked = 0;
    #fed = 0;
    /** The start of a record that no chunk holds whole: carry[0, carried). */
    #carry = Buffer.alloc(4096);
    #carried = 0;
    /** Scanning the carry again is worth it once it is this long: it doubles, so a long record is scanned a few times, not once a chunk. */
    #enough = 0;
    #stopped = false;
    /** `from`: where in the file the bytes begin; behind 0 it is known already what the file is. */
    constructor(scanner, recordAdvice, maxRecord, from = 0) {
        this.#scanner = scanner;
        this.#recordAdvice = recordAdvice;
        this.#maxRecord = maxRecord;
        if (from === 0)
            return;
        this.#start = undefined;
        this.#checked = from;
        this.#fed = from;
    }
    get stopped() {
        return this.#stopped;
    }
    push(chunk) {
        if (this.#start === undefined) {
            this.#check(chunk);
            return;
        }
        this.#start = Buffer.concat([this.#start, chunk]);
        if (this.#start.length >= START_LENGTH)
            this.#begin(this.#start);
    }
    end() {
        if (this.#start !== undefined)
            this.#begin(this.#start);
        this.#refuse(this.#guard.finish(this.#checked));
        if (!this.#stopped)
            this.#scanCarry(true);
    }
    #begin(start) {
        this.#start = undefined;
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
    /** A bad byte is told only after every fault that stands before it, and not at all when the scanner stops before it. */
    #refuse(bad) {
        if (bad === undefined || this.#stopped)
            return;
        if (this.#carried > 0)
            this.#scanCarry(false);
        if (!this.#stopped)
            throw bad;
    }
    /** Takes the next bytes of the file, valid text. */
    #feed(piece) {
        if (this.#stopped)
            return;
        const origin = this.#fed;
        this.#fed += piece.length;
        const from = this.#carried === 0 ? 0 : this.#join(piece, origin);
        if (this.#stopped || from === piece.length)
            return;
        const next = this.#scan(piece, from, false, origin);
        if (this.#stopped)
            return;
        this.#append(piece, next, piece.length);
        this.#wait();
    }
    /** Completes the carried record with as little of the piece as will do; returns where scanning goes on in the piece. */
    #join(piece, origin) {
        let taken = 0;
        while (taken < piece.length) {
            const upTo = Math.min(piece.length, taken + this.#enough - this.#carried);
            this.#append(piece, taken, upTo);
            taken = upTo;
            if (this.#carried < this.#enough)
                return taken;
            const start = origin + taken - this.#carried;
            const next = this.#scan(this.#carry.subarray(0, this.#carried), 0, false, start);
            if (this.#stopped)
                return taken;
            const left = this.#carried - next;
            if (next > 0 && left <= taken) {
                this.#carried = 0;
                return taken - left;
            }
            if (next === 0 && this.#carried > this.#maxRecord)
                throw this.#tooLarge(start);
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
            this.#stopped = next === chunks_STOP;
            return next;
        }
        catch (thrown) {
            throw thrown instanceof Fault ? thrown.movedBy(origin) : thrown;
        }
    }
    #tooLarge(offset) {
        const limit = this.#maxRecord >= 1024 * 1024 ? `${this.#maxRecord / (1024 * 1024)} MiB` : `${this.#maxRecord} bytes`;
        return new Fault(offset, 'line', `the record that starts here is larger than ${limit}, the most that is read`, this.#recordAdvice);
    }
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/format.js
/** The formats a user can name under `format:`. */
const format_FORMAT_IDS = (/* unused pure expression or super */ null && (['csv', 'tsv', 'json', 'jsonl']));
/** What stands in a cell. ABSENT: the record has no such key. NULL: JSON null or a bare NaN. STRUCTURE: a JSON object or array. */
const ABSENT = 0;
const NULL = 1;
const TEXT = 2;
const NUMBER = 3;
const BOOLEAN = 4;
const STRUCTURE = 5;
const PREVIEW_RECORDS = 200;
const format_PREVIEW_SAMPLES = 200;

;// CONCATENATED MODULE: ./lib/src/predictions/formats/cells.js

const NOTHING = new Uint8Array(0);
/** Cells for that many columns, all absent. */
function newCells(columns) {
    return {
        kind: new Uint8Array(columns).fill(ABSENT),
        bytes: Array.from({ length: columns }, () => NOTHING),
        start: new Int32Array(columns),
        end: new Int32Array(columns),
        offset: 0,
    };
}
/** Column i is bytes[start, end) of that kind. */
function setCell(cells, i, kind, bytes, start, end) {
    cells.kind[i] = kind;
    cells.bytes[i] = bytes;
    cells.start[i] = start;
    cells.end[i] = end;
}
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
const LONGEST_BY_HAND = 24;
/** The text of bytes. Ids and labels are mostly short ASCII, for which calling the decoder costs more than decoding. */
function cells_textOf(bytes, start, end) {
    if (end - start > LONGEST_BY_HAND)
        return UTF8.decode(bytes.subarray(start, end));
    let text = '';
    for (let i = start; i < end; i++) {
        const byte = bytes[i];
        if (byte >= 0x80)
            return UTF8.decode(bytes.subarray(start, end));
        text += String.fromCharCode(byte);
    }
    return text;
}
/**
 * Where unescaped values of one record stand, as the file holds them only escaped. Reused from record to record; when it must
 * grow, cells that are already set keep the old bytes.
 */
class Scratch {
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
    /** Makes room for a value of at most that many bytes, to be written from `used` on, and returns the bytes to write into. */
    room(size) {
        if (this.#used + size > this.#bytes.length) {
            this.#bytes = new Uint8Array(Math.max(this.#bytes.length * 2, size));
            this.#used = 0;
        }
        return this.#bytes;
    }
    /** Everything below `end` is taken. */
    take(end) {
        this.#used = end;
    }
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/words.js
// Four bytes at a time. A test of a word answers with a set: the highest bit of each byte that passes. It may hold bytes too many, but only
// above one that passes: the lowest byte of the set, which `lowest` finds, is right, and an empty set is. The trick of all of them: taking n
// from a byte below n borrows, which sets its highest bit; bytes from 0x80 on, parts of longer UTF-8 characters, are taken out by ~word.
const ONES = 0x01010101;
const HIGHEST_BITS = 0x80808080;
/** Every byte of the word is this one. */
function repeated(byte) {
    return Math.imul(byte, ONES);
}
/** Which bytes of the word are a quote. */
function quotes(word) {
    return ((word ^ 0x22222222) - ONES) & ~word & HIGHEST_BITS;
}
/** Which bytes end a plain part of a JSON string: a quote, a backslash, or anything below a space. */
function stringMarks(word) {
    // Flipping the bit of 2 swaps 0x20 with 0x22 and keeps what is below 0x20 there: so both are "below 0x21".
    return (((word ^ 0x02020202) - 0x21212121) | ((word ^ 0x5c5c5c5c) - ONES)) & ~word & HIGHEST_BITS;
}
/** Which bytes may end an unquoted field of CSV: its delimiter (repeated), or a line break or another byte up to 0x0d. */
function fieldMarks(word, delimiters) {
    return (((word ^ delimiters) - ONES) | (word - 0x0e0e0e0e)) & ~word & HIGHEST_BITS;
}
/** The position, 0 to 3, of the lowest byte in a set that is not empty. */
function lowest(set) {
    return (31 - Math.clz32(set & -set)) >> 3;
}
/** Views of bytes by words. The last two are kept: the values of a record stand in its chunk, and unescaped ones in a scratch. */
class WordView {
    #bytes = new Uint8Array(0);
    #words = new DataView(this.#bytes.buffer);
    #otherBytes = this.#bytes;
    #otherWords = this.#words;
    /** Its words are little-endian: `getInt32(p, true)` has the byte at p lowest. */
    of(bytes) {
        if (this.#bytes !== bytes)
            this.#turnTo(bytes);
        return this.#words;
    }
    #turnTo(bytes) {
        const [last, words] = [this.#bytes, this.#words];
        if (this.#otherBytes === bytes) {
            this.#words = this.#otherWords;
        }
        else {
            this.#words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        }
        this.#bytes = bytes;
        this.#otherBytes = last;
        this.#otherWords = words;
    }
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/csv-row.js




const csv_row_LF = 0x0a;
const csv_row_CR = 0x0d;
const QUOTE = 0x22;
/** The row does not end before the bytes do. */
const INCOMPLETE = -1;
/** A quote up to this far away is looked for by words; further away a native search, which costs much to call, is faster. */
const NEAR = 128;
/**
 * The grammar of RFC 4180, one row at a time, over bytes. The fields that are wanted go into cells; the others are only counted.
 * Two liberties: a quote inside an unquoted field is a character like any other, and rows may end in CRLF, LF or (see `Dialect`) CR.
 */
class CsvRow {
    #delimiter;
    #delimiters;
    #loneCr;
    #cellOf;
    #cells;
    #scratch = new Scratch();
    #wordView = new WordView();
    /** How many fields the last complete row had. */
    fields = 0;
    /** `cellOf[i]` is the cell that field i goes into, or -1. */
    constructor(dialect, cellOf, cells) {
        this.#delimiter = dialect.delimiter;
        this.#delimiters = repeated(dialect.delimiter);
        this.#loneCr = dialect.loneCr;
        this.#cellOf = cellOf;
        this.#cells = cells;
        cells.kind.fill(TEXT);
    }
    /**
     * Reads the row that starts at `from`; returns where the next one starts, or INCOMPLETE. With `last`, the end of the bytes ends
     * the row. Throws a Fault, counted from bytes[0].
     */
    read(bytes, from, end, last) {
        const delimiter = this.#delimiter;
        const cellOf = this.#cellOf;
        const words = this.#wordView.of(bytes);
        let field = 0;
        let p = from;
        this.#scratch.clear();
        for (;;) {
            const cell = field < cellOf.length ? (cellOf[field] ?? -1) : -1;
            field++;
            if (p < end && bytes[p] === QUOTE) {
                const open = p;
                let close = open + 1;
                let doubled = 0;
                for (;;) {
                    close = nextQuote(bytes, words, close, end);
                    if (close === end) {
                        if (last)
                            throw neverClosed(open);
                        return INCOMPLETE;
                    }
                    if (close + 1 === end && !last)
                        return INCOMPLETE;
                    if (close + 1 === end || bytes[close + 1] !== QUOTE)
                        break;
                    doubled++;
                    close += 2;
                }
                p = close + 1;
                if (cell >= 0)
                    this.#setQuoted(cell, bytes, open + 1, close, doubled);
                if (p < end) {
                    const next = bytes[p];
                    if (next !== delimiter && next !== csv_row_LF && next !== csv_row_CR)
                        throw textBehindQuote(p);
                }
            }
            else {
                const start = p;
                p = this.#endOfField(bytes, words, p, end);
                if (cell >= 0)
                    this.#set(cell, bytes, start, p);
            }
            if (p === end) {
                if (!last)
                    return INCOMPLETE;
                this.fields = field;
                return end;
            }
            const byte = bytes[p];
            p++;
            if (byte === delimiter)
                continue;
            this.fields = field;
            if (byte === csv_row_LF)
                return p;
            if (p < end && bytes[p] === csv_row_LF)
                return p + 1;
            if (p === end && !last)
                return INCOMPLETE;
            if (p < end && !this.#loneCr)
                throw textBehindQuote(p - 1);
            return p;
        }
    }
    /** Where the unquoted field that goes on at `from` ends. */
    #endOfField(bytes, words, from, end) {
        const delimiter = this.#delimiter;
        for (let p = from;; p++) {
            p = nextMark(bytes, words, p, end, this.#delimiters);
            if (p === end)
                return end;
            const byte = bytes[p];
            if (byte === delimiter || byte === csv_row_LF)
                return p;
            if (byte === csv_row_CR && this.#endsRow(bytes, p, end))
                return p;
        }
    }
    /** Whether the CR at p ends a row or is a character. One that ends the bytes may be half of a CRLF, or close the file. */
    #endsRow(bytes, p, end) {
        return this.#loneCr || p + 1 === end || bytes[p + 1] === csv_row_LF;
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
            // The second of two quotes is left out.
            if (byte === QUOTE)
                p++;
        }
        this.#scratch.take(to);
        this.#set(cell, plain, target, to);
    }
}
/** The next byte that may end an unquoted field, or `end`. */
function nextMark(bytes, words, from, end, delimiters) {
    const lastWord = end - 4;
    let p = from;
    for (; p <= lastWord; p += 4) {
        const marks = fieldMarks(words.getInt32(p, true), delimiters);
        if (marks !== 0)
            return p + lowest(marks);
    }
    while (p < end && (bytes[p] ?? 0) > csv_row_CR && bytes[p] !== (delimiters & 0xff))
        p++;
    return p;
}
/** The next quote, or `end`. */
function nextQuote(bytes, words, from, end) {
    const near = Math.min(from + NEAR, end - 3);
    let p = from;
    for (; p < near; p += 4) {
        const found = quotes(words.getInt32(p, true));
        if (found !== 0)
            return p + lowest(found);
    }
    const found = p >= end ? end : bytes.indexOf(QUOTE, p);
    return found === -1 || found > end ? end : found;
}
function neverClosed(open) {
    return new Fault(open, 'column', 'the quote that opens here is never closed', 'Close it, or write a quote that is part of the text as two quotes, and the field in quotes: "say ""so""".');
}
function textBehindQuote(p) {
    return new Fault(p, 'column', 'there is text behind a closing quote', 'A comma, a tab or the end of the line must follow. Write a quote that is part of the text as two quotes: "say ""so""".');
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/quoting.js
const MOST_SHOWN = 60;
/** A value from a file for a message: in quotes, control characters escaped, cut after 60 characters. */
function quoting_shown(text) {
    const characters = Array.from(text.slice(0, 2 * MOST_SHOWN + 2));
    return JSON.stringify(characters.length > MOST_SHOWN ? `${characters.slice(0, MOST_SHOWN).join('')}…` : text);
}
const MOST_LISTED = 30;
/** Names from a file for a message, as many as a person will read. */
function listed(names) {
    const all = Array.from(names);
    const first = all.slice(0, MOST_LISTED).map(quoting_shown).join(', ');
    return all.length > MOST_LISTED ? `${first} and ${all.length - MOST_LISTED} more` : first;
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/csv-table.js






const csv_table_LF = 0x0a;
const csv_table_CR = 0x0d;
const SPACE = 0x20;
/** As much of a ragged row as its message shows. */
const ROW_SHOWN = 240;
const ADVICE = 'Look for a quote that opens in this row and is never closed: everything behind it belongs to one field.';
/**
 * A header and rows of equally many fields. Blank lines are skipped, and so are lines of spaces where they cannot be a row.
 * Throws ProblemError for an empty file, a ragged row, and what `CsvRow` and `scanFile` refuse.
 */
class CsvTable {
    #delimiter;
    #visitor;
    #dialect;
    /** Known once the header is. */
    #layout;
    #rows;
    headerOffset = 0;
    /** Whether the visitor has refused the header. */
    refused = false;
    constructor(delimiter, visitor) {
        this.#delimiter = delimiter.charCodeAt(0);
        this.#visitor = visitor;
    }
    /** Rows read so far, the header not among them. */
    get records() {
        return this.#rows?.records ?? 0;
    }
    get layout() {
        return this.#layout;
    }
    async read(source) {
        await chunks_scanFile(source, (bytes, start, end, last, origin) => this.#scan(bytes, start, end, last, origin), ADVICE);
    }
    #scan(bytes, start, end, last, origin) {
        let p = start;
        if (this.#dialect === undefined) {
            this.#dialect = findDialect(this.#delimiter, bytes, p, end, last);
            if (this.#dialect === undefined)
                return p;
        }
        while (this.#rows === undefined) {
            p = skipBlankLines(bytes, p, end, last, this.#dialect.loneCr);
            if (p === end) {
                if (last)
                    throw fault_emptyFile();
                return p;
            }
            const next = this.#readHeader(this.#dialect, bytes, p, end, last, origin);
            if (next === chunks_STOP)
                return chunks_STOP;
            if (next === p)
                return p;
            p = next;
        }
        return this.#rows.scan(bytes, p, end, last, origin);
    }
    /** Returns where the rows start, `from` while the header is incomplete, or STOP when it is refused. */
    #readHeader(dialect, bytes, from, end, last, origin) {
        const counter = new CsvRow(dialect, new Int32Array(0), newCells(0));
        const next = counter.read(bytes, from, end, last);
        if (next === INCOMPLETE)
            return from;
        if (isBlank(bytes, from, next))
            return next;
        const header = newCells(counter.fields);
        new CsvRow(dialect, Int32Array.from(header.kind.keys()), header).read(bytes, from, end, last);
        const names = header.bytes.map((value, i) => cells_textOf(value, header.start[i] ?? 0, header.end[i] ?? 0));
        this.headerOffset = origin + from;
        const fields = this.#visitor.onHeader(names);
        if (fields === undefined) {
            this.refused = true;
            return chunks_STOP;
        }
        this.#layout = { ...dialect, width: names.length, fields, start: origin + next };
        this.#rows = new CsvRows(this.#layout, (cells) => this.#visitor.onRecord(cells));
        return next;
    }
}
/** The rows of a table, from any of them on. */
class CsvRows {
    advice = ADVICE;
    #layout;
    #row;
    #cells;
    /** Pairs of cells for one and the same field: the second is copied from the first. */
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
        this.#cells.kind.fill(TEXT);
        const cellOf = new Int32Array(fields.reduce((width, field) => Math.max(width, field + 1), 0)).fill(-1);
        const repeated = [];
        fields.forEach((field, cell) => {
            const first = cellOf[field] ?? -1;
            if (first === -1)
                cellOf[field] = cell;
            else
                repeated.push([first, cell]);
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
            if (p === end)
                return p;
            if (p >= until) {
                this.next = origin + p;
                return chunks_STOP;
            }
            const next = row.read(bytes, p, end, last);
            if (next === INCOMPLETE)
                return p;
            if (row.fields === width) {
                this.#cells.offset = origin + p;
                if (this.#repeated.length > 0)
                    this.#repeatCells();
                this.records++;
                if (!this.#onRecord(this.#cells))
                    return chunks_STOP;
            }
            else if (!isBlank(bytes, p, next)) {
                throw ragged(row.fields, width, bytes, p, next);
            }
            p = next;
        }
    };
    /** Behind the first line break: in the middle of a quoted text that is no row, and most likely is told as ragged. */
    guess(bytes) {
        return bytes.indexOf(csv_table_LF) + 1;
    }
    #repeatCells() {
        for (const [from, to] of this.#repeated)
            copyCell(this.#cells, from, to);
    }
}
/** Undefined while no line break has been seen. As in `locate`, the first one of the file tells whether a lone CR is one. */
function findDialect(delimiter, bytes, start, end, last) {
    for (let p = start; p < end; p++) {
        if (bytes[p] === csv_table_LF)
            return { delimiter, loneCr: false };
        if (bytes[p] === csv_table_CR && (p + 1 < end || last))
            return { delimiter, loneCr: bytes[p + 1] !== csv_table_LF };
    }
    return last ? { delimiter, loneCr: false } : undefined;
}
/** A CR that ends the bytes stays, unless they end the file: an LF may follow. */
function skipBlankLines(bytes, from, end, last, loneCr) {
    let p = from;
    for (; p < end; p++) {
        const byte = bytes[p];
        if (byte === csv_table_LF)
            continue;
        if (byte !== csv_table_CR)
            return p;
        if (p + 1 === end)
            return last ? end : p;
        if (bytes[p + 1] !== csv_table_LF && !loneCr)
            return p;
    }
    return p;
}
function isBlank(bytes, from, end) {
    for (let p = from; p < end; p++) {
        const byte = bytes[p];
        if (byte !== SPACE && byte !== csv_table_LF && byte !== csv_table_CR)
            return false;
    }
    return true;
}
function copyCell(cells, from, to) {
    setCell(cells, to, TEXT, cells.bytes[from] ?? new Uint8Array(0), cells.start[from] ?? 0, cells.end[from] ?? 0);
}
function ragged(fields, width, bytes, from, end) {
    const row = quoting_shown(cells_textOf(bytes, from, Math.min(end, from + ROW_SHOWN)).trimEnd());
    return new Fault(from, 'line', `the row has ${counted(fields, 'field')}, but the header has ${width}: ${row}`, 'Every row needs as many fields as the header. A text that holds the separator, a quote or a line break must stand in double quotes.');
}
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/json-shapes.js
/** What a .json file may hold, for messages. */
const SHAPES = [
    'A JSON file is read in these shapes:',
    '[{"id": …, "actual": …, "predicted": …}, …]',
    'one such object a line (JSON Lines)',
    '{"columns": ["id", "actual", "predicted"], "data": [[…, …, …], …]}',
    '{"actual": {"0": …, "1": …}, "predicted": {"0": …, "1": …}} or {"actual": […], "predicted": […]}',
].join('\n');
/** What a value is, by its first byte, for a message. */
function describeValue(byte) {
    switch (byte) {
        case 0x7b: // {
            return 'an object';
        case 0x5b: // [
            return 'an array';
        case 0x22: // "
            return 'a string';
        case 0x74: // t
        case 0x66: // f
            return 'true or false';
        case 0x6e: // n
            return 'null';
        default:
            return 'a number';
    }
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/json-tokens.js


/** The bytes end before the value does. */
const RAN_OUT = -1;
const json_tokens_QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const CLOSE_BRACKET = 0x5d;
const CLOSE_BRACE = 0x7d;
/** Behind the blanks at p, at most `end`. */
function json_tokens_skipBlanks(bytes, p, end) {
    let q = p;
    while (q < end) {
        const byte = bytes[q];
        if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09)
            break;
        q++;
    }
    return q;
}
/** From `{` to the quote of the first key, or to `}`. */
function firstMember(bytes, open, end) {
    const p = json_tokens_skipBlanks(bytes, open + 1, end);
    if (p === end)
        return RAN_OUT;
    if (bytes[p] !== json_tokens_QUOTE && bytes[p] !== CLOSE_BRACE)
        throw expected('a key in double quotes or "}"', bytes, p, end);
    return p;
}
/** From behind a value to the quote of the next key, or to `}`. */
function nextMember(bytes, afterValue, end) {
    let p = json_tokens_skipBlanks(bytes, afterValue, end);
    if (p === end)
        return RAN_OUT;
    if (bytes[p] === CLOSE_BRACE)
        return p;
    if (bytes[p] !== COMMA)
        throw expected('"," or "}"', bytes, p, end);
    p = json_tokens_skipBlanks(bytes, p + 1, end);
    if (p === end)
        return RAN_OUT;
    if (bytes[p] !== json_tokens_QUOTE)
        throw expected('a key in double quotes', bytes, p, end);
    return p;
}
/** From `[` to the first item, or to `]`. */
function firstItem(bytes, open, end) {
    const p = json_tokens_skipBlanks(bytes, open + 1, end);
    return p === end ? RAN_OUT : p;
}
/** From behind an item to the next, or to `]`. */
function nextItem(bytes, afterItem, end) {
    let p = json_tokens_skipBlanks(bytes, afterItem, end);
    if (p === end)
        return RAN_OUT;
    if (bytes[p] === CLOSE_BRACKET)
        return p;
    if (bytes[p] !== COMMA)
        throw expected('"," or "]"', bytes, p, end);
    p = json_tokens_skipBlanks(bytes, p + 1, end);
    if (p === end)
        return RAN_OUT;
    if (bytes[p] === CLOSE_BRACKET)
        throw expected('a value', bytes, p, end, 'JSON allows no comma behind the last value.');
    return p;
}
/** The fault of finding something else. */
function expected(what, bytes, p, end, advice) {
    return broken(`expected ${what}, found ${quoting_shown(characterAt(bytes, p, end))}`, p, advice);
}
/** The fault of text that is no JSON. */
function broken(message, p, advice) {
    return new Fault(p, 'column', `broken JSON: ${message}`, advice);
}
/** The number at `from`, which is a minus or a digit. */
function number(bytes, from, end) {
    let p = bytes[from] === MINUS ? from + 1 : from;
    if (p < end && bytes[p] === 0x30) {
        p++;
        if (p < end && isDigit(bytes[p] ?? 0))
            throw broken('a number starts with a superfluous 0', p - 1, 'Put a code such as 01 in double quotes.');
    }
    else {
        p = digits(bytes, p, end);
    }
    if (p !== RAN_OUT && p < end && bytes[p] === 0x2e)
        p = digits(bytes, p + 1, end);
    if (p !== RAN_OUT && p < end && ((bytes[p] ?? 0) | 0x20) === 0x65) {
        p++;
        if (p < end && (bytes[p] === 0x2b || bytes[p] === MINUS))
            p++;
        p = digits(bytes, p, end);
    }
    return p;
}
/** At least one digit. */
function digits(bytes, from, end) {
    if (from === end)
        return RAN_OUT;
    let p = from;
    while (p < end && isDigit(bytes[p] ?? 0))
        p++;
    if (p === from)
        throw expected('a digit', bytes, p, end);
    return p;
}
function isDigit(byte) {
    return byte >= 0x30 && byte <= 0x39;
}
/** One of the few words of JSON, whole. */
function word(text, bytes, p, end) {
    for (let i = 0; i < text.length; i++) {
        if (p + i === end)
            return RAN_OUT;
        if (bytes[p + i] !== text[i])
            throw expected('a value', bytes, p, end);
    }
    return p + text.length;
}
/** 1 for each letter that makes an escape with a backslash alone. */
const SHORT_ESCAPES = new Uint8Array(256);
for (const letter of Buffer.from('"\\/bfnrt'))
    SHORT_ESCAPES[letter] = 1;
/** How long the escape is whose backslash is at p. */
function escapeLength(bytes, p, end) {
    if (p + 1 === end)
        return RAN_OUT;
    const byte = bytes[p + 1] ?? 0;
    if (byte !== 0x75) {
        if (SHORT_ESCAPES[byte] !== 1)
            throw expected('one of " \\ / b f n r t u behind a backslash', bytes, p + 1, end);
        return 2;
    }
    for (let i = 2; i < 6; i++) {
        if (p + i >= end)
            return RAN_OUT;
        if (hexDigit(bytes[p + i] ?? 0) === -1)
            throw expected('four hexadecimal digits behind \\u', bytes, p + i, end);
    }
    return 6;
}
/** The value of a hexadecimal digit, or -1. */
function hexDigit(byte) {
    if (isDigit(byte))
        return byte - 0x30;
    const lower = byte | 0x20;
    return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : -1;
}
/** One whole character. */
function characterAt(bytes, p, end) {
    let q = p + 1;
    while (q < end && ((bytes[q] ?? 0) & 0xc0) === 0x80)
        q++;
    return new TextDecoder().decode(bytes.subarray(p, q));
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/json-string.js

const BACKSLASH = 0x5c;
const REPLACEMENT = 0xfffd;
/** What stands for the letter behind a backslash; a letter that is not named stands for itself. */
const json_string_SHORT_ESCAPES = new Map([
    [0x62, 0x08],
    [0x66, 0x0c],
    [0x6e, 0x0a],
    [0x72, 0x0d],
    [0x74, 0x09],
]);
/**
 * Writes the text of a string with escapes, bytes[start, end) between its quotes, into the scratch as UTF-8; returns where it
 * starts there, and it ends at `scratch.used`. The escapes are known to be valid. A surrogate without its other half, which
 * UTF-8 cannot say, becomes U+FFFD.
 */
function json_string_unescape(bytes, start, end, scratch) {
    // No escape is shorter than its character in UTF-8.
    const target = scratch.room(end - start);
    const from = scratch.used;
    let to = from;
    for (let p = start; p < end; p++) {
        const byte = bytes[p] ?? 0;
        if (byte !== BACKSLASH) {
            target[to++] = byte;
            continue;
        }
        const letter = bytes[++p] ?? 0;
        if (letter !== 0x75) {
            target[to++] = json_string_SHORT_ESCAPES.get(letter) ?? letter;
            continue;
        }
        const unit = hexUnit(bytes, p + 1);
        const low = isHigh(unit) && bytes[p + 5] === BACKSLASH && bytes[p + 6] === 0x75 ? hexUnit(bytes, p + 7) : 0;
        const paired = isLow(low);
        to = writeCodePoint(target, to, paired ? 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00) : isHigh(unit) || isLow(unit) ? REPLACEMENT : unit);
        p += paired ? 10 : 4;
    }
    scratch.take(to);
    return from;
}
function hexUnit(bytes, p) {
    let unit = 0;
    for (let i = 0; i < 4; i++)
        unit = unit * 16 + hexDigit(bytes[p + i] ?? 0);
    return unit;
}
function isHigh(unit) {
    return unit >= 0xd800 && unit <= 0xdbff;
}
function isLow(unit) {
    return unit >= 0xdc00 && unit <= 0xdfff;
}
function writeCodePoint(target, at, code) {
    let p = at;
    if (code < 0x80) {
        target[p++] = code;
        return p;
    }
    if (code < 0x800) {
        target[p++] = 0xc0 | (code >> 6);
    }
    else {
        if (code < 0x10000) {
            target[p++] = 0xe0 | (code >> 12);
        }
        else {
            target[p++] = 0xf0 | (code >> 18);
            target[p++] = 0x80 | ((code >> 12) & 0x3f);
        }
        target[p++] = 0x80 | ((code >> 6) & 0x3f);
    }
    target[p++] = 0x80 | (code & 0x3f);
    return p;
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/json-cell.js



const json_cell_QUOTE = 0x22;
const json_cell_MINUS = 0x2d;
const UPPER_I = 0x49;
/** Puts the valid value bytes[start, end) into a cell. `escaped`: it is a string with escapes, which are undone in the scratch. */
function storeCell(cells, cell, bytes, start, end, escaped, scratch) {
    if (bytes[start] !== json_cell_QUOTE) {
        setCell(cells, cell, kindOf(bytes, start), bytes, start, end);
    }
    else if (escaped) {
        const from = json_string_unescape(bytes, start + 1, end - 1, scratch);
        setCell(cells, cell, TEXT, scratch.bytes, from, scratch.used);
    }
    else {
        setCell(cells, cell, TEXT, bytes, start + 1, end - 1);
    }
}
/** Of a valid value that is no string. */
function kindOf(bytes, p) {
    switch (bytes[p]) {
        case 0x7b: // {
        case 0x5b: // [
            return STRUCTURE;
        case 0x74: // true
        case 0x66: // false
            return BOOLEAN;
        case 0x6e: // null
        case 0x4e: // NaN
        case UPPER_I: // Infinity
            return NULL;
        case json_cell_MINUS:
            return bytes[p + 1] === UPPER_I ? NULL : NUMBER;
        default:
            return NUMBER;
    }
}
/** The text of a string between its quotes, escapes undone. */
function stringText(bytes, start, end, escaped) {
    if (!escaped)
        return cells_textOf(bytes, start, end);
    const scratch = new Scratch();
    const from = json_string_unescape(bytes, start, end, scratch);
    return cells_textOf(scratch.bytes, from, scratch.used);
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/json-joint.js
/** What stands before the value of a record, or behind its last: keys, punctuation and blanks, made ready to be compared by words. */
class Joint {
    bytes;
    /** All words but the last, little-endian. */
    #words;
    #last;
    /** The bits of the last word that count. */
    #lastBits;
    constructor(bytes) {
        this.bytes = Buffer.from(bytes);
        const unused = -bytes.length & 3;
        const padded = Buffer.concat([bytes, Buffer.alloc(unused)]);
        const words = Array.from({ length: padded.length / 4 }, (_, i) => padded.readInt32LE(4 * i));
        this.#words = words.slice(0, -1);
        this.#last = words.at(-1) ?? 0;
        this.#lastBits = (-1 >>> (8 * unused)) | 0;
    }
    /** The position behind it if it stands at p, else -1. It compares whole words, so it may miss itself in the last three bytes before `end`. */
    behind(words, p, end) {
        const expected = this.#words;
        const last = p + 4 * expected.length;
        if (last + 4 > end)
            return -1;
        for (let i = 0; i < expected.length; i++)
            if (words.getInt32(p + 4 * i, true) !== expected[i])
                return -1;
        return ((words.getInt32(last, true) ^ this.#last) & this.#lastBits) === 0 ? p + this.bytes.length : -1;
    }
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/json-template.js







/** The record does not repeat the keys of any that was learnt, or something about it is unusual, broken or incomplete. */
const UNFAMILIAR = -1;
/** So many unfamiliar records are learnt from at once; then ever fewer, lest a file in which every record has other keys is read twice. */
const LEARNT_AT_ONCE = 64;
/** More of a tree does not pay, and would only take memory. */
const MOST_STEPS = 2000;
const json_template_LF = 0x0a;
const json_template_SPACE = 0x20;
const json_template_QUOTE = 0x22;
const json_template_BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const OPEN_BRACKET = 0x5b;
/**
 * Reads records whose keys, punctuation and blanks repeat byte by byte those of records that `JsonPaths` has read before, as nearly all
 * do that one program wrote: then their keys need not be read, only their values. It has the same rules for values as `JsonText`, and
 * refuses nothing: what it cannot read it leaves to `JsonPaths`, the one place that decides what is an error and how it is told.
 */
class JsonTemplate {
    #paths;
    #cells;
    #text;
    #scratch = new Scratch();
    #wordView = new WordView();
    /** Before the first byte of a record. */
    #root = new Step(new Joint(Buffer.alloc(0)), undefined);
    #steps = 0;
    #unfamiliar = 0;
    #oneLine;
    /** `paths` read into `cells` with `text`, as this does. `oneLine`: a record ends with its line. */
    constructor(paths, cells, text, oneLine) {
        this.#paths = paths;
        this.#oneLine = oneLine;
        this.#cells = cells;
        this.#text = text;
    }
    /**
     * Reads the record at p into the cells; returns where it ends, or UNFAMILIAR. As it looks a word ahead, a record at the very end of the
     * bytes is unfamiliar.
     */
    read(bytes, p, end) {
        this.#scratch.clear();
        try {
            return this.#walk(bytes, p, end);
        }
        catch (thrown) {
            if (thrown instanceof Fault)
                return UNFAMILIAR;
            throw thrown;
        }
    }
    /** Learns from the object bytes[p, end), which was unfamiliar and which the paths have just read. */
    learn(bytes, p, end) {
        this.#unfamiliar++;
        if (this.#unfamiliar > LEARNT_AT_ONCE && (this.#unfamiliar & (this.#unfamiliar - 1)) !== 0)
            return;
        const record = bytes.subarray(p, end);
        const leaves = this.#paths.leaves(record, 0);
        if (leaves === undefined || this.#steps + leaves.length >= MOST_STEPS)
            return;
        let step = this.#root;
        for (let i = 0; i <= leaves.length; i++) {
            const leaf = leaves[i];
            const joint = record.subarray(leaves[i - 1]?.end ?? 0, leaf?.start);
            let next = step.following.find((known) => known.joint.bytes.equals(joint));
            if (next === undefined) {
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
        for (let i = 0; i < cells.kind.length; i++)
            cells.kind[i] = ABSENT;
        let q = p;
        let step = this.#root;
        for (;;) {
            const following = step.following;
            let start = UNFAMILIAR;
            for (let i = 0; i < following.length && start === UNFAMILIAR; i++) {
                step = following[i];
                if (step !== undefined)
                    start = step.joint.behind(words, q, end);
            }
            if (step === undefined || start === UNFAMILIAR)
                return UNFAMILIAR;
            if (step.ends)
                return start;
            let escaped = false;
            if (bytes[start] === json_template_QUOTE) {
                // What `JsonText.string` does, in place: most values are short strings, for which a call takes as long as the string.
                q = start + 1;
                for (;;) {
                    let marks = 0;
                    for (; q <= lastWord; q += 4) {
                        marks = stringMarks(words.getInt32(q, true));
                        if (marks !== 0)
                            break;
                    }
                    if (marks === 0)
                        return UNFAMILIAR;
                    q += lowest(marks);
                    if (bytes[q] === json_template_QUOTE)
                        break;
                    if (bytes[q] !== json_template_BACKSLASH)
                        return UNFAMILIAR;
                    escaped = true;
                    const length = escapeLength(bytes, q, end);
                    if (length === RAN_OUT)
                        return UNFAMILIAR;
                    q += length;
                }
                q++;
            }
            else {
                q = this.#behindOther(step, bytes, start, end);
                if (q === RAN_OUT)
                    return UNFAMILIAR;
            }
            const filled = step.cells;
            for (let i = 0; i < filled.length; i++)
                storeCell(cells, filled[i] ?? 0, bytes, start, q, escaped, this.#scratch);
        }
    }
    /** Behind a value that is no string, or RAN_OUT. */
    #behindOther(step, bytes, p, end) {
        const byte = bytes[p] ?? json_template_SPACE;
        // More blanks than were learnt.
        if (byte <= json_template_SPACE)
            return RAN_OUT;
        if (byte !== OPEN_BRACE && byte !== OPEN_BRACKET)
            return this.#text.scalar(bytes, p, end);
        if (byte === OPEN_BRACE && step.leads)
            return RAN_OUT;
        // Elsewhere no line break can go unseen: joints are learnt from whole lines, and strings and scalars hold none.
        const line = this.#oneLine ? bytes.indexOf(json_template_LF, p) : -1;
        return this.#text.value(bytes, p, line === -1 || line > end ? end : line, step.depth);
    }
}
/** One way on through a record: a joint, then a value or the end of the record. */
class Step {
    joint;
    ends;
    cells;
    leads;
    depth;
    /** The ways on from here, the longest joint first: it may begin with a shorter one, which must not hide it. */
    following = [];
    constructor(joint, leaf) {
        this.joint = joint;
        this.ends = leaf === undefined;
        this.cells = leaf?.cells ?? [];
        this.leads = leaf?.leads ?? false;
        this.depth = leaf?.depth ?? 0;
    }
    add(step) {
        this.following.push(step);
        this.following.sort((a, b) => b.joint.bytes.length - a.joint.bytes.length);
    }
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/json-text.js



/** Deeper nesting is refused, so that no file can exhaust the stack. */
const MAX_DEPTH = 1000;
const json_text_QUOTE = 0x22;
const json_text_MINUS = 0x2d;
const COLON = 0x3a;
const json_text_BACKSLASH = 0x5c;
const json_text_OPEN_BRACKET = 0x5b;
const json_text_CLOSE_BRACKET = 0x5d;
const json_text_OPEN_BRACE = 0x7b;
const json_text_CLOSE_BRACE = 0x7d;
/** Fills a word above its lowest byte, to test a byte by itself. */
const BLANKS_ABOVE = 0x20202000;
const TRUE = Buffer.from('true');
const FALSE = Buffer.from('false');
const NULL_WORD = Buffer.from('null');
const NAN = Buffer.from('NaN');
const INFINITY = Buffer.from('Infinity');
/**
 * Walks over strict JSON (RFC 8259) in bytes known to be UTF-8, without making values of it. Every method takes bytes[p, end) and
 * returns the position behind what it has read, or RAN_OUT; it throws a Fault, counted from bytes[0], where the text is no JSON.
 * One liberty: bare NaN, Infinity and -Infinity, which Python writes, are values and are counted.
 */
class JsonText {
    /** Bare NaN, Infinity and -Infinity met so far. */
    nonFinite = 0;
    /** Whether the string read last holds an escape. */
    escaped = false;
    #wordView = new WordView();
    /** Any value at p, which is no blank. `depth`: how many arrays and objects it stands in. */
    value(bytes, p, end, depth) {
        switch (bytes[p]) {
            case json_text_QUOTE:
                return this.string(bytes, p, end);
            case json_text_OPEN_BRACE:
                return this.#object(bytes, p, end, depth + 1);
            case json_text_OPEN_BRACKET:
                return this.#array(bytes, p, end, depth + 1);
            default:
                return this.scalar(bytes, p, end);
        }
    }
    /** The string whose opening quote is at p. */
    string(bytes, p, end) {
        const words = this.#wordView.of(bytes);
        const lastWord = end - 4;
        this.escaped = false;
        let q = p + 1;
        for (;;) {
            let marks = 0;
            for (; q <= lastWord; q += 4) {
                marks = stringMarks(words.getInt32(q, true));
                if (marks !== 0)
                    break;
            }
            if (marks === 0)
                q = markAtEnd(bytes, q, end);
            else
                q += lowest(marks);
            if (q === end)
                return RAN_OUT;
            if (bytes[q] === json_text_QUOTE)
                return q + 1;
            if (bytes[q] !== json_text_BACKSLASH)
                throw broken('a string holds a bare control character', q, 'Write it as an escape, such as \\n or \\t.');
            this.escaped = true;
            const length = escapeLength(bytes, q, end);
            if (length === RAN_OUT)
                return RAN_OUT;
            q += length;
        }
    }
    /** A number, true, false, null or one of the bare words. */
    scalar(bytes, p, end) {
        if (p >= end)
            return RAN_OUT;
        const byte = bytes[p] ?? 0;
        if (isDigit(byte))
            return number(bytes, p, end);
        switch (byte) {
            case json_text_MINUS:
                if (p + 1 === end)
                    return RAN_OUT;
                return bytes[p + 1] === INFINITY[0] ? this.#bareWord(INFINITY, bytes, p + 1, end) : number(bytes, p, end);
            case TRUE[0]:
                return word(TRUE, bytes, p, end);
            case FALSE[0]:
                return word(FALSE, bytes, p, end);
            case NULL_WORD[0]:
                return word(NULL_WORD, bytes, p, end);
            case NAN[0]:
                return this.#bareWord(NAN, bytes, p, end);
            case INFINITY[0]:
                return this.#bareWord(INFINITY, bytes, p, end);
            default:
                throw expected('a value', bytes, p, end);
        }
    }
    /** From behind a key to the first byte of its value. */
    colon(bytes, afterKey, end) {
        const p = json_tokens_skipBlanks(bytes, afterKey, end);
        if (p === end)
            return RAN_OUT;
        if (bytes[p] !== COLON)
            throw expected('":" behind a key', bytes, p, end);
        const value = json_tokens_skipBlanks(bytes, p + 1, end);
        return value === end ? RAN_OUT : value;
    }
    #object(bytes, from, end, depth) {
        checkDepth(depth, from);
        let p = firstMember(bytes, from, end);
        while (p !== RAN_OUT && bytes[p] !== json_text_CLOSE_BRACE) {
            p = this.string(bytes, p, end);
            if (p === RAN_OUT)
                return RAN_OUT;
            p = this.colon(bytes, p, end);
            if (p === RAN_OUT)
                return RAN_OUT;
            p = this.value(bytes, p, end, depth);
            if (p === RAN_OUT)
                return RAN_OUT;
            p = nextMember(bytes, p, end);
        }
        return p === RAN_OUT ? RAN_OUT : p + 1;
    }
    #array(bytes, from, end, depth) {
        checkDepth(depth, from);
        let p = firstItem(bytes, from, end);
        while (p !== RAN_OUT && bytes[p] !== json_text_CLOSE_BRACKET) {
            p = this.value(bytes, p, end, depth);
            if (p === RAN_OUT)
                return RAN_OUT;
            p = nextItem(bytes, p, end);
        }
        return p === RAN_OUT ? RAN_OUT : p + 1;
    }
    #bareWord(text, bytes, p, end) {
        const next = word(text, bytes, p, end);
        if (next !== RAN_OUT)
            this.nonFinite++;
        return next;
    }
}
/** The next quote, backslash or control character among the last bytes, too few for a word, or `end`. */
function markAtEnd(bytes, from, end) {
    let p = from;
    while (p < end && stringMarks((bytes[p] ?? 0) | BLANKS_ABOVE) === 0)
        p++;
    return p;
}
function checkDepth(depth, p) {
    if (depth > MAX_DEPTH)
        throw new Fault(p, 'column', `the JSON is nested more than ${MAX_DEPTH} levels deep`);
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/json-array.js






const json_array_OPEN_BRACE = 0x7b;
const json_array_CLOSE_BRACKET = 0x5d;
const json_array_CLOSE_BRACE = 0x7d;
const json_array_COMMA = 0x2c;
/** Reads an array of objects record by record, however large the file is. The first byte of the file that is no blank is "[". */
async function readArray(source, reader) {
    const items = new ArrayItems(reader);
    await chunks_scanFile(source, items.scan, items.advice);
}
/** The items of an array, from its start or from any of them on. */
class ArrayItems {
    advice = 'Look for a quote or a bracket that is never closed.';
    #reader;
    /** What stands right before the bytes to come. */
    #behind = 'nothing';
    #items = 0;
    #until = Infinity;
    next = 0;
    constructor(reader) {
        this.#reader = reader;
    }
    begin(until, atStart, recordsBefore) {
        this.#until = until;
        // Where an item starts it is as behind the bracket.
        this.#behind = atStart ? 'nothing' : 'bracket';
        this.#items = recordsBefore;
    }
    scan = (bytes, start, end, last, origin) => {
        const until = this.#until - origin;
        let p = start;
        while (this.#behind !== 'array') {
            const at = this.#behind === 'item' ? nextItem(bytes, p, end) : json_tokens_skipBlanks(bytes, p, end);
            if (at === RAN_OUT || at === end) {
                if (last)
                    throw cutShort(end, 'the file ends before the array does');
                return p;
            }
            if (this.#behind === 'nothing') {
                this.#behind = 'bracket';
                p = at + 1;
            }
            else if (bytes[at] === json_array_CLOSE_BRACKET) {
                this.#behind = 'array';
                p = at + 1;
            }
            else if (at >= until) {
                this.next = origin + at;
                return chunks_STOP;
            }
            else {
                const next = this.#readItem(bytes, at, end);
                if (next === RAN_OUT) {
                    if (last)
                        throw cutShort(at, 'the file ends before the record that starts here does');
                    return p;
                }
                this.#behind = 'item';
                this.#items++;
                if (!this.#reader.accept(origin + at))
                    return chunks_STOP;
                p = next;
            }
        }
        const rest = json_tokens_skipBlanks(bytes, p, end);
        if (rest < end)
            throw broken('there is something behind the end of the array', rest);
        return end;
    };
    /** An object behind the end of another and a comma. In a string or an inner array that is no item. */
    guess(bytes) {
        for (let close = bytes.indexOf(json_array_CLOSE_BRACE); close !== -1; close = bytes.indexOf(json_array_CLOSE_BRACE, close + 1)) {
            const comma = json_tokens_skipBlanks(bytes, close + 1, bytes.length);
            if (bytes[comma] !== json_array_COMMA)
                continue;
            const open = json_tokens_skipBlanks(bytes, comma + 1, bytes.length);
            if (bytes[open] === json_array_OPEN_BRACE)
                return open;
        }
        return 0;
    }
    #readItem(bytes, p, end) {
        if (bytes[p] === json_array_OPEN_BRACE) {
            const next = this.#reader.familiar(bytes, p, end);
            return next === UNFAMILIAR ? this.#reader.read(bytes, p, end) : next;
        }
        const next = new JsonText().value(bytes, p, end, 1);
        // A number that ends the bytes may go on.
        if (next === RAN_OUT || next === end)
            return RAN_OUT;
        throw new Fault(p, 'column', `item ${this.#items + 1} of the array is ${describeValue(bytes[p])}, not an object`, SHAPES);
    }
}
function cutShort(p, message) {
    return broken(message, p, 'It was cut short: check that the step which writes it ran to its end.');
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/json-members.js



// The slow and plain way into JSON, for what is looked at once. All of it takes JSON that is known to be valid and complete.
/** The keys of the object at p and where their values start, in the order of the file. */
function* membersOf(bytes, p) {
    const text = new JsonText();
    const end = bytes.length;
    let at = firstMember(bytes, p, end);
    while (at !== RAN_OUT && bytes[at] === 0x22) {
        const afterKey = text.string(bytes, at, end);
        const key = stringText(bytes, at + 1, afterKey - 1, text.escaped);
        const value = text.colon(bytes, afterKey, end);
        yield [key, value];
        at = nextMember(bytes, text.value(bytes, value, end, 0), end);
    }
}
/** Where the items of the array at p start. */
function* itemsOf(bytes, p) {
    const text = new JsonText();
    const end = bytes.length;
    let at = firstItem(bytes, p, end);
    while (at !== RAN_OUT && bytes[at] !== 0x5d) {
        yield at;
        at = nextItem(bytes, text.value(bytes, at, end, 0), end);
    }
}
/**
 * Where the value of a dotted path starts in the object at p, or undefined. At every object the longest key wins: a key "a.b" over
 * a key "b" inside "a". Of duplicate keys the last wins, as in JSON.parse.
 */
function resolvePath(bytes, p, path) {
    const members = new Map(membersOf(bytes, p));
    const whole = members.get(path);
    if (whole !== undefined)
        return whole;
    for (const [key, rest] of splitsOf(path)) {
        const inner = members.get(key);
        const found = inner !== undefined && bytes[inner] === 0x7b ? resolvePath(bytes, inner, rest) : undefined;
        if (found !== undefined)
            return found;
    }
    return undefined;
}
/** Every way to cut a dotted path into a key and the path inside it, longest key first. */
function splitsOf(path) {
    const parts = path.split('.');
    return parts.slice(1).map((_, i) => {
        const cut = parts.length - 1 - i;
        return [parts.slice(0, cut).join('.'), parts.slice(cut).join('.')];
    });
}
/** Levels of objects whose keys are named by dotted paths; an object below them is one value. */
const NAMED_LEVELS = 4;
/** Adds the dotted paths of the values of the object at p, in the order of the file. `prefix` names the object, `level` counts it. */
function addPaths(bytes, p, into, prefix = '', level = 1) {
    for (const [key, value] of membersOf(bytes, p))
        addPath(bytes, value, into, prefix + key, level);
}
/** Adds the path of the value at p: its own, or those of its members. */
function addPath(bytes, p, into, path, level) {
    const inner = level < NAMED_LEVELS && bytes[p] === 0x7b && bytes[firstMember(bytes, p, bytes.length)] === 0x22;
    if (inner)
        addPaths(bytes, p, into, `${path}.`, level + 1);
    else
        into.add(path);
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/json-levels.js

/** More keys than this are looked up by name, fewer by comparing bytes. */
const FEW = 8;
/** The keys that matter in one object, by the paths wanted from it. */
class Level {
    #byName = new Map();
    #few;
    constructor(wanted) {
        for (const { path, cell } of wanted) {
            this.#entry(path).cells.push(cell);
            for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
                this.#entry(path.slice(0, dot)).inner.push({ path: path.slice(dot + 1), cell });
            }
        }
        this.#few = this.#byName.size <= FEW ? Array.from(this.#byName.values()) : undefined;
    }
    called(key) {
        return this.#byName.get(key);
    }
    /** By the bytes of a key without escapes. */
    find(bytes, start, end) {
        if (this.#few === undefined)
            return this.#byName.get(cells_textOf(bytes, start, end));
        for (let i = 0; i < this.#few.length; i++) {
            const entry = this.#few[i];
            if (entry?.matches(bytes, start, end) === true)
                return entry;
        }
        return undefined;
    }
    #entry(key) {
        let entry = this.#byName.get(key);
        if (entry === undefined) {
            entry = new Entry(key);
            this.#byName.set(key, entry);
        }
        return entry;
    }
}
/** One key that matters. */
class Entry {
    #key;
    #level;
    /** The cells for which the key ends the path. */
    cells = [];
    /** What is left of the paths that lead through it. */
    inner = [];
    /** The last pass in which it was met. */
    seenIn = 0;
    constructor(key) {
        this.#key = new TextEncoder().encode(key);
    }
    /** Made when the first object is met, for a path with many dots can be cut in very many ways. */
    get level() {
        return (this.#level ??= new Level(this.inner));
    }
    matches(bytes, start, end) {
        const key = this.#key;
        if (key.length !== end - start)
            return false;
        for (let i = 0; i < key.length; i++)
            if (bytes[start + i] !== key[i])
                return false;
        return true;
    }
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/json-paths.js







const json_paths_OPEN_BRACE = 0x7b;
const json_paths_CLOSE_BRACE = 0x7d;
/**
 * Reads the values of dotted paths out of objects, as `resolvePath` defines them. It does so while it walks over the object: as
 * long as no key that matters occurs twice and no path can be read in two ways, the first value found is the value. Otherwise
 * the object is looked at again the slow way.
 */
class JsonPaths {
    #wanted;
    #cells;
    #text;
    #root;
    #scratch = new Scratch();
    /** The object now being read, for the marks in levels and cells. */
    #pass = 0;
    /** The pass in which a cell was last set. */
    #setIn;
    #unclear = false;
    constructor(wanted, cells, text) {
        this.#wanted = wanted;
        this.#cells = cells;
        this.#text = text;
        this.#root = new Level(wanted);
        this.#setIn = new Float64Array(cells.kind.length);
    }
    /** Reads the object at p into the cells; returns where it ends, or RAN_OUT. Throws a Fault where it is no JSON. */
    read(bytes, p, end) {
        this.absent();
        this.#scratch.clear();
        this.#pass++;
        this.#unclear = false;
        const next = this.#members(this.#root, bytes, p, end, 1);
        if (next !== RAN_OUT && this.#unclear)
            this.#readAgain(bytes.subarray(0, next), p);
        return next;
    }
    /**
     * All values of the object at p, which was read last and ends with the bytes: each that a path leads through gives its members in its
     * place. Undefined when another object with the same keys could not be read by them: it must be read in another way than in their order.
     */
    leaves(bytes, p) {
        const leaves = [];
        return !this.#unclear && addLeaves(leaves, this.#root, bytes, p, 1) ? leaves : undefined;
    }
    /** Marks all cells absent. */
    absent() {
        for (let i = 0; i < this.#wanted.length; i++)
            this.#cells.kind[this.#wanted[i]?.cell ?? 0] = ABSENT;
    }
    #members(level, bytes, from, end, depth) {
        const text = this.#text;
        let p = firstMember(bytes, from, end);
        while (p !== RAN_OUT && bytes[p] !== json_paths_CLOSE_BRACE) {
            const key = p + 1;
            p = text.string(bytes, p, end);
            if (p === RAN_OUT)
                return RAN_OUT;
            const entry = text.escaped ? level.called(stringText(bytes, key, p - 1, true)) : level.find(bytes, key, p - 1);
            p = text.colon(bytes, p, end);
            if (p === RAN_OUT)
                return RAN_OUT;
            p = entry === undefined ? text.value(bytes, p, end, depth) : this.#take(entry, bytes, p, end, depth);
            if (p === RAN_OUT)
                return RAN_OUT;
            p = nextMember(bytes, p, end);
        }
        return p === RAN_OUT ? RAN_OUT : p + 1;
    }
    #take(entry, bytes, p, end, depth) {
        const text = this.#text;
        if (entry.seenIn === this.#pass)
            this.#unclear = true;
        entry.seenIn = this.#pass;
        const inner = entry.inner.length > 0 && bytes[p] === json_paths_OPEN_BRACE;
        const next = inner ? this.#members(entry.level, bytes, p, end, depth + 1) : text.value(bytes, p, end, depth);
        if (next === RAN_OUT)
            return RAN_OUT;
        for (let i = 0; i < entry.cells.length; i++) {
            const cell = entry.cells[i] ?? 0;
            if (this.#setIn[cell] === this.#pass)
                this.#unclear = true;
            this.#setIn[cell] = this.#pass;
            storeCell(this.#cells, cell, bytes, p, next, text.escaped, this.#scratch);
        }
        return next;
    }
    /** `bytes` ends where the object does. */
    #readAgain(bytes, p) {
        this.absent();
        const text = new JsonText();
        for (const { path, cell } of this.#wanted) {
            const value = resolvePath(bytes, p, path);
            if (value === undefined)
                continue;
            const next = text.value(bytes, value, bytes.length, 0);
            storeCell(this.#cells, cell, bytes, value, next, text.escaped, this.#scratch);
        }
    }
}
/** Adds the leaves of the object at p, which stands in `depth - 1` others. False where a path ends at an object and another leads through it. */
function addLeaves(leaves, level, bytes, p, depth) {
    const text = new JsonText();
    for (const [key, start] of membersOf(bytes, p)) {
        const entry = level.called(key);
        const leads = entry !== undefined && entry.inner.length > 0;
        if (leads && bytes[start] === json_paths_OPEN_BRACE) {
            if (entry.cells.length > 0 || !addLeaves(leaves, entry.level, bytes, start, depth + 1))
                return false;
        }
        else {
            leaves.push({ start, end: text.value(bytes, start, bytes.length, depth), depth, cells: entry?.cells ?? [], leads });
        }
    }
    return true;
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/samples.js


const NUMERIC = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const LOGICAL = /^(?:true|false)$/i;
/** A preview looks no further into a file than this, unless its first record is longer. */
const PREVIEW_BYTES = 4 * 1024 * 1024;
/** The first values of one column, for its preview. */
class Samples {
    #name;
    #values = [];
    #kind = 'empty';
    constructor(name) {
        this.#name = name;
    }
    /** Takes cell i unless it is null, absent or blank. */
    add(cells, i) {
        const kind = cells.kind[i] ?? ABSENT;
        if (kind === ABSENT || kind === NULL || this.#values.length === format_PREVIEW_SAMPLES)
            return;
        const text = cells_textOf(cells.bytes[i] ?? new Uint8Array(0), cells.start[i] ?? 0, cells.end[i] ?? 0);
        if (text.trim() === '')
            return;
        this.#values.push(text);
        const seen = samples_kindOf(kind, text.trim());
        this.#kind = this.#kind === 'empty' || this.#kind === seen ? seen : 'text';
    }
    /** `text` where values of different kinds are mixed. */
    column() {
        return { name: this.#name, samples: this.#values, kind: this.#kind };
    }
}
/** A table of text knows no types: there, what looks like a number counts as one. */
function samples_kindOf(kind, text) {
    if (kind === NUMBER || (kind === TEXT && NUMERIC.test(text)))
        return 'number';
    if (kind === BOOLEAN || (kind === TEXT && LOGICAL.test(text)))
        return 'boolean';
    return kind === STRUCTURE ? 'structure' : 'text';
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/json-records.js








/** Hands the wanted values of every record on. */
class CellReader {
    #text = new JsonText();
    #cells;
    #paths;
    #template;
    #onRecord;
    records = 0;
    /** Of the records that were accepted; the text also counts in those that are given up halfway or read again. */
    nonFinite = 0;
    /** `oneLine`: a record ends with its line. `onRecord` ends the pass by returning false. */
    constructor(columns, oneLine, onRecord) {
        this.#cells = newCells(columns.length);
        this.#paths = new JsonPaths(columns.map((path, cell) => ({ path, cell })), this.#cells, this.#text);
        this.#template = new JsonTemplate(this.#paths, this.#cells, this.#text, oneLine);
        this.#onRecord = onRecord;
    }
    familiar(bytes, p, end) {
        this.#text.nonFinite = this.nonFinite;
        return this.#template.read(bytes, p, end);
    }
    read(bytes, p, end) {
        this.#text.nonFinite = this.nonFinite;
        const next = this.#paths.read(bytes, p, end);
        if (next !== RAN_OUT)
            this.#template.learn(bytes, p, next);
        return next;
    }
    accept(offset) {
        this.nonFinite = this.#text.nonFinite;
        this.records++;
        this.#cells.offset = offset;
        return this.#onRecord(this.#cells) !== false;
    }
}
/** Keeps the first records, to see which columns they have between them. */
class PreviewReader {
    #text = new JsonText();
    #records = [];
    #current;
    familiar() {
        return UNFAMILIAR;
    }
    read(bytes, p, end) {
        const next = this.#text.value(bytes, p, end, 0);
        this.#current = next === RAN_OUT ? undefined : bytes.subarray(p, next);
        return next;
    }
    accept(offset) {
        if (this.#current !== undefined)
            this.#records.push(Buffer.from(this.#current));
        return this.#records.length < PREVIEW_RECORDS && offset < PREVIEW_BYTES;
    }
    preview(format) {
        const paths = new Set();
        for (const record of this.#records)
            addPaths(record, 0, paths);
        const samples = Array.from(paths, (path) => new Samples(path));
        const reader = new CellReader(Array.from(paths), false, (cells) => samples.forEach((sample, i) => sample.add(cells, i)));
        for (const record of this.#records) {
            reader.read(record, 0, record.length);
            reader.accept(0);
        }
        return { format, columns: samples.map((sample) => sample.column()), records: this.#records.length };
    }
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/jsonl.js







const jsonl_LF = 0x0a;
const jsonl_CR = 0x0d;
const jsonl_OPEN_BRACE = 0x7b;
/** JSON Lines: one object a line. Blank lines are skipped. */
const jsonl_jsonl = {
    id: 'jsonl',
    async preview(source) {
        const reader = new PreviewReader();
        await readLines(source, reader);
        return reader.preview('jsonl');
    },
    async read(source, columns, onRecord) {
        const reader = new CellReader(columns, true, onRecord);
        await readLines(source, reader);
        return { records: reader.records, nonFinite: reader.nonFinite };
    },
    layout: (_, columns) => Promise.resolve({ kind: 'lines', columns, start: 0 }),
};
async function readLines(source, reader) {
    const lines = new JsonLines(reader);
    await chunks_scanFile(source, lines.scan, lines.advice);
}
/** The lines of a file, from any of them on. */
class JsonLines {
    advice = 'JSON Lines holds one record a line. Is a line break missing?';
    #reader;
    #empty = true;
    #until = Infinity;
    next = 0;
    constructor(reader) {
        this.#reader = reader;
    }
    begin(until, _atStart, recordsBefore) {
        this.#until = until;
        this.#empty = recordsBefore === 0;
    }
    scan = (bytes, start, end, last, origin) => {
        const reader = this.#reader;
        const until = this.#until - origin;
        for (let p = start; p < end;) {
            if (p >= until)
                return this.#stopAt(origin + p);
            const next = behindBreak(bytes, reader.familiar(bytes, p, end), end);
            if (next !== UNFAMILIAR) {
                this.#empty = false;
                if (!reader.accept(origin + p))
                    return chunks_STOP;
                p = next;
                continue;
            }
            const newline = bytes.indexOf(jsonl_LF, p);
            const found = newline !== -1 && newline < end;
            if (!found && !last)
                return p;
            const lineEnd = found ? newline : end;
            const object = json_tokens_skipBlanks(bytes, p, lineEnd);
            if (object < lineEnd) {
                this.#empty = false;
                readLine(reader, bytes, object, lineEnd);
                if (!reader.accept(origin + object))
                    return chunks_STOP;
            }
            p = found ? lineEnd + 1 : end;
        }
        if (last && this.#empty)
            throw fault_emptyFile();
        return end;
    };
    /** A bare line break stands in no string, so behind one a line starts. */
    guess(bytes) {
        return bytes.indexOf(jsonl_LF) + 1;
    }
    #stopAt(offset) {
        this.next = offset;
        return chunks_STOP;
    }
}
/** Behind the line break that ends a familiar record, or UNFAMILIAR: it is not followed by one, or was none. */
function behindBreak(bytes, p, end) {
    if (p === UNFAMILIAR || p >= end)
        return UNFAMILIAR;
    if (bytes[p] === jsonl_LF)
        return p + 1;
    return bytes[p] === jsonl_CR && p + 1 < end && bytes[p + 1] === jsonl_LF ? p + 2 : UNFAMILIAR;
}
/** The line bytes[p, end), whose first byte is no blank. */
function readLine(reader, bytes, p, end) {
    const object = bytes[p] === jsonl_OPEN_BRACE;
    const next = object ? reader.read(bytes, p, end) : new JsonText().value(bytes, p, end, 0);
    if (next === RAN_OUT) {
        throw broken(`the line ends before its ${object ? 'object' : 'value'} does`, end, 'JSON Lines holds one whole object a line. For one JSON document over many lines, say format: json.');
    }
    if (!object)
        throw new Fault(p, 'line', `the line holds ${describeValue(bytes[p])}, not an object`, 'JSON Lines holds one object a line, such as {"id": "1", "actual": "spam", "predicted": "ham"}.');
    const rest = json_tokens_skipBlanks(bytes, next, end);
    if (rest < end)
        throw broken('there is something behind the object of the line', rest, 'JSON Lines holds one object a line. Is a line break missing?');
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/record-scanner.js




/** A scanner from a record on. `onRecord` may end the pass by returning false. */
function scannerOf(layout, onRecord) {
    if (layout.kind === 'table')
        return { records: new CsvRows(layout, onRecord), nonFinite: () => 0 };
    const reader = new CellReader(layout.columns, layout.kind === 'lines', onRecord);
    return { records: layout.kind === 'lines' ? new JsonLines(reader) : new ArrayItems(reader), nonFinite: () => reader.nonFinite };
}

;// CONCATENATED MODULE: ./lib/src/predictions/file-problem.js
/** A problem with a whole file. Where `place` is a line of the config that can mend it, the message names the file instead. */
function file_problem_fileProblem(file, message, advice, place) {
    return {
        message: place === undefined ? message : `${file}: ${message}`,
        place: place ?? { file },
        ...(advice !== undefined && { advice }),
    };
}

;// CONCATENATED MODULE: ./node_modules/leven/index.js
const array = [];
const characterCodeCache = [];

function leven_leven(first, second, options) {
	if (first === second) {
		return 0;
	}

	const maxDistance = options?.maxDistance;
	const swap = first;

	// Swapping the strings if `a` is longer than `b` so we know which one is the
	// shortest & which one is the longest
	if (first.length > second.length) {
		first = second;
		second = swap;
	}

	let firstLength = first.length;
	let secondLength = second.length;

	// Performing suffix trimming:
	// We can linearly drop suffix common to both strings since they
	// don't increase distance at all
	// Note: `~-` is the bitwise way to perform a `- 1` operation
	while (firstLength > 0 && (first.charCodeAt(~-firstLength) === second.charCodeAt(~-secondLength))) {
		firstLength--;
		secondLength--;
	}

	// Performing prefix trimming
	// We can linearly drop prefix common to both strings since they
	// don't increase distance at all
	let start = 0;

	while (start < firstLength && (first.charCodeAt(start) === second.charCodeAt(start))) {
		start++;
	}

	firstLength -= start;
	secondLength -= start;

	// Early termination after trimming: if difference in length exceeds max distance
	if (maxDistance !== undefined && secondLength - firstLength > maxDistance) {
		return maxDistance;
	}

	if (firstLength === 0) {
		return maxDistance !== undefined && secondLength > maxDistance
			? maxDistance
			: secondLength;
	}

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
			// eslint-disable-next-line no-multi-assign
			result = array[index] = temporary > result
				? (temporary2 > result ? result + 1 : temporary2)
				: (temporary2 > temporary ? temporary + 1 : temporary2);
		}

		// Early termination: if all values in current row exceed maxDistance
		if (maxDistance !== undefined) {
			let rowMinimum = result;
			for (index = 0; index < firstLength; index++) {
				if (array[index] < rowMinimum) {
					rowMinimum = array[index];
				}
			}

			if (rowMinimum > maxDistance) {
				return maxDistance;
			}
		}
	}

	// Bound arrays to avoid retaining large previous sizes
	array.length = firstLength;
	characterCodeCache.length = firstLength;

	return maxDistance !== undefined && result > maxDistance ? maxDistance : result;
}

function closestMatch(target, candidates, options) {
	if (!Array.isArray(candidates) || candidates.length === 0) {
		return undefined;
	}

	const userMax = options?.maxDistance;
	const targetLength = target.length;

	// Exact match fast-path
	for (const candidate of candidates) {
		if (candidate === target) {
			return candidate;
		}
	}

	if (userMax === 0) {
		return undefined;
	}

	let best;
	let bestDist = Number.POSITIVE_INFINITY;
	const seen = new Set();

	for (const candidate of candidates) {
		if (seen.has(candidate)) {
			continue;
		}

		seen.add(candidate);

		const lengthDiff = Math.abs(candidate.length - targetLength);
		if (lengthDiff >= bestDist) {
			continue;
		}

		if (userMax !== undefined && lengthDiff > userMax) {
			continue;
		}

		const cap = Number.isFinite(bestDist)
			? (userMax === undefined ? bestDist : Math.min(bestDist, userMax))
			: userMax;

		const distance = cap === undefined
			? leven_leven(target, candidate)
			: leven_leven(target, candidate, {maxDistance: cap});

		// Skip candidates that exceed the user's maximum distance
		if (userMax !== undefined && distance > userMax) {
			continue;
		}

		// If we got a capped result that equals the cap, we need the actual distance
		// for accurate comparison, but only if the cap was due to userMax
		let actualD = distance;
		if (cap !== undefined && distance === cap && cap === userMax) {
			actualD = leven_leven(target, candidate);
		}

		if (actualD < bestDist) {
			bestDist = actualD;
			best = candidate;
			if (bestDist === 0) {
				break;
			}
		}
	}

	if (userMax !== undefined && bestDist > userMax) {
		return undefined;
	}

	return best;
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/columns.js



/** More differences than this in a name, or than half of it, are no slip of the pen. */
const MOST_DIFFERENCES = 3;
/** The columns of a header of that name, by position; blanks around a header cell do not count. */
function columnsCalled(name, header) {
    const wanted = name.trim();
    return header.flatMap((cell, i) => (cell.trim() === wanted ? [i] : []));
}
/**
 * What is wrong with asking a header for these columns: one that it lacks, or one that it has twice. A name that nobody
 * asks for may stand there twice. `place` is where the header stands.
 */
function columnProblems(found, header, place) {
    return Array.from(found, ([name, positions]) => {
        if (positions.length === 0)
            return columns_missingColumn(name, header, place);
        return positions.length > 1 ? ambiguousColumn(name, positions, place) : undefined;
    }).filter((problem) => problem !== undefined);
}
/** Throws all problems of asking for columns at once, if there are any. */
function refuseColumns(problems) {
    if (problems.length > 0)
        throw new problem_ProblemError(problems);
}
function columns_missingColumn(name, header, place) {
    const maxDistance = Math.min(MOST_DIFFERENCES, Math.floor(name.length / 2));
    const near = closestMatch(name.trim().toLowerCase(), header.map((cell) => cell.trim().toLowerCase()), { maxDistance });
    const meant = header.find((cell) => cell.trim().toLowerCase() === near);
    const [only] = header;
    const separator = header.length === 1 && only?.includes(';') === true;
    return {
        message: `there is no column ${quoting_shown(name)}${meant === undefined ? '' : `; did you mean ${quoting_shown(meant.trim())}?`}`,
        place,
        advice: `The columns are ${listed(header.map((cell) => cell.trim()))}.${separator ? ' They seem to be separated by semicolons: save the file with commas or tabs.' : ''}`,
    };
}
function ambiguousColumn(name, positions, place) {
    return {
        message: `the column ${quoting_shown(name)} occurs ${positions.length} times in the header, as columns ${positions.map((position) => position + 1).join(', ')}`,
        place,
        advice: 'Give the columns different names, or use another one.',
    };
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/csv.js





/** Comma-separated values by RFC 4180, with a header. */
const csv_csv = delimited('csv', ',');
/** The same grammar with tabs. */
const csv_tsv = delimited('tsv', '\t');
function delimited(id, delimiter) {
    return {
        id,
        async preview(source) {
            let samples = [];
            const table = new CsvTable(delimiter, {
                onHeader(names) {
                    samples = names.map((name) => new Samples(name.trim()));
                    return names.map((_, i) => i);
                },
                onRecord(cells) {
                    samples.forEach((sample, i) => sample.add(cells, i));
                    return table.records < PREVIEW_RECORDS && cells.offset < PREVIEW_BYTES;
                },
            });
            await table.read(source);
            return { format: id, columns: samples.map((sample) => sample.column()), records: table.records };
        },
        async read(source, columns, onRecord) {
            const asked = askedOf(columns);
            const table = new CsvTable(delimiter, {
                onHeader: asked.positionsIn,
                onRecord(cells) {
                    onRecord(cells);
                    return true;
                },
            });
            await table.read(source);
            if (table.refused) {
                const { line } = await locate(source, table.headerOffset);
                refuseColumns(columnProblems(asked.found, asked.header, { file: source.name, line }));
            }
            return { records: table.records, nonFinite: 0 };
        },
        async layout(source, columns) {
            const table = new CsvTable(delimiter, { onHeader: askedOf(columns).positionsIn, onRecord: () => false });
            await table.read(source);
            const { layout } = table;
            // Where a lone CR breaks lines nobody cuts a file: no program has written such files for decades.
            return layout === undefined || layout.loneCr ? undefined : { kind: 'table', ...layout };
        },
    };
}
/** The columns that are asked of a header. */
function askedOf(columns) {
    const found = new Map();
    const asked = {
        header: [],
        found,
        positionsIn: (names) => {
            asked.header = names;
            for (const name of columns)
                found.set(name, columnsCalled(name, names));
            const positions = columns.flatMap((name) => found.get(name) ?? []);
            return Array.from(found.values()).every((of) => of.length === 1) ? positions : undefined;
        },
    };
    return asked;
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/json-document.js



/** The largest document that is read whole: positions in it are 32-bit integers, and it must fit into memory. */
const MAX_DOCUMENT = 1024 * 1024 * 1024;
/**
 * Reads a file whole whose first byte that is no blank is "{". Undefined when another object follows the first: then the file is
 * JSON Lines, and no more of it is kept. Throws ProblemError above `maxDocument` bytes.
 */
async function readDocument(source, maxDocument = MAX_DOCUMENT) {
    const first = new FirstObject();
    const pieces = [];
    let size = 0;
    let followed = false;
    let fileOrigin;
    await chunks_scanFile(source, (bytes, start, end, _last, origin) => {
        fileOrigin ??= origin + start;
        size += end - start;
        if (size > maxDocument)
            throw tooLarge(maxDocument);
        pieces.push(Buffer.from(bytes.subarray(start, end)));
        followed = first.isFollowed(bytes, start, end);
        return followed ? chunks_STOP : end;
    }, 'Look for a quote or a bracket that is never closed.');
    return followed ? undefined : { bytes: Buffer.concat(pieces, size), origin: fileOrigin ?? 0 };
}
/** Where the object of a document starts. Throws a Fault unless the document is one valid object; counts its bare NaN in `text`. */
function checkObject(bytes, text) {
    const start = json_tokens_skipBlanks(bytes, 0, bytes.length);
    const end = text.value(bytes, start, bytes.length, 0);
    if (end === RAN_OUT) {
        throw broken('the file ends before the object that starts here does', start, 'It was cut short: check that the step which writes it ran to its end.');
    }
    const rest = json_tokens_skipBlanks(bytes, end, bytes.length);
    if (rest < bytes.length)
        throw broken('there is something behind the end of the object', rest);
    return start;
}
/** Finds the end of the first object by its brackets alone; whether it is valid is seen later. */
class FirstObject {
    #depth = 0;
    #inString = false;
    #escaped = false;
    #ended = false;
    /** The first byte behind it that is no blank. */
    #behind;
    /** Whether another object starts behind the first, as far as the bytes go. */
    isFollowed(bytes, start, end) {
        let p = start;
        for (; p < end && !this.#ended; p++)
            this.#pass(bytes[p] ?? 0);
        if (this.#ended && this.#behind === undefined) {
            p = json_tokens_skipBlanks(bytes, p, end);
            if (p < end)
                this.#behind = bytes[p];
        }
        return this.#behind === 0x7b;
    }
    #pass(byte) {
        if (this.#inString) {
            if (this.#escaped)
                this.#escaped = false;
            else if (byte === 0x5c)
                this.#escaped = true;
            else if (byte === 0x22)
                this.#inString = false;
        }
        else if (byte === 0x22) {
            this.#inString = true;
        }
        else if (byte === 0x7b || byte === 0x5b) {
            this.#depth++;
        }
        else if (byte === 0x7d || byte === 0x5d) {
            this.#depth--;
            this.#ended = this.#depth === 0;
        }
    }
}
function tooLarge(maxDocument) {
    return new Fault(0, 'file', `the file is one JSON object of more than ${maxDocument / (1024 * 1024)} MiB, which must be read whole`, 'Write it as JSON Lines, which has no limit: df.to_json(path, orient="records", lines=True).');
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/json-rows.js







const json_rows_OPEN_BRACE = 0x7b;
function bind(name, header) {
    const positions = columnsCalled(name, header);
    if (positions.length > 0)
        return { positions, inner: '' };
    for (const [key, inner] of splitsOf(name)) {
        const of = columnsCalled(key, header);
        if (of.length > 0)
            return { positions: of, inner };
    }
    return { positions: [], inner: '' };
}
/** Reads rows of a table into cells, one a binding; a binding that is not to exactly one column stays absent. */
function* cellsOf(table, bindings, bytes, origin) {
    const cells = newCells(bindings.length);
    const columns = boundColumns(bindings, cells);
    const scratch = new Scratch();
    const text = new JsonText();
    for (const starts of table.rows(columns.map((column) => column.position))) {
        scratch.clear();
        cells.kind.fill(ABSENT);
        columns.forEach((column, i) => {
            const start = starts[i] ?? 0;
            const end = text.value(bytes, start, bytes.length, 0);
            for (const cell of column.cells)
                storeCell(cells, cell, bytes, start, end, text.escaped, scratch);
            if (column.paths !== undefined && bytes[start] === json_rows_OPEN_BRACE)
                column.paths.read(bytes, start, end);
        });
        cells.offset = origin + (starts[0] ?? table.header);
        yield cells;
    }
}
function boundColumns(bindings, cells) {
    const wanted = new Map();
    bindings.forEach(({ positions, inner }, cell) => {
        const [position, another] = positions;
        if (position === undefined || another !== undefined)
            return;
        const of = wanted.get(position) ?? [];
        of.push({ path: inner, cell });
        wanted.set(position, of);
    });
    return Array.from(wanted, ([position, of]) => {
        const inner = of.filter(({ path }) => path !== '');
        return {
            position,
            cells: of.filter(({ path }) => path === '').map(({ cell }) => cell),
            paths: inner.length > 0 ? new JsonPaths(inner, cells, new JsonText()) : undefined,
        };
    });
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/json-table.js






const json_table_QUOTE = 0x22;
const json_table_OPEN_BRACKET = 0x5b;
const json_table_OPEN_BRACE = 0x7b;
/** The table of the valid document whose object is at `start`. Throws a Fault when it is none. */
function findTable(bytes, start) {
    const members = new Map(membersOf(bytes, start));
    const columns = members.get('columns');
    const data = members.get('data');
    if (columns !== undefined && data !== undefined && bytes[columns] === json_table_OPEN_BRACKET && bytes[data] === json_table_OPEN_BRACKET) {
        return splitTable(bytes, columns, data);
    }
    const [first, ...others] = new Set(Array.from(members.values(), (value) => bytes[value]));
    if (others.length === 0 && first === json_table_OPEN_BRACKET)
        return columnTable(members, start, listReader(bytes));
    if (others.length === 0 && first === json_table_OPEN_BRACE)
        return columnTable(members, start, seriesReader(bytes));
    const keys = members.size === 0 ? 'is empty' : `with the keys ${listed(members.keys())} is no table of records`;
    throw new Fault(start, 'column', `the JSON object ${keys}`, SHAPES);
}
/** `{"columns": […], "data": [[…], …]}`, as pandas (orient="split"), MLflow and Weights & Biases write it. */
function splitTable(bytes, header, data) {
    const columns = Array.from(itemsOf(bytes, header), (item) => columnName(bytes, item));
    return {
        columns,
        header,
        *rows(positions) {
            let row = 0;
            for (const start of itemsOf(bytes, data)) {
                row++;
                if (bytes[start] !== json_table_OPEN_BRACKET) {
                    throw new Fault(start, 'column', `row ${row} of "data" is ${describeValue(bytes[start])}, not an array`, SHAPES);
                }
                const values = Array.from(itemsOf(bytes, start));
                if (values.length !== columns.length) {
                    throw new Fault(start, 'column', `row ${row} of "data" has ${values.length} values, but "columns" has ${columns.length}`);
                }
                yield positions.map((position) => values[position] ?? start);
            }
        },
    };
}
/** A name is a string; pandas also writes numbers, which name themselves. */
function columnName(bytes, p) {
    if (bytes[p] === json_table_OPEN_BRACKET || bytes[p] === json_table_OPEN_BRACE) {
        throw new Fault(p, 'column', `a name in "columns" is ${describeValue(bytes[p])}, not a string`, 'Give every column one name before writing the file.');
    }
    const text = new JsonText();
    const end = text.value(bytes, p, bytes.length, 0);
    return bytes[p] === json_table_QUOTE ? stringText(bytes, p + 1, end - 1, text.escaped) : bytes.toString('latin1', p, end);
}
/** `{"column": {"0": value, …}, …}` or `{"column": [value, …], …}`. All columns must have the same rows. */
function columnTable(members, header, read) {
    const columns = Array.from(members);
    const lengths = columns.map(([name, p]) => read(name, p).length);
    return {
        columns: Array.from(members.keys()),
        header,
        *rows(positions) {
            const starts = positions.map((position) => {
                const [name, p] = columns[position] ?? ['', 0];
                return read(name, p);
            });
            for (let row = 0; row < (lengths[0] ?? 0); row++)
                yield starts.map((column) => column[row] ?? 0);
        },
    };
}
function listReader(bytes) {
    let first;
    return (name, p) => {
        const starts = Array.from(itemsOf(bytes, p));
        first ??= { name, length: starts.length };
        if (starts.length !== first.length) {
            throw unequal(p, `the column ${quoting_shown(name)} has ${starts.length} values, but ${quoting_shown(first.name)} has ${first.length}`);
        }
        return starts;
    };
}
function seriesReader(bytes) {
    let first;
    return (name, p) => {
        first ??= { name, rows: rowsByKey(bytes, p) };
        const { rows } = first;
        const starts = Array.from({ length: rows.size }, () => -1);
        let found = 0;
        for (const [key, value] of membersOf(bytes, p)) {
            const row = rows.get(key);
            if (row === undefined)
                throw unequal(value, `the column ${quoting_shown(name)} has a row ${quoting_shown(key)}, which ${quoting_shown(first.name)} lacks`);
            if (starts[row] === -1)
                found++;
            starts[row] = value;
        }
        if (found < rows.size) {
            const missing = Array.from(rows.keys()).find((_, row) => starts[row] === -1) ?? '';
            throw unequal(p, `the column ${quoting_shown(name)} lacks the row ${quoting_shown(missing)}, which ${quoting_shown(first.name)} has`);
        }
        return starts;
    };
}
function unequal(p, message) {
    return new Fault(p, 'column', message, `An object of arrays, or of objects, is a table by columns, and all of them need the same rows. ${SHAPES}`);
}
/** The rows in the order of their keys in the file. */
function rowsByKey(bytes, p) {
    const rows = new Map();
    for (const [key] of membersOf(bytes, p))
        if (!rows.has(key))
            rows.set(key, rows.size);
    return rows;
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/json.js















const json_OPEN_BRACE = 0x7b;
const json_OPEN_BRACKET = 0x5b;
/**
 * JSON in one document. An array of objects is read record by record, whatever its size. A table in one object (see `findTable`) is
 * read whole. A file of several objects is JSON Lines under another name, and is read as that.
 */
const json_json = {
    id: 'json',
    async preview(source) {
        if (await startsArray(source)) {
            const reader = new PreviewReader();
            await readArray(source, reader);
            return reader.preview('json');
        }
        const document = await readDocument(source);
        if (document === undefined)
            return jsonl_jsonl.preview(source);
        return inDocument(source, document, () => previewTable(document));
    },
    async read(source, columns, onRecord) {
        if (await startsArray(source)) {
            const reader = new CellReader(columns, false, onRecord);
            await readArray(source, reader);
            return { records: reader.records, nonFinite: reader.nonFinite };
        }
        const document = await readDocument(source);
        if (document === undefined)
            return jsonl_jsonl.read(source, columns, onRecord);
        return inDocument(source, document, () => readTable(source, document, columns, onRecord));
    },
    async layout(source, columns) {
        return (await startsArray(source)) ? { kind: 'array', columns, start: 0 } : undefined;
    },
};
/** Whether the file is an array; otherwise it starts with an object. */
async function startsArray(source) {
    let first;
    await chunks_scanFile(source, (bytes, start, end, last) => {
        const p = json_tokens_skipBlanks(bytes, start, end);
        if (p === end) {
            if (last)
                throw fault_emptyFile();
            return end;
        }
        first = bytes[p];
        if (first === json_OPEN_BRACE || first === json_OPEN_BRACKET)
            return chunks_STOP;
        throw expected('"[" or "{"', bytes, p, end, 'If the file is a table of text, say format: csv or format: tsv.');
    }, '');
    return first === json_OPEN_BRACKET;
}
/** Does `work` with the document; its Faults count from the start of the document. */
async function inDocument(source, document, work) {
    try {
        return await work();
    }
    catch (thrown) {
        throw await placed(source, thrown instanceof Fault ? thrown.movedBy(document.origin) : thrown);
    }
}
function previewTable({ bytes, origin }) {
    const table = findTable(bytes, checkObject(bytes, new JsonText()));
    const paths = new Set();
    for (const values of firstOf(table.rows(Array.from(table.columns.keys())))) {
        values.forEach((value, i) => addPath(bytes, value, paths, table.columns[i] ?? '', 1));
    }
    const names = Array.from(paths.size > 0 ? paths : table.columns);
    const samples = names.map((name) => new Samples(name));
    const bindings = names.map((name) => bind(name, table.columns));
    let records = 0;
    for (const cells of firstOf(cellsOf(table, bindings, bytes, origin))) {
        records++;
        samples.forEach((sample, i) => sample.add(cells, i));
    }
    return { format: 'json', columns: samples.map((sample) => sample.column()), records };
}
function* firstOf(records) {
    let left = PREVIEW_RECORDS;
    for (const record of records) {
        yield record;
        if (--left === 0)
            return;
    }
}
async function readTable(source, { bytes, origin }, columns, onRecord) {
    const text = new JsonText();
    const table = findTable(bytes, checkObject(bytes, text));
    const bindings = columns.map((name) => bind(name, table.columns));
    if (bindings.some(({ positions }) => positions.length !== 1)) {
        const found = new Map(columns.map((name, i) => [name, bindings[i]?.positions ?? []]));
        const place = { file: source.name, line: (await locate(source, origin + table.header)).line };
        refuseColumns(columnProblems(found, table.columns, place));
    }
    let records = 0;
    for (const cells of cellsOf(table, bindings, bytes, origin)) {
        records++;
        onRecord(cells);
    }
    return { records, nonFinite: text.nonFinite };
}

;// CONCATENATED MODULE: ./lib/src/predictions/formats/table.js









/** Every format there is, by its id. */
const FORMATS = new Map([csv_csv, csv_tsv, json_json, jsonl_jsonl].map((format) => [format.id, format]));
const BY_EXTENSION = new Map([
    ['csv', csv_csv],
    ['tsv', csv_tsv],
    ['tab', csv_tsv],
    ['json', json_json],
    ['jsonl', jsonl_jsonl],
    ['ndjson', jsonl_jsonl],
]);
const table_LF = 0x0a;
/** As much of a file as tells its format: the first line, unless it is longer. */
const LOOKED_AT = (/* unused pure expression or super */ null && (64 * 1024));
/**
 * The reader for a file: the one that `format:` names; else by content where that is unmistakable, since people put JSON into .csv
 * files and tabs between commas; else by extension (of `.csv.gz`, `.csv`). Throws ProblemError for a file that is UTF-16 or binary,
 * and for one that neither its name nor its content explains. Whether the file is well-formed is seen when it is read.
 */
async function table_chooseFormat(source, override) {
    const named = override === undefined ? undefined : FORMATS.get(override);
    if (named !== undefined)
        return named;
    const extension = /\.([^./\\]+?)(?:\.gz)?$/i.exec(source.name)?.[1]?.toLowerCase() ?? '';
    const byExtension = BY_EXTENSION.get(extension);
    const chosen = chooseByContent(await startOf(source), byExtension);
    if (chosen !== undefined)
        return chosen;
    throw new ProblemError({
        message: `the format of the file is not known, neither by its extension ${extension === '' ? '(it has none)' : JSON.stringify(extension)} nor by its content`,
        place: { file: source.name },
        advice: `Name the format: "format: csv". The formats are ${FORMAT_IDS.join(', ')}.`,
    });
}
function chooseByContent(start, byExtension) {
    // A JSON file with other content is left to the JSON reader, which says what it found where.
    if (byExtension === json)
        return json;
    // Neither an array nor an object that goes on below its first line is JSON Lines.
    if (/^\s*(?:\[\s*(?:[[{\]]|$)|\{\s*$)/.test(start))
        return json;
    if (byExtension === jsonl)
        return jsonl;
    if (/^\s*\{\s*(?:["}]|$)/.test(start))
        return json;
    const firstLine = /[^\r\n]+/.exec(start)?.[0] ?? '';
    const tabs = firstLine.includes('\t');
    const commas = firstLine.includes(',');
    // With both in the first line, one of them is part of a name.
    if (tabs !== commas)
        return tabs ? tsv : csv;
    return byExtension;
}
/** The first line of the file that is not blank, and the blanks before it. Throws ProblemError when there is none. */
async function startOf(source) {
    let start = '';
    await scanFile(source, (bytes, from, end, last) => {
        const p = skipBlanks(bytes, from, end);
        if (p === end && last)
            throw emptyFile();
        if (p === end)
            return end - from < LOOKED_AT ? from : end;
        const newline = bytes.indexOf(table_LF, p);
        const limit = Math.min(end, p + LOOKED_AT);
        if (newline === -1 && !last && limit === end)
            return from;
        start = textOf(bytes, from, newline === -1 ? limit : Math.min(newline, limit));
        return STOP;
    }, '');
    return start.replace(/^\s*\n/, '');
}

;// CONCATENATED MODULE: ./lib/src/predictions/column-names.js
/**
 * What people and tools call the columns, counted in public repositories and read from the tools' sources. Whole names only, after
 * `normaliseName`: a part of a name proves nothing (`lang_label` is a language).
 */
/** Names that belong together: finding both says what each of them is, even where one alone would be ambiguous. */
const column_names_PAIRED_NAMES = [
    ['y_true', 'y_pred'],
    ['true_label', 'predicted_label'],
    ['true_label', 'pred_label'],
    ['actual', 'predicted'],
    ['actual_label', 'predicted_label'],
    ['gold_label', 'pred_label'],
    ['gold_label', 'predicted_label'],
    ['gold', 'pred'],
    ['true', 'pred'],
    ['true_class', 'predicted_class'],
    ['true_category', 'predicted_category'],
    ['expected', 'predicted'],
    ['expected', 'output'],
    ['expected', 'picked'],
    ['expected_label', 'predicted_label'],
    ['expected_output', 'actual_output'],
    ['target', 'prediction'],
    ['target', 'outputs'],
    ['ground_truth', 'prediction'],
    ['ground_truth', 'response'],
    ['ground_truth', 'outputs'],
    ['reference', 'response'],
    ['references', 'predictions'],
];
/** `X_orig` with `X_predicted`: a pair when exactly one X has both. */
const column_names_PAIRED_SUFFIXES = (/* unused pure expression or super */ null && ([
    ['_orig', '_predicted'],
    ['_true', '_pred'],
]));
/** Names that mean one thing wherever they were seen. */
const column_names_CLEAR_ACTUAL = new Set(['y_true', 'true_label', 'gold', 'gold_label', 'ground_truth', 'expected_label', 'true_class']);
const column_names_CLEAR_PREDICTED = new Set([
    'y_pred',
    'predicted_label',
    'predicted',
    'pred',
    'pred_label',
    'predicted_class',
    'prediction_label',
    'yhat',
]);
/** Names that mean gold in one tool and the prediction in another: taken only when the other role is clear and the values overlap. */
const column_names_WEAK_ACTUAL = new Set(['label', 'target', 'answer', 'class', 'category']);
const column_names_WEAK_PREDICTED = new Set(['prediction', 'output', 'response']);
const column_names_ID_NAMES = new Set(['id', 'example_id', 'sample_id', 'doc_id', 'custom_id', 'uid', 'guid', 'idx']);
/** `trueLabel`, `True Label` and `true-label` are `true_label`. */
function column_names_normaliseName(name) {
    return name
        .replace(/^\uFEFF/, '')
        .trim()
        .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1_$2')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '_')
        .replace(/^_+|_+$/g, '');
}

;// CONCATENATED MODULE: ./lib/src/predictions/role-problems.js




const SAMPLES = 3;
/** A table with more columns than these is one of scores: nobody reads on. */
const role_problems_MOST_LISTED = 40;
/** A column that the config names and the file lacks. */
function role_problems_missingColumn(file, role, name, preview, { key, place }) {
    const nearest = nearestName(name, preview.columns);
    const advice = `${nearest === undefined ? '' : `Did you mean ${shown(nearest)}? `}Its columns are:\n${listColumns(preview)}`;
    return fileProblem(file, `there is no column ${shown(name)}, which \`${key}.${role}\` names`, advice, place);
}
/** Columns that the files of a set have and one of them lacks. */
function role_problems_missingInShard(file, preview, roles) {
    const present = new Set(preview.columns.map((column) => column.name));
    const { actual, predicted, id, text, slices } = roles;
    const lacking = new Set([actual, predicted, id, text, ...slices].filter((name) => name !== undefined && !present.has(name)));
    if (lacking.size === 0)
        return [];
    const names = [...lacking].map((name) => shown(name ?? '')).join(' and no ');
    return [fileProblem(file, `there is no column ${names}, which other files that are read with it have`, `Its columns are:\n${listColumns(preview)}\nFiles that are read together need the same columns.`)];
}
/** The columns of labels cannot be told from their names: what there is, and the YAML that settles it. */
function role_problems_unclearLabels(file, preview, wanted) {
    const { actual, predicted, goldElsewhere, key } = wanted;
    const unclear = [
        ...(goldElsewhere || actual !== undefined ? [] : ['the gold label']),
        ...(predicted === undefined ? ['the predicted label'] : []),
    ];
    const models = predicted === undefined ? preview.columns.filter(isLikePrediction) : [];
    const lines = [
        ...(goldElsewhere ? [] : [`  actual: ${actual ?? '<column of the gold label>'}`]),
        `  predicted: ${predicted ?? '<column of what the model said>'}`,
    ];
    const several = models.length > 1 ? '\nIf they are the predictions of several models, one of them can be the baseline:\nbaseline: { column: <its column> }' : '';
    const message = `${unclear.length > 1 ? 'the columns' : 'the column'} of ${unclear.join(' and ')} cannot be told from the names${models.length > 1 ? `; several look like predictions: ${models.map(({ name }) => shown(name)).join(', ')}` : ''}`;
    const [only, ...others] = preview.columns;
    if (others.length === 0 && only?.name.includes(';') === true) {
        return fileProblem(file, `${message}: the file seems to be separated by semicolons`, 'Write it with commas: in pandas, to_csv without `sep`.', wanted.place);
    }
    return fileProblem(file, message, `Its columns are:\n${listColumns(preview)}\nName them in the config:\n${yamlUnder(key, lines)}${several}`, wanted.place);
}
const NEEDED_FOR = {
    pairing: 'examples cannot be paired with those of the other model',
    gold: 'predictions cannot be joined with the gold file',
    uniqueness: '`unique_ids` cannot be checked',
    names: 'examples cannot be named',
    order: 'examples cannot be named',
};
/** There is no column of ids, or no telling which it is. */
function role_problems_noIdColumn(file, preview, candidates, { idFor, key, place }) {
    const found = candidates.length === 0 ? 'no column is named like an id' : `several columns are named like an id: ${candidates.map(shown).join(', ')}`;
    const byOrder = idFor === 'pairing' ? '\nor, when both files hold the same examples in the same order, set `pair_by: order`.' : '';
    return fileProblem(file, `${NEEDED_FOR[idFor]}: ${found}`, `Its columns are:\n${listColumns(preview)}\nName the id column in the config:\n${yamlUnder(key, ['  id: <column>'])}${byOrder}`, place);
}
/** Every column with up to three sample values. */
function listColumns({ columns }) {
    const lines = columns.slice(0, role_problems_MOST_LISTED).map(({ name, samples }) => {
        const values = [...new Set(samples)].slice(0, SAMPLES).map((text) => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text));
        return `  ${shown(name)}: ${values.length === 0 ? '(empty)' : values.join(', ')}`;
    });
    return [...lines, ...(columns.length > role_problems_MOST_LISTED ? [`  and ${columns.length - role_problems_MOST_LISTED} more`] : [])].join('\n');
}
/** `baseline.columns` as YAML: a mapping in a mapping, with the path that it then needs. */
function yamlUnder(key, lines) {
    if (key === 'columns')
        return ['columns:', ...lines].join('\n');
    return ['baseline:', '  path: <its path>', '  columns:', ...lines.map((line) => `  ${line}`)].join('\n');
}
function isLikePrediction({ name }) {
    const normal = normaliseName(name);
    return CLEAR_PREDICTED.has(normal) || WEAK_PREDICTED.has(normal) || normal.endsWith('_prediction') || PAIRED_SUFFIXES.some(([, suffix]) => normal.endsWith(suffix));
}
function nearestName(name, columns) {
    const ranked = columns
        .map((column) => ({ name: column.name, distance: leven(column.name.toLowerCase(), name.toLowerCase()) }))
        .sort((a, b) => a.distance - b.distance);
    const [best] = ranked;
    return best !== undefined && best.distance <= Math.max(2, Math.floor(name.length / 3)) ? best.name : undefined;
}

;// CONCATENATED MODULE: ./lib/src/predictions/infer-labels.js


const GOLD_BESIDE_A_PREDICTION = new Set([...column_names_WEAK_ACTUAL, ...column_names_PAIRED_NAMES.map(([actual]) => actual)]);
/**
 * The columns of labels: what is known, and the rest by name, in tiers. First pairs of names that belong together; then names that mean one
 * thing; then names that mean gold in one tool and the prediction in another, if the other column is clear and both share a value.
 * Undefined unless a tier gives exactly one answer.
 */
function infer_labels_inferLabels(columns, known) {
    const { actual, predicted } = known;
    if (known.goldElsewhere) {
        const only = predicted ?? onlyOne(columns, [CLEAR_PREDICTED, WEAK_PREDICTED], known.id);
        return only === undefined ? undefined : { predicted: only };
    }
    if (actual !== undefined && predicted !== undefined)
        return { actual, predicted };
    const pairs = pairsByName(columns).filter((pair) => (actual ?? pair.actual) === pair.actual && (predicted ?? pair.predicted) === pair.predicted);
    const [pair, ...others] = pairs;
    if (pair !== undefined)
        return others.length === 0 ? pair : undefined;
    const free = columns.filter((column) => column.name !== actual && column.name !== predicted);
    const clearActual = actual === undefined ? called(free, CLEAR_ACTUAL) : [actual];
    const clearPredicted = predicted === undefined ? called(free, CLEAR_PREDICTED) : [predicted];
    if (clearActual.length > 1 || clearPredicted.length > 1)
        return undefined;
    const [gold] = clearActual;
    const [said] = clearPredicted;
    if (gold !== undefined && said !== undefined)
        return { actual: gold, predicted: said };
    if (said !== undefined) {
        // Where the config says what the prediction is, a name that means gold beside some prediction may mean it beside this one.
        const weakNames = predicted === undefined ? WEAK_ACTUAL : GOLD_BESIDE_A_PREDICTION;
        const weak = onlyName(called(free, weakNames).filter((name) => shareValues(columns, name, said)));
        return weak === undefined ? undefined : { actual: weak, predicted: said };
    }
    if (gold !== undefined) {
        const weak = onlyName(called(free, WEAK_PREDICTED).filter((name) => shareValues(columns, gold, name)));
        return weak === undefined ? undefined : { actual: gold, predicted: weak };
    }
    return undefined;
}
/** The gold column of a file that holds gold only: a clear or weak gold name, or the one column that is not the id. */
function inferGold(preview, id) {
    return onlyOne(preview.columns, [CLEAR_ACTUAL, WEAK_ACTUAL], id);
}
/** In a file of one kind of label only: the column with a name of the first tier that has any, or the only one beside the id. */
function onlyOne(columns, tiers, id) {
    const free = columns.filter(({ name }) => name !== id && (id !== undefined || !ID_NAMES.has(normaliseName(name))));
    const found = tiers.map((names) => called(free, names)).find((names) => names.length > 0);
    return onlyName(found ?? free.map(({ name }) => name));
}
function pairsByName(columns) {
    const named = (wanted) => columns.filter((column) => normaliseName(column.name) === wanted).map((column) => column.name);
    const byName = PAIRED_NAMES.flatMap(([actual, predicted]) => pairsOf(named(actual), named(predicted)));
    const bySuffix = PAIRED_SUFFIXES.flatMap(([actualSuffix, predictedSuffix]) => columns.flatMap(({ name }) => {
        const stem = normaliseName(name);
        // `y_true` with `y_pred` is in the list of names already.
        if (!stem.endsWith(actualSuffix) || stem === 'y_true')
            return [];
        return pairsOf([name], named(stem.slice(0, -actualSuffix.length) + predictedSuffix));
    }));
    return [...byName, ...bySuffix];
}
function pairsOf(actuals, predicteds) {
    return actuals.flatMap((actual) => predicteds.map((predicted) => ({ actual, predicted })));
}
function called(columns, names) {
    return columns.filter((column) => names.has(normaliseName(column.name))).map((column) => column.name);
}
function onlyName(names) {
    return names.length === 1 ? names[0] : undefined;
}
function shareValues(columns, first, second) {
    const samples = (name) => columns.find((column) => column.name === name)?.samples.map((text) => withoutZeroFraction(text.trim())) ?? [];
    const values = new Set(samples(first));
    return samples(second).some((text) => values.has(text));
}

;// CONCATENATED MODULE: ./lib/src/predictions/roles.js




/**
 * The roles of a file's columns. Names of the config must exist; the others are inferred in tiers, and a tier counts only when it gives
 * exactly one answer. Anything else is refused with the columns, their values and the YAML that settles it.
 */
function roles_resolveRoles(file, preview, wanted) {
    const demanded = [
        ['actual', wanted.actual],
        ['predicted', wanted.predicted],
        ['id', wanted.id],
        ['text', wanted.text],
        ...(wanted.slices ?? []).map((name) => ['slices', name]),
    ];
    const problems = demanded.flatMap(([role, name]) => (name === undefined || canHold(preview, name) ? [] : [missingColumn(file, role, name, preview, wanted)]));
    if (problems.length > 0)
        throw new ProblemError(problems);
    const labels = inferLabels(preview.columns, wanted);
    if (labels === undefined)
        throw new ProblemError(unclearLabels(file, preview, wanted));
    const { actual, predicted } = labels;
    const id = wanted.id ?? idColumn(file, preview, wanted, [actual, predicted]);
    const inferred = [
        ...(wanted.actual === undefined && actual !== undefined ? ['actual'] : []),
        ...(wanted.predicted === undefined ? ['predicted'] : []),
        ...(wanted.id === undefined && id !== undefined ? ['id'] : []),
    ];
    return {
        ...(actual !== undefined && { actual }),
        predicted,
        ...(id !== undefined && { id }),
        ...(wanted.text !== undefined && { text: wanted.text }),
        slices: wanted.slices ?? [],
        inferred,
    };
}
/** Whether a column of that name is there, or a JSON object that may hold it deeper than a preview looks. */
function canHold({ columns, format }, name) {
    if (columns.some((column) => column.name === name))
        return true;
    if (format !== 'json' && format !== 'jsonl')
        return false;
    return columns.some((column) => name.startsWith(`${column.name}.`) && column.samples.some((text) => text.startsWith('{')));
}
/** The columns that are named like an id and play no other part. */
function idColumns(preview, taken) {
    return preview.columns.map(({ name }) => name).filter((name) => ID_NAMES.has(normaliseName(name)) && !taken.includes(name));
}
function idColumn(file, preview, wanted, taken) {
    if (wanted.idFor === 'order')
        return undefined;
    const candidates = idColumns(preview, taken);
    if (candidates.length === 1)
        return candidates[0];
    if (wanted.idFor === 'names')
        return undefined;
    throw new ProblemError(noIdColumn(file, preview, candidates, wanted));
}

;// CONCATENATED MODULE: ./lib/src/predictions/file-set.js








/** Looks at the files and settles the roles of their columns, the same for all of them. A file without records is an error: a shard may have been lost. */
async function openFileSet(sources, format, wantedIn) {
    const files = await openFiles(sources, format);
    const empty = files.filter((file) => file.preview.records === 0);
    const [first, ...rest] = files;
    if (first === undefined || empty.length > 0)
        throw new ProblemError(noRecords(empty.map(({ source }) => source)));
    const preview = seenTogether(first.preview, rest.map((file) => file.preview));
    const roles = resolveRoles(first.source.name, preview, wantedIn(preview));
    const problems = files.flatMap((file) => (isTable(file) ? missingInShard(file.source.name, file.preview, roles) : []));
    if (problems.length > 0)
        throw new ProblemError(problems.slice(0, NAMED));
    return { files, roles };
}
async function openFiles(sources, format) {
    const files = [];
    for (const source of sources) {
        const reader = await chooseFormat(source, format);
        files.push({ source, format: reader, preview: await reader.preview(source) });
    }
    return files;
}
/** Tables of text name all their columns; a JSON record may lack a key that others have. */
function isTable({ format }) {
    return format.id === 'csv' || format.id === 'tsv';
}
/** The columns of all files of a set: a set may be one JSON file a record, and a record may lack a key. */
function seenTogether(first, rest) {
    const columns = [...first.columns];
    const places = new Map(columns.map(({ name }, index) => [name, index]));
    for (const preview of rest) {
        for (const column of preview.columns) {
            const place = places.get(column.name);
            const known = place === undefined ? undefined : columns[place];
            if (place === undefined || known === undefined)
                places.set(column.name, columns.push(column) - 1);
            else if (known.samples.length < PREVIEW_SAMPLES)
                columns[place] = bothSeen(known, column);
        }
    }
    return { format: first.format, columns, records: rest.reduce((sum, { records }) => sum + records, first.records) };
}
function bothSeen(a, b) {
    const kind = a.kind === b.kind || b.kind === 'empty' ? a.kind : a.kind === 'empty' ? b.kind : 'text';
    return { name: a.name, samples: [...a.samples, ...b.samples].slice(0, PREVIEW_SAMPLES), kind };
}
function noRecords(sources) {
    if (sources.length === 0)
        return [{ message: 'there are no prediction files to read' }];
    return sources.map(({ name }) => fileProblem(name, 'the file holds no predictions: it has no records', 'What was not measured never passes. Check the step that writes the file.'));
}
/** Whether cell `index` holds nothing: no such key, null, or an empty text. */
function isEmpty(cells, index) {
    const kind = cells.kind[index];
    return kind === ABSENT || kind === NULL || cells.start[index] === cells.end[index];
}
/** Whether cell `index` holds nothing but blanks. Decodes the text: for cells that are known to hold no label. */
function file_set_isBlank(cells, index) {
    return isEmpty(cells, index) || cellText(cells, index).trim() === '';
}
function isStructure(cells, index) {
    return cells.kind[index] === STRUCTURE;
}
/** The text of cell `index`; for messages and for the few texts that are shown. */
function cellText(cells, index) {
    if (cells.kind[index] === ABSENT || cells.kind[index] === NULL)
        return '';
    return cells_textOf(cells.bytes[index] ?? new Uint8Array(0), cells.start[index] ?? 0, cells.end[index] ?? 0);
}

;// CONCATENATED MODULE: ./lib/src/predictions/byte-hash.js
// Bytes four at a time, through a DataView (little-endian). A range may start anywhere; only bytes inside it are read.
/** A signed 32-bit hash of the bytes [start, end), for open addressing: MurmurHash3 (x86, 32 bits; Appleby, public domain). */
function hashOf(words, start, end) {
    const lastWord = end - 4;
    let hash = end - start;
    let p = start;
    for (; p <= lastWord; p += 4) {
        hash ^= scrambled(words.getInt32(p, true));
        hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
    }
    if (p < end)
        hash ^= scrambled(tailOf(words, p, end));
    return mix(hash);
}
/**
 * A second hash of the bytes [start, end), independent of the first: the two together tell test sets apart. As the first, and as any hash
 * without a key, it does not withstand somebody who looks for collisions.
 */
function secondHashOf(words, start, end) {
    const lastWord = end - 4;
    let hash = 0x9747b28c ^ (end - start);
    let p = start;
    for (; p <= lastWord; p += 4)
        hash = Math.imul(hash + words.getInt32(p, true), 0x5bd1e995) ^ (hash >>> 13);
    if (p < end)
        hash = Math.imul(hash + tailOf(words, p, end), 0x5bd1e995) ^ (hash >>> 13);
    return mix(hash);
}
/** Whether `length` bytes of one buffer are those of another. */
function equalBytes(a, aStart, b, bStart, length) {
    const lastWord = length - 4;
    let i = 0;
    for (; i <= lastWord; i += 4)
        if (a.getInt32(aStart + i, true) !== b.getInt32(bStart + i, true))
            return false;
    for (; i < length; i++)
        if (a.getUint8(aStart + i) !== b.getUint8(bStart + i))
            return false;
    return true;
}
/** Less than, equal to, or greater than 0, by bytes: for UTF-8 that is the order of code points. */
function compareBytes(a, aStart, aEnd, b, bStart, bEnd) {
    const length = Math.min(aEnd - aStart, bEnd - bStart);
    for (let i = 0; i < length; i++) {
        const difference = a[aStart + i] - b[bStart + i];
        if (difference !== 0)
            return difference;
    }
    return aEnd - aStart - (bEnd - bStart);
}
/** The one to three bytes at p as a word, zeros above them. */
function tailOf(words, p, end) {
    let word = 0;
    for (let q = end - 1; q >= p; q--)
        word = (word << 8) | words.getUint8(q);
    return word;
}
function scrambled(word) {
    const k = Math.imul(word, 0xcc9e2d51);
    return Math.imul((k << 15) | (k >>> 17), 0x1b873593);
}
/** MurmurHash3's finaliser: every bit of the input reaches every bit of the result. */
function mix(hash) {
    let h = hash;
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return h ^ (h >>> 16);
}

;// CONCATENATED MODULE: ./lib/src/predictions/label-forms.js



/** More distinct values than these are no label column and no slice column (but a text, an id, a measurement). */
const MOST_LABELS = 50_000;
const MOST_SLICES = 1_000;
const FIRST_MARK = 65_520;
/** The model said nothing: null, empty, absent, or the mark `(missing)`. */
const MISSING = 65_521;
const UNPARSED = 65_522;
const REFUSED = 65_523;
/** A clear label outside the closed set. */
const OTHER = 65_524;
/** A row without a gold label. */
const UNLABELLED = 65_525;
/** A cell with nothing in it. What that means depends on the column: no code of an example. */
const BLANK = 65_526;
/** A cell with a JSON object or array. Likewise. */
const STRUCTURED = 65_527;
/** No value on this side: the example has no baseline prediction. */
const NONE = 65_535;
/** An outcome written out in a predictions file, as this product's own files do it. */
const PREDICTION_MARKS = new Map([
    ['(missing)', MISSING],
    ['(unparsed)', UNPARSED],
    ['(refused)', REFUSED],
    ['(other)', OTHER],
]);
/** The only mark of a slice: an empty cell, and how it is shown. */
const SLICE_MARKS = new Map([['(missing)', MISSING]]);
function isLabel(code) {
    return code < FIRST_MARK;
}
/** A column has more distinct values than labels can be. Whoever reads the column knows where, and says so. */
class TooManyValues extends Error {
    name = 'TooManyValues';
}
/**
 * Bytes to label codes without a string per row. Every distinct form (sequence of bytes) is decoded once and given its meaning: surrounding
 * blanks are trimmed, so " Yes" and "Yes" are two forms of one label. Open addressing over hashes; the bytes are kept and compared.
 */
class LabelForms {
    /** label text by code */
    #labels = [];
    #codes = new Map();
    /** The bytes of all forms, side by side, and by form where it starts, how many bytes it has, its hash and its meaning. */
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
    /** The form that was asked for last: what is predicted is mostly what is true, so it is asked for twice. */
    #last = 0;
    constructor(most, marks) {
        this.#most = most;
        this.#marks = marks;
    }
    /** The code of a label's bytes. Empty and blank is `BLANK`. Throws TooManyValues for a new label beyond `most`. */
    code(bytes, start, end, most = this.#most) {
        const words = this.#wordView.of(bytes);
        const length = end - start;
        if (this.#isForm(this.#last, words, start, length))
            return this.#meanings[this.#last];
        const hash = hashOf(words, start, end);
        const slots = this.#slots;
        const mask = slots.length - 1;
        let slot = hash & mask;
        for (;;) {
            const form = slots[slot];
            if (form === -1)
                return this.#learn(bytes, start, end, hash, slot, most);
            if (this.#hashes[form] === hash && this.#isForm(form, words, start, length)) {
                this.#last = form;
                return this.#meanings[form];
            }
            slot = (slot + 1) & mask;
        }
    }
    /** The code of a label that is known as text, without blanks around it. Throws as `code` does. */
    codeOf(label, most = this.#most) {
        return this.#codes.get(label) ?? this.#newLabel(label, most);
    }
    /** The text of a label code. */
    text(code) {
        const text = this.#labels[code];
        if (text === undefined)
            throw new RangeError(`no label has the code ${code}`);
        return text;
    }
    /** How many distinct labels there are; their codes are 0 … size − 1. */
    get size() {
        return this.#labels.length;
    }
    /** False for form 0 while there is none: no label that is asked for is empty. */
    #isForm(form, words, start, length) {
        return this.#lengths[form] === length && length > 0 && equalBytes(this.#words, this.#starts[form], words, start, length);
    }
    #learn(bytes, start, end, hash, slot, most) {
        const text = cells_textOf(bytes, start, end).trim();
        const meaning = text === '' ? BLANK : (this.#marks.get(text) ?? this.codeOf(text, most));
        // Spellings that differ in blanks only can be many, too.
        if (this.#forms >= 4 * this.#most)
            throw new TooManyValues(`more than ${4 * this.#most} distinct values`);
        const form = this.#forms++;
        this.#reserve(end - start);
        this.#slots[slot] = form;
        this.#starts[form] = this.#used;
        this.#lengths[form] = end - start;
        this.#hashes[form] = hash;
        this.#meanings[form] = meaning;
        // A copy, for the bytes belong to a chunk that is about to be overwritten.
        new Uint8Array(this.#words.buffer).set(bytes.subarray(start, end), this.#used);
        this.#used += end - start;
        if (this.#forms * 2 > this.#slots.length)
            this.#grow();
        return meaning;
    }
    /** Makes room for one more form of that many bytes. */
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
        if (code >= most)
            throw new TooManyValues(`more than ${most} distinct values`);
        this.#labels.push(text);
        this.#codes.set(text, code);
        return code;
    }
    #grow() {
        const slots = new Int32Array(this.#slots.length * 4).fill(-1);
        const mask = slots.length - 1;
        for (let form = 0; form < this.#forms; form++) {
            let slot = this.#hashes[form] & mask;
            while (slots[slot] !== -1)
                slot = (slot + 1) & mask;
            slots[slot] = form;
        }
        this.#slots = slots;
    }
}
function grown(from, into) {
    into.set(from);
    return into;
}

;// CONCATENATED MODULE: ./lib/src/predictions/numeric-labels.js
const numeric_labels_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const INTEGRAL_FLOAT = /^(-?(?:0|[1-9]\d*))\.0+$/;
/** A number as programs write it. `01` is none, it is a code; neither is `1,5` or `50%`. */
function isNumber(label) {
    return numeric_labels_NUMBER.test(label);
}
/** A number that is no integer: hardly ever the name of a class. */
function isFraction(label) {
    return isNumber(label) && !Number.isInteger(Number(label));
}
/** `1.0` as `1`, anything else as it is: what a table library makes of integers when one of them is missing. */
function numeric_labels_withoutZeroFraction(label) {
    return INTEGRAL_FLOAT.exec(label)?.[1] ?? label;
}

;// CONCATENATED MODULE: ./lib/src/predictions/label-column.js






/** Turns the cells of one column of labels or slice values into codes. */
class LabelColumn {
    name;
    #forms;
    #most;
    /** `most`: distinct values of all columns with these forms beyond which this column has too many; by default as the forms have it. */
    constructor(name, forms, most) {
        this.name = name;
        this.#forms = forms;
        this.#most = most;
    }
    /** The code of cell `index`: of a label, of a mark, `BLANK` or `STRUCTURED`. Throws ProblemError when the column holds no labels at all. */
    code(cells, index, source) {
        if (isEmpty(cells, index))
            return BLANK;
        if (isStructure(cells, index))
            return STRUCTURED;
        try {
            return this.#forms.code(cells.bytes[index], cells.start[index], cells.end[index], this.#most);
        }
        catch (thrown) {
            throw this.#explained(thrown, source, () => cellText(cells, index));
        }
    }
    /** The code of a label that was read elsewhere. Throws as `code` does. */
    codeOf(label, source) {
        try {
            return this.#forms.codeOf(label, this.#most);
        }
        catch (thrown) {
            throw this.#explained(thrown, source, () => label);
        }
    }
    #explained(thrown, source, value) {
        return thrown instanceof TooManyValues ? new problem_ProblemError(this.#tooMany(thrown, source, value()), { cause: thrown }) : thrown;
    }
    #tooMany({ message }, source, value) {
        const numbers = isFraction(value.trim()) ? ' Numbers with fractions look like regression, which a confusion matrix cannot judge.' : '';
        return file_problem_fileProblem(source.name, `the column ${quoting_shown(this.name)} has ${message}, the last one ${quoting_shown(value)}`, `A column of labels has few. Is this one a text, an id or a measurement?${numbers} Name the right columns under \`columns\`.`);
    }
}

;// CONCATENATED MODULE: ./lib/src/predictions/id-column.js


/** Longer ids than this are copied by the engine, shorter ones word by word. */
const LONG = 64;
/**
 * The ids of a batch of rows as bytes, side by side. Each starts at a whole word, and the bytes behind it up to the next word are zero. An
 * empty one is an id that is not there.
 */
class IdColumn {
    #bytes;
    #words;
    /** Where each id starts, and how many bytes it has. */
    starts;
    lengths;
    #used = 0;
    constructor(rows, starts = new Int32Array(rows), lengths = new Int32Array(rows), bytes = new Uint8Array(16 * rows)) {
        this.starts = starts;
        this.lengths = lengths;
        this.#bytes = bytes;
        this.#words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    /** A column of ids that stand somewhere already, as such a column has them. Nothing is to be set in it. */
    static over(bytes, starts, lengths) {
        return new IdColumn(starts.length, starts, lengths, bytes);
    }
    /** Bytes in use. */
    get used() {
        return this.#used;
    }
    /** What the ids stand in. It is another one once they outgrow it. */
    get words() {
        return this.#words;
    }
    get bytes() {
        return this.#bytes;
    }
    clear() {
        this.#used = 0;
    }
    /** The id of a row is the bytes [start, end) of `words`. */
    set(row, words, start, end) {
        const length = end - start;
        let to = this.#used;
        this.starts[row] = to;
        this.lengths[row] = length;
        if (to + length + 4 > this.#bytes.length)
            this.#grow(to + length + 4);
        const target = this.#words;
        let p = start;
        if (length > LONG) {
            this.#bytes.set(new Uint8Array(words.buffer, words.byteOffset + start, length & -4), to);
            p += length & -4;
            to += length & -4;
        }
        else {
            for (const lastWord = end - 4; p <= lastWord; p += 4, to += 4)
                target.setInt32(to, words.getInt32(p, true), true);
        }
        if (p < end) {
            target.setInt32(to, tailOf(words, p, end), true);
            to += 4;
        }
        this.#used = to;
    }
    /** Row `to` gets the id of row `from`. */
    move(from, to) {
        this.starts[to] = this.starts[from];
        this.lengths[to] = this.lengths[from];
    }
    end(row) {
        return this.starts[row] + this.lengths[row];
    }
    text(row) {
        // A copy: they may stand in memory that threads share, which a decoder does not take.
        const id = this.#bytes.slice(this.starts[row], this.end(row));
        return cells_textOf(id, 0, id.length);
    }
    #grow(least) {
        const larger = new Uint8Array(Math.max(least, this.#bytes.length * 2));
        larger.set(this.#bytes);
        this.#bytes = larger;
        this.#words = new DataView(larger.buffer);
    }
}

;// CONCATENATED MODULE: ./lib/src/predictions/row-batch.js



/** Rows handed on at once: enough to pay for the call, few enough to stay in the processor's cache. */
const BATCH_ROWS = 2048;
/** Gathers records into batches of rows. The cells of a record are the label columns in their order, then the id where there is one. */
class RowBatcher {
    #labels;
    #hasIds;
    #onBatch;
    #batch;
    #wordView = new WordView();
    constructor(labels, hasIds, source, onBatch) {
        this.#labels = labels;
        this.#hasIds = hasIds;
        this.#onBatch = onBatch;
        this.#batch = {
            size: 0,
            codes: labels.map(() => new Uint16Array(BATCH_ROWS)),
            ids: new IdColumn(BATCH_ROWS),
            offsets: new Float64Array(BATCH_ROWS),
            source,
        };
    }
    add(cells) {
        const batch = this.#batch;
        const row = batch.size;
        const labels = this.#labels;
        for (let i = 0; i < labels.length; i++)
            batch.codes[i][row] = labels[i].code(cells, i, batch.source);
        if (this.#hasIds)
            this.#addId(cells, labels.length, row);
        batch.offsets[row] = cells.offset;
        batch.size = row + 1;
        if (batch.size === BATCH_ROWS)
            this.flush();
    }
    /** Hands on what is left. */
    flush() {
        if (this.#batch.size === 0)
            return;
        this.#onBatch(this.#batch);
        this.drop();
    }
    /** Forgets what was not handed on. */
    drop() {
        this.#batch.size = 0;
        this.#batch.ids.clear();
    }
    #addId(cells, index, row) {
        const bytes = cells.bytes[index];
        const words = this.#wordView.of(bytes);
        const start = cells.start[index];
        if (lacksId(cells, index, bytes[start]))
            this.#batch.ids.set(row, words, 0, 0);
        else
            this.#batch.ids.set(row, words, start, cells.end[index]);
    }
}
/** Only an id that begins with a blank can be blank: nearly none is decoded here. */
function lacksId(cells, index, first) {
    return isEmpty(cells, index) || isStructure(cells, index) || (first !== undefined && first <= 0x20 && file_set_isBlank(cells, index));
}

;// CONCATENATED MODULE: ./lib/src/predictions/ahead/sections.js
/** A file is cut into sections of this size: large enough to pay for handing them over, small enough to stay in the processor's cache. */
const SECTION_BYTES = 1024 * 1024;
/** A section that nobody has taken; that the reader scans itself; that the scanner ahead is at; that it has scanned; that it has left. */
const FREE = 0;
const TAKEN = 1;
const AHEAD = 2;
const READY = 3;
const LEFT = 4;
/** Blocks of the scanner ahead that wait to be read at most. Its n-th block lies in slot n modulo this. */
const SLOTS = 4;
/** Who takes a section, and who waits for whom, in memory that two threads share. Its first word counts the blocks that were read, its second the signs of life of the scanner ahead, its third says stop. */
const CONTROLS = 4;
const READ = 0;
const LIFE = 1;
const STOPPED = 2;
/** The scanner ahead is given up when it shows no sign of life for so long: its thread may have died, and no word of that can arrive while this one waits. */
const PATIENCE_MS = 10_000;
/** The sections of one file, between the thread that reads it and the one that scans ahead. Both have one of these over the same memory. */
class Sections {
    count;
    #words;
    constructor(memory) {
        this.#words = new Int32Array(memory);
        this.count = this.#words.length - CONTROLS;
    }
    static memoryFor(sections) {
        return new SharedArrayBuffer(4 * (CONTROLS + sections));
    }
    /** The reader takes a section for itself; false when the scanner ahead has it. */
    take(section) {
        return this.#exchange(section, FREE, TAKEN) || this.#state(section) === TAKEN;
    }
    /** The reader takes the first free section behind this one; undefined when there is none. */
    takeBehind(section) {
        return this.#firstFree(section + 1, TAKEN);
    }
    /** Whether the scanner ahead is still at a section. */
    isAhead(section) {
        return this.#state(section) === AHEAD;
    }
    /** Waits until the scanner ahead is done with a section: it has a block for it, has left it to the reader, or shows no sign of life. */
    wait(section) {
        for (;;) {
            const life = Atomics.load(this.#words, LIFE);
            const state = this.#state(section);
            if (state !== AHEAD)
                return state === READY ? 'ready' : 'left';
            if (Atomics.wait(this.#words, CONTROLS + section, AHEAD, PATIENCE_MS) === 'timed-out' && Atomics.load(this.#words, LIFE) === life)
                return 'dead';
        }
    }
    /** The block of a section has been read, or passed over: its slot is free. */
    passed() {
        Atomics.add(this.#words, READ, 1);
        Atomics.notify(this.#words, READ);
    }
    /** Nothing more is wanted of the scanner ahead. */
    stop() {
        Atomics.store(this.#words, STOPPED, 1);
        // The word that it may be about to wait for must change, or it would sleep through the call.
        this.passed();
    }
    get stopped() {
        return Atomics.load(this.#words, STOPPED) === 1;
    }
    /** Takes the next free section for the scanner ahead, its `number`th; waits for a slot. Undefined when there is none left. */
    next(after, number) {
        for (;;) {
            if (this.stopped)
                return undefined;
            const read = Atomics.load(this.#words, READ);
            if (number - read < SLOTS)
                break;
            Atomics.wait(this.#words, READ, read);
        }
        return this.#firstFree(after + 1, AHEAD);
    }
    /** The scanner ahead is done with a section: there is a block, or it is left to the reader. */
    done(section, ready) {
        Atomics.store(this.#words, CONTROLS + section, ready ? READY : LEFT);
        Atomics.notify(this.#words, CONTROLS + section);
    }
    signOfLife() {
        Atomics.add(this.#words, LIFE, 1);
    }
    #firstFree(from, taker) {
        for (let section = from; section < this.count; section++)
            if (this.#exchange(section, FREE, taker))
                return section;
        return undefined;
    }
    #state(section) {
        return Atomics.load(this.#words, CONTROLS + section);
    }
    #exchange(section, from, to) {
        return Atomics.compareExchange(this.#words, CONTROLS + section, from, to) === from;
    }
}

;// CONCATENATED MODULE: ./lib/src/predictions/ahead/block.js


/** A section with more rows than this, or with more ids or new labels than there is room for, is left to the reader. Memory that is not used is not touched. */
const MOST_ROWS = SECTION_BYTES / 8;
const ID_BYTES = 2 * SECTION_BYTES;
const LABEL_BYTES = SECTION_BYTES;
const META = 8;
const ROWS = 0;
const START = 1;
const NEXT = 2;
const NON_FINITE = 3;
const LABELS = 4;
/** The rows of one section as the scanner ahead hands them over, in shared memory. Codes of labels are its own. */
class Block {
    #meta;
    #codes;
    /** Where each record stands, in bytes from where the scan began. */
    #offsets;
    #idStarts;
    #idLengths;
    #ids;
    #labels;
    #idsUsed = 0;
    constructor(memory, slot, columns) {
        let at = slot * bytesOf(columns);
        const next = (bytes) => {
            at += bytes;
            return at - bytes;
        };
        this.#meta = new Float64Array(memory, next(8 * META), META);
        this.#offsets = new Uint32Array(memory, next(4 * MOST_ROWS), MOST_ROWS);
        this.#idStarts = new Int32Array(memory, next(4 * MOST_ROWS), MOST_ROWS);
        this.#idLengths = new Int32Array(memory, next(4 * MOST_ROWS), MOST_ROWS);
        this.#codes = Array.from({ length: columns }, () => new Uint16Array(memory, next(2 * MOST_ROWS), MOST_ROWS));
        this.#ids = new Uint8Array(memory, next(ID_BYTES), ID_BYTES);
        this.#labels = new Uint8Array(memory, next(LABEL_BYTES), LABEL_BYTES);
    }
    static memoryFor(columns, slots) {
        return new SharedArrayBuffer(slots * bytesOf(columns));
    }
    /** The scan begins at this byte of the file. */
    begin(start) {
        this.#meta[ROWS] = 0;
        this.#meta[START] = start;
        this.#idsUsed = 0;
    }
    /** Takes rows over; false when they do not fit. */
    append({ size, codes, ids, offsets }) {
        const rows = this.rows;
        const start = this.start;
        if (rows + size > MOST_ROWS || this.#idsUsed + ids.used > ID_BYTES)
            return false;
        codes.forEach((column, index) => this.#codes[index].set(column.subarray(0, size), rows));
        for (let i = 0; i < size; i++) {
            this.#offsets[rows + i] = offsets[i] - start;
            this.#idStarts[rows + i] = ids.starts[i] + this.#idsUsed;
            this.#idLengths[rows + i] = ids.lengths[i];
        }
        this.#ids.set(ids.bytes.subarray(0, ids.used), this.#idsUsed);
        this.#idsUsed += ids.used;
        this.#meta[ROWS] = rows + size;
        return true;
    }
    /** `next`: the first record behind the section. `labels`: what the new codes mean, by set of labels; false when they do not fit. */
    end(next, nonFinite, labels) {
        const text = new TextEncoder().encode(JSON.stringify(labels));
        if (text.length > LABEL_BYTES)
            return false;
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
    /** By set of labels, the labels whose codes come next. */
    get labels() {
        // A decoder takes no shared memory.
        return JSON.parse(new TextDecoder().decode(this.#labels.slice(0, this.#meta[LABELS])));
    }
    /** The first row whose record starts at this byte of the file; undefined when none does. */
    rowAt(offset) {
        const wanted = offset - this.start;
        let low = 0;
        let high = this.rows;
        while (low < high) {
            const middle = (low + high) >>> 1;
            if (this.#offsets[middle] < wanted)
                low = middle + 1;
            else
                high = middle;
        }
        return low < this.rows && this.#offsets[low] === wanted ? low : undefined;
    }
    codes(column, from, to) {
        return this.#codes[column].subarray(from, to);
    }
    ids(from, to) {
        return IdColumn.over(this.#ids, this.#idStarts.subarray(from, to), this.#idLengths.subarray(from, to));
    }
    /** Where in the file the records of some rows stand. */
    offsets(from, to, into) {
        const start = this.start;
        for (let row = from; row < to; row++)
            into[row - from] = start + this.#offsets[row];
    }
}
/** A multiple of 8. */
function bytesOf(columns) {
    return 8 * META + (12 + 2 * columns) * MOST_ROWS + ID_BYTES + LABEL_BYTES;
}

;// CONCATENATED MODULE: ./lib/src/predictions/ahead/scan-ahead.js








/** A record is looked for in so many bytes at the start of a section. */
const scan_ahead_LOOKED_AT = 64 * 1024;
/** A guess inside a quoted text is wrong: the next line may be right. */
const MOST_GUESSES = 8;
/** A file whose sections are left so often in a row is not worth more tries. */
const MOST_LEFT = 4;
/**
 * Scans sections of a file ahead of the thread that reads it, and leaves blocks of rows for it. A block is only ever a faster way to the same
 * rows: whatever is unusual (something malformed, too many labels, a very long record) is left to the reader, the one place that decides what it
 * means. Where a section's first record starts is a guess, which the reader checks.
 */
function scanAhead(file, job) {
    const sections = new Sections(job.sections);
    const scan = new SectionScan(file, job);
    const blocks = Array.from({ length: SLOTS }, (_, slot) => new Block(job.blocks, slot, job.sets.length));
    let left = 0;
    for (let number = 0, section = 0; left < MOST_LEFT; number++) {
        section = sections.next(section, number);
        if (section === undefined)
            return;
        const ready = scan.run(section, blocks[number % SLOTS], () => sections.signOfLife());
        left = ready ? 0 : left + 1;
        sections.done(section, ready);
    }
}
/** Thrown where a section is to be left to the reader. */
class Unfit extends Error {
}
/** The label columns have no names here: whatever is wrong with them the reader says. */
const NAMELESS = { name: '', open: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }) }) };
/** Scans sections of a file into blocks. */
class SectionScan {
    #file;
    #job;
    #forms;
    /** How many labels of each set the reader has been told. */
    #told;
    #batcher;
    #records;
    #nonFinite;
    #chunk = new Uint8Array(256 * 1024);
    #block;
    constructor(file, job) {
        this.#file = file;
        this.#job = job;
        const sets = Math.max(0, ...job.sets) + 1;
        this.#forms = Array.from({ length: sets }, (_, set) => (set === 0 ? new LabelForms(MOST_LABELS, PREDICTION_MARKS) : new LabelForms(MOST_SLICES, SLICE_MARKS)));
        this.#told = this.#forms.map(() => 0);
        const coders = job.sets.map((set) => new LabelColumn('', this.#forms[set]));
        this.#batcher = new RowBatcher(coders, job.hasIds, NAMELESS, (batch) => {
            if (this.#block?.append(batch) !== true)
                throw new Unfit();
        });
        const { records, nonFinite } = scannerOf(job.layout, (cells) => {
            this.#batcher.add(cells);
            return true;
        });
        this.#records = records;
        this.#nonFinite = nonFinite;
    }
    /** Scans a section into a block; false when it is left to the reader. */
    run(section, block, signOfLife) {
        const { layout, sectionBytes } = this.#job;
        const begin = layout.start + section * sectionBytes;
        this.#block = block;
        // From the byte before: a section may begin right where a record does.
        let from = begin - 1;
        for (let guess = 0; guess < MOST_GUESSES; guess++) {
            const start = this.#guess(from);
            if (start === undefined)
                return false;
            try {
                return this.#scan(block, start, begin + sectionBytes, signOfLife);
            }
            catch (thrown) {
                if (!(thrown instanceof Fault))
                    return false;
                from = start;
            }
        }
        return false;
    }
    #scan(block, start, until, signOfLife) {
        block.begin(start);
        this.#batcher.drop();
        this.#records.begin(until, false, 1);
        const before = this.#nonFinite();
        const alive = {
            ...this.#file,
            read: (into, position) => {
                signOfLife();
                return this.#file.read(into, position);
            },
        };
        // What the end of the file means is not to be decided here.
        if (!scanFrom(alive, start, until, this.#records.scan, this.#records.advice, this.#chunk))
            return false;
        this.#batcher.flush();
        const news = this.#forms.map((forms, set) => Array.from({ length: forms.size - this.#told[set] }, (_, index) => forms.text(this.#told[set] + index)));
        if (!block.end(this.#records.next, this.#nonFinite() - before, news))
            return false;
        this.#forms.forEach((forms, set) => (this.#told[set] = forms.size));
        return true;
    }
    #guess(from) {
        const read = this.#file.read(this.#chunk.subarray(0, scan_ahead_LOOKED_AT), from);
        const at = this.#records.guess(this.#chunk.subarray(0, read));
        return at === 0 ? undefined : from + at;
    }
}

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:stream"
const external_node_stream_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");
;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./lib/src/workspace/reason.js
/** Why the system refused, in its own words. */
function reason_reasonOf(error) {
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ./lib/src/workspace/bytes.js





/** Chunks from 16 KiB to 1 MiB are equally fast; larger ones fall out of the processor's cache. */
const bytes_CHUNK_BYTES = (/* unused pure expression or super */ null && (256 * 1024));
/** The bytes of a file in chunks, decompressed when it is gzip by its first bytes, whatever its name. A chunk is overwritten by the next. */
async function* openFile(absolute, name, giveWay) {
    const raw = rawChunks(absolute, name, giveWay);
    try {
        const first = await raw.next();
        if (first.done === true)
            return;
        if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
            yield first.value;
            yield* raw;
            return;
        }
    }
    finally {
        // Who leaves with the first chunk, as a preview does, leaves the file open else.
        await raw.return(undefined);
    }
    yield* gunzipped(absolute, name, giveWay);
}
async function* gunzipped(absolute, name, giveWay) {
    // The stream holds on to what it is given: every chunk is a copy.
    const compressed = Readable.from(copies(rawChunks(absolute, name, giveWay)));
    const gunzip = createGunzip({ chunkSize: bytes_CHUNK_BYTES });
    compressed.on('error', (error) => gunzip.destroy(error));
    compressed.pipe(gunzip);
    try {
        for await (const chunk of gunzip)
            yield chunk;
    }
    catch (error) {
        if (error instanceof ProblemError)
            throw error;
        const code = error.code;
        const what = code === 'Z_BUF_ERROR' ? 'is truncated: its gzip data ends too early' : `is damaged: its gzip data cannot be unpacked (${reasonOf(error)})`;
        throw new ProblemError({ message: `${name} ${what}`, advice: 'Check the step that writes or downloads it.' }, { cause: error });
    }
    finally {
        compressed.destroy();
    }
}
async function* copies(chunks) {
    for await (const chunk of chunks)
        yield chunk.slice();
}
async function* rawChunks(absolute, name, giveWay) {
    let file;
    try {
        file = openSync(absolute, 'r');
    }
    catch (error) {
        throw unreadable(name, error);
    }
    const buffer = new Uint8Array(bytes_CHUNK_BYTES);
    try {
        for (;;) {
            let read;
            try {
                read = readSync(file, buffer, 0, bytes_CHUNK_BYTES, null);
            }
            catch (error) {
                throw unreadable(name, error);
            }
            if (read === 0)
                return;
            yield buffer.subarray(0, read);
            const wait = giveWay();
            if (wait !== undefined)
                await wait;
        }
    }
    finally {
        closeSync(file);
    }
}
function unreadable(name, error) {
    return new problem_ProblemError({ message: `${name} cannot be read: ${reason_reasonOf(error)}` }, { cause: error });
}
/** A file whose bytes can be read from anywhere; undefined when it is gzip. Throws ProblemError when it cannot be read. */
function openAnywhere(absolute, name) {
    const reading = (work) => {
        try {
            return work();
        }
        catch (error) {
            throw unreadable(name, error);
        }
    };
    const file = reading(() => (0,external_node_fs_namespaceObject.openSync)(absolute, 'r'));
    const start = new Uint8Array(2);
    reading(() => (0,external_node_fs_namespaceObject.readSync)(file, start, 0, 2, 0));
    if (start[0] === 0x1f && start[1] === 0x8b) {
        (0,external_node_fs_namespaceObject.closeSync)(file);
        return undefined;
    }
    return {
        size: reading(() => (0,external_node_fs_namespaceObject.fstatSync)(file).size),
        read: (into, position) => reading(() => (0,external_node_fs_namespaceObject.readSync)(file, into, 0, into.length, position)),
        close: () => (0,external_node_fs_namespaceObject.closeSync)(file),
    };
}

;// CONCATENATED MODULE: ./lib/src/scan-worker.js



external_node_worker_threads_namespaceObject.parentPort?.on('message', ({ file, job }) => {
    const source = openAnywhere(file, file);
    if (source === undefined)
        return;
    scanAhead({ ...source, giveWay: () => undefined }, job);
    source.close();
});

