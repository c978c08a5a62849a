import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser } from './browser';
import { Console } from './driver';
import { OwnSensor, done } from './sensors';

interface Rule {
  code: string;
  version: number;
  fields: { key: string; value: string }[];
}

/** By tens of minutes: too short to hold, too low for the change, high enough for both. */
const HISTORY = [10, 80, 10, 10, 60, 60, 60, 60, 10, 10, 80, 80, 80, 80, 10];

async function inForce(operator: Console, code: string): Promise<Rule> {
  return (await done<Rule[]>(operator, 'GET', '/api/warning-rules')).find((one) => one.code === code)!;
}

const highOf = (rule: Rule): string | undefined => rule.fields.find((one) => one.key === 'threshold.high')?.value;

describe('the rule workshop', () => {
  afterAll(closeBrowser);

  it('changes a rule, tries it on history, publishes it, and backs it out in one step', { timeout: 60_000 }, async () => {
    const operator = await Console.asAdmin({ language: 'zh' });
    const sensor = await OwnSensor.create(operator, '工作台');
    await sensor.send(HISTORY, 60);
    await sensor.publishRule('20 min');
    const { page } = operator;
    await operator.visit(`/rules?rule=${sensor.rule}`);
    const workshop = page.locator('.workshop');
    await workshop.getByRole('heading', { level: 2 }).waitFor();
    const publish = workshop.getByRole('button', { name: '发布', exact: true });
    const threshold = workshop.getByLabel('$high (%)', { exact: true });
    expect(await threshold.inputValue()).toBe('50');
    expect(await publish.isDisabled()).toBe(true);

    await threshold.fill('70');
    await workshop.getByLabel('黄 · 保持时间', { exact: true }).fill('0 s');
    await workshop.locator('select').selectOption('1');
    await operator.click('试算');
    const legend = workshop.locator('.legend li');
    await legend.first().waitFor();
    expect((await legend.allInnerTexts()).map((one) => one.replace(/\s+/g, ' ').trim())).toEqual(['两版都报 1', '修改后新增 1', '修改后漏报 1']);
    expect(await sensor.warnings()).toEqual([]);
    expect(await publish.isDisabled()).toBe(true);
    await operator.shot('workshop-trial');

    await workshop.getByLabel('理由', { exact: true }).fill('春汛误报多');
    await publish.click();
    await operator.sees('已发布第 2 版');
    const first = workshop.locator('.versions li').first();
    await first.getByText('第 2 版').waitFor();
    expect(await first.innerText()).toContain('现行');
    expect(await first.innerText()).toContain('春汛误报多');
    expect(await inForce(operator, sensor.rule)).toMatchObject({ version: 2 });
    expect(highOf(await inForce(operator, sensor.rule))).toBe('70');

    await workshop.getByLabel('理由', { exact: true }).fill('漏报');
    await operator.click('回退到上一版');
    await operator.sees('现行为第 1 版');
    await page.waitForFunction(() => [...document.querySelectorAll('.versions li')].some((one) => /第 1 版.*现行/s.test(one.textContent)));
    expect(highOf(await inForce(operator, sensor.rule))).toBe('50');
    expect(await threshold.inputValue()).toBe('50');
    await operator.shot('workshop-back');

    await sensor.retireRule();
    expect(await inForce(operator, sensor.rule)).toBeUndefined();
    expect(operator.complaints).toEqual([]);
    await operator.close();
  });
});
