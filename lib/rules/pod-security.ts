// Rules about the Pod Security Standards that a namespace enforces.
import { isPlainObject, namespaceOf, objectId } from '../kube/manifest';
import { podTemplateOf } from '../kube/pod-template-of';
import { type Violation, violations } from '../kube/pod-security';
import { nearest } from './did-you-mean';
import type { ReadonlySet } from './manifest-set';
import type { Report, Rule } from './rule';
import { quoted } from './scalars';

const LABEL = 'pod-security.kubernetes.io/';
const MODES = ['enforce', 'audit', 'warn'];
const LEVELS = ['privileged', 'baseline', 'restricted'];

export const podSecurityRules: readonly Rule[] = [
  {
    id: 'pod-security',
    severity: 'error',
    reads: ['Namespace.metadata', 'PodSpec.*', 'Container.*', 'PodSecurityContext.*', 'SecurityContext.*'],
    accepts: 'the Pods of a namespace keep to the Pod Security Standard that its labels enforce',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
    checkAll: (set, report, minorFor) => {
      const enforced = enforcedIn(set);
      if (enforced.size === 0) return;
      set.manifests.forEach((manifest, index) => {
        const namespace = namespaceOf(manifest);
        const standard = namespace === undefined ? undefined : enforced.get(namespace);
        const template = standard && podTemplateOf(manifest);
        if (!template) return;
        const server = minorFor(index);
        const { level, version } = standard;
        for (const violation of violations(template, level, version === 'latest' ? server : Number(version.slice(3)), server)) {
          const path = violation.path.startsWith('metadata.')
            ? beside(template.path, violation.path)
            : `${template.path}.${violation.path}`;
          report(
            index,
            path,
            `Forbidden: violates PodSecurity "${level}:${version}": ${violation.message}`,
            hint(violation, level, namespace!),
          );
        }
      });
    },
  },
  {
    id: 'pod-security-label',
    severity: 'error',
    reads: ['ObjectMeta.labels'],
    accepts: 'a namespace names a level and a version of the Pod Security Standards that there are',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-namespace-labels/',
    checkAll: (set, report) =>
      forNamespaces(set, (labels, index) => {
        for (const mode of MODES) {
          const level = textOf(labels[LABEL + mode]);
          if (level !== undefined && !LEVELS.includes(level))
            sayInvalid(report, index, mode, level, `must be one of ${LEVELS.join(', ')}`, didYouMean(level));
          const version = textOf(labels[`${LABEL}${mode}-version`]);
          if (version !== undefined && !isVersion(version))
            sayInvalid(report, index, `${mode}-version`, version, 'must be "latest" or "v1.x"');
        }
      }),
  },
];

interface Standard {
  readonly level: 'baseline' | 'restricted';
  readonly version: string;
}

/** What the namespaces that are made here enforce; one with a label that the server refuses is not made. */
function enforcedIn(set: ReadonlySet): Map<string, Standard> {
  const enforced = new Map<string, Standard>();
  forNamespaces(set, (labels, index) => {
    const level = labels[`${LABEL}enforce`];
    const version = textOf(labels[`${LABEL}enforce-version`]) ?? 'latest';
    if ((level === 'baseline' || level === 'restricted') && isVersion(version))
      enforced.set(objectId(set.manifests[index]!).name, { level, version });
  });
  return enforced;
}

function forNamespaces(set: ReadonlySet, visit: (labels: Readonly<Record<string, unknown>>, index: number) => void): void {
  set.manifests.forEach(({ apiVersion, kind, metadata }, index) => {
    const labels: unknown = metadata?.labels;
    if (kind === 'Namespace' && apiVersion === 'v1' && isPlainObject(labels)) visit(labels, index);
  });
}

function hint({ unset }: Violation, level: string, namespace: string): string {
  const enforces = `Namespace/${namespace} enforces ${level}`;
  return unset
    ? `${enforces}: security: 'restricted' writes it`
    : `${enforces}: change it, or make the Pods in a namespace that lets them in`;
}

function sayInvalid(report: Report, index: number, label: string, value: string, must: string, hint?: string): void {
  report(index, `metadata.labels[${LABEL}${label}]`, `Invalid value: ${quoted(value)}: ${must}`, hint);
}

function didYouMean(level: string): string | undefined {
  const near = nearest(level, LEVELS);
  return near && `did you mean "${near}"?`;
}

/** A path of the template, told from the manifest by where the pod spec stands. */
const beside = (spec: string, path: string): string => `${spec.slice(0, -'spec'.length)}${path}`;
/** The server reads a null as empty text; what is neither is a finding of its own. */
const textOf = (value: unknown): string | undefined => (value === null ? '' : typeof value === 'string' ? value : undefined);
const isVersion = (text: string): boolean => text === 'latest' || /^v1\.(0|[1-9]\d*)$/.test(text);
