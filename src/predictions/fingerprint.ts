import { hashOf, secondHashOf } from './byte-hash.js';
import type { ExampleBatch } from './example-batch.js';
import type { IdHashes } from './id-column.js';
import type { LabelForms } from './label-forms.js';
import { BATCH_ROWS } from './row-batch.js';

/** Of examples without ids. */
const NO_HASHES: IdHashes = { first: new Int32Array(BATCH_ROWS), second: new Int32Array(BATCH_ROWS) };

/**
 * What examples were judged: a sum over examples of a hash of id and gold label, so the order of rows and the cut into shards do not matter.
 * 128 bits in four lanes. It tells test sets apart; it is no signature.
 */
export class Fingerprint {
  readonly #lanes = new Int32Array(4);
  /** The two hashes of each label by code; 0 in `#known` while they are not made. */
  readonly #first = new Int32Array(65_536);
  readonly #second = new Int32Array(65_536);
  readonly #known = new Uint8Array(65_536);
  readonly #forms: LabelForms;

  constructor(forms: LabelForms) {
    this.#forms = forms;
  }

  /** Adds examples that have gold labels. */
  add({ size, actual, ids, counts, repeats }: ExampleBatch): void {
    const known = this.#known;
    for (let i = 0; i < size; i++) if (known[actual[i] as number] === 0) this.#learn(actual[i] as number);
    const { first: firstOfId, second: secondOfId } = ids === undefined ? NO_HASHES : ids.hashes(size);
    const firstOfLabel = this.#first;
    const secondOfLabel = this.#second;
    const weights = repeats?.first ?? counts;
    let [a = 0, b = 0, c = 0, d = 0] = this.#lanes;
    for (let i = 0; i < size; i++) {
      const label = actual[i] as number;
      const first = Math.imul((firstOfLabel[label] as number) ^ (firstOfId[i] as number), 0x9e3779b1);
      const second = Math.imul(((secondOfLabel[label] as number) + (secondOfId[i] as number)) | 0, 0x85ebca77);
      const times = weights === undefined ? 1 : (weights[i] as number);
      a = (a + Math.imul(first ^ (first >>> 15), times)) | 0;
      b = (b + Math.imul(second ^ (second >>> 13), times)) | 0;
      c = (c + Math.imul(Math.imul(first ^ second, 0xc2b2ae3d), times)) | 0;
      d = (d + Math.imul(Math.imul(first + (second >>> 7), 0x27d4eb2f), times)) | 0;
    }
    this.#lanes.set([a, b, c, d]);
  }

  /** 32 hexadecimal digits. */
  get text(): string {
    return [...this.#lanes].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
  }

  #learn(label: number): void {
    const bytes = new TextEncoder().encode(this.#forms.text(label));
    const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#first[label] = hashOf(words, 0, bytes.length);
    this.#second[label] = secondHashOf(words, 0, bytes.length);
    this.#known[label] = 1;
  }
}
