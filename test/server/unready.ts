// What of some manifests has not come to life on a control plane, each as a sentence.
import type { Manifest } from '../../lib/kube/manifest';
import type { Answer, ApiServer } from './api-server';
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
  Pod: ({ status }) => condition(status, 'Ready'),
  Job: ({ status }) => condition(status, 'Complete'),
  ReplicationController: ({ spec, status }) => status?.readyReplicas === spec.replicas,
  ReplicaSet: ({ spec, status }) => status?.readyReplicas === spec.replicas,
  // a paused one makes no Pods
  Deployment: ({ spec, status, metadata }) => isSeen(metadata, status) && (spec.paused === true || isRolledOut(spec, status)),
  StatefulSet: ({ spec, status, metadata }) => isSeen(metadata, status) && isRolledOut(spec, status),
  DaemonSet: ({ status, metadata }) =>
    isSeen(metadata, status) && status.desiredNumberScheduled > 0 && status.numberReady === status.desiredNumberScheduled,
  Service: async ({ spec, metadata }, server) => !selectsPods(spec) || isServed(spec, (await slices(server, metadata)).body.items),
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
const isSeen = (metadata: any, status: any): boolean => status?.observedGeneration === metadata.generation;

const selectsPods = ({ type, selector }: any): boolean => type !== 'ExternalName' && Object.keys(selector ?? {}).length > 0;
const slices = ({ request }: ApiServer, { name, namespace }: any): Promise<Answer> =>
  request('GET', `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices?labelSelector=kubernetes.io%2Fservice-name%3D${name}`);
/** A ready address, and behind it a number for every port: a name that no container has gives none, or `ports: null`. */
const isServed = ({ ports = [] }: any, items: any[]): boolean =>
  items.some(
    (slice) =>
      (slice.endpoints ?? []).some((one: any) => one.conditions.ready === true && one.addresses.length > 0) &&
      ports.every(({ name = '', targetPort }: any) =>
        (slice.ports ?? []).some((its: any) => its.name === name && (typeof targetPort === 'string' || its.port === targetPort)),
      ),
  );
