// Rows of what a route does with a request on its way.
import type { Manifest } from '../../lib/kube/manifest';
import { accepted, rejected } from './row-of';
import type { RuleRows } from './rows';

const route = (spec: object, kind = 'HTTPRoute'): Manifest => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind,
  metadata: { name: 'front' },
  spec,
});
const rule = (its: object, kind?: string): Manifest => route({ rules: [its] }, kind);
const doing = (...filters: object[]): Manifest => rule({ filters });
const redirect = (requestRedirect: object = { scheme: 'https' }): object => ({ type: 'RequestRedirect', requestRedirect });
const rewrite = (urlRewrite: object = { hostname: 'web.example' }): object => ({ type: 'URLRewrite', urlRewrite });
const headers = (requestHeaderModifier: object): object => ({ type: 'RequestHeaderModifier', requestHeaderModifier });
const mirror = (backendRef: object): object => ({ type: 'RequestMirror', requestMirror: { backendRef } });
const prefix = { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } };
const at80 = { name: 'web', port: 80 };

export const routeFilterRows: Readonly<Record<string, RuleRows>> = {
  'route-filter': {
    accepted: [accepted(doing(redirect())), accepted(rule({ filters: [rewrite(), headers({})], backendRefs: [at80] }))],
    rejected: [
      rejected(doing({ type: 'RequestRedirect' }), [
        'spec.rules[0].filters[0].requestRedirect',
        'Required value: filter.requestRedirect must be specified for RequestRedirect filter.type',
      ]),
      rejected(doing({ ...redirect(), urlRewrite: { hostname: 'a' } }), [
        'spec.rules[0].filters[0].urlRewrite',
        'Invalid value: filter.urlRewrite must be nil if the filter.type is not URLRewrite',
        'write two filters',
      ]),
      rejected(rule({ filters: [{ type: 'ResponseHeaderModifier' }] }, 'GRPCRoute'), [
        'spec.rules[0].filters[0].responseHeaderModifier',
        'Required value: filter.responseHeaderModifier must be specified for ResponseHeaderModifier filter.type',
      ]),
    ],
  },
  'route-filters': {
    accepted: [accepted(doing(mirror(at80), mirror({ ...at80, name: 'b' })))],
    rejected: [
      rejected(doing(redirect(), redirect()), [
        'spec.rules[0].filters[1]',
        'Invalid value: RequestRedirect filter cannot be repeated',
        'write what it does into the first',
      ]),
      rejected(doing(redirect(), rewrite()), [
        'spec.rules[0].filters',
        'Invalid value: May specify either httpRouteFilterRequestRedirect or httpRouteFilterRequestRewrite, but not both',
        'a redirect has a path of its own',
      ]),
      rejected(rule({ backendRefs: [{ ...at80, filters: [rewrite(), rewrite()] }] }), [
        'spec.rules[0].backendRefs[0].filters[1]',
        'Invalid value: URLRewrite filter cannot be repeated',
        'write what it does into the first',
      ]),
      rejected(doing(...Array.from({ length: 17 }, () => mirror(at80))), [
        'spec.rules[0].filters',
        'Too many: 17: must have at most 16 items',
      ]),
    ],
  },
  'route-redirect': {
    accepted: [
      accepted(doing(redirect())),
      accepted(rule({ filters: [redirect()], backendRefs: [] })),
      accepted(rule({ matches: [{ path: { value: '/a' } }], filters: [rewrite(prefix)], backendRefs: [at80] })),
      accepted(doing(rewrite(prefix))),
    ],
    rejected: [
      rejected(rule({ filters: [redirect()], backendRefs: [at80] }), [
        'spec.rules[0].backendRefs',
        'Invalid value: RequestRedirect filter must not be used together with backendRefs',
        'leave them out, or write a rule of its own for what goes to them',
      ]),
      rejected(rule({ matches: [{ path: { type: 'Exact', value: '/a' } }], filters: [rewrite(prefix)] }), [
        'spec.rules[0].filters[0].urlRewrite.path.replacePrefixMatch',
        'Invalid value: When using URLRewrite filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified',
      ]),
      rejected(rule({ matches: [{ path: { value: '/a' } }, { path: { value: '/b' } }], filters: [redirect(prefix)] }), [
        'spec.rules[0].filters[0].requestRedirect.path.replacePrefixMatch',
        'Invalid value: When using RequestRedirect filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified',
      ]),
    ],
  },
  'route-replaced-path': {
    accepted: [accepted(doing(rewrite({ path: { type: 'ReplaceFullPath', replaceFullPath: '/' } })))],
    rejected: [
      rejected(doing(rewrite({ path: { type: 'ReplaceFullPath' } })), [
        'spec.rules[0].filters[0].urlRewrite.path.replaceFullPath',
        "Required value: replaceFullPath must be specified when type is set to 'ReplaceFullPath'",
      ]),
      rejected(doing(rewrite({ path: { type: 'ReplaceFullPath', replaceFullPath: '/', replacePrefixMatch: '/' } })), [
        'spec.rules[0].filters[0].urlRewrite.path.replacePrefixMatch',
        "Invalid value: type must be 'ReplacePrefixMatch' when replacePrefixMatch is set",
      ]),
    ],
  },
  'route-target': {
    accepted: [accepted(doing(redirect({ hostname: 'a.example', port: 8443 })))],
    rejected: [
      rejected(doing(redirect({ port: 0 })), [
        'spec.rules[0].filters[0].requestRedirect.port',
        'Invalid value: 0: should be greater than or equal to 1',
      ]),
      rejected(doing(redirect({ port: 65_536 })), [
        'spec.rules[0].filters[0].requestRedirect.port',
        'Invalid value: 65536: should be less than or equal to 65535',
      ]),
      rejected(doing(redirect({ hostname: '*.example' })), [
        'spec.rules[0].filters[0].requestRedirect.hostname',
        'Invalid value: "*.example": should match \'^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$\'',
      ]),
      rejected(doing(rewrite({ hostname: 'a.example:80' })), [
        'spec.rules[0].filters[0].urlRewrite.hostname',
        'Invalid value: "a.example:80": should match \'^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$\'',
        'a redirect says its port',
      ]),
    ],
  },
  'route-mirror': {
    accepted: [accepted(doing(mirror(at80))), accepted(doing(mirror({ group: 'example.com', kind: 'Sink', name: 'a' })))],
    rejected: [
      rejected(doing(mirror({ name: 'a' })), [
        'spec.rules[0].filters[0].requestMirror.backendRef.port',
        'Required value: Must have port for Service reference',
      ]),
    ],
  },
  'route-header-change': {
    accepted: [accepted(doing(headers({ set: [{ name: 'X-A', value: 'b' }], add: [{ name: 'X-A', value: 'c' }] })))],
    rejected: [
      rejected(
        doing(
          headers({
            set: [
              { name: 'a', value: 'b' },
              { name: 'a', value: 'c' },
            ],
          }),
        ),
        ['spec.rules[0].filters[0].requestHeaderModifier.set[1]', 'Duplicate value: {"name":"a"}'],
      ),
      rejected(doing(headers({ add: [{ name: 'a b', value: 'b' }] })), [
        'spec.rules[0].filters[0].requestHeaderModifier.add[0].name',
        "Invalid value: \"a b\": should match '^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$'",
      ]),
    ],
  },
  'route-parent-once': {
    accepted: [accepted(route({ parentRefs: [{ name: 'a', sectionName: 'x' }, { name: 'a', sectionName: 'y' }, { name: 'b' }] }))],
    rejected: [
      rejected(route({ parentRefs: [{ name: 'a' }, { name: 'a', kind: 'Gateway' }] }), [
        'spec.parentRefs[1]',
        'Invalid value: sectionName must be unique when parentRefs includes 2 or more references to the same parent',
        'leave one out',
      ]),
    ],
  },
};
