import type { EvaluationConfig } from './config.js';

/** The columns of scores that the copy has, by its header. */
const SCORES = ['score', 'scores'] as const;

/**
 * The evaluation as it judges the copy of the predictions that a run of it left, instead of the predictions themselves: labels are read as
 * they stand there, replies, gold files and columns of the tool are gone. What it asks of them stays.
 */
export function judgingCopy(evaluation: EvaluationConfig, file: string, header: readonly string[]): EvaluationConfig {
  const { format, shards: _, response: _response, scores, columns, task, ...same } = evaluation;
  const own = SCORES.find((name) => header.includes(name));
  const { slices, cluster } = columns;
  return {
    ...same,
    task,
    predictions: [file],
    ...(format?.id === 'counts' && { format: { id: 'counts' as const } }),
    columns: {
      ...(task === 'classification' && { actual: 'actual', predicted: 'predicted' }),
      ...(slices !== undefined && { slices }),
      ...(cluster !== undefined && { cluster }),
      ...(scores !== undefined && own !== undefined && { scores: own }),
    },
    // Scores of several classes are kept as probabilities, and predictions as they were cut.
    ...(scores !== undefined && own !== undefined && { scores: own === 'scores' ? { ...scores, from: own, type: 'probability' as const, cut: undefined } : { ...scores, from: own, cut: undefined } }),
    baseline: evaluation.baseline.filter(({ kind }) => kind !== 'column'),
  };
}
