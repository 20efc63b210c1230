// Takes the content codings off the body of an answer.

import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib';
import { failure, type Result, success } from '../../model/result.ts';

/** The reason where more comes out than may. */
export const tooLarge = 'it is too large';

type Unpack = (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;

const inflated = promisify(inflate) as Unpack;
const inflatedRaw = promisify(inflateRaw) as Unpack;

/** `deflate` means the zlib format (RFC 9110, 8.4.1.2); some servers send the bare stream under that name. */
const deflated: Unpack = async (bytes, options) =>
  (bytes[0] ?? 0) % 16 === 8 ? inflated(bytes, options) : inflatedRaw(bytes, options);

/** The codings that an edge may send, whether it was asked for them or not; Node knows zstd from 22.15 on. */
const codings: Readonly<Record<string, Unpack | undefined>> = {
  gzip: promisify(gunzip) as Unpack,
  'x-gzip': promisify(gunzip) as Unpack,
  br: promisify(brotliDecompress) as Unpack,
  deflate: deflated,
  zstd: zstdDecompress === undefined ? undefined : (promisify(zstdDecompress) as Unpack),
};

/** Names of codings that are none: whatever else stands in the header (`UTF-8`, seen on tenants) says nothing. */
const isCoding = (name: string): boolean => Object.hasOwn(codings, name) || name === 'compress';

/** A proxy between may have unpacked the body and left the header as it was. */
const looksUnpacked = (bytes: Uint8Array): boolean => {
  const start = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
  return /^(?:[[{<"]|[\w ,;-]{8})/.test(start);
};

/**
 * The body without its codings, which the header `Content-Encoding` lists in the order they were put on. The error is a
 * reason in words; `maximumBytes` bounds what comes out.
 */
export const withoutCodings = async (
  body: Uint8Array,
  header: string | undefined,
  maximumBytes: number,
): Promise<Result<Uint8Array, string>> => {
  const names = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter(isCoding);
  let bytes = body;
  for (const name of names.reverse()) {
    if (bytes.length === 0) return success(bytes);
    if ((name === 'gzip' || name === 'x-gzip') && (bytes[0] !== 0x1f || bytes[1] !== 0x8b))
      continue;
    const unpack = codings[name];
    if (unpack === undefined) return failure(`it is encoded as ${name}`);
    try {
      bytes = await unpack(bytes, { maxOutputLength: maximumBytes });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'ERR_BUFFER_TOO_LARGE') return failure(tooLarge);
      if (looksUnpacked(bytes)) continue;
      return failure('its compression is broken');
    }
  }
  return success(bytes);
};
