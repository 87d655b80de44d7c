import type { FlipCell, FlippedExample } from '../matrix/flips.js';
import type { Tally } from '../matrix/tally.js';
import { byCodePoint } from '../predictions/label-set.js';
import { columnName } from './confusions.js';
import { firstInOrder } from './first-in-order.js';
import { label, phrase, type Phrase } from './phrase.js';
import type { FlipGroup, FlipReport } from './report.js';

/** Named examples of a group in report.json; the comment names fewer. */
export const NAMED_PER_GROUP = 200;

interface GroupRule {
  readonly title: string;
  /** For a single example, where that is another. */
  readonly one?: string;
  readonly belongs: (flip: FlipCell) => boolean;
  readonly description: Phrase;
}

/**
 * Flips in the groups a reader asks for, what got worse first. With a positive class they are misses and false alarms of it; without one,
 * newly wrong and newly right.
 */
export function flipGroups({ classes, flips, scoresOf }: Tally, positive: string | undefined, texts: ReadonlyMap<string, string>): readonly FlipGroup[] {
  return grouped({ classes, flips }, positive).map(({ title, description, members, examples }) => ({
    title,
    description,
    direction: members[0]?.direction ?? 'newly_wrong',
    count: sumOf(members),
    uniform: members.length === 1,
    examples: examples.map(({ cell, example: { id, row } }): FlipReport => {
      const text = texts.get(id ?? String(row));
      return {
        ...(id !== undefined && { id }),
        row: row + 1,
        ...(text !== undefined && { text }),
        actual: columnName(classes, cell.actual),
        baseline: columnName(classes, cell.baseline),
        candidate: columnName(classes, cell.candidate),
        ...scoreOf(scoresOf?.(row, positive === undefined ? cell.actual : classes.indexOf(positive))),
      };
    }),
  }));
}

function scoreOf({ now, before }: ReturnType<NonNullable<Tally['scoresOf']>> = {}): Pick<FlipReport, 'score'> {
  if (now === undefined && before === undefined) return {};
  return { score: { ...(before !== undefined && { baseline: before }), ...(now !== undefined && { candidate: now }) } };
}

function sumOf(cells: readonly FlipCell[]): number {
  return cells.reduce((sum, { count }) => sum + count, 0);
}

/** The examples that the report names: the ones whose text is needed. */
export function namedFlips(tally: Pick<Tally, 'classes' | 'flips'>, positive: string | undefined): readonly FlippedExample[] {
  return grouped(tally, positive).flatMap(({ examples }) => examples.map(({ example }) => example));
}

interface Group {
  readonly title: string;
  readonly description: Phrase;
  readonly members: readonly FlipCell[];
  readonly examples: readonly { readonly cell: FlipCell; readonly example: FlippedExample }[];
}

function grouped({ classes, flips }: Pick<Tally, 'classes' | 'flips'>, positive: string | undefined): readonly Group[] {
  const index = positive === undefined ? -1 : classes.indexOf(positive);
  const rules = index === -1 ? GENERAL : aroundPositive(index, positive ?? '');
  return rules.flatMap(({ title, one, belongs, description }): readonly Group[] => {
    const members = flips.filter(belongs);
    const [first] = members;
    if (first === undefined) return [];
    const named = members.flatMap((cell) => cell.examples.map((example) => ({ cell, example })));
    // By name alone: the same whatever the order of the files.
    const examples = firstInOrder(named, NAMED_PER_GROUP, (a, b) =>
      a.example.id === undefined || b.example.id === undefined ? a.example.row - b.example.row : byCodePoint(a.example.id, b.example.id),
    );
    const words = members.length === 1 ? phrase`baseline ${label(columnName(classes, first.baseline))}, now ${label(columnName(classes, first.candidate))}` : description;
    return [{ title: one !== undefined && sumOf(members) === 1 ? one : title, description: words, members, examples }];
  });
}

const GENERAL: readonly GroupRule[] = [
  { title: 'newly wrong', belongs: ({ direction }) => direction === 'newly_wrong', description: phrase`right before` },
  { title: 'newly right', belongs: ({ direction }) => direction === 'newly_right', description: phrase`wrong before` },
];

function aroundPositive(positive: number, name: string): readonly GroupRule[] {
  return [
    {
      title: 'newly missed',
      belongs: (flip) => flip.direction === 'newly_wrong' && flip.actual === positive,
      description: phrase`baseline ${label(name)}, now something else`,
    },
    {
      title: 'new false alarms',
      one: 'new false alarm',
      belongs: (flip) => flip.direction === 'newly_wrong' && flip.actual !== positive && flip.candidate === positive,
      description: phrase`right before, now ${label(name)}`,
    },
    {
      title: 'newly wrong among the others',
      belongs: (flip) => flip.direction === 'newly_wrong' && flip.actual !== positive && flip.candidate !== positive,
      description: phrase`right before`,
    },
    { title: 'newly caught', belongs: (flip) => flip.direction === 'newly_right' && flip.actual === positive, description: phrase`now ${label(name)}` },
    {
      title: 'newly cleared',
      belongs: (flip) => flip.direction === 'newly_right' && flip.actual !== positive && flip.baseline === positive,
      description: phrase`baseline ${label(name)}, right now`,
    },
    {
      title: 'newly right among the others',
      belongs: (flip) => flip.direction === 'newly_right' && flip.actual !== positive && flip.baseline !== positive,
      description: phrase`wrong before`,
    },
  ];
}
