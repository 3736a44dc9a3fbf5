import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, chromium as playwright, type Page } from 'playwright-core';
import { chromium, CHROMIUM_ARGUMENTS } from '../../kit/chromium.js';
import { TestHub } from '../../kit/hub.js';
import { listenOnce } from '../../kit/listen-once.js';
import { rootWithCountries } from '../../kit/own-countries.js';
import { issuerOf, passwordOf, SignIn } from '../../kit/sign-in.js';

describe('signing in with a browser', () => {
  let hub: TestHub;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    hub = await TestHub.start({ root: await rootWithCountries(['northmark', 'southmark']) });
    browser = await playwright.launch({ executablePath: chromium(), args: CHROMIUM_ARGUMENTS });
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 900, height: 800 } });
    page = await context.newPage();
    page.on('console', (message) => {
      // The program that waits for the code has no icon, and the issuer's refusal of a password is one.
      if (message.type() === 'error' && message.location().url.startsWith(issuerOf(hub)) && !message.text().includes('403')) complaints.push(message.text());
    });
  });
  afterAll(async () => {
    await browser.close();
    await hub.remove();
  });

  it('asks for name and password by labels in two languages, without any script, and brings the code to the program that waits for it', async () => {
    const signIn = new SignIn(issuerOf(hub));
    const password = await passwordOf(hub, 'researcher');
    let redirect = '';
    const { url } = await listenOnce(async (address) => {
      redirect = `${address}/callback`;
      await page.goto(signIn.question({ redirect_uri: redirect }));
      expect(await page.title()).toBe('Serai · sign in');
      await page.getByLabel('Name Имя').fill('researcher');
      await page.getByLabel('Password Пароль').fill('a wrong one');
      await page.getByRole('button', { name: 'Sign in Войти' }).click();
      expect(await page.getByRole('alert').textContent()).toBe('Name or password is wrong. Неверное имя или пароль.');
      await page.getByLabel('Name Имя').fill('researcher');
      await page.getByLabel('Password Пароль').fill(password);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'May “Serai” do this?' }).waitFor();
      expect(await page.getByRole('listitem').count()).toBe(2);
      expect(await page.getByRole('main').textContent()).toContain(redirect);
      await page.getByRole('button', { name: 'Yes, allow Разрешить' }).click();
      await page.waitForURL((there) => there.pathname === '/callback');
    });
    const code = new URL(url, redirect).searchParams.get('code') ?? '';
    expect(await signIn.redeem(code, { redirect_uri: redirect })).toMatchObject({ status: 200, token_type: 'Bearer' });
    expect(complaints).toEqual([]);
  });

  it('says what is wrong on a page of its own', async () => {
    await page.goto(new SignIn(issuerOf(hub)).question({ redirect_uri: 'https://elsewhere.example/' }));
    expect(await page.getByRole('heading').textContent()).toBe('Not signed in Вход не выполнен');
  });
});
