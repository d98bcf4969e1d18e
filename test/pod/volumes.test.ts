// Volumes: declared where they are used, once; each helper writes the field of its name.
import * as library from 'cdk8s-patterns';
import {
  claim,
  configMap,
  ConfigMap,
  csi,
  downwardAPI,
  emptyDir,
  ephemeral,
  fc,
  formerVolume,
  hostPath,
  image,
  iscsi,
  nfs,
  persistentVolumeClaim,
  PersistentVolumeClaim,
  type PodProps,
  projected,
  secret,
  Secret,
  Service,
  type Volume,
  volume,
} from 'cdk8s-patterns';
import { frozen } from '../objects/frozen';
import { typeNamed } from '../../lib/kube/fields';
import { rendered } from './rendered';

const mounting = (volumeMounts: { [path: `/${string}`]: Volume }, more: Partial<PodProps> = {}) =>
  rendered({ main: { image: 'x', volumeMounts }, ...more });
const declared = (one: Volume): object => {
  const { name, ...source } = mounting({ '/x': one }).template.spec.volumes![0]!;
  expect(name).toBe(one.name);
  return source;
};

const template = { spec: { accessModes: ['ReadWriteOnce' as const], resources: { requests: { storage: '1Gi' } } } };
const sources = [{ configMap: { name: 'c' } }];

describe('a helper writes the field of its name', () => {
  test.each<[string, Volume, object]>([
    ['emptyDir', emptyDir('v'), {}],
    ['emptyDir', emptyDir('v', { medium: 'Memory', sizeLimit: '1Gi' }), { medium: 'Memory', sizeLimit: '1Gi' }],
    ['hostPath', hostPath('v', '/var/log', { type: 'Directory' }), { path: '/var/log', type: 'Directory' }],
    ['configMap', configMap('v', 'c', { defaultMode: 0o400 }), { name: 'c', defaultMode: 256 }],
    ['configMap', configMap('v', ConfigMap.existing('c'), { optional: true }), { name: 'c', optional: true }],
    ['secret', secret('v', 's', { items: [] }), { secretName: 's', items: [] }],
    ['secret', secret('v', Secret.existing('s')), { secretName: 's' }],
    ['persistentVolumeClaim', persistentVolumeClaim('v', 'p', { readOnly: true }), { claimName: 'p', readOnly: true }],
    ['persistentVolumeClaim', persistentVolumeClaim('v', PersistentVolumeClaim.existing('p')), { claimName: 'p' }],
    ['projected', projected('v', sources, { defaultMode: 1 }), { sources, defaultMode: 1 }],
    ['ephemeral', ephemeral('v', template), { volumeClaimTemplate: template }],
    ['image', image('v', 'ghcr.io/acme/files:1', { pullPolicy: 'Always' }), { reference: 'ghcr.io/acme/files:1', pullPolicy: 'Always' }],
    ['nfs', nfs('v', 'server', '/path', { readOnly: true }), { server: 'server', path: '/path', readOnly: true }],
    ['csi', csi('v', 'driver', { fsType: 'ext4' }), { driver: 'driver', fsType: 'ext4' }],
    ['fc', fc('v', { wwids: ['w'] }), { wwids: ['w'] }],
    ['iscsi', iscsi('v', { iqn: 'i', lun: 0, targetPortal: 't' }), { iqn: 'i', lun: 0, targetPortal: 't' }],
    [
      'downwardAPI',
      downwardAPI(
        'v',
        { labels: 'metadata.labels', cpu: { resourceFieldRef: { resource: 'limits.cpu', containerName: 'main' } } },
        { defaultMode: 1 },
      ),
      {
        items: [
          { path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } },
          { path: 'cpu', resourceFieldRef: { resource: 'limits.cpu', containerName: 'main' } },
        ],
        defaultMode: 1,
      },
    ],
    ['downwardAPI', downwardAPI('v', [{ path: 'p' }]), { items: [{ path: 'p' }] }],
    ['awsElasticBlockStore', formerVolume('v', 'awsElasticBlockStore', { volumeID: 'id' }), { volumeID: 'id' }],
    ['gitRepo', formerVolume('v', 'gitRepo', { repository: 'r' }), { repository: 'r' }],
  ])('%s', (field, one, content) => {
    expect(declared(one)).toEqual({ [field]: content });
  });

  test('there is one for every type of volume that Kubernetes has', () => {
    const fields = [...typeNamed('Volume', 37)!.fields.keys()].filter((field) => field !== 'name');
    const former = fields.filter((field) => typeof (library as { [name: string]: unknown })[field] !== 'function');
    // these go through formerVolume, whose type lists them
    expect(former.sort()).toEqual(
      'awsElasticBlockStore azureDisk azureFile cephfs cinder flexVolume flocker gcePersistentDisk gitRepo glusterfs photonPersistentDisk portworxVolume quobyte rbd scaleIO storageos vsphereVolume'.split(
        ' ',
      ),
    );
  });
});

describe('a volume that shows an object', () => {
  test.each([
    { ref: ConfigMap.existing('app.settings'), made: { configMap: { name: 'app.settings' } } },
    { ref: Secret.existing('login'), made: { secret: { secretName: 'login' } } },
    { ref: PersistentVolumeClaim.existing('data'), made: { persistentVolumeClaim: { claimName: 'data' } } },
  ])('of kind $ref.kind is of that type, and is called after it', ({ ref, made }) => {
    const one = volume(ref);
    expect(one.name).toBe(ref.name.replace('.', '-'));
    expect(declared(one)).toEqual(made);
    expect(mounting({ '/x': one }).existing).toEqual([`${ref.kind}/${ref.name}`]);
    expect(volume(ref, { name: 'other' }).name).toBe('other');
  });

  test('of another kind is a problem, where it is mounted', () => {
    expect(
      mounting({ '/x': volume(Service.existing('web') as never), '/y': secret('s', ConfigMap.existing('c') as never) }).problems,
    ).toEqual([
      'reference-kind spec.containers[0].volumeMounts["/x"]: Invalid value: "Service/web": must be a ConfigMap',
      'reference-kind spec.containers[0].volumeMounts["/y"]: Invalid value: "ConfigMap/c": must be a Secret',
    ]);
  });
});

