// Rows of the listeners of a Gateway.
import type { Manifest } from '../../lib/kube/manifest';
import { accepted, rejected } from './row-of';
import type { RuleRows } from './rows';

const gateway = (listeners: object[], more: object = {}): Manifest => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'Gateway',
  metadata: { name: 'front' },
  spec: { gatewayClassName: 'web', listeners, ...more },
});
const listener = (its: object = {}): object => ({ name: 'http', port: 80, protocol: 'HTTP', ...its });
const secure = (tls: object, its: object = {}): Manifest => gateway([listener({ protocol: 'HTTPS', port: 443, tls, ...its })]);
const certificate = { certificateRefs: [{ name: 'front' }] };

export const listenerRows: Readonly<Record<string, RuleRows>> = {
  'gateway-listeners': {
    accepted: [
      accepted(
        gateway([listener({ hostname: 'a.example' }), listener({ name: 'b', hostname: 'b.example' }), listener({ name: 'c', port: 81 })]),
      ),
    ],
    rejected: [
      rejected(gateway([]), ['spec.listeners', 'Invalid value: 0: should have at least 1 items']),
      rejected(gateway(Array.from({ length: 65 }, (_, i) => listener({ name: `a${i}`, port: i + 1 }))), [
        'spec.listeners',
        'Too many: 65: must have at most 64 items',
      ]),
      rejected(gateway([listener(), listener({ port: 81 })]), [
        'spec.listeners[1].name',
        'Duplicate value: "http"',
        'routes say by it which listener they mean',
      ]),
      rejected(gateway([listener(), listener({ name: 'b' })]), [
        'spec.listeners[1]',
        'Invalid value: Combination of port, protocol and hostname must be unique for each listener',
        'give one of them a hostname of its own',
      ]),
      rejected(gateway([listener()], { gatewayClassName: '' }), [
        'spec.gatewayClassName',
        'Invalid value: "": should be at least 1 chars long',
      ]),
    ],
  },
  'gateway-listener': {
    accepted: [accepted(gateway([listener({ port: 65_535, protocol: 'example.com/Odd' })]))],
    rejected: [
      rejected(
        gateway([listener({ port: 0 }), listener({ name: 'b', port: 65_536 })]),
        ['spec.listeners[0].port', 'Invalid value: 0: should be greater than or equal to 1'],
        ['spec.listeners[1].port', 'Invalid value: 65536: should be less than or equal to 65535'],
      ),
      rejected(gateway([listener({ name: 'Http_1' })]), [
        'spec.listeners[0].name',
        'Invalid value: "Http_1": should match \'^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$\'',
      ]),
      rejected(gateway([listener({ name: '' })]), ['spec.listeners[0].name', 'Invalid value: "": should be at least 1 chars long']),
      rejected(gateway([listener({ protocol: 'http2!' })]), [
        'spec.listeners[0].protocol',
        'Invalid value: "http2!": should match \'^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$|[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/[A-Za-z0-9]+$\'',
      ]),
    ],
  },
  'listener-protocol': {
    accepted: [
      accepted(secure(certificate)),
      accepted(secure({ options: { a: 'b' } })),
      accepted(secure({ mode: 'Passthrough' }, { protocol: 'TLS' })),
      accepted(gateway([listener({ protocol: 'HTTPS' })])),
    ],
    rejected: [
      rejected(secure(certificate, { protocol: 'HTTP' }), [
        'spec.listeners[0].tls',
        "Invalid value: tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']",
        "write protocol: 'HTTPS'",
      ]),
      rejected(secure(certificate, { protocol: 'TCP' }), [
        'spec.listeners[0].tls',
        "Invalid value: tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']",
        "write protocol: 'TLS'",
      ]),
      rejected(gateway([listener({ protocol: 'UDP', hostname: 'a.example' })]), [
        'spec.listeners[0].hostname',
        "Invalid value: hostname must not be specified for protocols ['TCP', 'UDP']",
        'leave it out',
      ]),
      rejected(secure({ ...certificate, mode: 'Passthrough' }), [
        'spec.listeners[0].tls.mode',
        'Invalid value: tls mode must be Terminate for protocol HTTPS',
        "write protocol: 'TLS'",
      ]),
      rejected(secure({ mode: 'Terminate' }), [
        'spec.listeners[0].tls',
        'Invalid value: certificateRefs or options must be specified when mode is Terminate',
      ]),
      rejected(secure({ certificateRefs: [] }), [
        'spec.listeners[0].tls',
        'Invalid value: certificateRefs or options must be specified when mode is Terminate',
      ]),
    ],
  },
};
