// Rules about the variables of containers.
import { isPlainObject } from '../kube/manifest';
import { hasOnly, isNone, isText } from './entries';
import type { Rule } from './rule';
import { quoted } from './scalars';

const NAMES = 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/';
const SOURCES = 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables';
const KEYS = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef'];
/** By then nearly any text is a name. */
const RELAXED = 32;
const FILES = 35;
const SEVERAL = 'may not have more than one field specified at a time';

export const envRules: readonly Rule[] = [
  {
    id: 'env-name',
    severity: 'error',
    on: ['EnvVar', 'EnvFromSource'],
    reads: ['EnvVar.name', 'EnvFromSource.prefix'],
    accepts:
      'the name of a variable begins with no digit and has letters, digits, `_`, `-` and `.`; since 1.32 anything printable without `=`',
    source: NAMES,
    check: ({ name, prefix }, at) => {
      for (const [field, text] of Object.entries({ name, prefix })) {
        const problem = isText(text) ? nameProblem(text, at.minor) : undefined;
        if (problem !== undefined) at.report(field, `Invalid value: ${quoted(text)}: ${problem}`);
      }
    },
  },
  {
    id: 'env-source',
    severity: 'error',
    on: ['EnvVar'],
    reads: ['EnvVar.value', 'EnvVar.valueFrom', 'EnvVarSource.*'],
    accepts: 'a variable has a value, or one place that it comes from',
    source: SOURCES,
    check: ({ value, valueFrom }, at) => {
      if (!isPlainObject(valueFrom)) return;
      const sources = [...KEYS, ...(at.minor >= FILES ? ['fileKeyRef'] : [])];
      const count = [...KEYS, 'fileKeyRef'].filter((source) => !isNone(valueFrom[source])).length;
      const names = sources.map((source) => `\`${source}\``);
      if (count === 0 && hasOnly(valueFrom, sources))
        at.report('valueFrom', `Invalid value: "": must specify one of: ${names.slice(0, -1).join(', ')} or ${names.at(-1)!}`);
      else if (isText(value))
        at.report('valueFrom', 'Invalid value: "": may not be specified when `value` is not empty', 'write one of them');
      else if (count > 1) at.report('valueFrom', `Invalid value: "": ${SEVERAL}`);
    },
  },
  {
    id: 'env-from-source',
    severity: 'error',
    on: ['EnvFromSource'],
    reads: ['EnvFromSource.configMapRef', 'EnvFromSource.secretRef'],
    accepts: 'variables come from a ConfigMap or from a Secret',
    source: SOURCES,
    check: (source, at) => {
      const { configMapRef, secretRef } = source;
      if (isNone(configMapRef) && isNone(secretRef) && hasOnly(source, ['prefix', 'configMapRef', 'secretRef']))
        at.report('', 'Invalid value: "": must specify one of: `configMapRef` or `secretRef`');
      if (!isNone(configMapRef) && !isNone(secretRef)) at.report('', `Invalid value: "": ${SEVERAL}`, 'write two entries');
    },
  },
];

function nameProblem(name: string, minor: number): string | undefined {
  if (minor >= RELAXED)
    return /^[ -<>-~]+$/.test(name)
      ? undefined
      : "a valid environment variable name must consist only of printable ASCII characters other than '='";
  if (!/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name))
    return "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is '[-._a-zA-Z][-._a-zA-Z0-9]*')";
  if (name === '.' || name === '..') return `must not be '${name}'`;
  return name.startsWith('..') ? "must not start with '..'" : undefined;
}
