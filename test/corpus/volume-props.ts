// The volumes of a pod and their mounts → values that are declared where they are mounted.
import {
  claim,
  configMap,
  emptyDir,
  type FormerVolume,
  formerVolume,
  hostPath,
  iscsi,
  persistentVolumeClaim,
  secret,
  Volume,
  volume,
} from 'cdk8s-patterns';
import { existing } from '../../lib/kube/reference';
import { canBeKeys, hasOnly, type Wire } from './exact';
import type { Forms } from './forms';

/** The volumes of one pod by name, and what is left to be said beside the mounts. */
export class PodVolumes {
  private readonly values = new Map<string, Volume>();
  private readonly claims = new Map<string, Volume>();

  constructor(
    private readonly volumes: Wire[] | undefined,
    private readonly claimTemplates: Wire[] | undefined,
    /** The containers in the order in which their mounts are gathered. */
    private readonly containers: readonly Wire[],
    private readonly forms: Forms,
  ) {
    for (const one of volumes ?? []) this.values.set(one.name, volumeValue(one, forms));
    const values = (claimTemplates ?? []).map(claimValue);
    // as templates they stand in the order in which they are met
    if (
      values.every((one) => one !== undefined) &&
      same(
        values.map(({ name }) => name),
        this.mounted().filter((name) => !this.values.has(name)),
      )
    )
      for (const one of values) this.claims.set(one.name, forms.use('claim', one));
  }

  get(name: string): Volume | undefined {
    return this.values.get(name) ?? this.claims.get(name);
  }

  /** What the mounts alone do not bring: volumes in another order or without a mount, claim templates with more than a claim. */
  rest(): Wire {
    const brought = this.mounted().filter((name) => this.values.has(name));
    const left = this.claimTemplates && this.claims.size === 0 ? { claimTemplates: this.claimTemplates } : {};
    if (!this.volumes) return left;
    if (
      same(
        brought,
        this.volumes.map(({ name }) => name),
      )
    )
      return this.forms.use('volumes by their mounts alone', left);
    return {
      ...left,
      volumes: this.forms.use(
        'volumes as values',
        this.volumes.map(({ name }) => this.values.get(name)),
      ),
    };
  }

  /** The names of what is mounted by path, each once. */
  private mounted(): string[] {
    const names = this.containers.flatMap(({ volumeMounts = [] }) =>
      isMap(volumeMounts) ? volumeMounts.map(({ name }: Wire) => name as string) : [],
    );
    return [...new Set(names)];
  }
}

/** The mounts of a container: a map, where each volume is known and each path is one's own. */
export function mounts(list: Wire[], volumes: PodVolumes, forms: Forms): unknown {
  if (!isMap(list) || !list.every(({ name }) => volumes.get(name))) return list;
  return forms.use(
    'volumeMounts as a map',
    Object.fromEntries(list.map(({ name, mountPath, ...mount }) => [mountPath, mounted(volumes.get(name)!, mount, forms)])),
  );
}

const isMap = (list: Wire[]): boolean =>
  canBeKeys(list.map(({ mountPath }) => mountPath)) && list.every(({ mountPath }) => mountPath.startsWith('/'));

const same = (a: readonly string[], b: readonly string[]): boolean => a.join('\n') === b.join('\n');

function mounted(value: Volume, { readOnly, subPath, ...rest }: Wire, forms: Forms): Volume {
  let view = value;
  if (readOnly === true) view = forms.use('readOnly', view.readOnly());
  else if (readOnly !== undefined) view = forms.use('mounted', view.mounted({ readOnly }));
  if (subPath !== undefined) view = forms.use('at', view.at(subPath));
  return Object.keys(rest).length > 0 ? forms.use('mounted', view.mounted(rest)) : view;
}

/** The field that names what is shown, which its helper takes before the other fields. */
const NAMING = { hostPath: 'path', configMap: 'name', secret: 'secretName', persistentVolumeClaim: 'claimName' } as const;
const KINDS = { configMap: 'ConfigMap', secret: 'Secret', persistentVolumeClaim: 'PersistentVolumeClaim' } as const;
const SHOWING = { configMap, secret, persistentVolumeClaim } as const;
const PLAIN = { emptyDir, iscsi } as const;

function volumeValue({ name, ...source }: Wire, forms: Forms): Volume {
  const [[type, fields] = ['', {}], more] = Object.entries(source) as [string, Wire][];
  if (more || type === '') return Volume.of(name, source);
  const { [NAMING[type as keyof typeof NAMING]]: shown, ...options } = fields;
  const kind = KINDS[type as keyof typeof KINDS];
  if (kind && shown === name && Object.keys(options).length === 0)
    return forms.use('volume of an object', volume(existing(kind, shown) as never));
  if (type === 'hostPath') return forms.use(type, hostPath(name, shown, options));
  if (type === 'configMap' || type === 'secret' || type === 'persistentVolumeClaim')
    return forms.use(type, SHOWING[type](name, shown, options));
  if (type === 'emptyDir' || type === 'iscsi') return forms.use(type, PLAIN[type](name, fields as never));
  return forms.use('formerVolume', formerVolume(name, type as FormerVolume, fields as never));
}

/** A claim template that says no more than a claim does. */
function claimValue({ metadata, spec }: Wire): Volume | undefined {
  const { resources, ...fields } = spec;
  if (!hasOnly(metadata, 'name') || !fields.accessModes || !hasOnly(resources, 'requests') || !hasOnly(resources.requests, 'storage'))
    return undefined;
  return claim({ ...fields, name: metadata.name, size: resources.requests.storage });
}
