// What is wrong with the company of a pod: combinations that a server takes and that cannot work.
import { isPlainObject } from '../kube/manifest';
import type * as k8s from '../kube/wire';
import { type Companion, type Company, localPortOf } from './company';
import { containerPorts } from './ports';
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
  ambassadorProblems(props, ambassadors, path, rendering);
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

function ambassadorProblems(props: PodProps, ambassadors: readonly Companion[], path: string, rendering: Rendering): void {
  const taken = new Map<number, string>();
  const mains = [...(props.main ? [{ name: 'main', ...props.main }] : []), ...(Array.isArray(props.containers) ? props.containers : [])];
  for (const { name, ports } of mains) for (const { containerPort } of declared(ports)) taken.set(containerPort, name);
  for (const one of ambassadors) {
    const at = `${path}.${one.written}`;
    const port = localPortOf(one);
    if (props.hostNetwork === true)
      rendering.problem(
        'ambassador-host-network',
        at,
        'Forbidden: under hostNetwork 127.0.0.1 is the node’s, and all that runs there reaches it',
      );
    if (one.props.startupProbe === undefined)
      rendering.warning(
        'ambassador-startup',
        `${at}.startupProbe`,
        'Required value',
        'without one, what needs it begins once it was started, not once it serves',
      );
    if (port === undefined) continue;
    const other = taken.get(port);
    if (other !== undefined)
      rendering.problem(
        'ambassador-port',
        `${at}.localPort`,
        `Duplicate value: ${port}`,
        `"${other}" listens on it too, and they share 127.0.0.1`,
      );
    else taken.set(port, one.props.name);
    loopbackOnly(one, port, at, rendering);
  }
  credentials(mains[0]!, ambassadors, path, rendering);
}

/** What it serves is for the pod alone: nobody outside may be led to it, and no probe reaches it. */
function loopbackOnly({ props }: Companion, port: number, at: string, rendering: Rendering): void {
  declared(props.ports).forEach(({ containerPort }, i) => {
    if (containerPort === port)
      rendering.problem(
        'ambassador-port',
        `${at}.ports[${i}]`,
        `Forbidden: ${port} is served on 127.0.0.1 alone`,
        'leave it out: nothing outside the Pod reaches it',
      );
  });
  for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe'] as const) {
    const { httpGet, tcpSocket, grpc } = props[probe] ?? {};
    if ((httpGet ?? tcpSocket ?? grpc)?.port === port)
      rendering.problem(
        'ambassador-probe',
        `${at}.${probe}`,
        `Invalid value: ${port}: a probe goes to the Pod's address, and it serves 127.0.0.1 alone`,
        'probe a health port of its own, or exec a command that the image has',
      );
  }
}

/** Who has an ambassador for its credentials should not have them as well. */
function credentials(
  main: { env?: unknown; envFrom?: unknown },
  ambassadors: readonly Companion[],
  path: string,
  rendering: Rendering,
): void {
  const theirs = new Map(ambassadors.flatMap(({ props }) => secretsIn(props).map((key) => [key, props.name] as const)));
  for (const key of secretsIn(main ?? {})) {
    const name = theirs.get(key);
    if (name !== undefined)
      rendering.warning(
        'ambassador-credentials',
        `${path}.containers[0].env`,
        `the main container has ${key} too`,
        `ambassador "${name}" is there to keep it from it: leave it out`,
      );
  }
}

function secretsIn({ env }: { env?: unknown }): string[] {
  const sources: unknown[] = Array.isArray(env)
    ? env.map((one: unknown) => (isPlainObject(one) ? one.valueFrom : undefined))
    : Object.values(env ?? {});
  return sources.flatMap((source) => {
    const ref = isPlainObject(source) ? (source.secretKeyRef as k8s.SecretKeySelector | undefined) : undefined;
    return ref ? [`key "${ref.key}" of Secret/${ref.name}`] : [];
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

const declared = (ports: unknown): k8s.ContainerPort[] => {
  const list = ports === undefined ? [] : containerPorts(ports as never);
  return Array.isArray(list) ? list : [];
};

const names = (all: readonly Companion[]): string => all.map(({ props }) => `"${props.name}"`).join(', ');
