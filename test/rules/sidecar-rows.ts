// Rows of init containers that run beside the others, and of those that end.
import type { Manifest } from '../../lib/kube/manifest';
import { accepted, at, podOf, rejected, withoutPods, workload } from './row-of';
import type { Row, RuleRows } from './rows';

const proxy = { name: 'proxy', image: 'envoy:1.31', restartPolicy: 'Always' };
const once = { name: 'once', image: 'busybox:1.36' };
const probe = { tcpSocket: { port: 1 } };
const hook = { preStop: { exec: { command: ['true'] } } };
const AWAY = 'Forbidden: the server takes it away, and the Pod waits in Init until the container ends';
const UNDER =
  'Kubernetes has it since 1.29, and the target is 1.28: write it under sidecars (in plain YAML: containers), or raise the target';
const ENDS = 'Forbidden: may not be set for init containers without restartPolicy=Always';
const BESIDE = 'what runs beside the others is one of the sidecars';
const NOT_INIT = 'Forbidden: may not be set for non-init containers';
const OF_THE_POD = 'leave it out: that of the pod holds';
const early = (manifest: Manifest, path: string): Row => rejected(manifest, [`${path}.restartPolicy`, AWAY, UNDER]);

const listening = (...ports: object[]): object => ({ ...proxy, ports });
const metrics = { name: 'metrics', containerPort: 9901 };
const serving = (targetPort: number | string, more: object = {}): Manifest => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort, ...more }] },
});
const between = (target: string, service: Manifest, pod: object, speaks = false): Row =>
  at(target, {
    manifests: [workload({}, pod), service],
    ...(speaks && {
      says: [
        {
          path: 'spec.ports[0].targetPort',
          message: 'Not found: "metrics"',
          hint: 'Deployment/web has it in a native sidecar, whose ports have names for Services since 1.33 only: write 9901',
        },
      ],
    }),
  });
const sidecar = { initContainers: [listening(metrics)] };

export const sidecarRows: Readonly<Record<string, RuleRows>> = {
  'native-sidecar': {
    accepted: [
      accepted(podOf({ initContainers: [once] })),
      withoutPods(at('1.29', accepted(podOf({ initContainers: [proxy] })))),
      at('1.37', accepted(podOf({ initContainers: [once, { ...proxy, readinessProbe: probe }] }))),
    ],
    rejected: [
      withoutPods(early(podOf({ initContainers: [proxy] }), 'spec.initContainers[0]')),
      early(podOf({ initContainers: [once, { ...proxy, readinessProbe: probe }] }), 'spec.initContainers[1]'),
      withoutPods(early(workload({}, { initContainers: [proxy] }), 'spec.template.spec.initContainers[0]')),
      withoutPods(
        early(workload({}, { initContainers: [{ ...proxy, lifecycle: hook }] }, 'StatefulSet'), 'spec.template.spec.initContainers[0]'),
      ),
    ],
  },
  'init-container-ends': {
    accepted: [
      accepted(podOf({ initContainers: [{ ...once, lifecycle: null, startupProbe: null }] })),
      at('1.29', accepted(podOf({ initContainers: [{ ...proxy, lifecycle: hook, startupProbe: probe }] }))),
    ],
    rejected: [
      rejected(
        podOf({
          initContainers: [
            once,
            { ...once, name: 'two', lifecycle: hook, livenessProbe: probe, readinessProbe: probe, startupProbe: probe },
          ],
        }),
        ...['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'].map(
          (field) => [`spec.initContainers[1].${field}`, ENDS, BESIDE] as const,
        ),
      ),
      rejected(podOf({ initContainers: [{ ...once, lifecycle: {} }] }), ['spec.initContainers[0].lifecycle', ENDS, BESIDE]),
      withoutPods(
        rejected(workload({}, { initContainers: [{ ...once, readinessProbe: probe }] }, 'StatefulSet'), [
          'spec.template.spec.initContainers[0].readinessProbe',
          ENDS,
          BESIDE,
        ]),
      ),
    ],
  },
  'container-restart-policy': {
    accepted: [
      accepted(podOf({ containers: [{ ...once, restartPolicy: null }] })),
      // taken away, and it ends
      accepted(podOf({ initContainers: [{ ...once, restartPolicy: 'OnFailure' }] })),
      withoutPods(at('1.30', accepted(podOf({ initContainers: [proxy] })))),
      withoutPods(at('1.37', accepted(podOf({ containers: [{ ...once, restartPolicy: 'OnFailure' }] })))),
    ],
    rejected: [
      rejected(podOf({ containers: [{ ...once, restartPolicy: 'Always' }] }), ['spec.containers[0].restartPolicy', NOT_INIT, OF_THE_POD]),
      withoutPods(
        rejected(workload({}, { containers: [{ ...once, restartPolicy: 'Never' }] }, 'StatefulSet'), [
          'spec.template.spec.containers[0].restartPolicy',
          NOT_INIT,
          OF_THE_POD,
        ]),
      ),
      at(
        '1.30',
        rejected(podOf({ initContainers: [{ ...once, restartPolicy: 'OnFailure' }] }), [
          'spec.initContainers[0].restartPolicy',
          'Unsupported value: "OnFailure": supported values: "Always"',
          OF_THE_POD,
        ]),
      ),
    ],
  },
  'sidecar-port': {
    accepted: [
      between('1.30', serving(9901), sidecar),
      between('1.33', serving('metrics'), sidecar),
      // there they are no sidecars yet, which another rule says
      between('1.28', serving('metrics'), sidecar),
      between('1.30', serving('metrics'), { containers: [{ ...once, ports: [metrics] }], ...sidecar }),
      between('1.30', serving('metrics'), { initContainers: [{ ...once, ports: [metrics] }] }),
      between('1.30', serving('metrics', { protocol: 'UDP' }), sidecar),
      between('1.30', { ...serving('metrics'), metadata: { name: 'web', namespace: 'a' } }, {}),
    ],
    rejected: [
      between('1.30', serving('metrics'), sidecar, true),
      between('1.29', serving('metrics', { protocol: 'TCP' }), sidecar, true),
      between('1.32', serving('metrics'), { containers: [{ ...once, ports: [{ ...metrics, protocol: 'UDP' }] }], ...sidecar }, true),
    ],
  },
};
