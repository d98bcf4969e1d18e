// The order in which cdk8s writes charts and objects, from their dependencies, in linear time.
import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

export interface Ordered {
  /** All charts, dependencies first. */
  readonly charts: readonly Chart[];
  /** Whether some chart depends on another: files are then numbered. */
  readonly hasDependantCharts: boolean;
  /** The objects of a chart (nested charts have their own), dependencies first. */
  objectsOf(chart: Chart): readonly ApiObject[];
}

interface Edge {
  readonly source: IConstruct;
  readonly target: IConstruct | AllOf;
}

/** One stand-in for all objects of a construct, so that each of many need not be tied to each of many. */
interface AllOf {
  readonly objects: readonly ApiObject[];
}

/** Changes nothing in the tree. A cycle is an error, with its path. */
export function order(app: IConstruct): Ordered {
  const all = app.node.findAll();
  const byChart = groupObjects(all);
  const { edges, within, climbs, hasDependantCharts } = dependencies(all);
  return {
    charts: sorted(all, [...edges, ...objectEdges(edges)]).filter((one) => Chart.isChart(one)) as Chart[],
    hasDependantCharts,
    objectsOf: (chart) => {
      const its = climbs.has(chart) ? edges : within.get(chart);
      if (!its) return byChart.get(chart) ?? [];
      return sorted(chart.node.findAll(), [...its, ...objectEdges(its)]).filter((one) => isObjectOf(one, chart)) as ApiObject[];
    },
  };
}

function groupObjects(all: readonly IConstruct[]): Map<Chart, ApiObject[]> {
  const byChart = new Map<Chart, ApiObject[]>();
  for (const one of all) {
    if (!ApiObject.isApiObject(one)) continue;
    const chart = Chart.of(one);
    const found = byChart.get(chart);
    if (found) found.push(one as ApiObject);
    else byChart.set(chart, [one as ApiObject]);
  }
  return byChart;
}

interface Dependencies {
  /** Those that were said, those of a chart on the charts in it, and of charts whose constructs depend on others'. */
  readonly edges: readonly Edge[];
  /** Those between constructs of one chart. */
  readonly within: ReadonlyMap<Chart, Edge[]>;
  /** Charts on which one below them depends: for their order all edges count. */
  readonly climbs: ReadonlySet<Chart>;
  readonly hasDependantCharts: boolean;
}

function dependencies(all: readonly IConstruct[]): Dependencies {
  const targets = new Map(all.map((source) => [source, new Set(source.node.dependencies)]));
  for (const [source, its] of targets)
    if (Chart.isChart(source)) for (const child of source.node.children) if (Chart.isChart(child)) its.add(child);
  const within = new Map<Chart, Edge[]>();
  const climbs = new Set<Chart>();
  let hasDependantCharts = false;
  const said = all.flatMap((source) => [...targets.get(source)!].map((target) => ({ source, target })));
  for (const edge of said) {
    const [source, target] = [Chart.of(edge.source), Chart.of(edge.target)];
    if (source !== target) {
      hasDependantCharts = true;
      targets.get(source)!.add(target);
      if (source.node.scopes.includes(target)) climbs.add(target);
    } else if (within.has(source)) within.get(source)!.push(edge);
    else within.set(source, [edge]);
  }
  const edges = all.flatMap((source) => [...targets.get(source)!].map((target) => ({ source, target })));
  return { edges, within, climbs, hasDependantCharts };
}

/** A dependency between constructs is one between all their objects. */
function objectEdges(edges: readonly Edge[]): Edge[] {
  const known = new Map<IConstruct, AllOf>();
  const objectsOf = (one: IConstruct): AllOf => {
    let all = known.get(one);
    if (!all) known.set(one, (all = { objects: one.node.findAll().filter((each) => isObjectOf(each, Chart.of(one))) as ApiObject[] }));
    return all;
  };
  return edges.flatMap(({ source, target }) => {
    const all = objectsOf(target as IConstruct);
    return objectsOf(source).objects.map((object) => {
      const isOneOfThem = object.node.scopes.includes(target as IConstruct);
      return { source: object, target: isOneOfThem ? { objects: all.objects.filter((one) => one !== object) } : all };
    });
  });
}

const isObjectOf = (one: IConstruct, chart: Chart): boolean => ApiObject.isApiObject(one) && Chart.of(one) === chart;

/** As cdk8s' DependencyGraph: those on which nobody depends, in the order of their paths' keys, each after what it depends on. */
function sorted(all: readonly IConstruct[], edges: readonly Edge[]): IConstruct[] {
  const inside = new Set<IConstruct | AllOf>(all);
  const outbound = new Map<IConstruct | AllOf, Set<IConstruct | AllOf>>();
  const isTarget = new Set<IConstruct>();
  for (const { source, target } of edges) {
    if (!inside.has(source)) continue;
    if ('objects' in target) {
      if (!outbound.has(target)) {
        const its = target.objects.filter((one) => inside.has(one));
        outbound.set(target, new Set(its));
        for (const one of its) isTarget.add(one);
      }
    } else if (inside.has(target)) isTarget.add(target);
    else continue;
    const known = outbound.get(source);
    if (known) known.add(target);
    else outbound.set(source, new Set([target]));
  }
  const result = new Set<IConstruct | AllOf>();
  const open = new Set<IConstruct | AllOf>();
  const visit = (one: IConstruct | AllOf): void => {
    if (result.has(one)) return;
    if (open.has(one)) throw new Error(`Dependency cycle detected: ${cycle(open, one)}`);
    open.add(one);
    for (const target of outbound.get(one) ?? []) visit(target);
    open.delete(one);
    result.add(one);
  };
  const roots = inPathOrder(all);
  for (const one of roots) if (!isTarget.has(one)) visit(one);
  for (const one of roots) visit(one); // only a cycle is left over
  return [...result].filter((one): one is IConstruct => 'node' in one);
}

function cycle(open: ReadonlySet<IConstruct | AllOf>, again: IConstruct | AllOf): string {
  const path = [...open, again].slice([...open].indexOf(again));
  const constructs = path.filter((one): one is IConstruct => 'node' in one);
  if (!('node' in again)) constructs.push(constructs[0]!);
  return constructs.map((one) => one.node.path).join(' => ');
}

/** JavaScript puts keys that look like integers first: cdk8s keeps its vertices under their paths. */
function inPathOrder<C extends IConstruct>(all: readonly C[]): C[] {
  if (!all.some((one) => /^\d+$/.test(one.node.path))) return [...all];
  const byPath: Record<string, C> = {};
  for (const one of all) byPath[one.node.path] = one;
  return Object.values(byPath);
}
