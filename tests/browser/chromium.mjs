// Opens a page in Debian's Chromium and controls it with the DevTools protocol, as JSON texts that end in a zero byte. They pass
// through the pipes 3 and 4 (--remote-debugging-pipe), so that nothing listens on a port and no package is needed.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export async function open(program) {
  const profile = mkdtempSync(join(tmpdir(), 'aicarbon-browser-'));
  const process = spawn(program, [
    '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-extensions',
    `--user-data-dir=${profile}`, '--remote-debugging-pipe', 'about:blank',
  ], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const [, , , to, from] = process.stdio;

  let next = 1;
  let rest = '';
  const waiting = new Map();
  const listeners = new Set();
  from.setEncoding('utf8');
  from.on('data', (chunk) => {
    const texts = (rest + chunk).split('\0');
    rest = texts.pop();
    for (const message of texts.map((text) => JSON.parse(text))) {
      if (!message.id) { listeners.forEach((listener) => listener(message)); continue; }
      const { resolve, reject } = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) reject(new Error(message.error.message));
      else resolve(message.result);
    }
  });
  const ended = new Promise((resolve) => process.once('exit', resolve));
  process.once('exit', () => waiting.forEach(({ reject }) => reject(new Error(`${program} ended`))));

  const send = (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
    waiting.set(next, { resolve, reject });
    to.write(JSON.stringify({ id: next++, method, params, sessionId }) + '\0');
  });

  const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
  const call = (method, params) => send(method, params, sessionId);
  const events = [];
  listeners.add((message) => { if (message.sessionId === sessionId) events.push(message); });
  for (const domain of ['Page', 'Network', 'Runtime', 'Log']) await call(`${domain}.enable`);

  return {
    call,
    // Opens a page and gives what happened while it loaded.
    async visit(url) {
      events.length = 0;
      const loaded = new Promise((resolve) => {
        const listener = (message) => {
          if (message.method !== 'Page.loadEventFired') return;
          listeners.delete(listener);
          resolve();
        };
        listeners.add(listener);
      });
      await call('Page.navigate', { url });
      await loaded;
      return events;
    },
    async look({ width = 1280, height = 900, scheme = 'light', media = 'screen' }) {
      await call('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
      await call('Emulation.setEmulatedMedia', { media, features: [{ name: 'prefers-color-scheme', value: scheme }] });
    },
    // Runs a function of ours in the page and gives its value.
    async ask(what, ...args) {
      const expression = `(${what})(...${JSON.stringify(args)})`;
      const { result, exceptionDetails } = await call('Runtime.evaluate', { expression, returnByValue: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception.description);
      return result.value;
    },
    async close() {
      await send('Browser.close').catch(() => {});
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
