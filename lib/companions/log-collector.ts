// Sends the logs of all containers of a node: Fluent Bit as a daemon.
import type { PropTypes } from '../kube/prop-type';
import type * as k8s from '../kube/wire';
import type { NamedContainerProps } from '../pod/container';
import { hostPath } from '../pod/volumes';
import { asked } from './asked';
import { fluentBit } from './fluent-bit';
import { logOutput, type LogService } from './log-output';
import { port } from './port';

export interface LogCollectorProps {
  /** `'http://loki:3100'`, `'https://elasticsearch:9200'`, any other `http` or `https` URL, or `'stdout'`. */
  readonly to: string;
  /** What answers there, where neither name nor port of `to` say it. @default what the host begins with; else 3100 is loki, 9200 elasticsearch; else http */
  readonly service?: LogService;
  /** User and password, as `secretKeyRef(…)` says. @default none */
  readonly login?: { readonly username: string | k8s.EnvVarSource; readonly password: k8s.EnvVarSource };
  /** The port of the Pod's address for health and figures. @default 2020 */
  readonly port?: number;
}

/** The kubelet's name of a log: `<pod>_<namespace>_<container>-<id>.log`. */
const FILE = '^/var/log/containers/(?<pod>[^_]+)_(?<namespace>[^_]+)_(?<container>.+)-[0-9a-f]{64}\\.log$';

const TYPES: PropTypes<LogCollectorProps> = { to: ['text'], service: ['text'], login: ['an object'] };

/**
 * For a NodeDaemon: each line with pod, namespace and container, taken from the file's name; nothing is asked of the API server, so that no account
 * is needed, and there are no labels. Its own log is left out. It runs as root, without any capability: the kubelet's logs are root's own. Where it
 * stopped is kept on the node (/var/lib/log-collector): in an emptyDir, every update of the daemon would send all logs of the node again.
 * @throws RangeError for a `to` that is no URL, or has a password in it
 * @see https://kubernetes.io/docs/concepts/cluster-administration/logging/#using-a-node-logging-agent
 */
export function logCollector(props: LogCollectorProps): NamedContainerProps {
  props = asked(props, 'logCollector', TYPES);
  return {
    ...fluentBit({
      name: 'log-collector',
      program: 'logCollector',
      port: port(props.port ?? 2020, 'logCollector: port'),
      portName: 'log-health',
      input: {
        name: 'tail',
        tag: 'container',
        path: '/var/log/containers/*.log',
        exclude_path: '/var/log/containers/*_log-collector-*.log',
        path_key: 'file',
        'multiline.parser': 'cri',
        db: '/positions/containers.db',
        read_from_head: 'on',
        refresh_interval: 5,
        rotate_wait: 30,
        skip_long_lines: 'on',
        mem_buf_limit: '32MB',
      },
      parsers: [{ name: 'container-file', format: 'regex', regex: FILE }],
      filters: [{ name: 'parser', match: '*', key_name: 'file', parser: 'container-file', reserve_data: 'on' }],
      output: logOutput(props.to, props.service, 'logCollector', ['namespace', 'pod', 'container']),
      login: props.login,
    }),
    resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
      runAsGroup: 0,
      runAsNonRoot: false,
      runAsUser: 0,
    },
    volumeMounts: {
      // links in containers/ lead to pods/, both below: as containerd and CRI-O have it
      '/var/log': hostPath('varlog', '/var/log').readOnly(),
      '/positions': hostPath('positions', '/var/lib/log-collector', { type: 'DirectoryOrCreate' }).mounted({ readOnly: false }),
    },
  };
}
