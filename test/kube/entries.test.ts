// Lists of objects in which anything may stand.
import { Lazy } from 'cdk8s';
import { entries } from '../../lib/kube/entries';

test('a list of objects is that very list', () => {
  const list = [{ name: 'a' }, { name: 'b' }];
  expect(entries(list)).toBe(list);
});

test('each keeps its place, whatever stands before it', () => {
  const last = { name: 'b' };
  const list = [null, 'a', 3, [last], Lazy.any({ produce: () => ({ name: 'a' }) }), last];
  expect(entries(list as unknown)).toEqual([{}, {}, {}, {}, {}, last]);
  expect(entries(list as unknown)[5]).toBe(last);
});

test.each([undefined, null, 'a', {}, Lazy.any({ produce: () => [] })])('what is no list has none: %p', (value) => {
  expect(entries(value as unknown)).toEqual([]);
});
