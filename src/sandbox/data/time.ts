// Lengths of time, and times as the API writes them.

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** A time in RFC 3339, such as `2026-09-01T04:00:00.000Z`. */
export const timeText = (atMs: number): string => new Date(atMs).toISOString();
