// Rules about where the files of a volume come from.
import { typeNamed } from '../kube/fields';
import { isPlainObject } from '../kube/manifest';
import { hasOnly, isNone } from './entries';
import type { Rule } from './rule';

const VOLUMES = 'https://kubernetes.io/docs/concepts/storage/volumes/';

export const volumeRules: readonly Rule[] = [
  {
    id: 'volume-source',
    severity: 'error',
    on: ['Volume', 'VolumeProjection'],
    reads: ['Volume.*', 'VolumeProjection.*'],
    accepts: 'a volume, or a part of a projected one, comes from one place',
    source: VOLUMES,
    check: (volume, at) => {
      const said = Object.keys(volume).filter((key) => key !== 'name' && !isNone(volume[key]));
      if (said.length < 2) return;
      const known = typeNamed('name' in volume ? 'Volume' : 'VolumeProjection', at.minor)?.fields;
      for (const source of said.filter((key) => known?.has(key)).slice(1))
        at.report(source, 'Forbidden: may not specify more than 1 volume type', 'write two of them');
    },
  },
  {
    id: 'volume-object',
    severity: 'error',
    on: ['Volume', 'VolumeProjection'],
    reads: ['ConfigMapVolumeSource.name', 'SecretVolumeSource.secretName', 'ConfigMapProjection.name', 'SecretProjection.name'],
    accepts: 'a volume names the ConfigMap or Secret that it shows',
    source: `${VOLUMES}#configmap`,
    check: (volume, at) => {
      const isProjected = !('name' in volume);
      for (const [source, field] of [
        ['configMap', 'name'],
        ['secret', isProjected ? 'name' : 'secretName'],
      ] as const) {
        const its = volume[source];
        if (isPlainObject(its) && isMissing(its[field]) && hasOnly(its, [field, 'items', 'optional', 'defaultMode', 'defaultUser']))
          at.report(`${source}.${field}`, 'Required value');
      }
    },
  },
];

const isMissing = (name: unknown): boolean => isNone(name) || name === '';
