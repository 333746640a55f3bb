const list = (text: string) => new Set(text.split(/\s*[,\n]\s*/).filter(Boolean));

/** Companies and brands whose name ends in 's, without the 's. Without it, most are surnames. */
const BRANDS = list(
  `Applebee, Arby, Barney, Bloomingdale, Bonham, Cabela, Christie, Chili, Culver, Denny, Dillard,
Domino, Dunkin, Fortnum, Fuddrucker, Hardee, Harrod, Hellmann, Hershey, Kellogg, Kiehl, Kohl, Ladbroke, Levi, Lloyd, Loehmann,
Lowe, Macy, McDonald, McVitie, Menard, Mervyn, Moody, Morrison, Nando, O'Charley, Peet, Popeye, Sainsbury, Seagram,
Smucker, Sotheby, Stouffer, Tilly, Waldenbook, Wegman, Wendy, Wetherspoon, Woolworth, Zaxby,
Aunt Annie, Auntie Anne, Ben & Jerry, Chuck E. Cheese, Dave & Buster, Frankie & Benny, Jack Daniel, Jersey Mike, Jimmy John,
Johnny Rocket, Little Caesar, Long John Silver, Papa John, Papa Murphy, P.F. Chang, Standard & Poor, Trader Joe, Uncle Ben`,
);

/** Brands with an 's inside. Their first word alone is no brand. */
export const BRAND_PHRASES = list(
  `Lloyd's of London, Victoria's Secret, Sam's Club, Dick's Sporting Goods, Carl's Jr., Land's End, Children's Place,
Ruth's Chris Steak House, Levi's Stadium, Moody's Investors Service, Moody's Analytics, Macy's Inc., McDonald's Corp.,
Domino's Pizza, Christie's International, Lowe's Cos., Casey's General Stores, Bob's Discount Furniture, Bird's Eye`,
);

/** Tests a name with its end, "McDonald's", with either apostrophe. */
export function isBrand(name: string): boolean {
  const straight = name.replace(/’/g, "'");
  return (straight.endsWith("'s") && BRANDS.has(straight.slice(0, -2))) || BRAND_PHRASES.has(straight);
}

export const BRAND_NAMES: readonly string[] = [...BRANDS];
