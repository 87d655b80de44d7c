import { ProblemError } from '../problem.js';
import type { CommitStore } from './stores.js';

/** Asks the first; once it could not tell something, the second is asked from then on. Both know commits by the same names. */
export function either(first: CommitStore, second: () => Promise<CommitStore | undefined>): CommitStore {
  let failure: ProblemError | undefined;
  const ask = async <T>(of: (store: CommitStore) => Promise<T>): Promise<T> => {
    try {
      if (failure === undefined) return await of(first);
    } catch (thrown) {
      if (!(thrown instanceof ProblemError)) throw thrown;
      failure = thrown;
    }
    const other = await second();
    if (other === undefined) throw failure as ProblemError;
    // What the first said of its failure is the better advice: it is the one that should have known.
    return of(other).catch(() => Promise.reject(failure as ProblemError));
  };
  return {
    base: () => ask((store) => store.base()),
    named: (name) => ask((store) => store.named(name)),
    ancestors: (sha) => ask((store) => store.ancestors(sha)),
    file: (commit, path) => ask((store) => store.file(commit, path)),
  };
}
