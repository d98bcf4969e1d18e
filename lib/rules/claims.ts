// Rules about claims for storage.
import { isPlainObject } from '../kube/manifest';
import { nanosOf } from '../kube/quantity';
import { isNone } from './entries';
import type { Rule } from './rule';
import { quoted } from './scalars';

const CLAIMS = 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/';

export const claimRules: readonly Rule[] = [
  {
    id: 'claim-size',
    severity: 'error',
    on: ['PersistentVolumeClaimSpec'],
    reads: ['PersistentVolumeClaimSpec.resources'],
    accepts: 'a claim says how much it needs, and that is more than nothing',
    source: `${CLAIMS}#persistentvolumeclaims`,
    check: ({ resources }, at) => {
      if (!isNone(resources) && !isPlainObject(resources)) return;
      const requests = (isPlainObject(resources) ? resources.requests : undefined) ?? {};
      if (!isPlainObject(requests)) return;
      if (!('storage' in requests)) return at.report('resources.requests[storage]', 'Required value', "for example '10Gi'");
      const amount = requests.storage === null ? 0n : nanosOf(requests.storage);
      if (amount !== undefined && amount <= 0n)
        at.report('resources.requests[storage]', `Invalid value: ${quoted(String(requests.storage ?? 0))}: must be greater than zero`);
    },
  },
  {
    id: 'claim-access-modes',
    severity: 'error',
    on: ['PersistentVolumeClaimSpec'],
    reads: ['PersistentVolumeClaimSpec.accessModes'],
    accepts: 'a claim says how it is mounted; by one pod alone goes with no other way',
    source: `${CLAIMS}#access-modes`,
    check: ({ accessModes }, at) => {
      if (isNone(accessModes) || (Array.isArray(accessModes) && accessModes.length === 0))
        at.report('accessModes', 'Required value: at least 1 access mode is required', "most storage has ['ReadWriteOnce']");
      if (Array.isArray(accessModes) && accessModes.includes('ReadWriteOncePod') && new Set(accessModes).size > 1)
        at.report('accessModes', 'Forbidden: may not use ReadWriteOncePod with other access modes');
    },
  },
  {
    id: 'empty-dir-size',
    severity: 'error',
    on: ['EmptyDirVolumeSource'],
    reads: ['EmptyDirVolumeSource.sizeLimit'],
    accepts: 'the limit of an emptyDir is not below zero',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
    check: ({ sizeLimit }, at) => {
      if ((nanosOf(sizeLimit) ?? 0n) < 0n) at.report('sizeLimit', 'Forbidden: SizeLimit field must be a valid resource quantity');
    },
  },
];
