import { describe, expect, it } from 'vitest';
import { ParleyError, type ErrorCode } from '../../../contract/errors.ts';
import { words } from '../words/words.ts';
import { messageFor } from './messages.ts';

const id = 'abcdefghjk';
const ways = (message: { actions: readonly { does: string }[] }): string[] =>
  message.actions.map((action) => action.does);

describe('messageFor', () => {
  it('says how long one was connected', () => {
    const message = messageFor({ phase: 'left', id, host: false, lost: false, durationMs: 245_000 });
    expect(message.explanation).toContain('connected for 4 minutes 5 seconds');
    expect(ways(message)).toEqual(['join-again', 'new-call']);
  });

  it('says with whom, and counts the time before a reload', () => {
    const past = { former: ' Ben ', talkedMs: 60_000 };
    const left = messageFor({ phase: 'left', id, host: false, lost: false, durationMs: 1_000 }, past);
    expect(left.explanation).toMatch(/^You were connected with Ben for 1 minute\. The call stays open/);
    const ended = messageFor({ phase: 'ended', id, byYou: false, by: 'Ben', durationMs: 1_000 }, past);
    expect(ended.explanation).toMatch(/^You were connected with Ben for 1 minute\. It is closed/);
  });

  it('says for how long also to whom something happened', () => {
    const removed = { phase: 'failed', id, error: new ParleyError('call/removed') } as const;
    expect(messageFor(removed, { former: 'Ben', talkedMs: 60_000 }).explanation).toMatch(
      /put you out.*You were connected with Ben for 1 minute\.$/,
    );
    expect(messageFor(removed, { former: 'Ben' }).explanation).not.toContain('connected');
  });

  it('says that the connection was lost to who left for that reason', () => {
    const left = { phase: 'left', id, host: false, durationMs: 60_000 } as const;
    const message = messageFor({ ...left, lost: true }, { former: 'Ben' });
    expect(message).toMatchObject({ tone: 'trouble', title: 'Connection lost', check: true });
    expect(message.explanation).toMatch(/^You were connected with Ben for 1 minute\. The call stays open/);
    expect(ways(message)).toEqual(['join-again', 'new-call']);
    expect(messageFor({ ...left, lost: false })).toMatchObject({ tone: 'calm', title: 'You left the call' });
  });

  it('says that nobody was there', () => {
    const message = messageFor({ phase: 'left', id, host: false, lost: false, durationMs: null });
    expect(message.explanation).toContain('Nobody was connected.');
  });

  it('lets the host, and only the host, end it for everyone', () => {
    expect(ways(messageFor({ phase: 'left', id, host: true, lost: false, durationMs: 1 }))).toContain(
      'end-for-all',
    );
  });

  it('tells who ended it', () => {
    const ended = { phase: 'ended', id, byYou: false, by: 'Ana', durationMs: null } as const;
    expect(messageFor({ ...ended, byYou: true }).title).toBe('You ended the call');
    expect(messageFor(ended).title).toBe('Ana ended the call');
    expect(messageFor({ ...ended, durationMs: 1 }).title).toBe('Ana ended the call');
    expect(messageFor({ ...ended, by: ' ', durationMs: 1 }).title).toBe('The host ended the call');
    expect(messageFor({ ...ended, by: '' }).title).toBe(words().errors['call/ended'].title);
    expect(ways(messageFor(ended))).not.toContain('join-again');
  });

  it('tells that nobody ended it, and how long one was in it', () => {
    const ended = { phase: 'ended', id, byYou: false, by: null, durationMs: null } as const;
    expect(messageFor(ended).title).toBe('This call is over');
    expect(messageFor(ended).explanation).toMatch(/^Nobody was in it any more\./);
    expect(messageFor({ ...ended, durationMs: 1_000 }).explanation).toMatch(
      /connected for 1 second\. Nobody was in it/,
    );
  });

  it('opens an ended room again: its name is free', () => {
    const ended = { phase: 'ended', id, byYou: false, by: 'Ana', durationMs: null } as const;
    expect(ways(messageFor(ended, { room: 'team-blue' }))).toEqual(['retry', 'new-call', 'home']);
  });

  it('is calm about a call that the person moved', () => {
    const failed = (code: ErrorCode) => messageFor({ phase: 'failed', id, error: new ParleyError(code) });
    expect(failed('call/moved').tone).toBe('calm');
    expect(failed('call/removed').tone).toBe('trouble');
  });

  it.each(Object.keys(words().errors) as ErrorCode[])('uses the words of %s', (code) => {
    const message = messageFor({ phase: 'failed', id, error: new ParleyError(code, 'the cause') });
    expect(message.title).toBe(words().errors[code].title);
    expect(message.details).toBe(code === 'internal' ? 'the cause' : null);
    expect(message.check).toBe(code === 'network/connection-failed' || code === 'network/no-relay');
  });
});
