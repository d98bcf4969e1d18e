// Rules about what requests a route is for, as the definitions of the Gateway API judge them.
import { entries, forTwice, isNone } from './entries';
import type { Place, Rule } from './rule';
import { quoted } from './scalars';

const GATEWAY = 'https://gateway-api.sigs.k8s.io/reference/spec/';
const PLAIN = "['Exact', 'PathPrefix']";
const WITHIN = ['//', '/./', '/../', '%2f', '%2F', '#'];
const AT_END = ['/..', '/.'];
const PATH = "^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$";
const NAME = "^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$";
const isPath = new RegExp(PATH);
const isName = new RegExp(NAME);
const LONGEST_PATH = 1024;
const LONGEST_NAME = 256;
const LONGEST_VALUE: Readonly<Record<string, number>> = { headers: 4096, queryParams: 1024 };

export const routeMatchRules: readonly Rule[] = [
  {
    id: 'route-path',
    severity: 'error',
    on: ['HTTPRouteSpecRulesMatchesPath'],
    reads: ['HTTPRouteSpecRulesMatchesPath.*'],
    accepts: 'a path that is exact or a prefix is absolute, and has nothing in it that a client would resolve or leave out',
    source: `${GATEWAY}#httppathmatch`,
    check: ({ type, value }, at) => {
      const text = value ?? '/';
      if (typeof text !== 'string') return;
      if (text.length > LONGEST_PATH) at.report('value', tooLong(LONGEST_PATH));
      if (!isNone(type) && type !== 'Exact' && type !== 'PathPrefix') return;
      const say = (what: string, hint?: string): void => at.report('value', `Invalid value: ${quoted(text)}: ${what}`, hint);
      const when = `when type one of ${PLAIN}`;
      if (!text.startsWith('/')) say(`value must be an absolute path and start with '/' ${when}`, `for example ${quoted(`/${text}`)}`);
      for (const part of WITHIN) if (text.includes(part)) say(`must not contain '${part}' ${when}`);
      for (const end of AT_END) if (text.endsWith(end)) say(`must not end with '${end}' ${when}`);
      if (text !== '' && !text.includes('#') && !isPath.test(text))
        say(`must only contain valid characters (matching ${PATH}) for types ${PLAIN}`);
    },
  },
  {
    id: 'route-match',
    severity: 'error',
    on: ['HTTPRouteSpecRulesMatches', 'GRPCRouteSpecRulesMatches'],
    reads: ['HTTPRouteSpecRulesMatches.headers', 'HTTPRouteSpecRulesMatches.queryParams', 'GRPCRouteSpecRulesMatches.headers'],
    accepts: 'a header or a parameter of a match has a name that it can have, once, and a value',
    source: `${GATEWAY}#httpheadermatch`,
    check: ({ headers, queryParams }, at) => {
      for (const [field, list] of Object.entries({ headers, queryParams })) {
        const its = entries(list);
        its.forEach(({ name, value }, i) => {
          judgeText(name, LONGEST_NAME, `${field}[${i}].name`, at);
          judgeText(value, LONGEST_VALUE[field]!, `${field}[${i}].value`, at);
          if (typeof name === 'string' && name !== '' && !isName.test(name))
            at.report(`${field}[${i}].name`, `Invalid value: ${quoted(name)}: should match '${NAME}'`);
        });
        forTwice(
          its.map(({ name }) => name),
          (i, name) => at.report(`${field}[${i}]`, `Duplicate value: ${quoted({ name })}`),
        );
      }
    },
  },
];

function judgeText(text: unknown, longest: number, field: string, at: Place): void {
  if (text === '') at.report(field, 'Invalid value: "": should be at least 1 chars long');
  else if (typeof text === 'string' && text.length > longest) at.report(field, tooLong(longest));
}

const tooLong = (longest: number): string => `Too long: may not be more than ${longest} bytes`;
