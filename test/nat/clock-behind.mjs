// For tests, imported before a program: its clock is CLOCK_BEHIND_MS milliseconds behind.
const Real = Date;
const behind = Number(process.env.CLOCK_BEHIND_MS ?? 0);

globalThis.Date = class extends Real {
  constructor(...parts) {
    super(...(parts.length === 0 ? [Real.now() - behind] : parts));
  }

  static now() {
    return Real.now() - behind;
  }
};
