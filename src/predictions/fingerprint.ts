import { HashPair } from './byte-hash.js';
import type { LabelForms } from './label-forms.js';

/**
 * What examples were judged: a sum over examples of a hash of id and gold label, so the order of rows and the cut into shards do not matter.
 * 128 bits in four lanes. It tells test sets apart; it is no signature.
 */
export class Fingerprint {
  readonly #lanes = new Uint32Array(4);
  readonly #labelHashes = new Map<number, HashPair>();
  readonly #forms: LabelForms;

  constructor(forms: LabelForms) {
    this.#forms = forms;
  }

  /** `times` examples of that label and id: files of counts have no ids. */
  add(id: HashPair, actual: number, times = 1): void {
    const label = this.#labelHash(actual);
    const lanes = this.#lanes;
    const first = Math.imul(id.first ^ label.first, 0x9e3779b1);
    const second = Math.imul(id.second + label.second, 0x85ebca77);
    lanes[0] = (lanes[0] as number) + Math.imul(first ^ (first >>> 15), times);
    lanes[1] = (lanes[1] as number) + Math.imul(second ^ (second >>> 13), times);
    lanes[2] = (lanes[2] as number) + Math.imul(Math.imul(first ^ second, 0xc2b2ae3d), times);
    lanes[3] = (lanes[3] as number) + Math.imul(Math.imul(first + (second >>> 7), 0x27d4eb2f), times);
  }

  /** 32 hexadecimal digits. */
  get text(): string {
    return [...this.#lanes].map((lane) => lane.toString(16).padStart(8, '0')).join('');
  }

  #labelHash(actual: number): HashPair {
    let hash = this.#labelHashes.get(actual);
    if (hash === undefined) {
      const bytes = new TextEncoder().encode(this.#forms.text(actual));
      hash = new HashPair().take(bytes, 0, bytes.length);
      this.#labelHashes.set(actual, hash);
    }
    return hash;
  }
}
