// Rows of what a Pod has of its node.
import type { Manifest } from '../../lib/kube/manifest';
import { accepted, at, podOf, rejected, volumeOf, withoutPods, workload } from './row-of';
import type { RuleRows } from './rows';

const main = { name: 'main', image: 'nginx:1.27' };
const both = (its: object, more: object = {}): object => ({
  containers: [{ ...main, volumeMounts: [{ name: 'a', mountPath: '/a', ...its }], ...more }],
  volumes: [{ name: 'a', emptyDir: {} }],
});
const out = { mountPropagation: 'Bidirectional' };
const seccomp = (seccompProfile: object): Manifest => podOf({ securityContext: { seccompProfile } });
const armor = (appArmorProfile: object): Manifest => podOf({ securityContext: { appArmorProfile } });
const volume = (source: object): Manifest => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: 'disk' },
  spec: { accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' }, ...source },
});

export const nodeFileRows: Readonly<Record<string, RuleRows>> = {
  'mount-propagation': {
    accepted: [
      accepted(podOf(both(out, { securityContext: { privileged: true } }))),
      accepted(podOf(both({ mountPropagation: 'HostToContainer' }))),
    ],
    rejected: [
      rejected(podOf(both(out)), [
        'spec.containers[0].volumeMounts[0].mountPropagation',
        'Forbidden: Bidirectional mount propagation is available only to privileged containers',
        "'HostToContainer' shows what the node mounts",
      ]),
      rejected(podOf(both(out, { securityContext: { privileged: false } })), [
        'spec.containers[0].volumeMounts[0].mountPropagation',
        'Forbidden: Bidirectional mount propagation is available only to privileged containers',
        "'HostToContainer' shows what the node mounts",
      ]),
      withoutPods(
        rejected(workload({ serviceName: 'web' }, both(out), 'StatefulSet'), [
          'spec.template.spec.containers[0].volumeMounts[0].mountPropagation',
          'Forbidden: Bidirectional mount propagation is available only to privileged containers',
          "'HostToContainer' shows what the node mounts",
        ]),
      ),
    ],
  },
  'node-path': {
    accepted: [accepted(volumeOf({ hostPath: { path: '/var/a..b' } })), accepted(volumeOf({ hostPath: { path: 'var' } }))],
    rejected: [
      rejected(volumeOf({ hostPath: { path: '/var/../etc' } }), [
        'spec.volumes[0].hostPath.path',
        'Invalid value: "/var/../etc": must not contain \'..\'',
      ]),
      rejected(volume({ hostPath: { path: '/a/..' } }), ['spec.hostPath.path', 'Invalid value: "/a/..": must not contain \'..\'']),
    ],
  },
  'nfs-path': {
    accepted: [accepted(volumeOf({ nfs: { path: '/', server: 'files' } }))],
    rejected: [
      rejected(volumeOf({ nfs: { path: 'exports', server: 'files' } }), [
        'spec.volumes[0].nfs.path',
        'Invalid value: "exports": must be an absolute path',
        'for example "/exports"',
      ]),
    ],
  },
  'seccomp-profile': {
    accepted: [
      accepted(seccomp({ type: 'Localhost', localhostProfile: 'a/b.json' })),
      accepted(seccomp({ type: 'Localhost', localhostProfile: '' })),
      accepted(seccomp({ type: 'RuntimeDefault', localhostProfile: null })),
    ],
    rejected: [
      rejected(seccomp({ type: 'Localhost' }), [
        'spec.securityContext.seccompProfile.localhostProfile',
        'Required value: must be set when seccomp type is Localhost',
      ]),
      rejected(seccomp({ type: 'Localhost', localhostProfile: '/a' }), [
        'spec.securityContext.seccompProfile.localhostProfile',
        'Invalid value: "/a": must be a relative path',
        'below /var/lib/kubelet/seccomp',
      ]),
      rejected(seccomp({ type: 'Localhost', localhostProfile: 'a/../b' }), [
        'spec.securityContext.seccompProfile.localhostProfile',
        'Invalid value: "a/../b": must not contain \'..\'',
      ]),
      rejected(seccomp({ type: 'RuntimeDefault', localhostProfile: 'a' }), [
        'spec.securityContext.seccompProfile.localhostProfile',
        'Invalid value: "a": can only be set when seccomp type is Localhost',
        "write type: 'Localhost', or leave it out",
      ]),
      rejected(podOf({ containers: [{ ...main, securityContext: { seccompProfile: { type: 'Unconfined', localhostProfile: '' } } }] }), [
        'spec.containers[0].securityContext.seccompProfile.localhostProfile',
        'Invalid value: "": can only be set when seccomp type is Localhost',
        "write type: 'Localhost', or leave it out",
      ]),
    ],
  },
  'app-armor-profile': {
    accepted: [
      at('1.30', accepted(armor({ type: 'Localhost', localhostProfile: 'web' }))),
      at('1.30', accepted(armor({ type: 'RuntimeDefault' }))),
    ],
    rejected: [
      at(
        '1.30',
        rejected(armor({ type: 'Localhost' }), [
          'spec.securityContext.appArmorProfile.localhostProfile',
          'Required value: must be set when AppArmor type is Localhost',
        ]),
      ),
      at(
        '1.30',
        rejected(armor({ type: 'Localhost', localhostProfile: ' web' }), [
          'spec.securityContext.appArmorProfile.localhostProfile',
          'Invalid value: " web": must not be padded with whitespace',
        ]),
      ),
      at(
        '1.30',
        rejected(armor({ type: 'Unconfined', localhostProfile: 'web' }), [
          'spec.securityContext.appArmorProfile.localhostProfile',
          'Invalid value: "web": can only be set when AppArmor type is Localhost',
        ]),
      ),
    ],
  },
};
