// Props that nobody can change: whoever tries throws.

/** Freezes plain data all the way down; what is no plain data stays as it is. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return value;
  Object.values(value).forEach((one) => frozen(one));
  return Object.freeze(value);
}
