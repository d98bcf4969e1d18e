// Mounts that do not fit what a ready-made companion does: what they show is old, or nobody can write to it.
import {
  claim,
  configMap,
  configReload,
  emptyDir,
  gitClone,
  gitSync,
  Lazy,
  persistentVolumeClaim,
  type PodProps,
  projected,
  s3Transfer,
  secret,
  type Volume,
} from 'cdk8s-patterns';
import { rendered } from './rendered';

const image = 'x:1';
const repo = 'https://github.com/acme/site';
const content = emptyDir('content');
const data = persistentVolumeClaim('data', 'data');

/** What is said by these rules, as `path: message; hint`. */
const said = (props: PodProps, rule: 'stale-mount' | 'unwritable-claim', minor = 30): string[] =>
  rendered(props, { minor }).problems.flatMap((one) => (one.startsWith(`${rule} `) ? [one.slice(rule.length + 1)] : []));

describe('a checkout', () => {
  const beside = (into: Volume, path: string, volume: Volume, link = 'html'): string[] =>
    said({ main: { image, volumeMounts: { [path]: volume } }, sidecars: [gitSync({ repo, into, link })] }, 'stale-mount');

  test('is not to be mounted by its link, and it is said where the volume belongs', () => {
    expect(beside(content, '/usr/share/nginx/html', content.at('html'))).toEqual([
      'spec.containers[0].volumeMounts["/usr/share/nginx/html"]: Invalid value: "html": a subPath stays with the first checkout, which "git-sync" removes for the next one; mount "content" as it is at /usr/share/nginx, with link: \'html\': then /usr/share/nginx/html is the newest',
    ]);
    expect(beside(content, '/srv/www/', content.at('html'))[0]).toMatch(/; mount "content" as it is at \/srv, with link: 'www': then/);
  });

  test.each([
    ['a folder of it', '/srv/docs', content, content.at('html/docs'), 'html/docs'],
    ['its link at the root', '/html', content, content.at('html'), 'html'],
    ['its link in a part of the volume', '/html', content.at('site'), content.at('site/html'), 'html'],
  ])('is not to be mounted by %s either', (_, path, into, volume, inside) => {
    const [line, ...none] = beside(into, path, volume);
    expect(none).toEqual([]);
    expect(line).toMatch(new RegExp(`; mount "content" as it is, in a folder of its own: ${inside} in there is the newest$`));
  });

  test('can be mounted as a whole, with the part of the volume that is its own, and beside other parts', () => {
    expect(beside(content, '/srv', content)).toEqual([]);
    expect(beside(content.at('site'), '/srv', content.at('site'))).toEqual([]);
    expect(beside(content.at('site'), '/srv', content.at('cache'))).toEqual([]);
    expect(beside(content, '/srv', emptyDir('other').at('html'))).toEqual([]);
  });

  test('that is made once can be mounted by its link', () => {
    const main = { image, volumeMounts: { '/srv/html': content.at('html') } };
    expect(said({ main, initContainers: [gitClone({ repo, into: content, link: 'html' })] }, 'stale-mount')).toEqual([]);
  });

  test('is renewed below 1.29 as well, where the sidecar is an ordinary container', () => {
    const main = { image, volumeMounts: { '/srv/html': content.at('html') } };
    expect(said({ main, sidecars: [gitSync({ repo, into: content })] }, 'stale-mount', 28)).toHaveLength(1);
  });

  test('of two is told from the other', () => {
    const docs = emptyDir('docs');
    const sidecars = [gitSync({ repo, into: content }), gitSync({ repo, into: docs, name: 'git-docs', port: 9906 })];
    const lines = said({ main: { image, volumeMounts: { '/srv/docs': docs.at('current') } }, sidecars }, 'stale-mount');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('which "git-docs" removes');
  });
});

