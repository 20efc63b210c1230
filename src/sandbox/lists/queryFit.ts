// Whether a document fits a search query.

import { isObject } from '../http/body.ts';
import { readPath } from './lists.ts';
import type { Query, QueryValue } from './queryText.ts';

/** All texts in a value, at any depth. */
export const textsIn = (value: unknown): readonly string[] => {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (isObject(value)) return Object.values(value).flatMap(textsIn);
  return [String(value)];
};

const wildcard = (text: string): RegExp => {
  const escaped = text.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'isu');
};

/** The words into which a search index splits a text. */
export const wordsOf = (text: string): readonly string[] =>
  text.split(/[^\p{Letter}\p{Mark}\p{Number}_]+/u).filter((word) => word !== '');

type Test = (text: string) => boolean;

/** Whether a text, or one of its words, is the value (without case); a phrase may stand anywhere in the text. */
const testOf = ({ text, quoted }: QueryValue): Test => {
  const wanted = text.toLowerCase();
  if (quoted) return (found) => found.toLowerCase().includes(wanted);
  if (/[*?]/.test(text)) {
    const expression = wildcard(text);
    return (found) =>
      expression.test(found) || wordsOf(found).some((word) => expression.test(word));
  }
  return (found) => {
    const known = found.toLowerCase();
    return known === wanted || wordsOf(known).includes(wanted);
  };
};

/** Makes the test for a query. The value of a field that ends in `.exact` must be equal, case included. */
export const fitOf = (query: Query): ((document: unknown) => boolean) => {
  switch (query.type) {
    case 'exists':
      return (document) => textsIn(readPath(document, query.field)).length > 0;
    case 'not': {
      const fit = fitOf(query.query);
      return (document) => !fit(document);
    }
    case 'and':
    case 'or': {
      const fits = query.queries.map(fitOf);
      return query.type === 'and'
        ? (document) => fits.every((fit) => fit(document))
        : (document) => fits.some((fit) => fit(document));
    }
    case 'value': {
      const { field, value } = query;
      if (value.text === '*' && field === undefined) return () => true;
      if (field?.endsWith('.exact')) {
        const path = field.slice(0, -'.exact'.length);
        return (document) => textsIn(readPath(document, path)).includes(value.text);
      }
      const test = testOf(value);
      return (document) =>
        textsIn(field === undefined ? document : readPath(document, field)).some(test);
    }
  }
};
