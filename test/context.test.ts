// What a scope says to everything below it.
import {
  App,
  Chart,
  type Companions,
  configure,
  Deployment,
  mariadb,
  mongodb,
  mysql,
  Pod,
  type PodProps,
  postgresql,
  redis,
  type Settings,
  Testing,
} from 'cdk8s-patterns';
import * as cdk8s from 'cdk8s';
import { Construct } from 'constructs';
import { isChecked, markChecked, minorAt, PROGRAMS, settingsOf } from '../lib/context';
import { companions } from '../scripts/docs/companions';
import { frozen } from './objects/frozen';
import { made } from './objects/made';
import { quietlyGathered } from './synth/quietly-gathered';

const pod: PodProps = { main: { image: 'x' } };
const podOf = (scope: Construct): ReturnType<typeof made> => made(new Deployment(scope, 'web', { pod })).spec.template;

test('props of the App hold for everything in it', () => {
  const app = new App({
    target: '1.31',
    security: 'restricted',
    cluster: 'prod',
    pod: { priorityClassName: 'high' },
    container: { imagePullPolicy: 'Always' },
  });
  const { spec } = podOf(new Chart(app, 'shop'));
  expect(spec).toMatchObject({ priorityClassName: 'high', securityContext: { runAsNonRoot: true } });
  expect(spec.containers[0]).toMatchObject({ imagePullPolicy: 'Always', securityContext: { capabilities: { drop: ['ALL'] } } });
  expect(settingsOf(app)).toMatchObject({ target: '1.31', security: 'restricted', cluster: 'prod' });
  expect(minorAt(app)).toBe(31);
});

test('an App that says nothing is for the oldest version, and injects nothing', () => {
  const chart = new Chart(new App(), 'shop');
  expect(minorAt(chart)).toBe(28);
  expect(podOf(chart).spec).toEqual({ containers: [{ name: 'main', image: 'x' }] });
});

test('it works on Apps and charts of cdk8s', () => {
  const app = new cdk8s.App();
  configure(app, { security: 'hardened' });
  expect(podOf(new cdk8s.Chart(app, 'shop')).spec.securityContext).toEqual({ seccompProfile: { type: 'RuntimeDefault' } });
  const chart = Testing.chart();
  configure(chart, { pod: { nodeSelector: { disk: 'ssd' } } });
  expect(podOf(chart).spec.nodeSelector).toEqual({ disk: 'ssd' });
});

describe('a scope inside another', () => {
  const outer: Settings = frozen({
    target: '1.30',
    security: 'hardened',
    pod: { metadata: { labels: { team: 'a', tier: 'b' }, annotations: { note: 'outer' } }, priorityClassName: 'low' },
    container: { imagePullPolicy: 'Always', resources: { limits: { memory: '1Gi' } } },
  } satisfies Settings);
  const nested = (inner: Settings): Construct => {
    const chart = new Chart(new App(outer), 'shop');
    const scope = new Construct(chart, 'part');
    configure(scope, frozen(inner));
    return scope;
  };

  test('says what it says, and leaves the rest to those above it', () => {
    const scope = nested({ security: 'none', pod: { metadata: { labels: { tier: 'inner' } } }, container: { imagePullPolicy: 'Never' } });
    expect(settingsOf(scope)).toMatchObject({ target: '1.30', security: 'none' });
    const { metadata, spec } = podOf(scope);
    expect(metadata.labels).toMatchObject({ team: 'a', tier: 'inner' });
    expect(metadata.annotations).toEqual({ note: 'outer' });
    expect(spec).toEqual({
      priorityClassName: 'low',
      containers: [{ name: 'main', image: 'x', imagePullPolicy: 'Never', resources: { limits: { memory: '1Gi' } } }],
    });
  });

  test('that says undefined says nothing', () => {
    const scope = nested({
      security: undefined,
      target: undefined,
      pod: { priorityClassName: undefined },
      container: { resources: undefined },
    });
    expect(settingsOf(scope)).toEqual(settingsOf(nested({})));
    expect(podOf(scope).spec).toMatchObject({ priorityClassName: 'low', containers: [{ resources: { limits: { memory: '1Gi' } } }] });
  });

  test('changes nothing beside it', () => {
    const app = new App(outer);
    configure(new Chart(app, 'other'), { security: 'none', pod: { priorityClassName: 'high' } });
    expect(settingsOf(new Chart(app, 'shop'))).toMatchObject({ security: 'hardened', pod: { priorityClassName: 'low' } });
  });
});

test('what a pod says of itself wins, label by label; a bare Pod has the labels in its own metadata', () => {
  const settings: Settings = { pod: { metadata: { labels: { team: 'a', tier: 'b' }, annotations: { note: 'scope' } } } };
  const own: PodProps = { ...pod, metadata: { labels: { tier: 'own' }, annotations: { mine: 'x' } } };
  const chart = new Chart(new App(settings), 'shop');
  const expected = { labels: { team: 'a', tier: 'own' }, annotations: { note: 'scope', mine: 'x' } };
  expect(made(new Pod(chart, 'alone', own)).metadata).toEqual({ name: 'alone', ...expected });
  expect(made(new Deployment(chart, 'web', { pod: own })).spec.template.metadata).toMatchObject(expected);
});

