// Configuration: where its keys are read, and which Pods a change replaces.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App as Cdk8sApp } from 'cdk8s';
import {
  ApiObject,
  App,
  type AppProps,
  Chart,
  ConfigMap,
  configMap,
  configMapKeyRef,
  Configuration,
  configure,
  CronJob,
  DaemonSet,
  Deployment,
  emptyDir,
  type Finding,
  Job,
  JsonPatch,
  Lazy,
  Pod,
  type PodProps,
  projected,
  ReplicaSet,
  ReplicationController,
  Secret,
  secretKeyRef,
  StatefulSet,
  suppress,
  SynthError,
  volume,
} from 'cdk8s-patterns';
import { gather } from '../../lib/synth/gather';
import { aChart } from '../objects/a-chart';
import { type Json, made, problems } from '../objects/made';
import { printed } from '../synth/printed';

const CHECKSUM = 'cdk8s-patterns/checksum';
const sumOf = (workload: Deployment | StatefulSet | DaemonSet | CronJob): string | undefined => {
  const { spec } = made(workload);
  return (spec.jobTemplate?.spec.template ?? spec.template).metadata?.annotations?.[CHECKSUM];
};
const reading = (pod: Partial<NonNullable<PodProps['main']>>): PodProps => ({ main: { image: 'x', ...pod } });

/** What is found, without printing it. */
const findings = (chart: Chart): readonly Finding[] => printed(() => gather(chart.node.root)).value!.findings;

/** The sum of a Deployment that reads a configuration of this data in some way. */
function sumFor(data: { [key: string]: string }, read: (settings: Configuration) => PodProps, more: object = {}): string | undefined {
  const chart = aChart();
  const settings = new Configuration(chart, 'settings', { data, ...more });
  return sumOf(new Deployment(chart, 'web', { pod: read(settings) }));
}

