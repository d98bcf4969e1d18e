// The Downward API in one word: what a program can know of its own Pod, as variables and as files.
import { isPlainObject } from '../kube/manifest';
import { later } from '../kube/later';
import type * as k8s from '../kube/wire';
import type { ContainerProps } from './container';
import { type ContainerResource, type Env, fieldRef, resourceFieldRef } from './env';
import type { PodProps } from './pod-props';
import { downwardAPI } from './volumes';

const FILES = '/etc/podinfo';

/**
 * Tells the main container who and where it is: `POD_NAME`, `POD_NAMESPACE`, `POD_UID`, `POD_IP`, `POD_SERVICE_ACCOUNT`, `NODE_NAME` and
 * `HOST_IP`; what it may use, as far as it says so itself: `CPU_REQUEST` and `CPU_LIMIT` in thousandths of a core, `MEMORY_REQUEST` and
 * `MEMORY_LIMIT` in bytes; and its labels and annotations, which can change, as files in /etc/podinfo. A variable or a mount of the user's
 * wins. Takes and gives the pod of any workload.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
 * @example apps/self-aware-pod.ts
 */
export function selfAware(pod: PodProps): PodProps {
  if (typeof pod !== 'object' || pod === null) return pod; // the Pod says so
  if (pod.main) return { ...pod, main: aware(pod.main) };
  const { containers } = pod;
  return { ...pod, ...(containers && { containers: later(containers, ([first, ...rest]) => (first ? [aware(first), ...rest] : [])) }) };
}

function aware<C extends ContainerProps>(container: C): C {
  if (!isPlainObject(container)) return container;
  const { env, volumeMounts, resources } = container as ContainerProps;
  return {
    ...container,
    env: later(env ?? {}, (own) => withVariables(own, resources ?? {})),
    volumeMounts: later(volumeMounts ?? {}, withFiles),
  };
}

function withVariables(own: Env, resources: k8s.ResourceRequirements): Env {
  const variables = { ...identity(), ...allowance(resources) };
  if (Array.isArray(own)) {
    const written = new Set(own.map((one) => one?.name));
    const missing = Object.entries(variables).filter(([name]) => !written.has(name));
    return [...missing.map(([name, valueFrom]) => ({ name, valueFrom })), ...own];
  }
  if (!isPlainObject(own)) return own;
  const missing = Object.entries(variables).filter(([name]) => own[name] === undefined);
  return { ...Object.fromEntries(missing), ...own } as Env;
}

function withFiles(own: NonNullable<ContainerProps['volumeMounts']>): typeof own {
  const volume = downwardAPI('podinfo', { labels: 'metadata.labels', annotations: 'metadata.annotations' }).readOnly();
  if (Array.isArray(own) || !isPlainObject(own)) return own; // Kubernetes' own list says all there is
  return FILES in own ? own : { ...own, [FILES]: volume };
}

const identity = (): Record<string, k8s.EnvVarSource> => ({
  POD_NAME: fieldRef('metadata.name'),
  POD_NAMESPACE: fieldRef('metadata.namespace'),
  POD_UID: fieldRef('metadata.uid'),
  POD_IP: fieldRef('status.podIP'),
  POD_SERVICE_ACCOUNT: fieldRef('spec.serviceAccountName'),
  NODE_NAME: fieldRef('spec.nodeName'),
  HOST_IP: fieldRef('status.hostIP'),
});

/** Only what the container says: without a limit of its own, Kubernetes would answer with the node's size. */
function allowance({ requests, limits }: k8s.ResourceRequirements): Record<string, k8s.EnvVarSource> {
  const all: [name: string, said: unknown, resource: ContainerResource, divisor?: string][] = [
    ['CPU_REQUEST', requests?.cpu, 'requests.cpu', '1m'],
    ['CPU_LIMIT', limits?.cpu, 'limits.cpu', '1m'],
    ['MEMORY_REQUEST', requests?.memory, 'requests.memory'],
    ['MEMORY_LIMIT', limits?.memory, 'limits.memory'],
  ];
  const told = all.filter(([, said]) => said !== undefined);
  return Object.fromEntries(told.map(([name, , resource, divisor]) => [name, resourceFieldRef(resource, divisor ? { divisor } : {})]));
}
