const privateKey = ['PRIVATE', 'KEY'].join(' ');

/**
 * Texts with the shape of secrets, put together here so that no scanner takes this file for a leak.
 * None of them opens anything.
 */
export const secrets: Readonly<Record<string, string>> = {
  'an AWS key': `AKIA${'Z7Q4'.repeat(4)}`,
  'a Google API key': `AIza${'b3-_X'.repeat(7)}`,
  'a Google token': `ya29.${'a0Af'.repeat(8)}`,
  'a GitHub token': `ghp_${'Ab3d'.repeat(9)}`,
  'a fine-grained GitHub token': `github_pat_${'11A_'.repeat(8)}`,
  'a GitLab token': `glpat-${'x9Yz'.repeat(5)}`,
  'an OpenAI key': `sk-proj-${'Q1w2'.repeat(8)}`,
  'an Anthropic key': `sk-ant-api03-${'Q1w2'.repeat(8)}`,
  'a Stripe key': `sk_live_${'Q1w2'.repeat(6)}`,
  'a Hugging Face token': `hf_${'QwEr'.repeat(9)}`,
  'an npm token': `npm_${'QwE1'.repeat(9)}`,
  'a Slack token': `xoxb-${'1234'.repeat(3)}-${'abcd'.repeat(4)}`,
  'a JSON web token': `eyJ${'hbGc'.repeat(4)}.eyJ${'zdWI'.repeat(4)}.${'c2ln'.repeat(6)}`,
  'a private key': [
    `-----BEGIN RSA ${privateKey}-----`,
    'MIIE'.repeat(10),
    `-----END RSA ${privateKey}-----`,
  ].join('\n'),
  'a private key that is cut off': `-----BEGIN ${privateKey}-----\n${'MIIE'.repeat(10)}`,
};
