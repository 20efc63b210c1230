import { describe, expect, it } from 'vitest';
import { mask, masked } from '../../../src/insight/secrets/masked.ts';

describe('secrets in the XML of a connector', () => {
  it('are stars in tags, inside of them, in JSON and wherever they are encrypted', () => {
    const sent = {
      applicationXml: [
        '<Map>',
        '<entry key="url" value="https://a>b"/>',
        '<entry key="password" value="hunter2"/>',
        "<entry value='x' key='client_secret'/>",
        '<entry key="apiKey"><value><String>abc</String></value></entry>',
        '<entry key="domains"><value><![CDATA[[{"user":"svc","password":"a \\"b\\" c"}]]]></value></entry>',
        '<entry key="forest" value="{&quot;user&quot;:&quot;svc&quot;,&quot;token&quot;:&quot;abc&quot;}"/>',
        '<entry key="odd" value="2_{&quot;KEY&quot;:&quot;a&quot;}"/>',
        '<entry key="empty_password" value=""/>',
        '</Map>',
      ].join('\n'),
    };
    expect(masked(sent)).toEqual({
      applicationXml: [
        '<Map>',
        '<entry key="url" value="https://a>b"/>',
        `<entry key="password" value="${mask}"/>`,
        `<entry value="${mask}" key='client_secret'/>`,
        `<entry key="apiKey">${mask}</entry>`,
        `<entry key="domains"><value><![CDATA[[{"user":"svc","password":"${mask}"}]]]></value></entry>`,
        `<entry key="forest" value="{&quot;user&quot;:&quot;svc&quot;,&quot;token&quot;:&quot;${mask}&quot;}"/>`,
        `<entry key="odd" value="${mask}"/>`,
        '<entry key="empty_password" value=""/>',
        '</Map>',
      ].join('\n'),
    });
  });
});
