// A server of names on loopback, for those that a test gives it: what is not among them does not exist.
import { createSocket } from 'node:dgram';

export interface DnsServer {
  /** Addresses (IPv4) by name; may change while it runs. */
  readonly names: Map<string, string>;
  stop(): Promise<void>;
}

const A = 1;
const NXDOMAIN = 3;

/** Port 53, as a resolv.conf cannot say another one: only root can open it. */
export async function dnsServer(address: string): Promise<DnsServer> {
  const names = new Map<string, string>();
  const socket = createSocket('udp4');
  socket.on('message', (query, { port, address: from }) => socket.send(answer(query, names), port, from));
  await new Promise<void>((done) => socket.bind(53, address, done));
  return { names, stop: () => new Promise((done) => socket.close(() => done())) };
}

function answer(query: Buffer, names: ReadonlyMap<string, string>): Buffer {
  const labels: string[] = [];
  let at = 12;
  for (; query[at] !== 0; at += query[at]! + 1) labels.push(query.toString('latin1', at + 1, at + 1 + query[at]!));
  const question = query.subarray(12, at + 5);
  const found = names.get(labels.join('.').toLowerCase());
  const asked = query.readUInt16BE(at + 1);
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8180 | (found === undefined ? NXDOMAIN : 0), 2);
  header.writeUInt16BE(1, 4);
  if (found === undefined || asked !== A) return Buffer.concat([header, question]);
  header.writeUInt16BE(1, 6);
  // the name is that of the question; class IN; one second
  const record = Buffer.from([0xc0, 12, 0, A, 0, 1, 0, 0, 0, 1, 0, 4, ...found.split('.').map(Number)]);
  return Buffer.concat([header, question, record]);
}
