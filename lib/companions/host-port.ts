// A place on the network as users write it: `redis-0.redis:6379`, `10.0.0.7:5432`, `[fd00::7]:5432`.
import { within } from './within';

export interface HostPort {
  /** A name or an address, without brackets. */
  readonly host: string;
  readonly port: number;
}

const PLACE = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.?)):(\d{1,5})$/i;

/** @throws RangeError if the text is no host and port */
export function hostPort(text: string, prop: string): HostPort {
  const [, address, name, port] = PLACE.exec(text) ?? [];
  const number = Number(port);
  within(text, prop, number >= 1 && number <= 65535 ? undefined : 'must be a host and a port, as in "redis-0.redis:6379"');
  return { host: (address ?? name)!, port: number };
}
