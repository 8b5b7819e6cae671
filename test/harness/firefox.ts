import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Page } from 'puppeteer-core';
import { findFirefox } from './find-firefox.ts';
import { recordPeerConnections } from './peer-recorder.ts';

/** Camera and microphone made of a moving picture and a tone, and no questions. */
const DEVICES = {
  'media.navigator.permission.disabled': true,
  'media.navigator.streams.fake': true,
  'media.autoplay.default': 0,
  'media.gmp-manager.updateEnabled': false,
  'media.gmp-provider.enabled': false,
};

/** What Firefox asks the world by itself, switched off. What is forgotten here comes to the proxy below. */
const QUIET = {
  'app.normandy.enabled': false,
  'app.shield.optoutstudies.enabled': false,
  'app.update.auto': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.discovery.enabled': false,
  'browser.newtabpage.activity-stream.feeds.topsites': false,
  'browser.newtabpage.enabled': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.blockedURIs.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'browser.search.geoip.url': '',
  'browser.search.update': false,
  'browser.startup.homepage': 'about:blank',
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'geo.provider.network.url': '',
  'messaging-system.rsexperimentloader.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.http.speculative-parallel-limit': 0,
  'network.prefetch-next': false,
  'network.trr.mode': 5,
  'security.OCSP.enabled': 0,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'signon.management.page.breach-alerts.enabled': false,
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': 'data:,',
};

/** A Firefox with a profile of its own, driven over WebDriver BiDi, and no way out of this machine. */
export interface TestFirefox {
  /** A page that shares nothing with others but the process. */
  newPerson(): Promise<Page>;
  /** Hosts elsewhere that it has asked for. */
  strangers(): readonly string[];
  close(): Promise<void>;
}

export async function launchFirefox(): Promise<TestFirefox> {
  const executablePath = findFirefox();
  if (executablePath === null)
    throw new Error('No Firefox was found; npm test gets one, or set FIREFOX_PATH.');
  const asked: string[] = [];
  const dead = await startDeadEnd(asked);
  const { port } = dead.address() as AddressInfo;
  const home = mkdtempSync(join(tmpdir(), 'parley-firefox-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    // Else a release asks its own settings' server whatever the preferences say.
    env: { ...process.env, HOME: home, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    extraPrefsFirefox: {
      ...DEVICES,
      ...QUIET,
      // Everything but this machine is asked for at a proxy that writes it down and refuses.
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': port,
      'network.proxy.no_proxies_on': 'localhost, 127.0.0.1',
    },
  });
  return {
    newPerson: async () => {
      const page = await (await browser.createBrowserContext()).newPage();
      page.setDefaultTimeout(45_000);
      await page.setViewport({ width: 1280, height: 800 });
      // Functions that are sent to the page may call this helper of the compiler that ran over them.
      await page.evaluateOnNewDocument('globalThis.__name ??= (named) => named;');
      await page.evaluateOnNewDocument(recordPeerConnections);
      return page;
    },
    strangers: () => [...asked],
    close: async () => {
      await browser.close();
      dead.closeAllConnections();
      await new Promise((resolve) => dead.close(resolve));
      rmSync(home, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** A proxy that leads nowhere. */
function startDeadEnd(asked: string[]): Promise<Server> {
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(403).end();
  });
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
