import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProblemError } from '../../src/problem.js';
import { Workspace } from '../../src/workspace/workspace.js';

let root = '';
let workspace: Workspace;
beforeEach(() => {
  const place = realpathSync(mkdtempSync(path.join(tmpdir(), 'confusion-gate-workspace-')));
  root = path.join(place, 'workspace');
  mkdirSync(root);
  workspace = new Workspace(root);
});
afterEach(() => {
  rmSync(path.dirname(root), { recursive: true });
});

function write(name: string, content: string | Uint8Array = name): void {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), content);
}

async function found(patterns: readonly string[], trusted = false): Promise<{ readonly files: readonly string[]; readonly absent: readonly string[] }> {
  const { files, absent } = await workspace.find(patterns, trusted);
  return { files: files.map(({ name }) => name), absent };
}

async function problemsOf(patterns: readonly string[], trusted = false): Promise<readonly string[]> {
  const error: unknown = await workspace.find(patterns, trusted).catch((thrown: unknown) => thrown);
  if (!(error instanceof ProblemError)) throw new Error(`no ProblemError but ${String(error)}`);
  return error.problems.map(({ message }) => message);
}

async function content(name: string): Promise<string> {
  const { files } = await workspace.find([name], false);
  const chunks: Uint8Array[] = [];
  for (const file of files) for await (const chunk of file.open()) chunks.push(chunk.slice());
  return Buffer.concat(chunks).toString('utf8');
}

describe('finding files', () => {
  it('gives paths and globs in the order of their names, each file once, and tells what is absent', async () => {
    for (const name of ['out/b.csv', 'out/a.csv', 'out/deep/c.csv', 'out/.hidden.csv', 'z.csv']) write(name);
    expect(await found(['z.csv', 'out/*.csv', './out/../out/b.csv', path.join(root, 'out/a.csv'), 'none.csv', 'none/*.csv'])).toEqual({
      files: ['out/.hidden.csv', 'out/a.csv', 'out/b.csv', 'z.csv'],
      absent: ['none.csv', 'none/*.csv'],
    });
    expect((await found(['**/*.csv'])).files).toHaveLength(5);
  });

  it('takes a path that exists literally, whatever signs are in it', async () => {
    for (const name of ['a[1].csv', 'a1.csv', '!x.csv', '{a,b}.csv', 'a.csv', '..data/x.csv']) write(name);
    expect(await found(['a[1].csv', '!x.csv', '{a,b}.csv', '..data/x.csv'])).toEqual({ files: ['!x.csv', '..data/x.csv', 'a[1].csv', '{a,b}.csv'], absent: [] });
  });

  it('follows links inside the workspace, also in circles, and counts no file twice', async () => {
    write('real/a.csv');
    write('real/b.csv');
    symlinkSync('real', path.join(root, 'linked'));
    symlinkSync('..', path.join(root, 'real/up'));
    symlinkSync('a.csv', path.join(root, 'real/c.csv'));
    write('store/d.txt');
    symlinkSync('../store/d.txt', path.join(root, 'real/d.csv'));
    expect(await found(['**/*.csv', 'linked/b.csv'])).toEqual({ files: ['real/a.csv', 'real/b.csv', 'real/d.csv'], absent: [] });
  });

  it.each([['../outside.csv'], ['/etc/hostname'], ['../*.csv'], ['a/../../outside.csv'], ['../nothing.csv']])('refuses %s, whether or not it exists', async (pattern) => {
    write('../outside.csv');
    expect(await problemsOf([pattern])).toEqual([`${pattern} lies outside the workspace`]);
  });

  it('refuses links that lead outside, unless they are trusted', async () => {
    write('../outside.csv');
    symlinkSync('../outside.csv', path.join(root, 'link.csv'));
    mkdirSync(path.join(root, 'sub'));
    symlinkSync('../..', path.join(root, 'sub/up'));
    expect(await problemsOf(['link.csv', 'sub/up/outside.csv', 'l*.csv'])).toEqual(['link.csv lies outside the workspace', 'sub/up/outside.csv lies outside the workspace', 'link.csv lies outside the workspace']);
    expect(await found(['link.csv', '../out*.csv'], true)).toEqual({ files: ['link.csv'], absent: [] });
  });

  it('tells what is there and no file to read apart from what is absent, all at once', async () => {
    mkdirSync(path.join(root, 'directory'));
    execFileSync('mkfifo', [path.join(root, 'pipe')]);
    symlinkSync('nowhere', path.join(root, 'dangling'));
    symlinkSync('circle', path.join(root, 'circle'));
    expect(await problemsOf(['directory', 'directory/', 'pipe', 'dangling', 'circle', 'absent'])).toEqual([
      'directory is a directory, not a file',
      'directory/ is a directory, not a file',
      'pipe is not a regular file',
      'dangling is a link that leads nowhere',
      'circle is a link that leads nowhere',
    ]);
    expect(await problemsOf(['/dev/null'], true)).toEqual(['/dev/null is not a regular file']);
  });

  it('takes names that no file can have for absent', async () => {
    write('a.csv');
    const names = ['a\0b', 'x'.repeat(5000), 'a.csv/b.csv', ''];
    expect((await found(names.slice(0, 3))).absent).toEqual(names.slice(0, 3));
    expect(await problemsOf([''])).toEqual([' is a directory, not a file']);
  });

  it('finds a glob that is longer than any name', async () => {
    write('a299.csv');
    expect((await found([`{${Array.from({ length: 300 }, (_, index) => `a${index}`).join(',')}}.csv`])).files).toEqual(['a299.csv']);
  });
});