test('what was rendered before is not asked again', () => {
  const chart = new Chart(new App({ pod: { metadata: { labels: { team: 'a' } } } }), 'shop');
  const template = { metadata: { labels: { app: 'x' } }, spec: { containers: [] } };
  const { labels } = made(new Deployment(chart, 'web', { selector: { matchLabels: { app: 'x' } }, template })).spec.template.metadata;
  expect(labels).toEqual({ app: 'x' });
});

test('it cannot come late: constructs refuse it after the first child', () => {
  const chart = Testing.chart();
  new Construct(chart, 'child');
  expect(() => configure(chart, { security: 'hardened' })).toThrow(/Cannot set context after children have been added/);
});

test.each(['1.27', '1.38', '2.30', '1', '1.x', '', 'v1.30.', '1.30-rc'])('the target %j is none that is known', (target) => {
  expect(() => configure(Testing.chart(), { target })).toThrow(RangeError);
  expect(() => new App({ target })).toThrow(`target '${target}' is no version that is known here: 1.28 to 1.37`);
});

test.each([
  ['1.28', 28],
  ['1.37', 37],
  ['v1.30', 30],
  ['1.30.4', 30],
])('the target %s is minor %i', (target, minor) => {
  const chart = Testing.chart();
  configure(chart, { target });
  expect(minorAt(chart)).toBe(minor);
});

describe('the images of companions', () => {
  const digest = `sha256:${'0'.repeat(64)}`;
  const saidOf = (companions: Companions, pod: PodProps = { main: { image: 'x' } }): string[] => {
    const app = new App({ companions, target: '1.30' });
    new Deployment(new Chart(app, 'shop', { namespace: 'shop' }), 'web', { pod });
    return quietlyGathered(app).findings.map(({ rule, message }) => `${rule} ${message}`);
  };

  test('are known by the functions that make them', () => {
    const engines = [postgresql, mysql, mariadb, redis, mongodb].map((make) => make({ version: '1', database: 'a' }).name);
    const programs = Object.values(companions).flatMap(({ use }) => (use() as { program?: string }).program ?? []);
    expect([...PROGRAMS].sort()).toEqual([...programs, ...engines].sort());
    expect(saidOf({ images: Object.fromEntries(PROGRAMS.map((one) => [one, 'a:1'])) })).toEqual([]);
    expect(saidOf({ digests: { 'postgresql@17': digest, 'redis@7.4': digest } })).toEqual([]);
  });

  test.each(['postgres', 'gitsync', 'postgresql@', 'postgresql@v17', 'postgresql@17@18'])(
    'of %s are nobody’s: the synth says the names',
    (key) => {
      const said = (field: string): RegExp =>
        new RegExp(`^validation companions\\.${field}: Unsupported value: "${key}": .*"gitSync", .*"postgresql"`);
      expect(saidOf({ images: { [key]: 'a:1' } })).toEqual([expect.stringMatching(said('images'))]);
      expect(saidOf({ digests: { [key]: digest } })).toEqual([expect.stringMatching(said('digests'))]);
    },
  );

  test('of a program that only a container of the user’s own has are known by that', () => {
    const images = { acme: 'acme/b:2', 'acme@1': 'acme/b:1' };
    expect(saidOf({ images }, { main: { image: 'acme/a:1', program: 'acme' } })).toEqual([]);
    expect(saidOf({ images })).toHaveLength(2);
  });

  test('are unknown below cdk8s’ own App as well, and below the scope that says so', () => {
    const app = new cdk8s.App();
    const chart = new cdk8s.Chart(app, 'shop');
    configure(chart, { companions: { images: { postgres: 'a:1' } } });
    new Deployment(chart, 'web', { pod: { main: { image: 'x' } } });
    expect(() => app.synth()).toThrow('[shop] companions.images: Unsupported value: "postgres"');
  });

  test.each(['abc', 'sha256:abc', `sha256:${'G'.repeat(64)}`, `${digest}0`, '', null, 5])('have no digest %j', (wrong) => {
    const settings = { companions: { digests: { gitSync: wrong as string } } };
    expect(() => configure(Testing.chart(), settings)).toThrow(RangeError);
    expect(() => new App(settings)).toThrow(`companions.digests: '${wrong}' of gitSync is no digest`);
    expect(() => configure(Testing.chart(), { companions: { digests: { gitSync: undefined as never, waitFor: digest } } })).not.toThrow();
  });
});

test('a tree that is checked knows it in every construct', () => {
  const chart = Testing.chart();
  const child = new Construct(chart, 'child');
  expect(isChecked(child)).toBe(false);
  markChecked(chart.node.root);
  expect(isChecked(child)).toBe(true);
  expect(isChecked(Testing.chart())).toBe(false);
});
