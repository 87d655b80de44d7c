import { hashOf, secondHashOf } from '../byte-hash.js';

/**
 * Which documents were judged by which gold: a sum over documents of a hash of id (of the place in the order, where there are no ids) and gold,
 * so the order of records and the cut into shards do not matter. It tells test sets apart; it is no signature.
 */
export class DocumentFingerprint {
  readonly #lanes = new Uint32Array(4);
  readonly #encoder = new TextEncoder();

  /** `gold`: plain data that is the same for the same gold. */
  add(name: string, gold: readonly unknown[]): void {
    const bytes = this.#encoder.encode(JSON.stringify([name, ...gold]));
    const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const [first, second] = [hashOf(words, 0, bytes.length), secondHashOf(words, 0, bytes.length)];
    const lanes = this.#lanes;
    lanes[0] = (lanes[0] as number) + first;
    lanes[1] = (lanes[1] as number) + second;
    lanes[2] = (lanes[2] as number) + Math.imul(first ^ second, 0xc2b2ae3d);
    lanes[3] = (lanes[3] as number) + Math.imul(first + (second >>> 7), 0x27d4eb2f);
  }

  /** 32 hexadecimal digits. */
  get text(): string {
    return [...this.#lanes].map((lane) => lane.toString(16).padStart(8, '0')).join('');
  }
}
