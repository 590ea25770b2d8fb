import { expect, test } from 'vitest';
import { textOf } from '../../folders.js';

const DATA = 'data "aws_region" "here" {}\ndata "aws_partition" "this" {}\n';

test.each([
  ['provider "aws" {\n region = "cn-north-1"\n}', 'cn-north-1 aws-cn'],
  [
    'provider "aws" {\n region = var.region\n}\nvariable "region" {\n default = "eu-west-1"\n}',
    'eu-west-1 aws',
  ],
  ['provider "aws" {\n alias = "other"\n region = "eu-west-1"\n}', 'us-east-1 aws'],
  ['provider "aws" {\n region = var.open\n}', 'us-east-1 aws'],
  ['', 'us-east-1 aws'],
])('%j', (provider, text) => {
  const files = { 'p.tf': DATA + provider };
  expect(textOf('"${data.aws_region.here.name} ${data.aws_partition.this.partition}"', files)).toBe(
    text,
  );
});

test('The option region goes over the provider', () => {
  const files = { 'p.tf': `${DATA}provider "aws" {\n region = "eu-west-1"\n}` };
  expect(textOf('data.aws_region.here.id', files, { region: 'ap-south-1' })).toBe('ap-south-1');
});
