// What is wrong with the company of a pod: combinations that a server takes and that cannot work.
import { ambassadorProblems } from './ambassador-problems';
import type { Companion, Company } from './company';
import type { PodProps } from './pod-props';
import type { Rendering } from './rendering';

interface Judged {
  readonly props: PodProps;
  readonly company: Company;
  readonly path: string;
  /** Its Pods have to end. */
  readonly ends: boolean;
  /** Somebody said for which version. */
  readonly targetSaid: boolean;
}

export function companyProblems({ props, company, path, ends, targetSaid }: Judged, rendering: Rendering): void {
  const { native, ambassadors, all } = company;
  if (!targetSaid)
    rendering.warning(
      'target-by-default',
      path,
      `${names(all)} run as ordinary containers, since nobody said a target and 1.28 is the default`,
      "from 1.29 on they start first and end last, and a change of that replaces all Pods: say the version, as in new App({ target: '1.30' })",
    );
  if (ends && !native)
    for (const { written } of all)
      rendering.problem(
        'job-sidecar',
        `${path}.${written}`,
        'Forbidden: below Kubernetes 1.29 it would keep the Job from ever ending',
        "raise the target to '1.29', or do its work in the main container",
      );
  if (!native && ambassadors.length > 0) needsNoAmbassador(props, path, ambassadors[0]!, rendering);
  if (ambassadors.length > 0) ambassadorProblems(props, ambassadors, path, rendering);
  for (const one of all) if (one.role === 'adapter') adapterProblems(one, path, rendering);
}

function needsNoAmbassador({ initContainers }: PodProps, path: string, ambassador: Companion, rendering: Rendering): void {
  if (!Array.isArray(initContainers)) return;
  initContainers.forEach(({ needsNetwork, restartPolicy }, i) => {
    if (needsNetwork === false || restartPolicy === 'Always') return;
    rendering.problem(
      'init-before-ambassador',
      `${path}.initContainers[${i}]`,
      `Forbidden: below Kubernetes 1.29 it ends before ambassador "${ambassador.props.name}" starts`,
      "raise the target to '1.29', or say needsNetwork: false if it does without",
    );
  });
}

function adapterProblems({ props, written }: Companion, path: string, rendering: Rendering): void {
  if (props.metrics === undefined)
    rendering.problem(
      'adapter-port',
      `${path}.${written}.metrics`,
      'Required value: the port on which it shows the figures',
      'write metrics: 9102',
    );
  if (props.ports !== undefined)
    rendering.problem(
      'adapter-port',
      `${path}.${written}.ports`,
      'Forbidden: an adapter has one port, and it is called "metrics"',
      'write metrics: <its number>',
    );
}

const names = (all: readonly Companion[]): string => all.map(({ props }) => `"${props.name}"`).join(', ');
