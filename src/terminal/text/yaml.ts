// Writes values as YAML without characters that act on a terminal.

import { hidesSomething, safeYaml } from './json.ts';

/** Whether a text of several lines has blanks at an end of one of them, which a block of lines does not keep. */
const losesBlanks = (text: string): boolean => text.includes('\n') && /^[ \t]|[ \t]$/m.test(text);

/**
 * A value as YAML that readers of version 1.1 understand too. The library is loaded only when somebody asks for YAML.
 */
export const yamlText = async (value: unknown): Promise<string> => {
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
  const lines = { lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER };
  return safeYaml(document.toString(lines));
};
