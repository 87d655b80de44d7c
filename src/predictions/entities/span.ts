/** An entity: a type and the place it takes in its document, in tokens or in characters; `end` is exclusive, and behind `start`. */
export interface Span {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}
