// Configuration that is made for containers: what its volumes and ConfigMaps are called, and which paths can be.
import { App, Chart, configMap, Deployment, downwardAPI, emptyDir, Lazy, type PodProps, projected, secret } from 'cdk8s-patterns';
import type * as k8s from '../../lib/kube/wire';
import { made, problems } from '../objects/made';
import { rendered } from './rendered';

const image = 'x:1';
const shop = (): Chart => new Chart(new App({ target: '1.30' }), 'shop');
const late = (value: unknown): never => Lazy.any({ produce: () => value }) as never;
const withFiles = (files: object, more: object = {}): PodProps => ({ main: { image, files: files as never, ...more } });
const specOf = (files: object, more?: object): { volumeMounts: k8s.VolumeMount[]; volumes: k8s.Volume[] } => {
  const { containers, volumes } = rendered(withFiles(files, more), { name: 'web' }).template.spec;
  return { volumeMounts: containers[0]!.volumeMounts!, volumes: volumes! };
};
const mountsOf = (files: object, more?: object): k8s.VolumeMount[] => specOf(files, more).volumeMounts;
const file = (path: string): k8s.VolumeMount => ({
  name: 'main',
  mountPath: path,
  readOnly: true,
  subPath: path.slice(path.lastIndexOf('/') + 1),
});
const namesOf = (files: object, more?: object): [string, string][] =>
  rendered(withFiles(files, more), { name: 'web' }).template.spec.volumes!.map(({ name, configMap }) => [name, configMap!.name!]);

describe('the name of a folder', () => {
  const first = { '/etc/a/x': '1' };

  test('is the container’s for the first one, whatever comes behind it', () => {
    expect(namesOf(first)).toEqual([['main', 'web-main']]);
    expect(namesOf({ ...first, '/etc/b/y': '2' })).toEqual([
      ['main', 'web-main'],
      ['main-b', 'web-main-b'],
    ]);
  });

  test('has more of the path where two folders are called the same, and a number where that says nothing', () => {
    expect(namesOf({ ...first, '/opt/conf/y': '2', '/etc/conf/z': '3', '/___/q': '4', '/__/r': '5' }).map(([name]) => name)).toEqual([
      'main',
      'main-conf',
      'main-etc-conf',
      'main-2',
      'main-3',
    ]);
  });

  test.each([
    ['/docker-entrypoint-initdb.d', 'main-docker-entrypoint-initdb-d'],
    ['/opt/My_Conf.d', 'main-my-conf-d'],
  ])('is one that a server takes: %s', (folder, name) =>
    expect(namesOf({ ...first, [`${folder}/y`]: '2' })[1]).toEqual([name, `web-${name}`]),
  );

  test('is never too long', () => {
    const long = { ...first, [`/etc/${'folder-'.repeat(12)}/y`]: '2' };
    for (const [volume] of namesOf(long, { name: 'm'.repeat(63) })) expect(volume).toMatch(/^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/);
    const { volumes } = rendered(withFiles(first), { name: 'w'.repeat(253) }).template.spec;
    expect(volumes![0]!.configMap!.name).toBe(`${'w'.repeat(248)}-main`);
  });
});

test('two companions of one name are told apart by nobody: that is said, and nothing throws', () => {
  const companion = { name: 'helper', image, files: { '/etc/a/x': '1' } } as const;
  const web = new Deployment(shop(), 'web', { pod: { main: { image }, sidecars: [companion, companion] } });
  expect(problems(web)).toEqual(['one-volume-a-name spec.template.spec.initContainers[1].files: Duplicate value: "helper"']);
});

describe('a path', () => {
  test.each([
    ['app.ini', '"app.ini": must be an absolute path; the container has it there: "/etc/app/app.ini"'],
    ['conf/app.ini', '"conf/app.ini": must be an absolute path; the container has it there: "/etc/app/conf/app.ini"'],
    ['/etc/a/', '"/etc/a/": must end in the name of a file; as in "/etc/a/app.ini"'],
  ])('that cannot be is refused: %s', (path, message) => {
    const { problems: said, template } = rendered(withFiles({ [path]: '1' }));
    expect(said).toEqual([`file-path spec.containers[0].files: Invalid value: ${message}`]);
    expect(template.spec.containers[0]).not.toHaveProperty('volumeMounts');
  });

  test('with slashes to spare is the file that it means', () => {
    expect(mountsOf({ '/etc//a/x': '1', '/etc/a/y': '2' })).toEqual([file('/etc/a/x'), file('/etc/a/y')]);
  });

  test.each<[string, object]>([
    ['a volume', { '/etc/a/x': emptyDir('own') }],
    ['a volume, with a slash behind it', { '/etc/a/x/': emptyDir('own') }],
    ['Kubernetes’ own list', [{ name: 'own', mountPath: '/etc/a/x' }]],
  ])('where the user mounts something is refused, and mounted once: %s', (_, volumeMounts) => {
    const { problems: said, template } = rendered(withFiles({ '/etc/a/x': '1', '/etc/a/y': '2' }, { volumeMounts }));
    expect(said).toEqual([
      'file-path spec.containers[0].files: Invalid value: "/etc/a/x": must be unique; volumeMounts has "own" there: write it at another path, or leave out that mount',
    ]);
    expect(template.spec.containers[0]!.volumeMounts!.slice(1)).toEqual([file('/etc/a/y')]);
  });
});

