// The variables of a container → a map, with the helpers for where values come from.
import { configMapKeyRef, fieldRef, prefixed, resourceFieldRef, secretKeyRef } from 'cdk8s-patterns';
import { existing } from '../../lib/kube/reference';
import { canBeKeys, hasOnly, type Wire } from './exact';
import type { Forms } from './forms';

export function env(list: Wire[], forms: Forms): unknown {
  const names = list.map(({ name }) => name);
  const sayable = list.every((entry) => hasOnly(entry, 'name') || hasOnly(entry, 'name', 'value') || hasOnly(entry, 'name', 'valueFrom'));
  if (!sayable || !canBeKeys(names))
    return list.map((entry) => ({ ...entry, ...(entry.valueFrom && { valueFrom: source(entry.valueFrom, forms) }) }));
  const values = list.map(({ name, value = '', valueFrom }) => [name, valueFrom ? source(valueFrom, forms) : plain(value, forms)]);
  return forms.use('env as a map', Object.fromEntries(values));
}

/** Text that a number or a boolean becomes. */
function plain(value: string, forms: Forms): unknown {
  if (value === 'true' || value === 'false') return forms.use('env as a boolean', value === 'true');
  return String(Number(value)) === value ? forms.use('env as a number', Number(value)) : value;
}

function source(from: Wire, forms: Forms): unknown {
  const [type, { name, key, fieldPath, resource, apiVersion = 'v1', ...options }] = Object.entries(from)[0] as [string, Wire];
  switch (type) {
    case 'secretKeyRef':
      return forms.use(type, secretKeyRef(existing('Secret', name), key, options));
    case 'configMapKeyRef':
      return forms.use(type, configMapKeyRef(existing('ConfigMap', name), key, options));
    case 'fieldRef':
      return apiVersion === 'v1' ? forms.use(type, fieldRef(fieldPath)) : from;
    case 'resourceFieldRef':
      return forms.use(type, resourceFieldRef(resource, options));
    default:
      return from;
  }
}

/** Whole ConfigMaps and Secrets. */
export const envFrom = (sources: Wire[], forms: Forms): unknown =>
  sources.map((entry) => {
    const { prefix, configMapRef, secretRef } = entry;
    const object = configMapRef ? existing('ConfigMap', configMapRef.name) : existing('Secret', secretRef.name);
    const { name: _, ...options } = configMapRef ?? secretRef;
    if (prefix === undefined && Object.keys(options).length === 0) return forms.use('envFrom an object', object);
    return prefixed(prefix ?? '', object, options);
  });
