import { describe, expect, it } from 'vitest';
import {
  hasMarkableLetters,
  plainLetters,
  restBehind,
  withoutMarks,
} from '../../../src/insight/plainLetters.ts';

describe('letters as they are compared', () => {
  it.each([
    ['Müller', 'muller'],
    ['Mu\u0308ller', 'muller'],
    ['Æther Øst Łódź Straße', 'aether ost lodz strasse'],
    ['GROẞ', 'gross'],
    ['İstanbul ılık', 'istanbul ilik'],
    ['Đorđe Živković', 'dorde zivkovic'],
    ['Nguyễn Ștefan', 'nguyen stefan'],
    ['Ωμέγα', 'ωμεγα'],
    ['ΣΟΦΟΣ', 'σοφοσ'],
    ['plain ASCII-42', 'plain ascii-42'],
  ])('%s is %s', (text, plain) => {
    expect(plainLetters(text)).toBe(plain);
  });

  it.each([
    ['й', 'и'],
    ['ё', 'е'],
    ['が', 'か'],
    ['한', '하'],
    ['กำ', 'กา'],
    ['कि', 'क'],
    ['أ', 'ا'],
  ])('%s is not %s: there a mark makes another letter', (one, other) => {
    expect(plainLetters(one)).not.toBe(plainLetters(other));
    expect(plainLetters(one.normalize('NFD'))).toBe(plainLetters(one.normalize('NFC')));
  });

  it('keep their case where only marks are taken', () => {
    expect(withoutMarks('\\S^Größe')).toBe('\\S^Grosse');
  });

  it('could stand for marked ones only where there are any', () => {
    expect(['ab', '4-2', 'иван', '李'].map(hasMarkableLetters)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it.each([
    ['mull', 'Müller AG', 'er AG'],
    ['Mü', 'muller', 'ller'],
    ['er', 'Müller', ''],
    ['', 'Müller', ''],
  ])('behind %s of %s is %s', (typed, text, rest) => {
    expect(restBehind(typed, text)).toBe(rest);
  });
});
