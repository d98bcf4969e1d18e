// Rules about lists of manifests, which kubectl opens; what is in them is judged as manifests of their own.
import { type KindName, kinds } from '../kube/kinds';
import { isPlainObject, type Manifest } from '../kube/manifest';
import { isList, itemOf, listedKind } from '../kube/opened';
import { nearest } from './did-you-mean';
import type { Report, Rule } from './rule';
import { quoted } from './scalars';

const LISTS = 'https://kubernetes.io/docs/reference/using-api/api-concepts/#collections';
const FIELDS = ['apiVersion', 'kind', 'metadata', 'items'];

export const listRules: readonly Rule[] = [
  {
    id: 'list-items',
    severity: 'error',
    reads: ['List.items'],
    accepts: 'the items of a list are manifests that kubectl can take out of it: objects, no lists, and of the kind that the list is of',
    source: LISTS,
    checkAll: ({ lists, manifests }, report) => {
      for (const index of lists) {
        const list = manifests[index]!;
        const { items } = list;
        if (items === undefined || items === null) report(index, 'items', 'Required value', 'the manifests of the list: [ … ]');
        else if (!Array.isArray(items)) report(index, 'items', `Invalid value: ${quoted(items)}: must be a list`);
        else items.forEach((item: unknown, i) => judgeItem(list, item, (...what) => report(index, `items[${i}]`, ...what)));
        judgeFields(list, (...what) => report(index, ...what));
      }
    },
  },
  {
    id: 'empty-list',
    severity: 'warning',
    reads: ['List.items'],
    accepts: 'a list has an item',
    source: LISTS,
    checkAll: ({ lists, manifests }, report) => {
      for (const index of lists) {
        const { items } = manifests[index]!;
        if (!Array.isArray(items) || items.length > 0) continue;
        report(index, 'items', 'Invalid value: []: nothing is applied', 'kubectl refuses a file that has nothing else; leave the list out');
      }
    },
  },
  {
    id: 'list-namespace',
    severity: 'warning',
    reads: ['List.metadata', 'ObjectMeta.namespace'],
    accepts: 'the items of a list that has a namespace say theirs: nothing of the metadata of a list comes to them',
    source: LISTS,
    checkAll: ({ lists, manifests }, report) => {
      for (const index of lists) judgeNamespace(manifests[index]!, index, report);
    },
  },
];

function judgeItem(list: Manifest, item: unknown, say: (message: string, hint?: string) => void): void {
  const wanted = listedKind(list);
  if (!isPlainObject(item)) say(`Invalid value: ${quoted(item)}: must be an object`);
  else if (isList(item as Manifest)) say('Forbidden: kubectl opens no list that is in a list', 'write its items into the outer one');
  else if (wanted !== undefined && isOther(itemOf(list, item), wanted))
    // it reads every item as that kind before it takes it out
    say(`Invalid value: ${quoted(item.kind)}: must be "${wanted}"`, 'kind: List, with apiVersion: v1, takes manifests of every kind');
}

const isOther = ({ kind }: Manifest, wanted: string): boolean => typeof kind === 'string' && kind !== '' && kind !== wanted;

/** kubectl knows the fields of a list of one kind, and passes over those of `kind: List`. */
function judgeFields(list: Manifest, say: (path: string, message: string, hint?: string) => void): void {
  if (listedKind(list) === undefined) return;
  for (const field of Object.keys(list)) {
    if (FIELDS.includes(field) || list[field] === undefined) continue;
    const near = nearest(field, FIELDS);
    say(field, 'unknown field', near && `did you mean "${near}"?`);
  }
}

function judgeNamespace(list: Manifest, index: number, report: Report): void {
  const namespace = list.metadata?.namespace;
  if (typeof namespace !== 'string' || namespace === '' || !Array.isArray(list.items)) return;
  const without = list.items.findIndex((item: unknown) => isPlainObject(item) && isHomeless(itemOf(list, item)));
  if (without < 0) return;
  report(
    index,
    'metadata.namespace',
    `Invalid value: ${quoted(namespace)}: kubectl takes no notice of it`,
    `items[${without}] goes to the namespace of whoever applies it; write metadata.namespace there`,
  );
}

/** Of kinds that are nobody's here, nobody knows whether they live in one. */
const isHomeless = ({ kind, metadata }: Manifest): boolean =>
  Object.hasOwn(kinds, kind) && kinds[kind as KindName].namespaced && (!isPlainObject(metadata) || (metadata.namespace ?? '') === '');
