import { describe, expect, it, vi } from 'vitest';
import { Notices, type NoticeSources } from './notices.ts';

function browser(permission: NotificationPermission, { worker = true, agreed = '' } = {}) {
  let kept = agreed;
  const shown = { close: vi.fn() };
  const registration = {
    showNotification: vi.fn(async () => undefined),
    getNotifications: vi.fn(async () => [shown]),
  };
  const api = {
    permission,
    requestPermission: vi.fn(
      async () => (api.permission = permission === 'default' ? 'granted' : permission),
    ),
  };
  const open = vi.fn(() => shown);
  const sources = {
    api,
    agreed: { get: () => kept, set: (text: string) => void (kept = text) },
    worker: async () => (worker ? registration : null),
    open,
  } as unknown as NoticeSources;
  return { sources, api, registration, open, shown, kept: () => kept };
}

const NOTICE = { title: 'Ben is here', body: 'Your call begins.', path: '/c/abc-defg-hjk' };

describe('Notices', () => {
  it('asks only when told to, and remembers that the person agreed', async () => {
    const { sources, api, kept } = browser('default');
    const notices = new Notices(sources);
    expect(notices.state).toBe('off');
    expect(api.requestPermission).not.toHaveBeenCalled();
    await notices.agree();
    expect(notices.state).toBe('on');
    expect(kept()).toBe('on');
    notices.takeBack();
    expect(notices.state).toBe('off');
  });

  it('shows nothing to whoever did not agree here, though the browser would let it', async () => {
    const { sources, registration } = browser('granted');
    await new Notices(sources).show(NOTICE);
    expect(registration.showNotification).not.toHaveBeenCalled();
  });

  it('is denied whatever was agreed to before', async () => {
    const { sources, registration } = browser('denied', { agreed: 'on' });
    const notices = new Notices(sources);
    expect(notices.state).toBe('denied');
    await notices.agree();
    await notices.show(NOTICE);
    expect(notices.state).toBe('denied');
    expect(registration.showNotification).not.toHaveBeenCalled();
  });

  it('is not supported where there is no such thing', async () => {
    const { sources } = browser('default');
    const notices = new Notices({ ...sources, api: null });
    await notices.agree();
    expect(notices.state).toBe('unsupported');
  });

  it('shows them by the worker, with the way back to the page, and takes them away', async () => {
    const { sources, registration, shown } = browser('granted', { agreed: 'on' });
    const notices = new Notices(sources);
    await notices.show(NOTICE);
    expect(registration.showNotification).toHaveBeenCalledWith('Ben is here', {
      body: 'Your call begins.',
      tag: 'parley /c/abc-defg-hjk',
      icon: '/icon-192.png',
      data: { path: '/c/abc-defg-hjk' },
    });
    await notices.clear(NOTICE.path);
    expect(registration.getNotifications).toHaveBeenCalledWith({ tag: 'parley /c/abc-defg-hjk' });
    expect(shown.close).toHaveBeenCalled();
  });

  it('shows its own where there is no worker', async () => {
    const { sources, open, shown } = browser('granted', { agreed: 'on', worker: false });
    const notices = new Notices(sources);
    await notices.show(NOTICE);
    expect(open).toHaveBeenCalledWith('Ben is here', expect.objectContaining({ body: 'Your call begins.' }));
    await notices.clear(NOTICE.path);
    expect(shown.close).toHaveBeenCalled();
  });
});
