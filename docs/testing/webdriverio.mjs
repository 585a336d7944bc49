// WebdriverIO: starts from a preset with a lock, and advances the clock to the end of the lock.
import assert from 'node:assert/strict';
import { remote } from 'webdriverio';

const service = process.env.SERVICE ?? 'http://localhost:8080';
const sandbox = async (path, body) => {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(`${service}/sandbox/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  assert.equal(response.status, 204, await response.text());
};

// Inaya entered too many wrong passwords: she is locked for 15 minutes.
await sandbox('reset', { preset: 'inaya-locked' });

const browser = await remote({
  logLevel: 'error',
  capabilities: {
    browserName: 'chrome',
    'goog:chromeOptions': {
      binary: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--headless=new', '--no-sandbox', '--disable-gpu'],
    },
    'wdio:chromedriverOptions': { binary: process.env.CHROMEDRIVER ?? '/usr/bin/chromedriver' },
  },
});
const signIn = async () => {
  await browser.url(`${service}/connexion`);
  await browser.$('aria/Mon identifiant').setValue('inaya.m1988');
  await browser.$('aria/Mon mot de passe').setValue('Sante-2022!');
  await browser.$('label=Par email').click();
  await browser.$('button=Continuer').click();
};
try {
  await signIn();
  await browser.$('h1*=un peu de patience').waitForDisplayed({ timeout: 20_000 });
  assert.match(await browser.$('[data-testid=countdown]').getText(), /minutes/);

  await sandbox('clock', { advance_s: 900 });
  await signIn();
  await browser.$('[data-testid=masked]').waitForDisplayed({ timeout: 20_000 });
  assert.match(await browser.$('[data-testid=masked]').getText(), /^i\.m/);
} finally {
  await browser.deleteSession();
}
console.log('webdriverio: the lock was shown, and sign-in succeeded when it had ended');
