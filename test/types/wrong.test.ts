import { compiled } from './compiled';
import { wrong } from './wrong';

const verdicts = compiled(wrong.map(({ code }) => code));
const rows = wrong.map((mistake, i) => ({ ...mistake, verdict: verdicts[i]! }));

test.each(rows)('TypeScript 5.9 has the right words for $title', ({ at, says, verdict }) => {
  expect(verdict.typescript59).toEqual([{ at, lines: says }]);
});

test.each(rows)('TypeScript 7 has the right words for $title', ({ at, says, native = says, verdict }) => {
  expect(verdict.typescript7).toEqual([{ at, lines: native }]);
});

test('no message is longer than a person reads, or speaks of overloads and of what only the library knows', () => {
  const unfit = wrong.filter(
    ({ says }) => says.length > 5 || /No overload|\.\.\. \d+ more \.\.\.|NeighbourRef|NotOurs|Manifested/.test(says.join('\n')),
  );
  expect(unfit.map(({ title }) => title)).toEqual([]);
});

test('there is one mistake a title', () => {
  expect(new Set(wrong.map(({ title }) => title)).size).toBe(wrong.length);
});
