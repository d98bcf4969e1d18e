// Brings the database to what the new version needs, before the main container starts.
import type { NamedContainerProps } from '../pod/container';
import type { InitContainerProps } from '../pod/companion';
import { within } from './within';

export interface MigrateProps extends Omit<NamedContainerProps, 'name'> {
  /** The application's own. */
  readonly image: string;
  /** @default 'migrate' */
  readonly name?: string;
}

/**
 * For `initContainers`: the application's image, with the command or arguments that migrate. Every Pod runs it, and several at once: it has to
 * take a lock, and find nothing to do the second time. Where it cannot, run it as a BatchJob.
 * @throws RangeError for no image, or neither command nor args: that would be the application itself
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
 */
export function migrate({ name = 'migrate', ...container }: MigrateProps): InitContainerProps {
  within(container.image, 'migrate: image', container.image ? undefined : "the application's own");
  const says = [...(container.command ?? []), ...(container.args ?? [])];
  within(
    says,
    'migrate: command',
    says.length > 0 ? undefined : 'command or args that migrate: without them the application itself would run',
  );
  const { securityContext } = container;
  return {
    name,
    ...container,
    // its user is that of the image or the pod
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, ...securityContext },
  };
}
