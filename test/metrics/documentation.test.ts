import { expect, test } from 'vitest';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { METRICS } from '../../src/metrics/catalogue.js';
import { metricTable } from '../../src/metrics/documentation.js';

test('the table has a row for every metric, each with six cells that a Markdown parser finds again', () => {
  const { children } = unified().use(remarkParse).use(remarkGfm).parse(metricTable());
  expect(children).toHaveLength(1);
  const [table] = children;
  if (table?.type !== 'table') throw new Error(`a ${table?.type} instead of a table`);
  expect(table.children).toHaveLength(METRICS.length + 1);
  for (const row of table.children) expect(row.children).toHaveLength(6);
});

test('a row tells id, words, range and best, formula, when undefined, and what it can be measured of', () => {
  const lines = metricTable().split('\n');
  expect(lines).toContain('| `accuracy` | accuracy | 0 … 1, higher is better | Σ countₖₖ / n | there are no examples | all |');
  expect(lines).toContain('| `recall` | recall | 0 … 1, higher is better | TP / (TP + FN) | the class has no gold examples | class, macro, micro, weighted, samples; multilabel, entities too |');
  expect(lines).toContain('| `support` | gold examples | count | TP + FN | never | class; multilabel, entities too |');
  expect(lines.find((line) => line.includes('`cohen_kappa_linear`'))).toMatch(/ −1 … 1, higher is better .*wᵢⱼ = \\\|i − j\\\|.* all \(ordered labels\) \|$/);
  expect(lines.find((line) => line.includes('`negative_likelihood_ratio`'))).toContain('| 0 … ∞, lower is better |');
});
