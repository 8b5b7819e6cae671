import { afterAll, afterEach, beforeAll, test } from 'vitest';
import { call, settlesOn, timeToConnect } from './lab-call.ts';
import { Lab } from './lab.ts';
import { inLab } from './in-lab.ts';
import { KINDS, type Kind } from './nat-kinds.ts';
import type { PathKind } from './path-kind.ts';

const DIRECT = 'direct';
const UDP = 'relay udp';
const TCP = 'relay tcp';
const TLS = 'relay tls';

type Row = Readonly<Record<Kind, PathKind>>;

/** In the order of KINDS. */
const to = (open: PathKind, cone: PathKind, symmetric: PathKind, noUdp: PathKind, web: PathKind): Row => ({
  open,
  cone,
  symmetric,
  'udp blocked': noUdp,
  'web only': web,
});

/**
 * The path that is expected, a row for who calls. A symmetric NAT shows everyone another port, and lets in
 * only who was sent something before: that works with someone who can be reached anyway, and with
 * nobody else. Where the ways of the two to their relays differ, the worse one counts.
 */
const EXPECTED: Readonly<Record<Kind, Row>> = {
  open: to(DIRECT, DIRECT, DIRECT, TCP, TLS),
  cone: to(DIRECT, DIRECT, UDP, TCP, TLS),
  symmetric: to(DIRECT, UDP, UDP, TCP, TLS),
  'udp blocked': to(TCP, TCP, TCP, TCP, TLS),
  'web only': to(TLS, TLS, TLS, TLS, TLS),
};

const PAIRS = KINDS.flatMap((caller) =>
  KINDS.map((callee) => ({ caller, callee, expected: EXPECTED[caller][callee] })),
);

await inLab('Real browsers behind two routers', () => {
  let lab: Lab | undefined;
  const measured = new Map<string, string>();

  beforeAll(async () => {
    lab = await Lab.open();
  });
  afterEach(() => lab?.sendEverybodyHome());
  afterAll(async () => {
    await lab?.close();
    tell(measured);
  });

  for (const { caller, callee, expected } of PAIRS) {
    test(`${caller} calls ${callee}: ${expected}`, async () => {
      if (!lab) throw new Error('There is no lab.');
      const pair = await call(lab, caller, callee);
      await settlesOn(expected, pair);
      const ms = Math.round(await timeToConnect(pair));
      measured.set(`${caller} ${callee}`, `${expected} ${ms} ms`);
    });
  }
});

/** A row for who calls, a column for who is called: the path, and the time from "Join" to connected. */
function tell(measured: ReadonlyMap<string, string>): void {
  const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.padEnd(17)).join(' | ')} |`;
  const rows = KINDS.map((caller) =>
    row([caller, ...KINDS.map((callee) => measured.get(`${caller} ${callee}`) ?? '')]),
  );
  console.log([row(['', ...KINDS]), ...rows].join('\n'));
}
