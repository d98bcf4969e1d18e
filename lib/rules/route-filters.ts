// Rules about what a route does with a request on its way, as the definitions of the Gateway API judge it.
import { isPlainObject } from '../kube/manifest';
import { entries, isNone } from './entries';
import type { Place, Rule } from './rule';
import { quoted } from './scalars';

const FILTERS = 'https://gateway-api.sigs.k8s.io/reference/spec/#httproutefilter';
/** The field of each type. */
const FIELDS: Readonly<Record<string, string>> = {
  CORS: 'cors',
  ExtensionRef: 'extensionRef',
  RequestHeaderModifier: 'requestHeaderModifier',
  RequestMirror: 'requestMirror',
  RequestRedirect: 'requestRedirect',
  ResponseHeaderModifier: 'responseHeaderModifier',
  URLRewrite: 'urlRewrite',
};
const ONCE = ['RequestHeaderModifier', 'ResponseHeaderModifier', 'RequestRedirect', 'URLRewrite'];
const MOST = 16;
const HIGHEST_PORT = 65_535;
const HOST = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';
const isHost = new RegExp(HOST);
const ON_FILTER = ['HTTPRouteSpecRulesBackendRefsFilters', 'GRPCRouteSpecRulesBackendRefsFilters'];
const ON_LIST = ['HTTPRouteSpecRules', 'HTTPRouteSpecRulesBackendRefs', 'GRPCRouteSpecRules', 'GRPCRouteSpecRulesBackendRefs'];