describe('configuration that is told of', () => {
  const url = 'http://127.0.0.1:9090/-/reload';
  const settings = configMap('settings', 'settings');
  const beside = (watch: Volume[], volumeMounts: object): string[] =>
    said({ main: { image, volumeMounts: volumeMounts as never }, sidecars: [configReload({ watch, url })] }, 'stale-mount');

  test('is not to be mounted file by file', () => {
    expect(beside([settings], { '/etc/app/app.ini': settings.at('app.ini') })).toEqual([
      'spec.containers[0].volumeMounts["/etc/app/app.ini"]: Invalid value: "app.ini": a subPath never sees a change, so that "config-reload" has the old file loaded again; mount "settings" as it is, in a folder of its own',
    ]);
  });

  test.each([
    ['another volume of the same ConfigMap', settings, configMap('more', 'settings').at('a')],
    ['a Secret', secret('login', 'login'), secret('login', 'login').at('password')],
    ['several in one folder', projected('all', [{ secret: { name: 'login' } }]), secret('login', 'login').at('password')],
  ])('is known through %s', (_, watch, volume) => expect(beside([watch], { '/etc/x': volume })).toHaveLength(1));

  test('can be mounted as a whole, and other things file by file', () => {
    expect(beside([settings], { '/etc/app': settings, '/etc/x': configMap('other', 'other').at('x'), '/y': content.at('y') })).toEqual([]);
  });

  test('is nothing to another companion, which has files of its own', () => {
    const sidecars = [
      configReload({ watch: settings, url }),
      { ...gitSync({ repo, into: content }), volumeMounts: { '/x': settings.at('x') } },
    ];
    expect(said({ main: { image }, sidecars }, 'stale-mount')).toEqual([]);
  });
});

describe('a claim', () => {
  const main = { image };
  const git = (into: Volume): PodProps => ({ main, sidecars: [gitSync({ repo, into })] });

  test.each<[string, PodProps, string]>([
    ['gitSync', git(data), 'initContainers[0].volumeMounts["/git"]: Invalid value: "data": "git-sync" is user 65533'],
    [
      'gitClone',
      { main, initContainers: [gitClone({ repo, into: data })] },
      'initContainers[0].volumeMounts["/git"]: Invalid value: "data": "git-clone" is user 65533',
    ],
    [
      's3Transfer',
      { main, sidecars: [s3Transfer({ from: 's3://models/v3', to: data })] },
      'initContainers[0].volumeMounts["/data"]: Invalid value: "data": "s3-download" is user 1009',
    ],
    [
      'each Pod’s own',
      git(claim({ size: '1Gi', name: 'own' })),
      'initContainers[0].volumeMounts["/git"]: Invalid value: "own": "git-sync"',
    ],
  ])('without a group is spoken of, where an unprivileged user has to write to it: %s', (_, props, start) => {
    const [line, ...none] = said(props, 'unwritable-claim');
    expect(none).toEqual([]);
    expect(line!.startsWith(`spec.${start}`)).toBe(true);
    expect(line).toMatch(
      /who cannot write to a new claim: its folder is root's; give the claim to a group of the Pod's: securityContext: \{ fsGroup: \d+ }$/,
    );
  });

  test.each<[string, PodProps]>([
    ['with a group', { ...git(data), securityContext: { fsGroup: 65533 } }],
    ['with a group that security says', { ...git(data), security: 'restricted', securityContext: { runAsUser: 10001 } }],
    ['that is known late', { ...git(data), securityContext: Lazy.any({ produce: () => ({ fsGroup: 1 }) }) as never }],
    ['that root writes to', { main, sidecars: [{ ...gitSync({ repo, into: data }), securityContext: { runAsUser: 0 } }] }],
    ['that is only read', { main, sidecars: [s3Transfer({ from: data, to: 's3://backups/shop' })] }],
    ['that is none', git(content)],
  ])('is left alone %s', (_, props) => expect(said(props, 'unwritable-claim')).toEqual([]));
});
