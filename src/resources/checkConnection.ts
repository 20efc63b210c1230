import { failure, success } from '../model/result.ts';
import { withoutSuffix } from './text.ts';
import type { Probe } from './types.ts';

/**
 * The probe that opens a connection with the credentials stored on a source. A failed check is HTTP 200 too, so the
 * body decides (domain: quirks, failed probes).
 */
export const checkConnection = <Row>(
  sourceOf: (row: Row) => { readonly id: string; readonly name: string },
): Probe<Row> => ({
  id: 'check-connection',
  title: 'check connection',
  run: async (api, row, options) => {
    const { id, name: known } = sourceOf(row);
    const answer = await api.sources.checkConnection(id, options);
    if (!answer.ok) return failure(answer.error);
    const { status, elapsedMillis, details, name } = answer.value.value;
    const passed = status === 'SUCCESS';
    const target = withoutSuffix(name ?? known);
    return success({
      passed,
      summary: passed
        ? `${target} let the connector in`
        : `${target} did not let the connector in (${status ?? 'no status'})`,
      elapsedMs: elapsedMillis,
      details,
    });
  },
});
