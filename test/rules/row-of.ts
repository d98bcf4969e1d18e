// What the rows of several topics are built of: manifests with one thing said in them, and the server's longer sentences.
import type { Manifest } from '../../lib/kube/manifest';
import type { Row } from './rows';

type Said = readonly [path: string, message: string, hint?: string];

export const accepted = (manifest: Manifest, more: Partial<Row> = {}): Row => ({ manifests: [manifest], ...more });
export const rejected = (manifest: Manifest, ...says: Said[]): Row => ({
  manifests: [manifest],
  says: says.map(([path, message, hint]) => ({ path, message, ...(hint !== undefined && { hint }) })),
});
/** For another version than 1.28. */
export const at = (target: string, row: Row): Row => ({ ...row, target });
/** Taken by the server; its Pods can never be made. */
export const withoutPods = (row: Row): Row => ({ ...row, serverAccepts: true });

const main = { name: 'main', image: 'nginx:1.27' };
const labels = { app: 'web' };

export const podOf = (spec: object, metadata: object = {}): Manifest => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', ...metadata },
  spec: { containers: [main], ...spec },
});
/** A Deployment, or a workload that is like one. */
export const workload = (spec: object, pod: object = {}, kind = 'Deployment'): Manifest => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name: 'web' },
  spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [main], ...pod } }, ...spec },
});
export const serviceOf = (spec: object): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { ports: [{ port: 80 }], selector: labels, ...spec },
});
export const volumeOf = (volume: object): Manifest => podOf({ volumes: [{ name: 'a', ...volume }] });
export const budgetOf = (selector: object): Manifest => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web' },
  spec: { maxUnavailable: 1, selector },
});
export const policyOf = (spec: object): Manifest => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'web' },
  spec: { podSelector: {}, ...spec },
});

export const KEY_NAME =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
export const LABEL_VALUE =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
export const SUBDOMAIN =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
export const LABEL =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

export const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
export const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
/** Of a Pod that is near others. */
export const term = (its: object): object => ({ topologyKey: 'zone', labelSelector: {}, ...its });
export const near = (its: object): Manifest => podOf({ affinity: { podAffinity: { [REQUIRED]: [term(its)] } } });
export const atTerm = `spec.affinity.podAffinity.${REQUIRED}[0]`;
export const asking = (expression: object): object => ({ matchExpressions: [expression] });

export const noValue = (text: string): string => `Invalid value: "${text}": ${LABEL_VALUE}`;
export const noKey = (text: string): string => `Invalid value: "${text}": ${KEY_NAME}`;
export const NO_OPERATOR = 'not a valid selector operator';
export const WITH_VALUES = "Required value: must be specified when `operator` is 'In' or 'NotIn'";
export const WITHOUT_VALUES = "Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
