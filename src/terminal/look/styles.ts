// The style of a cell (SGR attributes and colours), and the shortest change from one to another.

/** How a cell looks: what SGR sequences said, as a value that is one object for one look. */
export type Style = {
  /** The parameters that turn a plain terminal into this look; empty for plain. */
  readonly parameters: readonly string[];
  /** Whether a blank looks different with it than without, as it does with a background. */
  readonly marksBlanks: boolean;
};

/** Attributes that are on or off, each with what switches it on and what switches it off. */
const allAttributes = [
  { on: '1', off: '22' },
  { on: '2', off: '22' },
  { on: '3', off: '23' },
  { on: '4', off: '24' },
  { on: '5', off: '25' },
  { on: '7', off: '27' },
  { on: '8', off: '28' },
  { on: '9', off: '29' },
] as const;

/** Those that show on a blank too: underlined, inverse, struck through. */
const marking: ReadonlySet<string> = new Set(['4', '7', '9']);

type Known = Style & {
  readonly attributes: ReadonlySet<string>;
  readonly foreground: string;
  readonly background: string;
};

const stylesByKey = new Map<string, Known>();

const styleOf = (
  attributes: ReadonlySet<string>,
  foreground: string,
  background: string,
): Known => {
  const ordered = allAttributes.map(({ on }) => on).filter((on) => attributes.has(on));
  const parameters = [...ordered, foreground, background].filter((part) => part !== '');
  const key = parameters.join(';');
  const known = stylesByKey.get(key);
  if (known !== undefined) return known;
  const made: Known = {
    parameters,
    marksBlanks: background !== '' || ordered.some((on) => marking.has(on)),
    attributes: new Set(ordered),
    foreground,
    background,
  };
  stylesByKey.set(key, made);
  return made;
};

/** The look of a terminal that was told nothing. */
export const plainStyle: Style = styleOf(new Set(), '', '');

const known = (style: Style): Known =>
  stylesByKey.get(style.parameters.join(';')) ?? styleOf(new Set(), '', '');

/**
 * The look after an SGR sequence with these parameters (the text between `ESC [` and `m`); undefined where it holds
 * one that is not known, so that nobody guesses what it did.
 */
export const styleAfter = (style: Style, parameters: string): Style | undefined => {
  const {
    attributes,
    foreground: startingForeground,
    background: startingBackground,
  } = known(style);
  const on = new Set(attributes);
  let foreground = startingForeground;
  let background = startingBackground;
  const parts = parameters.split(';');
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] === '' ? '0' : String(Number(parts[at]));
    const number = Number(part);
    const attribute = allAttributes.find((entry) => entry.on === part);
    if (number === 0) {
      on.clear();
      foreground = '';
      background = '';
    } else if (attribute !== undefined) on.add(part);
    else if (allAttributes.some(({ off }) => off === part)) {
      for (const { on: name, off } of allAttributes) if (off === part) on.delete(name);
    } else if (number === 38 || number === 48) {
      const length = parts[at + 1] === '5' ? 3 : parts[at + 1] === '2' ? 5 : undefined;
      if (length === undefined || at + length > parts.length) return undefined;
      const colour = parts.slice(at, at + length).join(';');
      if (number === 38) foreground = colour;
      else background = colour;
      at += length - 1;
    } else if (number === 39) foreground = '';
    else if (number === 49) background = '';
    else if ((number >= 30 && number <= 37) || (number >= 90 && number <= 97)) foreground = part;
    else if ((number >= 40 && number <= 47) || (number >= 100 && number <= 107)) background = part;
    else return undefined;
  }
  return styleOf(on, foreground, background);
};

/** The look of a cell that was erased while this look was on: its background is all that is left of it. */
export const erasedStyle = (style: Style): Style => styleOf(new Set(), '', known(style).background);

const changes = new Map<Style, Map<Style, string>>();

/** The shortest sequence that turns one look into another; empty where they are the same. */
export const styleChange = (from: Style, to: Style): string => {
  if (from === to) return '';
  let ofFrom = changes.get(from);
  if (ofFrom === undefined) {
    ofFrom = new Map();
    changes.set(from, ofFrom);
  }
  let change = ofFrom.get(to);
  if (change === undefined) {
    change = shortestChange(known(from), known(to));
    ofFrom.set(to, change);
  }
  return change;
};

const shortestChange = (from: Known, to: Known): string => {
  const anew = to === plainStyle ? '\x1b[m' : `\x1b[0;${to.parameters.join(';')}m`;
  const off = new Set<string>();
  for (const { on, off: switchOff } of allAttributes) {
    if (from.attributes.has(on) && !to.attributes.has(on)) off.add(switchOff);
  }
  const on = allAttributes
    .filter(
      (attribute) =>
        to.attributes.has(attribute.on) &&
        // Bold and faint go off together, so that the one that stays has to be said again.
        (!from.attributes.has(attribute.on) || off.has(attribute.off)),
    )
    .map((attribute) => attribute.on);
  const foreground = from.foreground === to.foreground ? [] : [to.foreground || '39'];
  const background = from.background === to.background ? [] : [to.background || '49'];
  const difference = `\x1b[${[...off, ...on, ...foreground, ...background].join(';')}m`;
  return difference.length < anew.length ? difference : anew;
};
