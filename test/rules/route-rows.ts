// Rows of routes, and of the listeners that they are attached to.
import type { Manifest } from '../../lib/kube/manifest';
import { accepted, rejected } from './row-of';
import type { RuleRows } from './rows';

const apiVersion = 'gateway.networking.k8s.io/v1';
const route = (spec: object, kind = 'HTTPRoute'): Manifest => ({ apiVersion, kind, metadata: { name: 'web' }, spec });
const rule = (its: object, kind?: string): Manifest => route({ rules: [its] }, kind);
const match = (its: object, kind?: string): Manifest => rule({ matches: [its] }, kind);
const path = (value: unknown, type?: string): Manifest => match({ path: { value, ...(type !== undefined && { type }) } });
const backend = (its: object, kind?: string): Manifest => rule({ backendRefs: [{ name: 'web', port: 80, ...its }] }, kind);
const listener = (hostname: string): Manifest => ({
  apiVersion,
  kind: 'Gateway',
  metadata: { name: 'web' },
  spec: { gatewayClassName: 'web', listeners: [{ name: 'http', port: 80, protocol: 'HTTP', hostname }] },
});
const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

const HOST = "should match '^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$'";
const NAME = "should match '^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$'";
const DURATION = "should match '^([0-9]{1,5}(h|m|s|ms)){1,4}$'";
const WHEN = "when type one of ['Exact', 'PathPrefix']";
const EMPTY = 'Invalid value: "": should be at least 1 chars long';
const atPath = 'spec.rules[0].matches[0].path.value';
const atMatch = 'spec.rules[0].matches[0]';
const atBackend = 'spec.rules[0].backendRefs[0]';
const tooMany = (count: number, most: number): string => `Too many: ${count}: must have at most ${most} items`;