describe('a Configuration', () => {
  test('is a ConfigMap, under its own name, wherever one is wanted', () => {
    const settings = new Configuration(aChart(), 'settings', { data: { MODE: 'prod' }, metadata: { labels: { a: 'b' } } });
    expect(made(settings)).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings', labels: { a: 'b' } },
      data: { MODE: 'prod' },
    });
    const pod = reading({ envFrom: [settings], volumeMounts: { '/etc/app': volume(settings).readOnly() } });
    const { template } = made(new Deployment(aChart(), 'web', { pod })).spec;
    expect(template.spec.containers[0].envFrom).toEqual([{ configMapRef: { name: 'settings' } }]);
    expect(template.spec.volumes).toEqual([{ name: 'settings', configMap: { name: 'settings' } }]);
  });

  test('takes files and env files as a ConfigMap does, and its secret part those of a Secret', () => {
    const folder = mkdtempSync(join(tmpdir(), 'configuration-'));
    writeFileSync(join(folder, 'app.ini'), 'a=1\n');
    writeFileSync(join(folder, 'app.env'), 'MODE=prod\n');
    const settings = new Configuration(aChart(), 'settings', {
      files: { 'app.ini': join(folder, 'app.ini') },
      envFiles: [join(folder, 'app.env')],
      secret: { files: { 'key.pem': join(folder, 'app.ini') } },
    });
    rmSync(folder, { recursive: true });
    expect(made(settings).data).toEqual({ 'app.ini': 'a=1\n', MODE: 'prod' });
    expect(made(settings.secret as Secret).data).toEqual({ 'key.pem': Buffer.from('a=1\n').toString('base64') });
  });

  test('keeps what is secret in a Secret of its own name and namespace', () => {
    const chart = aChart();
    const settings = new Configuration(chart, 'settings', {
      metadata: { name: 'api', namespace: 'other' },
      secret: { stringData: { TOKEN: 't' } },
    });
    expect(made(settings.secret as Secret).metadata).toEqual({ name: 'api', namespace: 'other' });
  });

  test('gives a key from wherever it is', () => {
    const settings = new Configuration(aChart(), 'settings', { data: { MODE: 'prod' }, secret: { stringData: { TOKEN: 't' } } });
    expect(settings.key('MODE')).toEqual({ configMapKeyRef: { name: 'settings', key: 'MODE' } });
    expect(settings.key('TOKEN', { optional: true })).toEqual({ secretKeyRef: { name: 'settings', key: 'TOKEN', optional: true } });
    expect(settings.key('MODO')).toEqual({ configMapKeyRef: { name: 'settings', key: 'MODO' } });
    const elsewhere = new Configuration(aChart(), 'settings', { data: { MODE: 'prod' }, secret: Secret.existing('vault') });
    expect(elsewhere.key('TOKEN')).toEqual({ secretKeyRef: { name: 'vault', key: 'TOKEN' } });
    expect(elsewhere.key('MODE')).toEqual({ configMapKeyRef: { name: 'settings', key: 'MODE' } });
  });

  test('gives all keys of both, as variables and as files', () => {
    const chart = aChart();
    const settings = new Configuration(chart, 'settings', { data: { MODE: 'prod' }, secret: Secret.existing('vault') });
    const web = new Deployment(chart, 'web', {
      pod: reading({ envFrom: settings.all, volumeMounts: { '/etc/app': settings.files({ defaultMode: 0o440 }) } }),
    });
    const { containers, volumes } = made(web).spec.template.spec;
    expect(containers[0].envFrom).toEqual([{ configMapRef: { name: 'settings' } }, { secretRef: { name: 'vault' } }]);
    expect(volumes).toEqual([
      {
        name: 'settings',
        projected: { defaultMode: 0o440, sources: [{ configMap: { name: 'settings' } }, { secret: { name: 'vault' } }] },
      },
    ]);
    expect(problems(web)).toEqual([]);
    expect(findings(chart)).toEqual([]);
    const open = new Configuration(chart, 'open', { data: { A: '1' } });
    expect(open.all).toEqual([open]);
    expect(open.files().source).toEqual(volume(open).source);
  });

  test('a key that it does not have is a warning, as with every ConfigMap', () => {
    const chart = aChart();
    const settings = new Configuration(chart, 'settings', { data: { MODE: 'prod' } });
    new Deployment(chart, 'web', { pod: reading({ env: { MODE: settings.key('MODO') } }) });
    expect(findings(chart).map(({ rule, hint }) => [rule, hint])).toEqual([['known-key', 'did you mean "MODE"?']]);
  });

  test('a text with variables is kept from the substitution of Flux, unless somebody wants that', () => {
    const annotations = (props: object) => made(new Configuration(aChart(), 'a', props)).metadata.annotations;
    expect(annotations({ data: { 'run.sh': 'echo ${HOME}' } })).toEqual({ 'kustomize.toolkit.fluxcd.io/substitute': 'disabled' });
    expect(annotations({ data: { A: '$HOME' } })).toBeUndefined();
    const wanted = { 'kustomize.toolkit.fluxcd.io/substitute': 'enabled' };
    expect(annotations({ data: { A: '${region}' }, metadata: { annotations: wanted } })).toEqual(wanted);
  });
});

