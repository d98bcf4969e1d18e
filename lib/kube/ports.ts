// What a port may be: its number, or its name. In the API server's own words.

const SYNTAX = /^[-a-z0-9]+$/;
const LONGEST = 15;

/** Why this is no number of a port. */
export const portNumberProblem = (port: number): string | undefined =>
  port >= 1 && port <= 65_535 ? undefined : 'must be between 1 and 65535, inclusive';

/** Why this is no name of a container's port, or of one that a Service or a probe means. */
export function portNameProblem(name: string): string | undefined {
  if (name.length > LONGEST) return `must be no more than ${LONGEST} characters`;
  if (!SYNTAX.test(name)) return 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)';
  if (!/[a-z]/.test(name)) return 'must contain at least one letter (a-z)';
  if (name.includes('--')) return 'must not contain consecutive hyphens';
  if (name.startsWith('-') || name.endsWith('-')) return 'must not begin or end with a hyphen';
  return undefined;
}

/** Why this is no port, by number or by name; what is neither number nor text is another rule's. */
export function portProblem(port: unknown): string | undefined {
  if (typeof port === 'number') return portNumberProblem(port);
  return typeof port === 'string' && port !== '' ? portNameProblem(port) : undefined;
}

/** The mend: a number in quotes is a name, and names have other letters. */
export function likelyPort(port: unknown): string | undefined {
  if (typeof port !== 'string') return undefined;
  if (/^\d+$/.test(port)) return `write ${Number(port)}, without quotes`;
  const name = port
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  return name !== '' && portNameProblem(name) === undefined ? `for example "${name}"` : undefined;
}
