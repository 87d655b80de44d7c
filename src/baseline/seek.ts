import type { BaselineFileSource } from '../config/baseline-source.js';
import type { Source } from '../predictions/source.js';
import type { Sought } from './choose.js';
import { fromPath } from './from-path.js';
import type { BaselineStores } from './stores.js';

/** What sources are looked for with. */
export interface Seeking {
  readonly evaluation: string;
  /** How the copy of the predictions that a run leaves is called behind its evaluation: `.csv.gz`. */
  readonly extension: string;
  /** The files of the workspace that answer to a path or glob. */
  readonly find: (path: string, source: BaselineFileSource) => Promise<readonly Source[]>;
  readonly stores: BaselineStores;
}

/** Looks for a baseline where its source says. What only some sources need is loaded for those. */
export async function seekBaseline(source: BaselineFileSource, { evaluation, extension, find, stores }: Seeking): Promise<Sought> {
  switch (source.kind) {
    case 'path':
      return fromPath(source, () => find(source.path, source), stores);
    case 'ref':
      return (await import('./from-ref.js')).fromRef(source, async () => (await find(source.path, source)).length > 0, stores);
    case 'artifact':
      return (await import('./from-artifact.js')).fromArtifact(source, `predictions/${evaluation}${extension}`, stores);
    case 'branch':
      return (await import('./from-branch.js')).fromBranch(source, { directory: evaluation, extension }, stores);
  }
}
