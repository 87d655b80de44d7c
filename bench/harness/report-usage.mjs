// Loaded before a Node program where there is no GNU time: leaves behind what the program used.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(process.env.BENCH_USAGE_FILE, JSON.stringify({ user: userCPUTime / 1e6, system: systemCPUTime / 1e6, peak: maxRSS }));
});
