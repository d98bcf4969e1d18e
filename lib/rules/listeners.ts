// Rules about the listeners of a Gateway, as the definitions of the Gateway API judge them.
import { isPlainObject } from '../kube/manifest';
import { entries, forTwice, isNone, isText } from './entries';
import type { Rule } from './rule';
import { quoted } from './scalars';

const GATEWAY = 'https://gateway-api.sigs.k8s.io/reference/spec/#listener';
const NAME = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';
const PROTOCOL =
  '^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$|[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\\/[A-Za-z0-9]+$';
const isName = new RegExp(NAME);
const isProtocol = new RegExp(PROTOCOL);
const HIGHEST_PORT = 65_535;
const MOST = 64;
const PLAIN = new Set(['HTTP', 'TCP', 'UDP']);
const WITHOUT_HOST = new Set(['TCP', 'UDP']);

export const listenerRules: readonly Rule[] = [
  {
    id: 'gateway-listeners',
    severity: 'error',
    on: ['GatewaySpec'],
    reads: ['GatewaySpec.listeners', 'GatewaySpecListeners.*'],
    accepts: `a Gateway has from 1 to ${MOST} listeners; their names differ, and so do port, protocol and host together`,
    source: GATEWAY,
    check: ({ listeners, gatewayClassName }, at) => {
      if (gatewayClassName === '') at.report('gatewayClassName', 'Invalid value: "": should be at least 1 chars long');
      if (!Array.isArray(listeners)) return;
      if (listeners.length === 0) at.report('listeners', 'Invalid value: 0: should have at least 1 items');
      if (listeners.length > MOST) at.report('listeners', `Too many: ${listeners.length}: must have at most ${MOST} items`);
      const all = entries(listeners);
      forTwice(
        all.map(({ name }) => name),
        (i, name) => at.report(`listeners[${i}].name`, `Duplicate value: ${quoted(name)}`, 'routes say by it which listener they mean'),
      );
      forTwice(
        all.map(({ port, protocol, hostname }) =>
          typeof port === 'number' ? `${port} ${String(protocol)} ${String(hostname ?? '')}` : '',
        ),
        (i) =>
          at.report(
            `listeners[${i}]`,
            'Invalid value: Combination of port, protocol and hostname must be unique for each listener',
            'give one of them a hostname of its own',
          ),
      );
    },
  },
  {
    id: 'gateway-listener',
    severity: 'error',
    on: ['GatewaySpecListeners'],
    reads: ['GatewaySpecListeners.name', 'GatewaySpecListeners.port', 'GatewaySpecListeners.protocol'],
    accepts: 'a listener has a DNS name for its name, a port from 1 to 65535 and a protocol',
    source: GATEWAY,
    check: ({ name, port, protocol }, at) => {
      for (const [field, text, form, pattern] of [
        ['name', name, isName, NAME],
        ['protocol', protocol, isProtocol, PROTOCOL],
      ] as const) {
        if (text === '') at.report(field, 'Invalid value: "": should be at least 1 chars long');
        else if (typeof text === 'string' && !form.test(text))
          at.report(field, `Invalid value: ${quoted(text)}: should match '${pattern}'`);
      }
      if (typeof port !== 'number') return;
      if (port < 1) at.report('port', `Invalid value: ${port}: should be greater than or equal to 1`);
      if (port > HIGHEST_PORT) at.report('port', `Invalid value: ${port}: should be less than or equal to ${HIGHEST_PORT}`);
    },
  },
  {
    id: 'listener-protocol',
    severity: 'error',
    on: ['GatewaySpecListeners'],
    reads: ['GatewaySpecListeners.protocol', 'GatewaySpecListeners.tls', 'GatewaySpecListeners.hostname'],
    accepts: 'a listener has TLS where its protocol has it, a certificate where that ends there, and a host where its protocol tells one',
    source: GATEWAY,
    check: ({ protocol, tls, hostname }, at) => {
      if (!isText(protocol)) return;
      if (isText(hostname) && WITHOUT_HOST.has(protocol))
        at.report('hostname', "Invalid value: hostname must not be specified for protocols ['TCP', 'UDP']", 'leave it out');
      if (!isPlainObject(tls)) return;
      if (PLAIN.has(protocol))
        at.report(
          'tls',
          "Invalid value: tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']",
          protocol === 'HTTP' ? "write protocol: 'HTTPS'" : "write protocol: 'TLS'",
        );
      const { mode, certificateRefs, options } = tls;
      if (protocol === 'HTTPS' && mode === 'Passthrough')
        at.report('tls.mode', 'Invalid value: tls mode must be Terminate for protocol HTTPS', "write protocol: 'TLS'");
      const hasCertificate = Array.isArray(certificateRefs) ? certificateRefs.length > 0 : !isNone(certificateRefs);
      const hasOptions = isPlainObject(options) ? Object.keys(options).length > 0 : !isNone(options);
      if ((isNone(mode) || mode === 'Terminate') && !hasCertificate && !hasOptions && !PLAIN.has(protocol))
        at.report('tls', 'Invalid value: certificateRefs or options must be specified when mode is Terminate');
    },
  },
];
