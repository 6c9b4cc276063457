// Checks the HTML pages in a browser: they have no script and no request, nothing is too wide, text is readable in light, dark and
// print, charts have a text alternative, and no text of a job becomes markup.
//
//     node tests/browser/pages.mjs CHROMIUM AICARBON
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { open } from './chromium.mjs';

const [chromium, aicarbon] = process.argv.slice(2);
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'aicarbon-pages-'));

// ---- pages to check

// Texts that a user may write into a job, with everything that is special in HTML.
const hostile = {
  schema: 'aicarbon.job/1',
  name: '</script><script>window.broken = 1</script><img src=x onerror="window.broken = 1">',
  sites: { '<b>site&amp;': { grid: { intensity: '57 g/kWh', basis: 'life-cycle', source: '"><style>*{display:none}</style>' }, pue: 1.2 } },
  phases: [
    { name: '<script>window.broken = 1', kind: 'training', site: '<b>site&amp;', hardware: 'none', activity: { energy: '2 MWh' } },
    { name: '"\'><img src=x onerror=window.broken=1> & a name that is far too long for the width of any telephone there is',
      kind: 'inference', site: '<b>site&amp;', activity: { energy: '3 MWh' } },
  ],
  functional_units: [{ name: '<!-- unit', count: 1000 }],
};
writeFileSync(join(folder, 'hostile.json'), JSON.stringify(hostile));

function page(name, command, ...words) {
  const file = join(folder, `${name}.html`);
  execFileSync(aicarbon, [command, ...words, '--samples', '1000', '-o', file], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  return pathToFileURL(file).href;
}

const pages = {
  bloom: page('bloom', 'estimate', 'examples/bloom-176b.json'),
  planned: page('planned', 'estimate', 'examples/planned-llm.json'),
  phases: page('phases', 'estimate', 'tests/golden/screens/many-phases.json'),
  totals: page('totals', 'batch', 'examples/records/cluster-job.json', 'examples/records/jobs.csv', '--totals', '--by', 'team', '--format', 'html'),
  fleet: page('fleet', 'estimate', 'examples/serving-fleet.json'),
  several: page('several', 'estimate', 'examples/bloom-176b.json', 'tests/golden/screens/incomplete.json', 'examples/gpt-3.json'),
  hostile: page('hostile', 'estimate', join(folder, 'hostile.json')),
  comparison: page('comparison', 'compare', 'examples/bloom-176b.json', join(folder, 'hostile.json')),
  ranking: page('ranking', 'compare', 'examples/bloom-176b.json', 'examples/bloom-176b-as-published.json', 'examples/gpt-3.json'),
};

// ---- functions that run inside the page

// Each text and each colored area with less contrast than WCAG 2.1 requires at level AA, by its definition of relative luminance.
function tooFaint() {
  const channel = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const colour = (css) => (css.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((c) => channel(c / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const c = colour(getComputedStyle(e).backgroundColor);
      if (!(e instanceof SVGElement) && (c.length < 4 || c[3] === 1)) return c.slice(0, 3);
    }
    return [255, 255, 255];
  };
  const faint = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let count = 0;
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || element.closest('script, style, title, desc')) continue;
    const style = getComputedStyle(element);
    const ink = colour(element instanceof SVGElement ? style.fill : style.color).slice(0, 3);
    const ratio = contrast(ink, behind(element));
    ++count;
    if (ratio < 4.5) faint.push(`${ratio.toFixed(2)} "${texts.currentNode.data.slice(0, 40)}"`);
  }
  const paper = behind(document.body);
  const stages = new Map();
  for (const e of document.querySelectorAll('.swatch')) {
    const c = colour(getComputedStyle(e).backgroundColor);
    const ratio = contrast(c, paper);
    if (ratio < 3) faint.push(`${ratio.toFixed(2)} ${e.className}`);
    const stage = e.className.split(' ')[1];
    if (!stage.includes('-') && !['more', 'less', 'sum'].includes(stage)) stages.set(stage, c);
  }
  const list = [...stages];
  list.forEach(([a, x], i) => list.slice(0, i).forEach(([b, y]) => {
    if (contrast(x, y) < 1.4) faint.push(`${a} and ${b} are too near`);
  }));
  return { faint, count, stages: stages.size };
}

// Elements that extend beyond the page, or that are clipped by anything except a box that scrolls.
function tooWide() {
  const width = document.documentElement.clientWidth;
  const wide = [];
  if (document.documentElement.scrollWidth > width) wide.push(`the page: ${document.documentElement.scrollWidth} > ${width}`);
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('.box') && !e.matches('.box')) continue;
    const box = e.getBoundingClientRect();
    if (box.width > 0 && (box.right > width + 1 || box.left < -1)) wide.push(`${e.tagName} ${e.textContent.slice(0, 40)}`);
  }
  return wide;
}

// The boxes that scroll: on a phone none does, because wide tables fold.
function scrolls() {
  return [...document.querySelectorAll('.box')].filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => `${e.ariaLabel}: ${e.scrollWidth} > ${e.clientWidth}`);
}

