// gitSync and gitClone: the program itself cannot be had from a registry of modules or packages, so that its words are compared with its manual.
import { emptyDir, gitClone, gitSync, secretKeyRef } from 'cdk8s-patterns';

/** Of the manual of git-sync v4 (`git-sync --man`): flags that are used here. @see https://github.com/kubernetes/git-sync/blob/v4.5.0/README.md */
const FLAGS = ['repo', 'ref', 'root', 'link', 'depth', 'period', 'max-failures', 'http-bind', 'one-time'];
const into = emptyDir('content');
const password = secretKeyRef('git', 'token');
const repo = 'https://github.com/acme/site';

test('no flag is used that the manual does not have', () => {
  for (const { args } of [gitSync({ repo, ref: 'v1', into, depth: 0 }), gitClone({ repo, into })])
    for (const arg of args!) expect(FLAGS).toContain(/^--([a-z-]+)(=|$)/.exec(arg)?.[1]);
});

test('a branch is followed every 30 s, with its last state alone, and failures do not end it', () => {
  expect(gitSync({ repo, ref: 'main', into }).args).toEqual([
    `--repo=${repo}`,
    '--ref=main',
    '--root=/git',
    '--link=current',
    '--depth=1',
    '--period=30s',
    '--max-failures=-1',
    '--http-bind=:9905',
  ]);
});

test('a clone ends, and has no port', () => {
  const clone = gitClone({ repo, into, link: 'html' });
  expect(clone.args).toEqual([`--repo=${repo}`, '--root=/git', '--link=html', '--depth=1', '--one-time']);
  expect([clone.ports, clone.startupProbe]).toEqual([undefined, undefined]);
});

test('a token is a variable from a Secret, and nowhere else', () => {
  const { env, args } = gitSync({ repo, into, auth: { username: 'bot', password } });
  expect(env).toEqual({ GITSYNC_USERNAME: 'bot', GITSYNC_PASSWORD: password });
  expect(args!.join()).not.toContain('token');
});

test('a key for ssh is mounted where git-sync looks for it, for a user who does not own it', () => {
  const { volumeMounts } = gitClone({ repo: 'git@github.com:acme/site.git', into, ssh: 'deploy-key' });
  expect((volumeMounts as { [path: string]: unknown })['/etc/git-secret']).toMatchObject({
    mount: { readOnly: true },
    source: { secret: { secretName: 'deploy-key', defaultMode: 0o444 } },
  });
});

test('two of them in one pod have names and folders of their own', () => {
  const [site, docs] = [gitSync({ repo, into }), gitSync({ repo, into: emptyDir('docs'), name: 'git-docs', port: 9906 })];
  expect([docs.name, docs.ports, docs.args!.at(-1)]).toEqual([
    'git-docs',
    [{ name: 'health-git-docs', containerPort: 9906 }],
    '--http-bind=:9906',
  ]);
  expect((docs.volumeMounts as never)['/tmp']).not.toEqual((site.volumeMounts as never)['/tmp']);
});
