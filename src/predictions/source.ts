/** One file of predictions as bytes, already decompressed. It can be opened again: to look, to read, to fetch the texts that are shown. */
export interface Source {
  /** The file as the user knows it, relative to the workspace; stands in every error. */
  readonly name: string;
  /** Bytes on disk, where it lies on one. */
  readonly size?: number;
  /** A fresh pass over the bytes, in chunks of any size; a chunk may be overwritten once the next is asked for. */
  open(): AsyncIterable<Uint8Array>;
  /** It has no lines: offsets are numbers of records, from 0. */
  readonly numbered?: boolean;
  /** The bytes by their position; undefined where they can be read from the start only, as those of a compressed file. */
  openAnywhere?(): AnywhereSource | undefined;
}

/** A file that was found. */
export interface FoundFile extends Source {
  /** The same for every path that leads to it. */
  readonly identity: string;
}

/** The first of the files that is among the others, whatever path leads to it. */
export function sharedFile(files: readonly FoundFile[], others: readonly FoundFile[]): FoundFile | undefined {
  return files.find(({ identity }) => others.some((other) => other.identity === identity));
}

/** A file whose bytes can be read from anywhere. Whoever has opened it closes it. */
export interface AnywhereSource {
  /** In bytes. */
  readonly size: number;
  /** Fills `into` from `position` on; returns how many bytes there were, 0 at the end. Throws ProblemError for a file that cannot be read. */
  read(into: Uint8Array, position: number): number;
  /** Something to wait for before more is read, or undefined. */
  giveWay(): Promise<void> | undefined;
  /** Has another thread do a job on the same file, if there is one. What it is told is copied. */
  readonly hand?: (job: object) => void;
  close(): void;
}
