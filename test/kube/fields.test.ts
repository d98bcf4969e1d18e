import { type Field, heldBetween, type Shape, typeNamed, typeOfKind } from '../../lib/kube/fields';
import { type KindName, kinds } from '../../lib/kube/kinds';

const field = (path: string, minor: number): Field | undefined => {
  const [type, name] = path.split('.') as [string, string];
  return typeNamed(type, minor)?.fields.get(name);
};

describe('the type of a kind', () => {
  test.each([28, 32, 37])('is there for every kind in 1.%i, all its types with it', (minor) => {
    const scalars = new Set([
      'string',
      'int32',
      'int64',
      'number',
      'boolean',
      'Quantity',
      'IntOrString',
      'Time',
      'MicroTime',
      'bytes',
      'any',
    ]);
    const seen = new Set<string>();
    const visit = (shape: Shape): void => {
      if ('list' in shape) return visit(shape.list);
      if ('map' in shape) return visit(shape.map);
      if ('scalar' in shape) return void expect([...scalars]).toContain(shape.scalar);
      if (seen.has(shape.type.name)) return;
      seen.add(shape.type.name);
      for (const { shape: inner } of shape.type.fields.values()) visit(inner);
    };
    for (const kind of Object.keys(kinds) as KindName[]) visit({ type: typeOfKind(kinds[kind].apiVersion, kind, minor)! });
    expect(seen.size).toBeGreaterThan(400);
  });

  test('is of its group and version only', () => {
    expect(typeOfKind('apps/v1', 'Deployment', 28)?.name).toBe('Deployment');
    expect(typeOfKind('apps/v1beta1', 'Deployment', 28)).toBeUndefined();
    expect(typeOfKind('v1', 'Container', 28)).toBeUndefined();
    expect(typeOfKind('v1', 'toString', 28)).toBeUndefined();
    expect(typeNamed('Nothing', 28)).toBeUndefined();
  });

  test('is read once', () => {
    expect(typeNamed('Pod', 28)).toBe(typeNamed('Pod', 28));
    expect(typeNamed('Pod', 28)!.required).toBe(typeNamed('Pod', 28)!.required);
    expect(typeNamed('Pod', 28)).not.toBe(typeNamed('Pod', 29));
  });

  test('says whether it is custom', () => expect([typeNamed('Pod', 28)!.custom, typeNamed('Issuer', 28)!.custom]).toEqual([false, true]));
});

describe('a field', () => {
  test('has its shape', () => {
    expect(field('PodSpec.nodeSelector', 28)?.shape).toEqual({ map: { scalar: 'string' } });
    expect(field('ExecAction.command', 28)?.shape).toEqual({ list: { scalar: 'string' } });
    expect(field('Service.spec', 28)?.shape).toEqual({ type: typeNamed('ServiceSpec', 28) });
    expect(field('PodMonitorSpecPodMetricsEndpoints.params', 28)?.shape).toEqual({ map: { list: { scalar: 'string' } } });
  });
  test('comes and goes', () => {
    expect([29, 30].map((minor) => field('PodSecurityContext.appArmorProfile', minor) !== undefined)).toEqual([false, true]);
    expect([30, 31].map((minor) => field('PodResourceClaim.source', minor) !== undefined)).toEqual([true, false]);
    expect([28, 29].map((minor) => field('PersistentVolumeClaimSpec.resources', minor)?.shape)).toEqual([
      { type: typeNamed('ResourceRequirements', 28) },
      { type: typeNamed('VolumeResourceRequirements', 29) },
    ]);
  });
  test('is required, in some versions, in some kinds', () => {
    expect(typeNamed('Container', 28)!.required.map(({ name }) => name)).toEqual(['name']);
    expect([34, 35].map((minor) => field('PodFailurePolicyOnPodConditionsPattern.status', minor))).toMatchObject([
      { name: 'status', shape: { scalar: 'string' }, required: true, requiredIn: ['CronJob'] },
      { name: 'status', shape: { scalar: 'string' }, required: false, requiredIn: undefined },
    ]);
  });
  test('says what values need no further look: of any text, but not of an enum, of a gated field, or of a list', () => {
    expect([field('Container.image', 28)?.plain, field('Container.tty', 28)?.plain]).toEqual(['string', 'boolean']);
    for (const path of ['ContainerPort.protocol', 'Container.command', 'JobSpec.podReplacementPolicy', 'JobSpec.parallelism'])
      expect(field(path, 28)?.plain).toBeUndefined();
    expect([field('Container.command', 28)?.plainEntries, field('Container.env', 28)?.plainEntries]).toEqual(['string', undefined]);
  });
  test('is only decoded, in some versions, in some kinds', () => {
    expect([32, 33].map((minor) => field('Container.resizePolicy', minor)?.unvalidated)).toEqual(['always', undefined]);
    expect(field('JobSpec.podReplacementPolicy', 28)).toMatchObject({ unvalidated: ['Job'], nonempty: true });
    for (const kind of ['Pod', 'Deployment', 'Issuer']) expect(field(`${kind}.status`, 37)?.unvalidated).toBe('always');
  });
  test('has the values of the version, and what an enum writes with a percent sign', () => {
    expect(field('ContainerPort.protocol', 28)?.values).toEqual(['SCTP', 'TCP', 'UDP']);
    expect(
      [32, 33].map((minor) => field('ScopedResourceSelectorRequirement.scopeName', minor)?.values?.includes('VolumeAttributesClass')),
    ).toEqual([false, true]);
    expect(field('PersistentVolumeClaimSpec.accessModes', 28)?.values).toBeUndefined();
    expect(field('CertificateSpec.usages', 28)?.values).toContain('digital signature');
    expect(field('Lifecycle.stopSignal', 33)?.values).toContain('SIGRTMIN+1');
  });
  test('has the keys of a map list', () => {
    expect(field('Container.ports', 28)?.keys).toEqual(['containerPort', 'protocol']);
    expect(field('Container.command', 28)?.keys).toBeUndefined();
  });
});

test.each<[string, string, { since?: number; until?: number } | undefined]>([
  ['PodSpec', 'containers', {}],
  ['PodSecurityContext', 'appArmorProfile', { since: 30 }],
  ['PodResourceClaim', 'source', { until: 30 }],
  ['PodSpec', 'workloadRef', { since: 35, until: 35 }],
  ['PersistentVolumeClaimSpec', 'resources', {}],
  ['PodSpec', 'nothing', undefined],
  ['Nothing', 'containers', undefined],
])('%s has had %s: %j', (type, name, between) => expect(heldBetween(type, name)).toEqual(between));
