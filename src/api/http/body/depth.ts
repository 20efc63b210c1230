// Keeps what is nested too deeply as the text of its JSON, so that nothing behind the API can run out of stack.

/** No answer of the API is nested so deeply by itself; whoever goes through a value level by level has stack for these. */
const deepestLevel = 2_000;

const isContainer = (value: unknown): value is object =>
  typeof value === 'object' && value !== null;

/** How deeply the brackets of a text are nested, those in its strings too: never less than what the JSON in it is. */
const bracketDepth = (json: string): number => {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return deepest;
};

type Open = {
  readonly close: string;
  readonly entries: Iterator<readonly [string, unknown]>;
  isFirst: boolean;
};

const opened = (value: object): Open =>
  Array.isArray(value)
    ? {
        close: ']',
        entries: value.map((entry): readonly [string, unknown] => ['', entry]).values(),
        isFirst: true,
      }
    : {
        close: '}',
        entries: Object.entries(value)
          .map(([name, entry]): readonly [string, unknown] => [`${JSON.stringify(name)}:`, entry])
          .values(),
        isFirst: true,
      };

/** The JSON of a value of any depth: it keeps its own stack. */
const jsonOf = (root: object): string => {
  const parts = [Array.isArray(root) ? '[' : '{'];
  const stack = [opened(root)];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const next = top.entries.next();
    if (next.done === true) {
      parts.push(top.close);
      stack.pop();
      continue;
    }
    const [name, value] = next.value;
    parts.push(top.isFirst ? name : `,${name}`);
    top.isFirst = false;
    if (isContainer(value)) {
      parts.push(Array.isArray(value) ? '[' : '{');
      stack.push(opened(value));
    } else parts.push(JSON.stringify(value) ?? 'null');
  }
  return parts.join('');
};

/**
 * A value that was just read from this JSON, with everything below the deepest level as the text of its JSON. It is
 * changed in place, where there is anything so deep at all.
 */
export const withoutDepth = (root: unknown, json: string): unknown => {
  if (!isContainer(root) || bracketDepth(json) <= deepestLevel) return root;
  let level: object[] = [root];
  for (let depth = 1; depth < deepestLevel && level.length > 0; depth += 1) {
    level = level.flatMap((container) => Object.values(container).filter(isContainer));
  }
  for (const container of level) {
    for (const [name, value] of Object.entries(container)) {
      if (isContainer(value)) Reflect.set(container, name, jsonOf(value));
    }
  }
  return root;
};