describe('a change of content', () => {
  const ways: [string, (settings: Configuration) => PodProps][] = [
    ['all keys as variables', (settings) => reading({ envFrom: [settings] })],
    ['one key as a variable', (settings) => reading({ env: { A: settings.key('A') } })],
    ['an optional key', (settings) => reading({ env: { A: configMapKeyRef(settings, 'A', { optional: true }) } })],
    ['an optional ConfigMap', (settings) => reading({ envFrom: [{ configMapRef: { name: settings.name, optional: true } }] })],
    ['a volume', (settings) => reading({ volumeMounts: { '/a': volume(settings) } })],
    ['one file', (settings) => reading({ volumeMounts: { '/a': volume(settings).at('A') } })],
    ['a projected volume', (settings) => reading({ volumeMounts: { '/a': projected('a', [{ configMap: { name: settings.name } }]) } })],
    ['an init container', (settings) => ({ ...reading({}), initContainers: [{ name: 'i', image: 'x', envFrom: [settings] }] })],
    ["Kubernetes' own words", (settings) => ({ ...reading({}), volumes: [{ name: 'v', configMap: { name: settings.name } }] })],
  ];

  test.each(ways)('changes the template of what reads it by %s', (_, read) => {
    const before = sumFor({ A: '1', B: '1' }, read);
    expect(before).toMatch(/^[0-9a-f]{16}$/);
    expect(sumFor({ A: '1', B: '1' }, read)).toBe(before);
    expect(sumFor({ A: '2', B: '1' }, read)).not.toBe(before);
  });

  test('of a key that is not read changes nothing', () => {
    const one = (settings: Configuration): PodProps => reading({ env: { A: settings.key('A') } });
    expect(sumFor({ A: '1', B: '2' }, one)).toBe(sumFor({ A: '1', B: '1' }, one));
    const item = ({ name }: Configuration): PodProps => ({
      ...reading({}),
      volumes: [{ name: 'v', configMap: { name, items: [{ key: 'A', path: 'a' }] } }],
    });
    expect(sumFor({ A: '1', B: '2' }, item)).toBe(sumFor({ A: '1', B: '1' }, item));
    expect(sumFor({ A: '2', B: '2' }, item)).not.toBe(sumFor({ A: '1', B: '2' }, item));
    const both = (settings: Configuration): PodProps => reading({ envFrom: [settings], env: { C: settings.key('A') } });
    expect(sumFor({ A: '1', B: '2' }, both)).not.toBe(sumFor({ A: '1', B: '1' }, both));
  });

  test('is told from a key that becomes another', () => {
    const all = (settings: Configuration): PodProps => reading({ envFrom: [settings] });
    expect(sumFor({ A: '1' }, all)).not.toBe(sumFor({ B: '1' }, all));
    expect(sumFor({}, all, { binaryData: { A: 'AQ==' } })).not.toBe(sumFor({}, all, { binaryData: { A: 'Ag==' } }));
  });

  test('leaves alone who does not read it', () => {
    expect(sumFor({ A: '1' }, () => reading({ volumeMounts: { '/a': emptyDir('a') } }))).toBeUndefined();
  });

  test('does not follow the order in which keys are written', () => {
    const all = (settings: Configuration): PodProps => reading({ envFrom: [settings] });
    expect(sumFor({ B: '1', A: '1' }, all)).toBe(sumFor({ A: '1', B: '1' }, all));
  });

  test('is seen in a Lazy, in a patch, in an edit, and between two synths', () => {
    const chart = aChart();
    let text = 'one';
    const settings = new Configuration(chart, 'settings', { data: { A: Lazy.any({ produce: () => text }) as string } });
    const web = new Deployment(chart, 'web', { pod: reading({ envFrom: [settings] }) });
    const sums = [sumOf(web)];
    text = 'two';
    sums.push(sumOf(web));
    settings.manifest.data!.B = 'new';
    sums.push(sumOf(web));
    ApiObject.of(settings).addJsonPatch(JsonPatch.replace('/data/B', 'patched'));
    sums.push(sumOf(web));
    expect(new Set(sums).size).toBe(4);
    const yaml = (): string => printed(() => (chart.node.root as App).synthYaml()).value!;
    const before = yaml();
    text = 'three';
    expect(yaml().replaceAll('three', 'two')).not.toBe(before);
  });

  test('is seen by a reference that only a patch makes', () => {
    const chart = aChart();
    new Configuration(chart, 'settings', { data: { A: '1' } });
    const web = new Deployment(chart, 'web', { pod: reading({}) });
    ApiObject.of(web).addJsonPatch(JsonPatch.add('/spec/template/spec/containers/0/envFrom', [{ configMapRef: { name: 'settings' } }]));
    expect(sumOf(web)).toBeDefined();
  });

  test('keeps names, and whatever else is on the Pods', () => {
    const chart = aChart();
    const settings = new Configuration(chart, 'settings', { data: { A: '1' } });
    const web = new Deployment(chart, 'web', {
      pod: { ...reading({ envFrom: [settings] }), metadata: { annotations: { 'a.b/c': 'd', 'z.z/z': 'e' } } },
    });
    const { annotations, labels } = made(web).spec.template.metadata;
    expect(Object.keys(annotations)).toEqual(['a.b/c', CHECKSUM, 'z.z/z']);
    expect(Object.keys(made(web).spec.template.metadata)).toEqual(['annotations', 'labels']);
    expect(labels).toEqual(web.podLabels);
    expect(web.podTemplate.metadata.annotations).toEqual({ 'a.b/c': 'd', 'z.z/z': 'e' });
    expect(made(settings).metadata.name).toBe('settings');
  });

  test('never overrides an annotation that somebody wrote', () => {
    const chart = aChart();
    const settings = new Configuration(chart, 'settings', { data: { A: '1' } });
    const pod = { ...reading({ envFrom: [settings] }), metadata: { annotations: { [CHECKSUM]: 'mine' } } };
    expect(sumOf(new Deployment(chart, 'web', { pod }))).toBe('mine');
  });

  test('works under an App of cdk8s', () => {
    const chart = new Chart(new Cdk8sApp(), 'shop');
    const settings = new Configuration(chart, 'settings', { data: { A: '1' } });
    new Deployment(chart, 'web', { pod: reading({ envFrom: [settings] }) });
    expect((chart.toJson() as Json[])[1].spec.template.metadata.annotations).toHaveProperty([CHECKSUM]);
  });
});

