// What the checks in a browser share: headless Chromium that reaches no other host, and axe-core.
//   NPM_DIR is the folder with the npm packages, CHROMIUM the browser where it is not Debian's.

import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const installed = createRequire(path.resolve(process.env.NPM_DIR ?? '.', 'package.json'));
const { chromium } = installed('playwright-core');
const AXE = fs.readFileSync(installed.resolve('axe-core/axe.min.js'), 'utf8');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND'];

/** A browser of its own. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: FLAGS });
}

/** What axe says of a page as it stands, or of a part of it: violations in words, and all that it is not sure of. */
export async function axe(page, part = 'html') {
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(AXE);
  // Of what passes, axe notes the first place alone: noting every place takes most of its time.
  const options = { runOnly: RULES, resultTypes: ['violations', 'incomplete'] };
  const result = await page.evaluate(([own, within]) => globalThis.axe.run(within === 'html' ? document : within, own), [options, part]);
  const violations = result.violations.map(({ id, impact, help, nodes }) => {
    const where = nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ');
    return `${impact}: ${id}: ${help} (${nodes.length} times: ${where})`;
  });
  if (result.passes.length === 0) violations.push('axe found nothing to look at');
  return { violations, incomplete: result.incomplete };
}

/**
 * For each page, whether it shows something that no page before it does: an element, by its name, class and role, within
 * another. The same for the same pages in the same order. The first page of every kind is among those that do.
 */
export async function newKinds(browser, files) {
  const page = await browser.newPage();
  const known = new Set();
  const found = [];
  for (const file of files) {
    const parts = await page.evaluate((source) => {
      const name = (own) => [own.localName, own.className, own.getAttribute('role')].join(' ');
      const all = [...new DOMParser().parseFromString(source, 'text/html').body.querySelectorAll('*')];
      return [...new Set(all.map((own) => `${name(own.parentElement)} > ${name(own)}`))];
    }, fs.readFileSync(file, 'utf8'));
    found.push(parts.some((part) => !known.has(part)));
    parts.forEach((part) => known.add(part));
  }
  await page.close();
  return found;
}

/** Does `work` for each thing in turn, two at a time; what it gives is in the order of the things. */
export async function each(things, work) {
  const results = [];
  const waiting = [...things.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await work(next[1], next[0]);
  };
  await Promise.all([worker(), worker()]);
  return results;
}
