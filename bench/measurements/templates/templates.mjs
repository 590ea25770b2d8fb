// Three templates of everyday size, with the request each is rendered for.
const variables = {
  accountId: '123456789012',
  apiId: 'a1b2c3d4e5',
  deploymentId: 'd1e2f3',
  domainName: 'api.example.com',
  domainPrefix: 'api',
  extendedRequestId: 'AbCdEfGhIjKlMnO=',
  httpMethod: 'POST',
  identity: {
    accessKey: null,
    accountId: null,
    caller: null,
    cognitoAuthenticationProvider: null,
    cognitoAuthenticationType: null,
    cognitoIdentityId: null,
    cognitoIdentityPoolId: null,
    principalOrgId: null,
    sourceIp: '203.0.113.7',
    user: null,
    userAgent: 'curl/8.5.0',
    userArn: null,
  },
  path: '/prod/pets/7',
  protocol: 'HTTP/1.1',
  requestId: '6c1f5a4e-2d1b-4a53-9c62-0b1f3d8e7a90',
  requestTime: '04/Mar/2024:19:15:17 +0000',
  requestTimeEpoch: 1709579717135,
  resourceId: 'ab12cd',
  resourcePath: '/pets/{petId}',
  stage: 'prod',
};

const headers = [
  ...['Accept', 'application/json', 'Content-Type', 'application/json'],
  ...['Host', 'api.example.com', 'User-Agent', 'curl/8.5.0', 'X-Trace', 'abc-123'],
];

const request = {
  body: '{"name":"Bella","kind":"dog","tags":["small","brown"]}',
  path: { petId: '7' },
  query: { verbose: 'true', page: '2' },
  headers,
  variables,
  stageVariables: { host: 'pets.internal', version: '3' },
};

const passThrough = `#set($allParams = $input.params())
{
"body-json" : $input.json('$'),
"params" : {
#foreach($type in $allParams.keySet())
    #set($params = $allParams.get($type))
"$type" : {
    #foreach($paramName in $params.keySet())
    "$paramName" : "$util.escapeJavaScript($params.get($paramName))"
        #if($foreach.hasNext),#end
    #end
}
    #if($foreach.hasNext),#end
#end
},
"stage-variables" : {
#foreach($key in $stageVariables.keySet())
"$key" : "$util.escapeJavaScript($stageVariables.get($key))"
    #if($foreach.hasNext),#end
#end
},
"context" : {
    "account-id" : "$context.identity.accountId",
    "api-id" : "$context.apiId",
    "api-key" : "$context.identity.apiKey",
    "caller" : "$context.identity.caller",
    "http-method" : "$context.httpMethod",
    "stage" : "$context.stage",
    "source-ip" : "$context.identity.sourceIp",
    "user" : "$context.identity.user",
    "user-agent" : "$context.identity.userAgent",
    "request-id" : "$context.requestId",
    "resource-id" : "$context.resourceId",
    "resource-path" : "$context.resourcePath"
    }
}
`;

const loop = `#set($root = $input.path('$'))
{
  "choices": [
#foreach($elem in $root.bins)
    {
      "kind": "$elem.category - $elem.type",
      "suggestedPrice": "$elem.price per $elem.unit",
      "total": #set($total = $elem.price * $elem.quantity)$total,
      "available": $elem.quantity
    }#if($foreach.hasNext),#end

#end
  ]
}
`;

const bins = Array.from({ length: 20 }, (_, at) => ({
  category: 'fruit',
  type: `kind ${at}`,
  price: at + 0.5,
  unit: 'pound',
  quantity: at * 3,
}));

export const templates = [
  { name: 'one line', text: '{"statusCode": 200, "id": "$input.params(\'petId\')"}', request },
  { name: 'pass-through of the AWS guide', text: passThrough, request },
  {
    name: 'loop over 20 items',
    text: loop,
    request: { ...request, body: JSON.stringify({ bins }) },
  },
];