describe('Pods are restarted', () => {
  const pod = (settings: ConfigMap): PodProps => reading({ envFrom: [settings] });
  const workloads: [string, boolean, (chart: Chart, settings: ConfigMap) => ApiObject][] = [
    ['a Deployment', true, (chart, settings) => ApiObject.of(new Deployment(chart, 'w', { pod: pod(settings) }))],
    ['a StatefulSet', true, (chart, settings) => ApiObject.of(new StatefulSet(chart, 'w', { pod: pod(settings) }))],
    ['a DaemonSet', true, (chart, settings) => ApiObject.of(new DaemonSet(chart, 'w', { pod: pod(settings) }))],
    [
      'a CronJob',
      true,
      (chart, settings) =>
        ApiObject.of(new CronJob(chart, 'w', { schedule: '@daily', job: { pod: { restartPolicy: 'Never', ...pod(settings) } } })),
    ],
    [
      'a StatefulSet that is updated OnDelete',
      false,
      (chart, settings) => ApiObject.of(new StatefulSet(chart, 'w', { updateStrategy: { type: 'OnDelete' }, pod: pod(settings) })),
    ],
    [
      'a DaemonSet that is updated OnDelete',
      false,
      (chart, settings) => ApiObject.of(new DaemonSet(chart, 'w', { updateStrategy: { type: 'OnDelete' }, pod: pod(settings) })),
    ],
    ['a Job', false, (chart, settings) => ApiObject.of(new Job(chart, 'w', { pod: { restartPolicy: 'Never', ...pod(settings) } }))],
    ['a Pod', false, (chart, settings) => ApiObject.of(new Pod(chart, 'w', pod(settings)))],
    ['a ReplicaSet', false, (chart, settings) => ApiObject.of(new ReplicaSet(chart, 'w', { pod: pod(settings) }))],
    ['a ReplicationController', false, (chart, settings) => ApiObject.of(new ReplicationController(chart, 'w', { pod: pod(settings) }))],
  ];

  test.each(workloads)('by %s: %s', (_, restarts, make) => {
    const chart = aChart({ restartOnChange: true });
    expect(JSON.stringify(make(chart, new Configuration(chart, 'settings', { data: { A: '1' } })).toJson()).includes(CHECKSUM)).toBe(
      restarts,
    );
    const other = aChart({ restartOnChange: true });
    expect(JSON.stringify(make(other, new ConfigMap(other, 'settings', { data: { A: '1' } })).toJson()).includes(CHECKSUM)).toBe(restarts);
  });

  test('for a plain ConfigMap only where the scope asks for it', () => {
    const sum = (settings: AppProps): string | undefined => {
      const chart = aChart(settings);
      return sumOf(new Deployment(chart, 'web', { pod: pod(new ConfigMap(chart, 'c', { data: { A: '1' } })) }));
    };
    expect(sum({})).toBeUndefined();
    expect(sum({ restartOnChange: false })).toBeUndefined();
    expect(sum({ restartOnChange: true })).toBeDefined();
  });

  test('by the scope of the workload, and not by that of the ConfigMap', () => {
    const app = new App();
    const [here, there] = [new Chart(app, 'here'), new Chart(app, 'there')];
    configure(here, { restartOnChange: true });
    const config = new ConfigMap(there, 'c', { data: { A: '1' } });
    expect(sumOf(new Deployment(here, 'web', { pod: pod(config) }))).toBeDefined();
    expect(sumOf(new Deployment(there, 'web', { pod: pod(config) }))).toBeUndefined();
  });

  test('not below a scope that takes it back, but for a Configuration', () => {
    const app = new App({ restartOnChange: true });
    const chart = new Chart(app, 'shop');
    configure(chart, { restartOnChange: false });
    const [plain, settings] = [new ConfigMap(chart, 'plain', { data: { A: '1' } }), new Configuration(chart, 'c', { data: { A: '1' } })];
    expect(sumOf(new Deployment(chart, 'a', { pod: pod(plain) }))).toBeUndefined();
    expect(sumOf(new Deployment(chart, 'b', { pod: pod(settings) }))).toBeDefined();
  });

  test('not for one that says `reload`', () => {
    const chart = aChart({ restartOnChange: true });
    const [plain, settings] = [
      new ConfigMap(chart, 'plain', { data: { A: '1' }, reload: true }),
      new Configuration(chart, 'settings', { data: { A: '1' }, reload: true }),
    ];
    expect(made(plain)).not.toHaveProperty('reload');
    expect(sumOf(new Deployment(chart, 'a', { pod: reading({ envFrom: [plain, settings] }) }))).toBeUndefined();
    const other = new Configuration(chart, 'other', { data: { A: '1' } });
    expect(sumOf(new Deployment(chart, 'b', { pod: reading({ envFrom: [plain, settings, other] }) }))).toBe(
      sumOf(new Deployment(chart, 'c', { pod: reading({ envFrom: [other] }) })),
    );
  });

  test('for a Secret only where it is asked for by name', () => {
    const sum = (restartOnChange: AppProps['restartOnChange'], token: string): string | undefined => {
      const chart = aChart({ restartOnChange });
      const settings = new Configuration(chart, 'settings', { secret: { stringData: { TOKEN: token } } });
      return sumOf(new Deployment(chart, 'web', { pod: reading({ env: { TOKEN: settings.key('TOKEN') } }) }));
    };
    expect(sum(undefined, 'a')).toBeUndefined();
    expect(sum(true, 'a')).toBeUndefined();
    expect(sum('includingSecrets', 'a')).toBeDefined();
    expect(sum('includingSecrets', 'a')).not.toBe(sum('includingSecrets', 'b'));
  });

  test('for the object of its own namespace, chart and cluster', () => {
    const app = new App();
    const sums = ['one', 'two', 'three'].map((cluster) => {
      const chart = new Chart(app, cluster, { namespace: 'shop' });
      configure(chart, { cluster });
      const settings = new Configuration(chart, 'settings', { data: { A: cluster } });
      return sumOf(new Deployment(chart, 'web', { pod: pod(settings) }));
    });
    expect(new Set(sums).size).toBe(3);
    const elsewhere = new Chart(app, 'elsewhere', { namespace: 'elsewhere' });
    expect(
      sumOf(new Deployment(elsewhere, 'web', { pod: reading({ envFrom: [{ configMapRef: { name: 'settings' } }] }) })),
    ).toBeUndefined();
  });
});

