// Keys in sentences: how they are put in, and that no sentence in src names a key by hand.

import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/commands/index.ts';
import { fillKeys } from '../../../src/commands/keys/fillKeys.ts';
import { keyed } from '../../../src/model/keyed.ts';
import { anyCharacter } from '../../dsl/anyCharacter.ts';

/** A sentence as `keyed` makes it of one that stands in the code. */
const written = (sentence: string): string => keyed(Object.assign([sentence], { raw: [sentence] }));

describe('a sentence that names commands', () => {
  const none = { 'marks.toggle': [], 'list.left': [] };

  it.each([
    ['Nothing is marked. {marks.toggle} marks a row.', {}, 'Nothing is marked. space marks a row.'],
    ['{View.escape} ends it.', {}, 'Esc ends it.'],
    ['{Marks.clear} clears them.', {}, 'M clears them.'],
    ['{marks.toggle} marks a row.', { 'marks.toggle': ['f5', 'x'] }, 'f5 marks a row.'],
    ['Nothing is marked. {marks.toggle} marks a row.', none, 'Nothing is marked.'],
    ['It is not shown: {marks.toggle} shows it.', none, 'It is not shown.'],
    ['Still loading. {marks.toggle} goes, :q leaves.', none, 'Still loading. :q leaves.'],
    ['{list.right} and {list.left} move.', none, 'l and list.left, which has no key, move.'],
    ['{marks.toggle} marks a row.', none, 'marks.toggle, which has no key, marks a row.'],
  ])('%j with %j reads %j', (sentence, keys, read) => {
    expect(fillKeys(written(sentence), keys)).toBe(read);
  });

  it('means the command of the context', () => {
    const sentence = keyed`Press {view.refresh|probe.again}.`;
    const keys = { 'view.refresh': ['f5'], 'probe.again': ['f6'] };
    expect([fillKeys(sentence, keys, 'list'), fillKeys(sentence, keys, 'probe')]).toEqual([
      'Press f5.',
      'Press f6.',
    ]);
  });
});

/** Names as tenants, files and operators have them, also such as look like the id of a command in a sentence. */
const names = fc.oneof(
  fc.string({ unit: anyCharacter }).filter((name) => !/[\ufdd0\ufdd1]/.test(name)),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...commands.map(({ id }) => `{${id}}`)),
        fc.constantFrom('{', '}', '{{', '{View.escape}', '{view.refresh|probe.again}', ' of ', '.'),
      ),
    )
    .map((parts) => parts.join('')),
);

describe('a name in a sentence', () => {
  it('is no command, whatever it holds', () => {
    fc.assert(
      fc.property(names, names, (name, other) => {
        expect(fillKeys(`${name} has no ${other}.`, {})).toBe(`${name} has no ${other}.`);
        expect(fillKeys(keyed`${name} has no ${other}: {marks.toggle} marks it.`, {})).toBe(
          `${name} has no ${other}: space marks it.`,
        );
      }),
    );
  });

  it('is none either where the sentence is put into another', () => {
    const inner = keyed`${'{form.review}'}: {marks.toggle} marks it`;
    expect(fillKeys(keyed`{View.escape} ends it. ${inner}.`, {})).toBe(
      'Esc ends it. {form.review}: space marks it.',
    );
  });
});

/** What names keys that no command has: of terminals, of settings, and before there is a command to name. */
const ofTerminals: readonly (string | RegExp)[] = [
  /^config\//,
  /^terminal\//,
  /^cli\/help\.ts: Inside, \? shows all keys/,
  /Keys are o, S, ctrl-x, alt-x|Take a key such as f5 or ctrl-x/,
  /such as sort\.open: \[S, f5\]/,
];

type Literal = { readonly file: string; readonly text: string; readonly isKeyed: boolean };

const root = new URL('../../../src/', import.meta.url);

/** The texts in quotes of a line of code that could be sentences; what is put into a template counts as one word. */
const literalsOf = (line: string): readonly Omit<Literal, 'file'>[] =>
  /^\s*(\/\/|\*|\/\*|import |export \{)/.test(line)
    ? []
    : [
        ...line.matchAll(
          /(\bkeyed)?(?:'((?:\\.|[^'\\])*)'|`((?:\\.|[^`\\])*)`|"((?:\\.|[^"\\])*)")/g,
        ),
      ].map(([, tag, single, back, double]) => ({
        text: (single ?? back ?? double ?? '').replaceAll(/\$\{[^}]*\}/g, 'Word'),
        isKeyed: tag !== undefined,
      }));

const literals: readonly Literal[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('sandbox'))
  .flatMap((file) =>
    readFileSync(new URL(file, root), 'utf8')
      .split('\n')
      .flatMap((line) => literalsOf(line).map((literal) => ({ file, ...literal }))),
  );

const template = /\{([A-Za-z]\w*\.\w+(?:\|\w+\.\w+)*)\}/g;

/** A named key as a word, or a single letter or sign that does something: `d shows them`, `press R`. */
const namesKey = [
  /\b(?:esc|enter|tab|space|backspace|pgup|pgdn|ctrl-[a-z]|shift-tab)\b/i,
  /(?:^|[\s(:;,.?])(?!a |A |I )[A-Za-z!?/] (?:[a-z]+[^aius\s]s|goes|does) (?:it|them|the|all|one|this|that|these|yours|a|to|again|others|back|more|you|up|once)\b/,
  /(?:^|[\s(:;,.?])a (?:shows|adds|asks|opens|ends|marks|goes) (?:it|them|the|all|one|this|again)\b/,
  /\b(?:[Pp]ress|[Tt]ype) [B-Zb-z!?/:](?=[\s,.;]|$)/,
  /more lines: \w$/,
];

describe('the sentences in src', () => {
  it('name no key by hand: {command.id} stands for it', () => {
    const found = literals
      .filter(({ text }) => text.includes(' '))
      .filter(({ text }) => {
        const rest = text.replaceAll(template, 'Word');
        return namesKey.some((pattern) => pattern.test(rest));
      })
      .map(({ file, text }) => `${file}: ${text}`)
      .filter((named) => !ofTerminals.some((known) => named.match(known) !== null));
    expect(found).toEqual([]);
  });

  it('name commands within keyed`…` only, which tells them from names', () => {
    const found = literals
      .filter(
        ({ isKeyed, text }) => /\{Word\}/.test(text) || (!isKeyed && text.search(template) !== -1),
      )
      .map(({ file, text }) => `${file}: ${text}`);
    expect(found).toEqual([]);
  });

  it('name commands that there are', () => {
    const ids = commands.map(({ id }) => id);
    const unknown = literals.flatMap(({ file, text }) =>
      [...text.matchAll(template)]
        .flatMap(([, named = '']) => named.split('|'))
        .map((id) => `${id.charAt(0).toLowerCase()}${id.slice(1)}`)
        .filter((id) => !ids.includes(id))
        .map((id) => `${file}: ${id}`),
    );
    expect(unknown).toEqual([]);
  });
});