export const routeRows: Readonly<Record<string, RuleRows>> = {
  'route-host': {
    accepted: [accepted(route({ hostnames: ['shop.example', '*.shop.example'] })), accepted(listener('*.example'))],
    rejected: [
      rejected(route({ hostnames: ['shop.example', 'https://Shop.example/'] }), [
        'spec.hostnames[1]',
        `Invalid value: "https://Shop.example/": ${HOST}`,
        'for example "shop.example"',
      ]),
      rejected(route({ hostnames: ['*'] }), ['spec.hostnames[0]', `Invalid value: "*": ${HOST}`, 'left out, it is for every host']),
      rejected(route({ hostnames: ['a.*.example'] }, 'GRPCRoute'), ['spec.hostnames[0]', `Invalid value: "a.*.example": ${HOST}`]),
      rejected(route({ hostnames: ['a'.repeat(254)] }), ['spec.hostnames[0]', 'Too long: may not be more than 253 bytes']),
      rejected(listener(''), ['spec.listeners[0].hostname', EMPTY, 'left out, it is for every host']),
    ],
  },
  'route-path': {
    accepted: [
      accepted(path("/a/b.c;v=1/@x:y~!$&'()*+,=%20")),
      accepted(match({ path: { type: 'Exact' } })),
      accepted(path('a//b c', 'RegularExpression')),
    ],
    rejected: [
      rejected(path('api'), [
        atPath,
        `Invalid value: "api": value must be an absolute path and start with '/' ${WHEN}`,
        'for example "/api"',
      ]),
      rejected(path('', 'Exact'), [
        atPath,
        `Invalid value: "": value must be an absolute path and start with '/' ${WHEN}`,
        'for example "/"',
      ]),
      ...['//', '/./', '/../', '%2f', '%2F', '#'].map((part) =>
        rejected(path(`/a${part}b`, 'Exact'), [atPath, `Invalid value: "/a${part}b": must not contain '${part}' ${WHEN}`]),
      ),
      ...['/..', '/.'].map((end) =>
        rejected(path(`/a${end}`, 'PathPrefix'), [atPath, `Invalid value: "/a${end}": must not end with '${end}' ${WHEN}`]),
      ),
      ...['/a b', '/a?b', '/ä', '/%zz', '/{id}'].map((text) =>
        rejected(path(text), [
          atPath,
          `Invalid value: "${text}": must only contain valid characters (matching ^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$) for types ['Exact', 'PathPrefix']`,
        ]),
      ),
      rejected(path(`/${'a'.repeat(1024)}`, 'RegularExpression'), [atPath, 'Too long: may not be more than 1024 bytes']),
    ],
  },
  'route-match': {
    accepted: [
      accepted(
        match({
          headers: [
            { name: 'X-Canary', value: 'yes' },
            { name: 'x-canary', value: 'no' },
          ],
        }),
      ),
      accepted(match({ queryParams: [{ name: 'a', value: 'b' }], headers: [{ name: 'a', value: 'b' }] })),
    ],
    rejected: [
      rejected(match({ headers: [{ name: 'my header', value: 'a' }] }), [
        `${atMatch}.headers[0].name`,
        `Invalid value: "my header": ${NAME}`,
      ]),
      rejected(match({ headers: [{ name: ':path', value: 'a' }] }, 'GRPCRoute'), [
        `${atMatch}.headers[0].name`,
        `Invalid value: ":path": ${NAME}`,
      ]),
      rejected(match({ queryParams: [{ name: '', value: 'a' }] }), [`${atMatch}.queryParams[0].name`, EMPTY]),
      rejected(match({ headers: [{ name: 'a', value: '' }] }), [`${atMatch}.headers[0].value`, EMPTY]),
      rejected(match({ queryParams: [{ name: 'a', value: 'b'.repeat(1025) }] }), [
        `${atMatch}.queryParams[0].value`,
        'Too long: may not be more than 1024 bytes',
      ]),
      rejected(match({ headers: many(2, () => ({ name: 'a', value: 'b' })) }), [`${atMatch}.headers[1]`, 'Duplicate value: {"name":"a"}']),
    ],
  },
  'route-backend': {
    accepted: [
      accepted(backend({ weight: 0 })),
      accepted(backend({ group: 'example.com', kind: 'Bucket', port: undefined })),
      accepted(backend({ weight: 1_000_000 }, 'GRPCRoute')),
    ],
    rejected: [
      rejected(backend({ port: undefined }), [`${atBackend}.port`, 'Required value: Must have port for Service reference']),
      rejected(backend({ port: null, kind: null }, 'GRPCRoute'), [
        `${atBackend}.port`,
        'Required value: Must have port for Service reference',
      ]),
      rejected(backend({ port: 0 }), [`${atBackend}.port`, 'Invalid value: 0: should be greater than or equal to 1']),
      rejected(backend({ port: 65_536 }), [`${atBackend}.port`, 'Invalid value: 65536: should be less than or equal to 65535']),
      rejected(backend({ weight: -1 }), [`${atBackend}.weight`, 'Invalid value: -1: should be greater than or equal to 0']),
      rejected(backend({ weight: 1_000_001 }), [`${atBackend}.weight`, 'Invalid value: 1000001: should be less than or equal to 1000000']),
      rejected(backend({ name: '' }), [`${atBackend}.name`, EMPTY]),
    ],
  },
  'route-timeout': {
    accepted: [
      accepted(rule({ timeouts: { request: '1m30s', backendRequest: '500ms' } })),
      accepted(rule({ timeouts: { request: '0s', backendRequest: '2s' } })),
    ],
    rejected: [
      rejected(rule({ timeouts: { request: '10' } }), [
        'spec.rules[0].timeouts.request',
        `Invalid value: "10": ${DURATION}`,
        'for example "10s"',
      ]),
      rejected(rule({ timeouts: { backendRequest: '1.5s' } }), [
        'spec.rules[0].timeouts.backendRequest',
        `Invalid value: "1.5s": ${DURATION}`,
      ]),
      rejected(rule({ timeouts: { request: '1s', backendRequest: '1001ms' } }), [
        'spec.rules[0].timeouts.backendRequest',
        'Invalid value: "1001ms": backendRequest timeout cannot be longer than request timeout',
        'which is "1s"',
      ]),
    ],
  },
  'route-amounts': {
    accepted: [
      accepted(route({ hostnames: many(16, (i) => `a${i}`) })),
      accepted(rule({ matches: many(64, () => ({})) })),
      accepted(route({ rules: [] }, 'GRPCRoute')),
    ],
    rejected: [
      rejected(route({ hostnames: many(17, (i) => `a${i}`) }), ['spec.hostnames', tooMany(17, 16)]),
      rejected(route({ rules: [] }), [
        'spec.rules',
        'Invalid value: 0: should have at least 1 items',
        'left out, there is one for every path',
      ]),
      rejected(rule({ matches: many(65, () => ({})) }), ['spec.rules[0].matches', tooMany(65, 64)]),
      rejected(rule({ backendRefs: many(17, () => ({ name: 'web', port: 80 })) }, 'GRPCRoute'), [
        'spec.rules[0].backendRefs',
        tooMany(17, 16),
      ]),
      rejected(match({ headers: many(17, (i) => ({ name: `a${i}`, value: 'b' })) }), [`${atMatch}.headers`, tooMany(17, 16)]),
    ],
  },
};
