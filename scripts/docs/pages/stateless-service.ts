// The page of StatelessService.
import { statelessService } from '../../../apps/stateless-service';
import { mistakes } from '../../../test/patterns/stateless-service.mistakes';
import type { Page } from '../page';

export const statelessServicePage: Page = {
  pattern: 'StatelessService',
  sentence: 'Pods which are all alike, for the cluster alone: a server of gRPC, a cache that may be lost, a worker.',
  use: ['Other workloads of the cluster call it, by the name of its Service.', 'A worker that nobody calls: `service: false`.'],
  not: [
    'Somebody outside reaches it by a host: [WebService](web-service.md).',
    'The work has an end: [BatchJob](batch-job.md). It is done at set times: [BatchCron](batch-cron.md).',
  ],
  guarantees: [
    {
      what: 'All that a [WebService](web-service.md) guarantees, but for the way in.',
      test: 'test/patterns/stateless-service.test.ts › is a WebService without a host, but for the ports of its Service',
    },
    {
      what: 'A worker has no Service, is not asked whether it is ready, and ends at once.',
      test: 'test/patterns/stateless-service.test.ts › a worker has no Service, is not asked whether it is ready, and ends at once',
    },
    {
      what: 'A missing port is said, unless nobody asks it.',
      test: 'test/patterns/stateless-service.test.ts › says what is missing: a port, or that nobody asks',
    },
  ],
  limits: [
    'A Service spreads connections, not requests: gRPC keeps its connections, and wants a headless Service and a client that sees all addresses.',
  ],
  versions: ['**1.30 and later**: `preStop.sleep`, where somebody calls it.'],
  app: statelessService,
  file: 'apps/stateless-service.ts',
  mistakes,
  table: 'test/patterns/stateless-service.mistakes.ts',
};