export const routeFilterRules: readonly Rule[] = [
  {
    id: 'route-filter',
    severity: 'error',
    on: ON_FILTER,
    reads: ON_FILTER.map((type) => `${type}.*`),
    accepts: 'a filter says what its type is for, and nothing else',
    source: FILTERS,
    check: (filter, at) => {
      const { type } = filter;
      if (typeof type !== 'string' || !Object.hasOwn(FIELDS, type)) return;
      const own = FIELDS[type]!;
      if (isNone(filter[own])) at.report(own, `Required value: filter.${own} must be specified for ${type} filter.type`);
      for (const [other, field] of Object.entries(FIELDS))
        if (field !== own && !isNone(filter[field]))
          at.report(field, `Invalid value: filter.${field} must be nil if the filter.type is not ${other}`, 'write two filters');
    },
  },
  {
    id: 'route-filters',
    severity: 'error',
    on: ON_LIST,
    reads: ON_LIST.map((type) => `${type}.filters`),
    accepts: `a route changes headers, redirects and rewrites once, does one of the last two, and has at most ${MOST} filters`,
    source: FILTERS,
    check: ({ filters }, at) => {
      if (!Array.isArray(filters)) return;
      if (filters.length > MOST) at.report('filters', `Too many: ${filters.length}: must have at most ${MOST} items`);
      const types = entries(filters).map(({ type }) => type);
      for (const type of ONCE)
        if (types.indexOf(type) !== types.lastIndexOf(type)) {
          const second = types.indexOf(type, types.indexOf(type) + 1);
          at.report(`filters[${second}]`, `Invalid value: ${type} filter cannot be repeated`, 'write what it does into the first');
        }
      if (types.includes('RequestRedirect') && types.includes('URLRewrite'))
        at.report(
          'filters',
          'Invalid value: May specify either httpRouteFilterRequestRedirect or httpRouteFilterRequestRewrite, but not both',
          'a redirect has a path of its own',
        );
    },
  },
  {
    id: 'route-redirect',
    severity: 'error',
    on: ['HTTPRouteSpecRules'],
    reads: ['HTTPRouteSpecRules.filters', 'HTTPRouteSpecRules.backendRefs', 'HTTPRouteSpecRules.matches'],
    accepts: 'what is redirected goes to no backend, and a prefix is replaced where one is matched',
    source: FILTERS,
    check: ({ filters, backendRefs, matches }, at) => {
      if (!Array.isArray(filters)) return;
      const all = entries(filters);
      if (Array.isArray(backendRefs) && backendRefs.length > 0 && all.some(({ requestRedirect }) => !isNone(requestRedirect)))
        at.report(
          'backendRefs',
          'Invalid value: RequestRedirect filter must not be used together with backendRefs',
          'leave them out, or write a rule of its own for what goes to them',
        );
      for (const [type, field] of Object.entries({ RequestRedirect: 'requestRedirect', URLRewrite: 'urlRewrite' }))
        all.forEach((filter, i) => {
          if (replacesPrefix(filter[field]) && !isOnePrefix(matches))
            at.report(
              `filters[${i}].${field}.path.replacePrefixMatch`,
              `Invalid value: When using ${type} filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified`,
            );
        });
    },
  },
  {
    id: 'route-replaced-path',
    severity: 'error',
    on: ['HTTPRouteSpecRulesBackendRefsFiltersRequestRedirectPath'],
    reads: ['HTTPRouteSpecRulesBackendRefsFiltersRequestRedirectPath.*'],
    accepts: 'a path is replaced whole or by its prefix, as its type says',
    source: 'https://gateway-api.sigs.k8s.io/reference/spec/#httppathmodifier',
    check: (path, at) => {
      for (const [type, field] of Object.entries({ ReplaceFullPath: 'replaceFullPath', ReplacePrefixMatch: 'replacePrefixMatch' })) {
        if (path.type === type && isNone(path[field]))
          at.report(field, `Required value: ${field} must be specified when type is set to '${type}'`);
        if (path.type !== type && !isNone(path.type) && !isNone(path[field]))
          at.report(field, `Invalid value: type must be '${type}' when ${field} is set`);
      }
    },
  },
  {
    id: 'route-target',
    severity: 'error',
    on: ['HTTPRouteSpecRulesBackendRefsFiltersRequestRedirect', 'HTTPRouteSpecRulesBackendRefsFiltersUrlRewrite'],
    reads: ['HTTPRouteSpecRulesBackendRefsFiltersRequestRedirect.*', 'HTTPRouteSpecRulesBackendRefsFiltersUrlRewrite.hostname'],
    accepts: 'a request goes on to a host that is a DNS name, on a port from 1 to 65535',
    source: 'https://gateway-api.sigs.k8s.io/reference/spec/#httprequestredirectfilter',
    check: ({ hostname, port }, at) => {
      if (typeof hostname === 'string') judgeHost(hostname, at);
      if (typeof port !== 'number') return;
      if (port < 1) at.report('port', `Invalid value: ${port}: should be greater than or equal to 1`);
      if (port > HIGHEST_PORT) at.report('port', `Invalid value: ${port}: should be less than or equal to ${HIGHEST_PORT}`);
    },
  },
  {
    id: 'route-mirror',
    severity: 'error',
    on: ['HTTPRouteSpecRulesBackendRefsFiltersRequestMirrorBackendRef'],
    reads: ['HTTPRouteSpecRulesBackendRefsFiltersRequestMirrorBackendRef.*'],
    accepts: 'a Service that requests are copied to has a port',
    source: FILTERS,
    check: ({ group, kind, port }, at) => {
      if (isNone(port) && (group ?? '') === '' && (kind ?? 'Service') === 'Service')
        at.report('port', 'Required value: Must have port for Service reference');
    },
  },
];

function judgeHost(host: string, at: Place): void {
  if (host === '') at.report('hostname', 'Invalid value: "": should be at least 1 chars long');
  else if (!isHost.test(host))
    at.report(
      'hostname',
      `Invalid value: ${quoted(host)}: should match '${HOST}'`,
      /:\d+$/.test(host) ? 'a redirect says its port' : undefined,
    );
}

function replacesPrefix(action: unknown): boolean {
  return isPlainObject(action) && isPlainObject(action.path) && !isNone(action.path.replacePrefixMatch);
}

/** Left out, a match is one of every path, by its prefix. */
function isOnePrefix(matches: unknown): boolean {
  if (!Array.isArray(matches)) return true;
  if (matches.length !== 1) return matches.length === 0;
  const path = isPlainObject(matches[0]) ? matches[0].path : undefined;
  return !isPlainObject(path) || isNone(path.type) || path.type === 'PathPrefix';
}
