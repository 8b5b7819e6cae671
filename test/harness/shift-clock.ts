/** Sets a page's clock wrong; runs in the page, before all else. */
export function shiftClock(minutes: number): void {
  const RealDate = Date;
  const shift = minutes * 60_000;
  globalThis.Date = class extends RealDate {
    constructor(...args: [] | ConstructorParameters<DateConstructor>) {
      if (args.length === 0) super(RealDate.now() + shift);
      else super(...(args as ConstructorParameters<DateConstructor>));
    }

    static override now(): number {
      return RealDate.now() + shift;
    }
  } as DateConstructor;
}