describe('what is made elsewhere', () => {
  const tree = (restartOnChange: AppProps['restartOnChange']): Chart => {
    const chart = aChart({ restartOnChange });
    const config = ConfigMap.existing('theirs');
    const secret = Secret.existing('token');
    new Deployment(chart, 'web', {
      pod: reading({ envFrom: [config], env: { T: secretKeyRef(secret, 'T'), U: configMapKeyRef(config, 'U') } }),
    });
    return chart;
  };
  const lines = (chart: Chart): string[] => {
    const { error, text } = printed(() => chart.toJson());
    expect(error).toBeUndefined();
    return text.split('\n').filter((line) => line.includes('restart-not-covered'));
  };

  test('is named once as not covered, where the scope asks for restarts', () => {
    expect(lines(tree(undefined))).toEqual([]);
    expect(lines(tree(true))).toEqual([
      '  warning: spec.template.spec.containers[0].env[1].valueFrom.configMapKeyRef.name: Invalid value: "theirs": the Pods are not restarted when it changes; ConfigMap/theirs is not made with this library: restartOnChange cannot see what is in it   restart-not-covered',
    ]);
    expect(lines(tree('includingSecrets'))).toHaveLength(2);
  });

  test('is silent once that is answered', () => {
    const chart = tree(true);
    suppress(chart, 'restart-not-covered', 'a reloader watches them');
    expect(lines(chart)).toEqual(['suppressed: restart-not-covered at shop/web  Deployment/web: a reloader watches them']);
  });

  test('is not spoken of at a Job, nor in the objects of others', () => {
    const chart = aChart({ restartOnChange: true });
    new Job(chart, 'j', { pod: { restartPolicy: 'Never', ...reading({ envFrom: [ConfigMap.existing('theirs')] }) } });
    const plain = made(tree(undefined).node.findChild('web') as Deployment);
    new ApiObject(chart, 'chart', plain);
    expect(findings(chart).map(({ rule }) => rule)).not.toContain('restart-not-covered');
  });
});

