// Copies of plain data, and changes to what comes late.
import { copied } from '../../lib/kube/copied';
import { later } from '../../lib/kube/later';

class Token {
  constructor(readonly resolve: () => unknown) {}
}

describe('a copy', () => {
  test('is equal, and shares no list and no object', () => {
    const given = { a: [{ b: { c: [1, 'x', false, null] } }], d: {} };
    const copy = copied(given);
    expect(copy).toEqual(given);
    expect(
      [copy, copy.a, copy.a[0], copy.a[0]!.b, copy.a[0]!.b.c, copy.d].map(
        (one, i) => one === [given, given.a, given.a[0], given.a[0]!.b, given.a[0]!.b.c, given.d][i],
      ),
    ).toEqual(Array.from({ length: 6 }, () => false));
  });

  test('leaves out what is undefined, and keeps what is null', () => {
    expect(Object.keys(copied({ a: undefined, b: null, c: { d: undefined } }))).toEqual(['b', 'c']);
    expect(copied(undefined)).toBeUndefined();
  });

  test('keeps what is no plain data as it is', () => {
    const token = new Token(() => 1);
    expect(copied({ a: [token] }).a[0]).toBe(token);
  });

  test('takes objects without a prototype, and of other realms', () => {
    const bare = Object.assign(Object.create(null) as object, { a: { b: 1 } });
    expect(copied(bare)).toEqual({ a: { b: 1 } });
    expect((copied(bare) as { a: object }).a).not.toBe((bare as { a: object }).a);
  });
});

describe('a change of a value', () => {
  const add = (list: number[]): number[] => [...list, 9];

  test('is made now where the value is plain', () => {
    expect(later([1], add)).toEqual([1, 9]);
    expect(later<unknown>('x', (text) => `${String(text)}!`)).toBe('x!');
    expect(later<unknown>({ produce: 'a field' }, (fields) => ({ ...(fields as object), more: 1 }))).toEqual({
      produce: 'a field',
      more: 1,
    });
  });

  test('waits for a value that comes late, however late', () => {
    let asked = 0;
    const twice = new Token(() => new Token(() => (asked++, [1])));
    const changed = later(twice as never as number[], add) as never as Token;
    expect(asked).toBe(0);
    expect((changed.resolve() as Token).resolve()).toEqual([1, 9]);
    expect(asked).toBe(1);
  });
});
