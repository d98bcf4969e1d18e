// A tree → its manifests, each made once, with where each came from, and everything that is to be said of them.
import type { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { minorAt, settingsOf } from '../context';
import type { Manifest } from '../kube/manifest';
import { objectId } from '../kube/manifest';
import { DEFAULT_TARGET } from '../kube/version';
import { problemsAt } from '../objects/kube-object';
import { inOneSynth } from '../objects/made-once';
import type { Resource } from '../objects/resource';
import type { Unmade } from '../objects/unmade';
import { examine, type Origin } from '../rules/check';
import type { Finding } from '../rules/finding';
import type { ExistingObject } from '../rules/manifest-set';
import { isOurs } from './is-ours';
import { order, type Ordered } from './order';
import { restartCoverage } from './restart-coverage';
import { secretsInGit } from './secret-in-git';
import { type Answer, answerFor } from './suppress';
import { unknownRules } from './unknown-rules';

/** One manifest, and the construct that made it. */
export interface Made {
  readonly manifest: Manifest;
  readonly object: ApiObject;
  readonly chart: Chart;
}

/** A finding that somebody has answered. */
export interface Answered {
  readonly finding: Finding;
  readonly answer: Answer;
}

/** What is written. */
export interface Tree {
  readonly order: Ordered;
  readonly made: readonly Made[];
}

export interface Gathered extends Tree {
  readonly findings: readonly Finding[];
  readonly answered: readonly Answered[];
  /** The versions that the manifests were judged for, and whether nobody said one. */
  readonly targets: readonly { readonly target: string; readonly byDefault: boolean }[];
}

/**
 * What a Lazy, a resolver or a patch throws is a finding too: the other objects are judged all the same.
 * @param since what is to be said of the whole, beside the last one
 */
export function gather(app: IConstruct, since?: (tree: Tree) => readonly SaidAt[]): Gathered {
  const ordered = order(app);
  const { made, failed } = inOneSynth(() => makeAll(ordered));
  const all = app.node.findAll();
  const said: SaidAt[] = [...validations(all), ...failed.map(notMade), ...secretsInGit(made), ...restartCoverage(made)];
  for (const together of byCluster(made)) {
    for (const { index, finding } of judge(together, failed)) said.push({ finding, at: together[index]!.object });
  }
  said.push(...(since?.({ order: ordered, made }) ?? []));
  said.push(...unknownRules(all, said, idOf));
  const findings: Finding[] = [];
  const answered: Answered[] = [];
  const known = new Set<string>();
  for (const { finding, at } of inOrder(said, made)) {
    // what a renderer says of its props, a rule may say of the manifest as well
    const what = `${constructPath(at)} ${finding.path} ${finding.rule} ${finding.message}`;
    if (known.has(what)) continue;
    known.add(what);
    // what could not be made cannot be written either, whoever overrules it
    const answer = finding.rule === NOT_MADE ? undefined : answerFor(at, finding.rule, finding.severity === 'error');
    const whole = { ...finding, construct: constructPath(at) };
    if (answer) answered.push({ finding: whole, answer });
    else findings.push(whole);
  }
  return { order: ordered, made, findings, answered, targets: targetsOf([...made, ...failed]) };
}

/** A finding, and the construct to which it belongs. */
export interface SaidAt {
  readonly finding: Finding;
  readonly at: IConstruct;
}

/** An object of which no manifest could be made, and what was thrown. */
interface Failed {
  readonly object: ApiObject;
  readonly error: unknown;
}

const NOT_MADE = 'manifest';

function makeAll({ charts, objectsOf }: Ordered): { readonly made: readonly Made[]; readonly failed: readonly Failed[] } {
  const made: Made[] = [];
  const failed: Failed[] = [];
  for (const chart of charts)
    for (const object of objectsOf(chart)) {
      try {
        made.push({ manifest: object.toJson() as Manifest, object, chart });
      } catch (error) {
        failed.push({ object, error });
      }
    }
  return { made, failed };
}

/** Where a workload asked for the content of a ConfigMap, it is said of that. */
function notMade({ object, error }: Failed): SaidAt {
  const { object: at = object, reason } = error as Partial<Unmade>;
  const message = reason ?? String((error as Error).message).replace(/^Failed serializing construct at path '.*?' with name '.*?': /, '');
  const place = programPlace((error as Error).cause ?? error);
  const hint = place === undefined ? {} : { hint: `thrown at ${place}` };
  return { finding: { rule: NOT_MADE, severity: 'error', path: '', message, ...hint, object: idOf(at) }, at };
}

/** Where a program failed, the user's or ours: a TypeError and the like. What has a sentence of its own needs no place. */
function programPlace(error: unknown): string | undefined {
  const { name, stack } = error as Partial<Error>;
  if (name === undefined || name === 'Error') return undefined;
  return /\n\s+at (?:.*\()?(.*?:\d+:\d+)\)?/.exec(stack ?? '')?.[1];
}

/** What others say of an object that could not be made is nothing new: it is there. */
function judge(made: readonly Made[], failed: readonly Failed[]): ReturnType<typeof examine> {
  const existing: ExistingObject[] = [
    ...made.flatMap(({ object }) => (object as Partial<Resource>).existing ?? []),
    ...failed.map(({ object }) => ({ kind: object.kind, name: object.name })),
  ];
  const origins = made.map(({ object, chart }): Origin => {
    return { place: constructPath(object), group: chart.node.path, minor: minorAt(object), theirs: !isOurs(object) };
  });
  return examine(
    made.map(({ manifest }) => manifest),
    { existing, origins },
  );
}

/** Objects of one cluster are judged together: each for its own target, and all for what they say of each other. */
function byCluster(made: readonly Made[]): Made[][] {
  const clusters = new Map<string | undefined, Made[]>();
  for (const one of made) {
    const { cluster } = settingsOf(one.object);
    const found = clusters.get(cluster);
    if (found) found.push(one);
    else clusters.set(cluster, [one]);
  }
  return [...clusters.values()];
}

/** The versions that were judged for; by default only where nobody said that version. */
function targetsOf(made: readonly Pick<Made, 'object'>[]): Gathered['targets'] {
  const targets = new Map<string, boolean>();
  for (const { object } of made) {
    const { target } = settingsOf(object);
    const known = targets.get(target ?? DEFAULT_TARGET) ?? true;
    targets.set(target ?? DEFAULT_TARGET, known && target === undefined);
  }
  return [...targets].map(([target, byDefault]) => ({ target, byDefault }));
}

/** What constructs say of themselves: our renderers' problems, and the validations that users and other libraries added. */
function validations(all: readonly IConstruct[]): SaidAt[] {
  return all.flatMap((at) => {
    const object = idOf(at);
    const ours = problemsAt(at).map((problem) => ({ finding: { severity: 'error' as const, object, ...problem } as Finding, at }));
    const others = at.node
      .validate()
      .map((message) => ({ finding: { rule: 'validation', severity: 'error' as const, path: '', message, object }, at }));
    return [...ours, ...others];
  });
}

/** The object that a construct is; for a pattern, its workload. */
function idOf(at: IConstruct): Finding['object'] {
  const inner = at.node.tryFindChild('Default');
  if (inner) return idOf(inner);
  const child = (isObject(at) ? at : at.node.tryFindChild('Resource')) as ApiObject | undefined;
  if (!child || typeof child.kind !== 'string') return { apiVersion: '', kind: '', name: '' };
  return objectId({
    apiVersion: child.apiVersion,
    kind: child.kind,
    metadata: { name: child.name, ...(child.metadata.namespace !== undefined && { namespace: child.metadata.namespace }) },
  });
}

/** By object in the order of the output; what belongs to none comes first. */
function inOrder<T extends { at: IConstruct }>(said: readonly T[], made: readonly Made[]): T[] {
  const place = new Map<string, number>();
  made.forEach(({ object }, i) => place.set(constructPath(object), i));
  const rank = ({ at }: T): number => place.get(constructPath(at)) ?? -1;
  return [...said].sort((a, b) => rank(a) - rank(b));
}

/** Where it was written: the path of the construct that a person made, without the silent `Default` and `Resource` below it. */
export const constructPath = (at: IConstruct): string => at.node.path.replace(/(\/Default)?(\/Resource)?$/, '');

const isObject = (at: IConstruct): boolean => 'apiVersion' in at && 'toJson' in at;
