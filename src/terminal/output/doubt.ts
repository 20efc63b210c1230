// Finds the cells of a line whose width terminals disagree on, and how far they may reach.

/** The texts of the cells of a line; those behind its end are blank. */
type Texts = readonly string[];

/** Cells of a line, from one column up to another. */
export type Part = { readonly from: number; readonly to: number };

/**
 * A part of a line whose cells are all of one kind. Doubtful ones may take up to `reach` cells more than they should, or
 * fewer.
 */
export type Piece = Part & { readonly isDoubtful: boolean; readonly reach: number };

/** No terminal gives a character more cells. */
const widest = 2;

/**
 * Whether every terminal gives a cell of this text exactly one cell. That is ASCII alone: `é`, `…` and `▌` take two
 * where characters of ambiguous width are wide, and marks and newer characters take what the terminal's tables say.
 */
export const isCertain = (text = ' '): boolean => text.length === 1 && text <= '~';

/**
 * Whether a cell runs on from the one before it, wherever a terminal has put that. A single blank between two such cells
 * does too, so that the words of a name stay apart; columns are further apart.
 */
const runsOn = (texts: Texts, column: number): boolean =>
  !isCertain(texts[column]) ||
  (column > 0 &&
    (texts[column] ?? ' ') === ' ' &&
    !isCertain(texts[column - 1]) &&
    !isCertain(texts[column + 1]));

/** How many cells more than they should the texts between two columns may take. */
const reachOf = (texts: Texts, from: number, to: number): number => {
  let most = 0;
  for (let column = from; column < to; column += 1) {
    const text = texts[column] ?? ' ';
    if (!isCertain(text)) most += text.length * widest - 1;
  }
  return Math.max(0, most);
};

/** The parts of a line between two columns, doubtful ones and others by turns. */
export const piecesOf = (texts: Texts, { from, to }: Part): readonly Piece[] => {
  const pieces: Piece[] = [];
  for (let at = from; at < to; ) {
    const isDoubtful = runsOn(texts, at);
    let end = at + 1;
    while (end < to && runsOn(texts, end) === isDoubtful) end += 1;
    pieces.push({
      from: at,
      to: end,
      isDoubtful,
      reach: isDoubtful ? reachOf(texts, at, end) : 0,
    });
    at = end;
  }
  return pieces;
};

/**
 * Whether two programs on the way to one terminal may take a cell for different widths: joined emoji, and letters with
 * marks or signs of their own. A multiplexer then has what stands behind it elsewhere than the terminal around it.
 */
const isDisputed = (text = ' '): boolean => text.length > 1;

/** Whether something changed behind a cell that a multiplexer and its terminal may disagree on. */
const changesBehindDispute = (
  now: Texts,
  before: Texts,
  columns: number,
  hasChanged: (column: number) => boolean,
): boolean => {
  let at = 0;
  while (at < columns && !isDisputed(now[at]) && !isDisputed(before[at])) at += 1;
  while (at < columns && !hasChanged(at)) at += 1;
  return at < columns;
};

/**
 * The parts of a line that must be painted anew where doubtful cells change: with all doubtful cells beside them, since
 * those run on from one to the next, and with all cells that the former or the next ones may reach. The whole line, where
 * something changes behind cells that are disputed on the way: nobody knows in which cell it was painted before.
 */
export const partsToRepaint = (
  now: Texts,
  before: Texts,
  columns: number,
  hasChanged: (column: number) => boolean,
): readonly Part[] => {
  if (changesBehindDispute(now, before, columns, hasChanged)) return [{ from: 0, to: columns }];
  const isDoubtful = (column: number) => runsOn(now, column) || runsOn(before, column);
  const runEnd = (from: number): number => {
    let to = from;
    while (to < columns && isDoubtful(to)) to += 1;
    return to;
  };
  const reachEnd = (from: number, to: number): number =>
    Math.min(columns, to + Math.max(reachOf(now, from, to), reachOf(before, from, to)));

  const parts: Part[] = [];
  for (let at = 0; at < columns; ) {
    const to = runEnd(at);
    let changed = at;
    while (changed < to && !hasChanged(changed)) changed += 1;
    if (changed === to) {
      at = Math.max(to, at + 1);
      continue;
    }
    let end = reachEnd(at, to);
    for (let next = to; next < end; next += 1) {
      const nextTo = runEnd(next);
      if (nextTo === next) continue;
      end = Math.max(end, reachEnd(next, nextTo));
      next = nextTo - 1;
    }
    parts.push({ from: at, to: end });
    at = end;
  }
  return parts;
};
