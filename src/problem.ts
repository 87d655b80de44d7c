/** Where something is wrong. Lines and columns count from 1; a column counts characters of the line. */
export interface Place {
  /** The file as the user knows it: relative to the workspace. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** One thing that is wrong, told to a person at work: the subject, what is wrong with the value shown, what to do. */
export interface Problem {
  /** Subject first, then what is wrong, with the offending value shown. No full stop. */
  readonly message: string;
  readonly place?: Place;
  /** What to do about it; may hold several lines, such as the YAML to add. */
  readonly advice?: string;
}

/** The one error class of the product. It carries a list, because several things can be wrong at once. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[], options?: ErrorOptions) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(list.map(describe).join('\n'), options);
    this.problems = list;
  }
}

/** `file:line:column: message` and the advice below it. */
export function describe(problem: Problem): string {
  const { place, message, advice } = problem;
  const where = place === undefined ? '' : `${describePlace(place)}: `;
  return `${where}${message}${advice === undefined ? '' : `\n${indent(advice)}`}`;
}

export function describePlace(place: Place): string {
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
}

/** Every thrown thing as problems: nothing that is thrown may get lost or look like success. */
export function problemsOf(thrown: unknown): readonly Problem[] {
  if (thrown instanceof ProblemError) return thrown.problems;
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return [{ message: `confusion-gate stopped unexpectedly: ${message}`, advice: 'This is a fault of confusion-gate. Please report it with this message.' }];
}

function indent(text: string): string {
  return text.split('\n').map((line) => `  ${line}`).join('\n');
}
