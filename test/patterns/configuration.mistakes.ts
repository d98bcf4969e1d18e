// What people get wrong with Configuration, and what they are told.
import { Configuration, Deployment, volume } from 'cdk8s-patterns';
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
  {
    title: 'content that may never change, under a name that stays',
    make: (chart) => {
      const settings = new Configuration(chart, 'settings', {
        immutable: true,
        data: { MODE: 'prod' },
        secret: { immutable: true, stringData: { TOKEN: 'x' }, allowInGit: 'an example' },
      });
      return new Deployment(chart, 'api', { pod: { main: { image: 'ghcr.io/acme/api:3.1.0', envFrom: settings.all } } });
    },
    says: ['immutable', 'secret.immutable'].map(
      (path) =>
        `${path}: Forbidden: its name stays, so that the server would refuse every change of what is in it; leave it out; what is never changed, only replaced, is an object whose name you change with it: new ConfigMap(…, 'settings-v2', { immutable: true })   immutable-configuration`,
    ),
  },
  {
    title: 'one of its files, which it does not have',
    make: (chart) => {
      const settings = new Configuration(chart, 'settings', { data: { 'app.ini': 'debug = false\n' } });
      return new Deployment(chart, 'api', {
        pod: { main: { image: 'ghcr.io/acme/api:3.1.0', volumeMounts: { '/etc/api/api.ini': volume(settings).at('api.ini') } } },
      });
    },
    says: ['spec.template.spec.containers[0].volumeMounts[0].subPath: Not found: "api.ini"; did you mean "app.ini"?   known-file'],
  },
  {
    title: 'reload, where nothing is ever read again',
    make: (chart) => {
      const settings = new Configuration(chart, 'settings', { reload: true, data: { MODE: 'prod', 'app.ini': 'debug = false\n' } });
      return new Deployment(chart, 'api', {
        pod: {
          main: {
            image: 'ghcr.io/acme/api:3.1.0',
            env: { MODE: settings.key('MODE') },
            volumeMounts: { '/etc/api/app.ini': volume(settings).at('app.ini') },
          },
        },
      });
    },
    says: [
      'spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.name: Invalid value: "settings": variables stay as they are, and reload keeps the Pods from being restarted; mount ConfigMap/settings as files, or make it without reload   reload-unseen',
      'spec.template.spec.containers[0].volumeMounts[0].subPath: Invalid value: "app.ini": a subPath never sees a change, and reload keeps the Pods from being restarted; mount the whole volume in a folder of its own, or make ConfigMap/settings without reload   reload-unseen',
    ],
  },
];
