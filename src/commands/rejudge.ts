import { bytesSource } from '../baseline/bytes-source.js';
import type { Config } from '../config/config.js';
import { judgingCopy } from '../config/copy-config.js';
import { readConfig } from '../config/decode.js';
import { copyExtension, failedReport, gate, type GateFiles } from '../gate.js';
import { Zip } from '../predictions/formats/tools/zip.js';
import type { FoundFile } from '../predictions/source.js';
import { ProblemError } from '../problem.js';
import type { Report, RunReport } from '../report/report.js';
import type { CheckFiles, CheckRequest } from './check.js';

export interface RejudgeRequest extends Pick<CheckRequest, 'config' | 'evaluations' | 'reportDirectory' | 'stores' | 'run'> {
  /** A zip archive of the report directory that a run left. Nothing in it is trusted. */
  readonly archive: Buffer;
  /** What it is called in messages. */
  readonly archiveName: string;
}

/**
 * Judges anew what an untrusted run left: its copies of the predictions, by the config that is checked out here, against the baselines of
 * this repository. What else the run left, its report and its texts, is not looked at. An evaluation
 * of which it left no copy is one without predictions: a stranger must not choose what is shown.
 */
export async function rejudge(request: RejudgeRequest, files: CheckFiles): Promise<Report> {
  const { config: file, reportDirectory } = request;
  let run: RunReport = request.run;
  let copied: { readonly config: Config; readonly files: GateFiles };
  try {
    const text = files.readText(file);
    if (text === undefined) throw new ProblemError({ message: `there is no config at ${file}`, advice: 'The job that publishes checks out the default branch, where the config must be.' });
    run = { ...run, config: file };
    copied = await copiesIn(await readConfig(text, file, { predictions: [], baseline: [], evaluations: request.evaluations }), request, files);
  } catch (error) {
    return failedReport(error, run, reportDirectory, files);
  }
  return gate({ config: copied.config, trusted: { predictions: true, baseline: false }, reportDirectory, copyPredictions: true, stores: request.stores, run }, copied.files);
}

async function copiesIn(config: Config, { archive, archiveName }: RejudgeRequest, files: CheckFiles): Promise<{ readonly config: Config; readonly files: GateFiles }> {
  const zip = new Zip(archiveName, archive);
  const copies = new Map<string, FoundFile | undefined>();
  const evaluations = [];
  for (const evaluation of config.evaluations) {
    const entry = `predictions/${evaluation.name}${copyExtension(evaluation.task)}`;
    const bytes = zip.read(entry);
    const name = `${entry} of ${archiveName}`;
    const source = bytes === undefined ? undefined : bytesSource(name, bytes);
    copies.set(name, source === undefined ? undefined : { ...source, identity: name });
    evaluations.push(judgingCopy(evaluation, name, source === undefined ? [] : await headerOf(source)));
  }
  if ([...copies.values()].every((copy) => copy === undefined)) throw new ProblemError({ message: `${archiveName} holds no copy of the predictions of ${config.evaluations.map(({ name }) => name).join(', ')}`, advice: 'The first workflow uploads the whole report directory.' });
  return { config: { ...config, evaluations }, files: withCopies(files, copies) };
}

/** The names in the first line of a CSV. */
async function headerOf(source: Pick<FoundFile, 'open'>): Promise<readonly string[]> {
  for await (const chunk of source.open()) return new TextDecoder().decode(chunk).split('\n', 1)[0]?.split(',') ?? [];
  return [];
}

/** The files of the workspace, and beside them those of the archive; undefined is a copy that it lacks. */
function withCopies(files: CheckFiles, copies: ReadonlyMap<string, FoundFile | undefined>): GateFiles {
  return {
    identity: (name) => (copies.has(name) ? name : files.identity(name)),
    writeText: (name, text) => files.writeText(name, text),
    writeGzip: (name) => files.writeGzip(name),
    async find(patterns, trusted, place) {
      const found = patterns.flatMap((pattern) => copies.get(pattern) ?? []);
      const lacking = patterns.filter((pattern) => copies.has(pattern) && copies.get(pattern) === undefined);
      const others = patterns.filter((pattern) => !copies.has(pattern));
      if (others.length === 0) return { files: found, absent: lacking };
      const rest = await files.find(others, trusted, place);
      return { files: [...found, ...rest.files], absent: [...lacking, ...rest.absent] };
    },
  };
}
