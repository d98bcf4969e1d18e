// Pod Security Standards: what a Pod may have of its node.
import { isPlainObject } from './manifest';
import { each, type Fields, isUnset, type PodSecurityCheck, type Verdict, type Wrong } from './pod-security-check';

/** @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline */
export const hostChecks: readonly PodSecurityCheck[] = [
  { id: 'hostNamespaces', level: 'baseline', reason: 'host namespaces', pod: namespaces },
  {
    id: 'hostPathVolumes',
    level: 'baseline',
    reason: 'hostPath volumes',
    replacedSince: 0,
    pod: ({ volumes }) =>
      each(volumes, ({ hostPath, name }, i) =>
        isUnset(hostPath) ? undefined : { path: `volumes[${i}].hostPath`, detail: `volume "${String(name)}"` },
      ),
  },
  {
    id: 'hostPorts',
    level: 'baseline',
    reason: 'hostPort',
    container: ({ ports }) =>
      each(ports, ({ hostPort }, i) =>
        typeof hostPort === 'number' && hostPort !== 0 ? { path: `ports[${i}].hostPort`, detail: `uses hostPort ${hostPort}` } : undefined,
      ),
  },
  { id: 'hostProbesAndHostLifecycle', level: 'baseline', reason: 'probe or lifecycle host', since: 34, container: handlers },
  {
    id: 'windowsHostProcess',
    level: 'baseline',
    reason: 'hostProcess',
    context: ({ windowsOptions }) =>
      isPlainObject(windowsOptions) && windowsOptions.hostProcess === true
        ? [{ path: 'windowsOptions.hostProcess', detail: 'must not set securityContext.windowsOptions.hostProcess=true' }]
        : undefined,
  },
  { id: 'restrictedVolumes', level: 'restricted', reason: 'restricted volume types', pod: ({ volumes }) => each(volumes, volume) },
];

function namespaces(spec: Fields): Verdict {
  let found: Wrong[] | undefined;
  for (const path of ['hostNetwork', 'hostPID', 'hostIPC']) {
    if (spec[path] === true) (found ??= []).push({ path, detail: `${path}=true` });
  }
  return found;
}

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const HOOKS = ['postStart', 'preStop'] as const;

/** A handler that names a host lets the kubelet call any address. */
function handlers(container: Fields): Verdict {
  let found: Wrong[] | undefined;
  const see = (handler: unknown, path: string): void => {
    if (!isPlainObject(handler)) return;
    for (const by of ['httpGet', 'tcpSocket']) {
      const action = handler[by];
      if (!isPlainObject(action) || typeof action.host !== 'string' || action.host === '') continue;
      (found ??= []).push({ path: `${path}.${by}.host`, detail: `uses probe or lifecycle host "${action.host}"` });
    }
  };
  for (const probe of PROBES) see(container[probe], probe);
  const { lifecycle } = container;
  if (isPlainObject(lifecycle)) for (const hook of HOOKS) see(lifecycle[hook], `lifecycle.${hook}`);
  return found;
}

const VOLUMES = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'image', 'persistentVolumeClaim', 'projected', 'secret'];

function volume(its: Fields, index: number): Wrong | undefined {
  if (VOLUMES.some((type) => !isUnset(its[type]))) return undefined;
  // one of no type is an emptyDir
  const type = Object.keys(its).find((field) => field !== 'name' && !isUnset(its[field]));
  if (type === undefined) return undefined;
  const detail = `volume "${String(its.name)}" uses restricted volume type "${type}"`;
  return { path: `volumes[${index}].${type}`, detail };
}
