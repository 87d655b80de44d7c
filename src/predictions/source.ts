/** One file of predictions as bytes, already decompressed. It can be opened again: to look, to read, to fetch the texts that are shown. */
export interface Source {
  /** The file as the user knows it, relative to the workspace; stands in every error. */
  readonly name: string;
  /** A fresh pass over the bytes, in chunks of any size; a chunk may be overwritten once the next is asked for. */
  open(): AsyncIterable<Uint8Array>;
  /** It has no lines: offsets are numbers of records, from 0. */
  readonly numbered?: boolean;
}
