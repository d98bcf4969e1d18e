// What a server refuses to change is a warning, where the last output had it otherwise.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ApiObject,
  App,
  Chart,
  ConfigMap,
  configure,
  Deployment,
  Job,
  parseManifests,
  Secret,
  StatefulSet,
  suppress,
  YamlOutputType,
} from 'cdk8s-patterns';
import { emit } from '../../lib/kube/yaml-emit';
import { immutableFields } from '../../lib/synth/immutable-fields';
import { refusedChanges } from '../../lib/synth/refused-changes';
import { worthReading } from '../../lib/synth/worth-reading';
import { folder } from './folder';
import { changeRows } from './immutable-rows';
import { printed } from './printed';

describe.each([28, 30, 32, 37])('for 1.%s', (minor) => {
  test.each(changeRows.map((row) => [row.what, row] as const))('%s', (_, { before, after, refused, since = 0, until = Infinity }) => {
    const paths = refusedChanges(before, after, minor).map(({ path }) => path);
    expect(paths).toEqual(refused !== undefined && minor >= since && minor <= until ? [refused] : []);
    expect(refusedChanges(before, before, minor)).toEqual([]);
  });
});

test('every field of the table is in a row that is refused, and every kind in one that is taken', () => {
  for (const [kind, fields] of Object.entries(immutableFields)) {
    const rows = changeRows.filter(({ before }) => before.kind === kind);
    expect([kind, rows.some(({ refused }) => refused === undefined)]).toEqual([kind, true]);
    const unseen = fields.filter(
      (one) =>
        !rows.some(({ before, after }) => refusedChanges(before, after, one.until ?? 37).some((found) => found.path.startsWith(one.path))),
    );
    expect([kind, unseen.map(({ path }) => path)]).toEqual([kind, []]);
  }
});

test('what is refused is worth reading, as its text tells; another image of a Deployment is not', () => {
  for (const { what, before, after, until = 37 } of changeRows)
    if (refusedChanges(before, after, until).length > 0) expect([what, worthReading(emit([before]), emit([after]))]).toEqual([what, true]);
  const taken = changeRows.filter(
    ({ what, before, after }) => what.endsWith('another image') && !worthReading(emit([before]), emit([after])),
  );
  expect(taken.map(({ before }) => before.kind)).toEqual(['Deployment', 'DaemonSet', 'ReplicaSet', 'CronJob']);
});

