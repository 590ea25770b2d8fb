import { expect, test } from 'vitest';
import { documentWith, issueOf, openIn, valueOfExpression } from '../value-of.js';

const TEMPLATE = `
Parameters:
  Name: { Type: String, Default: shop }
  Number: { Type: Number, Default: 8080 }
  List: { Type: CommaDelimitedList, Default: 'a, b,c' }
  Version: { Type: String, Default: 2.0 }
  Open: { Type: String }
  OpenList: { Type: 'List<String>' }
Mappings:
  Hosts:
    eu: { host: eu.example, list: [x, y] }
    '123456789012': { host: own.example }
Conditions:
  IsTwo: !Equals [!Ref Version, 2.0]
  Yes: !Equals [!Ref Name, shop]
  No: !Not [!Condition Yes]
Resources:
  Function: { Type: AWS::Lambda::Function }
  Alias:
    Type: AWS::Lambda::Alias
    Properties: { FunctionName: !Ref Function, Name: live }
  Queue: { Type: AWS::SQS::Queue }
  Table: { Type: AWS::DynamoDB::Table }
  Balancer: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer }
  Stored: { Type: AWS::SSM::Parameter, Properties: { Value: !Sub '\${Name}!' } }
  Model: { Type: AWS::ApiGateway::Model, Properties: { Name: !Ref Name } }
`;

test.each<readonly [string, unknown]>([
  // Ref
  ['!Ref Name', 'shop'],
  ['!Ref Number', '8080'],
  ['!Ref List', ['a', 'b', 'c']],
  ['!Ref AWS::Region', 'us-east-1'],
  ['!Ref AWS::Partition', 'aws'],
  ['!Ref AWS::StackName', 'stack'],
  ['!Ref AWS::URLSuffix', 'amazonaws.com'],
  ['[a, !Ref AWS::NoValue, b]', ['a', 'b']],
  ['{ a: !Ref AWS::NoValue, b: 1 }', { b: 1 }],
  ['!Ref Function', 'Function'],
  ['!Ref Queue', 'https://sqs.us-east-1.amazonaws.com/123456789012/Queue'],
  ['!Ref Model', 'shop'],
  ['!Ref Alias', 'arn:aws:lambda:us-east-1:123456789012:function:Function:live'],
  ['{ Ref: { type: string } }', { Ref: { type: 'string' } }],
  ['{ Ref: Name, other: 1 }', { Ref: 'Name', other: 1 }],
  // GetAtt
  ['!GetAtt Function.Arn', 'arn:aws:lambda:us-east-1:123456789012:function:Function'],
  ['{ Fn::GetAtt: Function.Arn }', 'arn:aws:lambda:us-east-1:123456789012:function:Function'],
  ['{ Fn::GetAtt: [Table, Arn] }', 'arn:aws:dynamodb:us-east-1:123456789012:table/Table'],
  ['!GetAtt Api.RootResourceId', 'Api.RootResourceId'],
  ['!GetAtt Stored.Value', 'shop!'],
  // Sub
  [
    "!Sub 'https://${Name}.${AWS::Region}.example:${Number}/$x/$input'",
    'https://shop.us-east-1.example:8080/$x/$input',
  ],
  ["!Sub '${!stageVariables.x}/${ Name }'", '${stageVariables.x}/shop'],
  [
    "!Sub ['${a}-${Name}-${b}', { a: !Ref Number, Name: mine, b: !Select [1, !Ref List] }]",
    '8080-mine-b',
  ],
  ["!Sub '${Function.Arn}'", 'arn:aws:lambda:us-east-1:123456789012:function:Function'],
  ["!Sub '${List}'", 'a,b,c'],
  ['!Sub plain', 'plain'],
  // Join, Split, Select
  ["!Join ['-', [a, !Ref Number, true, !Ref 'AWS::NoValue', 0.5]]", 'a-8080-true-0.5'],
  ["!Join ['', !Ref List]", 'abc'],
  ["!Join ['/', [v, 1.0, 0.10]]", 'v/1.0/0.10'],
  ['!Ref Version', '2.0'],
  ["!Sub ['${v}', { v: 3.0 }]", '3.0'],
  ['!If [IsTwo, a, b]', 'a'],
  ["!Join [',', !Split ['|', 'a||c|']]", 'a,,c,'],
  ["!Split ['|', 'a||c|']", ['a', '', 'c', '']],
  ["!Select ['1', !Ref List]", 'b'],
  ['!Select [0, [!Ref Name, !Ref Open]]', 'shop'],
  ["!Select [2, !Split ['/', !Sub 'https://${Name}/x']]", 'shop'],
  // FindInMap
  ['!FindInMap [Hosts, eu, host]', 'eu.example'],
  ['!FindInMap [Hosts, !Ref AWS::AccountId, host]', 'own.example'],
  ['!FindInMap [Hosts, eu, list]', ['x', 'y']],
  ['{ Fn::FindInMap: [Hosts, us, host, { DefaultValue: !Ref Name }] }', 'shop'],
  // If
  ['!If [Yes, !Ref Name, { Fn::Bad: 1 }]', 'shop'],
  ['!If [No, a, !Ref AWS::NoValue]', undefined],
  [
    '{ a: !If [No, 1, !Ref AWS::NoValue], b: !If [Yes, { c: !Ref Name }, 2] }',
    { b: { c: 'shop' } },
  ],
  // Others
  ["{ Fn::Base64: !Sub 'ä${Name}' }", 'w6RzaG9w'],
  ['{ Fn::Length: !Ref List }', 3],
  [
    '{ Fn::ToJsonString: { a: !Ref Name, b: !Ref AWS::NoValue, c: [1, !Ref Number] } }',
    '{"a":"shop","c":[1,"8080"]}',
  ],
  ['{ a: { Condition: Yes } }', { a: { Condition: 'Yes' } }],
])('%s', (expression, value) => {
  expect(valueOfExpression(expression, TEMPLATE)).toEqual({ value });
});

