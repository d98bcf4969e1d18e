// Brings the database to what the new version needs, before the main container starts.
import type { PropTypes } from '../kube/prop-type';
import type { NamedContainerProps } from '../pod/container';
import type { InitContainerProps } from '../pod/companion';
import { asked } from './asked';
import { within } from './within';

export interface MigrateProps extends Omit<NamedContainerProps, 'name'> {
  /** The application's own. */
  readonly image: string;
  /** @default 'migrate' */
  readonly name?: string;
}

const TYPES: PropTypes<MigrateProps> = {
  image: ['text'],
  name: ['text'],
  command: ['a list'],
  args: ['a list'],
  securityContext: ['an object'],
};

/**
 * For `initContainers`: the application's image, with the command or arguments that migrate. Every Pod runs it, and several at once: it has to
 * take a lock, and find nothing to do the second time. Where it cannot, run it as a BatchJob.
 * @throws RangeError for no image, or neither command nor args: that would be the application itself
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
 */
export function migrate(props: MigrateProps): InitContainerProps {
  const { name = 'migrate', ...container } = asked(props, 'migrate', TYPES);
  within(container.image, 'migrate: image', container.image ? undefined : "the application's own");
  const says = [...(container.command ?? []), ...(container.args ?? [])];
  within(
    says,
    'migrate: command',
    says.length > 0 ? undefined : 'command or args that migrate: without them the application itself would run',
  );
  // the image is the user's own: its security is what the pod's one word says
  return { name, ...container };
}
