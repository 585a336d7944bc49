// Playwright: injects a fault, checks the notice that it causes, and completes the step with « Réessayer ».
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const service = process.env.SERVICE ?? 'http://localhost:8080';
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' });
const page = await browser.newPage({ locale: 'fr-FR' });
const sandbox = (path, data) => page.request.post(`${service}/sandbox/${path}`, { data });

// All test persons in their initial state; the next identification request fails with 503, once.
await sandbox('reset', { preset: 'fresh' });
const response = await sandbox('faults', { operation: 'Identify', fault: '503' });
assert.equal(response.status(), 204, await response.text());

await page.goto(`${service}/activer/identification`);
await page.getByLabel('Code provisoire composé de 12 caractères').fill('HuqZF3KXCz8k');
await page.getByLabel('Numéro de sécurité sociale').fill('1 16 30 44 038 016 18');
await page.locator('label', { hasText: 'Carte Vitale avec photo' }).click();
await page.getByLabel('Numéro de série de carte Vitale').fill('01024576124');
await page.getByRole('button', { name: 'Continuer' }).click();

const notice = page.getByTestId('trouble');
await notice.waitFor();
assert.match(await notice.innerText(), /Un problème technique est survenu/);
assert.equal(await page.getByLabel('Code provisoire composé').inputValue(), 'HuqZF3KXCz8k');

await page.getByRole('button', { name: 'Réessayer' }).click();
await page.getByRole('heading', { level: 1, name: 'Je prends ma décision' }).waitFor();
await browser.close();
console.log('playwright: a notice was shown for a 503, the typed text was kept, and the retry succeeded');
