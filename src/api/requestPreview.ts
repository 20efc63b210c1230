// Finds out which request a call of the API would send, without sending it.

import type { Product, Scheme } from '../model/connection.ts';
import {
  type MediaType,
  type Operation,
  operations,
  pathOf,
  productOf,
} from '../model/operations.ts';
import { queryOf } from './http/exchange.ts';
import type { Call } from './http/request.ts';
import { type Api, connectToRecorder } from './index.ts';

/** A request as it would be sent, without the header that authenticates it. */
export type RequestPreview = {
  readonly method: Operation['method'];
  /** Path and query, encoded; it comes behind the base URL. */
  readonly target: string;
  readonly product: Product;
  /** The media type of the body, where the operation takes one. */
  readonly mediaType?: MediaType;
  /** What becomes the body as JSON. */
  readonly body?: unknown;
};

const previewOf = ({ operation: id, path, query, body, scheme }: Call<unknown>, usual: Scheme) => {
  const operation: Operation = operations[id];
  return {
    method: operation.method,
    target: `${pathOf(operation, scheme ?? usual, path)}${queryOf(query)}`,
    product: productOf(operation),
    mediaType: operation.body,
    body,
  };
};

/** The first request that a call of the API would send. Nothing is sent. */
export const previewRequest = async (
  scheme: Scheme,
  ask: (api: Api) => Promise<unknown>,
): Promise<RequestPreview | undefined> => {
  let first: RequestPreview | undefined;
  const api = connectToRecorder(scheme, (call) => {
    first ??= previewOf(call, scheme);
  });
  await ask(api);
  return first;
};
