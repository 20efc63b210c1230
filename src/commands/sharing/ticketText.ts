// Texts for a ticket: live checks, an error, the journal.

import { sentenceOf } from '../../api/sentences.ts';
import { duration, timeOfDay } from '../../insight/time.ts';
import type { ApiError } from '../../model/apiError.ts';
import { kindOf } from '../../resources/index.ts';
import type { Probe } from '../../resources/types.ts';
import type { JournalEntry, Outcome } from '../../store/forms/journal.ts';
import type { ProbeView } from '../../store/navigation/view.ts';
import { type ProbeStep, verdictOfRun } from '../../store/probes.ts';
import { probeRun } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import { safeJson, safeJsonLine } from '../../terminal/text/json.ts';

const utc = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** A moment for people elsewhere, and for those here: `2026-11-22 02:00:12 UTC (03:00:12 here)`. */
const moment = (ms: number): string => `${utc(ms)} (${timeOfDay(ms)} here)`;

const indented = (text: string): readonly string[] =>
  text.split(/\r\n|[\n\r]/).map((line) => `    ${line}`);

/** All that a connector said: a text as it is, also where an object holds nothing but it; nothing where it is empty. */
const detailsText = (details: unknown): string | undefined => {
  if (typeof details === 'string') return details;
  if (typeof details !== 'object' || details === null) return undefined;
  const [first, ...others] = Object.entries(details);
  if (first === undefined) return undefined;
  const [name, value] = first;
  const isText = name === 'error' && typeof value === 'string' && others.length === 0;
  return isText ? value : safeJson(details);
};

/** Puts keys into a sentence that names commands. */
type Fill = (sentence: string) => string;

/** An error as lines: what happened, what to do, the tenant's own words, and the ids that support asks for. */
const errorLines = (error: ApiError, fill: Fill): readonly string[] => {
  const { what, next, ids } = sentenceOf(error, {});
  const said = 'said' in error ? error.said.text : '';
  return [
    what,
    fill(next),
    ...(said === '' || what.includes(said) ? [] : [`The tenant says: ${said}`]),
    ...(ids === undefined ? [] : [ids]),
  ];
};

const stepLines = ({ title }: Probe, step: ProbeStep, fill: Fill): readonly string[] => {
  switch (step.status) {
    case 'done': {
      const { passed, summary, elapsedMs, details } = step.outcome;
      const took = elapsedMs === undefined ? '' : `, took ${duration(elapsedMs)}`;
      const said = detailsText(details);
      return [
        `${passed ? 'PASSED' : 'FAILED'}  ${title}: ${summary}`,
        `    at ${moment(step.atMs)}${took}`,
        ...(said === undefined ? [] : indented(said)),
      ];
    }
    case 'failed':
      return [
        `COULD NOT BE RUN  ${title}`,
        `    at ${moment(step.atMs)}`,
        ...errorLines(step.error, fill).flatMap(indented),
      ];
    case 'skipped':
      return [`NOT RUN  ${title}: ${step.why}`];
    case 'cancelled':
      return [`CANCELLED  ${title}`, `    at ${moment(step.atMs)}`];
    case 'running':
      return [`STILL RUNNING  ${title}, since ${moment(step.sinceMs)}`];
    case 'waiting':
      return [`WAITS  ${title}`];
  }
};

/** What the first step that failed means, where one did. */
const meaning = (
  probes: readonly Probe[],
  steps: readonly ProbeStep[],
  fill: Fill,
): readonly string[] => {
  const failed = verdictOfRun(probes, steps);
  return failed === undefined ? [] : ['', failed.what, fill(failed.next), `Code: ${failed.code}`];
};

const place = ({ session }: State, baseUrl: string | undefined): string =>
  `environment ${session.environment}${baseUrl === undefined ? '' : `, ${baseUrl}`}`;

/** A ladder of checks for a ticket: which thing, where, when, and each step with all that was said. */
export const probeTicket = (
  state: State,
  view: ProbeView,
  baseUrl: string | undefined,
  nowMs: number,
  fill: Fill,
): string | undefined => {
  const run = probeRun(state, view);
  if (run === undefined) return undefined;
  const kind = kindOf(view.kind);
  const probes = kind.probes ?? [];
  return [
    `Probe of ${kind.label(run.thing)}`,
    `${kind.singular} ${kind.identify(run.thing)}`,
    place(state, baseUrl),
    `copied ${moment(nowMs)}`,
    '',
    ...run.steps.flatMap((step, index) => {
      const probe = probes[index];
      return probe === undefined ? [] : stepLines(probe, step, fill);
    }),
    ...meaning(probes, run.steps, fill),
  ].join('\n');
};

/** An error for a ticket: where, when, what, and the ids that support asks for. */
export const errorTicket = (
  state: State,
  error: ApiError,
  about: string,
  baseUrl: string | undefined,
  nowMs: number,
  fill: Fill,
): string =>
  [
    `Error: ${about}`,
    place(state, baseUrl),
    `copied ${moment(nowMs)}`,
    '',
    ...errorLines(error, fill),
  ].join('\n');

const outcomes: Readonly<Record<Outcome, string>> = {
  sending: 'BEING SENT',
  done: 'DONE',
  otherwise: 'SENT, but the tenant has something else',
  refused: 'REFUSED: nothing changed',
  unknown: 'NOT KNOWN: it may have arrived',
};

const entryLines = (entry: JournalEntry): readonly string[] => {
  const ids = [
    ['status', entry.status],
    ['tracking', entry.trackingId],
    ['request', entry.requestId],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`]));
  return [
    `${moment(entry.atMs)}  ${outcomes[entry.outcome]}`,
    `    ${entry.environment}  ${entry.method} ${entry.path}`,
    ...entry.changes.map(({ path, before, after }) => {
      const [from, to] = [before, after].map(safeJsonLine);
      return `    ${path}  ${from} → ${to}`;
    }),
    ...(ids.length === 0 ? [] : [`    ${ids.join('  ')}`]),
  ];
};

/** The writes of this session for a ticket, the newest first. */
export const journalTicket = ({ journal }: State): string =>
  journal
    .toReversed()
    .map((entry) => entryLines(entry).join('\n'))
    .join('\n\n');
