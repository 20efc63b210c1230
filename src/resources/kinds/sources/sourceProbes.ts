// The live checks of a source, from the light to the heavy.

import type { Api } from '../../../api/index.ts';
import type { ApiError } from '../../../model/apiError.ts';
import { failure, type Result, success } from '../../../model/result.ts';
import type { ProbeResult } from '../../../model/sources/probeResult.ts';
import { withoutSuffix } from '../../cells/text.ts';
import type { CallOptions, Item, Probe } from '../../types.ts';

/** What the probes need to know of a source; `cluster` is undefined where it has none, as SaaS and files have. */
type Probed = { readonly id: string; readonly name: string; readonly cluster: string | undefined };

/** The words of one probe. */
type Words = {
  readonly id: string;
  readonly title: string;
  readonly passed: (source: Probed) => string;
  readonly failed: (source: Probed) => string;
  readonly whenFailed: string;
};

type Ask = (
  api: Api,
  sourceId: string,
  options: CallOptions,
) => Promise<Result<Item<ProbeResult>, ApiError>>;

/** A failed check is HTTP 200 too, so the body decides (sources API, StatusResponse). */
const probe = <Row>(sourceOf: (row: Row) => Probed, words: Words, ask: Ask): Probe<Row> => ({
  id: words.id,
  title: words.title,
  whenFailed: words.whenFailed,
  run: async (api, row, options) => {
    const source = sourceOf(row);
    const answer = await ask(api, source.id, options);
    if (!answer.ok) return failure(answer.error);
    const { status, elapsedMillis, details, name } = answer.value.value;
    const passed = status === 'SUCCESS';
    const named = { ...source, name: withoutSuffix(name ?? source.name) };
    return success({
      passed,
      summary: passed ? words.passed(named) : words.failed(named),
      elapsedMs: elapsedMillis,
      details,
    });
  },
});

/**
 * The live checks of a source in the order support uses them: the cluster, the log-in, the whole configuration
 * (sources API: ping-cluster, check-connection, test-configuration).
 */
export const sourceProbes = <Row>(sourceOf: (row: Row) => Probed): readonly Probe<Row>[] => [
  {
    ...probe<Row>(
      sourceOf,
      {
        id: 'ping-cluster',
        title: 'ping cluster',
        passed: ({ cluster }) => `${cluster ?? 'the cluster'} answers`,
        failed: ({ cluster }) => `${cluster ?? 'the cluster'} does not answer`,
        whenFailed:
          'The layer that broke: the cluster or its network. The source itself was not even asked. Next: look at the VAs of the cluster, and whether they reach the tenant on port 443.',
      },
      (api, id, options) => api.sources.pingCluster(id, options),
    ),
    whyNot: (row) =>
      sourceOf(row).cluster === undefined ? 'this source is on no cluster' : undefined,
  },
  probe<Row>(
    sourceOf,
    {
      id: 'check-connection',
      title: 'check connection',
      passed: ({ name }) => `${name} let the connector in`,
      failed: ({ name }) => `${name} did not let the connector in`,
      whenFailed:
        'The layer that broke: the target system or the account that the source uses there. Next: read what the connector says, renew the account or its secret on the source, then press {probe.again}.',
    },
    (api, id, options) => api.sources.checkConnection(id, options),
  ),
  probe<Row>(
    sourceOf,
    {
      id: 'test-configuration',
      title: 'test configuration',
      passed: () => 'the whole configuration works',
      failed: () => 'the configuration has a fault',
      whenFailed:
        'The layer that broke: the configuration or the rights of the account; the log-in itself works. Next: read what the connector says, correct the source in the web console, then press {probe.again}.',
    },
    (api, id, options) => api.sources.testConfiguration(id, options),
  ),
];
