// Rows of lists of manifests: the server tests put them before kubectl, which opens lists; a server by itself has none.
import type { Manifest } from '../../lib/kube/manifest';
import type { Row, RuleRows } from './rows';

const NAME = { name: 'settings' };
const config: Manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: NAME };
const other: Manifest = { ...config, metadata: { name: 'other' } };
const route = { metadata: { name: 'web' }, spec: { rules: [{ backendRefs: [{ name: 'web', port: 80 }] }] } };

/** The list with these items, and whatever else it says. */
const list = (items: unknown, kind = 'List', more: object = {}): Manifest => ({ apiVersion: 'v1', kind, items, ...more });
const configs = (items: unknown, more?: object): Manifest => list(items, 'ConfigMapList', more);
const accepted = (...manifests: Manifest[]): Row => ({ manifests });
const rejected = (manifest: Manifest, path: string, message: string, hint?: string): Row => ({
  manifests: [manifest],
  says: [{ path, message, ...(hint !== undefined && { hint }) }],
});

const MISSING = ['items', 'Required value', 'the manifests of the list: [ … ]'] as const;
const NESTED = ['Forbidden: kubectl opens no list that is in a list', 'write its items into the outer one'] as const;
const EVERY_KIND = 'kind: List, with apiVersion: v1, takes manifests of every kind';

export const listRows: Readonly<Record<string, RuleRows>> = {
  'list-items': {
    accepted: [
      accepted(list([config, other])),
      accepted(list([config]), list([other])),
      // what a list says beside its items is passed over
      accepted(list([config], 'List', { metadata: { resourceVersion: '' }, spec: {} })),
      accepted(list([config], 'List', { apiVersion: 'apps/v1' })),
      // a list of one kind has kind and version for its items
      accepted(configs([{ metadata: NAME }, other])),
      accepted(configs([{ apiVersion: null, kind: '', metadata: NAME }])),
      accepted(
        list([{ metadata: NAME, rules: [] }], 'RoleList', { apiVersion: 'rbac.authorization.k8s.io/v1' }),
        list([route], 'HTTPRouteList', { apiVersion: 'gateway.networking.k8s.io/v1' }),
      ),
      // other rules speak of these
      accepted(list([{ metadata: NAME }])),
      accepted(list([{ kind: 'ConfigMap', metadata: NAME }])),
      accepted(configs([{ apiVersion: 'v1', metadata: NAME }])),
      accepted(configs([{ kind: 'ConfigMap', metadata: NAME }])),
      accepted({ kind: 'List', items: [config] } as unknown as Manifest),
      accepted(list([{ metadata: NAME, spec: {} }], 'DeploymentList')),
      accepted(list([{ ...config, dat: {} }])),
      accepted(configs([{ metadata: NAME, dat: {} }])),
      accepted(list([{ ...config, items: [other] }])),
    ],
    rejected: [
      rejected(list('settings'), 'items', 'Invalid value: "settings": must be a list'),
      rejected(list({}), 'items', 'Invalid value: {}: must be a list'),
      rejected(list(null), ...MISSING),
      rejected({ apiVersion: 'v1', kind: 'List' }, ...MISSING),
      rejected(configs(null), ...MISSING),
      rejected({ apiVersion: 'v1', kind: 'ConfigMapList', metadata: {} }, ...MISSING),
      rejected(list([config, 'other']), 'items[1]', 'Invalid value: "other": must be an object'),
      rejected(list([null, config]), 'items[0]', 'Invalid value: null: must be an object'),
      rejected(list([[{}]]), 'items[0]', 'Invalid value: [{}]: must be an object'),
      rejected(configs([3]), 'items[0]', 'Invalid value: 3: must be an object'),
      rejected(list([config, list([other])]), 'items[1]', ...NESTED),
      rejected(list([list([]), config]), 'items[0]', ...NESTED),
      rejected(list([configs([other])]), 'items[0]', ...NESTED),
      rejected(list([{ apiVersion: 'v1', kind: 'List' }, config]), 'items[0]', ...NESTED),
      rejected(
        configs([config, { apiVersion: 'v1', kind: 'Service', metadata: NAME, spec: { ports: [{ port: 80 }] } }]),
        'items[1]',
        'Invalid value: "Service": must be "ConfigMap"',
        EVERY_KIND,
      ),
      rejected(configs([config], { item: [] }), 'item', 'unknown field', 'did you mean "items"?'),
    ],
  },
  'empty-list': {
    accepted: [accepted(list([config])), accepted(config)],
    rejected: [list([]), configs([])].map((empty) => ({
      manifests: [config, empty],
      says: [
        {
          path: 'items',
          message: 'Invalid value: []: nothing is applied',
          hint: 'kubectl refuses a file that has nothing else; leave the list out',
        },
      ],
    })),
  },
  'list-namespace': {
    accepted: [
      accepted(list([config])),
      accepted(list([{ ...config, metadata: { ...NAME, namespace: 'shop' } }], 'List', { metadata: { namespace: 'a' } })),
      accepted(list([{ apiVersion: 'v1', kind: 'Namespace', metadata: NAME }], 'List', { metadata: { namespace: 'shop' } })),
    ],
    rejected: [
      rejected(
        list([{ ...other, metadata: { name: 'other', namespace: 'shop' } }, config], 'List', { metadata: { namespace: 'shop' } }),
        'metadata.namespace',
        'Invalid value: "shop": kubectl takes no notice of it',
        'items[1] goes to the namespace of whoever applies it; write metadata.namespace there',
      ),
    ],
  },
};
