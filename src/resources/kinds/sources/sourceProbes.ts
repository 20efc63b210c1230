// The live checks of a source, from the light to the heavy.

import type { Api } from '../../../api/index.ts';
import type { ApiError } from '../../../model/apiError.ts';
import { keyed } from '../../../model/keyed.ts';
import { failure, type Result, success } from '../../../model/result.ts';
import type { ProbeResult } from '../../../model/sources/probeResult.ts';
import { withoutSuffix } from '../../cells/text.ts';
import type { CallOptions, Item, Probe } from '../../types.ts';
import { applianceNamedIn } from '../machines/namedAppliance.ts';

/** What the probes need to know of a source; `cluster` is undefined where it has none, as SaaS and files have. */
type Probed = { readonly id: string; readonly name: string; readonly cluster: string | undefined };

/** The words of one probe. */
type Words = {
  readonly id: string;
  readonly title: string;
  readonly passed: (source: Probed) => string;
  readonly failed: (source: Probed) => string;
  readonly whenUnclear: string;
};

type Ask = (
  api: Api,
  sourceId: string,
  options: CallOptions,
) => Promise<Result<Item<ProbeResult>, ApiError>>;

/**
 * The name of the appliance that the details of a failed check name by its id, as the end of a sentence; empty where they
 * name none, or where the token may not read appliances.
 */
const applianceIn = async (api: Api, details: unknown, options: CallOptions): Promise<string> => {
  const appliance = await applianceNamedIn(api, JSON.stringify(details) ?? '', options);
  return appliance === undefined ? '' : `; the client is the appliance ${appliance.name}`;
};

/** A failed check is HTTP 200 too, so the body decides (sources API, StatusResponse). */
const probe = <Row>(sourceOf: (row: Row) => Probed, words: Words, ask: Ask): Probe<Row> => ({
  id: words.id,
  title: words.title,
  whenUnclear: words.whenUnclear,
  run: async (api, row, options) => {
    const source = sourceOf(row);
    const answer = await ask(api, source.id, options);
    if (!answer.ok) return failure(answer.error);
    const { status, elapsedMillis, details, name } = answer.value.value;
    const passed = status?.toUpperCase() === 'SUCCESS';
    const named = { ...source, name: withoutSuffix(name ?? source.name) };
    const summary = passed
      ? words.passed(named)
      : `${words.failed(named)}${await applianceIn(api, details, options)}`;
    return success({
      passed,
      summary,
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
        failed: ({ cluster }) => `${cluster ?? 'the cluster'} did not pass`,
        whenUnclear:
          'look at the VAs of the cluster, and whether they reach the tenant on port 443.',
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
      failed: ({ name }) => `no connection to ${name}`,
      whenUnclear: keyed`read the whole text with {probe.whole}, and look into the log of the target at that time.`,
    },
    (api, id, options) => api.sources.checkConnection(id, options),
  ),
  probe<Row>(
    sourceOf,
    {
      id: 'test-configuration',
      title: 'test configuration',
      passed: () => 'the whole configuration works',
      failed: () => 'the configuration did not pass',
      whenUnclear: keyed`read the whole text with {probe.whole}, and compare it with the settings of the source.`,
    },
    (api, id, options) => api.sources.testConfiguration(id, options),
  ),
];
