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

/** What axe says of a page as it stands: a list of violations in words, and all that it is not sure of. */
export async function axe(page) {
  await page.evaluate(AXE);
  const result = await page.evaluate((rules) => globalThis.axe.run(document, { runOnly: rules }), RULES);
  const violations = result.violations.map(({ id, impact, help, nodes }) => {
    const where = nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ');
    return `${impact}: ${id}: ${help} (${nodes.length} times: ${where})`;
  });
  if (result.passes.length === 0) violations.push('axe found nothing to look at');
  return { violations, incomplete: result.incomplete };
}
