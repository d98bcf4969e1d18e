// A tree → its manifests, each made once, with where each came from, and everything that is to be said of them.
import type { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { type Settings, settingsOf } from '../context';
import type { Manifest } from '../kube/manifest';
import { objectId } from '../kube/manifest';
import { DEFAULT_TARGET } from '../kube/version';
import { problemsAt } from '../objects/kube-object';
import type { Resource } from '../objects/resource';
import { examine } from '../rules/check';
import type { Finding } from '../rules/finding';
import type { ExistingObject } from '../rules/manifest-set';
import { type Answer, answerFor } from './suppress';
import { order, type Ordered } from './order';

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

export interface Gathered {
  readonly order: Ordered;
  readonly made: readonly Made[];
  readonly findings: readonly Finding[];
  readonly answered: readonly Answered[];
  /** The versions that the manifests were judged for, and whether nobody said one. */
  readonly targets: readonly { readonly target: string; readonly byDefault: boolean }[];
}

/** Throws what a Lazy, a resolver or a patch throws: those are programs, not manifests. */
export function gather(app: IConstruct): Gathered {
  const ordered = order(app);
  const made = ordered.charts.flatMap((chart) =>
    ordered.objectsOf(chart).map((object): Made => ({ manifest: object.toJson() as Manifest, object, chart })),
  );
  const said: { finding: Finding; at: IConstruct }[] = [...validations(app)];
  const targets = new Map<string, boolean>();
  for (const group of byCluster(made)) {
    const { target } = group.settings;
    targets.set(target ?? DEFAULT_TARGET, target === undefined);
    for (const { index, finding } of judge(group.made, target)) said.push({ finding, at: group.made[index]!.object });
  }
  const findings: Finding[] = [];
  const answered: Answered[] = [];
  for (const { finding, at } of inOrder(said, made)) {
    const answer = answerFor(at, finding.rule, finding.severity === 'error');
    const whole = { ...finding, construct: constructPath(at) };
    if (answer) answered.push({ finding: whole, answer });
    else findings.push(whole);
  }
  return { order: ordered, made, findings, answered, targets: [...targets].map(([target, byDefault]) => ({ target, byDefault })) };
}

function judge(made: readonly Made[], target: string | undefined): ReturnType<typeof examine> {
  const existing: ExistingObject[] = made.flatMap(({ object }) => (object as Partial<Resource>).existing ?? []);
  const origins = made.map(({ object, chart }) => ({ place: constructPath(object), group: chart.node.path, theirs: !isOurs(object) }));
  return examine(
    made.map(({ manifest }) => manifest),
    { ...(target !== undefined && { target }), existing, origins },
  );
}

/** Objects of one cluster are judged together; those for another version apart. */
function byCluster(made: readonly Made[]): { settings: Settings; made: Made[] }[] {
  const groups = new Map<string, { settings: Settings; made: Made[] }>();
  for (const one of made) {
    const settings = settingsOf(one.object);
    const key = JSON.stringify([settings.cluster, settings.target]);
    const group = groups.get(key);
    if (group) group.made.push(one);
    else groups.set(key, { settings, made: [one] });
  }
  return [...groups.values()];
}

/** What constructs say of themselves: our renderers' problems, and the validations that users and other libraries added. */
function validations(app: IConstruct): { finding: Finding; at: IConstruct }[] {
  return app.node.findAll().flatMap((at) => {
    const object = idOf(at);
    const ours = problemsAt(at).map((problem) => ({ finding: { severity: 'error' as const, object, ...problem }, at }));
    const others = at.node
      .validate()
      .map((message) => ({ finding: { rule: 'validation', severity: 'error' as const, path: '', message, object }, at }));
    return [...ours, ...others];
  });
}

function idOf(at: IConstruct): Finding['object'] {
  const child = at.node.tryFindChild('Resource') as ApiObject | undefined;
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

/** Where it was written: the path of the construct that a person made, without the silent `Resource` below it. */
export const constructPath = (at: IConstruct): string => at.node.path.replace(/\/Resource$/, '');

const isOurs = (object: ApiObject): boolean => 'existing' in object;
