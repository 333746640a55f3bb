/** An article with letters of more than one code unit before, in and after its names. */
export const LETTERS = `Ferry 🛳️ to Reykjavík returns after a storm

REYKJAVIK — 👩‍🚀👨‍👩‍👧‍👦 The ferry to Iceland returned on Friday, Prime Minister Ingrid Solberg Haug said in Bergen. 🦀

“مرحبا بكم في النرويج,” said Katrín Eldjárn of the North Atlantic News Agency. Jo\u0301n Arnarson, the foreign minister of Iceland, met Robert Klein 𝒾𝓃 Oslo, Norway.

The United Nations and the Ministry of Transport welcomed it. Robert Klein thanked Iceland 🇮🇸 and Norway 🇳🇴 on Monday.
`;

/** A plain article. It names Iceland. */
export const PLAIN = `Ferry to Iceland returns

REYKJAVIK — Iceland welcomed back the ferry from Bergen on Friday, as Prime Minister Ingrid Solberg Haug of Norway had promised. It was a happy day.

The United Nations praised Norway and Iceland. Robert Klein of the Ministry of Transport called the deal wonderful.
`;

const SCRIPTS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(2)>',
  '<svg/onload=alert(3)>',
  '<a href="javascript:alert(4)">Iceland</a>',
  'javascript:alert(5)',
  `{{constructor.constructor('alert(6)')()}}`,
  `\${alert(7)}`,
  '"><iframe srcdoc="<script>alert(8)</script>">',
  `' autofocus onfocus=alert(9) x='`,
  '</script><script>alert(10)</script>',
  '<style>*{display:none}</style>',
  '<base href="https://evil.example/">',
  '&lt;script&gt;alert(11)&lt;/script&gt;',
];

/** Markup and handlers, in a text that names people and places. */
export const MARKUP = `${SCRIPTS.slice(0, 3).join(' ')} Iceland

BERGEN — Robert Klein of Iceland said ${SCRIPTS.join(' and Robert Klein said ')}. Iceland and Norway met in Oslo on Friday.

The United Nations wrote ${SCRIPTS.join(' to Robert Klein, ')} in Bergen.
`;

/** Letters that turn the direction, stack, join and hide. */
export const BIDI = `\u202Etxt.exe\u202C \u2067Iceland\u2069 ${'\u0300'.repeat(200)} returns \u2066

BERGEN — \u202EIceland met Norway\u202C in Oslo. \u2067\u2067\u2067Robert Klein\u2069 of the United Nations said nothing. ${'\u200F\u202E'.repeat(50)} Norway agreed\u202C.

Z${'\u0335\u0321\u0300'.repeat(300)} Robert Klein spoke in Bergen.
`;

/** One word of 500 letters, as a name. */
const LONG_NAME = `Mr ${'Wolfeschlegelstein'.repeat(28).slice(0, 497)}`;
export const LONG = `${LONG_NAME} meets Iceland

BERGEN — ${LONG_NAME} met Robert Klein of Iceland on Friday. ${'Oslo'.repeat(200)} was quiet.

${LONG_NAME} thanked Norway.
`;

/** 3,000 mentions in a few passages. */
export const MANY = `Norway and Iceland talk for a whole year

${Array.from({ length: 150 }, (_, i) => `${'Robert Klein met Norway in Oslo. '.repeat(7)}They met ${i + 2} times.`).join('\n\n')}
`;
