// Findings as a person reads them: where you wrote it, the server's sentence, what would be right.
import type { Finding } from '../rules/finding';
import type { Answered } from './gather';

export interface ReportFacts {
  readonly findings: readonly Finding[];
  readonly answered?: readonly Answered[];
  readonly targets: readonly { readonly target: string; readonly byDefault: boolean }[];
  /** What became of the output: `dist/ is unchanged`. */
  readonly outcome?: string;
}

/** The whole report, or empty text where there is nothing to say. */
export function report({ findings, answered = [], targets, outcome }: ReportFacts): string {
  if (findings.length === 0 && answered.length === 0) return '';
  const repeated = repeatedIn(findings);
  const blocks = [...groups(findings.filter((finding) => (repeated.get(finding) ?? FIRST) > 0))].map(([title, its]) =>
    [title, ...its.map((finding) => line(finding, repeated.get(finding)))].join('\n'),
  );
  const answers = [...answersOf(answered)].map(([answer, places]) => {
    const where = places.length > FEW ? `${places.length} objects, ${places[0]} the first` : places.join(', ');
    return `${answer.overrules ? 'overruled' : 'suppressed'}: ${answer.rule} at ${where}: ${answer.reason}`;
  });
  return [...blocks, ...(answers.length > 0 ? [answers.join('\n')] : []), summary(findings, targets, outcome)].join('\n\n');
}

/** More places than these are counted. */
const FEW = 3;

/** Each answer once, with the places where it was given. */
function answersOf(answered: readonly Answered[]): Map<Answered['answer'], string[]> {
  const places = new Map<Answered['answer'], string[]>();
  for (const { finding, answer } of answered) places.set(answer, [...(places.get(answer) ?? []), title(finding)]);
  return places;
}

/** Of a warning that many objects earn alike, the first stands for all: how many there are is said there, and the others are not printed (0). */
function repeatedIn(findings: readonly Finding[]): Map<Finding, number> {
  const alike = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.severity === 'error') continue;
    const text = line({ ...finding, path: '' });
    alike.set(text, [...(alike.get(text) ?? []), finding]);
  }
  const repeated = new Map<Finding, number>();
  for (const [first, ...others] of alike.values()) {
    if (others.length < FEW) continue;
    repeated.set(first!, others.length);
    for (const other of others) repeated.set(other, 0);
  }
  return repeated;
}
const FIRST = 1;

function groups(findings: readonly Finding[]): Map<string, Finding[]> {
  const byObject = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = title(finding);
    byObject.set(key, [...(byObject.get(key) ?? []), finding]);
  }
  return byObject;
}

const title = ({ construct, object }: Finding): string =>
  [construct, object.kind && `${object.kind}/${object.name}`].filter(Boolean).join('  ');

function line({ path, message, hint, rule, severity }: Finding, others = 0): string {
  const sentence = `${path === '' ? '' : `${path}: `}${message}${hint === undefined ? '' : `; ${hint}`}`;
  return `  ${severity === 'error' ? '' : `${severity}: `}${sentence}   ${rule}${others > 0 ? `\n    and ${others} more objects alike` : ''}`;
}

function summary(findings: readonly Finding[], targets: ReportFacts['targets'], outcome: string | undefined): string {
  const counts = (['error', 'warning', 'advice'] as const).flatMap((severity) => {
    const its = findings.filter((finding) => finding.severity === severity);
    if (its.length === 0) return [];
    return [`${its.length} ${severity === 'advice' || its.length === 1 ? severity : `${severity}s`} in ${objects(its)}`];
  });
  const versions = targets.map(({ target, byDefault }) => `${target}${byDefault ? ' (the default)' : ''}`).join(' and ');
  return [
    `${counts.length > 0 ? counts.join(', ') : 'nothing else found'}, for Kubernetes ${versions}`,
    ...(outcome === undefined ? [] : [outcome]),
  ].join('; ');
}

function objects(findings: readonly Finding[]): string {
  const count = new Set(findings.map(title)).size;
  return `${count} ${count === 1 ? 'object' : 'objects'}`;
}