describe('a file', () => {
  test.each(['/etc/app.conf', '/usr/bin/run.sh', '/etc/nginx/nginx.conf', '/x'])(
    'hides nothing of its folder: %s is mounted as that one file',
    (path) => expect(mountsOf({ [path]: '1' })).toEqual([file(path)]),
  );

  test('is in a ConfigMap of its folder, one volume for all of them', () => {
    const { volumeMounts, volumes } = specOf({ '/etc/x': '1', '/opt/y': '2', '/etc/z': '3' });
    expect(volumeMounts).toEqual([file('/etc/x'), file('/etc/z'), { ...file('/opt/y'), name: 'main-opt' }]);
    expect(volumes!.map(({ name, configMap }) => [name, configMap!.name])).toEqual([
      ['main', 'web-main'],
      ['main-opt', 'web-main-opt'],
    ]);
  });

  test('is mounted with all of its folder where the image is said to have nothing in there', () => {
    const files = { '/scripts/a.sh': '#!/bin/sh\n', '/scripts/b.sh': '', '/etc/app.conf': '' };
    expect(mountsOf(files, { ownFolders: ['/scripts'] })).toEqual([
      { name: 'main', mountPath: '/scripts', readOnly: true },
      { ...file('/etc/app.conf'), name: 'main-etc' },
    ]);
    expect(rendered(withFiles(files, { ownFolders: '/scripts' })).problems).toEqual([
      'field-type spec.containers[0].ownFolders: Invalid value: "/scripts": must be a list',
    ]);
  });

  test('of such a folder is refused where the user mounts something', () => {
    const more = { ownFolders: ['/scripts'], volumeMounts: { '/scripts/': emptyDir('own') } };
    expect(rendered(withFiles({ '/scripts/a.sh': '' }, more)).problems).toEqual([
      'file-path spec.containers[0].files: Invalid value: "/scripts": must be unique; volumeMounts has "own" there: write it at another path, or leave out that mount',
    ]);
  });

  test('may be in a volume that can be written to, and in none that only the kubelet fills', () => {
    const within = (volume: object, more = {}): readonly string[] =>
      rendered(withFiles({ '/etc/a/b/x': '1' }, { volumeMounts: { '/etc/a/': volume }, ...more })).problems;
    expect(within(emptyDir('own'))).toEqual([]);
    for (const volume of [configMap('own', 'own'), secret('own', 'own'), projected('own', []), downwardAPI('own', {})])
      expect(within(volume)).toEqual([
        'file-path spec.containers[0].files: Invalid value: "/etc/a/b/x": must not be below another mount of configuration; /etc/a shows "own", read-only, and nothing can be mounted into it: write it in another folder',
      ]);
  });

  test.each<[string, object, object, string]>([
    [
      'another file',
      { '/etc/a/x/y': '1', '/etc/a/x': '2' },
      {},
      '"/etc/a/x/y": must not be below another mount of configuration; /etc/a/x is a file,',
    ],
    [
      'a folder that is mounted whole',
      { '/scripts/a.sh': '1', '/scripts/lib/b.sh': '2' },
      { ownFolders: ['/scripts'] },
      '"/scripts/lib/b.sh": must not be below another mount of configuration; /scripts shows "main", read-only,',
    ],
  ])('below %s is refused', (_, files, more, message) => {
    const [problem, ...none] = rendered(withFiles(files, more)).problems;
    expect(none).toEqual([]);
    expect(problem).toContain(`file-path spec.containers[0].files: Invalid value: ${message}`);
  });
});

describe('a text', () => {
  test('that is undefined is left out', () => {
    expect(namesOf({ '/etc/a/x': '1', '/etc/b/y': undefined })).toEqual([['main', 'web-main']]);
  });

  test('that is none is refused', () => {
    expect(rendered(withFiles({ '/etc/a/x': { a: 1 } })).problems).toEqual([
      'file-path spec.containers[0].files["/etc/a/x"]: Invalid value: must be text; what is to be read as YAML or JSON is text as well',
    ]);
    expect(rendered(withFiles('text' as never)).problems).toEqual([
      "file-path spec.containers[0].files: Invalid value: must be texts by path; as in { '/etc/app/app.ini': 'debug = false' }",
    ]);
  });

  test('may be late: the ConfigMap has it, a script can be run, and the sum is of what it became', () => {
    const made3 = (text: unknown): [data: object, mode: unknown, sum: string] => {
      const chart = shop();
      new Deployment(chart, 'web', { pod: withFiles({ '/etc/a/x': text, '/etc/a/y': 'plain' }) });
      const [{ spec }, { data }] = chart.toJson();
      const { metadata, spec: pod } = spec.template;
      return [data, pod.volumes[0].configMap.defaultMode, metadata.annotations['cdk8s-patterns/checksum']];
    };
    expect(made3(late('one'))).toEqual(made3('one'));
    expect(made3(late('#!/bin/sh'))).toEqual(made3('#!/bin/sh'));
    expect(made3(late('#!/bin/sh'))[1]).toBe(0o555);
    expect(made3(late('one'))[2]).not.toBe(made3(late('two'))[2]);
  });

  test('may be late, but no path, and not the name of the container', () => {
    expect(rendered(withFiles(late({ '/a/x': '1' }))).problems).toEqual([
      "known-late spec.containers[0].files: Invalid value: a Lazy is known too late here; write the paths now; each text may be late: { '/etc/app/app.ini': Lazy.any(…) }",
    ]);
    expect(rendered(withFiles({ '/a/x': '1' }, { name: late('x') })).problems).toEqual([
      'known-late spec.containers[0].name: Invalid value: a Lazy is known too late here; the ConfigMap of its files is named after it',
    ]);
  });
});

test('files of a workload are made at a place of their own in the tree', () => {
  const chart = shop();
  const web = new Deployment(chart, 'web', { pod: withFiles({ '/etc/a/x': '1' }) });
  expect(made(web.node.findChild('files-web-main')).metadata.name).toBe('web-main');
});
