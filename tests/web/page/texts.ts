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
