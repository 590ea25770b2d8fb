import { expect, test } from 'vitest';
import { translated } from './translating.js';

test('What only SAM can refer to is replaced everywhere', () => {
  const { template, made, context } = translated(`Resources:
  Shop:
    Type: AWS::Serverless::Api
    Properties: { StageName: dev, Auth: { UsagePlan: { CreateUsagePlan: PER_API } } }
  Fn:
    Type: AWS::Serverless::Function
    Properties: { AutoPublishAlias: live }
  Other:
    Type: AWS::SSM::Parameter
    Properties:
      Value: !Sub '\${Shop.Stage} \${Shop} \${Fn.Arn} \${Fn.Version.Version} \${Unknown.Stage}'
      Tags: [!Ref Shop.Deployment, !Ref Shop, { Ref: Fn.Alias, Other: 1 }]
      List: !Sub ['\${Shop.Stage}\${X}', { X: !Ref Shop.UsagePlan }]
Outputs:
  Stage: { Value: !Ref Shop.Stage }
  Version: { Value: !GetAtt Fn.Version.Version }
  Key: { Value: !GetAtt [Shop.ApiKey, APIKeyId] }
`);
  expect(template.Resources.Other.Properties).toEqual({
    Value: { 'Fn::Sub': '${ShopdevStage} ${Shop} ${Fn.Arn} ${FnVersion.Version} ${Unknown.Stage}' },
    Tags: [{ Ref: 'ShopDeployment' }, { Ref: 'Shop' }, { Ref: 'Fn.Alias', Other: 1 }],
    List: { 'Fn::Sub': ['${ShopdevStage}${X}', { X: { Ref: 'ShopUsagePlan' } }] },
  });
  expect(template.Outputs).toEqual({
    Stage: { Value: { Ref: 'ShopdevStage' } },
    Version: { Value: { 'Fn::GetAtt': ['FnVersion', 'Version'] } },
    Key: { Value: { 'Fn::GetAtt': ['ShopApiKey', 'APIKeyId'] } },
  });
  const position = context.sources.memberPosition(made.Resources.Other.Properties, 'Value');
  expect(position).toEqual({ file: 'template.yaml', line: 11, column: 7 });
});

test('A long text costs no more than its length', () => {
  const long = 'x'.repeat(300_000);
  const { template } = translated(`Resources:
  Shop:
    Type: AWS::Serverless::Api
    Properties: { StageName: dev }
  Other:
    Type: AWS::SSM::Parameter
    Properties: { Value: !Sub "${long}", Name: !GetAtt [[{ a: 1 }], Arn] }
`);
  expect(template.Resources.Other.Properties.Value).toEqual({ 'Fn::Sub': long });
});
