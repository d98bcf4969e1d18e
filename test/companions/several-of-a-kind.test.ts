// Ready-made companions with names of their own: as many of a kind as one likes stand in one pod.
import {
  type AmbassadorProps,
  App,
  Chart,
  cloudSqlProxy,
  Deployment,
  emptyDir,
  gitClone,
  gitSync,
  type k8s,
  logShipper,
  migrate,
  type NamedContainerProps,
  redisProxy,
  s3Transfer,
  Secret,
  tcpProxy,
  waitFor,
} from 'cdk8s-patterns';
import { quietlyGathered } from '../synth/quietly-gathered';

const volumes = ['a', 'b', 'c', 'd'].map((name) => emptyDir(name));
const mounts = Object.fromEntries(volumes.map((volume) => [`/${volume.name}`, volume]));
/** The usual name, a short one, two that have a beginning in common. */
const NAMES = [undefined, 'git', 'proxy-to-the-north', 'proxy-to-the-south'];
const each = <C>(make: (name: { name?: string }, i: number) => C): C[] =>
  NAMES.map((name, i) => make(name === undefined ? {} : { name }, i));

const kinds: readonly (readonly [kind: string, field: string, all: NamedContainerProps[]])[] = [
  [
    'tcpProxy',
    'ambassadors',
    each((name, i) => tcpProxy({ to: `search-${i}:${9200 + i}`, as: `SEARCH_${i}`, healthPort: 9903 + i, ...name })),
  ],
  [
    'redisProxy',
    'ambassadors',
    each((name, i) => redisProxy({ shards: [`redis-${i}:6379`], as: `REDIS_${i}`, port: 6379 + i, healthPort: 9902 + i, ...name })),
  ],
  [
    'cloudSqlProxy',
    'ambassadors',
    each((name, i) =>
      cloudSqlProxy({
        instance: `acme:europe-west1:shop-${i}`,
        as: `DB_${i}`,
        port: 5432 + i,
        healthPort: 9904 + i,
        credentials: Secret.existing(`sql-${i}`),
        ...name,
      }),
    ),
  ],
  ['gitSync', 'sidecars', each((name, i) => gitSync({ repo: 'https://git.example/site', into: volumes[i]!, port: 9905 + i, ...name }))],
  ['logShipper', 'sidecars', each((name, i) => logShipper({ from: volumes[i]!, to: 'http://loki:3100', port: 2020 + i, ...name }))],
  ['s3Transfer', 'sidecars', each((name, i) => s3Transfer({ from: volumes[i]!, to: `s3://backups/${i}`, ...name }))],
  ['gitClone', 'initContainers', each((name, i) => gitClone({ repo: 'https://git.example/site', into: volumes[i]!, ...name }))],
  ['waitFor', 'initContainers', each((name, i) => waitFor(`db-${i}:5432`, name))],
  ['migrate', 'initContainers', each((name, i) => migrate({ image: 'shop:1.0.0', args: [`migrate-${i}`], ...name }))],
];

function inPod(more: object): { said: string[]; ports: k8s.ContainerPort[] } {
  const app = new App({ target: '1.30' });
  const pod = { main: { image: 'shop:1.0.0', volumeMounts: mounts }, ...more };
  const { spec } = new Deployment(new Chart(app, 'shop', { namespace: 'shop' }), 'shop', { pod });
  const { initContainers = [], containers } = spec.template.spec!;
  return {
    said: quietlyGathered(app).findings.map(({ path, message, rule }) => `${path}: ${message} ${rule}`),
    ports: [...initContainers, ...containers].flatMap(({ ports = [] }) => ports),
  };
}

test.each(kinds)('several of %s stand in one pod, by their names alone, without a word of the check', (_, field, all) => {
  const { said, ports } = inPod({ [field]: all });
  expect(said).toEqual([]);
  expect(new Set(ports.map(({ name }) => name)).size).toBe(ports.length);
});

test('one of each kind with a health port can have the short name of another kind', () => {
  const [ambassadors, sidecars] = [
    [tcpProxy({ to: 'a:7001', name: 'git' }), redisProxy({ shards: ['b:6379'], name: 'tcp' })] as AmbassadorProps[],
    [gitSync({ repo: 'https://git.example/site', into: volumes[0]!, name: 'log' }), logShipper({ from: volumes[0]!, to: 'stdout' })],
  ];
  const usual = inPod({
    ambassadors: [tcpProxy({ to: 'a:7001' })],
    sidecars: [gitSync({ repo: 'https://git.example/site', into: volumes[0]! })],
  });
  const { said, ports } = inPod({ ambassadors, sidecars });
  expect(said).toEqual([]);
  expect(new Set([...ports, ...usual.ports].map(({ name }) => name)).size).toBe(ports.length + usual.ports.length);
});

test.each(['a', 'Search', 'a--b', '7', 'x'.repeat(63), 'north-', '-'])(
  'a companion that is called %j has a port that can be one',
  (name) => {
    for (const { ports } of [tcpProxy({ to: 'a:7001', name }), logShipper({ from: volumes[0]!, to: 'stdout', name })]) {
      const [port] = ports as k8s.ContainerPort[];
      expect(port!.name).toMatch(/^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/);
    }
  },
);
