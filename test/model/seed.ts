/** The seed that was asked for, or one that nobody knows. */
export function chosenSeed(): number {
  const asked = process.env['PARLEY_SEED'];
  if (asked === undefined || asked === '') return Date.now() % 1_000_000_000;
  const seed = Number(asked);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new Error(`PARLEY_SEED=${asked} is not a whole number`);
  return seed;
}
