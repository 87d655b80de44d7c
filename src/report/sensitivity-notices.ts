import type { Chance } from '../thresholds/chance.js';
import { limitToDouble } from '../thresholds/exact.js';
import { isChange, type Threshold } from '../thresholds/threshold.js';
import type { Measurement, Verdict } from '../thresholds/verdict.js';
import { formatChange, integer, plural } from './numbers.js';
import { label, phrase, type Phrase } from './phrase.js';
import { thresholdWords } from './words.js';

/** Below this a test of clusters is not to be trusted, and with fewer than the second it can show nothing: 2⁻⁵ is above 2.5 %. */
const FEW_CLUSTERS = 20;
const TOO_FEW_CLUSTERS = 6;

/** A limit that only sees drops from here on, and far beyond what it allows, does not do what its author thinks. */
const BLUNT = 0.1;
const BLUNT_TIMES = 5;

/** Thresholds that cannot work with this much data, and clusters that are too few: what their author should know whatever the verdict is. */
export function sensitivityNotices(verdicts: readonly Verdict[]): readonly Phrase[] {
  return [...clusterNotices(verdicts), ...verdicts.flatMap(bluntNotice)];
}

function clusterNotices(verdicts: readonly Verdict[]): readonly Phrase[] {
  const chances = verdicts.flatMap(({ members }) => members.flatMap(({ chance }) => (chance === undefined || chance.of === 'example' ? [] : [chance])));
  const fewest = chances.reduce<Chance | undefined>((least, own) => (least === undefined || own.units < least.units ? own : least), undefined);
  if (fewest === undefined || fewest.units >= FEW_CLUSTERS) return [];
  const what = plural(fewest.units, fewest.of);
  return [fewest.units < TOO_FEW_CLUSTERS ? phrase`${what} can show no change that is beyond chance: ${integer(TOO_FEW_CLUSTERS)} is the least.` : phrase`${what} say little about chance: ${integer(FEW_CLUSTERS)} or more make a test that can be trusted.`];
}

function bluntNotice({ threshold, members }: Verdict): readonly Phrase[] {
  const [only] = members;
  const { bound, policy, metric } = threshold;
  if (only?.chance === undefined || members.length !== 1 || !isChange(bound)) return [];
  if (policy === 'non_inferiority') return unlikelyToPass(threshold, only.chance);
  if (policy !== 'significant' || metric.unit !== 'fraction' || bound.unit === 'percent_of_baseline') return [];
  return seesTooLittle(threshold, only, only.chance, limitToDouble(bound.allowed));
}

/** "with 38 `spam` examples it moves in steps of 2.6 points and sees drops from 14.0 points on". */
function seesTooLittle(threshold: Threshold, { support, label: name }: Measurement, { detectable, units, of, paired }: Chance, allowed: number): readonly Phrase[] {
  if (!paired || (detectable !== undefined && (detectable < BLUNT || detectable < BLUNT_TIMES * allowed))) return [];
  const change = threshold.bound.kind === 'max_drop' ? 'drops' : 'rises';
  const examples = name === undefined || of !== 'example' ? plural(units, of) : phrase`${integer(support)} ${label(name)} ${support === 1 ? 'example' : 'examples'}`;
  const step = of === 'example' && units === support ? ` it moves in steps of ${points(1 / units)} and` : ' it';
  const sees = detectable === undefined ? `sees no ${change} reliably` : `sees ${change} from ${points(detectable)} on`;
  return [phrase`“${thresholdWords(threshold)}”: with ${examples}${step} ${sees}.`];
}

function unlikelyToPass(threshold: Threshold, { needed, units, of }: Chance): readonly Phrase[] {
  if (isChange(threshold.bound) && threshold.bound.allowed.numerator === 0n) return [phrase`“${thresholdWords(threshold)}”: nothing less than a model that is shown to be better passes.`];
  if (needed === undefined || needed <= units) return [];
  return [phrase`“${thresholdWords(threshold)}”: an equally good model would be blocked more than one time out of five; about ${integer(needed)} ${of}s would be enough, and there are ${integer(units)}.`];
}

function points(share: number): string {
  return `${formatChange('fraction', share).slice(1)} points`;
}
