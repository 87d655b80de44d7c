import type { BareRepository } from './bare-repository.js';
import { failed, type Reply } from './reply.js';
import type { Call, Operation } from './openapi.js';
import { sampleOf } from './samples.js';

/** What the API answers about commits, files and branches; undefined for an operation that is about something else. */
export function handleGit(git: BareRepository, { method, query, body }: Call, { template, pathParameters }: Operation, accept: string): Reply | undefined {
  const parameter = (name: string): string => pathParameters.get(name) ?? '';
  const given = (name: string): unknown => (typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined);
  const sample = (status: number, over: object): Reply => ({ status, body: sampleOf(template, method, status, over) });
  const resolve = (name: string): string | undefined => git.git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]) ?? (isEmpty(git) ? emptyCommit(git) : undefined);
  const commit = (sha: string): object => ({ sha, commit: { committer: { date: git.git(['show', '-s', '--format=%cI', sha]) }, author: { date: git.git(['show', '-s', '--format=%aI', sha]) }, tree: { sha: git.git(['rev-parse', `${sha}^{tree}`]), url: 'https://example.com' }, message: 'change', url: 'https://example.com', comment_count: 0 } });
  const raw = accept.includes('raw');

  switch (`${method} ${template}`) {
    case 'GET /repos/{owner}/{repo}/commits/{ref}': {
      const sha = resolve(parameter('ref'));
      return sha === undefined ? failed(422, `No commit found for SHA: ${parameter('ref')}`) : sample(200, commit(sha));
    }
    case 'GET /repos/{owner}/{repo}/commits': {
      const start = resolve(query.get('sha') ?? 'HEAD');
      if (start === undefined) return failed(404, 'Not Found');
      const shas = git.git(['rev-list', `--max-count=${query.get('per_page') ?? 30}`, start])?.split('\n') ?? [];
      return { status: 200, body: shas.map((sha) => sampleOf('/repos/{owner}/{repo}/commits/{ref}', 'GET', 200, commit(sha))) };
    }
    case 'GET /repos/{owner}/{repo}/compare/{basehead}': {
      const [base = '', head = ''] = parameter('basehead').split('...').map((name) => resolve(name) ?? '');
      const parting = git.git(['merge-base', base, head]);
      if (base === '' || head === '' || parting === undefined) return failed(404, 'Not Found');
      const [one, other] = [base, parting].map((sha) => sampleOf('/repos/{owner}/{repo}/commits/{ref}', 'GET', 200, commit(sha)));
      return sample(200, { base_commit: one, merge_base_commit: other });
    }
    case 'GET /repos/{owner}/{repo}/contents/{path}': {
      const sha = resolve(query.get('ref') ?? 'HEAD');
      const bytes = sha === undefined ? undefined : git.bytes(['cat-file', 'blob', `${sha}:${parameter('path')}`]);
      if (bytes === undefined) return failed(404, 'Not Found');
      if (!raw) throw new Error('the fake hands files out as they are only');
      return { status: 200, bytes };
    }
    case 'GET /repos/{owner}/{repo}/git/ref/{ref}': {
      const sha = git.git(['rev-parse', '--verify', '--quiet', `refs/${parameter('ref')}`]);
      return sha === undefined ? failed(404, 'Not Found') : sample(200, { ref: `refs/${parameter('ref')}`, object: { sha, type: 'commit' } });
    }
    case 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}': {
      const sha = resolve(parameter('commit_sha'));
      return sha === undefined ? failed(404, 'Not Found') : sample(200, { sha, tree: { sha: git.git(['rev-parse', `${sha}^{tree}`]) } });
    }
    case 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}': {
      const listed = git.git(['ls-tree', `${parameter('tree_sha')}^{tree}`]);
      if (listed === undefined) return failed(404, 'Not Found');
      const tree = listed.split('\n').filter((line) => line !== '').map((line) => {
        const [, mode, type, sha, path] = /^(\d+) (\w+) (\w+)\t(.*)$/u.exec(line) ?? [];
        return { path, mode, type, sha };
      });
      return sample(200, { sha: parameter('tree_sha'), truncated: false, tree });
    }
    case 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}': {
      const bytes = git.bytes(['cat-file', 'blob', parameter('file_sha')]);
      return bytes === undefined ? failed(404, 'Not Found') : { status: 200, bytes };
    }
    case 'POST /repos/{owner}/{repo}/git/blobs': {
      const sha = git.git(['hash-object', '-w', '--stdin'], Buffer.from(String(given('content')), given('encoding') === 'base64' ? 'base64' : 'utf8'));
      return sample(201, { sha });
    }
    case 'POST /repos/{owner}/{repo}/git/trees': {
      const base = given('base_tree');
      const files = given('tree') as readonly { readonly path: string; readonly sha: string }[];
      return sample(201, { sha: withFiles(git, typeof base === 'string' ? base : undefined, files.map(({ path, sha }) => [path.split('/'), sha] as const)) });
    }
    case 'POST /repos/{owner}/{repo}/git/commits': {
      const parents = given('parents') as readonly string[];
      const sha = git.git(['commit-tree', String(given('tree')), ...parents.flatMap((parent) => ['-p', parent]), '-m', String(given('message'))]);
      return sha === undefined ? failed(422, 'Tree SHA does not exist') : sample(201, { sha });
    }
    case 'POST /repos/{owner}/{repo}/git/refs': {
      // An old value of zeros: there must be none yet.
      const made = git.git(['update-ref', String(given('ref')), String(given('sha')), '0'.repeat(40)]);
      return made === undefined ? failed(422, 'Reference already exists') : sample(201, { ref: given('ref'), object: { sha: given('sha') } });
    }
    case 'PATCH /repos/{owner}/{repo}/git/refs/{ref}': {
      const name = `refs/${parameter('ref')}`;
      const before = git.git(['rev-parse', '--verify', '--quiet', name]);
      const after = String(given('sha'));
      if (before === undefined) return failed(422, 'Reference does not exist');
      const forward = git.git(['merge-base', '--is-ancestor', before, after]) !== undefined;
      if (!forward && given('force') !== true) return failed(422, 'Update is not a fast forward');
      return git.git(['update-ref', name, after, before]) === undefined ? failed(409, 'Reference cannot be updated') : sample(200, { ref: name, object: { sha: after } });
    }
  }
  return undefined;
}

/** Nobody has made a commit: the test is about something else, and any commit that it names has no files. */
function isEmpty(git: BareRepository): boolean {
  return git.git(['for-each-ref']) === '';
}

function emptyCommit(git: BareRepository): string {
  return git.commit({ files: {} });
}

/** A tree with these files in it, beside what was there. */
function withFiles(git: BareRepository, base: string | undefined, files: readonly (readonly [path: readonly string[], sha: string])[]): string {
  const entries = new Map<string, string>();
  for (const line of (base === undefined ? '' : (git.git(['ls-tree', base]) ?? '')).split('\n').filter((one) => one !== '')) entries.set(line.slice(line.indexOf('\t') + 1), line);
  const below = new Map<string, (readonly [readonly string[], string])[]>();
  for (const [[first = '', ...rest], sha] of files) {
    if (rest.length === 0) entries.set(first, `100644 blob ${sha}\t${first}`);
    else below.set(first, [...(below.get(first) ?? []), [rest, sha]]);
  }
  for (const [name, inner] of below) {
    const [, old] = /^040000 tree (\w+)\t/u.exec(entries.get(name) ?? '') ?? [];
    entries.set(name, `040000 tree ${withFiles(git, old, inner)}\t${name}`);
  }
  return git.git(['mktree'], `${[...entries.values()].join('\n')}\n`) ?? '';
}
