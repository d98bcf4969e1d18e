// The order of charts and objects is cdk8s' own, whatever depends on whatever, and found in linear time.
import * as cdk8s from 'cdk8s';
import { ApiObject, Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import * as fc from 'fast-check';
import { App } from 'cdk8s-patterns';
import { order } from '../../lib/synth/order';
import { printed } from './printed';

const thing = (scope: Construct, id: string): ApiObject => new ApiObject(scope, id, { apiVersion: 'example.com/v1', kind: 'Thing' });

/** A tree as data: what is made where (by index into what was made before), and who depends on whom. */
interface Tree {
  readonly nodes: readonly { readonly kind: 'chart' | 'group' | 'object'; readonly in: number; readonly id: string }[];
  readonly dependencies: readonly (readonly [source: number, target: number])[];
}

const ids = fc.constantFrom('a', 'b', 'c', 'z', '1', '10', '2', '01', 'B');
const trees: fc.Arbitrary<Tree> = fc.record({
  nodes: fc.array(
    fc.record({ kind: fc.constantFrom('chart' as const, 'group' as const, 'object' as const, 'object' as const), in: fc.nat(50), id: ids }),
    { minLength: 2, maxLength: 14 },
  ),
  dependencies: fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { maxLength: 5 }),
});

/** Grows it in an App: an id that is taken is left out, an object has nothing below it. */
function grow(app: cdk8s.App, { nodes, dependencies }: Tree): void {
  const scopes: Construct[] = [new Chart(app, 'first')];
  const all: Construct[] = [...scopes];
  for (const node of nodes) {
    const place = node.in % (scopes.length + 1);
    const scope = scopes[place] ?? (node.kind === 'chart' ? app : scopes[0]!);
    if (scope.node.tryFindChild(node.id)) continue;
    const made =
      node.kind === 'object' ? thing(scope, node.id) : node.kind === 'chart' ? new Chart(scope, node.id) : new Construct(scope, node.id);
    if (node.kind !== 'object') scopes.push(made);
    all.push(made);
  }
  for (const [source, target] of dependencies) {
    const [from, to]: IConstruct[] = [all[source % all.length]!, all[target % all.length]!];
    if (from !== to) from!.node.addDependency(to!);
  }
}

function outcome(app: cdk8s.App, tree: Tree): { text?: string; fails: boolean } {
  grow(app, tree);
  const { value, error } = printed(() => app.synthYaml());
  if (error) expect(error.message).toMatch(/^Dependency cycle detected: /);
  return value === undefined ? { fails: true } : { text: value, fails: false };
}

test('any tree gives the same text as in cdk8s, or the same refusal of a cycle', () => {
  let cycles = 0;
  fc.assert(
    fc.property(trees, (tree) => {
      const ours = outcome(new App(), tree);
      if (ours.fails) cycles++;
      expect(ours).toEqual(outcome(new cdk8s.App(), tree));
    }),
    { numRuns: 400 },
  );
  expect(cycles).toBeGreaterThan(0);
  expect(cycles).toBeLessThan(390);
});

test('a cycle is an error that shows its path', () => {
  const app = new App();
  const [a, b, c] = ['a', 'b', 'c'].map((id) => thing(new Chart(app, `chart-${id}`), id));
  a!.addDependency(b!);
  b!.addDependency(c!);
  c!.addDependency(a!);
  const path = /Dependency cycle detected: (.*)$/.exec(printed(() => app.synthYaml()).error!.message)![1]!.split(' => ');
  expect(path[0]).toBe(path.at(-1));
  expect(new Set(path).size).toBe(3);
});

test('a cycle of objects by way of their groups shows objects alone', () => {
  const chart = new Chart(new App(), 'shop');
  const [outside, first, second] = ['outside', 'first', 'second'].map((id) => new Construct(chart, id));
  const [, a, b] = [thing(outside!, 'x'), thing(first!, 'a'), thing(second!, 'b')];
  outside!.node.addDependency(second!);
  first!.node.addDependency(second!);
  b!.node.addDependency(a!);
  const { error } = printed(() => order(chart.node.root).objectsOf(chart));
  expect(error!.message).toBe('Dependency cycle detected: shop/second/b => shop/first/a => shop/second/b');
});

/** A chain of charts of ten objects, each chart after the next; and in each chart, each object after all before it. */
function chain(charts: number): App {
  const app = new App();
  const all = Array.from({ length: charts }, (_, i) => {
    const chart = new Chart(app, `chart${i}`);
    const objects = Array.from({ length: 10 }, (_, j) => thing(chart, `object${j}`));
    objects.forEach((one, j) => one.addDependency(...objects.slice(0, j)));
    return chart;
  });
  all.slice(1).forEach((chart, i) => all[i]!.addDependency(chart));
  return app;
}

test('a chain of charts costs twice as much where it is twice as long, and each object is made once', () => {
  const asked = (charts: number): { dependencies: number; objects: number; made: number } => {
    const app = chain(charts);
    const spies = [
      jest.spyOn(Object.getPrototypeOf(app.node) as { dependencies: unknown }, 'dependencies', 'get' as never),
      jest.spyOn(ApiObject, 'isApiObject'),
      jest.spyOn(ApiObject.prototype, 'toJson'),
    ];
    app.synthYaml();
    const [dependencies, objects, made] = spies.map((spy) => spy.mock.calls.length) as [number, number, number];
    spies.forEach((spy) => spy.mockRestore());
    return { dependencies, objects, made };
  };
  const [six, twelve] = [asked(6), asked(12)];
  expect([six.made, twelve.made]).toEqual([60, 120]);
  expect(twelve.dependencies / six.dependencies).toBeLessThan(2.1);
  expect(twelve.objects / six.objects).toBeLessThan(2.1);
  expect(six.objects).toBeGreaterThan(60);
});

test('the dependencies of the tree are what they were: nothing is added', () => {
  const app = chain(3);
  const count = (): number => app.node.findAll().reduce((sum, one) => sum + one.node.dependencies.length, 0);
  const before = count();
  app.synthYaml();
  expect(count()).toBe(before);
});
