// What people get wrong with Configuration, and what they are told.
import { Configuration, Deployment } from 'cdk8s-patterns';
import type { Mistake } from './mistake';

export const mistakes: readonly Mistake[] = [
  {
    title: 'a password in git',
    make: (chart) => new Configuration(chart, 'settings', { data: { MODE: 'prod' }, secret: { stringData: { PASSWORD: 'hunter2' } } }),
    says: [
      'data: Forbidden: "PASSWORD" would be readable in the output, and so in git; have it made elsewhere and refer to Secret.existing("settings"), or say why it may stand there: allowInGit: \'<reason>\'   secret-in-git',
    ],
  },
  {
    title: 'a reason that says nothing',
    make: (chart) => new Configuration(chart, 'settings', { secret: { stringData: { PASSWORD: 'hunter2' }, allowInGit: ' ' } }),
    says: [
      'data: Forbidden: "PASSWORD" would be readable in the output, and so in git; allowInGit is empty: the reason is what the next reader gets   secret-in-git',
    ],
  },
  {
    title: 'a file that is not there',
    make: (chart) => new Configuration(chart, 'settings', { files: { 'app.ini': 'config/ap.ini' } }),
    says: [
      `files[app.ini]: Invalid value: "config/ap.ini": ENOENT: no such file or directory, open 'config/ap.ini'; paths start at ${process.cwd()}   readable-file`,
    ],
  },
  {
    title: 'a key that it does not have',
    make: (chart) => {
      const settings = new Configuration(chart, 'settings', { data: { MODE: 'prod' } });
      return new Deployment(chart, 'api', { pod: { main: { image: 'ghcr.io/acme/api:3.1.0', env: { MODE: settings.key('MODO') } } } });
    },
    says: ['spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.key: Not found: "MODO"; did you mean "MODE"?   known-key'],
  },
];
