import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { classNames } from '../data/labels.mjs';
import { PRODUCT, PRODUCT_WITH_COPY } from './product.mjs';

const BENCH = path.dirname(import.meta.dirname);
const PROGRAMS = path.join(BENCH, 'programs');
const MILLION = 1_000_000;

/**
 * A peer: which program runs it, which version is installed (undefined: none), and up to how many rows it is worth waiting for (or can do at
 * all).
 */
export const PEERS = {
  duckdb: nodePeer('DuckDB', 'duckdb.mjs', '@duckdb/node-api', () => Infinity),
  polars: nodePeer('polars', 'polars.mjs', 'nodejs-polars', () => Infinity),
  // Nobody writes a reader of Parquet. JSON.parse of a whole file stops at 512 MiB, and joining ten million rows in a Map takes minutes.
  node: nodePeer('usual Node (csv-parse, readline + JSON.parse)', 'usual-node.mjs', 'csv-parse', ({ kind, format }) => (format === 'parquet' ? 0 : kind === 'join' || format === 'json' ? MILLION : Infinity)),
  // read_json needs fourteen times the file's size in memory.
  pandas: pythonPeer('pandas, integer codes by an expert', 'pandas_codes.py', ['pandas'], ({ kind, format }) => (kind === 'count' && format === 'csv' ? Infinity : MILLION)),
  // Minutes at ten million rows.
  sklearn: pythonPeer('pandas + scikit-learn, as usually written', 'scikit_learn.py', ['pandas', 'sklearn'], () => MILLION),
};

/** For scores only. */
export const SCIKIT_LEARN_SCORES = {
  key: 'sklearn-scores',
  name: 'pandas + scikit-learn, as usually written',
  run: ({ files }) => ({ command: 'python3', args: [path.join(PROGRAMS, 'scikit_learn_scores.py'), files[0], classNames(2)[1]] }),
  digest: printedDigest,
};

/** What no program can do without: start, and have the bytes. They print no digest. */
const LIMITS = [
  { key: 'nothing', name: 'node -e 0', limit: true, run: () => ({ command: process.execPath, args: ['-e', '0'] }) },
  { key: 'cat', name: 'cat', limit: true, run: ({ files }) => ({ command: 'cat', args: files, discard: true }) },
  { key: 'read', name: 'Node only reads', limit: true, run: ({ files }) => ({ command: process.execPath, args: [path.join(PROGRAMS, 'read-only.mjs'), ...files] }) },
];

/** Who runs: the limits, the product, the peers that are asked for (undefined: all there are). A peer asked for by name that is missing throws. */
export function contenders(names) {
  const versions = new Map();
  const peers = Object.entries(PEERS).flatMap(([key, peer]) => {
    if (names !== undefined && !names.includes(key)) return [];
    const version = peer.version();
    if (version !== undefined) versions.set(peer.name, version);
    else if (names !== undefined) throw new Error(`${peer.name} is not installed`);
    else versions.set(peer.name, 'not installed');
    return version === undefined ? [] : [{ ...peer, key }];
  });
  return { all: [...LIMITS, PRODUCT, PRODUCT_WITH_COPY, ...peers], versions };
}

function nodePeer(name, program, packageName, mostRows) {
  return {
    name,
    mostRows,
    // Loaded, not only looked for: the folder may be there without the binary for this system.
    version: () => {
      if (answer(process.execPath, ['--input-type=module', '-e', `await import('${packageName}')`]) === undefined) return undefined;
      return `${packageName} ${JSON.parse(readFileSync(path.join(BENCH, 'node_modules', packageName, 'package.json'), 'utf8')).version}`;
    },
    run: ({ format, files }) => ({ command: process.execPath, args: [path.join(PROGRAMS, program), format, ...files] }),
    digest: printedDigest,
  };
}

function pythonPeer(name, program, modules, mostRows) {
  // pandas reads Parquet with a package of its own.
  let readsParquet;
  return {
    name,
    mostRows: (work) => (work.format !== 'parquet' || (readsParquet ??= answer('python3', ['-c', 'import pyarrow']) !== undefined) ? mostRows(work) : 0),
    version: () => {
      const question = `import platform, ${modules.join(', ')}; print('Python', platform.python_version(), ${modules.map((module) => `'${module}', ${module}.__version__`).join(', ')})`;
      return answer('python3', ['-c', question]);
    },
    run: ({ format, files }) => ({ command: 'python3', args: [path.join(PROGRAMS, program), format, ...files] }),
    digest: printedDigest,
  };
}

/** What a program prints, or undefined when it fails or is missing. */
function answer(command, args) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', cwd: PROGRAMS });
  return status === 0 ? stdout.trim() : undefined;
}

function printedDigest(printed) {
  const line = printed.slice(printed.lastIndexOf('\nDIGEST ') + 1).split('\n', 1)[0];
  return JSON.parse(line.slice('DIGEST '.length));
}
