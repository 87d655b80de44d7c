import { nameOf } from '../../predictions/documents/document.js';
import type { JudgedRead } from '../../predictions/documents/read-judged.js';
import { Findings, problemsIn } from '../../predictions/findings.js';
import { listed, shown } from '../../predictions/formats/quoting.js';
import { ProblemError } from '../../problem.js';
import type { Typed } from './matching.js';

/** How a task calls what is wrong: "gold entity has a type", "document". */
export interface ClosedSetWords {
  readonly one: string;
  readonly many: string;
  readonly document: string;
}

/** Throws for gold outside of the closed set of the config, with the first few records that have it. */
export async function refuseGoldOutside({ documents, unpaired }: JudgedRead<readonly Typed[]>, labels: readonly string[], { one, many, document: name }: ClosedSetWords): Promise<void> {
  const closed = new Set(labels);
  const outside = new Findings((count) => `${count} ${count === 1 ? one : many} outside of labels`, `labels is a closed set: ${listed(labels)}. Add what is missing, or correct the gold.`);
  for (const { document, gold } of documents) {
    for (const { type } of gold) if (!closed.has(type)) outside.add(document.source, document.offset, () => `${shown(type)} in ${nameOf(document, name)}`);
  }
  const problems = [...(await problemsIn([outside]))];
  const stray = unpaired.flatMap(({ gold }) => gold).find(({ type }) => !closed.has(type));
  if (problems.length === 0 && stray !== undefined) problems.push({ message: `the baseline has ${shown(stray.type)} in its gold, which is not one of labels` });
  if (problems.length > 0) throw new ProblemError(problems);
}
