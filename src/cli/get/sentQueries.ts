// Notes which filters and sorters were really sent, so that `get` can say which one a list does not take.

import type { Transport } from '../../api/index.ts';
import { parseSorters, type Sorter } from '../../model/filters/filterCheck.ts';

/** The filter and the order that a list was asked for. */
export type Asked = { readonly filters?: string; readonly sorters?: string };

/** Knows which queries were sent, so that a filter that a list does not take is not dropped in silence. */
export type SentQueries = {
  /** The transport to connect with. */
  readonly transport: Transport;
  /** Forgets what went out so far. */
  forget(): void;
  /** Which of what was asked for reached no request; undefined where everything did. */
  leftOut(asked: Asked): 'filters' | 'sorters' | undefined;
};

/** Watches the requests of a transport. A list that the tenant gives whole takes neither filter nor order. */
export const watchQueries = (transport: Transport): SentQueries => {
  let queries: URLSearchParams[] = [];
  let bodies: string[] = [];
  // A search has its query in its body, as JSON.
  const hasSent = (names: readonly string[], text: string): boolean =>
    queries.some((query) => names.some((name) => query.get(name)?.includes(text))) ||
    bodies.some((body) => body.includes(JSON.stringify(text).slice(1, -1)));
  return {
    transport: {
      ...transport,
      send: (request) => {
        queries.push(new URLSearchParams(request.path.split('?')[1] ?? ''));
        if (typeof request.body === 'string') bodies.push(request.body);
        return transport.send(request);
      },
    },
    forget: () => {
      queries = [];
      bodies = [];
    },
    leftOut: ({ filters, sorters }) => {
      if (filters !== undefined && !hasSent(['filters', 'filter'], filters)) return 'filters';
      const isLost = ({ field }: Sorter) => !hasSent(['sorters', 'sortBy'], field);
      return parseSorters(sorters ?? '').some(isLost) ? 'sorters' : undefined;
    },
  };
};
