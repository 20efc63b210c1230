import { expect, it } from 'vitest';
import { withoutMarkup } from '../../../src/insight/documents/markup.ts';

it.each([
  [
    '<strong>**Employee Database**</strong> <em>target friendly description</em>',
    'Employee Database target friendly description',
  ],
  ['<p>Read &amp; write</p><p>&#x41;&#66; 3 &lt; 4</p>', 'Read & write\nAB 3 < 4'],
  ['one<br/>two', 'one\ntwo'],
  ['a <b x="1">bold</b><script>alert(1)</script> word', 'a bold word'],
  ['2 * 3 ** 4 < 5 & 6', '2 * 3 ** 4 < 5 & 6'],
  ['&nosuch; &#0; &#x110000;', '&nosuch; &#0; &#x110000;'],
  ['', ''],
])('%j reads as %j', (text, plain) => {
  expect(withoutMarkup(text)).toBe(plain);
});