describe('a volume has views', () => {
  const data = emptyDir('data');

  test('that cannot write, that see one file of it, or are mounted otherwise', () => {
    const volumeMounts = {
      '/a': data,
      '/b': data.readOnly(),
      '/c': data.at('sub/file'),
      '/d': data.readOnly().at('sub').mounted({ mountPropagation: 'HostToContainer', readOnly: false }),
    } as const;
    const { template, problems } = mounting(volumeMounts);
    expect(template.spec.containers[0]!.volumeMounts).toEqual([
      { name: 'data', mountPath: '/a' },
      { name: 'data', mountPath: '/b', readOnly: true },
      { name: 'data', mountPath: '/c', subPath: 'sub/file' },
      { name: 'data', mountPath: '/d', readOnly: false, subPath: 'sub', mountPropagation: 'HostToContainer' },
    ]);
    expect(template.spec.volumes).toEqual([{ name: 'data', emptyDir: {} }]);
    expect(problems).toEqual([]);
  });

  test('and never changes by them, nor by the options that it was made of', () => {
    data.readOnly();
    expect(data.mount).toEqual({});
    const options = { sizeLimit: '1Gi' };
    const sized = emptyDir('sized', options);
    options.sizeLimit = '2Gi';
    expect(declared(sized)).toEqual({ emptyDir: { sizeLimit: '1Gi' } });
  });
});

describe('volumes of one name', () => {
  test('and one content are one volume, whatever mounts them', () => {
    const props: PodProps = {
      main: { image: 'x', volumeMounts: { '/a': hostPath('v', '/x', { type: 'Directory' }) } },
      containers: [
        { name: 'b', volumeMounts: { '/b': formerVolume('v', 'hostPath' as never, { type: 'Directory', path: '/x' } as never) } },
      ],
      initContainers: [{ name: 'i', volumeMounts: { '/i': hostPath('v', '/x', { type: 'Directory' }).readOnly() } }],
    };
    const { template, problems } = rendered(props);
    expect(template.spec.volumes).toEqual([{ name: 'v', hostPath: { path: '/x', type: 'Directory' } }]);
    expect(problems).toEqual([]);
  });

  test('and another content are a problem that shows both places', () => {
    const { template, problems } = mounting({ '/a': emptyDir('v'), '/b': emptyDir('v', { medium: 'Memory' }) });
    expect(problems).toEqual([
      'one-volume-a-name spec.containers[0].volumeMounts["/b"]: Duplicate value: "v"; spec.containers[0].volumeMounts["/a"] has another volume of that name; give one of them another name',
    ]);
    expect(template.spec.volumes).toEqual([{ name: 'v', emptyDir: {} }]);
  });

  test('are compared with those that the pod lists, which come first', () => {
    const volumes = frozen([{ name: 'w', emptyDir: {} }]);
    const { template, problems } = mounting(
      { '/v': emptyDir('v'), '/w': emptyDir('w'), '/x': emptyDir('x') },
      { volumes: [...volumes, emptyDir('v', { medium: 'Memory' })] },
    );
    expect(template.spec.volumes).toEqual([
      { name: 'w', emptyDir: {} },
      { name: 'v', emptyDir: { medium: 'Memory' } },
      { name: 'x', emptyDir: {} },
    ]);
    expect(problems).toEqual([
      expect.stringContaining('spec.containers[0].volumeMounts["/v"]: Duplicate value: "v"; spec.volumes[1] has another'),
    ]);
  });
});

describe('a claim for each Pod', () => {
  test('is no volume but a claim template, called data unless it says otherwise', () => {
    const { template, claims } = mounting({
      '/a': claim({ size: '1Gi' }),
      '/b': claim({ size: '1Gi' }).readOnly(),
      '/c': claim({ size: '2Gi', name: 'wal', accessModes: ['ReadWriteOncePod'], storageClassName: '' }),
    });
    expect(template.spec.volumes).toBeUndefined();
    expect(template.spec.containers[0]!.volumeMounts).toEqual([
      { name: 'data', mountPath: '/a' },
      { name: 'data', mountPath: '/b', readOnly: true },
      { name: 'wal', mountPath: '/c' },
    ]);
    expect(claims.map(({ metadata, spec }) => [metadata!.name, spec])).toEqual([
      ['data', { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } }],
      ['wal', { accessModes: ['ReadWriteOncePod'], resources: { requests: { storage: '2Gi' } }, storageClassName: '' }],
    ]);
  });

  test('of one name and another size, or beside a volume of its name, is a problem', () => {
    expect(mounting({ '/a': claim({ size: '1Gi' }), '/b': claim({ size: '2Gi' }) }).problems).toHaveLength(1);
    expect(mounting({ '/a': claim({ size: '1Gi' }), '/b': emptyDir('data') }).problems).toHaveLength(1);
  });
});

test('mounts in Kubernetes’ own words stay as they are', () => {
  const volumeMounts = frozen([{ name: 'a', mountPath: '/a', subPathExpr: '$(POD)' }]);
  expect(rendered({ main: { image: 'x', volumeMounts } }).template.spec.containers[0]!.volumeMounts).toEqual(volumeMounts);
});
