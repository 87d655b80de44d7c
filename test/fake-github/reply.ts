export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  /** A file, in place of a body. */
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error as GitHub words it. */
export function failed(status: number, message: string): Reply {
  return { status, body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) } };
}
