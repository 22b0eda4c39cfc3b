/** What stands behind the name of a town that few know: states as American agencies shorten them, provinces, countries. */
const regions: ReadonlySet<string> = new Set(
  `
ala, alaska, ariz, ark, calif, colo, conn, del, fla, ga, hawaii, idaho, ill, ind, iowa, kan, ky, la, maine, md, mass, mich, minn
miss, mo, mont, neb, nev, nh, nj, nm, ny, nc, nd, ohio, okla, ore, pa, ri, sc, sd, tenn, texas, utah, vt, va, wash, wva, wis, wyo
ont, que, bc, alta, man, sask, ns, nb, nl, pei, ontario, quebec, alberta, manitoba, saskatchewan, british columbia
england, scotland, wales, northern ireland, ireland, france, germany, spain, portugal, italy, greece, turkey, türkiye, ukraine
russia, belarus, poland, czech republic, slovakia, hungary, romania, bulgaria, serbia, croatia, bosnia, albania, kosovo, moldova
austria, switzerland, netherlands, belgium, sweden, norway, finland, denmark, iceland, lithuania, latvia, estonia
israel, lebanon, syria, iraq, iran, jordan, egypt, saudi arabia, yemen, west bank, gaza strip, afghanistan, pakistan, india, nepal
bangladesh, sri lanka, china, taiwan, japan, south korea, north korea, philippines, vietnam, thailand, cambodia, laos, myanmar
malaysia, singapore, indonesia, australia, new zealand, papua new guinea, nigeria, kenya, uganda, tanzania, ethiopia, somalia
sudan, south sudan, congo, rwanda, burundi, south africa, zimbabwe, zambia, mozambique, malawi, angola, namibia, botswana, ghana
senegal, mali, niger, chad, cameroon, libya, tunisia, algeria, morocco, mexico, guatemala, honduras, el salvador, nicaragua
costa rica, panama, cuba, haiti, dominican republic, jamaica, colombia, venezuela, ecuador, peru, bolivia, brazil, chile
argentina, uruguay, paraguay, united arab emirates, uae, kuwait, qatar, bahrain, oman, cyprus, malta, luxembourg, armenia, azerbaijan, georgia, kazakhstan
uzbekistan, mongolia, north macedonia, montenegro, slovenia, sierra leone, liberia, togo, benin, burkina faso, ivory coast, gabon
eritrea, madagascar, mauritius, puerto rico, guyana, suriname, palestinian territories, uk, us, usa, mo, tx, ca, fl, az, wa, oh, il, mi
amerika serikat, inggris, arab saudi, jepang, tiongkok, jerman, prancis, italia, spanyol, belanda
`
    .split(/[,\n]/)
    .map((region) => region.trim())
    .filter((region) => region !== ''),
);

/** "Ore.", "N.Y.", "Ukraine". */
export const isRegion = (words: string): boolean =>
  regions.has(words.toLowerCase().replaceAll('.', '').replace(/\s+/g, ' ').trim());
