import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';

/** Another thread that scans files ahead of this one. It is started when it is first called for, and ends with the process. */
export class ScanThread {
  readonly #script: URL;
  #worker: Worker | undefined;

  /** `script`: what the thread runs. */
  constructor(script: URL) {
    this.#script = script;
  }

  /** On a machine with one processor a second thread would only take turns with the first. */
  static get pays(): boolean {
    return availableParallelism() > 1;
  }

  start(): void {
    if (this.#worker !== undefined) return;
    // Loaded only now: most files are small.
    const { Worker: Thread } = process.getBuiltinModule('node:worker_threads');
    this.#worker = new Thread(this.#script, { resourceLimits: { maxYoungGenerationSizeMb: 1, stackSizeMb: 1 } });
    // A thread that dies is missed by whoever waits for it; it must not take the run with it.
    this.#worker.on('error', () => undefined);
    this.#worker.unref();
  }

  /** Hands over a job on a file, by the file's absolute path. */
  hand(file: string, job: object): void {
    this.start();
    this.#worker?.postMessage({ file, job });
  }
}
