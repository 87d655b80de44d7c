import { ProblemError } from '../problem.js';
import type { Failure } from './answer.js';

/** A request that did not succeed, as an error for the person who runs the gate. `permission`: what the token needs for it. */
export function refusedBy(what: string, { reason, permission, status }: Failure, needs: string): ProblemError {
  const lacks = status === 403 || status === 404 || status === 401;
  return new ProblemError({ message: `${what}: ${reason}`, ...(lacks && { advice: `The job needs this permission: ${permission ?? needs}` }) });
}