describe('what says `reload`', () => {
  const data = { A: '1', 'app.ini': 'x' };
  const lines = (build: (chart: Chart, settings: Configuration) => unknown, secret?: object): string[] => {
    const chart = aChart();
    build(chart, new Configuration(chart, 'settings', { data, reload: true, ...secret }));
    return findings(chart).flatMap(({ rule, path, message }) => (rule === 'reload-unseen' ? [`${path}: ${message}`] : []));
  };
  const said = (pod: (settings: Configuration) => PodProps): string[] =>
    lines((chart, settings) => new Deployment(chart, 'web', { pod: pod(settings) }));
  const mounted = (mount: object): PodProps => reading({ volumeMounts: { '/etc/x': mount as never } });

  test.each<[string, string, string, (settings: Configuration) => PodProps]>([
    ['a variable', 'env[0].valueFrom.configMapKeyRef.name', 'variables stay', (one) => reading({ env: { A: one.key('A') } })],
    ['all as variables', 'envFrom[0].configMapRef.name', 'variables stay', (one) => reading({ envFrom: [one] })],
    ['a file by itself', 'volumeMounts[0].subPath', 'a subPath never', (one) => mounted(volume(one).at('app.ini'))],
    [
      'a path with variables',
      'volumeMounts[0].subPathExpr',
      'a subPath never',
      (one) => mounted(volume(one).mounted({ subPathExpr: '$(F)' })),
    ],
    [
      'a file of several sources',
      'volumeMounts[0].subPath',
      'a subPath never',
      (one) => mounted(projected('all', [{ configMap: { name: one.name } }]).at('app.ini')),
    ],
  ])('is not to be read once and for all: by %s', (_, field, message, pod) => {
    const [line, ...none] = said(pod);
    expect(none).toEqual([]);
    expect(line!.startsWith(`spec.template.spec.containers[0].${field}: Invalid value: `)).toBe(true);
    expect(line).toContain(`: ${message}`);
    expect(line).toContain(', and reload keeps the Pods from being restarted');
  });

  test('is said once for each place, whatever is read there', () => {
    const items = ['A', 'app.ini'].map((key) => ({ key, path: key }));
    expect(said((one) => mounted(configMap('it', one, { items }).at('app.ini')))).toHaveLength(1);
    expect(
      lines((chart, settings) => new Deployment(chart, 'web', { pod: reading({ envFrom: settings.all }) }), {
        secret: { stringData: { B: '2' }, allowInGit: 'a test' },
      }),
    ).toHaveLength(2);
  });

  test('can be mounted as a folder, and be read by Pods that are new each time', () => {
    expect(said((one) => mounted(volume(one)))).toEqual([]);
    const once = (settings: Configuration): PodProps => ({ restartPolicy: 'Never', ...reading({ envFrom: [settings] }) });
    expect(lines((chart, one) => new CronJob(chart, 'c', { schedule: '0 3 * * *', job: { pod: once(one) } }))).toEqual([]);
    expect(lines((chart, one) => new Job(chart, 'j', { pod: once(one) }))).toEqual([]);
  });

  test('is none of what others make', () => {
    expect(
      lines((chart, one) => {
        const web = made(
          new Deployment(new Chart(new App(), 'x'), 'web', { pod: reading({ envFrom: [{ configMapRef: { name: one.name } }] }) }),
        );
        new ApiObject(chart, 'theirs', web);
      }),
    ).toEqual([]);
  });
});

test('a ConfigMap is made once a synth, though many read it', () => {
  const chart = aChart();
  let asked = 0;
  const settings = new Configuration(chart, 'settings', { data: { A: Lazy.any({ produce: () => String(++asked > 0) }) as string } });
  for (let i = 0; i < 20; i++) new Deployment(chart, `web-${i}`, { pod: reading({ envFrom: [settings] }) });
  const app = chart.node.root as App;
  app.synthYaml();
  expect(asked).toBe(1);
  app.synthYaml();
  expect(asked).toBe(2);
});

test('the secret part is not written without a reason', () => {
  const make = (allowInGit?: string): Error | undefined => {
    const chart = aChart();
    new Configuration(chart, 'settings', { secret: { stringData: { TOKEN: 't' }, ...(allowInGit !== undefined && { allowInGit }) } });
    return printed(() => chart.toJson()).error;
  };
  expect(make()).toBeInstanceOf(SynthError);
  expect(make('a test')).toBeUndefined();
});
