import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser, type Locator } from './browser';
import { until } from './casework';
import { Console } from './driver';
import { OwnSensor } from './sensors';

/** The window of a sensor, among those of the page. */
const rowOf = (operator: Console, sensor: OwnSensor): Locator => operator.page.locator('tr[data-window]', { hasText: sensor.name });

describe('works on a sensor', () => {
  afterAll(closeBrowser);

  it('keep its warning out of the queue until somebody ends them, and are listed afterwards', { timeout: 60_000 }, async () => {
    const operator = await Console.asAdmin({ language: 'zh' });
    const sensor = await OwnSensor.create(operator, '检修井');
    await sensor.publishRule('0 s');
    const { page } = operator;
    await operator.visit('/warnings/maintenance');
    await operator.seesPage('检修计划');
    await operator.click('登记检修');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('范围', { exact: true }).selectOption({ label: '一台监测设备' });
    await dialog.getByRole('combobox', { name: /一台监测设备/ }).last().fill(sensor.name);
    await dialog.locator('[role=listbox] [role=option]').first().click();
    await dialog.getByRole('button', { name: '保存' }).click();
    // Without a reason it is not entered, and the form says so at its field.
    await dialog.getByText('缺少，或不合要求').first().waitFor();
    await dialog.getByLabel(/^事由/).fill('更换探头');
    expect(await operator.accessibilityFaults()).toEqual([]);
    await operator.shot('maintenance-form');
    await dialog.getByRole('button', { name: '保存' }).click();
    await rowOf(operator, sensor).getByText('进行中').waitFor();

    await sensor.send([60]);
    const [kept] = await until(async () => ((await sensor.warnings()).length > 0 ? sensor.warnings() : null));
    expect(kept!.maintenance).not.toBeNull();
    expect(await sensor.warnings('&queue=true')).toEqual([]);
    await operator.reload();
    await rowOf(operator, sensor).locator('[data-rows="1"]').click();
    await page.locator('[data-listed="1"]').waitFor();
    await page.locator('.queue .item').first().click();
    await operator.sees('检修结束前不进入队列');

    await operator.visit('/warnings/maintenance');
    await rowOf(operator, sensor).getByRole('button', { name: '提前结束' }).click();
    await dialog.getByRole('button', { name: '提前结束' }).click();
    await rowOf(operator, sensor).getByText('已结束').waitFor();
    expect(await rowOf(operator, sensor).locator('[data-rows="1"]').count()).toBe(1);
    expect(await until(async () => ((await sensor.warnings('&queue=true')).length === 1 ? true : null))).toBe(true);
    await operator.shot('maintenance-past');

    await sensor.retireRule();
    expect(operator.complaints).toEqual([]);
    await operator.close();
  });
});

describe('a threshold of one sensor', () => {
  afterAll(closeBrowser);

  it('is set with a reason, keeps the order of levels, holds at once, and is taken back', { timeout: 60_000 }, async () => {
    const operator = await Console.asAdmin({ language: 'zh' });
    const sensor = await OwnSensor.create(operator, '阈值井');
    await sensor.publishRule('0 s');
    await sensor.send([60], 5);
    const [raised] = await until(async () => ((await sensor.warnings()).length > 0 ? sensor.warnings() : null));
    const { page } = operator;
    await operator.visit(`/warnings?id=${raised!.id}`);
    await page.locator('summary', { hasText: '本测点的阈值' }).click();
    const high = page.locator('[data-threshold="high"]');
    expect(await high.innerText()).toContain('50 %');
    expect(await high.innerText()).toContain('GB 0-2021');
    await high.getByRole('button', { name: '单独设定' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^阈值/).fill('95');
    await dialog.getByLabel(/^理由/).fill('井底低');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('次序会颠倒').waitFor();
    await operator.shot('threshold-refused');
    expect(await operator.accessibilityFaults()).toEqual([]);
    await dialog.getByLabel(/^阈值/).fill('0.8');
    await dialog.getByLabel(/^单位/).fill('1');
    await dialog.getByRole('button', { name: '保存' }).click();
    await high.getByText('80 %').waitFor();
    expect(await high.innerText()).toContain('井底低');
    await operator.shot('threshold-own');

    await sensor.send([61], 0);
    expect(await until(async () => ((await sensor.warnings()).some((one) => one.inAlarm) ? null : true))).toBe(true);

    await operator.visit(`/sensing?stream=${sensor.datastream}`);
    await high.getByRole('button', { name: '恢复规则值' }).click();
    await dialog.getByLabel(/^理由/).fill('已清淤');
    await dialog.getByRole('button', { name: '恢复规则值' }).click();
    await high.getByText('50 %').waitFor();
    await operator.sees('变更记录（2）');
    await operator.shot('threshold-back');

    await sensor.retireRule();
    expect(operator.complaints).toEqual([]);
    await operator.close();
  });
});
