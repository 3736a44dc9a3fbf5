import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, chromium as playwright, type Page } from 'playwright-core';
import { chromium, CHROMIUM_ARGUMENTS } from '../../kit/chromium.js';
import { TestHub } from '../../kit/hub.js';
import { rootWithCountries } from '../../kit/own-countries.js';

describe("the gateway's address in a browser", () => {
  let hub: TestHub;
  let browser: Browser;
  let page: Page;
  const elsewhere: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    hub = await TestHub.start({ root: await rootWithCountries(['kazakhstan', 'russian-federation', 'turkmenistan']) });
    browser = await playwright.launch({ executablePath: chromium(), args: CHROMIUM_ARGUMENTS });
    page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(hub.at('/')) && !url.startsWith(`blob:${hub.at('/')}`) && !url.startsWith('data:')) elsewhere.push(url);
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(hub.at('/'));
    await page.waitForSelector('.graphiql-container');
  });
  afterAll(async () => {
    await browser.close();
    await hub.remove();
  });

  it('is GraphiQL with the two example queries, and either can be run', async () => {
    await page.waitForFunction(() => document.querySelector('.graphiql-query-editor')?.textContent?.includes('Ratified'));
    await page.click('button.graphiql-execute-button');
    const choices = page.getByRole('menuitem');
    await choices.first().waitFor();
    expect(await choices.allTextContents()).toEqual(['AmongCitizensOfTurkmenistan', 'Ratified']);
    const answered = page.waitForResponse((response) => response.url() === hub.at('/graphql') && (response.request().postData() ?? '').includes('"operationName":"AmongCitizensOfTurkmenistan"'));
    await choices.first().click();
    const answer = await (await answered).text();
    expect(answer).toContain('"value":113');
    expect(answer).toContain('"missing":"NOT_COLLECTED"');
    await page.waitForFunction(() => document.querySelector('.result-window')?.textContent?.includes('Kazakhstan'));
  });

  it('knows the schema, with its descriptions', async () => {
    await page.getByLabel('Show Documentation Explorer').click();
    await page.getByRole('link', { name: 'Query', exact: true }).first().click();
    const docs = page.locator('.graphiql-doc-explorer');
    await docs.getByText('countries', { exact: true }).first().waitFor();
    expect(await docs.textContent()).toContain('Each answers for itself');
  });

  it('shows the example queries again at the next visit', async () => {
    await page.reload();
    await page.waitForFunction(() => document.querySelector('.graphiql-query-editor')?.textContent?.includes('Ratified'));
  });

  it('loads nothing from anywhere else and complains of nothing', () => {
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
