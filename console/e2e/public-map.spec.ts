import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser } from './browser';
import { Console } from './driver';

describe('the map for everybody', () => {
  afterAll(closeBrowser);

  it('shows what others reported on streets and waters, and lets one follow it, without an account', { timeout: 90_000 }, async () => {
    const citizen = await Console.open({ language: 'zh', phone: true });
    await citizen.visit('/report');
    await citizen.page.getByRole('link', { name: '身边的问题' }).click();
    const rows = citizen.page.locator('li .row');
    await rows.first().waitFor();
    await citizen.page.waitForFunction(() => Number(document.querySelector<HTMLElement>('[data-features]')?.dataset['features']) > 0);
    await citizen.page.getByRole('button', { name: '已办结' }).click();
    await citizen.sees('视野内 0 件');
    await citizen.page.getByRole('button', { name: '办理中' }).click();
    await rows.first().click();
    expect(await rows.first().getAttribute('aria-expanded')).not.toBeNull();
    await citizen.page.locator('li.chosen').getByRole('button', { name: '我也遇到了' }).click();
    await citizen.page.locator('li.chosen .code').waitFor();
    expect(await citizen.page.locator('li.chosen .code').textContent()).toMatch(/[0-9A-Z]{5}(-[0-9A-Z]{5}){3}/);
    expect(await citizen.overflows()).toBe(false);
    await citizen.shot('public-map-phone');
    await citizen.close();
  });
});
