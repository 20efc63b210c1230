// The lines of a probe: each live check with its result, then what they mean together.

import { type Fill, fillIn } from '../../../commands/keys/fillKeys.ts';
import { counted } from '../../../insight/counted.ts';
import { duration, timeOfDay } from '../../../insight/time.ts';
import { keyed } from '../../../model/keyed.ts';
import { kindOf } from '../../../resources/index.ts';
import type { Probe } from '../../../resources/types.ts';
import type { ProbeView } from '../../../store/navigation/view.ts';
import { type ProbeStep, verdictOfRun } from '../../../store/probes.ts';
import { probeRun } from '../../../store/selectors.ts';
import type { State } from '../../../store/state.ts';
import type { Span } from '../../../terminal/look/tones.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { safeJson } from '../../../terminal/text/json.ts';
import { fit, widthOf, wrapWords } from '../../../terminal/text/width.ts';
import { errorLines } from '../errorText.ts';
import { spansAtBothEnds, spansWidth } from '../spans.ts';
import { labelledLines, type TextLine, wrappedLines } from '../textLines.ts';

/** Cells of the title of a step. */
const titleWidth = 19;

/** How many lines of a connector's details are shown until D shows all. */
const briefLines = 6;

/** The text of an object that has only an `error`, as connectors on a virtual appliance send it. */
const onlyError = (details: object): string | undefined => {
  const [[name, value] = [], ...others] = Object.entries(details);
  return name === 'error' && typeof value === 'string' && others.length === 0 ? value : undefined;
};

/** The details of a connector as text. An object is JSON; one that has only an `error` is that text, unless `whole`. */
const textOfDetails = (details: unknown, whole: boolean): string => {
  if (details === undefined || details === null) return 'the connector sent no details';
  if (typeof details === 'string') return details;
  const text = typeof details === 'object' && details !== null ? onlyError(details) : undefined;
  return whole || text === undefined ? safeJson(details) : text;
};

const signs = {
  waiting: [' ', 'quiet'],
  running: ['…', 'accent'],
  failed: ['?', 'warn'],
  skipped: [' ', 'quiet'],
  cancelled: ['-', 'quiet'],
} as const satisfies Record<Exclude<ProbeStep['status'], 'done'>, readonly [string, Span['tone']]>;

/** The lines of a step: sign, title, result, and how long it took. */
const headLines = (
  probe: Probe,
  step: ProbeStep,
  fill: Fill,
  width: number,
): readonly TextLine[] => {
  const lines = (sign: string, tone: Span['tone'], text: string, right = '') => {
    const head: TextLine = [
      { text: clean(` ${sign} `), tone, bold: true },
      { text: fit(clean(probe.title), titleWidth), bold: true, tone },
      { text: clean(' ') },
    ];
    const end = clean(right);
    const taken = spansWidth(head);
    const room = Math.max(10, width - taken - (right === '' ? 0 : widthOf(end) + 2));
    const [first = head, ...others] = labelledLines(
      head,
      wrapWords(clean(text), room).map((part) => [{ text: part }]),
    );
    return [spansAtBothEnds(first, [{ text: end, tone: 'quiet' }], width), ...others];
  };
  switch (step.status) {
    case 'done': {
      const { passed, summary, elapsedMs } = step.outcome;
      const took = elapsedMs === undefined ? '' : `${duration(elapsedMs)} `;
      return lines(
        passed ? '✓' : '✗',
        passed ? 'good' : 'bad',
        passed ? summary : `FAILED: ${summary}`,
        `${took}at ${timeOfDay(step.atMs)}`,
      );
    }
    case 'running':
      return lines(
        ...signs.running,
        fill(keyed`running for ${Math.round(step.elapsedMs / 1000)} s · {app.quit} cancels`),
      );
    case 'failed':
      return lines(...signs.failed, 'could not be run');
    case 'waiting':
      return lines(...signs.waiting, 'waits');
    case 'skipped':
      return lines(...signs.skipped, `not run: ${step.why}`);
    case 'cancelled':
      return lines(...signs.cancelled, 'cancelled');
  }
};

const stepLines = (
  probe: Probe,
  step: ProbeStep,
  whole: boolean,
  fill: Fill,
  width: number,
): readonly TextLine[] => {
  const head = headLines(probe, step, fill, width);
  if (step.status === 'failed') return [...head, ...errorLines(step.error, fill, width)];
  if (step.status !== 'done') return head;
  const { passed, details } = step.outcome;
  if (passed && !whole) return head;
  const all = wrappedLines(textOfDetails(details, whole), 5, width, {
    tone: passed ? 'quiet' : 'plain',
  });
  if (whole || all.length <= briefLines) return [...head, ...all];
  const left = all.length - briefLines;
  const more: TextLine = [
    {
      text: clean(fill(keyed`     and ${counted(left, 'more line')}: {probe.whole} shows them`)),
      tone: 'quiet',
    },
  ];
  return [...head, ...all.slice(0, briefLines), more];
};

/** What the first failed step means; that all is well where none failed; nothing while steps run. */
const verdict = (
  probes: readonly Probe[],
  steps: readonly ProbeStep[],
  fill: Fill,
  width: number,
): readonly TextLine[] => {
  const settled = steps.every(({ status }) => status !== 'waiting' && status !== 'running');
  if (!settled) return [];
  const failed = verdictOfRun(probes, steps);
  if (failed !== undefined) {
    return [
      [],
      ...wrappedLines(`${failed.what} ${fill(failed.next)}`, 1, width),
      ...wrappedLines(fill(keyed`${failed.code}: {probe.explain} opens its page.`), 1, width, {
        tone: 'quiet',
      }),
    ];
  }
  const passed = steps.filter(({ status }) => status === 'done').length;
  const good = steps.every(({ status }) => status === 'done' || status === 'skipped');
  if (!good || passed === 0) return [];
  return [
    [],
    ...wrappedLines('Every check that makes sense here passed.', 1, width, { tone: 'good' }),
  ];
};

/** The text of a probe: its live checks from top to bottom, then the verdict. */
export const probeLines = (state: State, view: ProbeView, width: number): readonly TextLine[] => {
  const fill = fillIn(state);
  const run = probeRun(state, view);
  const probes = kindOf(view.kind).probes ?? [];
  if (run === undefined)
    return wrappedLines(fill(keyed`Nothing was run yet. {probe.again} runs the checks.`), 1, width);
  const steps = probes.flatMap((probe, index) => {
    const step = run.steps[index];
    return step === undefined ? [] : stepLines(probe, step, view.whole, fill, width);
  });
  return [...steps, ...verdict(probes, run.steps, fill, width)];
};