test.each<readonly [string, unknown, readonly string[]]>([
  ['!Ref Open', '${Open}', ['Open']],
  ["!Sub 'https://${Open}/${Name}'", 'https://${Open}/shop', ['Open']],
  [
    "!Join ['.', [!Ref Open, !GetAtt Balancer.DNSName]]",
    '${Open}.${Balancer.DNSName}',
    ['Open', 'Balancer.DNSName'],
  ],
  ['!Ref OpenList', '${OpenList}', ['OpenList']],
  ['!Select [0, !Ref OpenList]', '${OpenList}', ['OpenList']],
  ["!Select [5, !Split [':', !Ref Open]]", '${Open}', ['Open']],
  [
    "!Select [1, !Split ['.', !Sub 'a.${Balancer.DNSName}']]",
    '${Balancer.DNSName}',
    ['Balancer.DNSName'],
  ],
  ["!Select [0, !Split ['.', !Sub 'a.${Balancer.DNSName}']]", 'a', []],
  ["!ImportValue 'shared:Host'", '${shared:Host}', ['shared:Host']],
  ['{ Fn::ImportValue: !Sub "${Name}-Host" }', '${shop-Host}', ['shop-Host']],
  ['!Select [0, !GetAZs ""]', '${Fn::GetAZs}', ['Fn::GetAZs']],
  ["'a {{resolve:ssm:/host:2}} b'", 'a ${resolve:ssm:/host} b', ['resolve:ssm:/host']],
  [
    "!Sub '{{resolve:secretsmanager:${Name}:SecretString:key}}'",
    '${resolve:secretsmanager:shop:SecretString:key}',
    ['resolve:secretsmanager:shop:SecretString:key'],
  ],
  ['!FindInMap [Hosts, !Ref Open, host]', '${Open}', ['Open']],
  [
    "!Sub 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${OrdersArn}/invocations'",
    'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:OrdersArn/invocations',
    [],
  ],
  [
    "!Sub 'arn:aws:lambda:us-east-1:123456789012:function:${Open}'",
    'arn:aws:lambda:us-east-1:123456789012:function:Open',
    [],
  ],
])('%s leaves open what only a deployment knows', (expression, value, open) => {
  expect(valueOfExpression(expression, TEMPLATE)).toEqual({ value });
  expect(openIn(expression, TEMPLATE)).toEqual(open);
});

test('the option variables answers by name', () => {
  const variables = {
    Name: 'mine',
    OpenList: ['p', 'q'],
    Open: 5,
    'Balancer.DNSName': 'alb.example',
    Function: 'deployed',
    'shared:Host': 'shared.example',
    'resolve:ssm:/host': 'host.example',
  };
  const expression =
    "!Join [' ', [!Ref Name, !Select [1, !Ref OpenList], !Ref Open, !GetAtt Balancer.DNSName, !Ref Function, !ImportValue 'shared:Host', '{{resolve:ssm:/host:2}}']]";
  expect(valueOfExpression(expression, TEMPLATE, { variables })).toEqual({
    value: 'mine q 5 alb.example deployed shared.example host.example',
  });
  expect(openIn(expression, TEMPLATE, { variables })).toEqual([]);
});

test.each<readonly [string, string]>([
  ['!Join [1]', 'Fn::Join needs a delimiter and a list'],
  ['!Join [",", x]', 'Fn::Join needs a list as its second value'],
  ['!Join [",", [{ a: 1 }]]', '"an item" is neither a text nor a number'],
  ['!Sub [a, b, c]', 'Fn::Sub needs a text, or a list of a text and a map'],
  ["!Sub '${}'", 'Fn::Sub has "${}" without a name'],
  ['!Select [3, !Ref List]', 'Fn::Select has no item "3" to select'],
  ['!Split [1, { a: 1 }]', 'Fn::Split needs a text as its second value'],
  ['!FindInMap [Hosts, us, host]', 'Fn::FindInMap finds nothing at "Hosts", "us", "host"'],
  ['!GetAtt Function', 'Fn::GetAtt needs a resource and an attribute'],
  ['!If [Maybe, 1, 2]', 'the condition "Maybe" is not defined'],
  ['!If [Yes, 1]', 'Fn::If needs a condition and two values'],
  ['{ Ref: { Fn::Sub: [a, b] } }', 'Fn::Sub needs a text'],
  ['{ Fn::Length: x }', 'Fn::Length needs a list'],
  ['{ Fn::ToJsonString: x }', 'Fn::ToJsonString needs an object or a list'],
  ['&a { Fn::Join: [",", [*a]] }', 'Fn::Join refers to itself'],
])('%s is not what CloudFormation accepts', (expression, problem) => {
  expect(issueOf(() => documentWith(expression, TEMPLATE))).toMatch(
    new RegExp(
      `^\\d+:\\d+ error INVALID_DOCUMENT Invalid template: ${problem.replace(/[$()[\]{}"^*+?.|\\]/g, '\\$&')}`,
    ),
  );
});

test.each<readonly [string, string]>([
  ['!Ref Nam', '"Nam" is neither a parameter nor a resource of the template; did you mean "Name"?'],
  ["!Sub '${Gone.Arn}'", '"Gone" is neither a parameter nor a resource'],
])('%s warns of an unknown name', (expression, problem) => {
  expect(issueOf(() => documentWith(expression, TEMPLATE))).toContain(
    `warning UNRESOLVED_REFERENCE ${problem}`,
  );
});
