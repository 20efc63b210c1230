// Formats a time for the name of a file.

const two = (part: number): string => String(part).padStart(2, '0');

/** A time on this machine for the name of a file, `20261122-031208`. */
export const fileStamp = (ms: number): string => {
  const at = new Date(ms);
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `${day}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
};
