// What a server refuses to change in an object that it has, by kind, each field with its words and with what to do instead.
// Asked of servers of 1.28 and 1.37: test/server/immutable.server.ts.
import type { KindName } from '../kube/kinds';
import { entries } from '../kube/entries';
import { isPlainObject } from '../kube/manifest';
import { bareSpec, claimTemplates, frozenClaim, jobTemplate, storageOf, volumeSource } from './frozen-parts';

export type Fields = Readonly<Record<string, unknown>>;

export interface ImmutableField {
  readonly path: string;
  /** What is compared, of one of two manifests, where that is not what stands at the path. */
  readonly value?: (object: Fields, before: Fields, after: Fields) => unknown;
  /** What the server puts there if it is left out. */
  readonly default?: unknown;
  /** Whether the server asks at all. */
  readonly when?: (before: Fields, after: Fields) => boolean;
  /** The server's sentence, where it is not "Invalid value: …: field is immutable". */
  readonly words?: string;
  /** The minor versions that refuse it, where not all do. */
  readonly since?: number;
  readonly until?: number;
  /** What to do. `{it}` is what kubectl calls the object: `statefulset db -n shop`. */
  readonly mend: string | ((path: string) => string);
}

const KEPT_BOUND = 'make another one: what is bound to this one keeps it';
const APART = 'kubectl delete {it} --cascade=orphan, and apply again: Pods and claims stay';
const ANEW = 'kubectl delete {it}, and apply again';
const BESIDE = `${ANEW}; with --cascade=orphan its Pods serve on, until they are deleted by hand`;
const RUN_AGAIN = `${ANEW}, which runs it once more; or let its name change with its template, as BatchJob does`;
const NEW_NAME = `give new content a new name; or ${ANEW}`;
const OTHER_CLAIM = 'make a claim of another name, and copy the data: deleting this one may delete them';
const KEEPS = `${ANEW}: what was made by it stays as it is`;
const ADDRESS = `${ANEW}: it gets another address`;

const SIZE = /\.resources\.requests\.storage$/;
const ofClaims = (path: string): string =>
  SIZE.test(path)
    ? `let the claims themselves grow (they cannot shrink), if their class allows that, then ${APART}`
    : `${APART}; claims that are there stay as they are`;

const selector = { path: 'spec.selector', mend: BESIDE };
const roleRef = { path: 'roleRef', mend: ANEW };
const WHEN_SET = 'Forbidden: field is immutable when `immutable` is set';
const locked = (path: string): ImmutableField => ({ path, when: ({ immutable }) => immutable === true, words: WHEN_SET, mend: NEW_NAME });
const job = (path: string, more: Partial<ImmutableField> = {}): ImmutableField => ({ path, mend: RUN_AGAIN, ...more });
const specOf = ({ spec }: Fields): Fields => (isPlainObject(spec) ? spec : {});
const completionsOf = (object: Fields): unknown => specOf(object).completions;
const isIndexed = (...both: Fields[]): boolean => both.every((one) => specOf(one).completionMode === 'Indexed');
const isBalanced = (object: Fields): boolean => specOf(object).type === 'LoadBalancer';
const LISTS = ['containers', 'initContainers'];
const countOf = (spec: unknown, list: string): number => (isPlainObject(spec) ? entries(spec[list]).length : 0);
const NO_MORE = 'Forbidden: pod updates may not add or remove containers';
const ONCE = 'Invalid value: {value}: may not change once set';
const isNamed = (object: Fields): boolean => specOf(object).type === 'ExternalName';

