// A pod spec → the props of a pod.
import { existing } from '../../lib/kube/reference';
import { env, envFrom } from './env-props';
import { canBeKeys, hasOnly, type Wire } from './exact';
import type { Forms } from './forms';
import { probe } from './probe-props';
import { mounts, PodVolumes } from './volume-props';

/** A workload's fields with `pod` for `template`. Labels that the selector names come from there. */
export function templateAsPod({ template, volumeClaimTemplates, ...fields }: Wire, selected: Wire | undefined, forms: Forms): Wire {
  const { metadata: { labels = {}, ...metadata } = {} as Wire, spec, ...rest } = template as Wire;
  if (Object.keys(rest).length > 0) return { ...fields, template, ...(volumeClaimTemplates && { volumeClaimTemplates }) };
  const own = Object.entries(labels).filter(([key, value]) => selected?.[key] !== value);
  if (own.length < Object.keys(labels).length) forms.use('labels from the selector', true);
  const named = { ...metadata, ...(own.length > 0 && { labels: Object.fromEntries(own) }) };
  const { claimTemplates, ...props } = pod(spec, forms, volumeClaimTemplates);
  return {
    ...fields,
    ...(claimTemplates && { volumeClaimTemplates: claimTemplates }),
    pod: forms.use('pod', { ...(Object.keys(named).length > 0 && { metadata: named }), ...props }),
  };
}

/** The props of a pod, without its metadata; `claimTemplates` are those that no mount could bring. */
export function pod(
  { containers, initContainers, volumes, imagePullSecrets, serviceAccountName, ...rest }: Wire,
  forms: Forms,
  claimTemplates?: Wire[],
): Wire {
  const inOrder: Wire[] = [containers[0], ...(initContainers ?? []), ...containers.slice(1)];
  const values = new PodVolumes(volumes, claimTemplates, inOrder, forms);
  const [first, ...others] = containers.map((one: Wire) => container(one, values, forms));
  const { name, ...main } = first;
  return {
    ...rest,
    main: forms.use('main', name === 'main' ? forms.use('main by its default name', main) : first),
    ...(others.length > 0 && { containers: others }),
    ...(initContainers && { initContainers: initContainers.map((one: Wire) => container(one, values, forms)) }),
    ...values.rest(),
    ...(imagePullSecrets && { imagePullSecrets: imagePullSecrets.map(({ name }: Wire) => forms.use('imagePullSecrets as names', name)) }),
    ...(serviceAccountName && {
      serviceAccountName: forms.use('serviceAccountName as an object', existing('ServiceAccount', serviceAccountName)),
    }),
  };
}

function container({ env: variables, envFrom: sources, ports, volumeMounts, ...rest }: Wire, volumes: PodVolumes, forms: Forms): Wire {
  const probes = Object.fromEntries(PROBES.filter((field) => rest[field]).map((field) => [field, probe(rest[field], forms)]));
  return {
    ...rest,
    ...probes,
    ...(variables && { env: env(variables, forms) }),
    ...(sources && { envFrom: envFrom(sources, forms) }),
    ...(ports && { ports: containerPorts(ports, forms) }),
    ...(volumeMounts && { volumeMounts: mounts(volumeMounts, volumes, forms) }),
  };
}

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];

function containerPorts(ports: Wire[], forms: Forms): unknown {
  if (ports.every((port) => hasOnly(port, 'name', 'containerPort')) && canBeKeys(ports.map(({ name }) => name)))
    return forms.use('ports as a map', Object.fromEntries(ports.map(({ name, containerPort }) => [name, containerPort])));
  return ports.map((port) => (hasOnly(port, 'containerPort') ? forms.use('ports as numbers', port.containerPort) : port));
}
