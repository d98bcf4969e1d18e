// What of some manifests has not come to life on a control plane, each as a sentence.
import type { Manifest } from '../../lib/kube/manifest';
import type { ApiServer } from './api-server';
import { objectPath } from './server-side-apply';

/**
 * Empty once all Pods are Ready, Jobs complete, claims bound, each Service that selects Pods has a ready address with its ports, and each
 * autoscaler and budget has found what it is for.
 */
export async function unready(server: ApiServer, manifests: readonly Manifest[]): Promise<string[]> {
  const namespaces = [...new Set(manifests.map(({ metadata }) => metadata?.namespace).filter((one) => one !== undefined))];
  const [own, claims] = await Promise.all([
    Promise.all(manifests.map((manifest) => complaint(server, manifest))),
    // also those that StatefulSets and ephemeral volumes made
    Promise.all(namespaces.map((namespace) => unboundClaims(server, namespace))),
  ]);
  return [...own.filter((text) => text !== undefined), ...claims.flat()];
}

type Judge = (live: any, server: ApiServer) => boolean | Promise<boolean>;

const judges: { readonly [kind: string]: Judge } = {
  // a Pod without a place is none that is Ready, and says so: PodScheduled is False
  Pod: ({ status }) => condition(status, 'Ready'),
  Job: ({ status }) => condition(status, 'Complete'),
  ReplicationController: ({ spec, status }) => status?.readyReplicas === spec.replicas,
  ReplicaSet: ({ spec, status }) => status?.readyReplicas === spec.replicas,
  // a paused one makes no Pods
  Deployment: ({ spec, status, metadata }) => isSeen(metadata, status) && (spec.paused === true || isRolledOut(spec, status)),
  // by OnDelete nothing rolls out: it waits for somebody who deletes Pods
  StatefulSet: ({ spec, status, metadata }) =>
    isSeen(metadata, status) &&
    (spec.updateStrategy.type === 'OnDelete' ? status.readyReplicas === spec.replicas : isRolledOut(spec, status)),
  DaemonSet: ({ spec, status, metadata }) =>
    isSeen(metadata, status) &&
    (spec.updateStrategy.type === 'OnDelete' || isOnAllNodes(status, status.updatedNumberScheduled)) &&
    isOnAllNodes(status, status.numberReady),
  Service: async ({ spec, metadata }, server) => !selectsPods(spec) || isServed(spec, ...(await behind(server, metadata, spec.selector))),
  HorizontalPodAutoscaler: ({ status }) => condition(status, 'AbleToScale'),
  PodDisruptionBudget: ({ status, metadata }) => isSeen(metadata, status) && status.expectedPods > 0,
};

async function complaint(server: ApiServer, manifest: Manifest): Promise<string | undefined> {
  const judge = judges[manifest.kind];
  if (!judge) return undefined;
  const { status, body } = await server.request('GET', await objectPath(server, manifest));
  const name = `${manifest.kind} ${manifest.metadata?.namespace}/${manifest.metadata?.name}`;
  if (status !== 200) return `${name}: ${body.message}`;
  return (await judge(body, server)) ? undefined : `${name}: ${JSON.stringify(body.status)}`;
}

async function unboundClaims(server: ApiServer, namespace: string): Promise<string[]> {
  const { body } = await server.request('GET', `/api/v1/namespaces/${namespace}/persistentvolumeclaims`);
  return body.items
    .filter(({ status }: any) => status.phase !== 'Bound')
    .map(({ metadata, status }: any) => `PersistentVolumeClaim ${namespace}/${metadata.name}: ${status.phase}`);
}

const condition = (status: any, type: string): boolean =>
  (status?.conditions ?? []).some((one: any) => one.type === type && one.status === 'True');
const isRolledOut = ({ replicas }: any, status: any): boolean =>
  status.replicas === replicas && status.updatedReplicas === replicas && status.readyReplicas === replicas;
const isOnAllNodes = ({ desiredNumberScheduled }: any, pods: number): boolean =>
  desiredNumberScheduled > 0 && pods === desiredNumberScheduled;
const isSeen = (metadata: any, status: any): boolean => status?.observedGeneration === metadata.generation;

const selectsPods = ({ type, selector }: any): boolean => type !== 'ExternalName' && Object.keys(selector ?? {}).length > 0;
/** The endpoints that controllers made for a Service, and the Pods that it selects. */
async function behind({ request }: ApiServer, { name, namespace }: any, selector: Record<string, string>): Promise<[any[], any[]]> {
  const labels = Object.entries(selector).map(([key, value]) => `${key}=${value}`);
  const [slices, pods] = await Promise.all([
    request('GET', `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices?labelSelector=kubernetes.io%2Fservice-name%3D${name}`),
    request('GET', `/api/v1/namespaces/${namespace}/pods?labelSelector=${encodeURIComponent(labels.join(','))}`),
  ]);
  // those that end, or have ended, are behind nothing
  const running = pods.body.items.filter(
    ({ metadata, status }: any) => status.phase === 'Running' && metadata.deletionTimestamp === undefined,
  );
  return [slices.body.items, running];
}

/** Every Pod that it selects is behind it, and nobody else; and behind each of its ports the number that the Pods have under that name. */
function isServed({ ports = [] }: any, slices: any[], pods: any[]): boolean {
  const behind = slices.flatMap(({ endpoints }) => endpoints ?? []).filter(({ conditions }: any) => conditions.ready === true);
  const names = (all: any[]): string => all.sort().join();
  if (pods.length === 0 || names(behind.map(({ targetRef }: any) => targetRef.name)) !== names(pods.map(({ metadata }) => metadata.name)))
    return false;
  return ports.every(({ name = '', targetPort }: any) => {
    const wanted = typeof targetPort === 'number' ? [targetPort] : numbersOf(pods[0].spec, targetPort);
    return (
      wanted.length === 1 && slices.every((slice) => (slice.ports ?? []).some((its: any) => its.name === name && its.port === wanted[0]))
    );
  });
}

/** What a name may mean in a Pod: it has to be one number. */
const numbersOf = ({ containers, initContainers = [] }: any, portName: string): number[] =>
  [...containers, ...initContainers]
    .flatMap(({ ports = [] }: any) => ports)
    .filter(({ name }: any) => name === portName)
    .map(({ containerPort }: any) => containerPort);
