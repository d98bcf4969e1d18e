// What somebody said of something: a field that is undefined says nothing, and no default gives way to it.

/** Without what is undefined. */
export function said<T extends object>(fields: T | undefined): T {
  const all: Record<string, unknown> = {};
  for (const key of Object.keys(fields ?? {})) {
    const field = (fields as Record<string, unknown>)[key];
    if (field !== undefined) all[key] = field;
  }
  return all as T;
}
