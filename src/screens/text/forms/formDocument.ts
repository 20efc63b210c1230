// The lines of a whole form, and which of them are in sight.

import { fillIn } from '../../../commands/keys/fillKeys.ts';
import { kindOf } from '../../../resources/index.ts';
import {
  chosenField,
  draftBase,
  draftedThing,
  formOf,
  savedThing,
} from '../../../store/forms/drafts.ts';
import { bodyLines } from '../../../store/frame/size.ts';
import type { FormView } from '../../../store/navigation/view.ts';
import { thingQuery } from '../../../store/selectors.ts';
import type { State } from '../../../store/state.ts';
import type { Tone } from '../../../terminal/look/tones.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { kindErrorLines } from '../errorText.ts';
import { madeOnce } from '../madeOnce.ts';
import { type TextLine, wrappedLines } from '../textLines.ts';
import { fieldLines } from './formText.ts';

/** The lines of a form, which of them are in sight, and the help below them while a field is edited. */
export type FormDocument = {
  /** Why reading it again failed, above the lines. */
  readonly failed: readonly TextLine[];
  readonly lines: readonly TextLine[];
  /** The first line on screen, and how many there is room for. */
  readonly top: number;
  readonly room: number;
  readonly help: readonly TextLine[];
};

/** A sentence with two blank cells at either side. */
const say = (text: string, width: number, tone?: Tone): readonly TextLine[] =>
  wrappedLines(clean(text), 2, width - 2, { tone });

/** What is shown instead of a form that cannot be: loading, an error, or that the thing does not exist. */
const absentLines = (state: State, view: FormView): readonly TextLine[] => {
  const { columns } = state.size;
  const query = thingQuery(state, view);
  const kind = kindOf(view.kind);
  if (query?.status === 'failed') return kindErrorLines(kind, query.error, fillIn(state), columns);
  return query === undefined || query.status === 'loading'
    ? say('loading', columns)
    : say(
        fillIn(state)(kind.whenMissing ?? `The tenant shows this user no ${kind.singular} here.`),
        columns,
      );
};

/** Why reading it again failed, in at most so many lines; what was read before stays below. */
const failedLines = (state: State, view: FormView, most: number): readonly TextLine[] => {
  const query = thingQuery(state, view);
  if (query?.status !== 'failed') return [];
  return kindErrorLines(kindOf(view.kind), query.error, fillIn(state), state.size.columns).slice(
    0,
    most,
  );
};

/** While a field is edited: what it accepts, or why it does not accept what was typed. */
const helpLines = (state: State, view: FormView): readonly TextLine[] => {
  const { overlay, size } = state;
  if (overlay.type !== 'edit') return [];
  return overlay.problem === undefined
    ? say(fillIn(state)(chosenField(view).help), size.columns)
    : say(fillIn(state)(overlay.problem), size.columns, 'bad');
};

const makeDocument = (state: State, view: FormView): FormDocument => {
  const saved = savedThing(state, view);
  const drafted = draftedThing(state, view);
  const base = draftBase(state, view) ?? saved;
  const height = bodyLines(state);
  if (saved === undefined || drafted === undefined || base === undefined) {
    return { failed: [], lines: absentLines(state, view), top: 0, room: height, help: [] };
  }
  const { names, namesAsked, size } = state;
  const form = formOf(view);
  const notices = form.lint(drafted, names, namesAsked);
  const blocks = form.fields.map((field, index) =>
    fieldLines(
      field,
      base,
      drafted,
      names,
      index === view.field,
      notices.filter((notice) => notice.field === field.id),
      size.columns,
    ),
  );
  const help = helpLines(state, view);
  const failed = failedLines(state, view, Math.floor(height / 2));
  // The first line of the body is the title.
  const room = Math.max(1, height - 1 - failed.length - help.length);
  const lines = blocks.flat();
  const chosenTop = blocks.slice(0, view.field).reduce((sum, block) => sum + block.length, 0);
  const chosenEnvironmentLines = blocks[view.field]?.length ?? 1;
  const top = Math.max(
    0,
    Math.min(chosenTop, Math.max(0, chosenTop + chosenEnvironmentLines - room), lines.length - 1),
  );
  return { failed, lines, top, room, help };
};

/** The lines of the form on screen. They are made once for the same draft and size, however often they are asked for. */
export const formDocument = madeOnce(makeDocument, (state, view) => {
  const { size, names, namesAsked, overlay, hidesPath } = state;
  return [
    thingQuery(state, view),
    draftedThing(state, view),
    draftBase(state, view),
    view,
    size,
    names,
    namesAsked,
    overlay.type === 'edit' && (overlay.problem ?? true),
    hidesPath,
    bodyLines(state),
  ];
});
