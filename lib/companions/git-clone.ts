// Checks out a git repository once, before the main container starts.
import type { InitContainerProps } from '../pod/companion';
import { asked } from './asked';
import { GIT_TYPES, gitAccess, type GitProps } from './git-access';

/**
 * For `initContainers`: the files of a repository in a volume, as they are when the Pod starts.
 * @throws RangeError for no repo, one with a password in it or by ssh without `ssh`, a volume that is read-only
 * @see https://github.com/kubernetes/git-sync
 */
export function gitClone(props: GitProps): InitContainerProps {
  props = asked(props, 'gitClone', GIT_TYPES);
  const access = gitAccess(props, 'gitClone', props.name ?? 'git-clone');
  return { ...access, args: [...access.args, '--one-time'] };
}
