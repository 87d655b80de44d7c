/**
 * How often the gate blocks an equally good model, and how often one that got worse: simulated for the built code.
 *
 *   npx tsc -p tsconfig.build.json && node scripts/simulate/false-alarms.mjs [draws]
 *
 * Three classes with 70, 25 and 5 % of the examples; the baseline is right on 89 %. The candidate repeats the baseline's answer unless it decides
 * anew, which is set so that both give the same answer to 95 % or 90 % of the examples. A change of −x lowers the accuracy by x points. Every draw
 * is judged by the gate itself. Exits 1 when an equally good model is blocked more often than 2.7 % by policy: significant.
 */
import { changesOf } from '../../lib/src/matrix/changes.js';
import { candidateMatrix, jointTable, pairedMatrices } from '../../lib/src/matrix/joint.js';
import { pairedExamples } from '../../lib/src/matrix/paired-matrices.js';
import { METRIC_BY_ID } from '../../lib/src/metrics/catalogue.js';
import { Random } from '../../lib/src/statistics/random.js';
import { judge } from '../../lib/src/thresholds/judge.js';
import { decimal } from '../../lib/src/thresholds/threshold.js';

const draws = Number(process.argv[2] ?? 20_000);
const SHARES = [0.7, 0.25, 0.05];
const RIGHT = 0.89;
const random = new Random(1);

const threshold = (policy, allowed) => ({
  metric: METRIC_BY_ID.get('accuracy'),
  selector: { kind: 'whole' },
  bound: { kind: 'max_drop', allowed: decimal(allowed), unit: 'own' },
  severity: 'fail',
  minSupport: 20,
  policy,
});
const RULES = [
  { name: 'any drop fails', rule: threshold('point', 0) },
  { name: 'drop > 1 point', rule: threshold('point', 0.01) },
  { name: 'significant', rule: threshold('significant', 0) },
  { name: 'significant, > 1 point', rule: threshold('significant', 0.01) },
  { name: 'non-inferiority, 1 point', rule: threshold('non_inferiority', 0.01) },
];
const options = { confidence: 0.95, correction: 'holm', seed: 1 };

/** Chances of (baseline right, candidate right) when the candidate decides a share of the examples anew, and is right on fewer of those, so that its accuracy is lower by `drop`. */
function chances(agreement, drop) {
  // Who decides anew gives the same answer when both are right, or both wrong with the same of two labels.
  const anew = (1 - agreement) / (1 - RIGHT ** 2 - (1 - RIGHT) ** 2 / 2);
  const rightAnew = RIGHT - drop / anew;
  const broken = anew * RIGHT * (1 - rightAnew);
  const fixed = anew * (1 - RIGHT) * rightAnew;
  return { both: RIGHT - broken, broken, fixed, neither: 1 - RIGHT - fixed };
}

/** One test set of n examples: by class, then by what both models answer; wrong answers are the next class. */
function drawn(n, { both, broken, fixed, neither }) {
  const cells = [];
  let [left, mass] = [n, 1];
  SHARES.forEach((share, actual) => {
    const own = actual === SHARES.length - 1 ? left : random.binomial(left, share / mass);
    left -= own;
    mass -= share;
    const wrong = (actual + 1) % SHARES.length;
    let [rest, all] = [own, 1];
    for (const [baseline, candidate, chance] of [[actual, actual, both], [actual, wrong, broken], [wrong, actual, fixed], [wrong, wrong, neither]]) {
      const count = baseline === wrong && candidate === wrong ? rest : random.binomial(rest, Math.min(1, chance / all));
      rest -= count;
      all -= chance;
      if (count > 0) cells.push({ actual, baseline, candidate, count });
    }
  });
  const joint = jointTable(SHARES.length, cells);
  const candidate = candidateMatrix(joint);
  return { classes: ['a', 'b', 'c'], matrices: { candidate, comparison: { ...pairedMatrices(joint), changes: changesOf(joint), units: () => pairedExamples(joint) } }, slices: [], flips: [] };
}

let tooMany = false;
console.log(`| examples | agree | change | ${RULES.map(({ name }) => name).join(' | ')} |`);
console.log(`|--:|--:|--:|${RULES.map(() => '--:').join('|')}|`);
for (const n of [300, 1000, 5000]) {
  for (const agreement of [0.95, 0.9]) {
    for (const drop of [0, 0.01, 0.02, 0.03, 0.05]) {
      const failed = RULES.map(() => 0);
      for (let draw = 0; draw < draws; draw++) {
        judge(RULES.map(({ rule }) => rule), drawn(n, chances(agreement, drop)), undefined, options).forEach(({ state }, index) => {
          if (state === 'fail') failed[index]++;
        });
      }
      const shares = failed.map((count) => (100 * count) / draws);
      if (drop === 0 && Math.max(shares[2], shares[3]) > 2.7) tooMany = true;
      console.log(`| ${n} | ${(100 * agreement).toFixed(0)} % | ${drop === 0 ? 'none' : `−${100 * drop} pt`} | ${shares.map((share) => share.toFixed(1)).join(' | ')} |`);
    }
  }
}
process.exitCode = tooMany ? 1 : 0;
