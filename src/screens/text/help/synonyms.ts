// Words that people look for in the help, and the words that the help has for them.

import { plainLetters } from '../../../insight/plainLetters.ts';

/** What is meant by a word that an operator types, in the words of the help. */
export const synonyms: Readonly<Record<string, readonly string[]>> = {
  aggregate: ['aggregat'],
  ascending: ['turn round'],
  authorize: ['who you are'],
  cancel: ['leave', 'back to how it was'],
  check: ['live checks'],
  clipboard: ['copy'],
  close: ['leave'],
  color: ['colours'],
  credential: ['secret'],
  deactivate: ['just in time'],
  delete: ['take it out', 'drop'],
  describe: ['details'],
  diagnose: ['live checks'],
  exit: ['leave spyglass'],
  export: ['save'],
  favorite: ['aliases'],
  freeze: ['refresh by itself'],
  grep: ['filter', 'search'],
  group: ['governance', 'what accounts can hold'],
  hide: ['choose the columns'],
  history: ['typed before', 'where one was'],
  logout: ['leave spyglass'],
  modify: ['edit the field', 'allow changes'],
  order: ['sort'],
  password: ['secret'],
  permission: ['which rights'],
  ping: ['live checks'],
  profile: ['environment'],
  read: ['allow no changes'],
  refresh: ['ask again now', 'refresh by itself'],
  reload: ['ask again now'],
  remap: ['other keys'],
  remove: ['take it out', 'drop', 'just in time'],
  revert: ['put the field back'],
  revoke: ['just in time'],
  role: ['what accounts can hold'],
  select: ['mark'],
  shortcut: ['other keys', 'aliases'],
  switch: ['go to another environment'],
  sync: ['aggregat', 'kept in step'],
  tenant: ['environment'],
  test: ['live checks'],
  token: ['secret', 'which rights'],
  undo: ['put the field back', 'back to how it was'],
  update: ['ask again now'],
  user: ['people'],
  vm: ['virtual appliances'],
  yank: ['copy'],
};

/** So many letters tell one word from the others while it is still being typed. */
const fewestLetters = 4;

/** What an entry of the help may hold to be found by a search, as letters are compared: the text itself, or what it means there. */
export const wordsFor = (search: string): readonly string[] => {
  const typed = plainLetters(search.trim());
  const meant = Object.entries(synonyms).flatMap(([word, words]) => {
    const isWhole = typed === word || typed === `${word}s`;
    return isWhole || (typed.length >= fewestLetters && word.startsWith(typed)) ? words : [];
  });
  return [plainLetters(search), ...meant];
};
