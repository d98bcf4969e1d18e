// What a name may be: text → the reason why not, or undefined. In the API server's own words.
import type { NameRule } from './kinds';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const DNS1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

const LABEL_TEXT =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const SUBDOMAIN_TEXT =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const DNS1035_TEXT =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

/** Why this is no name for a kind with that rule. @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
export function nameProblem(name: string, rule: NameRule): string | undefined {
  switch (rule) {
    case 'label':
      return dnsLabelProblem(name);
    case 'subdomain':
      if (name.length > 253) return tooLong(253);
      return SUBDOMAIN.test(name) ? undefined : SUBDOMAIN_TEXT;
    case 'dns1035-label':
      if (name.length > 63) return tooLong(63);
      return DNS1035.test(name) ? undefined : DNS1035_TEXT;
    case 'path-segment':
      if (name === '.' || name === '..') return `may not be '${name}'`;
      for (const illegal of ['/', '%']) if (name.includes(illegal)) return `may not contain '${illegal}'`;
      return undefined;
  }
}

/** Why this is no DNS label: the name of a namespace, a container, a volume. */
export function dnsLabelProblem(name: string): string | undefined {
  if (name.length > 63) return tooLong(63);
  if (LABEL.test(name)) return undefined;
  return SUBDOMAIN.test(name) ? 'must not contain dots' : LABEL_TEXT;
}

/** What a name would be if it were written as the rule wants it: for the mend of a message. */
export function likelyName(name: string, rule: NameRule): string | undefined {
  const limit = rule === 'subdomain' ? 253 : 63;
  const kept = rule === 'subdomain' ? /[^a-z0-9.-]+/g : /[^a-z0-9-]+/g;
  let text = name.toLowerCase().replace(kept, '-').slice(0, limit);
  text = text.replace(/^[-.]+|[-.]+$/g, '').replace(/-*\.[-.]*/g, '.');
  if (rule === 'dns1035-label') text = text.replace(/^[^a-z]+/, '');
  return text !== '' && nameProblem(text, rule) === undefined ? text : undefined;
}

const tooLong = (limit: number): string => `must be no more than ${limit} characters`;
