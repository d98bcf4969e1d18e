// Rules about how the Pods of a StatefulSet are counted, replaced, and what becomes of their claims.
import { typeNamed } from '../kube/fields';
import { isPlainObject } from '../kube/manifest';
import { dnsLabelProblem } from '../kube/names';
import { isMoreThanAll, isNoPods, podCountProblem } from '../kube/percent';
import { isText } from './entries';
import { listed } from './listed';
import type { Rule } from './rule';
import { quoted } from './scalars';

const STATEFUL_SET = 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/';
const TYPES = ['OnDelete', 'RollingUpdate'];
const KEPT = ['Delete', 'Retain'];
/** Servers of before take it away. */
const MAX_UNAVAILABLE = 37;

export const statefulSetRules: readonly Rule[] = [
  {
    id: 'stateful-set-update',
    severity: 'error',
    on: ['StatefulSetUpdateStrategy'],
    reads: ['StatefulSetUpdateStrategy.*', 'RollingUpdateStatefulSetStrategy.partition'],
    accepts: 'the Pods of a StatefulSet are rolled, with no partition below zero, or replaced when somebody deletes them',
    source: `${STATEFUL_SET}#update-strategies`,
    check: ({ type, rollingUpdate }, at) => {
      // where the version's own definition tells the values, that is a finding already
      const told = typeNamed('StatefulSetUpdateStrategy', at.minor)?.fields.get('type')?.values;
      if (isText(type) && !TYPES.includes(type) && (told?.includes(type) ?? true))
        at.report('type', unsupported(type, TYPES), listed('they', TYPES, type));
      if (!isPlainObject(rollingUpdate)) return;
      const { partition } = rollingUpdate;
      if (type === 'OnDelete')
        at.report(
          'rollingUpdate',
          `Invalid value: ${quoted(rollingUpdate)}: only allowed for updateStrategy 'RollingUpdate'`,
          'leave it out',
        );
      else if (typeof partition === 'number' && partition < 0)
        at.report('rollingUpdate.partition', `Invalid value: ${partition}: must be greater than or equal to 0`);
    },
  },
  {
    id: 'stateful-set-unavailable',
    severity: 'error',
    on: ['RollingUpdateStatefulSetStrategy'],
    reads: ['RollingUpdateStatefulSetStrategy.maxUnavailable'],
    since: MAX_UNAVAILABLE,
    accepts: 'what a rolling update of a StatefulSet takes away is a number or a percentage of Pods, and not nothing',
    source: `${STATEFUL_SET}#maximum-unavailable-pods`,
    check: ({ maxUnavailable: most }, at) => {
      const problem =
        podCountProblem(most) ?? (isNoPods(most) ? 'cannot be 0' : isMoreThanAll(most) ? 'must not be greater than 100%' : undefined);
      if (problem !== undefined) at.report('maxUnavailable', `Invalid value: ${quoted(most)}: ${problem}`);
    },
  },
  {
    id: 'stateful-set-start',
    severity: 'error',
    on: ['StatefulSetOrdinals'],
    reads: ['StatefulSetOrdinals.start'],
    accepts: 'the Pods of a StatefulSet are counted from zero or from more',
    source: `${STATEFUL_SET}#start-ordinal`,
    check: ({ start }, at) => {
      if (typeof start === 'number' && start < 0) at.report('start', `Invalid value: ${start}: must be greater than or equal to 0`);
    },
  },
  {
    id: 'stateful-set-service-name',
    severity: 'error',
    on: ['StatefulSetSpec'],
    reads: ['StatefulSetSpec.serviceName'],
    accepts: 'the Service of a StatefulSet is named by a DNS label: it is a part of the names of its Pods',
    source: `${STATEFUL_SET}#stable-network-id`,
    check: ({ serviceName }, at) => {
      const problem = isText(serviceName) ? dnsLabelProblem(serviceName) : undefined;
      if (problem !== undefined) at.report('serviceName', `Invalid value: ${quoted(serviceName)}: ${problem}`);
    },
  },
  {
    id: 'claim-retention',
    severity: 'error',
    on: ['StatefulSetPersistentVolumeClaimRetentionPolicy'],
    reads: ['StatefulSetPersistentVolumeClaimRetentionPolicy.*'],
    accepts: 'the claims of a StatefulSet are retained or deleted',
    source: `${STATEFUL_SET}#persistentvolumeclaim-retention`,
    check: ({ whenDeleted, whenScaled }, at) => {
      for (const [field, value] of Object.entries({ whenDeleted, whenScaled }))
        if (isText(value) && !KEPT.includes(value)) at.report(field, unsupported(value, KEPT), listed('they', KEPT, value));
    },
  },
];

const unsupported = (value: string, known: readonly string[]): string =>
  `Unsupported value: ${quoted(value)}: supported values: ${known.map(quoted).join(', ')}`;
