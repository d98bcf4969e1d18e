// docs/rules.md: every rule, what it accepts, and the first manifest that it speaks of.
import { emit } from 'cdk8s-patterns';
import { ruleFacts } from '../../lib/rules/catalogue';
import type { RuleFacts } from '../../lib/rules/rule';
import { type Row, rows } from '../../test/rules/rows';
import { fenced, folded } from './markdown';

export function rulesPage(): string {
  const all = [...ruleFacts].sort((a, b) => (a.id < b.id ? -1 : 1));
  return `${[
    '# Rules',
    'An **error** is what the API server of the target version refuses, or whose Pods can never be made; it stops the synth. A **warning** is accepted, and cannot work as written. Warnings can be suppressed (`suppress(scope, rule, reason)`); an error that somebody believes wrong needs `overrule`.',
    `${all.length} rules; ${all.filter(({ severity }) => severity === 'error').length} of them are errors.`,
    ...all.map(section),
  ].join('\n\n')}\n`;
}

function section({ id, severity, accepts, reads, source, since, until }: RuleFacts): string {
  const versions = [since !== undefined && `from 1.${since}`, until !== undefined && `to 1.${until}`].filter(Boolean).join(' ');
  const facts = `${severity}${versions === '' ? '' : `, ${versions}`} · reads ${reads.map((one) => `\`${one}\``).join(', ')} · [Kubernetes](${source})`;
  const row = Object.hasOwn(rows, id) ? rows[id]!.rejected[0] : undefined;
  return [`## ${id}`, sentence(accepts), facts, ...(row ? [example(row)] : [])].join('\n\n');
}

const sentence = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}.`;

function example({ manifests, says = [] }: Row): string {
  const lines = says.map(
    ({ path, message, hint }) => `${path === '' ? '' : `${path}: `}${message}${hint === undefined ? '' : `; ${hint}`}`,
  );
  const text = manifests
    .map((one) => emit([one]))
    .join('---\n')
    .split('\n')
    .map(readable)
    .join('\n');
  return `${fenced('', lines.join('\n'))}\n\n${folded('where this is said', fenced('yaml', text))}`;
}

/** What is too long for a server is too long for a page. */
const readable = (line: string): string => (line.length > 200 ? `${line.slice(0, 60)}… # ${line.length - 60} characters more` : line);