export const immutableFields: { readonly [kind in KindName]?: readonly ImmutableField[] } = {
  StatefulSet: [
    { path: 'spec.volumeClaimTemplates', value: claimTemplates, mend: ofClaims },
    { path: 'spec.serviceName', default: '', mend: APART },
    { path: 'spec.podManagementPolicy', default: 'OrderedReady', mend: APART },
    { path: 'spec.selector', mend: `${ANEW}: claims stay` },
    { path: 'spec.revisionHistoryLimit', default: 10, until: 32, mend: APART },
  ],
  Deployment: [selector],
  DaemonSet: [selector],
  ReplicaSet: [selector],
  Pod: [
    { path: 'spec.containers', value: ({ spec }) => countOf(spec, 'containers'), words: NO_MORE, mend: ANEW },
    { path: 'spec.initContainers', value: ({ spec }) => countOf(spec, 'initContainers'), words: NO_MORE, mend: ANEW },
    {
      path: 'spec.tolerations',
      words: 'Forbidden: existing toleration can not be modified except its tolerationSeconds',
      mend: ANEW,
    },
    {
      path: 'spec',
      value: bareSpec,
      when: ({ spec: was }, { spec: is }) => LISTS.every((list) => countOf(was, list) === countOf(is, list)),
      words: 'Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`',
      mend: ANEW,
    },
  ],
  Job: [
    job('spec.template', { value: jobTemplate }),
    job('spec.completions', {
      when: (before, after) => !isIndexed(before, after) && (completionsOf(before) ?? completionsOf(after)) !== undefined,
      value: (object) => completionsOf(object) ?? (specOf(object).parallelism === undefined ? 1 : undefined),
    }),
    job('spec.completions', {
      when: (before, after) => isIndexed(before, after) && completionsOf(after) !== (specOf(after).parallelism ?? 1),
      words: 'Invalid value: {value}: can only be modified in tandem with spec.parallelism',
    }),
    job('spec.completionMode', { default: 'NonIndexed' }),
    job('spec.selector'),
    job('spec.podFailurePolicy'),
    job('spec.backoffLimitPerIndex', { since: 29 }),
    job('spec.successPolicy', { since: 31 }),
    job('spec.managedBy', { since: 30 }),
  ],
  Service: [
    {
      path: 'spec.clusterIP',
      // what is left out stays as it is
      when: (before, after) => !isNamed(before) && !isNamed(after) && (specOf(after).clusterIP ?? '') !== '',
      words: ONCE,
      mend: ADDRESS,
    },
    {
      path: 'spec.type',
      when: (before, after) => specOf(before).clusterIP === 'None' && /^(NodePort|LoadBalancer)$/.test(String(specOf(after).type)),
      words: 'Invalid value: "None": may not be set to \'None\' for {plain} services',
      mend: ADDRESS,
    },
    { path: 'spec.loadBalancerClass', when: (before, after) => isBalanced(before) && isBalanced(after), words: ONCE, mend: ADDRESS },
    {
      path: 'spec.healthCheckNodePort',
      when: (...both) =>
        both.every((one) => isBalanced(one) && specOf(one).externalTrafficPolicy === 'Local' && specOf(one).healthCheckNodePort),
      words: 'Forbidden: field is immutable',
      mend: ADDRESS,
    },
  ],
  ConfigMap: [locked('data'), locked('binaryData'), locked('immutable')],
  Secret: [locked('data'), locked('immutable'), { path: 'type', default: 'Opaque', mend: ANEW }],
  PersistentVolumeClaim: [
    {
      path: 'spec',
      value: frozenClaim,
      words: 'Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims',
      mend: OTHER_CLAIM,
    },
    {
      path: 'spec.resources.requests.storage',
      when: (before, after) => storageOf(after) < storageOf(before),
      words: 'Forbidden: field can not be less than status.capacity',
      mend: OTHER_CLAIM,
    },
  ],
  PersistentVolume: [
    {
      path: 'spec',
      value: volumeSource,
      words: 'Forbidden: spec.persistentvolumesource is immutable after creation',
      mend: KEPT_BOUND,
    },
    { path: 'spec.volumeMode', default: 'Filesystem', mend: KEPT_BOUND },
    { path: 'spec.nodeAffinity', when: (before) => specOf(before).nodeAffinity !== undefined, mend: KEPT_BOUND },
  ],
  StorageClass: [
    { path: 'provisioner', mend: KEEPS },
    { path: 'parameters', mend: KEEPS },
    { path: 'reclaimPolicy', default: 'Delete', mend: KEEPS },
    { path: 'volumeBindingMode', default: 'Immediate', mend: KEEPS },
  ],
  RoleBinding: [roleRef],
  ClusterRoleBinding: [roleRef],
  IngressClass: [{ path: 'spec.controller', mend: KEEPS }],
  GatewayClass: [{ path: 'spec.controllerName', words: 'Invalid value: {value}: Value is immutable', mend: KEEPS }],
  PriorityClass: [
    { path: 'value', default: 0, words: 'Forbidden: may not be changed in an update.', mend: KEEPS },
    { path: 'preemptionPolicy', default: 'PreemptLowerPriority', mend: KEEPS },
  ],
  RuntimeClass: [{ path: 'handler', mend: KEEPS }],
  ResourceQuota: [{ path: 'spec.scopes', mend: ANEW }],
};
