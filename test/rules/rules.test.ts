import { rules, ruleFacts } from '../../lib/rules/catalogue';
import { check } from '../../lib/rules/check';
import { type Row, rows } from './rows';

const said = (rule: string, { manifests, target }: Row) =>
  check(manifests, { ...(target !== undefined && { target }) })
    .filter((finding) => finding.rule === rule)
    .map(({ path, message, hint }) => ({ path, message, ...(hint !== undefined && { hint }) }));

/** Speaks only of objects in several charts, which `check` by itself does not know: test/synth has its rows. */
const IN_SYNTH = new Set(['object-made-once']);

describe('the catalogue', () => {
  test('gives every rule an id of its own, in kebab-case', () => {
    const ids = ruleFacts.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  test('has rows for every rule that is called, accepted and rejected ones', () => {
    expect(Object.keys(rows).sort()).toEqual(
      rules
        .map(({ id }) => id)
        .filter((id) => !IN_SYNTH.has(id))
        .sort(),
    );
    for (const { accepted, rejected } of Object.values(rows)) {
      expect(accepted.length).toBeGreaterThan(0);
      expect(rejected.length).toBeGreaterThan(0);
    }
  });

  test('says for every rule what it accepts, what it reads, and where Kubernetes says so', () => {
    for (const { accepts, reads, source } of ruleFacts) {
      expect(accepts).toMatch(/^[a-z].{10,}[^.]$/);
      expect(reads.length).toBeGreaterThan(0);
      expect(source).toMatch(/^https:\/\//);
    }
  });
});

describe.each(Object.entries(rows))('%s', (rule, { accepted, rejected }) => {
  test.each(accepted.map((row, i) => [i, row] as const))('accepts row %i', (_, row) => {
    expect(said(rule, row)).toEqual([]);
  });
  test.each(rejected.map((row, i) => [i, row] as const))('speaks of row %i', (_, row) => {
    expect(said(rule, row)).toEqual(row.says);
  });
});
