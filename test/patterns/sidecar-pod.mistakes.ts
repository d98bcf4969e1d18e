// What people get wrong with SidecarPod, and what they are told.
import { configure, emptyDir, Job, SidecarPod } from 'cdk8s-patterns';
import type { Mistake } from './mistake';

const bare =
  'a Pod by itself is not made again when its node is drained or lost, and cannot be changed in place; give the same props to a Deployment as its pod; or say restartPolicy: Never, if it is to end   bare-pod';

export const mistakes: readonly Mistake[] = [
  {
    title: 'a sidecar that mounts a volume nobody else mounts',
    make: (chart) =>
      new SidecarPod(chart, 'site', {
        main: { image: 'nginxinc/nginx-unprivileged:1.27.5', volumeMounts: { '/usr/share/nginx/html': emptyDir('content') } },
        sidecars: [{ name: 'sync', image: 'registry.k8s.io/git-sync/git-sync:v4.4.2', volumeMounts: { '/git': emptyDir('contents') } }],
      }),
    says: [
      'spec.sidecars[0].volumeMounts["/git"]: Invalid value: "contents": no other container mounts it, so nobody sees what "sync" does there; the others mount "content"   shared-volume',
      bare,
    ],
  },
  {
    title: 'a SidecarPod without a sidecar',
    make: (chart) => new SidecarPod(chart, 'site', { main: { image: 'nginxinc/nginx-unprivileged:1.27.5' }, sidecars: [] }),
    says: [bare, 'spec.sidecars: Required value; SidecarPod is a Pod with sidecars; one without is a Pod   pattern-field'],
  },
  {
    title: 'two containers that mean different volumes by one name',
    make: (chart) =>
      new SidecarPod(chart, 'site', {
        main: { image: 'nginxinc/nginx-unprivileged:1.27.5', volumeMounts: { '/usr/share/nginx/html': emptyDir('content') } },
        sidecars: [
          {
            name: 'sync',
            image: 'registry.k8s.io/git-sync/git-sync:v4.4.2',
            volumeMounts: { '/git': emptyDir('content', { sizeLimit: '1Gi' }) },
          },
        ],
      }),
    says: [
      'spec.initContainers[0].volumeMounts["/git"]: Duplicate value: "content"; spec.containers[0].volumeMounts["/usr/share/nginx/html"] has another volume of that name; give one of them another name   one-volume-a-name',
      bare,
    ],
  },
  {
    title: 'a Job with a sidecar, where the cluster cannot end one',
    make: (chart) => {
      configure(chart, { target: '1.28' });
      return new Job(chart, 'import', {
        pod: {
          restartPolicy: 'Never',
          main: { image: 'ghcr.io/acme/import:1.0.0' },
          sidecars: [{ name: 'tunnel', image: 'alpine/socat:1.8.0.3' }],
        },
      });
    },
    says: [
      "spec.template.spec.sidecars[0]: Forbidden: below Kubernetes 1.29 it would keep the Job from ever ending; raise the target to '1.29', or do its work in the main container   job-sidecar",
    ],
  },
];
