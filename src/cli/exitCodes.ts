/** What the process ends with; scripts rely on them. */
export const exitCodes = {
  ok: 0,
  notFound: 1,
  usage: 2,
  refused: 3,
  network: 4,
} as const;
