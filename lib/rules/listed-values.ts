// Rules about the values of lists that the definitions of early versions do not tell.
import { typeNamed } from '../kube/fields';
import { listed } from './listed';
import type { Rule } from './rule';
import { quoted } from './scalars';

/** By type and field, as the server sorts them. */
const VALUES: Readonly<Record<string, readonly [type: string, values: readonly string[]]>> = {
  accessModes: ['PersistentVolumeClaimSpec', ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod']],
  scopes: [
    'ResourceQuotaSpec',
    ['BestEffort', 'CrossNamespacePodAffinity', 'NotBestEffort', 'NotTerminating', 'PriorityClass', 'Terminating'],
  ],
  ipFamilies: ['ServiceSpec', ['IPv4', 'IPv6']],
};
const FIELDS = Object.keys(VALUES);
const CONFLICTS = [
  ['BestEffort', 'NotBestEffort'],
  ['Terminating', 'NotTerminating'],
] as const;
const QUOTAS = 'https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-scopes';

export const listedValueRules: readonly Rule[] = [
  {
    id: 'listed-value',
    severity: 'error',
    on: ['PersistentVolumeClaimSpec', 'PersistentVolumeSpec', 'ResourceQuotaSpec', 'ServiceSpec'],
    reads: [
      'PersistentVolumeClaimSpec.accessModes',
      'PersistentVolumeSpec.accessModes',
      'ResourceQuotaSpec.scopes',
      'ServiceSpec.ipFamilies',
    ],
    accepts: 'a list of ways of access, of scopes or of families has only those that there are',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
    until: 29,
    check: (spec, at) => {
      for (const field of FIELDS) {
        const list = spec[field];
        if (!Array.isArray(list)) continue;
        const [type, known] = VALUES[field]!;
        if (typeNamed(type, at.minor)?.fields.get(field)?.values) continue;
        list.forEach((value: unknown, i) => {
          if (typeof value !== 'string' || known.includes(value)) return;
          const message = `Unsupported value: ${quoted(value)}: supported values: ${known.map(quoted).join(', ')}`;
          at.report(`${field}[${i}]`, message, meant(value) ?? listed('they', known, value));
        });
      }
    },
  },
  {
    id: 'quota-scopes',
    severity: 'error',
    on: ['ResourceQuotaSpec'],
    reads: ['ResourceQuotaSpec.scopes'],
    accepts: 'a quota counts no Pods that are and are not in one scope',
    source: QUOTAS,
    check: ({ scopes }, at) => {
      if (!Array.isArray(scopes)) return;
      for (const [one, other] of CONFLICTS)
        if (scopes.includes(one) && scopes.includes(other))
          at.report('scopes', `Invalid value: ${quoted(scopes)}: conflicting scopes`, 'write a ResourceQuota for each');
    },
  },
];

/** As kubectl prints them. */
const SHORT: Readonly<Record<string, string>> = {
  RWO: 'ReadWriteOnce',
  RWX: 'ReadWriteMany',
  ROX: 'ReadOnlyMany',
  RWOP: 'ReadWriteOncePod',
};
const meant = (value: string): string | undefined => (Object.hasOwn(SHORT, value) ? `did you mean "${SHORT[value]}"?` : undefined);
