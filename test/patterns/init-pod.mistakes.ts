// What people get wrong with InitPod, and what they are told.
import { emptyDir, InitPod } from 'cdk8s-patterns';
import type { Mistake } from './mistake';

const bare =
  'a Pod by itself is not made again when its node is drained or lost, and cannot be changed in place; give the same props to a Deployment as its pod; or say restartPolicy: Never, if it is to end   bare-pod';

const main = { image: 'nginxinc/nginx-unprivileged:1.27.5', ports: { http: 8080 } };

export const mistakes: readonly Mistake[] = [
  {
    title: 'an InitPod without init containers',
    make: (chart) => new InitPod(chart, 'site', { main, initContainers: [] }),
    says: [bare, 'spec.initContainers: Required value; InitPod is a Pod with initContainers; one without is a Pod   pattern-field'],
  },
  {
    title: 'an init container whose volume the pod does not have',
    make: (chart) =>
      new InitPod(chart, 'site', {
        main: { ...main, volumeMounts: { '/usr/share/nginx/html': emptyDir('content') } },
        initContainers: [{ name: 'clone', image: 'alpine/git:v2.49.1', volumeMounts: [{ name: 'contents', mountPath: '/work' }] }],
      }),
    says: [bare, 'spec.initContainers[0].volumeMounts[0].name: Not found: "contents"; did you mean "content"?   known-volume'],
  },
  {
    title: 'an init container without an image',
    make: (chart) => new InitPod(chart, 'site', { main, initContainers: [{ name: 'clone', command: ['true'] }] }),
    says: [bare, 'spec.initContainers[0].image: Required value   container-image'],
  },
];
