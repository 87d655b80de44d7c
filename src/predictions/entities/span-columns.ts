import { answerColumns, presentIn, type AnswerColumns, type AnswerNames } from '../documents/columns.js';
import type { Preview } from '../formats/format.js';
import type { DocumentsWanted } from './options.js';

const NAMES: AnswerNames = {
  gold: ['gold', 'gold_entities', 'gold_spans', 'gold_ents', 'actual', 'expected', 'reference', 'ground_truth', 'y_true', 'true_entities', 'true_spans', 'annotations', 'textSegmentAnnotations'],
  predicted: ['predicted', 'prediction', 'predictions', 'pred', 'preds', 'predicted_entities', 'predicted_spans', 'pred_entities', 'pred_spans', 'y_pred', 'model_entities', 'model_spans'],
  either: ['entities', 'Entities', 'spans', 'ents', 'label', 'labels'],
  what: 'spans',
  example: '<list of spans>',
};

/** Where the text of a document stands, to see that no span leaves it. It is shown only where `columns.text` names it. */
const TEXTS = ['text', 'data.text', 'sentence', 'content', 'instance.content', 'textContent', 'Text'];

/** The columns of a file of spans. */
export interface FoundColumns extends AnswerColumns {
  /** The text that spans count in, or the tokens. */
  readonly text: string | undefined;
  readonly tokens: string | undefined;
  /** How long a document is, in a slim copy, which has neither. */
  readonly length: string | undefined;
}

/** Settles the columns of a file of spans, and finds what the spans count in. */
export function spanColumns(file: string, preview: Preview, wanted: DocumentsWanted): FoundColumns {
  const found = answerColumns(file, preview, wanted, NAMES);
  const present = presentIn(preview);
  return {
    ...found,
    text: found.text ?? TEXTS.find((name) => present.has(name) && name !== found.actual && name !== found.predicted),
    tokens: present.has('tokens') ? 'tokens' : undefined,
    length: isSlimCopy(preview) ? 'length' : undefined,
  };
}

/** Whether a file is a slim copy of an earlier run: `id` (where there are ids), `length`, `gold`, `predicted`. */
function isSlimCopy({ columns }: Preview): boolean {
  const names = columns.map(({ name }) => name).filter((name) => name !== 'id');
  return names[0] === 'length' && names[1] === 'gold' && names[2] === 'predicted';
}
