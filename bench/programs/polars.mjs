// polars as an expert asks it: lazily, so that only the needed columns are kept, and on the streaming engine, which is faster here than the
// default one and needs less memory. It scans no JSON arrays: those it reads whole.
import pl from 'nodejs-polars';
import { printResults } from './results.mjs';

const [format, candidate, baseline] = process.argv.slice(2);

const SCANS = {
  csv: (file) => pl.scanCSV(file),
  jsonl: (file) => pl.scanJson(file),
  parquet: (file) => pl.scanParquet(file),
  json: (file) => pl.readJSON(file, { format: 'json' }).lazy(),
};

const scan = SCANS[format];
const combinations = baseline === undefined ? scan(candidate).select('actual', 'predicted') : joined();
const keys = baseline === undefined ? ['actual', 'predicted'] : ['actual', 'predicted', 'baseline'];
const counted = combinations.groupBy(keys).agg(pl.len().alias('n')).collectSync({ engine: 'streaming' });
const column = (name) => counted.getColumn(name).toArray();
printResults({ actual: column('actual'), predicted: column('predicted'), counts: column('n'), baseline: baseline === undefined ? undefined : column('baseline') });

function joined() {
  const before = scan(baseline).select('id', pl.col('predicted').alias('baseline'));
  return scan(candidate).select('id', 'actual', 'predicted').join(before, { on: 'id', how: 'inner' });
}
