// The sources of a tenant with the status that its own checks have left by now.

import type { InitialData } from '../../data/initialData.ts';
import {
  copiesOf,
  diagnosticsOf,
  type SourceStatus,
  statusAt,
  statusFields,
} from '../../data/sources/truth/status.ts';
import type { WireSource } from '../../data/wire.ts';
import { type EditableRows, editableRows } from '../../editableRows.ts';

const objectIn = (text: unknown): Readonly<Record<string, unknown>> => {
  const value: unknown = JSON.parse(String(text ?? '{}'));
  return typeof value === 'object' && value !== null ? { ...value } : {};
};

/** A source as a check left it: all copies of its status, and the time of the check. */
const checked = (source: WireSource, status: SourceStatus, place: number): WireSource => {
  const { connectorAttributes: settings } = source;
  const known = objectIn(settings['slpt-source-diagnostics']);
  const fields = statusFields(status, place);
  const lastCheckMs = status.lastCheckMs ?? 0;
  const counted = typeof known.healthcheckCount === 'number' ? known.healthcheckCount : 0;
  const diagnostics = diagnosticsOf(status, 0);
  return {
    ...source,
    ...fields,
    modified: new Date(Math.max(Date.parse(source.modified), lastCheckMs)).toISOString(),
    connectorAttributes: {
      ...settings,
      ...copiesOf(status, place),
      cloudCacheUpdate: lastCheckMs,
      sourceConnected: status.healthy,
      'slpt-source-diagnostics': JSON.stringify({
        ...known,
        ...diagnostics,
        healthcheckCount: counted + 1,
      }),
    },
  };
};

/**
 * The sources as rows that can be changed. Each check of the tenant moves the time of the last check, and the status where
 * it finds another one; a source is checked when it is asked for, by the story of the source.
 */
export const checkedSources = (
  initial: InitialData,
  clock: { readonly startedAtMs: number; readonly now: () => number },
): EditableRows<WireSource> => {
  const rows = editableRows(initial.sourcesWithOwn);
  /** The number of the last check of each source that the row holds. */
  const held = new Map<number, number>();
  let latestMs = clock.startedAtMs;
  const catchUp = (place: number): void => {
    const story = place < rows.fixed ? initial.storyAt(place) : undefined;
    if (story?.checks.type !== 'regular' || !rows.has(place)) return;
    const nowMs = clock.now();
    const { oneMs, everyMs, offMs } = story.checks;
    const last = Math.floor((Math.min(nowMs, offMs) - oneMs) / everyMs);
    const first = Math.floor((Math.min(clock.startedAtMs, offMs) - oneMs) / everyMs);
    if (last <= (held.get(place) ?? first)) return;
    held.set(place, last);
    rows.set(place, checked(rows.at(place), statusAt(story, nowMs), place));
  };
  /** Lists remember their order by the revision, so that all sources are checked before it is told. */
  const catchUpAll = (): void => {
    const nowMs = clock.now();
    // No source is checked twice in a minute, and a list that is read page by page keeps its order.
    if (nowMs - latestMs < 60_000) return;
    latestMs = nowMs;
    for (let place = 0; place < rows.fixed; place++) catchUp(place);
  };
  return {
    fixed: rows.fixed,
    get count() {
      return rows.count;
    },
    get revision() {
      catchUpAll();
      return rows.revision;
    },
    at: (place) => {
      catchUp(place);
      return rows.at(place);
    },
    has: rows.has,
    set: rows.set,
    add: rows.add,
    remove: rows.remove,
    restore: rows.restore,
  };
};
