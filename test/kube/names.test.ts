import type { NameRule } from '../../lib/kube/kinds';
import { dnsLabelProblem, likelyName, nameProblem } from '../../lib/kube/names';

const LABEL = /^a lowercase RFC 1123 label must consist of /;
const SUBDOMAIN = /^a lowercase RFC 1123 subdomain must consist of /;
const DNS1035 = /^a DNS-1035 label must consist of /;
const a = (length: number): string => 'a'.repeat(length);

test.each<[NameRule, string[]]>([
  ['label', ['a', '0', 'a-b', '123-abc', a(63)]],
  ['subdomain', ['a', 'a.b', '1.2', 'example.com', `${a(200)}.${a(52)}`]],
  ['dns1035-label', ['a', 'a-1', a(63)]],
  ['path-segment', ['system:node', 'A b', '...', '']],
])('a %s can be %j', (rule, names) => expect(names.map((name) => nameProblem(name, rule))).toEqual(names.map(() => undefined)));

test.each<[NameRule, string, RegExp]>([
  ['label', 'A', LABEL],
  ['label', 'a.b', /^must not contain dots$/],
  ['label', '-a', LABEL],
  ['label', 'a-', LABEL],
  ['label', '', LABEL],
  ['label', a(64), /^must be no more than 63 characters$/],
  ['subdomain', 'a..b', SUBDOMAIN],
  ['subdomain', '.a', SUBDOMAIN],
  ['subdomain', 'a_b', SUBDOMAIN],
  ['subdomain', 'a-.b', SUBDOMAIN],
  ['subdomain', a(254), /^must be no more than 253 characters$/],
  ['dns1035-label', '1a', DNS1035],
  ['dns1035-label', 'a.b', DNS1035],
  ['dns1035-label', a(64), /^must be no more than 63 characters$/],
  ['path-segment', '.', /^may not be '\.'$/],
  ['path-segment', '..', /^may not be '\.\.'$/],
  ['path-segment', 'a/b', /^may not contain '\/'$/],
  ['path-segment', 'a%b', /^may not contain '%'$/],
])('a %s cannot be %j', (rule, name, problem) => expect(nameProblem(name, rule)).toMatch(problem));

test('a DNS label', () => {
  expect(dnsLabelProblem('web')).toBeUndefined();
  expect(dnsLabelProblem('Web')).toMatch(LABEL);
});

test.each<[string, NameRule, string | undefined]>([
  ['My App', 'label', 'my-app'],
  ['my_app', 'subdomain', 'my-app'],
  ['Example.Com', 'subdomain', 'example.com'],
  ['a-.-b', 'subdomain', 'a.b'],
  ['example.com', 'label', 'example-com'],
  ['1st-web', 'dns1035-label', 'st-web'],
  ['-web-', 'label', 'web'],
  [a(70), 'label', a(63)],
  ['___', 'label', undefined],
  ['123', 'dns1035-label', undefined],
  ['a/b', 'path-segment', 'a-b'],
])('%j is likely meant, as a %s, to be %j', (name, rule, likely) => expect(likelyName(name, rule)).toBe(likely));
