// The shape of the house, as ARCHITECTURE.md draws it, read from the files of lib/.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import * as cdk8s from 'cdk8s';
import * as constructs from 'constructs';
import * as library from 'cdk8s-patterns';
import { typeNamed } from '../lib/kube/fields';
import { minors } from '../lib/kube/minors';

const root = resolve(__dirname, '../lib');
const GENERATED = ['kube/wire.ts', 'kube/table.ts'];

interface Import {
  readonly from: string;
  /** Of types alone: nothing of it is left at run time. */
  readonly types: boolean;
}
interface File {
  /** Below lib/: `pod/env.ts`. */
  readonly path: string;
  readonly room: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

const files: readonly File[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return { path, room: path.includes('/') ? path.split('/')[0]! : basename(path, '.ts'), text, imports: importsOf(text) };
  });

/** Everything that names a module: static, re-exported, dynamic, required. */
function importsOf(text: string): Import[] {
  const code = text.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const statements = [...code.matchAll(/^(?:import|export)\s+([^'"`;]*?)\s*from\s+'([^']+)'/gm)];
  const named = statements.map(([, what, from]) => ({ from: from!, types: isTypes(what!) }));
  const others = [...code.matchAll(/\b(?:import|require)\s*\(\s*'([^']+)'|^import\s+'([^']+)'/gm)];
  return [...named, ...others.map(([, called, bare]) => ({ from: (called ?? bare)!, types: false }))];
}

function isTypes(what: string): boolean {
  if (/^type\b/.test(what)) return true;
  const inside = /^\{([^]*)\}$/.exec(what.trim())?.[1];
  return inside !== undefined && inside.split(',').every((one) => one.trim() === '' || /^\s*type\s/.test(one));
}

/** The file that a relative import means, as a path below lib/. */
function target({ path }: File, { from }: Import): string {
  const place = resolve(root, dirname(path), from);
  const found = [`${place}.ts`, join(place, 'index.ts')].find((one) => existsSync(one));
  if (!found) throw new Error(`${path} imports ${from}, which is no file`);
  return relative(root, found);
}
const ours = (file: File): { file: File; to: File; types: boolean }[] =>
  file.imports
    .filter(({ from }) => from.startsWith('.'))
    .map((one) => ({ file, to: files.find(({ path }) => path === target(file, one))!, types: one.types }));
const packages = (file: File): string[] => file.imports.map(({ from }) => from).filter((from) => !from.startsWith('.'));

test('the files are read: imports of every form are seen', () => {
  expect(files.length).toBeGreaterThan(90);
  expect(
    importsOf(
      `import a from 'a';\nimport type { B } from './b';\nexport { c } from './c';\nimport {\n  type D,\n  type E,\n} from './d';\nimport { type F, g } from './f';\nconst h = require('h');\nawait import('i');\n// import j from 'j'\nimport 'k';`,
    ),
  ).toEqual([
    { from: 'a', types: false },
    { from: './b', types: true },
    { from: './c', types: false },
    { from: './d', types: true },
    { from: './f', types: false },
    { from: 'h', types: false },
    { from: 'i', types: false },
    { from: 'k', types: false },
  ]);
});

/** Who may import whom, of our own rooms and of packages (those of Node are for all but the pure rooms). */
const rooms: { [room: string]: { readonly rooms: readonly string[]; readonly packages: readonly string[] } } = {
  kube: { rooms: [], packages: ['yaml'] },
  context: { rooms: ['kube'], packages: ['constructs'] },
  defaults: { rooms: ['kube'], packages: [] },
  pod: { rooms: ['kube', 'context', 'defaults'], packages: [] },
  companions: { rooms: ['kube', 'pod', 'defaults'], packages: [] },
  engines: { rooms: ['kube', 'pod', 'defaults'], packages: [] },
  objects: { rooms: ['kube', 'context', 'defaults', 'pod'], packages: ['cdk8s', 'constructs', 'node:'] },
  patterns: {
    rooms: ['kube', 'context', 'defaults', 'pod', 'companions', 'engines', 'objects'],
    packages: ['cdk8s', 'constructs', 'node:'],
  },
  rules: { rooms: ['kube'], packages: [] },
  synth: { rooms: ['kube', 'context', 'objects', 'rules'], packages: ['cdk8s', 'constructs', 'node:'] },
  tools: { rooms: ['kube', 'rules'], packages: ['node:'] },
};

test('every file is in a room that the plan knows', () => {
  expect(files.filter(({ room }) => room !== 'index' && !rooms[room]).map(({ path }) => path)).toEqual([]);
});

test('a room imports itself and the rooms that it may', () => {
  const wrong = files
    .filter(({ room }) => room !== 'index')
    .flatMap(ours)
    .filter(({ file, to }) => file.room !== to.room && !rooms[file.room]!.rooms.includes(to.room));
  expect(wrong.map(({ file, to }) => `${file.path} imports ${to.path}`)).toEqual([]);
});

test('a room imports the packages that it may', () => {
  const wrong = files
    .filter(({ room }) => room !== 'index')
    .flatMap((file) =>
      packages(file)
        .filter((one) => !rooms[file.room]!.packages.some((allowed) => one === allowed || (allowed === 'node:' && one.startsWith(allowed))))
        .map((one) => `${file.path} imports ${one}`),
    );
  expect(wrong).toEqual([]);
});

test('patterns never import each other', () => {
  const wrong = files
    .filter(({ room }) => room === 'patterns')
    .flatMap(ours)
    // what they have in common is no pattern
    .filter(({ to, types }) => to.room === 'patterns' && !/^patterns\/pattern(-pod)?\.ts$/.test(to.path) && !types);
  expect(wrong.map(({ file, to }) => `${file.path} imports ${to.path}`)).toEqual([]);
});

test('nobody imports the front door', () => {
  expect(files.flatMap(ours).filter(({ to }) => to.path === 'index.ts')).toEqual([]);
  expect(files.flatMap((file) => packages(file).filter((one) => one === 'cdk8s-patterns'))).toEqual([]);
});

test('imports go round no circle', () => {
  const done = new Set<File>();
  const circles: string[] = [];
  const visit = (file: File, above: readonly File[]): void => {
    if (above.includes(file)) circles.push([...above.slice(above.indexOf(file)), file].map(({ path }) => path).join(' → '));
    if (above.includes(file) || done.has(file)) return;
    for (const { to, types } of ours(file)) if (!types) visit(to, [...above, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

test('no file names cdk8s-plus in an import: it is optional', () => {
  expect(
    files.flatMap((file) =>
      packages(file)
        .filter((one) => one.startsWith('cdk8s-plus'))
        .map((one) => `${file.path} imports ${one}`),
    ),
  ).toEqual([]);
});

test('nobody asks for the class of a construct: several copies of one library may be loaded', () => {
  const asked = files.flatMap(({ path, text }) =>
    [...text.matchAll(/\binstanceof\s+([\w.]+)/g)].map(([, name]) => ({ path, name: name!.split('.').at(-1)! })),
  );
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter(({ name }) => name in cdk8s || name in constructs || (name in library && name !== 'SynthError'))).toEqual([]);
});

test('a file is read in one go: at most 200 lines, unless it is generated', () => {
  const long = files.filter(({ path, text }) => !GENERATED.includes(path) && text.split('\n').length > 201);
  expect(long.map(({ path }) => path)).toEqual([]);
  for (const path of GENERATED) expect(files.map((file) => file.path)).toContain(path);
});

test('a file is named after what it holds', () => {
  expect(
    files
      .filter(({ path }) => /^(utils?|helpers?|common|types?|misc|shared|index)\.ts$/.test(basename(path)) && path !== 'index.ts')
      .map(({ path }) => path),
  ).toEqual([]);
  expect(files.filter(({ path }) => !/^[a-z0-9-]+\.ts$/.test(basename(path))).map(({ path }) => path)).toEqual([]);
});

test('a file begins with a sentence about it, and exports something', () => {
  expect(files.filter(({ text }) => !text.startsWith('// ')).map(({ path }) => path)).toEqual([]);
  expect(files.filter(({ text }) => !/^export /m.test(text)).map(({ path }) => path)).toEqual([]);
});

/** The names that index.ts gives away; types as `type Name`. */
function publicNames(): string[] {
  const { text } = files.find(({ path }) => path === 'index.ts')!;
  const code = text.replace(/^\s*\/\/.*$/gm, '');
  const namespaces = [...code.matchAll(/^export type \* as (\w+)/gm)].map(([, name]) => `type ${name}`);
  const lists = [...code.matchAll(/^export (type )?\{([^}]*)\}/gm)].flatMap(([, type = '', list]) =>
    list!
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean)
      .map((one) => (type && !one.startsWith('type ') ? `type ${one}` : one)),
  );
  return [...namespaces, ...lists].sort();
}

test('the public names equal the list: to add one is a decision, to take one away a break', () => {
  const listed = readFileSync(join(__dirname, 'public-names.txt'), 'utf8').trim().split('\n');
  expect(publicNames()).toEqual(listed);
});

test('the public names are what a program gets', () => {
  expect(Object.keys(library).sort()).toEqual(publicNames().filter((name) => !name.startsWith('type ')));
});

/** Words of ours, and Kubernetes' type of the place where each stands. */
const words: { [type: string]: readonly string[] } = {
  PodSpec: ['metadata', 'main', 'security', 'sidecars', 'ambassadors', 'adapters'],
  DeploymentSpec: [
    'metadata',
    'pod',
    'host',
    'ingress',
    'route',
    'tls',
    'service',
    'serviceAccount',
    'autoscale',
    'disruptionBudget',
    'atMost',
    'atLeast',
  ],
  ReplicaSetSpec: ['metadata', 'pod'],
  ReplicationControllerSpec: ['metadata', 'pod'],
  DaemonSetSpec: ['metadata', 'pod', 'daemon', 'tolerations', 'nodeSelector', 'priorityClassName', 'serviceAccount'],
  StatefulSetSpec: [
    'metadata',
    'pod',
    'atMost',
    'atLeast',
    'engine',
    'credentials',
    'storage',
    'readReplicas',
    'allowMajorUpgrade',
    'dataLoss',
  ],
  JobSpec: ['metadata', 'pod'],
  CronJobSpec: ['metadata', 'job', 'pod'],
  ConfigMap: ['files', 'envFiles', 'reload', 'secret'],
  Secret: ['files', 'envFiles', 'allowInGit', 'reload'],
  IngressSpec: ['metadata', 'nginx'],
  ServiceSpec: ['metadata'],
  NetworkPolicySpec: ['metadata'],
  PersistentVolumeClaimSpec: ['metadata', 'size', 'name'],
  HorizontalPodAutoscalerSpec: ['metadata', 'cpu', 'memory'],
  PodDisruptionBudgetSpec: ['metadata'],
  CertificateSpec: ['metadata'],
  Container: ['files', 'program', 'pinned', 'major', 'inbound', 'inject', 'localPort', 'metrics', 'metricsPath', 'needsNetwork'],
};

test('no word of ours is a field that Kubernetes has in that place, in any version', () => {
  const clashes: string[] = [];
  for (let minor = minors[0]; minor <= minors[1]; minor++) {
    for (const [name, its] of Object.entries(words)) {
      const type = typeNamed(name, minor);
      expect([name, minor, type?.fields.size === 0]).toEqual([name, minor, false]);
      for (const word of its) if (type!.fields.has(word)) clashes.push(`${name}.${word} in 1.${minor}`);
    }
  }
  expect(clashes).toEqual([]);
});
