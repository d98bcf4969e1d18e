// Rules about kinds and versions: whether the API servers serve them.
import { type KindName, kinds } from '../kube/kinds';
import { type Manifest, objectId } from '../kube/manifest';
import { isList } from '../kube/opened';
import { nearest } from './did-you-mean';
import { quoted } from './scalars';
import type { Rule } from './rule';

export const servedKindRules: readonly Rule[] = [
  {
    id: 'known-kind',
    severity: 'error',
    reads: ['*.kind'],
    accepts: 'a kind in one of the API groups of Kubernetes is no misspelt one',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
    checkAll: (set, report) =>
      set.manifests.forEach((manifest, index) => {
        if (Object.hasOwn(kinds, manifest.kind)) return; // as nearly always
        const { apiVersion, kind } = objectId(manifest);
        const single = singleKind(manifest);
        if (single === '' || Object.hasOwn(kinds, single) || OTHER_KINDS.has(single)) return;
        const near = nearest(
          single,
          (Object.keys(kinds) as KindName[]).filter((name) => kinds[name].apiVersion === apiVersion),
        );
        if (near !== undefined)
          report(
            index,
            'kind',
            `no matches for kind ${quoted(kind)} in version ${quoted(apiVersion)}`,
            `did you mean "${near}${kind.slice(single.length)}"?`,
          );
      }),
  },
  {
    id: 'served-version',
    severity: 'error',
    reads: ['*.apiVersion'],
    accepts: 'a kind of Kubernetes has the apiVersion that the API servers serve',
    source: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
    checkAll: (set, report) =>
      set.manifests.forEach((manifest, index) => {
        if (isServed(manifest)) return; // as nearly always
        const { apiVersion, kind } = objectId(manifest);
        const single = singleKind(manifest);
        if (!Object.hasOwn(kinds, single)) return;
        const served = kinds[single as KindName].apiVersion;
        if (apiVersion === served || !formerGroups(served).includes(apiVersion.split('/').slice(0, -1).join('/'))) return;
        if (STILL_SERVED.has(`${apiVersion} ${single}`)) return;
        report(index, 'apiVersion', `no matches for kind ${quoted(kind)} in version ${quoted(apiVersion)}`, `write apiVersion: ${served}`);
      }),
  },
];

const isServed = ({ apiVersion, kind }: Manifest): boolean =>
  Object.hasOwn(kinds, kind) && kinds[kind as KindName].apiVersion === apiVersion;

/** The kind, of what is in it for a list. */
const singleKind = (manifest: Manifest): string => (isList(manifest) ? manifest.kind.replace(/List$/, '') : objectId(manifest).kind);

/** Kinds of Kubernetes that have no row here, near though they are to one that has. */
const OTHER_KINDS = new Set([
  'PodTemplate',
  'Node',
  'Event',
  'Endpoints',
  'Binding',
  'ComponentStatus',
  'List',
  'TCPRoute',
  'UDPRoute',
  'TLSRoute',
  'ListenerSet',
  'BackendTLSPolicy',
  'Probe',
  'PrometheusRule',
]);

/** Served beside the version of our table, and judged by no table: left alone. */
const STILL_SERVED = new Set([
  'autoscaling/v1 HorizontalPodAutoscaler',
  'gateway.networking.k8s.io/v1beta1 Gateway',
  'gateway.networking.k8s.io/v1beta1 GatewayClass',
  'gateway.networking.k8s.io/v1beta1 HTTPRoute',
  'gateway.networking.k8s.io/v1beta1 ReferenceGrant',
]);

/** The groups that the kind has been in; a kind of the same name in somebody else's group is somebody else's. */
function formerGroups(served: string): string[] {
  const group = served.split('/').slice(0, -1).join('/');
  return group === 'apps' || group === 'networking.k8s.io' || group === 'policy' ? [group, 'extensions', ''] : [group];
}
