// The name of a companion's health port: a name means one port of a Pod, so that the second companion of a kind needs another.
const PLAIN = /^(?=.{1,8}$)[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * What the companion's port is always called, where it has its usual name; else one that follows from its own. No usual one begins with
 * `health-`. A port's name has 15 characters at most: what is too long, or cannot be part of one, is there with its beginning and a sum.
 */
export function healthPortName(name: string, usual: { readonly name: string; readonly port: string }): string {
  if (name === usual.name) return usual.port;
  if (PLAIN.test(name)) return `health-${name}`;
  const start = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `health-${start.slice(0, 3)}-${sum(name)}`.replace(/-+/g, '-');
}

/** FNV-1a, as four letters and digits. */
function sum(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return (hash % 36 ** 4).toString(36).padStart(4, '0');
}
