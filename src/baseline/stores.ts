/** A commit, and when it was made (ISO 8601), where that is known. */
export interface Commit {
  readonly sha: string;
  readonly made?: string;
}

/** Where the change parts from the branch it goes to, and where that branch stands now. */
export interface Base {
  readonly mergeBase: Commit;
  readonly tip: Commit;
  /** The branch's name; empty when unknown. */
  readonly branch: string;
}

/** The commits of the repository. Whatever cannot be told is thrown as ProblemError. */
export interface CommitStore {
  base(): Promise<Base>;
  /** The commit of a tag, a branch or a commit's name. */
  named(name: string): Promise<Commit>;
  /** The commit itself and those before it, the newest first; not all of a long history. */
  ancestors(sha: string): Promise<readonly string[]>;
  /** The bytes of a file in a commit; undefined where it has no such file. */
  file(commit: string, path: string): Promise<Uint8Array | undefined>;
}

export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly sha: string;
  readonly made: string;
  readonly runId: number;
}

/** What runs left behind. Whatever cannot be told is thrown as ProblemError. */
export interface ArtifactStore {
  /** Artifacts of the name from the branch, the newest first, and how many others were passed over, in words. */
  list(name: string, branch: string): Promise<{ readonly artifacts: readonly Artifact[]; readonly refused: readonly string[] }>;
  /** Why the run that left it cannot be trusted with a baseline; undefined when it can. */
  objection(artifact: Artifact, branch: string): Promise<string | undefined>;
  /** The zip archive. */
  read(artifact: Artifact): Promise<Buffer>;
}

/** A branch to which files are only added. Whatever cannot be told is thrown as ProblemError. */
export interface HistoryStore {
  /** The files of a directory: name to what `read` takes. Undefined where there is no such branch. */
  files(branch: string, directory: string): Promise<ReadonlyMap<string, string> | undefined>;
  read(id: string): Promise<Uint8Array>;
}

/** Where baselines are kept beside the files of the workspace. Each is opened when it is asked for; undefined where there is none. */
export interface BaselineStores {
  commits?(): Promise<CommitStore | undefined>;
  /** In workflows only. */
  artifacts?(): Promise<ArtifactStore | undefined>;
  history?(): Promise<HistoryStore | undefined>;
}