describe('a synth', () => {
  let outdir: string;
  beforeEach(() => (outdir = folder()));
  afterEach(() => rmSync(outdir, { recursive: true, force: true }));

  const pod = { main: { image: 'web:1' } };
  const claims =
    (storage: string, name = 'db') =>
    (chart: Chart) =>
      new StatefulSet(chart, name, {
        serviceName: 'db',
        pod,
        volumeClaimTemplates: [
          { metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } } },
        ],
      });
  /** What it says of immutable fields. */
  function synth(make: (chart: Chart) => unknown, props: ConstructorParameters<typeof App>[0] = {}): string[] {
    const app = new App({ outdir, target: '1.30', ...props });
    make(new Chart(app, 'shop', { namespace: 'shop' }));
    const { text, error } = printed(() => app.synth());
    expect(error).toBeUndefined();
    return text.split('\n').filter((line) => line.includes('immutable-field'));
  }

  test('says where, in the words of the server, what was there before and what to do; once, and writes it', () => {
    expect(synth(claims('1Gi'))).toEqual([]);
    expect(synth(claims('2Gi'))).toEqual([
      '  warning: spec.volumeClaimTemplates[0].spec.resources.requests.storage: Invalid value: "2Gi": field is immutable; the last output has "1Gi"; where that was applied, let the claims themselves grow (they cannot shrink), if their class allows that, then kubectl delete statefulset db -n shop --cascade=orphan, and apply again: Pods and claims stay   immutable-field',
    ]);
    expect(readFileSync(join(outdir, 'shop.k8s.yaml'), 'utf8')).toContain('storage: 2Gi');
    expect(synth(claims('2Gi'))).toEqual([]);
  });

  test('says it whatever the files are', () => {
    for (const yamlOutputType of Object.values(YamlOutputType).filter((one) => typeof one === 'number')) {
      synth(claims('1Gi'), { yamlOutputType });
      expect(synth(claims('2Gi'), { yamlOutputType })).toHaveLength(1);
    }
  });

  test('takes no object for another one that has its name elsewhere: charts may be for several clusters', () => {
    const both = (staging: string, production: string): string[] => {
      const app = new App({ outdir, target: '1.30' });
      for (const [cluster, storage] of Object.entries({ staging, production })) {
        const chart = new Chart(app, cluster, { namespace: 'shop' });
        configure(chart, { cluster });
        claims(storage)(chart);
      }
      return printed(() => app.synth())
        .text.split('\n')
        .filter((line) => line.includes('immutable-field'));
    };
    expect(both('1Gi', '9Gi')).toEqual([]);
    expect(both('1Gi', '9Gi')).toEqual([]);
    expect(both('2Gi', '9Gi')).toHaveLength(1);
  });

  test('in one file, too: of two of a name nobody can say which was which', () => {
    const both = (staging: string, production: string): string[] => {
      const app = new App({ outdir, target: '1.30', yamlOutputType: YamlOutputType.FILE_PER_APP });
      for (const [cluster, storage] of Object.entries({ staging, production })) {
        const chart = new Chart(app, cluster, { namespace: 'shop' });
        configure(chart, { cluster });
        claims(storage)(chart);
      }
      return printed(() => app.synth())
        .text.split('\n')
        .filter((line) => line.includes('immutable-field'));
    };
    expect([both('1Gi', '9Gi'), both('2Gi', '9Gi')]).toEqual([[], []]);
  });

  test('a warning is answered as any other', () => {
    synth(claims('1Gi'));
    expect(
      synth((chart) => {
        claims('2Gi')(chart);
        suppress(chart, 'immutable-field', 'the claims have grown');
      }),
    ).toEqual(['suppressed: immutable-field at shop/db  StatefulSet/db: the claims have grown']);
  });

  test('nothing is said of what is new, or has another name', () => {
    synth(claims('1Gi'));
    expect(synth(claims('2Gi', 'other'))).toEqual([]);
  });

  test('nobody reads a Secret in it', () => {
    const locked = (password: string) => (chart: Chart) =>
      new Secret(chart, 'login', { immutable: true, stringData: { password }, allowInGit: 'a test' });
    synth(locked('one'));
    expect(synth(locked('two'))).toEqual([
      '  warning: data.password: Forbidden: field is immutable when `immutable` is set; the last output has another one; where that was applied, give new content a new name; or kubectl delete secret login -n shop, and apply again   immutable-field',
    ]);
  });

  test('what others made is looked at as well, and a list', () => {
    const item = (image: string): object => ({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'import' },
      spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'main', image }] } } },
    });
    const list = (image: string) => (chart: Chart) => {
      new ApiObject(chart, 'all', { apiVersion: 'v1', kind: 'List', metadata: { name: 'all' }, items: [item(image)] } as never);
    };
    synth(list('a:1'));
    expect(synth(list('a:2'))).toEqual([
      expect.stringContaining('warning: items[0].spec.template.spec.containers[0].image: Invalid value: "a:2"'),
    ]);
  });

  test('a file that somebody has written otherwise is read as well', () => {
    synth(claims('1Gi'));
    const path = join(outdir, 'shop.k8s.yaml');
    writeFileSync(path, JSON.stringify(parseManifests(readFileSync(path, 'utf8'))[0]));
    expect(synth(claims('2Gi'))).toHaveLength(1);
  });

  test('a file that nobody can read says nothing', () => {
    synth(claims('1Gi'));
    writeFileSync(join(outdir, 'shop.k8s.yaml'), 'a: [\n---\n{{ helm }}\n');
    expect(synth(claims('2Gi'))).toEqual([]);
  });

  test('a Job whose name stays, a selector and locked data', () => {
    const all = (version: string) => (chart: Chart) => {
      new Job(chart, 'import', { pod: { restartPolicy: 'Never', main: { image: `import:${version}` } } });
      new Deployment(chart, 'web', {
        selector: { matchLabels: { app: version } },
        pod: { ...pod, metadata: { labels: { app: version } } },
      });
      new ConfigMap(chart, 'settings', { immutable: true, data: { MODE: version } });
    };
    synth(all('1'));
    expect(synth(all('2')).map((line) => line.split(': ')[1])).toEqual([
      'spec.template.spec.containers[0].image',
      'spec.selector.matchLabels.app',
      'data.MODE',
    ]);
  });
});
