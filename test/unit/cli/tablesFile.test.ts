import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keptTables, readTables, writeTables } from '../../../src/cli/files/tablesFile.ts';

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'spyglass-tables-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
};

const choices = {
  sources: { columns: ['name', 'owner.id'], sort: { column: 'name', descending: true } },
  tasks: { sort: { column: 'age', descending: false } },
};

describe('the file of columns and sorts', () => {
  it('gives back what was kept, in folders that it makes, and leaves no other file', () => {
    const home = folder();
    const path = join(home, 'deep', 'tables.json');
    expect(readTables(path)).toEqual({ choices: {} });
    expect(writeTables(path, choices)).toBe(undefined);
    expect(readTables(path)).toEqual({ choices });
    expect(readdirSync(join(home, 'deep'))).toEqual(['tables.json']);
  });

  it.each([
    ['{', 'it is no JSON.'],
    ['[]', 'it is no object of kinds.'],
    ['{"sources": 1}', 'what it says of sources has not the form it should.'],
    ['{"sources": {"columns": [1]}}', 'what it says of sources has not the form it should.'],
    ['{"preview": 1}', 'what it says of preview has not the form it should.'],
    ['{"tasks": {"sort": {}}}', 'what it says of tasks has not the form it should.'],
  ])('says why %s is ignored, and leaves it alone', (text, why) => {
    const path = join(folder(), 'tables.json');
    writeFileSync(path, text);
    expect(readTables(path)).toEqual({
      choices: {},
      problem: `${path} is ignored, columns and sorts are as usual: ${why}`,
    });
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('holds that there is to be no preview, beside the kinds', () => {
    const path = join(folder(), 'tables.json');
    expect(writeTables(path, choices, 'never')).toBe(undefined);
    expect(readTables(path)).toEqual({ choices, preview: 'never' });
    expect(writeTables(path, choices, 'where there is room')).toBe(undefined);
    expect(readTables(path)).toEqual({ choices });
  });

  it('says why nothing can be kept', () => {
    const home = folder();
    writeFileSync(join(home, 'file'), '');
    expect(writeTables(join(home, 'file', 'tables.json'), choices)).toMatch(/something else is in/);
  });

  it('is not for the demo', () => {
    const home = folder();
    const variables = { XDG_STATE_HOME: home, LOCALAPPDATA: home };
    expect(keptTables(variables, () => true).keep(choices, 'where there is room')).toBe(undefined);
    expect(readdirSync(home)).toEqual([]);
    const path = join(home, 'spyglass', 'tables.json');
    expect(keptTables(variables, () => false).keep(choices, 'where there is room')).toEqual({
      place: path,
    });
    expect(keptTables(variables, () => true).choices).toEqual({});
    expect(keptTables(variables, () => false).choices).toEqual(choices);
  });
});
