import { hashOf, secondHashOf } from './byte-hash.js';
import type { ExampleBatch } from './example-batch.js';
import type { LabelForms } from './label-forms.js';

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
  add({ size, actual, ids, counts }: ExampleBatch): void {
    const lanes = this.#lanes;
    for (let i = 0; i < size; i++) {
      const label = actual[i] as number;
      if (this.#known[label] === 0) this.#learn(label);
      let first = this.#first[label] as number;
      let second = this.#second[label] as number;
      if (ids !== undefined) {
        const { words } = ids;
        const start = ids.starts[i] as number;
        const end = start + (ids.lengths[i] as number);
        first ^= hashOf(words, start, end);
        second = (second + secondHashOf(words, start, end)) | 0;
      }
      first = Math.imul(first, 0x9e3779b1);
      second = Math.imul(second, 0x85ebca77);
      const times = counts === undefined ? 1 : (counts[i] as number);
      lanes[0] = (lanes[0] as number) + Math.imul(first ^ (first >>> 15), times);
      lanes[1] = (lanes[1] as number) + Math.imul(second ^ (second >>> 13), times);
      lanes[2] = (lanes[2] as number) + Math.imul(Math.imul(first ^ second, 0xc2b2ae3d), times);
      lanes[3] = (lanes[3] as number) + Math.imul(Math.imul(first + (second >>> 7), 0x27d4eb2f), times);
    }
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
