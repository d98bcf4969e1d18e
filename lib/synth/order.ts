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
  readonly target: IConstruct;
}

/** Changes nothing in the tree. A cycle is an error, with its path. */
export function order(app: IConstruct): Ordered {
  const all = app.node.findAll();
  const charts = all.filter((one) => Chart.isChart(one)) as Chart[];
  const explicit: Edge[] = all.flatMap((source) => source.node.dependencies.map((target) => ({ source, target })));
  const nested = charts.flatMap((source) =>
    source.node.children.filter((one) => Chart.isChart(one)).map((target): Edge => ({ source, target })),
  );
  const between: Edge[] = [];
  const within = new Map<Chart, Edge[]>();
  for (const edge of [...explicit, ...nested]) {
    const [source, target] = [Chart.of(edge.source), Chart.of(edge.target)];
    if (source !== target) between.push({ source, target });
    else if (within.has(source)) within.get(source)!.push(edge);
    else within.set(source, [edge]);
  }
  const byChart = groupObjects(all);
  return {
    charts: sorted(all, [...explicit, ...nested, ...between]).filter((one) => Chart.isChart(one)) as Chart[],
    hasDependantCharts: nested.length > 0 || between.length > 0,
    objectsOf: (chart) => {
      const own = byChart.get(chart) ?? [];
      const edges = within.get(chart);
      if (!edges) return own.length > 1 ? inPathOrder(own) : own;
      return sorted(chart.node.findAll(), [...edges, ...objectEdges(edges, chart)]).filter(
        (one) => ApiObject.isApiObject(one) && Chart.of(one) === chart,
      ) as ApiObject[];
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

/** A dependency between constructs is one between all their objects: through one stand-in for the target, not each with each. */
function objectEdges(within: readonly Edge[], chart: Chart): (Edge | { source: IConstruct; targets: IConstruct[] })[] {
  const objects = (one: IConstruct): IConstruct[] =>
    one.node.findAll().filter((each) => ApiObject.isApiObject(each) && Chart.of(each) === chart);
  return within.flatMap(({ source, target }) => {
    const targets = objects(target);
    return objects(source).map((object) => ({ source: object, targets: targets.filter((one) => one !== object) }));
  });
}

/** As cdk8s' DependencyGraph: those on which nobody depends, in the order of their paths' keys, each after what it depends on. */
function sorted(all: readonly IConstruct[], edges: readonly (Edge | { source: IConstruct; targets: IConstruct[] })[]): IConstruct[] {
  const inside = new Set(all);
  const outbound = new Map<IConstruct, Set<IConstruct>>();
  const isTarget = new Set<IConstruct>();
  for (const edge of edges) {
    if (!inside.has(edge.source)) continue;
    for (const target of 'targets' in edge ? edge.targets : [edge.target]) {
      if (!inside.has(target)) continue;
      isTarget.add(target);
      const known = outbound.get(edge.source);
      if (known) known.add(target);
      else outbound.set(edge.source, new Set([target]));
    }
  }
  const result = new Set<IConstruct>();
  const open = new Set<IConstruct>();
  const visit = (one: IConstruct): void => {
    if (result.has(one)) return;
    if (open.has(one))
      throw new Error(
        `Dependency cycle detected: ${[...open, one]
          .slice([...open].indexOf(one))
          .map((each) => each.node.path)
          .join(' => ')}`,
      );
    open.add(one);
    for (const target of outbound.get(one) ?? []) visit(target);
    open.delete(one);
    result.add(one);
  };
  const roots = inPathOrder(all);
  for (const one of roots) if (!isTarget.has(one)) visit(one);
  for (const one of roots) visit(one); // only a cycle is left over
  return [...result];
}

/** JavaScript puts keys that look like integers first: cdk8s keeps its vertices under their paths. */
function inPathOrder<C extends IConstruct>(all: readonly C[]): C[] {
  if (!all.some((one) => /^\d+$/.test(one.node.path))) return [...all];
  const byPath: Record<string, C> = {};
  for (const one of all) byPath[one.node.path] = one;
  return Object.values(byPath);
}
