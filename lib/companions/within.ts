// Refuses what can never be right, where a companion is made: it has no construct that could report a problem.

/**
 * The value, if nothing speaks against it.
 * @param reason what is wrong, in Kubernetes' words; undefined if it is right
 * @throws RangeError that names the companion, its prop and the value
 */
export function within<T>(value: T, prop: string, reason: string | undefined): T {
  if (reason === undefined) return value;
  const shown = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  throw new RangeError(`${prop}: ${shown ? 'Required value' : `Invalid value: ${JSON.stringify(value)}`}: ${reason}`);
}
