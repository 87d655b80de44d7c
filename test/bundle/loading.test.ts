import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mapping, textOf } from '../surface/repository.js';
import { CONFIG, csv, NO_MORE_MISSES, spamCsv, WORSE } from './predictions.js';
import { runAction } from './run-action.js';
import { COMMAND_LINE, ROOT, run } from './spawn.js';
import { makeWorkspace, type Files } from './workspaces.js';

/**
 * Most of a small run is its start, and most of that is loading code. So what a run does not need must not be loaded: each run here tells
 * which files of dist it loaded.
 */
const TELL_LOADED = `import { registerHooks } from 'node:module';
import { writeSync } from 'node:fs';
registerHooks({ load(url, context, next) { if (url.startsWith('file:')) writeSync(2, 'loaded ' + url + '\\n'); return next(url, context); } });`;
const OPTIONS = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(TELL_LOADED)}` };

const DIST = path.join(ROOT, 'dist');
const FILES = readdirSync(DIST).filter((name) => name.endsWith('.js'));

function loadedIn(stderr: string): readonly string[] {
  return [...stderr.matchAll(/^loaded file:.*\/(.+)$/gmu)].map(([, name = '']) => name).toSorted();
}

/** What every check needs. */
const SHARED = ['cli-index-scan-worker.js', 'cli-index.js'];

async function loadedBy(files: Files, ...args: readonly string[]): Promise<readonly string[]> {
  const { path: cwd } = makeWorkspace(files);
  const { exitCode, stderr } = await run(process.execPath, [COMMAND_LINE, ...args], { cwd, environment: OPTIONS });
  expect([0, 1]).toContain(exitCode);
  return loadedIn(stderr);
}

/** What a file of dist loads whenever it is loaded itself. */
function importsOf(name: string): readonly string[] {
  return [...readFileSync(path.join(DIST, name), 'utf8').matchAll(/^import\s[^;]*?"\.\/([^"]+)";$/gmu)].map(([, imported = '']) => imported);
}

/** Files that no other imports, now or later: they are started by their names. */
const ENTRIES = FILES.filter((name) => !FILES.some((other) => [`from "./${name}"`, `import("./${name}")`].some((text) => readFileSync(path.join(DIST, other), 'utf8').includes(text)))).map((name) => name.replace(/\.js$/u, ''));

function startOf(entry: string): ReadonlySet<string> {
  const reached = new Set([`${entry}.js`]);
  for (const name of reached) for (const imported of importsOf(name)) reached.add(imported);
  return reached;
}

describe.concurrent('a run loads', () => {
  it('its entry and what every check needs, in few files', async () => {
    expect(await loadedBy(WORSE, 'check')).toEqual([...SHARED, 'cli.js']);
    expect(await loadedBy({ 'out.csv': spamCsv(1) }, 'check', '--predictions', 'out.csv')).toEqual([...SHARED, 'cli.js']);
  });

  it('git alone on the first run, to tell a baseline that does not exist yet from one that was deleted', async () => {
    expect(await loadedBy({ [CONFIG]: NO_MORE_MISSES, 'out.csv': spamCsv(1) }, 'check')).toEqual([...SHARED, 'cli.js', 'git.js']);
  });

  it('no more for labels with letters of Europe', async () => {
    expect(await loadedBy({ 'out.csv': csv([['Grüße', 'Grüße'], ['ошибка', 'Grüße']]) }, 'check', '--predictions', 'out.csv')).toEqual([...SHARED, 'cli.js']);
  });

  it('the widths of wide characters where there are some', async () => {
    expect(await loadedBy({ 'out.csv': csv([['猫', '犬'], ['犬', '犬']]) }, 'check', '--predictions', 'out.csv')).toEqual([...SHARED, 'cli.js', 'string-width.js']);
  });

  it('the globber for a glob', async () => {
    expect(await loadedBy({ 'out.csv': spamCsv(1) }, 'check', '--predictions', '*.csv')).toEqual([...SHARED, 'cli.js', 'rolldown-runtime.js', 'tinyglobby.js']);
  });

  it('what reads replies where there are some, and the engine of regexes for a regex', async () => {
    const files = (step: string): Files => ({ [CONFIG]: `predictions: out.csv\nlabels: [ham, spam]\nresponse: { column: predicted, steps: [${step}, match: exact] }\n`, 'out.csv': spamCsv(1) });
    const ofReplies = async (step: string): Promise<readonly string[]> => (await loadedBy(files(step), 'check')).filter((name) => name === 'parser.js' || name === 're2js.js');
    expect(await ofReplies('fold_case')).toEqual(['parser.js']);
    expect(await ofReplies("regex: '(?<label>.*)'")).toEqual(['parser.js', 're2js.js']);
  });

  it('init for init', async () => {
    expect(await loadedBy({ 'out.csv': spamCsv(1) }, 'init', 'out.csv')).toEqual([...SHARED, 'cli.js', 'init.js']);
  });

  it('the client of the API when there is a pull request to comment on, and git where the API does not answer', async () => {
    const push = await runAction({ workspace: makeWorkspace(WORSE), event: { name: 'push', fixture: 'push' }, environment: OPTIONS });
    expect(loadedIn(push.stderr)).toEqual([...SHARED, 'index.js']);
    const pull = await runAction({ workspace: makeWorkspace(WORSE), environment: OPTIONS });
    expect(loadedIn(pull.stderr)).toEqual(['actions-github.js', ...SHARED, 'git.js', 'index.js', 'rolldown-runtime.js']);
  });
});

describe('dist', () => {
  it('has a chunk for what several entries load when they start, with their names, so that none loads what only another needs', () => {
    const starts = ENTRIES.map((entry) => ({ entry, files: startOf(entry) }));
    const shared = FILES.map((name) => ({ name, users: starts.filter(({ files }) => files.has(name)).map(({ entry }) => entry) })).filter(({ users }) => users.length > 0);
    expect(shared.map(({ name }) => name)).toEqual(shared.map(({ users }) => `${users.join('-')}.js`));
    expect(ENTRIES).toEqual(['cli', 'index', 'scan-worker']);
    expect(shared.length).toBeGreaterThan(ENTRIES.length);
  });

  it.each(['ZodMini', 'YAMLException', 'report.json'])('starts its second thread without what holds %s', (sign) => {
    expect(readFileSync(path.join(DIST, 'cli-index.js'), 'utf8')).toContain(sign);
    for (const name of startOf('scan-worker')) expect(readFileSync(path.join(DIST, name), 'utf8'), name).not.toContain(sign);
  });

  it.each([
    { what: 'the client of the API', sign: 'octokit-core.js', file: 'actions-github.js' },
    { what: 'the globber', sign: 'expandDirectories: true,', file: 'tinyglobby.js' },
    { what: 'the set of all emoji', sign: 'RGI_Emoji', file: 'string-width.js' },
    { what: 'the engine of regexes', sign: 'RE2JSSyntaxException', file: 're2js.js' },
    { what: 'init', sign: 'Read the file, then run:', file: 'init.js' },
  ])('starts without $what', ({ sign, file }) => {
    expect(readFileSync(path.join(DIST, file), 'utf8')).toContain(sign);
    for (const name of new Set(ENTRIES.flatMap((entry) => [...startOf(entry)]))) expect(readFileSync(path.join(DIST, name), 'utf8')).not.toContain(sign);
  });

  it('holds nothing that makes the JSON schema, which the build does, nor messages of zod, which are never shown', () => {
    for (const name of FILES) expect(readFileSync(path.join(DIST, name), 'utf8'), name).not.toMatch(/json-schema\.org|Invalid input: expected/u);
  });

  it('holds no path of the machine that built it', () => {
    for (const name of readdirSync(DIST)) expect(readFileSync(path.join(DIST, name), 'utf8'), name).not.toContain(ROOT);
  });

  it('has the licence of every package that it holds', () => {
    const licences = readFileSync(path.join(DIST, 'licenses.txt'), 'utf8');
    const direct = [...mapping(mapping(JSON.parse(textOf('package.json'))).get('dependencies')).keys()];
    for (const name of [...direct, '@octokit/core', 'get-east-asian-width', 'picomatch', 'rolldown', 'undici']) {
      const [, text = ''] = licences.split(`\n${name}\n`.replace(/^\n/u, licences.startsWith(name) ? '' : '\n'));
      expect(text, name).toMatch(/^(?:MIT|ISC)\n[\s\S]{300}/u);
    }
  });
});
