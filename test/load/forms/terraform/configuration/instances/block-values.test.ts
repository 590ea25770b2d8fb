import { expect, test } from 'vitest';
import { stageOf } from '../../../../../../src/load/stage-options.js';
import { mockConfiguration, outcomeOfFolder } from '../../folders.js';

function settingsOf(blocks: string): unknown {
  const text = `${mockConfiguration()}
resource "aws_api_gateway_stage" "live" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  stage_name  = "live"
}
resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.pets.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "*/*"
  ${blocks}
}`;
  const { document, issues } = outcomeOfFolder(text);
  const [setting] = stageOf(document ?? {})?.methodSettings ?? [];
  return document === undefined ? issues : setting?.throttlingRateLimit;
}

test.each([
  ['settings { throttling_rate_limit = "5" }', 5],
  [
    'dynamic "settings" {\n for_each = [6]\n content {\n throttling_rate_limit = settings.value\n }\n}',
    6,
  ],
  [
    'dynamic "settings" {\n for_each = { a = 7 }\n iterator = one\n content {\n throttling_rate_limit = one.key == "a" ? one.value : 0\n }\n}',
    7,
  ],
  ['dynamic "settings" {\n for_each = []\n content {}\n}', undefined],
  ['dynamic "settings" {\n for_each = var.open\n content {}\n}', undefined],
])('%j', (blocks, limit) => {
  expect(settingsOf(blocks)).toBe(limit);
});

test('What cannot be iterated is a mistake', () => {
  expect(settingsOf('dynamic "settings" {\n for_each = 5\n content {}\n}')).toEqual([
    expect.stringContaining('a number cannot be iterated'),
  ]);
});
