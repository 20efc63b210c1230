// Stops the clock of a program, so that the same program draws the same picture.

/** Loaded before the program that is drawn: it is always this moment, so that the same program draws the same picture. */
const nowMs = Date.UTC(2026, 10, 22, 6, 0, 12);

globalThis.Date = new Proxy(Date, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length === 0 ? [nowMs] : given, made),
  get: (target, name) => (name === 'now' ? () => nowMs : Reflect.get(target, name)),
});
