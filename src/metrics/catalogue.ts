import { ASSOCIATION } from './association.js';
import { CELLS } from './cells.js';
import { CLASS_COUNTS } from './class-counts.js';
import { MCC } from './correlation.js';
import { COST } from './cost.js';
import type { MetricDefinition } from './definition.js';
import { ENTITY_ERRORS } from './entities.js';
import { KAPPAS } from './kappa.js';
import { LABEL_SETS } from './label-sets.js';
import { PROBABILITY_METRICS } from './scores/probability-metrics.js';
import { RANKING } from './scores/ranking-metrics.js';
import { REPEATS } from './repeats.js';
import { RATES } from './rates.js';
import { STEPS } from './steps.js';
import { OUTCOME_RATES, WHOLE } from './whole.js';

/** Every metric there is, in the order of the documentation and of the report: of the whole matrix, of a class, of a cell, of outcomes, of repeats, of scores, of label sets, of entities. */
export const METRICS: readonly MetricDefinition[] = [...WHOLE, ...KAPPAS, ...STEPS, COST, MCC, ...RATES, ...ASSOCIATION, ...CLASS_COUNTS, ...CELLS, ...OUTCOME_RATES, ...REPEATS, ...RANKING, ...PROBABILITY_METRICS, ...LABEL_SETS, ...ENTITY_ERRORS];

/** By id. A Map, because ids come from a config: `constructor` is an unknown metric. */
export const METRIC_BY_ID: ReadonlyMap<string, MetricDefinition> = new Map(METRICS.map((metric) => [metric.id, metric]));
