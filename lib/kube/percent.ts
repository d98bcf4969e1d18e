// A number of Pods, or a percentage of them: value → the reason why not, or how much it is.

const PERCENT_TEXT =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";

/** Why this is no number of Pods, in the API server's words; what is neither number nor text is another rule's. */
export function podCountProblem(value: unknown): string | undefined {
  if (typeof value === 'number') return value < 0 ? 'must be greater than or equal to 0' : undefined;
  return typeof value === 'string' && !/^[0-9]+%$/.test(value) ? PERCENT_TEXT : undefined;
}

/** Whether it is a percentage of more than all of them. */
export const isMoreThanAll = (value: unknown): boolean =>
  typeof value === 'string' && podCountProblem(value) === undefined && Number(value.slice(0, -1)) > 100;

/** Whether that is none of them. */
export const isNoPods = (value: unknown): boolean => value === 0 || (typeof value === 'string' && /^0+%$/.test(value));