describe('reading', () => {
  it('decompresses by the first bytes, not by the name, and can be repeated', async () => {
    write('plain.csv.gz', 'plain');
    write('packed.csv', gzipSync('packed'));
    write('members.gz', Buffer.concat([gzipSync('one '), gzipSync('two')]));
    write('empty.gz', '');
    write('short', Uint8Array.of(0x1f));
    expect(await Promise.all(['plain.csv.gz', 'packed.csv', 'packed.csv', 'members.gz', 'empty.gz'].map(content))).toEqual(['plain', 'packed', 'packed', 'one two', '']);
    expect(await content('short')).toBe('\u001F');
  });

  it('gives large files whole, packed and unpacked', async () => {
    const large = Array.from({ length: 200_000 }, (_, index) => `row ${index}`).join('\n');
    write('large.csv', large);
    write('large.csv.gz', gzipSync(large));
    expect(await content('large.csv')).toBe(large);
    expect(await content('large.csv.gz')).toBe(large);
  });

  it.each([
    ['truncated', gzipSync('x'.repeat(1000)).subarray(0, 20), 'file.gz is truncated: its gzip data ends too early'],
    ['nothing but a header', gzipSync('').subarray(0, 10), 'file.gz is truncated: its gzip data ends too early'],
    ['damaged', Buffer.concat([gzipSync('x'.repeat(1000)).subarray(0, 10), Buffer.alloc(30, 0xff)]), 'file.gz is damaged: its gzip data cannot be unpacked (invalid block type)'],
  ])('names a gzip file that is %s', async (_, bytes, expected) => {
    write('file.gz', bytes);
    await expect(content('file.gz')).rejects.toThrow(expected);
  });

  it.runIf(process.platform === 'linux')('closes a file that is left in the middle', async () => {
    write('plain.csv', 'x'.repeat(1_000_000));
    write('packed.csv', gzipSync(Buffer.from(Array.from({ length: 1_000_000 }, (_, index) => (index * 7919) % 251))));
    const open = (): string[] => execFileSync('sh', ['-c', `readlink /proc/${process.pid}/fd/*; true`], { encoding: 'utf8' }).split('\n').filter((target) => target.startsWith(root));
    const { files } = await workspace.find(['plain.csv', 'packed.csv'], false);
    for (const file of files) for await (const chunk of file.open()) if (chunk.length > 0) break;
    await expect.poll(open).toEqual([]);
  });

  it('says why a file that has gone meanwhile cannot be read', async () => {
    write('a.csv');
    const { files } = await workspace.find(['a.csv'], false);
    rmSync(path.join(root, 'a.csv'));
    await expect((async () => { for await (const chunk of files[0]?.open() ?? []) expect(chunk).toBeUndefined(); })()).rejects.toThrow('a.csv cannot be read: ENOENT');
  });
});

