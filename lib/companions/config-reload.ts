// Tells the main container that its configuration has changed: watches mounted ConfigMaps and Secrets, and posts to it on 127.0.0.1.
import type { PropTypes } from '../kube/prop-type';
import type { SidecarProps } from '../pod/companion';
import { httpGet } from '../pod/probe';
import { isVolume } from '../pod/pod-volumes';
import type { Volume } from '../pod/volume';
import { asked } from './asked';
import { port } from './port';
import { readyMade } from './ready-made';
import { unprivileged } from './unprivileged';
import { within } from './within';

export interface ConfigReloadProps {
  /** The ConfigMaps and Secrets to watch, as the main container mounts them: whole, for a mounted key (`at`) never changes. */
  readonly watch: Volume | Volume[];
  /** Where the main container takes the word: `'http://127.0.0.1:9090/-/reload'`. It is posted again until the answer is 200. */
  readonly url: string;
  /** The port of the Pod's address for health and figures. @default 9533 */
  readonly port?: number;
}

const TYPES: PropTypes<ConfigReloadProps> = { watch: ['an object', 'a list'], url: ['text'] };

/**
 * For `sidecars`: a changed ConfigMap reaches a running container without a restart, a minute or so after the change (the kubelet's time).
 * Its template says the same afterwards: leave it out of `restartOnChange` with `{ reload: true }`.
 * @throws RangeError for a url that is not on 127.0.0.1, a volume that is no ConfigMap or Secret, one with `at`
 * @see https://prometheus-operator.dev/docs/platform/operator/#prometheus-config-reloader
 */
export function configReload(props: ConfigReloadProps): SidecarProps {
  props = asked(props, 'configReload', TYPES);
  const volumes = [props.watch].flat().map((volume, i) => within(volume, `configReload: watch[${i}]`, unwatchable(volume)));
  within(
    props.url,
    'configReload: url',
    /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/.test(props.url)
      ? undefined
      : 'must be on 127.0.0.1, as in "http://127.0.0.1:9090/-/reload": the main container is beside it',
  );
  const healthPort = port(props.port ?? 9533, 'configReload: port');
  const folders = volumes.map((volume) => [`/watch/${volume.name}`, volume.readOnly()] as const);
  return {
    name: 'config-reload',
    ...readyMade('configReload', 'quay.io/prometheus-operator/prometheus-config-reloader:v0.80.1'),
    args: [...folders.map(([folder]) => `--watched-dir=${folder}`), `--reload-url=${props.url}`, `--listen-address=:${healthPort}`],
    ports: [{ name: 'reload-health', containerPort: healthPort }],
    // Before it can reach the main container, which starts after it.
    startupProbe: httpGet('/healthz', healthPort, { periodSeconds: 1, failureThreshold: 30 }),
    livenessProbe: httpGet('/healthz', healthPort),
    resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } },
    securityContext: unprivileged(65534),
    volumeMounts: Object.fromEntries(folders),
  };
}

function unwatchable(volume: Volume): string | undefined {
  if (!isVolume(volume)) return 'must be a volume, as in volume(settings)';
  const { mount, source } = volume;
  if (mount.subPath !== undefined) return 'must be the whole volume: a subPath mount never sees a change';
  return (source?.configMap ?? source?.secret ?? source?.projected ?? source?.downwardAPI)
    ? undefined
    : 'must show ConfigMaps or Secrets: nothing else is renewed by the kubelet';
}
