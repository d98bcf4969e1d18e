// Rules about what a Pod has of its node: folders, mounts and profiles of security.
import { isPlainObject } from '../kube/manifest';
import { entries, isNone, isText } from './entries';
import type { Place, Rule } from './rule';
import { quoted } from './scalars';

const VOLUMES = 'https://kubernetes.io/docs/concepts/storage/volumes/';

export const nodeFileRules: readonly Rule[] = [
  {
    id: 'mount-propagation',
    severity: 'error',
    on: ['Container'],
    where: ['volumeMounts'],
    reads: ['VolumeMount.mountPropagation', 'SecurityContext.privileged'],
    accepts: 'what a container mounts comes to its node where the container is privileged',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation',
    check: ({ volumeMounts, securityContext }, at) => {
      if (!Array.isArray(volumeMounts) || (isPlainObject(securityContext) && securityContext.privileged === true)) return;
      entries(volumeMounts).forEach(({ mountPropagation }, i) => {
        if (mountPropagation === 'Bidirectional')
          at.report(
            `volumeMounts[${i}].mountPropagation`,
            'Forbidden: Bidirectional mount propagation is available only to privileged containers',
            "'HostToContainer' shows what the node mounts",
          );
      });
    },
  },
  {
    id: 'node-path',
    severity: 'error',
    on: ['HostPathVolumeSource', 'LocalVolumeSource'],
    reads: ['HostPathVolumeSource.path', 'LocalVolumeSource.path'],
    accepts: 'a path of the node goes up nowhere',
    source: `${VOLUMES}#hostpath`,
    check: ({ path }, at) => {
      if (isText(path)) staysInside(path, 'path', at);
    },
  },
  {
    id: 'nfs-path',
    severity: 'error',
    on: ['NFSVolumeSource'],
    reads: ['NFSVolumeSource.path'],
    accepts: 'a path of an NFS server is absolute',
    source: `${VOLUMES}#nfs`,
    check: ({ path }, at) => {
      if (isText(path) && !path.startsWith('/'))
        at.report('path', `Invalid value: ${quoted(path)}: must be an absolute path`, `for example ${quoted(`/${path}`)}`);
    },
  },
  {
    id: 'seccomp-profile',
    severity: 'error',
    on: ['SeccompProfile'],
    reads: ['SeccompProfile.*'],
    accepts: 'a profile that is a file of the node has a relative path, and no other profile has one',
    source: 'https://kubernetes.io/docs/tutorials/security/seccomp/',
    check: ({ type, localhostProfile: profile }, at) => {
      if (type === 'Localhost') {
        if (isNone(profile)) at.report('localhostProfile', 'Required value: must be set when seccomp type is Localhost');
        if (!isText(profile)) return;
        if (profile.startsWith('/'))
          at.report('localhostProfile', `Invalid value: ${quoted(profile)}: must be a relative path`, 'below /var/lib/kubelet/seccomp');
        staysInside(profile, 'localhostProfile', at);
      } else if (isText(type) && !isNone(profile)) {
        const message = `Invalid value: ${quoted(profile)}: can only be set when seccomp type is Localhost`;
        at.report('localhostProfile', message, "write type: 'Localhost', or leave it out");
      }
    },
  },
  {
    id: 'app-armor-profile',
    severity: 'error',
    on: ['AppArmorProfile'],
    reads: ['AppArmorProfile.*'],
    accepts: 'a profile of AppArmor that the node has loaded has a name, and no other profile has one',
    source: 'https://kubernetes.io/docs/tutorials/security/apparmor/',
    check: ({ type, localhostProfile: profile }, at) => {
      if (type !== 'Localhost') {
        if (isText(type) && !isNone(profile))
          at.report('localhostProfile', `Invalid value: ${quoted(profile)}: can only be set when AppArmor type is Localhost`);
      } else if (isNone(profile) || (typeof profile === 'string' && profile.trim() === ''))
        at.report('localhostProfile', 'Required value: must be set when AppArmor type is Localhost');
      else if (typeof profile === 'string' && profile.trim() !== profile)
        at.report('localhostProfile', `Invalid value: ${quoted(profile)}: must not be padded with whitespace`);
    },
  },
];

function staysInside(path: string, field: string, at: Place): void {
  if (path.split('/').includes('..')) at.report(field, `Invalid value: ${quoted(path)}: must not contain '..'`);
}
