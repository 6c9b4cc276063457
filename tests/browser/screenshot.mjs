// Takes a screenshot of a page: node tests/browser/screenshot.mjs CHROMIUM PAGE light|dark WIDTH HEIGHT PNG (HEIGHT 0: the whole page)
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { open } from './chromium.mjs';

const [program, file, scheme, width, height, png] = process.argv.slice(2);
const browser = await open(program);
try {
  await browser.look({ width: Number(width), height: Number(height) || 900, scheme });
  await browser.visit(pathToFileURL(resolve(file)).href);
  const { data } = await browser.call('Page.captureScreenshot', { format: 'png', captureBeyondViewport: height === '0' });
  writeFileSync(png, Buffer.from(data, 'base64'));
} finally {
  await browser.close();
}
