// The names of all rules that a synth can speak by, and what somebody meant who wrote another one.
import { ruleFacts } from '../rules/catalogue';
import { nearest } from '../rules/did-you-mean';

/** What the check does not say: of props, by renderers, objects and patterns; of a tree, by the synth. */
export const beyondCheck = [
  'adapter-port',
  'ambassador-credentials',
  'ambassador-host-network',
  'ambassador-inject',
  'ambassador-port',
  'ambassador-probe',
  'ambassador-startup',
  'autoscale-request',
  'backend-port',
  'bare-pod',
  'batch-job-name',
  'claim-template',
  'companion-place',
  'cron-job-deadline',
  'database-major',
  'engine-image',
  'engine-version',
  'external-name',
  'generate-name',
  'host-name',
  'immutable-configuration',
  'immutable-field',
  'init-before-ambassador',
  'job-sidecar',
  'known-late',
  'known-rule',
  'manifest',
  'one-account',
  'one-entry-a-port',
  'one-main',
  'one-metrics-port',
  'one-volume-a-name',
  'pattern-field',
  'pod-names',
  'pod-or-template',
  'readable-file',
  'readiness-probe',
  'reference-kind',
  'reload-unseen',
  'replicas-owner',
  'restart-not-covered',
  'run-as-non-root',
  'said-twice',
  'secret-in-git',
  'secret-type',
  'segment-member',
  'served-port',
  'shared-volume',
  'stale-mount',
  'stateful-database',
  'target-by-default',
  'tls-files',
  'tls-host',
  'tls-names',
  'tls-source',
  'unowned-replicas',
  'unwritable-claim',
  'validation',
  'web-entry',
] as const;

export const knownRules = (): Set<string> => new Set([...ruleFacts.map(({ id }) => id), ...beyondCheck]);

/** The nearest name, or those that share a word with it. */
export function meant(rule: string, known: ReadonlySet<string>): string {
  const near = nearest(rule, known);
  if (near !== undefined) return `did you mean "${near}"?`;
  const words = rule.toLowerCase().split(/[^a-z]+/);
  const alike = [...known].filter((one) => one.split('-').some((word) => word.length > 2 && words.includes(word)));
  if (alike.length === 0) return 'the name of its rule stands at the end of the line that says a finding';
  return `did you mean ${alike
    .slice(0, MOST)
    .map((one) => `"${one}"`)
    .join(' or ')}?`;
}
const MOST = 5;
