import { parentPort } from 'node:worker_threads';
import { scanAhead, type ScanJob } from './predictions/ahead/scan-ahead.js';
import { openAnywhere } from './workspace/bytes.js';

parentPort?.on('message', ({ file, job }: { readonly file: string; readonly job: ScanJob }) => {
  const source = openAnywhere(file, file);
  if (source === undefined) return;
  scanAhead({ ...source, giveWay: () => undefined }, job);
  source.close();
});
