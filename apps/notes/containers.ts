// What can be said of a container: its program, variables, volumes, resources, health, and what runs before it (notes 001, 004).
import { type App, type Chart, emptyDir, exec, hostPath, httpGet, Pod } from 'cdk8s-patterns';
import { topic } from './topic';

export function containers(app: App): void {
  const chart = topic(app, 'notes-containers');
  programs(chart);
  volumes(chart);
  resources(chart);
  health(chart);
  initialisation(chart);
}

function programs(chart: Chart): void {
  // the notes' dash stands one column too far to the left: no YAML
  new Pod(chart, 'sample-pod', {
    main: { name: 'nginx-container', image: 'nginx:1.16', command: ['/bin/sleep'], args: ['3600'] },
  });

  // echo ends at once: Always would start it for ever
  new Pod(chart, 'hello', {
    restartPolicy: 'OnFailure',
    main: { name: 'nginx', image: 'nginx:1.14.2', command: ['/bin/echo'], args: ['hello'] },
  });

  new Pod(chart, 'working-dir', {
    restartPolicy: 'OnFailure',
    main: { name: 'nginx-container', image: 'nginx:1.16', workingDir: '/tmp', command: ['pwd'] },
  });

  new Pod(chart, 'variables', {
    main: { name: 'mycontainer1', image: 'myimage1', env: { ENV_VAR1: 'value1' } },
  });
}

function volumes(chart: Chart): void {
  new Pod(chart, 'host-folder', {
    main: { name: 'mycontainer1', image: 'myimage1', volumeMounts: { '/usr/share/nginx/html': hostPath('shared-data', '/home') } },
  });

  // lives as long as the Pod, and both containers see it
  const shared = emptyDir('shared-data');
  new Pod(chart, 'shared-folder', {
    containers: [
      { name: 'writer', image: 'busybox', command: ['sh', '-c', 'date > /out/index.html; sleep 3600'], volumeMounts: { '/out': shared } },
      { name: 'reader', image: 'nginx:1.16', volumeMounts: { '/usr/share/nginx/html': shared.readOnly() } },
    ],
  });
}

function resources(chart: Chart): void {
  new Pod(chart, 'resource-demo', {
    main: {
      name: 'resource-demo-container',
      image: 'nginx',
      resources: { requests: { memory: '64Mi', cpu: '250m' }, limits: { memory: '128Mi', cpu: '500m' } },
    },
  });
}

function health(chart: Chart): void {
  new Pod(chart, 'asked-by-http', {
    main: { name: 'nginx', image: 'nginx:1.14.2', livenessProbe: httpGet('/live', 80), readinessProbe: httpGet('/ready', 80) },
  });

  new Pod(chart, 'asked-by-command', {
    main: { name: 'nginx', image: 'nginx:1.14.2', readinessProbe: exec(['cat', '/tmp/ready']) },
  });
}

function initialisation(chart: Chart): void {
  // clones to its end before nginx starts
  const site = emptyDir('site');
  new Pod(chart, 'initialised', {
    main: { name: 'nginx', image: 'nginx:1.14.2', volumeMounts: { '/usr/share/nginx/html': site.readOnly() } },
    initContainers: [
      {
        name: 'git',
        image: 'alpine/git',
        args: ['clone', 'https://github.com/octocat/Spoon-Knife', '/site'],
        volumeMounts: { '/site': site },
      },
    ],
  });
}
