// What ends the making of one manifest: which object it is, and the sentence that was thrown.
import type { ApiObject } from 'cdk8s';

export class Unmade extends Error {
  constructor(
    /** The object itself, though another one may have asked for its content. */
    readonly object: ApiObject,
    /** What was thrown, in one sentence. */
    readonly reason: string,
    cause: unknown,
  ) {
    super(`Failed serializing construct at path '${object.node.path}' with name '${object.name}': ${reason}`, { cause });
  }
}

/** Says of what was thrown where it comes from; what says so already stays. */
export function unmade(object: ApiObject, error: unknown): Error {
  if (error instanceof Error && 'object' in error && 'reason' in error) return error;
  return new Unmade(object, sentence(error), error);
}

/** The error's own message; what a program got wrong says which error it is. */
function sentence(error: unknown): string {
  if (!(error instanceof Error)) return `${String(error)} was thrown`;
  const text = error.message.trim() || 'an error without a message was thrown';
  return error.name === 'Error' ? text : `${error.name}: ${text}`;
}
