// Rules about the headers that a route changes, and about the gateways that it is attached to.
import { entries, forTwice, isText } from './entries';
import type { Rule } from './rule';
import { quoted } from './scalars';

const GATEWAY = 'https://gateway-api.sigs.k8s.io/reference/spec/';
const NAME = "^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$";
const isName = new RegExp(NAME);

export const routeHeaderRules: readonly Rule[] = [
  {
    id: 'route-header-change',
    severity: 'error',
    on: ['HTTPRouteSpecRulesBackendRefsFiltersRequestHeaderModifier'],
    reads: ['HTTPRouteSpecRulesBackendRefsFiltersRequestHeaderModifier.*'],
    accepts: 'a header that is set or added has a name that it can have, once',
    source: `${GATEWAY}#httpheaderfilter`,
    check: ({ set, add }, at) => {
      for (const [field, list] of Object.entries({ set, add })) {
        const names = entries(list).map(({ name }) => name);
        names.forEach((name, i) => {
          if (isText(name) && !isName.test(name))
            at.report(`${field}[${i}].name`, `Invalid value: ${quoted(name)}: should match '${NAME}'`);
        });
        forTwice(names, (i, name) => at.report(`${field}[${i}]`, `Duplicate value: ${quoted({ name })}`));
      }
    },
  },
  {
    id: 'route-parent-once',
    severity: 'error',
    on: ['HTTPRouteSpec', 'GRPCRouteSpec'],
    reads: ['HTTPRouteSpecParentRefs.*'],
    accepts: 'a route is attached to a listener of a Gateway once',
    source: `${GATEWAY}#parentreference`,
    check: ({ parentRefs }, at) => {
      if (!Array.isArray(parentRefs) || parentRefs.length < 2) return;
      const parents = entries(parentRefs).map(({ group, kind, namespace, name, sectionName, port }) =>
        JSON.stringify([group ?? 'gateway.networking.k8s.io', kind ?? 'Gateway', namespace ?? '', name, sectionName ?? '', port ?? 0]),
      );
      const message = 'Invalid value: sectionName must be unique when parentRefs includes 2 or more references to the same parent';
      forTwice(parents, (i) => at.report(`parentRefs[${i}]`, message, 'leave one out'));
    },
  },
];