describe('a small text', () => {
  it('is read, absent, or refused', () => {
    write('config.yml', 'text: ä');
    write('../outside.yml', 'outside');
    symlinkSync('../outside.yml', path.join(root, 'link.yml'));
    expect(workspace.readText('config.yml')).toBe('text: ä');
    expect(workspace.readText('none.yml')).toBeUndefined();
    expect(workspace.readText('../outside.yml')).toBe('outside');
    expect(() => workspace.readText('link.yml')).toThrow('link.yml lies outside the workspace');
    expect(() => workspace.readText('.')).toThrow('. is a directory, not a file');
  });
});

describe('writing', () => {
  it('makes directories and takes the place of what stood there, without following a link', () => {
    write('../precious', 'mine');
    mkdirSync(path.join(root, 'report'));
    symlinkSync('../../precious', path.join(root, 'report/report.json'));
    workspace.writeText('report/report.json', 'one');
    workspace.writeText('report/report.json', 'two');
    workspace.writeText('a/b/c.txt', 'deep');
    expect(readFileSync(path.join(root, 'report/report.json'), 'utf8')).toBe('two');
    expect(readFileSync(path.join(root, 'a/b/c.txt'), 'utf8')).toBe('deep');
    expect(readFileSync(path.join(root, '../precious'), 'utf8')).toBe('mine');
  });

  it('refuses a directory that is a link to the outside, and what is no place for a file', () => {
    symlinkSync('..', path.join(root, 'out'));
    write('file', 'x');
    mkdirSync(path.join(root, 'directory'));
    expect(() => { workspace.writeText('out/new/report.json', 'x'); }).toThrow('out/new/report.json cannot be written: a link leads outside the workspace');
    expect(existsSync(path.join(root, '../new'))).toBe(false);
    expect(() => { workspace.writeText('file/report.json', 'x'); }).toThrow('file/report.json cannot be written');
    expect(() => { workspace.writeText('directory', 'x'); }).toThrow('directory cannot be written');
  });

  it('gzips piece by piece, the same text into the same bytes, however it is handed over', async () => {
    const text = Buffer.from(Array.from({ length: 30 }, (_, index) => `${index},${'x'.repeat(400_000)}\n`).join(''));
    for (const [name, size] of [['one.gz', 400_000], ['two.gz', 1_300_000]] as const) {
      const file = workspace.writeGzip(name);
      const piece = Buffer.alloc(size);
      for (let from = 0; from < text.length; from += size) {
        // A piece may be overwritten once it is written.
        file.write(piece.subarray(0, text.copy(piece, 0, from, from + size)));
        await file.busy;
      }
      await file.close();
    }
    const bytes = readFileSync(path.join(root, 'one.gz'));
    expect(gunzipSync(bytes).equals(text)).toBe(true);
    expect(bytes.equals(readFileSync(path.join(root, 'two.gz')))).toBe(true);
  });

  it('leaves an empty file where nothing was written, and an earlier one until it is closed', async () => {
    write('old.gz', 'old');
    const old = workspace.writeGzip('old.gz');
    old.write(Buffer.from('new'));
    expect(readFileSync(path.join(root, 'old.gz'), 'utf8')).toBe('old');
    await old.close();
    expect(gunzipSync(readFileSync(path.join(root, 'old.gz'))).toString()).toBe('new');
    await workspace.writeGzip('empty.gz').close();
    expect(gunzipSync(readFileSync(path.join(root, 'empty.gz'))).toString()).toBe('');
  });

  it('leaves nothing of a file that is discarded, be it after a failure to close', async () => {
    write('in-the-way.gz/x');
    const file = workspace.writeGzip('in-the-way.gz');
    file.write(Buffer.from('x'));
    await expect(file.close()).rejects.toThrow('in-the-way.gz cannot be written');
    await file.discard();
    expect(existsSync(path.join(root, 'in-the-way.gz.partial'))).toBe(false);
    write('earlier.gz', 'of an earlier run');
    await workspace.writeGzip('earlier.gz').discard();
    expect(existsSync(path.join(root, 'earlier.gz'))).toBe(false);
  });
});

it('a workspace that is not there is told as such', () => {
  expect(() => new Workspace(path.join(root, 'none'))).toThrow('the workspace cannot be read: ENOENT');
});
