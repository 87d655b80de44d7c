import type { BaselineSource } from '../config/baseline-source.js';
import { Zip } from '../predictions/formats/tools/zip.js';
import { ProblemError, type Place } from '../problem.js';
import { listed } from '../predictions/formats/quoting.js';
import { integer } from '../report/numbers.js';
import { commitLabel, joinPhrases, label, NOTHING, phrase, type Phrase } from '../report/phrase.js';
import { bytesSource } from './bytes-source.js';
import type { Sought } from './choose.js';
import { nearestFirst } from './nearest.js';
import type { Artifact, BaselineStores } from './stores.js';

/** Runs that are asked about at most: after so many bad ones in a row the branch has other worries. */
const MOST_RUNS = 20;

/** An artifact that a good run of the branch left. `copy`: the file of a report directory that holds the predictions of this evaluation. */
export async function fromArtifact({ name, path = '', place }: Extract<BaselineSource, { kind: 'artifact' }>, copy: string, stores: BaselineStores): Promise<Sought> {
  const artifacts = await stores.artifacts?.();
  if (artifacts === undefined) return { kind: 'absent', why: phrase`can be fetched by a workflow only` };
  const commits = await stores.commits?.();
  if (commits === undefined) throw new ProblemError({ message: 'without a repository it cannot be told which artifact is the baseline', ...(place !== undefined && { place }) });
  const base = await commits.base();
  const found = await artifacts.list(name, base.branch);
  // Of several of one commit the newest serves: a later attempt.
  const byCommit = new Map<string, Artifact>();
  for (const artifact of found.artifacts) if (!byCommit.has(artifact.sha)) byCommit.set(artifact.sha, artifact);
  const objections: Phrase[] = [];
  for (const { sha, relation } of (await nearestFirst([...byCommit.keys()], base, commits)).slice(0, MOST_RUNS)) {
    const artifact = byCommit.get(sha) as Artifact;
    const objection = await artifacts.objection(artifact, base.branch);
    if (objection !== undefined) {
      objections.push(phrase`${commitLabel(sha)}: ${label(objection)}`);
      continue;
    }
    const bytes = entryOf(await artifacts.read(artifact), artifact, path === '' ? copy : path, place);
    return { kind: 'found', sources: [bytes], commit: { sha, made: artifact.made, relation } };
  }
  const [first = NOTHING, ...more] = objections;
  const others = more.length > 0 ? phrase`${first}, and ${integer(more.length)} more` : first;
  const refused = joinPhrases([...found.refused.map((words) => phrase`${label(words)}`), others], '; ');
  const by = phrase`was left by no successful run of ${base.branch === '' ? phrase`the branch` : label(base.branch)}`;
  return { kind: 'absent', why: refused.empty ? by : phrase`${by} (${refused})` };
}

function entryOf(archive: Buffer, { name, id }: Artifact, path: string, place: Place | undefined): ReturnType<typeof bytesSource> {
  const shown = `${path} of the artifact ${JSON.stringify(name)} (${id})`;
  if (archive.readUInt16BE(0) !== 0x504b) throw new ProblemError({ message: `the artifact ${JSON.stringify(name)} (${id}) is no zip archive`, ...(place !== undefined && { place }) });
  const zip = new Zip(`the artifact ${JSON.stringify(name)} (${id})`, archive);
  const bytes = zip.read(path);
  if (bytes !== undefined) return bytesSource(shown, bytes);
  throw new ProblemError({
    message: `the artifact ${JSON.stringify(name)} (${id}) holds no ${JSON.stringify(path)}`,
    ...(place !== undefined && { place }),
    advice: `It holds ${zip.names.length === 0 ? 'nothing' : listed(zip.names)}. Upload the whole report directory, or name the file: artifact: { name: ${name}, path: … }`,
  });
}
