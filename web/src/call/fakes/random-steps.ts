import type { Person } from './fake-call.ts';
import type { Desk } from '../desk.ts';
import { parseInvitation } from '../invitation.ts';
import { NAMES, type Name, type RandomPeople } from './random-people.ts';
import type { CallState } from '../state.ts';

/** Somebody whose turn it is, with the page that they have now. */
interface Turn {
  readonly name: Name;
  readonly page: Person;
  readonly people: RandomPeople;
}
type HostTurn = Turn & { readonly desk: Desk };

/** How often it is drawn among the others of its table, what it is called, and what it does. */
type Step<T> = readonly [weight: number, name: string, act: (turn: T) => void | Promise<void>];

const nothing = (): void => undefined;

/** How often a host does something that only a host can. */
const HOSTING = 0.7;

const AT_THE_DESK: readonly Step<HostTurn>[] = [
  [30, 'admit', admitFirst],
  [10, 'decline', declineFirst],
  [10, 'let people knock', ({ desk }) => desk.setAdmission({ admission: 'knock' })],
  [10, 'open the door', ({ desk }) => desk.setAdmission({ admission: 'open' })],
  [10, 'lock or unlock', ({ desk }) => desk.setAdmission({ locked: !desk.locked })],
  [10, 'hand over', ({ desk }) => desk.handOver()],
  [10, 'host link', ({ desk, people }) => keepLink(people, desk.hostLink())],
  // Rare: who was removed is out for good.
  [2, 'remove', ({ desk }) => desk.remove()],
  [8, 'nothing', nothing],
];

const WITH_LINK: readonly Step<Turn>[] = [
  [90, 'accept', accept],
  [10, 'accept and leave', acceptAndLeave],
];

const BEFORE_JOINING: readonly Step<Turn>[] = [[1, 'join', ({ name, page }) => page.call.join(name)]];

const AT_THE_DOOR: readonly Step<Turn>[] = [
  [70, 'knock', ({ name, page }) => page.call.knock(name)],
  [10, 'stop knocking', ({ page }) => page.call.stopKnocking()],
  [2, 'crash', crash],
  // For the host alone, whatever the page asks.
  [1, 'end', endOnce],
  [17, 'nothing', nothing],
];

const ELSEWHERE: readonly Step<Turn>[] = [[1, 'new page', openNewPage]];

/** Seated, or on the way to a seat. */
const INSIDE: readonly Step<Turn>[] = [
  [25, 'reload', reload],
  [25, 'move link', ({ page, people }) => keepLink(people, page.call.offerMove())],
  [3, 'cancel move', ({ page }) => page.call.cancelMove()],
  [15, 'wake', ({ page }) => page.wake()],
  [5, 'break', ({ page }) => page.connections.at(-1)?.becomes('failed')],
  [5, 'leave', ({ page }) => page.call.leave()],
  [4, 'crash', crash],
  [1, 'end', endOnce],
  [17, 'nothing', nothing],
];

/** Somebody does something that they can do where they are. */
export async function takeStep(people: RandomPeople): Promise<void> {
  const name = people.oneOf(NAMES);
  const page = people.page(name);
  const { state, desk } = page.call;
  people.log.push(`${name} [${state.phase}]`);
  const turn = { name, page, people };
  if (desk !== null && people.happens(HOSTING)) await draw(AT_THE_DESK, { ...turn, desk });
  else await draw(stepsIn(state), turn);
}

async function draw<T extends Turn>(steps: readonly Step<T>[], turn: T): Promise<void> {
  // Each as often in this list as its weight says.
  const all = steps.flatMap((step) => Array.from({ length: step[0] }, () => step));
  const [, name, act] = turn.people.oneOf(all);
  turn.people.tell(name);
  await act(turn);
}

function stepsIn({ phase }: CallState): readonly Step<Turn>[] {
  switch (phase) {
    case 'idle':
    case 'left':
    case 'ended':
    case 'failed':
      return ELSEWHERE;
    case 'invited':
      return WITH_LINK;
    case 'ready':
      return BEFORE_JOINING;
    case 'door':
      return AT_THE_DOOR;
    case 'opening':
    case 'joining':
    case 'waiting':
    case 'connecting':
    case 'connected':
    case 'reconnecting':
      return INSIDE;
  }
}

// ---- At the desk -------------------------------------------------------------------

function admitFirst({ desk, people }: HostTurn): void {
  const [first] = desk.waiting;
  people.tell(first?.uid ?? 'nobody');
  if (first !== undefined) desk.admit(first.uid);
}

function declineFirst({ desk, people }: HostTurn): void {
  const [first] = desk.waiting;
  people.tell(first?.uid ?? 'nobody');
  if (first !== undefined) desk.decline(first.uid);
}

// ---- Links -------------------------------------------------------------------------

/** Others go on meanwhile: the link is there when it is there. */
function keepLink(people: RandomPeople, made: Promise<string | null>): void {
  void made.then((link) => {
    if (link !== null) people.links.push(link);
  });
}

function accept({ name, page }: Turn): void {
  page.call.accept(name);
}

async function acceptAndLeave({ name, page, people }: Turn): Promise<void> {
  page.call.accept(name);
  await people.pass(people.below(100));
  page.call.leave();
}

// ---- Pages -------------------------------------------------------------------------

/** What a page starts with in the tab of the one before. */
const sameTab = ({ peer, storage }: Person): { peer: string; storage: Person['storage'] } => ({
  peer,
  storage,
});

/** In this tab or another, by the call's link or by one of the newest that somebody made. */
function openNewPage({ name, page, people }: Turn): void {
  page.call.close();
  const next = people.newPage(name, people.happens(0.7) ? sameTab(page) : {});
  const { id, links } = people;
  const link = links.length > 0 && people.happens(0.6) ? people.oneOf(links.slice(-2)) : '';
  const invitation = parseInvitation(link);
  if (invitation === null) return next.call.open(id);
  people.tell(`by a link to ${invitation.to}`);
  next.call.open(id, invitation);
}

async function reload({ name, page, people }: Turn): Promise<void> {
  page.pageHide();
  const next = people.newPage(name, sameTab(page));
  await people.pass(people.below(50));
  next.call.open(people.id);
}

/** Some come back in another tab, which knows that this one is gone; some don't come back yet. */
function crash({ name, page, people }: Turn): void {
  page.crash();
  // Browsers may still run it.
  page.pageHide();
  const next = people.newPage(name, people.happens(0.5) ? sameTab(page) : { gone: [page.peer] });
  if (people.happens(0.5)) next.call.open(people.id);
}

/** Once, whether it was allowed or not: nothing happens after the end. */
function endOnce({ page, people }: Turn): void {
  if (people.triedToEnd) return;
  people.triedToEnd = true;
  page.call.endForAll();
}
