// Rules about the keys and the size of what an object carries.
import { isPlainObject } from '../kube/manifest';
import { isText } from './entries';
import type { Rule } from './rule';
import { quoted } from './scalars';

const CONFIG_MAP = 'https://kubernetes.io/docs/concepts/configuration/configmap/';
const MOST_DATA = 1_048_576;
const MOST_ANNOTATIONS = 262_144;
const LONGEST_KEY = 253;

export const dataRules: readonly Rule[] = [
  {
    id: 'data-key',
    severity: 'error',
    on: ['ConfigMap', 'Secret'],
    reads: ['ConfigMap.data', 'ConfigMap.binaryData', 'Secret.data', 'Secret.stringData'],
    accepts: 'a key of a ConfigMap or Secret is the name of a file: letters, digits, `-`, `_` and `.`; and stands once',
    source: `${CONFIG_MAP}#configmap-object`,
    check: ({ data, binaryData, stringData }, at) => {
      for (const [field, map] of Object.entries({ data, binaryData, stringData }))
        for (const key of keysOf(map)) {
          const problem = keyProblem(key);
          if (problem !== undefined) at.report(`${field}[${key}]`, `Invalid value: ${quoted(key)}: ${problem}`);
        }
      for (const key of keysOf(data))
        if (keysOf(binaryData).includes(key))
          at.report(`data[${key}]`, `Invalid value: ${quoted(key)}: duplicate of key present in binaryData`);
    },
  },
  {
    id: 'data-size',
    severity: 'error',
    on: ['ConfigMap', 'Secret'],
    reads: ['ConfigMap.data', 'ConfigMap.binaryData', 'Secret.data', 'Secret.stringData'],
    accepts: 'a ConfigMap or Secret carries at most 1 MiB',
    source: `${CONFIG_MAP}#motivation`,
    check: ({ kind, data, binaryData, stringData }, at) => {
      const [texts, bytes] = kind === 'Secret' ? [stringData, data] : [data, binaryData];
      const size =
        sum(valuesOf(texts).map(([, text]) => Buffer.byteLength(text))) +
        // what is in stringData as well is taken from there
        sum(valuesOf(bytes).map(([key, text]) => (keysOf(texts).includes(key) ? 0 : decodedLength(text))));
      if (size > MOST_DATA)
        at.report(
          'data',
          `Too long: must have at most ${MOST_DATA} bytes`,
          `it has ${size}: a volume, an image or several of them carry more`,
        );
    },
  },
  {
    id: 'annotations-size',
    severity: 'error',
    on: ['ObjectMeta'],
    where: ['annotations'],
    reads: ['ObjectMeta.annotations'],
    accepts: 'annotations have at most 256 KiB, with their keys',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/',
    check: ({ annotations }, at) => {
      if (!isPlainObject(annotations)) return;
      const size = sum(
        Object.entries(annotations).map(([key, text]) => Buffer.byteLength(key) + (isText(text) ? Buffer.byteLength(text) : 0)),
      );
      if (size > MOST_ANNOTATIONS) at.report('annotations', `Too long: must have at most ${MOST_ANNOTATIONS} bytes`, `they have ${size}`);
    },
  },
];

const keysOf = (map: unknown): string[] => (isPlainObject(map) ? Object.keys(map) : []);
const valuesOf = (map: unknown): [key: string, text: string][] =>
  Object.entries(isPlainObject(map) ? map : {}).filter((one): one is [string, string] => isText(one[1]));
const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);

/** Of base64, over line breaks. */
function decodedLength(text: string): number {
  const kept = text.replace(/[\r\n]/g, '');
  return (kept.length / 4) * 3 - (kept.endsWith('==') ? 2 : kept.endsWith('=') ? 1 : 0);
}

function keyProblem(key: string): string | undefined {
  if (key.length > LONGEST_KEY) return `must be no more than ${LONGEST_KEY} characters`;
  if (!/^[-._a-zA-Z0-9]+$/.test(key))
    return "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";
  if (key === '.' || key === '..') return `must not be '${key}'`;
  return key.startsWith('..') ? "must not start with '..'" : undefined;
}
