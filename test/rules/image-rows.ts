// Rows of the names of images.
import type { Manifest } from '../../lib/kube/manifest';
import { accepted, podOf, rejected, withoutPods, workload } from './row-of';
import type { RuleRows } from './rows';

const named = (image: string): Manifest => podOf({ containers: [{ name: 'main', image }] });

export const imageRows: Readonly<Record<string, RuleRows>> = {
  'image-blank': {
    accepted: [accepted(named('nginx:1.27'))],
    rejected: [
      rejected(named(' nginx:1.27'), [
        'spec.containers[0].image',
        'Invalid value: " nginx:1.27": must not have leading or trailing whitespace',
        'write "nginx:1.27"',
      ]),
      withoutPods(
        rejected(workload({}, { containers: [{ name: 'main', image: 'nginx:1.27 ' }] }), [
          'spec.template.spec.containers[0].image',
          'Invalid value: "nginx:1.27 ": must not have leading or trailing whitespace',
          'write "nginx:1.27"',
        ]),
      ),
    ],
  },
  'image-name': {
    accepted: [
      accepted(named('nginx')),
      accepted(named('ghcr.io/acme/web_site--a.b:v1.0-RC_1')),
      accepted(named('localhost:5000/web')),
      accepted(named('[::1]:5000/web')),
      accepted(named('Registry.Example:443/web:1')),
      accepted(named(`web:1@sha256:${'a'.repeat(64)}`)),
      accepted(named('ko://github.com/acme/web')),
    ],
    rejected: [
      rejected(named('ghcr.io/Acme/web:1'), [
        'spec.containers[0].image',
        'Invalid value: "ghcr.io/Acme/web:1": invalid reference format: repository name must be lowercase',
        'the Pod waits with InvalidImageName: write "ghcr.io/acme/web:1"',
      ]),
      rejected(named('https://ghcr.io/acme/web'), [
        'spec.containers[0].image',
        'Invalid value: "https://ghcr.io/acme/web": invalid reference format',
        'the Pod waits with InvalidImageName: write "ghcr.io/acme/web"',
      ]),
      rejected(named('web:1:2'), [
        'spec.containers[0].image',
        'Invalid value: "web:1:2": invalid reference format',
        'the Pod waits with InvalidImageName',
      ]),
      rejected(named('web:'), [
        'spec.containers[0].image',
        'Invalid value: "web:": invalid reference format',
        'the Pod waits with InvalidImageName',
      ]),
      rejected(named('Web'), [
        'spec.containers[0].image',
        'Invalid value: "Web": invalid reference format: repository name must be lowercase',
        'the Pod waits with InvalidImageName: write "web"',
      ]),
      rejected(named('acme//web'), [
        'spec.containers[0].image',
        'Invalid value: "acme//web": invalid reference format',
        'the Pod waits with InvalidImageName',
      ]),
      rejected(named('$(VERSION)'), [
        'spec.containers[0].image',
        'Invalid value: "$(VERSION)": invalid reference format',
        'the Pod waits with InvalidImageName',
      ]),
      rejected(named('a'.repeat(64)), [
        'spec.containers[0].image',
        'Invalid value: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…": invalid repository name, cannot specify 64-byte hexadecimal strings',
        'the Pod waits with InvalidImageName',
      ]),
    ],
  },
};
