// Rules about every object's name, namespace and version.
import { type Kind, type KindName, kinds, type NameRule } from '../kube/kinds';
import type { Manifest } from '../kube/manifest';
import { dnsLabelProblem, likelyName, nameProblem } from '../kube/names';
import { quoted } from './scalars';
import type { Rule } from './rule';

const NAMES = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/';

export const metadataRules: readonly Rule[] = [
  {
    id: 'object-kind',
    severity: 'error',
    reads: ['*.apiVersion', '*.kind'],
    accepts: 'a manifest is an object that says its apiVersion and its kind',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields',
    checkAll: (set, report) =>
      set.manifests.forEach((manifest, index) => {
        for (const field of ['apiVersion', 'kind'] as const) {
          const value: unknown = manifest[field];
          if (value === undefined || value === null || value === '') report(index, field, 'Required value');
          else if (typeof value !== 'string') report(index, field, `Invalid value: ${quoted(value)}: must be text`);
        }
      }),
  },
  {
    id: 'name-required',
    severity: 'error',
    reads: ['ObjectMeta.name', 'ObjectMeta.generateName'],
    accepts: 'every object has a name, or a generateName',
    source: NAMES,
    checkAll: (set, report) =>
      forKnown(set.manifests, (manifest, index) => {
        const { name, generateName } = manifest.metadata ?? {};
        if (isEmpty(name) && isEmpty(generateName)) report(index, 'metadata.name', 'Required value: name or generateName is required');
      }),
  },
  {
    id: 'valid-name',
    severity: 'error',
    reads: ['ObjectMeta.name', 'ObjectMeta.generateName'],
    accepts: "a name follows its kind's own rule: a DNS subdomain, a DNS label, or a path segment",
    source: NAMES,
    checkAll: (set, report, minorFor) =>
      forKnown(set.manifests, (manifest, index, kind) => {
        const nameRule = nameRuleOf(kind, minorFor(index));
        const { name, generateName } = manifest.metadata ?? {};
        if (typeof name === 'string' && name !== '') {
          const problem = nameProblem(name, nameRule);
          if (problem) report(index, 'metadata.name', `Invalid value: ${quoted(name)}: ${problem}`, nameHint(name, nameRule));
        }
        if (typeof generateName === 'string' && generateName !== '') {
          const problem = nameProblem(generateName.replace(/-$/, 'a'), nameRule);
          if (problem)
            report(index, 'metadata.generateName', `Invalid value: ${quoted(generateName)}: ${problem}`, nameHint(generateName, nameRule));
        }
      }),
  },
  {
    id: 'name-length',
    severity: 'error',
    reads: ['ObjectMeta.name'],
    accepts:
      'a name leaves room for what the controller appends to it: CronJob 52 characters, StatefulSet 52, Deployment 242; a Job has 63',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#cron-job-limitations',
    checkAll: (set, report) =>
      forKnown(set.manifests, (manifest, index, kind) => {
        const name = manifest.metadata?.name;
        const limit = LONGEST[kind];
        if (
          limit === undefined ||
          typeof name !== 'string' ||
          name.length <= limit.characters ||
          nameProblem(name, kinds[kind].nameRule) !== undefined
        )
          return;
        if (kind === 'Job' && (manifest.spec as { manualSelector?: unknown } | undefined)?.manualSelector === true) return;
        report(
          index,
          'metadata.name',
          `Invalid value: ${quoted(name)}: must be no more than ${limit.characters} characters`,
          limit.because,
        );
      }),
  },
  {
    id: 'valid-namespace',
    severity: 'error',
    reads: ['ObjectMeta.namespace'],
    accepts: 'a namespace is a DNS label',
    source: NAMES,
    checkAll: (set, report) =>
      forKnown(set.manifests, (manifest, index, kind) => {
        const namespace = manifest.metadata?.namespace;
        if (typeof namespace !== 'string' || namespace === '' || !kinds[kind].namespaced) return;
        const problem = dnsLabelProblem(namespace);
        if (problem) report(index, 'metadata.namespace', `Invalid value: ${quoted(namespace)}: ${problem}`, nameHint(namespace, 'label'));
      }),
  },
];

const LONGEST: Partial<Record<KindName, { characters: number; because: string }>> = {
  CronJob: { characters: 52, because: 'its Jobs add eleven characters, and must not pass 63' },
  StatefulSet: { characters: 52, because: 'its Pods carry <name>-<hash> as a label of at most 63 characters, or no Pod is ever made' },
  Deployment: { characters: 242, because: 'its ReplicaSets add eleven characters, and must not pass 253' },
  Job: { characters: 63, because: 'its Pods carry the name as a label of at most 63 characters' },
};

function forKnown(manifests: readonly Manifest[], visit: (manifest: Manifest, index: number, kind: KindName) => void): void {
  manifests.forEach((manifest, index) => {
    const kind = manifest.kind as KindName;
    if (Object.hasOwn(kinds, kind) && kinds[kind].apiVersion === manifest.apiVersion) visit(manifest, index, kind);
  });
}

function nameRuleOf(kind: KindName, minor: number): NameRule {
  const { nameRule, labelSince } = kinds[kind] as Kind;
  return labelSince !== undefined && minor >= labelSince ? 'label' : nameRule;
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

function nameHint(name: string, rule: NameRule): string | undefined {
  const likely = likelyName(name, rule);
  return likely === undefined ? undefined : `for example "${likely}"`;
}
