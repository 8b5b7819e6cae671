import { describe, expect, it } from 'vitest';
import { ParleyError, type ErrorCode } from '../../../contract/errors.ts';
import { ERROR_WORDS } from './errors.ts';
import { messageFor } from './messages.ts';

const id = 'abcdefghjk';
const ways = (message: { actions: readonly { does: string }[] }): string[] =>
  message.actions.map((action) => action.does);

describe('messageFor', () => {
  it('says how long one was connected', () => {
    const message = messageFor({ phase: 'left', id, host: false, durationMs: 245_000 });
    expect(message.explanation).toContain('connected for 4 minutes 5 seconds');
    expect(ways(message)).toEqual(['join-again', 'new-call']);
  });

  it('says that nobody was there', () => {
    const message = messageFor({ phase: 'left', id, host: false, durationMs: null });
    expect(message.explanation).toContain('Nobody was connected.');
  });

  it('lets the host, and only the host, end it for everyone', () => {
    expect(ways(messageFor({ phase: 'left', id, host: true, durationMs: 1 }))).toContain('end-for-all');
  });

  it('tells who ended it', () => {
    const ended = { phase: 'ended', id, durationMs: null } as const;
    expect(messageFor({ ...ended, byYou: true }).title).toBe('You ended the call');
    expect(messageFor({ ...ended, byYou: false, durationMs: 1 }).title).toBe('The call has ended');
    expect(messageFor({ ...ended, byYou: false }).title).toBe(ERROR_WORDS['call/ended'].title);
    expect(ways(messageFor({ ...ended, byYou: false }))).not.toContain('join-again');
  });

  it.each(Object.keys(ERROR_WORDS) as ErrorCode[])('uses the words of %s', (code) => {
    const message = messageFor({ phase: 'failed', id, error: new ParleyError(code, 'the cause') });
    expect(message.title).toBe(ERROR_WORDS[code].title);
    expect(message.details).toBe(code === 'internal' ? 'the cause' : null);
  });
});