function structure() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const ids = all('[id]').map((e) => e.id);
  return {
    lang: document.documentElement.lang,
    headings: all('h1, h2, h3, h4, h5, h6').map((e) => Number(e.tagName[1])),
    scripts: all('script').map((e) => e.type),
    foreign: all('img, iframe, object, embed, form, base, b, [src], [onerror], [onload], link:not([rel=icon])').map((e) => e.outerHTML),
    styles: all('style').length,
    broken: window.broken ?? null,
    dead: all('a[href^="#"]').filter((a) => !document.getElementById(decodeURIComponent(a.hash.slice(1)))).map((a) => a.hash),
    twice: ids.filter((id, i) => ids.indexOf(id) !== i),
    wordless: all('svg.chart').filter((e) => {
      const told = (name) => document.getElementById(e.getAttribute(name))?.textContent;
      return e.getAttribute('role') !== 'img' || !told('aria-labelledby') || !told('aria-describedby');
    }).length,
    charts: all('svg.chart').length,
    bare: all('table').filter((t) => !t.caption?.textContent || t.querySelector('th:not([scope])') || !t.querySelector('tbody th')).length,
    hidden: all('main *, footer *').filter((e) => !e.closest('svg') && e.textContent.trim() && !e.checkVisibility()).map((e) => e.outerHTML),
    unreachable: all('.box').filter((e) => e.tabIndex !== 0 || !e.getAttribute('aria-label')).length,
  };
}

// ---- the checks

const paper = 672;  // A4 less its margins of 16 mm, at 96 pixels an inch

const browser = await open(chromium);
let checks = 0;
const check = (holds, ...words) => { ++checks; assert.ok(holds, words.map((w) => (typeof w === 'string' ? w : JSON.stringify(w))).join(' ')); };
try {
  for (const [name, url] of Object.entries(pages)) {
    await browser.look({ width: 1280 });
    const events = await browser.visit(url);
    const requests = events.filter((e) => e.method === 'Network.requestWillBeSent').map((e) => e.params.request.url)
      .filter((request) => request !== url && !request.startsWith('data:'));
    const said = events.filter((e) => ['Runtime.consoleAPICalled', 'Runtime.exceptionThrown', 'Log.entryAdded'].includes(e.method));
    check(requests.length === 0, name, 'asks for', requests);
    check(said.length === 0, name, 'has on the console', said.map((e) => e.params));

    const s = await browser.ask(structure);
    check(s.lang === 'en', name, 'lang');
    check(s.headings[0] === 1 && s.headings.filter((h) => h === 1).length === 1, name, 'h1', s.headings);
    check(s.headings.every((h, i) => i === 0 || h <= s.headings[i - 1] + 1), name, 'headings leave a level out', s.headings);
    check(s.scripts.join() === 'application/json', name, 'scripts', s.scripts);
    check(s.foreign.length === 0 && s.styles === 1 && s.broken === null, name, 'was broken into', s.foreign);
    check(s.dead.length === 0 && s.twice.length === 0, name, 'dead links', s.dead, 'ids used twice', s.twice);
    check((s.charts >= 1 || name === 'totals') && s.wordless === 0, name, 'charts without words', s);
    check(s.bare === 0 && s.unreachable === 0, name, 'tables without caption, scope or focus', s);

    for (const width of [390, 1280]) {
      await browser.look({ width });
      check((await browser.ask(tooWide)).length === 0, name, `at ${width} px too wide:`, await browser.ask(tooWide));
      check((await browser.ask(scrolls)).length === 0, name, `at ${width} px a table scrolls:`, await browser.ask(scrolls));
    }
    for (const look of [{ scheme: 'light' }, { scheme: 'dark' }, { scheme: 'dark', media: 'print' }]) {
      await browser.look(look);
      const { faint, count } = await browser.ask(tooFaint);
      check(count > 50 && faint.length === 0, name, look, 'contrast', faint);
      const background = await browser.ask(() => getComputedStyle(document.body).backgroundColor);
      check((background === 'rgb(255, 255, 255)') === (look.media === 'print' || look.scheme === 'light'), name, look, background);
    }
    await browser.look({ media: 'print', width: paper });
    check((await browser.ask(structure)).hidden.length === 0, name, 'print hides something');
    const cut = await browser.ask(scrolls);
    check(cut.length === 0 && (await browser.ask(tooWide)).length === 0, name, 'paper cuts', cut, await browser.ask(tooWide));
    const { data } = await browser.call('Page.printToPDF', { printBackground: false });
    check(Buffer.from(data, 'base64').subarray(0, 5).toString() === '%PDF-', name, 'does not print');
  }

  // all five stages are measured somewhere, and what a job says is on its page as it was written
  await browser.look({});
  await browser.visit(pages.fleet);
  check((await browser.ask(tooFaint)).stages === 5, 'not all stages were measured');
  await browser.visit(pages.hostile);
  const words = await browser.ask(() => document.querySelector('h1').textContent + document.querySelector('main').textContent);
  for (const text of [hostile.name, ...hostile.phases.map((p) => p.name)]) check(words.includes(text), 'lost:', text);
  const json = await browser.ask(() => document.getElementById('aicarbon-report').textContent);
  check(JSON.parse(json).reports[0].name === hostile.name, 'the data of the page');
  console.log(`${checks} checks over ${Object.keys(pages).length} pages`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
