// Writes values as YAML without characters that act on a terminal.

import { hidesSomething, safeJson, safeYaml } from './json.ts';

/** Whether a text of several lines has blanks at an end of one of them, which a block of lines does not keep. */
const losesBlanks = (text: string): boolean => text.includes('\n') && /^[ \t]|[ \t]$/m.test(text);

/** Deeper values are written as JSON, which YAML allows: blocks would be indented without end. */
const deepestLevel = 100;

const isContainer = (value: unknown): value is object =>
  typeof value === 'object' && value !== null;

const isDeep = (root: unknown): boolean => {
  let level = [root].filter(isContainer);
  for (let depth = 0; depth < deepestLevel && level.length > 0; depth += 1) {
    level = level.flatMap((container) => Object.values(container).filter(isContainer));
  }
  return level.length > 0;
};

/**
 * A value as YAML that readers of version 1.1 understand too. The library is loaded only when somebody asks for YAML.
 */
export const yamlText = async (value: unknown): Promise<string> => {
  if (isDeep(value)) {
    return `# It is nested more than ${deepestLevel} levels deep, so it is JSON, which YAML allows.\n${safeJson(value)}\n`;
  }
  const { Document, visit } = await import('yaml');
  const document = new Document(value, { aliasDuplicateObjects: false, compat: 'yaml-1.1' });
  visit(document, {
    Scalar: (_, scalar) => {
      const { value: text } = scalar;
      if (typeof text === 'string' && (hidesSomething(text) || losesBlanks(text))) {
        scalar.type = 'QUOTE_DOUBLE';
      }
    },
  });
  // What is in double quotes is written as JSON has it, at once: a text may be a megabyte of such characters.
  return safeYaml(document.toString({ lineWidth: 0, doubleQuotedAsJSON: true }));
};
