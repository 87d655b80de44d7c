import os from 'node:os';
import { MEASURED_BY } from './measure.mjs';

/** What a reader must know of the machine to place the numbers, as Markdown list items. `loads`: the load average before and after. */
export function machineFacts(versions, loads) {
  const cpus = os.cpus();
  const facts = [
    `${cpus[0]?.model.trim() ?? 'unknown processor'}, ${os.availableParallelism()} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()} ${os.release()} ${os.arch()}`,
    `Node ${process.versions.node}`,
    ...[...versions].map(([name, version]) => `${name}: ${version}`),
    `load average (1 min) ${loads.map((load) => load.toFixed(2)).join(' before, ')} after; processor time and memory by ${MEASURED_BY}`,
  ];
  return facts.map((fact) => `- ${fact}`).join('\n');
}
